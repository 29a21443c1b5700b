/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary-consent.h"
#include "print/clinic-sheet.h"

G_BEGIN_DECLS

/* What is said of a signature besides the text: who, when, before whom, the hash; a line each; (transfer full). */
char        *clinic_consent_sheet_say_facts (ClinicDiary *diary, const ClinicConsent *consent);
/* The signed consent on paper: its text, the signature drawn from its strokes, and what is said of it; (transfer full). */
ClinicSheet *clinic_consent_sheet_make      (ClinicDiary *diary, const ClinicConsent *consent, const char *patient);

G_END_DECLS
