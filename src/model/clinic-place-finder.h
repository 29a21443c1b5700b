/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-course.h"
#include "core/clinic-schedule.h"
#include "model/clinic-booking-rules.h"

G_BEGIN_DECLS

/* A weekday, 1 Monday to 7 Sunday, as a bit of a mask: 1 Monday to 64 Sunday. */
#define CLINIC_WEEKDAY_BIT(weekday) (1u << ((weekday) - 1))

/**
 * ClinicPlaceFinder: looks for the free place of a course's next visit that is nearest to what the patient prefers. On
 * the database thread.
 */
typedef struct
{
  const ClinicBookingRules *rules;
  ClinicConn *conn;
  const ClinicCourse *course;
  ClinicVisitShape shape;
  GArray *days;         /* ClinicDay: of the course's visits that stand and of what is planned so far, sorted */
  const GArray *except; /* (nullable): gint64: sessions that give up their places */
  guint weekdays;       /* CLINIC_WEEKDAY_BIT of those preferred */
  int minute;           /* the arrival preferred */
  gint64 doctor;        /* preferred; 0 = any */
} ClinicPlaceFinder;

/* Takes the course's shape; @days is taken (transfer full). NOT_FOUND when the course's protocol is not loaded. */
gboolean clinic_place_finder_init  (ClinicPlaceFinder *finder, const ClinicBookingRules *rules, ClinicConn *conn,
                                    const ClinicCourse *course, GArray *days, GError **error);
void     clinic_place_finder_clear (ClinicPlaceFinder *finder);

/* The preferred weekday nearest to the recommended day after @after, never too early and not in the past. */
ClinicDay clinic_place_finder_find_ideal (const ClinicPlaceFinder *finder, ClinicDay after);

/**
 * clinic_place_finder_find:
 * @least: no day before this one
 * @found: (out): whether there is one within four weeks of @ideal
 *
 * Returns: %FALSE with an error
 */
gboolean clinic_place_finder_find (const ClinicPlaceFinder *finder, ClinicDay ideal, ClinicDay least, ClinicSlot *slot,
                                   gboolean *found, GError **error);

/* Why @slot is not what was preferred: "9:20 is taken"; (transfer full) (nullable): NULL when it is. */
char *clinic_place_finder_explain (const ClinicPlaceFinder *finder, ClinicDay ideal, const ClinicSlot *slot);

/* Counts @day as taken. Returns: which visit of its course it is, from 0. */
guint clinic_place_finder_take (ClinicPlaceFinder *finder, ClinicDay day);

G_END_DECLS
