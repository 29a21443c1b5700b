/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_PATIENTS_PAGE (clinic_patients_page_get_type ())

/**
 * ClinicPatientsPage: everyone in a list that a search narrows down, and beside it the page of one patient; one of the
 * two where there is no room for both.
 *
 * Taking the focus means its search entry. Properties: "diary".
 */
G_DECLARE_FINAL_TYPE (ClinicPatientsPage, clinic_patients_page, CLINIC, PATIENTS_PAGE, AdwBin)

GtkWidget *clinic_patients_page_new          (ClinicDiary *diary);
void       clinic_patients_page_show_patient (ClinicPatientsPage *self, gint64 patient);
gint64     clinic_patients_page_get_patient  (ClinicPatientsPage *self); /* 0 = none */
/* As if @typed had been typed into the search. */
void       clinic_patients_page_search       (ClinicPatientsPage *self, const char *typed);

G_END_DECLS
