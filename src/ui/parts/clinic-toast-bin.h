/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_TOAST_BIN (clinic_toast_bin_get_type ())

/**
 * ClinicToastBin: says over its child, for a few seconds or as long as it takes to read, what has happened, and offers to take
 * it back.
 *
 * It stands near the foot, and where a button or a verdict would be under it, above that: unlike AdwToastOverlay it
 * never covers what a person came to do next. It stays while the pointer is over it.
 *
 * Properties: "child" (nullable).
 */
G_DECLARE_FINAL_TYPE (ClinicToastBin, clinic_toast_bin, CLINIC, TOAST_BIN, GtkWidget)

GtkWidget *clinic_toast_bin_new       (void);
void       clinic_toast_bin_set_child (ClinicToastBin *self, GtkWidget *child); /* nullable */

/* Says @text in place of what it said. @button_label and @action_name (both nullable) make its button, which also ends
 * it. */
void       clinic_toast_bin_say       (ClinicToastBin *self, const char *text, const char *button_label,
                                       const char *action_name);

G_END_DECLS
