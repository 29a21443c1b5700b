/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-print-sheets.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

#include "core/clinic-format.h"
#include "core/clinic-phone.h"
#include "core/clinic-phrase.h"
#include "ui/parts/clinic-sheet-printer.h"

#define WEEK 7
#define WEEK_POINTS 7.5

static gboolean
concerns (const ClinicSession *session, gint64 doctor)
{
  return doctor == 0 || session->doctor == doctor;
}

static gboolean
is_listed (const ClinicSession *session, gint64 doctor)
{
  return concerns (session, doctor) && clinic_session_state_is_live (session->state);
}

/* Title and foot */

static ClinicSheet *
make_sheet (ClinicDiary *diary, gint64 doctor)
{
  ClinicSheet *sheet = clinic_sheet_printer_make_sheet (diary);

  clinic_sheet_set_text (&sheet->nothing, _("Nobody is booked."));
  if (doctor != 0)
    clinic_sheet_set_text (&sheet->subtitle, clinic_setup_get_staff_name (clinic_diary_get_setup (diary), doctor));
  return sheet;
}

static void
say_totals (ClinicSheet *sheet, GPtrArray *visits, gint64 doctor)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *live_words = NULL, *cancelled_words = NULL, *noshow_words = NULL;
  int live = 0, cancelled = 0, noshow = 0;

  for (guint i = 0; i < visits->len; i++)
    {
      const ClinicSession *session = ((ClinicVisit *) visits->pdata[i])->session;

      if (!concerns (session, doctor))
        continue;
      live += clinic_session_state_is_live (session->state);
      cancelled += session->state == CLINIC_SESSION_CANCELLED;
      noshow += session->state == CLINIC_SESSION_NOSHOW;
    }
  live_words = g_strdup_printf (ngettext ("%d visit", "%d visits", live), live);
  g_strv_builder_add (parts, live_words);
  cancelled_words = g_strdup_printf (ngettext ("%d cancelled", "%d cancelled", cancelled), cancelled);
  if (cancelled > 0)
    g_strv_builder_add (parts, cancelled_words);
  noshow_words = g_strdup_printf (ngettext ("%d no-show", "%d no-shows", noshow), noshow);
  if (noshow > 0)
    g_strv_builder_add (parts, noshow_words);
  list = g_strv_builder_end (parts);
  g_free (sheet->totals);
  sheet->totals = g_strjoinv (" · ", list);
}

/* The day */

static char *
say_alerts (const ClinicVisit *visit)
{
  GString *alerts = g_string_new (NULL);
  g_autofree char *allergy = g_strdup_printf (_("Allergy: %s"), visit->allergies);

  if (visit->red_flag)
    clinic_phrase_add_clause (alerts, _("Red flag"));
  if (*visit->allergies != '\0')
    clinic_phrase_add_clause (alerts, allergy);
  if (visit->cold_sores)
    clinic_phrase_add_clause (alerts, _("Cold sores"));
  return g_string_free (alerts, FALSE);
}

static void
add_visit (ClinicSheet *sheet, ClinicDiary *diary, const ClinicVisit *visit)
{
  const ClinicSession *session = visit->session;
  const ClinicSetup *setup = clinic_diary_get_setup (diary);
  char **texts = g_new0 (char *, 9);

  texts[0] = clinic_format_time (session->start, clinic_diary_get_zone (diary));
  texts[1] = g_strdup (visit->patient_name);
  texts[2] = g_strdup_printf (_("%d of %d"), visit->nth, visit->length);
  texts[3] = g_strdup (clinic_setup_get_bed_name (setup, session->bed));
  texts[4] = g_strdup (clinic_setup_get_staff_name (setup, session->doctor));
  texts[5] = clinic_format_minutes (session->wait);
  /* a number runs from left to right on every sheet */
  texts[6] = clinic_phone_isolate (visit->phone);
  texts[7] = say_alerts (visit);
  clinic_sheet_take_row (sheet, texts);
}

ClinicSheet *
clinic_print_sheets_make_day (ClinicDiary *diary, GPtrArray *visits, ClinicDay day, gint64 doctor)
{
  ClinicSheet *sheet;
  g_autofree char *title = NULL;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && visits != NULL, NULL);

  sheet = make_sheet (diary, doctor);
  title = clinic_format_day (day, CLINIC_DAY_FORM_PRINTED);
  clinic_sheet_set_text (&sheet->title, title);
  clinic_sheet_add_column (sheet, _("Time"), 0, TRUE);
  clinic_sheet_add_column (sheet, _("Patient"), 2, FALSE);
  clinic_sheet_add_column (sheet, _("Session"), 0, FALSE);
  clinic_sheet_add_column (sheet, _("Bed"), 0, FALSE);
  clinic_sheet_add_column (sheet, _("Doctor"), 1, FALSE);
  clinic_sheet_add_column (sheet, _("Wait"), 0, TRUE);
  clinic_sheet_add_column (sheet, _("Phone"), 0, FALSE);
  clinic_sheet_add_column (sheet, _("Alerts"), 3, FALSE);
  for (guint i = 0; i < visits->len; i++)
    if (is_listed (((ClinicVisit *) visits->pdata[i])->session, doctor))
      add_visit (sheet, diary, visits->pdata[i]);
  say_totals (sheet, visits, doctor);
  return sheet;
}

