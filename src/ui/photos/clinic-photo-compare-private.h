/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/photos/clinic-photo-compare.h"

G_BEGIN_DECLS

#define CLINIC_COMPARE_HANDLE 42 /* px: of the divider */
#define CLINIC_COMPARE_N_MARKS 2

typedef struct
{
  ClinicPhotoEntry *entry; /* nullable */
  GdkTexture *texture;     /* nullable */
  GdkTexture *half;        /* nullable: the same in half the size */
  ClinicPhotoFit fit;      /* onto the earlier one */
  GtkWidget *caption;
  GtkWidget *fault;
  ClinicPhotoPoint marks[CLINIC_COMPARE_N_MARKS]; /* while marking */
  int n_marks;
} ClinicCompareSide;

struct _ClinicPhotoCompare
{
  GtkWidget parent_instance;

  ClinicCompareMode mode;
  ClinicCompareSide sides[2];
  gboolean at_scale;
  double split;
  double opacity;
  double zoom;
  double pan_x, pan_y; /* px of the widget */
  double drag_x, drag_y; /* where the drag found them */
  gboolean drags_split;
  gboolean blind;
  gboolean marking;
  double cross_x, cross_y;
};

/* clinic-photo-compare-draw.c */
gboolean clinic_photo_compare_is_mirrored  (ClinicPhotoCompare *self); /* the earlier one is at the right */
gboolean clinic_photo_compare_stands_apart (ClinicPhotoCompare *self);
double   clinic_photo_compare_get_split_x  (ClinicPhotoCompare *self); /* px */
/* Which photo lies there, and which of its parts; -1 = none */
int      clinic_photo_compare_find_part    (ClinicPhotoCompare *self, double x, double y, ClinicPhotoPoint *part);
void     clinic_photo_compare_draw         (ClinicPhotoCompare *self, GtkSnapshot *snapshot);

G_END_DECLS
