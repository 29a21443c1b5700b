/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-move-window.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "model/clinic-diary-session.h"
#include "model/clinic-diary-slots.h"
#include "ui/parts/clinic-choice.h"
#include "ui/calendar/clinic-booking-else.h"
#include "ui/calendar/clinic-roll-window.h"
#include "ui/calendar/clinic-slot-chooser.h"
#include "ui/parts/clinic-date-button.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-stay-open.h"
#include "ui/parts/clinic-wrap-box.h"

struct _ClinicMoveWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary; /* nullable: gone once closed */
  ClinicVisit *visit;
  gboolean filling;
  gboolean busy;
  guint generation; /* of questions about the place chosen by hand */
  gint64 other;     /* the session that can be swapped with; 0 = none */

  AdwWindowTitle *window_title;
  ClinicStatusLine *status;
  ClinicDateButton *day_button;
  GtkDropDown *part_choice;
  GtkDropDown *doctor_choice;
  GtkCheckButton *by_hand;
  GtkCheckButton *roll; /* the rest of the course follows */
  GtkWidget *hand_box;
  GtkSpinButton *hour;
  GtkSpinButton *minute;
  GtkDropDown *bed_choice;
  GtkWidget *swap_button;
  GtkLabel *swap_label;
  ClinicSlotChooser *slots;
  ClinicBookingElse *booking_else;
};

G_DEFINE_FINAL_TYPE (ClinicMoveWindow, clinic_move_window, ADW_TYPE_WINDOW)

static void
show_status (ClinicMoveWindow *self, const char *text)
{
  gtk_widget_set_visible (GTK_WIDGET (self->status), text != NULL);
  clinic_status_line_set_text (self->status, text != NULL ? text : "");
}

static void
update_action (ClinicMoveWindow *self)
{
  gboolean has_place = gtk_check_button_get_active (self->by_hand) || clinic_slot_chooser_get_slot (self->slots) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "move.move", has_place && !self->busy);
}

static ClinicDay
get_day (ClinicMoveWindow *self)
{
  ClinicDay day = clinic_date_button_get_day (self->day_button);

  return day != CLINIC_DAY_NONE ? day : self->visit->session->day;
}

static void
read_hand (ClinicMoveWindow *self, ClinicSlot *slot)
{
  const ClinicSession *session = self->visit->session;
  gint64 doctor = clinic_choice_get (self->doctor_choice);

  *slot = (ClinicSlot){
    .day = get_day (self),
    .minute = gtk_spin_button_get_value_as_int (self->hour) * 60 + gtk_spin_button_get_value_as_int (self->minute),
    .wait = session->wait,
    .bed = clinic_choice_get (self->bed_choice),
    .doctor = doctor != 0 ? doctor : session->doctor,
  };
}

/* Who stands in a place chosen by hand */

typedef struct
{
  ClinicMoveWindow *self;
  guint generation;
} Question;

static Question *
question_new (ClinicMoveWindow *self)
{
  Question *question = g_new0 (Question, 1);

  question->self = g_object_ref (self);
  question->generation = self->generation;
  return question;
}

static gboolean
is_late (const Question *question)
{
  return question->generation != question->self->generation || question->self->diary == NULL;
}

static gboolean
is_in_the_way (const ClinicSession *wished, const ClinicSession *other)
{
  if (other->id == wished->id || !clinic_session_state_is_live (other->state))
    return FALSE;
  return (other->bed == wished->bed && other->start < wished->bed_end && wished->start < other->bed_end) ||
         (other->doctor == wished->doctor && other->rolling_start < wished->rolling_end &&
          wished->rolling_start < other->rolling_end);
}

/* The one whose place is chosen to the minute, else the only one in the way. */
static const ClinicVisit *
find_other_of (const ClinicSession *wished, GPtrArray *visits)
{
  const ClinicVisit *found = NULL;
  guint count = 0;

  for (guint i = 0; i < visits->len; i++)
    {
      const ClinicVisit *visit = visits->pdata[i];

      if (!is_in_the_way (wished, visit->session))
        continue;
      if (visit->session->bed == wished->bed && visit->session->start == wished->start)
        return visit;
      found = visit;
      count++;
    }
  return count == 1 ? found : NULL;
}

