/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-time.h"

G_BEGIN_DECLS

/* Healing is a state, not a date. */
typedef enum
{
  CLINIC_HEALING_FRESH,   /* to the protocol's hours after rolling (24 h 00 itself is still fresh) */
  CLINIC_HEALING_TIGHT,
  CLINIC_HEALING_PEELING,
  CLINIC_HEALING_SETTLED,
} ClinicHealingState;

/**
 * ClinicHealing: what was recorded of one session's healing. Days are CLINIC_DAY_NONE until recorded.
 */
typedef struct
{
  gint64 id;
  gint64 version;
  gint64 session;
  gint64 rolled_at;       /* UTC, end of rolling */
  ClinicDay session_day;  /* day 0 */
  ClinicDay peeling_started;
  ClinicDay settled;      /* peeling finished, or no peeling seen */
  gboolean no_peeling;    /* settled because none was seen */
  gint64 carried_on_by;   /* the session that closed it; 0 = open */
  ClinicHealingState closed_as; /* only when carried on */
} ClinicHealing;

typedef enum
{
  CLINIC_HEALING_PEELING_STARTED,
  CLINIC_HEALING_PEELING_FINISHED,
  CLINIC_HEALING_NO_PEELING_SEEN,
} ClinicHealingEvent;

const char *clinic_healing_state_to_string   (ClinicHealingState state); /* as stored: "peeling" */
gboolean    clinic_healing_state_from_string (const char *text, ClinicHealingState *state);

/* @fresh_hours: how long the skin counts as fresh (protocol, 24: the clinic's leaflet); @now: UTC. */
ClinicHealingState clinic_healing_get_state (const ClinicHealing *healing, int fresh_hours, gint64 now);
/* When the state began, as a day in @zone (for "since 26 Nov"); CLINIC_DAY_NONE when that is not recorded. */
ClinicDay          clinic_healing_get_since (const ClinicHealing *healing, ClinicHealingState state, int fresh_hours,
                                             GTimeZone *zone);

/**
 * clinic_healing_record:
 * @no_peeling_day: from which day "no peeling seen" settles (protocol, 7)
 * @message: (out) (transfer full) (nullable): why it is refused, in words
 *
 * Records @event as having happened on @day, correcting an earlier record of the same event. Peeling that starts
 * after "no peeling seen" was recorded opens the healing again. Peeling may finish though nobody saw it start.
 *
 * Returns: FALSE, and changes nothing, when @day is before the session, after @today, before peeling started (or a
 *   start after its finish), too early for "no peeling seen", or when a later session has carried the healing on
 */
gboolean clinic_healing_record (ClinicHealing *healing, ClinicHealingEvent event, ClinicDay day, ClinicDay today,
                                int no_peeling_day, char **message);
/* Takes the record of @event back (it was a mistake); FALSE, and changes nothing, when there is none or it is carried on. */
gboolean clinic_healing_take_back (ClinicHealing *healing, ClinicHealingEvent event);

/* An item is due from the state it starts in until the state it ends in (from <= state < until). */
typedef enum
{
  CLINIC_ITEM_NOW,
  CLINIC_ITEM_LOCKED, /* begins at its "from" state; what @unlocks is locked before its "until" state */
  CLINIC_ITEM_OVER,
} ClinicItemState;

typedef struct
{
  gint64 id;
  char *key;      /* "moisturiser" */
  char *title;    /* what */
  char *detail;   /* second line, "" if none */
  char *often;    /* how often: "2 × a day" */
  gboolean unlocks; /* TRUE: forbidden until @until, then allowed (make-up) */
  ClinicHealingState from;
  ClinicHealingState until; /* ends when this state is reached; for SETTLED: until settled */
  gboolean stays;   /* no end */
} ClinicCareItem;

ClinicCareItem *clinic_care_item_new  (void);
ClinicCareItem *clinic_care_item_copy (const ClinicCareItem *item);
void            clinic_care_item_free (ClinicCareItem *item);
ClinicItemState clinic_care_item_get_state (const ClinicCareItem *item, ClinicHealingState healing);
/* The same for what a doctor gave a last day: it holds until then, whatever the healing. CLINIC_DAY_NONE: no such day. */
ClinicItemState clinic_care_item_get_state_until (const ClinicCareItem *item, ClinicHealingState healing, ClinicDay until,
                                                  ClinicDay today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicCareItem, clinic_care_item_free)

G_END_DECLS
