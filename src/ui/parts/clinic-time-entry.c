/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-time-entry.h"

#include "core/clinic-format.h"
#include "core/clinic-typed-minute.h"

#define MIDNIGHT (24 * 60)

static void
entry_leave_cb (GtkEventController *controller)
{
  GtkWidget *entry = gtk_event_controller_get_widget (controller);
  int minute;

  if (clinic_time_entry_get_minute (entry, &minute))
    clinic_time_entry_set_minute (entry, minute);
}

GtkWidget *
clinic_time_entry_new (const char *label)
{
  GtkWidget *entry = gtk_entry_new ();
  int width = clinic_format_count_time_chars ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_return_val_if_fail (label != NULL, entry);

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), width);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_widget_add_css_class (entry, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (focus, "leave", G_CALLBACK (entry_leave_cb), NULL);
  gtk_widget_add_controller (entry, focus);
  return entry;
}

gboolean
clinic_time_entry_get_minute (GtkWidget *entry, int *minute)
{
  g_return_val_if_fail (GTK_IS_ENTRY (entry) && minute != NULL, FALSE);

  return clinic_typed_minute_parse (gtk_editable_get_text (GTK_EDITABLE (entry)), minute);
}

void
clinic_time_entry_set_minute (GtkWidget *entry, int minute)
{
  g_autofree char *text = minute < MIDNIGHT ? clinic_format_minute (minute) : g_strdup ("24:00");

  g_return_if_fail (GTK_IS_ENTRY (entry));

  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (entry))))
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

void
clinic_time_entry_set_faulty (GtkWidget *entry, gboolean faulty)
{
  g_return_if_fail (GTK_IS_ENTRY (entry));

  if (faulty)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               faulty ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}
