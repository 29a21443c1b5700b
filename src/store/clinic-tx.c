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
  GArray *touched;
};

static void
touched_clear (Touched *touched)
{
  g_clear_pointer (&touched->before, g_variant_unref);
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
  return tx;
}

void
clinic_tx_free (ClinicTx *tx)
{
  g_free (tx->verb);
  g_free (tx->subject);
  g_free (tx->summary);
  g_array_unref (tx->touched);
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

static gboolean
is_touched (ClinicTx *tx, ClinicKind kind, gint64 id)
{
  for (guint i = 0; i < tx->touched->len; i++)
    {
      Touched *touched = &g_array_index (tx->touched, Touched, i);

      if (touched->kind == kind && touched->id == id)
        return TRUE;
    }
  return FALSE;
}

gboolean
clinic_tx_touch (ClinicTx *tx, ClinicKind kind, gint64 id, GError **error)
{
  Touched touched = { kind, id, NULL };

  g_return_val_if_fail (tx != NULL, FALSE);

  if (is_touched (tx, kind, id))
    return TRUE;
  if (!clinic_image_read (tx->conn, kind, id, &touched.before, error))
    return FALSE;
  if (touched.before == NULL)
    {
      g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND, "%s %" G_GINT64_FORMAT " is not there",
                   clinic_kind_to_table (kind), id);
      return FALSE;
    }
  g_array_append_val (tx->touched, touched);
  return TRUE;
}

void
clinic_tx_created (ClinicTx *tx, ClinicKind kind, gint64 id)
{
  Touched touched = { kind, id, NULL };

  g_array_append_val (tx->touched, touched);
}

void
clinic_tx_set_summary (ClinicTx *tx, char *summary)
{
  g_free (tx->summary);
  tx->summary = summary;
}

void
clinic_tx_set_subject (ClinicTx *tx, ClinicKind kind, gint64 id)
{
  g_free (tx->subject);
  tx->subject = g_strdup_printf ("%s:%" G_GINT64_FORMAT, clinic_kind_to_table (kind), id);
}

static gboolean
write_journal (ClinicTx *tx, GPtrArray *images, ClinicChange *change, GError **error)
{
  g_autofree char *detail = clinic_images_hash (images);
  g_autofree char *previous = NULL;
  gint64 id;

  if (!clinic_journal_get_head (tx->conn, &id, &previous, error))
    return FALSE;
  id++;
  if (!clinic_conn_exec (tx->conn, error,
                         "INSERT INTO journal (id, at, actor, desk, verb, subject, detail_sha256, previous_sha256)"
                         " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                         "iiISssss", id, tx->now, tx->actor.staff, tx->actor.desk, tx->verb, tx->subject, detail, previous))
    return FALSE;
  for (guint i = 0; i < images->len; i++)
    {
      ClinicImage *image = images->pdata[i];

      if (!clinic_image_write (tx->conn, id, image, error))
        return FALSE;
      clinic_change_add (change, image->kind, image->id);
    }
  clinic_change_set_journal (change, id);
  return TRUE;
}

ClinicChange *
clinic_tx_finish (ClinicTx *tx, GError **error)
{
  g_autoptr (ClinicChange) change = clinic_change_new (tx->verb);
  g_autoptr (GPtrArray) images = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_image_free);

  for (guint i = 0; i < tx->touched->len; i++)
    {
      Touched *touched = &g_array_index (tx->touched, Touched, i);
      g_autoptr (GVariant) after = NULL;

      if (!clinic_image_read (tx->conn, touched->kind, touched->id, &after, error))
        return NULL;
      if (!clinic_image_same (touched->before, after))
        g_ptr_array_add (images, clinic_image_new (touched->kind, touched->id, touched->before, after));
    }
  clinic_change_set_summary (change, tx->summary);
  if (images->len > 0 && !write_journal (tx, images, change, error))
    return NULL;
  return g_steal_pointer (&change);
}
