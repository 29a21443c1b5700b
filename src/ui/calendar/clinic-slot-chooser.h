/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-diary-slots.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_SLOT_CHOOSER (clinic_slot_chooser_get_type ())

/**
 * ClinicSlotChooser: the next free places, day by day, one of them chosen.
 *
 * Signals: "slot-changed": another one is chosen, or none any more; "searched": an answer has come
 */
G_DECLARE_FINAL_TYPE (ClinicSlotChooser, clinic_slot_chooser, CLINIC, SLOT_CHOOSER, GtkWidget)

GtkWidget *clinic_slot_chooser_new       (void);
void       clinic_slot_chooser_set_diary (ClinicSlotChooser *self, ClinicDiary *diary);

/**
 * clinic_slot_chooser_search:
 * @wish: its counts are not read
 * @prefer: (nullable): chosen when it is among those found, else the first
 * @recommended: days of this gap are marked so; 0 = none
 */
void       clinic_slot_chooser_search    (ClinicSlotChooser *self, const ClinicSlotWish *wish, const ClinicSlot *prefer,
                                          int recommended);

const ClinicSlot *clinic_slot_chooser_get_slot    (ClinicSlotChooser *self); /* (nullable) */
/* Why the wished day cannot be; (nullable). */
const char       *clinic_slot_chooser_get_refusal (ClinicSlotChooser *self);
ClinicDay         clinic_slot_chooser_get_first   (ClinicSlotChooser *self);
/* Whether a place on @day was found. */
gboolean          clinic_slot_chooser_has_day     (ClinicSlotChooser *self, ClinicDay day);
/* The chosen place was taken meanwhile: its row says so, and the next one is chosen. */
void              clinic_slot_chooser_mark_taken  (ClinicSlotChooser *self);

G_END_DECLS
