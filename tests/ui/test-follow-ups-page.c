/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "model/clinic-diary-aftercare.h"
#include "model/clinic-diary-visit.h"
#include "support/clinic-test-db.h"
#include "ui/clinic-ui.h"
#include "ui/clinic-window.h"
#include "ui/follow-ups/clinic-aftercare-page.h"
#include "ui/follow-ups/clinic-call-sheet.h"
#include "ui/follow-ups/clinic-care-ask.h"
#include "ui/follow-ups/clinic-follow-up-row.h"
#include "ui/follow-ups/clinic-follow-ups-page.h"
#include "ui/follow-ups/clinic-healing-window.h"
#include "ui/follow-ups/clinic-prescription-window.h"
#include "ui/follow-ups/clinic-symptom-button.h"
#include "ui/follow-ups/clinic-take-home-window.h"
#include "ui/parts/clinic-page-preview.h"
#include "ui/parts/clinic-shrink-bin.h"

#include "../model/clinic-test-diary.h"

#define AT(day, minute) (DAY (day) * G_GINT64_CONSTANT (86400) + (minute) * 60)
/* Session 1 of patient 1 is rolled on day 0 until 10:58; its first call is due a day later to the minute. */
#define ROLLED AT (0, 658)
#define FIRST_CALL AT (1, 658)

typedef struct
{
  ClinicTestDiary base;
  GtkWidget *window;
  GtkWidget *page;
} Desk;

static gboolean
timed_out_cb (gpointer data)
{
  g_error ("waited in vain");
  return G_SOURCE_REMOVE;
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static void
wait_for_text (GtkWidget *widget, const char *text)
{
  guint timeout = g_timeout_add_seconds (10, timed_out_cb, NULL);

  g_test_message ("waiting for “%s”", text);
  while (!says (widget, text))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

static GtkWidget *
find (GtkWidget *widget, GType type, const char *symptom)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) &&
      (symptom == NULL || g_str_equal (clinic_symptom_button_get_key (CLINIC_SYMPTOM_BUTTON (widget)), symptom)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, symptom);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
must_finish (Desk *desk, GAsyncResult **slot)
{
  g_autofree char *words = clinic_test_diary_finish (&desk->base, slot);

  g_assert_cmpstr (words, ==, NULL);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  GAsyncResult *slot = NULL;

  clinic_test_diary_set_up (&desk->base, data);
  clinic_test_diary_add (&desk->base, &(ClinicTestSession){ .minute = 600 });
  clinic_test_db_sql (desk->base.db, "UPDATE session SET state = 'rolling', arrived_at = start, cream_at = start,"
                                     " rolling_at = start + 2400", NULL);
  clinic_clock_set_now (desk->base.clock, ROLLED);
  clinic_diary_finish_visit_async (desk->base.diary, 1, NULL, NULL, clinic_test_diary_ready_cb, &slot);
  must_finish (desk, &slot);
  desk->window = adw_window_new ();
  desk->page = clinic_follow_ups_page_new (desk->base.diary);
  adw_window_set_content (ADW_WINDOW (desk->window), desk->page);
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (desk->window));
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  clinic_test_diary_tear_down (&desk->base, data);
}

static GtkWidget *
get_sheet (Desk *desk)
{
  return find (desk->page, CLINIC_TYPE_CALL_SHEET, NULL);
}

static void
report (Desk *desk, const char *symptom)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (desk->page, CLINIC_TYPE_SYMPTOM_BUTTON, symptom)), TRUE);
}

/* What comes later is listed, but nobody is pushed to it. */
static void
test_due (Desk *desk, gconstpointer data)
{
  wait_for_text (desk->page, "Nothing due");
  wait_for_text (desk->page, "First call · day 1");
  clinic_clock_set_now (desk->base.clock, FIRST_CALL);
  wait_for_text (desk->page, "24 h");
  wait_for_text (desk->page, "Nothing reported yet");
}

