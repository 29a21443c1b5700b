/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/calendar/clinic-week-view.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_WEEK_OVERLAY (clinic_week_overlay_get_type ())

/**
 * ClinicWeekOverlay: lies over the canvas and draws the move that is under way: where it is allowed and where not, and the
 * session as it would stand, with the refusal on its head. The canvas below is not drawn anew for it.
 */
G_DECLARE_FINAL_TYPE (ClinicWeekOverlay, clinic_week_overlay, CLINIC, WEEK_OVERLAY, GtkWidget)

void clinic_week_overlay_set_view (ClinicWeekOverlay *self, ClinicWeekView *view);

G_END_DECLS
