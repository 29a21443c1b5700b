/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-alerts.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-alert-pill.h"
#include "ui/parts/clinic-colour-line.h"

static void
show_if_any (ClinicWrapBox *box)
{
  gboolean any = FALSE;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL && !any;
       child = gtk_widget_get_next_sibling (child))
    any = gtk_widget_get_visible (child);
  gtk_widget_set_visible (GTK_WIDGET (box), any);
}

void
clinic_alerts_fill (ClinicWrapBox *box, gboolean red_flag, const char *allergies, gboolean cold_sores)
{
  g_return_if_fail (CLINIC_IS_WRAP_BOX (box));
  g_return_if_fail (allergies != NULL);

  clinic_wrap_box_clear (box);
  if (red_flag)
    clinic_wrap_box_append (box, clinic_alert_pill_new (CLINIC_ALERT_RED_FLAG, NULL));
  if (*allergies != '\0')
    {
      g_autofree char *text = g_strdup_printf (_("Allergy: %s"), allergies);

      clinic_wrap_box_append (box, clinic_alert_pill_new (CLINIC_ALERT_ALLERGY, text));
    }
  if (cold_sores)
    clinic_wrap_box_append (box, clinic_alert_pill_new (CLINIC_ALERT_COLD_SORES, NULL));
  show_if_any (box);
}

void
clinic_alerts_watch_colour (ClinicWrapBox *box, ClinicDiary *diary, gint64 course)
{
  GtkWidget *line;

  g_return_if_fail (CLINIC_IS_WRAP_BOX (box) && CLINIC_IS_DIARY (diary));

  line = gtk_widget_get_last_child (GTK_WIDGET (box));
  if (line == NULL || !CLINIC_IS_COLOUR_LINE (line))
    {
      line = clinic_colour_line_new ();
      clinic_wrap_box_append (box, line);
      g_signal_connect_object (line, "notify::visible", G_CALLBACK (show_if_any), box, G_CONNECT_SWAPPED);
    }
  clinic_colour_line_watch (CLINIC_COLOUR_LINE (line), diary, course, 0);
}
