/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-patient.h"
#include "core/clinic-protocol.h"
#include "core/clinic-signature.h"
#include "core/clinic-time.h"

G_BEGIN_DECLS

/* A picture of a signature takes a few kilobytes; as text, a third more. */
#define CLINIC_CONSENT_MOST_PICTURE (128 * 1024)

/**
 * ClinicConsent: one signed consent, or the draft of one. Once signed it stays as it is.
 *
 * Strings are owned; "" where nothing is said.
 */
typedef struct
{
  gint64 id;      /* 0 = not signed yet */
  gint64 session; /* at which it was signed; it holds for the session's course */
  int number;     /* of the text's version */
  char *text;     /* whole, as it was shown */
  char *sha256;   /* of @text */
  char *language; /* that it was asked for in: a BCP 47 tag; "" = the protocol's own */
  gboolean on_paper;
  char *strokes;  /* as clinic_signature_to_string() writes them; "" on paper */
  char *picture;  /* of the same: a PNG, in base64; "" on paper */
  gint64 signed_at;
  char *signer;
  gboolean guardian; /* who signs for a minor */
  gint64 witness; /* staff */
  gint64 actor;   /* who was at the desk; 0 = nobody known */
  gboolean video; /* the clinic's video was shown */
  char *video_sha256; /* of the one that the program itself showed; "" = it was shown elsewhere, or not */
  gint64 video_at;    /* when that began; CLINIC_TIME_NONE */
  gint64 withdrawn_at; /* CLINIC_TIME_NONE = it was not */
  char *withdrawn_reason;
} ClinicConsent;

ClinicConsent *clinic_consent_new  (gint64 session);
ClinicConsent *clinic_consent_copy (const ClinicConsent *consent);
void           clinic_consent_free (ClinicConsent *consent);

/* The text as it is shown, kept and hashed: title, blank line, text. (transfer full) (nullable): NULL: the protocol has none. */
char *clinic_consent_dup_text (const ClinicProtocol *protocol);
/* Of the text alone, so that anyone can compute it again. */
char *clinic_consent_hash     (const char *text);
/* The signature is what was signed: text and hash belong together. */
gboolean clinic_consent_is_whole (const ClinicConsent *consent);

typedef enum
{
  CLINIC_CONSENT_NO_TEXT,   /* the protocol has none, so none is asked */
  CLINIC_CONSENT_MISSING,
  CLINIC_CONSENT_OUTDATED,  /* another version of the text was signed */
  CLINIC_CONSENT_WITHDRAWN,
  CLINIC_CONSENT_VALID,
} ClinicConsentState;

/* @last: (nullable): the one signed last; @number: of the text's version now, 0 = there is none */
ClinicConsentState clinic_consent_get_state (const ClinicConsent *last, int number);

/* Whether a guardian signs, by the birth date; @years: from which age on the patient signs alone. An unknown age is nobody's minor.
   Of a year alone the birthday may still lie ahead: then the least age decides, a year below what the year makes, since a minor
   who signs alone has not consented, and a guardian who signs once too often has harmed nobody. */
gboolean clinic_consent_needs_guardian (const ClinicPatient *patient, ClinicDay day, int years);

/* What keeps the draft from being signed, as a sentence; (transfer full) (nullable). @minor: a guardian has to sign. */
char *clinic_consent_find_fault (const ClinicConsent *consent, gboolean minor);

/* In one line, for the record: "version 1, signed by Asha Rao; SHA-256 of the text 9f86…; the video was shown, …"; (transfer
   full). */
char *clinic_consent_summarize (const ClinicConsent *consent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicConsent, clinic_consent_free)

G_END_DECLS
