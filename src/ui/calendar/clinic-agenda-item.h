/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary-booking.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_AGENDA_ITEM (clinic_agenda_item_get_type ())

/**
 * ClinicAgendaItem: one line of the agenda: a day's head, or a visit.
 */
G_DECLARE_FINAL_TYPE (ClinicAgendaItem, clinic_agenda_item, CLINIC, AGENDA_ITEM, GObject)

/* @text: what the head says: "Tue 24 Nov · 22 booked" */
ClinicAgendaItem  *clinic_agenda_item_new_day   (ClinicDay day, const char *text);
/* @ready: its least wait under cream is over */
ClinicAgendaItem  *clinic_agenda_item_new_visit (const ClinicVisit *visit, gboolean ready, const ClinicSetup *setup,
                                                 GTimeZone *zone);

ClinicDay          clinic_agenda_item_get_day    (ClinicAgendaItem *self);
const ClinicVisit *clinic_agenda_item_get_visit  (ClinicAgendaItem *self); /* (nullable): a head has none */
const char        *clinic_agenda_item_get_time   (ClinicAgendaItem *self); /* "" of a head */
const char        *clinic_agenda_item_get_title  (ClinicAgendaItem *self); /* the head's text, or the patient's name */
const char        *clinic_agenda_item_get_detail (ClinicAgendaItem *self); /* "3 of 6 · Bed 2 · Dr Nair"; "" of a head */
const char        *clinic_agenda_item_get_state  (ClinicAgendaItem *self); /* a word; "" of a head */
const char        *clinic_agenda_item_get_icon   (ClinicAgendaItem *self); /* (nullable): of the state */
/* Whether both say the same of the same. */
gboolean           clinic_agenda_item_equal      (ClinicAgendaItem *self, ClinicAgendaItem *other);

G_END_DECLS
