/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "core/clinic-screening.h"

#define DAY 20780 /* the session's: Mon 23 Nov 2026 */
#define NONE CLINIC_DAY_NONE

static ClinicScreening question_block = { (char *) "sore", (char *) "A sore?", (char *) "Book again.", CLINIC_SCREENING_BLOCK, 0 };
static ClinicScreening question_sign = { (char *) "keloids", (char *) "Keloids?", (char *) "", CLINIC_SCREENING_SIGN_OFF, 0 };
static ClinicScreening question_note = { (char *) "diabetes", (char *) "Diabetes?", (char *) "", CLINIC_SCREENING_NOTE, 0 };
static ClinicScreening question_date = { (char *) "isotretinoin", (char *) "Isotretinoin?", (char *) "Ask.", CLINIC_SCREENING_SIGN_OFF,
                                         180 };

static GPtrArray *
list_questions (void)
{
  GPtrArray *questions = g_ptr_array_new ();

  g_ptr_array_add (questions, &question_block);
  g_ptr_array_add (questions, &question_sign);
  g_ptr_array_add (questions, &question_note);
  g_ptr_array_add (questions, &question_date);
  return questions;
}

static void
test_answer (void)
{
  static const struct
  {
    const ClinicScreening *question;
    int answer; /* -1 open, 0 no, 1 yes */
    ClinicDay ended;
    ClinicFinding finding;
  } cases[] = {
    { &question_block, -1, NONE, CLINIC_FINDING_OPEN },
    { &question_block, 0, NONE, CLINIC_FINDING_CLEAR },
    { &question_block, 1, NONE, CLINIC_FINDING_BLOCK },
    /* a day says nothing where days do not count */
    { &question_block, 1, DAY - 1000, CLINIC_FINDING_BLOCK },
    { &question_sign, 1, NONE, CLINIC_FINDING_SIGN_OFF },
    { &question_note, 1, NONE, CLINIC_FINDING_NOTE },
    { &question_date, 0, NONE, CLINIC_FINDING_CLEAR },
    { &question_date, 1, NONE, CLINIC_FINDING_SIGN_OFF },
    { &question_date, 1, DAY + 1, CLINIC_FINDING_SIGN_OFF },
    { &question_date, 1, DAY, CLINIC_FINDING_SIGN_OFF },
    { &question_date, 1, DAY - 179, CLINIC_FINDING_SIGN_OFF },
    { &question_date, 1, DAY - 180, CLINIC_FINDING_SIGN_OFF },
    { &question_date, 1, DAY - 181, CLINIC_FINDING_CLEAR },
    { &question_date, 1, 0, CLINIC_FINDING_CLEAR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicAnswer answer = { cases[i].question->key, cases[i].answer == 1, cases[i].ended };

      g_test_message ("case %u", i);
      g_assert_cmpint (clinic_screening_judge_answer (cases[i].question, cases[i].answer < 0 ? NULL : &answer, DAY), ==,
                       cases[i].finding);
    }
}

static void
test_verdict (void)
{
  static const struct
  {
    const char *answers;
    ClinicFinding finding;
    guint n_open;
  } cases[] = {
    { "", CLINIC_FINDING_CLEAR, 4 },
    { "sore\tno", CLINIC_FINDING_CLEAR, 3 },
    { "sore\tno\nkeloids\tno\ndiabetes\tno\nisotretinoin\tno", CLINIC_FINDING_CLEAR, 0 },
    { "diabetes\tyes", CLINIC_FINDING_NOTE, 3 },
    { "diabetes\tyes\nkeloids\tyes", CLINIC_FINDING_SIGN_OFF, 2 },
    { "sore\tyes\nkeloids\tyes", CLINIC_FINDING_BLOCK, 2 },
    { "isotretinoin\tyes\t2026-05-27", CLINIC_FINDING_SIGN_OFF, 3 }, /* 180 days before */
    { "isotretinoin\tyes\t2026-05-26", CLINIC_FINDING_CLEAR, 3 },
    /* of a protocol that asked for more */
    { "moon\tyes", CLINIC_FINDING_CLEAR, 4 },
  };
  g_autoptr (GPtrArray) questions = list_questions ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicAnswers) answers = clinic_answers_from_string (cases[i].answers);
      ClinicScreeningVerdict verdict;

      g_test_message ("case %u", i);
      clinic_screening_judge (questions, answers, DAY, &verdict);
      g_assert_cmpint (verdict.finding, ==, cases[i].finding);
      g_assert_cmpuint (verdict.n_open, ==, cases[i].n_open);
    }
}

