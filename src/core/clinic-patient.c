/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/clinic-patient.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/clinic-date-order.h"
#include "core/clinic-name-key.h"
#include "core/clinic-phone.h"

/* Nobody who could be a patient was born earlier; a year before it is a slip of the finger. */
#define FIRST_BIRTH_YEAR 1880

G_DEFINE_BOXED_TYPE (ClinicPatient, clinic_patient, clinic_patient_copy, clinic_patient_free)

/* Every string of the record, so that copying, comparing and freeing cannot forget one. */
static const gsize string_offsets[] = {
  G_STRUCT_OFFSET (ClinicPatient, number),    G_STRUCT_OFFSET (ClinicPatient, given),
  G_STRUCT_OFFSET (ClinicPatient, family),    G_STRUCT_OFFSET (ClinicPatient, birth),
  G_STRUCT_OFFSET (ClinicPatient, phones),    G_STRUCT_OFFSET (ClinicPatient, email),
  G_STRUCT_OFFSET (ClinicPatient, address),   G_STRUCT_OFFSET (ClinicPatient, language),
  G_STRUCT_OFFSET (ClinicPatient, notes),     G_STRUCT_OFFSET (ClinicPatient, allergies),
  G_STRUCT_OFFSET (ClinicPatient, cold_sores_note), G_STRUCT_OFFSET (ClinicPatient, former_numbers),
};

static char **
get_string (const ClinicPatient *patient, gsize index)
{
  return &G_STRUCT_MEMBER (char *, patient, string_offsets[index]);
}

/**
 * clinic_patient_new:
 *
 * Returns: (transfer full): an empty draft that may be called
 */
ClinicPatient *
clinic_patient_new (void)
{
  ClinicPatient *patient = g_new0 (ClinicPatient, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (string_offsets); i++)
    *get_string (patient, i) = g_strdup ("");
  patient->may_be_called = TRUE;
  return patient;
}

ClinicPatient *
clinic_patient_copy (const ClinicPatient *patient)
{
  ClinicPatient *copy;

  g_return_val_if_fail (patient != NULL, NULL);

  copy = g_new (ClinicPatient, 1);
  *copy = *patient;
  for (gsize i = 0; i < G_N_ELEMENTS (string_offsets); i++)
    *get_string (copy, i) = g_strdup (*get_string (patient, i));
  return copy;
}

void
clinic_patient_free (ClinicPatient *patient)
{
  g_return_if_fail (patient != NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (string_offsets); i++)
    g_free (*get_string (patient, i));
  g_free (patient);
}

/**
 * clinic_patient_equal:
 *
 * Returns: whether both hold the same, id and version included
 */
gboolean
clinic_patient_equal (const ClinicPatient *a, const ClinicPatient *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (string_offsets); i++)
    if (strcmp (*get_string (a, i), *get_string (b, i)) != 0)
      return FALSE;
  return a->id == b->id && a->version == b->version && a->sex == b->sex && a->cold_sores == b->cold_sores &&
         a->may_be_called == b->may_be_called && a->deceased == b->deceased &&
         a->skin_type == b->skin_type && a->created == b->created && a->merged_into == b->merged_into;
}

char *
clinic_patient_join_name (const char *given, const char *family)
{
  g_return_val_if_fail (given != NULL && family != NULL, NULL);

  if (*given == '\0' || *family == '\0')
    return g_strconcat (given, family, NULL);
  return g_strconcat (given, " ", family, NULL);
}

char *
clinic_patient_dup_name (const ClinicPatient *patient)
{
  g_return_val_if_fail (patient != NULL, NULL);

  return clinic_patient_join_name (patient->given, patient->family);
}

static void
append_initial (GString *out, const char *name)
{
  gunichar c = g_utf8_get_char_validated (name, -1);

  if (*name != '\0' && c != (gunichar) -1 && c != (gunichar) -2)
    g_string_append_unichar (out, g_unichar_toupper (c));
}

char *
clinic_patient_dup_initials (const ClinicPatient *patient)
{
  GString *out;

  g_return_val_if_fail (patient != NULL, NULL);

  out = g_string_new (NULL);
  append_initial (out, patient->given);
  append_initial (out, patient->family);
  return g_string_free (out, FALSE);
}

char *
clinic_patient_dup_phone (const ClinicPatient *patient)
{
  g_return_val_if_fail (patient != NULL, NULL);

  return g_strndup (patient->phones, strcspn (patient->phones, "\n"));
}

static gboolean
read_birth (const char *birth, int *year, int *month, int *day)
{
  char rest = '\0';

  *month = *day = 0;
  if (strlen (birth) == 4 && strspn (birth, "0123456789") == 4)
    {
      *year = atoi (birth);
      return TRUE;
    }
  return strlen (birth) == strlen ("1992-03-14") && strspn (birth, "0123456789-") == strlen (birth) &&
         sscanf (birth, "%4d-%2d-%2d%c", year, month, day, &rest) == 3 && *year > 0 &&
         g_date_valid_month (*month) && g_date_valid_dmy (*day, *month, *year);
}

