/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "core/clinic-error.h"
#include "exchange/clinic-csv.h"

static ClinicCsvTable *
read_text (const char *text, char delimiter)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  ClinicCsvTable *table = clinic_csv_read (bytes, NULL, delimiter, NULL, &error);

  g_assert_no_error (error);
  return table;
}

/* All of a table in one string: cells in <>, one row after another, each with its line. */
static char *
print_table (ClinicCsvTable *table)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < clinic_csv_table_get_n_columns (table); i++)
    g_string_append_printf (out, "<%s>", clinic_csv_table_get_column (table, i));
  for (guint row = 0; row < clinic_csv_table_get_n_rows (table); row++)
    {
      const char *const *cells = clinic_csv_table_get_row (table, row);

      g_string_append_printf (out, " %u:", clinic_csv_table_get_line (table, row));
      for (gsize i = 0; cells[i] != NULL; i++)
        g_string_append_printf (out, "<%s>", cells[i]);
    }
  return g_string_free (out, FALSE);
}

static void
test_cells (void)
{
  static const struct
  {
    const char *text;
    char delimiter;
    const char *printed;
  } cases[] = {
    { "", ',', "" },
    { "\n\r\n  \n", ',', "" },
    { "a,b\n1,2\n", ',', "<a><b> 2:<1><2>" },
    { "a,b\r\n1,2", ',', "<a><b> 2:<1><2>" },
    { "a,b\n1,2\n \f", ',', "<a><b> 2:<1><2> 3:<\f>" },
    { "a,b\n1,2\n\v\n3,4", ',', "<a><b> 2:<1><2> 3:<\v> 4:<3><4>" },
    { "a,b\r1,2\r3,4\r", ',', "<a><b> 2:<1><2> 3:<3><4>" },
    { "\n\na,b\n\n\n1,2\n", ',', "<a><b> 6:<1><2>" },
    { "a;b\n1;2,5\n", ';', "<a><b> 2:<1><2,5>" },
    { "a\tb c\n1\t\n\t2\n", '\t', "<a><b c> 2:<1><> 3:<><2>" },
    { "a|b\n1,1|2\n", '|', "<a><b> 2:<1,1><2>" },
    { "a,b\n\"x\ny\",2\n3,4\n", ',', "<a><b> 2:<x\ny><2> 4:<3><4>" },
    { "a,b\n\"x\r\ny\r\nz\",2\r\n3,4\r\n", ',', "<a><b> 2:<x\r\ny\r\nz><2> 5:<3><4>" },
    { "a,b\n\"\n\nx\",2\n3,4\n", ',', "<a><b> 2:<\n\nx><2> 5:<3><4>" },
    { "a,b\n\"say \"\"hi\"\"\",2\n", ',', "<a><b> 2:<say \"hi\"><2>" },
    { "a,b\n5\" pipe,\"x\"\n", ',', "<a><b> 2:<5\" pipe><x>" },
    { "a,b\n  1  ,\" 2 \"\n", ',', "<a><b> 2:<1>< 2 >" },
    { "a,b\n,\n\"\",\"\"\n", ',', "<a><b> 2:<><> 3:<><>" },
    { "only\nx\ny\n", ',', "<only> 2:<x> 3:<y>" },
    { "Name, Vorname;Geb\nRao, Asha;1\nSol, Bea;2\n", ';', "<Name, Vorname><Geb> 2:<Rao, Asha><1> 3:<Sol, Bea><2>" },
    { "sep=;\na;b\n1;2\n", ';', "<a><b> 3:<1><2>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicCsvTable) table = read_text (cases[i].text, 0);
      g_autofree char *printed = print_table (table);

      g_assert_cmpstr (printed, ==, cases[i].printed);
      g_assert_cmpint (clinic_csv_table_get_delimiter (table), ==, cases[i].delimiter);
      g_assert_cmpstr (clinic_csv_table_get_encoding (table), ==, "UTF-8");
    }
}

static void
test_chosen (void)
{
  g_autoptr (ClinicCsvTable) table = read_text ("a,b;c\n1,2;3\n", ';');
  g_autofree char *printed = print_table (table);

  g_assert_cmpstr (printed, ==, "<a,b><c> 2:<1,2><3>");
}

static void
test_faults (void)
{
  g_autoptr (ClinicCsvTable) table = read_text ("a,b\n1,2,\n1,2,3\n1\n\"x,1\n2,3\n", 0);
  const gboolean is_faulty[] = { FALSE, TRUE, TRUE, TRUE };

  g_assert_cmpuint (clinic_csv_table_get_n_rows (table), ==, G_N_ELEMENTS (is_faulty));
  for (guint i = 0; i < G_N_ELEMENTS (is_faulty); i++)
    {
      g_autofree char *fault = clinic_csv_table_dup_fault (table, i);

      g_assert_true ((fault != NULL) == is_faulty[i]);
    }
  g_assert_cmpstr (clinic_csv_table_get_cell (table, 2, 1), ==, "");
  g_assert_cmpuint (clinic_csv_table_get_line (table, 3), ==, 5);
}

static void
test_header (void)
{
  g_autoptr (ClinicCsvTable) table = read_text ("Clinic list,\nof 2026,\na,b\n1,2\n", 0);
  g_autofree char *printed = NULL;

  clinic_csv_table_set_header (table, 2);
  printed = print_table (table);
  g_assert_cmpstr (printed, ==, "<a><b> 4:<1><2>");
  g_assert_cmpuint (clinic_csv_table_get_header (table), ==, 2);
}

static void
assert_refused (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (clinic_csv_read (bytes, NULL, ',', NULL, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID);
}

static void
test_limits (void)
{
  g_autofree char *commas = g_strnfill (CLINIC_CSV_MAX_COLUMNS, ',');
  g_autofree char *wide = g_strconcat ("a\n", commas, "\n", NULL);
  g_autoptr (GBytes) too_wide = g_bytes_new (wide, strlen (wide));
  g_autoptr (GBytes) just_fits = g_bytes_new (wide, strlen (wide) - 2);
  g_autoptr (ClinicCsvTable) table = clinic_csv_read (just_fits, NULL, ',', NULL, NULL);
  gsize size = (gsize) CLINIC_CSV_MAX_BYTES + 1;
  g_autoptr (GBytes) too_large = g_bytes_new_take (g_malloc0 (size), size);

  g_assert_nonnull (table);
  assert_refused (too_wide);
  assert_refused (too_large);
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "1,2\n");
  bytes = g_bytes_new (text->str, text->len);
  g_cancellable_cancel (cancellable);
  g_assert_null (clinic_csv_read (bytes, NULL, 0, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/csv/cells", test_cells);
  g_test_add_func ("/exchange/csv/chosen", test_chosen);
  g_test_add_func ("/exchange/csv/faults", test_faults);
  g_test_add_func ("/exchange/csv/header", test_header);
  g_test_add_func ("/exchange/csv/limits", test_limits);
  g_test_add_func ("/exchange/csv/cancel", test_cancel);
  return g_test_run ();
}
