/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary-aftercare.h"

G_BEGIN_DECLS

/* What is to be done, as a title: "First call"; not to be freed. */
const char *clinic_follow_up_words_get_title (ClinicFollowUpKind kind);
/* An icon's name; not to be freed. */
const char *clinic_follow_up_words_get_icon  (ClinicFollowUpKind kind);

/* The rest are new strings (transfer full). */

/* "Peel check · day 3", "Colour watch · week 4", "Book session 5 of 6", "Doctor’s task · Redness" */
char *clinic_follow_up_words_dup_line (const ClinicTask *task);
/* The same, or that nobody answered today: "No answer, try 2" */
char *clinic_follow_up_words_dup_short_line (const ClinicTask *task, ClinicDay today);
/* When it is due, seen from now: "since Mon", "12 days", "from 10:00", "Wed", "24 Nov" */
char *clinic_follow_up_words_dup_when (const ClinicTask *task, ClinicDay today, GTimeZone *zone);

G_END_DECLS
