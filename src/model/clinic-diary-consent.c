/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-diary-consent.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-booking-rules.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-verb-words.h"
#include "store/clinic-consent-table.h"
#include "store/clinic-patient-table.h"

void
clinic_consent_page_free (ClinicConsentPage *page)
{
  if (page == NULL)
    return;
  g_clear_pointer (&page->visit, clinic_visit_free);
  g_clear_pointer (&page->patient, clinic_patient_free);
  g_clear_pointer (&page->protocol, clinic_protocol_unref);
  g_clear_pointer (&page->last, clinic_consent_free);
  g_free (page->text);
  g_free (page);
}

/* Reading */

/* A course keeps its version's numbers, but what is signed is the text that is used now: a new one asks again. */
static ClinicProtocol *
find_current (const ClinicBookingRules *rules, gint64 own)
{
  ClinicProtocol *protocol = g_hash_table_lookup (rules->protocols, &own);

  if (protocol == NULL)
    return NULL;
  return g_hash_table_lookup (rules->protocols, g_hash_table_lookup (rules->current, clinic_protocol_get_key (protocol)));
}

/* In the patient's language; else as the desk has it. */
static gboolean
load_protocol (const ClinicBookingRules *rules, ClinicConsentPage *page, GError **error)
{
  ClinicProtocol *protocol = find_current (rules, page->visit->protocol);
  const char *language = page->patient->language;

  if (protocol == NULL)
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND, "protocol");
  else if (*language == '\0')
    page->protocol = clinic_protocol_ref (protocol);
  else
    page->protocol = clinic_protocol_parse (clinic_protocol_get_key (protocol), clinic_protocol_get_text (protocol), -1, language,
                                            error);
  return page->protocol != NULL;
}

static ClinicConsentPage *
load_page (ClinicConn *conn, const ClinicSessionQuestion *question, GError **error)
{
  g_autoptr (ClinicConsentPage) page = g_new0 (ClinicConsentPage, 1);

  page->visit = clinic_session_table_load_visit (conn, question->session, error);
  if (page->visit == NULL)
    return NULL;
  page->patient = clinic_patient_table_load (conn, page->visit->session->patient, error);
  if (page->patient == NULL || !load_protocol (question->rules, page, error) ||
      !clinic_consent_table_find_last (conn, question->session, &page->last, error))
    return NULL;
  page->text = clinic_consent_dup_text (page->protocol);
  page->state = clinic_consent_get_state (page->last, clinic_protocol_get_consent_number (page->protocol));
  page->minor = clinic_consent_needs_guardian (page->patient, question->rules->today,
                                               clinic_protocol_get_guardian_below (page->protocol));
  return g_steal_pointer (&page);
}

static gpointer
load_job (ClinicConn *conn, gpointer data, GError **error)
{
  return load_page (conn, data, error);
}

void
clinic_diary_load_consent_async (ClinicDiary *diary, gint64 session, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_read (diary, load_job, clinic_session_question_new (diary, session),
                     (GDestroyNotify) clinic_session_question_free, (GDestroyNotify) clinic_consent_page_free, cancellable, callback, user_data);
}

ClinicConsentPage *
clinic_diary_load_consent_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

/* Signing */

typedef struct
{
  ClinicSessionQuestion *question;
  ClinicConsent *consent;
} Signing;

static void
signing_free (Signing *signing)
{
  clinic_session_question_free (signing->question);
  clinic_consent_free (signing->consent);
  g_free (signing);
}

static gboolean
check (const ClinicConsentPage *page, const ClinicConsent *consent, GError **error)
{
  g_autofree char *fault = clinic_consent_find_fault (consent, page->minor);

  if (consent->number != clinic_protocol_get_consent_number (page->protocol))
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_STALE, "consent");
  else if (fault != NULL)
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, fault);
  else
    return TRUE;
  return FALSE;
}

static gboolean
sign_job (ClinicTx *tx, gpointer data, GError **error)
{
  Signing *signing = data;
  ClinicConsent *consent = signing->consent;
  g_autoptr (ClinicConsentPage) page = load_page (clinic_tx_get_conn (tx), signing->question, error);

  if (page == NULL || !check (page, consent, error))
    return FALSE;
  g_free (consent->sha256);
  consent->sha256 = clinic_consent_hash (consent->text);
  consent->signed_at = clinic_tx_get_now (tx);
  consent->actor = clinic_tx_get_staff (tx);
  clinic_tx_set_subject (tx, CLINIC_KIND_SESSION, consent->session);
  clinic_tx_set_summary (tx, g_strdup_printf (_("Consent of %s signed"), page->visit->patient_name));
  return clinic_consent_table_insert (tx, consent, error) != 0;
}

void
clinic_diary_sign_consent_async (ClinicDiary *diary, const ClinicConsent *consent, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  Signing *signing;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (consent != NULL);

  signing = g_new0 (Signing, 1);
  signing->question = clinic_session_question_new (diary, consent->session);
  signing->consent = clinic_consent_copy (consent);
  g_strstrip (signing->consent->signer);
  clinic_diary_write (diary, "sign-consent", FALSE, sign_job, signing, (GDestroyNotify) signing_free, cancellable, callback,
                      user_data);
}

/* Withdrawing */

typedef struct
{
  gint64 consent;
  char *reason;
} Withdrawal;

static void
withdrawal_free (Withdrawal *withdrawal)
{
  g_free (withdrawal->reason);
  g_free (withdrawal);
}

static gboolean
withdraw_job (ClinicTx *tx, gpointer data, GError **error)
{
  Withdrawal *withdrawal = data;
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (ClinicConsent) consent = clinic_consent_table_load (conn, withdrawal->consent, error);
  g_autoptr (ClinicVisit) visit = consent != NULL ? clinic_session_table_load_visit (conn, consent->session, error) : NULL;

  if (visit == NULL)
    return FALSE;
  clinic_tx_set_subject (tx, CLINIC_KIND_SESSION, consent->session);
  clinic_verb_words_name (tx, visit->patient_name);
  clinic_tx_set_summary (tx, g_strdup_printf (_("Consent of %s withdrawn"), visit->patient_name));
  return clinic_consent_table_withdraw (tx, consent->id, withdrawal->reason, error);
}

void
clinic_diary_withdraw_consent_async (ClinicDiary *diary, gint64 consent, const char *reason, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  Withdrawal *withdrawal;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (reason != NULL);

  withdrawal = g_new0 (Withdrawal, 1);
  withdrawal->consent = consent;
  withdrawal->reason = g_strstrip (g_strdup (reason));
  clinic_diary_write (diary, "withdraw-consent", TRUE, withdraw_job, withdrawal, (GDestroyNotify) withdrawal_free, cancellable,
                      callback, user_data);
}
