/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-diary-record.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-desk-language.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-diary-screening.h"
#include "model/clinic-verb-words.h"
#include "store/clinic-consent-table.h"
#include "store/clinic-grade-table.h"
#include "store/clinic-prescription-table.h"
#include "store/clinic-protocol-table.h"

void
clinic_record_page_data_free (ClinicRecordPage *page)
{
  if (page == NULL)
    return;
  g_clear_pointer (&page->visit, clinic_visit_free);
  g_clear_pointer (&page->record, clinic_record_free);
  g_clear_pointer (&page->last, clinic_record_free);
  g_clear_pointer (&page->last_session, clinic_session_free);
  g_clear_pointer (&page->rollers, g_ptr_array_unref);
  g_clear_pointer (&page->stock, g_ptr_array_unref);
  g_clear_pointer (&page->prescriptions, g_ptr_array_unref);
  g_clear_pointer (&page->versions, g_ptr_array_unref);
  g_free (page->screening);
  g_free (page->consent);
  g_clear_pointer (&page->grade, clinic_grade_free);
  g_free (page);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicRecordPage, clinic_record_page_data_free)

static void
get_facts (const ClinicSetup *setup, GTimeZone *zone, const ClinicRecordPage *page, ClinicRecordFacts *facts)
{
  facts->patient = page->visit->patient_name;
  facts->nth = page->visit->nth;
  facts->length = page->visit->length;
  facts->doctor = clinic_setup_get_staff_name (setup, page->visit->session->doctor);
  facts->session = page->visit->session;
  facts->rollers = page->rollers;
  facts->prescriptions = page->prescriptions;
  facts->grade = page->grade;
  facts->zone = zone;
  facts->screening = page->screening;
  facts->consent = page->consent;
}

void
clinic_record_page_get_facts (ClinicDiary *diary, const ClinicRecordPage *page, ClinicRecordFacts *facts)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary) && page != NULL && facts != NULL);

  get_facts (clinic_diary_get_setup (diary), clinic_diary_get_zone (diary), page, facts);
}

/* Reading */

static gboolean
load_last (ClinicConn *conn, ClinicRecordPage *page, GError **error)
{
  gint64 session = page->visit->session->id;

  if (!clinic_record_table_find (conn, session, &page->record, error) ||
      !clinic_record_table_find_last (conn, session, &page->last, error))
    return FALSE;
  if (page->last != NULL)
    page->last_session = clinic_session_table_load (conn, page->last->session, error);
  if (page->last != NULL && page->last_session == NULL)
    return FALSE;
  if (page->record != NULL)
    return TRUE;
  page->record = clinic_record_new (session);
  if (page->last != NULL)
    clinic_record_start_from (page->record, page->last);
  return TRUE;
}

/* What was answered on the day, by the words of the protocol that asked. */
static gboolean
load_screening (ClinicConn *conn, const ClinicBookingRules *rules, ClinicRecordPage *page, GError **error)
{
  g_autoptr (ClinicScreeningSheet) sheet = NULL;
  g_autoptr (ClinicProtocol) protocol = NULL;
  g_autofree char *language = clinic_desk_dup_language ();

  if (!clinic_screening_find_for_visit (conn, rules, page->visit, &sheet, error))
    return FALSE;
  if (sheet == NULL)
    return TRUE;
  protocol = clinic_protocol_table_load (conn, sheet->protocol, language, error);
  if (protocol == NULL)
    return FALSE;
  page->screening = clinic_screening_summarize (clinic_protocol_get_screenings (protocol), sheet->answers, sheet->doctor_name,
                                                sheet->words);
  return TRUE;
}

static gboolean
load_consent (ClinicConn *conn, ClinicRecordPage *page, GError **error)
{
  ClinicConsent *consent = NULL;

  if (!clinic_consent_table_find_last (conn, page->visit->session->id, &consent, error))
    return FALSE;
  if (consent != NULL)
    page->consent = clinic_consent_summarize (consent);
  clinic_consent_free (consent);
  return TRUE;
}

static ClinicRecordPage *
load_page (ClinicConn *conn, const ClinicSessionQuestion *question, GError **error)
{
  gint64 session = question->session;
  g_autoptr (ClinicRecordPage) page = g_new0 (ClinicRecordPage, 1);

  page->visit = clinic_session_table_load_visit (conn, session, error);
  if (page->visit == NULL || !load_last (conn, page, error) || !load_screening (conn, question->rules, page, error) ||
      !load_consent (conn, page, error))
    return NULL;
  page->rollers = clinic_roller_table_load_session (conn, session, error);
  if (page->rollers == NULL)
    return NULL;
  page->stock = clinic_roller_table_load_stock (conn, page->visit->session->day, error);
  if (page->stock == NULL)
    return NULL;
  page->prescriptions = clinic_prescription_table_load_session (conn, session, error);
  if (page->prescriptions == NULL)
    return NULL;
  page->versions = clinic_record_table_load_versions (conn, session, error);
  return page->versions != NULL && clinic_grade_table_find_session (conn, session, &page->grade, error) ? g_steal_pointer (&page) : NULL;
}

