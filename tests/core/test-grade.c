/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-grade.h"

#include <string.h>

#define TODAY 20780

static ClinicGrade *
make (int scars, int own, gint64 doctor, ClinicDay day)
{
  ClinicGrade *grade = clinic_grade_new ();

  grade->scars = scars;
  grade->own = own;
  grade->doctor = doctor;
  grade->day = day;
  return grade;
}

static void
test_check (void)
{
  static const struct
  {
    int scars, own;
    gint64 doctor;
    ClinicDay day;
    const char *refusal; /* part of it; NULL = kept */
  } cases[] = {
    { 3, 5, 1, TODAY, NULL },
    { 1, CLINIC_GRADE_NO_OWN, 1, TODAY - 400, NULL },
    { 4, 10, 1, TODAY, NULL },
    { CLINIC_GRADE_NONE, 0, 0, TODAY, NULL },
    { CLINIC_GRADE_NONE, CLINIC_GRADE_NO_OWN, 1, TODAY, "Choose a grade" },
    { 5, 5, 1, TODAY, "1 to 4" },
    { -1, 5, 1, TODAY, "1 to 4" },
    { 3, 11, 1, TODAY, "0 to 10" },
    { 3, -2, 1, TODAY, "0 to 10" },
    { 3, 5, 0, TODAY, "which doctor" },
    { 3, 5, 1, TODAY + 1, "today or earlier" },
    { 3, 5, 1, CLINIC_DAY_NONE, "today or earlier" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicGrade) grade = make (cases[i].scars, cases[i].own, cases[i].doctor, cases[i].day);
      g_autofree char *words = clinic_grade_check (grade, TODAY);

      if (cases[i].refusal == NULL)
        g_assert_null (words);
      else
        g_assert_true (words != NULL && strstr (words, cases[i].refusal) != NULL);
    }
}

static void
test_names (void)
{
  for (int i = CLINIC_GRADE_LEAST; i <= CLINIC_GRADE_MOST; i++)
    for (int j = CLINIC_GRADE_LEAST; j < i; j++)
      {
        g_assert_cmpstr (clinic_grade_get_name (i), !=, clinic_grade_get_name (j));
        g_assert_cmpstr (clinic_grade_get_definition (i), !=, clinic_grade_get_definition (j));
      }
  g_assert_cmpstr (clinic_grade_get_name (3), ==, "moderate");
  g_assert_nonnull (strstr (clinic_grade_get_definition (3), "flattens"));
  g_assert_nonnull (strstr (clinic_grade_get_definition (4), "does not flatten"));
}

