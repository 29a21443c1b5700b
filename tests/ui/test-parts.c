/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "ui/clinic-ui.h"
#include "ui/parts/clinic-alert-pill.h"
#include "ui/parts/clinic-columns.h"
#include "ui/parts/clinic-course-bar.h"
#include "ui/parts/clinic-healing-track.h"
#include "ui/parts/clinic-layout.h"
#include "ui/parts/clinic-numbing-clock.h"
#include "ui/parts/clinic-page-switcher.h"
#include "ui/parts/clinic-session-words.h"
#include "ui/parts/clinic-state-swatch.h"
#include "ui/parts/clinic-scrolled-bin.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-symbol.h"
#include "ui/parts/clinic-toast-bin.h"
#include "ui/parts/clinic-verdict-bar.h"
#include "ui/parts/clinic-wrap-box.h"

/* Counts the part's own properties; style classes are GtkWidget's. */
static void
notify_cb (GObject *object, GParamSpec *pspec, int *count)
{
  if (pspec->owner_type == G_OBJECT_TYPE (object))
    (*count)++;
}

static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return gtk_widget_get_visible (widget) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}

static void
assert_name (GtkWidget *widget, const char *name)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

static void
test_pill_kinds (void)
{
  static const struct
  {
    ClinicAlertKind kind;
    const char *text;
    const char *shown;
    const char *css_class;
    gboolean word_when_compact;
  } cases[] = {
    { CLINIC_ALERT_ALLERGY, NULL, "Allergy", "caution", FALSE },
    { CLINIC_ALERT_ALLERGY, "Allergy: lidocaine", "Allergy: lidocaine", "caution", FALSE },
    { CLINIC_ALERT_COLD_SORES, "", "Cold sores", "caution", FALSE },
    { CLINIC_ALERT_RED_FLAG, NULL, "Red flag", "flag", TRUE },
    { CLINIC_ALERT_LATE, "9 min late", "9 min late", "caution", FALSE },
    { CLINIC_ALERT_MISSING, NULL, "Consent to sign", "caution", FALSE },
    { CLINIC_ALERT_OK, NULL, "Signed", "fine", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *pill = g_object_ref_sink (clinic_alert_pill_new (cases[i].kind, cases[i].text));

      g_assert_cmpstr (clinic_alert_pill_get_text (CLINIC_ALERT_PILL (pill)), ==, cases[i].shown);
      g_assert_nonnull (find_label (pill, cases[i].shown));
      g_assert_true (gtk_widget_has_css_class (pill, cases[i].css_class));
      assert_name (pill, cases[i].shown);
      clinic_alert_pill_set_compact (CLINIC_ALERT_PILL (pill), TRUE);
      g_assert_cmpint (find_label (pill, cases[i].shown) != NULL, ==, cases[i].word_when_compact);
      assert_name (pill, cases[i].shown);
      g_assert_finalize_object (pill);
    }
}

static void
test_pill_changes (void)
{
  GtkWidget *pill = g_object_ref_sink (clinic_alert_pill_new (CLINIC_ALERT_MISSING, NULL));
  int notified = 0;

  gtk_widget_add_css_class (pill, "mine");
  g_signal_connect (pill, "notify", G_CALLBACK (notify_cb), &notified);
  clinic_alert_pill_set_kind (CLINIC_ALERT_PILL (pill), CLINIC_ALERT_MISSING);
  g_assert_cmpint (notified, ==, 0);
  g_object_set (pill, "kind", CLINIC_ALERT_OK, "text", "Nothing wrong reported", "compact", FALSE, NULL);
  g_assert_cmpint (notified, ==, 2);
  g_assert_true (gtk_widget_has_css_class (pill, "fine"));
  g_assert_false (gtk_widget_has_css_class (pill, "caution"));
  g_assert_true (gtk_widget_has_css_class (pill, "mine"));
  assert_name (pill, "Nothing wrong reported");
  g_assert_finalize_object (pill);
}

static void
test_session_words (void)
{
  static const struct
  {
    ClinicSessionState state;
    gboolean ready;
    const char *word, *where, *icon, *css_class;
  } cases[] = {
    { CLINIC_SESSION_BOOKED, FALSE, "Booked", "not here yet", "x-office-calendar-symbolic", "state-booked" },
    { CLINIC_SESSION_BOOKED, TRUE, "Booked", "not here yet", "x-office-calendar-symbolic", "state-booked" },
    { CLINIC_SESSION_ARRIVED, FALSE, "Arrived", "in the house", "avatar-default-symbolic", "state-house" },
    { CLINIC_SESSION_NUMBING, FALSE, "Numbing", "in the house", "sittings-cream-symbolic", "state-house" },
    { CLINIC_SESSION_NUMBING, TRUE, "Ready", "in the house", "alarm-symbolic", "state-house" },
    { CLINIC_SESSION_ROLLING, TRUE, "Rolling", "in the house", "sittings-roller-symbolic", "state-house" },
    { CLINIC_SESSION_FULFILLED, FALSE, "Done", "has left", "object-select-symbolic", "state-done" },
    { CLINIC_SESSION_CANCELLED, FALSE, "Cancelled", "not coming", "action-unavailable-symbolic", "state-off" },
    { CLINIC_SESSION_NOSHOW, FALSE, "No-show", "did not come", "action-unavailable-symbolic", "state-off" },
  };
  GtkIconTheme *icons = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *icon = clinic_session_words_get_icon (cases[i].state, cases[i].ready);

      g_assert_cmpstr (clinic_session_words_get_word (cases[i].state, cases[i].ready), ==, cases[i].word);
      g_assert_cmpstr (clinic_session_words_get_where (cases[i].state), ==, cases[i].where);
      g_assert_cmpstr (icon, ==, cases[i].icon);
      g_assert_cmpstr (clinic_session_words_get_class (cases[i].state), ==, cases[i].css_class);
      g_assert_true (gtk_icon_theme_has_icon (icons, icon));
    }
  g_assert_cmpstr (clinic_session_words_get_spoken (CLINIC_SESSION_NUMBING, TRUE), ==, "ready");
  g_assert_cmpstr (clinic_session_words_get_spoken (CLINIC_SESSION_FULFILLED, FALSE), ==, "done");
}

