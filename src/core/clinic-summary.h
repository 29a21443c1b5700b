/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-aftercare.h"

G_BEGIN_DECLS

/**
 * ClinicHealingHabit: how this skin has healed after the sessions so far.
 */
typedef struct
{
  guint n_peeled;  /* sessions whose begin of peeling is known */
  int start;       /* the day that peeling usually begins on, counted from the session's; the middle of those known */
  guint n_settled; /* of these, those whose end is known */
  int length;      /* days that it usually lasts */
  guint n_none;    /* sessions after which no peeling was seen */
} ClinicHealingHabit;

/**
 * clinic_summary_get_habit:
 * @healings: (element-type ClinicHealing): in any order
 *
 * The middle one of several, of an even number the earlier of the middle two: a day that was seen, and that one odd session
 * does not move.
 */
void clinic_summary_get_habit (const GPtrArray *healings, ClinicHealingHabit *habit);

G_END_DECLS
