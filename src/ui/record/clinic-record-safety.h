/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_RECORD_SAFETY (clinic_record_safety_get_type ())

/**
 * ClinicRecordSafety: on top of a session's record, how its screening and its consent stand; each row opens its window. Beside
 * each other, or below where the box is made to stand.
 */
G_DECLARE_FINAL_TYPE (ClinicRecordSafety, clinic_record_safety, CLINIC, RECORD_SAFETY, GtkBox)

/* Reads now, and again when something changes. */
void clinic_record_safety_show (ClinicRecordSafety *self, ClinicDiary *diary, gint64 session);

G_END_DECLS