/* The same answers are the same text, in whatever order they were given. */
static void
test_text (void)
{
  g_autoptr (ClinicAnswers) answers = clinic_answers_new ();
  g_autoptr (ClinicAnswers) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *second = NULL;

  clinic_answers_set (answers, "sore", FALSE, DAY);
  clinic_answers_set (answers, "isotretinoin", FALSE, NONE);
  clinic_answers_set (answers, "isotretinoin", TRUE, DAY);
  clinic_answers_set (answers, "keloids", TRUE, NONE);
  clinic_answers_set (answers, "skin", TRUE, NONE);
  clinic_answers_remove (answers, "skin");
  clinic_answers_remove (answers, "skin");
  text = clinic_answers_to_string (answers);
  g_assert_cmpstr (text, ==, "isotretinoin\tyes\t2026-11-23\nkeloids\tyes\nsore\tno");
  again = clinic_answers_from_string (text);
  g_assert_cmpuint (clinic_answers_count (again), ==, 3);
  g_assert_cmpint (clinic_answers_find (again, "isotretinoin")->ended, ==, DAY);
  g_assert_null (clinic_answers_find (again, "skin"));
  g_clear_pointer (&again, clinic_answers_free);
  again = clinic_answers_copy (answers);
  second = clinic_answers_to_string (again);
  g_assert_cmpstr (second, ==, text);
}

/* A signature is for what needs one on the day for which it is given. */
static void
test_signed (void)
{
  static const struct
  {
    const char *answers;
    int signed_for; /* days after the session's */
    const char *text;
    int day;
    gboolean is_signed;
  } cases[] = {
    { "keloids\tyes", 0, "keloids\tyes\nkeloids\tsigned", 0, TRUE },
    { "keloids\tyes", 5, "keloids\tyes\nkeloids\tsigned", 0, TRUE },
    { "keloids\tyes\ndiabetes\tyes", 0, "diabetes\tyes\nkeloids\tyes\nkeloids\tsigned", 0, TRUE },
    { "keloids\tyes\nmoon\tyes", 0, "keloids\tyes\nkeloids\tsigned\nmoon\tyes", 0, TRUE },
    { "isotretinoin\tyes\t2026-05-27\nkeloids\tyes", 0,
      "isotretinoin\tyes\t2026-05-27\nisotretinoin\tsigned\nkeloids\tyes\nkeloids\tsigned", 0, TRUE },
    { "isotretinoin\tyes\t2026-05-27\nkeloids\tyes", 1, "isotretinoin\tyes\t2026-05-27\nkeloids\tyes\nkeloids\tsigned", 1, TRUE },
    { "isotretinoin\tyes\t2026-05-27\nkeloids\tyes", 1, "isotretinoin\tyes\t2026-05-27\nkeloids\tyes\nkeloids\tsigned", 0, FALSE },
    { "isotretinoin\tyes\t2026-05-27\nkeloids\tyes", 0,
      "isotretinoin\tyes\t2026-05-27\nisotretinoin\tsigned\nkeloids\tyes\nkeloids\tsigned", 1, TRUE },
  };
  g_autoptr (GPtrArray) questions = list_questions ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicAnswers) answers = clinic_answers_from_string (cases[i].answers);
      g_autoptr (ClinicAnswers) copy = clinic_answers_copy (answers);
      g_autoptr (ClinicAnswers) again = NULL;
      g_autofree char *text = NULL;
      g_autofree char *bare = NULL;

      g_test_message ("case %u", i);
      g_assert_false (clinic_screening_is_signed (questions, answers, DAY));
      clinic_screening_sign (questions, answers, DAY + cases[i].signed_for);
      text = clinic_answers_to_string (answers);
      g_assert_cmpstr (text, ==, cases[i].text);
      again = clinic_answers_from_string (text);
      g_assert_true (clinic_answers_equal (again, copy));
      g_assert_cmpint (clinic_screening_is_signed (questions, again, DAY + cases[i].day), ==, cases[i].is_signed);
      g_clear_pointer (&copy, clinic_answers_free);
      copy = clinic_answers_copy (again);
      g_assert_cmpint (clinic_screening_is_signed (questions, copy, DAY + cases[i].day), ==, cases[i].is_signed);
      clinic_screening_sign (NULL, again, DAY);
      bare = clinic_answers_to_string (again);
      g_assert_null (strstr (bare, "signed"));
    }
}

