/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-course.h"
#include "core/clinic-patient.h"
#include "core/clinic-schedule.h"
#include "model/clinic-diary.h"
#include "store/clinic-patient-table.h"

G_BEGIN_DECLS

/* So far ahead free places are looked for. */
#define CLINIC_SLOTS_MOST_DAYS 90

typedef enum
{
  CLINIC_PART_OF_DAY_ANY,
  CLINIC_PART_OF_DAY_MORNING,   /* arrival before noon */
  CLINIC_PART_OF_DAY_AFTERNOON, /* arrival from noon on */
} ClinicPartOfDay;

/**
 * ClinicSlotWish: what is looked for. What is 0 does not count.
 */
typedef struct
{
  gint64 course;
  gint64 except; /* a session that is being moved: its own place is free */
  gint64 doctor;
  ClinicDay from;
  ClinicPartOfDay part;
  gboolean roll;    /* the booked sessions behind @except follow it: their days do not count */
  gboolean close;   /* a doctor lets it stand closer than the course allows */
  int apart;        /* least minutes between slots of a day */
  int most_per_day;
  int most_days;    /* days with a slot, then the search stops */
  ClinicDay also[16]; /* other visits of the course that are being planned, in any order */
  int n_also;
} ClinicSlotWish;

/**
 * ClinicSlotList: what was found.
 */
typedef struct
{
  GArray *slots;       /* ClinicSlot, by day and arrival */
  char *refusal;       /* nullable: why @from cannot be: "Earliest Tue 15 Dec: 21 days after session 3." */
  ClinicDay first;     /* the first allowed day from the wished one on */
  ClinicDay previous;  /* of the course's sessions, the one before @first; CLINIC_DAY_NONE */
  ClinicDay next;      /* where to go on looking; CLINIC_DAY_NONE once all days are looked through */
} ClinicSlotList;

void clinic_slot_list_free (ClinicSlotList *list);

/* Today or a day of the wish that has passed counts from now on. */
void            clinic_diary_find_slots_async  (ClinicDiary *diary, const ClinicSlotWish *wish, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer user_data);
ClinicSlotList *clinic_diary_find_slots_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/**
 * clinic_diary_check_slot_async:
 *
 * Whether a place chosen by hand can be booked, by the rules that booking asks: only course, except and close of @wish
 * count, and the other visits. CONFLICT says what is in the way.
 */
void     clinic_diary_check_slot_async  (ClinicDiary *diary, const ClinicSlotWish *wish, const ClinicSlot *slot,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean clinic_diary_check_slot_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/**
 * ClinicPlannedVisit: one visit of a planned course.
 */
typedef struct
{
  ClinicSlot slot;
  int nth;   /* 4 of "session 4 of 6" */
  int gap;   /* days since the session before; 0 = none before */
  char *why; /* nullable: why it is not at the preferred day and time: "9:20 is taken" */
} ClinicPlannedVisit;

ClinicPlannedVisit *clinic_planned_visit_copy (const ClinicPlannedVisit *visit);
void                clinic_planned_visit_free (ClinicPlannedVisit *visit);

/**
 * clinic_diary_plan_course_async:
 * @first: the next visit, as chosen
 * @weekdays: the days that the patient prefers for the others, as bits from 1 Monday to 64 Sunday; 0 = @first's
 * @minute: the arrival that the patient prefers for the others; -1 = @first's
 *
 * All sessions that the course has left: @first, then each nearest to the preferred weekdays and time, the recommended
 * number of days apart and never closer than the course allows.
 *
 * Returns: (transfer full) (element-type ClinicPlannedVisit): fewer than are left where no place is found
 */
void       clinic_diary_plan_course_async  (ClinicDiary *diary, gint64 course, const ClinicSlot *first, guint weekdays,
                                            int minute, GCancellable *cancellable, GAsyncReadyCallback callback,
                                            gpointer user_data);
GPtrArray *clinic_diary_plan_course_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/**
 * ClinicBookingSubject: for whom something can be booked.
 */
typedef struct
{
  ClinicPatient *patient;
  gboolean red_flag;
  GPtrArray *courses;  /* ClinicCourse, active ones, newest first */
  GArray *progresses;  /* ClinicCourseProgress, in step with @courses */
} ClinicBookingSubject;

void                  clinic_booking_subject_free (ClinicBookingSubject *subject);
void                  clinic_diary_load_subject_async  (ClinicDiary *diary, gint64 patient, GCancellable *cancellable,
                                                        GAsyncReadyCallback callback, gpointer user_data);
ClinicBookingSubject *clinic_diary_load_subject_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/* Who is meant by what was typed: all its words anywhere in name, number, phone or birth; at most @max.
   Returns: (transfer full) (element-type ClinicPatientCard): in name order */
void       clinic_diary_find_patients_async  (ClinicDiary *diary, const char *typed, guint max, GCancellable *cancellable,
                                              GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *clinic_diary_find_patients_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicSlotList, clinic_slot_list_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicPlannedVisit, clinic_planned_visit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicBookingSubject, clinic_booking_subject_free)

G_END_DECLS
