/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-aftercare.h"

#include <string.h>

#define FRESH_HOURS 24
#define NO_PEELING_DAY 7
#define NONE CLINIC_DAY_NONE

static ClinicDay
day_of (const char *iso)
{
  ClinicDay day = NONE;

  g_assert_true (clinic_day_parse (iso, &day));
  return day;
}

/* Rolled on Tuesday 24 November 2026, done at 11:00 in Berlin. */
static ClinicHealing
make_healing (GTimeZone *zone)
{
  ClinicHealing healing = { 0 };

  healing.session_day = day_of ("2026-11-24");
  healing.rolled_at = clinic_time_at (healing.session_day, 11 * 60, zone);
  healing.peeling_started = NONE;
  healing.settled = NONE;
  return healing;
}

static void
test_names (void)
{
  static const char *const names[] = { "fresh", "tight", "peeling", "settled" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      ClinicHealingState state = CLINIC_HEALING_FRESH;

      g_assert_cmpstr (clinic_healing_state_to_string (i), ==, names[i]);
      g_assert_true (clinic_healing_state_from_string (names[i], &state));
      g_assert_cmpint (state, ==, i);
    }
  {
    ClinicHealingState state = CLINIC_HEALING_TIGHT;

    g_assert_false (clinic_healing_state_from_string ("Fresh", &state));
    g_assert_false (clinic_healing_state_from_string (NULL, &state));
    g_assert_cmpint (state, ==, CLINIC_HEALING_TIGHT);
  }
}

