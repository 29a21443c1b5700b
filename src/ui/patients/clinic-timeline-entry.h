/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary-patient-page.h"

G_BEGIN_DECLS

typedef enum
{
  CLINIC_TIMELINE_SESSION,
  CLINIC_TIMELINE_CALL,
  CLINIC_TIMELINE_RED_FLAG,
} ClinicTimelineKind;

/* One thing that happened, in words. */
typedef struct
{
  ClinicTimelineKind kind;
  gint64 at; /* UTC: what the order goes by */
  char *day; /* "24 Nov 2026" */
  const char *icon;
  const char *css_class;
  char *title;
  char *detail; /* "" = none */
  gint64 session; /* that has a record; 0 = none */
} ClinicTimelineEntry;

/* (transfer full) (element-type ClinicTimelineEntry): newest first. */
GPtrArray *clinic_timeline_entries_new  (ClinicDiary *diary, const ClinicPatientPage *page);
gboolean   clinic_timeline_entries_same (GPtrArray *a, GPtrArray *b);

G_END_DECLS
