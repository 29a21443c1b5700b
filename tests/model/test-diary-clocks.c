/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Booking around the two days of the year on which the clocks change, and in a zone where they do not. The clinic is open day and
 * night. */
#include "clinic-test-diary.h"
#include "model/clinic-diary-booking.h"

typedef struct
{
  const char *zone;
  const char *day;
  int minute;        /* by the wall clock: missing, twice there, or plain */
  const char *start; /* its instant: moved on by the gap, or the first of two */
  int reads;         /* what the wall clock shows then */
  int across;        /* an arrival before the change of clocks, whose visit ends after it */
} OddDay;

static const OddDay odd_days[] = {
  { "Europe/Berlin", "2027-03-28", 150, "2027-03-28T01:30:00Z", 210, 90 },
  { "Europe/Berlin", "2027-10-31", 150, "2027-10-31T00:30:00Z", 150, 120 },
  { "America/New_York", "2027-03-14", 150, "2027-03-14T07:30:00Z", 210, 90 },
  { "America/New_York", "2027-11-07", 90, "2027-11-07T05:30:00Z", 90, 60 },
  { "Australia/Lord_Howe", "2027-10-03", 130, "2027-10-02T15:40:00Z", 160, 90 },
  { "Australia/Lord_Howe", "2027-04-04", 105, "2027-04-03T14:45:00Z", 105, 75 },
  { "Asia/Kolkata", "2027-03-28", 150, "2027-03-27T21:00:00Z", 150, 90 },
};

static ClinicDay
get_day (const OddDay *odd)
{
  ClinicDay day = CLINIC_DAY_NONE;

  g_assert_true (clinic_day_parse (odd->day, &day));
  return day;
}

static void
open_day_and_night (ClinicTestDiary *self, const OddDay *odd)
{
  g_autoptr (ClinicSetup) setup = clinic_setup_copy (clinic_diary_get_setup (self->diary));
  GAsyncResult *slot = NULL;

  g_free (setup->zone);
  setup->zone = g_strdup (odd->zone);
  clinic_setup_clear_openings (setup, 0);
  for (int weekday = 1; weekday <= 7; weekday++)
    clinic_setup_add_opening (setup, weekday, 0, 1440);
  clinic_diary_save_setup_async (self->diary, setup, NULL, clinic_test_diary_ready_cb, &slot);
  g_assert_null (clinic_test_diary_finish (self, &slot));
}

/* Doctors are there for each course, beds too but where @bed says otherwise. */
static char *
book_in (ClinicTestDiary *self, gint64 course, ClinicDay day, int minute, gint64 bed)
{
  ClinicSlot place = { day, minute, 45, 0, bed, course };
  g_autoptr (GPtrArray) bookings = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_booking_free);
  GAsyncResult *slot = NULL;

  g_ptr_array_add (bookings, clinic_booking_new (course, &place));
  clinic_diary_book_async (self->diary, bookings, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static char *
book (ClinicTestDiary *self, gint64 course, ClinicDay day, int minute)
{
  return book_in (self, course, day, minute, course);
}

static gint64
get_newest (ClinicTestDiary *self, const char *column)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM session ORDER BY id DESC LIMIT 1", column);

  return clinic_test_db_get (self->db, sql);
}

/* Any hour of day 21, although seconds say that it is an hour early or late. */
static void
test_spacing (ClinicTestDiary *self, gconstpointer data)
{
  const OddDay *odd = data;
  ClinicDay day = get_day (odd);
  g_autofree char *too_close = NULL;
  g_autofree char *too_close_before = NULL;

  open_day_and_night (self, odd);
  g_assert_null (book (self, 1, day - 10, 1200));
  too_close = book (self, 1, day + 10, 1260);
  g_assert_true (g_str_has_prefix (too_close, "Earliest "));
  g_assert_null (book (self, 1, day + 11, 0));
  too_close_before = book (self, 1, day - 30, 600);
  g_assert_true (g_str_has_prefix (too_close_before, "Earliest "));
  g_assert_null (book (self, 1, day - 31, 1320));
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM session"), ==, 3);
}

static void
test_wall_time (ClinicTestDiary *self, gconstpointer data)
{
  const OddDay *odd = data;
  g_autoptr (GDateTime) start = g_date_time_new_from_iso8601 (odd->start, NULL);
  g_autofree char *taken = NULL;

  open_day_and_night (self, odd);
  g_assert_null (book (self, 1, get_day (odd), odd->minute));
  g_assert_cmpint (get_newest (self, "start"), ==, g_date_time_to_unix (start));
  g_assert_cmpint (clinic_time_get_minute (get_newest (self, "start"), clinic_diary_get_zone (self->diary)), ==, odd->reads);
  g_assert_cmpint (get_newest (self, "minute"), ==, odd->minute);
  g_assert_cmpint (get_newest (self, "day"), ==, get_day (odd));
  /* where it stands by the wall clock, the bed is taken */
  taken = book_in (self, 2, get_day (odd), odd->reads, 1);
  g_assert_true (g_str_has_prefix (taken, "Bed 1 is taken until "));
}

/* Minutes are those that pass: the visit is as long as on any day, and holds what it holds so long. */
static void
test_across (ClinicTestDiary *self, gconstpointer data)
{
  const OddDay *odd = data;
  gint64 rolled;

  open_day_and_night (self, odd);
  g_assert_null (book (self, 1, get_day (odd), odd->across));
  g_assert_cmpint (get_newest (self, "rolling_start - start"), ==, 45 * 60);
  g_assert_cmpint (get_newest (self, "rolling_end - start"), ==, 65 * 60);
  g_assert_cmpint (get_newest (self, "bed_end - start"), ==, 75 * 60);
  rolled = get_newest (self, "bed_end");
  if (!g_str_equal (odd->zone, "Asia/Kolkata"))
    g_assert_cmpint (clinic_time_get_offset (rolled, clinic_diary_get_zone (self->diary)), !=,
                     clinic_time_get_offset (get_newest (self, "start"), clinic_diary_get_zone (self->diary)));
}

static void
add_all (const char *name, void (*test) (ClinicTestDiary *self, gconstpointer data))
{
  for (gsize i = 0; i < G_N_ELEMENTS (odd_days); i++)
    {
      g_autofree char *path = g_strdup_printf ("/diary/clocks/%s/%s/%s", name, odd_days[i].zone, odd_days[i].day);

      g_test_add (path, ClinicTestDiary, &odd_days[i], clinic_test_diary_set_up, test, clinic_test_diary_tear_down);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_all ("spacing", test_spacing);
  add_all ("wall-time", test_wall_time);
  add_all ("across", test_across);
  return g_test_run ();
}
