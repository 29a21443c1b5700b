/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-typed-minute.h"

#include <string.h>

/* At most two figures; -1 where there is none. */
static int
read_figures (const char **text)
{
  int value = -1;

  for (int n = 0; n < 2 && g_ascii_isdigit (**text); n++, (*text)++)
    value = MAX (value, 0) * 10 + (**text - '0');
  return value;
}

static void
skip_separator (const char **text)
{
  if (**text != '\0' && strchr (":.hH ", **text) != NULL && g_ascii_isdigit ((*text)[1]))
    (*text)++;
}

/* "am", "p.m.": what is left of it, without points and spaces. */
static char
read_half (const char *text)
{
  g_autoptr (GString) letters = g_string_new (NULL);

  for (; *text; text++)
    if (*text != '.' && *text != ' ')
      g_string_append_c (letters, g_ascii_tolower (*text));
  if (letters->len == 0)
    return '-';
  if (g_str_equal (letters->str, "am") || g_str_equal (letters->str, "pm"))
    return letters->str[0];
  return g_str_equal (letters->str, "h") ? '-' : '?';
}

gboolean
clinic_typed_minute_parse (const char *typed, int *minute)
{
  g_autofree char *stripped = NULL;
  const char *text;
  int hours, minutes;
  char half;

  g_return_val_if_fail (typed != NULL, FALSE);

  stripped = g_strstrip (g_strdup (typed));
  text = stripped;
  /* three figures: 830 is 8:30 */
  hours = strlen (text) == 3 && strspn (text, "0123456789") == 3 ? *text++ - '0' : read_figures (&text);
  skip_separator (&text);
  minutes = read_figures (&text);
  minutes = MAX (minutes, 0);
  half = read_half (text);
  if (hours < 0 || minutes > 59 || half == '?' || hours * 60 + minutes > 1440)
    return FALSE;
  if (half != '-' && (hours < 1 || hours > 12))
    return FALSE;
  if (half != '-')
    hours = hours % 12 + (half == 'p' ? 12 : 0);
  *minute = hours * 60 + minutes;
  return TRUE;
}
