/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "ui/clinic-ui.h"
#include "ui/parts/clinic-date-button.h"

#define TODAY (clinic_day_from_ymd (2026, 11, 24))

typedef struct
{
  GtkWidget *window;
  ClinicDateButton *button;
  int notified; /* changes of the day */
} Fixture;

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_child (child, type);
  return found;
}

static GtkEditable *
get_entry (Fixture *fixture)
{
  return GTK_EDITABLE (find_child (GTK_WIDGET (fixture->button), GTK_TYPE_ENTRY));
}

static void
count_cb (int *count)
{
  (*count)++;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->window = gtk_window_new ();
  fixture->button = CLINIC_DATE_BUTTON (clinic_date_button_new ("Day"));
  clinic_date_button_set_today (fixture->button, TODAY);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->button));
  g_signal_connect_swapped (fixture->button, "notify::day", G_CALLBACK (count_cb), &fixture->notified);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_object_ref (fixture->button);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->button);
}

static gboolean
type_day (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (get_entry (fixture), text);
  return clinic_date_button_commit (fixture->button);
}

static void
test_shows (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpint (clinic_date_button_get_day (fixture->button), ==, CLINIC_DAY_NONE);
  clinic_date_button_set_day (fixture->button, clinic_day_from_ymd (2026, 12, 15));
  clinic_date_button_set_day (fixture->button, clinic_day_from_ymd (2026, 12, 15));
  g_assert_cmpstr (gtk_editable_get_text (get_entry (fixture)), ==, "Tue 15 Dec 2026");
  g_assert_cmpint (fixture->notified, ==, 1);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_entry (fixture)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Day");
}

static void
test_typed (Fixture *fixture, gconstpointer unused)
{
  g_assert_true (type_day (fixture, " 15 dec "));
  g_assert_cmpint (clinic_date_button_get_day (fixture->button), ==, clinic_day_from_ymd (2026, 12, 15));
  g_assert_cmpstr (gtk_editable_get_text (get_entry (fixture)), ==, "Tue 15 Dec 2026");
  g_assert_true (clinic_date_button_commit (fixture->button));
  g_assert_cmpint (fixture->notified, ==, 1);
  g_assert_true (type_day (fixture, ""));
  g_assert_cmpint (clinic_date_button_get_day (fixture->button), ==, CLINIC_DAY_NONE);
  g_assert_null (clinic_date_button_get_fault (fixture->button));
  g_assert_cmpint (fixture->notified, ==, 2);
}

static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *typed;
    const char *fault;
  } cases[] = {
    { "soon", "No such day: write it like Tue 24 Nov 2026" },
    { "31 Nov 2026", "No such day: write it like Tue 24 Nov 2026" },
    { "14 Dec 2026", "Not before Tue 15 Dec 2026" },
    { "2027-02-01", "Not after Sun 31 Jan 2027" },
  };

  clinic_date_button_set_limits (fixture->button, clinic_day_from_ymd (2026, 12, 15),
                                 clinic_day_from_ymd (2027, 1, 31));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_false (type_day (fixture, cases[i].typed));
      g_assert_cmpstr (gtk_editable_get_text (get_entry (fixture)), ==, cases[i].typed);
      g_assert_cmpstr (clinic_date_button_get_fault (fixture->button), ==, cases[i].fault);
      g_assert_cmpint (clinic_date_button_get_day (fixture->button), ==, CLINIC_DAY_NONE);
      gtk_test_accessible_assert_state (GTK_ACCESSIBLE (get_entry (fixture)), GTK_ACCESSIBLE_STATE_INVALID,
                                        GTK_ACCESSIBLE_INVALID_TRUE);
      g_assert_true (type_day (fixture, "15 Dec 2026"));
      g_assert_null (clinic_date_button_get_fault (fixture->button));
      gtk_test_accessible_assert_state (GTK_ACCESSIBLE (get_entry (fixture)), GTK_ACCESSIBLE_STATE_INVALID,
                                        GTK_ACCESSIBLE_INVALID_FALSE);
    }
  g_assert_true (type_day (fixture, "31 Jan 2027"));
}

