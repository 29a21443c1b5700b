/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/follow-ups/clinic-take-home.h"

#include "exchange/clinic-ical-writer.h"

/* The same version of the protocol that the course keeps, in the patient's words. */
static ClinicProtocol *
load_protocol (ClinicDiary *diary, const ClinicAftercare *aftercare, GError **error)
{
  ClinicProtocol *protocol = clinic_diary_get_protocol (diary, aftercare->visit->protocol);
  const char *language = *aftercare->language != '\0' ? aftercare->language : NULL;

  if (protocol != NULL)
    return clinic_protocol_parse (clinic_protocol_get_key (protocol), clinic_protocol_get_text (protocol), -1, language, error);
  g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND, "protocol");
  return NULL;
}

static ClinicLeaflet *
make_leaflet (ClinicDiary *diary, const ClinicAftercare *aftercare, const ClinicProtocol *protocol)
{
  const ClinicSession *next = aftercare->next_visit != NULL ? aftercare->next_visit->session : NULL;
  const ClinicSetup *setup = clinic_diary_get_setup (diary);
  g_autofree char *uid = next != NULL ? clinic_ical_make_uid (next->id, setup->uid) : g_strdup ("");
  ClinicLeafletFacts facts = {
    .patient = aftercare->visit->patient_name,
    .clinic = setup->name,
    .phone = setup->phone,
    .nth = aftercare->visit->nth,
    .length = aftercare->visit->length,
    .session_day = aftercare->visit->session->day,
    .earliest = aftercare->earliest,
    .next_start = next != NULL ? next->start : CLINIC_TIME_NONE,
    .next_end = next != NULL ? next->rolling_end : CLINIC_TIME_NONE,
    .uid = uid,
    .now = clinic_diary_get_now (diary),
    .zone = clinic_diary_get_zone (diary),
  };

  return clinic_leaflet_new (protocol, &facts);
}

ClinicLeaflet *
clinic_take_home_make (ClinicDiary *diary, const ClinicAftercare *aftercare, GError **error)
{
  g_autoptr (ClinicProtocol) protocol = NULL;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && aftercare != NULL, NULL);

  protocol = load_protocol (diary, aftercare, error);
  return protocol != NULL ? make_leaflet (diary, aftercare, protocol) : NULL;
}