static const ClinicVisit *
find_other (ClinicMoveWindow *self, GPtrArray *visits)
{
  g_autoptr (ClinicSession) wished = clinic_session_copy (self->visit->session);
  const ClinicVisit *found;
  ClinicSlot slot;

  read_hand (self, &slot);
  wished->day = slot.day;
  wished->minute = slot.minute;
  wished->bed = slot.bed;
  wished->doctor = slot.doctor;
  clinic_session_place (wished, clinic_diary_get_zone (self->diary));
  found = find_other_of (wished, visits);
  return found != NULL && !clinic_session_is_performed (found->session) ? found : NULL;
}

static void
offer_swap (ClinicMoveWindow *self, const ClinicVisit *other)
{
  g_autofree char *time = NULL;
  g_autofree char *bed = NULL;
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  self->other = other != NULL ? other->session->id : 0;
  gtk_widget_set_visible (self->swap_button, other != NULL);
  if (other == NULL)
    return;
  time = clinic_format_time (other->session->start, clinic_diary_get_zone (self->diary));
  bed = clinic_setup_say_bed (clinic_diary_get_setup (self->diary), other->session->bed);
  name = clinic_phrase_isolate (other->patient_name);
  /* Translators: a patient, a time, a bed: "Swap with Asha Rao, 10:30, Bed 2" */
  words = g_strdup_printf (_("Swap with %s, %s, %s"), name, time, bed);
  gtk_label_set_label (self->swap_label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->swap_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
others_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (ClinicMoveWindow) self = question->self;
  g_autoptr (GPtrArray) visits = clinic_diary_load_range_finish (CLINIC_DIARY (source), result, NULL);

  if (!is_late (question))
    offer_swap (self, visits != NULL ? find_other (self, visits) : NULL);
}

static void
place_checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (ClinicMoveWindow) self = question->self;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  clinic_diary_check_slot_finish (CLINIC_DIARY (source), result, &error);
  words = error != NULL ? clinic_words_for_error (error) : NULL;
  if (!is_late (question))
    show_status (self, words);
}

static void
check_hand (ClinicMoveWindow *self)
{
  ClinicSlotWish wish = { .course = self->visit->session->course, .except = self->visit->session->id,
                          .roll = gtk_check_button_get_active (self->roll) };
  ClinicSlot slot;

  self->generation++;
  offer_swap (self, NULL);
  if (!gtk_check_button_get_active (self->by_hand))
    return;
  read_hand (self, &slot);
  clinic_diary_check_slot_async (self->diary, &wish, &slot, NULL, place_checked_cb, question_new (self));
  clinic_diary_load_range_async (self->diary, slot.day, slot.day + 1, NULL, others_loaded_cb, question_new (self));
}

static void
make_wish (ClinicMoveWindow *self, ClinicSlotWish *wish)
{
  *wish = (ClinicSlotWish){
    .course = self->visit->session->course,
    .except = self->visit->session->id,
    .roll = gtk_check_button_get_active (self->roll),
    .doctor = clinic_choice_get (self->doctor_choice),
    .from = get_day (self),
    .part = gtk_drop_down_get_selected (self->part_choice),
  };
}

static void
search (ClinicMoveWindow *self)
{
  ClinicSlotWish wish;

  make_wish (self, &wish);
  show_status (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->booking_else), FALSE);
  clinic_slot_chooser_search (self->slots, &wish, NULL, 0);
  check_hand (self);
}

static void
hand_changed_cb (ClinicMoveWindow *self)
{
  if (!self->filling && self->visit != NULL)
    check_hand (self);
}

static void
wish_changed_cb (ClinicMoveWindow *self)
{
  if (!self->filling && self->visit != NULL)
    search (self);
}

static void
slot_changed_cb (ClinicMoveWindow *self)
{
  update_action (self);
}

/* Fitted in alone: a course that follows is looked at by free places. */
static void
offer_else (ClinicMoveWindow *self)
{
  g_autoptr (ClinicBooking) draft = clinic_booking_new (self->visit->session->course, &(ClinicSlot){ 0 });
  g_autofree char *name = clinic_phrase_isolate (self->visit->patient_name);
  ClinicSlotWish wish;

  make_wish (self, &wish);
  draft->version = self->visit->session->version;
  clinic_booking_else_offer (self->booking_else, self->diary, &wish, name, draft,
                             !wish.roll && !gtk_check_button_get_active (self->by_hand) &&
                             clinic_slot_chooser_get_refusal (self->slots) == NULL &&
                             !clinic_slot_chooser_has_day (self->slots, wish.from));
}

