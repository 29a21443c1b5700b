/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-protocol-folder.h"

#include "core/clinic-error.h"
#include "model/clinic-desk-language.h"

/* Anything larger is no protocol; the file is not read. */
#define MOST_BYTES (256 * 1024)

static ClinicProtocol *
load_file (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, error);
  g_autofree char *language = clinic_desk_dup_language ();
  gsize length;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > MOST_BYTES)
    {
      g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, "%s is too large for a protocol.", name);
      return NULL;
    }
  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  return clinic_protocol_parse (name, text, length, language, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_files (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".protocol"))
      g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
load_folder (const char *folder, GPtrArray *protocols, GPtrArray *faults)
{
  g_autoptr (GPtrArray) paths = list_files (folder);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GError) error = NULL;
      ClinicProtocol *protocol = load_file (paths->pdata[i], &error);

      if (protocol != NULL)
        g_ptr_array_add (protocols, protocol);
      else
        g_ptr_array_add (faults, g_strdup (error->message));
    }
}

GPtrArray *
clinic_protocol_folder_load (const char *own_folder, GPtrArray *faults)
{
  GPtrArray *protocols = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_protocol_unref);
  const char *shipped = g_getenv ("SITTINGS_PROTOCOL_DIR");

  load_folder (shipped ? shipped : PROTOCOL_DIR, protocols, faults);
  if (own_folder != NULL)
    load_folder (own_folder, protocols, faults);
  return protocols;
}
