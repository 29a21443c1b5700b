/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "../model/clinic-test-diary.h"
#include "clinic-test-ui.h"
#include "ui/calendar/clinic-session-block.h"
#include "ui/calendar/clinic-week-view.h"

G_BEGIN_DECLS

/**
 * ClinicTestCalendar: the calendar's page in a window of its own, on a clinic of two beds and two doctors.
 *
 * Monday: session 1 on bed 1 at 9:00, session 2 on bed 1 at 12:00 with the second doctor, of courses 1 and 2; three weeks
 * later session 3 on bed 2 on Monday at 10:00, of course 1, and session 4 on bed 1 on Tuesday at 10:15, of course 2.
 */
typedef struct
{
  ClinicTestDiary base;
  GtkWidget *window;
  GtkWidget *page;
  ClinicWeekView *week;
} ClinicTestCalendar;

/* For g_test_add(): fixture functions. */
void       clinic_test_calendar_set_up     (ClinicTestCalendar *self, gconstpointer data);
void       clinic_test_calendar_tear_down  (ClinicTestCalendar *self, gconstpointer data);

GtkWidget *clinic_test_calendar_block      (ClinicTestCalendar *self, gint64 session); /* (nullable) */
gboolean   clinic_test_calendar_is_focused (ClinicTestCalendar *self, gint64 session);
/* Keys as the window gets them, from the focus outward: "<Alt>Down". */
void       clinic_test_calendar_press      (ClinicTestCalendar *self, const char *keys);

G_END_DECLS
