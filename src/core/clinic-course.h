/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "core/clinic-session.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_COURSE (clinic_course_get_type ())

typedef enum
{
  CLINIC_COURSE_ACTIVE,
  CLINIC_COURSE_PAUSED,
  CLINIC_COURSE_STOPPED,
  CLINIC_COURSE_COMPLETE,
} ClinicCourseStatus;

/**
 * ClinicCourse: the treatment of one area of one patient.
 */
typedef struct
{
  gint64 id;
  gint64 version;
  gint64 patient;
  gint64 protocol; /* the protocol version it began with */
  char *area;      /* "Acne scars, face" */
  int length;      /* sessions planned */
  int min_days;    /* least calendar days between neighbouring sessions; copied from the protocol */
  int recommended_days;
  ClinicCourseStatus status;
  ClinicDay started;
} ClinicCourse;

/**
 * ClinicCourseProgress: what "3 of 6, next not before Tue 15 Dec" is made of.
 */
typedef struct
{
  int performed;
  int booked; /* live, not yet performed */
  int length;
  ClinicDay last_performed;      /* CLINIC_DAY_NONE when none */
  ClinicDay next_booked;         /* CLINIC_DAY_NONE when none */
  ClinicDay earliest;            /* first allowed day after the last live session; NONE when there is none */
  ClinicDay recommended;         /* the same by the recommended spacing, never before earliest */
} ClinicCourseProgress;

GType         clinic_course_get_type (void) G_GNUC_CONST;
ClinicCourse *clinic_course_new      (void);
ClinicCourse *clinic_course_copy     (const ClinicCourse *course); /* (transfer full) */
void          clinic_course_free     (ClinicCourse *course);

const char        *clinic_course_status_to_string   (ClinicCourseStatus status); /* as stored: "active" */
gboolean           clinic_course_status_from_string (const char *text, ClinicCourseStatus *status);

/**
 * clinic_course_get_progress:
 * @sessions: (element-type ClinicSession): all of the course in any order
 * @progress: (out)
 *
 * Only live sessions count; performed are those whose rolling has begun and was not taken back.
 */
void clinic_course_get_progress (const ClinicCourse *course, GPtrArray *sessions, ClinicCourseProgress *progress);

/* So many days beside the recommended gap are as good (ours): the nearest same weekday is never further off. */
#define CLINIC_COURSE_GAP_SLACK 3

/* Whether @gap, in days between two neighbouring sessions, asks for another date: too close, or off what is recommended. */
gboolean clinic_course_gap_is_off (const ClinicCourse *course, int gap);

/**
 * clinic_course_first_allowed_day:
 * @days: the days of the course's other live sessions, sorted
 * @min_days: the course's own (protocol: 21, "at least 3 weeks", the clinic's leaflet)
 * @wish: the wished day
 *
 * Spacing counts calendar days, in both directions, so a day between two others needs room on both sides.
 *
 * Returns: the first day from @wish on that keeps @min_days to both neighbours (day min_days itself is allowed)
 */
ClinicDay clinic_course_first_allowed_day (const ClinicDay *days, gsize n_days, int min_days, ClinicDay wish);

/**
 * clinic_course_find_close:
 * @sessions: (element-type ClinicSession): all of the course in any order
 * @session: one of them as it would stand; told by its id
 *
 * A session that stands closer with a doctor's written reason may do so; the reason is kept on the later of two.
 *
 * Returns: (transfer none) (nullable): the first live session that @session would stand too close to without a reason
 */
const ClinicSession *clinic_course_find_close (const ClinicCourse *course, GPtrArray *sessions,
                                               const ClinicSession *session);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicCourse, clinic_course_free)

G_END_DECLS
