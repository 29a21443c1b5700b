/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/clinic-week-geometry.h"

#define MONDAY 20780

static ClinicSetup *
setup_new (int n_beds)
{
  ClinicSetup *setup = clinic_setup_new ();

  for (int i = 1; i <= n_beds; i++)
    clinic_setup_add_bed (setup, i, "Bed", TRUE);
  clinic_setup_add_staff (setup, 101, "Dr One", CLINIC_ROLE_DOCTOR, TRUE);
  clinic_setup_add_staff (setup, 102, "Dr Two", CLINIC_ROLE_DOCTOR, TRUE);
  for (int weekday = 1; weekday <= 5; weekday++)
    clinic_setup_add_opening (setup, weekday, 540, 1080);
  return setup;
}

/* Where a lane's middle and a minute lie is where they are found again. */
static void
test_find (void)
{
  g_autoptr (ClinicSetup) setup = setup_new (4);
  ClinicWeekGeometry geometry;

  clinic_week_geometry_init (&geometry);
  clinic_week_geometry_set (&geometry, setup, MONDAY, 7, 0, NULL);
  clinic_week_geometry_fit (&geometry, 1228, 700);
  for (int day = 0; day < 5; day++)
    for (int bed = 0; bed < 4; bed++)
      {
        gint64 found = 0;
        double x = geometry.days[day].lanes_x + (bed + 0.5) * geometry.days[day].lane_width;

        g_assert_true (clinic_week_geometry_find_at (&geometry, x, &found) == &geometry.days[day]);
        g_assert_cmpint (found, ==, bed + 1);
      }
  for (int minute = 540; minute < 1080; minute += 5)
    g_assert_cmpint (clinic_week_geometry_get_minute (&geometry, clinic_week_geometry_get_y (&geometry, minute) + 1), ==,
                     minute);
  clinic_week_geometry_clear (&geometry);
}

/* Nothing can be dropped on a closed day, and nothing gets lost beside the days. */
static void
test_edges (void)
{
  g_autoptr (ClinicSetup) setup = setup_new (2);
  ClinicWeekGeometry geometry;
  gint64 bed;

  clinic_week_geometry_init (&geometry);
  clinic_week_geometry_set (&geometry, setup, MONDAY - 1, 7, 0, NULL);
  clinic_week_geometry_fit (&geometry, 1228, 700);
  g_assert_cmpint (clinic_week_geometry_find_at (&geometry, 0, &bed)->day, ==, MONDAY);
  g_assert_cmpint (bed, ==, 1);
  g_assert_cmpint (clinic_week_geometry_find_at (&geometry, 5000, &bed)->day, ==, MONDAY + 4);
  g_assert_cmpint (bed, ==, 2);
  g_assert_cmpint (clinic_week_geometry_get_minute (&geometry, -9999), ==, 0);
  g_assert_cmpint (clinic_week_geometry_get_minute (&geometry, 99999), ==, 24 * 60 - 5);
  clinic_week_geometry_clear (&geometry);
}

static void
test_day_lanes (void)
{
  static const struct
  {
    int n_beds;
    int width;
    int doctor_width;
  } cases[] = {
    { 4, 1228, CLINIC_WEEK_DOCTOR_LANE_NAMED },
    { 4, 1020, CLINIC_WEEK_DOCTOR_LANE_NAMED }, /* beside the panel */
    { 6, 1020, CLINIC_WEEK_DOCTOR_LANE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicSetup) setup = setup_new (cases[i].n_beds);
      ClinicWeekGeometry geometry;

      clinic_week_geometry_init (&geometry);
      clinic_week_geometry_set (&geometry, setup, MONDAY, 1, 0, NULL);
      clinic_week_geometry_fit (&geometry, cases[i].width, 700);
      g_assert_cmpint (geometry.days[0].doctor_width, ==, cases[i].doctor_width);
      if (cases[i].doctor_width == CLINIC_WEEK_DOCTOR_LANE_NAMED)
        g_assert_cmpint (geometry.days[0].lane_width, >=, 150);
      clinic_week_geometry_clear (&geometry);
    }
}

static void
test_zoom_steps (void)
{
  double zoom = CLINIC_WEEK_LEAST_ZOOM;

  g_assert_cmpfloat (clinic_week_zoom_step (zoom, -1), ==, CLINIC_WEEK_LEAST_ZOOM);
  for (int i = 0; i < 20; i++)
    zoom = clinic_week_zoom_step (zoom, 1);
  g_assert_cmpfloat (zoom, ==, CLINIC_WEEK_MOST_ZOOM);
  g_assert_cmpfloat_with_epsilon (clinic_week_zoom_step (clinic_week_zoom_step (2, 1), -1), 2, 1e-9);
}

/* The time at the pointer stays: its share of the whole height is the same before and after. */
static void
test_zoom_keeps (void)
{
  static const double cases[][4] = { { 0, 300, 700, 1400 }, { 200, 100, 1400, 1750 }, { 350, 350, 1400, 2800 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double value = clinic_week_zoom_keep (cases[i][0], cases[i][1], cases[i][2], cases[i][3]);

      g_assert_cmpfloat_with_epsilon ((value + cases[i][1]) / cases[i][3], (cases[i][0] + cases[i][1]) / cases[i][2], 1e-9);
    }
  g_assert_cmpfloat (clinic_week_zoom_keep (700, 300, 1400, 700), ==, 200);
  g_assert_cmpfloat (clinic_week_zoom_keep (0, 300, 1400, 700), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/week-geometry/find", test_find);
  g_test_add_func ("/week-geometry/edges", test_edges);
  g_test_add_func ("/week-geometry/day-lanes", test_day_lanes);
  g_test_add_func ("/week-geometry/zoom-steps", test_zoom_steps);
  g_test_add_func ("/week-geometry/zoom-keeps", test_zoom_keeps);
  return g_test_run ();
}
