/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-course-card.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "model/clinic-diary-patients.h"
#include "ui/parts/clinic-course-bar.h"
#include "ui/parts/clinic-errand.h"
#include "ui/parts/clinic-late-menu.h"
#include "ui/parts/clinic-wrap-box.h"
#include "ui/patients/clinic-course-editor.h"

struct _ClinicCourseCard
{
  AdwBin parent_instance;

  ClinicDiary *diary;
  ClinicCourse *course; /* nullable */
  char *whom;           /* nullable: the patient's name */

  GtkLabel *area_label;
  GtkLabel *since_label;
  GtkLabel *count_label;
  GtkWidget *menu_button;
  GMenuModel *running_menu;
  GtkToggleButton *fold_button; /* of a course that has ended */
  GtkWidget *details;
  ClinicCourseBar *bar;
  ClinicWrapBox *foot;
  ClinicStatusLine *fault_line;

  GtkWidget *next; /* the lines that say when */
  ClinicStatusLine *next_line;
  GtkLabel *next_detail;
  GtkButton *plan_button;
  GtkButton *book_button;
};

G_DEFINE_FINAL_TYPE (ClinicCourseCard, clinic_course_card, ADW_TYPE_BIN)

static gboolean
is_running (const ClinicCourse *course)
{
  return course->status == CLINIC_COURSE_ACTIVE || course->status == CLINIC_COURSE_PAUSED;
}

/* Bar */

static void
show_bar (ClinicCourseCard *self, const ClinicPatientCourse *course)
{
  g_autoptr (GPtrArray) captions = g_ptr_array_new_with_free_func (g_free);
  gboolean in_house = FALSE;

  for (guint i = 0; i < course->sessions->len; i++)
    {
      const ClinicSession *session = g_ptr_array_index (course->sessions, i);

      if (!clinic_session_state_is_live (session->state))
        continue;
      g_ptr_array_add (captions, clinic_format_day (session->day, CLINIC_DAY_FORM_SHORT));
      in_house |= session->state == CLINIC_SESSION_ARRIVED || session->state == CLINIC_SESSION_NUMBING;
    }
  for (int nth = captions->len + 1; nth <= course->course->length; nth++)
    g_ptr_array_add (captions, g_strdup_printf ("%d", nth));
  g_ptr_array_add (captions, NULL);
  clinic_course_bar_set_progress (self->bar, course->course->length, course->progress.performed, in_house,
                                  MAX (0, course->progress.booked - (in_house ? 1 : 0)));
  clinic_course_bar_set_captions (self->bar, (const char *const *) captions->pdata);
}

/* When */

static char *
dup_next (const ClinicPatientCourse *course, ClinicDay today)
{
  const ClinicCourseProgress *progress = &course->progress;
  g_autofree char *day = NULL;

  switch (course->course->status)
    {
    case CLINIC_COURSE_PAUSED: return g_strdup (_("Paused"));
    case CLINIC_COURSE_STOPPED: return g_strdup (_("Stopped"));
    case CLINIC_COURSE_COMPLETE: return g_strdup (_("Complete"));
    case CLINIC_COURSE_ACTIVE:
    default: break;
    }
  if (progress->next_booked != CLINIC_DAY_NONE)
    {
      day = clinic_format_day_near (progress->next_booked, today);
      return g_strdup_printf (_("Next session %s"), day);
    }
  if (progress->performed >= progress->length)
    return g_strdup (_("All sessions are performed"));
  if (progress->earliest == CLINIC_DAY_NONE)
    return g_strdup (_("The first session can be on any day"));
  day = clinic_format_day_near (progress->earliest, today);
  return g_strdup_printf (_("Next not before %s"), day);
}

static char *
dup_recommended (const ClinicPatientCourse *course, ClinicDay today)
{
  const ClinicCourseProgress *progress = &course->progress;
  g_autofree char *day = NULL;

  if (course->course->status != CLINIC_COURSE_ACTIVE || progress->performed + progress->booked >= progress->length ||
      progress->recommended == CLINIC_DAY_NONE)
    return NULL;
  day = clinic_format_day_near (progress->recommended, today);
  if (progress->next_booked != CLINIC_DAY_NONE)
    return g_strdup_printf (_("then recommended from %s"), day);
  return g_strdup_printf (_("recommended from %s"), day);
}

static void
show_next (ClinicCourseCard *self, const ClinicPatientCourse *course)
{
  ClinicDay today = clinic_diary_get_today (self->diary);
  g_autofree char *next = dup_next (course, today);
  g_autofree char *recommended = dup_recommended (course, today);
  gboolean done = course->course->status == CLINIC_COURSE_COMPLETE;

  clinic_status_line_set_text (self->next_line, next);
  clinic_status_line_set_tone (self->next_line, done ? CLINIC_TONE_GOOD : CLINIC_TONE_PLAIN);
  clinic_status_line_set_icon_name (self->next_line, done ? NULL : "x-office-calendar-symbolic");
  gtk_label_set_label (self->next_detail, recommended != NULL ? recommended : "");
  gtk_widget_set_visible (GTK_WIDGET (self->next_detail), recommended != NULL);
}

