/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/settings/clinic-setup-form.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-capacity.h"
#include "model/clinic-protocol-folder.h"
#include "ui/parts/clinic-typed-text.h"
#include "ui/settings/clinic-hours-row.h"
#include "ui/settings/clinic-members-group.h"
#include "ui/settings/clinic-zone-row.h"

struct _ClinicSetupForm
{
  AdwBin parent_instance;

  gboolean first_start;
  gboolean narrow;
  gboolean loading;
  ClinicSetup *setup;     /* nullable: as loaded */
  ClinicVisitShape shape; /* of the shipped protocol; all 0 when there is none */
  GtkWidget *hours[7];    /* ClinicHoursRow */

  GtkBox *columns;
  GtkEditable *name;
  GtkEditable *phone;
  ClinicZoneRow *zone;
  GtkBox *members;
  ClinicMembersGroup *people;
  ClinicMembersGroup *beds;
  GtkWidget *bed_count_group;
  AdwActionRow *bed_count_row;
  GtkSpinButton *bed_count;
  GtkListBox *hours_list;
};

G_DEFINE_FINAL_TYPE (ClinicSetupForm, clinic_setup_form, ADW_TYPE_BIN)

enum
{
  PROP_FIRST_START = 1,
  PROP_NARROW,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

static guint edited_signal;

/* How many patients that makes */

static void
read_shape (ClinicSetupForm *self)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) protocols = clinic_protocol_folder_load (NULL, faults);

  if (protocols->len > 0)
    clinic_protocol_get_shape (protocols->pdata[0], &self->shape);
}

static int
count_doctors (const ClinicSetup *setup)
{
  int n = 0;

  for (guint i = 0; i < setup->staff->len; i++)
    {
      const ClinicStaff *staff = setup->staff->pdata[i];

      n += staff->active && staff->role == CLINIC_ROLE_DOCTOR;
    }
  return n;
}

static char *
describe_capacity (ClinicSetupForm *self)
{
  g_autoptr (ClinicSetup) setup = clinic_setup_form_save (self);
  int doctors = count_doctors (setup);
  int patients;

  if (doctors == 0) /* none has a name yet; one there will be */
    clinic_setup_add_staff (setup, 0, "1", CLINIC_ROLE_DOCTOR, TRUE);
  patients = self->shape.rolling > 0 ? clinic_capacity_count (setup, &self->shape) : 0;
  if (patients == 0)
    return g_strdup ("");
  if (doctors <= 1)
    return g_strdup_printf (ngettext ("Up to %d patient a day with one doctor", "Up to %d patients a day with one doctor",
                                      patients), patients);
  return g_strdup_printf (ngettext ("Up to %d patient a day with %d doctors", "Up to %d patients a day with %d doctors",
                                    patients), patients, doctors);
}

static void
show_capacity (ClinicSetupForm *self)
{
  g_autofree char *text = describe_capacity (self);

  adw_action_row_set_subtitle (self->bed_count_row, text);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->beds), *text ? text : NULL);
}

static void
edited_cb (ClinicSetupForm *self)
{
  g_assert (CLINIC_IS_SETUP_FORM (self));

  if (self->loading)
    return;
  show_capacity (self);
  g_signal_emit (self, edited_signal, 0);
}

/* The class */

static void
set_narrow (ClinicSetupForm *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->columns, !narrow);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
}

