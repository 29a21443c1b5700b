/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-summary.h"

#define NONE CLINIC_DAY_NONE
#define SPACING 28

/* A session every four weeks; the days on which peeling began and was over, counted from the session's. */
typedef struct
{
  const char *name;
  int days[5][2];
  guint n;
  ClinicHealingHabit expected;
} HabitCase;

static const HabitCase habits[] = {
  { "nothing", { { 0 } }, 0, { 0 } },
  { "nothing-recorded", { { NONE, NONE } }, 1, { 0 } },
  { "one", { { 2, 7 } }, 1, { .n_peeled = 1, .start = 2, .n_settled = 1, .length = 5 } },
  { "still-peeling", { { 3, NONE } }, 1, { .n_peeled = 1, .start = 3 } },
  { "three", { { 4, 7 }, { 2, 8 }, { 3, 7 } }, 3, { .n_peeled = 3, .start = 3, .n_settled = 3, .length = 4 } },
  { "odd-one-out", { { 2, 6 }, { 2, 7 }, { 9, 30 } }, 3, { .n_peeled = 3, .start = 2, .n_settled = 3, .length = 5 } },
  { "even-takes-the-earlier", { { 2, 5 }, { 3, 8 } }, 2, { .n_peeled = 2, .start = 2, .n_settled = 2, .length = 3 } },
  { "newest-not-over", { { 2, 5 }, { 4, NONE } }, 2, { .n_peeled = 2, .start = 2, .n_settled = 1, .length = 3 } },
  { "end-without-begin", { { NONE, 6 }, { 3, 8 } }, 2, { .n_peeled = 1, .start = 3, .n_settled = 1, .length = 5 } },
};

static void
test_habit (gconstpointer data)
{
  const HabitCase *c = data;
  g_autoptr (GPtrArray) healings = g_ptr_array_new_with_free_func (g_free);
  ClinicHealingHabit habit;

  for (guint i = 0; i < c->n; i++)
    {
      ClinicHealing *healing = g_new0 (ClinicHealing, 1);

      healing->session_day = 20000 + SPACING * i;
      healing->peeling_started = c->days[i][0] == NONE ? NONE : healing->session_day + c->days[i][0];
      healing->settled = c->days[i][1] == NONE ? NONE : healing->session_day + c->days[i][1];
      g_ptr_array_add (healings, healing);
    }
  clinic_summary_get_habit (healings, &habit);
  g_assert_cmpuint (habit.n_peeled, ==, c->expected.n_peeled);
  g_assert_cmpint (habit.start, ==, c->expected.start);
  g_assert_cmpuint (habit.n_settled, ==, c->expected.n_settled);
  g_assert_cmpint (habit.length, ==, c->expected.length);
}

static void
test_no_peeling (void)
{
  g_autoptr (GPtrArray) healings = g_ptr_array_new ();
  ClinicHealing none = { .session_day = 20000, .peeling_started = NONE, .settled = 20008, .no_peeling = TRUE };
  ClinicHealingHabit habit;

  g_ptr_array_add (healings, &none);
  clinic_summary_get_habit (healings, &habit);
  g_assert_cmpuint (habit.n_none, ==, 1);
  g_assert_cmpuint (habit.n_peeled + habit.n_settled, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (habits); i++)
    {
      g_autofree char *path = g_strdup_printf ("/summary/habit/%s", habits[i].name);

      g_test_add_data_func (path, &habits[i], test_habit);
    }
  g_test_add_func ("/summary/habit/no-peeling", test_no_peeling);
  return g_test_run ();
}
