/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

/* (transfer floating): what stands there when no one is booked today: a page that offers to book. */
GtkWidget *clinic_today_empty_new  (void);
/* Says why no one can be where the clinic is closed at @now, else what the page is for. */
void       clinic_today_empty_show (GtkWidget *page, ClinicDiary *diary, gint64 now);

G_END_DECLS
