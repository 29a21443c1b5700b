/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-language-list.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *tag;
  const char *name;
} languages[] = {
  { "ar", N_("Arabic") },     { "zh", N_("Chinese") },  { "nl", N_("Dutch") },      { "en", N_("English") },
  { "fr", N_("French") },     { "de", N_("German") },   { "el", N_("Greek") },      { "hi", N_("Hindi") },
  { "it", N_("Italian") },    { "ja", N_("Japanese") }, { "fa", N_("Persian") },    { "pl", N_("Polish") },
  { "pt", N_("Portuguese") }, { "ro", N_("Romanian") }, { "ru", N_("Russian") },    { "es", N_("Spanish") },
  { "sv", N_("Swedish") },    { "tr", N_("Turkish") },  { "uk", N_("Ukrainian") },  { "vi", N_("Vietnamese") },
};

GtkStringList *
clinic_language_list_new (const char *extra, GStrv *tags)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean found = FALSE;

  g_return_val_if_fail (tags != NULL, names);

  gtk_string_list_append (names, _("Not stated"));
  g_strv_builder_add (builder, "");
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      gtk_string_list_append (names, _(languages[i].name));
      g_strv_builder_add (builder, languages[i].tag);
      found |= g_strcmp0 (extra, languages[i].tag) == 0;
    }
  if (extra != NULL && *extra != '\0' && !found)
    {
      gtk_string_list_append (names, extra);
      g_strv_builder_add (builder, extra);
    }
  *tags = g_strv_builder_end (builder);
  return names;
}

const char *
clinic_language_list_get_name (const char *tag)
{
  g_return_val_if_fail (tag != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (tag, languages[i].tag))
      return _(languages[i].name);
  return tag;
}
