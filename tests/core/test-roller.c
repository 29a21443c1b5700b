/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-error.h"
#include "core/clinic-roller.h"

#define DAY 20780 /* Mon 23 Nov 2026 */

static void
test_lot (void)
{
  const struct
  {
    const char *lot;
    double needle;
    ClinicDay expiry;
    const char *fault;
  } cases[] = {
    { "A1877", 1.5, DAY + 400, NULL },
    { "A1877", 0.1, DAY, NULL },
    { "A1877", 5, DAY, NULL },
    { "", 1.5, DAY, "Write the lot as it stands on the box." },
    { "A1877", 0.09, DAY, "Write the needle length in mm, such as 1.5." },
    { "A1877", 5.01, DAY, "Write the needle length in mm, such as 1.5." },
    { "A1877", 0, DAY, "Write the needle length in mm, such as 1.5." },
    { "A1877", 1.5, CLINIC_DAY_NONE, "Write when the lot expires, as 2028-03." },
    { "A1877", 1.5, DAY - 1, "This lot has expired. It is not taken into stock." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicRollerLot lot = { .product = (char *) "", .lot = (char *) cases[i].lot, .needle = cases[i].needle,
                              .expiry = cases[i].expiry };
      g_autofree char *fault = clinic_roller_lot_find_fault (&lot, DAY);

      g_assert_cmpstr (fault, ==, cases[i].fault);
    }
}

static void
test_difference (void)
{
  ClinicRollerLot known = { .product = (char *) "", .lot = (char *) "A1877", .needle = 1.5, .expiry = DAY };
  ClinicRollerLot lot = known;
  g_autofree char *same = clinic_roller_lot_explain_difference (&known, &lot);
  g_autofree char *longer = NULL;
  g_autofree char *later = NULL;
  g_autofree char *withdrawn = NULL;

  g_assert_null (same);
  lot.needle = 1;
  longer = clinic_roller_lot_explain_difference (&known, &lot);
  g_assert_cmpstr (longer, ==, "Lot A1877 is in stock already, with 1.5 mm and to be used until 23 Nov 2026. Look at the box again.");
  lot.needle = 1.5;
  lot.expiry = DAY + 1;
  later = clinic_roller_lot_explain_difference (&known, &lot);
  g_assert_nonnull (later);
  lot.expiry = DAY;
  known.withdrawn = TRUE;
  withdrawn = clinic_roller_lot_explain_difference (&known, &lot);
  g_assert_cmpstr (withdrawn, ==, "Lot A1877 was withdrawn.");
}

/* Used before is said first: that is what a person can do nothing about. */
static void
test_refusal (void)
{
  const struct
  {
    gint64 session;
    int expires; /* days after the session's */
    gboolean withdrawn;
    const char *refusal;
  } cases[] = {
    { 0, 300, FALSE, NULL },
    { 0, 0, FALSE, NULL },
    { 3, 300, FALSE, NULL },
    { 0, -1, FALSE, "Lot A1877 expired on 22 Nov 2026. Take a roller of another lot." },
    { 2, 300, FALSE, "Piece 0031 was used on Tue 10 Nov. Take a new roller." },
    { 2, -1, TRUE, "Piece 0031 was used on Tue 10 Nov. Take a new roller." },
    { 0, 300, TRUE, "Lot A1877 was withdrawn. Take a roller of another lot." },
    { 3, -1, FALSE, "Lot A1877 expired on 22 Nov 2026. Take a roller of another lot." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicRollerLot lot = { .product = (char *) "", .lot = (char *) "A1877", .needle = 1.5, .expiry = DAY + cases[i].expires,
                              .withdrawn = cases[i].withdrawn };
      ClinicRoller roller = { .number = (char *) "0031", .lot = &lot, .session = cases[i].session,
                              .used_day = cases[i].session ? DAY - 13 : CLINIC_DAY_NONE };
      g_autofree char *refusal = clinic_roller_explain_refusal (&roller, 3, DAY);
      g_autoptr (ClinicRoller) copy = clinic_roller_copy (&roller);

      g_assert_cmpstr (refusal, ==, cases[i].refusal);
      g_assert_cmpstr (copy->lot->lot, ==, "A1877");
    }
}

static void
test_numbers (void)
{
  const struct
  {
    const char *typed;
    const char *numbers;
    const char *fault;
  } cases[] = {
    { "", "", NULL },
    { "0031", "0031", NULL },
    { " 0031,0055;  7 ", "0031|0055|7", NULL },
    { "0031-0033", "0031|0032|0033", NULL },
    { "0031 – 33", "0031|0032|0033", NULL },
    { "98-101", "98|99|100|101", NULL },
    { "A07-A09, B1", "A07|A08|A09|B1", NULL },
    { "A-7-A-8", "A-7|A-8", NULL },
    { "5-5", "5", NULL },
    { "5-4", NULL, "“5-4” is no range of numbers. Write it as 0031-0040." },
    { "A1-B2", NULL, "“A1-B2” is no range of numbers. Write it as 0031-0040." },
    { "A-B", NULL, "“A-B” is no range of numbers. Write it as 0031-0040." },
    { "1-2-3", NULL, "“1-2-3” is no range of numbers. Write it as 0031-0040." },
    { "1-9999999999", NULL, "“1-9999999999” is no range of numbers. Write it as 0031-0040." },
    { "3 1-4", NULL, "Number 3 stands there twice." },
    { "1-501", NULL, "These are more than 500 pieces. Add them in parts." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) numbers = clinic_roller_expand_numbers (cases[i].typed, &error);
      g_autofree char *joined = numbers ? g_strjoinv ("|", numbers) : NULL;

      g_assert_cmpstr (joined, ==, cases[i].numbers);
      if (cases[i].fault == NULL)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i].fault);
    }
}

static void
test_expiry (void)
{
  const struct
  {
    const char *typed;
    const char *iso; /* NULL: refused */
    const char *words;
  } cases[] = {
    { "2028-03", "2028-03-31", "March 2028" },
    { "03/2028", "2028-03-31", "March 2028" },
    { "2.2028", "2028-02-29", "February 2028" },
    { " 12 2027 ", "2027-12-31", "December 2027" },
    { "2028-03-15", "2028-03-15", "15 Mar 2028" },
    { "2028-13", NULL, NULL },
    { "00/2028", NULL, NULL },
    { "03/28", NULL, NULL },
    { "2028", NULL, NULL },
    { "", NULL, NULL },
    { "soon", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicDay day = 7;
      gboolean taken = clinic_roller_parse_expiry (cases[i].typed, &day);
      g_autofree char *iso = taken ? clinic_day_to_iso (day) : NULL;
      g_autofree char *words = taken ? clinic_roller_format_expiry (day) : NULL;

      g_assert_cmpstr (iso, ==, cases[i].iso);
      g_assert_cmpstr (words, ==, cases[i].words);
      if (!taken)
        g_assert_cmpint (day, ==, 7);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/roller/lot", test_lot);
  g_test_add_func ("/core/roller/difference", test_difference);
  g_test_add_func ("/core/roller/refusal", test_refusal);
  g_test_add_func ("/core/roller/numbers", test_numbers);
  g_test_add_func ("/core/roller/expiry", test_expiry);
  return g_test_run ();
}
