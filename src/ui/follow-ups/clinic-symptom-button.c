/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/follow-ups/clinic-symptom-button.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-verdict-bar.h"

struct _ClinicSymptomButton
{
  GtkToggleButton parent_instance;

  char *key;
  char *title;
  ClinicVerdict verdict;

  GtkWidget *check;
  GtkWidget *label;
  GtkWidget *icon;
  GtkWidget *word;
};

G_DEFINE_FINAL_TYPE (ClinicSymptomButton, clinic_symptom_button, GTK_TYPE_TOGGLE_BUTTON)

static void
show_look (ClinicSymptomButton *self)
{
  gboolean active = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self));
  g_autofree char *spoken = NULL;

  for (int verdict = CLINIC_VERDICT_NOTHING; verdict <= CLINIC_VERDICT_URGENT; verdict++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), clinic_verdict_get_class (verdict));
  if (active)
    gtk_widget_add_css_class (GTK_WIDGET (self), clinic_verdict_get_class (self->verdict));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), clinic_verdict_get_icon (self->verdict));
  gtk_label_set_label (GTK_LABEL (self->word), clinic_verdict_get_word (self->verdict));
  gtk_widget_set_visible (self->icon, active);
  gtk_widget_set_visible (self->word, active);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->check), active ? "object-select-symbolic" : NULL);
  spoken = active ? g_strdup_printf ("%s: %s", self->title, clinic_verdict_get_word (self->verdict))
                  : g_strdup (self->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
clinic_symptom_button_toggled (GtkToggleButton *button)
{
  show_look (CLINIC_SYMPTOM_BUTTON (button));
}

static void
clinic_symptom_button_finalize (GObject *object)
{
  ClinicSymptomButton *self = CLINIC_SYMPTOM_BUTTON (object);

  g_free (self->key);
  g_free (self->title);
  G_OBJECT_CLASS (clinic_symptom_button_parent_class)->finalize (object);
}

static void
clinic_symptom_button_class_init (ClinicSymptomButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clinic_symptom_button_finalize;
  GTK_TOGGLE_BUTTON_CLASS (klass)->toggled = clinic_symptom_button_toggled;
}

static void
clinic_symptom_button_init (ClinicSymptomButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->check = gtk_image_new ();
  self->label = gtk_label_new (NULL);
  self->icon = gtk_image_new ();
  self->word = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->check, "tick");
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->word, "caption");
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (box), self->check);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), self->word);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "symptom");
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
}

GtkWidget *
clinic_symptom_button_new (const char *key, const char *title)
{
  ClinicSymptomButton *self;

  g_return_val_if_fail (key != NULL && title != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_SYMPTOM_BUTTON, NULL);
  self->key = g_strdup (key);
  self->title = g_strdup (title);
  gtk_label_set_label (GTK_LABEL (self->label), title);
  show_look (self);
  return GTK_WIDGET (self);
}

const char *
clinic_symptom_button_get_key (ClinicSymptomButton *self)
{
  g_return_val_if_fail (CLINIC_IS_SYMPTOM_BUTTON (self), NULL);

  return self->key;
}

void
clinic_symptom_button_set_verdict (ClinicSymptomButton *self, ClinicVerdict verdict)
{
  g_return_if_fail (CLINIC_IS_SYMPTOM_BUTTON (self));

  self->verdict = verdict;
  show_look (self);
}
