/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-timeline.h"
#include "model/clinic-diary-patient-page.h"

G_BEGIN_DECLS

/**
 * ClinicTimelineWords: an entry of a timeline, as it is said to people.
 */
typedef struct
{
  char *day;    /* "24 Nov 2026" */
  char *title;  /* "Session 3 performed, 19 min" */
  char *detail; /* what else there is to say, in a line or two; "" = nothing */
  const char *icon;
  const char *css_class;
  const char *action; /* (nullable): that opens it, with @target */
  GVariant *target;   /* nullable */
} ClinicTimelineWords;

/* (transfer full): of an entry of clinic_timeline_entries_new (). */
ClinicTimelineWords *clinic_timeline_words_new  (ClinicDiary *diary, const ClinicPatientPage *page,
                                                 const ClinicTimelineEntry *entry);
void                 clinic_timeline_words_free (ClinicTimelineWords *words);

/* "Acne scars, face, 3 of 6": the head of a band; (transfer full). */
char *clinic_timeline_words_band (const ClinicPatientPage *page, gint64 course);
/* Which of the patient's courses it is, the first one 0: what its colour goes by. */
guint clinic_timeline_words_nth_course (const ClinicPatientPage *page, gint64 course);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicTimelineWords, clinic_timeline_words_free)

G_END_DECLS