static void
test_swatch (void)
{
  GtkWidget *swatch = g_object_ref_sink (clinic_state_swatch_new (CLINIC_SESSION_FULFILLED, CLINIC_SWATCH_ROLLING));

  g_assert_true (gtk_widget_has_css_class (swatch, "state-done"));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (swatch), GTK_ACCESSIBLE_ROLE_PRESENTATION);
  g_assert_finalize_object (swatch);
}

static void
test_clock (void)
{
  static const struct
  {
    int minutes, ready_min, max_min;
    const char *css_class, *name;
  } cases[] = {
    { 0, 30, 60, "waiting", "0 min under cream, ready at 30 min" },
    { 29, 30, 60, "waiting", "29 min under cream, ready at 30 min" },
    { 30, 30, 60, "ready", "30 min under cream, ready" },
    { 59, 30, 60, "ready", "59 min under cream, ready" },
    { 60, 30, 60, "overdue", "60 min under cream, overdue: 60 min at most" },
    { 63, 30, 60, "overdue", "63 min under cream, overdue: 60 min at most" },
    { 63, 60, 90, "ready", "63 min under cream, ready" },
    /* never overdue before ready */
    { 50, 60, 45, "waiting", "50 min under cream, ready at 60 min" },
    { 60, 60, 45, "overdue", "60 min under cream, overdue: 45 min at most" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *clock = g_object_ref_sink (clinic_numbing_clock_new ());
      g_autofree char *figure = g_strdup_printf ("%d", cases[i].minutes);

      clinic_numbing_clock_set_limits (CLINIC_NUMBING_CLOCK (clock), cases[i].ready_min, 45, cases[i].max_min);
      clinic_numbing_clock_set_minutes (CLINIC_NUMBING_CLOCK (clock), cases[i].minutes);
      g_assert_true (gtk_widget_has_css_class (clock, cases[i].css_class));
      g_assert_cmpint (clinic_numbing_clock_is_overdue (CLINIC_NUMBING_CLOCK (clock)), ==,
                       g_str_equal (cases[i].css_class, "overdue"));
      g_assert_nonnull (find_label (clock, figure));
      assert_name (clock, cases[i].name);
      g_assert_finalize_object (clock);
    }
}

static void
test_clock_notifies (void)
{
  GtkWidget *clock = g_object_ref_sink (clinic_numbing_clock_new ());
  int notified = 0;

  g_signal_connect (clock, "notify", G_CALLBACK (notify_cb), &notified);
  g_object_set (clock, "minutes", 22, "ready-min", 30, "plan-min", 40, "max-min", 60, NULL);
  g_assert_cmpint (notified, ==, 2);
  g_assert_cmpint (clinic_numbing_clock_get_minutes (CLINIC_NUMBING_CLOCK (clock)), ==, 22);
  g_assert_finalize_object (clock);
}

static int
count_segments (GtkWidget *bar, const char *css_class)
{
  GtkWidget *grid = gtk_widget_get_first_child (bar);
  int count = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (grid); child != NULL; child = gtk_widget_get_next_sibling (child))
    count += g_str_equal (gtk_widget_get_css_name (child), "segment") && gtk_widget_has_css_class (child, css_class);
  return count;
}

