/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/follow-ups/clinic-healing-window.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-date-button.h"

struct _ClinicHealingWindow
{
  ClinicFormWindow parent_instance;

  ClinicDiary *diary;
  gint64 session;
  ClinicHealingEvent event;

  GtkLabel *question;
  ClinicDateButton *day;
};

G_DEFINE_FINAL_TYPE (ClinicHealingWindow, clinic_healing_window, CLINIC_TYPE_FORM_WINDOW)

static gboolean
clinic_healing_window_save (ClinicFormWindow *window)
{
  ClinicHealingWindow *self = CLINIC_HEALING_WINDOW (window);
  ClinicDay day = clinic_date_button_commit (self->day) ? clinic_date_button_get_day (self->day) : CLINIC_DAY_NONE;

  if (day == CLINIC_DAY_NONE)
    return FALSE;
  clinic_diary_record_healing_async (self->diary, self->session, self->event, day, NULL, clinic_form_window_written_cb,
                                     g_object_ref (self));
  return TRUE;
}

static gboolean
clinic_healing_window_take_away (ClinicFormWindow *window)
{
  ClinicHealingWindow *self = CLINIC_HEALING_WINDOW (window);

  clinic_diary_take_back_healing_async (self->diary, self->session, self->event, NULL, clinic_form_window_written_cb,
                                        g_object_ref (self));
  return TRUE;
}

static void
clinic_healing_window_dispose (GObject *object)
{
  g_clear_object (&CLINIC_HEALING_WINDOW (object)->diary);
  G_OBJECT_CLASS (clinic_healing_window_parent_class)->dispose (object);
}

static void
clinic_healing_window_class_init (ClinicHealingWindowClass *klass)
{
  ClinicFormWindowClass *form_class = CLINIC_FORM_WINDOW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_healing_window_dispose;
  form_class->save = clinic_healing_window_save;
  form_class->take_away = clinic_healing_window_take_away;
}

static void
clinic_healing_window_init (ClinicHealingWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->question = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->question, 0);
  gtk_label_set_wrap (self->question, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->question), "heading");
  self->day = CLINIC_DATE_BUTTON (clinic_date_button_new (_("Day")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->question));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->day));
  clinic_form_window_set_form (CLINIC_FORM_WINDOW (self), box);
}

static const char *
get_question (ClinicHealingEvent event)
{
  switch (event)
    {
    case CLINIC_HEALING_PEELING_FINISHED: return _("On which day had peeling completely stopped?");
    case CLINIC_HEALING_NO_PEELING_SEEN: return _("Up to which day was no peeling seen?");
    case CLINIC_HEALING_PEELING_STARTED:
    default: return _("On which day did peeling start?");
    }
}

static const char *
get_title (ClinicHealingEvent event)
{
  switch (event)
    {
    case CLINIC_HEALING_PEELING_FINISHED: return _("Peeling Finished");
    case CLINIC_HEALING_NO_PEELING_SEEN: return _("No Peeling Seen");
    case CLINIC_HEALING_PEELING_STARTED:
    default: return _("Peeling Started");
    }
}

static ClinicDay
get_recorded (const ClinicHealing *healing, ClinicHealingEvent event)
{
  if (event == CLINIC_HEALING_PEELING_STARTED)
    return healing->peeling_started;
  return healing->no_peeling == (event == CLINIC_HEALING_NO_PEELING_SEEN) ? healing->settled : CLINIC_DAY_NONE;
}

GtkWidget *
clinic_healing_window_new (ClinicDiary *diary, const ClinicHealing *healing, ClinicHealingEvent event)
{
  ClinicHealingWindow *self;
  ClinicDay recorded, today;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && healing != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_HEALING_WINDOW, "title", get_title (event), NULL);
  self->diary = g_object_ref (diary);
  self->session = healing->session;
  self->event = event;
  today = clinic_diary_get_today (diary);
  recorded = get_recorded (healing, event);
  gtk_label_set_label (self->question, get_question (event));
  clinic_date_button_set_today (self->day, today);
  clinic_date_button_set_limits (self->day, healing->session_day, today);
  clinic_date_button_set_day (self->day, recorded != CLINIC_DAY_NONE ? recorded : today);
  clinic_form_window_offer_taking_away (CLINIC_FORM_WINDOW (self),
                                        recorded != CLINIC_DAY_NONE ? _("_Take Back: It Was a Mistake") : NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->day));
  return GTK_WIDGET (self);
}
