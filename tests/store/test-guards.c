/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the schema itself refuses, whoever writes. A visit begun at 600 holds its bed to 675, its patient to 665 and its
 * doctor from 645 to 665. */
#include "support/clinic-test-db.h"

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

/* Either refused with that constraint and nothing changed, or taken. */
static void
try_sql (Fixture *fixture, const char *what, const char *sql, const char *refusal)
{
  g_autoptr (GError) error = NULL;
  gint64 before = clinic_test_db_get (fixture->db, "SELECT total (id * (start + bed * 7 + doctor * 3)) FROM session");
  gboolean taken = clinic_test_db_sql (fixture->db, sql, &error);

  g_test_message ("%s: %s", what, sql);
  if (refusal == NULL)
    {
      g_assert_no_error (error);
      g_assert_true (taken);
      return;
    }
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT);
  g_assert_cmpstr (error->message, ==, refusal);
  g_assert_cmpint (clinic_test_db_get (fixture->db, "SELECT total (id * (start + bed * 7 + doctor * 3)) FROM session"), ==,
                   before);
}

static void
must_run (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  clinic_test_db_sql (fixture->db, sql, &error);
  g_assert_no_error (error);
}

static void
add (Fixture *fixture, ClinicTestSession session)
{
  g_autofree char *sql = clinic_test_session_insert (&session, NULL);

  must_run (fixture, sql);
}

static void
try_place (Fixture *fixture, const char *what, ClinicTestSession session, const char *refusal)
{
  g_autofree char *sql = clinic_test_session_insert (&session, NULL);

  try_sql (fixture, what, sql, refusal);
}

static void
forget_sessions (Fixture *fixture)
{
  must_run (fixture, "DELETE FROM session");
}

typedef struct
{
  const char *what;
  ClinicTestSession there;
  ClinicTestSession wished;
  const char *refusal;
} PlaceCase;

static const PlaceCase place_cases[] = {
  { "one bed, apart", { .minute = 600 }, { .minute = 675, .course = 2, .doctor = 2 }, NULL },
  { "one bed, one minute over the end", { .minute = 600 }, { .minute = 674, .course = 2, .doctor = 2 }, "bed_taken" },
  { "one bed, ends where it begins", { .minute = 600 }, { .minute = 525, .course = 2, .doctor = 2 }, NULL },
  { "one bed, one minute over the begin", { .minute = 600 }, { .minute = 526, .course = 2, .doctor = 2 }, "bed_taken" },
  { "one bed, the same time", { .minute = 600 }, { .minute = 600, .course = 2, .doctor = 2 }, "bed_taken" },
  { "two beds, waits overlap", { .minute = 600 }, { .minute = 620, .course = 2, .bed = 2 }, NULL },
  { "one doctor, one minute too early", { .minute = 600 }, { .minute = 619, .course = 2, .bed = 2 }, "doctor_busy" },
  { "one doctor, one minute before it fits", { .minute = 600 }, { .minute = 581, .course = 2, .bed = 2 }, "doctor_busy" },
  { "one doctor, just before", { .minute = 600 }, { .minute = 580, .course = 2, .bed = 2 }, NULL },
  { "one patient, one minute too early", { .minute = 600 }, { .minute = 664, .bed = 2, .doctor = 2 }, "patient_busy" },
  { "one patient, turnover does not hold", { .minute = 600 }, { .minute = 665, .bed = 2, .doctor = 2 }, "too_close" },
  { "a cancelled one holds nothing", { .minute = 600, .state = "cancelled" }, { .minute = 600 }, NULL },
  { "one who did not come holds nothing", { .minute = 600, .state = "noshow" }, { .minute = 600 }, NULL },
  { "cancelled onto another", { .minute = 600 }, { .minute = 600, .state = "cancelled" }, NULL },
  { "a finished one still holds", { .minute = 600, .state = "fulfilled" }, { .minute = 600, .course = 2 }, "bed_taken" },
  { "day 20", { .minute = 600 }, { .day = 20, .minute = 900 }, "too_close" },
  { "day 21, an earlier hour", { .minute = 600 }, { .day = 21, .minute = 0 }, NULL },
  { "20 days before", { .day = 40, .minute = 600 }, { .day = 20, .minute = 900 }, "too_close" },
  { "21 days before", { .day = 41, .minute = 600 }, { .day = 20, .minute = 900 }, NULL },
  { "another course", { .minute = 600 }, { .day = 1, .minute = 600, .course = 2 }, NULL },
  { "day 20 with a reason", { .minute = 600 }, { .day = 20, .minute = 600, .reason = "travels" }, NULL },
  { "a reason on the earlier is none", { .day = 20, .minute = 600 }, { .minute = 600, .reason = "travels" }, "too_close" },
  { "before one that has a reason", { .day = 20, .minute = 600, .reason = "travels" }, { .minute = 600 }, NULL },
  { "after one that has a reason", { .minute = 600, .reason = "x" }, { .day = 20, .minute = 600 }, "too_close" },
  { "an empty reason", { .minute = 600 }, { .day = 20, .minute = 600, .reason = " \t" }, "override_written" },
};

