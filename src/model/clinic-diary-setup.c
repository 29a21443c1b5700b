/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-diary-private.h"
#include "store/clinic-setup-table.h"

static gboolean
save_setup_job (ClinicTx *tx, gpointer data, GError **error)
{
  ClinicSetup *setup = data;
  g_autofree char *missing = clinic_setup_check (setup);

  if (missing != NULL)
    {
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, missing);
      return FALSE;
    }
  if (!clinic_setup_table_save (tx, setup, error))
    return FALSE;
  clinic_tx_set_subject (tx, CLINIC_KIND_CLINIC, 1);
  if (setup->version > 0)
    clinic_tx_set_summary (tx, g_strdup (_("The clinic’s settings were changed")));
  return TRUE;
}

void
clinic_diary_save_setup_async (ClinicDiary *diary, ClinicSetup *setup, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (setup != NULL);

  clinic_diary_write (diary, "save-setup", setup->version > 0, save_setup_job, clinic_setup_ref (setup),
                      (GDestroyNotify) clinic_setup_unref, cancellable, callback, user_data);
}
