/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-signature.h"

G_BEGIN_DECLS

/**
 * ClinicSheetColumn: one column of a sheet's table.
 *
 * @share: what it gets of the width that is left when every column has what its longest line asks for; where they ask
 * for more than there is, those with a share are made narrower and break their lines, the others keep their width.
 */
typedef struct
{
  char *title;
  int share;
  gboolean at_end; /* figures stand at the far side */
} ClinicSheetColumn;

/**
 * ClinicSheetPicture: a picture on a sheet, and what stands below it.
 */
typedef struct
{
  GBytes *pixels; /* three a pixel, red, green, blue, row by row without gaps: what a screen and a printer get */
  int width;
  int height;
  GBytes *jpeg;   /* (nullable): the same picture, finer, as it is put into a file */
  char *caption;
} ClinicSheetPicture;

ClinicSheetPicture *clinic_sheet_picture_new  (GBytes *pixels, int width, int height, GBytes *jpeg, const char *caption);
void                clinic_sheet_picture_free (ClinicSheetPicture *picture);

/**
 * ClinicSheet: what is to be printed: a title above a table of text, and what stands below it. Black on white.
 *
 * A cell's lines are separated by line feeds. A sheet is filled once; ClinicPages lays it out.
 */
typedef struct
{
  char *title;    /* "Tuesday 24 November 2026" */
  char *subtitle; /* "Dr Nair"; "" = none */
  char *clinic;   /* at the foot of every page */
  char *printed;  /* "Printed Tue 24 Nov, 10:24"; at the foot too */
  char *totals;   /* below the last row; "" = none */
  ClinicSignature *ink; /* (nullable): a signature, below the totals */
  char *nothing;  /* stands in place of the rows where there are none */
  double points;  /* size of the rows' letters */
  gboolean grid;  /* lines between columns, too; every line of a cell is cut to its width and not broken */
  gboolean rtl;   /* columns run from right to left */
  GArray *columns; /* ClinicSheetColumn */
  GPtrArray *rows; /* char **: a text for each column */
  GHashTable *headings; /* index of a row → the text that stands across in its place */
  GHashTable *pictures; /* index of a row → GPtrArray of ClinicSheetPicture, side by side in its place */
} ClinicSheet;

ClinicSheet *clinic_sheet_new  (void); /* with empty texts, in letters of 9 points */
ClinicSheet *clinic_sheet_ref  (ClinicSheet *sheet); /* (transfer full): the same: it is not filled any more */
void         clinic_sheet_free (ClinicSheet *sheet); /* one reference */

/* Replaces one of the sheet's texts. */
void clinic_sheet_set_text   (char **place, const char *text);
void clinic_sheet_add_column (ClinicSheet *sheet, const char *title, int share, gboolean at_end);
/* @texts: (transfer full): %NULL-terminated, one for each column; %NULL takes nothing. */
void clinic_sheet_take_row   (ClinicSheet *sheet, char **texts);
/* A row of one text in heavy letters, across the columns. */
void clinic_sheet_add_heading (ClinicSheet *sheet, const char *text);
/* @pictures: (transfer full) (element-type ClinicSheetPicture): as many side by side as fit, then in further lines. */
void clinic_sheet_take_pictures (ClinicSheet *sheet, GPtrArray *pictures);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicSheet, clinic_sheet_free)

G_END_DECLS
