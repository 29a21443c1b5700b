/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/settings/clinic-closure-editor.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-closure-words.h"
#include "model/clinic-diary-closures.h"
#include "ui/parts/clinic-date-button.h"
#include "ui/parts/clinic-give-way.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-stay-open.h"
#include "ui/parts/clinic-time-entry.h"
#include "ui/parts/clinic-wrap-box.h"

/* Whom a closure can concern: the clinic, a doctor, a bed. */
typedef struct
{
  gint64 bed;
  gint64 staff;
} Subject;

struct _ClinicClosureEditor
{
  AdwWindow parent_instance;

  ClinicDiary *diary;
  ClinicClosure *closure; /* what the form began with */
  GArray *subjects;       /* Subject, as the row lists them */
  GCancellable *counting; /* nullable */
  gboolean filling;

  AdwComboRow *subject_row;
  AdwActionRow *from_row;
  AdwActionRow *to_row;
  ClinicDateButton *from_day;
  ClinicDateButton *to_day;
  GtkWidget *from_time;
  GtkWidget *to_time;
  AdwEntryRow *reason_row;
  ClinicStatusLine *outcome;
  ClinicStatusLine *booked;
  ClinicStatusLine *fault;
};

G_DEFINE_FINAL_TYPE (ClinicClosureEditor, clinic_closure_editor, ADW_TYPE_WINDOW)

static guint saved_signal;

static void
say (ClinicStatusLine *line, const char *words)
{
  clinic_status_line_set_text (line, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (line), words != NULL && *words != '\0');
}

/* The form's words */

/* FALSE when what stands there is no time; nothing there is @minute as it is. */
static gboolean
read_time (GtkWidget *entry, int *minute)
{
  gboolean empty = *gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0';
  gboolean known = empty || clinic_time_entry_get_minute (entry, minute);

  clinic_time_entry_set_faulty (entry, !known);
  return known;
}

/* @fault: (out) (transfer full) (nullable): what cannot be read. */
static ClinicClosure *
collect (ClinicClosureEditor *self, char **fault)
{
  ClinicClosure *closure = clinic_closure_copy (self->closure);
  guint selected = adw_combo_row_get_selected (self->subject_row);
  int from = 0, to = 24 * 60;

  if (selected < self->subjects->len)
    {
      closure->bed = g_array_index (self->subjects, Subject, selected).bed;
      closure->staff = g_array_index (self->subjects, Subject, selected).staff;
    }
  *fault = NULL;
  if (!read_time (self->from_time, &from) || !read_time (self->to_time, &to))
    *fault = g_strdup (_("Write a time like 13:00, or leave it empty for the whole day."));
  closure->from_day = clinic_date_button_get_day (self->from_day);
  closure->to_day = clinic_date_button_get_day (self->to_day);
  closure->from_minute = from % (24 * 60);
  closure->to_minute = to % (24 * 60);
  if (closure->to_day != CLINIC_DAY_NONE && to == 24 * 60)
    closure->to_day++;
  clinic_closure_set_reason (closure, gtk_editable_get_text (GTK_EDITABLE (self->reason_row)));
  if (*fault == NULL)
    *fault = clinic_closure_check (closure);
  return closure;
}

/* What will be */

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicClosureEditor) self = user_data;
  g_autoptr (GPtrArray) visits = clinic_diary_load_closed_visits_finish (CLINIC_DIARY (source), result, NULL);
  g_autofree char *words = NULL;

  if (visits == NULL || self->diary == NULL)
    return;
  if (visits->len > 0)
    words = g_strdup_printf (ngettext ("%u booked session lies in this time. It stays until you move it.",
                                       "%u booked sessions lie in this time. They stay until you move them.", visits->len),
                             visits->len);
  say (self->booked, words);
}

