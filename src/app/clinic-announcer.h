/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary.h"
#include "notify/clinic-notifier.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_ANNOUNCER (clinic_announcer_get_type ())

/**
 * ClinicAnnouncer: joins what falls due to the person's screen and what the person answers there to the diary.
 *
 * Several at once, and what came due while nobody looked, are one notice. No diagnosis is shown and, unless the clinic
 * turned it on, no name.
 *
 * Signals; @token (nullable) lets a window come to the front:
 *  "open-follow-up" (gint64 id, const char *token)
 *  "open-session" (gint64 id, const char *token): a patient who is ready or overdue
 *  "open-patient" (gint64 id, const char *token): one with a red flag
 *  "open-page" (const char *token): the list of follow-ups
 *  "fault-changed": clinic_announcer_dup_fault() says something else now
 */
G_DECLARE_FINAL_TYPE (ClinicAnnouncer, clinic_announcer, CLINIC, ANNOUNCER, GObject)

ClinicAnnouncer *clinic_announcer_new   (ClinicDiary *diary, ClinicNotifier *notifier);
/* From now on it announces, first what is due already. */
void             clinic_announcer_start (ClinicAnnouncer *self);
/* A person answered the notice of this key by an action, maybe one that an earlier run of the program showed. */
void             clinic_announcer_answer (ClinicAnnouncer *self, const char *key, const char *action);
/* What keeps notices from showing, as a sentence; (transfer full) (nullable): nothing does. */
char            *clinic_announcer_dup_fault (ClinicAnnouncer *self);

G_END_DECLS
