/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/clinic-patient-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clinic-phrase.h"
#include "core/clinic-skin-type.h"

static const struct
{
  const char *name;
  goffset text;  /* of a field that is one text; -1 = it is not */
  gboolean both; /* can be kept */
  const char *between;
} fields[CLINIC_N_MERGE_FIELDS] = {
  [CLINIC_MERGE_NUMBER] = { N_("Number"), -1 },
  [CLINIC_MERGE_NAME] = { N_("Name"), -1 },
  [CLINIC_MERGE_BIRTH] = { N_("Born"), G_STRUCT_OFFSET (ClinicPatient, birth) },
  [CLINIC_MERGE_SEX] = { N_("Sex"), -1 },
  [CLINIC_MERGE_PHONES] = { N_("Phones"), G_STRUCT_OFFSET (ClinicPatient, phones), TRUE, "\n" },
  [CLINIC_MERGE_EMAIL] = { N_("E-mail"), G_STRUCT_OFFSET (ClinicPatient, email) },
  [CLINIC_MERGE_ADDRESS] = { N_("Address"), G_STRUCT_OFFSET (ClinicPatient, address) },
  [CLINIC_MERGE_LANGUAGE] = { N_("Language"), G_STRUCT_OFFSET (ClinicPatient, language) },
  [CLINIC_MERGE_ALLERGIES] = { N_("Allergies"), G_STRUCT_OFFSET (ClinicPatient, allergies), TRUE, ", " },
  [CLINIC_MERGE_COLD_SORES] = { N_("Cold sores"), -1 },
  [CLINIC_MERGE_SKIN_TYPE] = { N_("Skin type"), -1 },
  [CLINIC_MERGE_CALLS] = { N_("May be called"), -1 },
  [CLINIC_MERGE_DECEASED] = { N_("Deceased"), -1 },
  [CLINIC_MERGE_NOTES] = { N_("Notes"), G_STRUCT_OFFSET (ClinicPatient, notes), TRUE, "\n" },
};

static const char *const sexes[] = {
  [CLINIC_SEX_UNKNOWN] = "",
  [CLINIC_SEX_FEMALE] = N_("Female"),
  [CLINIC_SEX_MALE] = N_("Male"),
  [CLINIC_SEX_OTHER] = N_("Other"),
};

const char *
clinic_merge_field_get_name (ClinicMergeField field)
{
  g_return_val_if_fail (field < CLINIC_N_MERGE_FIELDS, "");

  return _(fields[field].name);
}

gboolean
clinic_merge_field_takes_both (ClinicMergeField field)
{
  g_return_val_if_fail (field < CLINIC_N_MERGE_FIELDS, FALSE);

  return fields[field].both;
}

static char **
get_text (ClinicMergeField field, const ClinicPatient *patient)
{
  return &G_STRUCT_MEMBER (char *, patient, fields[field].text);
}

static const char *
say_yes (gboolean yes)
{
  return yes ? _("Yes") : _("No");
}

static char *
dup_cold_sores (const ClinicPatient *patient)
{
  if (patient->cold_sores && *patient->cold_sores_note != '\0')
    return clinic_phrase_list ((const char *const[]){ _("Yes"), patient->cold_sores_note, NULL });
  return g_strdup (say_yes (patient->cold_sores));
}

char *
clinic_merge_field_dup_text (ClinicMergeField field, const ClinicPatient *patient)
{
  g_return_val_if_fail (field < CLINIC_N_MERGE_FIELDS && patient != NULL, NULL);

  if (fields[field].text >= 0)
    return g_strdup (*get_text (field, patient));
  if (field == CLINIC_MERGE_NUMBER)
    return g_strdup (patient->number);
  if (field == CLINIC_MERGE_NAME)
    return clinic_patient_dup_name (patient);
  if (field == CLINIC_MERGE_SEX)
    return g_strdup (patient->sex == CLINIC_SEX_UNKNOWN ? "" : _(sexes[patient->sex]));
  if (field == CLINIC_MERGE_COLD_SORES)
    return dup_cold_sores (patient);
  if (field == CLINIC_MERGE_SKIN_TYPE)
    return patient->skin_type == CLINIC_SKIN_TYPE_UNKNOWN ? g_strdup ("") : clinic_skin_type_say (patient->skin_type);
  return g_strdup (say_yes (field == CLINIC_MERGE_CALLS ? patient->may_be_called : patient->deceased));
}

gboolean
clinic_merge_field_differs (ClinicMergeField field, const ClinicPatient *a, const ClinicPatient *b)
{
  g_autofree char *one = clinic_merge_field_dup_text (field, a);
  g_autofree char *other = clinic_merge_field_dup_text (field, b);

  return g_strcmp0 (one, other) != 0;
}

