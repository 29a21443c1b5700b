/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/clinic-triage.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_VERDICT_BAR (clinic_verdict_bar_get_type ())

/**
 * ClinicVerdictBar: what the clinic's own rule says about a call, large and tinted; a change is announced.
 */
G_DECLARE_FINAL_TYPE (ClinicVerdictBar, clinic_verdict_bar, CLINIC, VERDICT_BAR, GtkWidget)

GtkWidget *clinic_verdict_bar_new (void);

/**
 * clinic_verdict_bar_set_verdict:
 * @title: (nullable): %NULL for the verdict's own: "Watch: call again tomorrow"
 * @body: (nullable): the rule in a sentence
 * @note: (nullable): at the far end: "Dr Nair will be told"
 */
void clinic_verdict_bar_set_verdict (ClinicVerdictBar *self, ClinicVerdict verdict, const char *title, const char *body,
                                     const char *note);

ClinicVerdict clinic_verdict_bar_get_verdict (ClinicVerdictBar *self);
const char   *clinic_verdict_bar_get_title   (ClinicVerdictBar *self); /* as shown */
const char   *clinic_verdict_bar_get_body    (ClinicVerdictBar *self);

/* How a verdict is shown elsewhere, on a symptom's button: style class ("verdict-watch"), icon, and small word
 * ("watch"). Not to be freed. */
const char *clinic_verdict_get_class (ClinicVerdict verdict);
const char *clinic_verdict_get_icon  (ClinicVerdict verdict);
const char *clinic_verdict_get_word  (ClinicVerdict verdict);

G_END_DECLS
