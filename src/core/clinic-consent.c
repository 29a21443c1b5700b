/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/clinic-consent.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clinic-phrase.h"

ClinicConsent *
clinic_consent_new (gint64 session)
{
  ClinicConsent *consent = g_new0 (ClinicConsent, 1);

  consent->session = session;
  consent->text = g_strdup ("");
  consent->sha256 = g_strdup ("");
  consent->language = g_strdup ("");
  consent->strokes = g_strdup ("");
  consent->picture = g_strdup ("");
  consent->signer = g_strdup ("");
  consent->video_sha256 = g_strdup ("");
  consent->withdrawn_reason = g_strdup ("");
  consent->signed_at = consent->video_at = consent->withdrawn_at = CLINIC_TIME_NONE;
  return consent;
}

ClinicConsent *
clinic_consent_copy (const ClinicConsent *consent)
{
  ClinicConsent *copy;

  g_return_val_if_fail (consent != NULL, NULL);

  copy = g_memdup2 (consent, sizeof *consent);
  copy->text = g_strdup (consent->text);
  copy->sha256 = g_strdup (consent->sha256);
  copy->language = g_strdup (consent->language);
  copy->strokes = g_strdup (consent->strokes);
  copy->picture = g_strdup (consent->picture);
  copy->signer = g_strdup (consent->signer);
  copy->video_sha256 = g_strdup (consent->video_sha256);
  copy->withdrawn_reason = g_strdup (consent->withdrawn_reason);
  return copy;
}

void
clinic_consent_free (ClinicConsent *consent)
{
  if (consent == NULL)
    return;
  g_free (consent->text);
  g_free (consent->sha256);
  g_free (consent->language);
  g_free (consent->strokes);
  g_free (consent->picture);
  g_free (consent->signer);
  g_free (consent->video_sha256);
  g_free (consent->withdrawn_reason);
  g_free (consent);
}

char *
clinic_consent_dup_text (const ClinicProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, NULL);

  if (clinic_protocol_get_consent_number (protocol) == 0)
    return NULL;
  return g_strconcat (clinic_protocol_get_consent_title (protocol), "\n\n", clinic_protocol_get_consent_text (protocol), NULL);
}

char *
clinic_consent_hash (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

gboolean
clinic_consent_is_whole (const ClinicConsent *consent)
{
  g_autofree char *hash = NULL;

  g_return_val_if_fail (consent != NULL, FALSE);

  hash = clinic_consent_hash (consent->text);
  return strcmp (hash, consent->sha256) == 0;
}

ClinicConsentState
clinic_consent_get_state (const ClinicConsent *last, int number)
{
  if (last != NULL && last->withdrawn_at != CLINIC_TIME_NONE)
    return CLINIC_CONSENT_WITHDRAWN;
  if (number == 0)
    return CLINIC_CONSENT_NO_TEXT;
  if (last == NULL)
    return CLINIC_CONSENT_MISSING;
  return last->number == number ? CLINIC_CONSENT_VALID : CLINIC_CONSENT_OUTDATED;
}

static gboolean
is_year_alone (const char *birth)
{
  return strlen (birth) == strlen ("1992");
}

gboolean
clinic_consent_needs_guardian (const ClinicPatient *patient, ClinicDay day, int years)
{
  int age;

  g_return_val_if_fail (patient != NULL, FALSE);

  age = clinic_patient_get_age (patient, day);
  if (age < 0)
    return FALSE;
  return (is_year_alone (patient->birth) ? age - 1 : age) < years;
}

static gboolean
is_drawn (const ClinicConsent *consent)
{
  g_autoptr (ClinicSignature) signature = clinic_signature_from_string (consent->strokes);

  return signature != NULL && clinic_signature_is_drawn (signature);
}

static const char *
find_fault (const ClinicConsent *consent, gboolean minor)
{
  if (*consent->text == '\0')
    return _("There is no text to sign.");
  if (minor && !consent->guardian)
    return _("The patient is a minor. A guardian signs: switch that on, and write the guardian’s name.");
  if (*consent->signer == '\0')
    return _("Write who signs.");
  if (consent->witness == 0)
    return _("Choose who of the staff is the witness.");
  if (consent->on_paper)
    return NULL;
  if (!is_drawn (consent) || *consent->picture == '\0')
    return _("Sign in the field, or switch on that it was signed on paper.");
  if (strlen (consent->picture) > CLINIC_CONSENT_MOST_PICTURE)
    return _("The signature is too large. Clear it, and sign again with fewer strokes.");
  return NULL;
}

char *
clinic_consent_find_fault (const ClinicConsent *consent, gboolean minor)
{
  g_return_val_if_fail (consent != NULL, NULL);

  return g_strdup (find_fault (consent, minor));
}

static char *
say_video (const ClinicConsent *consent)
{
  if (!consent->video)
    return NULL;
  if (*consent->video_sha256 == '\0')
    return g_strdup (_("the video was shown"));
  /* Translators: the fingerprint of a video's file */
  return g_strdup_printf (_("the video was shown, SHA-256 %s"), consent->video_sha256);
}

char *
clinic_consent_summarize (const ClinicConsent *consent)
{
  GString *line = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autofree char *video = NULL;

  g_return_val_if_fail (consent != NULL, g_string_free (line, FALSE));

  /* Translators: the number of a text's version, who signed, the text's fingerprint */
  text = g_strdup_printf (consent->withdrawn_at != CLINIC_TIME_NONE ? _("version %d, signed by %s, since withdrawn; SHA-256 of the text %s")
                                                                     : _("version %d, signed by %s; SHA-256 of the text %s"),
                          consent->number, consent->signer, consent->sha256);
  video = say_video (consent);
  clinic_phrase_add_clause (line, text);
  clinic_phrase_add_clause (line, video);
  return g_string_free (line, FALSE);
}
