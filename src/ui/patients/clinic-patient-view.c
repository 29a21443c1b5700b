/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-patient-view.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phone.h"
#include "model/clinic-diary-merge.h"
#include "model/clinic-diary-patient-page.h"
#include "ui/parts/clinic-alert-pill.h"
#include "ui/parts/clinic-errand.h"
#include "ui/parts/clinic-grade-card.h"
#include "ui/parts/clinic-late-menu.h"
#include "ui/parts/clinic-shrink-bin.h"
#include "ui/parts/clinic-wrap-box.h"
#include "ui/patients/clinic-course-card.h"
#include "ui/patients/clinic-healing-card.h"
#include "ui/patients/clinic-patient-facts.h"
#include "ui/patients/clinic-red-flag-window.h"
#include "ui/patients/clinic-timeline.h"

struct _ClinicPatientView
{
  AdwBin parent_instance;

  ClinicDiary *diary;
  gint64 patient;
  ClinicPatientPage *page; /* (nullable): as read last */
  guint generation;        /* answers to earlier questions are dropped */

  ClinicShrinkBin *shrink_bin;
  GtkBox *body;
  ClinicStatusLine *fault_line;
  GtkBox *flags_box;
  GtkOrientable *header;
  AdwAvatar *avatar;
  GtkLabel *name_label;
  GtkLabel *about_label;
  ClinicWrapBox *pills;
  GtkWidget *phone_button;
  AdwButtonContent *phone_content;
  ClinicWrapBox *facts;
  GtkOrientable *cards;
  GtkBox *courses_box;
  GtkWidget *no_course_card;
  GtkLabel *no_course_label;
  AdwBin *healing_bin;
  GtkBox *grades_box;
  ClinicTimeline *timeline;
  GMenu *merged_section; /* of the patient's menu */
  GtkMenuButton *menu_button;
  GMenuModel *patient_menu;
};

G_DEFINE_FINAL_TYPE (ClinicPatientView, clinic_patient_view, ADW_TYPE_BIN)

/* Header */

static void
add_pill (ClinicPatientView *self, ClinicAlertKind kind, const char *text)
{
  clinic_wrap_box_append (self->pills, clinic_alert_pill_new (kind, text));
}

static void
show_pills (ClinicPatientView *self, const ClinicPatient *patient)
{
  g_autofree char *allergy = g_strdup_printf (_("Allergy: %s"), patient->allergies);
  g_autofree char *cold_sores = g_strdup_printf (_("Cold sores: %s"), patient->cold_sores_note);

  clinic_wrap_box_clear (self->pills);
  if (*patient->allergies != '\0')
    add_pill (self, CLINIC_ALERT_ALLERGY, allergy);
  if (patient->cold_sores)
    add_pill (self, CLINIC_ALERT_COLD_SORES, *patient->cold_sores_note != '\0' ? cold_sores : NULL);
  if (patient->deceased)
    add_pill (self, CLINIC_ALERT_MISSING, _("Deceased"));
  else if (!patient->may_be_called)
    add_pill (self, CLINIC_ALERT_MISSING, _("Asks not to be called"));
}

static void
show_phone (ClinicPatientView *self, const ClinicPatient *patient)
{
  g_autofree char *phone = clinic_patient_dup_phone (patient);
  g_autofree char *shown = clinic_phone_isolate (phone);
  g_autofree char *words = g_strdup_printf (_("Call %s"), phone);

  gtk_widget_set_visible (self->phone_button, *phone != '\0');
  adw_button_content_set_label (self->phone_content, shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->phone_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "patient.copy-phone", *phone != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "patient.call", *phone != '\0');
}

static void
show_header (ClinicPatientView *self, const ClinicPatient *patient)
{
  g_autofree char *name = clinic_patient_dup_name (patient);
  int age = clinic_patient_get_age (patient, clinic_diary_get_today (self->diary));
  g_autofree char *about = NULL;

  if (age >= 0)
    about = g_strdup_printf (ngettext ("%d year · %s", "%d years · %s", age), age, patient->number);
  adw_avatar_set_text (self->avatar, name);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->about_label, about != NULL ? about : patient->number);
  show_pills (self, patient);
  show_phone (self, patient);
}

/* Red flags */

static void
close_flag_cb (ClinicPatientView *self, GtkWidget *button)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "red-flag");

  for (guint i = 0; i < self->page->red_flags->len; i++)
    {
      const ClinicRedFlag *flag = g_ptr_array_index (self->page->red_flags, i);
      GtkWidget *window;

      if (flag->id != *id)
        continue;
      window = clinic_red_flag_window_new (self->diary, flag);
      gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
}

