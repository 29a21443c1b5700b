/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * clinic_stay_open_begin:
 *
 * While a window's write is on its way the window does not close, by whatever key or button: its answer closes it, or says in
 * it what went wrong, beside what was typed. Each beginning has its end, which comes first of what is done with the answer;
 * several writes may be on their way at once.
 */
void clinic_stay_open_begin (GtkWindow *window);
void clinic_stay_open_end   (GtkWindow *window);

G_END_DECLS
