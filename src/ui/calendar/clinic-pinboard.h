/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-diary-booking.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_PINBOARD (clinic_pinboard_get_type ())

/**
 * ClinicPinboard: sessions put aside while a person turns to another week. They keep their place until they are dropped on
 * another: nothing is written before that.
 *
 * Signals:
 *  "place" (gint64 session): its button, to be moved on by keys
 *  "drag-begin" (gint64 session, double x, double y), "drag-update" (double x, double y), "drag-end" (): in its own px
 *  "changed": it holds others
 */
G_DECLARE_FINAL_TYPE (ClinicPinboard, clinic_pinboard, CLINIC, PINBOARD, GtkWidget)

void               clinic_pinboard_set_diary (ClinicPinboard *self, ClinicDiary *diary);
void               clinic_pinboard_add       (ClinicPinboard *self, const ClinicVisit *visit);
void               clinic_pinboard_remove    (ClinicPinboard *self, gint64 session);
/* (transfer none) (nullable): @session 0 = the one put there last. */
const ClinicVisit *clinic_pinboard_find      (ClinicPinboard *self, gint64 session);

G_END_DECLS
