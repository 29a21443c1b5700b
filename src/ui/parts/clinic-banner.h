/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_BANNER (clinic_banner_get_type ())

/**
 * ClinicBanner: a row under the header that says something about the whole window; gone when it has nothing to say.
 *
 * Properties: "text" (nullable: hides it), "icon-name", "button-label" (nullable: no button), "action-name" of the
 * button.
 */
G_DECLARE_FINAL_TYPE (ClinicBanner, clinic_banner, CLINIC, BANNER, AdwBin)

GtkWidget  *clinic_banner_new      (void);
void        clinic_banner_set_text (ClinicBanner *self, const char *text);
const char *clinic_banner_get_text (ClinicBanner *self); /* (nullable) */

G_END_DECLS
