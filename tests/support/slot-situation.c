/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/slot-situation.h"

#define DAY_SECONDS G_GINT64_CONSTANT (86400)

static const ClinicVisitShape usual_shape = { 30, 45, 60, 20, 10 };

/* The days on which the clocks change, and some on which they do not. */
static const struct
{
  const char *zone;
  int year, month, mday;
} places[] = {
  { "Asia/Kolkata", 2026, 11, 24 },     { "Europe/Berlin", 2026, 3, 29 },       { "Europe/Berlin", 2026, 10, 25 },
  { "America/New_York", 2026, 3, 8 },   { "America/New_York", 2026, 11, 1 },    { "Australia/Lord_Howe", 2026, 4, 5 },
  { "Australia/Lord_Howe", 2026, 10, 4 }, { "Europe/Berlin", 2026, 6, 1 },      { "Asia/Kathmandu", 2026, 6, 1 },
};

static int
throw (GRand *rand, int least, int most)
{
  return g_rand_int_range (rand, least, most + 1);
}

static gboolean
one_in (GRand *rand, int n)
{
  return throw (rand, 1, n) == 1;
}

static void
add_opening (SlotSituation *s, int weekday, int from, int to)
{
  ClinicOpening opening = { .weekday = weekday, .from_minute = from, .to_minute = MIN (to, 1440) };

  if (from < opening.to_minute)
    g_array_append_val (s->openings, opening);
}

/* Each further range of a day touches the one before, overlaps it, or lies apart. */
static void
make_openings (SlotSituation *s, GRand *rand)
{
  for (int weekday = 1; weekday <= 7; weekday++)
    {
      int from = one_in (rand, 2) ? throw (rand, 0, 300) : throw (rand, 0, 1300);

      for (int n = one_in (rand, 8) ? 0 : throw (rand, 1, 3); n > 0; n--)
        {
          int to = from + throw (rand, 0, 600);

          if (one_in (rand, 2))
            from -= from % 60, to -= to % 60;
          add_opening (s, weekday, from, to);
          from = one_in (rand, 2) ? to : MAX (0, to + throw (rand, -60, 120));
        }
    }
}

/* About two thirds begin on the grid; facts end on any second. */
static ClinicRange
make_busy (const SlotSituation *s, GRand *rand, int longest)
{
  gint64 start = (s->first + throw (rand, 0, s->n_days - 1)) * DAY_SECONDS + throw (rand, -720, 2160) * 60;
  gint64 length = throw (rand, 1, longest) * 60;

  if (one_in (rand, 3))
    start += throw (rand, 0, 59);
  else
    start -= start % 300;
  return (ClinicRange){ start, start + length };
}

static void
hold (const SlotSituation *s, GRand *rand, GArray *busy, int most, int longest)
{
  for (int n = throw (rand, 0, most * s->n_days); n > 0; n--)
    {
      ClinicRange range = make_busy (s, rand, longest);

      g_array_append_val (busy, range);
    }
}

/* Out of service, away, or the clinic closed: hours or whole days. */
static void
close_some (SlotSituation *s, GRand *rand)
{
  for (int n = throw (rand, -2, 2); n > 0; n--)
    {
      ClinicRange range = make_busy (s, rand, one_in (rand, 3) ? 4320 : 400);
      int bed = throw (rand, -1, s->n_beds - 1);
      int doctor = bed < 0 ? throw (rand, -1, s->n_doctors - 1) : -1;

      for (int i = 0; i < s->n_beds; i++)
        if (i == bed || (bed < 0 && doctor < 0))
          g_array_append_val (s->beds[i], range);
      for (int i = 0; i < s->n_doctors; i++)
        if (i == doctor || (bed < 0 && doctor < 0))
          g_array_append_val (s->doctors[i], range);
    }
}

static void
make_shape (SlotSituation *s, GRand *rand)
{
  s->shape = usual_shape;
  if (one_in (rand, 3))
    s->shape = (ClinicVisitShape){ throw (rand, 0, 40), throw (rand, 20, 70), throw (rand, 40, 70), throw (rand, 1, 40),
                                   throw (rand, 0, 25) };
}

static void
make_course (SlotSituation *s, GRand *rand)
{
  ClinicDay day = s->first - throw (rand, 0, 30);

  s->min_days = one_in (rand, 3) ? 21 : throw (rand, 0, 5);
  for (int n = throw (rand, 0, 3); n > 0; n--)
    {
      g_array_append_val (s->course_days, day);
      day += throw (rand, s->min_days, s->min_days + 12);
    }
  s->wish = s->first + throw (rand, 0, s->n_days / 2);
}

