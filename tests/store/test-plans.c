/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked all day is answered from an index: no statement walks through all sessions, patients or follow-ups. */
#include "store/clinic-call-table.h"
#include "store/clinic-course-table.h"
#include "store/clinic-displaced-table.h"
#include "store/clinic-follow-up-table.h"
#include "store/clinic-grade-table.h"
#include "store/clinic-healing-table.h"
#include "store/clinic-journal-table.h"
#include "store/clinic-patient-table.h"
#include "store/clinic-photo-table.h"
#include "store/clinic-record-table.h"
#include "store/clinic-roller-table.h"
#include "store/clinic-session-table.h"
#include "support/clinic-test-db.h"

#include <string.h>

typedef struct
{
  char *folder;
  ClinicDb *db;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = clinic_test_folder_new ();
  fixture->db = clinic_test_db_open (fixture->folder, &error);
  g_assert_no_error (error);
  clinic_test_db_fill (fixture->db);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  clinic_db_close (fixture->db);
  g_object_unref (fixture->db);
  clinic_test_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
load_week (ClinicConn *conn, GError **error)
{
  g_autoptr (GPtrArray) visits = clinic_session_table_load_visits (conn, CLINIC_TEST_NOW, CLINIC_TEST_NOW + 7 * 86400, error);

  return visits != NULL;
}

static gboolean
load_in_house (ClinicConn *conn, GError **error)
{
  g_autoptr (GPtrArray) visits = clinic_session_table_load_in_house (conn, CLINIC_TEST_NOW, error);

  return visits != NULL;
}

static gboolean
load_booked_with (ClinicConn *conn, GError **error)
{
  g_autoptr (GPtrArray) visits = clinic_session_table_load_booked_with (conn, 1, CLINIC_TEST_NOW, error);

  return visits != NULL;
}

static gboolean
load_unclosed (ClinicConn *conn, GError **error)
{
  g_autoptr (GPtrArray) visits = clinic_session_table_load_unclosed (conn, CLINIC_TEST_NOW, error);

  return visits != NULL;
}

static gboolean
load_steps (ClinicConn *conn, GError **error)
{
  g_autoptr (GPtrArray) steps = clinic_session_table_load_steps (conn, 1, error);

  return steps != NULL;
}

static gboolean
load_visit (ClinicConn *conn, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (ClinicVisit) visit = clinic_session_table_load_visit (conn, 1, &local);

  return visit != NULL || g_error_matches (local, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND);
}

static gboolean
fill_board (ClinicConn *conn, GError **error)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (ClinicBoard) board = clinic_board_new (CLINIC_TEST_DAY, utc);

  return clinic_session_table_fill_board (conn, board, NULL, error);
}

static gboolean
load_holds (ClinicConn *conn, GError **error)
{
  g_autoptr (GPtrArray) holds = clinic_session_table_load_holds (conn, CLINIC_TEST_NOW, CLINIC_TEST_NOW + 86400, error);

  return holds != NULL;
}

static gboolean
find_patient_busy (ClinicConn *conn, GError **error)
{
  g_autoptr (GArray) busy = clinic_session_table_patient_busy (conn, 1, CLINIC_TEST_DAY, 0, error);

  return busy != NULL;
}

static gboolean
list_course_days (ClinicConn *conn, GError **error)
{
  g_autoptr (GArray) days = clinic_session_table_course_days (conn, 1, 0, error);

  return days != NULL;
}

static gboolean
load_course (ClinicConn *conn, GError **error)
{
  g_autoptr (GPtrArray) sessions = clinic_session_table_load_course (conn, 1, error);

  return sessions != NULL;
}

static gboolean
load_courses (ClinicConn *conn, GError **error)
{
  g_autoptr (GPtrArray) courses = clinic_course_table_load_patient (conn, 1, error);

  return courses != NULL;
}

static gboolean
load_grades (ClinicConn *conn, GError **error)
{
  g_autoptr (GPtrArray) grades = clinic_grade_table_load_course (conn, 1, error);

  return grades != NULL;
}

