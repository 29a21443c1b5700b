/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "model/clinic-diary-booking.h"
#include "ui/calendar/clinic-booking-window.h"
#include "ui/calendar/clinic-course-plan.h"
#include "ui/calendar/clinic-override-button.h"
#include "ui/calendar/clinic-slot-chooser.h"
#include "ui/clinic-ui.h"
#include "ui/parts/clinic-date-button.h"

#include "../model/clinic-test-diary.h"

typedef struct
{
  ClinicTestDiary base;
  GtkWidget *window; /* weak */
} Booking;

static gboolean
timed_out_cb (gpointer data)
{
  g_error ("waited in vain");
  return G_SOURCE_REMOVE;
}

#define WAIT_UNTIL(condition) \
  G_STMT_START { \
    guint timeout = g_timeout_add_seconds (10, timed_out_cb, NULL); \
    g_test_message ("waiting until %s", #condition); \
    while (!(condition)) \
      g_main_context_iteration (NULL, TRUE); \
    g_source_remove (timeout); \
  } G_STMT_END

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static GObject *
child (Booking *self, const char *id)
{
  return gtk_widget_get_template_child (self->window, CLINIC_TYPE_BOOKING_WINDOW, id);
}

static const ClinicSlot *
get_slot (Booking *self)
{
  return clinic_slot_chooser_get_slot (CLINIC_SLOT_CHOOSER (child (self, "slots")));
}

static gboolean
can_book (Booking *self)
{
  return gtk_widget_is_sensitive (GTK_WIDGET (child (self, "book_button")));
}

static void
open_window (Booking *self, gint64 patient)
{
  g_set_weak_pointer (&self->window, clinic_booking_window_new (NULL, self->base.diary, patient, 0));
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Booking *self, gconstpointer data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  clinic_test_diary_settle (&self->base);
  g_clear_weak_pointer (&self->window);
  clinic_test_diary_tear_down (&self->base, data);
}

static void
set_up (Booking *self, gconstpointer data)
{
  clinic_test_diary_set_up (&self->base, data);
}

static void
add_first (Booking *self)
{
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 1, .day = 0, .minute = 600 });
}

static gint64
count_booked (Booking *self)
{
  return clinic_test_db_get (self->base.db, "SELECT count (*) FROM session WHERE course = 1 AND state = 'booked'");
}

/* Day 20 is refused with the earliest day named; the places offered begin on day 21. */
static void
test_refusal (Booking *self, gconstpointer data)
{
  add_first (self);
  open_window (self, 1);
  WAIT_UNTIL (get_slot (self) != NULL);
  clinic_date_button_set_day (CLINIC_DATE_BUTTON (child (self, "day_button")), DAY (20));
  WAIT_UNTIL (says (self->window, "Earliest Mon 14 Dec: 21 days after session 1."));
  g_assert_cmpint (get_slot (self)->day, ==, DAY (21));
  g_assert_true (says (self->window, "21 days, earliest"));
  clinic_date_button_set_day (CLINIC_DATE_BUTTON (child (self, "day_button")), DAY (21));
  WAIT_UNTIL (!says (self->window, "Earliest Mon 14 Dec"));
}

static GObject *
override_child (Booking *self, const char *id)
{
  return gtk_widget_get_template_child (GTK_WIDGET (child (self, "override_button")), CLINIC_TYPE_OVERRIDE_BUTTON, id);
}

static gboolean
can_allow (Booking *self)
{
  return gtk_widget_get_sensitive (GTK_WIDGET (override_child (self, "allow_button")));
}

static void
ask_for_closer (Booking *self)
{
  WAIT_UNTIL (get_slot (self) != NULL);
  clinic_date_button_set_day (CLINIC_DATE_BUTTON (child (self, "day_button")), DAY (18));
  WAIT_UNTIL (says (self->window, "Earliest Mon 14 Dec"));
  gtk_editable_set_text (GTK_EDITABLE (override_child (self, "entry")), "travels");
}

static void
choose_allowing (Booking *self, guint index)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (override_child (self, "doctors")), index);
}

/* A reason alone allows nothing: a person says which doctor does. */
static void
test_override (Booking *self, gconstpointer data)
{
  add_first (self);
  clinic_diary_set_actor (self->base.diary, 3);
  open_window (self, 1);
  ask_for_closer (self);
  g_assert_false (can_allow (self));
  choose_allowing (self, 2);
  g_assert_true (can_allow (self));
  choose_allowing (self, 0);
  g_assert_false (can_allow (self));
  choose_allowing (self, 2);
  g_signal_emit_by_name (override_child (self, "allow_button"), "clicked");
  WAIT_UNTIL (says (self->window, "Dr Two lets it stand closer: travels"));
  g_assert_cmpint (clinic_override_button_get_doctor (CLINIC_OVERRIDE_BUTTON (child (self, "override_button"))), ==, 2);
}

static void
test_override_doctor (Booking *self, gconstpointer data)
{
  add_first (self);
  clinic_diary_set_actor (self->base.diary, 2);
  open_window (self, 1);
  ask_for_closer (self);
  g_assert_true (can_allow (self));
  g_assert_cmpint (gtk_drop_down_get_selected (GTK_DROP_DOWN (override_child (self, "doctors"))), ==, 2);
}

