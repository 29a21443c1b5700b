/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-calendar.h"

#include "ui/calendar/clinic-calendar-page.h"
#include "ui/calendar/clinic-move-panel.h"
#include "ui/calendar/clinic-pinboard.h"
#include "ui/calendar/clinic-week-pane.h"
#include "ui/clinic-ui.h"

static ClinicMover *
get_mover (ClinicTestCalendar *self)
{
  return clinic_week_view_get_mover (self->week);
}

static gboolean
is_judged (ClinicTestCalendar *self)
{
  return clinic_mover_get_answer (get_mover (self)) != NULL;
}

static gint64
ask (ClinicTestCalendar *self, const char *sql)
{
  return clinic_test_db_get (self->base.db, sql);
}

static void
begin (ClinicTestCalendar *self, gint64 session, const char *keys)
{
  gtk_widget_grab_focus (clinic_test_calendar_block (self, session));
  clinic_test_calendar_press (self, keys);
  CLINIC_TEST_WAIT (is_judged (self));
}

static void
press_times (ClinicTestCalendar *self, const char *keys, int times)
{
  for (int i = 0; i < times; i++)
    clinic_test_calendar_press (self, keys);
}

/* Between the drop and the reading of what is true now. */
static void
assert_not_where_it_stood (ClinicTestCalendar *self)
{
  g_autofree char *other = gtk_test_accessible_check_property (
    GTK_ACCESSIBLE (clinic_test_calendar_block (self, 1)), GTK_ACCESSIBLE_PROPERTY_LABEL,
    "Mon 23 Nov, 9:00, Asha Rao, session 1 of 6, bed 1, booked", -1);

  g_assert_nonnull (other);
}

