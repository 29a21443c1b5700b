/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/follow-ups/clinic-care-ask.h"

#include "ui/parts/clinic-give-way.h"

#include "model/clinic-diary-aftercare.h"

struct _ClinicCareAsk
{
  GtkWidget parent_instance;

  int value;
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *answers;
};

enum
{
  PROP_VALUE = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (ClinicCareAsk, clinic_care_ask, GTK_TYPE_WIDGET)

/* Pressed again, an answer is taken back. */
static void
answer_toggled_cb (ClinicCareAsk *self, GtkToggleButton *button)
{
  int place = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "place"));

  if (gtk_toggle_button_get_active (button))
    clinic_care_ask_set_value (self, place);
  else if (self->value == place)
    clinic_care_ask_set_value (self, CLINIC_CARE_NOT_ASKED);
}

static void
clinic_care_ask_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_VALUE);

  g_value_set_int (value, CLINIC_CARE_ASK (object)->value);
}

static void
clinic_care_ask_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_VALUE);

  clinic_care_ask_set_value (CLINIC_CARE_ASK (object), g_value_get_int (value));
}

static void
clinic_care_ask_dispose (GObject *object)
{
  g_clear_pointer (&CLINIC_CARE_ASK (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (clinic_care_ask_parent_class)->dispose (object);
}

/* The answers stand behind what is asked, and with large text below it. */
static void
clinic_care_ask_map (GtkWidget *widget)
{
  GtkWidget *box = CLINIC_CARE_ASK (widget)->box;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), clinic_give_way_is_text_large (widget) ? GTK_ORIENTATION_VERTICAL
                                                                                              : GTK_ORIENTATION_HORIZONTAL);
  GTK_WIDGET_CLASS (clinic_care_ask_parent_class)->map (widget);
}

static void
clinic_care_ask_class_init (ClinicCareAskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = clinic_care_ask_get_property;
  object_class->set_property = clinic_care_ask_set_property;
  object_class->dispose = clinic_care_ask_dispose;
  GTK_WIDGET_CLASS (klass)->map = clinic_care_ask_map;
  props[PROP_VALUE] = g_param_spec_int ("value", NULL, NULL, CLINIC_CARE_NOT_ASKED, G_MAXINT, CLINIC_CARE_NOT_ASKED,
                                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
clinic_care_ask_init (ClinicCareAsk *self)
{
  self->value = CLINIC_CARE_NOT_ASKED;
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->title = gtk_label_new (NULL);
  self->answers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_set_valign (self->answers, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->answers, "linked");
  gtk_widget_add_css_class (GTK_WIDGET (self), "care-ask");
  gtk_box_append (GTK_BOX (self->box), self->title);
  gtk_box_append (GTK_BOX (self->box), self->answers);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
add_answer (ClinicCareAsk *self, const char *title, const char *answer, int place)
{
  /* "3+" keeps its order in a mirrored window */
  g_autofree char *shown = g_strconcat ("\u2068", answer, "\u2069", NULL);
  GtkWidget *button = gtk_toggle_button_new_with_label (shown);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", title, answer);

  g_object_set_data (G_OBJECT (button), "place", GINT_TO_POINTER (place));
  gtk_widget_add_css_class (button, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (answer_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->answers), button);
}

GtkWidget *
clinic_care_ask_new (const char *title, const char *const *answers)
{
  ClinicCareAsk *self;

  g_return_val_if_fail (title != NULL && answers != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_CARE_ASK, NULL);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (int i = 0; answers[i] != NULL; i++)
    add_answer (self, title, answers[i], i);
  return GTK_WIDGET (self);
}

int
clinic_care_ask_get_value (ClinicCareAsk *self)
{
  g_return_val_if_fail (CLINIC_IS_CARE_ASK (self), CLINIC_CARE_NOT_ASKED);

  return self->value;
}

void
clinic_care_ask_set_value (ClinicCareAsk *self, int value)
{
  int place = 0;

  g_return_if_fail (CLINIC_IS_CARE_ASK (self));

  if (self->value == value)
    return;
  self->value = value;
  for (GtkWidget *button = gtk_widget_get_first_child (self->answers); button != NULL;
       button = gtk_widget_get_next_sibling (button), place++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), place == value);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VALUE]);
}
