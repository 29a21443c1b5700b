/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-consent.h"

#include <string.h>

#define DAY 20780 /* Mon 23 Nov 2026 */

static void
set (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static ClinicConsent *
make_draft (void)
{
  ClinicConsent *consent = clinic_consent_new (1);

  set (&consent->text, "Consent\n\nI agree.");
  set (&consent->strokes, "10,10,0 900,400,80");
  set (&consent->picture, "iVBORw0KGgo=");
  set (&consent->signer, "Asha Rao");
  consent->witness = 3;
  return consent;
}

static void
test_state (void)
{
  g_autoptr (ClinicConsent) consent = make_draft ();

  consent->number = 1;
  g_assert_cmpint (clinic_consent_get_state (NULL, 0), ==, CLINIC_CONSENT_NO_TEXT);
  g_assert_cmpint (clinic_consent_get_state (NULL, 1), ==, CLINIC_CONSENT_MISSING);
  g_assert_cmpint (clinic_consent_get_state (consent, 1), ==, CLINIC_CONSENT_VALID);
  g_assert_cmpint (clinic_consent_get_state (consent, 2), ==, CLINIC_CONSENT_OUTDATED);
  g_assert_cmpint (clinic_consent_get_state (consent, 0), ==, CLINIC_CONSENT_NO_TEXT);
  consent->withdrawn_at = 5;
  g_assert_cmpint (clinic_consent_get_state (consent, 1), ==, CLINIC_CONSENT_WITHDRAWN);
  g_assert_cmpint (clinic_consent_get_state (consent, 0), ==, CLINIC_CONSENT_WITHDRAWN);
}

static void
assert_fault (const ClinicConsent *consent, gboolean minor, const char *expected)
{
  g_autofree char *fault = clinic_consent_find_fault (consent, minor);

  g_assert_cmpstr (fault, ==, expected);
}

static void
test_faults (void)
{
  g_autoptr (ClinicConsent) consent = make_draft ();
  g_autofree char *large = g_strnfill (CLINIC_CONSENT_MOST_PICTURE + 1, 'A');

  assert_fault (consent, FALSE, NULL);
  assert_fault (consent, TRUE, "The patient is a minor. A guardian signs: switch that on, and write the guardian’s name.");
  consent->guardian = TRUE;
  assert_fault (consent, TRUE, NULL);
  set (&consent->picture, large);
  assert_fault (consent, TRUE, "The signature is too large. Clear it, and sign again with fewer strokes.");
  set (&consent->strokes, "10,10,0");
  assert_fault (consent, FALSE, "Sign in the field, or switch on that it was signed on paper.");
  set (&consent->strokes, "scribble");
  assert_fault (consent, FALSE, "Sign in the field, or switch on that it was signed on paper.");
  consent->on_paper = TRUE;
  assert_fault (consent, FALSE, NULL);
  consent->witness = 0;
  assert_fault (consent, FALSE, "Choose who of the staff is the witness.");
  set (&consent->signer, "");
  assert_fault (consent, FALSE, "Write who signs.");
  set (&consent->text, "");
  assert_fault (consent, FALSE, "There is no text to sign.");
}

static void
test_minor (void)
{
  static const struct
  {
    const char *birth;
    gboolean minor;
  } cases[] = {
    { "", FALSE },
    { "2008-11-22", FALSE },
    { "2008-11-23", FALSE }, /* 18 on the day */
    { "2008-11-24", TRUE },
    { "2020-01-01", TRUE },
    { "1960", FALSE },
    { "2007", FALSE },
    { "2008", TRUE }, /* 18 in this year, and perhaps not before its end */
    { "2020", TRUE },
    { "2026", TRUE }, /* born this year */
    { "2027", FALSE }, /* not a birth date yet: as an unknown one */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicPatient) patient = clinic_patient_new ();

      set (&patient->birth, cases[i].birth);
      g_test_message ("%s", cases[i].birth);
      g_assert_cmpint (clinic_consent_needs_guardian (patient, DAY, 18), ==, cases[i].minor);
    }
}

static void
test_whole (void)
{
  g_autoptr (ClinicConsent) consent = make_draft ();
  g_autoptr (ClinicConsent) copy = NULL;

  set (&consent->text, "abc");
  set (&consent->sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_true (clinic_consent_is_whole (consent));
  copy = clinic_consent_copy (consent);
  set (&copy->text, "abd");
  g_assert_false (clinic_consent_is_whole (copy));
  g_assert_true (clinic_consent_is_whole (consent));
}

static void
assert_summary (const ClinicConsent *consent, const char *words)
{
  g_autofree char *said = clinic_consent_summarize (consent);

  g_assert_cmpstr (said, ==, words);
}

/* What the record says of it: the video, where it was shown, and which one, where the program knows. */
static void
test_summary (void)
{
  g_autoptr (ClinicConsent) consent = make_draft ();

  consent->number = 2;
  set (&consent->signer, "Asha Rao");
  set (&consent->sha256, "ab");
  assert_summary (consent, "version 2, signed by Asha Rao; SHA-256 of the text ab");
  consent->video = TRUE;
  assert_summary (consent, "version 2, signed by Asha Rao; SHA-256 of the text ab; the video was shown");
  set (&consent->video_sha256, "cd");
  assert_summary (consent, "version 2, signed by Asha Rao; SHA-256 of the text ab; the video was shown, SHA-256 cd");
  consent->withdrawn_at = 0;
  consent->video = FALSE;
  assert_summary (consent, "version 2, signed by Asha Rao, since withdrawn; SHA-256 of the text ab");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/consent/state", test_state);
  g_test_add_func ("/consent/faults", test_faults);
  g_test_add_func ("/consent/minor", test_minor);
  g_test_add_func ("/consent/whole", test_whole);
  g_test_add_func ("/consent/summary", test_summary);
  return g_test_run ();
}
