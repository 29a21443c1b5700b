/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-reminder.h"

G_BEGIN_DECLS

/* What the reminder found when it looked. */
typedef struct
{
  GPtrArray *tasks;  /* ClinicTask: due, not told */
  GPtrArray *again;  /* ClinicTask: told before, asked for by id */
  GPtrArray *visits; /* ClinicVisit: in the house */
  GPtrArray *flags;  /* ClinicRedFlag: open */
  GPtrArray *flag_patients; /* ClinicPatient, beside @flags */
  gint64 next_due;   /* of a follow-up; CLINIC_TIME_NONE: none */
} ClinicReminderLook;

void clinic_reminder_look_free (ClinicReminderLook *look);

/* @again: (element-type gint64): follow-ups told before; those that are still open come back. */
void                clinic_reminder_look_async  (ClinicDiary *diary, const GArray *again, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
ClinicReminderLook *clinic_reminder_look_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/* (transfer full) (element-type ClinicReminderItem): all that is due at @now, told or not. @next: (out): when the next
 * of them will be; CLINIC_TIME_NONE. */
GPtrArray *clinic_reminder_look_list_items (const ClinicReminderLook *look, ClinicDiary *diary, gint64 now, gint64 *next);

/* Ends @task (transfer full), whose data are a key, with the item of that key, or NULL. */
void clinic_reminder_look_find (ClinicDiary *diary, GTask *task);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicReminderLook, clinic_reminder_look_free)

G_END_DECLS
