/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-schedule.h"

static const ClinicVisitShape usual_shape = { 30, 45, 60, 20, 10 };

static GArray *
slots_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (ClinicSlot));
}

static ClinicBoard *
board_plain (int from, int to, int n_beds, int n_doctors)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Kolkata");
  ClinicBoard *board = clinic_board_new (clinic_day_from_ymd (2026, 11, 24), zone);

  clinic_board_add_open (board, from, to);
  for (int i = 1; i <= n_beds; i++)
    clinic_board_add_bed (board, i);
  for (int i = 1; i <= n_doctors; i++)
    clinic_board_add_doctor (board, 100 + i);
  clinic_board_seal (board);
  return board;
}

static ClinicRange
board_range (const ClinicBoard *board, int from, int to)
{
  return (ClinicRange){ clinic_time_at (board->day, from, board->zone), clinic_time_at (board->day, to, board->zone) };
}

static void
board_book (ClinicBoard *board, const ClinicVisitShape *shape, const ClinicSlot *slot)
{
  gint64 rolling = slot->start + slot->wait * 60;
  gint64 rolled = rolling + shape->rolling * 60;

  clinic_board_hold_bed (board, slot->bed, (ClinicRange){ slot->start, rolled + shape->turnover * 60 });
  clinic_board_hold_doctor (board, slot->doctor, (ClinicRange){ rolling, rolled });
  clinic_board_seal (board);
}

/* Books the next free slot until there is none; a visit stretches only its own wait. */
static int
fill_day (ClinicBoard *board, const ClinicVisitShape *shape)
{
  for (int booked = 0;; booked++)
    {
      g_autoptr (GArray) slots = slots_new ();

      clinic_schedule_list_slots (board, shape, NULL, CLINIC_TIME_NONE, 1, slots);
      if (slots->len == 0)
        return booked;
      board_book (board, shape, &g_array_index (slots, ClinicSlot, 0));
    }
}

/* Nine hours, one doctor, the wait fixed at 45 minutes. */
static void
test_capacity (void)
{
  static const int wanted[] = { 7, 13, 19, 24 };
  static const ClinicVisitShape fixed = { 45, 45, 45, 20, 10 };

  for (int beds = 1; beds <= 4; beds++)
    {
      g_autoptr (ClinicBoard) board = board_plain (540, 1080, beds, 1);

      g_assert_cmpint (fill_day (board, &fixed), ==, wanted[beds - 1]);
    }
}

static void
assert_slot (const GArray *slots, guint i, int minute, int wait, gint64 bed, gint64 doctor)
{
  const ClinicSlot *slot = &g_array_index (slots, ClinicSlot, i);

  g_assert_cmpuint (i, <, slots->len);
  g_assert_cmpint (slot->minute, ==, minute);
  g_assert_cmpint (slot->wait, ==, wait);
  g_assert_cmpint (slot->bed, ==, bed);
  g_assert_cmpint (slot->doctor, ==, doctor);
}

static void
test_order (void)
{
  g_autoptr (ClinicBoard) board = board_plain (540, 720, 2, 2);
  g_autoptr (GArray) slots = slots_new ();

  clinic_board_hold_bed (board, 1, board_range (board, 540, 600));
  clinic_board_hold_doctor (board, 101, board_range (board, 585, 610));
  clinic_board_hold_doctor (board, 102, board_range (board, 570, 605));
  clinic_board_seal (board);
  clinic_schedule_list_slots (board, &usual_shape, NULL, CLINIC_TIME_NONE, G_MAXSIZE, slots);
  /* No doctor is free for 20 minutes before 10:05: an arrival at 9:00 would wait 65. From 10:10 on both are. */
  assert_slot (slots, 0, 545, 60, 2, 102);
  assert_slot (slots, 1, 550, 55, 2, 102);
  assert_slot (slots, 2, 555, 50, 2, 102);
  assert_slot (slots, 3, 560, 45, 2, 102);
  assert_slot (slots, 4, 565, 45, 2, 101);
  /* 10:00 frees the first bed; the last arrival leaves just the shortest visit. */
  assert_slot (slots, 11, 600, 45, 1, 101);
  assert_slot (slots, slots->len - 1, 660, 30, 1, 101);
  g_assert_cmpuint (slots->len, ==, (660 - 545) / 5 + 1);
}

/* Rolling so short that both neighbours of the wait in the doctor's way are free. */
static void
test_shorter_wait_first (void)
{
  static const ClinicVisitShape quick = { 30, 45, 60, 5, 10 };
  static const int cases[][3] = {
    { 585, 590, 40 }, { 580, 590, 50 }, { 580, 595, 35 }, { 575, 595, 55 }, { 570, 600, 60 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicBoard) board = board_plain (540, 720, 1, 1);
      g_autoptr (GArray) slots = slots_new ();

      clinic_board_hold_doctor (board, 101, board_range (board, cases[i][0], cases[i][1]));
      clinic_board_seal (board);
      clinic_schedule_list_slots (board, &quick, NULL, clinic_time_at (board->day, 536, board->zone), 1, slots);
      assert_slot (slots, 0, 540, cases[i][2], 1, 101);
    }
}

