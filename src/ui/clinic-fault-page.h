/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_FAULT_PAGE (clinic_fault_page_get_type ())

/**
 * ClinicFaultPage: why the clinic's data cannot be opened, and what can be done about it.
 *
 * Its buttons name app.try-again, app.copies, app.choose-folder and app.quit; it touches nothing itself.
 */
G_DECLARE_FINAL_TYPE (ClinicFaultPage, clinic_fault_page, CLINIC, FAULT_PAGE, AdwBin)

/* @error: of CLINIC_ERROR; @folder: where the data lie. */
GtkWidget *clinic_fault_page_new (const GError *error, const char *folder);

G_END_DECLS
