/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/clinic-aftercare.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_HEALING_TRACK (clinic_healing_track_get_type ())

/**
 * ClinicHealingTrack: the way from fresh to settled as four steps with a line between them: done, current, coming.
 */
G_DECLARE_FINAL_TYPE (ClinicHealingTrack, clinic_healing_track, CLINIC, HEALING_TRACK, GtkWidget)

GtkWidget *clinic_healing_track_new (void);

/* The current state; settled is done as soon as it is reached. */
ClinicHealingState clinic_healing_track_get_state (ClinicHealingTrack *self);
void               clinic_healing_track_set_state (ClinicHealingTrack *self, ClinicHealingState state);

/* The second line under a step: "24 Nov", "since 26 Nov", "by Thu 3 Dec"; %NULL or "" for none. */
void clinic_healing_track_set_detail (ClinicHealingTrack *self, ClinicHealingState step, const char *detail);

/* The state as a word: "Peeling"; not to be freed. */
const char *clinic_healing_track_get_word (ClinicHealingState state);

G_END_DECLS
