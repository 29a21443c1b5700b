/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-booking-window.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "model/clinic-diary-booking.h"
#include "model/clinic-diary-slots.h"
#include "ui/calendar/clinic-alerts.h"
#include "ui/parts/clinic-choice.h"
#include "ui/calendar/clinic-booking-else.h"
#include "ui/calendar/clinic-booking-screening.h"
#include "ui/calendar/clinic-course-plan.h"
#include "ui/calendar/clinic-override-button.h"
#include "ui/calendar/clinic-slot-chooser.h"
#include "ui/calendar/clinic-visit-preview.h"
#include "ui/parts/clinic-columns.h"
#include "ui/parts/clinic-date-button.h"
#include "ui/parts/clinic-patient-chooser.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-stay-open.h"
#include "ui/parts/clinic-wrap-box.h"

struct _ClinicBookingWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary;
  GCancellable *cancellable;
  gint64 patient;
  gint64 wanted_course;
  ClinicBookingSubject *subject;
  const ClinicCourse *course; /* (nullable): one of the subject's */
  ClinicCourseProgress progress;
  ClinicVisitShape shape;

  gboolean filling;
  gboolean has_slot;
  ClinicSlot slot;  /* of the visit being chosen */
  ClinicSlot first; /* of the next visit, while a later one is being chosen */
  guint editing;    /* which of the planned visits is being chosen */
  guint generation;
  gboolean refused; /* the wait does not fit */
  gboolean busy;

  AdwWindowTitle *window_title;
  GtkButton *book_button;
  GtkStack *stack;
  GtkWidget *who_page;
  GtkWidget *none_page;
  GtkWidget *book_page;
  ClinicPatientChooser *patient_chooser;
  ClinicWrapBox *alerts;
  ClinicStatusLine *status;
  GtkDropDown *course_choice;
  ClinicDateButton *day_button;
  GtkDropDown *part_choice;
  GtkDropDown *doctor_choice;
  GtkWidget *override_box;
  ClinicStatusLine *override_status;
  ClinicOverrideButton *override_button;
  GtkWidget *keep_spacing_button;
  ClinicSlotChooser *slots;
  ClinicBookingElse *booking_else;
  ClinicBookingScreening *screening;
  GtkLabel *visit_title;
  ClinicVisitPreview *visit_card;
  GtkWidget *plan_header;
  GtkSwitch *plan_switch;
  ClinicCoursePlan *plan;
};

G_DEFINE_FINAL_TYPE (ClinicBookingWindow, clinic_booking_window, ADW_TYPE_WINDOW)

static gboolean
is_planning (ClinicBookingWindow *self)
{
  return gtk_switch_get_active (self->plan_switch) && clinic_course_plan_get_count (self->plan) > 0;
}

static guint
count_wanted (ClinicBookingWindow *self)
{
  guint count = 0;

  if (!is_planning (self))
    return self->has_slot ? 1 : 0;
  for (guint i = 0; i < clinic_course_plan_get_count (self->plan); i++)
    count += clinic_course_plan_is_wanted (self->plan, i);
  return count;
}

static void
update_book_button (ClinicBookingWindow *self)
{
  guint count = count_wanted (self);
  /* Translators: a button; books the one session chosen, or several at once */
  g_autofree char *label = g_strdup_printf (ngettext ("_Book %u Session", "_Book %u Sessions", MAX (count, 1)), MAX (count, 1));

  gtk_button_set_label (self->book_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->book_button), self->course != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "booking.book",
                                 count > 0 && self->has_slot && !self->refused && !self->busy);
}

/* Looking for places */

static void
add_other_days (ClinicBookingWindow *self, ClinicSlotWish *wish)
{
  for (guint i = 0; self->editing > 0 && i < clinic_course_plan_get_count (self->plan); i++)
    if (i != self->editing && wish->n_also < (int) G_N_ELEMENTS (wish->also))
      wish->also[wish->n_also++] = clinic_course_plan_get_visit (self->plan, i)->slot.day;
}

static void
make_wish (ClinicBookingWindow *self, ClinicSlotWish *wish)
{
  ClinicDay day = clinic_date_button_get_day (self->day_button);

  *wish = (ClinicSlotWish){
    .course = self->course->id,
    .doctor = clinic_choice_get (self->doctor_choice),
    .from = day != CLINIC_DAY_NONE ? day : clinic_diary_get_today (self->diary),
    .part = gtk_drop_down_get_selected (self->part_choice),
    .close = clinic_override_button_get_reason (self->override_button) != NULL,
  };
  add_other_days (self, wish);
}

