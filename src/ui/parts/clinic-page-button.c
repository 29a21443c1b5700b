/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-page-button.h"

#include <glib/gi18n-lib.h>

struct _ClinicPageButton
{
  GtkToggleButton parent_instance;

  AdwViewStackPage *page;
  GtkLabel *badge;
};

G_DEFINE_FINAL_TYPE (ClinicPageButton, clinic_page_button, GTK_TYPE_TOGGLE_BUTTON)

static void
show_number (ClinicPageButton *self)
{
  guint number = adw_view_stack_page_get_badge_number (self->page);
  const char *title = adw_view_stack_page_get_title (self->page);
  g_autofree char *figure = g_strdup_printf ("%u", number);
  /* a page and how much waits there: "Follow-ups, 7 due" */
  g_autofree char *name = number > 0 ? g_strdup_printf (_("%s, %u due"), title, number) : g_strdup (title);

  gtk_label_set_label (self->badge, figure);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), number > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* A screen reader goes by "selected" on a tab. */
static void
active_cb (ClinicPageButton *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED,
                               gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self)), -1);
}

static GtkWidget *
make_icon (ClinicPageButton *self)
{
  GtkWidget *icon = gtk_image_new ();

  g_object_bind_property (self->page, "icon-name", icon, "icon-name", G_BINDING_SYNC_CREATE);
  return icon;
}

static GtkWidget *
make_title (ClinicPageButton *self, gboolean narrow)
{
  GtkWidget *title = gtk_label_new (NULL);

  g_object_bind_property (self->page, "title", title, "label", G_BINDING_SYNC_CREATE);
  gtk_label_set_wrap (GTK_LABEL (title), narrow);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (title), GTK_JUSTIFY_CENTER);
  return title;
}

static void
fill_wide (ClinicPageButton *self, GtkWidget *content)
{
  gtk_box_append (GTK_BOX (content), make_icon (self));
  gtk_box_append (GTK_BOX (content), make_title (self, FALSE));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->badge));
}

/* The icon keeps the middle: what stands before it is as wide as the badge behind it. */
static void
fill_narrow (ClinicPageButton *self, GtkWidget *content)
{
  GtkWidget *head = gtk_center_box_new ();

  gtk_center_box_set_center_widget (GTK_CENTER_BOX (head), make_icon (self));
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (head), GTK_WIDGET (self->badge));
  gtk_box_append (GTK_BOX (content), head);
  gtk_box_append (GTK_BOX (content), make_title (self, TRUE));
}

static void
fill (ClinicPageButton *self, gboolean narrow)
{
  GtkWidget *content = gtk_box_new (narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, narrow ? 3 : 6);

  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  if (narrow)
    fill_narrow (self, content);
  else
    fill_wide (self, content);
  gtk_button_set_child (GTK_BUTTON (self), content);
}

static void
clinic_page_button_dispose (GObject *object)
{
  g_clear_object (&CLINIC_PAGE_BUTTON (object)->page);
  G_OBJECT_CLASS (clinic_page_button_parent_class)->dispose (object);
}

static void
clinic_page_button_class_init (ClinicPageButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clinic_page_button_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_TAB);
}

static void
clinic_page_button_init (ClinicPageButton *self)
{
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_add_css_class (badge, "numeric");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  self->badge = GTK_LABEL (badge);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  g_signal_connect (self, "notify::active", G_CALLBACK (active_cb), NULL);
  active_cb (self);
}

GtkWidget *
clinic_page_button_new (AdwViewStackPage *page, gboolean narrow)
{
  ClinicPageButton *self;

  g_return_val_if_fail (ADW_IS_VIEW_STACK_PAGE (page), NULL);

  self = g_object_new (CLINIC_TYPE_PAGE_BUTTON, NULL);
  self->page = g_object_ref (page);
  fill (self, narrow);
  g_signal_connect_object (page, "notify::badge-number", G_CALLBACK (show_number), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::title", G_CALLBACK (show_number), self, G_CONNECT_SWAPPED);
  show_number (self);
  return GTK_WIDGET (self);
}

AdwViewStackPage *
clinic_page_button_get_page (ClinicPageButton *self)
{
  g_return_val_if_fail (CLINIC_IS_PAGE_BUTTON (self), NULL);

  return self->page;
}