static gboolean
load_colour (ClinicConn *conn, GError **error)
{
  g_autoptr (GPtrArray) answers = clinic_call_table_load_colour (conn, 1, error);

  return answers != NULL;
}

static gboolean
load_booked (ClinicConn *conn, GError **error)
{
  g_autoptr (GPtrArray) sessions = clinic_session_table_load_booked (conn, CLINIC_TEST_DAY, error);

  return sessions != NULL;
}

static gboolean
load_booked_times (ClinicConn *conn, GError **error)
{
  g_autoptr (GArray) times = clinic_session_table_load_booked_times (conn, CLINIC_TEST_DAY, error);

  return times != NULL;
}

static gboolean
is_clear (ClinicConn *conn, GError **error)
{
  g_autoptr (ClinicSession) session = clinic_session_new ();
  gboolean clear;

  session->start = session->rolling_start = session->rolling_end = session->bed_end = CLINIC_TEST_NOW;
  return clinic_session_table_is_clear (conn, session, &clear, error) && clear;
}

static gboolean
load_displaced (ClinicConn *conn, GError **error)
{
  g_autoptr (GArray) displaced = clinic_displaced_table_load (conn, CLINIC_TEST_DAY, error);

  return displaced != NULL;
}

static gboolean
load_due (ClinicConn *conn, GError **error)
{
  g_autoptr (GArray) keys = clinic_follow_up_table_load_keys (conn, CLINIC_TEST_NOW, error);

  return keys != NULL;
}

static gboolean
load_tasks (ClinicConn *conn, GError **error)
{
  const gint64 id = 1;
  g_autoptr (GPtrArray) tasks = clinic_follow_up_table_load_tasks (conn, &id, 1, error);

  return tasks != NULL;
}

static gboolean
load_untold (ClinicConn *conn, GError **error)
{
  g_autoptr (GPtrArray) tasks = clinic_follow_up_table_load_untold (conn, CLINIC_TEST_NOW, error);

  return tasks != NULL;
}

static gboolean
count_due (ClinicConn *conn, GError **error)
{
  return clinic_follow_up_table_count_due (conn, CLINIC_TEST_NOW, error) >= 0;
}

static gboolean
find_next_due (ClinicConn *conn, GError **error)
{
  gint64 due;

  return clinic_follow_up_table_find_next_due (conn, CLINIC_TEST_NOW, &due, error);
}

static gboolean
load_open_of_course (ClinicConn *conn, GError **error)
{
  g_autoptr (GPtrArray) follow_ups = clinic_follow_up_table_load_open_course (conn, 1, error);

  return follow_ups != NULL;
}

static gboolean
find_book_next (ClinicConn *conn, GError **error)
{
  g_autoptr (ClinicFollowUp) found = NULL;

  return clinic_follow_up_table_find_book_next (conn, 1, &found, error);
}

static gboolean
load_open_of_patient (ClinicConn *conn, GError **error)
{
  g_autoptr (GPtrArray) follow_ups = clinic_follow_up_table_load_open_patient (conn, 1, error);

  return follow_ups != NULL;
}

static gboolean
load_of_session (ClinicConn *conn, GError **error)
{
  g_autoptr (GPtrArray) follow_ups = clinic_follow_up_table_load_session (conn, 1, error);

  return follow_ups != NULL;
}

static gboolean
load_cards (ClinicConn *conn, GError **error)
{
  const gint64 ids[] = { 1, 2 };
  g_autoptr (GPtrArray) cards = clinic_patient_table_load_cards (conn, ids, G_N_ELEMENTS (ids), error);

  return cards != NULL;
}

static gboolean
load_journal_of_patient (ClinicConn *conn, GError **error)
{
  g_autoptr (GPtrArray) notes = clinic_journal_table_load_patient (conn, 1, 100, error);

  return notes != NULL;
}

static gboolean
load_records_of_patient (ClinicConn *conn, GError **error)
{
  g_autoptr (GPtrArray) records = clinic_record_table_load_patient (conn, 1, error);

  return records != NULL;
}

