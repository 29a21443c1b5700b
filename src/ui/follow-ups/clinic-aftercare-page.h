/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary-aftercare.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_AFTERCARE_PAGE (clinic_aftercare_page_get_type ())

/**
 * ClinicAftercarePage: where in healing one session's patient is, whether anything is wrong, and what comes next.
 *
 * Signal: "back".
 */
G_DECLARE_FINAL_TYPE (ClinicAftercarePage, clinic_aftercare_page, CLINIC, AFTERCARE_PAGE, AdwBin)

GtkWidget *clinic_aftercare_page_new         (ClinicDiary *diary, gint64 session);
gint64     clinic_aftercare_page_get_session (ClinicAftercarePage *self);

G_END_DECLS
