/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-tx.h"

#include <string.h>

#include "store/clinic-rows.h"
#include "store/clinic-tx-image.h"

static GVariant *
parse_image (const char *text)
{
  return text ? g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL) : NULL;
}

static gboolean
is_unchanged_since (ClinicConn *conn, const ClinicImage *image, gboolean *unchanged, GError **error)
{
  g_autoptr (GVariant) after = parse_image (image->after);
  g_autoptr (GVariant) now = NULL;

  if (!clinic_image_read (conn, image->kind, image->id, &now, error))
    return FALSE;
  *unchanged = clinic_image_same (after, now);
  return TRUE;
}

static gboolean
check_unchanged (ClinicConn *conn, GPtrArray *images, GError **error)
{
  for (guint i = 0; i < images->len; i++)
    {
      ClinicImage *image = images->pdata[i];
      gboolean unchanged;

      if (!is_unchanged_since (conn, image, &unchanged, error))
        return FALSE;
      if (!unchanged)
        {
          g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_STALE, "%s %" G_GINT64_FORMAT " was changed since",
                       clinic_kind_to_table (image->kind), image->id);
          return FALSE;
        }
    }
  return TRUE;
}

/* While all of them are lifted, each finds the others' old places empty. */
static gboolean
lift_sessions (ClinicTx *tx, GPtrArray *images, GError **error)
{
  for (guint i = 0; i < images->len; i++)
    {
      ClinicImage *image = images->pdata[i];

      if (image->kind == CLINIC_KIND_SESSION && image->before && image->after &&
          !clinic_conn_exec (clinic_tx_get_conn (tx), error, "UPDATE session SET lifted = 1 WHERE id = $1", "i", image->id))
        return FALSE;
    }
  return TRUE;
}

static gboolean
delete_row (ClinicTx *tx, const ClinicImage *image, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = $1", clinic_kind_to_table (image->kind));

  return clinic_tx_touch (tx, image->kind, image->id, error) &&
         clinic_conn_exec (clinic_tx_get_conn (tx), error, sql, "i", image->id);
}

static void
list_columns (GVariant *image, GString *names, GString *marks, GString *pairs, GPtrArray *values)
{
  GVariantIter iter;
  const char *key;
  GVariant *value;

  g_variant_iter_init (&iter, image);
  while (g_variant_iter_next (&iter, "{&sv}", &key, &value))
    {
      g_ptr_array_add (values, value);
      g_string_append_printf (names, "%s%s", names->len ? ", " : "", key);
      g_string_append_printf (marks, "%s$%u", marks->len ? ", " : "", values->len);
      /* a row only ever gets newer, so that a draft read before the undo is seen as stale */
      if (g_str_equal (key, "version"))
        g_string_append_printf (pairs, "%sversion = version + 1 + 0 * ifnull ($%u, 0)", pairs->len ? ", " : "", values->len);
      else
        g_string_append_printf (pairs, "%s%s = $%u", pairs->len ? ", " : "", key, values->len);
    }
}

static gboolean
put_back (ClinicTx *tx, const ClinicImage *image, GError **error)
{
  g_autoptr (GVariant) before = parse_image (image->before);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new (NULL);
  g_autoptr (GString) pairs = g_string_new (NULL);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  const char *table = clinic_kind_to_table (image->kind);
  g_autofree char *sql = NULL;

  list_columns (before, names, marks, pairs, values);
  if (image->after != NULL)
    {
      /* one text for all rows of a table: the driver keeps each text's statement */
      g_ptr_array_add (values, g_variant_ref_sink (g_variant_new_int64 (image->id)));
      sql = g_strdup_printf ("UPDATE %s SET %s WHERE id = $%u", table, pairs->str, values->len);
    }
  else
    sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", table, names->str, marks->str);
  return clinic_conn_exec_values (clinic_tx_get_conn (tx), error, sql, values);
}

/* Last first, as the rows are about to be written: so the journal holds them in an order that can be reverted too. */
static gboolean
announce_all (ClinicTx *tx, GPtrArray *images, GError **error)
{
  for (guint i = images->len; i > 0; i--)
    {
      ClinicImage *image = images->pdata[i - 1];

      if (image->after == NULL)
        clinic_tx_created (tx, image->kind, image->id);
      else if (!clinic_tx_touch (tx, image->kind, image->id, error))
        return FALSE;
    }
  return TRUE;
}

/* Between whom a change hands rows over. */
typedef struct
{
  gint64 one;
  gint64 other;
} Hands;

static gboolean
changes_hands (const ClinicImage *image, Hands *hands)
{
  g_autoptr (GVariant) before = parse_image (image->before);
  g_autoptr (GVariant) after = parse_image (image->after);

  return before != NULL && after != NULL && g_variant_lookup (before, "patient", "x", &hands->one) &&
         g_variant_lookup (after, "patient", "x", &hands->other) && hands->one != hands->other;
}

static gboolean
any_changes_hands (GPtrArray *images, Hands *hands)
{
  for (guint i = 0; i < images->len; i++)
    if (changes_hands (images->pdata[i], hands))
      return TRUE;
  return FALSE;
}

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  const ClinicImage *one = *(ClinicImage *const *) a;
  const ClinicImage *other = *(ClinicImage *const *) b;

  return (int) one->kind - (int) other->kind;
}

