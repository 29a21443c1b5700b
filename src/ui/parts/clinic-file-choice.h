/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ClinicFileChoice: the desktop's own dialog for a file or a folder, whichever way the toolkit has for it.
 *
 * @kind: what is asked for
 * @suggestion: (nullable): the folder to begin in
 */
typedef enum
{
  CLINIC_FILE_CHOICE_OPEN,
  CLINIC_FILE_CHOICE_FOLDER,
} ClinicFileChoiceKind;

void   clinic_file_choice_async  (GtkWindow *parent, ClinicFileChoiceKind kind, const char *title, GFile *suggestion,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* Where to write a file; @name: what it is to be called. Asks before one that is there is replaced. */
void   clinic_file_choice_save_async (GtkWindow *parent, const char *title, const char *name, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
/* Returns: (transfer full) (nullable): %NULL with @error; G_IO_ERROR_CANCELLED when the person chose none. */
GFile *clinic_file_choice_finish (GtkWindow *parent, GAsyncResult *result, GError **error);

/* Ends g_file_replace_contents_async() and says how it went: "Saved as day.pdf."; (transfer full). @error: (out): as that
 * function's. */
char  *clinic_file_choice_say_saved (GFile *file, GAsyncResult *result, GError **error);

G_END_DECLS
