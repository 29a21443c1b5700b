/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary-rollers.h"
#include "print/clinic-sheet.h"

G_BEGIN_DECLS

/* How a lot is said; each (transfer full). */
char *clinic_lot_words_title   (const ClinicRollerLot *lot);     /* "1.5 mm, lot A1877" */
char *clinic_lot_words_stock   (const ClinicRollerStock *stock); /* "12 of 20 left · until March 2028 · Dermaroller MF8" */
/* (nullable): what speaks against its use, or that it is used up: "Expired", "Withdrawn", "None left". */
char *clinic_lot_words_warning (const ClinicRollerStock *stock, ClinicDay today);

/* (transfer full): the list of who had @lot. @uses: (element-type ClinicRollerUse) */
ClinicSheet *clinic_lot_words_make_sheet (ClinicDiary *diary, const char *lot, GPtrArray *uses);

G_END_DECLS