static void
search (ClinicBookingWindow *self)
{
  ClinicSlotWish wish;

  if (self->course == NULL || self->filling)
    return;
  make_wish (self, &wish);
  clinic_slot_chooser_search (self->slots, &wish, self->has_slot ? &self->slot : NULL, self->course->recommended_days);
}

static void
wish_changed_cb (ClinicBookingWindow *self)
{
  search (self);
}

static void
show_override (ClinicBookingWindow *self)
{
  const char *reason = clinic_override_button_get_reason (self->override_button);
  const char *refusal = clinic_slot_chooser_get_refusal (self->slots);
  g_autofree char *words = NULL;
  g_autofree char *doctor = NULL;

  gtk_widget_set_visible (self->override_box, reason != NULL || refusal != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->override_button), reason == NULL);
  gtk_widget_set_visible (self->keep_spacing_button, reason != NULL);
  if (reason == NULL)
    {
      clinic_status_line_set_tone (self->override_status, CLINIC_TONE_BAD);
      clinic_status_line_set_text (self->override_status, refusal != NULL ? refusal : "");
      return;
    }
  doctor = clinic_setup_say_staff (clinic_diary_get_setup (self->diary),
                                   clinic_override_button_get_doctor (self->override_button));
  /* Translators: a doctor, then why: "Dr Nair lets it stand closer: travels" */
  words = g_strdup_printf (_("%s lets it stand closer: %s"), doctor, reason);
  clinic_status_line_set_tone (self->override_status, CLINIC_TONE_CAUTION);
  clinic_status_line_set_text (self->override_status, words);
}

static void
offer_else (ClinicBookingWindow *self)
{
  g_autoptr (ClinicBooking) draft = clinic_booking_new (self->course->id, &self->slot);
  g_autofree char *name = clinic_patient_dup_name (self->subject->patient);
  ClinicSlotWish wish;

  make_wish (self, &wish);
  clinic_booking_set_override (draft, clinic_override_button_get_reason (self->override_button),
                               clinic_override_button_get_doctor (self->override_button));
  clinic_booking_else_offer (self->booking_else, self->diary, &wish, name, draft,
                             !clinic_slot_chooser_has_day (self->slots, wish.from) &&
                             (wish.close || clinic_slot_chooser_get_refusal (self->slots) == NULL));
}

static void
slots_searched_cb (ClinicBookingWindow *self)
{
  if (clinic_slot_chooser_get_refusal (self->slots) != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->day_button), "refused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->day_button), "refused");
  show_override (self);
  offer_else (self);
}

static void
override_changed_cb (ClinicBookingWindow *self)
{
  show_override (self);
  search (self);
}

static void
keep_spacing_clicked_cb (ClinicBookingWindow *self)
{
  clinic_override_button_clear (self->override_button);
  override_changed_cb (self);
}

/* Planning the rest */

static void
plan_rest (ClinicBookingWindow *self)
{
  if (!gtk_switch_get_active (self->plan_switch) || !self->has_slot)
    return;
  clinic_course_plan_plan (self->plan, self->diary, self->course,
                           self->progress.length - self->progress.performed - self->progress.booked, &self->first);
}

static void
plan_switched_cb (ClinicBookingWindow *self)
{
  gboolean active = gtk_switch_get_active (self->plan_switch);

  gtk_widget_set_visible (GTK_WIDGET (self->plan), active);
  if (!active && self->editing > 0)
    {
      self->editing = 0;
      self->slot = self->first;
      search (self);
    }
  plan_rest (self);
  update_book_button (self);
}

static void
show_slot (ClinicBookingWindow *self)
{
  g_autofree char *nth = NULL;

  clinic_visit_preview_set_slot (self->visit_card, self->diary, self->has_slot ? &self->slot : NULL, &self->shape);
  clinic_visit_preview_set_fault (self->visit_card, NULL);
  if (self->editing > 0)
    nth = g_strdup_printf (_("Session %d"), clinic_course_plan_get_visit (self->plan, self->editing)->nth);
  gtk_label_set_label (self->visit_title, nth != NULL ? nth : _("This Visit"));
}

