/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/clinic-setup.h"

G_BEGIN_DECLS

/*
 * A GtkDropDown of the clinic's doctors or beds. Only those in use are offered. @any: (nullable): what stands first for
 * "any of them", whose id is 0.
 */
void   clinic_choice_fill_doctors (GtkDropDown *drop_down, const ClinicSetup *setup, const char *any);
void   clinic_choice_fill_beds    (GtkDropDown *drop_down, const ClinicSetup *setup);
/* The chosen one's id; 0 = any, or nobody there. */
gint64 clinic_choice_get  (GtkDropDown *drop_down);
void   clinic_choice_set  (GtkDropDown *drop_down, gint64 id);

G_END_DECLS
