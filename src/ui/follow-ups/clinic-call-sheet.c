/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/follow-ups/clinic-call-sheet-private.h"

#include <glib/gi18n-lib.h>

enum
{
  SIGNAL_BACK,
  SIGNAL_UNSAVED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ClinicCallSheet, clinic_call_sheet, ADW_TYPE_BIN)

gboolean
clinic_call_sheet_is_call (ClinicCallSheet *self)
{
  return clinic_follow_up_kind_is_call (self->task->follow_up->kind);
}

gboolean
clinic_call_sheet_has_rules (ClinicCallSheet *self)
{
  return self->task->rolled_at != CLINIC_TIME_NONE && self->task->session_day != CLINIC_DAY_NONE &&
         clinic_diary_get_protocol (self->diary, self->task->protocol) != NULL;
}

/* Saving */

static void
set_saving (ClinicCallSheet *self, gboolean saving)
{
  static const char *const actions[] = { "call.save",    "call.no-answer", "call.left-message", "call.done",
                                         "call.put-off", "call.give" };

  self->saving = saving;
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], !saving);
}

/* What was typed stays; when it was saved, the list shows another. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) sheet = NULL;
  gboolean saved = clinic_errand_end (user_data, result, &sheet);

  set_saving (CLINIC_CALL_SHEET (sheet), FALSE);
  if (!saved)
    g_signal_emit (sheet, signals[SIGNAL_UNSAVED], 0);
}

static ClinicErrand *
begin (ClinicCallSheet *self)
{
  set_saving (self, TRUE);
  return clinic_errand_begin (GTK_WIDGET (self), self->fault, self->task->patient_name);
}

static void
log_call (ClinicCallSheet *self, ClinicCallOutcome outcome)
{
  g_autoptr (ClinicCall) call = NULL;
  ClinicHealingEvent event;
  ClinicDay event_day;
  gboolean faulty;

  if (self->task == NULL || self->saving || !clinic_call_sheet_is_call (self))
    return;
  call = clinic_call_sheet_take_call (self, &event, &event_day, &faulty);
  if (faulty && outcome == CLINIC_CALL_REACHED)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->event_day));
      return;
    }
  call->outcome = outcome;
  clinic_diary_log_call_async (self->diary, call, event, faulty ? CLINIC_DAY_NONE : event_day, NULL, saved_cb,
                               begin (self));
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  log_call (CLINIC_CALL_SHEET (widget), CLINIC_CALL_REACHED);
}

static void
no_answer (GtkWidget *widget, const char *name, GVariant *parameter)
{
  log_call (CLINIC_CALL_SHEET (widget), CLINIC_CALL_NO_ANSWER);
}

static void
left_message (GtkWidget *widget, const char *name, GVariant *parameter)
{
  log_call (CLINIC_CALL_SHEET (widget), CLINIC_CALL_MESSAGE);
}

static void
decline (GtkWidget *widget, const char *name, GVariant *parameter)
{
  log_call (CLINIC_CALL_SHEET (widget), CLINIC_CALL_DECLINED);
}

static void
done (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicCallSheet *self = CLINIC_CALL_SHEET (widget);
  g_autofree char *note = NULL;

  if (self->task == NULL || self->saving)
    return;
  note = clinic_call_sheet_take_note (self);
  clinic_diary_complete_task_async (self->diary, self->task->follow_up->id, note, NULL, saved_cb, begin (self));
}

static void
put_off (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicCallSheet *self = CLINIC_CALL_SHEET (widget);
  gint64 until;

  if (self->task == NULL || self->saving)
    return;
  until = clinic_call_sheet_find_later (self, g_variant_get_string (parameter, NULL));
  clinic_diary_put_off_task_async (self->diary, self->task->follow_up->id, until, NULL, saved_cb, begin (self));
}

static void
give (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicCallSheet *self = CLINIC_CALL_SHEET (widget);

  if (self->task == NULL || self->saving)
    return;
  clinic_diary_give_task_async (self->diary, self->task->follow_up->id, g_variant_get_int64 (parameter), NULL, saved_cb,
                                begin (self));
}

static void
go_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_BACK], 0);
}

static void
show_patient (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicCallSheet *self = CLINIC_CALL_SHEET (widget);

  if (self->task != NULL)
    gtk_widget_activate_action (widget, "win.show-patient", "x", self->task->follow_up->patient);
}

static void
show_aftercare (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicCallSheet *self = CLINIC_CALL_SHEET (widget);

  if (self->task != NULL)
    gtk_widget_activate_action (widget, "win.show-aftercare", "x", self->task->follow_up->session);
}

static void
event_cb (ClinicCallSheet *self)
{
  guint selected = gtk_drop_down_get_selected (self->event_choice);

  gtk_widget_set_visible (self->event_day_box, selected != 0 && selected != GTK_INVALID_LIST_POSITION);
}

/* The foot of what is no call: a booking to make, a task to be done */

