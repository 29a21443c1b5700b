/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-diary-record.h"
#include "model/clinic-diary-rollers.h"

#include "clinic-test-diary.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicRecordPage, clinic_record_page_data_free)

static void
set (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static void
set_up (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  clinic_test_diary_set_up (self, data);
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = -28, .minute = 600, .state = "fulfilled" });
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 0, .minute = 600, .state = "rolling" });
  clinic_test_db_sql (self->db,
                      "UPDATE session SET cream = 'EMLA 5 %', cream_at = start + 120, rolling_at = start + 2760,"
                      " rolled_at = start + 3900;"
                      "INSERT INTO roller_lot (id, lot, needle, expiry_day) VALUES (1, 'A1877', 1.5, 30000);"
                      "INSERT INTO roller (id, roller_lot, number) VALUES (1, 1, '0031'), (2, 1, '0032');",
                      &error);
  g_assert_no_error (error);
}

static ClinicRecordPage *
load (ClinicTestDiary *self, gint64 session)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  ClinicRecordPage *page;

  clinic_diary_load_record_async (self->diary, session, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  page = clinic_diary_load_record_finish (self->diary, result, &error);
  g_assert_no_error (error);
  return page;
}

static char *
save (ClinicTestDiary *self, const ClinicRecord *record)
{
  GAsyncResult *slot = NULL;

  clinic_diary_save_record_async (self->diary, record, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static char *
sign (ClinicTestDiary *self, gint64 session, gint64 version, gint64 doctor, const char *reason)
{
  GAsyncResult *slot = NULL;

  clinic_diary_sign_record_async (self->diary, session, version, doctor, reason, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static char *
correct (ClinicTestDiary *self, gint64 session)
{
  GAsyncResult *slot = NULL;

  clinic_diary_correct_record_async (self->diary, session, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static char *
discard (ClinicTestDiary *self, gint64 session)
{
  GAsyncResult *slot = NULL;

  clinic_diary_discard_correction_async (self->diary, session, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static char *
use (ClinicTestDiary *self, gint64 session, gint64 roller)
{
  GAsyncResult *slot = NULL;

  clinic_diary_use_roller_async (self->diary, session, roller, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

#define ASSERT_DONE(verb)                                                                                               \
  G_STMT_START {                                                                                                       \
    g_autofree char *done_words = (verb);                                                                              \
    g_assert_cmpstr (done_words, ==, NULL);                                                                            \
  } G_STMT_END
#define ASSERT_WORDS(verb, expected)                                                                                    \
  G_STMT_START {                                                                                                       \
    g_autofree char *refused_words = (verb);                                                                           \
    g_assert_cmpstr (refused_words, ==, (expected));                                                                   \
  } G_STMT_END

static void
fill (ClinicTestDiary *self, gint64 session, gint64 roller)
{
  g_autoptr (ClinicRecord) record = clinic_record_new (session);

  record->needle = 1.0;
  record->zones = 1u << CLINIC_ZONE_CHIN;
  record->passes[CLINIC_PASS_VERTICAL] = 4;
  record->end_point = CLINIC_END_POINT_ERYTHEMA;
  record->pain = 2;
  set (&record->adjuncts, "Serum\tL12");
  set (&record->notes, "First words");
  ASSERT_DONE (save (self, record));
  if (roller != 0)
    ASSERT_DONE (use (self, session, roller));
}

/* A draft is saved whole and leaves no trace in journal and undo. */
static void
test_draft (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicRecordPage) page = NULL;
  g_autofree char *stale = NULL;

  fill (self, 2, 0);
  page = load (self, 2);
  g_assert_cmpint (page->record->version, ==, 1);
  g_assert_cmpint (page->record->saved_at, ==, CLINIC_TEST_NOW);
  g_assert_cmpstr (page->record->notes, ==, "First words");
  g_assert_cmpint (page->record->passes[CLINIC_PASS_VERTICAL], ==, 4);
  set (&page->record->notes, "More");
  ASSERT_DONE (save (self, page->record));
  stale = save (self, page->record);
  g_assert_nonnull (stale);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM journal"), ==, 0);
  g_assert_false (clinic_diary_can_undo (self->diary));
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM record WHERE version = 2 AND notes = 'More'"), ==, 1);
}

/* The next session begins with what was done, and knows it as last time's. */
static void
test_from_last_time (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicRecordPage) first = load (self, 1);
  g_autoptr (ClinicRecordPage) page = NULL;

  g_assert_null (first->last);
  g_assert_cmpint (first->record->version, ==, 0);
  fill (self, 1, 1);
  page = load (self, 2);
  g_assert_cmpint (page->record->version, ==, 0);
  g_assert_cmpuint (page->record->zones, ==, 1u << CLINIC_ZONE_CHIN);
  g_assert_cmpstr (page->record->adjuncts, ==, "Serum");
  g_assert_cmpint (page->record->pain, ==, CLINIC_RECORD_NO_PAIN);
  g_assert_cmpint (page->last_session->day, ==, DAY (-28));
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM record WHERE session = 2"), ==, 0);
}

static void
test_signed (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicRecordPage) page = NULL;
  const ClinicRecordVersion *version;
  g_autoptr (GError) error = NULL;

  fill (self, 2, 0);
  ASSERT_WORDS (sign (self, 2, 1, 1, NULL), "Choose the roller’s lot and piece.");
  ASSERT_DONE (use (self, 2, 1));
  clinic_test_db_sql (self->db, "INSERT INTO grade (patient, course, session, day, doctor, goodman_baron)"
                                " SELECT patient, course, id, day, 1, 3 FROM session WHERE id = 2", &error);
  g_assert_no_error (error);
  ASSERT_WORDS (sign (self, 2, 1, 0, NULL), "Choose which doctor signs.");
  ASSERT_WORDS (sign (self, 2, 1, 3, NULL), "Choose which doctor signs.");
  ASSERT_WORDS (sign (self, 2, 7, 1, NULL), "Someone has changed this since. Look at it again, then repeat your change.");
  ASSERT_DONE (sign (self, 2, 1, 1, NULL));
  page = load (self, 2);
  g_assert_cmpint (page->record->status, ==, CLINIC_RECORD_FINAL);
  g_assert_cmpuint (page->versions->len, ==, 1);
  version = page->versions->pdata[0];
  g_assert_cmpint (version->doctor, ==, 1);
  g_assert_nonnull (strstr (version->text, "Roller: 1.5 mm, lot A1877, piece 0031"));
  g_assert_nonnull (strstr (version->text, "Scars: grade 3, moderate\n"));
  g_assert_null (version->reason);
  ASSERT_WORDS (sign (self, 2, 2, 1, NULL), "The record is signed. Add a correction to change it.");
  ASSERT_WORDS (use (self, 2, 2), "The record is signed. Add a correction to change it.");
  ASSERT_WORDS (save (self, page->record), "The record is signed. Add a correction to change it.");
}

/* What was answered on the day, and what was signed for the course, is signed along. */
static void
test_screening_and_consent (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicRecordPage) page = NULL;
  g_autoptr (GError) error = NULL;
  const char *text;

  clinic_test_db_sql (self->db,
                      "INSERT INTO screening (session, day, protocol, answers, left_open, finding, asked_at, doctor, words,"
                      " signed_at) VALUES (2, 20780, 1, 'keloids' || char (9) || 'yes', 9, 'sign-off', 0, 1, 'Flat scars', 0),"
                      " (2, 20770, 1, 'pregnancy' || char (9) || 'yes', 9, 'sign-off', 0, NULL, NULL, NULL);"
                      "INSERT INTO consent (session, number, text, sha256, on_paper, signed_at, signer, witness)"
                      " VALUES (1, 1, 'I agree.', printf ('%064d', 7), 1, 0, 'Asha Rao', 3)",
                      &error);
  g_assert_no_error (error);
  fill (self, 2, 1);
  ASSERT_DONE (sign (self, 2, 1, 1, NULL));
  page = load (self, 2);
  text = ((ClinicRecordVersion *) page->versions->pdata[0])->text;
  g_assert_nonnull (strstr (text, "Screening: Does the patient form keloids? Yes; signed by Dr One: Flat scars; 9 questions not"
                                  " asked\n"));
  g_assert_nonnull (strstr (text, "Consent: version 1, signed by Asha Rao; SHA-256 of the text 000"));
  g_assert_null (strstr (text, "pregnant"));
}

/* Still to begin since yesterday, it is treated today, and today's answers are its own; once it has begun, those of its day. */
static void
test_screening_of_the_day (ClinicTestDiary *self, gconstpointer data)
{
  static const struct
  {
    const char *state;
    const char *screening;
  } cases[] = {
    { "booked", "Does the patient form keloids? Yes; 9 questions not asked" },
    { "numbing", "Does the patient form keloids? Yes; 9 questions not asked" },
    { "fulfilled", "Is the patient pregnant or breastfeeding? Yes; 9 questions not asked" },
  };

  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 3, .day = -1, .minute = 600, .course = 2 });
  clinic_test_diary_sql (self, "INSERT INTO screening (session, day, protocol, answers, left_open, finding, asked_at)"
                               " VALUES (3, 20780, 1, 'keloids' || char (9) || 'yes', 9, 'sign-off', 0),"
                               " (3, 20779, 1, 'pregnancy' || char (9) || 'yes', 9, 'sign-off', 0)");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE session SET state = '%s' WHERE id = 3", cases[i].state);
      g_autoptr (ClinicRecordPage) page = NULL;

      clinic_test_diary_sql (self, sql);
      page = load (self, 3);
      g_assert_cmpstr (page->screening, ==, cases[i].screening);
    }
}

/* A correction keeps both versions, and frees a piece that was written down wrongly. */
static void
test_correction (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicRecordPage) page = NULL;
  g_autoptr (ClinicRecordPage) after = NULL;

  fill (self, 2, 1);
  ASSERT_WORDS (correct (self, 2), "The record is not signed. Change it as it is.");
  ASSERT_DONE (sign (self, 2, 1, 1, NULL));
  ASSERT_DONE (correct (self, 2));
  ASSERT_DONE (use (self, 2, 2));
  ASSERT_DONE (use (self, 1, 1));
  page = load (self, 2);
  g_assert_cmpint (page->record->status, ==, CLINIC_RECORD_PRELIMINARY);
  ASSERT_WORDS (sign (self, 2, page->record->version, 2, " "), "Write what is corrected, and why.");
  ASSERT_DONE (sign (self, 2, page->record->version, 2, "The other pack was opened"));
  after = load (self, 2);
  g_assert_cmpint (after->record->status, ==, CLINIC_RECORD_AMENDED);
  g_assert_cmpuint (after->versions->len, ==, 2);
  g_assert_nonnull (strstr (((ClinicRecordVersion *) after->versions->pdata[0])->text, "piece 0031"));
  g_assert_nonnull (strstr (((ClinicRecordVersion *) after->versions->pdata[1])->text, "piece 0032"));
  g_assert_cmpstr (((ClinicRecordVersion *) after->versions->pdata[1])->reason, ==, "The other pack was opened");
}

#define TAKES(self, session, roller)                                                                                    \
  clinic_test_db_get ((self)->db, "SELECT count (*) FROM roller_use WHERE session = " #session " AND roller = " #roller)

/* A correction that is given up leaves the record as it was signed, the roller too. */
static void
test_discard (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicRecordPage) page = NULL;
  g_autoptr (ClinicRecordPage) after = NULL;

  fill (self, 2, 1);
  ASSERT_WORDS (discard (self, 2), "No correction is open here.");
  ASSERT_DONE (sign (self, 2, 1, 1, NULL));
  ASSERT_WORDS (discard (self, 2), "No correction is open here.");
  ASSERT_DONE (correct (self, 2));
  ASSERT_DONE (use (self, 2, 2));
  page = load (self, 2);
  set (&page->record->notes, "Other words");
  page->record->pain = CLINIC_RECORD_NO_PAIN;
  ASSERT_DONE (save (self, page->record));
  ASSERT_DONE (discard (self, 2));
  after = load (self, 2);
  g_assert_cmpint (after->record->status, ==, CLINIC_RECORD_FINAL);
  g_assert_cmpuint (after->versions->len, ==, 1);
  g_assert_cmpstr (after->record->notes, ==, "First words");
  g_assert_cmpint (after->record->pain, ==, 2);
  g_assert_cmpint (TAKES (self, 2, 1), ==, 1);
  g_assert_cmpint (TAKES (self, 2, 2), ==, 0);
}

/* A second correction goes back to the first; what was discarded can be brought back. */
static void
test_discard_undone (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicRecordPage) page = NULL;
  g_autoptr (ClinicRecordPage) amended = NULL;
  g_autoptr (ClinicRecordPage) again = NULL;

  fill (self, 2, 1);
  ASSERT_DONE (sign (self, 2, 1, 1, NULL));
  ASSERT_DONE (correct (self, 2));
  page = load (self, 2);
  ASSERT_DONE (sign (self, 2, page->record->version, 1, "Nothing, as it turns out"));
  ASSERT_DONE (correct (self, 2));
  ASSERT_DONE (use (self, 2, 2));
  ASSERT_DONE (discard (self, 2));
  amended = load (self, 2);
  g_assert_cmpint (amended->record->status, ==, CLINIC_RECORD_AMENDED);
  g_assert_cmpint (TAKES (self, 2, 1), ==, 1);
  clinic_test_diary_undo (self);
  again = load (self, 2);
  g_assert_cmpint (again->record->status, ==, CLINIC_RECORD_PRELIMINARY);
  g_assert_cmpint (TAKES (self, 2, 2), ==, 1);
}

/* The piece that was signed for is in another session by now: the correction stays open. */
static void
test_discard_refused (ClinicTestDiary *self, gconstpointer data)
{
  fill (self, 2, 1);
  ASSERT_DONE (sign (self, 2, 1, 1, NULL));
  ASSERT_DONE (correct (self, 2));
  ASSERT_DONE (use (self, 2, 2));
  ASSERT_DONE (use (self, 1, 1));
  ASSERT_WORDS (discard (self, 2), "Piece 0031, which was signed for, cannot be taken again: another session had it since, or its"
                                   " lot was withdrawn. Sign the correction instead.");
  g_assert_cmpint (TAKES (self, 2, 2), ==, 1);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM record WHERE status = 'preliminary'"), ==, 1);
}

#define ADD(name, function)                                                                                             \
  g_test_add ("/model/diary-record/" name, ClinicTestDiary, NULL, set_up, function, clinic_test_diary_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("draft", test_draft);
  ADD ("from-last-time", test_from_last_time);
  ADD ("signed", test_signed);
  ADD ("screening-and-consent", test_screening_and_consent);
  ADD ("screening-of-the-day", test_screening_of_the_day);
  ADD ("correction", test_correction);
  ADD ("discard", test_discard);
  ADD ("discard-undone", test_discard_undone);
  ADD ("discard-refused", test_discard_refused);
  return g_test_run ();
}
