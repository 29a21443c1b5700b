/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_CSV_TABLE (clinic_csv_table_get_type ())

/**
 * ClinicCsvTable:
 *
 * What a CSV file holds: column names from its header row, and below them the rows, each with the number of the line
 * it begins on. Counted by reference; does not change but for the choice of the header row.
 */
typedef struct _ClinicCsvTable ClinicCsvTable;

GType           clinic_csv_table_get_type (void) G_GNUC_CONST;
ClinicCsvTable *clinic_csv_table_new      (const char *encoding, char delimiter);
ClinicCsvTable *clinic_csv_table_ref      (ClinicCsvTable *table);
void            clinic_csv_table_unref    (ClinicCsvTable *table);

/* For the reader: takes @cells, a %NULL-terminated vector. */
void clinic_csv_table_take_row     (ClinicCsvTable *table, char **cells, guint line);
void clinic_csv_table_set_unclosed (ClinicCsvTable *table, gboolean unclosed);

const char *clinic_csv_table_get_encoding  (ClinicCsvTable *table);
char        clinic_csv_table_get_delimiter (ClinicCsvTable *table);

guint       clinic_csv_table_get_n_columns (ClinicCsvTable *table);
const char *clinic_csv_table_get_column    (ClinicCsvTable *table, guint column);

guint              clinic_csv_table_get_n_rows (ClinicCsvTable *table);
const char *const *clinic_csv_table_get_row    (ClinicCsvTable *table, guint row);
const char        *clinic_csv_table_get_cell   (ClinicCsvTable *table, guint row, guint column);
guint              clinic_csv_table_get_line   (ClinicCsvTable *table, guint row);
char              *clinic_csv_table_dup_fault  (ClinicCsvTable *table, guint row);

guint clinic_csv_table_get_header (ClinicCsvTable *table);
void  clinic_csv_table_set_header (ClinicCsvTable *table, guint header);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicCsvTable, clinic_csv_table_unref)

G_END_DECLS
