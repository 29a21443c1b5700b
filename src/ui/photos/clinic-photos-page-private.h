/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-photo-loader.h"
#include "ui/parts/clinic-errand.h"
#include "ui/parts/clinic-grade-card.h"
#include "ui/parts/clinic-shrink-bin.h"
#include "ui/parts/clinic-wrap-box.h"
#include "ui/photos/clinic-photo-compare.h"
#include "ui/photos/clinic-photos-page.h"

G_BEGIN_DECLS

struct _ClinicPhotosPage
{
  AdwBin parent_instance;

  ClinicDiary *diary;
  gint64 patient;
  ClinicPhotoPage *page;   /* (nullable): as read last */
  guint generation;        /* answers to earlier questions are dropped */
  ClinicPhotoLoader *loader;
  GCancellable *cancellable; /* of pictures that are on their way */
  ClinicPhotoView view;
  gint64 wanted;           /* a photo to begin with; 0 = none */
  gint64 chosen[2];        /* earlier, later: photos; 0 = none */
  ClinicCompareMode mode;
  gboolean taking;
  gboolean blind;
  gboolean marking;

  ClinicShrinkBin *shrink_bin;
  GtkLabel *name_label;
  GtkLabel *subtitle;
  GtkWidget *add_button;
  AdwButtonContent *add_content;
  ClinicStatusLine *status;
  GtkProgressBar *progress;
  GtkStack *stack;
  ClinicWrapBox *views;
  GtkWidget *view_buttons[CLINIC_N_PHOTO_VIEWS];
  ClinicWrapBox *tools;
  ClinicPhotoCompare *compare;
  GtkWidget *compare_part;
  GtkWidget *opacity_scale;
  ClinicStatusLine *scale_line;
  GtkWidget *mark_button;
  GtkScrolledWindow *strip_scroller;
  GtkBox *strip;
  guint next_entry;        /* of the page: the first that has no tile yet */
  guint part;              /* that is shown next */
  guint tick;              /* waits for what was added to be laid out, and adds what is left; goes with the page */
  GtkWidget *empty_view;
  ClinicGradeCard *grades;
};

/* clinic-photos-page.c */
/* What came of something that was begun; @words (nullable): nothing is to be said. */
void clinic_photos_page_tell (ClinicPhotosPage *self, ClinicTone tone, const char *words);

/* clinic-photos-add.c */
void clinic_photos_page_class_install_adding (GtkWidgetClass *widget_class);
void clinic_photos_page_add_drop             (ClinicPhotosPage *self);

/* clinic-photos-change.c */
void clinic_photos_page_class_install_changes (GtkWidgetClass *widget_class);
void clinic_photos_page_save_marks            (ClinicPhotosPage *self, gint64 photo, const ClinicPhotoPoint *marks);

/* clinic-photos-grade.c */
void clinic_photos_page_class_install_grading (GtkWidgetClass *widget_class);
void clinic_photos_page_show_grades           (ClinicPhotosPage *self); /* of the course that is shown, unless days are hidden */

/* clinic-photos-strip.c */
void clinic_photos_page_fill_strip    (ClinicPhotosPage *self);
void clinic_photos_page_complete      (ClinicPhotosPage *self); /* soon: what is in sight, and not yet there or read */
void clinic_photos_page_compare       (ClinicPhotosPage *self); /* the two that are chosen */
void clinic_photos_page_show_chosen   (ClinicPhotosPage *self); /* which they are, and at what scale */
const ClinicPhotoEntry *clinic_photos_page_find (ClinicPhotosPage *self, gint64 photo); /* nullable */

G_END_DECLS
