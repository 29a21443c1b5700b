/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-diary-session.h"
#include "ui/calendar/clinic-booking-window.h"
#include "ui/calendar/clinic-calendar-page.h"
#include "ui/calendar/clinic-print-window.h"
#include "ui/clinic-window-private.h"
#include "ui/patients/clinic-patients-page.h"
#include "ui/today/clinic-walk-in-window.h"

static void
show_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  clinic_window_show_page (CLINIC_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* The patients' list has the search; focus on the page means its search entry. */
static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);
  GtkWidget *page = clinic_window_get_page (self, "patients");

  clinic_window_show_page (self, "patients");
  if (page != NULL)
    gtk_widget_grab_focus (page);
}

static void
search_for (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);
  GtkWidget *page = clinic_window_get_page (self, "patients");

  search (widget, name, NULL);
  if (page != NULL)
    clinic_patients_page_search (CLINIC_PATIENTS_PAGE (page), g_variant_get_string (parameter, NULL));
}

static void
book (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);
  gint64 patient, course;

  if (self->diary == NULL || clinic_diary_get_setup (self->diary) == NULL)
    return;
  g_variant_get (parameter, "(xx)", &patient, &course);
  gtk_window_present (GTK_WINDOW (clinic_booking_window_new (GTK_WINDOW (self), self->diary, patient, course)));
}

static void
walk_in (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);

  if (self->diary != NULL && clinic_diary_get_setup (self->diary) != NULL)
    gtk_window_present (GTK_WINDOW (clinic_walk_in_window_new (GTK_WINDOW (self), self->diary)));
}

static void
show_day (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);
  GtkWidget *page = clinic_window_get_page (self, "calendar");

  clinic_window_show_page (self, "calendar");
  if (page != NULL)
    clinic_calendar_page_show_day (CLINIC_CALENDAR_PAGE (page), g_variant_get_int32 (parameter));
}

static void
session_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicSession) session = clinic_diary_load_session_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error ? clinic_words_for_error (error) : NULL;
  GtkWidget *page = clinic_window_get_page (self, "calendar");

  if (words != NULL)
    {
      clinic_window_say (self, words);
      return;
    }
  clinic_window_show_page (self, "calendar");
  if (page != NULL)
    clinic_calendar_page_show_session (CLINIC_CALENDAR_PAGE (page), session->id, session->day);
}

static void
show_session (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);

  if (self->diary != NULL)
    clinic_diary_load_session_async (self->diary, g_variant_get_int64 (parameter), NULL, session_loaded_cb,
                                     g_object_ref (self));
}

/* A page above the others that has something to print. */
static gboolean
print_subpage (ClinicWindow *self)
{
  static const char *const actions[] = { "history.print", "record.print" };
  GtkWidget *page = gtk_stack_get_visible_child (self->content);

  for (gsize i = 0; page != NULL && i < G_N_ELEMENTS (actions); i++)
    if (gtk_widget_activate_action (page, actions[i], NULL))
      return TRUE;
  return FALSE;
}

/* What the page above shows, else what the calendar does, and today from everywhere else. */
static void
print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);
  GtkWidget *calendar = clinic_window_get_shown_page (self, "calendar");
  g_autofree char *view = NULL;
  ClinicDay day;

  if (self->diary == NULL || clinic_diary_get_setup (self->diary) == NULL || print_subpage (self))
    return;
  day = clinic_diary_get_today (self->diary);
  if (calendar != NULL)
    {
      g_object_get (calendar, "view", &view, NULL);
      day = clinic_calendar_page_get_day (CLINIC_CALENDAR_PAGE (calendar));
    }
  gtk_window_present (GTK_WINDOW (
    clinic_print_window_new (GTK_WINDOW (self), self->diary, day, g_strcmp0 (view, "week") == 0)));
}

void
clinic_window_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page);
  gtk_widget_class_install_action (widget_class, "win.book", "(xx)", book);
  gtk_widget_class_install_action (widget_class, "win.walk-in", NULL, walk_in);
  gtk_widget_class_install_action (widget_class, "win.show-day", "i", show_day);
  gtk_widget_class_install_action (widget_class, "win.show-session", "x", show_session);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "win.search-for", "s", search_for);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print);
  clinic_window_follow_ups_class_install (widget_class);
  clinic_window_patients_class_install (widget_class);
  clinic_window_record_class_install (widget_class);
  clinic_window_screening_class_install (widget_class);
  clinic_window_zone_class_install (widget_class);
  clinic_window_waiting_class_install (widget_class);
}
