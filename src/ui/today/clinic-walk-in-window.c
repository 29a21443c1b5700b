/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/today/clinic-walk-in-window.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "model/clinic-diary-slots.h"
#include "model/clinic-diary-walk-in.h"
#include "ui/parts/clinic-patient-chooser.h"
#include "ui/parts/clinic-sign-off.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-stay-open.h"

struct _ClinicWalkInWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary; /* nullable: gone once closed */
  AdwWindowTitle *window_title;
  GtkWidget *check_in_button;
  GtkWidget *fault;
  ClinicPatientChooser *chooser;
  AdwPreferencesGroup *course_group;
  GtkWidget *place_group;
  AdwActionRow *place_row;
  ClinicSignOff *sign_off;

  gint64 course; /* 0 = none chosen */
  guint generation;
};

G_DEFINE_FINAL_TYPE (ClinicWalkInWindow, clinic_walk_in_window, ADW_TYPE_WINDOW)

static void
show_fault (ClinicWalkInWindow *self, const char *words)
{
  clinic_status_line_set_text (CLINIC_STATUS_LINE (self->fault), words);
  gtk_widget_set_visible (self->fault, words != NULL);
}

static void
show_error (ClinicWalkInWindow *self, const GError *error)
{
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  show_fault (self, words);
}

/* The place */

static char *
word_origin (ClinicWalkInWindow *self, const ClinicWalkIn *walk_in)
{
  ClinicDay today = clinic_diary_get_today (self->diary);
  g_autofree char *day = NULL;

  if (walk_in->planned == CLINIC_DAY_NONE)
    return g_strdup (_("A new session"));
  if (walk_in->planned == today)
    return g_strdup (_("Booked for today"));
  day = clinic_format_day_near (walk_in->planned, today);
  /* Translators: %s is a day, "Thu 26 Nov" */
  return g_strdup_printf (_("Booked for %s, moved to today"), day);
}

static void
show_place (ClinicWalkInWindow *self, const ClinicWalkIn *walk_in)
{
  const ClinicSession *session = walk_in->session;
  ClinicSetup *setup = clinic_diary_get_setup (self->diary);
  g_autofree char *time = clinic_format_minute (session->minute);
  g_autofree char *rolling = clinic_format_time (session->rolling_start, clinic_diary_get_zone (self->diary));
  g_autofree char *bed = clinic_setup_say_bed (setup, session->bed);
  g_autofree char *doctor = clinic_setup_say_staff (setup, session->doctor);
  g_autofree char *title = NULL;
  g_autofree char *origin = word_origin (self, walk_in);

  /* Translators: a time, a bed, the time rolling begins, a doctor */
  title = g_strdup_printf (_("%s, %s, rolling %s, %s"), time, bed, rolling, doctor);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->place_row), title);
  adw_action_row_set_subtitle (self->place_row, origin);
  clinic_sign_off_ask (self->sign_off, walk_in->too_close);
}

typedef struct
{
  ClinicWalkInWindow *self;
  guint generation;
} Question;

static Question *
question_new (ClinicWalkInWindow *self)
{
  Question *question = g_new0 (Question, 1);

  question->self = g_object_ref (self);
  question->generation = ++self->generation;
  return question;
}

static gboolean
is_late (const Question *question)
{
  return question->self->diary == NULL || question->generation != question->self->generation;
}

static void
place_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (ClinicWalkInWindow) self = question->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicWalkIn) walk_in = clinic_diary_find_walk_in_finish (CLINIC_DIARY (source), result, &error);

  if (is_late (question))
    return;
  show_error (self, error);
  gtk_widget_set_visible (self->place_group, walk_in != NULL);
  gtk_widget_set_sensitive (self->check_in_button, walk_in != NULL);
  if (walk_in != NULL)
    {
      show_place (self, walk_in);
      gtk_widget_grab_focus (self->check_in_button);
    }
}

static void
choose_course (ClinicWalkInWindow *self, gint64 course)
{
  self->course = course;
  gtk_widget_set_sensitive (self->check_in_button, FALSE);
  clinic_sign_off_ask (self->sign_off, NULL);
  clinic_diary_find_walk_in_async (self->diary, course, NULL, place_found_cb, question_new (self));
}

/* The courses */

static void
course_toggled_cb (ClinicWalkInWindow *self, GtkCheckButton *check)
{
  gint64 *course = g_object_get_data (G_OBJECT (check), "course");

  if (gtk_check_button_get_active (check) && self->course != *course)
    choose_course (self, *course);
}

