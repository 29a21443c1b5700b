/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary-patient-page.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_HISTORY_PRINT (clinic_history_print_get_type ())

/**
 * ClinicHistoryPrint: what of a patient's history goes onto paper: which course, in what order, which photos. It stands above
 * the pages of a ClinicSheetWindow.
 */
G_DECLARE_FINAL_TYPE (ClinicHistoryPrint, clinic_history_print, CLINIC, HISTORY_PRINT, GtkWidget)

/* The whole window, to be presented. */
GtkWidget *clinic_history_print_new_window  (GtkWindow *parent, ClinicDiary *diary, ClinicPatientPage *page);
/* Whether a photo goes along, as its check does. */
void       clinic_history_print_choose      (ClinicHistoryPrint *self, gint64 photo, gboolean chosen);

G_END_DECLS
