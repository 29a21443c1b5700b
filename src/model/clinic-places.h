/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-placement.h"
#include "core/clinic-session.h"
#include "model/clinic-diary.h"

G_BEGIN_DECLS

/**
 * ClinicPlaces: where one session may go within some days, and why not elsewhere.
 *
 * Read once, on the database thread, by the rules that the move itself asks; then every question is answered in memory,
 * fast enough for each motion of a pointer. It shows what was true when it was read: the move asks again.
 */
typedef struct _ClinicPlaces ClinicPlaces;

/* What a place is checked for, one by one. */
typedef enum
{
  CLINIC_CHECK_TIME,    /* the session may move at all; the day has not passed; the clinic is open, the patient free */
  CLINIC_CHECK_SPACING,
  CLINIC_CHECK_BED,
  CLINIC_CHECK_DOCTOR,
  CLINIC_N_CHECKS,
} ClinicCheck;

/**
 * ClinicPlaceAnswer: one place, judged.
 */
typedef struct
{
  ClinicSlot slot; /* as it would be booked: the wait stretched, another doctor where that makes it free */
  char *refusal;   /* nullable: the sentence with which the move would be refused */
  struct
  {
    gboolean ok;
    char *words;   /* "27 days after session 2", "Bed 2 is taken until 11:15."; "" where there is nothing to say */
  } checks[CLINIC_N_CHECKS];
} ClinicPlaceAnswer;

void               clinic_place_answer_free (ClinicPlaceAnswer *answer);

/* @n_days from @from on. */
void          clinic_diary_load_places_async  (ClinicDiary *diary, gint64 session, ClinicDay from, int n_days,
                                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
ClinicPlaces *clinic_diary_load_places_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);
void          clinic_places_free              (ClinicPlaces *places);

const ClinicSession *clinic_places_get_session (const ClinicPlaces *places); /* as it stood when they were read */
void                 clinic_places_get_shape   (const ClinicPlaces *places, ClinicVisitShape *shape);
gboolean             clinic_places_has_day     (const ClinicPlaces *places, ClinicDay day);

/**
 * clinic_places_ask:
 * @wish: of a day that was read; its wait and doctor are what is wished
 * @elastic: whether wait and doctor may give way
 *
 * Returns: (transfer full)
 */
ClinicPlaceAnswer *clinic_places_ask (const ClinicPlaces *places, const ClinicSlot *wish, gboolean elastic);

/* The session's own place as a wish. */
void clinic_places_get_own (const ClinicPlaces *places, ClinicSlot *slot);

/* (transfer none) (element-type ClinicPlaceRun): the day's free arrivals from now on, by bed and minute. */
const GArray *clinic_places_get_runs (const ClinicPlaces *places, ClinicDay day);

/* Why the day has none at all, as a sentence; (nullable) when it is not the day's fault. */
const char   *clinic_places_get_day_refusal (const ClinicPlaces *places, ClinicDay day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicPlaces, clinic_places_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicPlaceAnswer, clinic_place_answer_free)

G_END_DECLS