static void
stop_counting (ClinicClosureEditor *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static void
show_state (ClinicClosureEditor *self)
{
  g_autofree char *fault = NULL;
  g_autoptr (ClinicClosure) closure = collect (self, &fault);
  g_autofree char *words = NULL;

  stop_counting (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "closure.save", fault == NULL);
  say (self->fault, NULL);
  if (fault != NULL)
    {
      clinic_status_line_set_tone (self->outcome, CLINIC_TONE_BAD);
      say (self->outcome, fault);
      say (self->booked, NULL);
      return;
    }
  words = clinic_closure_explain (closure, clinic_diary_get_setup (self->diary), closure->from_day);
  clinic_status_line_set_tone (self->outcome, CLINIC_TONE_ACCENT);
  say (self->outcome, words);
  self->counting = g_cancellable_new ();
  clinic_diary_load_closed_visits_async (self->diary, closure, self->counting, counted_cb, g_object_ref (self));
}

static void
edited_cb (ClinicClosureEditor *self)
{
  g_assert (CLINIC_IS_CLOSURE_EDITOR (self));

  if (!self->filling)
    show_state (self);
}

/* The last day follows the first one until it says something of its own. */
static void
from_day_cb (ClinicClosureEditor *self)
{
  ClinicDay from = clinic_date_button_get_day (self->from_day);
  ClinicDay to = clinic_date_button_get_day (self->to_day);

  if (self->filling || from == CLINIC_DAY_NONE)
    return;
  clinic_date_button_set_today (self->to_day, from);
  if (to == CLINIC_DAY_NONE || to < from)
    clinic_date_button_set_day (self->to_day, from);
  edited_cb (self);
}

/* Saving */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicClosureEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (self->diary == NULL)
    return;
  clinic_stay_open_end (GTK_WINDOW (self));
  if (change == NULL)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "closure.save", TRUE);
      say (self->fault, words);
      return;
    }
  g_signal_emit (self, saved_signal, 0, change);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicClosureEditor *self = CLINIC_CLOSURE_EDITOR (widget);
  g_autoptr (GPtrArray) closures = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_closure_free);
  g_autofree char *fault = NULL;

  /* Enter may come before the entry is left */
  if (!clinic_date_button_commit (self->from_day) || !clinic_date_button_commit (self->to_day))
    return;
  g_ptr_array_add (closures, collect (self, &fault));
  if (fault != NULL)
    {
      show_state (self);
      return;
    }
  gtk_widget_action_set_enabled (widget, "closure.save", FALSE);
  clinic_stay_open_begin (GTK_WINDOW (self));
  clinic_diary_save_closures_async (self->diary, closures, NULL, saved_cb, g_object_ref (self));
}

/* The form */

static void
add_subject (ClinicClosureEditor *self, GtkStringList *names, gint64 bed, gint64 staff, const char *name)
{
  Subject subject = { bed, staff };

  gtk_string_list_append (names, name);
  g_array_append_val (self->subjects, subject);
  if (bed == self->closure->bed && staff == self->closure->staff)
    adw_combo_row_set_selected (self->subject_row, self->subjects->len - 1);
}

/* Also the one that has left since, where the closure is theirs. */
static void
fill_subjects (ClinicClosureEditor *self)
{
  ClinicSetup *setup = clinic_diary_get_setup (self->diary);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  adw_combo_row_set_model (self->subject_row, G_LIST_MODEL (names));
  add_subject (self, names, 0, 0, _("The clinic"));
  for (guint i = 0; i < setup->staff->len; i++)
    {
      const ClinicStaff *staff = setup->staff->pdata[i];

      if ((staff->active && staff->role == CLINIC_ROLE_DOCTOR) || staff->id == self->closure->staff)
        add_subject (self, names, 0, staff->id, staff->name);
    }
  for (guint i = 0; i < setup->beds->len; i++)
    {
      const ClinicBed *bed = setup->beds->pdata[i];
      g_autofree char *name = clinic_setup_say_bed (setup, bed->id);

      if (bed->active || bed->id == self->closure->bed)
        add_subject (self, names, bed->id, 0, name);
    }
}

