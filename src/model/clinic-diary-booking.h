/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary.h"
#include "store/clinic-session-table.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_BOOKING (clinic_booking_get_type ())

/**
 * ClinicBooking: the draft of one visit: whose course, where and when.
 */
typedef struct
{
  gint64 course;
  gint64 version;         /* of a session that is moved, as it was seen; 0 = as it stands */
  ClinicSlot slot;        /* day, minute, wait, bed, doctor; start is not read */
  char *override_reason;  /* nullable: why it may stand closer than the course allows */
  gint64 override_doctor; /* who says so; 0 without a reason */
} ClinicBooking;

GType          clinic_booking_get_type (void) G_GNUC_CONST;
ClinicBooking *clinic_booking_new      (gint64 course, const ClinicSlot *slot);
ClinicBooking *clinic_booking_copy     (const ClinicBooking *booking);
void           clinic_booking_free     (ClinicBooking *booking);
void           clinic_booking_set_override (ClinicBooking *booking, const char *reason, gint64 doctor);

/*
 * Verbs: each is one transaction and one undo, and ends in clinic_diary_change_finish(). CONFLICT carries a sentence:
 * "Earliest Tue 15 Dec: 21 days after session 3.", "Bed 2 is taken until 11:15."
 */

/* @bookings: (element-type ClinicBooking): all of them or none. The course must be active and its patient living. */
void clinic_diary_book_async    (ClinicDiary *diary, GPtrArray *bookings, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
/* @to: its course is not read; STALE where the session was changed since its version. Once the patient is in the house only on the same day, and never once rolling began. */
void clinic_diary_move_async    (ClinicDiary *diary, gint64 session, const ClinicBooking *to, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
/* Each takes the other's day, time, wait, bed and doctor. */
void clinic_diary_swap_async    (ClinicDiary *diary, gint64 session, gint64 other, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
/* @reason: (nullable): must be there once cream is on */
void clinic_diary_cancel_async  (ClinicDiary *diary, gint64 session, const char *reason, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
/* Not before the time of the arrival. */
void clinic_diary_no_show_async (ClinicDiary *diary, gint64 session, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
/* A cancelled session stands again where it stood, if the place is still free. */
void clinic_diary_restore_async (ClinicDiary *diary, gint64 session, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);

/* Returns: (transfer full) (element-type ClinicVisit): of days [from, to), by start. */
void       clinic_diary_load_range_async  (ClinicDiary *diary, ClinicDay from, ClinicDay to, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *clinic_diary_load_range_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/* Whether the visit's least wait under cream is over and rolling has not begun. */
gboolean clinic_diary_is_ready (ClinicDiary *diary, const ClinicVisit *visit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicBooking, clinic_booking_free)

G_END_DECLS
