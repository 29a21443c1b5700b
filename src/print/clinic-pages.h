/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "print/clinic-sheet.h"

G_BEGIN_DECLS

/**
 * ClinicPages: a sheet laid out for pages of one size.
 */
typedef struct _ClinicPages ClinicPages;

/* @sheet: lives as long as the pages do; @width, @height: of the room inside the margins, in points. */
ClinicPages *clinic_pages_new  (const ClinicSheet *sheet, double width, double height);
void         clinic_pages_free (ClinicPages *pages);
int          clinic_pages_get_n (const ClinicPages *pages); /* one at least */
/* Draws page @nth, from 0, from the context's origin on; a unit is a point. */
void         clinic_pages_draw (const ClinicPages *pages, cairo_t *cr, int nth);

/**
 * clinic_pages_to_pdf:
 * @width, @height: of the whole page, in points
 * @margin: on every side, in points
 *
 * Returns: (transfer full): a PDF file, its letters as text
 */
GBytes *clinic_pages_to_pdf (const ClinicSheet *sheet, double width, double height, double margin);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicPages, clinic_pages_free)

G_END_DECLS
