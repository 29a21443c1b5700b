/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Next free as the desk asks for it, against brute force: random clinics with several doctors' own hours, closures, absences, beds
 * out of service and bookings, written to a database and asked through the diary. SITTINGS_SOAK, the seed, makes it long.
 */
#include "clinic-test-diary.h"

#include "../core/slot-oracle.h"
#include "model/clinic-diary-slots.h"

#define SEED 20261124
#define SHORT_ROUNDS 60
#define SOAK_ROUNDS 1000
#define N_DAYS 95    /* as far as is looked ahead, and some */
#define BUSY_DAYS 10
#define MOST_DAYS 2

/* What is being made: the situation for brute force, and the same as SQL. */
typedef struct
{
  SlotSituation s;
  const char *zone;
  GString *sql;
  GRand *rand;
  int n_sessions;
} Clinic;

static int
throw (Clinic *clinic, int least, int most)
{
  return g_rand_int_range (clinic->rand, least, most + 1);
}

/* A wall time that is there once: from 6:00 on, or a midnight. */
static gint64
read_wall (const Clinic *clinic, ClinicDay day, int minute)
{
  g_autoptr (GDateTime) midnight = g_date_time_new_from_unix_utc (day * G_GINT64_CONSTANT (86400));
  g_autoptr (GDateTime) local = g_date_time_new (clinic->s.zone, g_date_time_get_year (midnight),
                                                 g_date_time_get_month (midnight), g_date_time_get_day_of_month (midnight),
                                                 minute / 60, minute % 60, 0);

  return g_date_time_to_unix (local);
}

static void
hold (GArray *busy, gint64 start, gint64 end)
{
  ClinicRange range = { start, end };

  if (start < end)
    g_array_append_val (busy, range);
}

static gboolean
is_held (const GArray *busy, gint64 start, gint64 end)
{
  for (guint i = 0; i < busy->len; i++)
    if (g_array_index (busy, ClinicRange, i).start < end && start < g_array_index (busy, ClinicRange, i).end)
      return TRUE;
  return FALSE;
}

static void
add_hours (Clinic *clinic)
{
  for (int weekday = 1; weekday <= 7; weekday++)
    {
      int from = throw (clinic, 72, 130) * 5;

      for (int n = throw (clinic, 0, 5) == 0 ? 0 : throw (clinic, 1, 2); n > 0 && from < 1380; n--)
        {
          int to = from + throw (clinic, 1, 9) * 60;
          ClinicOpening opening = { .weekday = weekday, .from_minute = from, .to_minute = MIN (to, 1440) };

          g_array_append_val (clinic->s.openings, opening);
          g_string_append_printf (clinic->sql, "INSERT INTO opening (weekday, from_minute, to_minute) VALUES (%d, %d, %d);",
                                  weekday, opening.from_minute, opening.to_minute);
          from = opening.to_minute + throw (clinic, 0, 1) * 45; /* some touch */
        }
    }
}

/* Off duty is as good as busy: from midnight to the begin, and from the end to midnight. */
static void
add_own_hours (Clinic *clinic, int doctor)
{
  for (int weekday = 1; weekday <= 7; weekday++)
    {
      int from = throw (clinic, 84, 144) * 5;
      int to = throw (clinic, 0, 3) == 0 ? from : from + throw (clinic, 1, 6) * 60;

      if (from < to)
        g_string_append_printf (clinic->sql,
                                "INSERT INTO opening (weekday, from_minute, to_minute, staff) VALUES (%d, %d, %d, %d);", weekday,
                                from, to, SLOT_DOCTOR (doctor));
      for (ClinicDay day = clinic->s.first - 1; day <= clinic->s.first + N_DAYS; day++)
        {
          if ((day % 7 + 3) % 7 + 1 != weekday)
            continue;
          hold (clinic->s.doctors[doctor], read_wall (clinic, day, 0), read_wall (clinic, day, from));
          hold (clinic->s.doctors[doctor], read_wall (clinic, day, to), read_wall (clinic, day + 1, 0));
        }
    }
}

/* @bed, @doctor: -1 = not that; neither: the clinic. */
static void
add_closure (Clinic *clinic, int bed, int doctor)
{
  ClinicDay from_day = clinic->s.first + throw (clinic, 0, BUSY_DAYS), to_day = from_day + throw (clinic, 0, 2);
  int from = throw (clinic, 0, 2) == 0 ? 0 : throw (clinic, 360, 900);
  int to = to_day > from_day && throw (clinic, 0, 1) == 0 ? 0 : throw (clinic, from + 360, 1439);
  gint64 start = read_wall (clinic, from_day, from), end = read_wall (clinic, to_day, to);
  gboolean whole = bed < 0 && doctor < 0;

  for (int i = 0; i < clinic->s.n_beds; i++)
    if (whole || i == bed)
      hold (clinic->s.beds[i], start, end);
  for (int i = 0; i < clinic->s.n_doctors; i++)
    if (whole || i == doctor)
      hold (clinic->s.doctors[i], start, end);
  g_string_append_printf (clinic->sql,
                          "INSERT INTO closure (bed, staff, from_day, from_minute, to_day, to_minute)"
                          " VALUES (nullif (%d, 9), nullif (%d, 49), %d, %d, %d, %d);",
                          SLOT_BED (bed), SLOT_DOCTOR (doctor), from_day, from, to_day, to);
}

