/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary.h"
#include "store/clinic-follow-up-table.h"
#include "store/clinic-red-flag-table.h"
#include "store/clinic-session-table.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_REMINDER (clinic_reminder_get_type ())
G_DECLARE_FINAL_TYPE (ClinicReminder, clinic_reminder, CLINIC, REMINDER, GObject)

typedef enum
{
  CLINIC_REMINDER_FOLLOW_UP,
  CLINIC_REMINDER_READY,   /* the least wait under cream is over: for the doctor */
  CLINIC_REMINDER_OVERDUE, /* the most is: for the desk */
  CLINIC_REMINDER_RED_FLAG,
} ClinicReminderKind;

/**
 * ClinicReminderItem: something that has fallen due.
 */
typedef struct
{
  ClinicReminderKind kind;
  char *key;    /* "follow-up:12": the same for as long as it is the same thing */
  gint64 id;    /* of the follow-up, session or red flag */
  gint64 since; /* UTC */
  gint64 patient;
  char *patient_name;
  char *patient_number;
  ClinicTask *task;   /* a follow-up's, else NULL */
  ClinicVisit *visit; /* of ready and overdue, else NULL */
} ClinicReminderItem;

/**
 * ClinicReminder: sees what falls due, at the moment it does, asleep or not.
 *
 * It sleeps until the next due instant (a timer on the wall clock that also fires when the machine wakes or the clock is
 * set) and looks again when the diary changes. What it has said once it says again only when it is due anew, or when a
 * person asked for it later. A follow-up counts as told once clinic_reminder_confirm() is called for it.
 *
 * Signals:
 *  "due" (GPtrArray *items, gboolean summary): ClinicReminderItem; @summary: all that has come due while nobody looked
 *    (a start, a wake, a clock that was set)
 *  "over" (const char *key): said before, and no longer so
 */
ClinicReminder *clinic_reminder_new   (ClinicDiary *diary);
/* The first look; nothing is said before. */
void            clinic_reminder_start (ClinicReminder *self);

/* The person's screen has these (element-type utf8: keys). */
void clinic_reminder_confirm (ClinicReminder *self, const GPtrArray *keys);
/* Says these again at @until (UTC) if they are still due then; of follow-ups a later run of the program knows it too, and an
 * earlier one may have said them. */
void clinic_reminder_snooze  (ClinicReminder *self, const GPtrArray *keys, gint64 until);

/**
 * clinic_reminder_find_async:
 * @key: of an item that this run of the program, or an earlier one, has said
 *
 * Ends in clinic_reminder_find_finish(): (transfer full) (nullable): the item; %NULL without an error: it is over.
 */
void                clinic_reminder_find_async  (ClinicReminder *self, const char *key, GAsyncReadyCallback callback,
                                                 gpointer user_data);
ClinicReminderItem *clinic_reminder_find_finish (ClinicReminder *self, GAsyncResult *result, GError **error);

/* The follow-up that a key is of; 0: it is another thing's */
gint64              clinic_reminder_key_get_follow_up (const char *key);

ClinicReminderItem *clinic_reminder_item_copy (const ClinicReminderItem *item);
void                clinic_reminder_item_free (ClinicReminderItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicReminderItem, clinic_reminder_item_free)

G_END_DECLS
