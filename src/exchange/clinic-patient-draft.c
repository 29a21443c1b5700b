/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/clinic-patient-mapping-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clinic-name-key.h"
#include "core/clinic-phone.h"
#include "exchange/clinic-patient-words.h"

/* One row on its way to a draft. */
typedef struct
{
  const ClinicPatientMapping *mapping;
  ClinicCsvTable *table;
  guint row;
  ClinicPatient *patient;
  GString *notes;
} Draft;

static char *
dup_cell (const Draft *draft, guint column)
{
  return clinic_patient_mapping_dup_cell (draft->table, draft->row, column);
}

static gboolean
holds (const Draft *draft, guint column, ClinicImportField field)
{
  return draft->mapping->fields[column] == field;
}

static void
append_part (GString *out, const char *divider, const char *part)
{
  if (*part == '\0')
    return;
  if (out->len > 0)
    g_string_append (out, divider);
  g_string_append (out, part);
}

/* What does not fit its field is kept where a person reads it, under its column's name. */
static void
note_cell (Draft *draft, guint column, const char *text)
{
  g_autofree char *line = g_strdup_printf ("%s: %s", clinic_csv_table_get_column (draft->table, column), text);

  append_part (draft->notes, "\n", line);
}

static void
take_string (char **field, char *value)
{
  g_free (*field);
  *field = value;
}

static char *
join_cells (const Draft *draft, ClinicImportField field, const char *divider)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < draft->mapping->n_columns; i++)
    if (holds (draft, i, field))
      {
        g_autofree char *cell = dup_cell (draft, i);

        append_part (out, divider, cell);
      }
  return g_string_free (out, FALSE);
}

static char *
join_line (const Draft *draft, ClinicImportField field, const char *divider)
{
  return g_strdelimit (join_cells (draft, field, divider), "\r\n\t", ' ');
}

/* "Rao, Asha" says which is which; other whole names stay whole: where they part is not ours to guess. */
static void
split_whole_name (ClinicPatient *patient, const char *name)
{
  const char *comma = strchr (name, ',');

  if (comma == NULL || comma == name || comma[1] == '\0' || strchr (comma + 1, ',') != NULL)
    {
      take_string (&patient->given, g_strdup (name));
      return;
    }
  take_string (&patient->family, g_strchomp (g_strndup (name, comma - name)));
  take_string (&patient->given, g_strstrip (g_strdup (comma + 1)));
}

static void
draft_name (Draft *draft)
{
  g_autofree char *whole = join_line (draft, CLINIC_IMPORT_FIELD_NAME, " ");
  g_autofree char *middle = join_line (draft, CLINIC_IMPORT_FIELD_MIDDLE, " ");
  GString *given = g_string_new (NULL);
  g_autofree char *first = join_line (draft, CLINIC_IMPORT_FIELD_GIVEN, " ");

  append_part (given, " ", first);
  append_part (given, " ", middle);
  take_string (&draft->patient->given, g_string_free (given, FALSE));
  take_string (&draft->patient->family, join_line (draft, CLINIC_IMPORT_FIELD_FAMILY, " "));
  if (*first == '\0' && *draft->patient->family == '\0' && *whole != '\0')
    split_whole_name (draft->patient, whole);
}

static char *
draft_birth_parts (const Draft *draft)
{
  g_autofree char *year = join_line (draft, CLINIC_IMPORT_FIELD_BIRTH_YEAR, " ");
  g_autofree char *month = join_line (draft, CLINIC_IMPORT_FIELD_BIRTH_MONTH, " ");
  g_autofree char *day = join_line (draft, CLINIC_IMPORT_FIELD_BIRTH_DAY, " ");

  if (*year == '\0')
    return g_strdup ("");
  if (*month == '\0' || *day == '\0')
    return g_steal_pointer (&year);
  return g_strconcat (year, "-", month, "-", day, NULL);
}

