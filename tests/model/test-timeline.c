/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-diary-merge.h"
#include "model/clinic-diary-patients.h"
#include "model/clinic-timeline-entries.h"
#include "model/clinic-timeline-list.h"

#include "clinic-test-diary.h"

#define ALL (CLINIC_TIMELINE_BIT (CLINIC_N_TIMELINE_KINDS) - 1)
#define BIT CLINIC_TIMELINE_BIT

typedef struct
{
  ClinicTestDiary base;
  GAsyncResult *slot;
  ClinicTimelineList *list;
  guint n_added;   /* items that came, by the list's signal */
  guint n_removed;
} Timeline;

static void
set_up (Timeline *self, gconstpointer data)
{
  clinic_test_diary_set_up (&self->base, data);
  self->list = clinic_timeline_list_new (ALL);
}

static void
tear_down (Timeline *self, gconstpointer data)
{
  g_clear_object (&self->list);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  clinic_test_diary_tear_down (&self->base, data);
}

static ClinicPatientPage *
load (Timeline *self, gint64 patient)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ClinicPatientPage *page;

  clinic_diary_load_patient_page_async (self->base.diary, patient, NULL, clinic_test_diary_ready_cb, &self->slot);
  result = clinic_test_diary_wait (&self->slot);
  page = clinic_diary_load_patient_page_finish (self->base.diary, result, &error);
  g_assert_no_error (error);
  return page;
}

static void
show (Timeline *self)
{
  g_autoptr (ClinicPatientPage) page = load (self, 1);

  clinic_timeline_list_set_page (self->list, page, clinic_diary_get_zone (self->base.diary));
}

static guint
count (Timeline *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static ClinicTimelineItem *
get_item (Timeline *self, guint i)
{
  return g_list_model_get_item (G_LIST_MODEL (self->list), i);
}

static char *
describe (Timeline *self)
{
  static const char letters[CLINIC_N_TIMELINE_KINDS + 1] = "cjsphlf";
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < count (self); i++)
    {
      g_autoptr (ClinicTimelineItem) item = get_item (self, i);
      const ClinicTimelineRow *row = clinic_timeline_item_get_row (item);
      char letter = letters[row->entry.kind];

      g_string_append_printf (text, "%s%c", row->heads ? "|" : "", row->entry.ends ? g_ascii_toupper (letter) : letter);
    }
  return g_string_free (text, FALSE);
}

#define A_SESSION                                                                                                        \
  "UPDATE session SET cream_at = start, rolling_at = rolling_start, rolled_at = rolling_end WHERE id = 1;"               \
  "INSERT INTO healing (session, rolled_at, session_day, peeling_started, settled)"                                      \
  " SELECT id, rolled_at, day, day + 2, day + 7 FROM session WHERE id = 1;"                                              \
  "INSERT INTO call (id, patient, session, at, outcome, verdict) SELECT 1, 1, 1, start + 86400, 'reached', 'expected'"   \
  " FROM session WHERE id = 1;"                                                                                          \
  "INSERT INTO red_flag (patient, session, opened_at, reason, closed_at, note) SELECT 1, 1, start + 172800, 'Fever',"     \
  " start + 180000, 'gone' FROM session WHERE id = 1;"                                                                   \
  "INSERT INTO photo (patient, session, day, view, sha256, size, width, height, original, added)"                        \
  " SELECT 1, 1, day, v.view, v.file, 1, 1, 1, v.file, 0 FROM session, (SELECT 'front' AS view, '" FILE_A "' AS file"     \
  " UNION ALL SELECT 'left-side', '" FILE_B "') AS v WHERE session.id = 1;"
#define FILE_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define FILE_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static void
add_session (Timeline *self)
{
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 1, .day = -20, .minute = 600, .state = "fulfilled" });
  clinic_test_diary_sql (&self->base, "UPDATE course SET started_day = started_day - 30 WHERE id = 1;" A_SESSION);
}

static void
test_every_kind (Timeline *self, gconstpointer data)
{
  g_autofree char *newest = NULL;
  g_autofree char *oldest = NULL;

  add_session (self);
  show (self);
  newest = describe (self);
  g_assert_cmpstr (newest, ==, "|HFhflpsc");
  clinic_timeline_list_set_oldest_first (self->list, TRUE);
  oldest = describe (self);
  g_assert_cmpstr (oldest, ==, "|csplfhFH");
}

static void
test_kinds (Timeline *self, gconstpointer data)
{
  static const struct
  {
    guint kinds;
    const char *entries;
  } cases[] = {
    { BIT (CLINIC_TIMELINE_PHOTOS), "|p" },
    { BIT (CLINIC_TIMELINE_CALL) | BIT (CLINIC_TIMELINE_RED_FLAG), "|Ffl" },
    { BIT (CLINIC_TIMELINE_CHANGE), "" },
    { ALL, "|HFhflpsc" },
  };

  add_session (self);
  show (self);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *entries = NULL;

      clinic_timeline_list_set_kinds (self->list, cases[i].kinds);
      entries = describe (self);
      g_assert_cmpstr (entries, ==, cases[i].entries);
    }
}

