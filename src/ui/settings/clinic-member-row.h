/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/clinic-setup.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_MEMBER_ROW (clinic_member_row_get_type ())

/**
 * ClinicMemberRow: one person or bed of the clinic: its name, for a person the role, and a menu to move it up or down
 * and to take it out of use. What was ever used stays; only a new one can be removed.
 *
 * Signals: "edited"; "moved" (int: -1 up, 1 down); "removed"
 */
G_DECLARE_FINAL_TYPE (ClinicMemberRow, clinic_member_row, CLINIC, MEMBER_ROW, AdwEntryRow)

GtkWidget  *clinic_member_row_new_bed    (gint64 id, const char *name, gboolean active);
GtkWidget  *clinic_member_row_new_person (gint64 id, const char *name, ClinicRole role, gboolean active);
gint64      clinic_member_row_get_id     (ClinicMemberRow *self); /* 0 = new */
char       *clinic_member_row_dup_name   (ClinicMemberRow *self); /* without spaces around it */
ClinicRole  clinic_member_row_get_role   (ClinicMemberRow *self);
gboolean    clinic_member_row_get_active (ClinicMemberRow *self);
void        clinic_member_row_set_place  (ClinicMemberRow *self, gboolean first, gboolean last);

G_END_DECLS
