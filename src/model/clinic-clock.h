/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_CLOCK (clinic_clock_get_type ())
G_DECLARE_FINAL_TYPE (ClinicClock, clinic_clock, CLINIC, CLOCK, GObject)

/**
 * ClinicClock: the one place that knows what time it is.
 *
 * SITTINGS_NOW, an RFC 3339 time or a file holding one, makes it stand still there (a file is read again when it
 * changes, so that a test can move time).
 *
 * Signals: "minute": a wall minute has begun, or time has jumped (sleep, a clock set, the file moved). By the real clock
 * it comes only while somebody watches, and else when somebody who woke anyway has it look.
 */
ClinicClock *clinic_clock_new     (void);
ClinicClock *clinic_clock_new_at  (gint64 now);                      /* for tests: moved by hand */
gint64       clinic_clock_get_now (ClinicClock *clock);              /* UTC seconds */
void         clinic_clock_set_now (ClinicClock *clock, gint64 now); /* only for one made with new_at */
/* A window shows what depends on the minute; each watch has its unwatch. */
void         clinic_clock_watch   (ClinicClock *clock);
void         clinic_clock_unwatch (ClinicClock *clock);
/* Emits "minute" if it has turned since. */
void         clinic_clock_look    (ClinicClock *clock);
/* Whether SITTINGS_NOW or a test holds it: real timers do not tell its time. */
gboolean     clinic_clock_is_held (ClinicClock *clock);

G_END_DECLS
