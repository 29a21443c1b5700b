/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/clinic-setup.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_MEMBERS_GROUP (clinic_members_group_get_type ())

/**
 * ClinicMembersGroup: the clinic's people or its beds, in its order, with a row to add one.
 *
 * Properties: "people" (construct-only; else beds). Signals: "edited"
 */
G_DECLARE_FINAL_TYPE (ClinicMembersGroup, clinic_members_group, CLINIC, MEMBERS_GROUP, AdwPreferencesGroup)

GtkWidget *clinic_members_group_new  (gboolean people);
void       clinic_members_group_load (ClinicMembersGroup *self, const ClinicSetup *setup);
/* Adds what is typed to @setup; rows that are new and without a name are passed over. */
void       clinic_members_group_save (ClinicMembersGroup *self, ClinicSetup *setup);
/* What keeps it from being saved, as a sentence; (transfer full) (nullable). */
char      *clinic_members_group_check (ClinicMembersGroup *self);

G_END_DECLS
