/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/clinic-session.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_STATE_SWATCH (clinic_state_swatch_get_type ())

/**
 * ClinicStateSwatch: a session's colours as the calendar draws them, for legends: a bar and tint for numbing, solid for
 * rolling. Decoration only: a word stands beside it.
 */
G_DECLARE_FINAL_TYPE (ClinicStateSwatch, clinic_state_swatch, CLINIC, STATE_SWATCH, GtkWidget)

typedef enum
{
  CLINIC_SWATCH_WHOLE,
  CLINIC_SWATCH_NUMBING,
  CLINIC_SWATCH_ROLLING,
} ClinicSwatchPart;

GtkWidget *clinic_state_swatch_new (ClinicSessionState state, ClinicSwatchPart part);

G_END_DECLS
