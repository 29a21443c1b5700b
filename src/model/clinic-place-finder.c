/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-place-finder.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "model/clinic-diary-private.h"
#include "store/clinic-session-table.h"

/* What it costs to leave what the patient prefers, in minutes of difference (ours): another weekday weighs more than an
   hour or two, a week earlier or later less than that; another doctor as much as two hours. */
#define COST_OF_WEEKDAY 240
#define COST_OF_DAY 20
#define COST_OF_DOCTOR 120
#define MOST_DAYS_OFF 28

gboolean
clinic_place_finder_init (ClinicPlaceFinder *finder, const ClinicBookingRules *rules, ClinicConn *conn,
                          const ClinicCourse *course, GArray *days, GError **error)
{
  g_return_val_if_fail (finder != NULL && rules != NULL && conn != NULL && course != NULL && days != NULL, FALSE);

  *finder = (ClinicPlaceFinder){ .rules = rules, .conn = conn, .course = course, .days = days };
  return clinic_booking_rules_get_shape (rules, course, &finder->shape, error);
}

void
clinic_place_finder_clear (ClinicPlaceFinder *finder)
{
  g_clear_pointer (&finder->days, g_array_unref);
}

static gboolean
is_preferred (const ClinicPlaceFinder *finder, ClinicDay day)
{
  return (finder->weekdays & CLINIC_WEEKDAY_BIT (clinic_day_get_weekday (day))) != 0;
}

ClinicDay
clinic_place_finder_find_ideal (const ClinicPlaceFinder *finder, ClinicDay after)
{
  ClinicDay least = MAX (after + finder->course->min_days, finder->rules->today);
  ClinicDay recommended = MAX (after + MAX (finder->course->recommended_days, finder->course->min_days), least);

  for (int off = 0; off < 7; off++)
    {
      if (recommended - off >= least && is_preferred (finder, recommended - off))
        return recommended - off;
      if (is_preferred (finder, recommended + off))
        return recommended + off;
    }
  return recommended;
}

static GArray *
load_patient_busy (const ClinicPlaceFinder *finder, ClinicDay day, GError **error)
{
  return clinic_session_table_patient_busy_without (finder->conn, finder->course->patient, day, finder->except, error);
}

/* The day's slot with the least cost; @cost: -1 = none. */
static gboolean
find_on_day (const ClinicPlaceFinder *finder, ClinicDay day, gint64 doctor, ClinicSlot *nearest, int *cost, GError **error)
{
  g_autoptr (ClinicBoard) board = clinic_booking_rules_load_board_without (finder->rules, finder->conn, day, finder->except,
                                                                           error);
  g_autoptr (GArray) busy = board != NULL ? load_patient_busy (finder, day, error) : NULL;
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (ClinicSlot));

  *cost = -1;
  if (busy == NULL)
    return FALSE;
  if (doctor != 0)
    clinic_board_keep_doctor (board, doctor);
  clinic_schedule_list_slots (board, &finder->shape, busy, finder->rules->now, G_MAXSIZE, slots);
  for (guint i = 0; i < slots->len; i++)
    {
      const ClinicSlot *slot = &g_array_index (slots, ClinicSlot, i);
      int off = ABS (slot->minute - finder->minute);

      if (*cost >= 0 && off >= *cost)
        continue;
      *cost = off;
      *nearest = *slot;
    }
  return TRUE;
}

static gboolean
is_allowed (const ClinicPlaceFinder *finder, ClinicDay day)
{
  return day >= finder->rules->today &&
         clinic_course_first_allowed_day ((const ClinicDay *) finder->days->data, finder->days->len,
                                          finder->course->min_days, day) == day;
}

static int
get_cost_of_day (const ClinicPlaceFinder *finder, ClinicDay ideal, ClinicDay day)
{
  return (is_preferred (finder, day) ? 0 : COST_OF_WEEKDAY) + ABS (day - ideal) * COST_OF_DAY;
}

/* Looks outward from the ideal day until no further one can be better than @cost; -1 = none so far. */
static gboolean
find_best (const ClinicPlaceFinder *finder, ClinicDay ideal, ClinicDay least, gint64 doctor, int extra, ClinicSlot *best,
           int *cost, GError **error)
{
  for (int off = 0; off <= MOST_DAYS_OFF; off++)
    for (int sign = 1; sign >= (off == 0 ? 1 : -1); sign -= 2)
      {
        ClinicDay day = ideal + off * sign;
        int base = get_cost_of_day (finder, ideal, day) + extra;
        ClinicSlot slot;
        int minutes;

        if (day < least || !is_allowed (finder, day) || (*cost >= 0 && base >= *cost))
          continue;
        if (!find_on_day (finder, day, doctor, &slot, &minutes, error))
          return FALSE;
        if (minutes < 0 || (*cost >= 0 && base + minutes >= *cost))
          continue;
        *cost = base + minutes;
        *best = slot;
      }
  return TRUE;
}

gboolean
clinic_place_finder_find (const ClinicPlaceFinder *finder, ClinicDay ideal, ClinicDay least, ClinicSlot *slot,
                          gboolean *found, GError **error)
{
  int cost = -1;

  g_return_val_if_fail (finder != NULL && slot != NULL && found != NULL, FALSE);

  if (finder->doctor != 0 && !find_best (finder, ideal, least, finder->doctor, 0, slot, &cost, error))
    return FALSE;
  if (!find_best (finder, ideal, least, 0, finder->doctor != 0 ? COST_OF_DOCTOR : 0, slot, &cost, error))
    return FALSE;
  *found = cost >= 0;
  return TRUE;
}

char *
clinic_place_finder_explain (const ClinicPlaceFinder *finder, ClinicDay ideal, const ClinicSlot *slot)
{
  g_autofree char *day = NULL;
  g_autofree char *minute = NULL;

  if (slot->day != ideal)
    {
      day = clinic_format_day_near (ideal, finder->rules->today);
      /* Translators: %s is a day, "Tue 9 Feb" */
      return g_strdup_printf (_("nothing fits on %s"), day);
    }
  if (slot->minute == finder->minute)
    return NULL;
  minute = clinic_format_minute (finder->minute);
  /* Translators: %s is a time, "9:20" */
  return g_strdup_printf (_("%s is taken"), minute);
}

guint
clinic_place_finder_take (ClinicPlaceFinder *finder, ClinicDay day)
{
  guint at = 0;

  while (at < finder->days->len && g_array_index (finder->days, ClinicDay, at) < day)
    at++;
  g_array_insert_val (finder->days, at, day);
  return at;
}
