/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-cream.h"
#include "core/clinic-session.h"

static void
test_limits (void)
{
  static const struct
  {
    int wait_min, wait_max, least, most;
    int ready, overdue;
    gboolean has_room;
  } cases[] = {
    { 30, 60, 0, 0, 30, 60, TRUE },      /* the label states nothing: the protocol alone */
    { 30, 60, 45, 0, 45, 60, TRUE },     /* the later least */
    { 30, 60, 20, 0, 30, 60, TRUE },
    { 30, 60, 0, 50, 30, 50, TRUE },     /* the earlier most */
    { 30, 60, 0, 300, 30, 60, TRUE },
    { 30, 60, 40, 55, 40, 55, TRUE },
    { 30, 60, 59, 300, 59, 60, TRUE },
    { 30, 60, 60, 300, 60, 60, FALSE },  /* ready only when it is overdue */
    { 30, 60, 120, 300, 120, 120, FALSE }, /* never overdue before ready */
    { 30, 60, 10, 25, 30, 30, FALSE },
    { 30, 60, 0, 30, 30, 30, FALSE },
    { 30, 60, 0, 31, 30, 31, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicNumbingLimits limits;

      g_test_message ("case %zu", i);
      clinic_numbing_limits_join (cases[i].wait_min, cases[i].wait_max, cases[i].least, cases[i].most, &limits);
      g_assert_cmpint (limits.ready, ==, cases[i].ready);
      g_assert_cmpint (limits.overdue, ==, cases[i].overdue);
      g_assert_cmpint (limits.has_room, ==, cases[i].has_room);
    }
}

/* The same on a session: to the second, at both borders. */
static void
test_session (void)
{
  static const struct
  {
    gint64 seconds;
    gboolean ready, overdue;
  } cases[] = {
    { 40 * 60 - 1, FALSE, FALSE }, { 40 * 60, TRUE, FALSE }, { 50 * 60 - 1, TRUE, FALSE }, { 50 * 60, TRUE, TRUE },
  };
  g_autoptr (ClinicSession) session = clinic_session_new ();

  session->cream_at = 1000;
  session->cream_least = 40;
  session->cream_most = 50;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicNumbing numbing;

      clinic_session_get_numbing (session, 30, 60, 1000 + cases[i].seconds, &numbing);
      g_assert_cmpint (numbing.ready, ==, cases[i].ready);
      g_assert_cmpint (numbing.overdue, ==, cases[i].overdue);
    }
}

/* Over the cream's own most, and only that, a doctor signs: as much as the limit is within it. */
static void
test_over (void)
{
  g_autoptr (ClinicSession) session = clinic_session_new ();

  g_assert_false (clinic_session_is_over_cream (session, 100000));
  session->cream_at = 1000;
  g_assert_false (clinic_session_is_over_cream (session, 100000)); /* none stated */
  session->cream_most = 60;
  g_assert_false (clinic_session_is_over_cream (session, 1000 + 60 * 60));
  g_assert_false (clinic_session_is_over_cream (session, 1000 + 61 * 60 - 1));
  g_assert_true (clinic_session_is_over_cream (session, 1000 + 61 * 60));
}

