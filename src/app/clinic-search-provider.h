/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_SEARCH_PROVIDER (clinic_search_provider_get_type ())

/**
 * ClinicSearchProvider: what the desktop's own search finds here: commands by their names and, only while it has been
 * given a diary, patients by name. Of a patient it tells the name and the clinic's number, nothing else.
 *
 * Signals:
 *  "asked" (): someone searches; emitted before the answer is made, so that whoever owns it can say first whose patients
 *              may be told
 *  "open" (char *action, GVariant *target (nullable), uint timestamp): to be done in the window
 */
G_DECLARE_FINAL_TYPE (ClinicSearchProvider, clinic_search_provider, CLINIC, SEARCH_PROVIDER, GObject)

ClinicSearchProvider *clinic_search_provider_new      (void);
gboolean              clinic_search_provider_export   (ClinicSearchProvider *self, GDBusConnection *connection, const char *path,
                                                       GError **error);
void                  clinic_search_provider_unexport (ClinicSearchProvider *self);
/* @diary: (nullable): whose patients are told; with NULL none is, not even one that was found before. */
void                  clinic_search_provider_set_patients (ClinicSearchProvider *self, ClinicDiary *diary);

G_END_DECLS
