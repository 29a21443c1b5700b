/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/clinic-application-private.h"

#include <glib/gi18n.h>

#include "app/clinic-demo-folder.h"
#include "core/clinic-error.h"
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

/* The first start */

static void
refuse_setup (ClinicApplication *self)
{
  g_autofree char *words = clinic_words_for_error (self->fault);

  g_clear_pointer (&self->new_setup, clinic_setup_unref);
  g_clear_error (&self->fault);
  clinic_first_start_set_fault (self->first_start, words);
}

/* Another window takes the first start's place, if one was there. */
static void
show_outcome (ClinicApplication *self)
{
  GtkWindow *before = NULL;

  if (self->first_start != NULL && self->fault != NULL)
    {
      refuse_setup (self);
      return;
    }
  if (self->first_start != NULL && !self->needs_setup)
    before = GTK_WINDOW (self->first_start);
  else if (self->window != NULL && self->needs_setup)
    before = GTK_WINDOW (self->window);
  if (before != NULL)
    {
      clinic_application_present (self);
      gtk_window_destroy (before);
    }
  clinic_application_show_data (self);
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
  show_outcome (self);
  g_application_release (G_APPLICATION (self));
}

static void
setup_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicApplication) self = user_data;
  GError *error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);

  if (change != NULL)
    {
      self->needs_setup = FALSE;
      self->diary = g_object_ref (CLINIC_DIARY (source));
      g_clear_pointer (&self->new_setup, clinic_setup_unref);
    }
  end_opening (self, error);
}

static void
save_new_setup (ClinicApplication *self, ClinicDiary *diary)
{
  clinic_diary_save_setup_async (diary, self->new_setup, NULL, setup_saved_cb, g_object_ref (self));
}

/* The invented clinic */

static void
invent_clinic (ClinicApplication *self, ClinicDiary *diary)
{
  self->new_setup = clinic_setup_new ();
  g_free (self->new_setup->name);
  self->new_setup->name = g_strdup (_("Lindenhof Skin Clinic"));
  clinic_setup_add_staff (self->new_setup, 0, "Dr Meera Nair", CLINIC_ROLE_DOCTOR, TRUE);
  clinic_setup_add_staff (self->new_setup, 0, "Jonas Weber", CLINIC_ROLE_RECEPTIONIST, TRUE);
  for (int i = 1; i <= 3; i++)
    {
      g_autofree char *bed = g_strdup_printf (_("Bed %d"), i);

      clinic_setup_add_bed (self->new_setup, 0, bed, TRUE);
    }
  for (int day = 1; day <= 5; day++)
    clinic_setup_add_opening (self->new_setup, day, 8 * 60, 17 * 60);
  save_new_setup (self, diary);
}

/* Opening */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicApplication) self = user_data;
  ClinicDiary *diary = CLINIC_DIARY (source);
  GError *error = NULL;

  if (!clinic_diary_load_finish (diary, result, &error))
    end_opening (self, error);
  else if (clinic_diary_get_setup (diary) != NULL)
    {
      self->needs_setup = FALSE;
      self->diary = g_object_ref (diary);
      end_opening (self, NULL);
    }
  else if (self->demo)
    invent_clinic (self, diary);
  else if (self->new_setup != NULL)
    save_new_setup (self, diary);
  else
    {
      self->needs_setup = TRUE;
      clinic_application_close_data (self);
      end_opening (self, NULL);
    }
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

static void
begin_opening (ClinicApplication *self)
{
  GError *error = NULL;

  self->opening = TRUE;
  g_application_hold (G_APPLICATION (self));
  if (self->demo && !clinic_demo_folder_renew (self->folder, &error))
    end_opening (self, error);
  else
    clinic_db_open_async (self->folder, NULL, opened_cb, g_object_ref (self));
}

void
clinic_application_open_data (ClinicApplication *self)
{
  g_autofree char *path = g_build_filename (self->folder, CLINIC_DB_FILE, NULL);

  if (self->opening || self->db != NULL)
    return;
  /* Nothing is written, no folder made, before a clinic is there. */
  self->needs_setup = !self->demo && !g_file_test (path, G_FILE_TEST_EXISTS);
  if (!self->needs_setup)
    begin_opening (self);
}

void
clinic_application_open_new (ClinicApplication *self, ClinicSetup *setup)
{
  if (self->opening)
    return;
  g_clear_pointer (&self->new_setup, clinic_setup_unref);
  self->new_setup = clinic_setup_ref (setup);
  begin_opening (self);
}

void
clinic_application_close_data (ClinicApplication *self)
{
  g_clear_object (&self->diary);
  if (self->db != NULL)
    clinic_db_close (self->db);
  g_clear_object (&self->db);
}
