/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-banner.h"

#include "ui/parts/clinic-line-layout.h"

struct _ClinicBanner
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkWidget *row;
  GtkImage *icon;
  GtkLabel *label;
  GtkButton *button;
  GtkWidget *close_button;
};

G_DEFINE_FINAL_TYPE (ClinicBanner, clinic_banner, ADW_TYPE_BIN)

enum
{
  PROP_TEXT = 1,
  PROP_ICON_NAME,
  PROP_BUTTON_LABEL,
  PROP_ACTION_NAME,
  PROP_DISMISSABLE,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

static void
clinic_banner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ClinicBanner *self = CLINIC_BANNER (object);

  switch (id)
    {
    case PROP_TEXT: g_value_set_string (value, clinic_banner_get_text (self)); break;
    case PROP_ICON_NAME: g_value_set_string (value, gtk_image_get_icon_name (self->icon)); break;
    case PROP_BUTTON_LABEL: g_value_set_string (value, gtk_button_get_label (self->button)); break;
    case PROP_ACTION_NAME:
      g_value_set_string (value, gtk_actionable_get_action_name (GTK_ACTIONABLE (self->button)));
      break;
    case PROP_DISMISSABLE: g_value_set_boolean (value, gtk_widget_get_visible (self->close_button)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
close_clicked_cb (ClinicBanner *self)
{
  clinic_banner_set_text (self, NULL);
}

/* What has folded away is not read out either. */
static void
revealed_cb (ClinicBanner *self)
{
  gtk_widget_set_visible (self->row, gtk_revealer_get_reveal_child (self->revealer));
}

static void
set_button_label (ClinicBanner *self, const char *label)
{
  gtk_button_set_label (self->button, label ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL);
}

static void
clinic_banner_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ClinicBanner *self = CLINIC_BANNER (object);

  switch (id)
    {
    case PROP_TEXT: clinic_banner_set_text (self, g_value_get_string (value)); break;
    case PROP_ICON_NAME: gtk_image_set_from_icon_name (self->icon, g_value_get_string (value)); break;
    case PROP_BUTTON_LABEL: set_button_label (self, g_value_get_string (value)); break;
    case PROP_ACTION_NAME:
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), g_value_get_string (value));
      break;
    case PROP_DISMISSABLE: gtk_widget_set_visible (self->close_button, g_value_get_boolean (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_banner_class_init (ClinicBannerClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = clinic_banner_get_property;
  object_class->set_property = clinic_banner_set_property;
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  props[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  props[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, NULL, flags);
  props[PROP_ACTION_NAME] = g_param_spec_string ("action-name", NULL, NULL, NULL, flags);
  props[PROP_DISMISSABLE] = g_param_spec_boolean ("dismissable", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_type_ensure (CLINIC_TYPE_LINE_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/parts/clinic-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, ClinicBanner, row);
  gtk_widget_class_bind_template_child (widget_class, ClinicBanner, icon);
  gtk_widget_class_bind_template_child (widget_class, ClinicBanner, label);
  gtk_widget_class_bind_template_child (widget_class, ClinicBanner, button);
  gtk_widget_class_bind_template_child (widget_class, ClinicBanner, close_button);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, revealed_cb);
  gtk_widget_class_set_css_name (widget_class, "banner-row");
}

static void
clinic_banner_init (ClinicBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
clinic_banner_new (void)
{
  return g_object_new (CLINIC_TYPE_BANNER, NULL);
}

/* The words stay while the row folds away, so that it does not fold empty. */
void
clinic_banner_set_text (ClinicBanner *self, const char *text)
{
  g_return_if_fail (CLINIC_IS_BANNER (self));

  if (text != NULL)
    {
      gtk_label_set_label (self->label, text);
      gtk_widget_set_visible (self->row, TRUE);
    }
  gtk_revealer_set_reveal_child (self->revealer, text != NULL);
}

const char *
clinic_banner_get_text (ClinicBanner *self)
{
  g_return_val_if_fail (CLINIC_IS_BANNER (self), NULL);

  return gtk_revealer_get_reveal_child (self->revealer) ? gtk_label_get_label (self->label) : NULL;
}
