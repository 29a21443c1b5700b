/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-error.h"
#include "core/clinic-wish.h"

#define MONDAY 20780
#define DAY(n) (MONDAY + (n))
#define TUE_THU (2 | 8)

static const ClinicWish mornings = { .from_day = DAY (7), .until_day = DAY (40), .weekdays = TUE_THU, .from_minute = 540,
                                     .to_minute = 720, .doctor = 5 };

static void
test_boxed (void)
{
  g_autoptr (ClinicWish) wish = clinic_wish_new ();
  g_autoptr (ClinicWish) copy = NULL;
  ClinicWishStatus status;

  g_free (wish->note);
  wish->note = g_strdup ("calls back");
  copy = clinic_wish_copy (wish);
  g_assert_cmpstr (copy->note, ==, "calls back");
  g_assert_cmpint (copy->to_minute, ==, 1440);
  for (int i = CLINIC_WISH_OPEN; i <= CLINIC_WISH_WITHDRAWN; i++)
    {
      g_assert_true (clinic_wish_status_from_string (clinic_wish_status_to_string (i), &status));
      g_assert_cmpint (status, ==, i);
    }
  g_assert_false (clinic_wish_status_from_string ("lost", &status));
}

static void
test_check (void)
{
  static const struct
  {
    ClinicWish wish;
    const char *words; /* NULL = can be met */
  } cases[] = {
    { { .from_day = DAY (0), .until_day = CLINIC_DAY_NONE, .to_minute = 1440 }, NULL },
    { { .from_day = DAY (0), .until_day = DAY (0), .to_minute = 1440 }, NULL },
    { { .from_day = DAY (-9), .until_day = DAY (0), .to_minute = 1440, .weekdays = 1 }, NULL },
    { { .from_day = CLINIC_DAY_NONE, .until_day = CLINIC_DAY_NONE, .to_minute = 1440 },
      "Say from which day on the patient would come." },
    { { .from_day = DAY (1), .until_day = DAY (0), .to_minute = 1440 }, "The last day is before the first one." },
    { { .from_day = DAY (-9), .until_day = DAY (-1), .to_minute = 1440 }, "The last day has passed." },
    { { .from_day = DAY (0), .until_day = CLINIC_DAY_NONE, .from_minute = 600, .to_minute = 600 },
      "The latest arrival is before the earliest one." },
    { { .from_day = DAY (0), .until_day = DAY (5), .weekdays = 64, .to_minute = 1440 },
      "None of these weekdays lies between the two days." },
    { { .from_day = DAY (-9), .until_day = DAY (2), .weekdays = 64, .to_minute = 1440 },
      "None of these weekdays lies between the two days." },
    { { .from_day = DAY (0), .until_day = DAY (6), .weekdays = 64, .to_minute = 1440 }, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (clinic_wish_check (&cases[i].wish, DAY (0), &error), ==, cases[i].words == NULL);
      g_assert_cmpstr (error ? error->message : NULL, ==, cases[i].words);
      if (error != NULL)
        g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID);
    }
}

static ClinicSlot
make_slot (int day, int minute, gint64 doctor)
{
  return (ClinicSlot){ DAY (day), minute, 45, DAY (day) * G_GINT64_CONSTANT (86400) + minute * 60, 1, doctor };
}