static const char *
get_task_words (ClinicFollowUpKind kind)
{
  if (kind == CLINIC_FOLLOW_UP_BOOK_NEXT)
    return _("It leaves the list once a session is booked.");
  if (kind == CLINIC_FOLLOW_UP_REVIEW)
    return _("Photos and grade, then done.");
  return _("For the doctor: seen or answered. Write into the note what was decided.");
}

static void
show_task_foot (ClinicCallSheet *self)
{
  const ClinicFollowUp *follow_up = self->task->follow_up;
  gboolean booking = follow_up->kind == CLINIC_FOLLOW_UP_BOOK_NEXT;
  GtkActionable *button = GTK_ACTIONABLE (self->save_button);

  clinic_verdict_bar_set_verdict (self->verdict_bar, CLINIC_VERDICT_NOTHING,
                                  booking ? _("To be booked") : _("To be done"), get_task_words (follow_up->kind), NULL);
  gtk_button_set_label (self->save_button, booking ? _("_Book It…") : _("_Done"));
  gtk_widget_remove_css_class (GTK_WIDGET (button), "destructive-action");
  gtk_widget_add_css_class (GTK_WIDGET (button), "suggested-action");
  gtk_actionable_set_action_name (button, NULL);
  gtk_actionable_set_action_target_value (
    button, booking ? g_variant_new ("(xx)", follow_up->patient, follow_up->course) : NULL);
  gtk_actionable_set_action_name (button, booking ? "win.book" : "call.done");
}

static void
show_foot (ClinicCallSheet *self)
{
  if (!clinic_call_sheet_is_call (self))
    {
      show_task_foot (self);
      return;
    }
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save_button), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->save_button), NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save_button), "call.save");
  clinic_call_sheet_judge (self);
}

/* Showing */

typedef struct
{
  ClinicCallSheet *self;
  guint generation;
} Reading;

static void
aftercare_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  g_autoptr (ClinicCallSheet) self = reading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicAftercare) aftercare = clinic_diary_load_aftercare_finish (CLINIC_DIARY (source), result, &error);
  guint generation = reading->generation;

  g_free (reading);
  if (generation != self->generation || self->task == NULL || aftercare == NULL)
    return;
  g_clear_pointer (&self->aftercare, clinic_aftercare_free);
  self->aftercare = g_steal_pointer (&aftercare);
  clinic_call_sheet_show_head (self);
  clinic_call_sheet_show_events (self);
  clinic_call_sheet_judge (self);
}

static void
read_aftercare (ClinicCallSheet *self)
{
  Reading *reading;

  self->generation++;
  if (self->task->follow_up->session == 0)
    return;
  reading = g_new0 (Reading, 1);
  reading->self = g_object_ref (self);
  reading->generation = self->generation;
  clinic_diary_load_aftercare_async (self->diary, self->task->follow_up->session, NULL, aftercare_cb, reading);
}

void
clinic_call_sheet_show (ClinicCallSheet *self, const ClinicTask *task)
{
  gboolean other;

  g_return_if_fail (CLINIC_IS_CALL_SHEET (self));
  g_return_if_fail (task != NULL);

  other = self->task == NULL || self->task->follow_up->id != task->follow_up->id;
  /* what was typed is not given up before it is saved */
  if (other && self->saving)
    return;
  clinic_task_free (self->task);
  self->task = clinic_task_copy (task);
  if (other)
    {
      g_clear_pointer (&self->aftercare, clinic_aftercare_free);
      clinic_status_line_say (self->fault, CLINIC_TONE_BAD, NULL);
      clinic_call_sheet_show_verbs (self);
      clinic_call_sheet_show_answers (self);
    }
  clinic_call_sheet_show_head (self);
  clinic_call_sheet_show_hours (self);
  show_foot (self);
  clinic_call_sheet_show_history (self, other);
  read_aftercare (self);
}

