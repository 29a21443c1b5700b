/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-screening-words.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"

static char *
list (const ClinicScreeningSheet *sheet, const GPtrArray *questions, ClinicDay day, ClinicFinding finding)
{
  char *lines = questions != NULL ? clinic_screening_list_findings (questions, sheet->answers, day, finding) : NULL;

  return lines != NULL ? lines : g_strdup ("");
}

static char *
say_finding (const ClinicScreeningSheet *sheet, const GPtrArray *questions, ClinicDay day, const ClinicSetup *setup,
             ClinicTone *tone)
{
  g_autofree char *lines = list (sheet, questions, day, sheet->finding);

  switch (sheet->finding)
    {
    case CLINIC_FINDING_BLOCK:
      *tone = CLINIC_TONE_BAD;
      /* Translators: %s is a question with its answer, or several, a line for each */
      return g_strdup_printf (_("Not treated while this is so: %s"), lines);
    case CLINIC_FINDING_SIGN_OFF:
      *tone = sheet->doctor != 0 ? CLINIC_TONE_GOOD : CLINIC_TONE_CAUTION;
      if (sheet->doctor != 0)
        /* Translators: a doctor, then why: "Signed by Dr Nair: small area" */
        return g_strdup_printf (_("Signed by %s: %s"), clinic_setup_get_staff_name (setup, sheet->doctor), sheet->words);
      return g_strdup_printf (_("A doctor signs before rolling: %s"), lines);
    case CLINIC_FINDING_NOTE:
      *tone = CLINIC_TONE_PLAIN;
      return g_strdup_printf (_("Noted: %s"), lines);
    case CLINIC_FINDING_OPEN:
    case CLINIC_FINDING_CLEAR:
    default:
      *tone = CLINIC_TONE_GOOD;
      return g_strdup (_("Nothing speaks against the treatment."));
    }
}

char *
clinic_screening_words_say_state (const ClinicScreeningSheet *sheet, const GPtrArray *questions, ClinicDay day,
                                  const ClinicSetup *setup, ClinicTone *tone)
{
  g_autofree char *finding = NULL;
  g_autofree char *open = NULL;

  g_return_val_if_fail (sheet != NULL && setup != NULL && tone != NULL, NULL);

  *tone = CLINIC_TONE_CAUTION;
  if (sheet->version == 0)
    return g_strdup (_("Not asked yet"));
  if (sheet->n_open == 0)
    return say_finding (sheet, questions, day, setup, tone);
  open = g_strdup_printf (ngettext ("%u question is still open.", "%u questions are still open.", sheet->n_open), sheet->n_open);
  if (sheet->finding <= CLINIC_FINDING_NOTE)
    return g_steal_pointer (&open);
  finding = say_finding (sheet, questions, day, setup, tone);
  if (*tone == CLINIC_TONE_GOOD)
    *tone = CLINIC_TONE_CAUTION;
  return g_strdup_printf ("%s\n%s", finding, open);
}

const char *
clinic_screening_words_note (ClinicFinding finding, guint n_open, gboolean is_signed, ClinicTone *tone)
{
  g_return_val_if_fail (tone != NULL, NULL);

  *tone = finding == CLINIC_FINDING_BLOCK ? CLINIC_TONE_BAD : CLINIC_TONE_CAUTION;
  if (finding == CLINIC_FINDING_BLOCK)
    return _("Not treated today");
  if (finding == CLINIC_FINDING_SIGN_OFF && !is_signed)
    return _("Screening to be signed");
  *tone = CLINIC_TONE_PLAIN;
  if (finding == CLINIC_FINDING_OPEN)
    return _("Screening not asked");
  return n_open > 0 ? _("Screening not finished") : NULL;
}

char *
clinic_screening_words_say_consent (ClinicConsentState state, const ClinicConsent *last, GTimeZone *zone, ClinicTone *tone)
{
  g_autofree char *when = NULL;

  g_return_val_if_fail (zone != NULL && tone != NULL, NULL);

  *tone = CLINIC_TONE_CAUTION;
  switch (state)
    {
    case CLINIC_CONSENT_VALID:
      *tone = CLINIC_TONE_GOOD;
      when = clinic_format_day_time (last->signed_at, zone);
      /* Translators: who signed, and when */
      return g_strdup_printf (_("Signed by %s, %s"), last->signer, when);
    case CLINIC_CONSENT_OUTDATED:
      return g_strdup (_("The text has changed since it was signed, so it is signed again."));
    case CLINIC_CONSENT_WITHDRAWN:
      *tone = CLINIC_TONE_BAD;
      when = clinic_format_day_time (last->withdrawn_at, zone);
      return g_strdup_printf (_("Withdrawn, %s"), when);
    case CLINIC_CONSENT_NO_TEXT:
      *tone = CLINIC_TONE_PLAIN;
      return g_strdup (_("The clinic’s protocol has no consent text."));
    case CLINIC_CONSENT_MISSING:
    default:
      return g_strdup (_("Not signed yet"));
    }
}
