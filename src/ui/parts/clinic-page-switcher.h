/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_PAGE_SWITCHER (clinic_page_switcher_get_type ())

/**
 * ClinicPageSwitcher: the tabs of an AdwViewStack's pages.
 *
 * AdwViewSwitcher lays a page's badge over its icon, where neither can be read; here the number stands beside it.
 *
 * Properties: "stack" (nullable; given when it has its pages, since tabs are made anew when pages come or go), "narrow":
 * the titles stand under the icons, as in a bar at the foot.
 */
G_DECLARE_FINAL_TYPE (ClinicPageSwitcher, clinic_page_switcher, CLINIC, PAGE_SWITCHER, GtkWidget)

GtkWidget *clinic_page_switcher_new (gboolean narrow);

G_END_DECLS
