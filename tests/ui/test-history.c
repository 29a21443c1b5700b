/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "ui/clinic-ui.h"
#include "ui/parts/clinic-page-preview.h"
#include "ui/parts/clinic-photo-thumb.h"
#include "ui/parts/clinic-sheet-window.h"
#include "ui/patients/clinic-history-page.h"
#include "ui/patients/clinic-history-print.h"
#include "ui/patients/clinic-timeline-filter.h"
#include "ui/patients/clinic-timeline-line.h"

#include "../model/clinic-test-diary.h"
#include "clinic-test-ui.h"

#define FILE_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

typedef struct
{
  ClinicTestDiary base;
  GtkWidget *window;
  GtkWidget *page;
  char *opened; /* the action that an entry asked for, and its target */
} History;

static void
set_up (History *self, gconstpointer data)
{
  clinic_test_diary_set_up (&self->base, data);
}

static void
tear_down (History *self, gconstpointer data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_free (self->opened);
  clinic_test_diary_tear_down (&self->base, data);
}

static void
opened_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  History *self = user_data;
  g_autofree char *target = g_variant_print (parameter, FALSE);

  g_free (self->opened);
  self->opened = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)), target);
}

static void
add_actions (History *self)
{
  const GActionEntry entries[] = {
    { "show-record", opened_cb, "x" },
    { "show-aftercare", opened_cb, "x" },
    { "show-photo", opened_cb, "(xx)" },
    { "show-patient", opened_cb, "x" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (group));
}

static void
open_page (History *self, int width)
{
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, 720);
  add_actions (self);
  self->page = clinic_history_page_new (self->base.diary, 1);
  gtk_window_set_child (GTK_WINDOW (self->window), self->page);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
add_session (History *self)
{
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 1, .day = -20, .minute = 600, .state = "fulfilled" });
  g_assert_true (clinic_test_db_sql (
    self->base.db,
    "UPDATE course SET started_day = started_day - 30 WHERE id = 1;"
    "UPDATE session SET cream_at = start, rolling_at = rolling_start, rolled_at = rolling_end, cream = 'EMLA' WHERE id = 1;"
    "INSERT INTO record (session, saved_at, needle, areas, pain) VALUES (1, 0, 1.5, 'chin forehead', 3);"
    "INSERT INTO call (patient, session, at, outcome, verdict, note) SELECT 1, 1, start + 86400, 'reached', 'watch', 'warm'"
    " FROM session;"
    "INSERT INTO photo (id, patient, session, day, view, sha256, size, width, height, original, added)"
    " SELECT 7, 1, 1, day, 'front', '" FILE_A "', 1, 1, 1, '" FILE_A "', 0 FROM session;",
    NULL));
}

static gboolean
says (History *self, const char *text)
{
  return clinic_test_says (self->page, text);
}

