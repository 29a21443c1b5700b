/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-photo-loader.h"
#include "model/clinic-timeline-list.h"
#include "ui/patients/clinic-timeline-words.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_TIMELINE_LINE (clinic_timeline_line_get_type ())

/**
 * ClinicTimelineLine: one thing that happened, below the head of its course where it is the first of a band: when, what, and
 * small photos.
 */
G_DECLARE_FINAL_TYPE (ClinicTimelineLine, clinic_timeline_line, CLINIC, TIMELINE_LINE, GtkBox)

GtkWidget *clinic_timeline_line_new      (ClinicDiary *diary, ClinicPhotoLoader *loader);
/* @item: (nullable): %NULL lets go of the one before. The line follows its changes, and names the row it is the child of. */
void       clinic_timeline_line_set_item (ClinicTimelineLine *self, ClinicTimelineItem *item);
/* What it says; (nullable) (transfer none). */
const ClinicTimelineWords *clinic_timeline_line_get_words (ClinicTimelineLine *self);

G_END_DECLS
