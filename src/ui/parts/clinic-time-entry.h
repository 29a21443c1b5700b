/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An entry for a time of day: "830" becomes what the clock shows, once the person has gone on. Enter is the window's. */
GtkWidget *clinic_time_entry_new        (const char *label); /* its accessible name */
/* FALSE when what stands there is no time, or nothing; @minute (0 to 1440) is then left alone. */
gboolean   clinic_time_entry_get_minute (GtkWidget *entry, int *minute);
void       clinic_time_entry_set_minute (GtkWidget *entry, int minute);
void       clinic_time_entry_set_faulty (GtkWidget *entry, gboolean faulty);

G_END_DECLS
