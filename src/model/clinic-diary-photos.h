/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-photo.h"
#include "model/clinic-diary.h"

G_BEGIN_DECLS

/**
 * ClinicPhotoEntry: a photo and where in its course it stands.
 */
typedef struct
{
  ClinicPhoto *photo;
  gint64 course; /* 0 = the patient had none */
  guint after;   /* sessions performed before it: 3 of "after 3"; 0 = before the first */
} ClinicPhotoEntry;

/**
 * ClinicPhotoPage: what a patient's photos show, as it stood at one moment.
 */
typedef struct
{
  char *patient_name;
  GPtrArray *entries; /* ClinicPhotoEntry, by clinic_photo_compare() */
} ClinicPhotoPage;

void             clinic_photo_page_free (ClinicPhotoPage *page);
void             clinic_diary_load_photos_async  (ClinicDiary *diary, gint64 patient, GCancellable *cancellable,
                                                  GAsyncReadyCallback callback, gpointer user_data);
ClinicPhotoPage *clinic_diary_load_photos_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/* How many photos the patient has; -1 with an error. */
void clinic_diary_count_photos_async  (ClinicDiary *diary, gint64 patient, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
int  clinic_diary_count_photos_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/**
 * ClinicPhotosTaken: what became of files that were given in.
 */
typedef struct
{
  guint n_added;
  guint n_there;      /* were the patient's already */
  GPtrArray *refused; /* (element-type utf8): "DSC_0012.gif: The file is not …" */
  GPtrArray *flawed;  /* (element-type utf8): names of files that were damaged in places, and were taken */
} ClinicPhotosTaken;

void clinic_photos_taken_free (ClinicPhotosTaken *taken);

/* On the main thread: @done of @total have been read. */
typedef void (*ClinicPhotosProgress) (guint done, guint total, gpointer user_data);

/**
 * clinic_diary_take_photos_async:
 * @sources: (element-type GObject): GFiles of photos, or of folders whose photos are meant (a camera's card), by path;
 *   or GBytesIcons, which hold what was pasted
 * @progress: (nullable): called with @user_data until the callback is
 *
 * Reads one after the other on a thread of its own, keeps what is in order, and then writes all rows at once: one
 * change, and one to take back. They come unsorted, on the day that the camera says.
 */
void               clinic_diary_take_photos_async  (ClinicDiary *diary, gint64 patient, GPtrArray *sources,
                                                    ClinicPhotosProgress progress, GCancellable *cancellable,
                                                    GAsyncReadyCallback callback, gpointer user_data);
ClinicPhotosTaken *clinic_diary_take_photos_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/* Its view and its marks. Ends in clinic_diary_change_finish(), as does removing. */
void clinic_diary_change_photo_async (ClinicDiary *diary, const ClinicPhoto *photo, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
/* The row; its file goes when the clinic is opened next, so that this can be taken back. */
void clinic_diary_remove_photo_async (ClinicDiary *diary, gint64 photo, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicPhotoPage, clinic_photo_page_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicPhotosTaken, clinic_photos_taken_free)

G_END_DECLS
