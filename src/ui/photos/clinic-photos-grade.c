/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-series.h"
#include "ui/parts/clinic-grade-window.h"
#include "ui/parts/clinic-photo-texture.h"
#include "ui/photos/clinic-photos-page-private.h"

void
clinic_photos_page_show_grades (ClinicPhotosPage *self)
{
  const ClinicPhotoEntry *entry = clinic_photos_page_find (self, self->chosen[1]);

  gtk_widget_set_visible (GTK_WIDGET (self->grades), entry != NULL && entry->course != 0 && !self->blind);
  if (entry != NULL && entry->course != 0)
    clinic_grade_card_watch (self->grades, self->diary, entry->course, 0);
}

/* The day of a photo: a session's or a review's that is known, else one of its own. */
static const ClinicSeriesEntry *
find_day (const ClinicSeries *series, const ClinicPhoto *photo)
{
  const ClinicSeriesEntry *found = clinic_series_find (series, photo->session);

  for (guint i = 0; found == NULL && i < series->entries->len; i++)
    if (((ClinicSeriesEntry *) series->entries->pdata[i])->day == photo->day)
      found = series->entries->pdata[i];
  return found;
}

static void
show_photo (ClinicPhotosPage *self, GtkWidget *window, const ClinicPhoto *photo)
{
  g_autoptr (ClinicPhotoPixels) pixels = clinic_photo_loader_peek (self->loader, photo, CLINIC_COMPARE_LONGEST);
  g_autoptr (GdkTexture) texture = pixels != NULL ? clinic_photo_texture_new (pixels) : NULL;

  if (texture != NULL)
    clinic_grade_window_set_photo (CLINIC_GRADE_WINDOW (window), texture);
}

static void
open_window (ClinicPhotosPage *self, const ClinicSeries *series, const ClinicPhoto *photo)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  const ClinicSeriesEntry own = { .day = photo->day };
  const ClinicSeriesEntry *day = find_day (series, photo);
  GtkWidget *window;

  if (self->blind)
    window = clinic_grade_window_new_blind (parent, self->diary, series, day != NULL ? day : &own);
  else
    window = clinic_grade_window_new (parent, self->diary, series, day != NULL ? day : &own);
  show_photo (self, window, photo);
  gtk_window_present (GTK_WINDOW (window));
}

typedef struct
{
  ClinicPhotosPage *page;
  gint64 photo;
} Question;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (ClinicPhotosPage) self = question->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicSeries) series = clinic_diary_load_series_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;
  const ClinicPhotoEntry *entry = clinic_photos_page_find (self, question->photo);

  if (self->diary == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (words != NULL)
    clinic_status_line_say (self->status, CLINIC_TONE_BAD, words);
  else if (entry != NULL)
    open_window (self, series, entry->photo);
}

static void
grade_photo (ClinicPhotosPage *self, gint64 photo)
{
  const ClinicPhotoEntry *entry = clinic_photos_page_find (self, photo);
  Question *question;

  if (entry == NULL)
    return;
  if (entry->course == 0)
    {
      clinic_status_line_say (self->status, CLINIC_TONE_BAD, _("Grades belong to a course. Start one for this patient first."));
      return;
    }
  question = g_new0 (Question, 1);
  question->page = g_object_ref (self);
  question->photo = photo;
  clinic_diary_load_series_async (self->diary, entry->course, NULL, loaded_cb, question);
}

static void
grade (GtkWidget *widget, const char *name, GVariant *parameter)
{
  grade_photo (CLINIC_PHOTOS_PAGE (widget), g_variant_get_int64 (parameter));
}

static void
grade_shown (GtkWidget *widget, const char *name, GVariant *parameter)
{
  grade_photo (CLINIC_PHOTOS_PAGE (widget), CLINIC_PHOTOS_PAGE (widget)->chosen[1]);
}

void
clinic_photos_page_class_install_grading (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "photos.grade", "x", grade);
  gtk_widget_class_install_action (widget_class, "photos.grade-shown", NULL, grade_shown);
}
