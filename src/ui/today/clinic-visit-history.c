/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/today/clinic-visit-history.h"

#include "core/clinic-format.h"
#include "ui/parts/clinic-session-words.h"
#include "ui/parts/clinic-status-line.h"

struct _ClinicVisitHistory
{
  AdwWindow parent_instance;

  ClinicDiary *diary; /* nullable: gone once closed */
  AdwWindowTitle *window_title;
  GtkWidget *fault;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (ClinicVisitHistory, clinic_visit_history, ADW_TYPE_WINDOW)

/* "Tue 24 Nov, 10:02 · Jo Weiss · why" */
static char *
word_step (ClinicVisitHistory *self, const ClinicSessionStep *step)
{
  g_autofree char *when = clinic_format_day_time (step->at, clinic_diary_get_zone (self->diary));
  g_autofree char *who = clinic_setup_say_staff (clinic_diary_get_setup (self->diary), step->staff);
  GString *words = g_string_new (when);

  if (*who != '\0')
    g_string_append_printf (words, " · %s", who);
  if (step->reason != NULL && *step->reason != '\0')
    g_string_append_printf (words, " · %s", step->reason);
  return g_string_free (words, FALSE);
}

static GtkWidget *
make_row (ClinicVisitHistory *self, const ClinicSessionStep *step)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = word_step (self, step);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), clinic_session_words_get_word (step->state, FALSE));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  return row;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicVisitHistory) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = clinic_diary_load_steps_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (self->diary == NULL)
    return;
  clinic_status_line_set_text (CLINIC_STATUS_LINE (self->fault), words);
  gtk_widget_set_visible (self->fault, words != NULL);
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self, steps->pdata[i]));
  gtk_widget_set_visible (self->list, steps != NULL && steps->len > 0);
}

static void
clinic_visit_history_dispose (GObject *object)
{
  g_clear_object (&CLINIC_VISIT_HISTORY (object)->diary);
  G_OBJECT_CLASS (clinic_visit_history_parent_class)->dispose (object);
}

static void
clinic_visit_history_class_init (ClinicVisitHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_visit_history_dispose;
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/today/clinic-visit-history.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitHistory, window_title);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitHistory, fault);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitHistory, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_visit_history_init (ClinicVisitHistory *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
clinic_visit_history_new (GtkWindow *parent, ClinicDiary *diary, const ClinicVisit *visit)
{
  ClinicVisitHistory *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && visit != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_VISIT_HISTORY, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  adw_window_title_set_subtitle (self->window_title, visit->patient_name);
  clinic_diary_load_steps_async (diary, visit->session->id, NULL, loaded_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
