/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-healing-record.h"

#include <glib/gi18n-lib.h>

#include "store/clinic-course-table.h"
#include "store/clinic-follow-up-table.h"
#include "store/clinic-healing-table.h"
#include "store/clinic-patient-table.h"

ClinicProtocol *
clinic_healing_record_find_protocol (ClinicConn *conn, const ClinicBookingRules *rules, gint64 id, GError **error)
{
  g_autoptr (ClinicCourse) course = clinic_course_table_load (conn, id, error);
  ClinicProtocol *protocol;

  if (course == NULL)
    return NULL;
  protocol = g_hash_table_lookup (rules->protocols, &course->protocol);
  if (protocol == NULL)
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND, "protocol");
  return protocol;
}

static gboolean
close_until_settled (ClinicTx *tx, const ClinicProtocol *protocol, gint64 session, GError **error)
{
  g_autoptr (GPtrArray) all = clinic_follow_up_table_load_session (clinic_tx_get_conn (tx), session, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      ClinicFollowUp *follow_up = all->pdata[i];
      const ClinicFollowUpRule *rule = clinic_protocol_find_rule (protocol, clinic_follow_up_kind_to_string (follow_up->kind));

      if (follow_up->status != CLINIC_FOLLOW_UP_OPEN || rule == NULL || !rule->until_settled)
        continue;
      follow_up->status = CLINIC_FOLLOW_UP_CLOSED;
      g_free (follow_up->reason);
      follow_up->reason = g_strdup (_("Settled"));
      if (!clinic_follow_up_table_update (tx, follow_up, error))
        return FALSE;
    }
  return all != NULL;
}

gboolean
clinic_healing_record_event (ClinicTx *tx, const ClinicBookingRules *rules, const ClinicProtocol *protocol,
                             ClinicHealing *healing, ClinicHealingEvent event, ClinicDay day, GError **error)
{
  g_autofree char *message = NULL;

  g_return_val_if_fail (tx != NULL && rules != NULL && protocol != NULL && healing != NULL, FALSE);

  if (!clinic_healing_record (healing, event, day, rules->today, clinic_protocol_get_no_peeling_day (protocol), &message))
    {
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, message);
      return FALSE;
    }
  if (!clinic_healing_table_update (tx, healing, error))
    return FALSE;
  healing->version++;
  return healing->settled == CLINIC_DAY_NONE || close_until_settled (tx, protocol, healing->session, error);
}

static gboolean
is_asked (GPtrArray *follow_ups)
{
  for (guint i = 0; i < follow_ups->len; i++)
    {
      const ClinicFollowUp *follow_up = follow_ups->pdata[i];

      if (follow_up->kind == CLINIC_FOLLOW_UP_PEEL_END && follow_up->status == CLINIC_FOLLOW_UP_OPEN)
        return TRUE;
    }
  return FALSE;
}

gboolean
clinic_healing_record_ask_again (ClinicTx *tx, const ClinicBookingRules *rules, const ClinicProtocol *protocol,
                                 const ClinicHealing *healing, const ClinicSession *session, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (ClinicPatient) patient = clinic_patient_table_load (conn, session->patient, error);
  g_autoptr (GPtrArray) all = patient != NULL ? clinic_follow_up_table_load_session (conn, session->id, error) : NULL;
  g_autoptr (ClinicFollowUp) next = NULL;
  ClinicFollowUp last = { .patient = session->patient, .course = session->course, .session = session->id };
  ClinicHours hours;

  if (all == NULL)
    return FALSE;
  if (healing->settled != CLINIC_DAY_NONE || healing->carried_on_by != 0 || !patient->may_be_called || is_asked (all))
    return TRUE;
  clinic_setup_get_hours (rules->setup, &hours);
  next = clinic_follow_up_plan_peel_end (protocol, &last, session->day, rules->today, &hours, rules->zone);
  return next == NULL || clinic_follow_up_table_insert (tx, next, error) != 0;
}
