/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-aftercare.h"
#include "core/clinic-colour.h"
#include "core/clinic-course.h"
#include "core/clinic-grade.h"
#include "core/clinic-photo.h"
#include "model/clinic-diary.h"

G_BEGIN_DECLS

/**
 * ClinicSeriesEntry: one day of a course: a session, a review, or both.
 */
typedef struct
{
  gint64 session;   /* 0 = none */
  int nth;          /* of the course's live sessions; 0 = none */
  gboolean performed;
  ClinicDay day;
  ClinicGrade *grade;     /* (nullable) */
  ClinicHealing *healing; /* (nullable) */
  ClinicColour colour;    /* what was told after it */
  ClinicPhoto *photo;     /* (nullable): from the front, of that day */
} ClinicSeriesEntry;

/**
 * ClinicSeries: how a course went from session to session, as it stood at one moment.
 */
typedef struct
{
  ClinicCourse *course;
  ClinicCourseProgress progress;
  char *patient_name;
  int skin_type;
  GPtrArray *entries; /* ClinicSeriesEntry, by day */
} ClinicSeries;

void clinic_series_free (ClinicSeries *series);

void          clinic_diary_load_series_async  (ClinicDiary *diary, gint64 course, GCancellable *cancellable,
                                               GAsyncReadyCallback callback, gpointer user_data);
ClinicSeries *clinic_diary_load_series_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/* (transfer none) (nullable): that of the session. */
const ClinicSeriesEntry *clinic_series_find (const ClinicSeries *series, gint64 session);

/* (transfer full) (nullable): the grades' change in words, from the first to the last; NULL with fewer than two. */
char *clinic_series_say_change (const ClinicSeries *series);
/* (transfer full): all of one day in a sentence: its grade, how the skin peeled after it, its colour. */
char *clinic_series_say_entry (const ClinicSeriesEntry *entry);
/* (transfer full) (nullable): "Colour, skin type IV, burns little, tans well: session 1 no patches; session 2 …", of the
   last sessions; NULL while nothing was told. */
char *clinic_series_say_colour (const ClinicSeries *series);

/* Whether the course's next session is booked, or may be by @today. */
gboolean clinic_series_next_is_due (const ClinicSeries *series, ClinicDay today);
/**
 * clinic_series_warn:
 * @before: (nullable): the entry of the session that it is asked for; %NULL: for one that comes after all
 *
 * Returns: (transfer full) (nullable): that colour has not settled after the last session before it, in words
 */
char *clinic_series_warn (const ClinicSeries *series, ClinicDiary *diary, const ClinicSeriesEntry *before);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicSeries, clinic_series_free)

G_END_DECLS