static void
slots_searched_cb (ClinicMoveWindow *self)
{
  clinic_date_button_set_fault (self->day_button, clinic_slot_chooser_get_refusal (self->slots));
  offer_else (self);
}

/* "10 : 05", not "10 : 5" */
static gboolean
minute_output_cb (ClinicMoveWindow *self, GtkSpinButton *spin)
{
  g_autofree char *text = g_strdup_printf ("%02d", gtk_spin_button_get_value_as_int (spin));

  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (spin))))
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

static void
by_hand_toggled_cb (ClinicMoveWindow *self)
{
  gboolean active = gtk_check_button_get_active (self->by_hand);

  gtk_widget_set_visible (self->hand_box, active);
  gtk_widget_set_visible (GTK_WIDGET (self->slots), !active);
  show_status (self, NULL);
  check_hand (self);
  offer_else (self);
  update_action (self);
}

static void
show_patient (ClinicMoveWindow *self)
{
  g_autofree char *when = clinic_format_day_time (self->visit->session->start, clinic_diary_get_zone (self->diary));
  g_autofree char *name = clinic_phrase_isolate (self->visit->patient_name);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", name, when);

  adw_window_title_set_subtitle (self->window_title, subtitle);
}

static void
looked_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicMoveWindow) self = user_data;
  g_autoptr (ClinicSession) session = clinic_diary_load_session_finish (CLINIC_DIARY (source), result, NULL);

  if (session == NULL || self->diary == NULL)
    return;
  clinic_session_free (self->visit->session);
  self->visit->session = g_steal_pointer (&session);
  show_patient (self);
  offer_else (self);
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicMoveWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = NULL;
  gboolean is_stale;

  self->busy = FALSE;
  if (self->diary == NULL)
    return;
  clinic_stay_open_end (GTK_WINDOW (self));
  if (change != NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  words = clinic_words_for_error (error);
  is_stale = g_error_matches (error, CLINIC_ERROR, CLINIC_ERROR_STALE);
  if (!is_stale && !gtk_check_button_get_active (self->by_hand))
    clinic_slot_chooser_mark_taken (self->slots);
  show_status (self, words);
  update_action (self);
  if (is_stale)
    clinic_diary_load_session_async (self->diary, self->visit->session->id, NULL, looked_again_cb, g_object_ref (self));
}

/* The new dates of the others are looked at first, and all move together. */
static void
open_roll (ClinicMoveWindow *self, const ClinicSlot *slot)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  const ClinicSession *session = self->visit->session;

  gtk_window_present (GTK_WINDOW (clinic_roll_window_new (parent, self->diary, session->course, session->id, slot)));
  gtk_window_close (GTK_WINDOW (self));
}

static void
move_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicMoveWindow *self = CLINIC_MOVE_WINDOW (widget);
  g_autoptr (ClinicBooking) to = NULL;
  ClinicSlot slot;

  if (gtk_check_button_get_active (self->by_hand))
    read_hand (self, &slot);
  else
    slot = *clinic_slot_chooser_get_slot (self->slots);
  if (gtk_check_button_get_active (self->roll))
    {
      open_roll (self, &slot);
      return;
    }
  to = clinic_booking_new (self->visit->session->course, &slot);
  to->version = self->visit->session->version;
  self->busy = TRUE;
  update_action (self);
  clinic_stay_open_begin (GTK_WINDOW (self));
  clinic_diary_move_async (self->diary, self->visit->session->id, to, NULL, moved_cb, g_object_ref (self));
}

static void
swap_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicMoveWindow *self = CLINIC_MOVE_WINDOW (widget);

  if (self->other == 0 || self->busy)
    return;
  self->busy = TRUE;
  update_action (self);
  clinic_stay_open_begin (GTK_WINDOW (self));
  clinic_diary_swap_async (self->diary, self->visit->session->id, self->other, NULL, moved_cb, g_object_ref (self));
}

static void
clinic_move_window_dispose (GObject *object)
{
  g_clear_object (&CLINIC_MOVE_WINDOW (object)->diary);
  G_OBJECT_CLASS (clinic_move_window_parent_class)->dispose (object);
}