/* What a doctor allowed for one course is not allowed for another. */
static void
test_override_other_course (Booking *self, gconstpointer data)
{
  ClinicOverrideButton *button;
  GtkDropDown *courses;

  add_first (self);
  clinic_test_diary_sql (&self->base, "INSERT INTO course (id, patient, protocol, area, length, min_days, recommended_days,"
                                      " started_day) VALUES (3, 1, 1, 'scalp', 6, 21, 28, 20780)");
  g_set_weak_pointer (&self->window, clinic_booking_window_new (NULL, self->base.diary, 1, 1));
  gtk_window_present (GTK_WINDOW (self->window));
  ask_for_closer (self);
  choose_allowing (self, 1);
  g_signal_emit_by_name (override_child (self, "allow_button"), "clicked");
  WAIT_UNTIL (says (self->window, "Dr One lets it stand closer: travels"));
  button = CLINIC_OVERRIDE_BUTTON (child (self, "override_button"));
  courses = GTK_DROP_DOWN (child (self, "course_choice"));
  gtk_drop_down_set_selected (courses, 1 - gtk_drop_down_get_selected (courses));
  g_assert_null (clinic_override_button_get_reason (button));
  g_assert_cmpint (clinic_override_button_get_doctor (button), ==, 0);
  WAIT_UNTIL (get_slot (self) != NULL && !says (self->window, "lets it stand closer"));
}

static void
test_book (Booking *self, gconstpointer data)
{
  open_window (self, 1);
  WAIT_UNTIL (get_slot (self) != NULL);
  g_assert_true (says (self->window, "Asha Rao · face · 0 of 6 done"));
  g_assert_true (says (self->window, "9:00"));
  g_assert_true (says (self->window, "wait 45 min"));
  WAIT_UNTIL (can_book (self));
  gtk_widget_activate_action (self->window, "booking.book", NULL);
  WAIT_UNTIL (self->window == NULL || !gtk_widget_get_visible (self->window));
  g_assert_cmpint (count_booked (self), ==, 1);
}

/* All that the course has left, in one go and one undo. */
static void
test_plan (Booking *self, gconstpointer data)
{
  ClinicCoursePlan *plan;

  add_first (self);
  open_window (self, 1);
  WAIT_UNTIL (get_slot (self) != NULL);
  plan = CLINIC_COURSE_PLAN (child (self, "plan"));
  gtk_switch_set_active (GTK_SWITCH (child (self, "plan_switch")), TRUE);
  WAIT_UNTIL (clinic_course_plan_get_count (plan) == 5);
  g_assert_cmpint (clinic_course_plan_get_visit (plan, 4)->nth, ==, 6);
  for (guint i = 1; i < 5; i++)
    g_assert_cmpint (clinic_course_plan_get_visit (plan, i)->gap, >=, 21);
  WAIT_UNTIL (says (self->window, "Book 5 Sessions"));
  gtk_widget_activate_action (self->window, "booking.book", NULL);
  WAIT_UNTIL (self->window == NULL || !gtk_widget_get_visible (self->window));
  g_assert_cmpint (count_booked (self), ==, 6);
  clinic_test_diary_undo (&self->base);
  g_assert_cmpint (count_booked (self), ==, 1);
}

/* Another desk was quicker, and this one has not heard of it. */
static void
test_taken_meanwhile (Booking *self, gconstpointer data)
{
  ClinicSlot slot;

  open_window (self, 1);
  WAIT_UNTIL (get_slot (self) != NULL);
  slot = *get_slot (self);
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 7, .day = slot.day - CLINIC_TEST_DAY, .minute = slot.minute,
                                                           .bed = slot.bed, .doctor = slot.doctor, .course = 2 });
  gtk_widget_activate_action (self->window, "booking.book", NULL);
  WAIT_UNTIL (says (self->window, "Nothing was booked."));
  g_assert_true (says (self->window, "taken meanwhile"));
  g_assert_cmpint (count_booked (self), ==, 0);
  g_assert_true (get_slot (self)->day != slot.day || get_slot (self)->minute != slot.minute);
  g_assert_true (can_book (self));
}

static void
test_full_course (Booking *self, gconstpointer data)
{
  for (int i = 0; i < 6; i++)
    clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = i + 1, .day = i * 21, .minute = 600 });
  open_window (self, 1);
  WAIT_UNTIL (says (self->window, "The course has 6 sessions, and all are booked. Make the course longer to book another."));
  g_assert_null (get_slot (self));
  g_assert_false (can_book (self));
}

/* What was answered last counts against the day that is looked for, and holds nothing up. */
static void
test_screening (Booking *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 1, .day = -28, .minute = 600, .state = "fulfilled" });
  clinic_test_db_sql (self->base.db,
                      "INSERT INTO screening (session, day, protocol, answers, finding, asked_at) VALUES (1, 20752, 1,"
                      " 'isotretinoin' || char (9) || 'yes' || char (9) || '2026-06-01' || char (10) || 'keloids' || char (9) || 'yes',"
                      " 'sign-off', 0)",
                      &error);
  g_assert_no_error (error);
  open_window (self, 1);
  WAIT_UNTIL (says (self->window, "Screening of 26 Oct 2026. A doctor signs before rolling: Does the patient take isotretinoin"));
  g_assert_true (says (self->window, "Does the patient form keloids? Yes"));
  WAIT_UNTIL (can_book (self));
}

static void
test_no_screening (Booking *self, gconstpointer data)
{
  open_window (self, 1);
  WAIT_UNTIL (says (self->window, "The screening questions were never asked."));
}

#define ADD(path, func) g_test_add ("/booking-window/" path, Booking, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();

  ADD ("refusal", test_refusal);
  ADD ("override", test_override);
  ADD ("override-doctor", test_override_doctor);
  ADD ("override-other-course", test_override_other_course);
  ADD ("book", test_book);
  ADD ("plan", test_plan);
  ADD ("taken-meanwhile", test_taken_meanwhile);
  ADD ("full-course", test_full_course);
  ADD ("screening", test_screening);
  ADD ("no-screening", test_no_screening);
  return g_test_run ();
}