static void
test_state (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  static const struct
  {
    int started; /* days after the session; -1 = not recorded */
    int settled;
    gint64 minutes; /* after rolling */
    int seconds;
    ClinicHealingState state;
  } cases[] = {
    { -1, -1, 0, 0, CLINIC_HEALING_FRESH },
    { -1, -1, 24 * 60, 0, CLINIC_HEALING_FRESH },
    { -1, -1, 24 * 60, 59, CLINIC_HEALING_FRESH },
    { -1, -1, 24 * 60 + 1, 0, CLINIC_HEALING_TIGHT },
    { -1, -1, 90 * 24 * 60, 0, CLINIC_HEALING_TIGHT },
    { 2, -1, 2 * 24 * 60, 0, CLINIC_HEALING_PEELING },
    { 0, -1, 60, 0, CLINIC_HEALING_PEELING },
    { 2, 8, 8 * 24 * 60, 0, CLINIC_HEALING_SETTLED },
    { -1, 7, 7 * 24 * 60, 0, CLINIC_HEALING_SETTLED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicHealing healing = make_healing (zone);
      gint64 now = healing.rolled_at + cases[i].minutes * 60 + cases[i].seconds;

      if (cases[i].started >= 0)
        healing.peeling_started = healing.session_day + cases[i].started;
      if (cases[i].settled >= 0)
        healing.settled = healing.session_day + cases[i].settled;
      g_assert_cmpint (clinic_healing_get_state (&healing, FRESH_HOURS, now), ==, cases[i].state);
      healing.carried_on_by = 9;
      healing.closed_as = CLINIC_HEALING_TIGHT;
      g_assert_cmpint (clinic_healing_get_state (&healing, FRESH_HOURS, now), ==, CLINIC_HEALING_TIGHT);
    }
}

static void
assert_since (const ClinicHealing *healing, ClinicHealingState state, GTimeZone *zone, ClinicDay since)
{
  g_assert_cmpint (clinic_healing_get_since (healing, state, FRESH_HOURS, zone), ==, since);
}

static void
test_since (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  ClinicHealing healing = make_healing (zone);

  assert_since (&healing, CLINIC_HEALING_FRESH, zone, day_of ("2026-11-24"));
  assert_since (&healing, CLINIC_HEALING_TIGHT, zone, day_of ("2026-11-25"));
  assert_since (&healing, CLINIC_HEALING_PEELING, zone, NONE);
  assert_since (&healing, CLINIC_HEALING_SETTLED, zone, NONE);
  healing.peeling_started = day_of ("2026-11-24");
  healing.settled = day_of ("2026-12-02");
  assert_since (&healing, CLINIC_HEALING_TIGHT, zone, day_of ("2026-11-24"));
  assert_since (&healing, CLINIC_HEALING_PEELING, zone, day_of ("2026-11-24"));
  assert_since (&healing, CLINIC_HEALING_SETTLED, zone, day_of ("2026-12-02"));
}

/* In the night of 24 to 25 October 2026 Berlin's clock goes back: 24 h after 23:30 are 22:30 of the next day. */
static void
test_since_across_clock_change (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  ClinicHealing healing = make_healing (zone);

  healing.session_day = day_of ("2026-10-24");
  healing.rolled_at = clinic_time_at (healing.session_day, 23 * 60 + 30, zone);
  assert_since (&healing, CLINIC_HEALING_TIGHT, zone, day_of ("2026-10-25"));
  healing.session_day = day_of ("2026-03-28");
  healing.rolled_at = clinic_time_at (healing.session_day, 23 * 60 + 30, zone);
  assert_since (&healing, CLINIC_HEALING_TIGHT, zone, day_of ("2026-03-30"));
}

#define STARTED CLINIC_HEALING_PEELING_STARTED
#define FINISHED CLINIC_HEALING_PEELING_FINISHED
#define UNSEEN CLINIC_HEALING_NO_PEELING_SEEN

/* Days count from the session; -1 = not recorded, -2 stands for the day before it. */
static void
test_record (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  static const struct
  {
    int started, settled;
    gboolean no_peeling;
    ClinicHealingEvent event;
    int day, today;
    gboolean taken;
    int started_after, settled_after;
    gboolean no_peeling_after;
    const char *words; /* in the refusal */
  } cases[] = {
    { -1, -1, FALSE, STARTED, 2, 2, TRUE, 2, -1, FALSE, NULL },
    { -1, -1, FALSE, STARTED, 2, 5, TRUE, 2, -1, FALSE, NULL },
    { -1, -1, FALSE, STARTED, 0, 0, TRUE, 0, -1, FALSE, NULL },
    { -1, -1, FALSE, STARTED, -2, 5, FALSE, -1, -1, FALSE, "before the session of" },
    { -1, -1, FALSE, STARTED, 6, 5, FALSE, -1, -1, FALSE, "still to come" },
    { 3, -1, FALSE, STARTED, 2, 5, TRUE, 2, -1, FALSE, NULL },
    { 3, 8, FALSE, STARTED, 8, 9, TRUE, 8, 8, FALSE, NULL },
    { 3, 8, FALSE, STARTED, 9, 9, FALSE, 3, 8, FALSE, "finished on" },
    { -1, 7, TRUE, STARTED, 8, 9, TRUE, 8, -1, FALSE, NULL },
    { 3, -1, FALSE, FINISHED, 8, 8, TRUE, 3, 8, FALSE, NULL },
    { 3, -1, FALSE, FINISHED, 3, 8, TRUE, 3, 3, FALSE, NULL },
    { 3, -1, FALSE, FINISHED, 2, 8, FALSE, 3, -1, FALSE, "started only on" },
    { 3, 8, FALSE, FINISHED, 7, 9, TRUE, 3, 7, FALSE, NULL },
    { -1, -1, FALSE, FINISHED, 8, 8, TRUE, -1, 8, FALSE, NULL },
    { -1, 7, TRUE, FINISHED, 8, 8, TRUE, -1, 8, FALSE, NULL },
    { -1, -1, FALSE, UNSEEN, 7, 7, TRUE, -1, 7, TRUE, NULL },
    { -1, -1, FALSE, UNSEEN, 6, 7, FALSE, -1, -1, FALSE, "can still start" },
    { -1, 7, TRUE, UNSEEN, 8, 9, TRUE, -1, 8, TRUE, NULL },
    { 3, -1, FALSE, UNSEEN, 8, 8, FALSE, 3, -1, FALSE, "recorded as started" },
    { -1, 8, FALSE, UNSEEN, 9, 9, FALSE, -1, 8, FALSE, "recorded as finished" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicHealing healing = make_healing (zone);
      g_autofree char *message = NULL;
      ClinicDay day0 = healing.session_day;
      gboolean taken;

      healing.peeling_started = cases[i].started < 0 ? NONE : day0 + cases[i].started;
      healing.settled = cases[i].settled < 0 ? NONE : day0 + cases[i].settled;
      healing.no_peeling = cases[i].no_peeling;
      g_test_message ("case %u", i);
      taken = clinic_healing_record (&healing, cases[i].event, cases[i].day == -2 ? day0 - 1 : day0 + cases[i].day,
                                     day0 + cases[i].today, NO_PEELING_DAY, &message);
      g_assert_cmpint (taken, ==, cases[i].taken);
      g_assert_cmpint (healing.peeling_started, ==, cases[i].started_after < 0 ? NONE : day0 + cases[i].started_after);
      g_assert_cmpint (healing.settled, ==, cases[i].settled_after < 0 ? NONE : day0 + cases[i].settled_after);
      g_assert_cmpint (healing.no_peeling, ==, cases[i].no_peeling_after);
      if (cases[i].words == NULL)
        g_assert_null (message);
      else
        g_assert_nonnull (strstr (message, cases[i].words));
    }
}

static void
test_refusal_names_the_day (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  ClinicHealing healing = make_healing (zone);
  g_autofree char *message = NULL;

  g_assert_false (clinic_healing_record (&healing, UNSEEN, day_of ("2026-11-27"), day_of ("2026-11-27"), NO_PEELING_DAY,
                                         &message));
  g_assert_cmpstr (message, ==, "Peeling can still start: this can be recorded from Tue 1 Dec on.");
}

static void
test_carried_on_is_frozen (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  ClinicHealing healing = make_healing (zone);
  g_autofree char *message = NULL;

  healing.peeling_started = healing.session_day + 2;
  healing.carried_on_by = 12;
  healing.closed_as = CLINIC_HEALING_PEELING;
  g_assert_false (clinic_healing_record (&healing, FINISHED, healing.session_day + 8, healing.session_day + 30,
                                         NO_PEELING_DAY, &message));
  g_assert_nonnull (strstr (message, "carried"));
  g_assert_cmpint (healing.settled, ==, NONE);
  g_assert_false (clinic_healing_take_back (&healing, STARTED));
  g_assert_cmpint (healing.peeling_started, ==, healing.session_day + 2);
}

static void
test_take_back (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  ClinicHealing healing = make_healing (zone);

  g_assert_false (clinic_healing_take_back (&healing, STARTED));
  g_assert_false (clinic_healing_take_back (&healing, FINISHED));
  g_assert_false (clinic_healing_take_back (&healing, UNSEEN));
  healing.peeling_started = healing.session_day + 2;
  healing.settled = healing.session_day + 8;
  g_assert_false (clinic_healing_take_back (&healing, UNSEEN));
  g_assert_true (clinic_healing_take_back (&healing, FINISHED));
  g_assert_cmpint (healing.settled, ==, NONE);
  g_assert_true (clinic_healing_take_back (&healing, STARTED));
  g_assert_cmpint (healing.peeling_started, ==, NONE);
  healing.settled = healing.session_day + 8;
  healing.no_peeling = TRUE;
  g_assert_false (clinic_healing_take_back (&healing, FINISHED));
  g_assert_true (clinic_healing_take_back (&healing, UNSEEN));
  g_assert_cmpint (healing.settled, ==, NONE);
  g_assert_false (healing.no_peeling);
}

static void
test_items (void)
{
  static const struct
  {
    ClinicHealingState from, until;
    gboolean unlocks, stays;
    ClinicItemState states[4]; /* fresh, tight, peeling, settled */
  } cases[] = {
    { CLINIC_HEALING_FRESH, CLINIC_HEALING_SETTLED, FALSE, FALSE,
      { CLINIC_ITEM_NOW, CLINIC_ITEM_NOW, CLINIC_ITEM_NOW, CLINIC_ITEM_OVER } },
    { CLINIC_HEALING_TIGHT, CLINIC_HEALING_SETTLED, FALSE, FALSE,
      { CLINIC_ITEM_LOCKED, CLINIC_ITEM_NOW, CLINIC_ITEM_NOW, CLINIC_ITEM_OVER } },
    { CLINIC_HEALING_FRESH, CLINIC_HEALING_SETTLED, TRUE, FALSE,
      { CLINIC_ITEM_LOCKED, CLINIC_ITEM_LOCKED, CLINIC_ITEM_LOCKED, CLINIC_ITEM_NOW } },
    { CLINIC_HEALING_FRESH, CLINIC_HEALING_PEELING, TRUE, FALSE,
      { CLINIC_ITEM_LOCKED, CLINIC_ITEM_LOCKED, CLINIC_ITEM_NOW, CLINIC_ITEM_NOW } },
    { CLINIC_HEALING_PEELING, CLINIC_HEALING_SETTLED, FALSE, TRUE,
      { CLINIC_ITEM_LOCKED, CLINIC_ITEM_LOCKED, CLINIC_ITEM_NOW, CLINIC_ITEM_NOW } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint state = 0; state < G_N_ELEMENTS (cases[i].states); state++)
      {
        g_autoptr (ClinicCareItem) item = clinic_care_item_new ();

        item->from = cases[i].from;
        item->until = cases[i].until;
        item->unlocks = cases[i].unlocks;
        item->stays = cases[i].stays;
        g_assert_cmpint (clinic_care_item_get_state (item, state), ==, cases[i].states[state]);
      }
}

/* A last day that the doctor gave counts for itself, however far the healing is; what unlocks has none. */
static void
test_item_until (void)
{
  static const struct
  {
    ClinicHealingState from, healing;
    gboolean unlocks;
    ClinicDay until;
    ClinicItemState state; /* on day 20790 */
  } cases[] = {
    { CLINIC_HEALING_FRESH, CLINIC_HEALING_FRESH, FALSE, CLINIC_DAY_NONE, CLINIC_ITEM_NOW },
    { CLINIC_HEALING_FRESH, CLINIC_HEALING_SETTLED, FALSE, CLINIC_DAY_NONE, CLINIC_ITEM_OVER },
    { CLINIC_HEALING_FRESH, CLINIC_HEALING_SETTLED, FALSE, 20791, CLINIC_ITEM_NOW },
    { CLINIC_HEALING_FRESH, CLINIC_HEALING_SETTLED, FALSE, 20790, CLINIC_ITEM_NOW },
    { CLINIC_HEALING_FRESH, CLINIC_HEALING_PEELING, FALSE, 20789, CLINIC_ITEM_OVER },
    { CLINIC_HEALING_TIGHT, CLINIC_HEALING_FRESH, FALSE, 20791, CLINIC_ITEM_LOCKED },
    { CLINIC_HEALING_FRESH, CLINIC_HEALING_FRESH, TRUE, 20789, CLINIC_ITEM_LOCKED },
    { CLINIC_HEALING_FRESH, CLINIC_HEALING_SETTLED, TRUE, 20789, CLINIC_ITEM_NOW },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicCareItem) item = clinic_care_item_new ();

      item->from = cases[i].from;
      item->unlocks = cases[i].unlocks;
      g_assert_cmpint (clinic_care_item_get_state_until (item, cases[i].healing, cases[i].until, 20790), ==, cases[i].state);
    }
}

static void
test_item_copy (void)
{
  ClinicCareItem *item = clinic_care_item_new ();
  g_autoptr (ClinicCareItem) copy = NULL;

  g_assert_cmpstr (item->detail, ==, "");
  g_free (item->title);
  item->title = g_strdup ("Stay out of the sun");
  item->unlocks = TRUE;
  copy = clinic_care_item_copy (item);
  clinic_care_item_free (item);
  g_assert_cmpstr (copy->title, ==, "Stay out of the sun");
  g_assert_cmpstr (copy->often, ==, "");
  g_assert_true (copy->unlocks);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/aftercare/names", test_names);
  g_test_add_func ("/aftercare/state", test_state);
  g_test_add_func ("/aftercare/since", test_since);
  g_test_add_func ("/aftercare/since-across-clock-change", test_since_across_clock_change);
  g_test_add_func ("/aftercare/item-until", test_item_until);
  g_test_add_func ("/aftercare/record", test_record);
  g_test_add_func ("/aftercare/refusal-names-the-day", test_refusal_names_the_day);
  g_test_add_func ("/aftercare/carried-on-is-frozen", test_carried_on_is_frozen);
  g_test_add_func ("/aftercare/take-back", test_take_back);
  g_test_add_func ("/aftercare/items", test_items);
  g_test_add_func ("/aftercare/item-copy", test_item_copy);
  return g_test_run ();
}
