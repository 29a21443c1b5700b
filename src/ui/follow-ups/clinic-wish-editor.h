/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/clinic-wish.h"
#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_WISH_EDITOR (clinic_wish_editor_get_type ())

/**
 * ClinicWishEditor: puts a wish on the waiting list, or changes one.
 *
 * Action: wish.save. It closes by itself once saved.
 */
G_DECLARE_FINAL_TYPE (ClinicWishEditor, clinic_wish_editor, CLINIC, WISH_EDITOR, AdwWindow)

/* @wish: what stands in it at first; its id is 0 for a new one. @name: (nullable): of the patient */
GtkWidget *clinic_wish_editor_new (GtkWindow *parent, ClinicDiary *diary, const ClinicWish *wish, const char *name);

G_END_DECLS