static void
test_course (void)
{
  static const struct
  {
    int length, performed, now, booked, left;
    const char *name;
  } cases[] = {
    { 6, 0, 0, 0, 6, "0 of 6 done" },
    { 6, 3, 0, 0, 3, "3 of 6 done" },
    { 6, 3, 0, 3, 0, "3 of 6 done, 3 booked" },
    { 8, 4, 1, 0, 3, "4 of 8 done, one in the house now" },
    { 8, 4, 1, 2, 1, "4 of 8 done, one in the house now, 2 booked" },
    { 6, 7, 0, 0, 0, "7 of 6 done" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *bar = g_object_ref_sink (clinic_course_bar_new ());

      clinic_course_bar_set_progress (CLINIC_COURSE_BAR (bar), cases[i].length, cases[i].performed, cases[i].now,
                                      cases[i].booked);
      g_assert_cmpint (count_segments (bar, "performed"), ==, cases[i].performed);
      g_assert_cmpint (count_segments (bar, "now"), ==, cases[i].now);
      g_assert_cmpint (count_segments (bar, "booked"), ==, cases[i].booked);
      g_assert_cmpint (count_segments (bar, "left"), ==, cases[i].left);
      assert_name (bar, cases[i].name);
      g_assert_finalize_object (bar);
    }
}

static void
test_course_captions (void)
{
  const char *captions[] = { "29 Sep", "27 Oct", "3", NULL };
  GtkWidget *bar = g_object_ref_sink (clinic_course_bar_new ());
  int notified = 0;

  g_object_set (bar, "length", 4, "performed", 2, "captions", captions, NULL);
  g_assert_true (gtk_widget_has_css_class (find_label (bar, "27 Oct"), "latest"));
  g_assert_false (gtk_widget_has_css_class (find_label (bar, "3"), "latest"));
  g_signal_connect (bar, "notify", G_CALLBACK (notify_cb), &notified);
  clinic_course_bar_set_captions (CLINIC_COURSE_BAR (bar), captions);
  g_assert_cmpint (notified, ==, 0);
  clinic_course_bar_set_captions (CLINIC_COURSE_BAR (bar), NULL);
  g_assert_null (find_label (bar, "29 Sep"));
  g_assert_cmpint (notified, ==, 1);
  g_assert_finalize_object (bar);
}

static void
test_healing (void)
{
  ClinicHealingTrack *track = CLINIC_HEALING_TRACK (g_object_ref_sink (clinic_healing_track_new ()));
  GtkWidget *widget = GTK_WIDGET (track);

  clinic_healing_track_set_state (track, CLINIC_HEALING_PEELING);
  clinic_healing_track_set_detail (track, CLINIC_HEALING_PEELING, "since 26 Nov");
  g_assert_true (gtk_widget_has_css_class (find_label (widget, "Fresh"), "done"));
  g_assert_true (gtk_widget_has_css_class (find_label (widget, "Tight"), "done"));
  g_assert_true (gtk_widget_has_css_class (find_label (widget, "Peeling"), "current"));
  g_assert_true (gtk_widget_has_css_class (find_label (widget, "Settled"), "coming"));
  assert_name (widget, "Healing: Peeling, since 26 Nov");
  clinic_healing_track_set_state (track, CLINIC_HEALING_SETTLED);
  g_assert_true (gtk_widget_has_css_class (find_label (widget, "Settled"), "done"));
  assert_name (widget, "Healing: Settled");
  g_assert_finalize_object (track);
}

/* With as much room as they ask for words do not run into each other, nor leave the widget, in either direction. */
static void
test_healing_layout (void)
{
  static const char *const words[] = { "Fresh", "Tight", "Peeling", "Settled" };

  for (int rtl = FALSE; rtl <= TRUE; rtl++)
    {
      GtkWidget *window = gtk_window_new ();
      GtkWidget *track = clinic_healing_track_new ();
      int natural;
      double edge;

      gtk_widget_set_direction (track, rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      gtk_widget_set_halign (track, GTK_ALIGN_START);
      gtk_window_set_child (GTK_WINDOW (window), track);
      gtk_widget_measure (track, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      gtk_widget_set_size_request (window, 50, 50);
      gtk_window_set_default_size (GTK_WINDOW (window), natural + 20, -1);
      gtk_window_present (GTK_WINDOW (window));
      gtk_test_widget_wait_for_draw (window);
      edge = 0;
      for (int i = 0; i < 4; i++)
        {
          GtkWidget *label = find_label (track, words[rtl ? 3 - i : i]);
          graphene_rect_t bounds;

          g_assert_true (gtk_widget_compute_bounds (label, track, &bounds));
          g_assert_cmpfloat (bounds.origin.x, >=, edge);
          edge = bounds.origin.x + bounds.size.width;
        }
      g_assert_cmpfloat (edge, <=, gtk_widget_get_width (track));
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

/* Where there is too little room for all, the words of the step that is current stand below, whole. */
static void
test_healing_short (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *track = clinic_healing_track_new ();
  graphene_rect_t bounds;
  int least;

  clinic_healing_track_set_state (CLINIC_HEALING_TRACK (track), CLINIC_HEALING_PEELING);
  gtk_window_set_child (GTK_WINDOW (window), track);
  gtk_widget_measure (track, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), least, -1);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  g_assert_true (gtk_widget_get_mapped (find_label (track, "Peeling")));
  g_assert_false (gtk_widget_get_mapped (find_label (track, "Fresh")));
  g_assert_true (gtk_widget_compute_bounds (find_label (track, "Peeling"), track, &bounds));
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (track));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_verdict (void)
{
  static const struct
  {
    ClinicVerdict verdict;
    const char *body, *note, *title, *css_class, *name;
  } cases[] = {
    { CLINIC_VERDICT_NOTHING, NULL, NULL, "Nothing reported yet", "verdict-nothing", "Nothing reported yet" },
    { CLINIC_VERDICT_EXPECTED, "Go on.", NULL, "As expected", "verdict-expected", "As expected. Go on." },
    { CLINIC_VERDICT_WATCH, "", NULL, "Watch: call again tomorrow", "verdict-watch", "Watch: call again tomorrow" },
    { CLINIC_VERDICT_DOCTOR, NULL, NULL, "Doctor today", "verdict-doctor", "Doctor today" },
    { CLINIC_VERDICT_URGENT, "At once.", "Dr Nair will be told", "Urgent: doctor now", "verdict-urgent",
      "Urgent: doctor now. At once. Dr Nair will be told" },
  };
  GtkWidget *bar = g_object_ref_sink (clinic_verdict_bar_new ());

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_ROLE_STATUS);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      clinic_verdict_bar_set_verdict (CLINIC_VERDICT_BAR (bar), cases[i].verdict, NULL, cases[i].body, cases[i].note);
      g_assert_cmpint (clinic_verdict_bar_get_verdict (CLINIC_VERDICT_BAR (bar)), ==, cases[i].verdict);
      g_assert_nonnull (find_label (bar, cases[i].title));
      g_assert_true (gtk_widget_has_css_class (bar, cases[i].css_class));
      g_assert_cmpstr (clinic_verdict_get_class (cases[i].verdict), ==, cases[i].css_class);
      assert_name (bar, cases[i].name);
    }
  g_assert_false (gtk_widget_has_css_class (bar, "verdict-watch"));
  clinic_verdict_bar_set_verdict (CLINIC_VERDICT_BAR (bar), CLINIC_VERDICT_WATCH, "Watch: call on Monday", NULL, NULL);
  g_assert_cmpstr (clinic_verdict_bar_get_title (CLINIC_VERDICT_BAR (bar)), ==, "Watch: call on Monday");
  g_assert_finalize_object (bar);
}

static void
test_status_line (void)
{
  GtkWidget *line = g_object_ref_sink (clinic_status_line_new (CLINIC_TONE_GOOD, NULL, "Sheet given"));
  GtkWidget *icon = gtk_widget_get_first_child (line);
  int notified = 0;

  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (icon)), ==, "object-select-symbolic");
  g_assert_nonnull (find_label (line, "Sheet given"));
  g_signal_connect (line, "notify", G_CALLBACK (notify_cb), &notified);
  g_object_set (line, "tone", CLINIC_TONE_PLAIN, "text", "Bed 4 free about 10:55", "strong", TRUE, NULL);
  g_assert_cmpint (notified, ==, 3);
  g_assert_false (gtk_widget_get_visible (icon));
  g_assert_true (gtk_widget_has_css_class (line, "strong"));
  g_assert_false (gtk_widget_has_css_class (line, "good"));
  clinic_status_line_set_icon_name (CLINIC_STATUS_LINE (line), "sittings-bed-symbolic");
  g_assert_true (gtk_widget_get_visible (icon));
  g_assert_finalize_object (line);
}