/* A name is a name, whatever is in it. */
static void
test_next_named (Desk *desk, gconstpointer data)
{
  g_assert_true (clinic_test_db_sql (desk->base.db, "UPDATE patient SET family = 'Rao & <Sons>' WHERE id = 1", NULL));
  desk->page = clinic_follow_ups_page_new (desk->base.diary);
  adw_window_set_content (ADW_WINDOW (desk->window), desk->page);
  wait_for_text (desk->page, "Everyone has been called. The next follow-up is tomorrow: Asha Rao & <Sons>.");
}

/* The gravest counts, to the minute; the hours go on while the sheet is open. */
static void
test_verdicts (Desk *desk, gconstpointer data)
{
  clinic_clock_set_now (desk->base.clock, FIRST_CALL);
  wait_for_text (desk->page, "Nothing reported yet");
  report (desk, "redness");
  wait_for_text (desk->page, "As expected");
  clinic_clock_set_now (desk->base.clock, FIRST_CALL + 60);
  wait_for_text (desk->page, "Watch: call again tomorrow");
  g_assert_true (says (desk->page, "Save Call"));
  report (desk, "oozing");
  g_assert_true (says (desk->page, "Urgent: doctor now"));
  g_assert_true (says (desk->page, "Save and Tell Doctor"));
}

static void
test_save (Desk *desk, gconstpointer data)
{
  clinic_clock_set_now (desk->base.clock, FIRST_CALL + 60);
  wait_for_text (desk->page, "Nothing reported yet");
  report (desk, "oozing");
  gtk_widget_activate_action (get_sheet (desk), "call.save", NULL);
  wait_for_text (desk->page, "Nothing due");
  g_assert_cmpint (clinic_test_db_get (desk->base.db, "SELECT count (*) FROM red_flag WHERE closed_at IS NULL"), ==, 1);
  g_assert_cmpint (clinic_test_db_get (desk->base.db, "SELECT count (*) FROM call WHERE verdict = 'urgent'"), ==, 1);
}

/* Someone was quicker: it is said, and what was chosen stays. */
static void
test_refused (Desk *desk, gconstpointer data)
{
  clinic_clock_set_now (desk->base.clock, FIRST_CALL);
  wait_for_text (desk->page, "Nothing reported yet");
  report (desk, "redness");
  g_assert_true (clinic_test_db_sql (desk->base.db, "UPDATE follow_up SET status = 'done' WHERE id = 1", NULL));
  gtk_widget_activate_action (get_sheet (desk), "call.save", NULL);
  wait_for_text (desk->page, "This has been dealt with already.");
  g_assert_true (says (desk->page, "As expected"));
}

static void
test_no_answer (Desk *desk, gconstpointer data)
{
  clinic_clock_set_now (desk->base.clock, FIRST_CALL);
  wait_for_text (desk->page, "Nothing reported yet");
  gtk_widget_activate_action (get_sheet (desk), "call.no-answer", NULL);
  wait_for_text (desk->page, "No answer, try 2");
}

