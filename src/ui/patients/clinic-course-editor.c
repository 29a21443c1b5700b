/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-course-editor.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "model/clinic-diary-patients.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-stay-open.h"
#include "ui/parts/clinic-typed-text.h"

struct _ClinicCourseEditor
{
  AdwWindow parent_instance;

  ClinicDiary *diary;
  gint64 patient;
  ClinicCourse *course; /* nullable: a new one */

  AdwEntryRow *area_row;
  GtkSpinButton *length_spin;
  GtkButton *save_button;
  ClinicStatusLine *fault_line;
  ClinicStatusLine *protocol_line;
};

G_DEFINE_FINAL_TYPE (ClinicCourseEditor, clinic_course_editor, ADW_TYPE_WINDOW)

static void
show_fault (ClinicCourseEditor *self, const char *words)
{
  clinic_status_line_set_text (self->fault_line, words);
  gtk_widget_set_visible (GTK_WIDGET (self->fault_line), words != NULL);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicCourseEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = NULL;

  if (self->diary == NULL)
    return;
  clinic_stay_open_end (GTK_WINDOW (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "course-editor.save", TRUE);
  if (change != NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  words = clinic_words_for_error (error);
  show_fault (self, words);
  gtk_widget_grab_focus (GTK_WIDGET (self->area_row));
}

static void
save_course (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicCourseEditor *self = CLINIC_COURSE_EDITOR (widget);
  g_autofree char *area = clinic_typed_text_dup (GTK_EDITABLE (self->area_row));
  g_autoptr (ClinicCourse) course = NULL;
  int length;

  gtk_spin_button_update (self->length_spin);
  length = gtk_spin_button_get_value_as_int (self->length_spin);
  gtk_widget_action_set_enabled (widget, "course-editor.save", FALSE);
  clinic_stay_open_begin (GTK_WINDOW (self));
  if (self->course == NULL)
    {
      clinic_diary_start_course_async (self->diary, self->patient, area, length, NULL, saved_cb, g_object_ref (self));
      return;
    }
  course = clinic_course_copy (self->course);
  g_free (course->area);
  course->area = g_steal_pointer (&area);
  course->length = length;
  clinic_diary_update_course_async (self->diary, course, NULL, saved_cb, g_object_ref (self));
}

static void
changed_cb (ClinicCourseEditor *self)
{
  if (self->fault_line != NULL)
    show_fault (self, NULL);
}

static void
activated_cb (ClinicCourseEditor *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "course-editor.save", NULL);
}

static void
clinic_course_editor_dispose (GObject *object)
{
  ClinicCourseEditor *self = CLINIC_COURSE_EDITOR (object);

  g_clear_object (&self->diary);
  g_clear_pointer (&self->course, clinic_course_free);
  G_OBJECT_CLASS (clinic_course_editor_parent_class)->dispose (object);
}

static void
clinic_course_editor_class_init (ClinicCourseEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_course_editor_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/patients/clinic-course-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicCourseEditor, area_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicCourseEditor, length_spin);
  gtk_widget_class_bind_template_child (widget_class, ClinicCourseEditor, save_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicCourseEditor, fault_line);
  gtk_widget_class_bind_template_child (widget_class, ClinicCourseEditor, protocol_line);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "course-editor.save", NULL, save_course);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_course_editor_init (ClinicCourseEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static ClinicCourseEditor *
make_editor (ClinicDiary *diary, ClinicProtocol *protocol, int min_days, int recommended_days)
{
  ClinicCourseEditor *self = g_object_new (CLINIC_TYPE_COURSE_EDITOR, NULL);
  g_autofree char *least = clinic_format_days (min_days);
  g_autofree char *recommended = clinic_format_days (recommended_days);
  g_autofree char *title = clinic_phrase_isolate (protocol != NULL ? clinic_protocol_get_title (protocol) : _("Course"));
  /* Translators: a protocol's title, then days: "Dermaroller: sessions at least 21 days apart, 28 days recommended" */
  g_autofree char *spacing = g_strdup_printf (_("%s: sessions at least %s apart, %s recommended"), title, least, recommended);

  self->diary = g_object_ref (diary);
  clinic_status_line_set_text (self->protocol_line, spacing);
  gtk_widget_grab_focus (GTK_WIDGET (self->area_row));
  return self;
}

GtkWidget *
clinic_course_editor_new_for_patient (ClinicDiary *diary, gint64 patient)
{
  ClinicProtocol *protocol;
  ClinicCourseEditor *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  protocol = clinic_diary_get_current_protocol (diary, NULL);
  g_return_val_if_fail (protocol != NULL, NULL);
  self = make_editor (diary, protocol, clinic_protocol_get_min_days (protocol),
                      clinic_protocol_get_recommended_days (protocol));
  self->patient = patient;
  gtk_spin_button_set_value (self->length_spin, clinic_protocol_get_course_length (protocol));
  return GTK_WIDGET (self);
}

GtkWidget *
clinic_course_editor_new_for_course (ClinicDiary *diary, const ClinicCourse *course)
{
  ClinicCourseEditor *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && course != NULL, NULL);

  self = make_editor (diary, clinic_diary_get_protocol (diary, course->protocol), course->min_days,
                      course->recommended_days);
  self->course = clinic_course_copy (course);
  self->patient = course->patient;
  gtk_window_set_title (GTK_WINDOW (self), _("Change the Course"));
  gtk_button_set_label (self->save_button, _("_Save"));
  gtk_editable_set_text (GTK_EDITABLE (self->area_row), course->area);
  gtk_spin_button_set_value (self->length_spin, course->length);
  return GTK_WIDGET (self);
}
