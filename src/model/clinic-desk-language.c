/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-desk-language.h"

#include <string.h>

char *
clinic_desk_dup_language (void)
{
  const char *locale = g_get_language_names ()[0];
  g_autofree char *language = g_strndup (locale, strcspn (locale, ".@"));

  if (g_str_equal (language, "C") || g_str_equal (language, "POSIX"))
    return NULL;
  return g_steal_pointer (&language);
}