static GtkWidget *
make_flag_banner (ClinicPatientView *self, const ClinicRedFlag *flag)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("emoji-flags-symbolic");
  GtkWidget *button = gtk_button_new_with_label (_("Close…"));
  g_autofree char *when = clinic_format_day_time (flag->opened_at, clinic_diary_get_zone (self->diary));
  /* Translators: what was reported, then since when */
  g_autofree char *words = g_strdup_printf (_("Red flag: %s, since %s"), flag->reason, when);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0, "wrap", TRUE, "hexpand", TRUE, NULL);

  g_object_set_data_full (G_OBJECT (button), "red-flag", g_memdup2 (&flag->id, sizeof flag->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (close_flag_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "flag-banner");
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
show_flags (ClinicPatientView *self, GPtrArray *flags)
{
  GtkWidget *child;
  gboolean any = FALSE;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->flags_box))) != NULL)
    gtk_box_remove (self->flags_box, child);
  for (guint i = 0; i < flags->len; i++)
    {
      const ClinicRedFlag *flag = g_ptr_array_index (flags, i);

      if (flag->closed_at != CLINIC_TIME_NONE)
        continue;
      gtk_box_append (self->flags_box, make_flag_banner (self, flag));
      any = TRUE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->flags_box), any);
}

/* Courses: a card stays the same widget as long as its course is there, so that focus stays. */

static GtkWidget *
find_course_card (ClinicPatientView *self, gint64 course)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->courses_box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (CLINIC_IS_COURSE_CARD (child) && clinic_course_card_get_course (CLINIC_COURSE_CARD (child)) == course)
      return child;
  return NULL;
}

static gboolean
has_course (GPtrArray *courses, gint64 id)
{
  for (guint i = 0; i < courses->len; i++)
    if (((ClinicPatientCourse *) g_ptr_array_index (courses, i))->course->id == id)
      return TRUE;
  return FALSE;
}

static void
drop_course_cards (ClinicPatientView *self, GPtrArray *courses)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->courses_box));

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (CLINIC_IS_COURSE_CARD (child) && !has_course (courses, clinic_course_card_get_course (CLINIC_COURSE_CARD (child))))
        gtk_box_remove (self->courses_box, child);
      child = next;
    }
}

static gboolean
is_running (const ClinicCourse *course)
{
  return course->status == CLINIC_COURSE_ACTIVE || course->status == CLINIC_COURSE_PAUSED;
}

/* Those that run, or those that have ended, below @after; the last card. */
static GtkWidget *
show_some_courses (ClinicPatientView *self, const ClinicPatientPage *page, gboolean running, GtkWidget *after)
{
  for (guint i = 0; i < page->courses->len; i++)
    {
      const ClinicPatientCourse *course = g_ptr_array_index (page->courses, i);
      GtkWidget *card = find_course_card (self, course->course->id);

      if (is_running (course->course) != running)
        continue;
      if (card == NULL)
        {
          card = clinic_course_card_new (self->diary);
          gtk_box_append (self->courses_box, card);
        }
      gtk_box_reorder_child_after (self->courses_box, card, after);
      clinic_course_card_show (CLINIC_COURSE_CARD (card), course, page->patient);
      after = card;
    }
  return after;
}

static void
show_courses (ClinicPatientView *self, const ClinicPatientPage *page)
{
  GtkWidget *last;

  drop_course_cards (self, page->courses);
  last = show_some_courses (self, page, TRUE, self->no_course_card);
  gtk_widget_set_visible (self->no_course_card, last == self->no_course_card && !page->patient->deceased);
  gtk_label_set_label (self->no_course_label, page->courses->len > 0 ? _("No course is running") : _("No course yet"));
  show_some_courses (self, page, FALSE, last);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "patient.start-course", !page->patient->deceased);
}

static void
show_healing (ClinicPatientView *self, const ClinicPatientPage *page)
{
  GtkWidget *card = adw_bin_get_child (self->healing_bin);

  gtk_widget_set_visible (GTK_WIDGET (self->healing_bin), page->healing != NULL);
  if (page->healing == NULL)
    return;
  if (card == NULL)
    {
      card = clinic_healing_card_new (self->diary);
      adw_bin_set_child (self->healing_bin, card);
    }
  clinic_healing_card_show (CLINIC_HEALING_CARD (card), page);
}

