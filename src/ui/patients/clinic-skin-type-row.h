/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Makes @row ask for a type of skin: its choices are not known and I to VI, each with its tint and in words. */
void clinic_skin_type_row_make (AdwComboRow *row);
int  clinic_skin_type_row_get  (AdwComboRow *row); /* CLINIC_SKIN_TYPE_UNKNOWN, or 1 to 6 */
void clinic_skin_type_row_set  (AdwComboRow *row, int type);

G_END_DECLS