const char *
slot_situation_throw_place (GRand *rand, ClinicDay *day)
{
  int which = throw (rand, 0, G_N_ELEMENTS (places) - 1);

  *day = clinic_day_from_ymd (places[which].year, places[which].month, places[which].mday);
  return places[which].zone;
}

static void
make_days (SlotSituation *s, GRand *rand)
{
  ClinicDay odd;

  s->zone = g_time_zone_new_identifier (slot_situation_throw_place (rand, &odd));
  s->n_days = one_in (rand, 2) ? 1 : throw (rand, 2, 8);
  s->first = odd - (s->n_days == 1 ? 0 : throw (rand, 0, s->n_days - 1));
}

SlotSituation *
slot_situation_new (GRand *rand)
{
  SlotSituation *s = g_new0 (SlotSituation, 1);
  int crowd = throw (rand, 0, 10);

  make_days (s, rand);
  make_shape (s, rand);
  s->openings = g_array_new (FALSE, FALSE, sizeof (ClinicOpening));
  make_openings (s, rand);
  s->n_beds = throw (rand, 1, SLOT_MOST_BEDS);
  s->n_doctors = throw (rand, 1, SLOT_MOST_DOCTORS);
  for (int i = 0; i < s->n_beds; i++)
    hold (s, rand, s->beds[i] = g_array_new (FALSE, FALSE, sizeof (ClinicRange)), crowd, 150);
  for (int i = 0; i < s->n_doctors; i++)
    hold (s, rand, s->doctors[i] = g_array_new (FALSE, FALSE, sizeof (ClinicRange)), 2 * crowd, 25);
  close_some (s, rand);
  s->patient = g_array_new (FALSE, FALSE, sizeof (ClinicRange));
  if (one_in (rand, 2))
    hold (s, rand, s->patient, 3, 150);
  s->course_days = g_array_new (FALSE, FALSE, sizeof (ClinicDay));
  make_course (s, rand);
  s->not_before = one_in (rand, 2) ? CLINIC_TIME_NONE : s->first * DAY_SECONDS + throw (rand, -3600, 80000);
  return s;
}

void
slot_situation_free (SlotSituation *s)
{
  if (s == NULL)
    return;
  for (int i = 0; i < s->n_beds; i++)
    g_array_unref (s->beds[i]);
  for (int i = 0; i < s->n_doctors; i++)
    g_array_unref (s->doctors[i]);
  g_array_unref (s->openings);
  g_array_unref (s->patient);
  g_array_unref (s->course_days);
  g_time_zone_unref (s->zone);
  g_free (s);
}

static gboolean
is_near (ClinicRange range, ClinicDay day)
{
  return range.end > (day - 2) * DAY_SECONDS && range.start < (day + 3) * DAY_SECONDS;
}

ClinicBoard *
slot_situation_make_board (const SlotSituation *s, ClinicDay day)
{
  ClinicBoard *board = clinic_board_new (day, s->zone);

  for (guint i = 0; i < s->openings->len; i++)
    {
      ClinicOpening opening = g_array_index (s->openings, ClinicOpening, i);

      if (opening.weekday == clinic_day_get_weekday (day))
        clinic_board_add_open (board, opening.from_minute, opening.to_minute);
    }
  for (int i = 0; i < s->n_beds; i++)
    {
      clinic_board_add_bed (board, SLOT_BED (i));
      for (guint n = 0; n < s->beds[i]->len; n++)
        if (is_near (g_array_index (s->beds[i], ClinicRange, n), day))
          clinic_board_hold_bed (board, SLOT_BED (i), g_array_index (s->beds[i], ClinicRange, n));
    }
  for (int i = 0; i < s->n_doctors; i++)
    {
      clinic_board_add_doctor (board, SLOT_DOCTOR (i));
      for (guint n = 0; n < s->doctors[i]->len; n++)
        if (is_near (g_array_index (s->doctors[i], ClinicRange, n), day))
          clinic_board_hold_doctor (board, SLOT_DOCTOR (i), g_array_index (s->doctors[i], ClinicRange, n));
    }
  clinic_board_seal (board);
  return board;
}

GArray *
slot_situation_merge_patient (const SlotSituation *s)
{
  GArray *merged = clinic_ranges_new ();

  for (guint i = 0; i < s->patient->len; i++)
    clinic_ranges_add (merged, g_array_index (s->patient, ClinicRange, i));
  clinic_ranges_merge (merged);
  return merged;
}
