/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-clock.h"

#define MINUTE_MS 60000

/* Milliseconds until the main loop would wake by itself; -1: it would not. */
static int
get_sleep (void)
{
  GMainContext *context = g_main_context_default ();
  int timeout = 0;
  int priority;

  g_assert_true (g_main_context_acquire (context));
  g_main_context_prepare (context, &priority);
  g_main_context_query (context, G_MAXINT, &timeout, NULL, 0);
  g_main_context_release (context);
  return timeout;
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* By the real clock it wakes nobody but for those who look, and them at the turn of the minute. */
static void
test_rests (void)
{
  g_autoptr (ClinicClock) clock = clinic_clock_new ();

  g_assert_cmpint (get_sleep (), ==, -1);
  clinic_clock_watch (clock);
  clinic_clock_watch (clock);
  g_assert_cmpint (get_sleep (), >, 0);
  g_assert_cmpint (get_sleep (), <=, MINUTE_MS + 20);
  clinic_clock_unwatch (clock);
  g_assert_cmpint (get_sleep (), >, 0);
  clinic_clock_unwatch (clock);
  g_assert_cmpint (get_sleep (), ==, -1);
}

static void
test_minute (void)
{
  g_autoptr (ClinicClock) clock = clinic_clock_new_at (6000);
  guint count = 0;

  g_signal_connect_swapped (clock, "minute", G_CALLBACK (count_cb), &count);
  clinic_clock_look (clock);
  clinic_clock_set_now (clock, 6059);
  g_assert_cmpuint (count, ==, 0);
  clinic_clock_set_now (clock, 6060);
  clinic_clock_look (clock);
  g_assert_cmpuint (count, ==, 1);
  g_assert_true (clinic_clock_is_held (clock));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("SITTINGS_NOW");
  g_test_add_func ("/clock/rests", test_rests);
  g_test_add_func ("/clock/minute", test_minute);
  return g_test_run ();
}