/* Grades: a card for each course, as long as it is there. */

static GtkWidget *
find_grade_card (ClinicPatientView *self, gint64 course)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->grades_box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (clinic_grade_card_get_course (CLINIC_GRADE_CARD (child)) == course)
      return child;
  return NULL;
}

static void
drop_grade_cards (ClinicPatientView *self, GPtrArray *courses)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->grades_box));

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (!has_course (courses, clinic_grade_card_get_course (CLINIC_GRADE_CARD (child))))
        gtk_box_remove (self->grades_box, child);
      child = next;
    }
}

static void
show_grades (ClinicPatientView *self, const ClinicPatientPage *page)
{
  drop_grade_cards (self, page->courses);
  for (guint i = 0; i < page->courses->len; i++)
    {
      gint64 course = ((ClinicPatientCourse *) g_ptr_array_index (page->courses, i))->course->id;
      GtkWidget *card;

      if (find_grade_card (self, course) != NULL)
        continue;
      card = clinic_grade_card_new ();
      clinic_grade_card_set_compact (CLINIC_GRADE_CARD (card), TRUE);
      gtk_box_append (self->grades_box, card);
      clinic_grade_card_watch (CLINIC_GRADE_CARD (card), self->diary, course, 0);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->grades_box), page->courses->len > 0);
}

static void
show_merged (ClinicPatientView *self, const GPtrArray *merged)
{
  g_menu_remove_all (self->merged_section);
  for (guint i = 0; i < merged->len; i++)
    {
      const ClinicPatient *patient = merged->pdata[i];
      /* Translators: a patient's number: its record was merged into this one */
      g_autofree char *words = g_strdup_printf (_("Part from %s Again"), patient->number);
      g_autoptr (GMenuItem) item = g_menu_item_new (words, NULL);

      g_menu_item_set_action_and_target (item, "patient.part", "x", patient->id);
      g_menu_append_item (self->merged_section, item);
    }
}

static void
show_page (ClinicPatientView *self)
{
  ClinicPatientPage *page = self->page;

  show_merged (self, page->merged);
  show_header (self, page->patient);
  show_flags (self, page->red_flags);
  clinic_patient_facts_fill (self->facts, self->diary, page);
  show_courses (self, page);
  show_healing (self, page);
  show_grades (self, page);
  clinic_timeline_show (self->timeline, page);
}

/* Reading */

typedef struct
{
  ClinicPatientView *view;
  guint generation;
} Question;

static void
page_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (ClinicPatientView) self = question->view;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicPatientPage) page = clinic_diary_load_patient_page_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (question->generation != self->generation || self->diary == NULL)
    return;
  clinic_status_line_set_text (self->fault_line, words);
  gtk_widget_set_visible (GTK_WIDGET (self->fault_line), words != NULL);
  if (page == NULL)
    return;
  if (page->patient->merged_into != 0)
    {
      clinic_patient_view_set_patient (self, page->patient->merged_into);
      return;
    }
  g_clear_pointer (&self->page, clinic_patient_page_free);
  self->page = g_steal_pointer (&page);
  show_page (self);
  gtk_widget_set_visible (GTK_WIDGET (self->body), TRUE);
}

static void
read_page (ClinicPatientView *self)
{
  Question *question;

  self->generation++;
  if (self->patient == 0)
    return;
  question = g_new0 (Question, 1);
  question->view = g_object_ref (self);
  question->generation = self->generation;
  clinic_diary_load_patient_page_async (self->diary, self->patient, NULL, page_loaded_cb, question);
}

static void
diary_changed_cb (ClinicPatientView *self)
{
  read_page (self);
}

static void
clock_minute_cb (ClinicPatientView *self)
{
  if (self->page != NULL && self->patient != 0)
    show_page (self);
}

void
clinic_patient_view_set_patient (ClinicPatientView *self, gint64 patient)
{
  g_return_if_fail (CLINIC_IS_PATIENT_VIEW (self));

  if (self->patient == patient)
    return;
  self->patient = patient;
  clinic_errand_leave (GTK_WIDGET (self));
  read_page (self);
}

gint64
clinic_patient_view_get_patient (ClinicPatientView *self)
{
  g_return_val_if_fail (CLINIC_IS_PATIENT_VIEW (self), 0);

  return self->patient;
}