static void
test_wrap (void)
{
  static const struct
  {
    int width, height;
  } cases[] = { { 320, 20 }, { 319, 46 }, { 214, 46 }, { 213, 72 }, { 108, 72 }, { -1, 20 } };
  GtkWidget *box = g_object_ref_sink (clinic_wrap_box_new ());
  int minimum, natural;

  for (int i = 0; i < 4; i++)
    {
      GtkWidget *child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_set_size_request (child, i == 2 ? 108 : 100, 20);
      gtk_widget_set_visible (child, i != 1);
      clinic_wrap_box_append (CLINIC_WRAP_BOX (box), child);
    }
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 108);
  g_assert_cmpint (natural, ==, 100 + 6 + 108 + 6 + 100);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, cases[i].width, &minimum, &natural, NULL, NULL);
      g_assert_cmpint (natural, ==, cases[i].height);
    }
  g_assert_finalize_object (box);
}

static GtkWidget *
nth_child (GtkWidget *widget, int n)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (n-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
test_page_switcher (void)
{
  g_autoptr (AdwViewStack) stack = g_object_ref_sink (ADW_VIEW_STACK (adw_view_stack_new ()));
  AdwViewStackPage *today = adw_view_stack_add_titled (stack, adw_bin_new (), "today", "Today");
  AdwViewStackPage *calls = adw_view_stack_add_titled (stack, adw_bin_new (), "calls", "Follow-ups");

  for (int narrow = 0; narrow < 2; narrow++)
    {
      g_autoptr (GtkWidget) switcher = g_object_ref_sink (clinic_page_switcher_new (narrow));

      adw_view_stack_set_visible_child (stack, adw_view_stack_page_get_child (today));
      adw_view_stack_page_set_badge_number (calls, 0);
      g_object_set (switcher, "stack", stack, NULL);
      assert_name (nth_child (switcher, 0), "Today");
      assert_name (nth_child (switcher, 1), "Follow-ups");
      g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (nth_child (switcher, 0))));
      g_assert_null (find_label (switcher, "0"));

      adw_view_stack_page_set_badge_number (calls, 27);
      assert_name (nth_child (switcher, 1), "Follow-ups, 27 due");
      g_assert_nonnull (find_label (switcher, "27"));

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (nth_child (switcher, 1)), TRUE);
      g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack), ==, "calls");
      adw_view_stack_set_visible_child_name (stack, "today");
      g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (nth_child (switcher, 0))));
      gtk_test_accessible_assert_state (GTK_ACCESSIBLE (nth_child (switcher, 1)), GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
      g_object_set (switcher, "stack", NULL, NULL);
      g_assert_null (gtk_widget_get_first_child (switcher));
    }
}

