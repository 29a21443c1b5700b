/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/record/clinic-record-print.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "ui/parts/clinic-sheet-printer.h"
#include "ui/parts/clinic-sheet-window.h"

static const ClinicRecordVersion *
get_last_signed (const ClinicRecordPage *page)
{
  return page->versions->len > 0 ? page->versions->pdata[page->versions->len - 1] : NULL;
}

static char *
say_state (ClinicDiary *diary, const ClinicRecordVersion *version)
{
  g_autofree char *when = NULL;
  g_autofree char *doctor = NULL;

  if (version == NULL)
    return g_strdup (_("Draft, not signed"));
  when = clinic_format_day_time (version->signed_at, clinic_diary_get_zone (diary));
  doctor = clinic_setup_say_staff (clinic_diary_get_setup (diary), version->doctor);
  /* Translators: a doctor, and when it was signed */
  return g_strdup_printf (_("Signed by %s, %s"), doctor, when);
}

/* A line says what it is about, and then what it says. */
static void
add_lines (ClinicSheet *sheet, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *colon = strstr (lines[i], ": ");
      g_autofree char *title = colon != NULL ? g_strndup (lines[i], colon - lines[i]) : g_strdup ("");
      char *texts[] = { title, (char *) (colon != NULL ? colon + 2 : lines[i]), NULL };

      if (*lines[i] != '\0')
        clinic_sheet_take_row (sheet, g_strdupv (texts));
    }
}

static char *
dup_text (ClinicDiary *diary, const ClinicRecordPage *page, const ClinicRecord *typed)
{
  const ClinicRecordVersion *version = get_last_signed (page);
  ClinicRecordFacts facts;

  if (version != NULL)
    return g_strdup (version->text);
  clinic_record_page_get_facts (diary, page, &facts);
  return clinic_record_describe (typed, &facts);
}

ClinicSheet *
clinic_record_print_make_sheet (ClinicDiary *diary, const ClinicRecordPage *page, const ClinicRecord *typed)
{
  ClinicSheet *sheet;
  g_autofree char *state = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && page != NULL && typed != NULL, NULL);

  sheet = clinic_sheet_printer_make_sheet (diary);
  state = say_state (diary, get_last_signed (page));
  text = dup_text (diary, page, typed);
  sheet->rtl = clinic_phrase_reads_from_right (text);
  clinic_sheet_set_text (&sheet->title, page->visit->patient_name);
  clinic_sheet_set_text (&sheet->totals, state);
  clinic_sheet_set_text (&sheet->subtitle, _("Record of a session"));
  clinic_sheet_add_column (sheet, "", 0, FALSE);
  clinic_sheet_add_column (sheet, "", 1, FALSE);
  add_lines (sheet, text);
  return sheet;
}

GtkWidget *
clinic_record_print_new_window (GtkWindow *parent, ClinicDiary *diary, const ClinicRecordPage *page, const ClinicRecord *typed)
{
  GtkWidget *window;
  g_autofree char *day = NULL;
  g_autofree char *file_name = NULL;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && page != NULL && typed != NULL, NULL);

  day = clinic_day_to_iso (page->visit->session->day);
  /* Translators: a file's name; a patient, and a day, 2026-11-24 */
  file_name = g_strdup_printf (_("Record of %s %s.pdf"), page->visit->patient_name, day);
  window = clinic_sheet_window_new (parent, _("Print the Record"), file_name);
  clinic_sheet_window_take_sheet (CLINIC_SHEET_WINDOW (window), clinic_record_print_make_sheet (diary, page, typed));
  return window;
}