/* What is said anew, even the same, is not what was signed; what was not answered cannot have been. */
static void
test_signed_anew (void)
{
  g_autoptr (GPtrArray) questions = list_questions ();
  g_autoptr (ClinicAnswers) answers = clinic_answers_from_string ("keloids\tyes\nkeloids\tsigned\nsore\tsigned");
  g_autoptr (ClinicAnswers) other = clinic_answers_from_string ("keloids\tno");

  g_assert_cmpuint (clinic_answers_count (answers), ==, 1);
  g_assert_true (clinic_screening_is_signed (questions, answers, DAY));
  clinic_answers_set (answers, "keloids", TRUE, NONE);
  g_assert_false (clinic_screening_is_signed (questions, answers, DAY));
  g_assert_false (clinic_answers_equal (answers, other));
  clinic_answers_set (answers, "keloids", FALSE, NONE);
  g_assert_true (clinic_answers_equal (answers, other));
  clinic_answers_set (answers, "isotretinoin", TRUE, DAY);
  g_assert_false (clinic_answers_equal (answers, other));
  clinic_answers_set (other, "isotretinoin", TRUE, DAY - 1);
  g_assert_false (clinic_answers_equal (answers, other));
}

static void
test_text_spoilt (void)
{
  static const char *const spoilt[] = { "sore", "sore\tmaybe", "\tyes", "sore\tyes\tsoon", "sore\tyes\t2026-11-23\tx", "\n\n" };

  for (guint i = 0; i < G_N_ELEMENTS (spoilt); i++)
    {
      g_autoptr (ClinicAnswers) answers = clinic_answers_from_string (spoilt[i]);

      g_assert_cmpuint (clinic_answers_count (answers), ==, 0);
    }
}

static void
test_findings (void)
{
  ClinicFinding finding = CLINIC_FINDING_NOTE;

  for (ClinicFinding i = CLINIC_FINDING_OPEN; i <= CLINIC_FINDING_BLOCK; i++)
    {
      g_assert_true (clinic_finding_from_string (clinic_finding_to_string (i), &finding));
      g_assert_cmpint (finding, ==, i);
    }
  g_assert_false (clinic_finding_from_string ("maybe", &finding));
  g_assert_false (clinic_finding_from_string (NULL, &finding));
  g_assert_cmpint (finding, ==, CLINIC_FINDING_BLOCK);
}

