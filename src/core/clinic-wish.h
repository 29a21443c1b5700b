/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "core/clinic-schedule.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_WISH (clinic_wish_get_type ())

typedef enum
{
  CLINIC_WISH_OPEN,
  CLINIC_WISH_BOOKED,
  CLINIC_WISH_WITHDRAWN,
} ClinicWishStatus;

#define CLINIC_MINUTES_OF_DAY 1440

/**
 * ClinicWish: one line of the waiting list: who would come, and when.
 */
typedef struct
{
  gint64 id;
  gint64 version;
  gint64 patient;
  gint64 course;
  gint64 session;      /* an earlier time is wished for this one; 0 = a new one */
  ClinicWishStatus status;
  gboolean urgent;
  ClinicDay from_day;
  ClinicDay until_day; /* the last one; CLINIC_DAY_NONE = no end */
  guint weekdays;      /* bits, 1 Monday to 64 Sunday; 0 = any */
  int from_minute;     /* of the arrival, local minutes of the day */
  int to_minute;       /* arrivals before it; CLINIC_MINUTES_OF_DAY = any */
  gint64 doctor;       /* 0 = any */
  char *note;
  gint64 created_at;   /* UTC */
} ClinicWish;

GType       clinic_wish_get_type (void) G_GNUC_CONST;
ClinicWish *clinic_wish_new      (void); /* open, any time of any day, no day to begin with */
ClinicWish *clinic_wish_copy     (const ClinicWish *wish); /* (transfer full) */
void        clinic_wish_free     (ClinicWish *wish);

const char *clinic_wish_status_to_string   (ClinicWishStatus status); /* as stored: "open" */
gboolean    clinic_wish_status_from_string (const char *text, ClinicWishStatus *status);

/* Whether it can ever be met; INVALID says in a sentence what to change. */
gboolean clinic_wish_check (const ClinicWish *wish, ClinicDay today, GError **error);

/* Whether a visit on @day could be what is wished; the time apart. */
gboolean clinic_wish_wants_day  (const ClinicWish *wish, ClinicDay day);
/* Whether @slot is what is wished: day, arrival and doctor. Spacing apart. */
gboolean clinic_wish_wants_slot (const ClinicWish *wish, const ClinicSlot *slot);

/**
 * clinic_wish_fits:
 * @days: the course's other live sessions, sorted
 * @min_days: the course's own
 * @before: UTC: the arrival of the session for which an earlier time is wished; CLINIC_TIME_NONE for a new one
 *
 * Who fits a free place: it is what is wished, spacing is kept to both neighbours, and it is earlier than what is held.
 */
gboolean clinic_wish_fits (const ClinicWish *wish, const ClinicSlot *slot, const ClinicDay *days, gsize n_days, int min_days,
                           gint64 before);

/* In which order those who fit are asked: urgent first, then the oldest. */
int clinic_wish_compare (const ClinicWish *a, const ClinicWish *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicWish, clinic_wish_free)

G_END_DECLS
