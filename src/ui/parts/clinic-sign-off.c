/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-sign-off.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-typed-text.h"

struct _ClinicSignOff
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *doctor_row;
  AdwEntryRow *reason_row;
  GtkStringList *names; /* the first: nobody yet */
  GArray *doctors;      /* gint64, in step with @names after the first */
};

G_DEFINE_FINAL_TYPE (ClinicSignOff, clinic_sign_off, ADW_TYPE_PREFERENCES_GROUP)

static void
mark (GtkWidget *row, gboolean missing)
{
  if (missing)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
}

static void
answered_cb (ClinicSignOff *self)
{
  mark (GTK_WIDGET (self->doctor_row), FALSE);
  mark (GTK_WIDGET (self->reason_row), FALSE);
}

static void
clinic_sign_off_finalize (GObject *object)
{
  ClinicSignOff *self = CLINIC_SIGN_OFF (object);

  g_array_unref (self->doctors);
  g_object_unref (self->names);
  G_OBJECT_CLASS (clinic_sign_off_parent_class)->finalize (object);
}

static void
clinic_sign_off_class_init (ClinicSignOffClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clinic_sign_off_finalize;
}

static void
clinic_sign_off_init (ClinicSignOff *self)
{
  self->doctors = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->names = gtk_string_list_new (NULL);
  self->doctor_row = ADW_COMBO_ROW (adw_combo_row_new ());
  self->reason_row = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->doctor_row), _("Which doctor allows it?"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason_row), _("Why?"));
  adw_combo_row_set_model (self->doctor_row, G_LIST_MODEL (self->names));
  adw_entry_row_set_activates_default (self->reason_row, TRUE);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("A Doctor Signs This"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->doctor_row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->reason_row));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (self->doctor_row, "notify::selected", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reason_row, "changed", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
clinic_sign_off_new (void)
{
  return g_object_new (CLINIC_TYPE_SIGN_OFF, NULL);
}

void
clinic_sign_off_set_setup (ClinicSignOff *self, const ClinicSetup *setup)
{
  g_return_if_fail (CLINIC_IS_SIGN_OFF (self));
  g_return_if_fail (setup != NULL);

  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)), NULL);
  g_array_set_size (self->doctors, 0);
  gtk_string_list_append (self->names, _("Nobody yet"));
  for (guint i = 0; i < setup->staff->len; i++)
    {
      const ClinicStaff *staff = setup->staff->pdata[i];

      if (staff->role != CLINIC_ROLE_DOCTOR || !staff->active)
        continue;
      gtk_string_list_append (self->names, staff->name);
      g_array_append_val (self->doctors, staff->id);
    }
}

void
clinic_sign_off_ask (ClinicSignOff *self, const char *what)
{
  g_return_if_fail (CLINIC_IS_SIGN_OFF (self));

  /* a description is markup */
  if (what != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (what, -1);

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), escaped);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), what != NULL);
}

gboolean
clinic_sign_off_is_asked (ClinicSignOff *self)
{
  g_return_val_if_fail (CLINIC_IS_SIGN_OFF (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self));
}

gint64
clinic_sign_off_get_doctor (ClinicSignOff *self)
{
  guint selected;

  g_return_val_if_fail (CLINIC_IS_SIGN_OFF (self), 0);

  selected = adw_combo_row_get_selected (self->doctor_row);
  if (!clinic_sign_off_is_asked (self) || selected == 0 || selected > self->doctors->len)
    return 0;
  return g_array_index (self->doctors, gint64, selected - 1);
}

char *
clinic_sign_off_dup_reason (ClinicSignOff *self)
{
  g_return_val_if_fail (CLINIC_IS_SIGN_OFF (self), NULL);

  if (!clinic_sign_off_is_asked (self))
    return NULL;
  return clinic_typed_text_dup (GTK_EDITABLE (self->reason_row));
}

gboolean
clinic_sign_off_is_complete (ClinicSignOff *self)
{
  g_autofree char *reason = NULL;
  gboolean no_doctor, no_reason;

  g_return_val_if_fail (CLINIC_IS_SIGN_OFF (self), FALSE);

  if (!clinic_sign_off_is_asked (self))
    return TRUE;
  reason = clinic_sign_off_dup_reason (self);
  no_doctor = clinic_sign_off_get_doctor (self) == 0;
  no_reason = *reason == '\0';
  mark (GTK_WIDGET (self->doctor_row), no_doctor);
  mark (GTK_WIDGET (self->reason_row), no_reason);
  if (no_doctor)
    gtk_widget_grab_focus (GTK_WIDGET (self->doctor_row));
  else if (no_reason)
    gtk_widget_grab_focus (GTK_WIDGET (self->reason_row));
  return !no_doctor && !no_reason;
}
