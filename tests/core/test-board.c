/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-board.h"

static ClinicBoard *
board_on (const char *iso, const char *zone_name)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  ClinicDay day;

  g_assert_nonnull (zone);
  g_assert_true (clinic_day_parse (iso, &day));
  return clinic_board_new (day, zone);
}

static void
assert_range (const GArray *ranges, guint i, gint64 start, gint64 end)
{
  g_assert_cmpuint (i, <, ranges->len);
  g_assert_cmpint (g_array_index (ranges, ClinicRange, i).start, ==, start);
  g_assert_cmpint (g_array_index (ranges, ClinicRange, i).end, ==, end);
}

static void
test_open (void)
{
  g_autoptr (ClinicBoard) board = board_on ("2026-11-24", "Asia/Kolkata");
  gint64 midnight = clinic_time_at (board->day, 0, board->zone);

  clinic_board_add_open (board, 900, 1080);
  clinic_board_add_open (board, 540, 720);
  clinic_board_add_open (board, 720, 780);
  clinic_board_add_open (board, 800, 800);
  clinic_board_add_open (board, 860, 850);
  clinic_board_seal (board);
  g_assert_cmpuint (board->open->len, ==, 2);
  assert_range (board->open, 0, midnight + 540 * 60, midnight + 780 * 60);
  assert_range (board->open, 1, midnight + 900 * 60, midnight + 1080 * 60);
}

static void
test_resources (void)
{
  g_autoptr (ClinicBoard) board = board_on ("2026-11-24", "Asia/Kolkata");
  const ClinicResource *bed;

  clinic_board_add_bed (board, 7);
  clinic_board_add_bed (board, 3);
  clinic_board_add_bed (board, 7);
  clinic_board_add_doctor (board, 3);
  clinic_board_hold_bed (board, 3, (ClinicRange){ 300, 400 });
  clinic_board_hold_bed (board, 3, (ClinicRange){ 100, 200 });
  clinic_board_hold_bed (board, 99, (ClinicRange){ 100, 200 });
  clinic_board_hold_doctor (board, 3, (ClinicRange){ 500, 600 });
  clinic_board_seal (board);

  g_assert_cmpuint (board->beds->len, ==, 2);
  g_assert_cmpint (g_array_index (board->beds, ClinicResource, 0).id, ==, 7);
  g_assert_cmpuint (g_array_index (board->beds, ClinicResource, 0).busy->len, ==, 0);
  bed = clinic_resource_find (board->beds, 3);
  g_assert_nonnull (bed);
  g_assert_cmpuint (bed->busy->len, ==, 2);
  assert_range (bed->busy, 0, 100, 200);
  assert_range (bed->busy, 1, 300, 400);
  assert_range (clinic_resource_find (board->doctors, 3)->busy, 0, 500, 600);
  g_assert_null (clinic_resource_find (board->beds, 99));
  g_assert_null (clinic_resource_find (board->doctors, 7));

  clinic_board_hold_bed (board, 3, (ClinicRange){ 200, 300 });
  clinic_board_seal (board);
  g_assert_cmpuint (bed->busy->len, ==, 1);
  assert_range (bed->busy, 0, 100, 400);
}

/* Minutes of UTC from the first stretch's start; an hour read twice belongs to the first stretch only. */
static void
test_stretches (void)
{
  static const struct
  {
    const char *day;
    const char *zone;
    guint n;
    int minutes[2][2];
    int offsets[2];
  } cases[] = {
    { "2026-11-24", "Asia/Kolkata", 1, { { 0, 1440 } }, { 330 } },
    { "2026-11-24", "Europe/Berlin", 1, { { 0, 1440 } }, { 60 } },
    { "2026-03-29", "Europe/Berlin", 2, { { 0, 120 }, { 120, 1380 } }, { 60, 120 } },
    { "2026-10-25", "Europe/Berlin", 2, { { 0, 180 }, { 240, 1500 } }, { 120, 60 } },
    { "2026-10-04", "Australia/Lord_Howe", 2, { { 0, 120 }, { 120, 1410 } }, { 630, 660 } },
    { "2026-04-05", "Australia/Lord_Howe", 2, { { 0, 120 }, { 150, 1470 } }, { 660, 630 } },
    { "2026-04-24", "Africa/Cairo", 1, { { 0, 1380 } }, { 180 } },
    { "2011-12-30", "Pacific/Apia", 0, { { 0 } }, { 0 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicBoard) board = board_on (cases[i].day, cases[i].zone);
      gint64 first;

      g_test_message ("%s %s", cases[i].day, cases[i].zone);
      clinic_board_seal (board);
      clinic_board_seal (board);
      g_assert_cmpuint (board->stretches->len, ==, cases[i].n);
      first = clinic_time_at (board->day, 0, board->zone);
      for (guint n = 0; n < cases[i].n; n++)
        {
          ClinicStretch stretch = g_array_index (board->stretches, ClinicStretch, n);

          g_assert_cmpint (stretch.range.start - first, ==, cases[i].minutes[n][0] * 60);
          g_assert_cmpint (stretch.range.end - first, ==, cases[i].minutes[n][1] * 60);
          g_assert_cmpint (stretch.offset, ==, cases[i].offsets[n] * 60);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/board/open", test_open);
  g_test_add_func ("/board/resources", test_resources);
  g_test_add_func ("/board/stretches", test_stretches);
  return g_test_run ();
}
