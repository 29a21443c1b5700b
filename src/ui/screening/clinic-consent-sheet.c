/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/screening/clinic-consent-sheet.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "ui/parts/clinic-sheet-printer.h"

#define LETTER_POINTS 10

static void
add_line (GString *lines, char *line)
{
  g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
  g_free (line);
}

static char *
say_signer (const ClinicConsent *consent, const char *when)
{
  if (consent->guardian)
    return g_strdup_printf (_("Signed by %s as guardian, %s"), consent->signer, when);
  return g_strdup_printf (_("Signed by %s, %s"), consent->signer, when);
}

static char *
say_video (const ClinicConsent *consent, GTimeZone *zone)
{
  g_autofree char *when = clinic_format_day_time (consent->video_at, zone);

  if (!consent->video)
    return g_strdup (_("The video was not shown."));
  if (consent->video_at == CLINIC_TIME_NONE)
    return g_strdup (_("The video was shown."));
  /* Translators: a day and time, and the fingerprint of a file */
  return g_strdup_printf (_("The video was shown, %s; SHA-256 of its file: %s"), when, consent->video_sha256);
}

static void
add_withdrawal (GString *lines, const ClinicConsent *consent, GTimeZone *zone)
{
  g_autofree char *when = NULL;

  if (consent->withdrawn_at == CLINIC_TIME_NONE)
    return;
  when = clinic_format_day_time (consent->withdrawn_at, zone);
  if (*consent->withdrawn_reason != '\0')
    /* Translators: a day and time, then why */
    add_line (lines, g_strdup_printf (_("Withdrawn %s: %s"), when, consent->withdrawn_reason));
  else
    add_line (lines, g_strdup_printf (_("Withdrawn, %s"), when));
}

char *
clinic_consent_sheet_say_facts (ClinicDiary *diary, const ClinicConsent *consent)
{
  GString *lines = g_string_new (NULL);
  const ClinicSetup *setup;
  GTimeZone *zone;
  g_autofree char *when = NULL;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && consent != NULL, g_string_free (lines, FALSE));

  setup = clinic_diary_get_setup (diary);
  zone = clinic_diary_get_zone (diary);
  when = clinic_format_day_time (consent->signed_at, zone);
  add_line (lines, say_signer (consent, when));
  add_line (lines, g_strdup_printf (_("Witness: %s"), clinic_setup_get_staff_name (setup, consent->witness)));
  add_line (lines, g_strdup (consent->on_paper ? _("Signed on paper; the clinic keeps the sheet.") : _("Signed on the screen.")));
  add_line (lines, say_video (consent, zone));
  add_line (lines, g_strdup_printf (_("Version %d of the text"), consent->number));
  /* Translators: the fingerprint of a text */
  add_line (lines, g_strdup_printf (_("SHA-256 of the text: %s"), consent->sha256));
  if (!clinic_consent_is_whole (consent))
    add_line (lines, g_strdup (_("The text is not the one that was signed: the two do not fit.")));
  add_withdrawal (lines, consent, zone);
  return g_string_free (lines, FALSE);
}

static void
add_text (ClinicSheet *sheet, char **paragraphs)
{
  for (gsize i = 0; paragraphs[i] != NULL; i++)
    {
      const char *texts[] = { paragraphs[i], NULL };

      clinic_sheet_take_row (sheet, g_strdupv ((char **) texts));
    }
}

ClinicSheet *
clinic_consent_sheet_make (ClinicDiary *diary, const ClinicConsent *consent, const char *patient)
{
  ClinicSheet *sheet;
  g_autofree char *facts = NULL;
  g_auto (GStrv) paragraphs = NULL;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && consent != NULL && patient != NULL, NULL);

  sheet = clinic_sheet_printer_make_sheet (diary);
  facts = clinic_consent_sheet_say_facts (diary, consent);
  /* title and paragraphs, as they were signed */
  paragraphs = g_strsplit (consent->text, "\n\n", -1);
  sheet->points = LETTER_POINTS;
  sheet->rtl = clinic_phrase_reads_from_right (consent->text);
  clinic_sheet_set_text (&sheet->title, _("Consent"));
  clinic_sheet_set_text (&sheet->subtitle, patient);
  clinic_sheet_add_column (sheet, "", 1, FALSE);
  add_text (sheet, paragraphs);
  clinic_sheet_set_text (&sheet->totals, facts);
  if (*consent->strokes != '\0')
    sheet->ink = clinic_signature_from_string (consent->strokes);
  return sheet;
}
