/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * How long the main loop does not turn: from the end of one wait for events to the beginning of the next, all that was
 * done and waited for between. Not counted is the time for which the thread could have gone on and other programs had the
 * processor, as the kernel's own book says (/proc/thread-self/schedstat): a loaded machine is no fault of ours, but a lock,
 * a sleep, an answer waited for, and work of the thread's own are.
 */

/* Begins a new count for the calling thread's default context. */
void   clinic_turn_meter_start   (void);
/* Between these two nothing is counted: what the test itself waits for. */
void   clinic_turn_meter_pause   (void);
void   clinic_turn_meter_resume  (void);
/* The longest standstill since the start, in µs. */
gint64 clinic_turn_meter_longest (void);

G_END_DECLS
