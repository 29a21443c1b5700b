/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-series.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_GRADE_CARD (clinic_grade_card_get_type ())

/**
 * ClinicGradeCard: how a course's scars went: a chart, what the chosen day says with its photo, all days as a list, what
 * was told of the skin's colour, and a button that grades.
 */
G_DECLARE_FINAL_TYPE (ClinicGradeCard, clinic_grade_card, CLINIC, GRADE_CARD, AdwBin)

GtkWidget *clinic_grade_card_new        (void);
/* Reads the course and follows it. @session: what the button grades; 0: today, whether there is a session or not */
void       clinic_grade_card_watch      (ClinicGradeCard *self, ClinicDiary *diary, gint64 course, gint64 session);
/* Compact: of the grades only how they changed, until the curve is asked for. */
void       clinic_grade_card_set_compact (ClinicGradeCard *self, gboolean compact);
gint64     clinic_grade_card_get_course (ClinicGradeCard *self); /* 0 = none yet */

G_END_DECLS
