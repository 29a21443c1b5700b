/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary-history.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_VISIT_HISTORY (clinic_visit_history_get_type ())

/**
 * ClinicVisitHistory: the states a visit has been in: when, by whom, why.
 */
G_DECLARE_FINAL_TYPE (ClinicVisitHistory, clinic_visit_history, CLINIC, VISIT_HISTORY, AdwWindow)

GtkWidget *clinic_visit_history_new (GtkWindow *parent, ClinicDiary *diary, const ClinicVisit *visit);

G_END_DECLS