static void
test_insert (Fixture *fixture, gconstpointer data)
{
  static const char *const verbs[] = { "INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE", "INSERT OR FAIL", "REPLACE" };

  for (guint i = 0; i < G_N_ELEMENTS (place_cases); i++)
    for (guint v = 0; v < G_N_ELEMENTS (verbs); v++)
      {
        const PlaceCase *c = &place_cases[i];
        g_autofree char *wished = clinic_test_session_insert (&c->wished, verbs[v]);

        /* OR IGNORE passes over a row that a CHECK refuses: nothing is there afterwards either way */
        if (g_strcmp0 (c->refusal, "override_written") == 0 && g_str_has_suffix (verbs[v], "IGNORE"))
          continue;
        forget_sessions (fixture);
        add (fixture, c->there);
        try_sql (fixture, c->what, wished, c->refusal);
      }
}

/* The same places reached by moving a session that stood elsewhere, and by bringing one back. */
static void
test_update (Fixture *fixture, gconstpointer data)
{
  static const char *const verbs[] = { "UPDATE", "UPDATE OR REPLACE", "UPDATE OR FAIL" };

  for (guint i = 0; i < G_N_ELEMENTS (place_cases); i++)
    for (guint v = 0; v < G_N_ELEMENTS (verbs); v++)
      {
        const PlaceCase *c = &place_cases[i];
        ClinicTestSession elsewhere = c->wished;
        gint64 seconds = (1000 - c->wished.day) * G_GINT64_CONSTANT (86400);
        g_autofree char *move = NULL;

        if (g_strcmp0 (c->refusal, "override_written") == 0)
          continue;
        elsewhere.id = 77;
        elsewhere.day = 1000;
        move = g_strdup_printf (
          "%s session SET day = day - %" G_GINT64_FORMAT ", start = start - %" G_GINT64_FORMAT
          ", rolling_start = rolling_start - %" G_GINT64_FORMAT ", rolling_end = rolling_end - %" G_GINT64_FORMAT
          ", bed_end = bed_end - %" G_GINT64_FORMAT " WHERE id = 77",
          verbs[v], seconds / 86400, seconds, seconds, seconds, seconds);
        forget_sessions (fixture);
        add (fixture, c->there);
        add (fixture, elsewhere);
        try_sql (fixture, c->what, move, c->refusal);
      }
}

