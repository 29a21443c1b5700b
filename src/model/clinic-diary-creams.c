/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-diary-creams.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-diary-private.h"
#include "model/clinic-verb-words.h"
#include "store/clinic-cream-table.h"

static gpointer
load_creams_job (ClinicConn *conn, gpointer data, GError **error)
{
  return clinic_cream_table_load (conn, error);
}

void
clinic_diary_load_creams_async (ClinicDiary *diary, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_read (diary, load_creams_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, cancellable, callback,
                     user_data);
}

GPtrArray *
clinic_diary_load_creams_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

static gboolean
save_cream_job (ClinicTx *tx, gpointer data, GError **error)
{
  const ClinicCream *cream = data;
  g_autofree char *fault = clinic_cream_check (cream);
  gint64 id;

  if (fault != NULL)
    {
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, fault);
      return FALSE;
    }
  id = clinic_cream_table_save (tx, cream, error);
  if (id == 0)
    return FALSE;
  clinic_tx_set_subject (tx, CLINIC_KIND_CREAM, id);
  clinic_tx_set_summary (tx, g_strdup_printf (cream->id == 0 ? _("%s added to the creams") : _("%s changed"), cream->name));
  clinic_verb_words_name (tx, cream->name);
  return TRUE;
}

void
clinic_diary_save_cream_async (ClinicDiary *diary, const ClinicCream *cream, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (cream != NULL);

  clinic_diary_write (diary, "save-cream", TRUE, save_cream_job, clinic_cream_copy (cream),
                      (GDestroyNotify) clinic_cream_free, cancellable, callback, user_data);
}
