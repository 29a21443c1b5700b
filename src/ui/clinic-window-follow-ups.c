/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/clinic-window-private.h"

#include "ui/follow-ups/clinic-follow-ups-page.h"

static void
open_follow_up (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);
  GtkWidget *page = clinic_window_get_page (self, "follow-ups");

  clinic_window_show_page (self, "follow-ups");
  if (page != NULL)
    clinic_follow_ups_page_open (CLINIC_FOLLOW_UPS_PAGE (page), g_variant_get_int64 (parameter));
}

void
clinic_window_follow_ups_class_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open-follow-up", "x", open_follow_up);
}
