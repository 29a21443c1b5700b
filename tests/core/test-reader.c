/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-reader.h"

#include "core/clinic-error.h"

typedef struct
{
  GKeyFile *file;
  ClinicReader reader;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "[a]\n"
                             "seven=7\n"
                             "spaced=7 \n"
                             "days=7 days\n"
                             "plus=+7\n"
                             "hex=0x7\n"
                             "none=\n"
                             "list=1;3;6\n"
                             "still=1;1\n"
                             "yes=true\n"
                             "no=false\n"
                             "one=1\n"
                             "word=Peel\n"
                             "word[de]=Schälen\n"
                             "escape=a\\qb\n";

  fixture->file = g_key_file_new ();
  g_assert_true (g_key_file_load_from_data (fixture->file, text, sizeof text - 1, G_KEY_FILE_KEEP_TRANSLATIONS, NULL));
  fixture->reader = (ClinicReader) { "file", "de", fixture->file, NULL };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_error (&fixture->reader.error);
  g_key_file_unref (fixture->file);
}

static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *key;
    int least, most, number;
    const char *message; /* NULL: taken */
  } cases[] = {
    { "seven", 0, 7, 7, NULL },
    { "seven", 7, 9, 7, NULL },
    { "spaced", 0, 9, 7, NULL },
    { "seven", 8, 9, 8, "file, [a], seven: “7” is not between 8 and 9." },
    { "days", 0, 9, 0, "file, [a], days: “7 days” is not a whole number." },
    { "plus", 0, 9, 0, "file, [a], plus: “+7” is not a whole number." },
    { "hex", 0, 9, 0, "file, [a], hex: “0x7” is not a whole number." },
    { "none", 0, 9, 0, "file, [a], none: “” is not a whole number." },
    { "absent", 1, 9, 1, "file, [a], absent: this key is missing." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (clinic_reader_number (&fixture->reader, "a", cases[i].key, cases[i].least, cases[i].most), ==,
                       cases[i].number);
      if (cases[i].message == NULL)
        g_assert_no_error (fixture->reader.error);
      else
        {
          g_assert_error (fixture->reader.error, CLINIC_ERROR, CLINIC_ERROR_INVALID);
          g_assert_cmpstr (fixture->reader.error->message, ==, cases[i].message);
        }
      g_clear_error (&fixture->reader.error);
    }
  g_assert_cmpint (clinic_reader_optional_number (&fixture->reader, "a", "absent", 1, 9), ==, 0);
  g_assert_cmpint (clinic_reader_optional_number (&fixture->reader, "a", "seven", 1, 9), ==, 7);
  g_assert_no_error (fixture->reader.error);
}

static void
test_lists (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int));

  clinic_reader_numbers (&fixture->reader, "a", "list", 6, 7, numbers);
  g_assert_no_error (fixture->reader.error);
  g_assert_cmpint (numbers->len, ==, 3);
  g_assert_cmpint (g_array_index (numbers, int, 2), ==, 42);
  clinic_reader_numbers (&fixture->reader, "a", "still", 6, 1, numbers);
  g_assert_cmpstr (fixture->reader.error->message, ==, "file, [a], still: the numbers do not rise.");
  g_clear_error (&fixture->reader.error);
  clinic_reader_numbers (&fixture->reader, "a", "list", 5, 1, numbers);
  g_assert_cmpstr (fixture->reader.error->message, ==, "file, [a], list: “6” is not between 1 and 5.");
}

static void
test_texts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *german = clinic_reader_text (&fixture->reader, "a", "word");
  g_autofree char *absent = clinic_reader_optional_text (&fixture->reader, "a", "absent");
  g_autofree char *plain = NULL;
  g_autofree char *broken = NULL;

  g_assert_cmpstr (german, ==, "Schälen");
  g_assert_cmpstr (absent, ==, "");
  fixture->reader.language = NULL;
  plain = clinic_reader_text (&fixture->reader, "a", "word");
  g_assert_cmpstr (plain, ==, "Peel");
  g_assert_no_error (fixture->reader.error);
  broken = clinic_reader_text (&fixture->reader, "a", "escape");
  g_assert_cmpstr (broken, ==, "");
  g_assert_error (fixture->reader.error, CLINIC_ERROR, CLINIC_ERROR_INVALID);
}

static void
test_flags (Fixture *fixture, gconstpointer data)
{
  g_assert_true (clinic_reader_optional_flag (&fixture->reader, "a", "yes"));
  g_assert_false (clinic_reader_optional_flag (&fixture->reader, "a", "no"));
  g_assert_false (clinic_reader_optional_flag (&fixture->reader, "a", "absent"));
  g_assert_no_error (fixture->reader.error);
  g_assert_false (clinic_reader_optional_flag (&fixture->reader, "a", "one"));
  g_assert_cmpstr (fixture->reader.error->message, ==, "file, [a], one: this is either true or false.");
}

static void
test_first_fault_stays (Fixture *fixture, gconstpointer data)
{
  clinic_reader_refuse (&fixture->reader, "b", NULL, "first.");
  clinic_reader_refuse (&fixture->reader, "c", "key", "second.");
  g_assert_cmpstr (fixture->reader.error->message, ==, "file, [b]: first.");
  g_clear_error (&fixture->reader.error);
  g_assert_cmpint (clinic_reader_number (&fixture->reader, "b", "seven", 2, 9), ==, 2);
  g_assert_cmpstr (fixture->reader.error->message, ==, "file, [b]: this group is missing.");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/reader/numbers", test_numbers);
  ADD ("/reader/lists", test_lists);
  ADD ("/reader/texts", test_texts);
  ADD ("/reader/flags", test_flags);
  ADD ("/reader/first-fault-stays", test_first_fault_stays);
  return g_test_run ();
}
