/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-diary-zone.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-booking-rules.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-zone-change.h"

void
clinic_displaced_visit_free (ClinicDisplacedVisit *displaced)
{
  if (displaced == NULL)
    return;
  clinic_visit_free (displaced->visit);
  g_free (displaced);
}

/* Following */

static gboolean
follow_zone_job (ClinicTx *tx, gpointer data, GError **error)
{
  guint n_displaced;

  if (!clinic_zone_change_apply (tx, data, NULL, &n_displaced, error))
    return FALSE;
  clinic_tx_set_subject (tx, CLINIC_KIND_CLINIC, 1);
  return TRUE;
}

void
clinic_diary_follow_zone_async (ClinicDiary *diary, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_write (diary, "follow-zone", FALSE, follow_zone_job, clinic_booking_rules_new (diary),
                      (GDestroyNotify) clinic_booking_rules_free, cancellable, callback, user_data);
}

/* Listing */

static GPtrArray *
load_visits (ClinicConn *conn, const GArray *displaced, GError **error)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_displaced_visit_free);

  for (guint i = 0; i < displaced->len; i++)
    {
      ClinicDisplacedVisit *one = g_new0 (ClinicDisplacedVisit, 1);

      g_ptr_array_add (visits, one);
      one->before = g_array_index (displaced, ClinicDisplaced, i);
      one->visit = clinic_session_table_load_visit (conn, one->before.session, error);
      if (one->visit == NULL)
        return NULL;
    }
  return g_steal_pointer (&visits);
}

static gpointer
load_displaced_job (ClinicConn *conn, gpointer data, GError **error)
{
  g_autoptr (GArray) displaced = clinic_displaced_table_load (conn, *(ClinicDay *) data, error);

  return displaced != NULL ? load_visits (conn, displaced, error) : NULL;
}

void
clinic_diary_load_displaced_async (ClinicDiary *diary, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  ClinicDay today;

  g_return_if_fail (CLINIC_IS_DIARY (diary));

  today = clinic_diary_get_today (diary);
  clinic_diary_read (diary, load_displaced_job, g_memdup2 (&today, sizeof today), g_free, (GDestroyNotify) g_ptr_array_unref,
                     cancellable, callback, user_data);
}

GPtrArray *
clinic_diary_load_displaced_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

/* Seeing to them */

static gboolean
see_displaced_job (ClinicTx *tx, gpointer data, GError **error)
{
  const GArray *sessions = data;

  for (guint i = 0; i < sessions->len; i++)
    if (!clinic_displaced_table_see (tx, g_array_index (sessions, gint64, i), error))
      return FALSE;
  return TRUE;
}

void
clinic_diary_see_displaced_async (ClinicDiary *diary, GPtrArray *displaced, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  GArray *sessions = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (displaced != NULL);

  for (guint i = 0; i < displaced->len; i++)
    g_array_append_val (sessions, ((ClinicDisplacedVisit *) displaced->pdata[i])->before.session);
  clinic_diary_write (diary, "see-displaced", FALSE, see_displaced_job, sessions, (GDestroyNotify) g_array_unref, cancellable,
                      callback, user_data);
}