static gpointer
load_record_job (ClinicConn *conn, gpointer data, GError **error)
{
  return load_page (conn, data, error);
}

void
clinic_diary_load_record_async (ClinicDiary *diary, gint64 session, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_read (diary, load_record_job, clinic_session_question_new (diary, session),
                     (GDestroyNotify) clinic_session_question_free, (GDestroyNotify) clinic_record_page_data_free, cancellable,
                     callback, user_data);
}

ClinicRecordPage *
clinic_diary_load_record_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

/* Drafts */

static gboolean
save_job (ClinicTx *tx, gpointer data, GError **error)
{
  return clinic_record_table_save_draft (tx, data, error);
}

void
clinic_diary_save_record_async (ClinicDiary *diary, const ClinicRecord *record, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (record != NULL);

  clinic_diary_write (diary, "save-record", FALSE, save_job, clinic_record_copy (record), (GDestroyNotify) clinic_record_free,
                      cancellable, callback, user_data);
}

/* Signing */

typedef struct
{
  ClinicSessionQuestion *question;
  gint64 version;
  gint64 doctor;
  char *reason; /* nullable */
} Signing;

static void
signing_free (Signing *signing)
{
  g_free (signing->reason);
  clinic_session_question_free (signing->question);
  g_free (signing);
}

static gboolean
refuse (GError **error, ClinicError code, const char *words)
{
  g_set_error_literal (error, CLINIC_ERROR, code, words);
  return FALSE;
}

static gboolean
check_signing (const Signing *signing, const ClinicRecordPage *page, GError **error)
{
  const ClinicStaff *doctor = clinic_setup_find_staff (signing->question->rules->setup, signing->doctor);
  g_auto (GStrv) missing = clinic_record_list_missing (page->record, page->visit->session, page->rollers);
  g_autofree char *words = g_strjoinv (" ", missing);

  if (page->record->status != CLINIC_RECORD_PRELIMINARY)
    return refuse (error, CLINIC_ERROR_CONFLICT, "record_signed");
  if (page->record->version != signing->version)
    return refuse (error, CLINIC_ERROR_STALE, "record");
  if (*words != '\0')
    return refuse (error, CLINIC_ERROR_INVALID, words);
  if (doctor == NULL || doctor->role != CLINIC_ROLE_DOCTOR || !doctor->active)
    return refuse (error, CLINIC_ERROR_INVALID, _("Choose which doctor signs."));
  if (page->versions->len > 0 && (signing->reason == NULL || *signing->reason == '\0'))
    return refuse (error, CLINIC_ERROR_INVALID, _("Write what is corrected, and why."));
  return TRUE;
}

static gboolean
add_version (ClinicTx *tx, const Signing *signing, const ClinicRecordPage *page, GError **error)
{
  g_autoptr (ClinicRecordVersion) version = g_new0 (ClinicRecordVersion, 1);
  ClinicRecordFacts facts;
  g_autofree char *whole = NULL;

  get_facts (signing->question->rules->setup, signing->question->rules->zone, page, &facts);
  version->number = page->versions->len + 1;
  version->text = clinic_record_describe (page->record, &facts);
  version->data = clinic_record_to_data (page->record, page->rollers);
  whole = g_strconcat (version->text, "\n", version->data, NULL);
  version->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);
  version->signed_at = clinic_tx_get_now (tx);
  version->doctor = signing->doctor;
  version->actor = clinic_tx_get_staff (tx);
  version->reason = page->versions->len > 0 ? g_strdup (signing->reason) : NULL;
  return clinic_record_table_insert_version (tx, signing->question->session, version, error);
}

static gboolean
sign_job (ClinicTx *tx, gpointer data, GError **error)
{
  const Signing *signing = data;
  g_autoptr (ClinicRecordPage) page = load_page (clinic_tx_get_conn (tx), signing->question, error);
  gboolean first = page != NULL && page->versions->len == 0;

  if (page == NULL || !check_signing (signing, page, error) || !add_version (tx, signing, page, error))
    return FALSE;
  clinic_tx_set_subject (tx, CLINIC_KIND_SESSION, signing->question->session);
  clinic_tx_set_summary (tx, g_strdup_printf (first ? _("Record of %s signed") : _("Correction of %s signed"), page->visit->patient_name));
  return clinic_record_table_set_status (tx, page->record, first ? CLINIC_RECORD_FINAL : CLINIC_RECORD_AMENDED, error);
}

