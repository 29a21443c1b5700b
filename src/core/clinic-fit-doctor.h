/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-range.h"

G_BEGIN_DECLS

/**
 * ClinicFitJob: one rolling that one doctor has to do. Instants in UTC, lengths in seconds.
 */
typedef struct
{
  gint64 session;    /* 0 = the new visit: a wait that nobody was told yet costs less than any other to change */
  gint64 arrival;    /* the rolling begins a multiple of the step after it */
  gint64 first;      /* the earliest begin */
  gint64 last;       /* and the latest */
  gint64 length;
  gint64 wished;     /* the begin that costs nothing */
  gint64 not_before; /* no other begin may be earlier than this */
  gint64 begin;      /* (out) */
} ClinicFitJob;

/* What a change of somebody's wait costs, and each minute of it, so that fewer changes always win, then fewer minutes. */
#define CLINIC_FIT_COST_OF_CHANGE G_GINT64_CONSTANT (100000000)
#define CLINIC_FIT_COST_OF_MINUTE G_GINT64_CONSTANT (10000)

/**
 * clinic_fit_doctor_order:
 * @jobs: by first; at most 64; begin is filled in
 * @busy: merged; when the doctor cannot roll
 *
 * The cheapest way to do all of @jobs one after the other, by all orders and begins that are possible.
 *
 * Returns: what it costs, or -1 when there is no way
 */
gint64 clinic_fit_doctor_order (ClinicFitJob *jobs, guint n_jobs, const GArray *busy);

G_END_DECLS
