/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-capacity.h"

static const ClinicVisitShape shape = { 30, 45, 60, 20, 10 };

static ClinicSetup *
make_setup (int beds, int doctors)
{
  ClinicSetup *setup = clinic_setup_new ();

  for (int i = 0; i < beds; i++)
    clinic_setup_add_bed (setup, 0, "Bed", TRUE);
  for (int i = 0; i < doctors; i++)
    clinic_setup_add_staff (setup, 0, "Dr Nair", CLINIC_ROLE_DOCTOR, TRUE);
  return setup;
}

/* The figures that the product states for nine hours and one doctor. */
static void
test_nine_hours (void)
{
  static const int cases[][3] = { { 0, 1, 0 }, { 1, 0, 0 }, { 1, 1, 7 }, { 2, 1, 13 }, { 3, 1, 19 }, { 4, 1, 24 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicSetup) setup = make_setup (cases[i][0], cases[i][1]);

      clinic_setup_add_opening (setup, 3, 8 * 60, 17 * 60);
      g_assert_cmpint (clinic_capacity_count (setup, &shape), ==, cases[i][2]);
    }
}

static void
test_longest_day (void)
{
  g_autoptr (ClinicSetup) setup = make_setup (1, 1);

  g_assert_cmpint (clinic_capacity_count (setup, &shape), ==, 0);
  clinic_setup_add_opening (setup, 5, 8 * 60, 10 * 60);
  g_assert_cmpint (clinic_capacity_count (setup, &shape), ==, 1);
  clinic_setup_add_opening (setup, 1, 8 * 60, 10 * 60);
  clinic_setup_add_opening (setup, 1, 13 * 60, 15 * 60 + 30);
  g_assert_cmpint (clinic_capacity_count (setup, &shape), ==, 3);
}

static void
test_unused (void)
{
  g_autoptr (ClinicSetup) setup = make_setup (1, 1);

  clinic_setup_add_bed (setup, 0, "Old", FALSE);
  clinic_setup_add_staff (setup, 0, "Jonas", CLINIC_ROLE_RECEPTIONIST, TRUE);
  clinic_setup_add_opening (setup, 1, 17 * 60, 8 * 60); /* still being typed */
  g_assert_cmpint (clinic_capacity_count (setup, &shape), ==, 0);
  clinic_setup_add_opening (setup, 2, 8 * 60, 17 * 60);
  g_assert_cmpint (clinic_capacity_count (setup, &shape), ==, 7);
}

/* What is booked already leaves less room, and the board is full afterwards. */
static void
test_fill (void)
{
  g_autoptr (ClinicSetup) setup = clinic_setup_new ();
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (ClinicBoard) board = NULL;
  gint64 morning;

  clinic_setup_add_bed (setup, 1, "1", TRUE);
  clinic_setup_add_staff (setup, 1, "Dr Nair", CLINIC_ROLE_DOCTOR, TRUE);
  clinic_setup_add_opening (setup, 1, 8 * 60, 17 * 60);
  board = clinic_setup_make_board (setup, 4, utc); /* a Monday */
  morning = clinic_time_at (4, 8 * 60, utc);
  clinic_board_hold_bed (board, 1, (ClinicRange) { morning, morning + 4 * 3600 });
  clinic_board_seal (board);
  g_assert_cmpint (clinic_capacity_fill (board, &shape), ==, 4);
  g_assert_cmpint (clinic_capacity_fill (board, &shape), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/capacity/nine-hours", test_nine_hours);
  g_test_add_func ("/capacity/longest-day", test_longest_day);
  g_test_add_func ("/capacity/unused", test_unused);
  g_test_add_func ("/capacity/fill", test_fill);
  return g_test_run ();
}