static void
plan_edit_cb (ClinicBookingWindow *self, int index)
{
  self->editing = index;
  self->slot = clinic_course_plan_get_visit (self->plan, index)->slot;
  self->filling = TRUE;
  clinic_date_button_set_day (self->day_button, self->slot.day);
  self->filling = FALSE;
  show_slot (self);
  search (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->day_button));
}

/* The visit */

static void
take_slot (ClinicBookingWindow *self, gboolean replan)
{
  if (self->editing > 0)
    clinic_course_plan_replace (self->plan, self->editing, &self->slot);
  else
    {
      self->first = self->slot;
      if (replan)
        plan_rest (self);
      else if (is_planning (self))
        clinic_course_plan_replace (self->plan, 0, &self->slot);
    }
}

static void
slot_changed_cb (ClinicBookingWindow *self)
{
  const ClinicSlot *slot = clinic_slot_chooser_get_slot (self->slots);

  self->has_slot = slot != NULL || (self->editing > 0 && self->has_slot);
  self->refused = FALSE;
  if (slot != NULL)
    {
      self->slot = *slot;
      take_slot (self, TRUE);
    }
  show_slot (self);
  update_book_button (self);
}

typedef struct
{
  ClinicBookingWindow *self;
  guint generation;
} Question;

static Question *
question_new (ClinicBookingWindow *self)
{
  Question *question = g_new0 (Question, 1);

  question->self = g_object_ref (self);
  question->generation = ++self->generation;
  return question;
}

static gboolean
is_late (ClinicBookingWindow *self, const Question *question)
{
  return question->generation != self->generation || self->diary == NULL;
}

static void
wait_checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (ClinicBookingWindow) self = question->self;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  clinic_diary_check_slot_finish (CLINIC_DIARY (source), result, &error);
  if (is_late (self, question))
    return;
  words = error != NULL ? clinic_words_for_error (error) : NULL;
  self->refused = words != NULL;
  clinic_visit_preview_set_fault (self->visit_card, words);
  if (words == NULL)
    take_slot (self, FALSE);
  update_book_button (self);
}

static void
wait_changed_cb (ClinicBookingWindow *self)
{
  ClinicSlotWish wish;

  if (!self->has_slot)
    return;
  self->slot.wait = clinic_visit_preview_get_wait (self->visit_card);
  clinic_visit_preview_set_slot (self->visit_card, self->diary, &self->slot, &self->shape);
  make_wish (self, &wish);
  clinic_diary_check_slot_async (self->diary, &wish, &self->slot, self->cancellable, wait_checked_cb, question_new (self));
}

/* Booking */

static void
add_booking (ClinicBookingWindow *self, GPtrArray *bookings, const ClinicSlot *slot)
{
  ClinicBooking *booking = clinic_booking_new (self->course->id, slot);

  clinic_booking_set_override (booking, clinic_override_button_get_reason (self->override_button),
                               clinic_override_button_get_doctor (self->override_button));
  g_ptr_array_add (bookings, booking);
}

static void
booked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicBookingWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;

  self->busy = FALSE;
  if (self->diary == NULL)
    return;
  clinic_stay_open_end (GTK_WINDOW (self));
  if (change != NULL)
    {
      clinic_booking_screening_go_on (self->screening, clinic_change_get_first (change, CLINIC_KIND_SESSION));
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  words = clinic_words_for_error (error);
  text = g_strdup_printf (_("%s Nothing was booked."), words);
  clinic_status_line_say (self->status, CLINIC_TONE_BAD, text);
  if (g_error_matches (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT) && !is_planning (self))
    clinic_slot_chooser_mark_taken (self->slots);
  else
    plan_rest (self);
  update_book_button (self);
}

static void
book_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ClinicBookingWindow *self = CLINIC_BOOKING_WINDOW (widget);
  g_autoptr (GPtrArray) bookings = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_booking_free);

  if (!is_planning (self))
    add_booking (self, bookings, &self->slot);
  for (guint i = 0; is_planning (self) && i < clinic_course_plan_get_count (self->plan); i++)
    if (clinic_course_plan_is_wanted (self->plan, i))
      add_booking (self, bookings, &clinic_course_plan_get_visit (self->plan, i)->slot);
  self->busy = TRUE;
  clinic_status_line_say (self->status, CLINIC_TONE_BAD, NULL);
  update_book_button (self);
  clinic_stay_open_begin (GTK_WINDOW (self));
  clinic_diary_book_async (self->diary, bookings, NULL, booked_cb, g_object_ref (self));
}

