/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_CLOSURE_ROW (clinic_closure_row_get_type ())

/**
 * ClinicClosureRow: who or what, when, why; folded below, who is booked in that time, each to be shown in the calendar.
 * Or a doctor and their hours; below, who is booked outside them.
 *
 * Edit and remove are the actions "closure.edit" and "closure.remove" of whoever holds it, with its id; to change hours
 * "closure.hours" with the doctor's.
 */
G_DECLARE_FINAL_TYPE (ClinicClosureRow, clinic_closure_row, CLINIC, CLOSURE_ROW, AdwExpanderRow)

GtkWidget *clinic_closure_row_new       (ClinicDiary *diary, const ClinicClosure *closure);
GtkWidget *clinic_closure_row_new_hours (ClinicDiary *diary, const ClinicStaff *doctor);

G_END_DECLS
