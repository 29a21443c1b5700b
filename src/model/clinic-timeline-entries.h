/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-timeline.h"
#include "model/clinic-diary-patient-page.h"

G_BEGIN_DECLS

/**
 * clinic_timeline_entries_new:
 *
 * All that happened with a patient, for clinic_timeline_arrange(). Subjects are @page's own: ClinicPatientCourse,
 * ClinicJournalNote, ClinicSession, ClinicPhotoGroup, ClinicHealing, ClinicCall, ClinicRedFlag, by their kinds. A further kind
 * of entry is listed here, and said in ui/patients/clinic-timeline-words.
 *
 * Returns: (transfer full) (element-type ClinicTimelineEntry): in no order; valid as long as @page is
 */
GArray *clinic_timeline_entries_new (const ClinicPatientPage *page, GTimeZone *zone);

G_END_DECLS
