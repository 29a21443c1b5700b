/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/clinic-aftercare.h"
#include "core/clinic-schedule.h"
#include "core/clinic-triage.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_PROTOCOL (clinic_protocol_get_type ())

/* One row of the follow-up plan, as the protocol file states it. */
typedef struct
{
  char *key;   /* "first-call", "peel-check", "peel-end", "colour-watch", "book-next", "review" */
  char *title; /* "First call" */
  char *asks;  /* what to ask */
  GArray *days;   /* int: due so many days after the session's day */
  gboolean in_weeks; /* the file counts @days in weeks, and so do words ("week 4") */
  GArray *months; /* int: or so many months */
  int after_hours;        /* not before so many hours after rolling; 0 = none */
  int repeat_days;        /* after the last of @days again every so many; 0 = none */
  gboolean until_settled; /* falls away once settled */
  gboolean is_call;       /* a call to the patient */
} ClinicFollowUpRule;

typedef enum
{
  CLINIC_SCREENING_NOTE,     /* recorded, no more */
  CLINIC_SCREENING_SIGN_OFF, /* a doctor agrees before rolling */
  CLINIC_SCREENING_BLOCK,    /* not treated */
} ClinicScreeningEffect;

/* One question that is asked at booking and again on the day; @effect is that of a "yes". */
typedef struct
{
  char *key;      /* "isotretinoin" */
  char *question;
  char *advice;    /* what to do on a "yes"; "" = nothing is said */
  ClinicScreeningEffect effect;
  int within_days; /* only when it ended at most so many days before the session; 0 = always */
} ClinicScreening;

/**
 * ClinicProtocol: one version of a protocol file, checked and immutable. Reference counted, any thread.
 */
typedef struct _ClinicProtocol ClinicProtocol;

GType           clinic_protocol_get_type (void) G_GNUC_CONST;

/**
 * clinic_protocol_parse:
 * @name: the file's name, for messages
 * @language: (nullable): for key[de]= texts: "de", "de_AT" or "de-AT"; what is not translated stays as it is
 *
 * Reads at most 256 KiB of UTF-8.
 *
 * Returns: (transfer full) (nullable): the protocol, or %NULL with CLINIC_ERROR_INVALID naming file, group, key and
 *   reason. Repeated groups or keys, unknown or missing ones, trailing text, gaps in a table are refused too.
 */
ClinicProtocol *clinic_protocol_parse (const char *name, const char *text, gssize length, const char *language,
                                       GError **error);
ClinicProtocol *clinic_protocol_ref   (ClinicProtocol *protocol);
void            clinic_protocol_unref (ClinicProtocol *protocol);

const char *clinic_protocol_get_key    (const ClinicProtocol *protocol); /* "dermaroller" */
const char *clinic_protocol_get_title  (const ClinicProtocol *protocol);
const char *clinic_protocol_get_text   (const ClinicProtocol *protocol); /* the file, as taken into the database */
const char *clinic_protocol_get_sha256 (const ClinicProtocol *protocol);

void clinic_protocol_get_shape (const ClinicProtocol *protocol, ClinicVisitShape *shape);
int  clinic_protocol_get_course_length     (const ClinicProtocol *protocol); /* plan: 6 */
int  clinic_protocol_get_course_length_min (const ClinicProtocol *protocol); /* usually 6 */
int  clinic_protocol_get_course_length_max (const ClinicProtocol *protocol); /* to 10 */
int  clinic_protocol_get_min_days          (const ClinicProtocol *protocol); /* 21 */
int  clinic_protocol_get_recommended_days  (const ClinicProtocol *protocol); /* 28 */
int  clinic_protocol_get_fresh_hours         (const ClinicProtocol *protocol); /* 24 */
void clinic_protocol_get_peeling_start       (const ClinicProtocol *protocol, int *from_day, int *to_day); /* 2 to 3 */
void clinic_protocol_get_peeling_end         (const ClinicProtocol *protocol, int *from_day, int *to_day); /* 5 to 10 */
int  clinic_protocol_get_no_peeling_day    (const ClinicProtocol *protocol); /* 7 */
int  clinic_protocol_get_book_next_days    (const ClinicProtocol *protocol); /* 7: before the earliest day */
int  clinic_protocol_get_retry_hours       (const ClinicProtocol *protocol); /* 3: no answer, again in */
int  clinic_protocol_get_retry_most        (const ClinicProtocol *protocol); /* 3 a day */

/* (transfer none) (element-type ClinicFollowUpRule / ClinicCareItem / ClinicSymptom), in the file's order */
const GPtrArray *clinic_protocol_get_follow_up_rules (const ClinicProtocol *protocol);
const GPtrArray *clinic_protocol_get_care_items      (const ClinicProtocol *protocol);
const GPtrArray *clinic_protocol_get_symptoms        (const ClinicProtocol *protocol);
const GPtrArray *clinic_protocol_get_screenings      (const ClinicProtocol *protocol); /* ClinicScreening */
const ClinicSymptom *clinic_protocol_find_symptom    (const ClinicProtocol *protocol, const char *key);
const ClinicFollowUpRule *clinic_protocol_find_rule  (const ClinicProtocol *protocol, const char *key);
/* What is expected on this day after the session's, in the clinic's words: "Skin tight and brown; peeling starts ..." */
const char *clinic_protocol_get_expected (const ClinicProtocol *protocol, int day);
/* A text of the take-home sheet: "title", "at-once"; placeholders such as {day} stand in it. What a file without a
   [sheet] does not say is said in the desk's words. (transfer none) */
const char *clinic_protocol_get_sheet_text (const ClinicProtocol *protocol, const char *key);
/* What the patient signs: the number of its version, 0 = the file has none; then title and text are NULL. A new number
   asks again. (transfer none) */
int         clinic_protocol_get_consent_number (const ClinicProtocol *protocol);
const char *clinic_protocol_get_consent_title  (const ClinicProtocol *protocol);
const char *clinic_protocol_get_consent_text   (const ClinicProtocol *protocol);
int         clinic_protocol_get_guardian_below (const ClinicProtocol *protocol); /* younger than so many years: a guardian signs */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicProtocol, clinic_protocol_unref)

G_END_DECLS
