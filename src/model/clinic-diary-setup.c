/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-booking-rules.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-verb-words.h"
#include "model/clinic-zone-change.h"
#include "store/clinic-setup-table.h"

typedef struct
{
  ClinicSetup *setup;
  ClinicBookingRules *rules; /* nullable: there is no clinic yet */
} Job;

static void
job_free (Job *job)
{
  clinic_setup_unref (job->setup);
  g_clear_pointer (&job->rules, clinic_booking_rules_free);
  g_free (job);
}

static gboolean
save_setup (ClinicTx *tx, const ClinicSetup *setup, GError **error)
{
  g_autofree char *missing = clinic_setup_check (setup);

  if (missing == NULL)
    return clinic_setup_table_save (tx, setup, error);
  g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, missing);
  return FALSE;
}

/* Sessions keep their wall time in the zone that is saved by now. */
static gboolean
follow_zone (ClinicTx *tx, const Job *job, const ClinicSetup *before, guint *n_displaced, GError **error)
{
  g_autoptr (ClinicSetup) setup = clinic_setup_table_load (clinic_tx_get_conn (tx), error);
  g_autoptr (GTimeZone) zone_before = clinic_setup_get_zone (before);
  g_autoptr (GTimeZone) zone = setup != NULL ? clinic_setup_get_zone (setup) : NULL;
  ClinicBookingRules rules = *job->rules;

  if (setup == NULL)
    return FALSE;
  rules.setup = setup;
  rules.zone = zone;
  rules.today = clinic_time_get_day (rules.now, zone);
  return clinic_zone_change_apply (tx, &rules, zone_before, n_displaced, error);
}

static char *
summarize (guint n_displaced)
{
  if (n_displaced == 0)
    return g_strdup (_("The clinic’s settings were changed"));
  return g_strdup_printf (ngettext ("The clinic’s settings were changed, and %u session could not keep its place",
                                    "The clinic’s settings were changed, and %u sessions could not keep their places",
                                    n_displaced),
                          n_displaced);
}

static gboolean
save_setup_job (ClinicTx *tx, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (GError) local = NULL;
  g_autoptr (ClinicSetup) before = clinic_setup_table_load (clinic_tx_get_conn (tx), &local);
  guint n_displaced = 0;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!save_setup (tx, job->setup, error))
    return FALSE;
  if (before != NULL && job->rules != NULL && !g_str_equal (before->zone, job->setup->zone) &&
      !follow_zone (tx, job, before, &n_displaced, error))
    return FALSE;
  clinic_tx_set_subject (tx, CLINIC_KIND_CLINIC, 1);
  clinic_verb_words_name (tx, "");
  if (job->setup->version > 0)
    clinic_tx_set_summary (tx, summarize (n_displaced));
  return TRUE;
}

void
clinic_diary_save_setup_async (ClinicDiary *diary, ClinicSetup *setup, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (setup != NULL);

  job = g_new0 (Job, 1);
  job->setup = clinic_setup_ref (setup);
  job->rules = clinic_diary_get_setup (diary) != NULL ? clinic_booking_rules_new (diary) : NULL;
  clinic_diary_write (diary, "save-setup", setup->version > 0, save_setup_job, job, (GDestroyNotify) job_free, cancellable,
                      callback, user_data);
}
