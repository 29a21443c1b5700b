/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ClinicAlertKind:
 * @CLINIC_ALERT_MISSING: a paper that is still to come, or less than asked ("Consent to sign")
 * @CLINIC_ALERT_OK: what is as it should be ("Signed")
 */
typedef enum
{
  CLINIC_ALERT_ALLERGY,
  CLINIC_ALERT_COLD_SORES,
  CLINIC_ALERT_RED_FLAG,
  CLINIC_ALERT_LATE,
  CLINIC_ALERT_MISSING,
  CLINIC_ALERT_OK,
} ClinicAlertKind;

#define CLINIC_TYPE_ALERT_KIND (clinic_alert_kind_get_type ())
GType clinic_alert_kind_get_type (void) G_GNUC_CONST;

#define CLINIC_TYPE_ALERT_PILL (clinic_alert_pill_get_type ())

/**
 * ClinicAlertPill: what has to be seen wherever the patient is shown: a tinted pill of icon and word.
 *
 * Where there is no room for its text it ends in an ellipsis and the tooltip says it all.
 */
G_DECLARE_FINAL_TYPE (ClinicAlertPill, clinic_alert_pill, CLINIC, ALERT_PILL, GtkWidget)

/* @text: (nullable): "Allergy: lidocaine (rash)"; %NULL or "" for the kind's own word */
GtkWidget      *clinic_alert_pill_new      (ClinicAlertKind kind, const char *text);
ClinicAlertKind clinic_alert_pill_get_kind (ClinicAlertPill *self);
void            clinic_alert_pill_set_kind (ClinicAlertPill *self, ClinicAlertKind kind);
const char     *clinic_alert_pill_get_text (ClinicAlertPill *self); /* as shown; never %NULL */
void            clinic_alert_pill_set_text (ClinicAlertPill *self, const char *text);
/* Compact: the icon alone, for dense lists. A red flag keeps its word. */
gboolean        clinic_alert_pill_get_compact (ClinicAlertPill *self);
void            clinic_alert_pill_set_compact (ClinicAlertPill *self, gboolean compact);

G_END_DECLS
