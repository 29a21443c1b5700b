/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-ical-export.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-phrase.h"
#include "exchange/clinic-ical-writer.h"

static char *
say_summary (const ClinicVisit *visit, const ClinicSetup *setup, gboolean names)
{
  const char *who = names ? visit->patient_name : _("Appointment");
  const char *doctor = clinic_setup_get_staff_name (setup, visit->session->doctor);

  return *doctor != '\0' ? g_strdup_printf ("%s · %s", who, doctor) : g_strdup (who);
}

static ClinicIcalEvent *
make_event (const ClinicVisit *visit, const ClinicSetup *setup, gboolean names)
{
  const ClinicSession *session = visit->session;
  ClinicIcalEvent *event = clinic_ical_event_new ();
  g_autofree char *bed = clinic_setup_say_bed (setup, session->bed);

  event->id = session->id;
  event->version = session->version;
  event->start = session->start;
  event->end = session->rolling_end;
  event->cancelled = !clinic_session_state_is_live (session->state);
  g_free (event->summary);
  event->summary = say_summary (visit, setup, names);
  g_free (event->location);
  event->location = clinic_phrase_list ((const char *const[]){ setup->name, bed, NULL });
  return event;
}

GBytes *
clinic_ical_export (ClinicDiary *diary, GPtrArray *visits, gint64 doctor, gboolean names)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_ical_event_free);
  const ClinicSetup *setup;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && visits != NULL, NULL);

  setup = clinic_diary_get_setup (diary);
  for (guint i = 0; i < visits->len; i++)
    {
      const ClinicVisit *visit = visits->pdata[i];

      if (doctor == 0 || visit->session->doctor == doctor)
        g_ptr_array_add (events, make_event (visit, setup, names));
    }
  return clinic_ical_write (setup->uid, setup->zone, setup->name, clinic_diary_get_now (diary), events);
}
