/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-keeper.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_PREFERENCES_WINDOW (clinic_preferences_window_get_type ())

/**
 * ClinicPreferencesWindow: everything that a clinic and a desk set, in one place. What takes effect at once is set here;
 * what is a list or a form of its own is led to, by an action of the application.
 *
 * Keeps itself up to date. What cannot be saved is said in its row, and the row shows again what holds. Closed while a video
 * is being copied or a change saved, it only hides until that is done; what fails then brings it back.
 */
G_DECLARE_FINAL_TYPE (ClinicPreferencesWindow, clinic_preferences_window, CLINIC, PREFERENCES_WINDOW, AdwWindow)

/* @settings: (nullable): of this desk; @keeper: of the copies */
GtkWidget *clinic_preferences_window_new (GtkWindow *parent, ClinicDiary *diary, GSettings *settings, ClinicKeeper *keeper);

/* What the file dialog does: copies the video about the treatment into the clinic's folder, and saves that it is the one. */
void       clinic_preferences_window_choose_video (ClinicPreferencesWindow *self, GFile *source);

/* Whether something is on its way that would end with the window, as a video that is copied: it shows that then. */
gboolean   clinic_preferences_window_show_busy (ClinicPreferencesWindow *self);

/* Why the desktop does not start the program at login, as a sentence; (nullable): it does. */
void       clinic_preferences_window_set_autostart_fault (ClinicPreferencesWindow *self, const char *sentence);

G_END_DECLS
