/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/settings/clinic-holidays-window.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-closure-words.h"
#include "core/clinic-phrase.h"
#include "exchange/clinic-holidays.h"
#include "model/clinic-diary-closures.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-stay-open.h"

struct _ClinicHolidaysWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary;
  GCancellable *cancellable;
  GPtrArray *holidays; /* nullable: ClinicHoliday */
  GPtrArray *checks;   /* GtkCheckButton of each in the list */
  GPtrArray *drafts;   /* ClinicClosure of each in the list; the holidays' own */

  GtkWidget *import_button;
  ClinicStatusLine *status;
  GtkWidget *news_group;
  GtkListBox *news;
  GtkExpander *refused_expander;
  GtkListBox *refused;
};

G_DEFINE_FINAL_TYPE (ClinicHolidaysWindow, clinic_holidays_window, ADW_TYPE_WINDOW)

static guint saved_signal;

static void
say (ClinicHolidaysWindow *self, ClinicTone tone, const char *words)
{
  clinic_status_line_set_tone (self->status, tone);
  clinic_status_line_set_text (self->status, words);
  gtk_widget_set_visible (GTK_WIDGET (self->status), *words != '\0');
}

/* The lists */

static guint
count_checked (ClinicHolidaysWindow *self)
{
  guint count = 0;

  for (guint i = 0; i < self->checks->len; i++)
    count += gtk_check_button_get_active (self->checks->pdata[i]);
  return count;
}

static void
show_count (ClinicHolidaysWindow *self)
{
  guint count = count_checked (self);
  g_autofree char *label = g_strdup_printf (ngettext ("_Import %u Closure", "_Import %u Closures", count), count);

  gtk_button_set_label (GTK_BUTTON (self->import_button), label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "holidays.import", count > 0);
}

static GtkWidget *
create_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);
  g_autofree char *escaped_subtitle = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped_subtitle);
  return row;
}

static void
add_news (ClinicHolidaysWindow *self, const ClinicHoliday *holiday, ClinicClosureNews news)
{
  g_autofree char *span = clinic_closure_say_span (holiday->closure, clinic_diary_get_today (self->diary));
  /* Translators: a day or a span of days; the clinic has it already, but otherwise */
  g_autofree char *when = news == CLINIC_CLOSURE_CHANGED ? g_strdup_printf (_("%s (changed)"), span) : g_strdup (span);
  GtkWidget *row = create_row (*holiday->title != '\0' ? holiday->title : _("No title"), when);
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *name = clinic_phrase_list ((const char *const[]){ holiday->title, when, NULL });

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_list_box_append (self->news, row);
  g_ptr_array_add (self->checks, check);
  g_ptr_array_add (self->drafts, holiday->closure);
}

static void
add_refused (ClinicHolidaysWindow *self, const ClinicHoliday *holiday)
{
  const char *title = *holiday->title != '\0' ? holiday->title : _("No title");
  /* Translators: the line of a file, and why what begins there is not taken: "Line 12: It is over." */
  g_autofree char *why = holiday->line > 0 ? g_strdup_printf (_("Line %u: %s"), holiday->line, holiday->refusal)
                                           : g_strdup (holiday->refusal);

  gtk_list_box_append (self->refused, create_row (title, why));
}

static void
show_refused (ClinicHolidaysWindow *self, guint count)
{
  g_autofree char *label = g_strdup_printf (ngettext ("%u not taken", "%u not taken", count), count);

  gtk_expander_set_label (self->refused_expander, label);
  gtk_widget_set_visible (GTK_WIDGET (self->refused_expander), count > 0);
}

static void
show_outcome (ClinicHolidaysWindow *self, guint known)
{
  g_autofree char *words = NULL;

  if (known > 0)
    words = g_strdup_printf (ngettext ("%u is in the clinic’s list already, as it stands here.",
                                       "%u are in the clinic’s list already, as they stand here.", known), known);
  else if (self->drafts->len == 0)
    words = g_strdup (_("There is nothing in this file on which the clinic could be closed from now on."));
  say (self, known > 0 ? CLINIC_TONE_GOOD : CLINIC_TONE_CAUTION, words != NULL ? words : "");
}

