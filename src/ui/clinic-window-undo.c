/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/clinic-window-private.h"

#include <glib/gi18n-lib.h>

#include "ui/settings/clinic-closures-window.h"

/* What is said: the newest replaces the one before, so that the button always takes back what the words say. */

void
clinic_window_say (ClinicWindow *self, const char *text)
{
  g_return_if_fail (CLINIC_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  clinic_toast_bin_say (self->toasts, text, NULL, NULL);
}

/* The window of hours and closures stands in front, and says what was done in it. */
static gboolean
is_said_in_front (ClinicWindow *self)
{
  return clinic_window_find_front (self, CLINIC_TYPE_CLOSURES_WINDOW) != NULL && !gtk_window_is_active (GTK_WINDOW (self));
}

static void
changed_cb (ClinicWindow *self, ClinicChange *change)
{
  const char *summary = clinic_change_get_summary (change);
  const char *verb = clinic_change_get_verb (change);
  g_autofree char *text = NULL;

  g_assert (CLINIC_IS_WINDOW (self));

  if (*summary == '\0' || is_said_in_front (self))
    return;
  if (g_str_equal (verb, "undo"))
    text = g_strdup_printf (_("Taken back: %s"), summary);
  else if (g_str_equal (verb, "redo"))
    text = g_strdup_printf (_("Done again: %s"), summary);
  else
    text = g_strdup (summary);
  if (!g_str_equal (verb, "undo") && clinic_diary_can_undo (self->diary) &&
      g_str_equal (clinic_diary_get_undo_text (self->diary), summary))
    clinic_toast_bin_say (self->toasts, text, _("Undo"), "win.undo");
  else
    clinic_toast_bin_say (self->toasts, text, NULL, NULL);
}

/* Taking back */

static void
reverted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);

  if (change == NULL)
    {
      g_autofree char *words = clinic_words_for_error (error);

      clinic_window_say (self, words);
    }
}

static void
undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);

  clinic_diary_undo_async (self->diary, NULL, reverted_cb, g_object_ref (self));
}

static void
redo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);

  clinic_diary_redo_async (self->diary, NULL, reverted_cb, g_object_ref (self));
}

/* (transfer full): an underscore in a menu would be a mnemonic. */
static char *
escape_mnemonic (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);

  return g_strjoinv ("__", parts);
}

/* (transfer full): "Undo move of Asha Rao"; what has no name is quoted as it was said. */
static char *
name_undo (ClinicWindow *self)
{
  g_autofree char *name = escape_mnemonic (clinic_diary_get_undo_name (self->diary));
  g_autofree char *text = escape_mnemonic (clinic_diary_get_undo_text (self->diary));

  /* Translators: %s is "move of Asha Rao" */
  return *name != '\0' ? g_strdup_printf (_("_Undo %s"), name) : g_strdup_printf (_("_Undo “%s”"), text);
}

static char *
name_redo (ClinicWindow *self)
{
  g_autofree char *name = escape_mnemonic (clinic_diary_get_redo_name (self->diary));
  g_autofree char *text = escape_mnemonic (clinic_diary_get_redo_text (self->diary));

  return *name != '\0' ? g_strdup_printf (_("_Redo %s"), name) : g_strdup_printf (_("_Redo “%s”"), text);
}

static void
show_steps (ClinicWindow *self, gboolean can_undo, gboolean can_redo)
{
  g_autofree char *undo_label = name_undo (self);
  g_autofree char *redo_label = name_redo (self);

  g_menu_remove_all (self->undo_section);
  if (can_undo)
    g_menu_append (self->undo_section, undo_label, "win.undo");
  if (can_redo)
    g_menu_append (self->undo_section, redo_label, "win.redo");
}

static void
steps_cb (ClinicWindow *self)
{
  gboolean can_undo = clinic_diary_can_undo (self->diary);
  gboolean can_redo = clinic_diary_can_redo (self->diary);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", can_undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", can_redo);
  show_steps (self, can_undo, can_redo);
}

void
clinic_window_undo_class_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo);
}

void
clinic_window_undo_connect (ClinicWindow *self)
{
  g_signal_connect_object (self->diary, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->diary, "untold", G_CALLBACK (clinic_window_say), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->diary, "notify::can-undo", G_CALLBACK (steps_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->diary, "notify::redo-text", G_CALLBACK (steps_cb), self, G_CONNECT_SWAPPED);
  steps_cb (self);
}
