/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_IMPORT_WINDOW (clinic_import_window_get_type ())

/**
 * ClinicImportWindow: patients out of a CSV file: which file, how it is read and what its columns hold, what would be
 * taken; then, once confirmed, the writing and its result. Nothing is written before.
 */
G_DECLARE_FINAL_TYPE (ClinicImportWindow, clinic_import_window, CLINIC, IMPORT_WINDOW, AdwWindow)

/* @file: (nullable): read at once */
GtkWidget *clinic_import_window_new (ClinicDiary *diary, GFile *file);

G_END_DECLS
