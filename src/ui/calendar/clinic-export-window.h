/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary-booking.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_EXPORT_WINDOW (clinic_export_window_get_type ())

/**
 * ClinicExportWindow: sessions into an iCalendar file, for other calendars: one session, or a day's or a week's of one
 * doctor or of all. Says what the file gives away. Action: export.save (asks where to).
 */
G_DECLARE_FINAL_TYPE (ClinicExportWindow, clinic_export_window, CLINIC, EXPORT_WINDOW, AdwWindow)

GtkWidget *clinic_export_window_new_session (GtkWindow *parent, ClinicDiary *diary, const ClinicVisit *visit);
/* Days [first, first + n_days). */
GtkWidget *clinic_export_window_new_days    (GtkWindow *parent, ClinicDiary *diary, ClinicDay first, int n_days);
/* As export.save once the place is chosen. How it went shows in the window. */
void       clinic_export_window_save        (ClinicExportWindow *self, GFile *file);

G_END_DECLS
