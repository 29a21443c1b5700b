/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/clinic-window-private.h"

#include <glib/gi18n.h>

#include "ui/follow-ups/clinic-aftercare-page.h"
#include "ui/follow-ups/clinic-follow-ups-page.h"

#define SUBPAGE "subpage"

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
clinic_window_leave_subpage (ClinicWindow *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->content, SUBPAGE);

  if (page == NULL)
    return;
  if (gtk_stack_get_visible_child (self->content) == page)
    gtk_stack_set_visible_child_name (self->content, "pages");
  gtk_stack_remove (self->content, page);
  clinic_window_update_frame (self);
}

void
clinic_window_show_subpage (ClinicWindow *self, GtkWidget *page, const char *title)
{
  clinic_window_leave_subpage (self);
  g_signal_connect_object (page, "back", G_CALLBACK (clinic_window_leave_subpage), self, G_CONNECT_SWAPPED);
  gtk_stack_add_titled (self->content, page, SUBPAGE, title);
  gtk_stack_set_visible_child (self->content, page);
  clinic_window_update_frame (self);
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

const char *
clinic_window_get_subpage_title (ClinicWindow *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->content, SUBPAGE);

  return page == NULL ? NULL : gtk_stack_page_get_title (gtk_stack_get_page (self->content, page));
}

static void
show_aftercare (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);

  if (self->diary != NULL && g_variant_get_int64 (parameter) != 0)
    clinic_window_show_subpage (self, clinic_aftercare_page_new (self->diary, g_variant_get_int64 (parameter)),
                                _("Aftercare"));
}

void
clinic_window_follow_ups_class_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-aftercare", "x", show_aftercare);
  gtk_widget_class_install_action (widget_class, "win.open-follow-up", "x", open_follow_up);
}
