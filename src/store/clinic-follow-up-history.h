/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-follow-up.h"
#include "store/clinic-conn.h"

G_BEGIN_DECLS

typedef enum
{
  CLINIC_FOLLOW_UP_PLANNED,
  CLINIC_FOLLOW_UP_MOVED,    /* to another time */
  CLINIC_FOLLOW_UP_GIVEN,    /* to a person, or to anyone */
  CLINIC_FOLLOW_UP_FINISHED, /* done by a person */
  CLINIC_FOLLOW_UP_FELL_AWAY,
  CLINIC_FOLLOW_UP_REOPENED,
} ClinicFollowUpStepKind;

/**
 * ClinicFollowUpStep: what once happened to a follow-up, as the journal has it.
 */
typedef struct
{
  ClinicFollowUpStepKind kind;
  gint64 at;    /* UTC */
  gint64 actor; /* staff; 0 = nobody known */
  gint64 due;   /* UTC: as it stood afterwards */
  gint64 staff; /* whose afterwards; 0 = anyone's */
  char *text;   /* why it fell away, or what was written down; "" */
} ClinicFollowUpStep;

void clinic_follow_up_step_free (ClinicFollowUpStep *step);

/* (element-type ClinicFollowUpStep): oldest first. What an erased patient's journal no longer holds is left out. */
GPtrArray *clinic_follow_up_history_load (ClinicConn *conn, gint64 follow_up, GError **error);

/**
 * ClinicFollowUpMoved: an open follow-up that was put off, and that nobody has touched since.
 */
typedef struct
{
  gint64 follow_up;
  gint64 due; /* UTC: before */
} ClinicFollowUpMoved;

/* (element-type ClinicFollowUpMoved): those that saving @closure has put off. */
GArray *clinic_follow_up_history_load_moved (ClinicConn *conn, gint64 closure, GError **error);

G_END_DECLS
