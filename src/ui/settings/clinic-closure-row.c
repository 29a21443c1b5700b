/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/settings/clinic-closure-row.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-closure-words.h"
#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "model/clinic-diary-closures.h"

struct _ClinicClosureRow
{
  AdwExpanderRow parent_instance;

  ClinicDiary *diary;
  GCancellable *cancellable;
  GtkBox *suffixes;
  GtkLabel *booked; /* "3 booked" */
};

G_DEFINE_FINAL_TYPE (ClinicClosureRow, clinic_closure_row, ADW_TYPE_EXPANDER_ROW)

/* Takes @words: they are markup in a row. */
static void
set_title (GtkWidget *row, char *words)
{
  g_autofree char *plain = words;
  g_autofree char *escaped = g_markup_escape_text (plain, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
}

static GtkWidget *
create_visit_row (ClinicClosureRow *self, const ClinicVisit *visit)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Show in Calendar"));
  g_autofree char *when = clinic_format_day_time (visit->session->start, clinic_diary_get_zone (self->diary));
  /* Translators: a day and time, then a patient: "Tue 24 Nov, 10:30: Asha Rao" */
  g_autofree char *words = g_strdup_printf (_("%s: %s"), when, visit->patient_name);
  g_autofree char *name = g_strdup_printf (_("Show in Calendar: %s"), words);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.open-session");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", visit->session->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  set_title (row, g_steal_pointer (&words));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_visits (ClinicClosureRow *self, GPtrArray *visits)
{
  g_autofree char *words = NULL;

  if (visits == NULL || visits->len == 0 || self->diary == NULL)
    return;
  for (guint i = 0; i < visits->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self), create_visit_row (self, visits->pdata[i]));
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), TRUE);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
  words = g_strdup_printf (ngettext ("%u to move", "%u to move", visits->len), visits->len);
  gtk_label_set_label (self->booked, words);
  gtk_widget_set_visible (GTK_WIDGET (self->booked), TRUE);
}

static void
closed_visits_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicClosureRow) self = user_data;
  g_autoptr (GPtrArray) visits = clinic_diary_load_closed_visits_finish (CLINIC_DIARY (source), result, NULL);

  show_visits (self, visits);
}

static void
outside_visits_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicClosureRow) self = user_data;
  g_autoptr (GPtrArray) visits = clinic_diary_load_outside_visits_finish (CLINIC_DIARY (source), result, NULL);

  show_visits (self, visits);
}

static void
add_button (ClinicClosureRow *self, const char *icon, const char *verb, const char *action, const ClinicClosure *closure)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *what = clinic_closure_say (closure, clinic_diary_get_setup (self->diary), clinic_diary_get_today (self->diary));
  g_autofree char *name = g_strdup_printf ("%s: %s", verb, what);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, verb);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", closure->id);
  gtk_box_append (self->suffixes, button);
}

static void
add_suffixes (ClinicClosureRow *self)
{
#if ADW_CHECK_VERSION (1, 4, 0)
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->suffixes));
#else
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->suffixes));
#endif
}

static char *
describe (const ClinicClosure *closure, ClinicDay today)
{
  g_autofree char *span = clinic_closure_say_span (closure, today);

  if (*closure->reason == '\0')
    return g_steal_pointer (&span);
  /* Translators: when and why: "Fri 27 Nov – Sun 29 Nov · holiday" */
  return g_strdup_printf (_("%s · %s"), span, closure->reason);
}

static void
clinic_closure_row_dispose (GObject *object)
{
  ClinicClosureRow *self = CLINIC_CLOSURE_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->diary);
  G_OBJECT_CLASS (clinic_closure_row_parent_class)->dispose (object);
}

static void
clinic_closure_row_class_init (ClinicClosureRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clinic_closure_row_dispose;
}

static void
clinic_closure_row_init (ClinicClosureRow *self)
{
  self->cancellable = g_cancellable_new ();
  self->suffixes = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->booked = GTK_LABEL (gtk_label_new (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->booked), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->booked), "warning");
  gtk_widget_set_visible (GTK_WIDGET (self->booked), FALSE);
  gtk_box_append (self->suffixes, GTK_WIDGET (self->booked));
  add_suffixes (self);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), FALSE);
}

GtkWidget *
clinic_closure_row_new (ClinicDiary *diary, const ClinicClosure *closure)
{
  ClinicClosureRow *self = g_object_new (CLINIC_TYPE_CLOSURE_ROW, NULL);
  g_autofree char *words = NULL;
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && closure != NULL, GTK_WIDGET (self));

  self->diary = g_object_ref (diary);
  words = describe (closure, clinic_diary_get_today (diary));
  escaped = g_markup_escape_text (words, -1);
  set_title (GTK_WIDGET (self), clinic_closure_say_subject (closure, clinic_diary_get_setup (diary)));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), escaped);
  add_button (self, "document-edit-symbolic", _("Edit"), "closure.edit", closure);
  add_button (self, "user-trash-symbolic", _("Remove"), "closure.remove", closure);
  clinic_diary_load_closed_visits_async (diary, closure, self->cancellable, closed_visits_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

static char *
describe_hours (const ClinicSetup *setup, gint64 staff)
{
  g_autoptr (GString) days = g_string_new (NULL);

  if (!clinic_setup_has_openings (setup, staff))
    return g_strdup (_("The clinic’s hours"));
  for (int weekday = 1; weekday <= 7; weekday++)
    {
      g_autofree char *words = clinic_setup_say_hours (setup, staff, weekday);

      clinic_phrase_add (days, words);
    }
  return g_strdup (days->str);
}

static void
add_change_button (ClinicClosureRow *self, const ClinicStaff *doctor)
{
  GtkWidget *button = gtk_button_new_with_label (_("Change…"));
  g_autofree char *label = g_strdup_printf (_("Change the hours of %s"), doctor->name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "closure.hours");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", doctor->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (self->suffixes, button);
}

GtkWidget *
clinic_closure_row_new_hours (ClinicDiary *diary, const ClinicStaff *doctor)
{
  ClinicClosureRow *self = g_object_new (CLINIC_TYPE_CLOSURE_ROW, NULL);
  g_autofree char *hours = NULL;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && doctor != NULL, GTK_WIDGET (self));

  self->diary = g_object_ref (diary);
  hours = describe_hours (clinic_diary_get_setup (diary), doctor->id);
  set_title (GTK_WIDGET (self), g_strdup (doctor->name));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), hours);
  add_change_button (self, doctor);
  clinic_diary_load_outside_visits_async (diary, doctor->id, self->cancellable, outside_visits_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
