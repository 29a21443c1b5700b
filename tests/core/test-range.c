/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-range.h"

/* Ranges as text, "10-20 30-40". */
static GArray *
ranges_parse (const char *text)
{
  GArray *ranges = clinic_ranges_new ();
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) ends = g_strsplit (parts[i], "-", 2);

      if (parts[i][0] != '\0')
        clinic_ranges_add (ranges, (ClinicRange){ g_ascii_strtoll (ends[0], NULL, 10),
                                                  g_ascii_strtoll (ends[1], NULL, 10) });
    }
  return ranges;
}

static char *
ranges_print (const GArray *ranges)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ranges->len; i++)
    {
      ClinicRange range = g_array_index (ranges, ClinicRange, i);

      g_string_append_printf (text, "%s%d-%d", i > 0 ? " " : "", (int) range.start, (int) range.end);
    }
  return g_string_free (text, FALSE);
}

static void
test_pairs (void)
{
  static const struct
  {
    ClinicRange a, b;
    gboolean overlap, includes;
  } cases[] = {
    { { 10, 20 }, { 20, 30 }, FALSE, FALSE }, { { 10, 20 }, { 0, 10 }, FALSE, FALSE },
    { { 10, 20 }, { 19, 30 }, TRUE, FALSE },  { { 10, 20 }, { 0, 11 }, TRUE, FALSE },
    { { 10, 20 }, { 10, 20 }, TRUE, TRUE },   { { 10, 20 }, { 12, 15 }, TRUE, TRUE },
    { { 10, 20 }, { 10, 11 }, TRUE, TRUE },   { { 10, 20 }, { 19, 20 }, TRUE, TRUE },
    { { 10, 20 }, { 9, 21 }, TRUE, FALSE },   { { 10, 20 }, { 15, 15 }, FALSE, FALSE },
    { { 10, 20 }, { 18, 12 }, FALSE, FALSE }, { { 10, 20 }, { 40, 50 }, FALSE, FALSE },
    { { 15, 15 }, { 10, 20 }, FALSE, FALSE }, { { -20, -5 }, { -10, 3 }, TRUE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicRange both = clinic_range_intersect (cases[i].a, cases[i].b);

      g_assert_true (clinic_range_overlaps (cases[i].a, cases[i].b) == cases[i].overlap);
      g_assert_true (clinic_range_overlaps (cases[i].b, cases[i].a) == cases[i].overlap);
      g_assert_true (clinic_range_includes (cases[i].a, cases[i].b) == cases[i].includes);
      g_assert_true (clinic_range_is_empty (both) == !cases[i].overlap);
      for (gint64 point = -25; point < 55; point++)
        g_assert_true (clinic_range_contains (both, point) ==
                       (clinic_range_contains (cases[i].a, point) && clinic_range_contains (cases[i].b, point)));
    }
}

static void
test_contains (void)
{
  ClinicRange range = { 10, 20 };

  g_assert_false (clinic_range_contains (range, 9));
  g_assert_true (clinic_range_contains (range, 10));
  g_assert_true (clinic_range_contains (range, 19));
  g_assert_false (clinic_range_contains (range, 20));
}

static void
test_merge (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "10-20", "10-20" },
    { "10-20 20-30", "10-30" },
    { "20-30 10-20", "10-30" },
    { "10-20 21-30", "10-20 21-30" },
    { "10-50 20-30", "10-50" },
    { "10-50 20-30 45-60 70-80", "10-60 70-80" },
    { "70-80 1-2 5-6 2-5", "1-6 70-80" },
    { "5-5 9-3 1-2", "1-2" },
    { "10-20 10-30 10-15", "10-30" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) ranges = ranges_parse (cases[i][0]);
      g_autofree char *text = NULL;

      clinic_ranges_merge (ranges);
      text = ranges_print (ranges);
      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

static void
test_subtract (void)
{
  static const char *const cases[][3] = {
    { "", "", "" },
    { "", "1-2", "" },
    { "10-20", "", "10-20" },
    { "10-20", "12-15", "10-12 15-20" },
    { "10-20", "5-12", "12-20" },
    { "10-20", "15-25", "10-15" },
    { "10-20", "5-25", "" },
    { "10-20", "10-20", "" },
    { "10-20", "0-10 20-30", "10-20" },
    { "10-20 30-40", "15-35", "10-15 35-40" },
    { "10-20 30-40 50-60", "0-5 12-13 18-55 58-59", "10-12 13-18 55-58 59-60" },
    { "10-20 30-40", "20-30", "10-20 30-40" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) from = ranges_parse (cases[i][0]);
      g_autoptr (GArray) what = ranges_parse (cases[i][1]);
      g_autoptr (GArray) rest = clinic_ranges_subtract (from, what);
      g_autofree char *text = ranges_print (rest);

      g_assert_cmpstr (text, ==, cases[i][2]);
    }
}

static GArray *
ranges_random (GRand *rand)
{
  GArray *ranges = clinic_ranges_new ();
  int n = g_rand_int_range (rand, 0, 8);

  for (int i = 0; i < n; i++)
    {
      gint64 start = g_rand_int_range (rand, 0, 60);

      clinic_ranges_add (ranges, (ClinicRange){ start, start + g_rand_int_range (rand, -2, 15) });
    }
  return ranges;
}

static gboolean
any_contains (const GArray *ranges, gint64 point)
{
  for (guint i = 0; i < ranges->len; i++)
    if (clinic_range_contains (g_array_index (ranges, ClinicRange, i), point))
      return TRUE;
  return FALSE;
}

static void
assert_merged (const GArray *ranges)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      ClinicRange range = g_array_index (ranges, ClinicRange, i);

      g_assert_false (clinic_range_is_empty (range));
      if (i > 0)
        g_assert_cmpint (g_array_index (ranges, ClinicRange, i - 1).end, <, range.start);
    }
}

/* Merging and subtracting, point by point against the arrays they came from. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (GArray) a = ranges_random (rand);
      g_autoptr (GArray) b = ranges_random (rand);
      g_autoptr (GArray) merged = g_array_copy (a);
      g_autoptr (GArray) rest = NULL;

      clinic_ranges_merge (merged);
      clinic_ranges_merge (b);
      rest = clinic_ranges_subtract (merged, b);
      assert_merged (merged);
      assert_merged (rest);
      for (gint64 point = -2; point < 80; point++)
        {
          g_assert_true (any_contains (merged, point) == any_contains (a, point));
          g_assert_true (any_contains (rest, point) == (any_contains (a, point) && !any_contains (b, point)));
        }
    }
}

static void
test_include (void)
{
  g_autoptr (GArray) ranges = ranges_parse ("10-20 30-40");

  g_assert_true (clinic_ranges_include (ranges, (ClinicRange){ 10, 20 }));
  g_assert_true (clinic_ranges_include (ranges, (ClinicRange){ 33, 34 }));
  g_assert_false (clinic_ranges_include (ranges, (ClinicRange){ 15, 35 }));
  g_assert_false (clinic_ranges_include (ranges, (ClinicRange){ 19, 21 }));
  g_assert_false (clinic_ranges_include (ranges, (ClinicRange){ 22, 25 }));
  g_assert_false (clinic_ranges_include (ranges, (ClinicRange){ 15, 15 }));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/range/pairs", test_pairs);
  g_test_add_func ("/range/contains", test_contains);
  g_test_add_func ("/range/merge", test_merge);
  g_test_add_func ("/range/subtract", test_subtract);
  g_test_add_func ("/range/random", test_random);
  g_test_add_func ("/range/include", test_include);
  return g_test_run ();
}