static gboolean
load_rollers_of_patient (ClinicConn *conn, GError **error)
{
  g_autoptr (GPtrArray) rollers = clinic_roller_table_load_patient (conn, 1, error);

  return rollers != NULL;
}

static gboolean
load_healings_of_patient (ClinicConn *conn, GError **error)
{
  g_autoptr (GPtrArray) healings = clinic_healing_table_load_patient (conn, 1, error);

  return healings != NULL;
}

static gboolean
load_photos_of_patient (ClinicConn *conn, GError **error)
{
  g_autoptr (GPtrArray) photos = clinic_photo_table_load_patient (conn, 1, error);

  return photos != NULL;
}

/* A guard of the schema, as its triggers ask it; what triggers plan is not told. */
static gboolean
ask_guard (ClinicConn *conn, const char *view, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE id = $1", view);
  g_autoptr (GError) local = NULL;

  clinic_conn_get (conn, &local, sql, "i", (gint64) 1);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return *error == NULL;
}

static gboolean
ask_bed (ClinicConn *conn, GError **error)
{
  return ask_guard (conn, "session_bed_taken", error);
}

static gboolean
ask_doctor (ClinicConn *conn, GError **error)
{
  return ask_guard (conn, "session_doctor_busy", error);
}

static gboolean
ask_patient (ClinicConn *conn, GError **error)
{
  return ask_guard (conn, "session_patient_busy", error);
}

static gboolean
ask_spacing (ClinicConn *conn, GError **error)
{
  return ask_guard (conn, "session_too_close", error);
}

typedef struct
{
  const char *name;
  gboolean (*ask) (ClinicConn *conn, GError **error);
  const char *step; /* must stand in the plan of one of its statements */
} Case;

static const Case cases[] = {
  { "week", load_week, "SEARCH s USING INDEX session_by_start (start>? AND start<?)" },
  { "month", load_holds, "SEARCH s USING INDEX session_by_start (start>? AND start<?)" },
  { "in-house", load_in_house, "SEARCH s USING INDEX session_in_house (state=?)" },
  { "unclosed", load_unclosed, "SEARCH s USING INDEX session_booked (start<?)" },
  { "closures/outside", load_booked_with, "SEARCH s USING INDEX session_booked (start>?)" },
  { "history", load_steps, "SEARCH session_step USING INDEX session_step_by_session (session=?)" },
  { "visit", load_visit, "SEARCH s USING INTEGER PRIMARY KEY (rowid=?)" },
  { "free-slot/board", fill_board, "SEARCH s USING INDEX session_by_start (start>? AND start<?)" },
  { "free-slot/patient", find_patient_busy, "USING INDEX session_by_patient (patient=?" },
  { "free-slot/course", list_course_days, "INDEX session_by_course (course=?)" },
  { "course", load_course, "SEARCH s USING INDEX session_by_course (course=?)" },
  { "course/nth", load_visit, "SEARCH n USING COVERING INDEX session_by_course (course=?)" },
  { "courses", load_courses, "INDEX course_by_patient (patient=?)" },
  { "grades", load_grades, "SEARCH grade USING INDEX sqlite_autoindex_grade_1 (course=?)" },
  { "colour", load_colour, "SEARCH c USING INDEX call_by_patient (patient=?)" },
  { "zone/booked", load_booked, "SEARCH s USING INDEX session_booked (start>?)" },
  { "zone/times", load_booked_times, "SEARCH s USING INDEX session_booked (start>?)" },
  { "zone/clear", is_clear, "SEARCH s USING INDEX session_by_start (start>? AND start<?)" },
  { "zone/displaced", load_displaced, "SEARCH j USING INDEX journal_of_zone (id>?)" },
  { "due", load_due, "SEARCH follow_up USING INDEX follow_up_due (due<?)" },
  { "tasks", load_tasks, "SEARCH f USING INTEGER PRIMARY KEY (rowid=?)" },
  { "due/untold", load_untold, "SEARCH follow_up USING INDEX follow_up_untold (due<?)" },
  { "due/count", count_due, "INDEX follow_up_due (due<?)" },
  { "due/next", find_next_due, "INDEX follow_up_due (due>?)" },
  { "follow-ups/course", load_open_of_course, "SEARCH f USING INDEX follow_up_by_patient (patient=?)" },
  { "follow-ups/book-next", find_book_next, "SEARCH f USING INDEX follow_up_book_next (course=?)" },
  { "follow-ups/patient", load_open_of_patient, "SEARCH f USING INDEX follow_up_by_patient (patient=?)" },
  { "follow-ups/session", load_of_session, "SEARCH f USING INDEX follow_up_by_session (session=?)" },
  { "cards", load_cards, "USING INTEGER PRIMARY KEY (rowid=?)" },
  { "timeline/journal", load_journal_of_patient, "SEARCH d USING INDEX journal_detail_by_row (kind=? AND row=?)" },
  { "timeline/records", load_records_of_patient, "SEARCH s USING INDEX session_by_patient (patient=?)" },
  { "timeline/rollers", load_rollers_of_patient, "SEARCH s USING INDEX session_by_patient (patient=?)" },
  { "timeline/healings", load_healings_of_patient, "SEARCH s USING INDEX session_by_patient (patient=?)" },
  { "timeline/photos", load_photos_of_patient, "SEARCH photo USING INDEX" },
  { "guard/bed", ask_bed, "INDEX session_by_bed (bed=? AND start<?)" },
  { "guard/doctor", ask_doctor, "INDEX session_by_doctor (doctor=? AND rolling_start<?)" },
  { "guard/patient", ask_patient, "INDEX session_by_patient (patient=? AND start<?)" },
  { "guard/spacing", ask_spacing, "INDEX session_by_course (course=? AND day>? AND day<?)" },
};

