/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bench-report.h"
#include "model/clinic-diary.h"

G_BEGIN_DECLS

/* When it is in the invented clinic: SITTINGS_NOW of all that is measured. A Tuesday. */
#define BENCH_NOW "2026-11-24T10:24:00+01:00"

/**
 * Bench: what every measurement gets.
 */
typedef struct
{
  BenchReport report;
  char *programs; /* the folder of this program, its data maker and its empty window */
  char *app;      /* the program itself, sittings */
  char *probe;    /* start_probe.py */
  char *room;     /* the folder for data, which lies beside the build */
  char *data;     /* the clinic that is only read */
  gboolean is_short;
} Bench;

/* How often: @many, or @few when only asked whether it still runs. */
guint bench_get_runs (const Bench *bench, guint many, guint few);

/* Makes the clinic that is measured, once, and keeps it. */
gboolean bench_make_data (Bench *bench, int patients, GError **error);
/* (transfer full): a copy of it under that name, to be written to, on the same file system. */
char    *bench_copy_data (Bench *bench, const char *name, GError **error);
void     bench_remove_copy (const char *folder);

/**
 * BenchClinic: a diary on a folder, loaded.
 */
typedef struct
{
  ClinicDb *db;
  ClinicClock *clock;
  ClinicDiary *diary;
} BenchClinic;

BenchClinic *bench_clinic_open  (const char *folder, GError **error);
void         bench_clinic_close (BenchClinic *clinic);

/* For calls that end in a callback: user_data is a GAsyncResult **, which bench_wait() empties. */
void          bench_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *bench_wait     (GAsyncResult **slot); /* (transfer full) */

/* The measurements. */
gboolean bench_measure_search  (Bench *bench, GError **error);
gboolean bench_measure_booking (Bench *bench, GError **error);
gboolean bench_measure_queries (Bench *bench, GError **error);
gboolean bench_measure_follow_ups (Bench *bench, GError **error);
gboolean bench_measure_slots   (Bench *bench, GError **error);
gboolean bench_measure_start   (Bench *bench, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchClinic, bench_clinic_close)

G_END_DECLS
