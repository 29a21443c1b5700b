/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary-aftercare.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_CALL_SHEET (clinic_call_sheet_get_type ())

/**
 * ClinicCallSheet: one follow-up and what is done about it: a call with what the patient reports, a booking, a task.
 *
 * It quotes the clinic's own rule and does not diagnose. What was typed stays until another follow-up is shown or the
 * call is saved; none is shown while it is on its way.
 *
 * Properties: "narrow" (one column, with a button back). Signals: "back"; "unsaved", when it was not saved and still stands.
 */
G_DECLARE_FINAL_TYPE (ClinicCallSheet, clinic_call_sheet, CLINIC, CALL_SHEET, AdwBin)

GtkWidget *clinic_call_sheet_new          (void);
void       clinic_call_sheet_set_diary    (ClinicCallSheet *self, ClinicDiary *diary);
void       clinic_call_sheet_show         (ClinicCallSheet *self, const ClinicTask *task);
gint64     clinic_call_sheet_get_id       (ClinicCallSheet *self); /* of the follow-up; 0 = none */
void       clinic_call_sheet_set_narrow   (ClinicCallSheet *self, gboolean narrow);
/* What depends on the time is said anew. */
void       clinic_call_sheet_tick         (ClinicCallSheet *self);

G_END_DECLS