/* A follow-up far beyond the list opens too. */
static void
test_open (Desk *desk, gconstpointer data)
{
  wait_for_text (desk->page, "Nothing due");
  clinic_follow_ups_page_open (CLINIC_FOLLOW_UPS_PAGE (desk->page), 6);
  wait_for_text (desk->page, "Nothing reported yet");
  g_assert_cmpint (clinic_call_sheet_get_id (CLINIC_CALL_SHEET (get_sheet (desk))), ==, 6);
  clinic_follow_ups_page_open (CLINIC_FOLLOW_UPS_PAGE (desk->page), 2);
  wait_for_text (get_sheet (desk), "Save Call");
  while (clinic_call_sheet_get_id (CLINIC_CALL_SHEET (get_sheet (desk))) != 2)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_filter (Desk *desk, gconstpointer data)
{
  wait_for_text (desk->page, "First call · day 1");
  g_assert_true (gtk_widget_activate_action (desk->page, "follow-ups.filter", "s", "booking"));
  while (says (desk->page, "First call · day 1"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_activate_action (desk->page, "follow-ups.filter", "s", "calls"));
  wait_for_text (desk->page, "First call · day 1");
}

/* By the person it was given to, and by what it is; both at once, and all again. */
static void
test_person_and_kind (Desk *desk, gconstpointer data)
{
  GAsyncResult *slot = NULL;

  wait_for_text (desk->page, "First call · day 1");
  clinic_diary_give_task_async (desk->base.diary, 1, 3, NULL, clinic_test_diary_ready_cb, &slot);
  must_finish (desk, &slot);
  wait_for_text (desk->page, "First call · day 1");
  g_assert_true (gtk_widget_activate_action (desk->page, "follow-ups.kind", "s", "peel-check"));
  while (says (desk->page, "First call · day 1"))
    g_main_context_iteration (NULL, TRUE);
  wait_for_text (desk->page, "Peel check · day 3");
  g_assert_true (gtk_widget_activate_action (desk->page, "follow-ups.person", "s", "3"));
  wait_for_text (desk->page, "Desk · Peel check");
  wait_for_text (desk->page, "Nothing here.");
  g_assert_true (gtk_widget_activate_action (desk->page, "follow-ups.kind", "s", "any"));
  wait_for_text (desk->page, "First call · day 1");
  g_assert_false (says (desk->page, "Peel check · day 3"));
  g_assert_true (gtk_widget_activate_action (desk->page, "follow-ups.show-all", NULL));
  wait_for_text (desk->page, "Peel check · day 3");
}

static gboolean
shows_row_in_view (GtkWidget *list, const char *text)
{
  GtkWidget *viewport = gtk_widget_get_parent (list);

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      graphene_rect_t bounds;

      if (says (row, text) && gtk_widget_compute_bounds (row, viewport, &bounds) && bounds.origin.y >= 0 &&
          bounds.origin.y + bounds.size.height <= gtk_widget_get_height (viewport))
        return TRUE;
    }
  return FALSE;
}

/* One far down, asked for before the page was ever laid out, is brought into view. */
static void
test_open_far_down (Desk *desk, gconstpointer data)
{
  guint timeout = g_timeout_add_seconds (10, timed_out_cb, NULL);
  GtkWidget *list;

  g_assert_true (clinic_test_db_sql (desk->base.db,
                                     "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 800)"
                                     " INSERT INTO follow_up (id, kind, patient, course, session, day, due, step)"
                                     " SELECT 1000 + i, 'peel-end', 1, 1, 1, 20780, 1790000000 + i * 60, i FROM n", NULL));
  desk->page = clinic_follow_ups_page_new (desk->base.diary);
  list = find (desk->page, GTK_TYPE_LIST_VIEW, NULL);
  adw_window_set_content (ADW_WINDOW (desk->window), desk->page);
  clinic_follow_ups_page_open (CLINIC_FOLLOW_UPS_PAGE (desk->page), 1700);
  while (!shows_row_in_view (list, "Peel end · day 700"))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

/* The head of a section is no task: whoever comes to it with the arrow keys is led on. */
static void
test_head (Desk *desk, gconstpointer data)
{
  GtkListView *list = GTK_LIST_VIEW (find (desk->page, GTK_TYPE_LIST_VIEW, NULL));
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (list));

  wait_for_text (desk->page, "First call · day 1");
  gtk_single_selection_set_selected (selection, 0);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 1);
  g_assert_cmpint (clinic_call_sheet_get_id (CLINIC_CALL_SHEET (get_sheet (desk))), !=, 0);
  gtk_single_selection_set_selected (selection, 0);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 1);
}

static AdwViewStack *
get_pages (GtkWidget *window)
{
  return ADW_VIEW_STACK (find (window, ADW_TYPE_VIEW_STACK, NULL));
}

static GtkWidget *
get_focused_row (GtkWidget *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  return row != NULL && CLINIC_IS_FOLLOW_UP_ROW (row) ? row : NULL;
}