static void
test_say (void)
{
  static const struct
  {
    int scars, own, nth;
    const char *words;
  } cases[] = {
    { 3, 5, 3, "Session 3, 23 Nov 2026: grade 3, moderate; patient 5 of 10" },
    { 4, CLINIC_GRADE_NO_OWN, 1, "Session 1, 23 Nov 2026: grade 4, severe" },
    { CLINIC_GRADE_NONE, 0, 2, "Session 2, 23 Nov 2026: patient 0 of 10" },
    { 1, 2, 0, "Review, 23 Nov 2026: grade 1, flat marks; patient 2 of 10" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicGrade) grade = make (cases[i].scars, cases[i].own, 1, TODAY);
      g_autofree char *words = clinic_grade_say (grade, cases[i].nth);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_change (void)
{
  static const struct
  {
    int first[2], last[2]; /* scars, own */
    const char *words;
  } cases[] = {
    { { 4, 8 }, { 2, 3 }, "From grade 4, severe, to grade 2, mild. Patient’s own mark from 8 to 3 of 10." },
    { { 3, CLINIC_GRADE_NO_OWN }, { 3, 3 }, "Still grade 3, moderate." },
    { { 4, 8 }, { 4, 8 }, "Still grade 4, severe. Patient’s own mark still 8 of 10." },
    { { CLINIC_GRADE_NONE, 8 }, { 3, 9 }, "Patient’s own mark from 8 to 9 of 10." },
    { { 3, CLINIC_GRADE_NO_OWN }, { CLINIC_GRADE_NONE, 9 }, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicGrade) first = make (cases[i].first[0], cases[i].first[1], 1, TODAY - 90);
      g_autoptr (ClinicGrade) last = make (cases[i].last[0], cases[i].last[1], 1, TODAY);
      g_autofree char *words = clinic_grade_say_change (first, last);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* As papers give them; what a paper names its scale, and what it gives on it. */
static void
test_read (void)
{
  static const struct
  {
    const char *typed;
    int scars;           /* 0 = refused */
    const char *refusal; /* part of it */
  } cases[] = {
    { "3", 3, NULL },
    { " grade IV ", 4, NULL },
    { "II", 2, NULL },
    { "Goodman & Baron qualitative: 1", 1, NULL },
    { "Goodman and Baron III", 3, NULL },
    { "Goodman & Baron qualitative: grade III mostly", 3, NULL },
    { "GOODMAN-BARON QUALITATIVE 2", 2, NULL },
    { "Goodman & Baron qualitative (mean): 3.29 (SD 0.59)", 0, "mean of several people" },
    { "Goodman & Baron qualitative (mean): right 2.13 (SD 0.56); left 2.36 (SD 0.56)", 0, "mean of several people" },
    { "Goodman-Baron (mean): 2.87 (SD 0.83) in the combined arm", 0, "two scales" },
    { "Goodman-Baron 3", 0, "two scales" },
    { "acne scar assessment score (Goodman & Baron quantitative): 11.73 (SD 3.12)", 0, "quantitative sum of Goodman and Baron" },
    { "quantitative global scarring grading (Goodman & Baron): 3", 0, "quantitative sum of Goodman and Baron" },
    { "Goodman & Baron qualitative; ECCA", 0, "more than one scale: the qualitative grade of Goodman and Baron, 1 to 4; the ECCA" },
    { "ECCA 85", 0, "This is the ECCA score" },
    { "Lipper & Perez 36.48", 0, "Lipper and Perez" },
    { "MASI: 8.61 (SD 4.45) at the first session", 0, "MASI" },
    { "MASI; MELASQoL", 0, "more than one scale: the MASI" },
    { "modified MASI, PGA", 0, "physician’s global assessment" },
    { "Vancouver Scar Scale, VAS", 0, "Vancouver Scar Scale" },
    { "GAIS; DLQI: DLQI 8.4", 0, "DLQI" },
    { "hair count in 1 cm2; 7-point scale", 0, "scale of points" },
    { "5-point scale: 3", 0, "scale of points" },
    { "VAS 3", 0, "visual analogue" },
    { "histometry and clinical photographs", 0, "“histometry”" },
    { "grades", 0, "“grades”" },
    { "", 0, "no grade in this" },
    { "grade", 0, "no grade in this" },
    { "0", 0, "from 1 to 4" },
    { "5", 0, "from 1 to 4" },
    { "11", 0, "from 1 to 4" },
    { "99999999999999999999", 0, "from 1 to 4" },
    { "2.5", 0, "whole" },
    { "2,5", 0, "whole" },
    { "2-3", 0, "more than one grade" },
    { "3a", 0, "from 1 to 4" },
    { "drei", 0, "“drei”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = NULL;
      int scars = 0;
      gboolean read = clinic_grade_read (cases[i].typed, &scars, &words);

      g_test_message ("%s: %d %s", cases[i].typed, scars, words);
      g_assert_cmpint (scars, ==, cases[i].scars);
      g_assert_true (read == (cases[i].scars != 0) && read == (words == NULL));
      if (!read)
        g_assert_nonnull (strstr (words, cases[i].refusal));
    }
}

static void
test_order (void)
{
  g_autoptr (GPtrArray) grades = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_grade_free);

  for (int i = 0; i < 3; i++)
    {
      g_ptr_array_add (grades, make (3, 5, 1, TODAY - i));
      ((ClinicGrade *) grades->pdata[i])->id = i;
    }
  g_ptr_array_sort (grades, clinic_grade_compare);
  for (int i = 0; i < 3; i++)
    g_assert_cmpint (((ClinicGrade *) grades->pdata[i])->id, ==, 2 - i);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/grade/check", test_check);
  g_test_add_func ("/core/grade/names", test_names);
  g_test_add_func ("/core/grade/say", test_say);
  g_test_add_func ("/core/grade/change", test_change);
  g_test_add_func ("/core/grade/read", test_read);
  g_test_add_func ("/core/grade/order", test_order);
  return g_test_run ();
}
