/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/clinic-record-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "core/clinic-prescription.h"

#define SECONDS_PER_MINUTE 60

int
clinic_record_count_minutes (gint64 from, gint64 to)
{
  if (from == CLINIC_TIME_NONE || to == CLINIC_TIME_NONE)
    return -1;
  return (int) ((to - from) / SECONDS_PER_MINUTE);
}

static char *
say_amount (double grams, double square)
{
  if (grams > 0 && square > 0)
    /* Translators: how much of a cream on how much skin: "8 g on 180 cm²" */
    return g_strdup_printf (_("%g g on %g cm²"), grams, square);
  if (grams > 0)
    /* Translators: how much of a cream */
    return g_strdup_printf (_("%g g"), grams);
  /* Translators: on how much skin a cream is put */
  return square > 0 ? g_strdup_printf (_("on %g cm²"), square) : g_strdup ("");
}

static char *
list_cream (const ClinicSession *session, const char *cream, const char *area)
{
  g_autofree char *amount = NULL;

  if (cream == NULL || *cream == '\0')
    return g_strdup ("");
  amount = say_amount (session->grams, session->cream_square);
  return clinic_phrase_list ((const char *const[]){ cream, amount, area, NULL });
}

char *
clinic_record_say_cream (const ClinicSession *session)
{
  g_autofree char *cream = NULL;
  g_autofree char *area = NULL;

  g_return_val_if_fail (session != NULL, NULL);

  cream = clinic_phrase_isolate (session->cream != NULL ? session->cream : "");
  area = clinic_phrase_isolate (session->cream_area != NULL ? session->cream_area : "");
  return list_cream (session, cream, area);
}

char *
clinic_record_say_roller (const ClinicRoller *roller)
{
  g_autofree char *needle = NULL;
  g_autofree char *expiry = NULL;

  g_return_val_if_fail (roller != NULL, NULL);

  needle = clinic_roller_format_needle (roller->lot->needle);
  expiry = clinic_roller_format_expiry (roller->lot->expiry);
  /* Translators: a needle's length, a lot, a roller's number, a month */
  return g_strdup_printf (_("%s, lot %s, piece %s, until %s"), needle, roller->lot->lot, roller->number, expiry);
}

char *
clinic_record_say_passes (const ClinicRecord *record)
{
  GString *words;

  g_return_val_if_fail (record != NULL, NULL);

  words = g_string_new (NULL);
  for (guint i = 0; i < CLINIC_N_PASSES; i++)
    if (record->passes[i] > 0)
      {
        g_autofree char *pass = g_strdup_printf ("%s %d", clinic_pass_get_name (i), record->passes[i]);

        clinic_phrase_add (words, pass);
      }
  return g_string_free (words, FALSE);
}

/* The lines */

static void
add_line (GString *text, const char *title, const char *words)
{
  if (words != NULL && *words != '\0')
    /* Translators: a line of the record: what it is about, and what it says */
    g_string_append_printf (text, _("%s: %s\n"), title, words);
}

static void
take_line (GString *text, const char *title, char *words)
{
  add_line (text, title, words);
  g_free (words);
}

static char *
say_span (gint64 from, gint64 to, GTimeZone *zone)
{
  int minutes = clinic_record_count_minutes (from, to);
  g_autofree char *length = NULL;
  g_autofree char *range = NULL;

  if (minutes < 0)
    return NULL;
  length = clinic_format_minutes (minutes);
  range = clinic_format_time_range (from, to, zone);
  return g_strdup_printf ("%s (%s)", length, range);
}

static char *
say_end_point (const ClinicRecord *record)
{
  if (record->end_point == CLINIC_END_POINT_NONE)
    return NULL;
  return clinic_phrase_list ((const char *const[]){ clinic_end_point_get_name (record->end_point), record->end_point_note, NULL });
}

static char *
say_reactions (const ClinicRecord *record)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < CLINIC_N_REACTIONS; i++)
    if (record->reactions & 1u << i)
      clinic_phrase_add (words, clinic_reaction_get_name (i));
  clinic_phrase_add (words, record->reactions_note);
  return g_string_free (words, FALSE);
}

static void
add_adjuncts (GString *text, const ClinicRecord *record)
{
  g_auto (GStrv) lines = g_strsplit (record->adjuncts, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\t", 2);

      if (parts[0] == NULL || *parts[0] == '\0')
        continue;
      take_line (text, _("Adjunct"), parts[1] != NULL && *parts[1] != '\0'
                                       /* Translators: a product and its lot */
                                       ? g_strdup_printf (_("%s, lot %s"), parts[0], parts[1])
                                       : g_strdup (parts[0]));
    }
}

static void
add_grade (GString *text, const ClinicGrade *grade)
{
  g_autofree char *values = grade != NULL ? clinic_grade_say_values (grade) : NULL;

  if (values != NULL)
    add_line (text, _("Scars"), values);
}

static void
add_prescriptions (GString *text, const GPtrArray *prescriptions)
{
  for (guint i = 0; prescriptions != NULL && i < prescriptions->len; i++)
    add_line (text, _("Prescription"), ((const ClinicPrescription *) prescriptions->pdata[i])->name);
}

static void
add_head (GString *text, const ClinicRecordFacts *facts)
{
  g_autofree char *day = clinic_format_day (facts->session->day, CLINIC_DAY_FORM_PRINTED);

  add_line (text, _("Patient"), facts->patient);
  /* Translators: "3 of 6, Tuesday 24 November 2026" */
  take_line (text, _("Session"), g_strdup_printf (_("%d of %d, %s"), facts->nth, facts->length, day));
  add_line (text, _("Doctor"), facts->doctor);
  add_line (text, _("Screening"), facts->screening);
  add_line (text, _("Consent"), facts->consent);
  take_line (text, _("Cream"), list_cream (facts->session, facts->session->cream, facts->session->cream_area));
  take_line (text, _("Under cream"), say_span (facts->session->cream_at, facts->session->rolling_at, facts->zone));
}

char *
clinic_record_describe (const ClinicRecord *record, const ClinicRecordFacts *facts)
{
  GString *text;

  g_return_val_if_fail (record != NULL && facts != NULL, NULL);

  text = g_string_new (NULL);
  add_head (text, facts);
  for (guint i = 0; i < facts->rollers->len; i++)
    take_line (text, _("Roller"), clinic_record_say_roller (facts->rollers->pdata[i]));
  take_line (text, _("Areas"), clinic_record_say_zones (record));
  take_line (text, _("Passes"), clinic_record_say_passes (record));
  take_line (text, _("Rolling"), say_span (facts->session->rolling_at, facts->session->rolled_at, facts->zone));
  if (facts->session->stopped_early)
    add_line (text, _("Stopped early"), facts->session->reason);
  take_line (text, _("End point"), say_end_point (record));
  take_line (text, _("Reactions"), say_reactions (record));
  if (record->pain != CLINIC_RECORD_NO_PAIN)
    take_line (text, _("Pain"), g_strdup_printf (_("%d of 10"), record->pain));
  add_adjuncts (text, record);
  add_prescriptions (text, facts->prescriptions);
  add_grade (text, facts->grade);
  add_line (text, _("Notes"), record->notes);
  return g_string_free (text, FALSE);
}