static void
clinic_setup_form_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ClinicSetupForm *self = CLINIC_SETUP_FORM (object);

  switch (id)
    {
    case PROP_FIRST_START: g_value_set_boolean (value, self->first_start); break;
    case PROP_NARROW: g_value_set_boolean (value, self->narrow); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_setup_form_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ClinicSetupForm *self = CLINIC_SETUP_FORM (object);

  switch (id)
    {
    case PROP_FIRST_START: self->first_start = g_value_get_boolean (value); break;
    case PROP_NARROW: set_narrow (self, g_value_get_boolean (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
add_members (ClinicSetupForm *self)
{
  self->people = CLINIC_MEMBERS_GROUP (clinic_members_group_new (TRUE));
  self->beds = CLINIC_MEMBERS_GROUP (clinic_members_group_new (FALSE));
  gtk_box_append (self->members, GTK_WIDGET (self->people));
  gtk_box_append (self->members, GTK_WIDGET (self->beds));
  g_signal_connect_object (self->people, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->beds, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
}

static void
add_hours (ClinicSetupForm *self)
{
  for (int day = 0; day < 7; day++)
    {
      self->hours[day] = clinic_hours_row_new (day + 1);
      gtk_list_box_append (self->hours_list, self->hours[day]);
      g_signal_connect_object (self->hours[day], "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
    }
}

static void
clinic_setup_form_constructed (GObject *object)
{
  ClinicSetupForm *self = CLINIC_SETUP_FORM (object);

  G_OBJECT_CLASS (clinic_setup_form_parent_class)->constructed (object);
  gtk_widget_set_visible (GTK_WIDGET (self->beds), !self->first_start);
  gtk_widget_set_visible (self->bed_count_group, self->first_start);
}

static void
clinic_setup_form_finalize (GObject *object)
{
  g_clear_pointer (&CLINIC_SETUP_FORM (object)->setup, clinic_setup_unref);
  G_OBJECT_CLASS (clinic_setup_form_parent_class)->finalize (object);
}

static gboolean
clinic_setup_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CLINIC_SETUP_FORM (widget)->name));
}

static void
clinic_setup_form_class_init (ClinicSetupFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = clinic_setup_form_get_property;
  object_class->set_property = clinic_setup_form_set_property;
  object_class->constructed = clinic_setup_form_constructed;
  object_class->finalize = clinic_setup_form_finalize;
  widget_class->grab_focus = clinic_setup_form_grab_focus;
  props[PROP_FIRST_START] = g_param_spec_boolean ("first-start", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  edited_signal = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CLINIC_TYPE_ZONE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/settings/clinic-setup-form.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicSetupForm, columns);
  gtk_widget_class_bind_template_child (widget_class, ClinicSetupForm, name);
  gtk_widget_class_bind_template_child (widget_class, ClinicSetupForm, phone);
  gtk_widget_class_bind_template_child (widget_class, ClinicSetupForm, zone);
  gtk_widget_class_bind_template_child (widget_class, ClinicSetupForm, members);
  gtk_widget_class_bind_template_child (widget_class, ClinicSetupForm, bed_count_group);
  gtk_widget_class_bind_template_child (widget_class, ClinicSetupForm, bed_count_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicSetupForm, bed_count);
  gtk_widget_class_bind_template_child (widget_class, ClinicSetupForm, hours_list);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
}

static void
clinic_setup_form_init (ClinicSetupForm *self)
{
  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_typed_text_read_from_left (GTK_WIDGET (self->phone));
  add_members (self);
  add_hours (self);
  read_shape (self);
}

/* In and out */

void
clinic_setup_form_load (ClinicSetupForm *self, ClinicSetup *setup)
{
  g_return_if_fail (CLINIC_IS_SETUP_FORM (self));
  g_return_if_fail (setup != NULL);

  self->loading = TRUE;
  g_clear_pointer (&self->setup, clinic_setup_unref);
  self->setup = clinic_setup_ref (setup);
  gtk_editable_set_text (self->name, setup->name);
  gtk_editable_set_text (self->phone, setup->phone);
  clinic_zone_row_set_zone (self->zone, setup->zone);
  clinic_members_group_load (self->people, setup);
  clinic_members_group_load (self->beds, setup);
  gtk_spin_button_set_value (self->bed_count, setup->beds->len);
  for (int day = 0; day < 7; day++)
    clinic_hours_row_load (CLINIC_HOURS_ROW (self->hours[day]), setup, 0);
  self->loading = FALSE;
  show_capacity (self);
}

static void
save_beds (ClinicSetupForm *self, ClinicSetup *setup)
{
  int n = gtk_spin_button_get_value_as_int (self->bed_count);

  if (!self->first_start)
    {
      clinic_members_group_save (self->beds, setup);
      return;
    }
  for (int i = 1; i <= n; i++)
    {
      g_autofree char *name = g_strdup_printf (_("Bed %d"), i);

      clinic_setup_add_bed (setup, 0, name, TRUE);
    }
}

ClinicSetup *
clinic_setup_form_save (ClinicSetupForm *self)
{
  ClinicSetup *setup;

  g_return_val_if_fail (CLINIC_IS_SETUP_FORM (self), NULL);

  setup = self->setup ? clinic_setup_copy (self->setup) : clinic_setup_new ();
  clinic_typed_text_take (self->name, &setup->name);
  clinic_typed_text_take (self->phone, &setup->phone);
  g_free (setup->zone);
  setup->zone = g_strdup (clinic_zone_row_get_zone (self->zone));
  g_ptr_array_set_size (setup->staff, 0);
  g_ptr_array_set_size (setup->beds, 0);
  clinic_setup_clear_openings (setup, 0);
  clinic_members_group_save (self->people, setup);
  save_beds (self, setup);
  for (int day = 0; day < 7; day++)
    clinic_hours_row_save (CLINIC_HOURS_ROW (self->hours[day]), setup, 0);
  return setup;
}

char *
clinic_setup_form_check (ClinicSetupForm *self)
{
  g_autoptr (ClinicSetup) setup = NULL;
  char *fault;

  g_return_val_if_fail (CLINIC_IS_SETUP_FORM (self), NULL);

  fault = clinic_members_group_check (self->people);
  if (fault == NULL && !self->first_start)
    fault = clinic_members_group_check (self->beds);
  for (int day = 0; day < 7; day++)
    {
      g_autofree char *hours = clinic_hours_row_check (CLINIC_HOURS_ROW (self->hours[day]));

      if (fault == NULL)
        fault = g_steal_pointer (&hours);
    }
  if (fault != NULL)
    return fault;
  setup = clinic_setup_form_save (self);
  return clinic_setup_check (setup);
}
