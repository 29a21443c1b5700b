/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/clinic-triage.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_SYMPTOM_BUTTON (clinic_symptom_button_get_type ())

/**
 * ClinicSymptomButton: a symptom that a patient may report; once it is chosen, with what the clinic's rule says of it.
 */
G_DECLARE_FINAL_TYPE (ClinicSymptomButton, clinic_symptom_button, CLINIC, SYMPTOM_BUTTON, GtkToggleButton)

GtkWidget    *clinic_symptom_button_new         (const char *key, const char *title);
const char   *clinic_symptom_button_get_key     (ClinicSymptomButton *self);
/* What it would be, chosen or not. */
void          clinic_symptom_button_set_verdict (ClinicSymptomButton *self, ClinicVerdict verdict);

G_END_DECLS
