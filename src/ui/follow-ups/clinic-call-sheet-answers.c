/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/follow-ups/clinic-call-sheet-private.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "ui/follow-ups/clinic-symptom-button.h"

/* Places in the choice of what the patient says of the peeling. */
enum
{
  EVENT_NONE,
  EVENT_STARTED,
  EVENT_FINISHED,
  EVENT_NOT_SEEN,
};

static const ClinicProtocol *
get_protocol (ClinicCallSheet *self)
{
  return clinic_diary_get_protocol (self->diary, self->task->protocol);
}

/* Symptoms */

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
add_caption (GtkWidget *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_symptoms (ClinicCallSheet *self)
{
  const GPtrArray *symptoms = clinic_protocol_get_symptoms (get_protocol (self));

  for (guint i = 0; i < symptoms->len; i++)
    {
      const ClinicSymptom *symptom = symptoms->pdata[i];
      GtkWidget *button = clinic_symptom_button_new (symptom->key, symptom->title);

      g_signal_connect_object (button, "toggled", G_CALLBACK (clinic_call_sheet_judge), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (symptom->alarming ? self->alarming_box : self->usual_box), button);
    }
}

typedef void (*EachSymptom) (ClinicCallSheet *self, ClinicSymptomButton *button, gpointer data);

static void
for_each_in (ClinicCallSheet *self, GtkWidget *box, EachSymptom each, gpointer data)
{
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (CLINIC_IS_SYMPTOM_BUTTON (child))
      each (self, CLINIC_SYMPTOM_BUTTON (child), data);
}

static void
for_each_symptom (ClinicCallSheet *self, EachSymptom each, gpointer data)
{
  for_each_in (self, self->usual_box, each, data);
  for_each_in (self, self->alarming_box, each, data);
}

/* The verdict */

typedef struct
{
  ClinicVerdict verdict;
  GPtrArray *reported; /* ClinicSymptom */
  ClinicDay ask;       /* the first day on which one of them is asked again */
} Judgement;

static void
judge_symptom (ClinicCallSheet *self, ClinicSymptomButton *button, gpointer data)
{
  Judgement *judgement = data;
  GTimeZone *zone = clinic_diary_get_zone (self->diary);
  gint64 now = clinic_diary_get_now (self->diary);
  const ClinicSymptom *symptom = clinic_protocol_find_symptom (get_protocol (self), clinic_symptom_button_get_key (button));
  ClinicDay ask;

  clinic_symptom_button_set_verdict (button, clinic_symptom_judge (symptom, self->task->rolled_at, now, zone));
  if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
    return;
  g_ptr_array_add (judgement->reported, (gpointer) symptom);
  ask = clinic_symptom_get_next_ask (symptom, self->task->rolled_at, now, zone);
  if (ask != CLINIC_DAY_NONE && (judgement->ask == CLINIC_DAY_NONE || ask < judgement->ask))
    judgement->ask = ask;
}

/* The next call that is planned already, or the one that the answers ask for, whichever is sooner. */
static ClinicDay
find_next_call (ClinicCallSheet *self, ClinicDay ask)
{
  ClinicDay today = clinic_diary_get_today (self->diary);

  for (guint i = 0; self->aftercare != NULL && i < self->aftercare->follow_ups->len; i++)
    {
      const ClinicFollowUp *other = self->aftercare->follow_ups->pdata[i];
      ClinicDay day = clinic_time_get_day (other->due, clinic_diary_get_zone (self->diary));

      if (other->status == CLINIC_FOLLOW_UP_OPEN && clinic_follow_up_kind_is_call (other->kind) && day > today &&
          other->id != self->task->follow_up->id && (ask == CLINIC_DAY_NONE || day < ask))
        ask = day;
    }
  return ask;
}

static char *
dup_verdict_note (ClinicCallSheet *self, const Judgement *judgement)
{
  g_autofree char *day = NULL;
  ClinicDay next;

  if (judgement->verdict == CLINIC_VERDICT_URGENT)
    return g_strdup (self->task->red_flag ? _("A red flag is open already.") : _("Saving opens a red flag."));
  if (judgement->verdict == CLINIC_VERDICT_DOCTOR)
    return g_strdup (_("Saving makes a task for the doctor."));
  next = find_next_call (self, judgement->ask);
  if (next == CLINIC_DAY_NONE)
    return NULL;
  day = clinic_format_day_relative (next, clinic_diary_get_today (self->diary));
  return g_strdup_printf (_("Next call: %s"), day);
}

static void
dress_save_button (ClinicCallSheet *self, ClinicVerdict verdict)
{
  gboolean told = verdict == CLINIC_VERDICT_URGENT || verdict == CLINIC_VERDICT_DOCTOR;

  gtk_button_set_label (self->save_button, told ? _("_Save and Tell Doctor") : _("_Save Call"));
  gtk_widget_remove_css_class (GTK_WIDGET (self->save_button),
                               verdict == CLINIC_VERDICT_URGENT ? "suggested-action" : "destructive-action");
  gtk_widget_add_css_class (GTK_WIDGET (self->save_button),
                            verdict == CLINIC_VERDICT_URGENT ? "destructive-action" : "suggested-action");
}

void
clinic_call_sheet_judge (ClinicCallSheet *self)
{
  g_autoptr (GPtrArray) reported = g_ptr_array_new ();
  Judgement judgement = { CLINIC_VERDICT_NOTHING, reported, CLINIC_DAY_NONE };
  const ClinicSymptom *gravest = NULL;
  g_autofree char *body = NULL;
  g_autofree char *note = NULL;

  if (self->task == NULL || !clinic_call_sheet_is_call (self))
    return;
  if (clinic_call_sheet_has_rules (self))
    for_each_symptom (self, judge_symptom, &judgement);
  if (reported->len > 0)
    gravest = clinic_symptoms_find_gravest (reported, self->task->rolled_at, clinic_diary_get_now (self->diary),
                                            clinic_diary_get_zone (self->diary), &judgement.verdict);
  if (gravest != NULL)
    body = clinic_symptom_explain (gravest, self->task->rolled_at, clinic_diary_get_now (self->diary),
                                   clinic_diary_get_zone (self->diary));
  note = dup_verdict_note (self, &judgement);
  clinic_verdict_bar_set_verdict (self->verdict_bar, judgement.verdict, NULL, body, note);
  dress_save_button (self, judgement.verdict);
}

/* The peeling */

static void
set_event_day (ClinicCallSheet *self)
{
  ClinicDay today = clinic_diary_get_today (self->diary);

  clinic_date_button_set_today (self->event_day, today);
  clinic_date_button_set_limits (self->event_day, self->task->session_day, today);
  clinic_date_button_set_day (self->event_day, today);
}

void
clinic_call_sheet_show_events (ClinicCallSheet *self)
{
  const ClinicHealing *healing = self->aftercare != NULL ? self->aftercare->healing : NULL;
  gboolean open = healing != NULL && healing->carried_on_by == 0 && healing->settled == CLINIC_DAY_NONE;
  const char *answers[] = { _("No News"), _("Started"), _("Finished"), NULL, NULL };
  g_autoptr (GtkStringList) model = NULL;

  gtk_widget_set_visible (self->event_box, open && clinic_call_sheet_is_call (self));
  if (!open || self->event_model_of == self->task->follow_up->id)
    return;
  self->event_model_of = self->task->follow_up->id;
  if (clinic_diary_get_today (self->diary) >=
      self->task->session_day + clinic_protocol_get_no_peeling_day (get_protocol (self)))
    answers[EVENT_NOT_SEEN] = _("None Seen");
  model = gtk_string_list_new (answers);
  gtk_drop_down_set_model (self->event_choice, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (self->event_choice, EVENT_NONE);
  set_event_day (self);
}

static ClinicHealingEvent
get_event (guint selected)
{
  switch (selected)
    {
    case EVENT_FINISHED: return CLINIC_HEALING_PEELING_FINISHED;
    case EVENT_NOT_SEEN: return CLINIC_HEALING_NO_PEELING_SEEN;
    default: return CLINIC_HEALING_PEELING_STARTED;
    }
}

/* All of it */

static void
note_changed_cb (ClinicCallSheet *self)
{
  gtk_widget_set_visible (self->note_hint, gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->note)) == 0);
}

