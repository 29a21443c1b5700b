/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/clinic-screening.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_SCREENING_ROW (clinic_screening_row_get_type ())

/**
 * ClinicScreeningRow: one question with its answer, what was said last time, and what the answer means.
 *
 * Neither "No" nor "Yes" is pressed while it was not asked; what is pressed can be taken back. Signal "answered".
 */
G_DECLARE_FINAL_TYPE (ClinicScreeningRow, clinic_screening_row, CLINIC, SCREENING_ROW, AdwPreferencesRow)

/* @question: lives as long as the row; @day: the session's; @today: near which a typed date is meant */
GtkWidget *clinic_screening_row_new (const ClinicScreening *question, ClinicDay day, ClinicDay today);
/* @answer: (nullable): not asked; @last: (nullable): nothing is shown; @last_day: when that was said */
void       clinic_screening_row_fill (ClinicScreeningRow *self, const ClinicAnswer *answer, const ClinicAnswer *last,
                                      ClinicDay last_day);
/* Into @answers, or out of them. FALSE where a date cannot be read; then the row says so and has the focus. */
gboolean   clinic_screening_row_take (ClinicScreeningRow *self, ClinicAnswers *answers);
/* The same of what can be read now. */
void       clinic_screening_row_peek (ClinicScreeningRow *self, ClinicAnswers *answers);

G_END_DECLS
