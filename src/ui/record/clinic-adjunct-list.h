/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_ADJUNCT_LIST (clinic_adjunct_list_get_type ())

/**
 * ClinicAdjunctList: what was used besides the roller, each with its lot: two entries in a line. An empty line at the end is for
 * the next one.
 *
 * Signal "changed". The text has a line for each: name, tab, lot.
 */
G_DECLARE_FINAL_TYPE (ClinicAdjunctList, clinic_adjunct_list, CLINIC, ADJUNCT_LIST, GtkBox)

GtkWidget *clinic_adjunct_list_new      (void);
char      *clinic_adjunct_list_dup_text (ClinicAdjunctList *self); /* (transfer full) */
void       clinic_adjunct_list_set_text (ClinicAdjunctList *self, const char *text);

G_END_DECLS