/* Whose rows go from one patient to another are asked for a course and a session of that same patient, whichever way they
 * go: so what others belong to comes first, and what nothing belongs to any more is taken away last. */
static gboolean
put_back_by_kind (ClinicTx *tx, GPtrArray *images, GError **error)
{
  g_autoptr (GPtrArray) ordered = g_ptr_array_copy (images, NULL, NULL);

  g_ptr_array_set_free_func (ordered, NULL);
  g_ptr_array_sort (ordered, compare_kinds);
  for (guint i = 0; i < ordered->len; i++)
    if (((ClinicImage *) ordered->pdata[i])->after == NULL && !put_back (tx, ordered->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < ordered->len; i++)
    {
      const ClinicImage *image = ordered->pdata[i];

      if (image->before != NULL && image->after != NULL && !put_back (tx, image, error))
        return FALSE;
    }
  for (guint i = ordered->len; i > 0; i--)
    if (((ClinicImage *) ordered->pdata[i - 1])->before == NULL && !delete_row (tx, ordered->pdata[i - 1], error))
      return FALSE;
  return TRUE;
}

static gboolean
check_sessions_own (ClinicConn *conn, ClinicKind kind, const Hands *hands, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s AS r JOIN session AS s ON s.id = r.session"
                                          " WHERE r.patient IN ($1, $2) AND s.patient <> r.patient",
                                          clinic_kind_to_table (kind));
  g_autoptr (GError) local = NULL;
  gint64 n = clinic_conn_get (conn, &local, sql, "ii", hands->one, hands->other);

  if (local == NULL && n == 0)
    return TRUE;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT, CLINIC_TX_PARTED);
  return FALSE;
}

/* What was added to a session since is in no image: it would stay where it is while its session goes. */
static gboolean
check_together (ClinicConn *conn, const Hands *hands, GError **error)
{
  for (ClinicKind kind = CLINIC_KIND_SESSION + 1; kind < CLINIC_N_KINDS; kind++)
    {
      gboolean patient, session;

      if (!clinic_rows_has_column (conn, kind, "patient", &patient, error) ||
          !clinic_rows_has_column (conn, kind, "session", &session, error) ||
          (patient && session && !check_sessions_own (conn, kind, hands, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
revert_all (ClinicTx *tx, GPtrArray *images, GError **error)
{
  Hands hands;

  if (!announce_all (tx, images, error) || !lift_sessions (tx, images, error))
    return FALSE;
  if (any_changes_hands (images, &hands))
    return put_back_by_kind (tx, images, error) && check_together (clinic_tx_get_conn (tx), &hands, error);
  for (guint i = images->len; i > 0; i--)
    {
      ClinicImage *image = images->pdata[i - 1];

      if (!(image->before ? put_back (tx, image, error) : delete_row (tx, image, error)))
        return FALSE;
    }
  return TRUE;
}

/* A row that something points at by now stays; the savepoint takes back the refused deletion alone. */
static gboolean
delete_unless_used (ClinicTx *tx, const ClinicImage *image, gboolean *kept, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (GError) refused = NULL;
  gboolean unchanged;

  if (!is_unchanged_since (conn, image, &unchanged, error))
    return FALSE;
  *kept = !unchanged;
  if (*kept)
    return TRUE;
  if (!clinic_conn_savepoint (conn, error))
    return FALSE;
  if (delete_row (tx, image, &refused))
    return clinic_conn_release (conn, error);
  *kept = TRUE;
  if (g_error_matches (refused, CLINIC_ERROR, CLINIC_ERROR_CONFLICT))
    return clinic_conn_unwind (conn, error);
  g_propagate_error (error, g_steal_pointer (&refused));
  return FALSE;
}

static gboolean
revert_import (ClinicTx *tx, GPtrArray *images, GArray *kept, GError **error)
{
  for (guint i = images->len; i > 0; i--)
    {
      ClinicImage *image = images->pdata[i - 1];
      gboolean stays;

      if (!delete_unless_used (tx, image, &stays, error))
        return FALSE;
      if (stays)
        g_array_append_val (kept, image->id);
    }
  return TRUE;
}

gboolean
clinic_tx_revert (ClinicTx *tx, gint64 journal, GArray **kept, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (GPtrArray) images = clinic_images_load (conn, journal, error);
  g_autoptr (GArray) stays = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;
  gboolean is_import;
  gboolean done;

  if (images == NULL)
    return FALSE;
  if (images->len == 0)
    {
      g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND, "journal row %" G_GINT64_FORMAT " holds nothing", journal);
      return FALSE;
    }
  is_import = clinic_conn_get (conn, &local, "SELECT count (*) FROM journal WHERE id = $1 AND verb = 'import'", "i", journal) > 0;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (is_import)
    done = revert_import (tx, images, stays, error);
  else
    done = check_unchanged (conn, images, error) && revert_all (tx, images, error);
  if (done && kept != NULL)
    *kept = g_steal_pointer (&stays);
  return done;
}
