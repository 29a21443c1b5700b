/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/today/clinic-visit-card.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_TODAY_COLUMN (clinic_today_column_get_type ())

/**
 * ClinicTodayColumn: one stage of the day: its title, how many there are, and their cards. Narrow it folds.
 */
G_DECLARE_FINAL_TYPE (ClinicTodayColumn, clinic_today_column, CLINIC, TODAY_COLUMN, GtkBox)

GtkWidget *clinic_today_column_new        (ClinicStage stage);
void       clinic_today_column_set_narrow (ClinicTodayColumn *self, gboolean narrow);

/**
 * clinic_today_column_show:
 * @cards: (element-type ClinicVisitCard): in order; those that stay are not touched
 * @more: (nullable): what the button under them says: "8 more from 13:45"; %NULL: no button
 * @count: how many there are in all
 */
void       clinic_today_column_show       (ClinicTodayColumn *self, GPtrArray *cards, const char *more, guint count);
gboolean   clinic_today_column_get_all    (ClinicTodayColumn *self); /* asked to show all */

G_END_DECLS