void
clinic_patient_view_set_diary (ClinicPatientView *self, ClinicDiary *diary)
{
  g_return_if_fail (CLINIC_IS_PATIENT_VIEW (self) && CLINIC_IS_DIARY (diary) && self->diary == NULL);

  self->diary = g_object_ref (diary);
  self->timeline = CLINIC_TIMELINE (clinic_timeline_new (diary));
  gtk_box_append (self->body, GTK_WIDGET (self->timeline));
  g_signal_connect_object (diary, "changed", G_CALLBACK (diary_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clinic_diary_get_clock (diary), "minute", G_CALLBACK (clock_minute_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Actions */

static void
edit_patient (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.edit-patient", "x", CLINIC_PATIENT_VIEW (widget)->patient);
}

static void
start_course (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.start-course", "x", CLINIC_PATIENT_VIEW (widget)->patient);
}

static void
show_photos (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.show-photos", "x", CLINIC_PATIENT_VIEW (widget)->patient);
}

static void
merge (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.merge-patients", "(xx)", CLINIC_PATIENT_VIEW (widget)->patient, (gint64) 0);
}

static void
parted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  clinic_errand_end (user_data, result, NULL);
}

static void
part (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicPatientView *self = CLINIC_PATIENT_VIEW (widget);
  g_autofree char *whom = clinic_patient_dup_name (self->page->patient);

  clinic_diary_unmerge_patients_async (self->diary, g_variant_get_int64 (parameter), NULL, parted_cb,
                                       clinic_errand_begin (widget, self->fault_line, whom));
}

static void
copy_phone (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicPatientView *self = CLINIC_PATIENT_VIEW (widget);
  g_autofree char *phone = clinic_patient_dup_phone (self->page->patient);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), phone);
}

static void
call_phone (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicPatientView *self = CLINIC_PATIENT_VIEW (widget);
  g_autofree char *phone = clinic_patient_dup_phone (self->page->patient);
  g_autofree char *uri = clinic_patient_facts_dup_phone_uri (phone);
  g_autoptr (GAppInfo) handler = g_app_info_get_default_for_uri_scheme ("tel");

  /* where nothing on the desk dials, the number is at hand to paste */
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), phone);
  if (handler != NULL)
    g_app_info_launch_default_for_uri_async (uri, NULL, NULL, NULL, NULL);
}

static void
narrow_cb (ClinicPatientView *self)
{
  gboolean narrow = clinic_shrink_bin_get_narrow (self->shrink_bin);

  gtk_orientable_set_orientation (self->cards, narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (self->header, narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->no_course_card),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_halign (GTK_WIDGET (self->avatar), narrow ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  gtk_widget_set_valign (GTK_WIDGET (self->healing_bin), narrow ? GTK_ALIGN_FILL : GTK_ALIGN_START);
}

static void
clinic_patient_view_dispose (GObject *object)
{
  ClinicPatientView *self = CLINIC_PATIENT_VIEW (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->diary);
  g_clear_pointer (&self->page, clinic_patient_page_free);
  G_OBJECT_CLASS (clinic_patient_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientView, patient_menu);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientView, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientView, shrink_bin);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientView, body);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientView, fault_line);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientView, flags_box);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientView, header);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientView, avatar);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientView, name_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientView, about_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientView, pills);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientView, phone_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientView, phone_content);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientView, facts);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientView, cards);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientView, courses_box);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientView, no_course_card);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientView, no_course_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientView, healing_bin);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientView, grades_box);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientView, merged_section);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
}

static void
clinic_patient_view_class_init (ClinicPatientViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_patient_view_dispose;
  g_type_ensure (CLINIC_TYPE_SHRINK_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/patients/clinic-patient-view.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "patient.edit", NULL, edit_patient);
  gtk_widget_class_install_action (widget_class, "patient.start-course", NULL, start_course);
  gtk_widget_class_install_action (widget_class, "patient.photos", NULL, show_photos);
  gtk_widget_class_install_action (widget_class, "patient.merge", NULL, merge);
  gtk_widget_class_install_action (widget_class, "patient.part", "x", part);
  gtk_widget_class_install_action (widget_class, "patient.copy-phone", NULL, copy_phone);
  gtk_widget_class_install_action (widget_class, "patient.call", NULL, call_phone);
}

static void
clinic_patient_view_init (ClinicPatientView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_late_menu_set (self->menu_button, self->patient_menu);
  /* nothing to show before the first answer */
  gtk_widget_set_visible (GTK_WIDGET (self->body), FALSE);
}
