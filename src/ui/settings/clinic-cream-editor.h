/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-cream.h"
#include "model/clinic-diary.h"
#include "ui/parts/clinic-form-window.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_CREAM_EDITOR (clinic_cream_editor_get_type ())

/**
 * ClinicCreamEditor: one cream, new or changed. What cannot be taken stands in it, and what was typed stays.
 */
G_DECLARE_FINAL_TYPE (ClinicCreamEditor, clinic_cream_editor, CLINIC, CREAM_EDITOR, ClinicFormWindow)

/* @cream: (nullable): NULL = a new one */
GtkWidget *clinic_cream_editor_new (GtkWindow *parent, ClinicDiary *diary, const ClinicCream *cream);

G_END_DECLS
