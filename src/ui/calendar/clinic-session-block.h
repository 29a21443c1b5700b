/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-diary-booking.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_SESSION_BLOCK (clinic_session_block_get_type ())

/**
 * ClinicSessionBlock: one session on the calendar. One widget that draws itself: numbing tinted, rolling solid with
 * what stands for the state, turnover a dashed foot. Taken from a pool: it can stand for another session any time.
 */
G_DECLARE_FINAL_TYPE (ClinicSessionBlock, clinic_session_block, CLINIC, SESSION_BLOCK, GtkWidget)

/* @flag_ink, @caution_ink: outlive it; their colour is that of a red flag and the tint of other alerts */
GtkWidget         *clinic_session_block_new       (GtkWidget *flag_ink, GtkWidget *caution_ink);
/* @visit: copied; @ready: its least wait under cream is over */
void               clinic_session_block_set_visit (ClinicSessionBlock *self, const ClinicVisit *visit, gboolean ready,
                                                   const ClinicSetup *setup, GTimeZone *zone);
/* What of its height is numbing, rolling and turnover. */
void               clinic_session_block_set_span  (ClinicSessionBlock *self, const ClinicSessionSpan *span);
const ClinicSessionSpan *clinic_session_block_get_span (ClinicSessionBlock *self);
const ClinicVisit *clinic_session_block_get_visit (ClinicSessionBlock *self); /* (nullable) */

G_END_DECLS
