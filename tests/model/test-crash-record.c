/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A process that treats one patient after the other (a draft, a roller, a signature, a photo) and says what is confirmed is
 * killed at any moment: nothing that was said is lost or altered, and nothing is half there. SITTINGS_SOAK kills it 200
 * times instead of 10. */
#include <stdio.h>
#include <string.h>

#include "clinic-test-diary.h"
#include "model/clinic-diary-photos.h"
#include "model/clinic-diary-record.h"
#include "model/clinic-diary-rollers.h"
#include "print/clinic-ink.h"
#include "store/clinic-photo-files.h"
#include "store/clinic-photo-table.h"
#include "store/clinic-record-table.h"
#include "support/clinic-test-child.h"

#define SIGNED "signed"
#define PHOTO "photo"
#define LONGEST_WAIT 150000 /* microseconds */

/* The one who works */

static void
say (const char *what, gint64 number)
{
  printf ("%s %" G_GINT64_FORMAT "\n", what, number);
  fflush (stdout);
}

static void
assert_done (ClinicTestDiary *desk, GAsyncResult **slot)
{
  g_autofree char *words = clinic_test_diary_finish (desk, slot);

  g_assert_cmpstr (words, ==, NULL);
}

/* A session that was treated, and a piece of stock for it: as many as there are, and one more. */
static gint64
add_session (ClinicTestDiary *desk)
{
  gint64 number = 1 + clinic_test_db_get (desk->db, "SELECT count (*) FROM session");
  g_autofree char *session = clinic_test_session_insert (
    &(ClinicTestSession){ .id = number, .day = 21 * (int) number, .minute = 600, .state = "fulfilled" }, NULL);
  g_autofree char *sql = g_strdup_printf ("%s; UPDATE session SET rolling_at = start + 2700, rolled_at = start + 3900 WHERE id = %d;"
                                          " INSERT INTO roller (id, roller_lot, number) VALUES (%d, 1, '%d');",
                                          session, (int) number, (int) number, (int) number);

  clinic_test_diary_sql (desk, sql);
  return number;
}

static void
save (ClinicTestDiary *desk, const ClinicRecord *record)
{
  GAsyncResult *slot = NULL;

  clinic_diary_save_record_async (desk->diary, record, NULL, clinic_test_diary_ready_cb, &slot);
  assert_done (desk, &slot);
}

static void
write_record (ClinicTestDiary *desk, gint64 session)
{
  g_autoptr (ClinicRecord) record = clinic_record_new (session);
  GAsyncResult *slot = NULL;

  record->needle = 1.5;
  record->zones = 1u << CLINIC_ZONE_CHIN;
  save (desk, record);
  clinic_diary_use_roller_async (desk->diary, session, session, NULL, clinic_test_diary_ready_cb, &slot);
  assert_done (desk, &slot);
  record->version = 1;
  record->passes[CLINIC_PASS_VERTICAL] = 4;
  record->end_point = CLINIC_END_POINT_ERYTHEMA;
  record->pain = session % 11;
  save (desk, record);
  clinic_diary_sign_record_async (desk->diary, session, 2, 1, NULL, NULL, clinic_test_diary_ready_cb, &slot);
  assert_done (desk, &slot);
  say (SIGNED, session);
}

/* No two are alike. */
static GBytes *
draw_picture (gint64 number)
{
  g_autoptr (ClinicSignature) signature = clinic_signature_new ();

  clinic_signature_begin (signature);
  for (int i = 0; i < 20; i++)
    clinic_signature_add (signature, 100 + 250 * i, number >> i & 1 ? 300 : 1700, i);
  return clinic_ink_to_png (signature);
}