gint64
clinic_call_sheet_get_id (ClinicCallSheet *self)
{
  g_return_val_if_fail (CLINIC_IS_CALL_SHEET (self), 0);

  return self->task != NULL ? self->task->follow_up->id : 0;
}

void
clinic_call_sheet_tick (ClinicCallSheet *self)
{
  g_return_if_fail (CLINIC_IS_CALL_SHEET (self));

  if (self->task == NULL)
    return;
  clinic_call_sheet_show_hours (self);
  clinic_call_sheet_judge (self);
}

static void
set_margins (GtkWidget *widget, int margin)
{
  gtk_widget_set_margin_start (widget, margin);
  gtk_widget_set_margin_end (widget, margin);
}

void
clinic_call_sheet_set_narrow (ClinicCallSheet *self, gboolean narrow)
{
  GtkOrientation orientation = narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  g_return_if_fail (CLINIC_IS_CALL_SHEET (self));

  self->narrow = narrow;
  gtk_widget_set_visible (self->back_button, narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->avatar), !narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->symptom_columns), orientation);
  gtk_box_set_homogeneous (GTK_BOX (self->symptom_columns), !narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->foot_row), orientation);
  gtk_widget_set_size_request (self->care_column, narrow ? -1 : 300, -1);
  set_margins (self->content, narrow ? 12 : 28);
  set_margins (self->foot, narrow ? 12 : 28);
}

void
clinic_call_sheet_set_diary (ClinicCallSheet *self, ClinicDiary *diary)
{
  g_return_if_fail (CLINIC_IS_CALL_SHEET (self));

  g_set_object (&self->diary, diary);
}

static void
clinic_call_sheet_dispose (GObject *object)
{
  ClinicCallSheet *self = CLINIC_CALL_SHEET (object);

  self->generation++;
  g_clear_object (&self->diary);
  g_clear_pointer (&self->task, clinic_task_free);
  g_clear_pointer (&self->aftercare, clinic_aftercare_free);
  G_OBJECT_CLASS (clinic_call_sheet_parent_class)->dispose (object);
}

static void
clinic_call_sheet_finalize (GObject *object)
{
  g_ptr_array_unref (CLINIC_CALL_SHEET (object)->history_rows);
  G_OBJECT_CLASS (clinic_call_sheet_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/follow-ups/clinic-call-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, content);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, back_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, avatar);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, name_box);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, subtitle);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, hours_box);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, hours);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, hours_line);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, verbs);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, expected);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, expected_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, columns);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, symptom_columns);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, usual_box);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, alarming_box);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, care_column);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, care_box);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, event_box);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, event_choice);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, event_day_box);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, note);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, note_hint);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, foot);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, foot_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, fault);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, verdict_bar);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, save_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, more_menu);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, symptom_column);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, care_heading);
  gtk_widget_class_bind_template_child (widget_class, ClinicCallSheet, history_group);
  gtk_widget_class_bind_template_callback (widget_class, event_cb);
}

static void
clinic_call_sheet_class_init (ClinicCallSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_call_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = clinic_call_sheet_finalize;
  signals[SIGNAL_UNSAVED] = g_signal_new ("unsaved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "call.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "call.no-answer", NULL, no_answer);
  gtk_widget_class_install_action (widget_class, "call.left-message", NULL, left_message);
  gtk_widget_class_install_action (widget_class, "call.decline", NULL, decline);
  gtk_widget_class_install_action (widget_class, "call.done", NULL, done);
  gtk_widget_class_install_action (widget_class, "call.put-off", "s", put_off);
  gtk_widget_class_install_action (widget_class, "call.give", "x", give);
  gtk_widget_class_install_action (widget_class, "call.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "call.show-patient", NULL, show_patient);
  gtk_widget_class_install_action (widget_class, "call.show-aftercare", NULL, show_aftercare);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "call.save", NULL);
}

static void
clinic_call_sheet_init (ClinicCallSheet *self)
{
  self->history_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_call_sheet_make_answers (self);
}

GtkWidget *
clinic_call_sheet_new (void)
{
  return g_object_new (CLINIC_TYPE_CALL_SHEET, NULL);
}
