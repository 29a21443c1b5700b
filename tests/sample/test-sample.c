/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An invented clinic with what its doctors wrote down: it holds together, its curves fall, and it is the same one as without. */
#include "sample/clinic-sample.h"

#include "core/clinic-consent.h"
#include "store/clinic-consent-table.h"
#include "store/clinic-grade-table.h"
#include "store/clinic-migrate.h"
#include "store/clinic-record-table.h"
#include "store/clinic-roller-table.h"
#include "store/clinic-rows.h"
#include "support/clinic-test-db.h"

#define NOON (CLINIC_TEST_NOW + 4 * 3600)

static ClinicProtocol *
load_protocol (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SITTINGS_PROTOCOL_DIR"), "dermaroller.protocol", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  ClinicProtocol *protocol;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  protocol = clinic_protocol_parse ("dermaroller.protocol", text, -1, NULL, &error);
  g_assert_no_error (error);
  return protocol;
}

static ClinicConn *
make_clinic (const char *folder, gboolean records)
{
  const ClinicSampleSize size = { .seed = 24, .beds = 2, .doctors = 1, .weeks_back = 44, .weeks_ahead = 4, .fill = 85,
                                  .records = records };
  g_autofree char *path = g_build_filename (folder, records ? "with.db" : "without.db", NULL);
  g_autoptr (ClinicProtocol) protocol = load_protocol ();
  g_autoptr (GError) error = NULL;
  ClinicConn *conn = clinic_conn_open (path, CLINIC_CONN_CREATE, &error);

  g_assert_no_error (error);
  clinic_migrate (conn, CLINIC_SCHEMA_VERSION, &error);
  g_assert_no_error (error);
  clinic_sample_fill (conn, &size, protocol, NOON, NULL, NULL, &error);
  g_assert_no_error (error);
  return conn;
}

static gint64
get (ClinicConn *conn, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = clinic_conn_get (conn, &error, sql, "");

  g_assert_no_error (error);
  return value;
}

static void
add_text (ClinicStmt *stmt, gpointer text)
{
  g_string_append_printf (text, "%s\n", clinic_stmt_get_text (stmt, 0));
}