/* "SCAN s", "SCAN s USING INDEX ...": all of a table, one way or the other. */
static gboolean
has_scan (const char *plan)
{
  g_auto (GStrv) steps = g_strsplit (plan, "\n", -1);

  for (guint i = 0; steps[i] != NULL; i++)
    if (g_str_has_prefix (steps[i], "SCAN ") && !g_str_equal (steps[i], "SCAN CONSTANT ROW"))
      return TRUE;
  return FALSE;
}

static gpointer
check_plans_job (ClinicConn *conn, gpointer data, GError **error)
{
  const Case *c = data;
  g_autoptr (GHashTable) before = clinic_conn_list_plans (conn);
  g_autoptr (GHashTable) plans = NULL;
  GHashTableIter iter;
  gpointer sql, plan;
  gboolean found = FALSE;

  if (!c->ask (conn, error))
    return NULL;
  plans = clinic_conn_list_plans (conn);
  g_hash_table_iter_init (&iter, plans);
  while (g_hash_table_iter_next (&iter, &sql, &plan))
    {
      if (g_hash_table_contains (before, sql))
        continue;
      g_test_message ("%s\n%s", (char *) sql, (char *) plan);
      g_assert_false (has_scan (plan));
      found = found || strstr (plan, c->step) != NULL;
    }
  g_assert_true (found);
  return NULL;
}

static void
test_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  clinic_test_db_read (fixture->db, check_plans_job, (gpointer) data, &error);
  g_assert_no_error (error);
}

/* The check itself: what walks through a table is told from what does not. */
static gpointer
check_scan_seen_job (ClinicConn *conn, gpointer data, GError **error)
{
  static const char scan[] = "SELECT count (*) FROM session WHERE minute = $1";
  g_autoptr (GHashTable) plans = NULL;

  clinic_conn_get (conn, error, scan, "n", 600);
  plans = clinic_conn_list_plans (conn);
  g_assert_true (has_scan (g_hash_table_lookup (plans, scan)));
  return NULL;
}

static void
test_scan_seen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  clinic_test_db_read (fixture->db, check_scan_seen_job, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/plans/%s", cases[i].name);

      g_test_add (path, Fixture, &cases[i], fixture_set_up, test_plan, fixture_tear_down);
    }
  g_test_add ("/plans/scan-seen", Fixture, NULL, fixture_set_up, test_scan_seen, fixture_tear_down);
  return g_test_run ();
}
