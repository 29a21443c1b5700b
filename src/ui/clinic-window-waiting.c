/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/clinic-window-private.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "model/clinic-diary-roll.h"
#include "model/clinic-diary-session.h"
#include "model/clinic-diary-wishes.h"
#include "ui/calendar/clinic-roll-window.h"
#include "ui/follow-ups/clinic-waiting-window.h"
#include "ui/follow-ups/clinic-wish-editor.h"

#define NOON (12 * 60)

/* The window that is worked in: a further one stands over that. */
static GtkWindow *
get_front (ClinicWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GtkWindow *active = application != NULL ? gtk_application_get_active_window (application) : NULL;

  return active != NULL ? active : GTK_WINDOW (self);
}

static gboolean
is_open (ClinicWindow *self)
{
  return self->diary != NULL && clinic_diary_get_setup (self->diary) != NULL;
}

/* A place that has come free, and who wishes for it */

static char *
word_freed (ClinicWindow *self, const ClinicFreed *freed)
{
  g_autofree char *when = clinic_format_day_time (freed->place.start, clinic_diary_get_zone (self->diary));
  g_autofree char *first = clinic_phrase_isolate (freed->names->pdata[0]);
  guint others = freed->names->len - 1;

  if (others == 0)
    /* Translators: day and time, then a patient: "Tue 24 Nov, 10:30 is free: Asha Rao wishes for it." */
    return g_strdup_printf (_("%s is free: %s wishes for it."), when, first);
  /* Translators: day and time, a patient, how many more: "Tue 24 Nov, 10:30 is free: Asha Rao and 2 others wish for it." */
  return g_strdup_printf (ngettext ("%s is free: %s and %u other wish for it.", "%s is free: %s and %u others wish for it.",
                                    others), when, first, others);
}

static void
rest_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicWindow) self = user_data;
  g_autoptr (GPtrArray) proposals = clinic_diary_load_proposals_finish (CLINIC_DIARY (source), result, NULL);

  if (self->diary != NULL && proposals != NULL && proposals->len == 0)
    clinic_banner_set_text (self->freed_banner, NULL);
}

/* What was offered is offered on while it is free and somebody wishes for it. */
static void
freed_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicFreed) freed = clinic_diary_find_freed_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *text = NULL;

  if (self->diary == NULL)
    return;
  if (freed != NULL)
    {
      text = word_freed (self, freed);
      self->freed = freed->place;
      clinic_banner_set_text (self->freed_banner, text);
    }
  else if (clinic_banner_get_text (self->freed_banner) != NULL)
    clinic_diary_load_proposals_async (self->diary, &self->freed, NULL, rest_loaded_cb, g_object_ref (self));
}

/* The rest of a course that could follow */

static void
offer_roll (ClinicWindow *self, const ClinicRoll *roll)
{
  guint count = 0;
  g_autofree char *name = clinic_phrase_isolate (roll->patient_name);
  g_autofree char *text = NULL;

  for (guint i = 0; i < roll->visits->len; i++)
    count += clinic_roll_visit_moves (roll->visits->pdata[i]);
  /* Translators: how many sessions, then a patient */
  text = g_strdup_printf (ngettext ("%u session of %s could follow to a new date.", "%u sessions of %s could follow to new dates.",
                                    count), count, name);
  self->roll_course = roll->course->id;
  clinic_banner_set_text (self->roll_banner, text);
}

static void
roll_planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicWindow) self = user_data;
  g_autoptr (ClinicRoll) roll = clinic_diary_plan_roll_finish (CLINIC_DIARY (source), result, NULL);

  if (self->diary != NULL && roll != NULL && roll->due)
    offer_roll (self, roll);
}

static void
slipped_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicWindow) self = user_data;
  g_autoptr (ClinicSession) session = clinic_diary_load_session_finish (CLINIC_DIARY (source), result, NULL);

  if (self->diary == NULL || session == NULL)
    return;
  self->roll_session = session->id;
  clinic_diary_plan_roll_async (self->diary, session->course, session->id, NULL, NULL, roll_planned_cb, g_object_ref (self));
}

