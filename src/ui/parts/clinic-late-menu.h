/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives @button the menu @model, whose popover is made when it is first opened: most never are, and a page of many buttons
   shows sooner. */
void clinic_late_menu_set (GtkMenuButton *button, GMenuModel *model);

G_END_DECLS