/* By keys: the panel says each check, the block what it would be, and the focus never leaves it. */
static void
test_keys (ClinicTestCalendar *self, gconstpointer data)
{
  begin (self, 1, "<Alt>Right");
  press_times (self, "<Alt>Down", 2);
  g_assert_true (clinic_test_says (self->page, "Moving"));
  g_assert_true (clinic_test_says (self->page, "to Mon 23 Nov, 9:10, Bed 2, numbing 45 min"));
  g_assert_true (clinic_test_says (self->page, "21 days before the next session"));
  g_assert_true (clinic_test_says (self->page, "Bed 2 is free"));
  g_assert_true (clinic_test_says (self->page, "Dr One is free at 9:55"));
  gtk_test_accessible_assert_property (clinic_test_calendar_block (self, 1), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Asha Rao to Mon 23 Nov, 9:10, Bed 2: allowed");
  g_assert_true (clinic_test_calendar_is_focused (self, 1));
  clinic_test_calendar_press (self, "Return");
  CLINIC_TEST_WAIT (!clinic_mover_is_active (get_mover (self)));
  assert_not_where_it_stood (self);
  g_assert_cmpint (ask (self, "SELECT minute FROM session WHERE id = 1"), ==, 550);
  g_assert_cmpint (ask (self, "SELECT bed FROM session WHERE id = 1"), ==, 2);
  CLINIC_TEST_WAIT (clinic_session_block_get_visit (CLINIC_SESSION_BLOCK (clinic_test_calendar_block (self, 1)))->session->bed == 2);
  g_assert_true (clinic_test_calendar_is_focused (self, 1));
  clinic_test_diary_undo (&self->base);
  g_assert_cmpint (ask (self, "SELECT minute FROM session WHERE id = 1"), ==, 540);
}

/* Someone else has moved it while it was under way: it is not moved on unseen, also where places were read since. */
static void
test_stale (ClinicTestCalendar *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const ClinicPlaces *seen;

  begin (self, 1, "<Alt>Down");
  clinic_test_db_sql (self->base.db, "UPDATE session SET reason = 'by another desk', version = version + 1 WHERE id = 1", &error);
  g_assert_no_error (error);
  seen = clinic_mover_get_places (get_mover (self));
  clinic_mover_show_days (get_mover (self), DAY (0), 7);
  CLINIC_TEST_WAIT (clinic_mover_get_places (get_mover (self)) != seen);
  clinic_test_calendar_press (self, "Return");
  CLINIC_TEST_WAIT (!clinic_mover_is_active (get_mover (self)));
  g_assert_true (clinic_test_says (self->page, "Someone has changed this since."));
  g_assert_cmpint (ask (self, "SELECT minute FROM session WHERE id = 1"), ==, 540);
}

/* A refused place: Enter says why and changes nothing, the move goes on; Escape puts back. */
static void
test_refused (ClinicTestCalendar *self, gconstpointer data)
{
  begin (self, 1, "<Alt>Down");
  press_times (self, "<Alt>Down", 35);
  g_assert_true (clinic_test_says (self->page, "Bed 1 is taken until 13:15."));
  clinic_test_calendar_press (self, "Return");
  g_assert_true (clinic_mover_is_active (get_mover (self)));
  g_assert_cmpint (ask (self, "SELECT minute FROM session WHERE id = 1"), ==, 540);
  clinic_test_calendar_press (self, "Escape");
  g_assert_false (clinic_mover_is_active (get_mover (self)));
  g_assert_false (clinic_test_says (self->page, "Moving"));
  g_assert_true (clinic_test_calendar_is_focused (self, 1));
  gtk_test_accessible_assert_property (clinic_test_calendar_block (self, 1), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Mon 23 Nov, 9:00, Asha Rao, session 1 of 6, bed 1, booked");
}

/* Past the last lane comes the next day, and why not; past the last day the next week, where the focus stays. */
static void
test_across (ClinicTestCalendar *self, gconstpointer data)
{
  begin (self, 1, "<Alt>Right");
  clinic_test_calendar_press (self, "<Alt>Right");
  g_assert_true (clinic_test_says (self->page, "Earliest Mon 4 Jan: 21 days after session 1."));
  press_times (self, "<Alt>Right", 8);
  g_assert_cmpint (clinic_mover_get_slot (get_mover (self))->day, ==, DAY (7));
  CLINIC_TEST_WAIT (clinic_test_calendar_block (self, 2) == NULL && is_judged (self));
  g_assert_true (clinic_test_calendar_is_focused (self, 1));
  clinic_test_calendar_press (self, "Escape");
  g_assert_null (clinic_test_calendar_block (self, 1));
}

/* The wait alone: kept within what the protocol allows, in one undo. */
static void
test_stretch (ClinicTestCalendar *self, gconstpointer data)
{
  begin (self, 1, "<Alt><Shift>Down");
  press_times (self, "<Alt><Shift>Down", 9);
  g_assert_cmpint (clinic_mover_get_slot (get_mover (self))->wait, ==, 60);
  press_times (self, "<Alt><Shift>Up", 1);
  g_assert_true (clinic_test_says (self->page, "Stretching the Wait"));
  clinic_test_calendar_press (self, "Return");
  CLINIC_TEST_WAIT (!clinic_mover_is_active (get_mover (self)));
  g_assert_cmpint (ask (self, "SELECT wait FROM session WHERE id = 1"), ==, 55);
  g_assert_cmpint (ask (self, "SELECT minute FROM session WHERE id = 1"), ==, 540);
}

/* Put aside, turned to another week, dropped there. */
static void
test_pinboard (ClinicTestCalendar *self, gconstpointer data)
{
  gtk_widget_grab_focus (clinic_test_calendar_block (self, 2));
  clinic_test_calendar_press (self, "<Control>x");
  g_assert_true (clinic_test_says (self->page, "Pinboard"));
  g_assert_true (clinic_test_says (self->page, "Jens Holm"));
  g_assert_cmpint (ask (self, "SELECT day FROM session WHERE id = 2"), ==, DAY (0));
  gtk_widget_activate_action (self->page, "calendar.previous", NULL);
  CLINIC_TEST_WAIT (clinic_test_calendar_block (self, 2) == NULL);
  gtk_widget_activate_action (self->page, "calendar.next", NULL);
  CLINIC_TEST_WAIT (clinic_test_calendar_block (self, 2) != NULL);
  gtk_widget_grab_focus (clinic_test_calendar_block (self, 1));
  clinic_test_calendar_press (self, "<Control>v");
  CLINIC_TEST_WAIT (is_judged (self));
  g_assert_true (clinic_test_calendar_is_focused (self, 2));
  press_times (self, "<Alt>Down", 3);
  clinic_test_calendar_press (self, "Return");
  CLINIC_TEST_WAIT (!clinic_mover_is_active (get_mover (self)));
  g_assert_cmpint (ask (self, "SELECT minute FROM session WHERE id = 2"), ==, 735);
  g_assert_false (clinic_test_says (self->page, "Pinboard"));
}

/* What has begun cannot be taken up at all. */
static void
test_begun (ClinicTestCalendar *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  clinic_test_db_sql (self->base.db,
                      "UPDATE session SET state = 'rolling', arrived_at = start, cream_at = start, rolling_at = rolling_start"
                      " WHERE id = 1", &error);
  g_assert_no_error (error);
  clinic_calendar_page_show_day (CLINIC_CALENDAR_PAGE (self->page), DAY (0));
  CLINIC_TEST_WAIT (clinic_session_block_get_visit (CLINIC_SESSION_BLOCK (clinic_test_calendar_block (self, 1)))->session->state ==
              CLINIC_SESSION_ROLLING);
  gtk_widget_grab_focus (clinic_test_calendar_block (self, 1));
  clinic_test_calendar_press (self, "<Alt>Down");
  g_assert_false (clinic_mover_is_active (get_mover (self)));
  g_assert_true (clinic_test_says (self->page, "Rolling has begun, so the session stays where it is."));
}

/* @beyond: px to the right of the lane session 2 stands in; aimed again until the canvas has the size it stays at. */
static gboolean
is_aimed (ClinicTestCalendar *self, float beyond, int minute, gint64 bed)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (clinic_test_calendar_block (self, 2), GTK_WIDGET (self->week), &bounds))
    return FALSE;
  clinic_week_drag_move (self->week, bounds.origin.x + 5 + (beyond > 0 ? bounds.size.width + beyond : 0),
                         clinic_week_view_get_y (self->week, minute) + 1);
  return is_judged (self) && clinic_mover_get_slot (get_mover (self))->bed == bed &&
         clinic_mover_get_slot (get_mover (self))->minute == minute;
}

