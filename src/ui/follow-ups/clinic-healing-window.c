/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/follow-ups/clinic-healing-window.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-date-button.h"
#include "ui/parts/clinic-status-line.h"

struct _ClinicHealingWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary;
  gint64 session;
  ClinicHealingEvent event;

  GtkLabel *question;
  GtkBox *day_box;
  ClinicDateButton *day;
  ClinicStatusLine *fault;
  GtkWidget *take_back_button;
};

G_DEFINE_FINAL_TYPE (ClinicHealingWindow, clinic_healing_window, ADW_TYPE_WINDOW)

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicHealingWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = NULL;

  if (change != NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  words = clinic_words_for_error (error);
  clinic_status_line_set_text (self->fault, words);
  gtk_widget_set_visible (GTK_WIDGET (self->fault), TRUE);
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicHealingWindow *self = CLINIC_HEALING_WINDOW (widget);
  ClinicDay day;

  if (!clinic_date_button_commit (self->day))
    return;
  day = clinic_date_button_get_day (self->day);
  if (day != CLINIC_DAY_NONE)
    clinic_diary_record_healing_async (self->diary, self->session, self->event, day, NULL, finished_cb,
                                       g_object_ref (self));
}

static void
take_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicHealingWindow *self = CLINIC_HEALING_WINDOW (widget);

  clinic_diary_take_back_healing_async (self->diary, self->session, self->event, NULL, finished_cb, g_object_ref (self));
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
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_healing_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/follow-ups/clinic-healing-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicHealingWindow, question);
  gtk_widget_class_bind_template_child (widget_class, ClinicHealingWindow, day_box);
  gtk_widget_class_bind_template_child (widget_class, ClinicHealingWindow, fault);
  gtk_widget_class_bind_template_child (widget_class, ClinicHealingWindow, take_back_button);
  gtk_widget_class_install_action (widget_class, "healing.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "healing.take-back", NULL, take_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_healing_window_init (ClinicHealingWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_status_line_set_tone (self->fault, CLINIC_TONE_BAD);
  self->day = CLINIC_DATE_BUTTON (clinic_date_button_new (_("Day")));
  gtk_widget_set_hexpand (GTK_WIDGET (self->day), TRUE);
  gtk_box_append (self->day_box, GTK_WIDGET (self->day));
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
  gtk_widget_set_visible (self->take_back_button, recorded != CLINIC_DAY_NONE);
  gtk_widget_grab_focus (GTK_WIDGET (self->day));
  return GTK_WIDGET (self);
}
