/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-choice.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkStringList *names;
  GArray *ids; /* gint64 */
} Choice;

static void
choice_add (Choice *choice, gint64 id, const char *name)
{
  gtk_string_list_append (choice->names, name);
  g_array_append_val (choice->ids, id);
}

static void
show_choice (GtkDropDown *drop_down, Choice *choice)
{
  g_object_set_data_full (G_OBJECT (drop_down), "ids", choice->ids, (GDestroyNotify) g_array_unref);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (choice->names));
  g_object_unref (choice->names);
}

static void
fill_people (GtkDropDown *drop_down, const ClinicSetup *setup, const char *nobody, gboolean doctors)
{
  Choice choice = { gtk_string_list_new (NULL), g_array_new (FALSE, FALSE, sizeof (gint64)) };

  if (nobody != NULL)
    choice_add (&choice, 0, nobody);
  for (guint i = 0; i < setup->staff->len; i++)
    {
      const ClinicStaff *staff = setup->staff->pdata[i];

      if (staff->active && (!doctors || staff->role == CLINIC_ROLE_DOCTOR))
        choice_add (&choice, staff->id, staff->name);
    }
  show_choice (drop_down, &choice);
}

void
clinic_choice_fill_doctors (GtkDropDown *drop_down, const ClinicSetup *setup, const char *any)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down) && setup != NULL);

  fill_people (drop_down, setup, any, TRUE);
}

void
clinic_choice_fill_staff (GtkDropDown *drop_down, const ClinicSetup *setup, const char *nobody)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down) && setup != NULL);

  fill_people (drop_down, setup, nobody, FALSE);
}

void
clinic_choice_offer_doctors (GtkDropDown *drop_down, const ClinicSetup *setup, gint64 person)
{
  const ClinicStaff *staff = clinic_setup_find_staff (setup, person);

  clinic_choice_fill_doctors (drop_down, setup, _("Nobody yet"));
  if (staff != NULL && staff->role == CLINIC_ROLE_DOCTOR)
    clinic_choice_set (drop_down, person);
}

void
clinic_choice_fill_beds (GtkDropDown *drop_down, const ClinicSetup *setup)
{
  Choice choice = { gtk_string_list_new (NULL), g_array_new (FALSE, FALSE, sizeof (gint64)) };

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down) && setup != NULL);

  for (guint i = 0; i < setup->beds->len; i++)
    {
      const ClinicBed *bed = setup->beds->pdata[i];

      if (bed->active)
        choice_add (&choice, bed->id, bed->name);
    }
  show_choice (drop_down, &choice);
}

gint64
clinic_choice_get (GtkDropDown *drop_down)
{
  GArray *ids = g_object_get_data (G_OBJECT (drop_down), "ids");
  guint selected = gtk_drop_down_get_selected (drop_down);

  return ids != NULL && selected < ids->len ? g_array_index (ids, gint64, selected) : 0;
}

void
clinic_choice_set (GtkDropDown *drop_down, gint64 id)
{
  GArray *ids = g_object_get_data (G_OBJECT (drop_down), "ids");

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      gtk_drop_down_set_selected (drop_down, i);
}

void
clinic_choice_keep_name (GtkDropDown *drop_down)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}
