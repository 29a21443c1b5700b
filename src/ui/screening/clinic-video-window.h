/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_VIDEO_WINDOW (clinic_video_window_get_type ())

/**
 * ClinicVideoWindow: shows the clinic's own video to a patient, once its file is known to be what was chosen. Where this
 * computer cannot play it, it opens in another program.
 *
 * Signals: "begun": it plays, here or elsewhere. "ended": it was shown to its end here, or handed to another program.
 */
G_DECLARE_FINAL_TYPE (ClinicVideoWindow, clinic_video_window, CLINIC, VIDEO_WINDOW, AdwWindow)

GtkWidget *clinic_video_window_new  (GtkWindow *parent, ClinicDiary *diary);
/* What is shown: the video's own stream once it was found, another one in tests. */
void       clinic_video_window_play (ClinicVideoWindow *self, GtkMediaStream *stream);

G_END_DECLS
