/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary-fit.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_FIT_WINDOW (clinic_fit_window_get_type ())

/**
 * ClinicFitWindow: the ways to fit one more visit in on a day, each with whose wait it changes; one is chosen and done.
 * It is a new one, or one that is booked already and moves.
 *
 * Action: fit.fit-in. Signal: "booked" (gint64 session), or moved, before it closes by itself.
 */
G_DECLARE_FINAL_TYPE (ClinicFitWindow, clinic_fit_window, CLINIC, FIT_WINDOW, AdwWindow)

/* @wish: as clinic_diary_find_fits_async() reads it; @booking: whose override, or version, is taken along; @name: of the
   patient */
GtkWidget *clinic_fit_window_new (GtkWindow *parent, ClinicDiary *diary, const ClinicSlotWish *wish,
                                  const ClinicBooking *booking, const char *name);

G_END_DECLS
