/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ClinicSearchCommand: something that the window does and the desktop's search finds by its name.
 */
typedef struct
{
  const char *id;       /* "today" */
  const char *name;     /* in English */
  const char *keywords; /* in English, one ';' after each: other words it is looked for by */
  const char *icon;
  const char *action; /* "win.show-page" */
  const char *target; /* nullable: as g_variant_parse() reads it */
} ClinicSearchCommand;

/* (transfer container) (element-type ClinicSearchCommand): those of which each of @terms begins a word, of the name or a
 * keyword in the user's language, whatever its case and accents. None where nothing was typed. */
GPtrArray                 *clinic_search_commands_find (const char *const *terms);
const ClinicSearchCommand *clinic_search_commands_get  (const char *id); /* (nullable) */

G_END_DECLS
