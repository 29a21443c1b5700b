/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-consent.h"
#include "core/clinic-setup.h"
#include "model/clinic-diary-screening.h"
#include "ui/parts/clinic-status-line.h"

G_BEGIN_DECLS

/* How a screening stands, as a sentence; (transfer full). @questions: of the protocol that asked; @day: of the session;
   @tone: (out). */
char *clinic_screening_words_say_state (const ClinicScreeningSheet *sheet, const GPtrArray *questions, ClinicDay day,
                                        const ClinicSetup *setup, ClinicTone *tone);
/* What a card says of the day's screening before rolling; (nullable): NULL: nothing to mind. (transfer none) */
const char *clinic_screening_words_note (ClinicFinding finding, guint n_open, gboolean is_signed, ClinicTone *tone);
/* How the consent stands, as a sentence; (transfer full). @last: (nullable) */
char *clinic_screening_words_say_consent (ClinicConsentState state, const ClinicConsent *last, GTimeZone *zone, ClinicTone *tone);

G_END_DECLS
