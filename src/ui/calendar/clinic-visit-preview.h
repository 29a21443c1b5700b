/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_VISIT_PREVIEW (clinic_visit_preview_get_type ())

/**
 * ClinicVisitPreview: one visit as it will be, in words and drawn, and its wait under cream.
 *
 * Signal "wait-changed": a person chose another wait.
 */
G_DECLARE_FINAL_TYPE (ClinicVisitPreview, clinic_visit_preview, CLINIC, VISIT_PREVIEW, GtkWidget)

GtkWidget *clinic_visit_preview_new      (void);
/* @slot: (nullable): none chosen yet */
void       clinic_visit_preview_set_slot (ClinicVisitPreview *self, ClinicDiary *diary, const ClinicSlot *slot,
                                       const ClinicVisitShape *shape);
int        clinic_visit_preview_get_wait (ClinicVisitPreview *self);
/* Why the visit cannot be; %NULL: it can. */
void       clinic_visit_preview_set_fault (ClinicVisitPreview *self, const char *fault);

G_END_DECLS
