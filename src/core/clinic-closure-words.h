/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-setup.h"

G_BEGIN_DECLS

/* Every function returns a new string (transfer full). @today or @day: what the reader is looking at, so that only what
   differs from it is said. */

/* Whom it concerns: "Dr Nair", "Bed 3" or "The clinic". */
char *clinic_closure_say_subject (const ClinicClosure *closure, const ClinicSetup *setup);
/* "Fri 27 Nov, 13:00 – Mon 30 Nov, 9:00"; what lasts to the end of a day by its last day: "Thu 24 Dec – Sun 3 Jan". */
char *clinic_closure_say_span    (const ClinicClosure *closure, ClinicDay today);
/* "Dr Nair is away Fri 27 Nov, 13:00 – Sun 29 Nov", no full stop: what was done, and what a row of a list says. */
char *clinic_closure_say         (const ClinicClosure *closure, const ClinicSetup *setup, ClinicDay today);
/* "Dr Nair is away until Mon 30 Nov: holiday.", "Bed 3 is out of service until 13:00." */
char *clinic_closure_explain     (const ClinicClosure *closure, const ClinicSetup *setup, ClinicDay day);
/* Why the clinic is closed at @now or for what is left of its day: "The clinic is closed until Mon 4 Jan: Christmas.", "The
   clinic is closed today."; NULL while it is open, before it opens, and after it has closed. */
char *clinic_setup_explain_closed (const ClinicSetup *setup, gint64 now, GTimeZone *zone);
/* "Tue 13:00 – 18:00"; NULL on a day without hours. */
char *clinic_setup_say_hours     (const ClinicSetup *setup, gint64 staff, int weekday);
/* "On a Tuesday Dr Nair works 13:00 – 18:00." */
char *clinic_setup_explain_hours (const ClinicSetup *setup, gint64 staff, int weekday);

G_END_DECLS
