/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-diary.h"

#include "model/clinic-diary-import.h"

typedef struct
{
  ClinicTestDiary test;
  GAsyncResult *slot;
  GPtrArray *drafts;
  guint reports;
  guint done;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  clinic_test_diary_set_up (&fixture->test, NULL);
  fixture->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_patient_free);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_ptr_array_unref (fixture->drafts);
  clinic_test_diary_tear_down (&fixture->test, NULL);
}

static void
add_draft (Fixture *fixture, const char *number, const char *given, const char *family, const char *birth)
{
  ClinicPatient *draft = clinic_patient_new ();

  g_free (draft->number);
  g_free (draft->given);
  g_free (draft->family);
  g_free (draft->birth);
  draft->number = g_strdup (number);
  draft->given = g_strdup (given);
  draft->family = g_strdup (family);
  draft->birth = g_strdup (birth);
  g_ptr_array_add (fixture->drafts, draft);
}

static void
add_many (Fixture *fixture, int n)
{
  for (int i = 0; i < n; i++)
    {
      g_autofree char *family = g_strdup_printf ("Body %d", i);

      add_draft (fixture, "", "Some", family, "");
    }
}

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  Fixture *fixture = (Fixture *) ((char *) user_data - G_STRUCT_OFFSET (Fixture, slot));

  g_assert_null (fixture->slot);
  g_assert_cmpuint (done, >, fixture->done);
  g_assert_cmpuint (total, ==, fixture->drafts->len);
  fixture->done = done;
  fixture->reports++;
}

static ClinicChange *
import (Fixture *fixture, GCancellable *cancellable, GError **error)
{
  clinic_diary_import_patients_async (fixture->test.diary, fixture->drafts, progress_cb, cancellable,
                                      clinic_test_diary_ready_cb, &fixture->slot);
  return clinic_test_diary_end (&fixture->test, &fixture->slot, error);
}

static gint64
count_patients (Fixture *fixture)
{
  return clinic_test_db_get (fixture->test.db, "SELECT count (*) FROM patient");
}

static void
test_all_in_one (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ClinicChange) change = NULL;
  g_autoptr (GError) error = NULL;

  add_many (fixture, 200);
  change = import (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (clinic_change_get_verb (change), ==, "import");
  g_assert_cmpstr (clinic_change_get_summary (change), ==, "Imported 200 patients");
  g_assert_cmpint (count_patients (fixture), ==, 202);
  g_assert_cmpuint (fixture->reports, ==, 3);
  clinic_test_diary_undo (&fixture->test);
  g_assert_cmpint (count_patients (fixture), ==, 2);
}

static void
test_cancelled (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add_many (fixture, 200);
  g_cancellable_cancel (cancellable);
  g_assert_null (import (fixture, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count_patients (fixture), ==, 2);
}

static void
test_faulty (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  add_many (fixture, 3);
  add_draft (fixture, "", "", "", "");
  g_assert_null (import (fixture, NULL, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID);
  g_assert_cmpint (count_patients (fixture), ==, 2);
}

static GPtrArray *
check (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *findings;

  clinic_diary_check_import_async (fixture->test.diary, fixture->drafts, NULL, clinic_test_diary_ready_cb, &fixture->slot);
  result = clinic_test_diary_wait (&fixture->slot);
  findings = clinic_diary_check_import_finish (fixture->test.diary, result, &error);
  g_assert_no_error (error);
  return findings;
}

/* Other programs hold the whole name in one field, or turn the two. */
static void
test_split_or_joined (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *given, *family;
    gboolean alike;
  } cases[] = {
    { "Asha Rao", "", TRUE }, { "", "Rao Asha", TRUE },  { "", "Asha Rao", TRUE }, { "Rao", "Asha", TRUE },
    { "Maria da", "Costa", TRUE }, { "Costa", "Maria da", TRUE }, { "山田", "太郎", TRUE }, { "Asha Raman", "", FALSE },
  };

  clinic_test_db_sql (fixture->test.db,
                      "UPDATE patient SET birth = '1992-03-14', sort_key = 'rao' || char (31) || 'asha' WHERE id = 1;"
                      "UPDATE patient SET given = 'Maria da Costa', family = '', birth = '1992-03-14',"
                      " sort_key = 'maria da costa' WHERE id = 2;"
                      "INSERT INTO patient (number, given, birth, sort_key, search_key, created_at)"
                      " VALUES ('9', '太郎山田', '1992-03-14', '太郎山田', '', 0);",
                      NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) findings = NULL;

      g_test_message ("%s, %s", cases[i].family, cases[i].given);
      g_ptr_array_set_size (fixture->drafts, 0);
      add_draft (fixture, "", cases[i].given, cases[i].family, "1992-03-14");
      findings = check (fixture);
      g_assert_cmpuint (findings->len, ==, cases[i].alike ? 1 : 0);
    }
}

static void
test_check (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *number, *given, *family, *birth;
    const char *reason; /* NULL: nothing to say */
    ClinicImportVerdict verdict;
  } cases[] = {
    { "", "Ana", "Costa", "2001-05-06" },
    { "", "Ana", "Costa", "1950-01-01" },
    { "", "ANA", "costa", "2001-05-06", "Likely the same as an earlier row", CLINIC_IMPORT_DUPLICATE },
    { "", "Asha", "Rao", "1992-03-14", "Likely the same as Asha Rao, 1", CLINIC_IMPORT_DUPLICATE },
    { "2", "Ben", "Lund", "", "Number 2 is given to another patient already.", CLINIC_IMPORT_REFUSED },
    { "7", "Carl", "Lund", "" },
    { "7", "Dora", "Lund", "", "Number 7 stands in an earlier row too.", CLINIC_IMPORT_REFUSED },
  };
  g_autoptr (GPtrArray) findings = NULL;
  guint next = 0;

  clinic_test_db_sql (fixture->test.db, "UPDATE patient SET birth = '1992-03-14',"
                      " sort_key = 'rao' || char (31) || 'asha' WHERE id = 1;", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    add_draft (fixture, cases[i].number, cases[i].given, cases[i].family, cases[i].birth);
  findings = check (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ClinicImportFinding *finding;

      if (cases[i].reason == NULL)
        continue;
      g_assert_cmpuint (next, <, findings->len);
      finding = g_ptr_array_index (findings, next++);
      g_assert_cmpuint (finding->draft, ==, i);
      g_assert_cmpstr (finding->reason, ==, cases[i].reason);
      g_assert_cmpint (finding->verdict, ==, cases[i].verdict);
    }
  g_assert_cmpuint (findings->len, ==, next);
  g_assert_cmpint (count_patients (fixture), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/diary-import/all-in-one", Fixture, NULL, set_up, test_all_in_one, tear_down);
  g_test_add ("/diary-import/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/diary-import/faulty", Fixture, NULL, set_up, test_faulty, tear_down);
  g_test_add ("/diary-import/split-or-joined", Fixture, NULL, set_up, test_split_or_joined, tear_down);
  g_test_add ("/diary-import/check", Fixture, NULL, set_up, test_check, tear_down);
  return g_test_run ();
}