static void
test_not_before (void)
{
  g_autoptr (ClinicBoard) board = board_plain (540, 720, 1, 1);
  static const int cases[][2] = { { 0, 540 }, { 540, 540 }, { 541, 545 }, { 600, 600 }, { 659, 660 }, { 661, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) slots = slots_new ();

      clinic_schedule_list_slots (board, &usual_shape, NULL, clinic_time_at (board->day, cases[i][0], board->zone), 1,
                                  slots);
      g_assert_cmpuint (slots->len, ==, cases[i][1] > 0 ? 1 : 0);
      if (slots->len > 0)
        g_assert_cmpint (g_array_index (slots, ClinicSlot, 0).minute, ==, cases[i][1]);
    }
}

/* Waits lie on the grid although the shape's limits do not; the plan between two of them takes the nearer. */
static void
test_waits_off_grid (void)
{
  static const ClinicVisitShape shapes[] = { { 32, 43, 58, 20, 10 }, { 32, 42, 58, 20, 10 }, { 31, 45, 34, 20, 10 },
                                             { 30, 90, 60, 20, 10 }, { 30, 0, 60, 20, 10 } };
  static const int waits[] = { 45, 40, 0, 60, 30 };

  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (ClinicBoard) board = board_plain (540, 720, 1, 1);
      g_autoptr (GArray) slots = slots_new ();

      clinic_schedule_list_slots (board, &shapes[i], NULL, CLINIC_TIME_NONE, 1, slots);
      g_assert_cmpuint (slots->len, ==, waits[i] > 0 ? 1 : 0);
      if (slots->len > 0)
        assert_slot (slots, 0, 540, waits[i], 1, 101);
    }
}

static void
test_nothing (void)
{
  g_autoptr (GArray) slots = slots_new ();
  g_autoptr (ClinicBoard) closed = board_plain (540, 540, 2, 2);
  g_autoptr (ClinicBoard) no_bed = board_plain (540, 1080, 0, 2);
  g_autoptr (ClinicBoard) no_doctor = board_plain (540, 1080, 2, 0);
  g_autoptr (ClinicBoard) away = board_plain (540, 1080, 1, 1);
  g_autoptr (GArray) patient = clinic_ranges_new ();

  clinic_ranges_add (patient, (ClinicRange){ 0, G_MAXINT64 });
  clinic_schedule_list_slots (closed, &usual_shape, NULL, CLINIC_TIME_NONE, G_MAXSIZE, slots);
  clinic_schedule_list_slots (no_bed, &usual_shape, NULL, CLINIC_TIME_NONE, G_MAXSIZE, slots);
  clinic_schedule_list_slots (no_doctor, &usual_shape, NULL, CLINIC_TIME_NONE, G_MAXSIZE, slots);
  clinic_schedule_list_slots (away, &usual_shape, patient, CLINIC_TIME_NONE, G_MAXSIZE, slots);
  clinic_schedule_list_slots (away, &usual_shape, NULL, CLINIC_TIME_NONE, 0, slots);
  clinic_schedule_list_slots (away, &usual_shape, NULL, G_MAXINT64, 9, slots);
  clinic_board_hold_bed (away, 1, (ClinicRange){ 0, G_MAXINT64 });
  clinic_board_seal (away);
  clinic_schedule_list_slots (away, &usual_shape, NULL, CLINIC_TIME_NONE, G_MAXSIZE, slots);
  g_assert_cmpuint (slots->len, ==, 0);
}

/* Open 9:00 to 12:00 and 13:00 to 18:00; bed 1 taken 10:00 to 11:00, bed 2 from 13:00 to 14:30 and by another from then
 * to 16:00, doctor 101 13:45 to 14:05, patient 16:00 to 17:10. */
