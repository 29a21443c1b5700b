/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-series.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_COLOUR_LINE (clinic_colour_line_get_type ())

/**
 * ClinicColourLine: warns where the colour of the skin has not settled after the session before, when the next one is
 * near; hidden where there is nothing to warn of.
 */
G_DECLARE_FINAL_TYPE (ClinicColourLine, clinic_colour_line, CLINIC, COLOUR_LINE, GtkWidget)

GtkWidget *clinic_colour_line_new   (void);
/* Reads what stands in the course and follows it. @session: the one it is asked for; 0: a booking, after all others */
void       clinic_colour_line_watch (ClinicColourLine *self, ClinicDiary *diary, gint64 course, gint64 session);

G_END_DECLS
