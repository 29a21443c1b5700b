/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary.h"
#include "model/clinic-patient-index.h"

G_BEGIN_DECLS

/* One change that this window may take back. */
typedef struct
{
  gint64 journal;
  char *summary;
  char *name; /* "move of Asha Rao"; "" = nothing but the summary */
} ClinicStep;

struct _ClinicDiary
{
  GObject parent_instance;

  ClinicDb *db;
  ClinicClock *clock;
  gint64 actor;
  gboolean guest;

  ClinicSetup *setup;
  GTimeZone *zone;
  GHashTable *protocols; /* id -> ClinicProtocol */
  gint64 current_protocol;
  GHashTable *current; /* a protocol's key -> id of the text that is used from now on; never changed, only replaced */
  GPtrArray *protocol_faults;

  ClinicPatientIndex *patients; /* (nullable): made when first asked for */
  gboolean patients_wanted;     /* loaded, or on the way */

  GPtrArray *done;   /* ClinicStep, newest last */
  GPtrArray *undone; /* ClinicStep, newest last */
};

/* Between the diary's own files. */
typedef struct
{
  GPtrArray *push_on; /* where the new step goes; NULL = cannot be taken back */
  GPtrArray *pop_off; /* whose newest step this write uses up; NULL = none */
} ClinicStepMove;

void        clinic_diary_write_step (ClinicDiary *diary, const char *verb, ClinicStepMove where, ClinicDbWriteJob job,
                                     gpointer data, GDestroyNotify data_free, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
void        clinic_diary_set_setup  (ClinicDiary *diary, ClinicSetup *setup); /* (transfer full) (nullable) */
ClinicActor clinic_diary_get_full_actor (ClinicDiary *diary);

/**
 * clinic_diary_write:
 * @job: runs on the database thread, in a transaction
 * @undoable: whether the window offers to take it back
 *
 * How every verb writes: the task ends in clinic_diary_change_finish(), after the signal.
 */
void clinic_diary_write (ClinicDiary *diary, const char *verb, gboolean undoable, ClinicDbWriteJob job, gpointer data,
                         GDestroyNotify data_free, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data);

/**
 * clinic_diary_read:
 *
 * How views read: the callback's source is the diary, and clinic_diary_read_finish() gives @job's result.
 */
void     clinic_diary_read        (ClinicDiary *diary, ClinicDbReadJob job, gpointer data, GDestroyNotify data_free,
                                   GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
gpointer clinic_diary_read_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

G_END_DECLS
