/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-diary-discharge.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-diary-private.h"
#include "model/clinic-verb-words.h"
#include "store/clinic-prescription-table.h"
#include "store/clinic-rows.h"
#include "store/clinic-session-table.h"

/* (transfer full) (nullable): whose session it is */
static char *
find_name (ClinicTx *tx, gint64 session, GError **error)
{
  ClinicVisit *visit = clinic_session_table_load_visit (clinic_tx_get_conn (tx), session, error);
  char *name = visit != NULL ? g_strdup (visit->patient_name) : NULL;

  g_clear_pointer (&visit, clinic_visit_free);
  return name;
}

/* Ticks */

typedef struct
{
  gint64 session;
  ClinicDischargeItem item;
  gboolean done;
} Tick;

static const ClinicDischargeTick *
find_tick (const GPtrArray *ticks, ClinicDischargeItem item)
{
  for (guint i = 0; i < ticks->len; i++)
    if (((const ClinicDischargeTick *) ticks->pdata[i])->item == item)
      return ticks->pdata[i];
  return NULL;
}

static gboolean
tick_job (ClinicTx *tx, gpointer data, GError **error)
{
  const Tick *tick = data;
  g_autofree char *name = find_name (tx, tick->session, error);
  g_autoptr (GPtrArray) ticks = name ? clinic_discharge_table_load_session (clinic_tx_get_conn (tx), tick->session, error) : NULL;
  const ClinicDischargeTick *there = ticks != NULL ? find_tick (ticks, tick->item) : NULL;

  if (ticks == NULL)
    return FALSE;
  clinic_tx_set_subject (tx, CLINIC_KIND_SESSION, tick->session);
  clinic_tx_set_summary (tx, g_strdup_printf (_("Discharge list of %s"), name));
  clinic_verb_words_name (tx, name);
  if (tick->done && there == NULL)
    return clinic_discharge_table_insert (tx, tick->session, tick->item, error) != 0;
  if (!tick->done && there != NULL)
    return clinic_rows_delete (tx, CLINIC_KIND_DISCHARGE, there->id, error);
  return TRUE;
}

void
clinic_diary_tick_discharge_async (ClinicDiary *diary, gint64 session, ClinicDischargeItem item, gboolean done,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Tick *tick;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (item < CLINIC_N_DISCHARGE_ITEMS);

  tick = g_new0 (Tick, 1);
  tick->session = session;
  tick->item = item;
  tick->done = done;
  clinic_diary_write (diary, "tick-discharge", TRUE, tick_job, tick, g_free, cancellable, callback, user_data);
}

/* Prescribed creams */

static gboolean
check_prescription (ClinicTx *tx, const ClinicPrescription *prescription, GError **error)
{
  g_autoptr (ClinicSession) session = clinic_session_table_load (clinic_tx_get_conn (tx), prescription->session, error);
  g_autofree char *fault = session != NULL ? clinic_prescription_find_fault (prescription, session->day) : NULL;

  if (fault != NULL)
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, fault);
  return session != NULL && fault == NULL;
}

static gboolean
save_job (ClinicTx *tx, gpointer data, GError **error)
{
  const ClinicPrescription *prescription = data;
  g_autofree char *name = find_name (tx, prescription->session, error);

  if (name == NULL || !check_prescription (tx, prescription, error))
    return FALSE;
  clinic_tx_set_subject (tx, CLINIC_KIND_SESSION, prescription->session);
  /* Translators: a patient, then a cream */
  clinic_tx_set_summary (tx, g_strdup_printf (_("%s: %s prescribed"), name, prescription->name));
  clinic_verb_words_name (tx, name);
  if (prescription->id == 0)
    return clinic_prescription_table_insert (tx, prescription, error) != 0;
  return clinic_prescription_table_update (tx, prescription, error);
}

void
clinic_diary_save_prescription_async (ClinicDiary *diary, const ClinicPrescription *prescription,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  ClinicPrescription *copy;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (prescription != NULL && clinic_prescription_item_is_known (prescription->item));

  copy = clinic_prescription_copy (prescription);
  g_strstrip (copy->name);
  clinic_diary_write (diary, "save-prescription", TRUE, save_job, copy, (GDestroyNotify) clinic_prescription_free,
                      cancellable, callback, user_data);
}

static gboolean
remove_job (ClinicTx *tx, gpointer data, GError **error)
{
  const gint64 *id = data;
  g_autoptr (ClinicPrescription) prescription = clinic_prescription_table_load (clinic_tx_get_conn (tx), *id, error);
  g_autofree char *name = prescription != NULL ? find_name (tx, prescription->session, error) : NULL;

  if (name == NULL)
    return FALSE;
  clinic_tx_set_subject (tx, CLINIC_KIND_SESSION, prescription->session);
  clinic_tx_set_summary (tx, g_strdup_printf (_("%s: %s removed"), name, prescription->name));
  clinic_verb_words_name (tx, name);
  return clinic_rows_delete (tx, CLINIC_KIND_PRESCRIPTION, *id, error);
}

void
clinic_diary_remove_prescription_async (ClinicDiary *diary, gint64 prescription, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_write (diary, "remove-prescription", TRUE, remove_job, g_memdup2 (&prescription, sizeof prescription), g_free,
                      cancellable, callback, user_data);
}
