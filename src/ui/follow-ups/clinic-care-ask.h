/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_CARE_ASK (clinic_care_ask_get_type ())

/**
 * ClinicCareAsk: one question about the care, answered by one of a few linked buttons, or not at all.
 *
 * Property "value": -1 (CLINIC_CARE_NOT_ASKED) or the answer's place from 0 on.
 */
G_DECLARE_FINAL_TYPE (ClinicCareAsk, clinic_care_ask, CLINIC, CARE_ASK, GtkWidget)

/* @answers: %NULL-terminated: "0", "1", "2", "3+" */
GtkWidget *clinic_care_ask_new       (const char *title, const char *const *answers);
int        clinic_care_ask_get_value (ClinicCareAsk *self);
void       clinic_care_ask_set_value (ClinicCareAsk *self, int value);

G_END_DECLS
