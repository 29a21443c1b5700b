/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-patient-index.h"

static ClinicPatientIndex *
make_index (void)
{
  ClinicPatientIndex *index = clinic_patient_index_new ();

  clinic_patient_index_append (index, 11, "ali demir p-0001 1715550101 1984");
  clinic_patient_index_append (index, 12, "amir khan p-0002 1997");
  clinic_patient_index_append (index, 13, "asha rao p-0417 1715550142 1992-03-14");
  clinic_patient_index_append (index, 14, "khan aliye p-0003");
  return index;
}

static char *
search (ClinicPatientIndex *index, const char *typed, guint max)
{
  g_autoptr (ClinicNameQuery) query = clinic_name_query_new (typed);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  ClinicPatientCursor cursor = { 0 };
  GString *said = g_string_new (NULL);
  guint before;

  do
    {
      before = ids->len;
      g_string_append (said, before > 0 ? "|" : "");
      if (!clinic_patient_index_search (index, query, &cursor, max, ids))
        max = 0;
      for (guint i = before; i < ids->len; i++)
        g_string_append_printf (said, "%" G_GINT64_FORMAT " ", g_array_index (ids, gint64, i));
    }
  while (max != 0);
  return g_string_free (said, FALSE);
}

static void
test_search (void)
{
  static const struct
  {
    const char *typed;
    guint max;
    const char *found;
  } cases[] = {
    { "", 0, "11 12 13 14 " },
    { "", 3, "11 12 13 |14 " },
    { "ali", 0, "11 14 " },
    { "ali", 1, "11 |14 |" },
    { "KHAN", 0, "12 14 " },
    { "khan ali", 0, "14 " },
    { "rao asha", 0, "13 " },
    { "0171 555 0142", 0, "13 " },
    { "1992-03-14 rao", 0, "13 " },
    { "p-0003", 0, "14 " },
    { "demir amir", 0, "" },
    { "rao 07", 0, "" },
    /* never from the end of one key into the next */
    { "1984 amir", 0, "" },
  };
  g_autoptr (ClinicPatientIndex) index = make_index ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = search (index, cases[i].typed, cases[i].max);

      g_test_message ("“%s”", cases[i].typed);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_in_place (void)
{
  g_autoptr (ClinicPatientIndex) index = make_index ();
  g_autofree char *after = NULL, *gone = NULL, *all = NULL;
  gsize length;

  g_assert_true (clinic_patient_index_remove (index, 12));
  g_assert_false (clinic_patient_index_remove (index, 12));
  g_assert_false (clinic_patient_index_insert (index, 12, "amir", 99));
  gone = search (index, "khan", 0);
  g_assert_cmpstr (gone, ==, "14 ");
  g_assert_true (clinic_patient_index_insert (index, 20, "zoe khan", 14));
  g_assert_true (clinic_patient_index_insert (index, 21, "aaron khan-ali", 0));
  after = search (index, "khan", 0);
  g_assert_cmpstr (after, ==, "21 14 20 ");
  all = search (index, "", 0);
  g_assert_cmpstr (all, ==, "21 11 13 14 20 ");
  g_assert_cmpuint (clinic_patient_index_get_count (index), ==, 5);
  g_assert_true (g_str_has_prefix (clinic_patient_index_get_key (index, 4, &length), "zoe khan"));
  g_assert_cmpuint (length, ==, 8);
}

static void
count_cb (int *count)
{
  (*count)++;
}

static void
test_take (void)
{
  g_autoptr (ClinicPatientIndex) index = clinic_patient_index_new ();
  g_autoptr (ClinicPatientIndex) loaded = make_index ();
  g_autofree char *found = NULL, *nothing = NULL;
  int changed = 0;

  g_signal_connect_swapped (index, "changed", G_CALLBACK (count_cb), &changed);
  nothing = search (index, "rao", 0);
  g_assert_cmpstr (nothing, ==, "");
  g_assert_false (clinic_patient_index_is_loaded (index));
  clinic_patient_index_take (index, loaded);
  found = search (index, "rao", 0);
  g_assert_cmpstr (found, ==, "13 ");
  g_assert_true (clinic_patient_index_is_loaded (index));
  g_assert_cmpuint (clinic_patient_index_get_count (loaded), ==, 0);
  clinic_patient_index_append (loaded, 1, "x");
  g_assert_cmpint (clinic_patient_index_get_id (loaded, 0), ==, 1);
  g_assert_cmpint (changed, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/patient-index/search", test_search);
  g_test_add_func ("/patient-index/in-place", test_in_place);
  g_test_add_func ("/patient-index/take", test_take);
  return g_test_run ();
}