/* A page of 400 by 300 with a button of 34 at its foot, or none, and what is said over it. */
static GtkWidget *
say_over (GtkWidget *window, gboolean with_button)
{
  GtkWidget *bin = clinic_toast_bin_new ();
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *text = gtk_label_new ("What was done");
  GtkWidget *button = gtk_button_new_with_label ("Save");

  gtk_widget_set_vexpand (text, TRUE);
  gtk_box_append (GTK_BOX (page), text);
  gtk_box_append (GTK_BOX (page), button);
  gtk_widget_set_visible (button, with_button);
  clinic_toast_bin_set_child (CLINIC_TOAST_BIN (bin), page);
  gtk_window_set_child (GTK_WINDOW (window), bin);
  clinic_toast_bin_say (CLINIC_TOAST_BIN (bin), "Saved", "Undo", "win.undo");
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 300);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return bin;
}

static void
test_toast_place (void)
{
  for (int with_button = 0; with_button < 2; with_button++)
    {
      GtkWidget *window = gtk_window_new ();
      GtkWidget *bin = say_over (window, with_button);
      GtkWidget *toast = nth_child (bin, 1);
      GtkWidget *button = nth_child (nth_child (bin, 0), 1);
      graphene_rect_t said, needed;

      g_assert_nonnull (find_label (bin, "Saved"));
      g_assert_true (gtk_widget_compute_bounds (toast, bin, &said));
      g_assert_cmpint (said.origin.y + said.size.height, >, gtk_widget_get_height (bin) - 100);
      if (with_button && gtk_widget_compute_bounds (button, bin, &needed))
        g_assert_cmpint (said.origin.y + said.size.height, <=, needed.origin.y);
      else
        g_assert_cmpint (said.origin.y + said.size.height, >, gtk_widget_get_height (bin) - 34);
      g_signal_emit_by_name (nth_child (toast, 2), "clicked");
      g_assert_false (gtk_widget_get_visible (toast));
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

/* Over a list with a button in each row the only free place is far up: it stands above the foot's own button instead. */
static void
test_toast_over_rows (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *bin = say_over (window, TRUE);
  GtkWidget *page = nth_child (bin, 0);
  GtkWidget *foot = gtk_widget_get_last_child (page);
  graphene_rect_t said, needed;

  for (int i = 0; i < 14; i++)
    gtk_box_insert_child_after (GTK_BOX (page), gtk_button_new_with_label ("Row"), gtk_widget_get_first_child (page));
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 700);
  gtk_test_widget_wait_for_draw (window);
  gtk_test_widget_wait_for_draw (window);
  g_assert_true (gtk_widget_compute_bounds (nth_child (bin, 1), bin, &said));
  g_assert_true (gtk_widget_compute_bounds (foot, bin, &needed));
  g_assert_cmpint (said.origin.y + said.size.height, <=, needed.origin.y);
  g_assert_cmpint (said.origin.y, >, gtk_widget_get_height (bin) - 200);
  gtk_window_destroy (GTK_WINDOW (window));
}

static GdkTexture *
draw_symbol (GtkWidget *widget, const GdkRGBA *color)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  GdkTexture *texture;

  clinic_symbol_draw (widget, snapshot, "sittings-bed-symbolic", 16, color, 3.5, 2);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_cmpint (gsk_render_node_get_node_type (node), ==, GSK_TEXTURE_NODE);
  texture = g_object_ref (gsk_texture_node_get_texture (node));
  gsk_render_node_unref (node);
  return texture;
}

