/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-diary.h"

void
clinic_test_diary_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

GAsyncResult *
clinic_test_diary_wait (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (slot);
}

/* The test clinic's courses began with the shipped protocol. */
static void
put_protocol (ClinicDb *db)
{
  g_autofree char *path = g_build_filename (g_getenv ("SITTINGS_PROTOCOL_DIR"), "dermaroller.protocol", NULL);
  g_autofree char *text = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *sql = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *quoted = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  parts = g_strsplit (text, "'", -1);
  quoted = g_strjoinv ("''", parts);
  sql = g_strdup_printf ("UPDATE protocol SET text = '%s', sha256 = '%s' WHERE id = 1;", quoted, hash);
  clinic_test_db_sql (db, sql, &error);
  g_assert_no_error (error);
}

static void
load (ClinicTestDiary *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  self->clock = clinic_clock_new_at (CLINIC_TEST_NOW);
  self->diary = clinic_diary_new (self->db, self->clock);
  clinic_diary_load_async (self->diary, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  clinic_diary_load_finish (self->diary, result, &error);
  g_assert_no_error (error);
}

void
clinic_test_diary_open (ClinicTestDiary *self, const char *folder)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_strdup (folder);
  self->db = clinic_test_db_open (folder, &error);
  g_assert_no_error (error);
  load (self);
}

void
clinic_test_diary_close (ClinicTestDiary *self)
{
  clinic_db_close (self->db);
  g_clear_object (&self->diary);
  g_clear_object (&self->clock);
  g_clear_object (&self->db);
  g_clear_pointer (&self->folder, g_free);
}

void
clinic_test_diary_set_up (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = clinic_test_folder_new ();
  self->db = clinic_test_db_open (self->folder, &error);
  g_assert_no_error (error);
  clinic_test_db_fill (self->db);
  put_protocol (self->db);
  load (self);
}

void
clinic_test_diary_tear_down (ClinicTestDiary *self, gconstpointer data)
{
  g_autofree char *folder = g_strdup (self->folder);

  clinic_test_diary_close (self);
  clinic_test_folder_remove (folder);
}

char *
clinic_test_diary_finish (ClinicTestDiary *self, GAsyncResult **slot)
{
  g_autoptr (GAsyncResult) result = clinic_test_diary_wait (slot);
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (self->diary, result, &error);

  g_assert_true ((change == NULL) == (error != NULL));
  return error != NULL ? clinic_words_for_error (error) : NULL;
}

ClinicChange *
clinic_test_diary_end (ClinicTestDiary *self, GAsyncResult **slot, GError **error)
{
  g_autoptr (GAsyncResult) result = clinic_test_diary_wait (slot);

  return clinic_diary_change_finish (self->diary, result, error);
}

void
clinic_test_diary_settle (ClinicTestDiary *self)
{
  /* what answers ask for in turn has been asked for by the second round */
  for (int round = 0; round < 2; round++)
    {
      clinic_test_db_get (self->db, "SELECT 1");
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }
}

void
clinic_test_diary_undo (ClinicTestDiary *self)
{
  GAsyncResult *slot = NULL;
  g_autofree char *words = NULL;

  clinic_diary_undo_async (self->diary, NULL, clinic_test_diary_ready_cb, &slot);
  words = clinic_test_diary_finish (self, &slot);
  g_assert_cmpstr (words, ==, NULL);
}

void
clinic_test_diary_sql (ClinicTestDiary *self, const char *sql)
{
  g_autoptr (GError) error = NULL;

  clinic_test_db_sql (self->db, sql, &error);
  g_assert_no_error (error);
}

void
clinic_test_diary_add (ClinicTestDiary *self, const ClinicTestSession *session)
{
  g_autofree char *sql = clinic_test_session_insert (session, NULL);

  clinic_test_diary_sql (self, sql);
}

ClinicConsentPage *
clinic_test_diary_load_consent (ClinicTestDiary *self, gint64 session)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  ClinicConsentPage *page;

  clinic_diary_load_consent_async (self->diary, session, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  page = clinic_diary_load_consent_finish (self->diary, result, &error);
  g_assert_no_error (error);
  return page;
}
