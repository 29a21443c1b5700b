/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary.h"
#include "ui/calendar/clinic-session-block.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_SESSION_POPOVER (clinic_session_popover_get_type ())

/**
 * ClinicSessionPopover: who, when, where, and what can be done with the session: move, cancel, no-show, restore, open
 * the patient.
 */
G_DECLARE_FINAL_TYPE (ClinicSessionPopover, clinic_session_popover, CLINIC, SESSION_POPOVER, GtkPopover)

/* Shows it beside @block, a child of @parent; it goes away by itself. */
void clinic_session_popover_open (GtkWidget *parent, ClinicSessionBlock *block, ClinicDiary *diary);
/* The same beside any widget in @parent that stands for @visit. */
void clinic_session_popover_open_at (GtkWidget *parent, GtkWidget *at, const ClinicVisit *visit, ClinicDiary *diary);

G_END_DECLS