static void
clinic_move_window_finalize (GObject *object)
{
  g_clear_pointer (&CLINIC_MOVE_WINDOW (object)->visit, clinic_visit_free);
  G_OBJECT_CLASS (clinic_move_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/io/github/sittings/Sittings/calendar/clinic-move-window.ui");
  gtk_widget_class_bind_template_child (klass, ClinicMoveWindow, window_title);
  gtk_widget_class_bind_template_child (klass, ClinicMoveWindow, status);
  gtk_widget_class_bind_template_child (klass, ClinicMoveWindow, day_button);
  gtk_widget_class_bind_template_child (klass, ClinicMoveWindow, part_choice);
  gtk_widget_class_bind_template_child (klass, ClinicMoveWindow, doctor_choice);
  gtk_widget_class_bind_template_child (klass, ClinicMoveWindow, by_hand);
  gtk_widget_class_bind_template_child (klass, ClinicMoveWindow, roll);
  gtk_widget_class_bind_template_child (klass, ClinicMoveWindow, hand_box);
  gtk_widget_class_bind_template_child (klass, ClinicMoveWindow, hour);
  gtk_widget_class_bind_template_child (klass, ClinicMoveWindow, minute);
  gtk_widget_class_bind_template_child (klass, ClinicMoveWindow, bed_choice);
  gtk_widget_class_bind_template_child (klass, ClinicMoveWindow, swap_button);
  gtk_widget_class_bind_template_child (klass, ClinicMoveWindow, swap_label);
  gtk_widget_class_bind_template_child (klass, ClinicMoveWindow, slots);
  gtk_widget_class_bind_template_child (klass, ClinicMoveWindow, booking_else);
  gtk_widget_class_bind_template_callback (klass, wish_changed_cb);
  gtk_widget_class_bind_template_callback (klass, hand_changed_cb);
  gtk_widget_class_bind_template_callback (klass, minute_output_cb);
  gtk_widget_class_bind_template_callback (klass, slot_changed_cb);
  gtk_widget_class_bind_template_callback (klass, slots_searched_cb);
  gtk_widget_class_bind_template_callback (klass, by_hand_toggled_cb);
}

static void
clinic_move_window_class_init (ClinicMoveWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_move_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = clinic_move_window_finalize;
  g_type_ensure (CLINIC_TYPE_BOOKING_ELSE);
  g_type_ensure (CLINIC_TYPE_DATE_BUTTON);
  g_type_ensure (CLINIC_TYPE_SLOT_CHOOSER);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  g_type_ensure (CLINIC_TYPE_WRAP_BOX);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "move.move", NULL, move_action_cb);
  gtk_widget_class_install_action (widget_class, "move.swap", NULL, swap_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_move_window_init (ClinicMoveWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_choice_keep_name (self->part_choice);
  clinic_choice_keep_name (self->doctor_choice);
  clinic_choice_keep_name (self->bed_choice);
}

static void
fill (ClinicMoveWindow *self)
{
  const ClinicSession *session = self->visit->session;
  ClinicSetup *setup = clinic_diary_get_setup (self->diary);

  self->filling = TRUE;
  show_patient (self);
  clinic_date_button_set_today (self->day_button, clinic_diary_get_today (self->diary));
  clinic_date_button_set_day (self->day_button, MAX (session->day, clinic_diary_get_today (self->diary)));
  clinic_choice_fill_doctors (self->doctor_choice, setup, _("Any doctor"));
  clinic_choice_fill_beds (self->bed_choice, setup);
  gtk_widget_set_visible (GTK_WIDGET (self->roll), session->state == CLINIC_SESSION_BOOKED &&
                                                   self->visit->nth < self->visit->length);
  clinic_choice_set (self->bed_choice, session->bed);
  gtk_spin_button_set_value (self->hour, session->minute / 60);
  gtk_spin_button_set_value (self->minute, session->minute % 60);
  self->filling = FALSE;
}

GtkWidget *
clinic_move_window_new (GtkWindow *parent, ClinicDiary *diary, const ClinicVisit *visit)
{
  ClinicMoveWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);
  g_return_val_if_fail (visit != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_MOVE_WINDOW, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  self->visit = clinic_visit_copy (visit);
  clinic_slot_chooser_set_diary (self->slots, diary);
  fill (self);
  search (self);
  return GTK_WIDGET (self);
}