static void
test_words (void)
{
  static const struct
  {
    const ClinicScreening *question;
    int answer;
    ClinicDay ended;
    const char *said;
    const char *means;
  } cases[] = {
    { &question_block, -1, NONE, "Not asked", NULL },
    { &question_block, 0, NONE, "No", NULL },
    { &question_block, 1, NONE, "Yes", "Not treated while this is so: rolling cannot start. Book again." },
    { &question_sign, 1, NONE, "Yes", "A doctor signs this before rolling." },
    { &question_note, 1, NONE, "Yes", "Noted for the doctor." },
    { &question_date, 1, NONE, "Yes, goes on", "A doctor signs this before rolling. Ask." },
    { &question_date, 1, DAY - 180, "Yes, stopped Wed 27 May 2026",
      "Stopped 180 days before the session, which is within 180 days. A doctor signs this before rolling. Ask." },
    { &question_date, 1, DAY - 181, "Yes, stopped Tue 26 May 2026",
      "Stopped 181 days before the session, which is longer ago than 180 days." },
    { &question_date, 1, DAY + 1, "Yes, stopped Tue 24 Nov 2026",
      "It ends after the session’s day. A doctor signs this before rolling. Ask." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicAnswer answer = { cases[i].question->key, cases[i].answer == 1, cases[i].ended };
      const ClinicAnswer *given = cases[i].answer < 0 ? NULL : &answer;
      g_autofree char *said = clinic_screening_say_answer (cases[i].question, given);
      g_autofree char *means = clinic_screening_explain_answer (cases[i].question, given, DAY);

      g_assert_cmpstr (said, ==, cases[i].said);
      g_assert_cmpstr (means, ==, cases[i].means);
    }
}

static void
test_list (void)
{
  g_autoptr (GPtrArray) questions = list_questions ();
  g_autoptr (ClinicAnswers) answers = clinic_answers_from_string ("keloids\tyes\nisotretinoin\tyes");
  g_autofree char *signs = clinic_screening_list_findings (questions, answers, DAY, CLINIC_FINDING_SIGN_OFF);
  g_autofree char *blocks = clinic_screening_list_findings (questions, answers, DAY, CLINIC_FINDING_BLOCK);
  g_autofree char *open = clinic_screening_list_findings (questions, answers, DAY, CLINIC_FINDING_OPEN);

  g_assert_cmpstr (signs, ==, "Keloids? Yes\nIsotretinoin? Yes, goes on");
  g_assert_cmpstr (blocks, ==, NULL);
  g_assert_cmpstr (open, ==, "A sore? Not asked\nDiabetes? Not asked");
}

static void
test_summary (void)
{
  g_autoptr (GPtrArray) questions = list_questions ();
  g_autoptr (ClinicAnswers) some = clinic_answers_from_string ("keloids\tyes\nisotretinoin\tyes\t2026-05-26\nsore\tno");
  g_autoptr (ClinicAnswers) none = clinic_answers_from_string ("keloids\tno\nisotretinoin\tno\nsore\tno\ndiabetes\tno");
  g_autoptr (ClinicAnswers) open = clinic_answers_new ();
  g_autofree char *said = clinic_screening_summarize (questions, some, "Dr Nair", "Small area");
  g_autofree char *nothing = clinic_screening_summarize (questions, none, NULL, NULL);
  g_autofree char *unasked = clinic_screening_summarize (questions, open, NULL, NULL);

  g_assert_cmpstr (said, ==, "Keloids? Yes; Isotretinoin? Yes, stopped Tue 26 May 2026; signed by Dr Nair: Small area;"
                             " 1 question not asked");
  g_assert_cmpstr (nothing, ==, "no to what was asked");
  g_assert_cmpstr (unasked, ==, "4 questions not asked");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/screening/answer", test_answer);
  g_test_add_func ("/screening/verdict", test_verdict);
  g_test_add_func ("/screening/text", test_text);
  g_test_add_func ("/screening/signed", test_signed);
  g_test_add_func ("/screening/signed-anew", test_signed_anew);
  g_test_add_func ("/screening/text-spoilt", test_text_spoilt);
  g_test_add_func ("/screening/findings", test_findings);
  g_test_add_func ("/screening/words", test_words);
  g_test_add_func ("/screening/list", test_list);
  g_test_add_func ("/screening/summary", test_summary);
  return g_test_run ();
}