static void
choose (History *self, const char *label)
{
  GtkWidget *button = clinic_test_find_button (self->page, label);

  g_assert_nonnull (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

/* Not that of what the order can be chosen from. */
static GtkListView *
get_list (History *self)
{
  return GTK_LIST_VIEW (adw_clamp_scrollable_get_child (
    ADW_CLAMP_SCROLLABLE (clinic_test_find_type (self->page, ADW_TYPE_CLAMP_SCROLLABLE))));
}

static void
activate (History *self, guint position)
{
  g_signal_emit_by_name (get_list (self), "activate", position);
}

static void
test_empty (History *self, gconstpointer data)
{
  g_assert_true (clinic_test_db_sql (self->base.db, "DELETE FROM course WHERE id = 1", NULL));
  open_page (self, 900);
  CLINIC_TEST_WAIT (says (self, "Nothing Here Yet"));
  g_assert_true (says (self, "Asha Rao"));
}

static void
test_tells (History *self, gconstpointer data)
{
  add_session (self);
  open_page (self, 900);
  CLINIC_TEST_WAIT (says (self, "Session 1 performed, 20 min"));
  g_assert_true (says (self, "Numbed 45 min · EMLA · Dr One · Record not signed yet"));
  g_assert_true (says (self, "face · 1 of 6"));
  g_assert_true (says (self, "1 photo"));
  g_assert_true (says (self, "Call: reached"));
  g_assert_true (says (self, "watch · warm"));
  g_assert_true (says (self, "4 entries"));
}

static void
test_signed_record (History *self, gconstpointer data)
{
  add_session (self);
  g_assert_true (clinic_test_db_sql (self->base.db,
                                     "INSERT INTO record_version (session, number, text, sha256, signed_at, doctor)"
                                     " VALUES (1, 1, 'x', '" FILE_A "', 0, 1); UPDATE record SET status = 'final';",
                                     NULL));
  open_page (self, 900);
  CLINIC_TEST_WAIT (says (self, "Numbed 45 min · EMLA · 2 areas · pain 3 of 10 · Dr One"));
}

static void
test_filter_and_order (History *self, gconstpointer data)
{
  GtkWidget *order;
  GListModel *model;

  add_session (self);
  open_page (self, 900);
  CLINIC_TEST_WAIT (says (self, "4 entries"));
  choose (self, "Calls");
  CLINIC_TEST_WAIT (says (self, "1 entry") && !says (self, "Session 1"));
  g_assert_true (says (self, "Call: reached"));
  choose (self, "Changes");
  CLINIC_TEST_WAIT (says (self, "Nothing Here Yet"));
  choose (self, "Overview");
  CLINIC_TEST_WAIT (says (self, "4 entries"));
  order = clinic_test_find_type (self->page, GTK_TYPE_DROP_DOWN);
  model = G_LIST_MODEL (gtk_list_view_get_model (get_list (self)));
  for (guint oldest = 0; oldest < 2; oldest++)
    {
      g_autoptr (ClinicTimelineItem) first = NULL;

      gtk_drop_down_set_selected (GTK_DROP_DOWN (order), oldest);
      first = g_list_model_get_item (model, 0);
      g_assert_cmpint (clinic_timeline_item_get_row (first)->entry.kind, ==,
                       oldest ? CLINIC_TIMELINE_COURSE : CLINIC_TIMELINE_CALL);
    }
}

static void
test_opens (History *self, gconstpointer data)
{
  static const char *const opened[] = { "show-aftercare 1", "show-photo (1, 7)", "show-record 1", "show-patient 1" };

  add_session (self);
  open_page (self, 900);
  CLINIC_TEST_WAIT (says (self, "4 entries"));
  for (guint i = 0; i < G_N_ELEMENTS (opened); i++)
    {
      activate (self, i);
      g_assert_cmpstr (self->opened, ==, opened[i]);
    }
}

static void
test_follows (History *self, gconstpointer data)
{
  add_session (self);
  open_page (self, 900);
  CLINIC_TEST_WAIT (says (self, "4 entries"));
  g_assert_true (clinic_test_db_sql (self->base.db, "UPDATE call SET note = 'cold'", NULL));
  g_signal_emit_by_name (self->base.diary, "changed", NULL);
  CLINIC_TEST_WAIT (says (self, "watch · cold"));
}

/* A row says all of it to who cannot see it; the photos are told by their number and views. */
static void
test_spoken (History *self, gconstpointer data)
{
  GtkWidget *line;

  add_session (self);
  open_page (self, 900);
  CLINIC_TEST_WAIT (says (self, "4 entries") && says (self, "watch · warm"));
  line = clinic_test_find_type (self->page, CLINIC_TYPE_TIMELINE_LINE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_parent (line)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "face · 1 of 6. 4 Nov 2026, Call: reached, watch · warm");
}

/* A file that is gone is no reason to wait for ever, nor to show another's. */
static void
test_photo_gone (History *self, gconstpointer data)
{
  GtkWidget *thumb;

  add_session (self);
  open_page (self, 900);
  CLINIC_TEST_WAIT (clinic_test_find_type (self->page, CLINIC_TYPE_PHOTO_THUMB) != NULL);
  thumb = clinic_test_find_type (self->page, CLINIC_TYPE_PHOTO_THUMB);
  CLINIC_TEST_WAIT (!clinic_photo_thumb_is_waiting (CLINIC_PHOTO_THUMB (thumb)));
  g_assert_true (says (self, "1 photo"));
}

/* From the newest entries to a course that lies far below. */
static void
test_jump (History *self, gconstpointer data)
{
  GtkAdjustment *adjustment;

  add_session (self);
  g_assert_true (clinic_test_db_sql (self->base.db,
                                     "INSERT INTO course (id, patient, protocol, area, length, min_days, recommended_days,"
                                     " started_day) SELECT 3, 1, protocol, 'Scalp', 3, 21, 28, 10000 FROM course WHERE id = 1;"
                                     "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)"
                                     " INSERT INTO call (patient, at, outcome, verdict)"
                                     " SELECT 1, 1700000000 + i, 'reached', 'nothing' FROM n;",
                                     NULL));
  open_page (self, 900);
  CLINIC_TEST_WAIT (says (self, "205 entries"));
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_list (self)));
  gtk_widget_activate_action (self->page, "history.jump", "x", (gint64) 3);
  CLINIC_TEST_WAIT (gtk_adjustment_get_value (adjustment) > 4000 && says (self, "Course begun: Scalp"));
}

static void
test_courses (History *self, gconstpointer data)
{
  add_session (self);
  g_assert_true (clinic_test_db_sql (self->base.db,
                                     "INSERT INTO course (patient, protocol, area, length, min_days, recommended_days, started_day)"
                                     " SELECT 1, protocol, 'Scalp', 3, 21, 28, 20000 FROM course WHERE id = 1",
                                     NULL));
  open_page (self, 360);
  CLINIC_TEST_WAIT (says (self, "Scalp · 0 of 3") && says (self, "Go to Course"));
  CLINIC_TEST_WAIT (gtk_widget_get_width (self->page) > 0);
  g_assert_cmpint (gtk_widget_get_width (self->page), <=, 360);
}