static char *
read_all (ClinicConn *conn, const char *sql)
{
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  clinic_rows_each (clinic_conn_query (conn, &error, sql, ""), add_text, text, &error);
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

/* The tests */

/* One for all tests: none changes it. */
static struct
{
  char *folder;
  ClinicConn *conn;
} clinic;

static void
test_all_is_written (void)
{
  ClinicConn *conn = clinic.conn;
  g_autoptr (GError) error = NULL;

  g_assert_true (clinic_conn_check (conn, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get (conn, "SELECT count (*) FROM journal"), ==, 0);
  g_assert_cmpint (get (conn, "SELECT count (*) FROM record"), >, 300);
  /* of every day before today: treated is recorded and signed, with one roller, screening and consent */
  g_assert_cmpint (get (conn,
                        "SELECT count (*) FROM session AS s LEFT JOIN record_version AS v ON v.session = s.id"
                        " LEFT JOIN roller_use AS u ON u.session = s.id LEFT JOIN screening AS g ON g.session = s.id"
                        " WHERE s.state = 'fulfilled' AND s.day < " G_STRINGIFY (CLINIC_TEST_DAY)
                        " AND (v.id IS NULL OR u.id IS NULL OR g.id IS NULL OR g.finding = 'block')"),
                   ==, 0);
  g_assert_cmpint (get (conn,
                        "SELECT count (*) FROM record_version AS v JOIN session AS s ON s.id = v.session WHERE v.text NOT LIKE"
                        " '%Roller: %' OR v.text NOT LIKE '%Screening: %' OR v.text NOT LIKE '%Consent: version 1, %'"
                        " OR v.text NOT LIKE '%Pain: %' OR v.signed_at <= s.rolled_at"),
                   ==, 0);
  g_assert_cmpint (get (conn, "SELECT count (*) FROM record_version WHERE text LIKE '%Areas: Forehead, %Passes: Across %'"), >, 0);
  g_assert_cmpint (get (conn, "SELECT max (signed_at) FROM record_version"), <=, NOON);
  /* somebody needed a doctor's word, somebody's skin changed its colour, some have not been asked for their skin */
  g_assert_cmpint (get (conn, "SELECT count (*) FROM screening WHERE finding = 'sign-off' AND words <> ''"), >, 0);
  g_assert_cmpint (get (conn, "SELECT count (*) FROM call_symptom WHERE symptom = 'patches'"), >, 0);
  g_assert_cmpint (get (conn, "SELECT count (DISTINCT ifnull (skin_type, 0)) FROM patient"), ==, 7);
}

/* No course gets worse, most get better, and one by two grades. */
static void
test_curves_fall (void)
{
#define COURSES                                                                                                        \
  " FROM (SELECT course, min (day) AS a, max (day) AS z, count (*) AS n FROM grade WHERE goodman_baron IS NOT NULL"    \
  " GROUP BY course) AS c JOIN grade AS f ON f.course = c.course AND f.day = c.a"                                      \
  " JOIN grade AS l ON l.course = c.course AND l.day = c.z WHERE c.n >= 3"
  ClinicConn *conn = clinic.conn;
  gint64 all = get (conn, "SELECT count (*)" COURSES);
  g_autoptr (GPtrArray) grades = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (all, >, 10);
  g_assert_cmpint (get (conn, "SELECT count (*)" COURSES " AND l.goodman_baron > f.goodman_baron"), ==, 0);
  g_assert_cmpint (2 * get (conn, "SELECT count (*)" COURSES " AND l.goodman_baron < f.goodman_baron"), >, all);
  grades = clinic_grade_table_load_course (
    conn, get (conn, "SELECT c.course" COURSES " AND l.goodman_baron = f.goodman_baron - 2 AND l.own < f.own LIMIT 1"), &error);
  g_assert_no_error (error);
  for (guint i = 1; i < grades->len; i++)
    g_assert_cmpint (((ClinicGrade *) grades->pdata[i])->scars, <=, ((ClinicGrade *) grades->pdata[i - 1])->scars);
#undef COURSES
}

static void
test_what_the_next_session_finds (void)
{
  gint64 next = get (clinic.conn,
                     "SELECT s.id FROM session AS s JOIN session AS b ON b.course = s.course AND b.state = 'fulfilled'"
                     " WHERE s.state = 'booked' AND s.day > " G_STRINGIFY (CLINIC_TEST_DAY) " ORDER BY s.day LIMIT 1");
  g_autoptr (ClinicRecord) last = NULL;
  g_autoptr (ClinicConsent) consent = NULL;
  g_autoptr (GPtrArray) stock = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (clinic_record_table_find_last (clinic.conn, next, &last, &error));
  g_assert_nonnull (last);
  g_assert_cmpint (last->status, ==, CLINIC_RECORD_FINAL);
  g_assert_cmpint (clinic_record_count_passes (last), >, 0);
  g_assert_true (clinic_consent_table_find_last (clinic.conn, next, &consent, &error));
  g_assert_true (clinic_consent_is_whole (consent));
  stock = clinic_roller_table_load_stock (clinic.conn, CLINIC_TEST_DAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stock->len, >=, 3);
  for (guint i = 0; i < stock->len; i++)
    g_assert_cmpint (((ClinicRollerStock *) stock->pdata[i])->lot->expiry, >, CLINIC_TEST_DAY + 365);
}

#define PEOPLE "SELECT number || given || family || phones || ifnull (skin_type, '') FROM patient ORDER BY id"
#define VISITS "SELECT patient || ' ' || start || state || ifnull (rolled_at, '') FROM session ORDER BY id"

static void
test_same_clinic_without (void)
{
  ClinicConn *without = make_clinic (clinic.folder, FALSE);
  g_autofree char *people = read_all (clinic.conn, PEOPLE);
  g_autofree char *same_people = read_all (without, PEOPLE);
  g_autofree char *visits = read_all (clinic.conn, VISITS);
  g_autofree char *same_visits = read_all (without, VISITS);

  g_assert_cmpstr (people, ==, same_people);
  g_assert_cmpstr (visits, ==, same_visits);
  g_assert_cmpint (get (without, "SELECT (SELECT count (*) FROM record) + (SELECT count (*) FROM consent)"
                                 " + (SELECT count (*) FROM screening) + (SELECT count (*) FROM roller) + (SELECT count (*) FROM grade)"),
                   ==, 0);
  clinic_conn_close (without);
}

static void
test_same_seed_same_records (void)
{
  static const char question[] = "SELECT text || data || sha256 || signed_at FROM record_version ORDER BY id";
  g_autofree char *folder = clinic_test_folder_new ();
  ClinicConn *again = make_clinic (folder, TRUE);
  g_autofree char *texts = read_all (clinic.conn, question);
  g_autofree char *same = read_all (again, question);

  g_assert_cmpstr (texts, ==, same);
  clinic_conn_close (again);
  clinic_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  clinic.folder = clinic_test_folder_new ();
  clinic.conn = make_clinic (clinic.folder, TRUE);
  g_test_add_func ("/sample/all-is-written", test_all_is_written);
  g_test_add_func ("/sample/curves-fall", test_curves_fall);
  g_test_add_func ("/sample/what-the-next-session-finds", test_what_the_next_session_finds);
  g_test_add_func ("/sample/same-clinic-without", test_same_clinic_without);
  g_test_add_func ("/sample/same-seed-same-records", test_same_seed_same_records);
  failed = g_test_run ();
  clinic_conn_close (clinic.conn);
  clinic_test_folder_remove (clinic.folder);
  g_free (clinic.folder);
  return failed;
}
