/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-diary-booking.h"

G_BEGIN_DECLS

#define CLINIC_SESSION_DETAILS_LEAST_WIDTH 140 /* px of a block that has room for them */

/**
 * ClinicSessionDetails: what a wide block says besides the name: which session of how many, minutes of numbing, alerts, when
 * rolling begins, that the foot is turnover. Laid out once, then only drawn.
 */
typedef struct _ClinicSessionDetails ClinicSessionDetails;

ClinicSessionDetails *clinic_session_details_new  (GtkWidget *widget, const ClinicVisit *visit, const ClinicSessionSpan *span,
                                                           GtkWidget *flag_ink, GtkWidget *caution_ink);
void                  clinic_session_details_free (ClinicSessionDetails *self);

/* Px that the name must leave free at its end. */
int  clinic_session_details_get_nth_width (ClinicSessionDetails *self);
/* @rolling, @end: where that part lies within the block; @text: on tint, what is on the solid part is white. */
void clinic_session_details_draw (ClinicSessionDetails *self, GtkSnapshot *snapshot, const GdkRGBA *text, float width,
                                  float rolling, float end, float height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicSessionDetails, clinic_session_details_free)

G_END_DECLS
