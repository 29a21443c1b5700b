/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Skin by how it takes the sun, I to VI: Fitzpatrick, Arch Dermatol 1988;124:869-871. */
#define CLINIC_SKIN_TYPE_UNKNOWN 0
#define CLINIC_SKIN_TYPE_FIRST 1
#define CLINIC_SKIN_TYPE_LAST 6

const char *clinic_skin_type_get_numeral     (int type); /* "IV" */
const char *clinic_skin_type_get_description (int type); /* "Burns little, tans well" */
char       *clinic_skin_type_say             (int type); /* (transfer full): "IV, burns little, tans well" */
/* Whether darker patches after an injury of the skin are more frequent: IV to VI (Davis and Callender, J Clin Aesthet
   Dermatol 2010;3:20-31). */
gboolean    clinic_skin_type_darkens         (int type);

G_END_DECLS
