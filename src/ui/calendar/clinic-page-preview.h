/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "print/clinic-pages.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_PAGE_PREVIEW (clinic_page_preview_get_type ())

/**
 * ClinicPagePreview: one page as it will be printed, white on the window's ground, as wide as there is room.
 */
G_DECLARE_FINAL_TYPE (ClinicPagePreview, clinic_page_preview, CLINIC, PAGE_PREVIEW, GtkWidget)

/* @pages: not owned: the widget goes before they do; @nth: from 0; @width, @height, @margin: of the paper, in points. */
GtkWidget *clinic_page_preview_new (const ClinicPages *pages, int nth, double width, double height, double margin);

G_END_DECLS
