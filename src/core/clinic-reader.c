/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/clinic-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clinic-protocol-private.h"

void
clinic_reader_refuse (ClinicReader *reader, const char *group, const char *key, const char *reason)
{
  g_return_if_fail (reader != NULL && reason != NULL);

  if (reader->error == NULL)
    clinic_protocol_refuse (&reader->error, reader->name, group, key, reason);
}

gboolean
clinic_reader_has_key (ClinicReader *reader, const char *group, const char *key)
{
  g_return_val_if_fail (reader != NULL && group != NULL && key != NULL, FALSE);

  return g_key_file_has_key (reader->file, group, key, NULL);
}

char *
clinic_reader_value (ClinicReader *reader, const char *group, const char *key)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (reader != NULL && group != NULL && key != NULL, NULL);

  value = g_key_file_get_value (reader->file, group, key, NULL);
  if (value == NULL)
    {
      if (g_key_file_has_group (reader->file, group))
        clinic_reader_refuse (reader, group, key, _("this key is missing."));
      else
        clinic_reader_refuse (reader, group, NULL, _("this group is missing."));
      return g_strdup ("");
    }
  return g_strdup (g_strstrip (value));
}

char *
clinic_reader_text (ClinicReader *reader, const char *group, const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (reader != NULL && group != NULL && key != NULL, NULL);

  value = clinic_reader_value (reader, group, key);
  if (value[0] == '\0')
    {
      clinic_reader_refuse (reader, group, key, _("the text is empty."));
      return g_strdup ("");
    }
  text = reader->language ? g_key_file_get_locale_string (reader->file, group, key, reader->language, &error)
                          : g_key_file_get_string (reader->file, group, key, &error);
  if (error != NULL)
    {
      clinic_reader_refuse (reader, group, key, _("a backslash is written twice (“\\\\”)."));
      return g_strdup ("");
    }
  g_strstrip (text);
  return g_steal_pointer (&text);
}

char *
clinic_reader_optional_text (ClinicReader *reader, const char *group, const char *key)
{
  g_return_val_if_fail (reader != NULL && group != NULL && key != NULL, NULL);

  return clinic_reader_has_key (reader, group, key) ? clinic_reader_text (reader, group, key) : g_strdup ("");
}

int
clinic_reader_parse_number (ClinicReader *reader, const char *group, const char *key, const char *text, int least,
                            int most)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;
  guint64 number = 0;

  g_return_val_if_fail (reader != NULL && group != NULL && key != NULL && text != NULL, least);

  if (g_ascii_string_to_unsigned (text, 10, (guint64) least, (guint64) most, &number, &error))
    return (int) number;
  if (g_error_matches (error, G_NUMBER_PARSER_ERROR, G_NUMBER_PARSER_ERROR_OUT_OF_BOUNDS))
    reason = g_strdup_printf (_("“%s” is not between %d and %d."), text, least, most);
  else
    reason = g_strdup_printf (_("“%s” is not a whole number."), text);
  clinic_reader_refuse (reader, group, key, reason);
  return least;
}

int
clinic_reader_number (ClinicReader *reader, const char *group, const char *key, int least, int most)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (reader != NULL && group != NULL && key != NULL, least);

  value = clinic_reader_value (reader, group, key);
  return clinic_reader_parse_number (reader, group, key, value, least, most);
}

int
clinic_reader_optional_number (ClinicReader *reader, const char *group, const char *key, int least, int most)
{
  g_return_val_if_fail (reader != NULL && group != NULL && key != NULL, 0);

  if (!clinic_reader_has_key (reader, group, key))
    return 0;
  return clinic_reader_number (reader, group, key, least, most);
}

gboolean
clinic_reader_optional_flag (ClinicReader *reader, const char *group, const char *key)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (reader != NULL && group != NULL && key != NULL, FALSE);

  if (!clinic_reader_has_key (reader, group, key))
    return FALSE;
  value = clinic_reader_value (reader, group, key);
  if (strcmp (value, "true") != 0 && strcmp (value, "false") != 0)
    clinic_reader_refuse (reader, group, key, _("this is either true or false."));
  return strcmp (value, "true") == 0;
}

void
clinic_reader_numbers (ClinicReader *reader, const char *group, const char *key, int most, int factor,
                       GArray *numbers)
{
  g_autofree char *value = NULL;
  g_auto (GStrv) parts = NULL;
  int before = 0;

  g_return_if_fail (reader != NULL && group != NULL && key != NULL && numbers != NULL);

  value = clinic_reader_value (reader, group, key);
  parts = g_strsplit (value, ";", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      int number = clinic_reader_parse_number (reader, group, key, g_strstrip (parts[i]), 1, most);
      int scaled = number * factor;

      if (number <= before)
        clinic_reader_refuse (reader, group, key, _("the numbers do not rise."));
      before = number;
      g_array_append_val (numbers, scaled);
    }
}