/* For whom */

static void
show_title (ClinicBookingWindow *self)
{
  g_autofree char *name = clinic_patient_dup_name (self->subject->patient);
  g_autofree char *done = g_strdup_printf (_("%d of %d done"), self->progress.performed, self->progress.length);
  g_autofree char *text = g_strjoin (" · ", name, self->course->area, done, NULL);

  adw_window_title_set_subtitle (self->window_title, text);
}

static void
use_course (ClinicBookingWindow *self, guint index)
{
  ClinicDay today = clinic_diary_get_today (self->diary);
  ClinicProtocol *protocol;

  clinic_override_button_clear (self->override_button); /* which was given for the course before */
  self->course = self->subject->courses->pdata[index];
  self->progress = g_array_index (self->subject->progresses, ClinicCourseProgress, index);
  protocol = clinic_diary_get_protocol (self->diary, self->course->protocol);
  if (protocol != NULL)
    clinic_protocol_get_shape (protocol, &self->shape);
  show_title (self);
  clinic_alerts_watch_colour (self->alerts, self->diary, self->course->id);
  self->has_slot = FALSE;
  self->editing = 0;
  self->filling = TRUE;
  gtk_widget_set_visible (self->plan_header, self->progress.length - self->progress.performed - self->progress.booked > 1);
  clinic_date_button_set_today (self->day_button, today);
  clinic_date_button_set_day (self->day_button, MAX (today, self->progress.earliest));
  self->filling = FALSE;
  clinic_booking_screening_show (self->screening, self->diary, self->course, MAX (today, self->progress.earliest));
  show_slot (self);
  search (self);
  update_book_button (self);
}

static void
course_selected_cb (ClinicBookingWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->course_choice);

  if (!self->filling && self->subject != NULL && selected < self->subject->courses->len)
    use_course (self, selected);
}

static guint
fill_courses (ClinicBookingWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint wanted = 0;

  for (guint i = 0; i < self->subject->courses->len; i++)
    {
      const ClinicCourse *course = self->subject->courses->pdata[i];

      gtk_string_list_append (names, course->area);
      if (course->id == self->wanted_course)
        wanted = i;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->course_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->course_choice, wanted);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->course_choice), self->subject->courses->len > 1);
  return wanted;
}

static void
show_subject (ClinicBookingWindow *self)
{
  guint wanted = fill_courses (self);

  clinic_alerts_fill (self->alerts, self->subject->red_flag, self->subject->patient->allergies,
                      self->subject->patient->cold_sores);
  if (self->subject->courses->len == 0 || self->subject->patient->deceased)
    {
      g_autofree char *name = clinic_patient_dup_name (self->subject->patient);

      adw_window_title_set_subtitle (self->window_title, name);
      gtk_stack_set_visible_child (self->stack, self->none_page);
      return;
    }
  gtk_stack_set_visible_child (self->stack, self->book_page);
  use_course (self, wanted);
  gtk_widget_grab_focus (GTK_WIDGET (self->day_button));
}

static void
subject_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicBookingWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  ClinicBookingSubject *subject = clinic_diary_load_subject_finish (CLINIC_DIARY (source), result, &error);

  if (self->diary == NULL)
    clinic_booking_subject_free (subject);
  else if (subject != NULL)
    {
      self->course = NULL;
      clinic_booking_subject_free (self->subject);
      self->subject = subject;
      show_subject (self);
    }
  else
    {
      g_autofree char *words = clinic_words_for_error (error);

      gtk_stack_set_visible_child (self->stack, self->book_page);
      clinic_status_line_say (self->status, CLINIC_TONE_BAD, words);
    }
}

static void
load_patient (ClinicBookingWindow *self, gint64 patient)
{
  self->patient = patient;
  clinic_diary_load_subject_async (self->diary, patient, self->cancellable, subject_loaded_cb, g_object_ref (self));
}

static void
patient_chosen_cb (ClinicBookingWindow *self, gint64 patient)
{
  load_patient (self, patient);
}

