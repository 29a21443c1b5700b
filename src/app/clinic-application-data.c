/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/clinic-application-private.h"

#include "ui/clinic-fault-page.h"

void
clinic_application_show_data (ClinicApplication *self)
{
  if (self->window == NULL)
    return;
  if (self->fault != NULL)
    clinic_window_set_fault (self->window, clinic_fault_page_new (self->fault, self->folder));
  else if (self->diary != NULL && clinic_window_get_diary (self->window) == NULL)
    clinic_window_set_diary (self->window, self->diary);
  else
    clinic_window_set_fault (self->window, NULL);
}

static void
end_opening (ClinicApplication *self, GError *error)
{
  self->opening = FALSE;
  g_clear_error (&self->fault);
  self->fault = error;
  if (error != NULL)
    {
      g_message ("The data in %s cannot be opened: %s", self->folder, error->message);
      clinic_application_close_data (self);
    }
  clinic_application_show_data (self);
  g_application_release (G_APPLICATION (self));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicApplication) self = user_data;
  GError *error = NULL;

  clinic_diary_load_finish (CLINIC_DIARY (source), result, &error);
  if (error == NULL)
    self->diary = g_object_ref (CLINIC_DIARY (source));
  end_opening (self, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicApplication) self = user_data;
  g_autoptr (ClinicDiary) diary = NULL;
  GError *error = NULL;

  self->db = clinic_db_open_finish (result, &error);
  if (self->db == NULL)
    {
      end_opening (self, error);
      return;
    }
  diary = clinic_diary_new (self->db, self->clock);
  clinic_diary_load_async (diary, NULL, loaded_cb, g_object_ref (self));
}

void
clinic_application_open_data (ClinicApplication *self)
{
  if (self->opening || self->db != NULL)
    return;
  self->opening = TRUE;
  g_application_hold (G_APPLICATION (self));
  clinic_db_open_async (self->folder, NULL, opened_cb, g_object_ref (self));
}

void
clinic_application_close_data (ClinicApplication *self)
{
  g_clear_object (&self->diary);
  if (self->db != NULL)
    clinic_db_close (self->db);
  g_clear_object (&self->db);
}
