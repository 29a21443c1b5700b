/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of the follow-up until now, and what may be done about it besides calling. */
#include "config.h"

#include "ui/follow-ups/clinic-call-sheet-private.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"

/* In words */

static char *
say_staff (ClinicCallSheet *self, gint64 staff)
{
  return clinic_setup_say_staff (clinic_diary_get_setup (self->diary), staff);
}

static char *
word_step (ClinicCallSheet *self, const ClinicFollowUpStep *step)
{
  g_autofree char *due = clinic_format_day_time (step->due, clinic_diary_get_zone (self->diary));
  g_autofree char *who = say_staff (self, step->staff);

  switch (step->kind)
    {
    case CLINIC_FOLLOW_UP_PLANNED: return g_strdup_printf (_("Planned for %s"), due);
    case CLINIC_FOLLOW_UP_MOVED: return g_strdup_printf (_("Moved to %s"), due);
    case CLINIC_FOLLOW_UP_GIVEN:
      return step->staff != 0 ? g_strdup_printf (_("Given to %s"), who)
                              : g_strdup (_("For anyone again"));
    case CLINIC_FOLLOW_UP_FINISHED:
      return *step->text != '\0' ? g_strdup_printf (_("Done: %s"), step->text) : g_strdup (_("Done"));
    case CLINIC_FOLLOW_UP_FELL_AWAY: return g_strdup_printf (_("Fell away: %s"), step->text);
    case CLINIC_FOLLOW_UP_REOPENED:
    default: return g_strdup (_("Open again"));
    }
}

static void
add_step (ClinicCallSheet *self, const ClinicFollowUpStep *step)
{
  g_autofree char *words = word_step (self, step);
  g_autofree char *when = clinic_format_day_time (step->at, clinic_diary_get_zone (self->diary));
  g_autofree char *who = say_staff (self, step->actor);
  g_autofree char *line = clinic_phrase_list ((const char *const[]){ when, who, NULL });
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  adw_preferences_group_add (self->history_group, row);
  g_ptr_array_add (self->history_rows, row);
}

static void
clear_history (ClinicCallSheet *self)
{
  for (guint i = 0; i < self->history_rows->len; i++)
    adw_preferences_group_remove (self->history_group, self->history_rows->pdata[i]);
  g_ptr_array_set_size (self->history_rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->history_group), FALSE);
}

/* Reading; that it was planned, and no more, is no history. */

typedef struct
{
  ClinicCallSheet *self;
  gint64 follow_up;
} Reading;

static void
history_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  g_autoptr (ClinicCallSheet) self = reading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = clinic_diary_load_task_history_finish (CLINIC_DIARY (source), result, &error);
  gint64 follow_up = reading->follow_up;

  g_free (reading);
  if (self->task == NULL || self->task->follow_up->id != follow_up)
    return;
  clear_history (self);
  if (steps == NULL || steps->len < 2)
    return;
  for (guint i = 0; i < steps->len; i++)
    add_step (self, steps->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->history_group), TRUE);
}

void
clinic_call_sheet_show_history (ClinicCallSheet *self, gboolean other)
{
  Reading *reading = g_new0 (Reading, 1);

  if (other)
    clear_history (self);
  reading->self = g_object_ref (self);
  reading->follow_up = self->task->follow_up->id;
  clinic_diary_load_task_history_async (self->diary, reading->follow_up, NULL, history_cb, reading);
}

/* Menus */

GMenuModel *
clinic_call_sheet_make_later_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("In _1 Hour"), "call.put-off::hour");
  g_menu_append (menu, _("_Tomorrow"), "call.put-off::tomorrow");
  return G_MENU_MODEL (menu);
}

static void
add_person (GMenu *menu, const char *name, gint64 staff)
{
  GMenuItem *item = g_menu_item_new (name, NULL);

  g_menu_item_set_action_and_target (item, "call.give", "x", staff);
  g_menu_append_item (menu, item);
  g_object_unref (item);
}

GMenuModel *
clinic_call_sheet_make_more_menu (ClinicCallSheet *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) people = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();
  const ClinicSetup *setup = clinic_diary_get_setup (self->diary);

  for (guint i = 0; i < setup->staff->len; i++)
    {
      const ClinicStaff *staff = setup->staff->pdata[i];

      if (staff->active)
        add_person (people, staff->name, staff->id);
    }
  add_person (people, _("Anyone"), 0);
  g_menu_append_submenu (section, _("_Give To"), G_MENU_MODEL (people));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_menu_append_section (menu, NULL, self->more_menu);
  return G_MENU_MODEL (menu);
}

/* When later is: an hour from now, in opening hours, or when the clinic opens next after today. */
gint64
clinic_call_sheet_find_later (ClinicCallSheet *self, const char *which)
{
  GTimeZone *zone = clinic_diary_get_zone (self->diary);
  ClinicDay today = clinic_diary_get_today (self->diary);
  ClinicHours hours;

  clinic_diary_get_hours (self->diary, &hours);
  if (g_str_equal (which, "tomorrow"))
    return clinic_hours_next_opening (&hours, today + 1, CLINIC_TIME_NONE, zone);
  return clinic_hours_next_opening (&hours, today, clinic_diary_get_now (self->diary) + 3600, zone);
}
