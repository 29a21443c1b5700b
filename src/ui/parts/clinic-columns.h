/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_COLUMNS (clinic_columns_get_type ())

/**
 * ClinicColumns: its children side by side, the first a little wider, or one below the other where the room is
 * less than 640 px.
 */
G_DECLARE_FINAL_TYPE (ClinicColumns, clinic_columns, CLINIC, COLUMNS, GtkWidget)

GtkWidget *clinic_columns_new    (void);
void       clinic_columns_append (ClinicColumns *self, GtkWidget *child);

G_END_DECLS
