/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the colours of the lanes mean, a swatch and a word for each, into an empty @legend. */
void clinic_calendar_legend_fill (GtkBox *legend);

G_END_DECLS
