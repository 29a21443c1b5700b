/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-page-switcher.h"

#include "ui/parts/clinic-page-button.h"

struct _ClinicPageSwitcher
{
  GtkWidget parent_instance;

  AdwViewStack *stack;      /* nullable */
  GtkSelectionModel *pages; /* nullable: the stack's */
  gboolean narrow;
};

enum
{
  PROP_STACK = 1,
  PROP_NARROW,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (ClinicPageSwitcher, clinic_page_switcher, GTK_TYPE_WIDGET)

static void
button_active_cb (ClinicPageSwitcher *self, GParamSpec *pspec, ClinicPageButton *button)
{
  AdwViewStackPage *page = clinic_page_button_get_page (button);

  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
    adw_view_stack_set_visible_child (self->stack, adw_view_stack_page_get_child (page));
}

static void
selection_changed_cb (ClinicPageSwitcher *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (guint i = 0; child != NULL; i++, child = gtk_widget_get_next_sibling (child))
    if (gtk_selection_model_is_selected (self->pages, i))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), TRUE);
}

static void
add_button (ClinicPageSwitcher *self, AdwViewStackPage *page)
{
  GtkWidget *group = gtk_widget_get_first_child (GTK_WIDGET (self));
  GtkWidget *button = clinic_page_button_new (page, self->narrow);

  gtk_widget_set_hexpand (button, self->narrow);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  if (group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (group));
  g_signal_connect_object (button, "notify::active", G_CALLBACK (button_active_cb), self, G_CONNECT_SWAPPED);
}

static void
remove_buttons (ClinicPageSwitcher *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
add_buttons (ClinicPageSwitcher *self)
{
  remove_buttons (self);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->pages)); i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (self->pages), i);

      add_button (self, page);
    }
  selection_changed_cb (self);
}

static void
clear_stack (ClinicPageSwitcher *self)
{
  if (self->pages != NULL)
    g_signal_handlers_disconnect_by_data (self->pages, self);
  remove_buttons (self);
  g_clear_object (&self->pages);
  g_clear_object (&self->stack);
}

static void
set_stack (ClinicPageSwitcher *self, AdwViewStack *stack)
{
  if (self->stack == stack)
    return;
  clear_stack (self);
  if (stack != NULL)
    {
      self->stack = g_object_ref (stack);
      self->pages = adw_view_stack_get_pages (stack);
      g_signal_connect_swapped (self->pages, "items-changed", G_CALLBACK (add_buttons), self);
      g_signal_connect_swapped (self->pages, "selection-changed", G_CALLBACK (selection_changed_cb), self);
      add_buttons (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STACK]);
}

static void
clinic_page_switcher_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ClinicPageSwitcher *self = CLINIC_PAGE_SWITCHER (object);

  switch (id)
    {
    case PROP_STACK: g_value_set_object (value, self->stack); break;
    case PROP_NARROW: g_value_set_boolean (value, self->narrow); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_page_switcher_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ClinicPageSwitcher *self = CLINIC_PAGE_SWITCHER (object);

  switch (id)
    {
    case PROP_STACK: set_stack (self, g_value_get_object (value)); break;
    case PROP_NARROW: self->narrow = g_value_get_boolean (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_page_switcher_constructed (GObject *object)
{
  ClinicPageSwitcher *self = CLINIC_PAGE_SWITCHER (object);
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  G_OBJECT_CLASS (clinic_page_switcher_parent_class)->constructed (object);
  gtk_box_layout_set_homogeneous (layout, self->narrow);
  gtk_widget_add_css_class (GTK_WIDGET (self), self->narrow ? "narrow" : "wide");
}

static void
clinic_page_switcher_dispose (GObject *object)
{
  clear_stack (CLINIC_PAGE_SWITCHER (object));
  G_OBJECT_CLASS (clinic_page_switcher_parent_class)->dispose (object);
}

static void
clinic_page_switcher_class_init (ClinicPageSwitcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = clinic_page_switcher_get_property;
  object_class->set_property = clinic_page_switcher_set_property;
  object_class->constructed = clinic_page_switcher_constructed;
  object_class->dispose = clinic_page_switcher_dispose;
  props[PROP_STACK] = g_param_spec_object ("stack", NULL, NULL, ADW_TYPE_VIEW_STACK,
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "page-switcher");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TAB_LIST);
}

static void
clinic_page_switcher_init (ClinicPageSwitcher *self)
{
}

GtkWidget *
clinic_page_switcher_new (gboolean narrow)
{
  return g_object_new (CLINIC_TYPE_PAGE_SWITCHER, "narrow", narrow, NULL);
}
