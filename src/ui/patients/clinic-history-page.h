/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_HISTORY_PAGE (clinic_history_page_get_type ())

/**
 * ClinicHistoryPage: all that happened with a patient, in bands by course, newest or oldest first, by kind. Each entry opens
 * what it tells of. It reads itself again when something changes.
 *
 * Signal "back": the person leaves it.
 * Actions: history.back, history.jump (x: to a course), history.print.
 */
G_DECLARE_FINAL_TYPE (ClinicHistoryPage, clinic_history_page, CLINIC, HISTORY_PAGE, AdwBin)

GtkWidget *clinic_history_page_new (ClinicDiary *diary, gint64 patient);

G_END_DECLS
