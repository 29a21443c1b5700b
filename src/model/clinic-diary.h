/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-protocol.h"
#include "core/clinic-setup.h"
#include "model/clinic-clock.h"
#include "store/clinic-db.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_DIARY (clinic_diary_get_type ())
G_DECLARE_FINAL_TYPE (ClinicDiary, clinic_diary, CLINIC, DIARY, GObject)

/**
 * ClinicDiary: the one door for every change of data, and for reading what views show. Main thread.
 *
 * Every verb is clinic_diary_VERB_async() and ends in clinic_diary_change_finish(). After its transaction is on disk
 * the diary emits "changed" once, before the verb's callback runs; views read again what they show.
 *
 * Signals:
 *  "changed" (ClinicChange *change): some rows have changed, by a verb, an undo, or later another desk
 *  "untold" (const char *words): what did not go well, said to nobody where it was begun
 * Properties: "can-undo", "can-redo", "undo-text", "redo-text" (what would be taken back, in words), "setup" (boxed)
 */

ClinicDiary *clinic_diary_new (ClinicDb *db, ClinicClock *clock);

/* Reads the setup, takes the shipped protocols in, and loads those in use. Once, before anything else. */
void     clinic_diary_load_async  (ClinicDiary *diary, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean clinic_diary_load_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

ClinicDb    *clinic_diary_get_db    (ClinicDiary *diary);
ClinicClock *clinic_diary_get_clock (ClinicDiary *diary);
gint64       clinic_diary_get_now   (ClinicDiary *diary);
ClinicDay    clinic_diary_get_today (ClinicDiary *diary);
ClinicSetup *clinic_diary_get_setup (ClinicDiary *diary); /* (transfer none) (nullable): NULL before the first start is done */
GTimeZone   *clinic_diary_get_zone  (ClinicDiary *diary); /* (transfer none) */
void         clinic_diary_get_hours (ClinicDiary *diary, ClinicHours *hours);

/* (transfer none) (nullable): a protocol version, and the one new courses begin with. */
ClinicProtocol *clinic_diary_get_protocol         (ClinicDiary *diary, gint64 id);
ClinicProtocol *clinic_diary_get_current_protocol (ClinicDiary *diary, gint64 *id);
/* Files in the protocol folders that were refused, as sentences; (transfer none) (element-type utf8). */
GPtrArray      *clinic_diary_get_protocol_faults  (ClinicDiary *diary);

/* Who is at this desk. Staff id, 0 = nobody chosen. */
void   clinic_diary_set_actor (ClinicDiary *diary, gint64 staff);
gint64 clinic_diary_get_actor (ClinicDiary *diary);

/* While set, whoever asks is another program: nobody known in the journal, and not this window's to take back. */
void   clinic_diary_set_guest (ClinicDiary *diary, gboolean guest);

/* Every verb ends here. Returns: (transfer full) (nullable): what changed. */
ClinicChange *clinic_diary_change_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/* Setup */
void clinic_diary_save_setup_async (ClinicDiary *diary, ClinicSetup *setup, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);

/* Undo: this window's changes since it opened, newest first. The change carries the summary of what was taken back. */
gboolean    clinic_diary_can_undo      (ClinicDiary *diary);
gboolean    clinic_diary_can_redo      (ClinicDiary *diary);
const char *clinic_diary_get_undo_text (ClinicDiary *diary); /* "" when there is nothing */
const char *clinic_diary_get_redo_text (ClinicDiary *diary);
/* What it is called, for the end of "Undo …": "move of Asha Rao"; "" when it has no name, or there is nothing. */
const char *clinic_diary_get_undo_name (ClinicDiary *diary);
const char *clinic_diary_get_redo_name (ClinicDiary *diary);
void        clinic_diary_undo_async (ClinicDiary *diary, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void        clinic_diary_redo_async (ClinicDiary *diary, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/* For who has left the place where something was begun that did not go well: emits "untold". */
void clinic_diary_tell (ClinicDiary *diary, const char *words);

/* An error as a sentence that a person can act on; (transfer full). The one place that words errors. */
char *clinic_words_for_error  (const GError *error);
/* The same for who has gone on, with what was not done for @whom; @result: a verb's. */
char *clinic_words_for_untold (GAsyncResult *result, const char *whom, const GError *error);

G_END_DECLS