/* The bed's pixels are red where there are any. */
static void
assert_all_red (GdkTexture *texture)
{
  guint32 pixels[16 * 16];
  guint n_drawn = 0;

  g_assert_cmpint (gdk_texture_get_width (texture), ==, 16);
  gdk_texture_download (texture, (guchar *) pixels, 16 * sizeof (guint32));
  for (guint i = 0; i < G_N_ELEMENTS (pixels); i++)
    {
      g_assert_cmpuint (pixels[i] & 0xffff, ==, 0);
      n_drawn += pixels[i] != 0;
    }
  g_assert_cmpuint (n_drawn, >, 10);
}

static void
test_symbol_kept_by_color (void)
{
  const GdkRGBA red = { 1, 0, 0, 1 }, blue = { 0, 0, 1, 1 };
  g_autoptr (GtkWidget) widget = g_object_ref_sink (gtk_label_new (NULL));
  g_autoptr (GdkTexture) first = draw_symbol (widget, &red);
  g_autoptr (GdkTexture) again = draw_symbol (widget, &red);
  g_autoptr (GdkTexture) other = draw_symbol (widget, &blue);

  assert_all_red (first);
  g_assert_true (first == again);
  g_assert_true (first != other);
}

/* Where a line has room to spare, text stands at its other end in a mirrored window, and is drawn from there. */
static void
test_layout_shift (void)
{
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));

  for (int mirrored = FALSE; mirrored <= TRUE; mirrored++)
    {
      g_autoptr (PangoLayout) layout = NULL;
      int width;

      gtk_widget_set_direction (widget, mirrored ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      layout = gtk_widget_create_pango_layout (widget, "Bed 1");
      g_assert_cmpint (clinic_layout_get_shift (layout), ==, 0);
      pango_layout_get_pixel_size (layout, &width, NULL);
      pango_layout_set_width (layout, 200 * PANGO_SCALE);
      g_assert_cmpint (clinic_layout_get_shift (layout), ==, mirrored ? 200 - width : 0);
    }
  g_object_unref (widget);
}

