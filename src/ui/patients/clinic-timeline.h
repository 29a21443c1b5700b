/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary-patient-page.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_TIMELINE (clinic_timeline_get_type ())

/**
 * ClinicTimeline: what happened last with a patient, and the way to all of it.
 */
G_DECLARE_FINAL_TYPE (ClinicTimeline, clinic_timeline, CLINIC, TIMELINE, GtkBox)

GtkWidget *clinic_timeline_new  (ClinicDiary *diary);
void       clinic_timeline_show (ClinicTimeline *self, ClinicPatientPage *page);

G_END_DECLS