static void
test_course_ends (Timeline *self, gconstpointer data)
{
  g_autofree char *entries = NULL;

  add_session (self);
  clinic_test_diary_sql (&self->base, "UPDATE course SET status = 'complete' WHERE id = 1; DELETE FROM healing; DELETE FROM red_flag; DELETE FROM call;"
                 "DELETE FROM photo;");
  show (self);
  entries = describe (self);
  g_assert_cmpstr (entries, ==, "|Csc");
}

/* What was changed is told from the journal, by whom; what other kinds tell of is not told twice. */
static void
test_changes (Timeline *self, gconstpointer data)
{
  g_autoptr (ClinicPatientPage) page = load (self, 1);
  g_autoptr (ClinicPatientPage) after = NULL;
  g_autoptr (ClinicPatient) patient = clinic_patient_copy (page->patient);
  g_autofree char *fault = NULL;
  const ClinicJournalNote *note;

  g_assert_cmpuint (page->history->changes->len, ==, 0);
  g_free (patient->notes);
  patient->notes = g_strdup ("prefers mornings");
  clinic_diary_save_patient_async (self->base.diary, patient, NULL, clinic_test_diary_ready_cb, &self->slot);
  fault = clinic_test_diary_finish (&self->base, &self->slot);
  g_assert_null (fault);
  after = load (self, 1);
  g_assert_cmpuint (after->history->changes->len, ==, 1);
  note = after->history->changes->pdata[0];
  g_assert_cmpstr (note->verb, ==, "change-patient");
  g_assert_cmpint (note->kind, ==, CLINIC_KIND_PATIENT);
  g_assert_cmpint (note->row, ==, 1);
  g_assert_cmpint (note->at, ==, CLINIC_TEST_NOW);
}

/* What was done to a record before it became part of this one goes on being told here: of its courses, which have other ids now,
 * outside the bands, and of its sessions as ever. */

static void
save_note (Timeline *self, gint64 id, const char *notes)
{
  g_autoptr (ClinicPatientPage) page = load (self, id);
  g_autoptr (ClinicPatient) patient = clinic_patient_copy (page->patient);
  g_autofree char *fault = NULL;

  g_free (patient->notes);
  patient->notes = g_strdup (notes);
  clinic_diary_save_patient_async (self->base.diary, patient, NULL, clinic_test_diary_ready_cb, &self->slot);
  fault = clinic_test_diary_finish (&self->base, &self->slot);
  g_assert_null (fault);
}

static void
pause_course (Timeline *self, gint64 patient)
{
  g_autoptr (ClinicPatientPage) page = load (self, patient);
  g_autoptr (ClinicCourse) course = clinic_course_copy (((ClinicPatientCourse *) page->courses->pdata[0])->course);
  g_autofree char *fault = NULL;

  course->status = CLINIC_COURSE_PAUSED;
  clinic_diary_update_course_async (self->base.diary, course, NULL, clinic_test_diary_ready_cb, &self->slot);
  fault = clinic_test_diary_finish (&self->base, &self->slot);
  g_assert_null (fault);
}

static char *
list_verbs (const ClinicPatientPage *page)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < page->history->changes->len; i++)
    {
      const ClinicJournalNote *note = page->history->changes->pdata[i];

      g_string_append_printf (text, "%s %d, ", note->verb, (int) note->row);
    }
  return g_string_free (text, FALSE);
}

static void
merge_two (Timeline *self)
{
  g_autoptr (ClinicPatientPage) one = load (self, 1);
  g_autoptr (ClinicPatientPage) other = load (self, 2);
  g_autofree char *fault = NULL;

  clinic_diary_merge_patients_async (self->base.diary, one->patient, other->patient, NULL, clinic_test_diary_ready_cb,
                                     &self->slot);
  fault = clinic_test_diary_finish (&self->base, &self->slot);
  g_assert_null (fault);
}

static void
test_merged (Timeline *self, gconstpointer data)
{
  g_autoptr (ClinicPatientPage) page = NULL;
  g_autoptr (GArray) entries = NULL;
  g_autofree char *verbs = NULL;
  guint n = 0;

  save_note (self, 1, "prefers mornings");
  save_note (self, 2, "prefers evenings");
  pause_course (self, 2);
  merge_two (self);
  page = load (self, 1);
  verbs = list_verbs (page);
  g_assert_cmpstr (verbs, ==, "merge-patients 2, change-course 2, change-patient 2, change-patient 1, ");
  entries = clinic_timeline_entries_new (page, clinic_diary_get_zone (self->base.diary));
  for (guint i = 0; i < entries->len; i++)
    {
      const ClinicTimelineEntry *entry = &g_array_index (entries, ClinicTimelineEntry, i);

      if (entry->kind != CLINIC_TIMELINE_CHANGE)
        continue;
      g_assert_cmpint (entry->course, ==, 0);
      n++;
    }
  g_assert_cmpuint (n, ==, 4);
}

static void
count_cb (Timeline *self, guint position, guint removed, guint added)
{
  g_assert_cmpuint (position + added, <=, count (self));
  self->n_removed += removed;
  self->n_added += added;
}

