/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/settings/clinic-closures-window.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-closure-words.h"
#include "model/clinic-diary-closures.h"
#include "ui/parts/clinic-file-choice.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-stay-open.h"
#include "ui/parts/clinic-toast-bin.h"
#include "ui/settings/clinic-closure-editor.h"
#include "ui/settings/clinic-closure-row.h"
#include "ui/settings/clinic-holidays-window.h"
#include "ui/settings/clinic-own-hours-window.h"

struct _ClinicClosuresWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary;

  GtkWidget *add_button;
  ClinicToastBin *toasts;
  ClinicStatusLine *fault;
  GtkListBox *coming;
  GtkListBox *doctors;
  GtkExpander *past_expander;
  GtkListBox *past;
};

G_DEFINE_FINAL_TYPE (ClinicClosuresWindow, clinic_closures_window, ADW_TYPE_WINDOW)

static void
say_fault (ClinicClosuresWindow *self, const GError *error)
{
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  clinic_status_line_set_text (self->fault, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), words != NULL);
}

static void
say_change (ClinicClosuresWindow *self, ClinicChange *change)
{
  const char *summary = clinic_change_get_summary (change);

  say_fault (self, NULL);
  if (*summary != '\0')
    clinic_toast_bin_say (self->toasts, summary, _("Undo"), "closure.undo");
}

/* The lists */

static void
clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
show_doctors (ClinicClosuresWindow *self, const ClinicSetup *setup)
{
  clear (self->doctors);
  for (guint i = 0; i < setup->staff->len; i++)
    {
      const ClinicStaff *staff = setup->staff->pdata[i];

      if (staff->active && staff->role == CLINIC_ROLE_DOCTOR)
        gtk_list_box_append (self->doctors, clinic_closure_row_new_hours (self->diary, staff));
    }
}

static void
add_placeholder (ClinicClosuresWindow *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Nothing is coming up"));
  gtk_widget_add_css_class (row, "dim-label");
  gtk_list_box_append (self->coming, row);
}

static void
show_closures (ClinicClosuresWindow *self, const ClinicSetup *setup)
{
  gint64 now = clinic_diary_get_now (self->diary);
  guint n_coming = 0, n_past = 0;
  g_autofree char *label = NULL;

  clear (self->coming);
  clear (self->past);
  for (guint i = 0; i < setup->closures->len; i++)
    {
      const ClinicClosure *closure = setup->closures->pdata[i];
      GtkWidget *row = clinic_closure_row_new (self->diary, closure);

      if (clinic_closure_get_range (closure, clinic_diary_get_zone (self->diary)).end > now)
        gtk_list_box_insert (self->coming, row, n_coming++);
      else
        gtk_list_box_insert (self->past, row, (n_past++, 0)); /* the latest first */
    }
  if (n_coming == 0)
    add_placeholder (self);
  label = g_strdup_printf (ngettext ("%u past", "%u past", n_past), n_past);
  gtk_expander_set_label (self->past_expander, label);
  gtk_widget_set_visible (GTK_WIDGET (self->past_expander), n_past > 0);
}

static void
show_setup (ClinicClosuresWindow *self)
{
  ClinicSetup *setup = clinic_diary_get_setup (self->diary);

  if (setup == NULL)
    return;
  show_doctors (self, setup);
  show_closures (self, setup);
}

/* Who is booked may have been moved meanwhile. */
static void
diary_changed_cb (ClinicClosuresWindow *self, ClinicChange *change)
{
  g_assert (CLINIC_IS_CLOSURES_WINDOW (self));

  if (clinic_change_has (change, CLINIC_KIND_SESSION))
    show_setup (self);
}

/* Actions */

static void
present (ClinicClosuresWindow *self, GtkWidget *window)
{
  g_signal_connect_object (window, "saved", G_CALLBACK (say_change), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static const ClinicClosure *
find_closure (ClinicClosuresWindow *self, gint64 id)
{
  ClinicSetup *setup = clinic_diary_get_setup (self->diary);

  for (guint i = 0; i < setup->closures->len; i++)
    if (((const ClinicClosure *) setup->closures->pdata[i])->id == id)
      return setup->closures->pdata[i];
  return NULL;
}

static void
add_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicClosuresWindow *self = CLINIC_CLOSURES_WINDOW (widget);

  present (self, clinic_closure_editor_new (GTK_WINDOW (self), self->diary, NULL));
}

static void
edit_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicClosuresWindow *self = CLINIC_CLOSURES_WINDOW (widget);
  const ClinicClosure *closure = find_closure (self, g_variant_get_int64 (parameter));

  if (closure != NULL)
    present (self, clinic_closure_editor_new (GTK_WINDOW (self), self->diary, closure));
}