static void
show_buttons (ClinicCourseCard *self, const ClinicPatientCourse *course, gboolean bookable)
{
  int taken = course->progress.performed + course->progress.booked;
  int left = course->course->length - taken;
  gboolean can = bookable && course->course->status == CLINIC_COURSE_ACTIVE;
  g_autofree char *book = g_strdup_printf (_("Book Session %d"), taken + 1);
  GVariant *target = g_variant_new ("(xx)", course->course->patient, course->course->id);

  g_variant_ref_sink (target);
  gtk_button_set_label (self->book_button, book);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->book_button), target);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->plan_button), target);
  gtk_widget_set_visible (GTK_WIDGET (self->book_button), can && left > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->plan_button), can && left > 1);
  g_variant_unref (target);
}

static void
enable_steps (ClinicCourseCard *self, const ClinicPatientCourse *course)
{
  GtkWidget *widget = GTK_WIDGET (self);
  ClinicCourseStatus status = course->course->status;

  gtk_widget_action_set_enabled (widget, "course.roll", status == CLINIC_COURSE_ACTIVE && course->progress.booked > 0);
  gtk_widget_action_set_enabled (widget, "course.pause", status == CLINIC_COURSE_ACTIVE);
  gtk_widget_action_set_enabled (widget, "course.resume", status != CLINIC_COURSE_ACTIVE);
  gtk_widget_action_set_enabled (widget, "course.stop", is_running (course->course));
  gtk_widget_action_set_enabled (widget, "course.complete", is_running (course->course) && course->progress.performed > 0);
}

/* A course that has ended is one row, until someone wants to see it. */
static void
show_fold (ClinicCourseCard *self)
{
  gboolean ended = self->course != NULL && !is_running (self->course);
  gboolean open = !ended || gtk_toggle_button_get_active (self->fold_button);

  gtk_widget_set_visible (GTK_WIDGET (self->fold_button), ended);
  gtk_button_set_icon_name (GTK_BUTTON (self->fold_button), open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->fold_button), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
  gtk_widget_set_visible (self->details, open);
}

static void
name_fold (ClinicCourseCard *self)
{
  /* Translators: the area of a course that has ended */
  g_autofree char *words = g_strdup_printf (_("Show the course of %s"), self->course->area);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fold_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
fold_cb (ClinicCourseCard *self)
{
  g_assert (CLINIC_IS_COURSE_CARD (self));

  show_fold (self);
}

static char *
dup_about (const ClinicCourse *course)
{
  g_autofree char *since = clinic_format_day (course->started, CLINIC_DAY_FORM_HISTORY);
  g_autofree char *days = clinic_format_days (course->min_days);

  if (course->status == CLINIC_COURSE_COMPLETE)
    return g_strdup_printf (_("Complete · course since %s"), since);
  if (course->status == CLINIC_COURSE_STOPPED)
    return g_strdup_printf (_("Stopped · course since %s"), since);
  /* Translators: a day, then days: "Course since 29 Sep 2026 · at least 21 days apart" */
  return g_strdup_printf (_("Course since %s · at least %s apart"), since, days);
}

void
clinic_course_card_show (ClinicCourseCard *self, const ClinicPatientCourse *course, const ClinicPatient *patient)
{
  g_autofree char *about = NULL;
  g_autofree char *count = NULL;

  g_return_if_fail (CLINIC_IS_COURSE_CARD (self) && course != NULL && patient != NULL);

  g_clear_pointer (&self->course, clinic_course_free);
  self->course = clinic_course_copy (course->course);
  g_free (self->whom);
  self->whom = clinic_patient_dup_name (patient);
  about = dup_about (course->course);
  count = g_strdup_printf (_("%d of %d"), course->progress.performed, course->course->length);
  gtk_label_set_label (self->area_label, course->course->area);
  gtk_label_set_label (self->since_label, about);
  gtk_label_set_label (self->count_label, count);
  show_bar (self, course);
  show_next (self, course);
  show_buttons (self, course, !patient->deceased);
  enable_steps (self, course);
  name_fold (self);
  show_fold (self);
  gtk_widget_set_visible (GTK_WIDGET (self->fault_line), FALSE);
}

gint64
clinic_course_card_get_course (ClinicCourseCard *self)
{
  g_return_val_if_fail (CLINIC_IS_COURSE_CARD (self), 0);

  return self->course != NULL ? self->course->id : 0;
}

/* Steps */

static void
updated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  clinic_errand_end (user_data, result, NULL);
}

