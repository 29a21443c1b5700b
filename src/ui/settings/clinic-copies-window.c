/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/settings/clinic-copies-window.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-error.h"
#include "core/clinic-format.h"
#include "ui/parts/clinic-confirm-window.h"
#include "ui/parts/clinic-file-choice.h"
#include "ui/parts/clinic-status-line.h"

struct _ClinicCopiesWindow
{
  AdwWindow parent_instance;

  ClinicKeeper *keeper;
  GCancellable *cancellable;
  GPtrArray *copies; /* nullable: ClinicCopy, as listed */
  char *chosen;      /* nullable: the path of the one to restore */

  GtkWidget *make_button;
  GtkWidget *look_button;
  ClinicStatusLine *status;
  GtkStack *stack;
  AdwPreferencesGroup *group;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (ClinicCopiesWindow, clinic_copies_window, ADW_TYPE_WINDOW)

static guint restore_signal;

static void
say (ClinicCopiesWindow *self, ClinicTone tone, const char *text)
{
  clinic_status_line_set_tone (self->status, tone);
  clinic_status_line_set_text (self->status, text);
  gtk_widget_set_visible (GTK_WIDGET (self->status), TRUE);
}

static void
say_error (ClinicCopiesWindow *self, const GError *error)
{
  g_autofree char *words = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  words = clinic_words_for_error (error);
  say (self, CLINIC_TONE_BAD, words);
}

/* Rows */

static char *
describe_copy (const ClinicCopy *copy)
{
  g_autofree char *size = g_format_size (copy->size);

  if (copy->fault == NULL)
    return copy->of_schema ? g_strdup_printf (_("%s, made before an update"), size) : g_steal_pointer (&size);
  if (g_error_matches (copy->fault, CLINIC_ERROR, CLINIC_ERROR_TOO_NEW))
    return g_strdup_printf (_("%s, needs a newer Sittings"), size);
  return g_strdup_printf (_("%s, damaged"), size);
}

static void
confirmed_cb (ClinicCopiesWindow *self)
{
  g_assert (CLINIC_IS_COPIES_WINDOW (self));

  g_signal_emit (self, restore_signal, 0, self->chosen);
}

static void
restore_cb (ClinicCopiesWindow *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  const ClinicCopy *copy = self->copies->pdata[gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))];
  g_autofree char *day = clinic_format_day (copy->day, CLINIC_DAY_FORM_FULL);
  g_autofree char *heading = g_strdup_printf (_("Restore the Copy of %s?"), day);
  GtkWidget *confirm = clinic_confirm_window_new (
    GTK_WINDOW (self), heading, _("The clinic goes back to that copy. What is there now is set aside in the same folder, not deleted, but what was entered since the copy is no longer shown."),
    _("_Restore"));

  g_free (self->chosen);
  self->chosen = g_strdup (copy->path);
  g_signal_connect_object (confirm, "confirmed", G_CALLBACK (confirmed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (confirm));
}

static void
add_restore_button (ClinicCopiesWindow *self, GtkWidget *row, const char *day)
{
  GtkWidget *button = gtk_button_new_with_label (_("Restore…"));
  g_autofree char *label = g_strdup_printf (_("Restore the Copy of %s"), day);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_row (ClinicCopiesWindow *self, const ClinicCopy *copy)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *day = clinic_format_day (copy->day, CLINIC_DAY_FORM_FULL);
  g_autofree char *what = describe_copy (copy);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), day);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), what);
  if (copy->fault == NULL)
    add_restore_button (self, row, day);
  gtk_list_box_append (self->list, row);
}

static void
show_copies (ClinicCopiesWindow *self)
{
  g_autofree char *folder = clinic_keeper_get_folder (self->keeper);
  g_autofree char *name = g_filename_display_name (folder);
  g_autofree char *where = g_strdup_printf (_("In %s. Seven daily and four weekly ones are kept."), name);
  g_autofree char *escaped = g_markup_escape_text (where, -1);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->copies->len; i++)
    add_row (self, self->copies->pdata[i]);
  adw_preferences_group_set_description (self->group, escaped);
  gtk_stack_set_visible_child_name (self->stack, self->copies->len > 0 ? "list" : "empty");
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicCopiesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *copies = clinic_keeper_list_finish (CLINIC_KEEPER (source), result, &error);

  if (copies == NULL)
    {
      say_error (self, error);
      return;
    }
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  self->copies = copies;
  show_copies (self);
}

static void
list_copies (ClinicCopiesWindow *self)
{
  clinic_keeper_list_async (self->keeper, self->cancellable, listed_cb, g_object_ref (self));
}

/* Making one */

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicCopiesWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->make_button, TRUE);
  if (!clinic_keeper_make_finish (CLINIC_KEEPER (source), result, &error))
    {
      say_error (self, error);
      return;
    }
  say (self, CLINIC_TONE_GOOD, _("A copy of today was made and checked."));
  list_copies (self);
}

static void
make_cb (ClinicCopiesWindow *self)
{
  gtk_widget_set_sensitive (self->make_button, FALSE);
  clinic_keeper_make_async (self->keeper, self->cancellable, made_cb, g_object_ref (self));
}

/* Looking elsewhere */

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicCopiesWindow) self = user_data;
  g_autoptr (GFile) folder = clinic_file_choice_finish (GTK_WINDOW (source), result, NULL);
  g_autofree char *path = folder ? g_file_get_path (folder) : NULL;

  if (path == NULL)
    return;
  clinic_keeper_set_folder (self->keeper, path);
  list_copies (self);
}

static void
look_cb (ClinicCopiesWindow *self)
{
  clinic_file_choice_async (GTK_WINDOW (self), CLINIC_FILE_CHOICE_FOLDER, _("Folder with Copies"), NULL, NULL, looked_cb,
                            g_object_ref (self));
}

/* The class */

static void
clinic_copies_window_dispose (GObject *object)
{
  ClinicCopiesWindow *self = CLINIC_COPIES_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->keeper);
  G_OBJECT_CLASS (clinic_copies_window_parent_class)->dispose (object);
}

static void
clinic_copies_window_finalize (GObject *object)
{
  ClinicCopiesWindow *self = CLINIC_COPIES_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  g_free (self->chosen);
  G_OBJECT_CLASS (clinic_copies_window_parent_class)->finalize (object);
}

static void
clinic_copies_window_class_init (ClinicCopiesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_copies_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = clinic_copies_window_finalize;
  restore_signal = g_signal_new ("restore", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/settings/clinic-copies-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicCopiesWindow, make_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicCopiesWindow, look_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicCopiesWindow, status);
  gtk_widget_class_bind_template_child (widget_class, ClinicCopiesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ClinicCopiesWindow, group);
  gtk_widget_class_bind_template_child (widget_class, ClinicCopiesWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_copies_window_init (ClinicCopiesWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
clinic_copies_window_new (GtkWindow *parent, ClinicKeeper *keeper)
{
  ClinicCopiesWindow *self = g_object_new (CLINIC_TYPE_COPIES_WINDOW, "transient-for", parent, NULL);
  const char *fault;

  g_return_val_if_fail (CLINIC_IS_KEEPER (keeper), GTK_WIDGET (self));

  self->keeper = g_object_ref (keeper);
  fault = clinic_keeper_get_fault (keeper);
  gtk_widget_set_visible (self->make_button, clinic_keeper_can_make (keeper));
  gtk_widget_set_visible (self->look_button, !clinic_keeper_can_make (keeper));
  if (fault != NULL)
    say (self, CLINIC_TONE_BAD, fault);
  list_copies (self);
  return GTK_WIDGET (self);
}
