/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-triage.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

typedef enum
{
  CLINIC_CALL_REACHED,
  CLINIC_CALL_NO_ANSWER,
  CLINIC_CALL_MESSAGE,
  CLINIC_CALL_DECLINED, /* asks not to be called */
} ClinicCallOutcome;

/* Of a count or a yes or no that was not asked. */
#define CLINIC_CARE_NOT_ASKED (-1)

typedef struct
{
  char *symptom; /* the protocol's key: "redness" */
  ClinicVerdict verdict;
} ClinicCallSymptom;

/**
 * ClinicCall: one call to a patient, as it was logged.
 */
typedef struct
{
  gint64 id;
  gint64 patient;
  gint64 follow_up; /* 0 = none */
  gint64 session;   /* 0 = none */
  gint64 at;        /* UTC */
  gint64 actor;     /* staff; 0 = nobody known */
  ClinicCallOutcome outcome;
  ClinicVerdict verdict; /* the gravest */
  int moisturiser;  /* times a day */
  int steroid;
  int cleansing;
  int out_of_sun;   /* 1 yes, 0 no */
  char *note;
  GPtrArray *symptoms; /* ClinicCallSymptom */
} ClinicCall;

ClinicCall *clinic_call_new  (void); /* reached, nothing asked */
ClinicCall *clinic_call_copy (const ClinicCall *call);
void        clinic_call_free (ClinicCall *call);
void        clinic_call_add_symptom (ClinicCall *call, const char *symptom, ClinicVerdict verdict);

const char *clinic_call_outcome_to_string   (ClinicCallOutcome outcome); /* as stored: "no-answer" */
gboolean    clinic_call_outcome_from_string (const char *text, ClinicCallOutcome *outcome);

/**
 * ClinicColourAnswer: what a call that reached the patient says of lighter or darker patches.
 */
typedef struct
{
  gint64 session;
  ClinicDay session_day;
  gint64 protocol; /* of its course */
  gint64 at;      /* UTC */
  gboolean seen;
  gboolean asked; /* the call was for asking after them */
  char *reason;   /* what the call was for besides, in words; "" */
} ClinicColourAnswer;

void       clinic_colour_answer_free (ClinicColourAnswer *answer);

gint64     clinic_call_table_insert (ClinicTx *tx, const ClinicCall *call, GError **error); /* with its symptoms; 0 on error */
/* (element-type ClinicCall): newest first, with their symptoms. */
GPtrArray *clinic_call_table_load_session (ClinicConn *conn, gint64 session, GError **error);
GPtrArray *clinic_call_table_load_patient (ClinicConn *conn, gint64 patient, GError **error);
/* (element-type ClinicColourAnswer): the first one first. */
GPtrArray *clinic_call_table_load_colour (ClinicConn *conn, gint64 patient, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicCall, clinic_call_free)

G_END_DECLS
