/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-diary-booking.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_AGENDA_VIEW (clinic_agenda_view_get_type ())

/**
 * ClinicAgendaView: the week where there is no room for lanes: a list, day by day, of time, patient, session, bed,
 * doctor and state. A row opens what can be done with its session.
 */
G_DECLARE_FINAL_TYPE (ClinicAgendaView, clinic_agenda_view, CLINIC, AGENDA_VIEW, GtkWidget)

GtkWidget *clinic_agenda_view_new       (void);
void       clinic_agenda_view_set_diary (ClinicAgendaView *self, ClinicDiary *diary); /* (nullable) */
/* @visits: (element-type ClinicVisit): of the days shown, by start. The list stays where it is, and begins with today
 * when other days show than before. */
void       clinic_agenda_view_show      (ClinicAgendaView *self, ClinicDay first, int n_days, GPtrArray *visits);

G_END_DECLS
