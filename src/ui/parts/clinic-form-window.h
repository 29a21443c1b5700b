/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_FORM_WINDOW (clinic_form_window_get_type ())

/**
 * ClinicFormWindow: a small window that asks for a few things and saves them by one verb of the diary, or takes away what
 * was saved before. It closes when that is done; when it is not, it says why and keeps what was typed.
 *
 * Actions: "form.save", "form.take-away". While a verb runs neither can be asked for again, and the window does not close.
 */
G_DECLARE_DERIVABLE_TYPE (ClinicFormWindow, clinic_form_window, CLINIC, FORM_WINDOW, AdwWindow)

/* Both begin a verb that ends in clinic_form_window_written_cb(), or return %FALSE where something has to be changed first. */
struct _ClinicFormWindowClass
{
  AdwWindowClass parent_class;

  gboolean (*save)      (ClinicFormWindow *self);
  gboolean (*take_away) (ClinicFormWindow *self);
};

/* Property "form": the fields. */
void clinic_form_window_set_form (ClinicFormWindow *self, GtkWidget *form);
/* What the button for that says, with a mnemonic; (nullable): there is nothing to take away, and no button. */
void clinic_form_window_offer_taking_away (ClinicFormWindow *self, const char *label);
/* What the button for saving says, with a mnemonic, where that is not "Save". */
void clinic_form_window_set_verb (ClinicFormWindow *self, const char *label);
/* What has to be changed before it can be saved; (nullable): nothing. */
void clinic_form_window_say_fault (ClinicFormWindow *self, const char *words);
/* @user_data: (transfer full): the window */
void clinic_form_window_written_cb (GObject *source, GAsyncResult *result, gpointer user_data);

G_END_DECLS
