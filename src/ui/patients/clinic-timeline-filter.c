/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-timeline-filter.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-wrap-box.h"

struct _ClinicTimelineFilter
{
  GtkWidget parent_instance;

  guint kinds;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (ClinicTimelineFilter, clinic_timeline_filter, GTK_TYPE_WIDGET)

enum
{
  PROP_KINDS = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

#define BIT CLINIC_TIMELINE_BIT

static const struct
{
  const char *label;
  guint kinds;
} choices[] = {
  { N_("Overview"), CLINIC_TIMELINE_OVERVIEW },
  { N_("Sessions"), BIT (CLINIC_TIMELINE_SESSION) | BIT (CLINIC_TIMELINE_COURSE) },
  { N_("Photos"), BIT (CLINIC_TIMELINE_PHOTOS) },
  { N_("Healing"), BIT (CLINIC_TIMELINE_HEALING) },
  { N_("Calls"), BIT (CLINIC_TIMELINE_CALL) },
  { N_("Red Flags"), BIT (CLINIC_TIMELINE_RED_FLAG) },
  /* Translators: what was changed in the clinic's data, by whom */
  { N_("Changes"), BIT (CLINIC_TIMELINE_CHANGE) },
};

static void
toggled_cb (ClinicTimelineFilter *self, GtkToggleButton *button)
{
  guint kinds = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "kinds"));

  if (!gtk_toggle_button_get_active (button) || kinds == self->kinds)
    return;
  self->kinds = kinds;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_KINDS]);
}

guint
clinic_timeline_filter_get_kinds (ClinicTimelineFilter *self)
{
  g_return_val_if_fail (CLINIC_IS_TIMELINE_FILTER (self), 0);

  return self->kinds;
}

static void
clinic_timeline_filter_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_KINDS);

  g_value_set_uint (value, CLINIC_TIMELINE_FILTER (object)->kinds);
}

static void
clinic_timeline_filter_dispose (GObject *object)
{
  g_clear_pointer (&CLINIC_TIMELINE_FILTER (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (clinic_timeline_filter_parent_class)->dispose (object);
}

static void
clinic_timeline_filter_class_init (ClinicTimelineFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = clinic_timeline_filter_get_property;
  object_class->dispose = clinic_timeline_filter_dispose;
  props[PROP_KINDS] = g_param_spec_uint ("kinds", NULL, NULL, 0, G_MAXUINT, CLINIC_TIMELINE_OVERVIEW,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
clinic_timeline_filter_init (ClinicTimelineFilter *self)
{
  GtkToggleButton *first = NULL;

  self->kinds = CLINIC_TIMELINE_OVERVIEW;
  self->box = clinic_wrap_box_new ();
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_(choices[i].label));

      g_object_set_data (G_OBJECT (button), "kinds", GUINT_TO_POINTER (choices[i].kinds));
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      clinic_wrap_box_append (CLINIC_WRAP_BOX (self->box), button);
      g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_toggle_button_set_active (first, TRUE);
}

GtkWidget *
clinic_timeline_filter_new (void)
{
  return g_object_new (CLINIC_TYPE_TIMELINE_FILTER, NULL);
}
