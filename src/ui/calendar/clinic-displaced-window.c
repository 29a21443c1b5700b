/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-displaced-window.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "ui/calendar/clinic-move-window.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-stay-open.h"

struct _ClinicDisplacedWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary;
  GPtrArray *displaced; /* nullable: ClinicDisplacedVisit, as listed */

  ClinicStatusLine *status;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (ClinicDisplacedWindow, clinic_displaced_window, ADW_TYPE_WINDOW)

static guint seen_signal;

/* Words */

static char *
say_place (ClinicDisplacedWindow *self, int minute, gint64 bed, gint64 doctor)
{
  ClinicSetup *setup = clinic_diary_get_setup (self->diary);
  g_autofree char *time = clinic_format_minute (minute);
  g_autofree char *bed_words = clinic_setup_say_bed (setup, bed);
  g_autofree char *doctor_words = clinic_setup_say_staff (setup, doctor);

  /* Translators: a time, a bed, a doctor: "14:30, Bed 2, Dr Nair" */
  return g_strdup_printf (_("%s, %s, %s"), time, bed_words, doctor_words);
}

static char *
say_displaced (ClinicDisplacedWindow *self, const ClinicDisplacedVisit *one)
{
  const ClinicSession *session = one->visit->session;
  g_autofree char *day = clinic_format_day (one->before.day, CLINIC_DAY_FORM_WEEKDAY);
  g_autofree char *before = say_place (self, one->before.minute, one->before.bed, one->before.doctor);
  g_autofree char *now = say_place (self, session->minute, session->bed, session->doctor);

  if (session->state == CLINIC_SESSION_CANCELLED)
    /* Translators: a day, then time, bed and doctor */
    return g_strdup_printf (_("Was %s, %s.\nCancelled: no place was left on that day."), day, before);
  /* Translators: a day, then time, bed and doctor as they were, then as they are on the same day */
  return g_strdup_printf (_("Was %s, %s.\nNow %s."), day, before, now);
}

/* Rows */

static const ClinicDisplacedVisit *
get_displaced (ClinicDisplacedWindow *self, GtkWidget *row)
{
  return self->displaced->pdata[gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))];
}

static void
show_cb (ClinicDisplacedWindow *self, GtkWidget *row)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-session", "x", get_displaced (self, row)->before.session);
}

static void
move_cb (ClinicDisplacedWindow *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  gtk_window_present (GTK_WINDOW (clinic_move_window_new (GTK_WINDOW (self), self->diary, get_displaced (self, row)->visit)));
}

static void
book_cb (ClinicDisplacedWindow *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  const ClinicSession *session = get_displaced (self, row)->visit->session;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.book", "(xx)", session->patient, session->course);
}

static void
add_button (ClinicDisplacedWindow *self, GtkWidget *row, const ClinicDisplacedVisit *one)
{
  gboolean cancelled = one->visit->session->state == CLINIC_SESSION_CANCELLED;
  GtkWidget *button = gtk_button_new_with_label (cancelled ? _("Book…") : _("Move…"));
  /* Translators: %s is a patient */
  g_autofree char *label = g_strdup_printf (cancelled ? _("Book %s again") : _("Move %s"), one->visit->patient_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", cancelled ? G_CALLBACK (book_cb) : G_CALLBACK (move_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_row (ClinicDisplacedWindow *self, const ClinicDisplacedVisit *one)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_markup_escape_text (one->visit->patient_name, -1);
  g_autofree char *words = say_displaced (self, one);
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), one->visit->session->state != CLINIC_SESSION_CANCELLED);
  add_button (self, row, one);
  gtk_list_box_append (self->list, row);
}

/* The list */

static void
show_displaced (ClinicDisplacedWindow *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->displaced->len; i++)
    add_row (self, self->displaced->pdata[i]);
  if (self->displaced->len == 0)
    gtk_window_close (GTK_WINDOW (self));
}

/* @error: (nullable): nothing is wrong */
static void
say_error (ClinicDisplacedWindow *self, const GError *error)
{
  g_autofree char *words = error ? clinic_words_for_error (error) : NULL;

  clinic_status_line_set_text (self->status, words);
  gtk_widget_set_visible (GTK_WIDGET (self->status), words != NULL);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicDisplacedWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *displaced = clinic_diary_load_displaced_finish (CLINIC_DIARY (source), result, &error);

  if (self->diary == NULL)
    {
      g_clear_pointer (&displaced, g_ptr_array_unref);
      return;
    }
  say_error (self, error);
  if (displaced == NULL)
    return;
  g_clear_pointer (&self->displaced, g_ptr_array_unref);
  self->displaced = displaced;
  show_displaced (self);
}

static void
load (ClinicDisplacedWindow *self)
{
  clinic_diary_load_displaced_async (self->diary, NULL, loaded_cb, g_object_ref (self));
}

static void
changed_cb (ClinicDisplacedWindow *self, ClinicChange *change)
{
  if (self->diary != NULL && clinic_change_has (change, CLINIC_KIND_SESSION))
    load (self);
}

static void
seen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicDisplacedWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);

  if (self->diary == NULL)
    return;
  clinic_stay_open_end (GTK_WINDOW (self));
  if (error != NULL)
    {
      say_error (self, error);
      return;
    }
  g_signal_emit (self, seen_signal, 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
done_cb (ClinicDisplacedWindow *self)
{
  if (self->displaced == NULL)
    return;
  clinic_stay_open_begin (GTK_WINDOW (self));
  clinic_diary_see_displaced_async (self->diary, self->displaced, NULL, seen_cb, g_object_ref (self));
}

/* The class */

static void
clinic_displaced_window_dispose (GObject *object)
{
  ClinicDisplacedWindow *self = CLINIC_DISPLACED_WINDOW (object);

  g_clear_object (&self->diary);
  g_clear_pointer (&self->displaced, g_ptr_array_unref);
  G_OBJECT_CLASS (clinic_displaced_window_parent_class)->dispose (object);
}

static void
clinic_displaced_window_class_init (ClinicDisplacedWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_displaced_window_dispose;
  seen_signal = g_signal_new ("seen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/calendar/clinic-displaced-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicDisplacedWindow, status);
  gtk_widget_class_bind_template_child (widget_class, ClinicDisplacedWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_displaced_window_init (ClinicDisplacedWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
clinic_displaced_window_new (GtkWindow *parent, ClinicDiary *diary)
{
  ClinicDisplacedWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && clinic_diary_get_setup (diary) != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_DISPLACED_WINDOW, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  g_signal_connect_object (diary, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
