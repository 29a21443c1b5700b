/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_TODAY_PAGE (clinic_today_page_get_type ())

/**
 * ClinicTodayPage: the day's patients as expected, arrived, numbing, ready, rolling, done.
 *
 * Properties: "diary". Actions, each with a session as target: today.arrive, today.cream-on, today.start-rolling,
 * today.finish, today.back, today.cancel, today.no-show, today.history; and today.overrun, without one.
 */
G_DECLARE_FINAL_TYPE (ClinicTodayPage, clinic_today_page, CLINIC, TODAY_PAGE, AdwBin)

GtkWidget *clinic_today_page_new (ClinicDiary *diary);

G_END_DECLS
