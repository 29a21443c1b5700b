/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary.h"
#include "ui/parts/clinic-status-line.h"

G_BEGIN_DECLS

/**
 * ClinicErrand: a write that is begun in a place that can be left before its answer comes: a page, a card, a popover.
 *
 * An answer that is no good is said in the place's line, as long as who began it has that before them. To who has gone on it
 * is said in the main window, with what was not done and for whom.
 */
typedef struct _ClinicErrand ClinicErrand;

/* Holds @place and its @line until the end. @whom: whose write it is: "Asha Rao". */
ClinicErrand *clinic_errand_begin (GtkWidget *place, ClinicStatusLine *line, const char *whom);

/**
 * clinic_errand_end:
 * @errand: (transfer full)
 * @result: the verb's, of the diary
 * @place: (out) (optional) (transfer full): where it was begun
 *
 * First of what is done with the answer. It reads the line's words anew: none, when it went well.
 *
 * Returns: whether it went well
 */
gboolean clinic_errand_end (ClinicErrand *errand, GAsyncResult *result, GtkWidget **place);

/* What was begun in @place, or in anything in it, and has no answer yet is no longer said there: it is to show something else. */
void clinic_errand_leave (GtkWidget *place);

G_END_DECLS