void
clinic_diary_sign_record_async (ClinicDiary *diary, gint64 session, gint64 version, gint64 doctor, const char *reason,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Signing *signing;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (clinic_diary_get_setup (diary) != NULL);

  signing = g_new0 (Signing, 1);
  signing->question = clinic_session_question_new (diary, session);
  signing->version = version;
  signing->doctor = doctor;
  signing->reason = reason != NULL ? g_strstrip (g_strdup (reason)) : NULL;
  clinic_diary_write (diary, "sign-record", FALSE, sign_job, signing, (GDestroyNotify) signing_free, cancellable, callback,
                      user_data);
}

/* Corrections */

static gboolean
correct_job (ClinicTx *tx, gpointer data, GError **error)
{
  const ClinicSessionQuestion *question = data;
  g_autoptr (ClinicRecordPage) page = load_page (clinic_tx_get_conn (tx), question, error);

  if (page == NULL)
    return FALSE;
  if (page->record->status == CLINIC_RECORD_PRELIMINARY)
    return refuse (error, CLINIC_ERROR_CONFLICT, _("The record is not signed. Change it as it is."));
  clinic_tx_set_subject (tx, CLINIC_KIND_SESSION, question->session);
  clinic_tx_set_summary (tx, g_strdup_printf (_("Correction begun for %s"), page->visit->patient_name));
  return clinic_record_table_set_status (tx, page->record, CLINIC_RECORD_PRELIMINARY, error);
}

void
clinic_diary_correct_record_async (ClinicDiary *diary, gint64 session, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_write (diary, "correct-record", FALSE, correct_job, clinic_session_question_new (diary, session),
                      (GDestroyNotify) clinic_session_question_free, cancellable, callback, user_data);
}

static gboolean
can_take_again (const ClinicRecordPage *page, const ClinicRoller *roller, GError **error)
{
  const ClinicSession *session = page->visit->session;
  g_autofree char *refusal = clinic_roller_explain_refusal (roller, session->id, session->day);
  g_autofree char *words = NULL;

  if (refusal == NULL)
    return TRUE;
  /* Translators: a roller's number */
  words = g_strdup_printf (_("Piece %s, which was signed for, cannot be taken again: another session had it since, or its lot"
                             " was withdrawn. Sign the correction instead."), roller->number);
  return refuse (error, CLINIC_ERROR_CONFLICT, words);
}

static gboolean
has_rollers (const ClinicRecordPage *page, const GArray *ids)
{
  for (guint i = 0; i < page->rollers->len && i < ids->len; i++)
    if (((ClinicRoller *) page->rollers->pdata[i])->id != g_array_index (ids, gint64, i))
      return FALSE;
  return page->rollers->len == ids->len;
}

static gboolean
put_rollers_back (ClinicTx *tx, const ClinicRecordPage *page, const char *data, GError **error)
{
  g_autoptr (GArray) ids = clinic_record_list_data_rollers (data);
  gint64 session = page->visit->session->id;

  if (ids == NULL || has_rollers (page, ids))
    return TRUE;
  if (!clinic_roller_table_free_session (tx, session, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (ClinicRoller) roller = clinic_roller_table_load (clinic_tx_get_conn (tx), id, error);

      if (roller == NULL || !can_take_again (page, roller, error) || clinic_roller_table_use (tx, id, session, error) == 0)
        return FALSE;
    }
  return TRUE;
}

/* The rollers first: taken back, the record is open again before they move. */
static gboolean
discard_job (ClinicTx *tx, gpointer data, GError **error)
{
  const ClinicSessionQuestion *question = data;
  g_autoptr (ClinicRecordPage) page = load_page (clinic_tx_get_conn (tx), question, error);
  const ClinicRecordVersion *last;

  if (page == NULL)
    return FALSE;
  if (page->record->status != CLINIC_RECORD_PRELIMINARY || page->versions->len == 0)
    return refuse (error, CLINIC_ERROR_CONFLICT, _("No correction is open here."));
  last = page->versions->pdata[page->versions->len - 1];
  if (!clinic_record_from_data (page->record, last->data))
    return refuse (error, CLINIC_ERROR_CONFLICT, _("What was signed cannot be read. Sign the correction instead."));
  clinic_tx_set_subject (tx, CLINIC_KIND_SESSION, question->session);
  clinic_verb_words_name (tx, page->visit->patient_name);
  clinic_tx_set_summary (tx, g_strdup_printf (_("Correction for %s discarded"), page->visit->patient_name));
  if (!put_rollers_back (tx, page, last->data, error) ||
      !clinic_tx_touch (tx, CLINIC_KIND_RECORD, page->record->id, error) ||
      !clinic_record_table_save_draft (tx, page->record, error))
    return FALSE;
  page->record->version++;
  return clinic_record_table_set_status (tx, page->record, page->versions->len == 1 ? CLINIC_RECORD_FINAL : CLINIC_RECORD_AMENDED,
                                         error);
}

void
clinic_diary_discard_correction_async (ClinicDiary *diary, gint64 session, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_write (diary, "discard-correction", TRUE, discard_job, clinic_session_question_new (diary, session),
                      (GDestroyNotify) clinic_session_question_free, cancellable, callback, user_data);
}