/* A birthday without its year ("--12-12" in vCards and what is made of them) says no birth date. */
static char *
draft_birth (Draft *draft)
{
  g_autofree char *typed = join_line (draft, CLINIC_IMPORT_FIELD_BIRTH, " ");
  char *birth;

  if (*typed == '\0')
    take_string (&typed, draft_birth_parts (draft));
  if (clinic_patient_words_is_no_date (typed))
    return NULL;
  if (g_str_has_prefix (typed, "--"))
    {
      append_part (draft->notes, "\n", typed);
      return NULL;
    }
  birth = strlen (typed) == 4 && strspn (typed, "0123456789") == 4
            ? g_strdup (typed)
            : clinic_date_order_parse (draft->mapping->order, typed);
  if (birth == NULL)
    return g_strdup_printf (_("“%s” is not a birth date. It needs a day, a month and a year of four digits."), typed);
  take_string (&draft->patient->birth, birth);
  return NULL;
}

static void
draft_sex (Draft *draft)
{
  for (guint i = 0; i < draft->mapping->n_columns; i++)
    if (holds (draft, i, CLINIC_IMPORT_FIELD_SEX))
      {
        g_autofree char *cell = dup_cell (draft, i);

        if (!clinic_patient_words_parse_sex (cell, draft->mapping->m_is_female, &draft->patient->sex))
          note_cell (draft, i, cell);
      }
}

static char *
dup_phone_type (const Draft *draft, guint column)
{
  g_autofree char *type = NULL;

  if (column == 0 || !holds (draft, column - 1, CLINIC_IMPORT_FIELD_PHONE_TYPE))
    return g_strdup ("");
  type = dup_cell (draft, column - 1);
  return clinic_name_key (type);
}

static gboolean
has_line (const char *lines, const char *line)
{
  g_auto (GStrv) all = g_strsplit (lines, "\n", -1);

  return g_strv_contains ((const char *const *) all, line);
}

/* The first is called first: mobiles lead, in whatever column they stand. */
static void
add_phone (Draft *draft, guint column, const char *type, const char *phone, gboolean mobiles)
{
  gboolean is_mobile = holds (draft, column, CLINIC_IMPORT_FIELD_MOBILE) || strstr (type, "mobil") != NULL ||
                       strstr (type, "cell") != NULL || strstr (type, "handy") != NULL;
  gboolean is_machine = strstr (type, "fax") != NULL || strstr (type, "pager") != NULL;
  GString *phones;

  if (is_mobile != mobiles || *phone == '\0')
    return;
  if (is_machine || !clinic_phone_is_valid (phone))
    {
      g_autofree char *text = *type != '\0' ? g_strdup_printf ("%s (%s)", phone, type) : g_strdup (phone);

      note_cell (draft, column, text);
      return;
    }
  if (has_line (draft->patient->phones, phone))
    return;
  phones = g_string_new (draft->patient->phones);
  append_part (phones, "\n", phone);
  take_string (&draft->patient->phones, g_string_free (phones, FALSE));
}

/* Google puts several values into one cell, parted by ":::". */
static char **
split_values (const char *cell)
{
  g_autoptr (GString) lines = g_string_new (cell);

  g_string_replace (lines, ":::", "\n", 0);
  g_strdelimit (lines->str, ";\r", '\n');
  return g_strsplit (lines->str, "\n", -1);
}

static void
draft_phones (Draft *draft, gboolean mobiles)
{
  for (guint i = 0; i < draft->mapping->n_columns; i++)
    if (holds (draft, i, CLINIC_IMPORT_FIELD_PHONE) || holds (draft, i, CLINIC_IMPORT_FIELD_MOBILE))
      {
        g_autofree char *cell = dup_cell (draft, i);
        g_autofree char *type = dup_phone_type (draft, i);
        g_auto (GStrv) values = split_values (cell);

        for (gsize j = 0; values[j] != NULL; j++)
          add_phone (draft, i, type, g_strstrip (values[j]), mobiles);
      }
}

static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at > text && at[1] != '\0' && strpbrk (text, " \t\n") == NULL;
}