static void
add_people (Clinic *clinic)
{
  for (int i = 0; i < clinic->s.n_beds; i++)
    {
      clinic->s.beds[i] = g_array_new (FALSE, FALSE, sizeof (ClinicRange));
      g_string_append_printf (clinic->sql, "INSERT INTO bed (id, name, position) VALUES (%d, 'Bed %d', %d);", SLOT_BED (i), i, i);
    }
  for (int i = 0; i < clinic->s.n_doctors; i++)
    {
      clinic->s.doctors[i] = g_array_new (FALSE, FALSE, sizeof (ClinicRange));
      g_string_append_printf (clinic->sql, "INSERT INTO staff (id, name, role, position) VALUES (%d, 'Dr %d', 'doctor', %d);",
                              SLOT_DOCTOR (i), i, i);
    }
}

static void
add_course (Clinic *clinic, int course, int patient)
{
  g_string_append_printf (clinic->sql,
                          "INSERT OR IGNORE INTO patient (id, number, given, created_at, sort_key, search_key)"
                          " VALUES (%d, '%d', 'A', 0, '', '');"
                          "INSERT INTO course (id, patient, protocol, area, length, min_days, recommended_days, started_day)"
                          " VALUES (%d, %d, 1, 'face', 99, %d, 28, 0);",
                          patient, patient, course, patient, course == 1 ? clinic->s.min_days : 0);
}

/* A visit where nobody is; 45 minutes of wait, 20 of rolling, 10 of turnover. FALSE where somebody is. */
static gboolean
add_session (Clinic *clinic, int course, int patient, ClinicDay day)
{
  int minute = throw (clinic, 72, 270) * 5, bed = throw (clinic, 0, clinic->s.n_beds - 1);
  int doctor = throw (clinic, 0, clinic->s.n_doctors - 1);
  gint64 start = read_wall (clinic, day, minute), rolling = start + 2700, rolled = rolling + 1200, end = rolled + 600;

  if (is_held (clinic->s.beds[bed], start, end) || is_held (clinic->s.doctors[doctor], rolling, rolled) ||
      (patient == 1 && is_held (clinic->s.patient, start, rolled)))
    return FALSE;
  hold (clinic->s.beds[bed], start, end);
  hold (clinic->s.doctors[doctor], rolling, rolled);
  if (patient == 1)
    hold (clinic->s.patient, start, rolled);
  g_string_append_printf (clinic->sql,
                          "INSERT INTO session (course, patient, bed, doctor, state, day, minute, wait, rolling, turnover, start,"
                          " rolling_start, rolling_end, bed_end) VALUES (%d, %d, %d, %d, 'booked', %d, %d, 45, 20, 10, %"
                          G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ");",
                          course, patient, SLOT_BED (bed), SLOT_DOCTOR (doctor), day, minute, start, rolling, rolled, end);
  return TRUE;
}

/* Course 1 is asked for; course 2 is the same patient's; the others are other people's. */
static void
add_sessions (Clinic *clinic)
{
  ClinicDay day = clinic->s.first - throw (clinic, 0, 25);

  add_course (clinic, 1, 1);
  add_course (clinic, 2, 1);
  for (int n = throw (clinic, 0, 2); n > 0; n--, day += clinic->s.min_days + throw (clinic, 0, 25))
    if (add_session (clinic, 1, 1, day))
      g_array_append_val (clinic->s.course_days, day);
  for (int n = throw (clinic, 0, 4); n > 0; n--)
    add_session (clinic, 2, 1, clinic->s.first + throw (clinic, 0, BUSY_DAYS));
  for (int n = throw (clinic, 0, 60 * clinic->s.n_beds); n > 0; n--)
    {
      int other = 100 + n;

      add_course (clinic, other, other);
      add_session (clinic, other, other, clinic->s.first + throw (clinic, 0, BUSY_DAYS));
    }
}

