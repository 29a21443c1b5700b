/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary-consent.h"
#include "ui/parts/clinic-form-window.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_CONSENT_WINDOW (clinic_consent_window_get_type ())

/**
 * ClinicConsentWindow: the consent's text in the patient's language, and a field to sign it in, or that it was signed on
 * paper.
 */
G_DECLARE_FINAL_TYPE (ClinicConsentWindow, clinic_consent_window, CLINIC, CONSENT_WINDOW, ClinicFormWindow)

/* @page: (transfer full): with a text */
GtkWidget *clinic_consent_window_new (GtkWindow *parent, ClinicDiary *diary, ClinicConsentPage *page);

G_END_DECLS
