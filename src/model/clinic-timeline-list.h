/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/clinic-timeline-entries.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_TIMELINE_ITEM (clinic_timeline_item_get_type ())

/**
 * ClinicTimelineItem: one thing that happened, as a list shows it.
 *
 * Signal "changed": what it says is not the same any more.
 */
G_DECLARE_FINAL_TYPE (ClinicTimelineItem, clinic_timeline_item, CLINIC, TIMELINE_ITEM, GObject)

const ClinicTimelineRow *clinic_timeline_item_get_row  (ClinicTimelineItem *self);
const ClinicPatientPage *clinic_timeline_item_get_page (ClinicTimelineItem *self); /* what the row's subject is of */

#define CLINIC_TYPE_TIMELINE_LIST (clinic_timeline_list_get_type ())

/**
 * ClinicTimelineList: a GListModel of ClinicTimelineItem: what happened with a patient. What fills a window is there at once, the
 * rest comes behind it, some with each frame, so that none waits for it.
 */
G_DECLARE_FINAL_TYPE (ClinicTimelineList, clinic_timeline_list, CLINIC, TIMELINE_LIST, GObject)

/* @kinds: a bit for each kind that is wanted. */
ClinicTimelineList *clinic_timeline_list_new (guint kinds);
/* Items of what was there before stay, and say that they changed. */
void  clinic_timeline_list_set_page         (ClinicTimelineList *self, ClinicPatientPage *page, GTimeZone *zone);
void  clinic_timeline_list_set_kinds        (ClinicTimelineList *self, guint kinds);
void  clinic_timeline_list_set_oldest_first (ClinicTimelineList *self, gboolean oldest_first);
guint clinic_timeline_list_get_total        (ClinicTimelineList *self); /* those still to come too */
/* Where the course's first band begins, which is there from now on; FALSE where nothing is in a band of that course. */
gboolean clinic_timeline_list_find_band     (ClinicTimelineList *self, gint64 course, guint *position);

G_END_DECLS
