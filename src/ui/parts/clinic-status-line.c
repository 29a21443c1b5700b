/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-status-line.h"

#include "ui/parts/clinic-line-layout.h"

struct _ClinicStatusLine
{
  GtkWidget parent_instance;

  ClinicTone tone;
  char *icon_name; /* nullable */
  gboolean strong;

  GtkWidget *icon;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (ClinicStatusLine, clinic_status_line, GTK_TYPE_WIDGET)

G_DEFINE_ENUM_TYPE (ClinicTone, clinic_tone,
                    G_DEFINE_ENUM_VALUE (CLINIC_TONE_PLAIN, "plain"),
                    G_DEFINE_ENUM_VALUE (CLINIC_TONE_GOOD, "good"),
                    G_DEFINE_ENUM_VALUE (CLINIC_TONE_CAUTION, "caution"),
                    G_DEFINE_ENUM_VALUE (CLINIC_TONE_BAD, "bad"),
                    G_DEFINE_ENUM_VALUE (CLINIC_TONE_ACCENT, "accent"))

enum
{
  PROP_0,
  PROP_TONE,
  PROP_ICON_NAME,
  PROP_TEXT,
  PROP_STRONG,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *css_class;
  const char *icon;
} tones[] = {
  [CLINIC_TONE_PLAIN] = { "plain", NULL },
  [CLINIC_TONE_GOOD] = { "good", "object-select-symbolic" },
  [CLINIC_TONE_CAUTION] = { "caution", "dialog-warning-symbolic" },
  [CLINIC_TONE_BAD] = { "bad", "dialog-error-symbolic" },
  [CLINIC_TONE_ACCENT] = { "accent", "dialog-information-symbolic" },
};

static void
show_tone (ClinicStatusLine *self)
{
  const char *icon_name = self->icon_name != NULL ? self->icon_name : tones[self->tone].icon;

  for (guint tone = 0; tone < G_N_ELEMENTS (tones); tone++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), tones[tone].css_class);
  gtk_widget_add_css_class (GTK_WIDGET (self), tones[self->tone].css_class);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  gtk_widget_set_visible (self->icon, icon_name != NULL);
}

static void
clinic_status_line_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ClinicStatusLine *self = CLINIC_STATUS_LINE (object);

  switch (id)
    {
    case PROP_TONE:
      g_value_set_enum (value, self->tone);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;
    case PROP_TEXT:
      g_value_set_string (value, clinic_status_line_get_text (self));
      break;
    case PROP_STRONG:
      g_value_set_boolean (value, self->strong);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_status_line_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ClinicStatusLine *self = CLINIC_STATUS_LINE (object);

  switch (id)
    {
    case PROP_TONE:
      clinic_status_line_set_tone (self, g_value_get_enum (value));
      break;
    case PROP_ICON_NAME:
      clinic_status_line_set_icon_name (self, g_value_get_string (value));
      break;
    case PROP_TEXT:
      clinic_status_line_set_text (self, g_value_get_string (value));
      break;
    case PROP_STRONG:
      clinic_status_line_set_strong (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_status_line_dispose (GObject *object)
{
  ClinicStatusLine *self = CLINIC_STATUS_LINE (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (clinic_status_line_parent_class)->dispose (object);
}

static void
clinic_status_line_finalize (GObject *object)
{
  g_free (CLINIC_STATUS_LINE (object)->icon_name);
  G_OBJECT_CLASS (clinic_status_line_parent_class)->finalize (object);
}

static void
clinic_status_line_class_init (ClinicStatusLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = clinic_status_line_get_property;
  object_class->set_property = clinic_status_line_set_property;
  object_class->dispose = clinic_status_line_dispose;
  object_class->finalize = clinic_status_line_finalize;

  properties[PROP_TONE] = g_param_spec_enum ("tone", NULL, NULL, CLINIC_TYPE_TONE, CLINIC_TONE_PLAIN, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_STRONG] = g_param_spec_boolean ("strong", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, CLINIC_TYPE_LINE_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "status-line");
}

static void
clinic_status_line_init (ClinicStatusLine *self)
{
  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             "valign", GTK_ALIGN_START, NULL);
  self->label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, "xalign", 0.0, NULL);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  show_tone (self);
}

GtkWidget *
clinic_status_line_new (ClinicTone tone, const char *icon_name, const char *text)
{
  return g_object_new (CLINIC_TYPE_STATUS_LINE, "tone", tone, "icon-name", icon_name, "text", text, NULL);
}

const char *
clinic_status_line_get_text (ClinicStatusLine *self)
{
  g_return_val_if_fail (CLINIC_IS_STATUS_LINE (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->label));
}

void
clinic_status_line_set_text (ClinicStatusLine *self, const char *text)
{
  g_return_if_fail (CLINIC_IS_STATUS_LINE (self));

  if (text == NULL)
    text = "";
  if (g_str_equal (clinic_status_line_get_text (self), text))
    return;
  gtk_label_set_label (GTK_LABEL (self->label), text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

void
clinic_status_line_set_icon_name (ClinicStatusLine *self, const char *icon_name)
{
  g_return_if_fail (CLINIC_IS_STATUS_LINE (self));

  if (g_strcmp0 (self->icon_name, icon_name) == 0)
    return;
  g_free (self->icon_name);
  self->icon_name = g_strdup (icon_name);
  show_tone (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ICON_NAME]);
}

ClinicTone
clinic_status_line_get_tone (ClinicStatusLine *self)
{
  g_return_val_if_fail (CLINIC_IS_STATUS_LINE (self), CLINIC_TONE_PLAIN);

  return self->tone;
}

void
clinic_status_line_set_tone (ClinicStatusLine *self, ClinicTone tone)
{
  g_return_if_fail (CLINIC_IS_STATUS_LINE (self));
  g_return_if_fail ((guint) tone < G_N_ELEMENTS (tones));

  if (self->tone == tone)
    return;
  self->tone = tone;
  show_tone (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TONE]);
}

void
clinic_status_line_say (ClinicStatusLine *self, ClinicTone tone, const char *words)
{
  g_return_if_fail (CLINIC_IS_STATUS_LINE (self));

  clinic_status_line_set_tone (self, tone);
  clinic_status_line_set_text (self, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL && *words != '\0');
}

void
clinic_status_line_set_strong (ClinicStatusLine *self, gboolean strong)
{
  g_return_if_fail (CLINIC_IS_STATUS_LINE (self));

  strong = !!strong;
  if (self->strong == strong)
    return;
  self->strong = strong;
  if (strong)
    gtk_widget_add_css_class (GTK_WIDGET (self), "strong");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "strong");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STRONG]);
}
