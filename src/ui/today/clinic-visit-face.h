/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-today.h"
#include "ui/parts/clinic-status-line.h"

G_BEGIN_DECLS

/* A line of icon and words on a card. */
typedef struct
{
  ClinicTone tone;
  const char *icon; /* (nullable) */
  char *text;
} ClinicFaceNote;

/**
 * ClinicVisitFace: what a card says at one minute, in words; no widgets. Strings may be NULL: then nothing stands there.
 */
typedef struct
{
  const ClinicTodayVisit *visit; /* (transfer none) */
  ClinicStage stage;
  gboolean off;         /* a no-show: struck through */
  gboolean overdue;
  char *time;           /* booked, or when it ended */
  char *caption;        /* "3 of 6 · Bed 2 · Dr Nair" */
  char *late;           /* "9 min late" */
  gboolean has_clock;
  ClinicNumbing numbing;
  char *state;          /* "Ready from 10:32" */
  char *plan;           /* "planned 10:45" */
  ClinicTone state_tone;
  double progress;      /* of rolling, 0 to 1; -1 when not rolling */
  char *progress_until; /* "until 10:25"; state says "19 of 20 min" */
  GPtrArray *notes;     /* ClinicFaceNote */
  char *step;           /* the one next step: "Start Rolling"; NULL: none now */
  const char *step_icon;
  const char *step_action;
  gboolean step_suggested;
  gboolean offer_no_show;
  char *sentence;       /* all of it, as a person would say it */
} ClinicVisitFace;

/* @setup: for names of beds and doctors; @primary: whether an expected patient's card has its button */
ClinicVisitFace *clinic_visit_face_new  (const ClinicToday *today, const ClinicTodayVisit *visit, ClinicSetup *setup,
                                         gint64 now, GTimeZone *zone, gboolean primary);
void             clinic_visit_face_free (ClinicVisitFace *face);

const char *clinic_stage_get_title (ClinicStage stage);
const char *clinic_stage_get_icon  (ClinicStage stage);

/* "Omar until 10:25, then Lena, Asha 10:45"; @busy: (out): rolling now. NULL: nothing left for the doctor today. */
char *clinic_visit_face_describe_doctor (const ClinicToday *today, gint64 doctor, gint64 now, GTimeZone *zone, gboolean *busy);

/* "Mei is ready. Lena in 12 min, Asha in 25 min."; (nullable): NULL: nobody is left for the doctor today. */
char *clinic_visit_face_describe_next (const ClinicToday *today, gint64 doctor, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicVisitFace, clinic_visit_face_free)

G_END_DECLS
