/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-calendar-legend.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-state-swatch.h"

static void
add_legend (GtkBox *legend, ClinicSessionState state, ClinicSwatchPart part, const char *word)
{
  GtkWidget *label = gtk_label_new (word);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_margin_end (label, 6);
  gtk_box_append (legend, clinic_state_swatch_new (state, part));
  gtk_box_append (legend, label);
}

void
clinic_calendar_legend_fill (GtkBox *legend)
{
  g_return_if_fail (GTK_IS_BOX (legend));

  add_legend (legend, CLINIC_SESSION_BOOKED, CLINIC_SWATCH_NUMBING, _("Numbing"));
  add_legend (legend, CLINIC_SESSION_BOOKED, CLINIC_SWATCH_ROLLING, _("Rolling"));
  add_legend (legend, CLINIC_SESSION_NUMBING, CLINIC_SWATCH_ROLLING, _("Here now"));
  add_legend (legend, CLINIC_SESSION_FULFILLED, CLINIC_SWATCH_ROLLING, _("Done"));
}