static void
clinic_init (Clinic *clinic, GRand *rand)
{
  ClinicDay odd;

  *clinic = (Clinic){ .rand = rand, .sql = g_string_new (NULL), .zone = slot_situation_throw_place (rand, &odd) };
  clinic->s = (SlotSituation){
    .zone = g_time_zone_new_identifier (clinic->zone),
    .shape = { 30, 45, 60, 20, 10 },
    .first = odd - throw (clinic, 0, BUSY_DAYS),
    .n_days = N_DAYS,
    .n_beds = throw (clinic, 1, SLOT_MOST_BEDS),
    .n_doctors = throw (clinic, 1, SLOT_MOST_DOCTORS),
    .min_days = throw (clinic, 0, 1) == 0 ? 21 : throw (clinic, 0, 5),
    .openings = g_array_new (FALSE, FALSE, sizeof (ClinicOpening)),
    .patient = g_array_new (FALSE, FALSE, sizeof (ClinicRange)),
    .course_days = g_array_new (FALSE, FALSE, sizeof (ClinicDay)),
  };
  g_string_append_printf (clinic->sql,
                          "DELETE FROM session; DELETE FROM course; DELETE FROM patient; DELETE FROM closure; DELETE FROM opening;"
                          "DELETE FROM staff; DELETE FROM bed; UPDATE clinic SET zone = '%s';", clinic->zone);
  add_people (clinic);
  add_hours (clinic);
  add_sessions (clinic);
  for (int i = 0; i < clinic->s.n_doctors; i++)
    if (throw (clinic, 0, 2) == 0)
      add_own_hours (clinic, i);
  for (int n = throw (clinic, 0, 4); n > 0; n--)
    add_closure (clinic, throw (clinic, -1, clinic->s.n_beds - 1), -1);
  for (int n = throw (clinic, 0, 2); n > 0; n--)
    add_closure (clinic, -1, throw (clinic, -1, clinic->s.n_doctors - 1));
  clinic->s.not_before = read_wall (clinic, clinic->s.first, throw (clinic, 360, 1380));
  clinic->s.wish = clinic->s.first + throw (clinic, 0, BUSY_DAYS);
}

static void
clinic_clear (Clinic *clinic)
{
  for (int i = 0; i < clinic->s.n_beds; i++)
    g_array_unref (clinic->s.beds[i]);
  for (int i = 0; i < clinic->s.n_doctors; i++)
    g_array_unref (clinic->s.doctors[i]);
  g_array_unref (clinic->s.openings);
  g_array_unref (clinic->s.patient);
  g_array_unref (clinic->s.course_days);
  g_time_zone_unref (clinic->s.zone);
  g_string_free (clinic->sql, TRUE);
}

static void
open_clinic (ClinicTestDiary *self, const Clinic *clinic)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  clinic_test_db_sql (self->db, clinic->sql->str, &error);
  g_assert_no_error (error);
  g_object_unref (self->diary);
  clinic_clock_set_now (self->clock, clinic->s.not_before);
  self->diary = clinic_diary_new (self->db, self->clock);
  clinic_diary_load_async (self->diary, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  clinic_diary_load_finish (self->diary, result, &error);
  g_assert_no_error (error);
}

static ClinicSlotList *
find (ClinicTestDiary *self, const Clinic *clinic)
{
  ClinicSlotWish wish = { .course = 1, .from = clinic->s.wish, .most_days = MOST_DAYS };
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ClinicSlotList *list;

  clinic_diary_find_slots_async (self->diary, &wish, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  list = clinic_diary_find_slots_finish (self->diary, result, &error);
  g_assert_no_error (error);
  return list;
}

static void
assert_same (const GArray *slots, const GArray *wanted)
{
  g_assert_cmpuint (slots->len, ==, wanted->len);
  for (guint i = 0; i < slots->len; i++)
    {
      const ClinicSlot *slot = &g_array_index (slots, ClinicSlot, i);
      const ClinicSlot *want = &g_array_index (wanted, ClinicSlot, i);

      g_assert_cmpint (slot->day, ==, want->day);
      g_assert_cmpint (slot->start, ==, want->start);
      g_assert_cmpint (slot->minute * 100 + slot->wait, ==, want->minute * 100 + want->wait);
      g_assert_cmpint (slot->bed * 100 + slot->doctor, ==, want->bed * 100 + want->doctor);
    }
}

static void
test_brute_force (ClinicTestDiary *self, gconstpointer data)
{
  const char *soak = g_getenv ("SITTINGS_SOAK");
  guint32 seed = soak ? g_ascii_strtoull (soak, NULL, 10) : SEED;
  guint rounds = soak ? SOAK_ROUNDS : SHORT_ROUNDS;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n_slots = 0, n_empty = 0;

  for (guint round = 0; round < rounds; round++)
    {
      Clinic clinic;
      g_autoptr (ClinicSlotList) list = NULL;
      g_autoptr (GArray) wanted = NULL;

      clinic_init (&clinic, rand);
      g_test_message ("seed %u, clinic %u in %s", seed, round, clinic.zone);
      open_clinic (self, &clinic);
      list = find (self, &clinic);
      wanted = slot_oracle_list (&clinic.s, MOST_DAYS);
      assert_same (list->slots, wanted);
      n_slots += wanted->len;
      n_empty += wanted->len == 0;
      clinic_clear (&clinic);
    }
  g_print ("# figures: %u clinics in a database from seed %u, %u slots, all as brute force finds them; %u without one\n", rounds,
           seed, n_slots, n_empty);
  g_assert_cmpuint (n_slots, >, rounds * 10);
  g_assert_cmpuint (n_empty, <, rounds / 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/diary/next-free/brute-force", ClinicTestDiary, NULL, clinic_test_diary_set_up, test_brute_force,
              clinic_test_diary_tear_down);
  return g_test_run ();
}
