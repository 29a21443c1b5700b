/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "core/clinic-board.h"
#include "core/clinic-session.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_CLOSURE (clinic_closure_get_type ())

#define CLINIC_CLOSURE_MOST_DAYS 3660 /* ten years: what is longer is a slip of the keyboard */

/**
 * ClinicClosure: the clinic closed, a bed out of service or a person away, by the wall clock: from one day's minute to
 * another's, the latter no longer. Kept by wall time, so that a change of clocks or of the zone moves no holiday.
 */
typedef struct
{
  gint64 id; /* 0 = new */
  gint64 version;
  gint64 bed;   /* 0 = no bed */
  gint64 staff; /* 0 = no person; neither: the whole clinic */
  ClinicDay from_day;
  int from_minute; /* 0 to 1439 */
  ClinicDay to_day;
  int to_minute; /* 0 to 1439: 0 is the midnight that @to_day begins with */
  char *reason;  /* "" = not said */
  char *uid;     /* (nullable): of the calendar file it came from */
} ClinicClosure;

GType          clinic_closure_get_type (void) G_GNUC_CONST;
ClinicClosure *clinic_closure_new      (void); /* no days yet */
ClinicClosure *clinic_closure_copy     (const ClinicClosure *closure);
void           clinic_closure_free     (ClinicClosure *closure);
void           clinic_closure_set_reason (ClinicClosure *closure, const char *reason);

gboolean    clinic_closure_is_clinic    (const ClinicClosure *closure);
gboolean    clinic_closure_is_all_day   (const ClinicClosure *closure); /* from midnight to midnight */
gboolean    clinic_closure_touches      (const ClinicClosure *closure, ClinicDay from, ClinicDay to); /* a day in [from, to) */
/* UTC. The wall times are read as plans are: one that does not exist moves on by the gap, of two the first counts. */
ClinicRange clinic_closure_get_range    (const ClinicClosure *closure, GTimeZone *zone);

/**
 * clinic_closure_get_minutes:
 * @from, @to: (out): minutes of @day by the wall clock, 0 to 1440
 *
 * Returns: FALSE when the closure leaves @day alone
 */
gboolean clinic_closure_get_minutes (const ClinicClosure *closure, ClinicDay day, int *from, int *to);

/* Whether a plan that somebody still has to keep stands inside: live, rolling not begun, and the clinic, its bed, or its
   doctor's part are concerned. */
gboolean clinic_closure_hits (const ClinicClosure *closure, const ClinicSession *session, GTimeZone *zone);

/* What cannot be taken, as a sentence; (transfer full) (nullable): NULL when it is in order. */
char *clinic_closure_check (const ClinicClosure *closure);

/* Over (element-type ClinicClosure) arrays, in any order: */

/* Closes on @board, before it is sealed, whatever of @closures touches its day. */
void clinic_closures_close_board (const GPtrArray *closures, ClinicBoard *board);

/* The closure of just that bed, that person or, both 0, the clinic that overlaps @wish (UTC); where several do, the one
   that ends last; (nullable) (transfer none). */
const ClinicClosure *clinic_closures_find (const GPtrArray *closures, gint64 bed, gint64 staff, ClinicRange wish,
                                           GTimeZone *zone);

/* When the clinic, as far as its closures go, is open from @time on: @time itself outside them. UTC. */
gint64 clinic_closures_get_end (const GPtrArray *closures, gint64 time, GTimeZone *zone);

/* What a closure with a uid, read from a file, is beside those that the clinic has. */
typedef enum
{
  CLINIC_CLOSURE_NEW,
  CLINIC_CLOSURE_CHANGED,
  CLINIC_CLOSURE_KNOWN, /* nothing differs */
} ClinicClosureNews;

/* Takes over id and version of the one with the same uid, so that saving @draft changes that one. */
ClinicClosureNews clinic_closures_match (const GPtrArray *closures, ClinicClosure *draft);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicClosure, clinic_closure_free)

G_END_DECLS
