/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-diary-screening.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-booking-rules.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-verb-words.h"
#include "model/clinic-visit-today.h"
#include "store/clinic-record-table.h"

void
clinic_screening_page_free (ClinicScreeningPage *page)
{
  if (page == NULL)
    return;
  g_clear_pointer (&page->visit, clinic_visit_free);
  g_clear_pointer (&page->sheet, clinic_screening_sheet_free);
  g_clear_pointer (&page->last, clinic_screening_sheet_free);
  g_free (page);
}

gboolean
clinic_screening_page_is_early (const ClinicScreeningPage *page)
{
  g_return_val_if_fail (page != NULL, FALSE);

  return page->day < page->visit->session->day;
}

ClinicDay
clinic_screening_page_get_treated (const ClinicScreeningPage *page)
{
  g_return_val_if_fail (page != NULL, CLINIC_DAY_NONE);

  return MAX (page->day, page->visit->session->day);
}

/* Until rolling begins, what is done on another day than planned is moved to that day, and asked for it. */
static ClinicDay
get_day (const ClinicBookingRules *rules, const ClinicSession *session)
{
  if (session->state < CLINIC_SESSION_ROLLING && clinic_visit_is_on_another_day (rules, session))
    return rules->today;
  return MIN (rules->today, session->day);
}

/* Judging */

/* The doctor who signs for what needs it on @day, by @protocol (nullable); 0 = nobody any more. */
static void
sign (ClinicScreeningSheet *sheet, ClinicProtocol *protocol, ClinicDay day, gint64 doctor, const char *words, gint64 now)
{
  gboolean signs = doctor != 0 && protocol != NULL;

  clinic_screening_sign (signs ? clinic_protocol_get_screenings (protocol) : NULL, sheet->answers, day);
  g_clear_pointer (&sheet->doctor_name, g_free);
  g_free (sheet->words);
  sheet->doctor = doctor;
  sheet->words = doctor != 0 ? g_strdup (words) : NULL;
  sheet->signed_at = doctor != 0 ? now : CLINIC_TIME_NONE;
}

/* A session may have been moved since it was asked, or its course brought to another protocol, and what was over by the day it
   was planned for may not be over on @day: a signature is not for what it was not given for. TRUE where the sheet changed. */
static gboolean
judge_again (ClinicScreeningSheet *sheet, ClinicProtocol *protocol, ClinicDay day)
{
  const GPtrArray *questions = protocol != NULL ? clinic_protocol_get_screenings (protocol) : NULL;
  ClinicScreeningVerdict verdict;
  gboolean is_graver, is_unsigned;

  if (questions == NULL)
    return FALSE;
  clinic_screening_judge (questions, sheet->answers, day, &verdict);
  is_graver = verdict.finding > sheet->finding;
  is_unsigned = sheet->doctor != 0 && !clinic_screening_is_signed (questions, sheet->answers, day);
  if (is_graver)
    sheet->finding = verdict.finding;
  if (is_unsigned)
    sign (sheet, NULL, day, 0, NULL, 0);
  return is_graver || is_unsigned;
}

/* The same as far as rolling has not begun, which was let begin by what stood there then. @sheet: (nullable) */
static void
show_judged (ClinicScreeningSheet *sheet, const ClinicBookingRules *rules, const ClinicVisit *visit, ClinicDay day)
{
  if (sheet != NULL && visit->session->state < CLINIC_SESSION_ROLLING)
    judge_again (sheet, g_hash_table_lookup (rules->protocols, &visit->protocol), day);
}

/* Reading */

static gboolean
is_record_signed (ClinicConn *conn, gint64 session, gboolean *is_signed, GError **error)
{
  ClinicRecord *record = NULL;

  if (!clinic_record_table_find (conn, session, &record, error))
    return FALSE;
  *is_signed = record != NULL && record->status != CLINIC_RECORD_PRELIMINARY;
  clinic_record_free (record);
  return TRUE;
}

static ClinicScreeningPage *
load_page (ClinicConn *conn, const ClinicSessionQuestion *question, GError **error)
{
  g_autoptr (ClinicScreeningPage) page = g_new0 (ClinicScreeningPage, 1);

  page->visit = clinic_session_table_load_visit (conn, question->session, error);
  if (page->visit == NULL)
    return NULL;
  page->day = get_day (question->rules, page->visit->session);
  if (!clinic_screening_table_find (conn, question->session, page->day, &page->sheet, error) ||
      !clinic_screening_table_find_last (conn, question->session, page->day, &page->last, error) ||
      !is_record_signed (conn, question->session, &page->is_signed, error))
    return NULL;
  show_judged (page->sheet, question->rules, page->visit, clinic_screening_page_get_treated (page));
  if (page->sheet == NULL)
    page->sheet = clinic_screening_sheet_new (question->session, page->day, page->visit->protocol);
  return g_steal_pointer (&page);
}

static gpointer
load_job (ClinicConn *conn, gpointer data, GError **error)
{
  return load_page (conn, data, error);
}

