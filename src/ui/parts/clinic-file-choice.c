/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-file-choice.h"

#include <glib/gi18n-lib.h>

/* (transfer full) (element-type GFile): what a dialog chose; takes @files */
static GPtrArray *
collect_files (GListModel *files)
{
  GPtrArray *collected = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (collected, g_list_model_get_item (files, i));
  g_object_unref (files);
  return collected;
}

#if GTK_CHECK_VERSION (4, 10, 0)

static void
return_choice (GTask *task, GFile *file, GError *error)
{
  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", error->message);
  else
    g_task_return_error (task, g_error_copy (error));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GtkFileDialog *dialog = GTK_FILE_DIALOG (source);
  ClinicFileChoiceKind kind = GPOINTER_TO_INT (g_task_get_task_data (task));
  g_autoptr (GError) error = NULL;
  GFile *file = kind == CLINIC_FILE_CHOICE_FOLDER ? gtk_file_dialog_select_folder_finish (dialog, result, &error)
                                                  : gtk_file_dialog_open_finish (dialog, result, &error);

  return_choice (task, file, error);
}

static void
saving_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GFile *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  return_choice (task, file, error);
}

static void
show_saving (GTask *task, GtkWindow *parent, const char *title, const char *name, GCancellable *cancellable)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, parent, cancellable, saving_chosen_cb, task);
}

static void
show_dialog (GTask *task, GtkWindow *parent, ClinicFileChoiceKind kind, const char *title, GFile *suggestion,
             GCancellable *cancellable)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_folder (dialog, suggestion);
  if (kind == CLINIC_FILE_CHOICE_FOLDER)
    gtk_file_dialog_select_folder (dialog, parent, cancellable, chosen_cb, task);
  else
    gtk_file_dialog_open (dialog, parent, cancellable, chosen_cb, task);
}

static void
several_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GListModel *files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, &error);

  if (files != NULL)
    g_task_return_pointer (task, collect_files (files), (GDestroyNotify) g_ptr_array_unref);
  else
    return_choice (task, NULL, error);
}

static void
show_several (GTask *task, GtkWindow *parent, const char *title, GCancellable *cancellable)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_open_multiple (dialog, parent, cancellable, several_chosen_cb, task);
}

#else

/* The task's data keeps the dialog, which nothing else holds. */
static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "None was chosen");
}

static void
several_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, collect_files (gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog))),
                           (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "None was chosen");
}

static void
show_native (GTask *task, GtkFileChooserNative *dialog, GCallback callback)
{
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_task_set_task_data (task, dialog, g_object_unref);
  g_signal_connect (dialog, "response", callback, task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
show_saving (GTask *task, GtkWindow *parent, const char *title, const char *name, GCancellable *cancellable)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                                                              _("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  show_native (task, dialog, G_CALLBACK (response_cb));
}

static void
show_dialog (GTask *task, GtkWindow *parent, ClinicFileChoiceKind kind, const char *title, GFile *suggestion,
             GCancellable *cancellable)
{
  gboolean folder = kind == CLINIC_FILE_CHOICE_FOLDER;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
    title, parent, folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_OPEN,
    folder ? _("_Choose") : _("_Open"), _("_Cancel"));

  if (suggestion != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), suggestion, NULL);
  show_native (task, dialog, G_CALLBACK (response_cb));
}

static void
show_several (GTask *task, GtkWindow *parent, const char *title, GCancellable *cancellable)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"),
                                                              _("_Cancel"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  show_native (task, dialog, G_CALLBACK (several_response_cb));
}

#endif

void
clinic_file_choice_async (GtkWindow *parent, ClinicFileChoiceKind kind, const char *title, GFile *suggestion,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  task = g_task_new (parent, cancellable, callback, user_data);
  g_task_set_task_data (task, GINT_TO_POINTER (kind), NULL);
  show_dialog (task, parent, kind, title, suggestion, cancellable);
}

void
clinic_file_choice_save_async (GtkWindow *parent, const char *title, const char *name, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GTK_IS_WINDOW (parent) && name != NULL);

  show_saving (g_task_new (parent, cancellable, callback, user_data), parent, title, name, cancellable);
}

GFile *
clinic_file_choice_finish (GtkWindow *parent, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
clinic_file_choice_several_async (GtkWindow *parent, const char *title, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));

  show_several (g_task_new (parent, cancellable, callback, user_data), parent, title, cancellable);
}

GPtrArray *
clinic_file_choice_several_finish (GtkWindow *parent, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicStatusLine) line = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *words = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    /* Translators: %s is the name of a file */
    words = g_strdup_printf (_("Saved as %s."), name);
  else
    words = g_strdup_printf (_("%s could not be saved: %s"), name, error->message);
  clinic_status_line_say (line, error == NULL ? CLINIC_TONE_GOOD : CLINIC_TONE_BAD, words);
}

void
clinic_file_choice_write (GFile *file, GBytes *bytes, ClinicStatusLine *line)
{
  g_return_if_fail (G_IS_FILE (file) && bytes != NULL && CLINIC_IS_STATUS_LINE (line));

  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, written_cb,
                                       g_object_ref (line));
}

typedef struct
{
  GBytes *bytes;
  ClinicStatusLine *line;
} Writing;

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Writing *writing = user_data;
  g_autoptr (GBytes) bytes = writing->bytes;
  g_autoptr (ClinicStatusLine) line = writing->line;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = clinic_file_choice_finish (GTK_WINDOW (source), result, &error);

  if (file != NULL)
    clinic_file_choice_write (file, bytes, line);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    clinic_status_line_say (line, CLINIC_TONE_BAD, error->message);
}

void
clinic_file_choice_write_as (GtkWindow *parent, const char *title, const char *name, GBytes *bytes, ClinicStatusLine *line)
{
  Writing *writing;

  g_return_if_fail (bytes != NULL && CLINIC_IS_STATUS_LINE (line));

  writing = g_new0 (Writing, 1);
  writing->bytes = g_bytes_ref (bytes);
  writing->line = g_object_ref (line);
  clinic_file_choice_save_async (parent, title, name, NULL, place_chosen_cb, writing);
}