/* What is counted stands on its own side of a name that runs the other way. */
static void
test_other_script (History *self, gconstpointer data)
{
  add_session (self);
  g_assert_true (clinic_test_db_sql (self->base.db,
                                     "UPDATE course SET area = 'פנים' WHERE id = 1; UPDATE session SET cream = 'קרם'", NULL));
  open_page (self, 900);
  CLINIC_TEST_WAIT (says (self, "\u200e\u2068פנים\u2069 · 1 of 6"));
  g_assert_true (says (self, "Numbed 45 min · \u200e\u2068קרם\u2069 · Dr One"));
}

/* On paper and in a file */

static GtkWidget *
open_print (History *self)
{
  open_page (self, 900);
  CLINIC_TEST_WAIT (says (self, "4 entries"));
  gtk_widget_activate_action (self->page, "history.print", NULL);
  return clinic_test_find_window (CLINIC_TYPE_SHEET_WINDOW);
}

static gboolean
holds (const char *contents, gsize length, const char *text)
{
  for (gsize i = 0; i + strlen (text) <= length; i++)
    if (memcmp (contents + i, text, strlen (text)) == 0)
      return TRUE;
  return FALSE;
}

/* Once it is written to its end. */
static gboolean
read_whole (const char *path, char **contents, gsize *length)
{
  g_clear_pointer (contents, g_free);
  return g_file_get_contents (path, contents, length, NULL) && holds (*contents, *length, "%%EOF");
}

static char *
save (History *self, GtkWidget *window, gsize *length)
{
  g_autofree char *path = g_build_filename (self->base.folder, "history.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  char *contents = NULL;

  g_remove (path);
  clinic_sheet_window_save (CLINIC_SHEET_WINDOW (window), file);
  CLINIC_TEST_WAIT (read_whole (path, &contents, length));
  return contents;
}

static void
test_print (History *self, gconstpointer data)
{
  GtkWidget *window;
  g_autofree char *contents = NULL;
  gsize length;

  add_session (self);
  window = open_print (self);
  g_assert_nonnull (window);
  g_assert_nonnull (clinic_test_find_type (window, CLINIC_TYPE_PAGE_PREVIEW));
  contents = save (self, window, &length);
  g_assert_true (g_str_has_prefix (contents, "%PDF"));
  g_assert_false (holds (contents, length, "/DCTDecode"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A photo that is chosen goes along as a JPEG; one that cannot be read is said, and the rest is printed. */
static void
test_print_photos (History *self, gconstpointer data)
{
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "data", "photos", "card", "DCIM", "100TEST", "IMG_0001.JPG", NULL);
  g_autofree char *folder = g_build_filename (self->base.folder, "photos", NULL);
  g_autofree char *picture = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *path = NULL;
  g_autofree char *sql = NULL;
  GtkWidget *window, *print;
  gsize length;

  g_assert_true (g_file_get_contents (source, &picture, &length, NULL));
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) picture, length);
  path = g_strdup_printf ("%s/%s.jpg", folder, sum);
  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, picture, length, NULL));
  add_session (self);
  sql = g_strdup_printf ("INSERT INTO photo (id, patient, session, day, view, sha256, size, width, height, original, added)"
                         " SELECT 8, 1, 1, day, 'left-side', '%s', %" G_GSIZE_FORMAT ", 1, 1, '%s', 0 FROM session",
                         sum, length, sum);
  g_assert_true (clinic_test_db_sql (self->base.db, sql, NULL));
  window = open_print (self);
  print = clinic_test_find_type (window, CLINIC_TYPE_HISTORY_PRINT);
  clinic_history_print_choose (CLINIC_HISTORY_PRINT (print), 7, TRUE);
  clinic_history_print_choose (CLINIC_HISTORY_PRINT (print), 8, TRUE);
  g_assert_true (clinic_test_says (window, "2 Photos"));
  for (gboolean there = FALSE; !there;)
    {
      g_autofree char *contents = save (self, window, &length);

      there = holds (contents, length, "/DCTDecode");
      g_main_context_iteration (NULL, FALSE);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, function) g_test_add ("/history/" path, History, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  clinic_ui_init ();
  ADD ("empty", test_empty);
  ADD ("tells", test_tells);
  ADD ("signed-record", test_signed_record);
  ADD ("filter-and-order", test_filter_and_order);
  ADD ("opens", test_opens);
  ADD ("follows", test_follows);
  ADD ("spoken", test_spoken);
  ADD ("photo-gone", test_photo_gone);
  ADD ("courses", test_courses);
  ADD ("other-script", test_other_script);
  ADD ("jump", test_jump);
  ADD ("print", test_print);
  ADD ("print-photos", test_print_photos);
  return g_test_run ();
}
