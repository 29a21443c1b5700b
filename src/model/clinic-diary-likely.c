/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-diary-patients.h"
#include "model/clinic-diary-private.h"
#include "store/clinic-patient-table.h"

#include <string.h>

#define MOST_CANDIDATES 200 /* of each search; the rows are read and compared one by one */
#define MOST_SHOWN 5
#define LEAST_LIKENESS 60
#define BEGINNING_CHARS 3
#define PHONE_DIGITS 7

typedef struct
{
  ClinicPatient *draft;
  GArray *ids;
} FindLikely;

static void
find_likely_free (gpointer data)
{
  FindLikely *find = data;

  clinic_patient_free (find->draft);
  g_array_unref (find->ids);
  g_free (find);
}

static void
add_candidates (ClinicPatientIndex *index, const char *typed, GArray *ids)
{
  g_autoptr (ClinicNameQuery) query = clinic_name_query_new (typed);
  ClinicPatientCursor cursor = { 0 };

  if (!clinic_name_query_is_empty (query))
    clinic_patient_index_search (index, query, &cursor, MOST_CANDIDATES, ids);
}

static char *
dup_beginning (const char *name)
{
  g_autofree char *key = clinic_name_key (name);

  return g_utf8_substring (key, 0, MIN (BEGINNING_CHARS, g_utf8_strlen (key, -1)));
}

static void
add_by_names (ClinicPatientIndex *index, const ClinicPatient *draft, GArray *ids)
{
  g_autofree char *given = dup_beginning (draft->given);
  g_autofree char *family = dup_beginning (draft->family);
  g_autofree char *both = g_strdup_printf ("%s %s", draft->given, draft->family);
  g_autofree char *beginnings = g_strdup_printf ("%s %s", given, family);
  g_autofree char *family_and_birth = g_strdup_printf ("%s %.4s", family, draft->birth);
  g_autofree char *given_and_birth = g_strdup_printf ("%s %.4s", given, draft->birth);

  add_candidates (index, both, ids);
  add_candidates (index, beginnings, ids);
  if (*draft->birth == '\0')
    return;
  add_candidates (index, family_and_birth, ids);
  add_candidates (index, given_and_birth, ids);
}

static void
add_by_phones (ClinicPatientIndex *index, const ClinicPatient *draft, GArray *ids)
{
  g_auto (GStrv) phones = g_strsplit (draft->phones, "\n", -1);

  for (guint i = 0; phones[i] != NULL; i++)
    {
      g_autofree char *digits = clinic_name_key_digits (phones[i]);
      gsize length = strlen (digits);

      if (length >= PHONE_DIGITS)
        add_candidates (index, digits + length - PHONE_DIGITS, ids);
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static void
drop_repeated (GArray *ids)
{
  guint kept = 0;

  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (kept == 0 || g_array_index (ids, gint64, i) != g_array_index (ids, gint64, kept - 1))
      g_array_index (ids, gint64, kept++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, kept);
}

static int
compare_likeness (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const ClinicPatientCard *first = *(ClinicPatientCard *const *) a;
  const ClinicPatientCard *second = *(ClinicPatientCard *const *) b;

  return clinic_patient_likeness (second->patient, user_data) - clinic_patient_likeness (first->patient, user_data);
}

static gpointer
find_likely_job (ClinicConn *conn, gpointer data, GError **error)
{
  FindLikely *find = data;
  g_autoptr (GPtrArray) cards = NULL;

  cards = clinic_patient_table_load_cards (conn, &g_array_index (find->ids, gint64, 0), find->ids->len, error);
  if (cards == NULL)
    return NULL;
  for (guint i = cards->len; i-- > 0;)
    {
      ClinicPatientCard *card = g_ptr_array_index (cards, i);

      if (card->patient->id == find->draft->id || clinic_patient_likeness (card->patient, find->draft) < LEAST_LIKENESS)
        g_ptr_array_remove_index (cards, i);
    }
  g_ptr_array_sort_with_data (cards, compare_likeness, find->draft);
  if (cards->len > MOST_SHOWN)
    g_ptr_array_set_size (cards, MOST_SHOWN);
  return g_steal_pointer (&cards);
}

void
clinic_diary_find_likely_async (ClinicDiary *diary, const ClinicPatient *draft, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  ClinicPatientIndex *index;
  FindLikely *find;

  g_return_if_fail (CLINIC_IS_DIARY (diary) && draft != NULL);

  index = clinic_diary_get_patient_index (diary);
  find = g_new0 (FindLikely, 1);
  find->draft = clinic_patient_copy (draft);
  find->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  add_by_names (index, draft, find->ids);
  add_by_phones (index, draft, find->ids);
  drop_repeated (find->ids);
  clinic_diary_read (diary, find_likely_job, find, find_likely_free, (GDestroyNotify) g_ptr_array_unref, cancellable,
                     callback, user_data);
}

GPtrArray *
clinic_diary_find_likely_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}
