/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-tx.h"

#include <string.h>

#include "store/clinic-tx-image.h"

typedef struct
{
  ClinicKind kind;
  gint64 id;
  GVariant *before; /* nullable: created by this transaction */
} Touched;

struct _ClinicTx
{
  ClinicConn *conn;
  ClinicActor actor;
  gint64 now;
  char *verb;
  char *subject;
  char *summary;
  char *name; /* nullable */
  GArray *touched;
  GHashTable *places; /* the rows in touched, as keys alone */
};

static void
touched_clear (Touched *touched)
{
  g_clear_pointer (&touched->before, g_variant_unref);
}

static guint
row_hash (gconstpointer key)
{
  const Touched *row = key;

  return g_int64_hash (&row->id) * CLINIC_N_KINDS + row->kind;
}

static gboolean
row_equal (gconstpointer a, gconstpointer b)
{
  const Touched *one = a;
  const Touched *other = b;

  return one->kind == other->kind && one->id == other->id;
}

ClinicTx *
clinic_tx_new (ClinicConn *conn, ClinicActor actor, const char *verb, gint64 now)
{
  ClinicTx *tx = g_new0 (ClinicTx, 1);

  tx->conn = conn;
  tx->actor = actor;
  tx->verb = g_strdup (verb);
  tx->subject = g_strdup ("");
  tx->now = now;
  tx->touched = g_array_new (FALSE, FALSE, sizeof (Touched));
  g_array_set_clear_func (tx->touched, (GDestroyNotify) touched_clear);
  tx->places = g_hash_table_new_full (row_hash, row_equal, g_free, NULL);
  return tx;
}

void
clinic_tx_free (ClinicTx *tx)
{
  g_free (tx->verb);
  g_free (tx->subject);
  g_free (tx->summary);
  g_free (tx->name);
  g_array_unref (tx->touched);
  g_hash_table_unref (tx->places);
  g_free (tx);
}

ClinicConn *
clinic_tx_get_conn (ClinicTx *tx)
{
  return tx->conn;
}

gint64
clinic_tx_get_now (ClinicTx *tx)
{
  return tx->now;
}

gint64
clinic_tx_get_staff (ClinicTx *tx)
{
  return tx->actor.staff;
}

/* FALSE if the row is there already: what stood there first counts. */
static gboolean
add_touched (ClinicTx *tx, ClinicKind kind, gint64 id, GVariant *before)
{
  Touched touched = { kind, id, before };

  if (!g_hash_table_add (tx->places, g_memdup2 (&touched, sizeof touched)))
    return FALSE;
  g_array_append_val (tx->touched, touched);
  return TRUE;
}

static gboolean
is_touched (ClinicTx *tx, ClinicKind kind, gint64 id)
{
  Touched touched = { kind, id, NULL };

  return g_hash_table_contains (tx->places, &touched);
}

gboolean
clinic_tx_touch (ClinicTx *tx, ClinicKind kind, gint64 id, GError **error)
{
  GVariant *before;

  g_return_val_if_fail (tx != NULL, FALSE);

  if (is_touched (tx, kind, id))
    return TRUE;
  if (!clinic_image_read (tx->conn, kind, id, &before, error))
    return FALSE;
  if (before == NULL)
    {
      g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND, "%s %" G_GINT64_FORMAT " is not there",
                   clinic_kind_to_table (kind), id);
      return FALSE;
    }
  return add_touched (tx, kind, id, before);
}

void
clinic_tx_created (ClinicTx *tx, ClinicKind kind, gint64 id)
{
  g_return_if_fail (tx != NULL);

  add_touched (tx, kind, id, NULL);
}

const char *
clinic_tx_get_verb (ClinicTx *tx)
{
  g_return_val_if_fail (tx != NULL, NULL);

  return tx->verb;
}

void
clinic_tx_set_summary (ClinicTx *tx, char *summary)
{
  g_free (tx->summary);
  tx->summary = summary;
}

void
clinic_tx_set_name (ClinicTx *tx, char *name)
{
  g_free (tx->name);
  tx->name = name;
}

void
clinic_tx_set_subject (ClinicTx *tx, ClinicKind kind, gint64 id)
{
  g_free (tx->subject);
  tx->subject = g_strdup_printf ("%s:%" G_GINT64_FORMAT, clinic_kind_to_table (kind), id);
}

static gboolean
write_journal_row (ClinicTx *tx, const ClinicJournalRow *row, GError **error)
{
  g_autofree char *sha256 = clinic_journal_row_hash (row);

  return clinic_conn_exec (tx->conn, error,
                           "INSERT INTO journal"
                           " (id, at, actor, desk, verb, subject, detail_sha256, previous_sha256, row_sha256)"
                           " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                           "iiIssssss", row->id, row->at, row->actor, row->desk, row->verb, row->subject,
                           row->detail_sha256, row->previous_sha256, sha256);
}

static gboolean
write_journal (ClinicTx *tx, GPtrArray *images, ClinicChange *change, GError **error)
{
  g_autofree char *detail = clinic_images_hash (images);
  g_autofree char *previous = NULL;
  ClinicJournalRow row = {
    .at = tx->now,
    .actor = tx->actor.staff,
    .desk = tx->actor.desk ? tx->actor.desk : "",
    .verb = tx->verb,
    .subject = tx->subject,
    .detail_sha256 = detail,
  };

  if (!clinic_journal_get_head (tx->conn, &row.id, &previous, error))
    return FALSE;
  row.id++;
  row.previous_sha256 = previous;
  if (!write_journal_row (tx, &row, error))
    return FALSE;
  for (guint i = 0; i < images->len; i++)
    {
      ClinicImage *image = images->pdata[i];

      if (!clinic_image_write (tx->conn, row.id, image, error))
        return FALSE;
      clinic_change_add (change, image->kind, image->id);
    }
  clinic_change_set_journal (change, row.id);
  return TRUE;
}

/* NULL without an error when the row stands as it stood. */
static ClinicImage *
make_image (ClinicTx *tx, const Touched *touched, GError **error)
{
  g_autoptr (GVariant) after = NULL;

  if (touched->before == NULL)
    return clinic_image_new_created (tx->conn, touched->kind, touched->id, error);
  if (!clinic_image_read (tx->conn, touched->kind, touched->id, &after, error) ||
      clinic_image_same (touched->before, after))
    return NULL;
  return clinic_image_new (touched->kind, touched->id, touched->before, after);
}

ClinicChange *
clinic_tx_finish (ClinicTx *tx, GError **error)
{
  g_autoptr (ClinicChange) change = clinic_change_new (tx->verb);
  g_autoptr (GPtrArray) images = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_image_free);

  for (guint i = 0; i < tx->touched->len; i++)
    {
      g_autoptr (GError) local = NULL;
      ClinicImage *image = make_image (tx, &g_array_index (tx->touched, Touched, i), &local);

      if (image != NULL)
        g_ptr_array_add (images, image);
      if (local == NULL)
        continue;
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  clinic_change_set_summary (change, tx->summary);
  clinic_change_set_name (change, tx->name);
  if (images->len > 0 && !write_journal (tx, images, change, error))
    return NULL;
  return g_steal_pointer (&change);
}
