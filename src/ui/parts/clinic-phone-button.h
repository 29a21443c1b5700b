/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_PHONE_BUTTON (clinic_phone_button_get_type ())

/**
 * ClinicPhoneButton: a phone number that dials where the desk can, and a button that copies it.
 *
 * Where nothing on the desk dials, the number is copied; the copy button then says so.
 */
G_DECLARE_FINAL_TYPE (ClinicPhoneButton, clinic_phone_button, CLINIC, PHONE_BUTTON, GtkWidget)

GtkWidget  *clinic_phone_button_new        (void);
const char *clinic_phone_button_get_number (ClinicPhoneButton *self);
/* "" hides it */
void        clinic_phone_button_set_number (ClinicPhoneButton *self, const char *number);

G_END_DECLS
