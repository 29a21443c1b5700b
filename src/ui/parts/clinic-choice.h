/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/clinic-setup.h"

G_BEGIN_DECLS

/*
 * A GtkDropDown of the clinic's doctors, staff or beds. Only those in use are offered. @any: (nullable): what stands first for
 * "any of them", whose id is 0.
 */
void   clinic_choice_fill_doctors  (GtkDropDown *drop_down, const ClinicSetup *setup, const char *any);
/* The doctors behind "Nobody yet"; @person, who is at the desk (0 = nobody known), is chosen if a doctor. */
void   clinic_choice_offer_doctors (GtkDropDown *drop_down, const ClinicSetup *setup, gint64 person);
void   clinic_choice_fill_staff    (GtkDropDown *drop_down, const ClinicSetup *setup, const char *nobody); /* whatever their role */
void   clinic_choice_fill_beds     (GtkDropDown *drop_down, const ClinicSetup *setup);
/* The chosen one's id; 0 = any, or nobody there. */
gint64 clinic_choice_get  (GtkDropDown *drop_down);
void   clinic_choice_set  (GtkDropDown *drop_down, gint64 id);
/* Whatever is offered in it: its accessible label goes on naming it. From GTK 4.10 what is chosen would name it instead. */
void   clinic_choice_keep_name (GtkDropDown *drop_down);

G_END_DECLS
