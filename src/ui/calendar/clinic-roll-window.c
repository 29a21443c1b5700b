/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-roll-window.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-stay-open.h"
#include "ui/parts/clinic-text-line.h"

struct _ClinicRollWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary; /* nullable: gone once closed */
  gint64 course;
  gint64 session;
  gboolean has_to;
  ClinicSlot to;
  ClinicRoll *roll;  /* nullable */
  GPtrArray *checks; /* GtkCheckButton, in step with the roll's visits */
  gboolean busy;
  gboolean failed; /* what went wrong stays in view */

  AdwWindowTitle *window_title;
  GtkButton *roll_button;
  ClinicStatusLine *status;
  GtkBox *visits;
};

G_DEFINE_FINAL_TYPE (ClinicRollWindow, clinic_roll_window, ADW_TYPE_WINDOW)

static void
show_status (ClinicRollWindow *self, ClinicTone tone, const char *text)
{
  gtk_widget_set_visible (GTK_WIDGET (self->status), text != NULL);
  clinic_status_line_set_tone (self->status, tone);
  clinic_status_line_set_text (self->status, text != NULL ? text : "");
}

static gboolean
is_wanted (ClinicRollWindow *self, guint i)
{
  return gtk_check_button_get_active (self->checks->pdata[i]) && clinic_roll_visit_moves (self->roll->visits->pdata[i]);
}

static void
update_action (ClinicRollWindow *self)
{
  guint count = 0;
  g_autofree char *label = NULL;

  for (guint i = 0; i < self->checks->len; i++)
    count += is_wanted (self, i);
  /* Translators: a button; moves several sessions of a course at once */
  label = g_strdup_printf (ngettext ("_Move %u Session", "_Move %u Sessions", MAX (count, 1)), MAX (count, 1));
  gtk_button_set_label (self->roll_button, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "roll.move", count > 0 && !self->busy);
}

/* Rows */

static char *
describe_when (const ClinicSlot *slot, ClinicDay today)
{
  g_autofree char *day = clinic_format_day_near (slot->day, today);
  g_autofree char *time = clinic_format_minute (slot->minute);

  return clinic_phrase_list ((const char *const[]){ day, time, NULL });
}

static char *
describe_move (ClinicRollWindow *self, const ClinicRollVisit *visit)
{
  ClinicDay today = clinic_diary_get_today (self->diary);
  g_autofree char *from = describe_when (&visit->from, today);
  g_autofree char *to = describe_when (&visit->to, today);

  if (!clinic_roll_visit_moves (visit))
    /* Translators: day and time of a session that need not move */
    return g_strdup_printf (_("%s stays"), from);
  /* Translators: where a session stands and where it goes, day and time each; the arrow points onward */
  return g_strdup_printf (_("%s → %s"), from, to);
}

static char *
describe_visit (ClinicRollWindow *self, const ClinicRollVisit *visit)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _("Session %d of %d"), visit->nth, self->roll->course->length);
  if (visit->gap > 0)
    {
      g_autofree char *days = clinic_format_days (visit->gap);

      g_string_append_printf (text, " · %s", days);
    }
  if (visit->from.doctor != visit->to.doctor)
    {
      g_autofree char *doctor = clinic_setup_say_staff (clinic_diary_get_setup (self->diary), visit->to.doctor);

      g_string_append_printf (text, " · %s", doctor);
    }
  if (visit->why != NULL)
    g_string_append_printf (text, " · %s", visit->why);
  return g_string_free (text, FALSE);
}

static void
append_row (ClinicRollWindow *self, const ClinicRollVisit *visit)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *move = describe_move (self, visit);
  g_autofree char *detail = describe_visit (self, visit);
  g_autofree char *name = clinic_phrase_list ((const char *const[]){ move, detail, NULL });
  gboolean moves = clinic_roll_visit_moves (visit);

  gtk_box_append (GTK_BOX (words), clinic_text_line_new (move, "heading"));
  gtk_box_append (GTK_BOX (words), clinic_text_line_new (detail, "caption"));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), words);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), moves);
  /* the session that begins it all moves in any case */
  gtk_widget_set_sensitive (check, moves && !(self->has_to && visit->session == self->session));
  gtk_widget_add_css_class (check, "slot-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update_action), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->visits, check);
  g_ptr_array_add (self->checks, check);
}

