/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a change of the clinic's zone displaced: in the window's banner until a person has seen to them. */
#include <adwaita.h>

#include "clinic-test-ui.h"
#include "model/clinic-diary-booking.h"
#include "ui/calendar/clinic-displaced-window.h"
#include "ui/calendar/clinic-move-window.h"
#include "ui/clinic-ui.h"
#include "ui/clinic-window.h"

#include "../model/clinic-test-diary.h"

typedef struct
{
  ClinicTestDiary base;
  ClinicWindow *window; /* weak */
} Displaced;

/* Booked at 14:30 where somebody lies since 9:00 UTC, which becomes 14:30; and on the next Monday, where the clock has room. */
static void
set_up (Displaced *self, gconstpointer data)
{
  clinic_test_diary_set_up (&self->base, data);
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 7, .minute = 540, .state = "arrived" });
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 8, .minute = 870, .course = 2 });
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 9, .day = 28, .minute = 600, .course = 2 });
  g_set_weak_pointer (&self->window, CLINIC_WINDOW (clinic_window_new (NULL, NULL)));
  clinic_window_set_diary (self->window, self->base.diary);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Displaced *self, gconstpointer data)
{
  GtkWidget *list = clinic_test_find_window (CLINIC_TYPE_DISPLACED_WINDOW);

  if (list != NULL)
    gtk_window_destroy (GTK_WINDOW (list));
  gtk_window_destroy (GTK_WINDOW (self->window));
  clinic_test_diary_settle (&self->base);
  g_clear_weak_pointer (&self->window);
  clinic_test_diary_tear_down (&self->base, data);
}

static void
set_zone (Displaced *self)
{
  g_autoptr (ClinicSetup) setup = clinic_setup_copy (clinic_diary_get_setup (self->base.diary));
  GAsyncResult *slot = NULL;

  g_free (setup->zone);
  setup->zone = g_strdup ("Asia/Kolkata");
  clinic_diary_save_setup_async (self->base.diary, setup, NULL, clinic_test_diary_ready_cb, &slot);
  g_assert_null (clinic_test_diary_finish (&self->base, &slot));
}

static gboolean
is_told (Displaced *self)
{
  return clinic_test_says (GTK_WIDGET (self->window), "1 session could not keep its place");
}

static GtkWidget *
open_list (Displaced *self)
{
  GtkWidget *list;

  set_zone (self);
  CLINIC_TEST_WAIT (is_told (self));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-displaced", NULL);
  CLINIC_TEST_WAIT ((list = clinic_test_find_window (CLINIC_TYPE_DISPLACED_WINDOW)) != NULL);
  CLINIC_TEST_WAIT (clinic_test_says (list, "Jens Holm"));
  return list;
}

static void
test_seen (Displaced *self, gconstpointer data)
{
  GtkWidget *list = open_list (self);

  g_assert_true (clinic_test_says (list, "Was Mon 23 Nov, 14:30, Bed 1, Dr One."));
  g_assert_true (clinic_test_says (list, "Now 14:30, Bed 2, Dr Two."));
  clinic_test_click (list, "_Done");
  CLINIC_TEST_WAIT (clinic_test_find_window (CLINIC_TYPE_DISPLACED_WINDOW) == NULL);
  CLINIC_TEST_WAIT (!is_told (self));
}

static void
test_moved (Displaced *self, gconstpointer data)
{
  ClinicSlot slot = { DAY (1), 600, 45, 0, 1, 1 };
  g_autoptr (ClinicBooking) to = clinic_booking_new (0, &slot);
  GtkWidget *list = open_list (self);
  GtkWidget *move;
  GAsyncResult *result = NULL;

  clinic_test_click (list, "Move…");
  CLINIC_TEST_WAIT ((move = clinic_test_find_window (CLINIC_TYPE_MOVE_WINDOW)) != NULL);
  CLINIC_TEST_WAIT (clinic_test_says (move, "Jens Holm"));
  gtk_window_destroy (GTK_WINDOW (move));
  clinic_diary_move_async (self->base.diary, 8, to, NULL, clinic_test_diary_ready_cb, &result);
  g_assert_null (clinic_test_diary_finish (&self->base, &result));
  CLINIC_TEST_WAIT (clinic_test_find_window (CLINIC_TYPE_DISPLACED_WINDOW) == NULL);
  CLINIC_TEST_WAIT (!is_told (self));
}

static void
test_taken_back (Displaced *self, gconstpointer data)
{
  set_zone (self);
  CLINIC_TEST_WAIT (is_told (self));
  clinic_test_diary_undo (&self->base);
  CLINIC_TEST_WAIT (!is_told (self));
}

#define ADD(name, func) g_test_add (name, Displaced, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();
  ADD ("/displaced-window/seen", test_seen);
  ADD ("/displaced-window/moved", test_moved);
  ADD ("/displaced-window/taken-back", test_taken_back);
  return g_test_run ();
}
