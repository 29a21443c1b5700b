/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/clinic-csv-table.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char **cells;
  guint n_cells;
  guint line;
} Record;

struct _ClinicCsvTable
{
  const char *encoding; /* interned */
  char delimiter;
  gboolean unclosed; /* the last record ends inside quotation marks */
  guint header;      /* which record holds the column names */
  GArray *records;   /* of Record, the header included */
};

G_DEFINE_BOXED_TYPE (ClinicCsvTable, clinic_csv_table, clinic_csv_table_ref, clinic_csv_table_unref)

static void
clear_record (gpointer data)
{
  Record *record = data;

  g_strfreev (record->cells);
}

ClinicCsvTable *
clinic_csv_table_new (const char *encoding, char delimiter)
{
  ClinicCsvTable *table = g_atomic_rc_box_new0 (ClinicCsvTable);

  table->encoding = g_intern_string (encoding);
  table->delimiter = delimiter;
  table->records = g_array_new (FALSE, FALSE, sizeof (Record));
  g_array_set_clear_func (table->records, clear_record);
  return table;
}

ClinicCsvTable *
clinic_csv_table_ref (ClinicCsvTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  return g_atomic_rc_box_acquire (table);
}

static void
clear_table (gpointer data)
{
  ClinicCsvTable *table = data;

  g_array_unref (table->records);
}

void
clinic_csv_table_unref (ClinicCsvTable *table)
{
  g_return_if_fail (table != NULL);

  g_atomic_rc_box_release_full (table, clear_table);
}

void
clinic_csv_table_take_row (ClinicCsvTable *table, char **cells, guint line)
{
  Record record = { cells, 0, line };

  g_return_if_fail (table != NULL && cells != NULL);

  record.n_cells = g_strv_length (cells);
  g_array_append_val (table->records, record);
}

void
clinic_csv_table_set_unclosed (ClinicCsvTable *table, gboolean unclosed)
{
  g_return_if_fail (table != NULL);

  table->unclosed = unclosed;
}

const char *
clinic_csv_table_get_encoding (ClinicCsvTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  return table->encoding;
}

char
clinic_csv_table_get_delimiter (ClinicCsvTable *table)
{
  g_return_val_if_fail (table != NULL, ',');

  return table->delimiter;
}

static const Record *
get_record (ClinicCsvTable *table, guint index)
{
  return index < table->records->len ? &g_array_index (table->records, Record, index) : NULL;
}

static const Record *
get_row_record (ClinicCsvTable *table, guint row)
{
  return get_record (table, table->header + 1 + row);
}

guint
clinic_csv_table_get_n_columns (ClinicCsvTable *table)
{
  const Record *header;

  g_return_val_if_fail (table != NULL, 0);

  header = get_record (table, table->header);
  return header != NULL ? header->n_cells : 0;
}

/**
 * clinic_csv_table_get_column:
 *
 * Returns: (transfer none): the name of the column as the header row has it, may be ""
 */
const char *
clinic_csv_table_get_column (ClinicCsvTable *table, guint column)
{
  g_return_val_if_fail (table != NULL && column < clinic_csv_table_get_n_columns (table), NULL);

  return get_record (table, table->header)->cells[column];
}

/**
 * clinic_csv_table_get_n_rows:
 *
 * Returns: how many rows stand below the header row
 */
guint
clinic_csv_table_get_n_rows (ClinicCsvTable *table)
{
  g_return_val_if_fail (table != NULL, 0);

  return table->records->len > table->header ? table->records->len - table->header - 1 : 0;
}

/**
 * clinic_csv_table_get_row:
 *
 * Returns: (transfer none): the cells of the row, %NULL-terminated; more or fewer than columns when it is ragged
 */
const char *const *
clinic_csv_table_get_row (ClinicCsvTable *table, guint row)
{
  g_return_val_if_fail (table != NULL && row < clinic_csv_table_get_n_rows (table), NULL);

  return (const char *const *) get_row_record (table, row)->cells;
}

/**
 * clinic_csv_table_get_cell:
 *
 * Returns: (transfer none): the cell, "" where the row is too short
 */
const char *
clinic_csv_table_get_cell (ClinicCsvTable *table, guint row, guint column)
{
  const Record *record;

  g_return_val_if_fail (table != NULL && row < clinic_csv_table_get_n_rows (table), "");

  record = get_row_record (table, row);
  return column < record->n_cells ? record->cells[column] : "";
}

/**
 * clinic_csv_table_get_line:
 *
 * Returns: the number of the line in the file on which the row begins, from 1
 */
guint
clinic_csv_table_get_line (ClinicCsvTable *table, guint row)
{
  g_return_val_if_fail (table != NULL && row < clinic_csv_table_get_n_rows (table), 0);

  return get_row_record (table, row)->line;
}

static guint
count_filled (const Record *record)
{
  guint n = record->n_cells;

  while (n > 0 && record->cells[n - 1][0] == '\0')
    n--;
  return n;
}

/**
 * clinic_csv_table_dup_fault:
 *
 * Empty cells beyond the last column are no fault: some programs end each row with a delimiter.
 *
 * Returns: (transfer full) (nullable): why the cells of the row cannot be trusted, for people
 */
char *
clinic_csv_table_dup_fault (ClinicCsvTable *table, guint row)
{
  const Record *record;
  guint n_columns;

  g_return_val_if_fail (table != NULL && row < clinic_csv_table_get_n_rows (table), NULL);

  record = get_row_record (table, row);
  n_columns = clinic_csv_table_get_n_columns (table);
  if (table->unclosed && row + 1 == clinic_csv_table_get_n_rows (table))
    return g_strdup (_("A quotation mark is opened in this row and never closed."));
  if (record->n_cells < n_columns)
    return g_strdup_printf (ngettext ("The row is too short: %u cell for %u columns.",
                                      "The row is too short: %u cells for %u columns.", record->n_cells),
                            record->n_cells, n_columns);
  if (count_filled (record) > n_columns)
    return g_strdup_printf (ngettext ("The row is too long: %u cells for %u column.",
                                      "The row is too long: %u cells for %u columns.", n_columns),
                            count_filled (record), n_columns);
  return NULL;
}

guint
clinic_csv_table_get_header (ClinicCsvTable *table)
{
  g_return_val_if_fail (table != NULL, 0);

  return table->header;
}

/**
 * clinic_csv_table_set_header:
 * @header: which row of the file holds the column names, from 0; what stands above it is left out
 */
void
clinic_csv_table_set_header (ClinicCsvTable *table, guint header)
{
  g_return_if_fail (table != NULL && (header == 0 || header < table->records->len));

  table->header = header;
}