static void
test_wants (void)
{
  static const struct
  {
    int day, minute, doctor;
    gboolean wanted;
  } cases[] = {
    { 8, 540, 5, TRUE },  { 8, 539, 5, FALSE }, { 8, 719, 5, TRUE },  { 8, 720, 5, FALSE }, { 8, 600, 6, FALSE },
    { 7, 600, 5, FALSE }, { 9, 600, 5, FALSE }, { 10, 600, 5, TRUE }, { 1, 600, 5, FALSE }, { 3, 600, 5, FALSE },
    { 36, 600, 5, TRUE }, { 38, 600, 5, TRUE }, { 43, 600, 5, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicSlot slot = make_slot (cases[i].day, cases[i].minute, cases[i].doctor);

      g_test_message ("day %d, minute %d, doctor %d", cases[i].day, cases[i].minute, cases[i].doctor);
      g_assert_cmpint (clinic_wish_wants_slot (&mornings, &slot), ==, cases[i].wanted);
    }
}

/* Spacing of 21 days to both sides, the limit itself allowed; and only what is earlier than what is held. */
static void
test_fits (void)
{
  static const struct
  {
    ClinicDay days[2];
    gsize n_days;
    int before; /* day, at 9:00; 0 = new */
    ClinicWishStatus status;
    gboolean fits;
  } cases[] = {
    { { 0 }, 0, 0, CLINIC_WISH_OPEN, TRUE },
    { { DAY (-13) }, 1, 0, CLINIC_WISH_OPEN, TRUE },
    { { DAY (-12) }, 1, 0, CLINIC_WISH_OPEN, FALSE },
    { { DAY (-20), DAY (29) }, 2, 0, CLINIC_WISH_OPEN, TRUE },
    { { DAY (-20), DAY (28) }, 2, 0, CLINIC_WISH_OPEN, FALSE },
    { { DAY (8) }, 1, 0, CLINIC_WISH_OPEN, FALSE },
    { { 0 }, 0, 9, CLINIC_WISH_OPEN, TRUE },
    { { 0 }, 0, 8, CLINIC_WISH_OPEN, FALSE },
    { { 0 }, 0, 7, CLINIC_WISH_OPEN, FALSE },
    { { 0 }, 0, 0, CLINIC_WISH_BOOKED, FALSE },
    { { 0 }, 0, 0, CLINIC_WISH_WITHDRAWN, FALSE },
  };
  ClinicSlot slot = make_slot (8, 600, 5);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicWish wish = mornings;
      gint64 before = cases[i].before != 0 ? make_slot (cases[i].before, 540, 5).start : CLINIC_TIME_NONE;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      wish.status = cases[i].status;
      g_assert_cmpint (clinic_wish_fits (&wish, &slot, cases[i].days, cases[i].n_days, 21, before), ==, cases[i].fits);
    }
}

/* Against a plain walk over all that is said, for random wishes. */
static void
test_fits_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1124);
  guint n_fit = 0;

  for (int round = 0; round < 20000; round++)
    {
      ClinicWish wish = { .from_day = DAY (g_rand_int_range (rand, -5, 10)), .weekdays = g_rand_int_range (rand, 0, 128),
                          .from_minute = g_rand_int_range (rand, 0, 700), .doctor = g_rand_int_range (rand, 0, 3) };
      ClinicSlot slot = make_slot (g_rand_int_range (rand, 0, 20), 5 * g_rand_int_range (rand, 100, 200),
                                   g_rand_int_range (rand, 1, 3));
      ClinicDay day = DAY (g_rand_int_range (rand, -30, 50));
      int min_days = g_rand_int_range (rand, 0, 30);
      gboolean fits = slot.day >= wish.from_day && ABS (slot.day - day) >= min_days;

      wish.until_day = g_rand_boolean (rand) ? CLINIC_DAY_NONE : wish.from_day + g_rand_int_range (rand, 0, 20);
      wish.to_minute = g_rand_int_range (rand, wish.from_minute + 1, 1441);
      fits = fits && (wish.until_day == CLINIC_DAY_NONE || slot.day <= wish.until_day) && slot.minute >= wish.from_minute &&
             slot.minute < wish.to_minute && (wish.doctor == 0 || wish.doctor == slot.doctor) &&
             (wish.weekdays == 0 || (wish.weekdays & 1u << ((slot.day - MONDAY) % 7)) != 0);
      g_assert_cmpint (clinic_wish_fits (&wish, &slot, &day, 1, min_days, CLINIC_TIME_NONE), ==, fits);
      n_fit += fits;
    }
  g_assert_cmpuint (n_fit, >, 500);
  g_assert_cmpuint (n_fit, <, 15000);
}

static void
test_order (void)
{
  static const ClinicWish wishes[] = {
    { .id = 4, .urgent = TRUE, .created_at = 50 }, { .id = 1, .urgent = TRUE, .created_at = 90 },
    { .id = 2, .created_at = 10 },                 { .id = 3, .created_at = 10 },
    { .id = 5, .created_at = 20 },
  };

  for (gsize a = 0; a < G_N_ELEMENTS (wishes); a++)
    for (gsize b = 0; b < G_N_ELEMENTS (wishes); b++)
      g_assert_cmpint (clinic_wish_compare (&wishes[a], &wishes[b]), ==, a < b ? -1 : a > b);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wish/boxed", test_boxed);
  g_test_add_func ("/wish/check", test_check);
  g_test_add_func ("/wish/wants", test_wants);
  g_test_add_func ("/wish/fits", test_fits);
  g_test_add_func ("/wish/fits/random", test_fits_random);
  g_test_add_func ("/wish/order", test_order);
  return g_test_run ();
}
