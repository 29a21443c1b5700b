/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "core/clinic-name-key.h"

typedef struct
{
  const char *given;
  const char *family;
  const char *number;
  const char *phones;
  const char *birth;
  const char *typed;
  gboolean found;
} Case;

static const Case cases[] = {
  { "Asha", "Rao", "", "", "", "", TRUE },
  { "Asha", "Rao", "", "", "", "rao ash", TRUE },
  { "Asha", "Rao", "", "", "", "Rao, Asha", TRUE },
  { "Asha", "Rao", "", "", "", "rao bert", FALSE },
  { "José", "Núñez", "", "", "", "nunez JOSE", TRUE },
  { "Jose", "Nunez", "", "", "", "núñ", TRUE },
  { "太郎", "山田", "", "", "", "山田太", TRUE },
  { "太郎", "山田", "", "", "", "田", TRUE },
  { "민준", "김", "", "", "", "김민", TRUE },
  { "محمد", "الأحمد", "", "", "", "الاحمد", TRUE },
  { "Γιώργος", "Παπαδόπουλος", "", "", "", "ΓΙΩΡΓΟΣ", TRUE },
  { "Sean", "O’Brien", "", "", "", "o'br", TRUE },
  { "Maynard46", "Mosciski958", "", "", "", "maynard46", TRUE },

  { "Asha", "Rao", "", "+49 171 555 1234", "", "0171 555", TRUE },
  { "Asha", "Rao", "", "+49 171 555 1234", "", "0171555", TRUE },
  { "Asha", "Rao", "", "+49 171 555 1234", "", "0171/555-12", TRUE },
  { "Asha", "Rao", "", "+49 (0)171 5551234", "", "+49171555", TRUE },
  { "Asha", "Rao", "", "0171 555 1234", "", "+49 171 555", TRUE },
  { "Asha", "Rao", "", "0171 555 1234", "", "+49171555", TRUE },
  { "Asha", "Rao", "", "0171 555 1234", "", "0049 171 5551234", TRUE },
  { "Asha", "Rao", "", "0171 555 1234", "", "+49 (0) 171", TRUE },
  { "Asha", "Rao", "", "0171 555 1234", "", "491715551234", TRUE },
  { "Asha", "Rao", "", "491715551234", "", "01715551234", TRUE },
  { "Asha", "Rao", "", "0171 555 1234", "", "551234", TRUE },
  { "Asha", "Rao", "", "0171 555 1234", "", "rao 1234", TRUE },
  { "Asha", "Rao", "", "0171 555 1234", "", "0172 555", FALSE },
  { "Asha", "Rao", "", "0171 555 1234", "", "1235", FALSE },
  { "Asha", "Rao", "", "030 1\n+353 86 123 4567", "", "086 123", TRUE },
  { "Asha", "Rao", "", "(619) 555-2222", "", "+1 (619) 555-2222", TRUE },
  { "Asha", "Rao", "", "٠١٧١ ٥٥٥", "", "0171 555", TRUE },
  { "Asha", "Rao", "", "0171 555", "", "٥٥٥", TRUE },
  { "Claire", "Dupont", "", "06.12.34.56.78", "", "06.12.34.56", TRUE },
  { "Asha", "Rao", "", "+49", "", "+49", TRUE },

  { "Asha", "Rao", "P-0417", "", "", "p-0417", TRUE },
  { "Asha", "Rao", "P-0417", "", "", "0417", TRUE },
  { "Asha", "Rao", "P-00417", "", "", "00417", TRUE },
  { "Asha", "Rao", "12-345", "", "", "12-345", TRUE },
  { "Asha", "Rao", "P-0417", "", "", "0418", FALSE },

  { "Asha", "Rao", "", "", "1992-03-14", "1992-03-14", TRUE },
  { "Asha", "Rao", "", "", "1992-03-14", "1992-03-1", TRUE },
  { "Asha", "Rao", "", "", "1992-03-14", "1992-03", TRUE },
  { "Asha", "Rao", "", "", "1992-03-14", "1992-", TRUE },
  { "Asha", "Rao", "", "", "1992-03-14", "rao 1992", TRUE },
  { "Asha", "Rao", "", "", "1992-03-14", "19920314", TRUE },
  { "Asha", "Rao", "", "", "1992-03-14", "1992-03-15", FALSE },
  { "Asha", "Rao", "", "", "1992", "1992", TRUE },
  /* The tests run in the C locale: month, day, year. */
  { "Asha", "Rao", "", "", "1992-03-14", "03/14/1992", TRUE },
  { "Asha", "Rao", "", "", "1992-03-14", "3/14/1992", TRUE },
  { "Asha", "Rao", "", "", "1992-03-14", "3/14/92", TRUE },
  { "Asha", "Rao", "", "", "1992-03-14", "03/15/1992", FALSE },
  { "Asha", "Rao", "", "", "1992-03-04", "04/03/1992", FALSE },
};

static void
test_matches (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autofree char *key = clinic_name_key_for_patient (c->given, c->family, c->number, c->phones, c->birth);
      g_autoptr (ClinicNameQuery) query = clinic_name_query_new (c->typed);

      g_test_message ("“%s” in “%s”", c->typed, key);
      g_assert_null (strchr (key, '\n'));
      g_assert_true (clinic_name_query_matches (query, key, strlen (key)) == c->found);
    }
}

static void
test_words (void)
{
  g_autoptr (ClinicNameQuery) query = clinic_name_query_new (" ra  Asha 42 ");
  g_autoptr (ClinicNameQuery) empty = clinic_name_query_new ("  ");
  gsize length = 0;

  g_assert_true (clinic_name_query_is_empty (empty));
  g_assert_false (clinic_name_query_is_empty (query));
  g_assert_cmpuint (clinic_name_query_get_n_words (query), ==, 3);
  g_assert_cmpstr (clinic_name_query_get_word (query, 0, &length), ==, "asha");
  g_assert_cmpuint (length, ==, 4);
}

static void
test_length (void)
{
  g_autoptr (ClinicNameQuery) query = clinic_name_query_new ("bert");
  const char *lines = "asha rao\nbert rao\n";

  g_assert_false (clinic_name_query_matches (query, lines, strlen ("asha rao")));
  g_assert_true (clinic_name_query_matches (query, lines + 9, strlen ("bert rao")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/name-query/matches", test_matches);
  g_test_add_func ("/core/name-query/words", test_words);
  g_test_add_func ("/core/name-query/length", test_length);
  return g_test_run ();
}
