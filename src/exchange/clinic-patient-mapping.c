/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/clinic-patient-mapping-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clinic-error.h"
#include "core/clinic-name-key.h"
#include "exchange/clinic-patient-words.h"

char *
clinic_patient_mapping_dup_cell (ClinicCsvTable *table, guint row, guint column)
{
  const char *cell = clinic_csv_table_get_cell (table, row, column);
  const char *end = cell + strlen (cell);

  while (cell < end && g_unichar_isspace (g_utf8_get_char (cell)))
    cell = g_utf8_next_char (cell);
  while (end > cell && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (cell, end - cell);
}

static gboolean
has_field (const ClinicPatientMapping *mapping, ClinicImportField field)
{
  for (guint i = 0; i < mapping->n_columns; i++)
    if (mapping->fields[i] == field)
      return TRUE;
  return FALSE;
}

/* "Birth Day" beside "Birth Year" is a day of a month, "Name" beside "Vorname" a family name. */
static void
settle_ambiguous (ClinicPatientMapping *mapping)
{
  gboolean has_year = has_field (mapping, CLINIC_IMPORT_FIELD_BIRTH_YEAR) &&
                      has_field (mapping, CLINIC_IMPORT_FIELD_BIRTH_MONTH) &&
                      !has_field (mapping, CLINIC_IMPORT_FIELD_BIRTH_DAY);
  gboolean lacks_family = has_field (mapping, CLINIC_IMPORT_FIELD_GIVEN) &&
                          !has_field (mapping, CLINIC_IMPORT_FIELD_FAMILY);

  for (guint i = 0; i < mapping->n_columns; i++)
    {
      const char *header = clinic_csv_table_get_column (mapping->table, i);
      g_autofree char *key = clinic_name_key (header);

      if (has_year && mapping->fields[i] == CLINIC_IMPORT_FIELD_BIRTH)
        mapping->fields[i] = CLINIC_IMPORT_FIELD_BIRTH_DAY;
      if (lacks_family && strcmp (key, "name") == 0)
        mapping->fields[i] = CLINIC_IMPORT_FIELD_FAMILY;
    }
}

static gboolean
is_year_first (const char *text)
{
  return strspn (text, "0123456789") >= 4;
}

/* Each date that is not year first votes for the orders in which it exists. */
static void
count_orders (const ClinicPatientMapping *mapping, guint column, guint votes[3])
{
  guint n_rows = clinic_csv_table_get_n_rows (mapping->table);

  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *cell = clinic_patient_mapping_dup_cell (mapping->table, row, column);

      if (clinic_patient_words_is_no_date (cell) || is_year_first (cell))
        continue;
      for (int order = CLINIC_DATE_ORDER_DMY; order <= CLINIC_DATE_ORDER_MDY; order++)
        {
          g_autofree char *iso = clinic_date_order_parse (order, cell);

          votes[order] += iso != NULL;
        }
    }
}

static ClinicDateOrder
find_order (const ClinicPatientMapping *mapping)
{
  ClinicDateOrder locale = clinic_date_order_from_locale ();
  guint votes[3] = { 0, 0, 0 };

  for (guint column = 0; column < mapping->n_columns; column++)
    if (mapping->fields[column] == CLINIC_IMPORT_FIELD_BIRTH)
      count_orders (mapping, column, votes);
  if (votes[CLINIC_DATE_ORDER_DMY] == votes[CLINIC_DATE_ORDER_MDY])
    return locale == CLINIC_DATE_ORDER_MDY ? CLINIC_DATE_ORDER_MDY : CLINIC_DATE_ORDER_DMY;
  return votes[CLINIC_DATE_ORDER_DMY] > votes[CLINIC_DATE_ORDER_MDY] ? CLINIC_DATE_ORDER_DMY : CLINIC_DATE_ORDER_MDY;
}

/* "m" stands for mujer where the column says "h" (hombre) and never "f". */
static gboolean
find_m_is_female (const ClinicPatientMapping *mapping)
{
  gboolean has_h = FALSE;
  guint n_rows = clinic_csv_table_get_n_rows (mapping->table);

  for (guint column = 0; column < mapping->n_columns; column++)
    for (guint row = 0; mapping->fields[column] == CLINIC_IMPORT_FIELD_SEX && row < n_rows; row++)
      {
        g_autofree char *cell = clinic_patient_mapping_dup_cell (mapping->table, row, column);

        if (g_ascii_strcasecmp (cell, "f") == 0)
          return FALSE;
        has_h = has_h || g_ascii_strcasecmp (cell, "h") == 0;
      }
  return has_h;
}