static void
add_calls (Timeline *self, guint n)
{
  g_autofree char *sql = g_strdup_printf ("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u)"
                                          " INSERT INTO call (patient, at, outcome, verdict)"
                                          " SELECT 1, 1700000000 + i, 'reached', 'nothing' FROM n;",
                                          n);

  clinic_test_diary_sql (&self->base, sql);
}

/* What fills a window is there at once, the rest soon. */
static void
test_in_pages (Timeline *self, gconstpointer data)
{
  guint at_once;

  add_calls (self, 300);
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (count_cb), self);
  show (self);
  at_once = count (self);
  g_assert_cmpuint (at_once, >=, 16);
  g_assert_cmpuint (at_once, <=, 40);
  g_assert_cmpuint (clinic_timeline_list_get_total (self->list), ==, 301);
  while (count (self) < 301)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (self->n_added, ==, 301);
  g_assert_cmpuint (self->n_removed, ==, 0);
}

/* Only what is new is told as new; the items that stay are the same, and say that they were read anew. */
static void
changed_cb (guint *n)
{
  ++*n;
}

static void
test_follows (Timeline *self, gconstpointer data)
{
  g_autoptr (ClinicTimelineItem) last = NULL;
  g_autoptr (ClinicTimelineItem) last_after = NULL;
  guint n_changed = 0;

  add_session (self);
  show (self);
  last = get_item (self, count (self) - 1);
  g_signal_connect_swapped (last, "changed", G_CALLBACK (changed_cb), &n_changed);
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (count_cb), self);
  clinic_test_diary_sql (&self->base, "INSERT INTO call (patient, session, at, outcome, verdict) SELECT 1, 1, start + 90000, 'message', 'nothing'"
                 " FROM session WHERE id = 1");
  show (self);
  g_assert_cmpuint (self->n_added - self->n_removed, ==, 1);
  g_assert_cmpuint (self->n_added, ==, 1);
  g_assert_cmpuint (n_changed, ==, 1);
  last_after = get_item (self, count (self) - 1);
  g_assert_true (last_after == last);
}

static void
test_find_band (Timeline *self, gconstpointer data)
{
  guint position;

  add_session (self);
  add_calls (self, 100);
  clinic_test_diary_sql (&self->base, "UPDATE course SET started_day = 10000 WHERE id = 1; UPDATE session SET day = 10100, start = 10100 * 86400 + 36000,"
                 " rolling_start = 10100 * 86400 + 38700, rolling_end = 10100 * 86400 + 39900, bed_end = 10100 * 86400 + 40500;"
                 " DELETE FROM call WHERE id = 1; DELETE FROM red_flag; DELETE FROM healing;");
  show (self);
  g_assert_false (clinic_timeline_list_find_band (self->list, 2, &position));
  g_assert_true (clinic_timeline_list_find_band (self->list, 1, &position));
  g_assert_cmpuint (position, ==, 100);
  g_assert_cmpuint (count (self), >, position);
}

static void
test_summary (Timeline *self, gconstpointer data)
{
  g_autoptr (ClinicPatientPage) page = NULL;
  const ClinicPhotoGroup *group;

  add_session (self);
  clinic_test_diary_sql (&self->base, "INSERT INTO record (session, saved_at, needle, end_point) VALUES (1, 0, 1.5, 'erythema');"
                 "INSERT INTO call_symptom (call, symptom, verdict) VALUES (1, 'patches', 'expected');");
  page = load (self, 1);
  g_assert_null (clinic_patient_history_get_last_signed (page->history));
  g_assert_nonnull (clinic_patient_history_find_record (page->history, 1));
  g_assert_cmpint (page->history->habit.start, ==, 2);
  g_assert_cmpint (page->history->habit.length, ==, 5);
  g_assert_cmpuint (page->history->colour.n_sessions, ==, 1);
  g_assert_cmpint (page->history->colour.colour.first, ==, DAY (-19));
  g_assert_cmpuint (page->history->photo_groups->len, ==, 1);
  group = page->history->photo_groups->pdata[0];
  g_assert_cmpuint (group->photos->len, ==, 2);
  g_assert_cmpint (((ClinicPhoto *) group->photos->pdata[0])->view, ==, CLINIC_PHOTO_FRONT);
  g_clear_pointer (&page, clinic_patient_page_free);
  clinic_test_diary_sql (&self->base, "INSERT INTO record_version (session, number, text, sha256, signed_at, doctor)"
                 " VALUES (1, 1, 'x', '" FILE_A "', 0, 1); UPDATE record SET status = 'final';");
  page = load (self, 1);
  g_assert_cmpfloat (clinic_patient_history_get_last_signed (page->history)->needle, ==, 1.5);
}

#define ADD(path, function) g_test_add ("/timeline/" path, Timeline, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("every-kind", test_every_kind);
  ADD ("kinds", test_kinds);
  ADD ("course-ends", test_course_ends);
  ADD ("changes", test_changes);
  ADD ("merged", test_merged);
  ADD ("in-pages", test_in_pages);
  ADD ("follows", test_follows);
  ADD ("find-band", test_find_band);
  ADD ("summary", test_summary);
  return g_test_run ();
}