static void
test_check (void)
{
  static const struct
  {
    int minute, wait;
    gint64 bed, doctor;
    ClinicPlaceFault fault;
    int until; /* minute; 0 for none */
  } cases[] = {
    { 540, 30, 1, 101, CLINIC_PLACE_FREE, 0 },
    { 535, 30, 1, 101, CLINIC_PLACE_CLOSED, 540 },
    { 660, 30, 1, 101, CLINIC_PLACE_FREE, 0 },
    { 660, 35, 1, 101, CLINIC_PLACE_CLOSED, 780 },
    { 1020, 30, 2, 101, CLINIC_PLACE_PATIENT_BUSY, 1030 },
    { 1025, 30, 2, 101, CLINIC_PLACE_CLOSED, 0 },
    { 541, 30, 1, 101, CLINIC_PLACE_OFF_GRID, 0 },
    { 780, 33, 1, 101, CLINIC_PLACE_OFF_GRID, 0 },
    { 780, 25, 1, 101, CLINIC_PLACE_WAIT, 0 },
    { 780, 65, 1, 101, CLINIC_PLACE_WAIT, 0 },
    { 545, 30, 1, 101, CLINIC_PLACE_BED_TAKEN, 660 },
    { 545, 30, 2, 101, CLINIC_PLACE_FREE, 0 },
    { 545, 30, 9, 101, CLINIC_PLACE_BED_TAKEN, 0 },
    { 780, 30, 2, 102, CLINIC_PLACE_BED_TAKEN, 870 },
    { 845, 30, 2, 102, CLINIC_PLACE_BED_TAKEN, 870 },
    { 870, 30, 2, 102, CLINIC_PLACE_BED_TAKEN, 960 },
    { 545, 30, 2, 109, CLINIC_PLACE_DOCTOR_BUSY, 0 },
    { 780, 45, 1, 101, CLINIC_PLACE_DOCTOR_BUSY, 845 },
    { 780, 45, 1, 102, CLINIC_PLACE_FREE, 0 },
    { 795, 50, 1, 101, CLINIC_PLACE_FREE, 0 },
    { 890, 50, 1, 101, CLINIC_PLACE_FREE, 0 },
    { 895, 50, 1, 101, CLINIC_PLACE_PATIENT_BUSY, 1030 },
  };
  g_autoptr (ClinicBoard) board = board_plain (540, 720, 2, 2);
  g_autoptr (GArray) patient = clinic_ranges_new ();

  clinic_board_add_open (board, 780, 1080);
  clinic_board_hold_bed (board, 1, board_range (board, 600, 660));
  clinic_board_hold_bed (board, 2, board_range (board, 870, 960));
  clinic_board_hold_bed (board, 2, board_range (board, 780, 870));
  clinic_board_hold_doctor (board, 101, board_range (board, 825, 845));
  clinic_board_seal (board);
  clinic_ranges_add (patient, board_range (board, 960, 1030));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicSlot slot = { .day = board->day, .minute = cases[i].minute, .wait = cases[i].wait,
                          .bed = cases[i].bed, .doctor = cases[i].doctor };
      gint64 until = 5;

      g_test_message ("minute %d, wait %d", slot.minute, slot.wait);
      g_assert_cmpint (clinic_schedule_check_slot (board, &usual_shape, patient, &slot, &until), ==, cases[i].fault);
      g_assert_cmpint (until, ==, cases[i].until > 0 ? clinic_time_at (board->day, cases[i].until, board->zone)
                                                     : CLINIC_TIME_NONE);
    }
}

/* 02:30 does not exist on 29 March 2026 in Berlin: it is no arrival, and checked as 03:30. */
static void
test_missing_hour (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (ClinicBoard) board = clinic_board_new (clinic_day_from_ymd (2026, 3, 29), zone);
  g_autoptr (GArray) slots = slots_new ();
  ClinicSlot slot = { .day = board->day, .minute = 150, .wait = 45, .bed = 1, .doctor = 101 };

  clinic_board_add_open (board, 60, 360);
  clinic_board_add_bed (board, 1);
  clinic_board_add_doctor (board, 101);
  clinic_board_seal (board);
  clinic_schedule_list_slots (board, &usual_shape, NULL, CLINIC_TIME_NONE, G_MAXSIZE, slots);
  assert_slot (slots, 11, 115, 45, 1, 101);
  assert_slot (slots, 12, 180, 45, 1, 101);
  g_assert_cmpint (g_array_index (slots, ClinicSlot, 12).start - g_array_index (slots, ClinicSlot, 11).start, ==, 300);
  g_assert_cmpint (clinic_schedule_check_slot (board, &usual_shape, NULL, &slot, NULL), ==, CLINIC_PLACE_FREE);
  clinic_board_hold_bed (board, 1, board_range (board, 210, 215));
  clinic_board_seal (board);
  g_assert_cmpint (clinic_schedule_check_slot (board, &usual_shape, NULL, &slot, NULL), ==, CLINIC_PLACE_BED_TAKEN);
}

/* Days that next free fills to the brim, then asked again and again: the slowest of them. */
static void
test_speed (void)
{
  double slowest = 0;

  for (int beds = 1; beds <= 6; beds++)
    for (int doctors = 1; doctors <= 3; doctors++)
      {
        g_autoptr (ClinicBoard) full = board_plain (540, 1080, beds, doctors);
        g_autoptr (GArray) slots = slots_new ();

        fill_day (full, &usual_shape);
        g_test_timer_start ();
        for (int i = 0; i < 5000; i++)
          clinic_schedule_list_slots (full, &usual_shape, NULL, CLINIC_TIME_NONE, 1, slots);
        slowest = MAX (slowest, g_test_timer_elapsed () / 5000 * 1e6);
        g_assert_cmpuint (slots->len, ==, 0);
      }
  g_test_minimized_result (slowest, "a full day takes %.2f microseconds at most", slowest);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schedule/capacity", test_capacity);
  g_test_add_func ("/schedule/order", test_order);
  g_test_add_func ("/schedule/shorter-wait-first", test_shorter_wait_first);
  g_test_add_func ("/schedule/not-before", test_not_before);
  g_test_add_func ("/schedule/waits-off-grid", test_waits_off_grid);
  g_test_add_func ("/schedule/nothing", test_nothing);
  g_test_add_func ("/schedule/check", test_check);
  g_test_add_func ("/schedule/missing-hour", test_missing_hour);
  if (g_test_perf ())
    g_test_add_func ("/schedule/speed", test_speed);
  return g_test_run ();
}
