/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_PAGE_BUTTON (clinic_page_button_get_type ())

/**
 * ClinicPageButton: the tab of one page of an AdwViewStack, with its icon, its title and, when the page has one, its
 * badge number beside them.
 */
G_DECLARE_FINAL_TYPE (ClinicPageButton, clinic_page_button, CLINIC, PAGE_BUTTON, GtkToggleButton)

/* @narrow: the title stands under the icon. The button holds the page. */
GtkWidget        *clinic_page_button_new      (AdwViewStackPage *page, gboolean narrow);
AdwViewStackPage *clinic_page_button_get_page (ClinicPageButton *self); /* (transfer none) */

G_END_DECLS
