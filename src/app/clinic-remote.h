/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_REMOTE (clinic_remote_get_type ())

/**
 * ClinicRemote: the diary's verbs for other programs of the same person, on the session bus: the interface
 * io.github.sittings.Sittings.Clinic1, described in data/. Main thread.
 */
G_DECLARE_FINAL_TYPE (ClinicRemote, clinic_remote, CLINIC, REMOTE, GObject)

ClinicRemote *clinic_remote_new       (void);
gboolean      clinic_remote_export    (ClinicRemote *self, GDBusConnection *connection, const char *path, GError **error);
void          clinic_remote_unexport  (ClinicRemote *self);
/* @diary: (nullable): NULL while the data are not open; all is refused as busy then. */
void          clinic_remote_set_diary (ClinicRemote *self, ClinicDiary *diary);

G_END_DECLS