static GtkCheckButton *
add_course (ClinicWalkInWindow *self, const ClinicCourse *course, const ClinicCourseProgress *progress, GtkCheckButton *first)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *words = g_strdup_printf (_("%d of %d"), progress->performed, course->length);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), course->area);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), first);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, course->area, -1);
  g_object_set_data_full (G_OBJECT (check), "course", g_memdup2 (&course->id, sizeof course->id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (course_toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->course_group, row);
  return GTK_CHECK_BUTTON (check);
}

static void
show_subject (ClinicWalkInWindow *self, const ClinicBookingSubject *subject)
{
  g_autofree char *name = clinic_patient_dup_name (subject->patient);
  GtkCheckButton *first = NULL;

  adw_window_title_set_subtitle (self->window_title, name);
  gtk_widget_set_visible (GTK_WIDGET (self->chooser), FALSE);
  if (subject->courses->len == 0)
    {
      show_fault (self, _("The patient has no course that takes sessions. Start one on the patient’s page."));
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->course_group), TRUE);
  for (guint i = 0; i < subject->courses->len; i++)
    {
      GtkCheckButton *check = add_course (self, subject->courses->pdata[i],
                                          &g_array_index (subject->progresses, ClinicCourseProgress, i), first);

      first = first != NULL ? first : check;
    }
  gtk_check_button_set_active (first, TRUE);
}

static void
subject_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (ClinicWalkInWindow) self = question->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicBookingSubject) subject = clinic_diary_load_subject_finish (CLINIC_DIARY (source), result, &error);

  if (is_late (question))
    return;
  show_error (self, error);
  if (subject != NULL)
    show_subject (self, subject);
}

static void
chosen_cb (ClinicWalkInWindow *self, gint64 patient)
{
  clinic_diary_load_subject_async (self->diary, patient, NULL, subject_loaded_cb, question_new (self));
}

/* Checking in */

static void
checked_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicWalkInWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);

  if (self->diary == NULL)
    return;
  clinic_stay_open_end (GTK_WINDOW (self));
  gtk_widget_set_sensitive (self->check_in_button, TRUE);
  show_error (self, error);
  if (change != NULL)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
check_in_cb (ClinicWalkInWindow *self)
{
  g_autofree char *reason = NULL;

  if (self->course == 0 || !clinic_sign_off_is_complete (self->sign_off))
    return;
  reason = clinic_sign_off_dup_reason (self->sign_off);
  gtk_widget_set_sensitive (self->check_in_button, FALSE);
  clinic_stay_open_begin (GTK_WINDOW (self));
  clinic_diary_walk_in_async (self->diary, self->course, clinic_sign_off_get_doctor (self->sign_off), reason, NULL,
                              checked_in_cb, g_object_ref (self));
}

static void
clinic_walk_in_window_dispose (GObject *object)
{
  g_clear_object (&CLINIC_WALK_IN_WINDOW (object)->diary);
  G_OBJECT_CLASS (clinic_walk_in_window_parent_class)->dispose (object);
}

static void
clinic_walk_in_window_class_init (ClinicWalkInWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_walk_in_window_dispose;
  g_type_ensure (CLINIC_TYPE_PATIENT_CHOOSER);
  g_type_ensure (CLINIC_TYPE_SIGN_OFF);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/today/clinic-walk-in-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicWalkInWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, ClinicWalkInWindow, check_in_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicWalkInWindow, fault);
  gtk_widget_class_bind_template_child (widget_class, ClinicWalkInWindow, chooser);
  gtk_widget_class_bind_template_child (widget_class, ClinicWalkInWindow, course_group);
  gtk_widget_class_bind_template_child (widget_class, ClinicWalkInWindow, place_group);
  gtk_widget_class_bind_template_child (widget_class, ClinicWalkInWindow, place_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicWalkInWindow, sign_off);
  gtk_widget_class_bind_template_callback (widget_class, check_in_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_walk_in_window_init (ClinicWalkInWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->place_row), FALSE);
  g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
clinic_walk_in_window_new (GtkWindow *parent, ClinicDiary *diary)
{
  ClinicWalkInWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  self = g_object_new (CLINIC_TYPE_WALK_IN_WINDOW, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  clinic_sign_off_set_setup (self->sign_off, clinic_diary_get_setup (diary));
  clinic_patient_chooser_set_diary (self->chooser, diary);
  gtk_widget_grab_focus (GTK_WIDGET (self->chooser));
  return GTK_WIDGET (self);
}
