/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary.h"
#include "store/clinic-displaced-table.h"
#include "store/clinic-session-table.h"

G_BEGIN_DECLS

/**
 * ClinicDisplacedVisit: a session that could not keep its place when the clinic's zone changed, and where it is now.
 */
typedef struct
{
  ClinicDisplaced before;
  ClinicVisit *visit; /* moved within its day, or cancelled */
} ClinicDisplacedVisit;

void clinic_displaced_visit_free (ClinicDisplacedVisit *displaced);

/**
 * clinic_diary_follow_zone_async:
 *
 * The rules of the clinic's zone have changed since its sessions were booked: they keep their wall time, as when the zone itself is
 * changed in the setup. Loading a diary asks for this where it is needed. Ends in clinic_diary_change_finish().
 */
void clinic_diary_follow_zone_async (ClinicDiary *diary, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);

/**
 * clinic_diary_load_displaced_async:
 *
 * Whom a person should know of: those displaced on today or a later day whom nobody has moved, brought back or seen to since.
 *
 * Returns: (transfer full) (element-type ClinicDisplacedVisit)
 */
void       clinic_diary_load_displaced_async  (ClinicDiary *diary, GCancellable *cancellable, GAsyncReadyCallback callback,
                                               gpointer user_data);
GPtrArray *clinic_diary_load_displaced_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/* A person has seen to @displaced (element-type ClinicDisplacedVisit): they are listed no more, at any desk. No change of the
   record, so there is no signal. Ends in clinic_diary_change_finish(). */
void       clinic_diary_see_displaced_async   (ClinicDiary *diary, GPtrArray *displaced, GCancellable *cancellable,
                                               GAsyncReadyCallback callback, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicDisplacedVisit, clinic_displaced_visit_free)

G_END_DECLS
