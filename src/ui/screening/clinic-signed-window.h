/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary-consent.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_SIGNED_WINDOW (clinic_signed_window_get_type ())

/**
 * ClinicSignedWindow: a consent as it was signed, to read, to print and to withdraw.
 *
 * Actions: "consent.print", "consent.save", "consent.withdraw", and "consent.sign" where it has to be signed again.
 */
G_DECLARE_FINAL_TYPE (ClinicSignedWindow, clinic_signed_window, CLINIC, SIGNED_WINDOW, AdwWindow)

/* @page: (transfer full): with a consent that was signed */
GtkWidget *clinic_signed_window_new  (GtkWindow *parent, ClinicDiary *diary, ClinicConsentPage *page);
/* As "consent.save", without asking where. */
void       clinic_signed_window_save (ClinicSignedWindow *self, GFile *file);

G_END_DECLS