/**
 * clinic_patient_get_age:
 *
 * Returns: years completed on @today; -1 when the birth date is unknown or a year alone leaves no age
 */
int
clinic_patient_get_age (const ClinicPatient *patient, ClinicDay today)
{
  int year, month, day, year_now, month_now, day_now, age;

  g_return_val_if_fail (patient != NULL, -1);

  if (!read_birth (patient->birth, &year, &month, &day))
    return -1;
  clinic_day_to_ymd (today, &year_now, &month_now, &day_now);
  age = year_now - year;
  if (month_now < month || (month_now == month && day_now < day))
    age--;
  return MAX (age, -1);
}

/**
 * clinic_patient_parse_birth:
 * @typed: as a person types it; the year has four digits
 *
 * Returns: (transfer full) (nullable): "1992", "1992-03-14", "" for nothing typed
 */
char *
clinic_patient_parse_birth (const char *typed)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  folded = clinic_name_key (typed);
  if (*folded == '\0' || (strlen (folded) == 4 && strspn (folded, "0123456789") == 4))
    return g_steal_pointer (&folded);
  return clinic_date_order_parse (clinic_date_order_from_locale (), typed);
}

static char *
check_birth (const ClinicPatient *patient, ClinicDay today)
{
  int year, month, day, year_now, month_now, day_now;

  if (*patient->birth == '\0')
    return NULL;
  if (!read_birth (patient->birth, &year, &month, &day))
    return g_strdup (_("This is not a date. Write it like 1992-03-14, or the year alone."));
  clinic_day_to_ymd (today, &year_now, &month_now, &day_now);
  if (year > year_now || (year == year_now && (month > month_now || (month == month_now && day > day_now))))
    return g_strdup (_("The birth date lies in the future. Check the year."));
  if (year < FIRST_BIRTH_YEAR)
    return g_strdup_printf (_("The birth date lies before %d. Check the year."), FIRST_BIRTH_YEAR);
  return NULL;
}

static char *
check_phones (const ClinicPatient *patient)
{
  g_auto (GStrv) lines = g_strsplit (patient->phones, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0' && !clinic_phone_is_valid (lines[i]))
      return g_strdup_printf (_("“%s” is not a phone number. Use digits, spaces and + only."), lines[i]);
  return NULL;
}

static char *
check_email (const ClinicPatient *patient)
{
  const char *at = strchr (patient->email, '@');

  if (*patient->email == '\0')
    return NULL;
  if (at == NULL)
    return g_strdup (_("An e-mail address has an @ in it. Check the address."));
  if (at == patient->email || at[1] == '\0' || strpbrk (patient->email, " \t\n") != NULL)
    return g_strdup (_("An e-mail address has something on both sides of the @ and no spaces. Check the address."));
  return NULL;
}

static char *
check_language (const ClinicPatient *patient)
{
  gsize n = strlen (patient->language);
  gsize primary = strcspn (patient->language, "-_");

  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isalnum (patient->language[i]) && patient->language[i] != '-' && patient->language[i] != '_')
      primary = 0;
  if (n == 0 || (primary >= 2 && primary <= 8))
    return NULL;
  return g_strdup (_("This is not a language code. Use one like de or pt-BR."));
}

static char *
check_name (const ClinicPatient *patient)
{
  g_autofree char *name = clinic_patient_dup_name (patient);
  g_autofree char *folded = clinic_name_key (name);

  return *folded != '\0' ? NULL : g_strdup (_("A name is missing. Type a given or a family name."));
}

ClinicPatientField
clinic_patient_check (const ClinicPatient *patient, ClinicDay today, char **message)
{
  ClinicPatientField field = CLINIC_PATIENT_FIELD_NONE;
  g_autofree char *fault = NULL;

  g_return_val_if_fail (patient != NULL, CLINIC_PATIENT_FIELD_NAME);

  if ((fault = check_name (patient)) != NULL)
    field = CLINIC_PATIENT_FIELD_NAME;
  else if ((fault = check_birth (patient, today)) != NULL)
    field = CLINIC_PATIENT_FIELD_BIRTH;
  else if ((fault = check_phones (patient)) != NULL)
    field = CLINIC_PATIENT_FIELD_PHONES;
  else if ((fault = check_email (patient)) != NULL)
    field = CLINIC_PATIENT_FIELD_EMAIL;
  else if ((fault = check_language (patient)) != NULL)
    field = CLINIC_PATIENT_FIELD_LANGUAGE;
  else if (strchr (patient->number, '\n') != NULL)
    {
      field = CLINIC_PATIENT_FIELD_NUMBER;
      fault = g_strdup (_("The number must stand on one line."));
    }
  if (message != NULL)
    *message = g_steal_pointer (&fault);
  return field;
}