static void
take_photo (ClinicTestDiary *desk, gint64 number)
{
  g_autoptr (GBytes) bytes = draw_picture (number);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (ClinicPhotosTaken) taken = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  g_ptr_array_add (sources, g_bytes_icon_new (bytes));
  clinic_diary_take_photos_async (desk->diary, 1, sources, NULL, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  taken = clinic_diary_take_photos_finish (desk->diary, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (taken->n_added, ==, 1);
  say (PHOTO, clinic_test_db_get (desk->db, "SELECT count (*) FROM photo"));
}

G_NORETURN static void
run_child (const char *folder)
{
  ClinicTestDiary desk = { 0 };

  clinic_test_diary_open (&desk, folder);
  for (;;)
    {
      gint64 session = add_session (&desk);

      write_record (&desk, session);
      take_photo (&desk, session);
    }
}

/* Who looks afterwards */

typedef struct
{
  char *folder;
  gint64 said_signed; /* so many in all were said to be */
  gint64 said_photos;
  gint64 last_signed; /* the session that was said last */
} Round;

static void
assert_whole_record (ClinicConn *conn, gint64 session)
{
  g_autoptr (ClinicRecord) record = NULL;
  g_autoptr (ClinicRecord) as_signed = clinic_record_new (session);
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  const ClinicRecordVersion *version;
  g_autofree char *whole = NULL;
  g_autofree char *hash = NULL;

  g_assert_true (clinic_record_table_find (conn, session, &record, &error));
  versions = clinic_record_table_load_versions (conn, session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 1);
  version = versions->pdata[0];
  whole = g_strconcat (version->text, "\n", version->data, NULL);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);
  g_assert_cmpstr (hash, ==, version->sha256);
  g_assert_cmpint (record->status, ==, CLINIC_RECORD_FINAL);
  g_assert_true (clinic_record_from_data (as_signed, version->data) && clinic_record_same (record, as_signed));
  g_assert_cmpint (record->pain, ==, session % 11);
}

static gpointer
check_job (ClinicConn *conn, gpointer data, GError **error)
{
  const Round *round = data;
  g_autoptr (GPtrArray) photos = clinic_photo_table_load_patient (conn, 1, error);
  gint64 sessions = clinic_conn_get (conn, error, "SELECT count (*) FROM session", "");

  g_assert_true (clinic_conn_check (conn, error) && clinic_journal_verify (conn, error));
  for (gint64 session = 1; session <= sessions; session++)
    if (clinic_conn_get (conn, error, "SELECT count (*) FROM record_version WHERE session = $1", "i", session) > 0)
      assert_whole_record (conn, session);
  for (guint i = 0; i < photos->len; i++)
    {
      const ClinicPhoto *photo = photos->pdata[i];
      g_autoptr (GBytes) bytes = clinic_photo_files_read (round->folder, photo->sha256, photo->size, error);

      g_assert_no_error (*error);
    }
  return GINT_TO_POINTER (photos->len);
}

static int
count_files (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "photos", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  int n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* What was said is there, and beside it at most the one thing that there was no time to say. */
static void
assert_whole (Round *round, gint64 *signed_before, gint64 *photos_before)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicDb) db = clinic_test_db_open (round->folder, &error);
  gint64 photos, n_signed;

  g_assert_no_error (error);
  photos = GPOINTER_TO_INT (clinic_test_db_read (db, check_job, round, &error));
  g_assert_no_error (error);
  n_signed = clinic_test_db_get (db, "SELECT count (*) FROM record_version");
  g_assert_cmpint (n_signed, >=, *signed_before + round->said_signed);
  g_assert_cmpint (n_signed, <=, *signed_before + round->said_signed + 1);
  g_assert_cmpint (photos, >=, *photos_before + round->said_photos);
  g_assert_cmpint (photos, <=, *photos_before + round->said_photos + 1);
  g_assert_cmpint (count_files (round->folder), ==, photos);
  /* neither signed without its version, nor a version without its signature, nor a signature without its roller */
  g_assert_cmpint (clinic_test_db_get (db, "SELECT count (*) FROM record AS d LEFT JOIN record_version AS v ON v.session = d.session"
                                           " WHERE (d.status = 'preliminary') <> (v.id IS NULL)"), ==, 0);
  g_assert_cmpint (clinic_test_db_get (db, "SELECT count (*) FROM record_version AS v LEFT JOIN roller_use AS u"
                                           " ON u.session = v.session WHERE u.id IS NULL"), ==, 0);
  if (round->last_signed > 0)
    g_assert_cmpint (clinic_test_db_get (db, "SELECT max (session) FROM record_version"), >=, round->last_signed);
  *signed_before = n_signed;
  *photos_before = photos;
  clinic_db_close (db);
}

static void
listen (Round *round, const GPtrArray *lines)
{
  round->said_signed = round->said_photos = round->last_signed = 0;
  for (guint i = 0; i < lines->len; i++)
    if (g_str_has_prefix (lines->pdata[i], SIGNED))
      {
        round->said_signed++;
        round->last_signed = g_ascii_strtoll ((const char *) lines->pdata[i] + strlen (SIGNED), NULL, 10);
      }
    else
      round->said_photos++;
}

static char *program;

static void
make_clinic (Round *round)
{
  ClinicTestDiary desk = { 0 };

  clinic_test_diary_set_up (&desk, NULL);
  clinic_test_diary_sql (&desk, "INSERT INTO roller_lot (id, lot, needle, expiry_day) VALUES (1, 'A1877', 1.5, 99999)");
  round->folder = g_strdup (desk.folder);
  clinic_test_diary_close (&desk);
}

static void
test_killed (void)
{
  const char *soak = g_getenv ("SITTINGS_SOAK");
  int rounds = soak != NULL ? 200 : 10;
  g_autoptr (GRand) dice = g_rand_new_with_seed (soak != NULL ? g_ascii_strtoull (soak, NULL, 10) : (guint64) g_test_rand_int ());
  gint64 all_signed = 0, all_photos = 0, said = 0;
  Round round = { 0 };

  make_clinic (&round);
  for (int i = 0; i < rounds; i++)
    {
      int wait = g_rand_int_range (dice, 0, LONGEST_WAIT);
      g_autoptr (GPtrArray) lines = clinic_test_child_kill (program, round.folder, g_rand_boolean (dice), wait);

      listen (&round, lines);
      g_test_message ("killed after %d microseconds: %u things said", wait, lines->len);
      assert_whole (&round, &all_signed, &all_photos);
      said += lines->len;
    }
  g_assert_cmpint (said, >, 0);
  g_test_message ("figures: %d kills, %" G_GINT64_FORMAT " records signed and %" G_GINT64_FORMAT " photos kept, none lost, none half",
                  rounds, all_signed, all_photos);
  clinic_test_folder_remove (round.folder);
  g_free (round.folder);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--child"))
    run_child (argv[2]);
  program = g_canonicalize_filename (argv[0], NULL);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/crash/record-and-photo", test_killed);
  return g_test_run ();
}
