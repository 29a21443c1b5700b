/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_CLOSURE_EDITOR (clinic_closure_editor_get_type ())

/**
 * ClinicClosureEditor: the clinic closed, a bed out of service or a person away: who, from when, until when, why.
 *
 * Says in a sentence what will be, and how many booked sessions lie in it. A time left empty is the day's beginning or
 * end. Signals: "saved" (ClinicChange *change), before it closes.
 */
G_DECLARE_FINAL_TYPE (ClinicClosureEditor, clinic_closure_editor, CLINIC, CLOSURE_EDITOR, AdwWindow)

/* @closure: (nullable): the one to change; a new one else */
GtkWidget *clinic_closure_editor_new (GtkWindow *parent, ClinicDiary *diary, const ClinicClosure *closure);

G_END_DECLS