/* Who turns to the page by key goes on at the call that shows, also where the page has yet to be read. */
static void
test_focus (Desk *desk, gconstpointer data)
{
  guint timeout = g_timeout_add_seconds (10, timed_out_cb, NULL);

  clinic_clock_set_now (desk->base.clock, FIRST_CALL);
  gtk_widget_grab_focus (desk->page);
  while (get_focused_row (desk->window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

static guint
get_badge (AdwViewStack *pages)
{
  return adw_view_stack_page_get_badge_number (
    adw_view_stack_get_page (pages, adw_view_stack_get_child_by_name (pages, "follow-ups")));
}

/* The window says how many are due before anybody has looked at the page. */
static void
test_badge (Desk *desk, gconstpointer data)
{
  GtkWidget *window = clinic_window_new (NULL, NULL);
  AdwViewStack *pages = get_pages (window);
  guint timeout = g_timeout_add_seconds (10, timed_out_cb, NULL);

  clinic_window_set_diary (CLINIC_WINDOW (window), desk->base.diary);
  clinic_clock_set_now (desk->base.clock, FIRST_CALL);
  while (get_badge (pages) != 1)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
  g_assert_null (find (window, CLINIC_TYPE_FOLLOW_UPS_PAGE, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Locked until settled; the event moves everything at once. */
static void
test_aftercare (Desk *desk, gconstpointer data)
{
  GtkWidget *page = clinic_aftercare_page_new (desk->base.diary, 1);
  GAsyncResult *slot = NULL;

  adw_window_set_content (ADW_WINDOW (desk->window), page);
  desk->page = NULL;
  wait_for_text (page, "Still Locked");
  wait_for_text (page, "Make-up");
  g_assert_false (says (page, "allowed"));
  clinic_clock_set_now (desk->base.clock, AT (8, 600));
  clinic_diary_record_healing_async (desk->base.diary, 1, CLINIC_HEALING_PEELING_FINISHED, DAY (8), NULL,
                                     clinic_test_diary_ready_cb, &slot);
  must_finish (desk, &slot);
  wait_for_text (page, "allowed");
  g_assert_false (says (page, "Still Locked"));
  g_assert_true (says (page, "Settled since Tue 1 Dec"));
}

static void
load_aftercare (Desk *desk, ClinicAftercare **aftercare)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  clinic_diary_load_aftercare_async (desk->base.diary, 1, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  *aftercare = clinic_diary_load_aftercare_finish (desk->base.diary, result, NULL);
}

static gint64
get (Desk *desk, const char *sql)
{
  return clinic_test_db_get (desk->base.db, sql);
}

static void
wait_closed (GtkWidget **window)
{
  guint timeout = g_timeout_add_seconds (10, timed_out_cb, NULL);

  while (*window != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

static GtkWidget *
open_form (GtkWidget *form, GtkWidget **window)
{
  g_set_weak_pointer (window, form);
  gtk_window_present (GTK_WINDOW (form));
  return form;
}

/* A cream is asked for until it has a name, saved once however often that is asked for, and removed. */
static void
test_prescription (Desk *desk, gconstpointer data)
{
  g_autoptr (ClinicAftercare) before = NULL;
  g_autoptr (ClinicAftercare) after = NULL;
  GtkWidget *window = NULL;
  GtkWidget *form;

  load_aftercare (desk, &before);
  form = open_form (clinic_prescription_window_new (desk->base.diary, before->healing, NULL), &window);
  gtk_widget_activate_action (form, "form.save", NULL);
  wait_for_text (form, "Write the cream’s name.");
  gtk_editable_set_text (GTK_EDITABLE (find (form, GTK_TYPE_ENTRY, NULL)), "Tretinoin");
  gtk_widget_activate_action (form, "form.save", NULL);
  gtk_widget_activate_action (form, "form.save", NULL);
  wait_closed (&window);
  g_assert_cmpint (get (desk, "SELECT count (*) FROM prescription"), ==, 1);
  g_assert_cmpint (get (desk, "SELECT paused FROM prescription"), ==, DAY (0));

  load_aftercare (desk, &after);
  form = open_form (clinic_prescription_window_new (desk->base.diary, after->healing, after->prescriptions->pdata[0]), &window);
  gtk_widget_activate_action (form, "form.take-away", NULL);
  wait_closed (&window);
  g_assert_cmpint (get (desk, "SELECT count (*) FROM prescription"), ==, 0);
}

/* What happened in healing is recorded on its day, and taken back. */
static void
test_healing (Desk *desk, gconstpointer data)
{
  g_autoptr (ClinicAftercare) before = NULL;
  g_autoptr (ClinicAftercare) after = NULL;
  GtkWidget *window = NULL;

  clinic_clock_set_now (desk->base.clock, AT (3, 600));
  load_aftercare (desk, &before);
  open_form (clinic_healing_window_new (desk->base.diary, before->healing, CLINIC_HEALING_PEELING_STARTED), &window);
  gtk_widget_activate_action (window, "form.save", NULL);
  wait_closed (&window);
  g_assert_cmpint (get (desk, "SELECT peeling_started FROM healing"), ==, DAY (3));
  load_aftercare (desk, &after);
  open_form (clinic_healing_window_new (desk->base.diary, after->healing, CLINIC_HEALING_PEELING_STARTED), &window);
  gtk_widget_activate_action (window, "form.take-away", NULL);
  wait_closed (&window);
  g_assert_cmpint (get (desk, "SELECT count (*) FROM healing WHERE peeling_started IS NULL"), ==, 1);
}

/* The sheet is saved as a PDF, and printed; what could not be ticked off then is said, and does not undo the print. */
static void
test_take_home (Desk *desk, gconstpointer data)
{
  g_autoptr (ClinicAftercare) aftercare = NULL;
  g_autofree char *path = g_build_filename (desk->base.folder, "sheet.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *window;

  load_aftercare (desk, &aftercare);
  window = clinic_take_home_window_new (NULL, desk->base.diary, aftercare, NULL);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_accessible_assert_property (find (window, CLINIC_TYPE_PAGE_PREVIEW, NULL), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Page 1 of 1");
  clinic_take_home_window_save (CLINIC_TAKE_HOME_WINDOW (window), file);
  wait_for_text (window, "Saved as sheet.pdf.");
  g_assert_cmpint (clinic_test_db_get (desk->base.db, "SELECT count (*) FROM discharge"), ==, 0);
  clinic_test_db_sql (desk->base.db, "CREATE TRIGGER no BEFORE INSERT ON discharge BEGIN SELECT raise (ABORT, 'no'); END", NULL);
  clinic_take_home_window_print (CLINIC_TAKE_HOME_WINDOW (window), GTK_PRINT_OPERATION_ACTION_EXPORT, path);
  wait_for_text (window, "Sent to the printer, but not ticked off the discharge list. "
                         "This does not fit with what is in the clinic. Nothing was changed.");
  clinic_test_db_sql (desk->base.db, "DROP TRIGGER no", NULL);
  clinic_take_home_window_print (CLINIC_TAKE_HOME_WINDOW (window), GTK_PRINT_OPERATION_ACTION_EXPORT, path);
  wait_for_text (window, "Sent to the printer, and ticked off the discharge list.");
  g_assert_cmpint (clinic_test_db_get (desk->base.db, "SELECT count (*) FROM discharge WHERE item = 'sheet'"), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Put off, it leaves what is due and comes later; its history says so. Given to someone, the sheet says to whom. */
static void
test_later (Desk *desk, gconstpointer data)
{
  clinic_clock_set_now (desk->base.clock, FIRST_CALL);
  wait_for_text (desk->page, "Nothing reported yet");
  gtk_widget_activate_action (get_sheet (desk), "call.give", "x", G_GINT64_CONSTANT (3));
  wait_for_text (desk->page, "First call · day 1 · session 1 of 6, Mon 23 Nov, Dr One · for Desk");
  gtk_widget_activate_action (get_sheet (desk), "call.put-off", "s", "tomorrow");
  wait_for_text (desk->page, "Moved to Wed 25 Nov, 9:00");
  wait_for_text (desk->page, "Given to Desk");
  g_assert_cmpint (clinic_test_db_get (desk->base.db, "SELECT due FROM follow_up WHERE id = 1"), ==, AT (2, 540));
}

/* The doctor's task keeps its place, and what was typed, until the note says what was decided. */
static void
test_doctors_note (Desk *desk, gconstpointer data)
{
  GtkWidget *note;

  clinic_clock_set_now (desk->base.clock, FIRST_CALL);
  wait_for_text (desk->page, "Nothing reported yet");
  report (desk, "cold-sore");
  gtk_widget_activate_action (get_sheet (desk), "call.save", NULL);
  wait_for_text (desk->page, "Doctor’s task · Cold sore · session 1 of 6, Mon 23 Nov, Dr One");
  gtk_widget_activate_action (get_sheet (desk), "call.done", NULL);
  wait_for_text (desk->page, "Write what was decided or done.");
  note = find (get_sheet (desk), GTK_TYPE_TEXT_VIEW, NULL);
  g_assert_true (gtk_widget_get_mapped (note));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (note)), "Aciclovir", -1);
  gtk_widget_activate_action (get_sheet (desk), "call.done", NULL);
  wait_for_text (desk->page, "Nothing due");
  g_assert_cmpint (clinic_test_db_get (desk->base.db, "SELECT count (*) FROM follow_up WHERE note = 'Aciclovir'"), ==, 1);
}

static int
get_x (GtkWidget *label, const char *figure)
{
  const char *text = gtk_label_get_text (GTK_LABEL (label));
  PangoRectangle place;

  g_assert_nonnull (strstr (text, figure));
  pango_layout_index_to_pos (gtk_label_get_layout (GTK_LABEL (label)), strstr (text, figure) - text, &place);
  return MIN (place.x, place.x + place.width);
}

static void
test_answers_mirrored (void)
{
  const char *const answers[] = { "3+", NULL };
  GtkWidget *ask;
  GtkWidget *label;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  ask = g_object_ref_sink (clinic_care_ask_new ("Moisturiser", answers));
  label = find (find (ask, GTK_TYPE_TOGGLE_BUTTON, NULL), GTK_TYPE_LABEL, NULL);
  g_assert_cmpint (gtk_widget_get_direction (label), ==, GTK_TEXT_DIR_RTL);
  g_assert_cmpint (get_x (label, "3"), <, get_x (label, "+"));
  g_object_unref (ask);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

#define ADD(name, test) g_test_add ("/follow-ups-page/" name, Desk, NULL, set_up, test, tear_down)

/* The choice above the list does not hold a narrow window open, however long a language's words are. */
static int
get_least_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

static void
test_long_words (Desk *desk, gconstpointer data)
{
  GtkWidget *bin = find (desk->page, CLINIC_TYPE_SHRINK_BIN, NULL);
  GtkWidget *child = clinic_shrink_bin_get_child (CLINIC_SHRINK_BIN (bin));
  GtkWidget *choices;
  guint timeout;

  wait_for_text (desk->page, "Booking");
  choices = gtk_widget_get_parent (find (desk->page, GTK_TYPE_TOGGLE_BUTTON, NULL));
  for (GtkWidget *button = gtk_widget_get_first_child (choices); button != NULL; button = gtk_widget_get_next_sibling (button))
    gtk_button_set_label (GTK_BUTTON (button), "Terminvereinbarungen");
  g_assert_cmpint (get_least_width (child), >, 360);
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 360, 700);
  timeout = g_timeout_add_seconds (10, timed_out_cb, NULL);
  while (gtk_widget_get_width (bin) > 360 || get_least_width (child) > 360)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();
  ADD ("due", test_due);
  ADD ("long-words", test_long_words);
  ADD ("next-named", test_next_named);
  ADD ("verdicts", test_verdicts);
  ADD ("save", test_save);
  ADD ("refused", test_refused);
  ADD ("no-answer", test_no_answer);
  ADD ("later", test_later);
  ADD ("doctors-note", test_doctors_note);
  ADD ("open", test_open);
  ADD ("filter", test_filter);
  ADD ("person-and-kind", test_person_and_kind);
  ADD ("open-far-down", test_open_far_down);
  ADD ("head", test_head);
  ADD ("focus", test_focus);
  ADD ("badge", test_badge);
  ADD ("aftercare", test_aftercare);
  ADD ("take-home", test_take_home);
  ADD ("prescription", test_prescription);
  ADD ("healing", test_healing);
  g_test_add_func ("/follow-ups-page/answers-mirrored", test_answers_mirrored);
  return g_test_run ();
}
