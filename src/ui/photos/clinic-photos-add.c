/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-file-choice.h"
#include "ui/photos/clinic-photo-words.h"
#include "ui/photos/clinic-photos-page-private.h"

static GtkWindow *
get_window (ClinicPhotosPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
set_taking (ClinicPhotosPage *self, gboolean taking)
{
  self->taking = taking;
  gtk_widget_set_visible (GTK_WIDGET (self->progress), taking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photos.add-files", !taking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photos.add-folder", !taking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photos.paste", !taking);
}

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  ClinicPhotosPage *self = user_data;
  g_autofree char *words = g_strdup_printf (_("%u of %u read"), done, total);

  if (self->diary == NULL)
    return;
  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) done / total : 0);
  gtk_progress_bar_set_text (self->progress, words);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicPhotosPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicPhotosTaken) taken = clinic_diary_take_photos_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = taken ? clinic_photo_words_taken (taken) : clinic_words_for_error (error);
  gboolean whole = taken != NULL && taken->n_added > 0 && taken->refused->len == 0 && taken->flawed->len == 0;

  if (self->diary == NULL)
    return;
  set_taking (self, FALSE);
  clinic_photos_page_tell (self, whole ? CLINIC_TONE_GOOD : taken ? CLINIC_TONE_CAUTION : CLINIC_TONE_BAD, words);
}

void
clinic_photos_page_take (ClinicPhotosPage *self, GPtrArray *sources)
{
  g_return_if_fail (CLINIC_IS_PHOTOS_PAGE (self) && sources != NULL);

  if (self->taking || sources->len == 0)
    return;
  set_taking (self, TRUE);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_progress_bar_set_text (self->progress, _("Reading…"));
  clinic_status_line_say (self->status, CLINIC_TONE_PLAIN, NULL);
  clinic_diary_take_photos_async (self->diary, self->patient, sources, progress_cb, NULL, taken_cb, g_object_ref (self));
}

/* By dialog */

static void
files_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicPhotosPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = clinic_file_choice_several_finish (GTK_WINDOW (source), result, &error);

  if (files != NULL && self->diary != NULL)
    clinic_photos_page_take (self, files);
  else if (error != NULL && self->diary != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    clinic_status_line_say (self->status, CLINIC_TONE_BAD, error->message);
}

static void
add_files (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicPhotosPage *self = CLINIC_PHOTOS_PAGE (widget);

  clinic_file_choice_several_async (get_window (self), _("Add Photos"), NULL, files_chosen_cb, g_object_ref (self));
}

static void
take_one (ClinicPhotosPage *self, gpointer source) /* (transfer full) */
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (sources, source);
  clinic_photos_page_take (self, sources);
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicPhotosPage) self = user_data;
  g_autoptr (GFile) folder = clinic_file_choice_finish (GTK_WINDOW (source), result, NULL);

  if (folder != NULL && self->diary != NULL)
    take_one (self, g_steal_pointer (&folder));
}

static void
add_folder (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicPhotosPage *self = CLINIC_PHOTOS_PAGE (widget);

  clinic_file_choice_async (get_window (self), CLINIC_FILE_CHOICE_FOLDER, _("Add the Photos of a Folder"), NULL, NULL,
                            folder_chosen_cb, g_object_ref (self));
}

/* By dropping and pasting */

static void
take_list (ClinicPhotosPage *self, const GValue *value)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  GSList *files = g_value_get_boxed (value);

  for (GSList *file = files; file != NULL; file = file->next)
    g_ptr_array_add (sources, g_object_ref (file->data));
  clinic_photos_page_take (self, sources);
}

static gboolean
dropped_cb (ClinicPhotosPage *self, const GValue *value)
{
  if (self->taking)
    return FALSE;
  take_list (self, value);
  return TRUE;
}

void
clinic_photos_page_add_drop (ClinicPhotosPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
picture_pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicPhotosPage) self = user_data;
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (source);
  g_autoptr (GError) error = NULL;
  gboolean whole = g_output_stream_splice_finish (G_OUTPUT_STREAM (memory), result, &error) >= 0;
  g_autoptr (GBytes) bytes = NULL;

  if (self->diary == NULL)
    return;
  if (!whole)
    {
      clinic_status_line_say (self->status, CLINIC_TONE_BAD, error->message);
      return;
    }
  bytes = g_memory_output_stream_steal_as_bytes (memory);
  take_one (self, g_bytes_icon_new (bytes));
}

static void
picture_offered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicPhotosPage) self = user_data;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (self->diary == NULL)
    return;
  if (stream == NULL)
    {
      clinic_status_line_say (self->status, CLINIC_TONE_CAUTION, _("There is no photo to paste. Copy a picture or its file first."));
      return;
    }
  g_output_stream_splice_async (memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, picture_pasted_cb, g_steal_pointer (&self));
}

static void
files_pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicPhotosPage) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value != NULL && self->diary != NULL)
    take_list (self, value);
}

static void
paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *mime_types[] = { "image/jpeg", "image/png", NULL };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);

  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, files_pasted_cb,
                                    g_object_ref (widget));
  else
    gdk_clipboard_read_async (clipboard, mime_types, G_PRIORITY_DEFAULT, NULL, picture_offered_cb, g_object_ref (widget));
}

void
clinic_photos_page_class_install_adding (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "photos.add-files", NULL, add_files);
  gtk_widget_class_install_action (widget_class, "photos.add-folder", NULL, add_folder);
  gtk_widget_class_install_action (widget_class, "photos.paste", NULL, paste);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "photos.paste", NULL);
}
