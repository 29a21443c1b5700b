/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-patient.h"

#include <string.h>

#include "core/clinic-name-key.h"
#include "core/clinic-phone.h"

/* Points; from 60 on a pair is worth showing. Two equal names stay below it once the births are known to differ. */
#define SAME_NAME 50
#define NEAR_NAME 35
#define SAME_BIRTH 50
#define SAME_BIRTH_YEAR 25
#define NO_BIRTH_TO_COMPARE 10
#define SAME_PHONE 25
#define SAME_EMAIL 20

#define LEAST_PHONE_DIGITS 5
#define LONGEST_WORD 63

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* "Rao, Asha" and "Asha Rao" are the same words. */
static GPtrArray *
split_name (const ClinicPatient *patient)
{
  g_autofree char *name = clinic_patient_dup_name (patient);
  g_autofree char *folded = clinic_name_key (name);
  g_auto (GStrv) parts = g_strsplit_set (folded, " ,.-", -1);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  g_ptr_array_sort (words, compare_strings);
  return words;
}

static gboolean
are_same_words (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len || a->len == 0)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (strcmp (a->pdata[i], b->pdata[i]) != 0)
      return FALSE;
  return TRUE;
}

/* 山田太郎 in one field and 山田 太郎 in two. */
static gboolean
are_same_joined (const ClinicPatient *a, const ClinicPatient *b)
{
  g_autofree char *first = g_strconcat (a->family, a->given, NULL);
  g_autofree char *second = g_strconcat (b->family, b->given, NULL);
  g_autofree char *turned = g_strconcat (b->given, b->family, NULL);
  g_autofree char *first_key = clinic_name_key (first);
  g_autofree char *second_key = clinic_name_key (second);
  g_autofree char *turned_key = clinic_name_key (turned);

  return *first_key != '\0' && (g_str_equal (first_key, second_key) || g_str_equal (first_key, turned_key));
}

/* Edits between two words, a swap of neighbours counting as one. */
static guint
count_edits (const char *a, const char *b)
{
  glong n = 0, m = 0;
  g_autofree gunichar *s = g_utf8_to_ucs4_fast (a, -1, &n);
  g_autofree gunichar *t = g_utf8_to_ucs4_fast (b, -1, &m);
  guint rows[3][LONGEST_WORD + 1];

  if (n > LONGEST_WORD || m > LONGEST_WORD)
    return G_MAXUINT;
  for (glong j = 0; j <= m; j++)
    rows[0][j] = (guint) j;
  for (glong i = 1; i <= n; i++)
    {
      guint *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];

      row[0] = (guint) i;
      for (glong j = 1; j <= m; j++)
        {
          row[j] = MIN (MIN (above[j], row[j - 1]) + 1, above[j - 1] + (s[i - 1] != t[j - 1]));
          if (i > 1 && j > 1 && s[i - 1] == t[j - 2] && s[i - 2] == t[j - 1])
            row[j] = MIN (row[j], before[j - 2] + 1);
        }
    }
  return rows[n % 3][m];
}

static gboolean
are_near_words (const char *a, const char *b)
{
  glong shorter = MIN (g_utf8_strlen (a, -1), g_utf8_strlen (b, -1));

  if (strcmp (a, b) == 0)
    return TRUE;
  if (shorter == 1)
    return g_utf8_get_char (a) == g_utf8_get_char (b);
  if (shorter >= 3 && (g_str_has_prefix (a, b) || g_str_has_prefix (b, a)))
    return TRUE;
  return shorter >= 4 && count_edits (a, b) <= (shorter >= 8 ? 2u : 1u);
}

static guint
count_near_words (GPtrArray *few, GPtrArray *many)
{
  g_autofree gboolean *taken = g_new0 (gboolean, many->len + 1);
  guint n = 0;

  for (guint i = 0; i < few->len; i++)
    for (guint j = 0; j < many->len; j++)
      if (!taken[j] && are_near_words (few->pdata[i], many->pdata[j]))
        {
          taken[j] = TRUE;
          n++;
          break;
        }
  return n;
}

/* All words of the shorter name stand in the longer one, slips and initials allowed. One of several is too little. */
static gboolean
are_near_names (GPtrArray *a, GPtrArray *b)
{
  GPtrArray *few = a->len <= b->len ? a : b;
  GPtrArray *many = a->len <= b->len ? b : a;

  if (few->len == 0 || (few->len == 1 && many->len > 1))
    return FALSE;
  return count_near_words (few, many) == few->len;
}

static int
score_name (const ClinicPatient *a, const ClinicPatient *b)
{
  g_autoptr (GPtrArray) first = split_name (a);
  g_autoptr (GPtrArray) second = split_name (b);

  if (are_same_words (first, second) || are_same_joined (a, b))
    return SAME_NAME;
  return are_near_names (first, second) ? NEAR_NAME : 0;
}

static int
score_birth (const ClinicPatient *a, const ClinicPatient *b)
{
  if (*a->birth == '\0' || *b->birth == '\0')
    return NO_BIRTH_TO_COMPARE;
  if (strcmp (a->birth, b->birth) == 0)
    return SAME_BIRTH;
  if ((strlen (a->birth) == 4 || strlen (b->birth) == 4) && strncmp (a->birth, b->birth, 4) == 0)
    return SAME_BIRTH_YEAR;
  return 0;
}

static gboolean
share_phone (const ClinicPatient *a, const ClinicPatient *b)
{
  g_auto (GStrv) first = g_strsplit (a->phones, "\n", -1);
  g_auto (GStrv) second = g_strsplit (b->phones, "\n", -1);

  for (gsize i = 0; first[i] != NULL; i++)
    {
      g_autofree char *number = clinic_phone_national (first[i]);

      for (gsize j = 0; strlen (number) >= LEAST_PHONE_DIGITS && second[j] != NULL; j++)
        {
          g_autofree char *other = clinic_phone_national (second[j]);

          if (strcmp (number, other) == 0)
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
share_email (const ClinicPatient *a, const ClinicPatient *b)
{
  return *a->email != '\0' && g_ascii_strcasecmp (a->email, b->email) == 0;
}

int
clinic_patient_likeness (const ClinicPatient *a, const ClinicPatient *b)
{
  int name, score;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  name = score_name (a, b);
  score = name + score_birth (a, b);
  if (share_phone (a, b))
    score += SAME_PHONE;
  if (share_email (a, b))
    score += SAME_EMAIL;
  return MIN (score, 100);
}
