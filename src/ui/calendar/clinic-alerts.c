/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-alerts.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-alert-pill.h"

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
  gtk_widget_set_visible (GTK_WIDGET (box), gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL);
}