void
clinic_diary_load_screening_async (ClinicDiary *diary, gint64 session, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_read (diary, load_job, clinic_session_question_new (diary, session),
                     (GDestroyNotify) clinic_session_question_free, (GDestroyNotify) clinic_screening_page_free, cancellable, callback, user_data);
}

ClinicScreeningPage *
clinic_diary_load_screening_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

static ClinicDay
get_treated (const ClinicBookingRules *rules, const ClinicSession *session)
{
  return MAX (get_day (rules, session), session->day);
}

gboolean
clinic_screening_find_for_visit (ClinicConn *conn, const ClinicBookingRules *rules, const ClinicVisit *visit,
                                 ClinicScreeningSheet **sheet, GError **error)
{
  ClinicDay day;

  g_return_val_if_fail (conn != NULL && rules != NULL && visit != NULL && sheet != NULL, FALSE);

  day = get_treated (rules, visit->session);
  if (!clinic_screening_table_find (conn, visit->session->id, day, sheet, error))
    return FALSE;
  show_judged (*sheet, rules, visit, day);
  return TRUE;
}

gboolean
clinic_screening_fill_visit (ClinicConn *conn, const ClinicBookingRules *rules, ClinicVisit *visit, GError **error)
{
  g_autoptr (ClinicScreeningSheet) sheet = NULL;

  g_return_val_if_fail (conn != NULL && rules != NULL && visit != NULL, FALSE);

  if (get_treated (rules, visit->session) == visit->session->day && visit->screening_doctor == 0)
    return TRUE;
  if (!clinic_screening_find_for_visit (conn, rules, visit, &sheet, error))
    return FALSE;
  visit->screening = sheet != NULL ? sheet->finding : CLINIC_FINDING_OPEN;
  visit->screening_open = sheet != NULL ? sheet->n_open : 0;
  visit->screening_doctor = sheet != NULL ? sheet->doctor : 0;
  return TRUE;
}

static gpointer
load_last_job (ClinicConn *conn, gpointer data, GError **error)
{
  ClinicScreeningSheet *sheet = NULL;

  clinic_screening_table_find_patient (conn, *(gint64 *) data, &sheet, error);
  return sheet;
}

void
clinic_diary_load_last_screening_async (ClinicDiary *diary, gint64 patient, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_read (diary, load_last_job, g_memdup2 (&patient, sizeof patient), g_free,
                     (GDestroyNotify) clinic_screening_sheet_free, cancellable, callback, user_data);
}

ClinicScreeningSheet *
clinic_diary_load_last_screening_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

/* Saving */

static gboolean
check_signature (const ClinicSetup *setup, gint64 doctor, const char *words, GError **error)
{
  const ClinicStaff *staff = clinic_setup_find_staff (setup, doctor);

  if (staff != NULL && staff->role == CLINIC_ROLE_DOCTOR && staff->active && words != NULL && *words != '\0')
    return TRUE;
  g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, _("Choose which doctor signs the screening, and write why."));
  return FALSE;
}

typedef struct
{
  ClinicBookingRules *rules;
  ClinicScreeningDraft draft;
} Saving;

static void
saving_free (Saving *saving)
{
  clinic_booking_rules_free (saving->rules);
  clinic_answers_free (saving->draft.answers);
  g_free (saving->draft.words);
  g_free (saving);
}

static ClinicProtocol *
find_protocol (const Saving *saving, const ClinicVisit *visit, GError **error)
{
  ClinicProtocol *protocol = g_hash_table_lookup (saving->rules->protocols, &visit->protocol);

  if (protocol == NULL)
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND, "protocol");
  return protocol;
}

static void
take_answers (ClinicScreeningSheet *sheet, const ClinicAnswers *answers)
{
  if (clinic_answers_equal (sheet->answers, answers))
    return;
  clinic_answers_free (sheet->answers);
  sheet->answers = clinic_answers_copy (answers);
  sign (sheet, NULL, CLINIC_DAY_NONE, 0, NULL, 0);
}

static gboolean
fill_sheet (ClinicScreeningPage *page, const Saving *saving, ClinicProtocol *protocol, GError **error)
{
  const ClinicScreeningDraft *draft = &saving->draft;
  ClinicScreeningSheet *sheet = page->sheet;
  ClinicDay treated = clinic_screening_page_get_treated (page);
  ClinicScreeningVerdict verdict;

  take_answers (sheet, draft->answers);
  clinic_screening_judge (clinic_protocol_get_screenings (protocol), sheet->answers, treated, &verdict);
  sheet->protocol = page->visit->protocol;
  sheet->finding = verdict.finding;
  sheet->n_open = verdict.n_open;
  sheet->asked_at = saving->rules->now;
  if (draft->doctor == 0 || verdict.finding != CLINIC_FINDING_SIGN_OFF)
    return TRUE;
  if (!check_signature (saving->rules->setup, draft->doctor, draft->words, error))
    return FALSE;
  sign (sheet, protocol, treated, draft->doctor, draft->words, saving->rules->now);
  return TRUE;
}

static gboolean
is_stale (const ClinicScreeningPage *page, const ClinicScreeningDraft *draft)
{
  return page->sheet->version != draft->version || page->day != draft->day ||
         (draft->treated != 0 && clinic_screening_page_get_treated (page) != draft->treated);
}

