/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_WINDOW (clinic_window_get_type ())

/**
 * ClinicWindow: the one window: header, the pages, what was done with its Undo.
 *
 * Actions: win.show-page (s), win.choose-person (x), win.undo, win.redo, win.search and those that views name to
 * each other; see clinic-window-actions.c.
 */
G_DECLARE_FINAL_TYPE (ClinicWindow, clinic_window, CLINIC, WINDOW, AdwApplicationWindow)

/* @settings: (nullable): of this desk; without them nothing is remembered. */
GtkWidget   *clinic_window_new       (GtkApplication *application, GSettings *settings);
/* Once, when the data are open: the pages appear. */
void         clinic_window_set_diary (ClinicWindow *self, ClinicDiary *diary);
ClinicDiary *clinic_window_get_diary (ClinicWindow *self); /* (nullable) */
/* A page in place of all others, for as long as the data cannot be opened; (nullable). */
void         clinic_window_set_fault (ClinicWindow *self, GtkWidget *page);
void         clinic_window_set_demo  (ClinicWindow *self, gboolean demo);
/* What keeps notifications from showing, as a sentence; (nullable): nothing does. */
void         clinic_window_set_notification_fault (ClinicWindow *self, const char *sentence);
/* Why today's copy of the data was not made; (nullable): it was. */
void         clinic_window_set_copy_fault (ClinicWindow *self, const char *sentence);
/* Says @text for a moment. */
void         clinic_window_say       (ClinicWindow *self, const char *text);
/* Whether something that was begun in its preferences would be lost with it: it does not close then, and they show it. */
gboolean     clinic_window_is_held   (ClinicWindow *self);

G_END_DECLS
