/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-weekday-choice.h"

#include "core/clinic-format.h"

#define DAYS 7
/* Any Monday, to have its weekdays' names. */
#define SOME_MONDAY 4

struct _ClinicWeekdayChoice
{
  GtkWidget parent_instance;

  GtkToggleButton *buttons[DAYS]; /* Monday first */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (ClinicWeekdayChoice, clinic_weekday_choice, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
toggled_cb (ClinicWeekdayChoice *self)
{
  g_assert (CLINIC_IS_WEEKDAY_CHOICE (self));

  if (!self->setting)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static char *
dup_long_name (ClinicDay day)
{
  g_autoptr (GDateTime) date = clinic_day_to_date_time (day);

  return g_date_time_format (date, "%A");
}

static void
add_button (ClinicWeekdayChoice *self, int weekday)
{
  ClinicDay day = SOME_MONDAY + weekday;
  g_autofree char *name = clinic_format_day (day, CLINIC_DAY_FORM_NARROW);
  g_autofree char *whole = dup_long_name (day);
  GtkWidget *button = gtk_toggle_button_new_with_label (name);

  self->buttons[weekday] = GTK_TOGGLE_BUTTON (button);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "weekday");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
clinic_weekday_choice_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (clinic_weekday_choice_parent_class)->dispose (object);
}

static void
clinic_weekday_choice_class_init (ClinicWeekdayChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clinic_weekday_choice_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
clinic_weekday_choice_init (ClinicWeekdayChoice *self)
{
  int first = clinic_format_get_week_start () - 1;

  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), TRUE);
  for (int i = 0; i < DAYS; i++)
    add_button (self, (first + i) % DAYS);
}

GtkWidget *
clinic_weekday_choice_new (void)
{
  return g_object_new (CLINIC_TYPE_WEEKDAY_CHOICE, NULL);
}

guint
clinic_weekday_choice_get (ClinicWeekdayChoice *self)
{
  guint weekdays = 0;

  g_return_val_if_fail (CLINIC_IS_WEEKDAY_CHOICE (self), 0);

  for (int i = 0; i < DAYS; i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      weekdays |= 1u << i;
  return weekdays;
}

void
clinic_weekday_choice_set (ClinicWeekdayChoice *self, guint weekdays)
{
  g_return_if_fail (CLINIC_IS_WEEKDAY_CHOICE (self));

  self->setting = TRUE;
  for (int i = 0; i < DAYS; i++)
    gtk_toggle_button_set_active (self->buttons[i], (weekdays >> i & 1) != 0);
  self->setting = FALSE;
}
