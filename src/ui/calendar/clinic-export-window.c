/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-export-window.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "model/clinic-ical-export.h"
#include "ui/parts/clinic-choice.h"
#include "ui/parts/clinic-file-choice.h"
#include "ui/parts/clinic-status-line.h"

struct _ClinicExportWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary;
  ClinicDay first;
  GPtrArray *visits; /* (nullable): ClinicVisit, what the file is made of */

  AdwWindowTitle *window_title;
  GtkWidget *doctor_row;
  GtkDropDown *doctor_choice;
  GtkSwitch *names_switch;
  ClinicStatusLine *status;
};

G_DEFINE_FINAL_TYPE (ClinicExportWindow, clinic_export_window, ADW_TYPE_WINDOW)

static void
take_visits (ClinicExportWindow *self, GPtrArray *visits)
{
  self->visits = visits;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", TRUE);
}

static void
range_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicExportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) visits = clinic_diary_load_range_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (words != NULL)
    clinic_status_line_say (self->status, CLINIC_TONE_BAD, words);
  else
    take_visits (self, g_steal_pointer (&visits));
}

/* Saving */

static GBytes *
make_calendar (ClinicExportWindow *self)
{
  return clinic_ical_export (self->diary, self->visits,
                             gtk_widget_get_visible (self->doctor_row) ? clinic_choice_get (self->doctor_choice) : 0,
                             gtk_switch_get_active (self->names_switch));
}

void
clinic_export_window_save (ClinicExportWindow *self, GFile *file)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_if_fail (CLINIC_IS_EXPORT_WINDOW (self) && G_IS_FILE (file));

  if (self->visits == NULL)
    return;
  bytes = make_calendar (self);
  clinic_file_choice_write (file, bytes, self->status);
}

static void
save_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicExportWindow *self = CLINIC_EXPORT_WINDOW (widget);
  g_autofree char *day = clinic_day_to_iso (self->first);
  /* Translators: the name of a file; %s is a day, 2026-11-24 */
  g_autofree char *file_name = g_strdup_printf (_("Sessions %s.ics"), day);
  g_autoptr (GBytes) bytes = make_calendar (self);

  clinic_file_choice_write_as (GTK_WINDOW (self), _("Export"), file_name, bytes, self->status);
}

/* The class */

static void
clinic_export_window_dispose (GObject *object)
{
  ClinicExportWindow *self = CLINIC_EXPORT_WINDOW (object);

  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_object (&self->diary);
  G_OBJECT_CLASS (clinic_export_window_parent_class)->dispose (object);
}

static void
clinic_export_window_class_init (ClinicExportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_export_window_dispose;
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/calendar/clinic-export-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicExportWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, ClinicExportWindow, doctor_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicExportWindow, doctor_choice);
  gtk_widget_class_bind_template_child (widget_class, ClinicExportWindow, names_switch);
  gtk_widget_class_bind_template_child (widget_class, ClinicExportWindow, status);
  gtk_widget_class_install_action (widget_class, "export.save", NULL, save_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "export.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_export_window_init (ClinicExportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_choice_keep_name (self->doctor_choice);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", FALSE);
}

static ClinicExportWindow *
create (GtkWindow *parent, ClinicDiary *diary, ClinicDay first, const char *title, const char *subtitle)
{
  ClinicExportWindow *self = g_object_new (CLINIC_TYPE_EXPORT_WINDOW, "transient-for", parent, "title", title, NULL);

  self->diary = g_object_ref (diary);
  self->first = first;
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  clinic_choice_fill_doctors (self->doctor_choice, clinic_diary_get_setup (diary), _("All doctors"));
  return self;
}

GtkWidget *
clinic_export_window_new_session (GtkWindow *parent, ClinicDiary *diary, const ClinicVisit *visit)
{
  ClinicExportWindow *self;
  g_autofree char *when = NULL;
  g_autofree char *name = NULL;
  g_autofree char *subtitle = NULL;
  GPtrArray *visits;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && visit != NULL, NULL);

  when = clinic_format_day_time (visit->session->start, clinic_diary_get_zone (diary));
  name = clinic_phrase_isolate (visit->patient_name);
  subtitle = g_strdup_printf ("%s · %s", name, when);
  self = create (parent, diary, visit->session->day, _("Export Session"), subtitle);
  gtk_widget_set_visible (self->doctor_row, FALSE);
  visits = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_visit_free);
  g_ptr_array_add (visits, clinic_visit_copy (visit));
  take_visits (self, visits);
  return GTK_WIDGET (self);
}

GtkWidget *
clinic_export_window_new_days (GtkWindow *parent, ClinicDiary *diary, ClinicDay first, int n_days)
{
  ClinicExportWindow *self;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *span = NULL;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && n_days > 0, NULL);

  from = clinic_format_day (first, CLINIC_DAY_FORM_WEEKDAY);
  to = clinic_format_day (first + n_days - 1, CLINIC_DAY_FORM_WEEKDAY);
  span = n_days > 1 ? g_strdup_printf (_("%s – %s"), from, to) : g_strdup (from);
  self = create (parent, diary, first, n_days > 1 ? _("Export Week") : _("Export Day"), span);
  clinic_diary_load_range_async (diary, first, first + n_days, NULL, range_loaded_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