static void
test_restore (Fixture *fixture, gconstpointer data)
{
  static const char *const gone[] = { "cancelled", "noshow" };

  for (guint i = 0; i < G_N_ELEMENTS (place_cases); i++)
    for (guint g = 0; g < G_N_ELEMENTS (gone); g++)
      {
        const PlaceCase *c = &place_cases[i];
        ClinicTestSession away = c->wished;

        if (g_strcmp0 (c->refusal, "override_written") == 0 || c->wished.state != NULL)
          continue;
        away.id = 77;
        away.state = gone[g];
        forget_sessions (fixture);
        add (fixture, c->there);
        add (fixture, away);
        try_sql (fixture, c->what, "UPDATE session SET state = 'booked' WHERE id = 77", c->refusal);
        if (c->refusal != NULL)
          try_sql (fixture, c->what, "UPDATE OR REPLACE session SET state = 'arrived' WHERE id = 77", c->refusal);
      }
}

static void
test_other_columns (Fixture *fixture, gconstpointer data)
{
  add (fixture, (ClinicTestSession) { .id = 1, .minute = 600 });
  add (fixture, (ClinicTestSession) { .id = 2, .minute = 600, .bed = 2, .doctor = 2, .course = 2 });
  add (fixture, (ClinicTestSession) { .id = 3, .day = 20, .minute = 600, .reason = "travels" });

  try_sql (fixture, "bed", "UPDATE session SET bed = 1 WHERE id = 2", "bed_taken");
  try_sql (fixture, "doctor", "UPDATE session SET doctor = 1 WHERE id = 2", "doctor_busy");
  try_sql (fixture, "patient", "UPDATE session SET patient = 1, course = 1 WHERE id = 2", "patient_busy");
  try_sql (fixture, "another's course", "UPDATE session SET course = 1 WHERE id = 2", "session_astray");
  try_sql (fixture, "no such course", "UPDATE session SET course = 9 WHERE id = 2", "session_astray");
  try_sql (fixture, "the reason goes", "UPDATE session SET override_reason = NULL, override_doctor = NULL WHERE id = 3",
           "too_close");
  try_sql (fixture, "a reason without a doctor", "UPDATE session SET override_doctor = NULL WHERE id = 3",
           "session_override");
  try_sql (fixture, "a longer minimum", "UPDATE course SET min_days = 22, recommended_days = 28 WHERE id = 1", NULL);
  try_sql (fixture, "no further reach than its plan", "UPDATE session SET bed_end = bed_end + 60 WHERE id = 1",
           "session_turnover");
  try_sql (fixture, "no plan far from its day", "UPDATE session SET day = day + 1 WHERE id = 1", "session_day");
  try_sql (fixture, "over another's number", "UPDATE OR REPLACE session SET id = 2 WHERE id = 3", NULL);
  g_assert_cmpint (clinic_test_db_get (fixture->db, "SELECT count (*) FROM session"), ==, 2);
}

/* INSERT OR REPLACE of a session takes its own old place out of the way, and no other's. */
static void
test_replace_itself (Fixture *fixture, gconstpointer data)
{
  g_autofree char *onto_itself = clinic_test_session_insert (&(ClinicTestSession) { .id = 1, .minute = 605 },
                                                             "INSERT OR REPLACE");
  g_autofree char *onto_other = clinic_test_session_insert (&(ClinicTestSession) { .id = 1, .minute = 890, .course = 2,
                                                                                   .doctor = 2 },
                                                            "INSERT OR REPLACE");

  add (fixture, (ClinicTestSession) { .id = 1, .minute = 600 });
  add (fixture, (ClinicTestSession) { .id = 2, .minute = 900, .course = 2 });
  try_sql (fixture, "itself", onto_itself, NULL);
  try_sql (fixture, "another", onto_other, "bed_taken");
  g_assert_cmpint (clinic_test_db_get (fixture->db, "SELECT minute FROM session WHERE id = 1"), ==, 605);
}

