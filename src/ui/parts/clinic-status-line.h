/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What hue the icon carries; the words keep the text's colour, but for CLINIC_TONE_BAD. */
typedef enum
{
  CLINIC_TONE_PLAIN,
  CLINIC_TONE_GOOD,
  CLINIC_TONE_CAUTION,
  CLINIC_TONE_BAD, /* refused, overdue: the words too */
  CLINIC_TONE_ACCENT,
} ClinicTone;

#define CLINIC_TYPE_TONE (clinic_tone_get_type ())
GType clinic_tone_get_type (void) G_GNUC_CONST;

#define CLINIC_TYPE_STATUS_LINE (clinic_status_line_get_type ())

/**
 * ClinicStatusLine: a small line of icon and words: "Sheet given", "Bed 4 free about 10:55".
 *
 * The words wrap. They are a label as any, so that they are read and found as text.
 */
G_DECLARE_FINAL_TYPE (ClinicStatusLine, clinic_status_line, CLINIC, STATUS_LINE, GtkWidget)

/* @icon_name: (nullable): %NULL for the tone's own, none for a plain line */
GtkWidget  *clinic_status_line_new           (ClinicTone tone, const char *icon_name, const char *text);
const char *clinic_status_line_get_text      (ClinicStatusLine *self);
void        clinic_status_line_set_text      (ClinicStatusLine *self, const char *text);
void        clinic_status_line_set_icon_name (ClinicStatusLine *self, const char *icon_name);
ClinicTone  clinic_status_line_get_tone      (ClinicStatusLine *self);
void        clinic_status_line_set_tone      (ClinicStatusLine *self, ClinicTone tone);
/* Words of their tone, "" or NULL: none, and the line hides. */
void        clinic_status_line_say           (ClinicStatusLine *self, ClinicTone tone, const char *words);
void        clinic_status_line_set_strong    (ClinicStatusLine *self, gboolean strong); /* in bold */

G_END_DECLS