static void
read_columns (ClinicPatientMapping *mapping)
{
  if (!mapping->is_order_chosen)
    mapping->order = find_order (mapping);
  mapping->m_is_female = find_m_is_female (mapping);
}

/**
 * clinic_patient_mapping_guess:
 * @table: a table; the mapping keeps a reference
 *
 * Returns: (transfer full): what the names of the columns say
 */
ClinicPatientMapping *
clinic_patient_mapping_guess (ClinicCsvTable *table)
{
  ClinicPatientMapping *mapping;

  g_return_val_if_fail (table != NULL, NULL);

  mapping = g_new0 (ClinicPatientMapping, 1);
  mapping->table = clinic_csv_table_ref (table);
  mapping->n_columns = clinic_csv_table_get_n_columns (table);
  mapping->fields = g_new0 (ClinicImportField, mapping->n_columns + 1);
  for (guint i = 0; i < mapping->n_columns; i++)
    mapping->fields[i] = clinic_patient_header_find (clinic_csv_table_get_column (table, i));
  settle_ambiguous (mapping);
  read_columns (mapping);
  return mapping;
}

ClinicPatientMapping *
clinic_patient_mapping_copy (const ClinicPatientMapping *mapping)
{
  ClinicPatientMapping *copy;

  g_return_val_if_fail (mapping != NULL, NULL);

  copy = g_memdup2 (mapping, sizeof *mapping);
  clinic_csv_table_ref (copy->table);
  copy->fields = g_memdup2 (mapping->fields, (mapping->n_columns + 1) * sizeof *mapping->fields);
  return copy;
}

void
clinic_patient_mapping_free (ClinicPatientMapping *mapping)
{
  g_return_if_fail (mapping != NULL);

  clinic_csv_table_unref (mapping->table);
  g_free (mapping->fields);
  g_free (mapping);
}

ClinicImportField
clinic_patient_mapping_get (const ClinicPatientMapping *mapping, guint column)
{
  g_return_val_if_fail (mapping != NULL && column < mapping->n_columns, CLINIC_IMPORT_FIELD_NONE);

  return mapping->fields[column];
}

/**
 * clinic_patient_mapping_set:
 *
 * Says by hand what @column holds. Unless it was chosen, the order of the birth dates is found anew.
 */
void
clinic_patient_mapping_set (ClinicPatientMapping *mapping, guint column, ClinicImportField field)
{
  g_return_if_fail (mapping != NULL && column < mapping->n_columns);
  g_return_if_fail ((guint) field < CLINIC_IMPORT_N_FIELDS);

  if (mapping->fields[column] == field)
    return;
  mapping->fields[column] = field;
  read_columns (mapping);
}

/**
 * clinic_patient_mapping_get_date_order:
 *
 * Returns: the order in which every birth date of the table is read. Where all fit both, the locale decides.
 */
ClinicDateOrder
clinic_patient_mapping_get_date_order (const ClinicPatientMapping *mapping)
{
  g_return_val_if_fail (mapping != NULL, CLINIC_DATE_ORDER_YMD);

  return mapping->order;
}

void
clinic_patient_mapping_set_date_order (ClinicPatientMapping *mapping, ClinicDateOrder order)
{
  g_return_if_fail (mapping != NULL);

  mapping->order = order;
  mapping->is_order_chosen = TRUE;
}

/**
 * clinic_patient_mapping_check:
 * @error: CLINIC_ERROR_INVALID, in words for people
 *
 * Returns: %FALSE when no column holds a name: nothing can be imported then
 */
gboolean
clinic_patient_mapping_check (const ClinicPatientMapping *mapping, GError **error)
{
  g_return_val_if_fail (mapping != NULL, FALSE);

  if (has_field (mapping, CLINIC_IMPORT_FIELD_NAME) || has_field (mapping, CLINIC_IMPORT_FIELD_GIVEN) ||
      has_field (mapping, CLINIC_IMPORT_FIELD_FAMILY))
    return TRUE;
  g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID,
                       _("No column holds a name. Choose the column that does."));
  return FALSE;
}
