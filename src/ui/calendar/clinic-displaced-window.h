/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary-zone.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_DISPLACED_WINDOW (clinic_displaced_window_get_type ())

/**
 * ClinicDisplacedWindow: who could not keep their place when the clinic's time zone changed: where they stood, where they
 * are now, and the way to another place. Whoever has been moved or booked again leaves the list.
 *
 * Signals: "seen": a person has seen to all of them
 */
G_DECLARE_FINAL_TYPE (ClinicDisplacedWindow, clinic_displaced_window, CLINIC, DISPLACED_WINDOW, AdwWindow)

/* @parent has the actions win.show-session and win.book. */
GtkWidget *clinic_displaced_window_new (GtkWindow *parent, ClinicDiary *diary);

G_END_DECLS
