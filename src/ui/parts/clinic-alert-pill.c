/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-alert-pill.h"

#include <glib/gi18n-lib.h>

struct _ClinicAlertPill
{
  GtkWidget parent_instance;

  ClinicAlertKind kind;
  char *text; /* nullable */
  gboolean compact;

  GtkWidget *icon;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (ClinicAlertPill, clinic_alert_pill, GTK_TYPE_WIDGET)

G_DEFINE_ENUM_TYPE (ClinicAlertKind, clinic_alert_kind,
                    G_DEFINE_ENUM_VALUE (CLINIC_ALERT_ALLERGY, "allergy"),
                    G_DEFINE_ENUM_VALUE (CLINIC_ALERT_COLD_SORES, "cold-sores"),
                    G_DEFINE_ENUM_VALUE (CLINIC_ALERT_RED_FLAG, "red-flag"),
                    G_DEFINE_ENUM_VALUE (CLINIC_ALERT_LATE, "late"),
                    G_DEFINE_ENUM_VALUE (CLINIC_ALERT_MISSING, "missing"),
                    G_DEFINE_ENUM_VALUE (CLINIC_ALERT_OK, "ok"))

enum
{
  PROP_0,
  PROP_KIND,
  PROP_TEXT,
  PROP_COMPACT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *word;
  const char *icon;
  const char *css_class;
} looks[] = {
  [CLINIC_ALERT_ALLERGY] = { N_("Allergy"), "dialog-warning-symbolic", "caution" },
  [CLINIC_ALERT_COLD_SORES] = { N_("Cold sores"), "sittings-lips-symbolic", "caution" },
  [CLINIC_ALERT_RED_FLAG] = { N_("Red flag"), "emoji-flags-symbolic", "flag" },
  [CLINIC_ALERT_LATE] = { N_("Late"), "appointment-missed-symbolic", "caution" },
  [CLINIC_ALERT_MISSING] = { N_("Consent to sign"), "dialog-warning-symbolic", "caution" },
  [CLINIC_ALERT_OK] = { N_("Signed"), "object-select-symbolic", "fine" },
};

static void
show_alert (ClinicAlertPill *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const char *text = clinic_alert_pill_get_text (self);
  gboolean icon_only = self->compact && self->kind != CLINIC_ALERT_RED_FLAG;

  for (guint kind = 0; kind < G_N_ELEMENTS (looks); kind++)
    gtk_widget_remove_css_class (widget, looks[kind].css_class);
  gtk_widget_add_css_class (widget, looks[self->kind].css_class);
  if (icon_only)
    gtk_widget_add_css_class (widget, "compact");
  else
    gtk_widget_remove_css_class (widget, "compact");
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), looks[self->kind].icon);
  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->label, !icon_only);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static gboolean
clinic_alert_pill_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  ClinicAlertPill *self = CLINIC_ALERT_PILL (widget);

  if (gtk_widget_get_visible (self->label))
    return FALSE;
  gtk_tooltip_set_text (tooltip, clinic_alert_pill_get_text (self));
  return TRUE;
}

static void
clinic_alert_pill_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ClinicAlertPill *self = CLINIC_ALERT_PILL (object);

  switch (id)
    {
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_TEXT:
      g_value_set_string (value, clinic_alert_pill_get_text (self));
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_alert_pill_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ClinicAlertPill *self = CLINIC_ALERT_PILL (object);

  switch (id)
    {
    case PROP_KIND:
      clinic_alert_pill_set_kind (self, g_value_get_enum (value));
      break;
    case PROP_TEXT:
      clinic_alert_pill_set_text (self, g_value_get_string (value));
      break;
    case PROP_COMPACT:
      clinic_alert_pill_set_compact (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_alert_pill_dispose (GObject *object)
{
  ClinicAlertPill *self = CLINIC_ALERT_PILL (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (clinic_alert_pill_parent_class)->dispose (object);
}

static void
clinic_alert_pill_finalize (GObject *object)
{
  ClinicAlertPill *self = CLINIC_ALERT_PILL (object);

  g_free (self->text);
  G_OBJECT_CLASS (clinic_alert_pill_parent_class)->finalize (object);
}

static void
clinic_alert_pill_class_init (ClinicAlertPillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = clinic_alert_pill_get_property;
  object_class->set_property = clinic_alert_pill_set_property;
  object_class->dispose = clinic_alert_pill_dispose;
  object_class->finalize = clinic_alert_pill_finalize;
  widget_class->query_tooltip = clinic_alert_pill_query_tooltip;

  properties[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, CLINIC_TYPE_ALERT_KIND, CLINIC_ALERT_ALLERGY, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "alert-pill");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
clinic_alert_pill_init (ClinicAlertPill *self)
{
  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, NULL);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  show_alert (self);
}

GtkWidget *
clinic_alert_pill_new (ClinicAlertKind kind, const char *text)
{
  return g_object_new (CLINIC_TYPE_ALERT_PILL, "kind", kind, "text", text, NULL);
}

ClinicAlertKind
clinic_alert_pill_get_kind (ClinicAlertPill *self)
{
  g_return_val_if_fail (CLINIC_IS_ALERT_PILL (self), CLINIC_ALERT_ALLERGY);

  return self->kind;
}

void
clinic_alert_pill_set_kind (ClinicAlertPill *self, ClinicAlertKind kind)
{
  g_return_if_fail (CLINIC_IS_ALERT_PILL (self));
  g_return_if_fail ((guint) kind < G_N_ELEMENTS (looks));

  if (self->kind == kind)
    return;
  self->kind = kind;
  show_alert (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

const char *
clinic_alert_pill_get_text (ClinicAlertPill *self)
{
  g_return_val_if_fail (CLINIC_IS_ALERT_PILL (self), NULL);

  return self->text != NULL && *self->text != '\0' ? self->text : _(looks[self->kind].word);
}

void
clinic_alert_pill_set_text (ClinicAlertPill *self, const char *text)
{
  g_return_if_fail (CLINIC_IS_ALERT_PILL (self));

  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  show_alert (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

gboolean
clinic_alert_pill_get_compact (ClinicAlertPill *self)
{
  g_return_val_if_fail (CLINIC_IS_ALERT_PILL (self), FALSE);

  return self->compact;
}

void
clinic_alert_pill_set_compact (ClinicAlertPill *self, gboolean compact)
{
  g_return_if_fail (CLINIC_IS_ALERT_PILL (self));

  compact = !!compact;
  if (self->compact == compact)
    return;
  self->compact = compact;
  show_alert (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}