static void
show_holidays (ClinicHolidaysWindow *self)
{
  const GPtrArray *closures = clinic_diary_get_setup (self->diary)->closures;
  guint known = 0, refused = 0;

  for (guint i = 0; i < self->holidays->len; i++)
    {
      const ClinicHoliday *holiday = self->holidays->pdata[i];
      ClinicClosureNews news;

      if (holiday->closure == NULL)
        {
          add_refused (self, holiday);
          refused++;
          continue;
        }
      news = clinic_closures_match (closures, holiday->closure);
      if (news == CLINIC_CLOSURE_KNOWN)
        known++;
      else
        add_news (self, holiday, news);
    }
  gtk_widget_set_visible (self->news_group, self->drafts->len > 0);
  show_refused (self, refused);
  show_outcome (self, known);
  show_count (self);
  if (self->drafts->len > 0)
    gtk_widget_grab_focus (self->import_button);
}

/* The file */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicHolidaysWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *contents = NULL;
  gsize length = 0;

  if (!g_file_load_partial_contents_finish (G_FILE (source), result, &contents, &length, NULL, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        say (self, CLINIC_TONE_BAD, error->message);
      return;
    }
  bytes = g_bytes_new_take (contents, length);
  if (self->diary == NULL)
    return;
  self->holidays = clinic_holidays_read (bytes, clinic_diary_get_zone (self->diary), clinic_diary_get_today (self->diary), &error);
  if (self->holidays != NULL)
    show_holidays (self);
  else
    say (self, CLINIC_TONE_BAD, error->message);
}

/* What is too large is known as such without being read to its end. */
static gboolean
read_more_cb (const char *contents, goffset size, gpointer user_data)
{
  return size <= CLINIC_HOLIDAYS_MOST_BYTES;
}

static void
load (ClinicHolidaysWindow *self, GFile *file)
{
  g_file_load_partial_contents_async (file, self->cancellable, read_more_cb, loaded_cb, g_object_ref (self));
}

/* Importing */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicHolidaysWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (self->diary == NULL)
    return;
  clinic_stay_open_end (GTK_WINDOW (self));
  if (change == NULL)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "holidays.import", TRUE);
      say (self, CLINIC_TONE_BAD, words);
      return;
    }
  g_signal_emit (self, saved_signal, 0, change);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
import_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicHolidaysWindow *self = CLINIC_HOLIDAYS_WINDOW (widget);
  g_autoptr (GPtrArray) closures = g_ptr_array_new ();

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_ptr_array_add (closures, self->drafts->pdata[i]);
  if (closures->len == 0)
    return;
  gtk_widget_action_set_enabled (widget, "holidays.import", FALSE);
  clinic_stay_open_begin (GTK_WINDOW (self));
  clinic_diary_save_closures_async (self->diary, closures, NULL, saved_cb, g_object_ref (self));
}

/* The class */

static void
clinic_holidays_window_dispose (GObject *object)
{
  ClinicHolidaysWindow *self = CLINIC_HOLIDAYS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->diary);
  G_OBJECT_CLASS (clinic_holidays_window_parent_class)->dispose (object);
}

static void
clinic_holidays_window_finalize (GObject *object)
{
  ClinicHolidaysWindow *self = CLINIC_HOLIDAYS_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->holidays, g_ptr_array_unref);
  g_ptr_array_unref (self->checks);
  g_ptr_array_unref (self->drafts);
  G_OBJECT_CLASS (clinic_holidays_window_parent_class)->finalize (object);
}

static void
clinic_holidays_window_class_init (ClinicHolidaysWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_holidays_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = clinic_holidays_window_finalize;
  saved_signal = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               CLINIC_TYPE_CHANGE);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/settings/clinic-holidays-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicHolidaysWindow, import_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicHolidaysWindow, status);
  gtk_widget_class_bind_template_child (widget_class, ClinicHolidaysWindow, news_group);
  gtk_widget_class_bind_template_child (widget_class, ClinicHolidaysWindow, news);
  gtk_widget_class_bind_template_child (widget_class, ClinicHolidaysWindow, refused_expander);
  gtk_widget_class_bind_template_child (widget_class, ClinicHolidaysWindow, refused);
  gtk_widget_class_install_action (widget_class, "holidays.import", NULL, import_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_holidays_window_init (ClinicHolidaysWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->checks = g_ptr_array_new ();
  self->drafts = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "holidays.import", FALSE);
}

GtkWidget *
clinic_holidays_window_new (GtkWindow *parent, ClinicDiary *diary, GFile *file)
{
  ClinicHolidaysWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && clinic_diary_get_setup (diary) != NULL, NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (CLINIC_TYPE_HOLIDAYS_WINDOW, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  load (self, file);
  return GTK_WIDGET (self);
}
