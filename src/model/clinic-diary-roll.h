/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary-slots.h"

G_BEGIN_DECLS

/**
 * ClinicRollVisit: one booked session of a course whose others have slipped, and where it could go.
 */
typedef struct
{
  gint64 session;
  gint64 version;  /* as it was when it was offered */
  ClinicSlot from;
  ClinicSlot to;   /* where @from is when it may as well stay */
  int nth;         /* 4 of "session 4 of 6" */
  int gap;         /* days since the session before; 0 = none before */
  char *why;       /* (nullable): why it is not at the same weekday and time: "9:20 is taken" */
} ClinicRollVisit;

ClinicRollVisit *clinic_roll_visit_copy  (const ClinicRollVisit *visit); /* (transfer full) */
void             clinic_roll_visit_free  (ClinicRollVisit *visit);
gboolean         clinic_roll_visit_moves (const ClinicRollVisit *visit); /* it goes elsewhere */

/**
 * ClinicRoll: new dates for the rest of a course.
 */
typedef struct
{
  ClinicCourse *course;
  char *patient_name;
  GPtrArray *visits; /* ClinicRollVisit, in order: all that are booked, those that stay too */
  gboolean due;      /* the first gap asks for it: too close, or half a week off what is recommended */
} ClinicRoll;

void clinic_roll_free (ClinicRoll *roll);

/**
 * clinic_diary_plan_roll_async:
 * @session: those behind this one follow; 0 = all that are booked
 * @to: (nullable): where @session itself is to be moved first; %NULL: it stays where it is, or is cancelled
 *
 * Each booked session nearest to its own weekday and time, the recommended number of days after the one before; what
 * stands within half a week of that (ours) stays. Its own doctor where it makes little odds.
 *
 * Returns: (transfer full): a visit for which no place is found stays, and says so
 */
void        clinic_diary_plan_roll_async  (ClinicDiary *diary, gint64 course, gint64 session, const ClinicSlot *to,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
ClinicRoll *clinic_diary_plan_roll_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/**
 * clinic_diary_roll_async:
 * @visits: (element-type ClinicRollVisit): those that are to move
 *
 * Moves all of them or none, in one transaction and one undo: lifted first, then set down by all the rules. CONFLICT
 * when one has changed since it was offered, or its place is taken.
 */
void clinic_diary_roll_async (ClinicDiary *diary, GPtrArray *visits, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicRollVisit, clinic_roll_visit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicRoll, clinic_roll_free)

G_END_DECLS