static void
hours_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicClosuresWindow *self = CLINIC_CLOSURES_WINDOW (widget);

  present (self, clinic_own_hours_window_new (GTK_WINDOW (self), self->diary, g_variant_get_int64 (parameter)));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicClosuresWindow) self = user_data;
  g_autoptr (GFile) file = clinic_file_choice_finish (GTK_WINDOW (source), result, NULL);

  if (file != NULL && self->diary != NULL)
    present (self, clinic_holidays_window_new (GTK_WINDOW (self), self->diary, file));
}

static void
import_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  clinic_file_choice_async (GTK_WINDOW (widget), CLINIC_FILE_CHOICE_OPEN, _("Calendar File with Holidays"), NULL, NULL,
                            file_chosen_cb, g_object_ref (widget));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicClosuresWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);

  if (self->diary == NULL)
    return;
  clinic_stay_open_end (GTK_WINDOW (self));
  if (change != NULL)
    say_change (self, change);
  else
    say_fault (self, error);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicClosuresWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = NULL;

  if (self->diary == NULL)
    return;
  clinic_stay_open_end (GTK_WINDOW (self));
  say_fault (self, error);
  if (change == NULL)
    return;
  words = g_strdup_printf (_("Taken back: %s"), clinic_change_get_summary (change));
  clinic_toast_bin_say (self->toasts, words, NULL, NULL);
}

static void
remove_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicClosuresWindow *self = CLINIC_CLOSURES_WINDOW (widget);

  gtk_widget_grab_focus (self->add_button);
  clinic_stay_open_begin (GTK_WINDOW (self));
  clinic_diary_remove_closure_async (self->diary, g_variant_get_int64 (parameter), NULL, written_cb, g_object_ref (self));
}

static void
undo_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicClosuresWindow *self = CLINIC_CLOSURES_WINDOW (widget);

  if (!clinic_diary_can_undo (self->diary))
    return;
  clinic_stay_open_begin (GTK_WINDOW (self));
  clinic_diary_undo_async (self->diary, NULL, undone_cb, g_object_ref (self));
}

/* The class */

static void
clinic_closures_window_dispose (GObject *object)
{
  g_clear_object (&CLINIC_CLOSURES_WINDOW (object)->diary);
  G_OBJECT_CLASS (clinic_closures_window_parent_class)->dispose (object);
}

static void
clinic_closures_window_class_init (ClinicClosuresWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_closures_window_dispose;
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  g_type_ensure (CLINIC_TYPE_TOAST_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/settings/clinic-closures-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicClosuresWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicClosuresWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ClinicClosuresWindow, fault);
  gtk_widget_class_bind_template_child (widget_class, ClinicClosuresWindow, coming);
  gtk_widget_class_bind_template_child (widget_class, ClinicClosuresWindow, doctors);
  gtk_widget_class_bind_template_child (widget_class, ClinicClosuresWindow, past_expander);
  gtk_widget_class_bind_template_child (widget_class, ClinicClosuresWindow, past);
  gtk_widget_class_install_action (widget_class, "closure.add", NULL, add_action_cb);
  gtk_widget_class_install_action (widget_class, "closure.edit", "x", edit_action_cb);
  gtk_widget_class_install_action (widget_class, "closure.remove", "x", remove_action_cb);
  gtk_widget_class_install_action (widget_class, "closure.hours", "x", hours_action_cb);
  gtk_widget_class_install_action (widget_class, "closure.import", NULL, import_action_cb);
  gtk_widget_class_install_action (widget_class, "closure.undo", NULL, undo_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "closure.undo", NULL);
}

static void
clinic_closures_window_init (ClinicClosuresWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
clinic_closures_window_new (GtkWindow *parent, ClinicDiary *diary)
{
  ClinicClosuresWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && clinic_diary_get_setup (diary) != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_CLOSURES_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, "application",
                       parent != NULL ? gtk_window_get_application (parent) : NULL, NULL);
  self->diary = g_object_ref (diary);
  g_signal_connect_object (diary, "notify::setup", G_CALLBACK (show_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (diary, "changed", G_CALLBACK (diary_changed_cb), self, G_CONNECT_SWAPPED);
  show_setup (self);
  gtk_widget_grab_focus (self->add_button);
  return GTK_WIDGET (self);
}
