/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/clinic-phrase.h"

#include <glib/gi18n-lib.h>

#define FIRST_STRONG_ISOLATE "\u2068"
#define POP_ISOLATE "\u2069"
#define LEFT_TO_RIGHT_MARK "\u200e"
#define RIGHT_TO_LEFT_MARK "\u200f"

static gboolean
is_from_right (gunichar letter)
{
  switch ((int) g_unichar_get_script (letter))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_SAMARITAN:
    case G_UNICODE_SCRIPT_MANDAIC:
    case G_UNICODE_SCRIPT_ADLAM: return TRUE;
    default: return FALSE;
    }
}

static gboolean
runs_against (const char *name, gboolean from_right)
{
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_isalpha (letter) && is_from_right (letter) != from_right)
        return TRUE;
    }
  return FALSE;
}

gboolean
clinic_phrase_reads_from_right (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (g_str_has_prefix (text, LEFT_TO_RIGHT_MARK))
        return FALSE;
      if (g_str_has_prefix (text, RIGHT_TO_LEFT_MARK))
        return TRUE;
      if (g_unichar_isalpha (g_utf8_get_char (text)))
        return is_from_right (g_utf8_get_char (text));
    }
  return FALSE;
}

/* The mark before the isolate: Pango takes the direction of a paragraph from its first letter, an isolated one too. */
char *
clinic_phrase_isolate_for (const char *name, gboolean from_right)
{
  g_return_val_if_fail (name != NULL, NULL);

  if (!runs_against (name, from_right))
    return g_strdup (name);
  return g_strconcat (from_right ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK, FIRST_STRONG_ISOLATE, name, POP_ISOLATE, NULL);
}

char *
clinic_phrase_isolate (const char *name)
{
  /* Translators: write rtl if your language is written from the right, as Arabic is; else leave it as it is. */
  return clinic_phrase_isolate_for (name, g_str_equal (C_("direction of the script", "ltr"), "rtl"));
}

static void
add_after (GString *list, const char *between, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (list->len > 0)
    g_string_append (list, between);
  g_string_append (list, part);
}

void
clinic_phrase_add (GString *list, const char *part)
{
  g_return_if_fail (list != NULL);

  /* Translators: what stands between the parts of a list: "Tue, Thu, Fri" */
  add_after (list, C_("between parts of a list", ", "), part);
}

void
clinic_phrase_add_clause (GString *list, const char *clause)
{
  g_return_if_fail (list != NULL);

  /* Translators: what stands between clauses that may have commas of their own: "Keloids? Yes, small; signed by Dr Nair" */
  add_after (list, C_("between clauses", "; "), clause);
}

char *
clinic_phrase_list (const char *const *parts)
{
  GString *list = g_string_new (NULL);

  for (; *parts != NULL; parts++)
    clinic_phrase_add (list, *parts);
  return g_string_free (list, FALSE);
}