static int
get_least (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int least;

  gtk_widget_measure (widget, orientation, for_size, &least, NULL, NULL, NULL);
  return least;
}

/* What wraps is as low as one line where its width is not known, and is given the room that others leave. */
static void
test_line_layout (void)
{
  GtkWidget *line = g_object_ref_sink (clinic_status_line_new (CLINIC_TONE_GOOD, NULL, "A sheet is given to take home"));
  GtkWidget *label = gtk_widget_get_last_child (line);
  int least = get_least (line, GTK_ORIENTATION_HORIZONTAL, -1);
  int wide = get_least (line, GTK_ORIENTATION_VERTICAL, 1000);

  g_assert_cmpint (get_least (line, GTK_ORIENTATION_VERTICAL, -1), ==, wide);
  g_assert_cmpint (get_least (line, GTK_ORIENTATION_VERTICAL, least), >, 2 * wide);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_allocate (line, 1000, wide, -1, NULL);
  g_assert_cmpint (gtk_widget_get_width (gtk_widget_get_first_child (line)), ==, 16);
  g_assert_cmpint (gtk_widget_get_width (label), ==, 1000 - 16 - 6);
  g_object_unref (line);
}

/* Beside each other while each has the width that it needs. */
static void
test_scrolled_bin (void)
{
  GtkWidget *window = gtk_window_new (), *scroller = gtk_scrolled_window_new ();
  GtkWidget *bin = g_object_new (CLINIC_TYPE_SCROLLED_BIN, NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "label", "as high as its words are at the width there is", NULL);
  int width, without, own, given;

  gtk_widget_set_parent (label, bin);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), bin);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_widget_measure (bin, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (bin, GTK_ORIENTATION_VERTICAL, -1, NULL, &without, NULL, NULL);
  gtk_widget_measure (bin, GTK_ORIENTATION_VERTICAL, width / 2, NULL, &given, NULL, NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, width / 2, NULL, &own, NULL, NULL);
  g_assert_cmpint (without, ==, 0);
  g_assert_cmpint (given, ==, own);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_columns (void)
{
  GtkWidget *columns = g_object_ref_sink (clinic_columns_new ());

  for (int i = 0; i < 2; i++)
    clinic_columns_append (CLINIC_COLUMNS (columns), g_object_new (GTK_TYPE_BOX, "height-request", 100, NULL));
  g_assert_cmpint (get_least (columns, GTK_ORIENTATION_VERTICAL, 800), ==, 100);
  g_assert_cmpint (get_least (columns, GTK_ORIENTATION_VERTICAL, 600), >, 200);
  gtk_widget_set_size_request (gtk_widget_get_last_child (columns), 400, 100);
  g_assert_cmpint (get_least (columns, GTK_ORIENTATION_VERTICAL, 800), >, 200);
  g_assert_cmpint (get_least (columns, GTK_ORIENTATION_VERTICAL, 1200), ==, 100);
  g_object_unref (columns);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    CLINIC_UI_RESOURCE_PATH "/icons");
  g_test_add_func ("/symbol/kept-by-color", test_symbol_kept_by_color);
  g_test_add_func ("/alert-pill/kinds", test_pill_kinds);
  g_test_add_func ("/alert-pill/changes", test_pill_changes);
  g_test_add_func ("/session-words/table", test_session_words);
  g_test_add_func ("/state-swatch/state", test_swatch);
  g_test_add_func ("/numbing-clock/phases", test_clock);
  g_test_add_func ("/numbing-clock/notifies", test_clock_notifies);
  g_test_add_func ("/course-bar/segments", test_course);
  g_test_add_func ("/course-bar/captions", test_course_captions);
  g_test_add_func ("/healing-track/states", test_healing);
  g_test_add_func ("/healing-track/layout", test_healing_layout);
  g_test_add_func ("/healing-track/short", test_healing_short);
  g_test_add_func ("/verdict-bar/verdicts", test_verdict);
  g_test_add_func ("/status-line/tones", test_status_line);
  g_test_add_func ("/line-layout/sizes", test_line_layout);
  g_test_add_func ("/scrolled-bin/sizes", test_scrolled_bin);
  g_test_add_func ("/columns/sizes", test_columns);
  g_test_add_func ("/wrap-box/lines", test_wrap);
  g_test_add_func ("/layout/shift", test_layout_shift);
  g_test_add_func ("/page-switcher/tabs", test_page_switcher);
  g_test_add_func ("/toast-bin/place", test_toast_place);
  g_test_add_func ("/toast-bin/over-rows", test_toast_over_rows);
  return g_test_run ();
}