/* A drag that begins anywhere: aimed by the canvas's own pixels, dropped as by hand. */
static void
test_drag (ClinicTestCalendar *self, gconstpointer data)
{
  g_autoptr (ClinicVisit) visit = NULL;

  visit = clinic_visit_copy (clinic_session_block_get_visit (CLINIC_SESSION_BLOCK (clinic_test_calendar_block (self, 1))));
  gtk_test_widget_wait_for_draw (self->window);

  g_assert_true (clinic_week_drag_start (self->week, visit, CLINIC_MOVE_PLACE));
  CLINIC_TEST_WAIT (is_aimed (self, 0, 730, 1));
  clinic_week_drag_finish (self->week);
  g_assert_false (clinic_mover_is_active (get_mover (self)));
  g_assert_true (clinic_test_says (self->page, "Bed 1 is taken until 13:15."));
  g_assert_cmpint (ask (self, "SELECT minute FROM session WHERE id = 1"), ==, 540);

  g_assert_true (clinic_week_drag_start (self->week, visit, CLINIC_MOVE_PLACE));
  CLINIC_TEST_WAIT (is_aimed (self, 10, 600, 2));
  clinic_week_drag_finish (self->week);
  CLINIC_TEST_WAIT (!clinic_mover_is_active (get_mover (self)));
  g_assert_cmpint (ask (self, "SELECT bed FROM session WHERE id = 1"), ==, 2);
}

/* Before the pointer has been anywhere, no page turns, however long that takes. */
static void
test_drag_waits (ClinicTestCalendar *self, gconstpointer data)
{
  g_autoptr (ClinicVisit) visit = NULL;
  gint64 until;

  visit = clinic_visit_copy (clinic_session_block_get_visit (CLINIC_SESSION_BLOCK (clinic_test_calendar_block (self, 1))));
  g_assert_true (clinic_week_drag_start (self->week, visit, CLINIC_MOVE_PLACE));
  until = g_get_monotonic_time () + G_USEC_PER_SEC;
  while (g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (clinic_mover_get_slot (get_mover (self))->day, ==, DAY (0));
  g_assert_nonnull (clinic_test_calendar_block (self, 2));
  clinic_week_drag_finish (self->week);
  CLINIC_TEST_WAIT (!clinic_mover_is_active (get_mover (self)));
}

static void
test_zoom (ClinicTestCalendar *self, gconstpointer data)
{
  double zoom;

  gtk_test_widget_wait_for_draw (self->window);
  clinic_test_calendar_press (self, "<Control>plus");
  g_object_get (self->page, "zoom", &zoom, NULL);
  g_assert_cmpfloat (zoom, ==, 1.25);
  clinic_test_calendar_press (self, "<Control>minus");
  clinic_test_calendar_press (self, "<Control>minus");
  g_object_get (self->page, "zoom", &zoom, NULL);
  g_assert_cmpfloat (zoom, ==, 1);
  g_object_set (self->page, "zoom", 3.0, NULL);
  clinic_test_calendar_press (self, "<Control>0");
  g_object_get (self->page, "zoom", &zoom, NULL);
  g_assert_cmpfloat (zoom, ==, 1);
}

#define ADD(path, func) \
  g_test_add ("/calendar-move/" path, ClinicTestCalendar, NULL, clinic_test_calendar_set_up, func, \
              clinic_test_calendar_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();

  ADD ("keys", test_keys);
  ADD ("refused", test_refused);
  ADD ("stale", test_stale);
  ADD ("across", test_across);
  ADD ("stretch", test_stretch);
  ADD ("pinboard", test_pinboard);
  ADD ("begun", test_begun);
  ADD ("drag", test_drag);
  ADD ("drag-waits", test_drag_waits);
  ADD ("zoom", test_zoom);
  return g_test_run ();
}