static void
test_excess (void)
{
  static const struct
  {
    double most_grams, most_area, grams, square;
    const char *words;
  } cases[] = {
    { 60, 600, 60, 600, NULL },
    { 60, 600, 60.5, 600, "60.5 g is more than the label states: 60 g." },
    { 60, 600, 60, 601, "601 cm² is more than the label states: 600 cm²." },
    { 60, 600, 70, 700, "70 g on 700 cm² is more than the label states: 60 g, 600 cm²." },
    { 0, 600, 1000, 600, NULL }, /* not stated is no limit */
    { 60, 0, 60, 9000, NULL },
    { 60, 600, 0, 0, NULL }, /* nothing said */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicCream) cream = clinic_cream_new ();
      g_autofree char *words = NULL;

      cream->most_grams = cases[i].most_grams;
      cream->most_area = cases[i].most_area;
      words = clinic_cream_explain_excess (cream, cases[i].grams, cases[i].square);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
set_text (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static void
test_allergies (void)
{
  static const struct
  {
    const char *name, *substance, *allergies;
    gboolean named;
  } cases[] = {
    { "EMLA 5 %", "lidocaine (lignocaine), prilocaine", "Lidocaine", TRUE },
    { "EMLA 5 %", "lidocaine (lignocaine), prilocaine", "penicillin; LIGNOCAINE since 2019", TRUE },
    { "EMLA 5 %", "lidocaine (lignocaine), prilocaine", "Lidocain", TRUE },
    { "EMLA 5 %", "lidocaine (lignocaine), prilocaine", "Lidocaína", TRUE },
    { "EMLA 5 %", "lidocaine (lignocaine), prilocaine", "reacted to Emla", TRUE },
    { "EMLA 5 %", "lidocaine (lignocaine), prilocaine", "Penicillin, 5 % iodine", FALSE },
    { "EMLA 5 %", "lidocaine (lignocaine), prilocaine", "", FALSE },
    { "Gel 7", "tar", "tar, gel", FALSE }, /* short words stand in too many others */
    { "Lidocaine cream with tetracaine", "", "rash from a zinc cream, with blisters", FALSE },
    { "Крем", "лидокаин", "Лидокаин", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicCream) cream = clinic_cream_new ();
      g_autofree char *words = NULL;

      set_text (&cream->name, cases[i].name);
      set_text (&cream->substance, cases[i].substance);
      g_test_message ("“%s”", cases[i].allergies);
      g_assert_cmpint (clinic_cream_is_named_in (cream, cases[i].allergies), ==, cases[i].named);
      words = clinic_cream_explain_allergy (cream, "Asha Rao", cases[i].allergies);
      g_assert_cmpint (words != NULL, ==, cases[i].named);
    }
}

static void
test_check (void)
{
  static const struct
  {
    const char *name;
    double grams, area;
    int least, most;
    gboolean good;
  } cases[] = {
    { "EMLA", 0, 0, 0, 0, TRUE },       { "EMLA", 60, 600, 60, 300, TRUE }, { "", 0, 0, 0, 0, FALSE },
    { "EMLA", -1, 0, 0, 0, FALSE },     { "EMLA", 0, -1, 0, 0, FALSE },     { "EMLA", 0, 0, 60, 60, TRUE },
    { "EMLA", 0, 0, 61, 60, FALSE },    { "EMLA", 0, 0, 61, 0, TRUE },      { "EMLA", 0, 0, 0, 1440, TRUE },
    { "EMLA", 0, 0, 0, 1441, FALSE },   { "EMLA", 0, 0, 1441, 0, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicCream) cream = clinic_cream_new ();
      g_autofree char *words = NULL;

      set_text (&cream->name, cases[i].name);
      cream->most_grams = cases[i].grams;
      cream->most_area = cases[i].area;
      cream->least_minutes = cases[i].least;
      cream->most_minutes = cases[i].most;
      words = clinic_cream_check (cream);
      g_test_message ("case %zu: %s", i, words ? words : "good");
      g_assert_cmpint (words == NULL, ==, cases[i].good);
    }
}

static void
test_describe (void)
{
  g_autoptr (ClinicCream) cream = clinic_cream_new ();
  g_autofree char *none = clinic_cream_describe_limits (cream);
  g_autofree char *all = NULL;
  g_autofree char *least = NULL;

  g_assert_cmpstr (none, ==, "no limits stated");
  cream->least_minutes = 30;
  least = clinic_cream_describe_limits (cream);
  g_assert_cmpstr (least, ==, "at least 30 min");
  cream->most_grams = 60;
  cream->most_area = 600;
  cream->most_minutes = 300;
  all = clinic_cream_describe_limits (cream);
  g_assert_cmpstr (all, ==, "at most 60 g, at most 600 cm², 30 to 300 min");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cream/limits", test_limits);
  g_test_add_func ("/cream/session", test_session);
  g_test_add_func ("/cream/over", test_over);
  g_test_add_func ("/cream/excess", test_excess);
  g_test_add_func ("/cream/allergies", test_allergies);
  g_test_add_func ("/cream/check", test_check);
  g_test_add_func ("/cream/describe", test_describe);
  return g_test_run ();
}
