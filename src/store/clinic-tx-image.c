/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-tx-image.h"

#include <string.h>

#include "store/clinic-tx.h"

static char *
print_image (GVariant *image)
{
  return image ? g_variant_print (image, TRUE) : NULL;
}

ClinicImage *
clinic_image_new (ClinicKind kind, gint64 id, GVariant *before, GVariant *after)
{
  ClinicImage *image = g_new0 (ClinicImage, 1);

  image->kind = kind;
  image->id = id;
  image->before = print_image (before);
  image->after = print_image (after);
  return image;
}

void
clinic_image_free (ClinicImage *image)
{
  g_free (image->before);
  g_free (image->after);
  g_free (image);
}

static ClinicStmt *
query_row (ClinicConn *conn, ClinicKind kind, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE id = $1", clinic_kind_to_table (kind));

  return clinic_conn_query (conn, error, sql, "i", id);
}

/* As print_image() of the same row, at a fifth of the time. */
static char *
print_row (ClinicStmt *stmt)
{
  GString *text = g_string_sized_new (1024);

  for (int i = 0; i < clinic_stmt_get_n_columns (stmt); i++)
    {
      g_string_append (text, i == 0 ? "{'" : ", '");
      g_string_append (text, clinic_stmt_get_name (stmt, i));
      g_string_append (text, "': ");
      clinic_stmt_print_value (stmt, i, text);
    }
  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}

ClinicImage *
clinic_image_new_created (ClinicConn *conn, ClinicKind kind, gint64 id, GError **error)
{
  g_autoptr (ClinicStmt) stmt = query_row (conn, kind, id, error);
  ClinicImage *image;

  if (stmt == NULL || !clinic_stmt_next (stmt, error))
    return NULL;
  image = clinic_image_new (kind, id, NULL, NULL);
  image->after = print_row (stmt);
  return image;
}

gboolean
clinic_image_read (ClinicConn *conn, ClinicKind kind, gint64 id, GVariant **image, GError **error)
{
  g_autoptr (ClinicStmt) stmt = query_row (conn, kind, id, error);
  g_autoptr (GError) local = NULL;
  GVariantBuilder builder;

  *image = NULL;
  if (stmt == NULL)
    return FALSE;
  if (!clinic_stmt_next (stmt, &local))
    {
      if (local == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  for (int i = 0; i < clinic_stmt_get_n_columns (stmt); i++)
    g_variant_builder_add (&builder, "{sv}", clinic_stmt_get_name (stmt, i), clinic_stmt_get_value (stmt, i));
  *image = g_variant_ref_sink (g_variant_builder_end (&builder));
  return TRUE;
}

gboolean
clinic_image_write (ClinicConn *conn, gint64 journal, const ClinicImage *image, GError **error)
{
  return clinic_conn_exec (conn, error,
                           "INSERT INTO journal_detail (journal, kind, row, before, after) VALUES ($1, $2, $3, $4, $5)",
                           "isiss", journal, clinic_kind_to_table (image->kind), image->id, image->before, image->after);
}

/* What is counted or marked besides the record: the row's version, and that a due item has been told or was asked for later. A notification in
 * between is no reason to refuse an undo. */
static gboolean
is_aside (const char *column)
{
  return g_str_equal (column, "version") || g_str_equal (column, "told_before") || g_str_equal (column, "told") ||
         g_str_equal (column, "snoozed");
}

gboolean
clinic_image_same (GVariant *a, GVariant *b)
{
  GVariantIter iter;
  const char *key;
  GVariant *value;
  gboolean same = TRUE;

  if (a == NULL || b == NULL)
    return a == b;
  g_variant_iter_init (&iter, a);
  while (same && g_variant_iter_next (&iter, "{&sv}", &key, &value))
    {
      g_autoptr (GVariant) other = g_variant_lookup_value (b, key, NULL);

      same = is_aside (key) || (other != NULL && g_variant_equal (value, other));
      g_variant_unref (value);
    }
  return same;
}

GPtrArray *
clinic_images_load (ClinicConn *conn, gint64 journal, GError **error)
{
  g_autoptr (GPtrArray) images = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_image_free);
  g_autoptr (ClinicStmt) stmt = clinic_conn_query (conn, error,
                                                   "SELECT kind, row, before, after FROM journal_detail"
                                                   " WHERE journal = $1 ORDER BY id",
                                                   "i", journal);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  while (clinic_stmt_next (stmt, &local))
    {
      g_autoptr (ClinicImage) image = g_new0 (ClinicImage, 1);

      if (!clinic_kind_from_table (clinic_stmt_get_text (stmt, 0), &image->kind))
        {
          g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_TOO_NEW, "unknown kind %s", clinic_stmt_get_text (stmt, 0));
          return NULL;
        }
      image->id = clinic_stmt_get_int (stmt, 1);
      image->before = g_strdup (clinic_stmt_get_text (stmt, 2));
      image->after = g_strdup (clinic_stmt_get_text (stmt, 3));
      g_ptr_array_add (images, g_steal_pointer (&image));
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&images);
}

/* Length and text, so that no two lists of texts run into the same bytes. */
static void
feed (GChecksum *sum, const char *text)
{
  gssize length = text != NULL ? (gssize) strlen (text) : -1;
  char head[24];

  g_checksum_update (sum, (const guchar *) head, g_snprintf (head, sizeof head, "%zd:", length));
  if (text != NULL)
    g_checksum_update (sum, (const guchar *) text, length);
}

static void
feed_int (GChecksum *sum, gint64 value)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, value);
  feed (sum, text);
}

