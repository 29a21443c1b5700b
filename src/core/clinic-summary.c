/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-summary.h"

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static void
add_days (GArray *days, ClinicDay from, ClinicDay to)
{
  int n = to - from;

  g_array_append_val (days, n);
}

static int
get_middle (GArray *days)
{
  if (days->len == 0)
    return 0;
  g_array_sort (days, compare_ints);
  return g_array_index (days, int, (days->len - 1) / 2);
}

void
clinic_summary_get_habit (const GPtrArray *healings, ClinicHealingHabit *habit)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) lengths = g_array_new (FALSE, FALSE, sizeof (int));

  g_return_if_fail (healings != NULL && habit != NULL);

  *habit = (ClinicHealingHabit){ 0 };
  for (guint i = 0; i < healings->len; i++)
    {
      const ClinicHealing *healing = healings->pdata[i];

      habit->n_none += healing->no_peeling;
      if (healing->peeling_started == CLINIC_DAY_NONE)
        continue;
      add_days (starts, healing->session_day, healing->peeling_started);
      if (healing->settled != CLINIC_DAY_NONE)
        add_days (lengths, healing->peeling_started, healing->settled);
    }
  habit->n_peeled = starts->len;
  habit->start = get_middle (starts);
  habit->n_settled = lengths->len;
  habit->length = get_middle (lengths);
}
