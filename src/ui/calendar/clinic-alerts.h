/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary.h"
#include "ui/parts/clinic-wrap-box.h"

G_BEGIN_DECLS

/* Fills @box with what has to be seen of a patient; hides it where there is nothing. */
void clinic_alerts_fill (ClinicWrapBox *box, gboolean red_flag, const char *allergies, gboolean cold_sores);

/* Beside them, where colour has not settled: before the next session of @course. */
void clinic_alerts_watch_colour (ClinicWrapBox *box, ClinicDiary *diary, gint64 course);

G_END_DECLS
