/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-bed-choice.h"

static void
bed_toggled_cb (GtkToggleButton *button, gint64 *bed)
{
  if (gtk_toggle_button_get_active (button))
    gtk_widget_activate_action (GTK_WIDGET (button), "calendar.bed", "x", *bed);
}

static void
free_bed (gpointer bed, GClosure *closure)
{
  g_free (bed);
}

static GtkToggleButton *
append_bed (GtkBox *box, const ClinicSetup *setup, gint64 bed, gboolean chosen, GtkToggleButton *group)
{
  g_autofree char *words = clinic_setup_say_bed (setup, bed);
  GtkWidget *button = gtk_toggle_button_new_with_label (words);

  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), chosen);
  g_signal_connect_data (button, "toggled", G_CALLBACK (bed_toggled_cb), g_memdup2 (&bed, sizeof bed), free_bed, 0);
  gtk_box_append (box, button);
  return GTK_TOGGLE_BUTTON (button);
}

gint64
clinic_bed_choice_fill (GtkBox *box, const ClinicSetup *setup, gint64 chosen)
{
  gboolean is_known;
  GtkToggleButton *group = NULL;
  GtkWidget *child;

  g_return_val_if_fail (GTK_IS_BOX (box) && setup != NULL, chosen);

  is_known = clinic_setup_find_bed (setup, chosen) != NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; i < setup->beds->len; i++)
    {
      const ClinicBed *bed = setup->beds->pdata[i];

      if (!bed->active)
        continue;
      if (!is_known && group == NULL)
        chosen = bed->id;
      group = append_bed (box, setup, bed->id, bed->id == chosen, group);
    }
  return chosen;
}
