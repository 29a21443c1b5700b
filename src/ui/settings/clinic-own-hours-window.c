/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/settings/clinic-own-hours-window.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-stay-open.h"
#include "ui/settings/clinic-hours-row.h"

struct _ClinicOwnHoursWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary;
  gint64 staff;
  GtkWidget *hours[7]; /* ClinicHoursRow */

  GtkWidget *save_button;
  ClinicStatusLine *status;
  GtkSwitch *own_switch;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (ClinicOwnHoursWindow, clinic_own_hours_window, ADW_TYPE_WINDOW)

static guint saved_signal;

/* (transfer full): as the form stands. */
static ClinicSetup *
collect (ClinicOwnHoursWindow *self)
{
  ClinicSetup *setup = clinic_setup_copy (clinic_diary_get_setup (self->diary));

  clinic_setup_clear_openings (setup, self->staff);
  for (int day = 0; day < 7 && gtk_switch_get_active (self->own_switch); day++)
    clinic_hours_row_save (CLINIC_HOURS_ROW (self->hours[day]), setup, self->staff);
  return setup;
}

/* (transfer full) (nullable) */
static char *
find_fault (ClinicOwnHoursWindow *self)
{
  g_autoptr (ClinicSetup) setup = NULL;
  char *fault = NULL;

  if (!gtk_switch_get_active (self->own_switch))
    return NULL;
  for (int day = 0; day < 7; day++)
    {
      g_autofree char *found = clinic_hours_row_check (CLINIC_HOURS_ROW (self->hours[day]));

      if (fault == NULL)
        fault = g_steal_pointer (&found);
    }
  setup = collect (self);
  if (fault == NULL && !clinic_setup_has_openings (setup, self->staff))
    fault = g_strdup_printf (_("Choose at least one day on which %s works."),
                             clinic_setup_get_staff_name (setup, self->staff));
  return fault;
}

static void
show_state (ClinicOwnHoursWindow *self)
{
  g_autofree char *fault = find_fault (self);

  clinic_status_line_set_text (self->status, fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->status), fault != NULL);
  gtk_widget_set_sensitive (self->save_button, fault == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->list), gtk_switch_get_active (self->own_switch));
}

static void
edited_cb (ClinicOwnHoursWindow *self)
{
  g_assert (CLINIC_IS_OWN_HOURS_WINDOW (self));

  show_state (self);
}

static void
load_hours (ClinicOwnHoursWindow *self, gint64 staff)
{
  for (int day = 0; day < 7; day++)
    clinic_hours_row_load (CLINIC_HOURS_ROW (self->hours[day]), clinic_diary_get_setup (self->diary), staff);
}

/* Own hours begin as the clinic's. */
static void
switch_cb (ClinicOwnHoursWindow *self)
{
  g_assert (CLINIC_IS_OWN_HOURS_WINDOW (self));

  if (self->diary == NULL)
    return;
  if (gtk_switch_get_active (self->own_switch) && !clinic_setup_has_openings (clinic_diary_get_setup (self->diary), self->staff))
    load_hours (self, 0);
  show_state (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicOwnHoursWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (self->diary == NULL)
    return;
  clinic_stay_open_end (GTK_WINDOW (self));
  if (change == NULL)
    {
      gtk_widget_set_sensitive (self->save_button, TRUE);
      clinic_status_line_set_text (self->status, words);
      gtk_widget_set_visible (GTK_WIDGET (self->status), TRUE);
      return;
    }
  g_signal_emit (self, saved_signal, 0, change);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_cb (ClinicOwnHoursWindow *self)
{
  g_autoptr (ClinicSetup) setup = collect (self);

  gtk_widget_set_sensitive (self->save_button, FALSE);
  clinic_stay_open_begin (GTK_WINDOW (self));
  clinic_diary_save_setup_async (self->diary, setup, NULL, saved_cb, g_object_ref (self));
}

static void
clinic_own_hours_window_dispose (GObject *object)
{
  g_clear_object (&CLINIC_OWN_HOURS_WINDOW (object)->diary);
  G_OBJECT_CLASS (clinic_own_hours_window_parent_class)->dispose (object);
}

static void
clinic_own_hours_window_class_init (ClinicOwnHoursWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_own_hours_window_dispose;
  saved_signal = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               CLINIC_TYPE_CHANGE);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/settings/clinic-own-hours-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicOwnHoursWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicOwnHoursWindow, status);
  gtk_widget_class_bind_template_child (widget_class, ClinicOwnHoursWindow, own_switch);
  gtk_widget_class_bind_template_child (widget_class, ClinicOwnHoursWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, switch_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_own_hours_window_init (ClinicOwnHoursWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int day = 0; day < 7; day++)
    {
      self->hours[day] = clinic_hours_row_new (day + 1);
      clinic_hours_row_set_person (CLINIC_HOURS_ROW (self->hours[day]));
      g_signal_connect_object (self->hours[day], "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, self->hours[day]);
    }
}

GtkWidget *
clinic_own_hours_window_new (GtkWindow *parent, ClinicDiary *diary, gint64 staff)
{
  ClinicOwnHoursWindow *self;
  ClinicSetup *setup;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && clinic_diary_get_setup (diary) != NULL, NULL);

  setup = clinic_diary_get_setup (diary);
  self = g_object_new (CLINIC_TYPE_OWN_HOURS_WINDOW, "transient-for", parent, "title",
                       clinic_setup_get_staff_name (setup, staff), NULL);
  self->diary = g_object_ref (diary);
  self->staff = staff;
  load_hours (self, staff);
  gtk_switch_set_active (self->own_switch, clinic_setup_has_openings (setup, staff));
  show_state (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->own_switch));
  return GTK_WIDGET (self);
}
