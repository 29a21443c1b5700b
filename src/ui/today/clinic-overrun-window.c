/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/today/clinic-overrun-window.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "model/clinic-diary-booking.h"
#include "model/clinic-overrun.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-stay-open.h"
#include "ui/today/clinic-overrun-words.h"

#define MOST_WAYS 4

struct _ClinicOverrunWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary; /* nullable: gone once closed */
  GtkWidget *fault;
  GtkWidget *none_label;
  GtkWidget *groups;
  guint generation;
};

G_DEFINE_FINAL_TYPE (ClinicOverrunWindow, clinic_overrun_window, ADW_TYPE_WINDOW)

static void
show_fault (ClinicOverrunWindow *self, const GError *error)
{
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  clinic_status_line_set_text (CLINIC_STATUS_LINE (self->fault), words);
  gtk_widget_set_visible (self->fault, words != NULL);
}

/* Moving */

typedef struct
{
  gint64 session;
  ClinicSlot slot;
} Way;

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicOverrunWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);

  if (self->diary == NULL)
    return;
  clinic_stay_open_end (GTK_WINDOW (self));
  gtk_widget_set_sensitive (self->groups, TRUE);
  if (change == NULL)
    show_fault (self, error);
}

static void
move_clicked_cb (ClinicOverrunWindow *self, GtkWidget *button)
{
  const Way *way = g_object_get_data (G_OBJECT (button), "way");
  g_autoptr (ClinicBooking) to = clinic_booking_new (0, &way->slot);

  gtk_widget_set_sensitive (self->groups, FALSE);
  clinic_stay_open_begin (GTK_WINDOW (self));
  clinic_diary_move_async (self->diary, way->session, to, NULL, moved_cb, g_object_ref (self));
}

/* The ways out */

static char *
word_way (ClinicOverrunWindow *self, const ClinicSlot *slot)
{
  ClinicSetup *setup = clinic_diary_get_setup (self->diary);
  g_autofree char *time = clinic_format_minute (slot->minute);
  g_autofree char *rolling = clinic_format_time (slot->start + slot->wait * 60, clinic_diary_get_zone (self->diary));
  g_autofree char *bed = clinic_setup_say_bed (setup, slot->bed);
  g_autofree char *doctor = clinic_setup_say_staff (setup, slot->doctor);

  /* Translators: a time, a bed, the time rolling begins, a doctor */
  return g_strdup_printf (_("%s, %s, rolling %s, %s"), time, bed, rolling, doctor);
}

static GtkWidget *
make_way_row (ClinicOverrunWindow *self, const ClinicVisit *visit, const ClinicSlot *slot)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Move"));
  g_autofree char *words = word_way (self, slot);
  g_autofree char *said = g_strdup_printf (_("Move %s to %s"), visit->patient_name, words);
  Way way = { visit->session->id, *slot };

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  g_object_set_data_full (G_OBJECT (button), "way", g_memdup2 (&way, sizeof way), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (move_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return row;
}

typedef struct
{
  ClinicOverrunWindow *self;
  ClinicVisit *visit;
  AdwPreferencesGroup *group;
  guint generation;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->self);
  g_object_unref (question->group);
  clinic_visit_free (question->visit);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
ways_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  ClinicOverrunWindow *self = question->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) slots = clinic_diary_find_ways_out_finish (CLINIC_DIARY (source), result, &error);

  if (self->diary == NULL || question->generation != self->generation)
    return;
  if (slots == NULL)
    {
      show_fault (self, error);
      return;
    }
  for (guint i = 0; i < slots->len; i++)
    adw_preferences_group_add (question->group,
                               make_way_row (self, question->visit, &g_array_index (slots, ClinicSlot, i)));
  if (slots->len == 0)
    adw_preferences_group_add (question->group,
                               clinic_status_line_new (CLINIC_TONE_PLAIN, NULL, _("No other place is free today.")));
}

static void
add_group (ClinicOverrunWindow *self, const ClinicToday *today, const ClinicForecast *forecast)
{
  const ClinicTodayVisit *visit = clinic_today_find (today, forecast->session);
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *name = g_markup_escape_text (visit->visit->patient_name, -1);
  g_autofree char *why = clinic_overrun_explain (today, forecast, clinic_diary_get_setup (self->diary),
                                                 clinic_diary_get_zone (self->diary));
  g_autofree char *escaped = g_markup_escape_text (why, -1);
  Question *question = g_new0 (Question, 1);

  /* titles of groups are markup */
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), name);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), escaped);
  gtk_box_append (GTK_BOX (self->groups), group);
  question->self = g_object_ref (self);
  question->visit = clinic_visit_copy (visit->visit);
  question->group = g_object_ref (ADW_PREFERENCES_GROUP (group));
  question->generation = self->generation;
  clinic_diary_find_ways_out_async (self->diary, forecast->session, MOST_WAYS, NULL, ways_found_cb, question);
}

static void
today_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicOverrunWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicToday) today = clinic_diary_load_today_finish (CLINIC_DIARY (source), result, &error);
  g_autoptr (GArray) late = NULL;
  GtkWidget *child;

  if (self->diary == NULL)
    return;
  show_fault (self, error);
  if (today == NULL)
    return;
  while ((child = gtk_widget_get_first_child (self->groups)) != NULL)
    gtk_box_remove (GTK_BOX (self->groups), child);
  late = clinic_today_list_overruns (today, clinic_diary_get_now (self->diary));
  self->generation++;
  for (guint i = 0; i < late->len; i++)
    add_group (self, today, &g_array_index (late, ClinicForecast, i));
  gtk_widget_set_visible (self->none_label, late->len == 0);
}

static void
load (ClinicOverrunWindow *self)
{
  clinic_diary_load_today_async (self->diary, NULL, today_loaded_cb, g_object_ref (self));
}

static void
changed_cb (ClinicOverrunWindow *self, ClinicChange *change)
{
  if (self->diary != NULL && clinic_change_has (change, CLINIC_KIND_SESSION))
    load (self);
}

static void
clinic_overrun_window_dispose (GObject *object)
{
  g_clear_object (&CLINIC_OVERRUN_WINDOW (object)->diary);
  G_OBJECT_CLASS (clinic_overrun_window_parent_class)->dispose (object);
}

static void
clinic_overrun_window_class_init (ClinicOverrunWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_overrun_window_dispose;
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/today/clinic-overrun-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicOverrunWindow, fault);
  gtk_widget_class_bind_template_child (widget_class, ClinicOverrunWindow, none_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicOverrunWindow, groups);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_overrun_window_init (ClinicOverrunWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
clinic_overrun_window_new (GtkWindow *parent, ClinicDiary *diary)
{
  ClinicOverrunWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  self = g_object_new (CLINIC_TYPE_OVERRUN_WINDOW, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  g_signal_connect_object (diary, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
