/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary.h"

G_BEGIN_DECLS

/* Copies a video into the clinic's folder, on a thread; the setup that names it is saved after that. Fails as
   clinic_video_files_keep() does. */
void  clinic_diary_keep_video_async  (ClinicDiary *diary, GFile *source, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
char *clinic_diary_keep_video_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/* The clinic's video, once it is known to be what was kept: its path, (transfer full). Fails as clinic_video_files_check()
   does. */
void  clinic_diary_find_video_async  (ClinicDiary *diary, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
char *clinic_diary_find_video_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/* Of the clinic's video: its SHA-256, "" = there is none; (transfer full). */
char *clinic_diary_dup_video_hash    (ClinicDiary *diary);

G_END_DECLS
