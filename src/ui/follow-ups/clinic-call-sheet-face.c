/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/follow-ups/clinic-call-sheet-private.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "ui/parts/clinic-alert-pill.h"
#include "ui/parts/clinic-follow-up-words.h"

static char *
dup_session_line (ClinicCallSheet *self)
{
  const ClinicTask *task = self->task;
  g_autofree char *line = clinic_follow_up_words_dup_line (task);
  g_autofree char *area = clinic_phrase_isolate (task->area);
  g_autofree char *day = NULL;
  g_autofree char *doctor = NULL;

  if (task->session_day == CLINIC_DAY_NONE)
    return *area != '\0' ? g_strdup_printf ("%s · %s", line, area) : g_steal_pointer (&line);
  day = clinic_format_day (task->session_day, CLINIC_DAY_FORM_WEEKDAY);
  if (self->aftercare != NULL)
    doctor = clinic_setup_say_staff (clinic_diary_get_setup (self->diary), self->aftercare->visit->session->doctor);
  if (doctor == NULL || *doctor == '\0')
    /* Translators: "Peel check · day 3 · session 2 of 6, Fri 20 Nov" */
    return g_strdup_printf (_("%s · session %d of %d, %s"), line, task->nth, task->length, day);
  /* Translators: the same with the doctor's name at the end */
  return g_strdup_printf (_("%s · session %d of %d, %s, %s"), line, task->nth, task->length, day, doctor);
}

/* Whose it is, where it was given to someone. */
static char *
dup_subtitle (ClinicCallSheet *self)
{
  g_autofree char *line = dup_session_line (self);
  g_autofree char *whose = clinic_setup_say_staff (clinic_diary_get_setup (self->diary), self->task->follow_up->staff);

  if (self->task->follow_up->staff == 0)
    return g_steal_pointer (&line);
  /* Translators: what is to be done, and who is to do it: "Peel check · day 3 · for Jonas Weber" */
  return g_strdup_printf (_("%s · for %s"), line, whose);
}

static void
add_alert (ClinicCallSheet *self, gboolean is_so, ClinicAlertKind kind, const char *text)
{
  if (is_so)
    clinic_wrap_box_append (self->name_box, clinic_alert_pill_new (kind, text));
}

static char *
word_alert (const char *word, const char *what)
{
  return *what != '\0' ? g_strdup_printf ("%s: %s", word, what) : NULL;
}

void
clinic_call_sheet_show_head (ClinicCallSheet *self)
{
  const ClinicTask *task = self->task;
  g_autofree char *subtitle = dup_subtitle (self);
  g_autofree char *allergy = word_alert (_("Allergy"), task->allergies);
  g_autofree char *sores = word_alert (_("Cold sores"), task->cold_sores_note);
  GtkWidget *name = gtk_label_new (task->patient_name);

  gtk_widget_add_css_class (name, "title-1");
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  adw_avatar_set_text (self->avatar, task->patient_name);
  clinic_wrap_box_clear (self->name_box);
  clinic_wrap_box_append (self->name_box, name);
  add_alert (self, task->red_flag, CLINIC_ALERT_RED_FLAG, NULL);
  add_alert (self, *task->allergies != '\0', CLINIC_ALERT_ALLERGY, allergy);
  add_alert (self, task->cold_sores, CLINIC_ALERT_COLD_SORES, sores);
  gtk_label_set_label (self->subtitle, subtitle);
}

/* Hours since rolling, and what the clinic expects by now */

void
clinic_call_sheet_show_hours (ClinicCallSheet *self)
{
  const ClinicTask *task = self->task;
  gboolean known = clinic_call_sheet_has_rules (self);
  ClinicDay day = clinic_diary_get_today (self->diary) - task->session_day;
  g_autofree char *hours = NULL;
  g_autofree char *line = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->hours_box, known);
  gtk_widget_set_visible (self->expected, known && clinic_call_sheet_is_call (self));
  if (!known)
    return;
  hours = clinic_format_hours (clinic_diary_get_now (self->diary) - task->rolled_at);
  line = g_strdup_printf (_("since rolling · day %d"), day);
  text = g_markup_escape_text (clinic_protocol_get_expected (clinic_diary_get_protocol (self->diary, task->protocol), day),
                               -1);
  expected = g_strdup_printf ("<b>%s</b> %s", _("Expected now:"), text);
  gtk_label_set_label (self->hours, hours);
  gtk_label_set_label (self->hours_line, line);
  gtk_label_set_markup (self->expected_label, expected);
}

/* What can be done at once */

static GtkWidget *
add_button (ClinicCallSheet *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  clinic_wrap_box_append (self->verbs, button);
  return button;
}

static void
add_later (ClinicCallSheet *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = clinic_call_sheet_make_later_menu ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("La_ter"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Later"), -1);
  clinic_wrap_box_append (self->verbs, button);
}

static void
add_menu (ClinicCallSheet *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = clinic_call_sheet_make_more_menu (self);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, _("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More"), -1);
  gtk_widget_add_css_class (button, "flat");
  clinic_wrap_box_append (self->verbs, button);
}

void
clinic_call_sheet_show_verbs (ClinicCallSheet *self)
{
  gboolean call = clinic_call_sheet_is_call (self);

  clinic_wrap_box_clear (self->verbs);
  if (*self->task->phone != '\0')
    {
      GtkWidget *phone = clinic_phone_button_new ();

      clinic_phone_button_set_number (CLINIC_PHONE_BUTTON (phone), self->task->phone);
      clinic_wrap_box_append (self->verbs, phone);
    }
  if (call)
    {
      add_button (self, _("No _Answer"), "call.no-answer");
      add_button (self, _("_Left Message"), "call.left-message");
    }
  add_later (self);
  add_menu (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "call.decline", call);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "call.show-aftercare", self->task->follow_up->session != 0);
}
