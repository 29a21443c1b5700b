/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-colour.h"

#include <string.h>

#define DAY 20780

/* What was told, a letter a day: "p" patches, "n" asked and none, "-" another call, "." no call. */
static ClinicColour
tell (const char *calls)
{
  ClinicColour colour;

  clinic_colour_init (&colour);
  for (guint i = 0; calls[i] != '\0'; i++)
    if (calls[i] != '.')
      clinic_colour_answer (&colour, DAY + i, calls[i] == 'p', calls[i] != '-');
  return colour;
}

static void
test_answers (void)
{
  static const struct
  {
    const char *calls;
    ClinicColourState state;
    int first, settled; /* -1 = not */
  } cases[] = {
    { "", CLINIC_COLOUR_NOT_ASKED, -1, -1 },
    { "--", CLINIC_COLOUR_NOT_ASKED, -1, -1 },
    { "-n", CLINIC_COLOUR_NONE, -1, -1 },
    { ".p", CLINIC_COLOUR_OPEN, 1, -1 },
    { "np", CLINIC_COLOUR_OPEN, 1, -1 },
    { "p--", CLINIC_COLOUR_OPEN, 0, -1 },
    { "pp.p", CLINIC_COLOUR_OPEN, 0, -1 },
    { "p-n", CLINIC_COLOUR_SETTLED, 0, 2 },
    { "pnn", CLINIC_COLOUR_SETTLED, 0, 1 },
    { "pnp", CLINIC_COLOUR_OPEN, 0, -1 },
    { "pnpn", CLINIC_COLOUR_SETTLED, 0, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicColour colour = tell (cases[i].calls);
      ClinicDay none = CLINIC_DAY_NONE;

      g_assert_cmpint (colour.state, ==, cases[i].state);
      g_assert_cmpint (colour.first, ==, cases[i].first < 0 ? none : DAY + cases[i].first);
      g_assert_cmpint (colour.settled, ==, cases[i].settled < 0 ? none : DAY + cases[i].settled);
    }
}

static void
assert_says (const char *calls, const char *words)
{
  ClinicColour colour = tell (calls);
  g_autofree char *said = clinic_colour_say (&colour);

  g_assert_cmpstr (said, ==, words);
}

static void
test_say (void)
{
  assert_says ("-", NULL);
  assert_says ("n", "no patches");
  assert_says ("p", "patches told on 23 Nov 2026, not told settled");
  assert_says ("pn", "patches told on 23 Nov 2026, settled by 24 Nov 2026");
}

/* The border day is still within the leaflet's eight weeks. */
static void
test_warn (void)
{
  static const struct
  {
    const char *calls;
    int most, after;
    const char *words; /* part of them; NULL = none */
  } cases[] = {
    { "", 56, 28, NULL },
    { "n", 56, 28, NULL },
    { "pn", 56, 99, NULL },
    { "p", 56, 28, "Ask, and look" },
    { "p", 56, 56, "Ask, and look" },
    { "p", 56, 57, "last longer than 8 weeks. A doctor" },
    { "p", G_MAXINT, 999, "Ask, and look" },
    { "pnp", 56, 28, "after session 2, told on 23 Nov" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicColour colour = tell (cases[i].calls);
      g_autofree char *words = clinic_colour_warn (&colour, DAY, 2, cases[i].most, DAY + cases[i].after);

      g_assert_true ((words == NULL) == (cases[i].words == NULL));
      g_assert_true (words == NULL || strstr (words, cases[i].words) != NULL);
    }
}

/* Two sessions, a month apart, and what the calls about each told: whichever is asked says whether patches are gone. */
static void
test_habit (void)
{
  static const struct
  {
    const char *first, *second; /* what was told, as above, two weeks after each */
    guint n_sessions;
    ClinicColourState state;
    int since, gone; /* -1 = not */
  } cases[] = {
    { "", "", 0, CLINIC_COLOUR_NOT_ASKED, -1, -1 },
    { "n", "", 0, CLINIC_COLOUR_NONE, -1, -1 },
    { "p", "", 1, CLINIC_COLOUR_OPEN, 14, -1 },
    { "pp", "", 1, CLINIC_COLOUR_OPEN, 14, -1 },
    { "pn", "", 1, CLINIC_COLOUR_SETTLED, 14, 15 },
    { "p-", "", 1, CLINIC_COLOUR_OPEN, 14, -1 },
    { "pnn", "", 1, CLINIC_COLOUR_SETTLED, 14, 15 },
    { "pnp", "", 1, CLINIC_COLOUR_OPEN, 14, -1 },
    { "p", "n", 1, CLINIC_COLOUR_SETTLED, 14, 44 },
    { "p", "-", 1, CLINIC_COLOUR_OPEN, 14, -1 },
    { "pn", "p", 2, CLINIC_COLOUR_OPEN, 44, -1 },
    { "p", "p", 2, CLINIC_COLOUR_OPEN, 44, -1 },
    { "p", "pn", 2, CLINIC_COLOUR_SETTLED, 44, 45 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const told[] = { cases[i].first, cases[i].second };
      ClinicColourHabit habit;
      ClinicDay none = CLINIC_DAY_NONE;

      clinic_colour_habit_init (&habit);
      for (int session = 0; session < 2; session++)
        for (guint k = 0; told[session][k] != '\0'; k++)
          clinic_colour_habit_answer (&habit, DAY + 30 * session, DAY + 30 * session + 14 + (int) k, told[session][k] == 'p',
                                      told[session][k] != '-');
      g_assert_cmpuint (habit.n_sessions, ==, cases[i].n_sessions);
      g_assert_cmpint (habit.session_day, ==, cases[i].n_sessions == 0 ? none : DAY + 30 * ((int) cases[i].n_sessions - 1));
      g_assert_cmpint (habit.colour.state, ==, cases[i].state);
      g_assert_cmpint (habit.colour.first, ==, cases[i].since < 0 ? none : DAY + cases[i].since);
      g_assert_cmpint (habit.colour.settled, ==, cases[i].gone < 0 ? none : DAY + cases[i].gone);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/colour/answers", test_answers);
  g_test_add_func ("/core/colour/say", test_say);
  g_test_add_func ("/core/colour/warn", test_warn);
  g_test_add_func ("/core/colour/habit", test_habit);
  return g_test_run ();
}