ClinicMergeChoice
clinic_merge_suggest (ClinicMergeField field, const ClinicPatient *a, const ClinicPatient *b)
{
  g_autofree char *one = clinic_merge_field_dup_text (field, a);
  g_autofree char *other = clinic_merge_field_dup_text (field, b);

  if (field == CLINIC_MERGE_COLD_SORES)
    return b->cold_sores && (!a->cold_sores || strlen (other) > strlen (one)) ? CLINIC_MERGE_SECOND : CLINIC_MERGE_FIRST;
  if (field == CLINIC_MERGE_CALLS)
    return a->may_be_called && !b->may_be_called ? CLINIC_MERGE_SECOND : CLINIC_MERGE_FIRST;
  if (field == CLINIC_MERGE_DECEASED)
    return b->deceased && !a->deceased ? CLINIC_MERGE_SECOND : CLINIC_MERGE_FIRST;
  if (field == CLINIC_MERGE_NUMBER || field == CLINIC_MERGE_NAME || g_str_equal (one, other) || *other == '\0')
    return CLINIC_MERGE_FIRST;
  if (*one == '\0')
    return CLINIC_MERGE_SECOND;
  if (fields[field].both)
    return CLINIC_MERGE_BOTH;
  return field == CLINIC_MERGE_BIRTH && strlen (other) > strlen (one) ? CLINIC_MERGE_SECOND : CLINIC_MERGE_FIRST;
}

/* Applying */

static void
set_text (char **place, const char *text)
{
  char *was = *place;

  *place = g_strdup (text);
  g_free (was);
}

static gboolean
is_among (const char *part, char **parts)
{
  for (; *parts != NULL; parts++)
    if (g_ascii_strcasecmp (part, *parts) == 0)
      return TRUE;
  return FALSE;
}

static char *
join_both (ClinicMergeField field, const char *one, const char *other)
{
  g_auto (GStrv) first = g_strsplit (one, fields[field].between, -1);
  g_auto (GStrv) second = g_strsplit (other, fields[field].between, -1);
  GString *both = g_string_new (one);

  for (guint i = 0; second[i] != NULL; i++)
    if (*second[i] != '\0' && !is_among (second[i], first))
      g_string_append_printf (both, "%s%s", both->len > 0 ? fields[field].between : "", second[i]);
  return g_string_free (both, FALSE);
}

static void
take_field (ClinicPatient *merged, ClinicMergeField field, const ClinicPatient *from)
{
  if (fields[field].text >= 0)
    set_text (get_text (field, merged), *get_text (field, from));
  else if (field == CLINIC_MERGE_NAME)
    {
      set_text (&merged->given, from->given);
      set_text (&merged->family, from->family);
    }
  else if (field == CLINIC_MERGE_SEX)
    merged->sex = from->sex;
  else if (field == CLINIC_MERGE_COLD_SORES)
    {
      merged->cold_sores = from->cold_sores;
      set_text (&merged->cold_sores_note, from->cold_sores_note);
    }
  else if (field == CLINIC_MERGE_SKIN_TYPE)
    merged->skin_type = from->skin_type;
  else if (field == CLINIC_MERGE_CALLS)
    merged->may_be_called = from->may_be_called;
  else if (field == CLINIC_MERGE_DECEASED)
    merged->deceased = from->deceased;
}

ClinicPatient *
clinic_merge_apply (const ClinicPatient *a, const ClinicPatient *b, const ClinicMergeChoice choices[CLINIC_N_MERGE_FIELDS])
{
  const ClinicPatient *stays, *goes;
  ClinicPatient *merged;
  char *numbers;

  g_return_val_if_fail (a != NULL && b != NULL && choices != NULL, NULL);

  stays = choices[CLINIC_MERGE_NUMBER] == CLINIC_MERGE_SECOND ? b : a;
  goes = stays == a ? b : a;
  merged = clinic_patient_copy (stays);
  for (guint field = 0; field < CLINIC_N_MERGE_FIELDS; field++)
    if (choices[field] == CLINIC_MERGE_BOTH && fields[field].both)
      {
        g_autofree char *both = join_both (field, *get_text (field, a), *get_text (field, b));

        set_text (get_text (field, merged), both);
      }
    else
      take_field (merged, field, choices[field] == CLINIC_MERGE_SECOND ? b : a);
  numbers = g_strjoin (" ", stays->former_numbers, goes->number, goes->former_numbers, NULL);
  set_text (&merged->former_numbers, g_strstrip (numbers));
  g_free (numbers);
  return merged;
}
