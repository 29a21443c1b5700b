/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-diary-aftercare.h"

G_BEGIN_DECLS

/**
 * clinic_care_diary_new:
 * @calls: (element-type ClinicCall): newest first
 *
 * A week of what was told about the care: a row for each question, a column for each day from @first on. "!" is less than the clinic asks (its leaflet: moisturiser at least 2, steroid and
 * cleansing 2 a day, no sun); empty was not asked.
 */
GtkWidget *clinic_care_diary_new (const GPtrArray *calls, ClinicDay first, ClinicDay today, GTimeZone *zone);

G_END_DECLS
