/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Next free against brute force in random situations: 1,000 of them with a fixed seed, 10,000 where SITTINGS_SOAK holds
 * one.
 */
#include "slot-oracle.h"

#include "core/clinic-course.h"

#define SEED 20261124
#define SHORT_ROUNDS 1000
#define SOAK_ROUNDS 10000

static ClinicDay
get_allowed (const SlotSituation *s, ClinicDay day)
{
  return clinic_course_first_allowed_day ((const ClinicDay *) s->course_days->data, s->course_days->len, s->min_days, day);
}

static GArray *
list_slots (const SlotSituation *s, const GArray *patient, gsize max)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (ClinicSlot));

  for (ClinicDay day = get_allowed (s, s->wish); day < s->first + s->n_days; day = get_allowed (s, day + 1))
    {
      g_autoptr (ClinicBoard) board = slot_situation_make_board (s, day);

      clinic_schedule_list_slots (board, &s->shape, patient, s->not_before, max - slots->len, slots);
    }
  return slots;
}

static void
assert_same (const GArray *slots, const GArray *wanted, gsize max)
{
  g_assert_cmpuint (slots->len, ==, MIN (wanted->len, max));
  for (guint i = 0; i < slots->len; i++)
    {
      const ClinicSlot *slot = &g_array_index (slots, ClinicSlot, i);
      const ClinicSlot *want = &g_array_index (wanted, ClinicSlot, i);

      g_assert_cmpint (slot->day, ==, want->day);
      g_assert_cmpint (slot->minute, ==, want->minute);
      g_assert_cmpint (slot->wait, ==, want->wait);
      g_assert_cmpint (slot->start, ==, want->start);
      g_assert_cmpint (slot->bed, ==, want->bed);
      g_assert_cmpint (slot->doctor, ==, want->doctor);
    }
}

/* A place chosen by hand, on the grid or off it. */
static void
check_place (const SlotSituation *s, const GArray *patient, GRand *rand)
{
  ClinicDay day = s->first + g_rand_int_range (rand, 0, s->n_days);
  g_autoptr (ClinicBoard) board = slot_situation_make_board (s, day);

  for (int i = 0; i < 20; i++)
    {
      int bed = g_rand_int_range (rand, 0, s->n_beds);
      int doctor = g_rand_int_range (rand, 0, s->n_doctors);
      ClinicSlot slot = { .day = day, .minute = g_rand_int_range (rand, 0, 288) * 5, .wait = g_rand_int_range (rand, 4, 15) * 5,
                          .bed = SLOT_BED (bed), .doctor = SLOT_DOCTOR (doctor) };
      ClinicPlaceFault fault = clinic_schedule_check_slot (board, &s->shape, patient, &slot, NULL);

      g_assert_true ((fault == CLINIC_PLACE_FREE) == slot_oracle_is_free (s, day, slot.minute, slot.wait, bed, doctor));
    }
}

/* How the situations lie: neither all full nor all empty. */
typedef struct
{
  guint n_slots;
  guint n_empty;
  guint n_spaced;
} Tally;

static void
play_round (GRand *rand, Tally *tally)
{
  g_autoptr (SlotSituation) s = slot_situation_new (rand);
  gsize max = g_rand_boolean (rand) ? G_MAXSIZE : (gsize) g_rand_int_range (rand, 1, 10);
  g_autoptr (GArray) patient = slot_situation_merge_patient (s);
  g_autoptr (GArray) slots = list_slots (s, patient, max);
  g_autoptr (GArray) wanted = slot_oracle_list (s, G_MAXUINT);

  assert_same (slots, wanted, max);
  check_place (s, patient, rand);
  tally->n_slots += slots->len;
  tally->n_empty += wanted->len == 0;
  tally->n_spaced += get_allowed (s, s->wish) != s->wish;
}

static void
test_brute_force (void)
{
  const char *soak = g_getenv ("SITTINGS_SOAK");
  guint32 seed = soak ? g_ascii_strtoull (soak, NULL, 10) : SEED;
  guint rounds = soak ? SOAK_ROUNDS : SHORT_ROUNDS;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Tally tally = { 0 };

  for (guint round = 0; round < rounds; round++)
    {
      g_test_message ("seed %u, situation %u", seed, round);
      play_round (rand, &tally);
    }
  g_print ("# figures: %u situations from seed %u, %u slots, all as brute force finds them; %u without one, %u put off by"
           " spacing\n", rounds, seed, tally.n_slots, tally.n_empty, tally.n_spaced);
  g_assert_cmpuint (tally.n_slots, >, rounds * 10);
  g_assert_cmpuint (tally.n_empty, >, rounds / 30);
  g_assert_cmpuint (tally.n_empty, <, rounds * 2 / 3);
  g_assert_cmpuint (tally.n_spaced, >, rounds / 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slots/brute-force", test_brute_force);
  return g_test_run ();
}
