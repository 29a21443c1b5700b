/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-move-window.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "ui/calendar/clinic-choice.h"
#include "ui/calendar/clinic-slot-chooser.h"
#include "ui/parts/clinic-date-button.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-wrap-box.h"

struct _ClinicMoveWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary; /* nullable: gone once closed */
  ClinicVisit *visit;
  gboolean filling;
  gboolean busy;

  AdwWindowTitle *window_title;
  ClinicStatusLine *status;
  ClinicDateButton *day_button;
  GtkDropDown *part_choice;
  GtkDropDown *doctor_choice;
  GtkCheckButton *by_hand;
  GtkWidget *hand_box;
  GtkSpinButton *hour;
  GtkSpinButton *minute;
  GtkDropDown *bed_choice;
  ClinicSlotChooser *slots;
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
search (ClinicMoveWindow *self)
{
  ClinicSlotWish wish = {
    .course = self->visit->session->course,
    .except = self->visit->session->id,
    .doctor = clinic_choice_get (self->doctor_choice),
    .from = get_day (self),
    .part = gtk_drop_down_get_selected (self->part_choice),
  };

  show_status (self, NULL);
  clinic_slot_chooser_search (self->slots, &wish, NULL, 0);
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

static void
slots_searched_cb (ClinicMoveWindow *self)
{
  clinic_date_button_set_fault (self->day_button, clinic_slot_chooser_get_refusal (self->slots));
}

static void
by_hand_toggled_cb (ClinicMoveWindow *self)
{
  gboolean active = gtk_check_button_get_active (self->by_hand);

  gtk_widget_set_visible (self->hand_box, active);
  gtk_widget_set_visible (GTK_WIDGET (self->slots), !active);
  update_action (self);
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

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicMoveWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = NULL;

  self->busy = FALSE;
  if (self->diary == NULL)
    return;
  if (change != NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  words = clinic_words_for_error (error);
  if (!gtk_check_button_get_active (self->by_hand))
    clinic_slot_chooser_mark_taken (self->slots);
  show_status (self, words);
  update_action (self);
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
  to = clinic_booking_new (self->visit->session->course, &slot);
  self->busy = TRUE;
  update_action (self);
  clinic_diary_move_async (self->diary, self->visit->session->id, to, NULL, moved_cb, g_object_ref (self));
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
  gtk_widget_class_bind_template_child (klass, ClinicMoveWindow, hand_box);
  gtk_widget_class_bind_template_child (klass, ClinicMoveWindow, hour);
  gtk_widget_class_bind_template_child (klass, ClinicMoveWindow, minute);
  gtk_widget_class_bind_template_child (klass, ClinicMoveWindow, bed_choice);
  gtk_widget_class_bind_template_child (klass, ClinicMoveWindow, slots);
  gtk_widget_class_bind_template_callback (klass, wish_changed_cb);
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
  g_type_ensure (CLINIC_TYPE_DATE_BUTTON);
  g_type_ensure (CLINIC_TYPE_SLOT_CHOOSER);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  g_type_ensure (CLINIC_TYPE_WRAP_BOX);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "move.move", NULL, move_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_move_window_init (ClinicMoveWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (ClinicMoveWindow *self)
{
  const ClinicSession *session = self->visit->session;
  ClinicSetup *setup = clinic_diary_get_setup (self->diary);
  g_autofree char *when = clinic_format_day_time (session->start, clinic_diary_get_zone (self->diary));
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", self->visit->patient_name, when);

  self->filling = TRUE;
  adw_window_title_set_subtitle (self->window_title, subtitle);
  clinic_date_button_set_today (self->day_button, clinic_diary_get_today (self->diary));
  clinic_date_button_set_day (self->day_button, MAX (session->day, clinic_diary_get_today (self->diary)));
  clinic_choice_fill_doctors (self->doctor_choice, setup, _("Any doctor"));
  clinic_choice_fill_beds (self->bed_choice, setup);
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