static void
start_course_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ClinicBookingWindow *self = CLINIC_BOOKING_WINDOW (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.start-course", "x", self->patient);
  gtk_window_close (GTK_WINDOW (self));
}

/* A course started, a patient changed: only while there is nothing to lose. A place taken is told when booking. */
static void
diary_changed_cb (ClinicBookingWindow *self, ClinicChange *change)
{
  if (self->course == NULL && self->patient != 0 && clinic_change_has (change, CLINIC_KIND_COURSE))
    load_patient (self, self->patient);
}

static void
clinic_booking_window_dispose (GObject *object)
{
  ClinicBookingWindow *self = CLINIC_BOOKING_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->diary);
  G_OBJECT_CLASS (clinic_booking_window_parent_class)->dispose (object);
}

static void
clinic_booking_window_finalize (GObject *object)
{
  ClinicBookingWindow *self = CLINIC_BOOKING_WINDOW (object);

  g_clear_object (&self->cancellable);
  clinic_booking_subject_free (self->subject);
  G_OBJECT_CLASS (clinic_booking_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, window_title);
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, book_button);
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, stack);
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, who_page);
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, none_page);
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, book_page);
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, patient_chooser);
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, alerts);
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, status);
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, course_choice);
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, day_button);
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, part_choice);
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, doctor_choice);
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, override_box);
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, override_status);
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, override_button);
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, keep_spacing_button);
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, slots);
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, booking_else);
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, screening);
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, visit_title);
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, visit_card);
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, plan_header);
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, plan_switch);
  gtk_widget_class_bind_template_child (klass, ClinicBookingWindow, plan);
}

static void
ensure_types (void)
{
  g_type_ensure (CLINIC_TYPE_BOOKING_ELSE);
  g_type_ensure (CLINIC_TYPE_BOOKING_SCREENING);
  g_type_ensure (CLINIC_TYPE_COLUMNS);
  g_type_ensure (CLINIC_TYPE_COURSE_PLAN);
  g_type_ensure (CLINIC_TYPE_DATE_BUTTON);
  g_type_ensure (CLINIC_TYPE_OVERRIDE_BUTTON);
  g_type_ensure (CLINIC_TYPE_PATIENT_CHOOSER);
  g_type_ensure (CLINIC_TYPE_SLOT_CHOOSER);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  g_type_ensure (CLINIC_TYPE_VISIT_PREVIEW);
  g_type_ensure (CLINIC_TYPE_WRAP_BOX);
}

static void
clinic_booking_window_class_init (ClinicBookingWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = clinic_booking_window_dispose;
  object_class->finalize = clinic_booking_window_finalize;
  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/calendar/clinic-booking-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, patient_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, course_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, wish_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, override_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_spacing_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, slot_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, slots_searched_cb);
  gtk_widget_class_bind_template_callback (widget_class, wait_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_book_button);
  gtk_widget_class_bind_template_callback (widget_class, plan_edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, clinic_booking_screening_go_on);
  gtk_widget_class_install_action (widget_class, "booking.book", NULL, book_action_cb);
  gtk_widget_class_install_action (widget_class, "booking.start-course", NULL, start_course_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_booking_window_init (ClinicBookingWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_choice_keep_name (self->course_choice);
  self->filling = FALSE;
  update_book_button (self);
}

GtkWidget *
clinic_booking_window_new (GtkWindow *parent, ClinicDiary *diary, gint64 patient, gint64 course)
{
  ClinicBookingWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);
  g_return_val_if_fail (clinic_diary_get_setup (diary) != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_BOOKING_WINDOW, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  self->wanted_course = course;
  self->filling = TRUE;
  clinic_choice_fill_doctors (self->doctor_choice, clinic_diary_get_setup (diary), _("Any doctor"));
  self->filling = FALSE;
  clinic_override_button_set_setup (self->override_button, clinic_diary_get_setup (diary), clinic_diary_get_actor (diary));
  clinic_slot_chooser_set_diary (self->slots, diary);
  g_signal_connect_object (diary, "changed", G_CALLBACK (diary_changed_cb), self, G_CONNECT_SWAPPED);
  if (patient != 0)
    load_patient (self, patient);
  else
    {
      clinic_patient_chooser_set_diary (self->patient_chooser, diary);
      gtk_widget_grab_focus (GTK_WIDGET (self->patient_chooser));
    }
  return GTK_WIDGET (self);
}
