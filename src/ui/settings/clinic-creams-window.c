/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/settings/clinic-creams-window.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-diary-creams.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/settings/clinic-cream-editor.h"

struct _ClinicCreamsWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary;
  GtkWidget *fault;
  GtkWidget *list;
  GPtrArray *creams; /* (nullable): ClinicCream, in step with the list's rows */
};

G_DEFINE_FINAL_TYPE (ClinicCreamsWindow, clinic_creams_window, ADW_TYPE_WINDOW)

static GtkWidget *
make_row (const ClinicCream *cream)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *limits = clinic_cream_describe_limits (cream);
  g_autofree char *words = cream->active ? g_steal_pointer (&limits) : g_strdup_printf (_("Not in use · %s"), limits);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), cream->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
show_creams (ClinicCreamsWindow *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  for (guint i = 0; i < self->creams->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self->creams->pdata[i]));
  gtk_widget_set_visible (self->list, self->creams->len > 0);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicCreamsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) creams = clinic_diary_load_creams_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (self->diary == NULL)
    return;
  clinic_status_line_set_text (CLINIC_STATUS_LINE (self->fault), words);
  gtk_widget_set_visible (self->fault, words != NULL);
  if (creams == NULL)
    return;
  g_clear_pointer (&self->creams, g_ptr_array_unref);
  self->creams = g_steal_pointer (&creams);
  show_creams (self);
}

static void
load (ClinicCreamsWindow *self)
{
  clinic_diary_load_creams_async (self->diary, NULL, loaded_cb, g_object_ref (self));
}

static void
changed_cb (ClinicCreamsWindow *self, ClinicChange *change)
{
  if (self->diary != NULL && clinic_change_has (change, CLINIC_KIND_CREAM))
    load (self);
}

static void
edit (ClinicCreamsWindow *self, const ClinicCream *cream)
{
  gtk_window_present (GTK_WINDOW (clinic_cream_editor_new (GTK_WINDOW (self), self->diary, cream)));
}

static void
row_activated_cb (ClinicCreamsWindow *self, GtkListBoxRow *row)
{
  guint index = gtk_list_box_row_get_index (row);

  if (self->creams != NULL && index < self->creams->len)
    edit (self, self->creams->pdata[index]);
}

static void
add_cb (ClinicCreamsWindow *self)
{
  edit (self, NULL);
}

static void
clinic_creams_window_dispose (GObject *object)
{
  ClinicCreamsWindow *self = CLINIC_CREAMS_WINDOW (object);

  g_clear_object (&self->diary);
  g_clear_pointer (&self->creams, g_ptr_array_unref);
  G_OBJECT_CLASS (clinic_creams_window_parent_class)->dispose (object);
}

static void
clinic_creams_window_class_init (ClinicCreamsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_creams_window_dispose;
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/settings/clinic-creams-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicCreamsWindow, fault);
  gtk_widget_class_bind_template_child (widget_class, ClinicCreamsWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_creams_window_init (ClinicCreamsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
clinic_creams_window_new (GtkWindow *parent, ClinicDiary *diary)
{
  ClinicCreamsWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  self = g_object_new (CLINIC_TYPE_CREAMS_WINDOW, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  g_signal_connect_object (diary, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
