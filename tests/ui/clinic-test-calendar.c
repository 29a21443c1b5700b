/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-calendar.h"

#include "ui/calendar/clinic-calendar-page.h"

GtkWidget *
clinic_test_calendar_block (ClinicTestCalendar *self, gint64 session)
{
  return clinic_week_view_find_block (self->week, session);
}

gboolean
clinic_test_calendar_is_focused (ClinicTestCalendar *self, gint64 session)
{
  GtkWidget *block = clinic_test_calendar_block (self, session);

  return block != NULL && gtk_root_get_focus (GTK_ROOT (self->window)) == block;
}

void
clinic_test_calendar_press (ClinicTestCalendar *self, const char *keys)
{
  clinic_test_press (gtk_root_get_focus (GTK_ROOT (self->window)), keys);
}

/* Monday: 1 on bed 1 at 9:00, 2 on bed 1 at 12:00, 3 on bed 2 at 10:00, all of course 1 and 2 as the spacing's guards
 * let them; Tuesday 4. */
static void
fill (ClinicTestCalendar *self)
{
  static const ClinicTestSession sessions[] = {
    { .id = 1, .day = 0, .minute = 540, .bed = 1, .course = 1 },
    { .id = 2, .day = 0, .minute = 720, .bed = 1, .course = 2, .doctor = 2 },
    { .id = 3, .day = 21, .minute = 600, .bed = 2, .course = 1 },
    { .id = 4, .day = 22, .minute = 615, .bed = 1, .course = 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sessions); i++)
    clinic_test_diary_add (&self->base, &sessions[i]);
}

void
clinic_test_calendar_set_up (ClinicTestCalendar *self, gconstpointer data)
{
  clinic_test_diary_set_up (&self->base, data);
  fill (self);
  self->window = adw_window_new ();
  self->page = clinic_calendar_page_new ();
  clinic_calendar_page_set_diary (CLINIC_CALENDAR_PAGE (self->page), self->base.diary);
  self->week = CLINIC_WEEK_VIEW (clinic_test_find_type (self->page, CLINIC_TYPE_WEEK_VIEW));
  adw_window_set_content (ADW_WINDOW (self->window), self->page);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (self->window));
  CLINIC_TEST_WAIT (clinic_test_calendar_block (self, 1) != NULL);
}

void
clinic_test_calendar_tear_down (ClinicTestCalendar *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  clinic_test_diary_tear_down (&self->base, data);
}
