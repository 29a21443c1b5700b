/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "model/clinic-diary-booking.h"
#include "ui/calendar/clinic-agenda-item.h"
#include "ui/calendar/clinic-agenda-view.h"
#include "ui/calendar/clinic-calendar-page.h"
#include "ui/calendar/clinic-session-popover.h"
#include "ui/clinic-ui.h"

#include "../model/clinic-test-diary.h"
#include "clinic-test-ui.h"

typedef struct
{
  ClinicTestDiary base;
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *list;
} Agenda;

static void
set_up (Agenda *self, gconstpointer data)
{
  clinic_test_diary_set_up (&self->base, data);
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 1, .day = 0, .minute = 540 });
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 2, .day = 0, .minute = 720, .bed = 2, .doctor = 2, .course = 2 });
  self->window = adw_window_new ();
  self->page = clinic_calendar_page_new ();
  clinic_calendar_page_set_diary (CLINIC_CALENDAR_PAGE (self->page), self->base.diary);
  adw_window_set_content (ADW_WINDOW (self->window), self->page);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 720);
  gtk_window_present (GTK_WINDOW (self->window));
  self->list = clinic_test_find_type (clinic_test_find_type (self->page, CLINIC_TYPE_AGENDA_VIEW), GTK_TYPE_LIST_VIEW);
  CLINIC_TEST_WAIT (clinic_test_says (self->page, "Asha Rao"));
}

static void
tear_down (Agenda *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  clinic_test_diary_tear_down (&self->base, data);
}

static ClinicAgendaItem *
get_item (Agenda *self, guint position)
{
  g_autoptr (ClinicAgendaItem) item = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (self->list))), position);

  g_assert_nonnull (item);
  return item; /* the list holds it */
}

static guint
count_items (Agenda *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (self->list))));
}

/* Sunday, the first of the week in this locale, is closed; then Monday with its two, and five heads more. */
static void
test_list (Agenda *self, gconstpointer data)
{
  g_assert_cmpuint (count_items (self), ==, 9);
  g_assert_cmpstr (clinic_agenda_item_get_title (get_item (self, 0)), ==, "Sun 22 Nov · Closed");
  g_assert_cmpstr (clinic_agenda_item_get_title (get_item (self, 1)), ==, "Mon 23 Nov · 2 booked");
  g_assert_cmpstr (clinic_agenda_item_get_time (get_item (self, 2)), ==, "9:00");
  g_assert_cmpstr (clinic_agenda_item_get_title (get_item (self, 2)), ==, "Asha Rao");
  g_assert_cmpstr (clinic_agenda_item_get_detail (get_item (self, 2)), ==, "1 of 6 · Bed 1 · Dr One");
  g_assert_cmpstr (clinic_agenda_item_get_state (get_item (self, 2)), ==, "Booked");
  g_assert_nonnull (clinic_agenda_item_get_icon (get_item (self, 2)));
  g_assert_cmpstr (clinic_agenda_item_get_title (get_item (self, 4)), ==, "Tue 24 Nov · 0 booked");
}

static void
test_follows (Agenda *self, gconstpointer data)
{
  GAsyncResult *slot = NULL;

  clinic_diary_cancel_async (self->base.diary, 2, NULL, NULL, clinic_test_diary_ready_cb, &slot);
  g_assert_null (clinic_test_diary_finish (&self->base, &slot));
  CLINIC_TEST_WAIT (g_str_equal (clinic_agenda_item_get_state (get_item (self, 3)), "Cancelled"));
  g_assert_cmpstr (clinic_agenda_item_get_title (get_item (self, 1)), ==, "Mon 23 Nov · 1 booked");
  g_assert_cmpuint (count_items (self), ==, 9);
}

static void
test_opens_session (Agenda *self, gconstpointer data)
{
  GtkWidget *popover;

  g_signal_emit_by_name (self->list, "activate", 2);
  popover = clinic_test_find_type (self->page, CLINIC_TYPE_SESSION_POPOVER);
  g_assert_nonnull (popover);
  CLINIC_TEST_WAIT (clinic_test_says (popover, "Session 1 of 6"));
}

static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  GtkWidget *found = GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}

static float
get_top (Agenda *self, const char *text)
{
  GtkWidget *label = find_label (self->list, text);
  graphene_rect_t bounds;

  return label != NULL && gtk_widget_compute_bounds (label, self->list, &bounds) ? bounds.origin.y : -1;
}

/* The days that have passed lie above. */
static void
test_begins_with_today (Agenda *self, gconstpointer data)
{
  for (int i = 0; i < 30; i++)
    clinic_test_diary_add (&self->base, &(ClinicTestSession){ .day = 7 + i / 15, .minute = 480 + i * 5, .state = "cancelled" });
  clinic_clock_set_now (self->base.clock, CLINIC_TEST_NOW + 8 * G_GINT64_CONSTANT (86400));
  gtk_widget_activate_action (self->page, "calendar.today", NULL);
  CLINIC_TEST_WAIT (count_items (self) == 37);
  CLINIC_TEST_WAIT (get_top (self, "Tue 1 Dec · 0 booked") >= 0 && get_top (self, "Tue 1 Dec · 0 booked") < 30);
}

static void
test_turns (Agenda *self, gconstpointer data)
{
  gtk_widget_activate_action (self->page, "calendar.next", NULL);
  CLINIC_TEST_WAIT (clinic_test_says (self->page, "Week 49") && count_items (self) == 7);
  g_assert_cmpstr (clinic_agenda_item_get_title (get_item (self, 1)), ==, "Mon 30 Nov · 0 booked");
}

#define ADD(path, func) g_test_add ("/agenda/" path, Agenda, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();

  ADD ("list", test_list);
  ADD ("follows", test_follows);
  ADD ("opens-session", test_opens_session);
  ADD ("begins-with-today", test_begins_with_today);
  ADD ("turns", test_turns);
  return g_test_run ();
}
