/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/clinic-application-private.h"

#include "app/clinic-demo-folder.h"
#include "core/clinic-error.h"
#include "sample/clinic-sample.h"
#include "ui/clinic-fault-page.h"

/* The copies */

static void
copy_fault_cb (ClinicApplication *self)
{
  if (self->window != NULL)
    clinic_window_set_copy_fault (self->window, clinic_keeper_get_fault (self->keeper));
}

static void
keep_copies (ClinicApplication *self, ClinicDiary *diary)
{
  if (self->keeper == NULL)
    {
      self->keeper = clinic_keeper_new (self->folder);
      g_signal_connect_object (self->keeper, "notify::fault", G_CALLBACK (copy_fault_cb), self, G_CONNECT_SWAPPED);
    }
  clinic_keeper_set_diary (self->keeper, diary);
}

void
clinic_application_show_data (ClinicApplication *self)
{
  if (self->window == NULL)
    return;
  if (self->fault != NULL)
    clinic_window_set_fault (self->window, clinic_fault_page_new (self->fault, self->folder));
  else if (self->diary != NULL && clinic_window_get_diary (self->window) == NULL)
    {
      clinic_window_set_diary (self->window, self->diary);
      clinic_application_show_notify_fault (self);
      clinic_application_do_asked (self);
    }
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

static gpointer
nothing_job (ClinicConn *conn, gpointer data, GError **error)
{
  return NULL;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicApplication) self = user_data;

  clinic_application_end_wait (self);
}

/* Questions are answered in their order: after this one the page that shows has its rows. */
static void
await_rows (ClinicApplication *self)
{
  if (self->wait == 0)
    return;
  if (self->db == NULL)
    clinic_application_end_wait (self);
  else
    clinic_db_read_async (self->db, nothing_job, NULL, NULL, NULL, NULL, answered_cb, g_object_ref (self));
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
  if (self->remote != NULL)
    clinic_remote_set_diary (self->remote, self->diary);
  clinic_application_start_announcer (self);
  show_outcome (self);
  await_rows (self);
  /* after the page has asked for its rows: the day's copy takes its turn on the database's thread; what is invented
   * needs no copies */
  keep_copies (self, self->demo ? NULL : self->diary);
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

static void loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data);

typedef struct
{
  ClinicApplication *self; /* main thread only */
  ClinicDiary *diary;      /* main thread only */
  ClinicProtocol *protocol;
  gint64 now;
} Invention;

static void
invention_free (Invention *invention)
{
  g_object_unref (invention->self);
  g_object_unref (invention->diary);
  clinic_protocol_unref (invention->protocol);
  g_free (invention);
}

static gpointer
invent_job (ClinicConn *conn, gpointer data, GError **error)
{
  static const ClinicSampleSize size = { .seed = 24, .beds = 4, .doctors = 2, .weeks_back = 40, .weeks_ahead = 6,
                                         .fill = 85, .extra_patients = 12, .records = TRUE };
  const Invention *invention = data;

  clinic_sample_fill (conn, &size, invention->protocol, invention->now, NULL, NULL, error);
  return NULL;
}

/* What was written past the diary is read again. */
static void
invented_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Invention *invention = user_data;
  GError *error = NULL;

  clinic_db_read_finish (CLINIC_DB (source), result, &error);
  if (error != NULL)
    end_opening (invention->self, error);
  else
    clinic_diary_load_async (invention->diary, NULL, loaded_cb, g_object_ref (invention->self));
  invention_free (invention);
}

static void
invent_clinic (ClinicApplication *self, ClinicDiary *diary)
{
  Invention *invention = g_new0 (Invention, 1);

  invention->self = g_object_ref (self);
  invention->diary = g_object_ref (diary);
  invention->protocol = clinic_protocol_ref (clinic_diary_get_current_protocol (diary, NULL));
  invention->now = clinic_diary_get_now (diary);
  clinic_db_keep_async (self->db, invent_job, invention, NULL, invented_cb, invention);
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
  else if (self->demo && clinic_diary_get_current_protocol (diary, NULL) != NULL)
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
  if (self->keeper != NULL)
    clinic_keeper_set_diary (self->keeper, NULL);
  if (self->remote != NULL)
    clinic_remote_set_diary (self->remote, NULL);
  g_clear_object (&self->announcer);
  g_clear_object (&self->diary);
  if (self->db != NULL)
    clinic_db_close (self->db);
  g_clear_object (&self->db);
}