static ClinicCareAsk *
add_ask (ClinicCallSheet *self, const char *title, const char *const *answers)
{
  GtkWidget *ask = clinic_care_ask_new (title, answers);

  gtk_widget_add_css_class (ask, "care-row");
  gtk_box_append (GTK_BOX (self->care_box), ask);
  return CLINIC_CARE_ASK (ask);
}

void
clinic_call_sheet_make_answers (ClinicCallSheet *self)
{
  const char *const to_three[] = { "0", "1", "2", "3+", NULL };
  const char *const to_two[] = { "0", "1", "2", NULL };
  const char *const yes_no[] = { _("No"), _("Yes"), NULL };

  self->moisturiser = add_ask (self, _("Moisturiser a day"), to_three);
  self->steroid = add_ask (self, _("Steroid cream"), to_two);
  self->cleansing = add_ask (self, _("Cleanse"), to_two);
  self->sun = add_ask (self, _("Out of the sun"), yes_no);
  self->event_day = CLINIC_DATE_BUTTON (clinic_date_button_new (_("Peeling: On")));
  gtk_box_append (GTK_BOX (self->event_day_box), GTK_WIDGET (self->event_day));
  g_signal_connect_object (gtk_text_view_get_buffer (self->note), "changed", G_CALLBACK (note_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
clinic_call_sheet_show_answers (ClinicCallSheet *self)
{
  gboolean call = clinic_call_sheet_is_call (self);

  /* a booking is done by booking; what else is to be done has a note */
  gtk_widget_set_visible (self->columns, call || self->task->follow_up->kind != CLINIC_FOLLOW_UP_BOOK_NEXT);
  gtk_widget_set_visible (self->symptom_column, call);
  gtk_widget_set_visible (self->care_heading, call);
  gtk_widget_set_visible (self->care_box, call);
  clear_box (self->usual_box);
  clear_box (self->alarming_box);
  gtk_widget_set_visible (self->event_box, FALSE);
  gtk_drop_down_set_selected (self->event_choice, EVENT_NONE);
  self->event_model_of = 0;
  clinic_care_ask_set_value (self->moisturiser, CLINIC_CARE_NOT_ASKED);
  clinic_care_ask_set_value (self->steroid, CLINIC_CARE_NOT_ASKED);
  clinic_care_ask_set_value (self->cleansing, CLINIC_CARE_NOT_ASKED);
  clinic_care_ask_set_value (self->sun, CLINIC_CARE_NOT_ASKED);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note), "", 0);
  if (!call || !clinic_call_sheet_has_rules (self))
    return;
  add_caption (self->usual_box, _("Usual while healing"));
  add_caption (self->alarming_box, _("Tell the doctor"));
  add_symptoms (self);
}

static void
take_symptom (ClinicCallSheet *self, ClinicSymptomButton *button, gpointer data)
{
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
    clinic_call_add_symptom (data, clinic_symptom_button_get_key (button), CLINIC_VERDICT_NOTHING);
}

char *
clinic_call_sheet_take_note (ClinicCallSheet *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

ClinicCall *
clinic_call_sheet_take_call (ClinicCallSheet *self, ClinicHealingEvent *event, ClinicDay *event_day, gboolean *faulty)
{
  ClinicCall *call = clinic_call_new ();
  guint selected = gtk_drop_down_get_selected (self->event_choice);

  call->follow_up = self->task->follow_up->id;
  call->moisturiser = clinic_care_ask_get_value (self->moisturiser);
  call->steroid = clinic_care_ask_get_value (self->steroid);
  call->cleansing = clinic_care_ask_get_value (self->cleansing);
  call->out_of_sun = clinic_care_ask_get_value (self->sun);
  g_free (call->note);
  call->note = clinic_call_sheet_take_note (self);
  for_each_symptom (self, take_symptom, call);
  *event = get_event (selected);
  *event_day = CLINIC_DAY_NONE;
  *faulty = FALSE;
  if (selected == EVENT_NONE || selected == GTK_INVALID_LIST_POSITION)
    return call;
  *faulty = !clinic_date_button_commit (self->event_day);
  *event_day = clinic_date_button_get_day (self->event_day);
  return call;
}