static void
set_status (ClinicCourseCard *self, ClinicCourseStatus status)
{
  g_autoptr (ClinicCourse) course = clinic_course_copy (self->course);

  course->status = status;
  clinic_diary_update_course_async (self->diary, course, NULL, updated_cb,
                                    clinic_errand_begin (GTK_WIDGET (self), self->fault_line, self->whom));
}

static void
pause_course (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_status (CLINIC_COURSE_CARD (widget), CLINIC_COURSE_PAUSED);
}

static void
resume_course (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_status (CLINIC_COURSE_CARD (widget), CLINIC_COURSE_ACTIVE);
}

static void
stop_course (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_status (CLINIC_COURSE_CARD (widget), CLINIC_COURSE_STOPPED);
}

static void
complete_course (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_status (CLINIC_COURSE_CARD (widget), CLINIC_COURSE_COMPLETE);
}

static void
change_course (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicCourseCard *self = CLINIC_COURSE_CARD (widget);
  GtkWidget *editor = clinic_course_editor_new_for_course (self->diary, self->course);

  gtk_window_set_transient_for (GTK_WINDOW (editor), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (editor));
}

static void
roll_course (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.roll-forward", "x", CLINIC_COURSE_CARD (widget)->course->id);
}

static void
clinic_course_card_dispose (GObject *object)
{
  ClinicCourseCard *self = CLINIC_COURSE_CARD (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->diary);
  g_clear_pointer (&self->course, clinic_course_free);
  g_clear_pointer (&self->whom, g_free);
  G_OBJECT_CLASS (clinic_course_card_parent_class)->dispose (object);
}

static void
clinic_course_card_class_init (ClinicCourseCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_course_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/patients/clinic-course-card.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicCourseCard, running_menu);
  gtk_widget_class_bind_template_child (widget_class, ClinicCourseCard, area_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicCourseCard, since_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicCourseCard, count_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicCourseCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicCourseCard, fold_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicCourseCard, details);
  gtk_widget_class_bind_template_callback (widget_class, fold_cb);
  gtk_widget_class_bind_template_child (widget_class, ClinicCourseCard, bar);
  gtk_widget_class_bind_template_child (widget_class, ClinicCourseCard, foot);
  gtk_widget_class_bind_template_child (widget_class, ClinicCourseCard, fault_line);
  gtk_widget_class_install_action (widget_class, "course.change", NULL, change_course);
  gtk_widget_class_install_action (widget_class, "course.roll", NULL, roll_course);
  gtk_widget_class_install_action (widget_class, "course.pause", NULL, pause_course);
  gtk_widget_class_install_action (widget_class, "course.resume", NULL, resume_course);
  gtk_widget_class_install_action (widget_class, "course.stop", NULL, stop_course);
  gtk_widget_class_install_action (widget_class, "course.complete", NULL, complete_course);
}

static void
add_next (ClinicCourseCard *self)
{
  self->next = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_valign (self->next, GTK_ALIGN_CENTER);
  self->next_line = CLINIC_STATUS_LINE (clinic_status_line_new (CLINIC_TONE_PLAIN, NULL, ""));
  clinic_status_line_set_strong (self->next_line, TRUE);
  self->next_detail = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "margin-start", 20, "wrap", TRUE, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->next_detail), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->next_detail), "dim-label");
  gtk_box_append (GTK_BOX (self->next), GTK_WIDGET (self->next_line));
  gtk_box_append (GTK_BOX (self->next), GTK_WIDGET (self->next_detail));
  clinic_wrap_box_append (self->foot, self->next);
}

static GtkButton *
make_button (const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xx)", (gint64) 0, (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.book");
  return GTK_BUTTON (button);
}

/* The buttons stay together as long as a line holds both. */
static void
add_buttons (ClinicCourseCard *self)
{
  ClinicWrapBox *steps = CLINIC_WRAP_BOX (clinic_wrap_box_new ());

  self->plan_button = make_button (_("Plan the Course"));
  self->book_button = make_button ("");
  gtk_widget_add_css_class (GTK_WIDGET (self->book_button), "suggested-action");
  clinic_wrap_box_set_spacing (steps, 12);
  clinic_wrap_box_append (steps, GTK_WIDGET (self->plan_button));
  clinic_wrap_box_append (steps, GTK_WIDGET (self->book_button));
  clinic_wrap_box_append (self->foot, GTK_WIDGET (steps));
}

static void
clinic_course_card_init (ClinicCourseCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_late_menu_set (GTK_MENU_BUTTON (self->menu_button), self->running_menu);
  add_next (self);
  add_buttons (self);
}

GtkWidget *
clinic_course_card_new (ClinicDiary *diary)
{
  ClinicCourseCard *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  self = g_object_new (CLINIC_TYPE_COURSE_CARD, NULL);
  self->diary = g_object_ref (diary);
  return GTK_WIDGET (self);
}
