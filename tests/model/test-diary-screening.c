/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "model/clinic-diary-booking.h"
#include "model/clinic-diary-screening.h"
#include "model/clinic-diary-visit.h"
#include "model/clinic-diary-walk-in.h"
#include "model/clinic-today.h"

#include "clinic-test-diary.h"

static void
set_up (ClinicTestDiary *self, gconstpointer data)
{
  clinic_test_diary_set_up (self, data);
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 1, .day = -28, .minute = 600, .state = "fulfilled" });
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 2, .day = 0, .minute = 500, .state = "numbing" });
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 3, .day = 28, .minute = 600 });
}

static ClinicScreeningPage *
load (ClinicTestDiary *self, gint64 session)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  ClinicScreeningPage *page;

  clinic_diary_load_screening_async (self->diary, session, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  page = clinic_diary_load_screening_finish (self->diary, result, &error);
  g_assert_no_error (error);
  return page;
}

static char *
save (ClinicTestDiary *self, gint64 session, const char *text, gint64 doctor, const char *words)
{
  g_autoptr (ClinicScreeningPage) page = load (self, session);
  g_autoptr (ClinicAnswers) answers = clinic_answers_from_string (text);
  ClinicScreeningDraft draft = { session, page->sheet->version, page->day, answers, doctor, (char *) words };
  GAsyncResult *slot = NULL;

  clinic_diary_save_screening_async (self->diary, &draft, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static char *
roll_session (ClinicTestDiary *self, gint64 session, gint64 doctor, const char *words)
{
  GAsyncResult *slot = NULL;

  clinic_diary_start_rolling_signed_async (self->diary, session, doctor, words, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static char *
roll (ClinicTestDiary *self, gint64 doctor, const char *words)
{
  return roll_session (self, 2, doctor, words);
}

static char *
arrive (ClinicTestDiary *self, gint64 session)
{
  GAsyncResult *slot = NULL;

  clinic_diary_arrive_async (self->diary, session, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static char *
walk_in (ClinicTestDiary *self, gint64 course)
{
  GAsyncResult *slot = NULL;

  clinic_diary_walk_in_async (self->diary, course, 0, NULL, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

#define ASSERT_WORDS(verb, expected)                                                                                    \
  G_STMT_START {                                                                                                       \
    g_autofree char *verb_words = (verb);                                                                              \
    g_assert_cmpstr (verb_words, ==, (expected));                                                                      \
  } G_STMT_END

static gint64
get (ClinicTestDiary *self, const char *sql)
{
  return clinic_test_db_get (self->db, sql);
}

/* Asked at booking it is asked again on the day, with what was said shown, never assumed. */
static void
test_booking_and_day (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicScreeningPage) early = NULL;
  g_autoptr (ClinicScreeningPage) day = NULL;
  g_autoptr (ClinicScreeningPage) next = NULL;

  ASSERT_WORDS (save (self, 3, "keloids\tyes\nskin\tno", 0, NULL), NULL);
  early = load (self, 3);
  g_assert_true (clinic_screening_page_is_early (early));
  g_assert_cmpint (early->day, ==, DAY (0));
  g_assert_cmpint (early->sheet->finding, ==, CLINIC_FINDING_SIGN_OFF);
  g_assert_cmpuint (early->sheet->n_open, ==, 8);
  g_assert_null (early->last);
  clinic_clock_set_now (self->clock, CLINIC_TEST_NOW + 28 * 86400);
  day = load (self, 3);
  g_assert_false (clinic_screening_page_is_early (day));
  g_assert_cmpint (day->sheet->version, ==, 0);
  g_assert_cmpuint (clinic_answers_count (day->sheet->answers), ==, 0);
  g_assert_cmpint (day->last->day, ==, DAY (0));
  g_assert_true (clinic_answers_find (day->last->answers, "keloids")->yes);
  ASSERT_WORDS (save (self, 3, "keloids\tno", 0, NULL), NULL);
  g_assert_cmpint (get (self, "SELECT count (*) FROM screening WHERE session = 3"), ==, 2);
  /* written up later it is of the session's day */
  clinic_test_diary_sql (self, "UPDATE session SET state = 'fulfilled' WHERE id = 3;");
  clinic_clock_set_now (self->clock, CLINIC_TEST_NOW + 40 * 86400);
  next = load (self, 3);
  g_assert_cmpint (next->day, ==, DAY (28));
  g_assert_false (clinic_answers_find (next->sheet->answers, "keloids")->yes);
}

/* The date counts against the session's day, not against the day of asking. */
static void
test_date (ClinicTestDiary *self, gconstpointer data)
{
  static const struct
  {
    int ended;
    ClinicFinding finding;
  } cases[] = { { 28 - 180, CLINIC_FINDING_SIGN_OFF }, { 28 - 181, CLINIC_FINDING_CLEAR } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *iso = clinic_day_to_iso (DAY (cases[i].ended));
      g_autofree char *text = g_strconcat ("isotretinoin\tyes\t", iso, NULL);
      g_autoptr (ClinicScreeningPage) page = NULL;

      ASSERT_WORDS (save (self, 3, text, 0, NULL), NULL);
      page = load (self, 3);
      g_assert_cmpint (page->sheet->finding, ==, cases[i].finding);
    }
}

static ClinicToday *
load_today (ClinicTestDiary *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  clinic_diary_load_today_async (self->diary, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  return clinic_diary_load_today_finish (self->diary, result, NULL);
}

/* What a card on Today says of the session. */
static ClinicFinding
see_card (ClinicTestDiary *self, gint64 session)
{
  g_autoptr (ClinicToday) today = load_today (self);

  return clinic_today_find (today, session)->visit->screening;
}

/* Whose signature lets it roll there; 0 = nobody's. */
static gint64
see_signer (ClinicTestDiary *self, gint64 session)
{
  g_autoptr (ClinicToday) today = load_today (self);

  return clinic_today_find (today, session)->visit->screening_doctor;
}

/* Still open from before, it is moved to today when the patient arrives, and so it is asked for today. @data: its state */
static void
test_open_from_before (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicScreeningPage) page = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 4, .day = -1, .minute = 600, .bed = 2, .doctor = 2, .course = 2,
                                                     .state = data });
  g_assert_cmpint (see_card (self, 4), ==, CLINIC_FINDING_OPEN);
  ASSERT_WORDS (save (self, 4, "active-cold-sore\tyes", 0, NULL), NULL);
  page = load (self, 4);
  g_assert_cmpint (page->day, ==, DAY (0));
  g_assert_false (clinic_screening_page_is_early (page));
  g_assert_cmpint (clinic_screening_page_get_treated (page), ==, DAY (0));
  g_assert_cmpint (see_card (self, 4), ==, CLINIC_FINDING_BLOCK);
  if (g_str_equal (data, "booked"))
    ASSERT_WORDS (arrive (self, 4), NULL);
  clinic_test_diary_sql (self, "UPDATE session SET state = 'numbing', cream_at = 1795420800 WHERE id = 4;");
  ASSERT_WORDS (roll_session (self, 4, 1, "It is small"),
                "Rolling cannot start. The day’s screening says: Is there a cold sore now? Yes. Book another day, or correct the"
                " screening.");
  g_assert_cmpint (see_card (self, 4), ==, CLINIC_FINDING_BLOCK);
}

/* Answers that were given for a later day are judged again for the day that it became. */
static void
test_brought_forward (ClinicTestDiary *self, gconstpointer data)
{
  g_autofree char *iso = clinic_day_to_iso (DAY (-178));
  g_autofree char *text = g_strconcat ("isotretinoin\tyes\t", iso, NULL);
  g_autofree char *refused = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 4, .day = 5, .minute = 600, .bed = 2, .doctor = 2, .course = 2 });
  ASSERT_WORDS (save (self, 4, text, 0, NULL), NULL);
  g_assert_cmpint (get (self, "SELECT count (*) FROM screening WHERE session = 4 AND finding = 'clear'"), ==, 1);
  ASSERT_WORDS (walk_in (self, 2), NULL);
  g_assert_cmpint (see_card (self, 4), ==, CLINIC_FINDING_SIGN_OFF);
  clinic_test_diary_undo (self);
  g_assert_cmpint (get (self, "SELECT count (*) FROM screening WHERE session = 4 AND finding = 'clear'"), ==, 1);
  ASSERT_WORDS (arrive (self, 4), NULL);
  g_assert_cmpint (see_card (self, 4), ==, CLINIC_FINDING_SIGN_OFF);
  /* as if an earlier version had let the patient in */
  clinic_test_diary_sql (self, "UPDATE screening SET finding = 'clear' WHERE session = 4;"
                               "UPDATE session SET state = 'numbing', cream_at = 1795420800 WHERE id = 4;");
  refused = roll_session (self, 4, 0, NULL);
  g_assert_true (g_str_has_prefix (refused, "A doctor signs the day’s screening before rolling: "));
  ASSERT_WORDS (roll_session (self, 4, 2, "Low dose"), NULL);
  g_assert_cmpint (get (self, "SELECT count (*) FROM screening WHERE finding = 'sign-off' AND doctor = 2 AND words = 'Low dose'"),
                   ==, 1);
}

static char *
move_to_today (ClinicTestDiary *self, gint64 session)
{
  ClinicSlot place = { .day = DAY (0), .minute = 600, .wait = 45, .bed = 2, .doctor = 2 };
  g_autoptr (ClinicBooking) to = clinic_booking_new (2, &place);
  GAsyncResult *slot = NULL;

  clinic_diary_move_async (self->diary, session, to, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

/* By whatever way a session comes to an earlier day, a signature counts for what it was given for, and for no more. @data: the
   way */
static void
test_signed_for_later (ClinicTestDiary *self, gconstpointer data)
{
  g_autofree char *iso = clinic_day_to_iso (DAY (-178));
  g_autofree char *text = g_strconcat ("keloids\tyes\nisotretinoin\tyes\t", iso, NULL);
  g_autofree char *refused = NULL;
  g_autoptr (ClinicScreeningPage) later = NULL;
  g_autoptr (ClinicScreeningPage) page = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 4, .day = 5, .minute = 600, .bed = 2, .doctor = 2, .course = 2 });
  ASSERT_WORDS (save (self, 4, text, 2, "Flat scars"), NULL);
  later = load (self, 4);
  g_assert_cmpint (later->sheet->doctor, ==, 2);
  if (g_str_equal (data, "moved"))
    ASSERT_WORDS (move_to_today (self, 4), NULL);
  page = load (self, 4);
  g_assert_cmpint (page->sheet->doctor, ==, g_str_equal (data, "moved") ? 0 : 2);
  ASSERT_WORDS (g_str_equal (data, "walk-in") ? walk_in (self, 2) : arrive (self, 4), NULL);
  g_assert_cmpint (get (self, "SELECT count (*) FROM screening WHERE finding = 'sign-off' AND doctor IS NULL"), ==, 1);
  g_assert_cmpint (get (self, "SELECT count (*) FROM journal_detail WHERE kind = 'screening' AND before LIKE '%Flat scars%'"), ==, 1);
  clinic_test_diary_undo (self);
  g_assert_cmpint (get (self, "SELECT count (*) FROM screening WHERE doctor = 2 AND words = 'Flat scars'"), ==, 1);
  /* as if an earlier version had let the patient in */
  if (g_str_equal (data, "moved"))
    {
      clinic_test_diary_sql (self, "UPDATE session SET state = 'numbing', cream_at = 1795420800 WHERE id = 4;");
      g_assert_cmpint (see_signer (self, 4), ==, 0);
      refused = roll_session (self, 4, 0, NULL);
      g_assert_nonnull (strstr (refused, "Does the patient take isotretinoin, or when was it stopped? Yes, stopped"));
      g_assert_nonnull (strstr (refused, "Does the patient form keloids? Yes"));
      ASSERT_WORDS (roll_session (self, 4, 2, "Low dose"), NULL);
      g_assert_cmpint (get (self, "SELECT count (*) FROM screening WHERE doctor = 2 AND words = 'Low dose'"), ==, 1);
    }
}

/* What a doctor signed for the day itself stands through all its steps, and once it rolls it is not asked again. */
static void
test_signed_for_the_day (ClinicTestDiary *self, gconstpointer data)
{
  g_autofree char *iso = clinic_day_to_iso (DAY (-178));
  g_autofree char *text = g_strconcat ("keloids\tyes\nisotretinoin\tyes\t", iso, NULL);

  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 4, .day = 0, .minute = 600, .bed = 2, .doctor = 2, .course = 2 });
  ASSERT_WORDS (save (self, 4, text, 2, "Low dose"), NULL);
  ASSERT_WORDS (arrive (self, 4), NULL);
  clinic_test_diary_sql (self, "UPDATE session SET state = 'numbing', cream_at = 1795420800 WHERE id = 4;");
  g_assert_cmpint (see_signer (self, 4), ==, 2);
  ASSERT_WORDS (save (self, 4, text, 0, NULL), NULL);
  ASSERT_WORDS (roll_session (self, 4, 0, NULL), NULL);
  g_assert_cmpint (get (self, "SELECT count (*) FROM screening WHERE doctor = 2 AND words = 'Low dose'"), ==, 1);
}

/* An earlier version did not keep for what a doctor signed. */
static void
test_signed_before_it_was_kept (ClinicTestDiary *self, gconstpointer data)
{
  ASSERT_WORDS (save (self, 2, "keloids\tyes", 0, NULL), NULL);
  clinic_test_diary_sql (self, "UPDATE screening SET doctor = 1, words = 'Flat scars', signed_at = 1795420800;");
  g_assert_cmpint (see_signer (self, 2), ==, 0);
  ASSERT_WORDS (roll (self, 1, "Flat scars still"), NULL);
  g_assert_cmpint (see_signer (self, 2), ==, 1);
}

static void
test_block (ClinicTestDiary *self, gconstpointer data)
{
  ASSERT_WORDS (save (self, 2, "active-cold-sore\tyes\nkeloids\tyes", 1, "It is small"), NULL);
  g_assert_cmpint (get (self, "SELECT count (*) FROM screening WHERE doctor IS NULL AND finding = 'block'"), ==, 1);
  ASSERT_WORDS (roll (self, 1, "It is small"),
                "Rolling cannot start. The day’s screening says: Is there a cold sore now? Yes. Book another day, or correct the"
                " screening.");
  g_assert_cmpint (get (self, "SELECT count (*) FROM session WHERE id = 2 AND state = 'numbing'"), ==, 1);
  ASSERT_WORDS (save (self, 2, "active-cold-sore\tno", 0, NULL), NULL);
  ASSERT_WORDS (roll (self, 0, NULL), NULL);
}

/* Each saving is taken back for itself; a block that was corrected stands again. */
static void
test_undo (ClinicTestDiary *self, gconstpointer data)
{
  ASSERT_WORDS (save (self, 2, "skin\tno", 0, NULL), NULL);
  g_assert_cmpstr (clinic_diary_get_undo_name (self->diary), ==, "screening of Asha Rao");
  clinic_test_diary_undo (self);
  g_assert_cmpint (get (self, "SELECT count (*) FROM screening"), ==, 0);
  ASSERT_WORDS (save (self, 2, "skin\tyes", 0, NULL), NULL);
  ASSERT_WORDS (save (self, 2, "skin\tno", 0, NULL), NULL);
  clinic_test_diary_undo (self);
  g_assert_cmpint (get (self, "SELECT count (*) FROM screening WHERE finding = 'block' AND answers = 'skin' || char (9) || 'yes'"),
                   ==, 1);
}

/* The doctor who starts signs in place, once; what is not asked holds nobody up. */
static void
test_sign_at_start (ClinicTestDiary *self, gconstpointer data)
{
  ASSERT_WORDS (save (self, 2, "blood-thinners\tyes", 0, NULL), NULL);
  ASSERT_WORDS (roll (self, 0, NULL),
                "A doctor signs the day’s screening before rolling: Does the patient take blood thinners? Yes. Choose which"
                " doctor, and write why.");
  ASSERT_WORDS (roll (self, 1, "Small area"), NULL);
  g_assert_cmpint (get (self, "SELECT count (*) FROM screening WHERE doctor = 1 AND words = 'Small area'"
                              " AND signed_at IS NOT NULL"), ==, 1);
  clinic_test_diary_undo (self);
  g_assert_cmpint (get (self, "SELECT count (*) FROM screening WHERE doctor IS NULL"), ==, 1);
  g_assert_cmpint (get (self, "SELECT count (*) FROM session WHERE id = 2 AND state = 'numbing'"), ==, 1);
}

static void
test_not_asked (ClinicTestDiary *self, gconstpointer data)
{
  ASSERT_WORDS (roll (self, 0, NULL), NULL);
}

/* What was signed is signed for those answers alone. */
static void
test_signature (ClinicTestDiary *self, gconstpointer data)
{
  ASSERT_WORDS (save (self, 2, "keloids\tyes", 3, "I let it"), "Choose which doctor signs the screening, and write why.");
  ASSERT_WORDS (save (self, 2, "keloids\tyes", 1, "  "), "Choose which doctor signs the screening, and write why.");
  g_assert_cmpint (get (self, "SELECT count (*) FROM screening"), ==, 0);
  ASSERT_WORDS (save (self, 2, "keloids\tyes", 1, " Small area "), NULL);
  ASSERT_WORDS (save (self, 2, "keloids\tyes", 0, NULL), NULL);
  g_assert_cmpint (get (self, "SELECT count (*) FROM screening WHERE doctor = 1 AND words = 'Small area'"), ==, 1);
  ASSERT_WORDS (save (self, 2, "keloids\tyes\npregnancy\tyes", 0, NULL), NULL);
  g_assert_cmpint (get (self, "SELECT count (*) FROM screening WHERE doctor IS NULL"), ==, 1);
  /* nothing to sign */
  ASSERT_WORDS (save (self, 2, "keloids\tno", 1, "Why not"), NULL);
  g_assert_cmpint (get (self, "SELECT count (*) FROM screening WHERE doctor IS NULL AND finding = 'clear'"), ==, 1);
}

static void
test_stale (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicAnswers) answers = clinic_answers_from_string ("skin\tno");
  ClinicScreeningDraft draft = { 2, 0, DAY (0), answers, 0, NULL };
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  ASSERT_WORDS (save (self, 2, "keloids\tyes", 0, NULL), NULL);
  clinic_diary_save_screening_async (self->diary, &draft, NULL, clinic_test_diary_ready_cb, &slot);
  g_assert_null (clinic_test_diary_end (self, &slot, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_STALE);
  g_clear_error (&error);
  draft.version = 1;
  draft.treated = DAY (5);
  clinic_diary_save_screening_async (self->diary, &draft, NULL, clinic_test_diary_ready_cb, &slot);
  g_assert_null (clinic_test_diary_end (self, &slot, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_STALE);
  g_clear_error (&error);
  draft.treated = 0;
  draft.day = DAY (-1);
  clinic_diary_save_screening_async (self->diary, &draft, NULL, clinic_test_diary_ready_cb, &slot);
  g_assert_null (clinic_test_diary_end (self, &slot, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_STALE);
}

/* What a card on the board knows of it, and what booking asks before there is a session. */
static void
test_visit_and_last (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicScreeningPage) before = load (self, 2);
  g_autoptr (ClinicScreeningPage) after = NULL;
  g_autoptr (ClinicScreeningSheet) last = NULL;
  g_autoptr (ClinicScreeningSheet) nobody = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  g_assert_cmpint (before->visit->screening, ==, CLINIC_FINDING_OPEN);
  ASSERT_WORDS (save (self, 2, "keloids\tyes", 1, "Small area"), NULL);
  ASSERT_WORDS (save (self, 3, "skin\tyes", 0, NULL), NULL);
  after = load (self, 2);
  g_assert_cmpint (after->visit->screening, ==, CLINIC_FINDING_SIGN_OFF);
  g_assert_cmpuint (after->visit->screening_open, ==, 9);
  g_assert_cmpint (after->visit->screening_doctor, ==, 1);
  clinic_clock_set_now (self->clock, CLINIC_TEST_NOW + 60);
  clinic_diary_load_last_screening_async (self->diary, 1, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  last = clinic_diary_load_last_screening_finish (self->diary, result, NULL);
  g_assert_nonnull (last);
  g_assert_cmpint (last->day, ==, DAY (0));
  g_clear_object (&result);
  clinic_diary_load_last_screening_async (self->diary, 2, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  nobody = clinic_diary_load_last_screening_finish (self->diary, result, NULL);
  g_assert_null (nobody);
}

/* What is asked at this desk is asked in its language. */

static void
set_up_in_french (ClinicTestDiary *self, gconstpointer data)
{
  g_setenv ("LANGUAGE", "fr", TRUE);
  set_up (self, data);
}

static void
tear_down_in_french (ClinicTestDiary *self, gconstpointer data)
{
  clinic_test_diary_tear_down (self, data);
  g_unsetenv ("LANGUAGE");
}

static void
test_language (ClinicTestDiary *self, gconstpointer data)
{
  const GPtrArray *screenings = clinic_protocol_get_screenings (clinic_diary_get_current_protocol (self->diary, NULL));
  gboolean found = FALSE;

  for (guint i = 0; i < screenings->len; i++)
    found = found || strstr (((const ClinicScreening *) screenings->pdata[i])->question, "Avez-vous une allergie") != NULL;
  g_assert_true (found);
}

#define ADD(name, test) g_test_add (name, ClinicTestDiary, NULL, set_up, test, clinic_test_diary_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/diary-screening/booking-and-day", test_booking_and_day);
  ADD ("/diary-screening/date", test_date);
  g_test_add ("/diary-screening/open-from-before/booked", ClinicTestDiary, "booked", set_up, test_open_from_before,
              clinic_test_diary_tear_down);
  g_test_add ("/diary-screening/open-from-before/arrived", ClinicTestDiary, "arrived", set_up, test_open_from_before,
              clinic_test_diary_tear_down);
  ADD ("/diary-screening/brought-forward", test_brought_forward);
  g_test_add ("/diary-screening/signed-for-later/walk-in", ClinicTestDiary, "walk-in", set_up, test_signed_for_later,
              clinic_test_diary_tear_down);
  g_test_add ("/diary-screening/signed-for-later/moved", ClinicTestDiary, "moved", set_up, test_signed_for_later,
              clinic_test_diary_tear_down);
  g_test_add ("/diary-screening/signed-for-later/arrives", ClinicTestDiary, "arrives", set_up, test_signed_for_later,
              clinic_test_diary_tear_down);
  ADD ("/diary-screening/signed-for-the-day", test_signed_for_the_day);
  ADD ("/diary-screening/signed-before-it-was-kept", test_signed_before_it_was_kept);
  ADD ("/diary-screening/block", test_block);
  ADD ("/diary-screening/undo", test_undo);
  ADD ("/diary-screening/sign-at-start", test_sign_at_start);
  ADD ("/diary-screening/not-asked", test_not_asked);
  ADD ("/diary-screening/signature", test_signature);
  ADD ("/diary-screening/stale", test_stale);
  ADD ("/diary-screening/visit-and-last", test_visit_and_last);
  g_test_add ("/diary-screening/language", ClinicTestDiary, NULL, set_up_in_french, test_language, tear_down_in_french);
  return g_test_run ();
}