/* The week */

static gboolean
is_open (ClinicDiary *diary, ClinicDay day)
{
  g_autoptr (ClinicBoard) board = clinic_setup_make_board (clinic_diary_get_setup (diary), day,
                                                           clinic_diary_get_zone (diary));

  clinic_board_seal (board);
  return board->open->len > 0;
}

static int
count_day (GPtrArray *visits, ClinicDay day, gint64 doctor)
{
  int n = 0;

  for (guint i = 0; i < visits->len; i++)
    {
      const ClinicSession *session = ((ClinicVisit *) visits->pdata[i])->session;

      n += session->day == day && is_listed (session, doctor);
    }
  return n;
}

static void
add_day_column (ClinicSheet *sheet, ClinicDiary *diary, GPtrArray *visits, ClinicDay day, gint64 doctor)
{
  int booked = count_day (visits, day, doctor);
  gboolean open = booked > 0 || is_open (diary, day);
  g_autofree char *name = clinic_format_day (day, CLINIC_DAY_FORM_WEEKDAY);
  g_autofree char *count = g_strdup_printf (ngettext ("%d booked", "%d booked", booked), booked);
  g_autofree char *title = g_strdup_printf ("%s\n%s", name, open ? count : _("Closed"));

  clinic_sheet_add_column (sheet, title, open, FALSE);
}

static char *
say_place (ClinicDiary *diary, GPtrArray *visits, gint64 bed, ClinicDay day, gint64 doctor)
{
  const ClinicSetup *setup = clinic_diary_get_setup (diary);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < visits->len; i++)
    {
      const ClinicVisit *visit = visits->pdata[i];
      const ClinicSession *session = visit->session;
      g_autofree char *time = clinic_format_time (session->start, clinic_diary_get_zone (diary));

      if (session->day != day || session->bed != bed || !is_listed (session, doctor))
        continue;
      g_string_append_printf (text, "%s%s \u2068%s\u2069", text->len > 0 ? "\n" : "", time, visit->patient_name);
      g_string_append_printf (text, "\n    %d/%d · \u2068%s\u2069", visit->nth, visit->length,
                              clinic_setup_get_staff_name (setup, session->doctor));
    }
  return g_string_free (text, FALSE);
}

static gboolean
has_visits (GPtrArray *visits, gint64 bed, gint64 doctor)
{
  for (guint i = 0; i < visits->len; i++)
    {
      const ClinicSession *session = ((ClinicVisit *) visits->pdata[i])->session;

      if (session->bed == bed && is_listed (session, doctor))
        return TRUE;
    }
  return FALSE;
}

static void
add_bed (ClinicSheet *sheet, ClinicDiary *diary, GPtrArray *visits, const ClinicBed *bed, ClinicDay first, gint64 doctor)
{
  char **texts = g_new0 (char *, WEEK + 2);

  texts[0] = clinic_setup_say_bed (clinic_diary_get_setup (diary), bed->id);
  for (int i = 0; i < WEEK; i++)
    texts[i + 1] = say_place (diary, visits, bed->id, first + i, doctor);
  clinic_sheet_take_row (sheet, texts);
}

static char *
say_week (ClinicDay first)
{
  g_autofree char *from = clinic_format_day (first, CLINIC_DAY_FORM_WEEKDAY);
  g_autofree char *to = clinic_format_day (first + WEEK - 1, CLINIC_DAY_FORM_FULL);

  /* Translators: the first and last day of a week, "Mon 23 Nov – Sun 29 Nov 2026" */
  return g_strdup_printf (_("%s – %s"), from, to);
}

ClinicSheet *
clinic_print_sheets_make_week (ClinicDiary *diary, GPtrArray *visits, ClinicDay first, gint64 doctor)
{
  ClinicSheet *sheet;
  const ClinicSetup *setup;
  g_autofree char *title = say_week (first);

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && visits != NULL, NULL);

  setup = clinic_diary_get_setup (diary);
  sheet = make_sheet (diary, doctor);
  sheet->grid = TRUE;
  sheet->points = WEEK_POINTS;
  clinic_sheet_set_text (&sheet->title, title);
  clinic_sheet_add_column (sheet, "", 0, FALSE);
  for (int i = 0; i < WEEK; i++)
    add_day_column (sheet, diary, visits, first + i, doctor);
  for (guint i = 0; i < setup->beds->len; i++)
    {
      const ClinicBed *bed = setup->beds->pdata[i];

      if (bed->active || has_visits (visits, bed->id, doctor))
        add_bed (sheet, diary, visits, bed, first, doctor);
    }
  say_totals (sheet, visits, doctor);
  return sheet;
}