/* What ended early holds an empty range, or a short one; it must not hide the one behind it. */
static void
test_ended_early (Fixture *fixture, gconstpointer data)
{
  add (fixture, (ClinicTestSession) { .id = 1, .minute = 600 });
  add (fixture, (ClinicTestSession) { .id = 2, .minute = 800, .bed = 2, .doctor = 2, .course = 2 });
  /* the second ends where it begins, then is moved into the first one's time on its bed and doctor */
  must_run (fixture, "UPDATE session SET wait = 0, rolling_start = start, rolling_end = start, bed_end = start WHERE id = 2");
  must_run (fixture, "UPDATE session SET bed = 1, doctor = 1, minute = 650, start = start - 150 * 60,"
                     " rolling_start = start - 150 * 60, rolling_end = start - 150 * 60, bed_end = start - 150 * 60"
                     " WHERE id = 2");
  must_run (fixture, "INSERT INTO patient (id, number, given, created_at, sort_key, search_key) VALUES (3, '3', 'C', 0, '', '');"
                     "INSERT INTO course SELECT 3, 1, 3, protocol, area, length, min_days, recommended_days, status,"
                     " started_day FROM course WHERE id = 1");
  try_place (fixture, "behind an empty one on the bed", (ClinicTestSession) { .minute = 651, .course = 3, .doctor = 2 }, "bed_taken");
  try_place (fixture, "behind an empty one at the doctor", (ClinicTestSession) { .minute = 606, .course = 3, .bed = 2 }, "doctor_busy");
  /* its bed is free from its early end on */
  must_run (fixture, "UPDATE session SET bed_end = bed_end - 30 * 60, rolling_end = rolling_start WHERE id = 1");
  try_place (fixture, "from the early end on", (ClinicTestSession) { .minute = 645, .course = 3 }, NULL);
}

/* A patient's own empty visit does not hide a longer one. */
static void
test_ended_early_patient (Fixture *fixture, gconstpointer data)
{
  must_run (fixture, "UPDATE course SET min_days = 0 WHERE id = 1");
  add (fixture, (ClinicTestSession) { .id = 1, .minute = 600 });
  add (fixture, (ClinicTestSession) { .id = 2, .minute = 800, .bed = 2, .doctor = 2 });
  must_run (fixture, "UPDATE session SET wait = 0, minute = 620, start = start - 180 * 60, rolling_start = start - 180 * 60,"
                     " rolling_end = start - 180 * 60, bed_end = start - 180 * 60 WHERE id = 2");
  try_place (fixture, "behind an empty one", (ClinicTestSession) { .minute = 620, .bed = 2, .doctor = 2 }, "patient_busy");
}

static void
test_between (Fixture *fixture, gconstpointer data)
{
  add (fixture, (ClinicTestSession) { .id = 1, .minute = 600 });
  add (fixture, (ClinicTestSession) { .id = 2, .day = 41, .minute = 600 });
  for (int day = 1; day < 41; day++)
    try_place (fixture, "between", (ClinicTestSession) { .day = day, .minute = 900 }, "too_close");
  /* with a reason of its own it is far enough from the first, not from the one after it */
  try_place (fixture, "its own reason", (ClinicTestSession) { .day = 30, .minute = 900, .reason = "x" }, "too_close");
  must_run (fixture, "UPDATE session SET override_reason = 'known', override_doctor = 1 WHERE id = 2");
  try_place (fixture, "the later one's reason", (ClinicTestSession) { .day = 30, .minute = 900 }, NULL);
}

static void
test_course (Fixture *fixture, gconstpointer data)
{
  add (fixture, (ClinicTestSession) { .id = 1, .minute = 600 });
  add (fixture, (ClinicTestSession) { .id = 2, .day = 21, .minute = 600 });
  try_sql (fixture, "a longer minimum", "UPDATE course SET min_days = 22 WHERE id = 1", "too_close");
  try_sql (fixture, "replaced by a longer minimum",
           "INSERT OR REPLACE INTO course SELECT id, version, patient, protocol, area, length, 22, recommended_days, status,"
           " started_day FROM course WHERE id = 1",
           "too_close");
  try_sql (fixture, "another patient's", "UPDATE course SET patient = 2 WHERE id = 1", "course_used");
  try_sql (fixture, "replaced by another patient's",
           "INSERT OR REPLACE INTO course SELECT id, version, 2, protocol, area, length, 21, recommended_days, status,"
           " started_day FROM course WHERE id = 1",
           "course_used");
  try_sql (fixture, "another number", "UPDATE course SET id = 9 WHERE id = 1", "course_used");
  try_sql (fixture, "deleted", "DELETE FROM course WHERE id = 1", "course_used");
  try_sql (fixture, "an unused one deleted", "DELETE FROM course WHERE id = 2", NULL);
}