static gboolean
save_job (ClinicTx *tx, gpointer data, GError **error)
{
  Saving *saving = data;
  ClinicSessionQuestion question = { saving->rules, saving->draft.session };
  g_autoptr (ClinicScreeningPage) page = load_page (clinic_tx_get_conn (tx), &question, error);
  ClinicProtocol *protocol = page != NULL ? find_protocol (saving, page->visit, error) : NULL;

  if (protocol == NULL)
    return FALSE;
  if (is_stale (page, &saving->draft))
    {
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_STALE, "screening");
      return FALSE;
    }
  if (!fill_sheet (page, saving, protocol, error))
    return FALSE;
  page->sheet->actor = clinic_tx_get_staff (tx);
  clinic_tx_set_subject (tx, CLINIC_KIND_SESSION, saving->draft.session);
  clinic_verb_words_name (tx, page->visit->patient_name);
  clinic_tx_set_summary (tx, g_strdup_printf (_("Screening of %s saved"), page->visit->patient_name));
  return clinic_screening_table_save (tx, page->sheet, error);
}

void
clinic_diary_save_screening_async (ClinicDiary *diary, const ClinicScreeningDraft *draft, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  Saving *saving;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (draft != NULL && draft->answers != NULL);

  saving = g_new0 (Saving, 1);
  saving->rules = clinic_booking_rules_new (diary);
  saving->draft = *draft;
  saving->draft.answers = clinic_answers_copy (draft->answers);
  saving->draft.words = draft->words != NULL ? g_strstrip (g_strdup (draft->words)) : NULL;
  clinic_diary_write (diary, "save-screening", TRUE, save_job, saving, (GDestroyNotify) saving_free, cancellable, callback,
                      user_data);
}

/* Rolling */

static char *
list_answers (const ClinicScreeningSheet *sheet, ClinicProtocol *protocol, ClinicFinding finding)
{
  char *lines = NULL;

  if (protocol != NULL)
    lines = clinic_screening_list_findings (clinic_protocol_get_screenings (protocol), sheet->answers, sheet->day, finding);
  return lines != NULL ? g_strdelimit (lines, "\n", ' ') : g_strdup ("");
}

static gboolean
refuse_block (const ClinicScreeningSheet *sheet, ClinicProtocol *protocol, GError **error)
{
  g_autofree char *answers = list_answers (sheet, protocol, CLINIC_FINDING_BLOCK);

  /* Translators: %s is a question with its answer, or several */
  g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT,
               _("Rolling cannot start. The day’s screening says: %s. Book another day, or correct the screening."), answers);
  return FALSE;
}

static gboolean
ask_signature (const ClinicScreeningSheet *sheet, ClinicProtocol *protocol, GError **error)
{
  g_autofree char *answers = list_answers (sheet, protocol, CLINIC_FINDING_SIGN_OFF);

  /* Translators: %s is a question with its answer, or several */
  g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID,
               _("A doctor signs the day’s screening before rolling: %s. Choose which doctor, and write why."), answers);
  return FALSE;
}

/* Of the session's day, with what it means for that day; NULL: not asked. */
static gboolean
find_judged (ClinicTx *tx, const ClinicSession *session, ClinicProtocol *protocol, ClinicScreeningSheet **sheet, GError **error)
{
  if (!clinic_screening_table_find (clinic_tx_get_conn (tx), session->id, session->day, sheet, error))
    return FALSE;
  if (*sheet == NULL || !judge_again (*sheet, protocol, session->day))
    return TRUE;
  if (!clinic_screening_table_save (tx, *sheet, error))
    return FALSE;
  (*sheet)->version++;
  return TRUE;
}

gboolean
clinic_screening_judge_again (ClinicTx *tx, const ClinicSession *session, ClinicProtocol *protocol, GError **error)
{
  g_autoptr (ClinicScreeningSheet) sheet = NULL;

  g_return_val_if_fail (tx != NULL && session != NULL, FALSE);

  return find_judged (tx, session, protocol, &sheet, error);
}

gboolean
clinic_screening_check_rolling (ClinicTx *tx, const ClinicSession *session, ClinicProtocol *protocol, gint64 doctor,
                                const char *words, GError **error)
{
  g_autoptr (ClinicScreeningSheet) sheet = NULL;

  g_return_val_if_fail (tx != NULL && session != NULL, FALSE);

  if (!find_judged (tx, session, protocol, &sheet, error))
    return FALSE;
  if (sheet == NULL || sheet->finding < CLINIC_FINDING_SIGN_OFF || (sheet->finding == CLINIC_FINDING_SIGN_OFF && sheet->doctor != 0))
    return TRUE;
  if (sheet->finding == CLINIC_FINDING_BLOCK)
    return refuse_block (sheet, protocol, error);
  if (doctor == 0 || words == NULL || *words == '\0')
    return ask_signature (sheet, protocol, error);
  sign (sheet, protocol, session->day, doctor, words, clinic_tx_get_now (tx));
  return clinic_screening_table_save (tx, sheet, error);
}