static char *
finish_hash (GChecksum *sum)
{
  return g_strdup (g_checksum_get_string (sum));
}

static void
feed_image (GChecksum *sum, const char *table, gint64 id, const char *before, const char *after)
{
  feed (sum, table);
  feed_int (sum, id);
  feed (sum, before);
  feed (sum, after);
}

char *
clinic_images_hash (GPtrArray *images)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < images->len; i++)
    {
      ClinicImage *image = images->pdata[i];

      feed_image (sum, clinic_kind_to_table (image->kind), image->id, image->before, image->after);
    }
  return finish_hash (sum);
}

char *
clinic_journal_row_hash (const ClinicJournalRow *row)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  feed_int (sum, row->id);
  feed_int (sum, row->at);
  feed_int (sum, row->actor);
  feed (sum, row->desk);
  feed (sum, row->verb);
  feed (sum, row->subject);
  feed (sum, row->detail_sha256);
  feed (sum, row->previous_sha256);
  return finish_hash (sum);
}

gboolean
clinic_journal_get_head (ClinicConn *conn, gint64 *id, char **sha256, GError **error)
{
  g_autoptr (ClinicStmt) stmt = clinic_conn_query (conn, error,
                                                   "SELECT id, row_sha256 FROM journal ORDER BY id DESC LIMIT 1", "");
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  *id = 0;
  if (clinic_stmt_next (stmt, &local))
    {
      *id = clinic_stmt_get_int (stmt, 0);
      *sha256 = clinic_stmt_dup_text (stmt, 1);
      return TRUE;
    }
  *sha256 = g_strdup (CLINIC_JOURNAL_NO_HASH);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* (transfer full): as clinic_images_hash(), from whatever stands there. */
static char *
hash_details (ClinicConn *conn, gint64 journal, gboolean *any, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (ClinicStmt) stmt = clinic_conn_query (
    conn, error, "SELECT kind, row, before, after FROM journal_detail WHERE journal = $1 ORDER BY id", "i", journal);
  g_autoptr (GError) local = NULL;

  *any = FALSE;
  while (stmt != NULL && clinic_stmt_next (stmt, &local))
    {
      *any = TRUE;
      feed_image (sum, clinic_stmt_get_text (stmt, 0), clinic_stmt_get_int (stmt, 1), clinic_stmt_get_text (stmt, 2),
                  clinic_stmt_get_text (stmt, 3));
    }
  if (stmt != NULL && local == NULL)
    return finish_hash (sum);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
verify_details (ClinicConn *conn, const ClinicJournalRow *row, gint64 last_erase, GError **error)
{
  gboolean any;
  g_autofree char *hash = hash_details (conn, row->id, &any, error);

  if (hash == NULL)
    return FALSE;
  if (g_str_equal (hash, row->detail_sha256) || (!any && row->id < last_erase))
    return TRUE;
  g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_CORRUPT, "The details of journal row %" G_GINT64_FORMAT " were altered",
               row->id);
  return FALSE;
}

static gboolean
verify_row (const ClinicJournalRow *row, const char *row_sha256, const char *previous, GError **error)
{
  g_autofree char *hash = clinic_journal_row_hash (row);

  if (g_str_equal (row->previous_sha256, previous) && g_str_equal (hash, row_sha256))
    return TRUE;
  g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_CORRUPT,
               "Journal row %" G_GINT64_FORMAT " was altered, or does not follow the one before", row->id);
  return FALSE;
}

static gboolean
verify_rows (ClinicConn *conn, ClinicStmt *stmt, gint64 last_erase, GError **error)
{
  g_autofree char *previous = g_strdup (CLINIC_JOURNAL_NO_HASH);
  g_autoptr (GError) local = NULL;

  while (clinic_stmt_next (stmt, &local))
    {
      ClinicJournalRow row = {
        .id = clinic_stmt_get_int (stmt, 0),
        .at = clinic_stmt_get_int (stmt, 1),
        .actor = clinic_stmt_get_int (stmt, 2),
        .desk = clinic_stmt_get_text (stmt, 3),
        .verb = clinic_stmt_get_text (stmt, 4),
        .subject = clinic_stmt_get_text (stmt, 5),
        .detail_sha256 = clinic_stmt_get_text (stmt, 6),
        .previous_sha256 = clinic_stmt_get_text (stmt, 7),
      };

      if (!verify_row (&row, clinic_stmt_get_text (stmt, 8), previous, error) ||
          !verify_details (conn, &row, last_erase, error))
        return FALSE;
      g_free (previous);
      previous = clinic_stmt_dup_text (stmt, 8);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
clinic_journal_verify (ClinicConn *conn, GError **error)
{
  g_autoptr (ClinicStmt) stmt = NULL;
  g_autoptr (GError) local = NULL;
  gint64 last_erase = clinic_conn_get (conn, &local, "SELECT max (id) FROM journal WHERE verb = 'erase'", "");
  gint64 strays = 0;

  if (local == NULL)
    strays = clinic_conn_get (conn, &local,
                              "SELECT count (*) FROM journal_detail WHERE journal NOT IN (SELECT id FROM journal)", "");
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (strays > 0)
    {
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_CORRUPT, "Rows of the journal are missing");
      return FALSE;
    }
  stmt = clinic_conn_query (conn, error,
                            "SELECT id, at, actor, desk, verb, subject, detail_sha256, previous_sha256, row_sha256"
                            " FROM journal ORDER BY id",
                            "");
  return stmt != NULL && verify_rows (conn, stmt, last_erase, error);
}
