/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary-screening.h"
#include "ui/parts/clinic-form-window.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_SCREENING_WINDOW (clinic_screening_window_get_type ())

/**
 * ClinicScreeningWindow: the protocol's questions to one patient, with what was said last time beside each and what an
 * answer means at once. A doctor can sign in place; what is not asked yet may stay open.
 */
G_DECLARE_FINAL_TYPE (ClinicScreeningWindow, clinic_screening_window, CLINIC, SCREENING_WINDOW, ClinicFormWindow)

GtkWidget *clinic_screening_window_new (GtkWindow *parent, ClinicDiary *diary, gint64 session);

G_END_DECLS
