/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/clinic-window-private.h"

#include <glib/gi18n.h>

#include "ui/follow-ups/clinic-aftercare-page.h"
#include "ui/follow-ups/clinic-follow-ups-page.h"
#include "ui/patients/clinic-history-page.h"

#define SUBPAGE "subpage"
#define BELOW "below" /* it comes back when the subpage above is left */

static void
open_follow_up (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);
  GtkWidget *page = clinic_window_get_page (self, "follow-ups");

  clinic_window_show_page (self, "follow-ups");
  if (page != NULL)
    clinic_follow_ups_page_open (CLINIC_FOLLOW_UPS_PAGE (page), g_variant_get_int64 (parameter));
}

static void
remove_subpage (ClinicWindow *self, const char *name, const char *shown_then)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->content, name);

  if (page == NULL)
    return;
  if (gtk_stack_get_visible_child (self->content) == page)
    gtk_stack_set_visible_child_name (self->content, shown_then);
  gtk_stack_remove (self->content, page);
}

static void
rename_subpage (ClinicWindow *self, const char *from, const char *to)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->content, from);

  if (page != NULL)
    gtk_stack_page_set_name (gtk_stack_get_page (self->content, page), to);
}

void
clinic_window_leave_subpage (ClinicWindow *self)
{
  if (gtk_stack_get_child_by_name (self->content, SUBPAGE) == NULL)
    return;
  remove_subpage (self, SUBPAGE, "pages");
  remove_subpage (self, BELOW, "pages");
  clinic_window_update_frame (self);
}

static void
go_back (ClinicWindow *self)
{
  if (gtk_stack_get_child_by_name (self->content, BELOW) == NULL)
    {
      clinic_window_leave_subpage (self);
      return;
    }
  remove_subpage (self, SUBPAGE, BELOW);
  rename_subpage (self, BELOW, SUBPAGE);
  clinic_window_update_frame (self);
}

/* Who goes through a history reads one thing after the other, and finds it again as it was left. */
static void
make_room (ClinicWindow *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->content, SUBPAGE);

  if (page == NULL || !CLINIC_IS_HISTORY_PAGE (page))
    {
      remove_subpage (self, SUBPAGE, "pages");
      return;
    }
  remove_subpage (self, BELOW, "pages");
  rename_subpage (self, SUBPAGE, BELOW);
}

void
clinic_window_show_subpage (ClinicWindow *self, GtkWidget *page, const char *title)
{
  make_room (self);
  g_signal_connect_object (page, "back", G_CALLBACK (go_back), self, G_CONNECT_SWAPPED);
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
