/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/clinic-timeline.h"

G_BEGIN_DECLS

/* What a timeline shows first: all but what the journal says of changes, which would bury the rest. */
#define CLINIC_TIMELINE_OVERVIEW                                                                                          \
  ((CLINIC_TIMELINE_BIT (CLINIC_N_TIMELINE_KINDS) - 1) & ~CLINIC_TIMELINE_BIT (CLINIC_TIMELINE_CHANGE))

#define CLINIC_TYPE_TIMELINE_FILTER (clinic_timeline_filter_get_type ())

/**
 * ClinicTimelineFilter: buttons, one of which is down, that say which kinds of entries a timeline shows.
 *
 * Property "kinds": a bit for each.
 */
G_DECLARE_FINAL_TYPE (ClinicTimelineFilter, clinic_timeline_filter, CLINIC, TIMELINE_FILTER, GtkWidget)

GtkWidget *clinic_timeline_filter_new       (void);
guint      clinic_timeline_filter_get_kinds (ClinicTimelineFilter *self);

G_END_DECLS
