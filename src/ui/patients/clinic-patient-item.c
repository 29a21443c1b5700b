/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-patient-item.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-phrase.h"
#include "ui/parts/clinic-alert-pill.h"

/* In their order. */
static const ClinicAlertKind pill_kinds[] = { CLINIC_ALERT_ALLERGY, CLINIC_ALERT_COLD_SORES, CLINIC_ALERT_RED_FLAG };

#define N_PILLS G_N_ELEMENTS (pill_kinds)

struct _ClinicPatientItem
{
  GtkWidget parent_instance;

  ClinicPatientRow *row; /* nullable */
  char *words;

  AdwAvatar *avatar;
  GtkWidget *lines;
  GtkLabel *name;
  GtkLabel *about;
  GtkWidget *pills[N_PILLS]; /* nullable: most patients need none */
};

G_DEFINE_FINAL_TYPE (ClinicPatientItem, clinic_patient_item, GTK_TYPE_WIDGET)

static void
append_part (GString *about, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (about->len > 0)
    g_string_append (about, " · ");
  g_string_append (about, part);
}

static char *
dup_about (const ClinicPatientCard *card)
{
  g_autoptr (GString) about = g_string_new (NULL);
  g_autofree char *year = g_strndup (card->patient->birth, 4);
  g_autofree char *course = NULL;

  append_part (about, year);
  if (card->length > 0)
    /* Translators: sessions performed of sessions planned */
    course = g_strdup_printf (_("%d of %d"), card->performed, card->length);
  append_part (about, course);
  append_part (about, card->patient->deceased ? _("deceased") : card->to_rebook ? _("to rebook") : NULL);
  if (about->len == 0)
    append_part (about, card->patient->number);
  return g_string_free (g_steal_pointer (&about), FALSE);
}

static char *
dup_words (const ClinicPatientCard *card, const char *name, const char *about)
{
  g_autoptr (GString) words = g_string_new (name);

  clinic_phrase_add (words, about);
  clinic_phrase_add (words, card->red_flag ? _("red flag") : NULL);
  if (*card->patient->allergies != '\0')
    {
      g_autofree char *allergy = g_strdup_printf (_("allergy: %s"), card->patient->allergies);

      clinic_phrase_add (words, allergy);
    }
  clinic_phrase_add (words, card->patient->cold_sores ? _("cold sores") : NULL);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_pill (ClinicPatientItem *self, guint i)
{
  GtkWidget *pill = clinic_alert_pill_new (pill_kinds[i], NULL);
  GtkWidget *before = self->lines;

  for (guint j = 0; j < i; j++)
    if (self->pills[j] != NULL)
      before = self->pills[j];
  clinic_alert_pill_set_compact (CLINIC_ALERT_PILL (pill), TRUE);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_widget_insert_after (pill, GTK_WIDGET (self), before);
  self->pills[i] = pill;
}

static void
show_pill (ClinicPatientItem *self, guint i, gboolean wanted)
{
  if (wanted && self->pills[i] == NULL)
    add_pill (self, i);
  if (self->pills[i] != NULL)
    gtk_widget_set_visible (self->pills[i], wanted);
}

static void
show_alerts (ClinicPatientItem *self, const ClinicPatientCard *card)
{
  g_autofree char *allergy = g_strdup_printf (_("Allergy: %s"), card->patient->allergies);

  show_pill (self, 0, *card->patient->allergies != '\0');
  show_pill (self, 1, card->patient->cold_sores);
  show_pill (self, 2, card->red_flag);
  if (self->pills[0] != NULL)
    clinic_alert_pill_set_text (CLINIC_ALERT_PILL (self->pills[0]), allergy);
}

/* A list's row, which has the focus, takes no name from what is in it. */
static void
name_row (ClinicPatientItem *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->words, -1);
  if (row != NULL && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (row)) == GTK_ACCESSIBLE_ROLE_LIST_ITEM)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, self->words, -1);
}

void
clinic_patient_item_set_card (ClinicPatientItem *self, const ClinicPatientCard *card)
{
  g_autofree char *name = NULL;
  g_autofree char *about = NULL;

  g_return_if_fail (CLINIC_IS_PATIENT_ITEM (self) && card != NULL);

  name = clinic_patient_dup_name (card->patient);
  about = dup_about (card);
  adw_avatar_set_text (self->avatar, name);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->about, about);
  show_alerts (self, card);
  g_free (self->words);
  self->words = dup_words (card, name, about);
  name_row (self);
}

static void
row_card_cb (ClinicPatientItem *self)
{
  const ClinicPatientCard *card = clinic_patient_row_get_card (self->row);

  if (card != NULL)
    clinic_patient_item_set_card (self, card);
}

static void
show_nothing (ClinicPatientItem *self)
{
  adw_avatar_set_text (self->avatar, NULL);
  gtk_label_set_label (self->name, "");
  gtk_label_set_label (self->about, "");
  for (guint i = 0; i < N_PILLS; i++)
    show_pill (self, i, FALSE);
}

void
clinic_patient_item_set_row (ClinicPatientItem *self, ClinicPatientRow *row)
{
  g_return_if_fail (CLINIC_IS_PATIENT_ITEM (self));

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_func (self->row, row_card_cb, self);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;
  g_signal_connect_object (row, "notify::card", G_CALLBACK (row_card_cb), self, G_CONNECT_SWAPPED);
  if (clinic_patient_row_get_card (row) != NULL)
    row_card_cb (self);
  else
    show_nothing (self);
}

char *
clinic_patient_item_dup_words (ClinicPatientItem *self)
{
  g_return_val_if_fail (CLINIC_IS_PATIENT_ITEM (self), NULL);

  return g_strdup (self->words);
}

static void
clinic_patient_item_dispose (GObject *object)
{
  ClinicPatientItem *self = CLINIC_PATIENT_ITEM (object);
  GtkWidget *child;

  clinic_patient_item_set_row (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (clinic_patient_item_parent_class)->dispose (object);
}

static void
clinic_patient_item_finalize (GObject *object)
{
  g_free (CLINIC_PATIENT_ITEM (object)->words);
  G_OBJECT_CLASS (clinic_patient_item_parent_class)->finalize (object);
}

static void
clinic_patient_item_class_init (ClinicPatientItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = clinic_patient_item_dispose;
  object_class->finalize = clinic_patient_item_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "patient-item");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
add_line (ClinicPatientItem *self, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "dim-label");
      g_object_set (label, "ellipsize", PANGO_ELLIPSIZE_NONE, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
    }
  gtk_box_append (GTK_BOX (self->lines), label);
  return GTK_LABEL (label);
}

static void
clinic_patient_item_init (ClinicPatientItem *self)
{
  self->avatar = ADW_AVATAR (adw_avatar_new (32, NULL, TRUE));
  gtk_widget_set_parent (GTK_WIDGET (self->avatar), GTK_WIDGET (self));
  self->lines = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "hexpand", TRUE,
                              "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_set_parent (self->lines, GTK_WIDGET (self));
  self->name = add_line (self, NULL);
  self->about = add_line (self, "caption");
}

GtkWidget *
clinic_patient_item_new (void)
{
  return g_object_new (CLINIC_TYPE_PATIENT_ITEM, NULL);
}
