/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary-record.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_RECORD_SIGN_WINDOW (clinic_record_sign_window_get_type ())

/**
 * ClinicRecordSignWindow: shows a record as it will be signed and asks which doctor signs; of a correction, also why. It writes
 * and closes by itself; what was refused stands in it.
 */
G_DECLARE_FINAL_TYPE (ClinicRecordSignWindow, clinic_record_sign_window, CLINIC, RECORD_SIGN_WINDOW, AdwWindow)

/* @page: what was saved last; copied. */
GtkWidget *clinic_record_sign_window_new (GtkWindow *parent, ClinicDiary *diary, const ClinicRecordPage *page);

G_END_DECLS