static void
show_roll (ClinicRollWindow *self)
{
  GtkWidget *child;
  guint moving = 0;
  g_autofree char *name = clinic_phrase_isolate (self->roll->patient_name);
  g_autofree char *subtitle = g_strjoin (" · ", name, self->roll->course->area, NULL);

  g_ptr_array_set_size (self->checks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->visits))) != NULL)
    gtk_box_remove (self->visits, child);
  for (guint i = 0; i < self->roll->visits->len; i++)
    {
      append_row (self, self->roll->visits->pdata[i]);
      moving += clinic_roll_visit_moves (self->roll->visits->pdata[i]);
    }
  adw_window_title_set_subtitle (self->window_title, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->visits), self->roll->visits->len > 0);
  if (!self->failed)
    show_status (self, CLINIC_TONE_PLAIN, NULL);
  if (moving == 0 && !self->failed)
    show_status (self, CLINIC_TONE_PLAIN, self->roll->visits->len > 0
                                           ? _("All sessions stand as far apart as is recommended.")
                                           : _("Nothing is booked that could move."));
  update_action (self);
  if (moving > 0)
    gtk_widget_child_focus (GTK_WIDGET (self->visits), GTK_DIR_TAB_FORWARD);
}

/* Looking and doing */

static void
roll_planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicRollWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicRoll) roll = clinic_diary_plan_roll_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = NULL;

  if (self->diary == NULL)
    return;
  if (roll == NULL)
    {
      words = clinic_words_for_error (error);
      show_status (self, CLINIC_TONE_BAD, words);
      return;
    }
  clinic_roll_free (self->roll);
  self->roll = g_steal_pointer (&roll);
  show_roll (self);
}

static void
look (ClinicRollWindow *self)
{
  clinic_diary_plan_roll_async (self->diary, self->course, self->session, self->has_to ? &self->to : NULL, NULL,
                                roll_planned_cb, g_object_ref (self));
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicRollWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;

  self->busy = FALSE;
  if (self->diary == NULL)
    return;
  clinic_stay_open_end (GTK_WINDOW (self));
  if (change != NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  words = clinic_words_for_error (error);
  text = g_strdup_printf (_("%s Nothing was moved."), words);
  self->failed = TRUE;
  show_status (self, CLINIC_TONE_BAD, text);
  look (self);
}

static void
move_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicRollWindow *self = CLINIC_ROLL_WINDOW (widget);
  g_autoptr (GPtrArray) moves = g_ptr_array_new ();

  for (guint i = 0; i < self->checks->len; i++)
    if (is_wanted (self, i))
      g_ptr_array_add (moves, self->roll->visits->pdata[i]);
  self->busy = TRUE;
  self->failed = FALSE;
  show_status (self, CLINIC_TONE_PLAIN, NULL);
  update_action (self);
  clinic_stay_open_begin (GTK_WINDOW (self));
  clinic_diary_roll_async (self->diary, moves, NULL, moved_cb, g_object_ref (self));
}

static void
clinic_roll_window_dispose (GObject *object)
{
  g_clear_object (&CLINIC_ROLL_WINDOW (object)->diary);
  G_OBJECT_CLASS (clinic_roll_window_parent_class)->dispose (object);
}

static void
clinic_roll_window_finalize (GObject *object)
{
  ClinicRollWindow *self = CLINIC_ROLL_WINDOW (object);

  clinic_roll_free (self->roll);
  g_ptr_array_unref (self->checks);
  G_OBJECT_CLASS (clinic_roll_window_parent_class)->finalize (object);
}

static void
clinic_roll_window_class_init (ClinicRollWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_roll_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = clinic_roll_window_finalize;
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/calendar/clinic-roll-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicRollWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, ClinicRollWindow, roll_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicRollWindow, status);
  gtk_widget_class_bind_template_child (widget_class, ClinicRollWindow, visits);
  gtk_widget_class_install_action (widget_class, "roll.move", NULL, move_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_roll_window_init (ClinicRollWindow *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  update_action (self);
}

GtkWidget *
clinic_roll_window_new (GtkWindow *parent, ClinicDiary *diary, gint64 course, gint64 session, const ClinicSlot *to)
{
  ClinicRollWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  self = g_object_new (CLINIC_TYPE_ROLL_WINDOW, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  self->course = course;
  self->session = session;
  self->has_to = to != NULL;
  if (to != NULL)
    self->to = *to;
  show_status (self, CLINIC_TONE_PLAIN, _("Searching…"));
  look (self);
  return GTK_WIDGET (self);
}
