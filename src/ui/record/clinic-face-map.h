/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/clinic-record.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_FACE_MAP (clinic_face_map_get_type ())

/**
 * ClinicFaceMap: a face with the zones that were rolled, as one looks at the patient: the patient's right is at the left,
 * in every language. A click marks a zone or takes the mark away.
 *
 * Property "zones": a bit for each ClinicZone. The list of zones beside it is its equal for keyboard and screen reader.
 */
G_DECLARE_FINAL_TYPE (ClinicFaceMap, clinic_face_map, CLINIC, FACE_MAP, GtkWidget)

GtkWidget *clinic_face_map_new       (void);
guint      clinic_face_map_get_zones (ClinicFaceMap *self);
void       clinic_face_map_set_zones (ClinicFaceMap *self, guint zones);
/* The zone at a point of the widget; %CLINIC_N_ZONES beside them. */
ClinicZone clinic_face_map_find_zone (ClinicFaceMap *self, double x, double y);
/* A point within the zone, where it is marked. */
void       clinic_face_map_get_middle (ClinicFaceMap *self, ClinicZone zone, double *x, double *y);

G_END_DECLS
