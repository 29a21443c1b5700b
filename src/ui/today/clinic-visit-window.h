/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary-visit.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_VISIT_WINDOW (clinic_visit_window_get_type ())

typedef enum
{
  CLINIC_VISIT_ASK_CREAM,  /* cream on: product, grams, area; all may stay empty */
  CLINIC_VISIT_ASK_ROLL,   /* the cream has been on for too long, or an answer of the day needs it: a doctor signs */
  CLINIC_VISIT_ASK_FINISH, /* the end: stopped early and why, what the patient takes home */
  CLINIC_VISIT_ASK_CANCEL, /* why: needed once cream is on */
} ClinicVisitAsk;

/**
 * ClinicVisitWindow: a small dialog for the steps of a visit that ask something. It writes and closes by itself; what was
 * refused stands in it, and what was typed stays.
 */
G_DECLARE_FINAL_TYPE (ClinicVisitWindow, clinic_visit_window, CLINIC, VISIT_WINDOW, AdwWindow)

GtkWidget *clinic_visit_window_new (ClinicDiary *diary, const ClinicVisit *visit, ClinicVisitAsk ask);

G_END_DECLS
