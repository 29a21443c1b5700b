/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_FOLLOW_UPS_PAGE (clinic_follow_ups_page_get_type ())

/**
 * ClinicFollowUpsPage: what the clinic must do, overdue, today and coming, beside the one that is being done.
 *
 * Properties: "diary"; "filter": "all", "calls", "booking", "mine".
 */
G_DECLARE_FINAL_TYPE (ClinicFollowUpsPage, clinic_follow_ups_page, CLINIC, FOLLOW_UPS_PAGE, AdwBin)

GtkWidget *clinic_follow_ups_page_new  (ClinicDiary *diary);
/* Shows one follow-up, as soon as the list is read. */
void       clinic_follow_ups_page_open (ClinicFollowUpsPage *self, gint64 follow_up);

G_END_DECLS
