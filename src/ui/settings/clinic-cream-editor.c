/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/settings/clinic-cream-editor.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-diary-creams.h"
#include "ui/parts/clinic-number-entry.h"
#include "ui/parts/clinic-typed-text.h"

struct _ClinicCreamEditor
{
  ClinicFormWindow parent_instance;

  ClinicDiary *diary;
  ClinicCream *cream;

  GtkEditable *name_row;
  GtkEditable *substance_row;
  GtkEditable *grams_row;
  GtkEditable *area_row;
  GtkEditable *least_row;
  GtkEditable *most_row;
  GtkEditable *warnings_row;
  GtkEditable *source_row;
  GtkSwitch *active_switch;
};

G_DEFINE_FINAL_TYPE (ClinicCreamEditor, clinic_cream_editor, CLINIC_TYPE_FORM_WINDOW)

static gboolean
take_numbers (ClinicCreamEditor *self)
{
  double least, most;

  if (!clinic_number_entry_read (self->grams_row, &self->cream->most_grams) ||
      !clinic_number_entry_read (self->area_row, &self->cream->most_area) ||
      !clinic_number_entry_read (self->least_row, &least) || !clinic_number_entry_read (self->most_row, &most))
    return FALSE;
  self->cream->least_minutes = (int) least;
  self->cream->most_minutes = (int) most;
  return TRUE;
}

static void
take_form (ClinicCreamEditor *self)
{
  clinic_typed_text_take (self->name_row, &self->cream->name);
  clinic_typed_text_take (self->substance_row, &self->cream->substance);
  clinic_typed_text_take (self->warnings_row, &self->cream->warnings);
  clinic_typed_text_take (self->source_row, &self->cream->source);
  self->cream->active = gtk_switch_get_active (self->active_switch);
}

static gboolean
clinic_cream_editor_save (ClinicFormWindow *window)
{
  ClinicCreamEditor *self = CLINIC_CREAM_EDITOR (window);
  g_autofree char *words = NULL;

  take_form (self);
  if (!take_numbers (self))
    words = g_strdup (_("Write a limit as a number, such as 60, or leave it empty."));
  else
    words = clinic_cream_check (self->cream);
  clinic_form_window_say_fault (window, words);
  if (words != NULL)
    return FALSE;
  clinic_diary_save_cream_async (self->diary, self->cream, NULL, clinic_form_window_written_cb, g_object_ref (self));
  return TRUE;
}

static void
clinic_cream_editor_dispose (GObject *object)
{
  ClinicCreamEditor *self = CLINIC_CREAM_EDITOR (object);

  g_clear_object (&self->diary);
  g_clear_pointer (&self->cream, clinic_cream_free);
  G_OBJECT_CLASS (clinic_cream_editor_parent_class)->dispose (object);
}

static void
clinic_cream_editor_class_init (ClinicCreamEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_cream_editor_dispose;
  CLINIC_FORM_WINDOW_CLASS (klass)->save = clinic_cream_editor_save;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/settings/clinic-cream-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicCreamEditor, name_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicCreamEditor, substance_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicCreamEditor, grams_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicCreamEditor, area_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicCreamEditor, least_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicCreamEditor, most_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicCreamEditor, warnings_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicCreamEditor, source_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicCreamEditor, active_switch);
}

static void
clinic_cream_editor_init (ClinicCreamEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (ClinicCreamEditor *self)
{
  gtk_editable_set_text (self->name_row, self->cream->name);
  gtk_editable_set_text (self->substance_row, self->cream->substance);
  gtk_editable_set_text (self->warnings_row, self->cream->warnings);
  gtk_editable_set_text (self->source_row, self->cream->source);
  clinic_number_entry_write (self->grams_row, self->cream->most_grams);
  clinic_number_entry_write (self->area_row, self->cream->most_area);
  clinic_number_entry_write (self->least_row, self->cream->least_minutes);
  clinic_number_entry_write (self->most_row, self->cream->most_minutes);
  gtk_switch_set_active (self->active_switch, self->cream->active);
}

GtkWidget *
clinic_cream_editor_new (GtkWindow *parent, ClinicDiary *diary, const ClinicCream *cream)
{
  ClinicCreamEditor *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  self = g_object_new (CLINIC_TYPE_CREAM_EDITOR, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  self->cream = cream != NULL ? clinic_cream_copy (cream) : clinic_cream_new ();
  gtk_window_set_title (GTK_WINDOW (self), cream != NULL ? cream->name : _("New Cream"));
  fill (self);
  return GTK_WIDGET (self);
}
