/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_CALENDAR_PAGE (clinic_calendar_page_get_type ())

/**
 * ClinicCalendarPage: a day, week or month of all beds and doctors. Properties "diary", "view" ("day", "week", "month").
 *
 * Actions: calendar.previous, calendar.next, calendar.today, calendar.view ('day', 'week', 'month'),
 * calendar.export ('day', 'week').
 */
G_DECLARE_FINAL_TYPE (ClinicCalendarPage, clinic_calendar_page, CLINIC, CALENDAR_PAGE, GtkWidget)

GtkWidget *clinic_calendar_page_new          (void);
void       clinic_calendar_page_set_diary    (ClinicCalendarPage *self, ClinicDiary *diary);
void       clinic_calendar_page_show_day     (ClinicCalendarPage *self, ClinicDay day);
/* The day that shows, or that the week or month was turned to. */
ClinicDay  clinic_calendar_page_get_day     (ClinicCalendarPage *self);
/* Turns to the session's day and puts the focus on it. */
void       clinic_calendar_page_show_session (ClinicCalendarPage *self, gint64 session, ClinicDay day);

G_END_DECLS