static void
add_moment (ClinicClosureEditor *self, AdwActionRow *row, ClinicDateButton **day, GtkWidget **time, const char *day_name,
            const char *time_name)
{
  /* newer rows do not notice that what stands in them breaks into lines, as it would with large text */
  GtkWidget *box = clinic_give_way_is_text_large (GTK_WIDGET (self)) ? gtk_box_new (GTK_ORIENTATION_VERTICAL, 6)
                                                                     : clinic_wrap_box_new ();

  *day = CLINIC_DATE_BUTTON (clinic_date_button_new (day_name));
  *time = clinic_time_entry_new (time_name);
  gtk_entry_set_placeholder_text (GTK_ENTRY (*time), _("all day"));
  gtk_editable_set_width_chars (GTK_EDITABLE (*time), 7);
  gtk_widget_set_valign (*time, GTK_ALIGN_START);
  g_signal_connect_object (*time, "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_insert_before (GTK_WIDGET (*day), box, NULL);
  gtk_widget_insert_before (*time, box, NULL);
  adw_action_row_add_suffix (row, box);
}

static void
fill (ClinicClosureEditor *self)
{
  const ClinicClosure *closure = self->closure;
  gboolean to_end = closure->to_minute == 0 && closure->to_day != CLINIC_DAY_NONE;
  ClinicDay today = clinic_diary_get_today (self->diary);

  self->filling = TRUE;
  fill_subjects (self);
  clinic_date_button_set_today (self->from_day, today);
  clinic_date_button_set_today (self->to_day, closure->from_day != CLINIC_DAY_NONE ? closure->from_day : today);
  clinic_date_button_set_day (self->from_day, closure->from_day);
  clinic_date_button_set_day (self->to_day, to_end ? closure->to_day - 1 : closure->to_day);
  if (closure->from_minute > 0)
    clinic_time_entry_set_minute (self->from_time, closure->from_minute);
  if (closure->to_minute > 0)
    clinic_time_entry_set_minute (self->to_time, closure->to_minute);
  gtk_editable_set_text (GTK_EDITABLE (self->reason_row), closure->reason);
  self->filling = FALSE;
}

/* The class */

static void
clinic_closure_editor_dispose (GObject *object)
{
  ClinicClosureEditor *self = CLINIC_CLOSURE_EDITOR (object);

  stop_counting (self);
  g_clear_object (&self->diary);
  G_OBJECT_CLASS (clinic_closure_editor_parent_class)->dispose (object);
}

static void
clinic_closure_editor_finalize (GObject *object)
{
  ClinicClosureEditor *self = CLINIC_CLOSURE_EDITOR (object);

  clinic_closure_free (self->closure);
  g_array_unref (self->subjects);
  G_OBJECT_CLASS (clinic_closure_editor_parent_class)->finalize (object);
}

static void
clinic_closure_editor_class_init (ClinicClosureEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_closure_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = clinic_closure_editor_finalize;
  saved_signal = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               CLINIC_TYPE_CHANGE);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/settings/clinic-closure-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicClosureEditor, subject_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicClosureEditor, from_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicClosureEditor, to_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicClosureEditor, reason_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicClosureEditor, outcome);
  gtk_widget_class_bind_template_child (widget_class, ClinicClosureEditor, booked);
  gtk_widget_class_bind_template_child (widget_class, ClinicClosureEditor, fault);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_install_action (widget_class, "closure.save", NULL, save_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_closure_editor_init (ClinicClosureEditor *self)
{
  self->subjects = g_array_new (FALSE, FALSE, sizeof (Subject));
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_moment (self, self->from_row, &self->from_day, &self->from_time, _("First day"), _("From this time"));
  add_moment (self, self->to_row, &self->to_day, &self->to_time, _("Last day"), _("Up to this time"));
  g_signal_connect_object (self->from_day, "notify::day", G_CALLBACK (from_day_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->to_day, "notify::day", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
clinic_closure_editor_new (GtkWindow *parent, ClinicDiary *diary, const ClinicClosure *closure)
{
  ClinicClosureEditor *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && clinic_diary_get_setup (diary) != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_CLOSURE_EDITOR, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  self->closure = closure != NULL ? clinic_closure_copy (closure) : clinic_closure_new ();
  fill (self);
  if (closure != NULL)
    show_state (self);
  else
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "closure.save", FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->subject_row));
  return GTK_WIDGET (self);
}