#define PLACE(minutes) \
  "day = 20780, minute = " #minutes ", start = 20780 * 86400 + " #minutes " * 60," \
  " rolling_start = 20780 * 86400 + (" #minutes " + 45) * 60, rolling_end = 20780 * 86400 + (" #minutes " + 65) * 60," \
  " bed_end = 20780 * 86400 + (" #minutes " + 75) * 60"

static void
test_lift (Fixture *fixture, gconstpointer data)
{
  add (fixture, (ClinicTestSession) { .id = 1, .minute = 600 });
  add (fixture, (ClinicTestSession) { .id = 2, .minute = 700, .course = 2 });
  try_sql (fixture, "a swap row by row", "UPDATE session SET " PLACE (700) " WHERE id = 1;", "bed_taken");
  try_sql (fixture, "a swap",
           "UPDATE session SET lifted = 1 WHERE id IN (1, 2);"
           "UPDATE session SET lifted = NULL, " PLACE (700) " WHERE id = 1;"
           "UPDATE session SET lifted = NULL, " PLACE (600) " WHERE id = 2;",
           NULL);
  g_assert_cmpint (clinic_test_db_get (fixture->db, "SELECT minute FROM session WHERE id = 1"), ==, 700);
  try_sql (fixture, "lifted, onto another",
           "UPDATE session SET lifted = 1 WHERE id = 1; UPDATE session SET lifted = NULL, " PLACE (620) " WHERE id = 1;",
           "bed_taken");
  try_sql (fixture, "lifted, onto another and not set down",
           "UPDATE session SET lifted = 1 WHERE id = 1; UPDATE session SET " PLACE (620) " WHERE id = 1;", "bed_taken");
  try_sql (fixture, "left in the air", "UPDATE session SET lifted = 1 WHERE id = 1", "FOREIGN KEY constraint failed");
  try_sql (fixture, "set down nowhere", "UPDATE session SET lifted = 1; UPDATE session SET lifted = NULL",
           "session_set_down");
  try_sql (fixture, "a place to lift to", "INSERT INTO lifted_place VALUES (1)", "0");
  try_sql (fixture, "born lifted",
           "INSERT INTO session (id, course, patient, bed, doctor, state, day, minute, wait, rolling, turnover, start,"
           " rolling_start, rolling_end, bed_end, lifted) SELECT 9, course, patient, bed, doctor, state, day + 100, minute,"
           " wait, rolling, turnover, start + 8640000, rolling_start + 8640000, rolling_end + 8640000, bed_end + 8640000, 1"
           " FROM session WHERE id = 1",
           "session_lifted");
}

/* Every number once: a change taken back and done again must find its own rows. */
static void
test_ids (Fixture *fixture, gconstpointer data)
{
  add (fixture, (ClinicTestSession) { .id = 40, .minute = 600 });
  forget_sessions (fixture);
  add (fixture, (ClinicTestSession) { .minute = 600 });
  g_assert_cmpint (clinic_test_db_get (fixture->db, "SELECT id FROM session"), ==, 41);
}

#define TEST(name) g_test_add ("/store/guards/" #name, Fixture, NULL, fixture_set_up, test_##name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (insert);
  TEST (update);
  TEST (restore);
  TEST (other_columns);
  TEST (replace_itself);
  TEST (ended_early);
  TEST (ended_early_patient);
  TEST (between);
  TEST (course);
  TEST (lift);
  TEST (ids);
  return g_test_run ();
}
