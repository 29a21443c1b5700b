/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/parts/clinic-status-line.h"

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

/* Several files at once. Returns: (transfer full) (nullable) (element-type GFile), as above. */
void       clinic_file_choice_several_async  (GtkWindow *parent, const char *title, GCancellable *cancellable,
                                              GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *clinic_file_choice_several_finish (GtkWindow *parent, GAsyncResult *result, GError **error);

/* Writes @bytes, and says on @line how it went: "Saved as day.pdf." */
void   clinic_file_choice_write      (GFile *file, GBytes *bytes, ClinicStatusLine *line);
/* Asks where to write @bytes, and writes them there. */
void   clinic_file_choice_write_as   (GtkWindow *parent, const char *title, const char *name, GBytes *bytes,
                                      ClinicStatusLine *line);

G_END_DECLS
