/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_MERGE_WINDOW (clinic_merge_window_get_type ())

/**
 * ClinicMergeWindow: makes one record of two of the same person: finds the other one, then asks field by field which stays,
 * those first that differ. It closes when that is done; when it is not, it says why and keeps what was chosen.
 *
 * Action: merge.merge.
 */
G_DECLARE_FINAL_TYPE (ClinicMergeWindow, clinic_merge_window, CLINIC, MERGE_WINDOW, AdwWindow)

/* @other: the second record; 0 = it is asked for. */
GtkWidget *clinic_merge_window_new (ClinicDiary *diary, gint64 patient, gint64 other);

G_END_DECLS
