/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The sheet that is drawn on, in units of its own: all coordinates lie within. */
#define CLINIC_SIGNATURE_WIDTH 6000
#define CLINIC_SIGNATURE_HEIGHT 2000
/* More than a minute's drawing at a tablet's rate. */
#define CLINIC_SIGNATURE_MOST_POINTS 20000

typedef struct
{
  int x; /* 0 to CLINIC_SIGNATURE_WIDTH, from the left as drawn, in every language */
  int y; /* from the top */
  int ms; /* since the first point */
} ClinicInkPoint;

/**
 * ClinicSignature: a signature as it was drawn, stroke by stroke.
 */
typedef struct _ClinicSignature ClinicSignature;

ClinicSignature *clinic_signature_new  (void);
void             clinic_signature_free (ClinicSignature *signature);

void     clinic_signature_begin (ClinicSignature *signature); /* the next point begins a stroke */
/* What lies outside goes to the edge; the same place again, and what is too much, is left out. */
void     clinic_signature_add   (ClinicSignature *signature, int x, int y, int ms);
void     clinic_signature_clear (ClinicSignature *signature);
gboolean clinic_signature_is_drawn (const ClinicSignature *signature); /* a line at least, and no mere dot */

guint         clinic_signature_get_n_strokes (const ClinicSignature *signature);
/* (transfer none) (element-type ClinicInkPoint): one at least. */
const GArray *clinic_signature_get_stroke    (const ClinicSignature *signature, guint nth);

/* A line for each stroke: "x,y,ms x,y,ms". */
char            *clinic_signature_to_string   (const ClinicSignature *signature);
/* (nullable): NULL where it is no such text. */
ClinicSignature *clinic_signature_from_string (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicSignature, clinic_signature_free)

G_END_DECLS
