/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-verdict-bar.h"

#include <glib/gi18n-lib.h>

struct _ClinicVerdictBar
{
  GtkWidget parent_instance;

  ClinicVerdict verdict;

  GtkWidget *icon;
  GtkWidget *words; /* title over body */
  GtkWidget *title;
  GtkWidget *body;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (ClinicVerdictBar, clinic_verdict_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_VERDICT,
  PROP_TITLE,
  PROP_BODY,
  PROP_NOTE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *title;
  const char *word;
  const char *icon;
  const char *css_class;
} looks[] = {
  [CLINIC_VERDICT_NOTHING] = { N_("Nothing reported yet"), N_("nothing"), "dialog-information-symbolic",
                               "verdict-nothing" },
  [CLINIC_VERDICT_EXPECTED] = { N_("As expected"), N_("expected"), "object-select-symbolic", "verdict-expected" },
  [CLINIC_VERDICT_WATCH] = { N_("Watch: call again tomorrow"), N_("watch"), "view-reveal-symbolic", "verdict-watch" },
  /* Translators: what the report of a patient means: the doctor decides on it today */
  [CLINIC_VERDICT_DOCTOR] = { N_("Doctor today"), N_("doctor today"), "avatar-default-symbolic", "verdict-doctor" },
  [CLINIC_VERDICT_URGENT] = { N_("Urgent: doctor now"), N_("urgent"), "emoji-flags-symbolic", "verdict-urgent" },
};

const char *
clinic_verdict_get_class (ClinicVerdict verdict)
{
  g_return_val_if_fail ((guint) verdict < G_N_ELEMENTS (looks), NULL);

  return looks[verdict].css_class;
}

const char *
clinic_verdict_get_icon (ClinicVerdict verdict)
{
  g_return_val_if_fail ((guint) verdict < G_N_ELEMENTS (looks), NULL);

  return looks[verdict].icon;
}

const char *
clinic_verdict_get_word (ClinicVerdict verdict)
{
  g_return_val_if_fail ((guint) verdict < G_N_ELEMENTS (looks), NULL);

  return _(looks[verdict].word);
}

static void
announce (ClinicVerdictBar *self)
{
  const char *body = clinic_verdict_bar_get_body (self);
  const char *note = gtk_label_get_label (GTK_LABEL (self->note));
  g_autoptr (GString) words = g_string_new (clinic_verdict_bar_get_title (self));

  if (*body != '\0')
    g_string_append_printf (words, ". %s", body);
  if (*note != '\0')
    g_string_append_printf (words, " %s", note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
#if GTK_CHECK_VERSION (4, 14, 0)
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words->str, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#endif
}

static gboolean
take_words (ClinicVerdictBar *self, GtkWidget *label, const char *words, GParamSpec *pspec)
{
  if (words == NULL)
    words = "";
  gtk_widget_set_visible (label, *words != '\0');
  if (g_str_equal (gtk_label_get_label (GTK_LABEL (label)), words))
    return FALSE;
  gtk_label_set_label (GTK_LABEL (label), words);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
  return TRUE;
}

static void
show_look (ClinicVerdictBar *self)
{
  for (guint verdict = 0; verdict < G_N_ELEMENTS (looks); verdict++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), looks[verdict].css_class);
  gtk_widget_add_css_class (GTK_WIDGET (self), looks[self->verdict].css_class);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), looks[self->verdict].icon);
}

static void
clinic_verdict_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ClinicVerdictBar *self = CLINIC_VERDICT_BAR (object);

  switch (id)
    {
    case PROP_VERDICT:
      g_value_set_int (value, self->verdict);
      break;
    case PROP_TITLE:
      g_value_set_string (value, clinic_verdict_bar_get_title (self));
      break;
    case PROP_BODY:
      g_value_set_string (value, clinic_verdict_bar_get_body (self));
      break;
    case PROP_NOTE:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->note)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_verdict_bar_dispose (GObject *object)
{
  ClinicVerdictBar *self = CLINIC_VERDICT_BAR (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->words, gtk_widget_unparent);
  g_clear_pointer (&self->note, gtk_widget_unparent);
  G_OBJECT_CLASS (clinic_verdict_bar_parent_class)->dispose (object);
}

static void
clinic_verdict_bar_class_init (ClinicVerdictBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = clinic_verdict_bar_get_property;
  object_class->dispose = clinic_verdict_bar_dispose;

  properties[PROP_VERDICT] = g_param_spec_int ("verdict", NULL, NULL, 0, G_N_ELEMENTS (looks) - 1, 0, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_BODY] = g_param_spec_string ("body", NULL, NULL, NULL, flags);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "verdict-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static GtkWidget *
create_label (const char *css_class, double xalign)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, "xalign", xalign, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
clinic_verdict_bar_init (ClinicVerdictBar *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             "valign", GTK_ALIGN_CENTER, NULL);
  self->words = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "hexpand", TRUE,
                              "valign", GTK_ALIGN_CENTER, NULL);
  self->title = create_label ("title", 0);
  self->body = create_label ("body", 0);
  self->note = create_label ("note", 1);
  gtk_box_append (GTK_BOX (self->words), self->title);
  gtk_box_append (GTK_BOX (self->words), self->body);
  gtk_widget_set_parent (self->icon, widget);
  gtk_widget_set_parent (self->words, widget);
  gtk_widget_set_parent (self->note, widget);
  show_look (self);
  clinic_verdict_bar_set_verdict (self, CLINIC_VERDICT_NOTHING, NULL, NULL, NULL);
}

GtkWidget *
clinic_verdict_bar_new (void)
{
  return g_object_new (CLINIC_TYPE_VERDICT_BAR, NULL);
}

void
clinic_verdict_bar_set_verdict (ClinicVerdictBar *self, ClinicVerdict verdict, const char *title, const char *body,
                                const char *note)
{
  gboolean changed;

  g_return_if_fail (CLINIC_IS_VERDICT_BAR (self));
  g_return_if_fail ((guint) verdict < G_N_ELEMENTS (looks));

  g_object_freeze_notify (G_OBJECT (self));
  changed = self->verdict != verdict;
  if (changed)
    {
      self->verdict = verdict;
      show_look (self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VERDICT]);
    }
  if (title == NULL)
    title = _(looks[verdict].title);
  changed = take_words (self, self->title, title, properties[PROP_TITLE]) || changed;
  changed = take_words (self, self->body, body, properties[PROP_BODY]) || changed;
  changed = take_words (self, self->note, note, properties[PROP_NOTE]) || changed;
  if (changed)
    announce (self);
  g_object_thaw_notify (G_OBJECT (self));
}

ClinicVerdict
clinic_verdict_bar_get_verdict (ClinicVerdictBar *self)
{
  g_return_val_if_fail (CLINIC_IS_VERDICT_BAR (self), CLINIC_VERDICT_NOTHING);

  return self->verdict;
}

const char *
clinic_verdict_bar_get_title (ClinicVerdictBar *self)
{
  g_return_val_if_fail (CLINIC_IS_VERDICT_BAR (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->title));
}

const char *
clinic_verdict_bar_get_body (ClinicVerdictBar *self)
{
  g_return_val_if_fail (CLINIC_IS_VERDICT_BAR (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->body));
}