static void
look_at_rest (ClinicWindow *self, ClinicChange *change)
{
  static const char *const slips[] = { "move", "cancel", "no-show", NULL };
  const char *verb = clinic_change_get_verb (change);

  if (g_strv_contains (slips, verb) && clinic_change_has (change, CLINIC_KIND_SESSION))
    clinic_diary_load_session_async (self->diary, clinic_change_get_first (change, CLINIC_KIND_SESSION), NULL,
                                     slipped_loaded_cb, g_object_ref (self));
  else if (g_str_equal (verb, "change-course"))
    {
      self->roll_session = 0;
      clinic_diary_plan_roll_async (self->diary, clinic_change_get_first (change, CLINIC_KIND_COURSE), 0, NULL, NULL,
                                    roll_planned_cb, g_object_ref (self));
    }
}

static void
changed_cb (ClinicWindow *self, ClinicChange *change)
{
  gboolean sessions = clinic_change_has (change, CLINIC_KIND_SESSION);

  if (!is_open (self))
    return;
  if (sessions || clinic_change_has (change, CLINIC_KIND_COURSE))
    {
      clinic_banner_set_text (self->roll_banner, NULL);
      look_at_rest (self, change);
    }
  if (sessions || clinic_change_has (change, CLINIC_KIND_CLOSURE) || clinic_change_has (change, CLINIC_KIND_WISH))
    clinic_diary_find_freed_async (self->diary, change, NULL, freed_found_cb, g_object_ref (self));
}

/* Actions */

static void
show_waiting_list (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);

  if (is_open (self))
    gtk_window_present (GTK_WINDOW (clinic_waiting_window_new (get_front (self), self->diary, NULL)));
}

static void
show_freed (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);

  if (is_open (self))
    gtk_window_present (GTK_WINDOW (clinic_waiting_window_new (GTK_WINDOW (self), self->diary, &self->freed)));
}

static void
move_rest (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);

  if (is_open (self))
    gtk_window_present (GTK_WINDOW (clinic_roll_window_new (GTK_WINDOW (self), self->diary, self->roll_course,
                                                            self->roll_session, NULL)));
}

static void
roll_forward (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);

  if (is_open (self))
    gtk_window_present (GTK_WINDOW (clinic_roll_window_new (GTK_WINDOW (self), self->diary,
                                                            g_variant_get_int64 (parameter), 0, NULL)));
}

static void
add_wish (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);
  g_autoptr (ClinicWish) wish = clinic_wish_new ();
  const char *patient;
  int part;

  if (!is_open (self))
    return;
  g_variant_get (parameter, "(&sxxixi)", &patient, &wish->course, &wish->session, &wish->from_day, &wish->doctor, &part);
  if (part == CLINIC_PART_OF_DAY_MORNING)
    wish->to_minute = NOON;
  if (part == CLINIC_PART_OF_DAY_AFTERNOON)
    wish->from_minute = NOON;
  gtk_window_present (GTK_WINDOW (clinic_wish_editor_new (get_front (self), self->diary, wish, patient)));
}

static void
wish_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicWishCard) card = clinic_diary_load_wish_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (words != NULL)
    clinic_window_say (self, words);
  else if (is_open (self))
    gtk_window_present (GTK_WINDOW (clinic_wish_editor_new (get_front (self), self->diary, card->wish, card->patient_name)));
}

static void
edit_wish (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);

  if (is_open (self))
    clinic_diary_load_wish_async (self->diary, g_variant_get_int64 (parameter), NULL, wish_loaded_cb, g_object_ref (self));
}

void
clinic_window_waiting_class_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.waiting-list", NULL, show_waiting_list);
  gtk_widget_class_install_action (widget_class, "win.show-freed", NULL, show_freed);
  gtk_widget_class_install_action (widget_class, "win.move-rest", NULL, move_rest);
  gtk_widget_class_install_action (widget_class, "win.roll-forward", "x", roll_forward);
  gtk_widget_class_install_action (widget_class, "win.add-wish", "(sxxixi)", add_wish);
  gtk_widget_class_install_action (widget_class, "win.edit-wish", "x", edit_wish);
}

void
clinic_window_waiting_connect (ClinicWindow *self)
{
  g_signal_connect_object (self->diary, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}
