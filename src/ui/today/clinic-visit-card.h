/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/today/clinic-visit-face.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_VISIT_CARD (clinic_visit_card_get_type ())

/**
 * ClinicVisitCard: one visit on the board, with its one next step; all other steps in its context menu (Menu key, right
 * click). Its steps are the board's actions ("today.arrive" ...) with the session as target.
 */
G_DECLARE_FINAL_TYPE (ClinicVisitCard, clinic_visit_card, CLINIC, VISIT_CARD, GtkListBoxRow)

GtkWidget *clinic_visit_card_new         (gint64 session);
gint64     clinic_visit_card_get_session (ClinicVisitCard *self);
void       clinic_visit_card_show_face   (ClinicVisitCard *self, const ClinicVisitFace *face);
void       clinic_visit_card_set_narrow  (ClinicVisitCard *self, gboolean narrow); /* from the next face on */

G_END_DECLS
