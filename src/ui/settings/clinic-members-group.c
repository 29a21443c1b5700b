/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/settings/clinic-members-group.h"

#include <glib/gi18n-lib.h>

#include "ui/settings/clinic-member-row.h"

struct _ClinicMembersGroup
{
  AdwPreferencesGroup parent_instance;

  gboolean people;
  GPtrArray *rows; /* ClinicMemberRow, in order */

  GtkListBox *list;
  GtkListBoxRow *add_row;
  GtkLabel *add_label;
};

G_DEFINE_FINAL_TYPE (ClinicMembersGroup, clinic_members_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_PEOPLE = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

static guint edited_signal;

static void
place_rows (ClinicMembersGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    clinic_member_row_set_place (self->rows->pdata[i], i == 0, i + 1 == self->rows->len);
}

static void
row_edited_cb (ClinicMembersGroup *self)
{
  g_assert (CLINIC_IS_MEMBERS_GROUP (self));

  g_signal_emit (self, edited_signal, 0);
}

static void
row_moved_cb (ClinicMembersGroup *self, int by, ClinicMemberRow *row)
{
  g_autoptr (ClinicMemberRow) kept = g_object_ref (row);
  guint from;

  if (!g_ptr_array_find (self->rows, row, &from) || from + by >= self->rows->len)
    return;
  g_ptr_array_remove_index (self->rows, from);
  g_ptr_array_insert (self->rows, from + by, row);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_list_box_insert (self->list, GTK_WIDGET (row), from + by);
  place_rows (self);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  row_edited_cb (self);
}

static void
row_removed_cb (ClinicMembersGroup *self, ClinicMemberRow *row)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->add_row));
  g_ptr_array_remove (self->rows, row);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  place_rows (self);
  row_edited_cb (self);
}

static void
append_row (ClinicMembersGroup *self, GtkWidget *row)
{
  gtk_list_box_insert (self->list, row, self->rows->len);
  g_ptr_array_add (self->rows, row);
  g_signal_connect_object (row, "edited", G_CALLBACK (row_edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "moved", G_CALLBACK (row_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (row_removed_cb), self, G_CONNECT_SWAPPED);
  place_rows (self);
}

/* A bed has a name from the start: nobody has to think one up. */
static void
add_member (ClinicMembersGroup *self)
{
  g_autofree char *bed = g_strdup_printf (_("Bed %u"), self->rows->len + 1);
  GtkWidget *row = self->people ? clinic_member_row_new_person (0, "", CLINIC_ROLE_DOCTOR, TRUE)
                                : clinic_member_row_new_bed (0, bed, TRUE);

  append_row (self, row);
  gtk_widget_grab_focus (row);
  row_edited_cb (self);
}

static void
row_activated_cb (ClinicMembersGroup *self, GtkListBoxRow *row)
{
  g_assert (CLINIC_IS_MEMBERS_GROUP (self));

  if (row == self->add_row)
    add_member (self);
}

static void
clinic_members_group_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ClinicMembersGroup *self = CLINIC_MEMBERS_GROUP (object);

  if (id == PROP_PEOPLE)
    self->people = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
clinic_members_group_constructed (GObject *object)
{
  ClinicMembersGroup *self = CLINIC_MEMBERS_GROUP (object);
  const char *add = self->people ? _("Add a Person") : _("Add a Bed");

  G_OBJECT_CLASS (clinic_members_group_parent_class)->constructed (object);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), self->people ? _("People") : _("Beds"));
  gtk_label_set_label (self->add_label, add);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_row), GTK_ACCESSIBLE_PROPERTY_LABEL, add, -1);
}

static void
clinic_members_group_finalize (GObject *object)
{
  g_ptr_array_unref (CLINIC_MEMBERS_GROUP (object)->rows);
  G_OBJECT_CLASS (clinic_members_group_parent_class)->finalize (object);
}

static void
clinic_members_group_class_init (ClinicMembersGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = clinic_members_group_set_property;
  object_class->constructed = clinic_members_group_constructed;
  object_class->finalize = clinic_members_group_finalize;
  props[PROP_PEOPLE] = g_param_spec_boolean ("people", NULL, NULL, FALSE,
                                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  edited_signal = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/settings/clinic-members-group.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicMembersGroup, list);
  gtk_widget_class_bind_template_child (widget_class, ClinicMembersGroup, add_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicMembersGroup, add_label);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
clinic_members_group_init (ClinicMembersGroup *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
clinic_members_group_new (gboolean people)
{
  return g_object_new (CLINIC_TYPE_MEMBERS_GROUP, "people", people, NULL);
}

void
clinic_members_group_load (ClinicMembersGroup *self, const ClinicSetup *setup)
{
  const GPtrArray *members;

  g_return_if_fail (CLINIC_IS_MEMBERS_GROUP (self));
  g_return_if_fail (setup != NULL);

  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_remove (self->list, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  members = self->people ? setup->staff : setup->beds;
  for (guint i = 0; i < members->len; i++)
    {
      const ClinicStaff *staff = members->pdata[i];
      const ClinicBed *bed = members->pdata[i];

      append_row (self, self->people ? clinic_member_row_new_person (staff->id, staff->name, staff->role, staff->active)
                                     : clinic_member_row_new_bed (bed->id, bed->name, bed->active));
    }
}

void
clinic_members_group_save (ClinicMembersGroup *self, ClinicSetup *setup)
{
  g_return_if_fail (CLINIC_IS_MEMBERS_GROUP (self));
  g_return_if_fail (setup != NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      ClinicMemberRow *row = self->rows->pdata[i];
      g_autofree char *name = clinic_member_row_dup_name (row);
      gint64 id = clinic_member_row_get_id (row);
      gboolean active = clinic_member_row_get_active (row);

      if (*name == '\0' && id == 0)
        continue;
      if (self->people)
        clinic_setup_add_staff (setup, id, name, clinic_member_row_get_role (row), active);
      else
        clinic_setup_add_bed (setup, id, name, active);
    }
}

static char *
check_row (ClinicMembersGroup *self, guint place)
{
  g_autofree char *name = clinic_member_row_dup_name (self->rows->pdata[place]);

  if (*name == '\0' && clinic_member_row_get_id (self->rows->pdata[place]) != 0)
    return g_strdup (self->people ? _("Every person needs a name.") : _("Every bed needs a name."));
  for (guint i = 0; i < place && *name != '\0'; i++)
    {
      g_autofree char *other = clinic_member_row_dup_name (self->rows->pdata[i]);

      if (g_utf8_collate (name, other) == 0)
        return g_strdup_printf (_("“%s” is there twice. Give each a name of its own."), name);
    }
  return NULL;
}

/* The row that is at fault is marked, too. */
char *
clinic_members_group_check (ClinicMembersGroup *self)
{
  char *first = NULL;

  g_return_val_if_fail (CLINIC_IS_MEMBERS_GROUP (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *fault = check_row (self, i);

      if (fault == NULL)
        gtk_widget_remove_css_class (self->rows->pdata[i], "error");
      else
        gtk_widget_add_css_class (self->rows->pdata[i], "error");
      if (first == NULL)
        first = g_steal_pointer (&fault);
    }
  return first;
}
