/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/clinic-skin-type.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-phrase.h"

#define FIRST_THAT_DARKENS 4

static const struct
{
  const char *numeral;
  const char *description;
} types[] = {
  { "I", N_("always burns, never tans") },
  { "II", N_("usually burns, tans little") },
  { "III", N_("burns at times, tans evenly") },
  { "IV", N_("burns little, tans well") },
  { "V", N_("rarely burns, brown") },
  { "VI", N_("never burns, dark brown") },
};

static gboolean
is_known (int type)
{
  return type >= CLINIC_SKIN_TYPE_FIRST && type <= CLINIC_SKIN_TYPE_LAST;
}

const char *
clinic_skin_type_get_numeral (int type)
{
  g_return_val_if_fail (is_known (type), "");

  return types[type - CLINIC_SKIN_TYPE_FIRST].numeral;
}

const char *
clinic_skin_type_get_description (int type)
{
  g_return_val_if_fail (is_known (type), "");

  return _(types[type - CLINIC_SKIN_TYPE_FIRST].description);
}

char *
clinic_skin_type_say (int type)
{
  g_autofree char *numeral = NULL;

  g_return_val_if_fail (is_known (type), NULL);

  numeral = clinic_phrase_isolate (clinic_skin_type_get_numeral (type));
  /* Translators: a skin type's number, then how it takes the sun: "IV, burns little, tans well" */
  return g_strdup_printf (_("%s, %s"), numeral, clinic_skin_type_get_description (type));
}

gboolean
clinic_skin_type_darkens (int type)
{
  return type >= FIRST_THAT_DARKENS && is_known (type);
}