static void
draft_emails (Draft *draft)
{
  for (guint i = 0; i < draft->mapping->n_columns; i++)
    if (holds (draft, i, CLINIC_IMPORT_FIELD_EMAIL))
      {
        g_autofree char *cell = dup_cell (draft, i);
        g_auto (GStrv) values = split_values (cell);

        for (gsize j = 0; values[j] != NULL; j++)
          {
            const char *value = g_strstrip (values[j]);

            if (*value == '\0' || strcmp (value, draft->patient->email) == 0)
              continue;
            if (*draft->patient->email == '\0' && is_email (value))
              take_string (&draft->patient->email, g_strdup (value));
            else
              note_cell (draft, i, value);
          }
      }
}

static void
draft_language (Draft *draft)
{
  g_autofree char *word = join_line (draft, CLINIC_IMPORT_FIELD_LANGUAGE, " ");
  const char *tag = *word != '\0' ? clinic_patient_words_find_language (word) : "";

  if (tag != NULL)
    take_string (&draft->patient->language, g_strdup (tag));
  else
    append_part (draft->notes, "\n", word);
}

static void
draft_deceased (Draft *draft)
{
  for (guint i = 0; i < draft->mapping->n_columns; i++)
    if (holds (draft, i, CLINIC_IMPORT_FIELD_DECEASED))
      {
        g_autofree char *cell = dup_cell (draft, i);

        if (clinic_patient_words_parse_deceased (cell))
          {
            draft->patient->deceased = TRUE;
            note_cell (draft, i, cell);
          }
      }
}

static char *
fill_draft (Draft *draft)
{
  g_autofree char *key = NULL;
  g_autofree char *name = NULL;

  draft_name (draft);
  name = clinic_patient_dup_name (draft->patient);
  key = clinic_name_key (name);
  if (*key == '\0')
    return g_strdup (_("The row holds no name."));
  take_string (&draft->patient->number, join_line (draft, CLINIC_IMPORT_FIELD_NUMBER, " "));
  take_string (&draft->patient->address, join_line (draft, CLINIC_IMPORT_FIELD_ADDRESS, ", "));
  take_string (&draft->patient->allergies, join_cells (draft, CLINIC_IMPORT_FIELD_ALLERGIES, "\n"));
  draft_sex (draft);
  draft_phones (draft, TRUE);
  draft_phones (draft, FALSE);
  draft_emails (draft);
  draft_language (draft);
  draft_deceased (draft);
  return draft_birth (draft);
}

/**
 * clinic_patient_mapping_draft:
 * @table: the table that the mapping was made for
 * @fault: (out) (optional) (nullable) (transfer full): why the row is refused, for people
 *
 * What a field cannot take (a second e-mail, a phone made of letters) goes to the notes under its column's name, so
 * that a draft passes clinic_patient_check() but for a birth date out of range.
 *
 * Returns: (transfer full) (nullable): a new patient; %NULL when the row is refused
 */
ClinicPatient *
clinic_patient_mapping_draft (const ClinicPatientMapping *mapping, ClinicCsvTable *table, guint row, char **fault)
{
  g_autoptr (ClinicPatient) patient = clinic_patient_new ();
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autofree char *reason = NULL;
  g_autofree char *own = NULL;
  Draft draft = { mapping, table, row, patient, notes };

  g_return_val_if_fail (mapping != NULL && table == mapping->table, NULL);
  g_return_val_if_fail (row < clinic_csv_table_get_n_rows (table), NULL);

  own = join_cells (&draft, CLINIC_IMPORT_FIELD_NOTES, "\n");
  g_string_append (notes, own);
  reason = clinic_csv_table_dup_fault (table, row);
  if (reason == NULL)
    reason = fill_draft (&draft);
  take_string (&patient->notes, g_strdup (notes->str));
  if (fault != NULL)
    *fault = g_strdup (reason);
  return reason == NULL ? g_steal_pointer (&patient) : NULL;
}
