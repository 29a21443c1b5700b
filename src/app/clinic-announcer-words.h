/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-reminder.h"
#include "notify/clinic-notifier.h"

G_BEGIN_DECLS

#define CLINIC_ACTION_DONE "done"
#define CLINIC_ACTION_LATER "later" /* in an hour; under cream, in ten minutes */
#define CLINIC_ACTION_TOMORROW "tomorrow" /* at the next opening after today */
#define CLINIC_ACTION_OPEN "open"

/* The one notice for several items. */
#define CLINIC_SUMMARY_KEY "summary"

/* (transfer full): what the screen says of one item: whose it is only when the clinic has turned that on. */
ClinicNotice *clinic_announcer_word_item    (const ClinicReminderItem *item, const ClinicSetup *setup, GTimeZone *zone);
/* (transfer full): of several. */
ClinicNotice *clinic_announcer_word_summary (const GPtrArray *items);

G_END_DECLS
