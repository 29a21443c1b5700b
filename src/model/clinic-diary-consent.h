/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-consent.h"
#include "model/clinic-diary.h"
#include "store/clinic-session-table.h"

G_BEGIN_DECLS

/**
 * ClinicConsentPage: what the consent for one session shows, as it stood at one moment.
 */
typedef struct
{
  ClinicVisit *visit;
  ClinicPatient *patient;
  ClinicProtocol *protocol; /* the newest version of the course's protocol, in the patient's language where it has it */
  char *text;               /* (nullable): of the consent that is asked now; NULL: the protocol has none */
  ClinicConsent *last;      /* (nullable): the one signed last for the course */
  ClinicConsentState state;
  gboolean minor;           /* a guardian signs */
} ClinicConsentPage;

void clinic_consent_page_free (ClinicConsentPage *page);

void               clinic_diary_load_consent_async  (ClinicDiary *diary, gint64 session, GCancellable *cancellable,
                                                     GAsyncReadyCallback callback, gpointer user_data);
ClinicConsentPage *clinic_diary_load_consent_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/**
 * clinic_diary_sign_consent_async:
 * @consent: copied; its hash, its time and who was at the desk are set here
 *
 * Keeps it for good: it cannot be undone, but withdrawn. INVALID says what is missing; STALE when the text is of another
 * version than the one asked now. Ends in clinic_diary_change_finish().
 */
void clinic_diary_sign_consent_async (ClinicDiary *diary, const ClinicConsent *consent, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
/* @reason: as the patient gave it, "" = none. Ends in clinic_diary_change_finish(). */
void clinic_diary_withdraw_consent_async (ClinicDiary *diary, gint64 consent, const char *reason, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicConsentPage, clinic_consent_page_free)

G_END_DECLS