static void
test_owners_fault (Fixture *fixture, gconstpointer unused)
{
  clinic_date_button_set_day (fixture->button, clinic_day_from_ymd (2026, 12, 8));
  clinic_date_button_set_fault (fixture->button, "Earliest Tue 15 Dec: 21 days after session 3.");
  g_assert_cmpint (clinic_date_button_get_day (fixture->button), ==, clinic_day_from_ymd (2026, 12, 8));
  g_assert_true (clinic_date_button_commit (fixture->button));
  g_assert_nonnull (clinic_date_button_get_fault (fixture->button));
  g_assert_true (type_day (fixture, "15 Dec 2026"));
  g_assert_null (clinic_date_button_get_fault (fixture->button));
}

static GtkCalendar *
open_calendar (Fixture *fixture)
{
  GtkWidget *popover = find_child (GTK_WIDGET (fixture->button), GTK_TYPE_POPOVER);

  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  gtk_widget_activate_action (GTK_WIDGET (fixture->button), "day.open", NULL);
  g_assert_true (gtk_widget_get_visible (popover));
  return GTK_CALENDAR (find_child (popover, GTK_TYPE_CALENDAR));
}

static void
test_picked (Fixture *fixture, gconstpointer unused)
{
  GtkCalendar *calendar = open_calendar (fixture);

  g_object_set (calendar, "day", 26, NULL);
  g_signal_emit_by_name (calendar, "day-selected");
  g_assert_cmpint (clinic_date_button_get_day (fixture->button), ==, clinic_day_from_ymd (2026, 11, 26));
  g_assert_cmpstr (gtk_editable_get_text (get_entry (fixture)), ==, "Thu 26 Nov 2026");
}

/* Paging selects a day in the other month: nothing is taken until it is chosen. */
static void
test_paged (Fixture *fixture, gconstpointer unused)
{
  GtkCalendar *calendar = open_calendar (fixture);
  GtkWidget *choose;

  clinic_date_button_set_limits (fixture->button, clinic_day_from_ymd (2026, 12, 15), CLINIC_DAY_NONE);
  g_object_set (calendar, "month", 11, NULL);
  g_signal_emit_by_name (calendar, "day-selected");
  g_assert_cmpint (clinic_date_button_get_day (fixture->button), ==, CLINIC_DAY_NONE);
  choose = gtk_widget_get_next_sibling (GTK_WIDGET (calendar));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (choose)), ==, "Choose Thu 24 Dec 2026");
  g_assert_true (gtk_widget_get_sensitive (choose));
  gtk_widget_activate_action (choose, "day.choose", NULL);
  g_assert_cmpint (clinic_date_button_get_day (fixture->button), ==, clinic_day_from_ymd (2026, 12, 24));
}

static void
test_pick_limited (Fixture *fixture, gconstpointer unused)
{
  GtkCalendar *calendar = open_calendar (fixture);
  GtkWidget *choose = gtk_widget_get_next_sibling (GTK_WIDGET (calendar));

  clinic_date_button_set_limits (fixture->button, clinic_day_from_ymd (2026, 12, 15), CLINIC_DAY_NONE);
  g_object_set (calendar, "day", 26, NULL);
  g_signal_emit_by_name (calendar, "day-selected");
  g_assert_cmpint (clinic_date_button_get_day (fixture->button), ==, CLINIC_DAY_NONE);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (choose)), ==, "Not before Tue 15 Dec 2026");
  g_assert_false (gtk_widget_get_sensitive (choose));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();
  g_test_add ("/date-button/shows", Fixture, NULL, set_up, test_shows, tear_down);
  g_test_add ("/date-button/typed", Fixture, NULL, set_up, test_typed, tear_down);
  g_test_add ("/date-button/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/date-button/owners-fault", Fixture, NULL, set_up, test_owners_fault, tear_down);
  g_test_add ("/date-button/picked", Fixture, NULL, set_up, test_picked, tear_down);
  g_test_add ("/date-button/paged", Fixture, NULL, set_up, test_paged, tear_down);
  g_test_add ("/date-button/pick-limited", Fixture, NULL, set_up, test_pick_limited, tear_down);
  return g_test_run ();
}
