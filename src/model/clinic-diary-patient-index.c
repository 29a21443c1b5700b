/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-diary-patients.h"
#include "model/clinic-diary-private.h"
#include "store/clinic-patient-table.h"

/* Reading all again is cheaper than putting more than this in place one by one. */
#define MOST_IN_PLACE 256

static void
append_key (gint64 id, const char *search_key, gpointer user_data)
{
  clinic_patient_index_append (user_data, id, search_key);
}

static gpointer
load_index_job (ClinicConn *conn, gpointer data, GError **error)
{
  g_autoptr (ClinicPatientIndex) index = clinic_patient_index_new ();

  if (!clinic_patient_table_each_key (conn, append_key, index, error))
    return NULL;
  return g_steal_pointer (&index);
}

static void
index_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ClinicDiary *diary = CLINIC_DIARY (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicPatientIndex) loaded = clinic_diary_read_finish (diary, result, &error);

  if (loaded != NULL)
    clinic_patient_index_take (diary->patients, loaded);
  else
    diary->patients_wanted = FALSE; /* whoever asks next tries again */
}

static void
read_whole_index (ClinicDiary *diary)
{
  clinic_diary_read (diary, load_index_job, NULL, NULL, g_object_unref, NULL, index_loaded_cb, NULL);
}

static gpointer
load_places_job (ClinicConn *conn, gpointer data, GError **error)
{
  GArray *ids = data;

  return clinic_patient_table_load_places (conn, &g_array_index (ids, gint64, 0), ids->len, error);
}

static gboolean
put_in_place (ClinicPatientIndex *index, GArray *ids, GPtrArray *places)
{
  for (guint i = 0; i < ids->len; i++)
    clinic_patient_index_remove (index, g_array_index (ids, gint64, i));
  for (guint i = 0; i < places->len; i++)
    {
      ClinicPatientPlace *place = g_ptr_array_index (places, i);

      if (!clinic_patient_index_insert (index, place->id, place->search_key, place->before))
        return FALSE;
    }
  return TRUE;
}

static void
places_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ClinicDiary *diary = CLINIC_DIARY (source);
  g_autoptr (GArray) ids = user_data;
  g_autoptr (GPtrArray) places = clinic_diary_read_finish (diary, result, NULL);

  /* a neighbour that is not there yet came with a later change */
  if (places != NULL && put_in_place (diary->patients, ids, places))
    clinic_patient_index_emit_changed (diary->patients);
  else
    read_whole_index (diary);
}

static void
diary_changed_cb (ClinicDiary *diary, ClinicChange *change)
{
  g_autoptr (GArray) ids = clinic_change_get_ids (change, CLINIC_KIND_PATIENT);

  if (!diary->patients_wanted || ids->len == 0)
    return;
  if (ids->len > MOST_IN_PLACE)
    read_whole_index (diary);
  else
    clinic_diary_read (diary, load_places_job, g_array_ref (ids), (GDestroyNotify) g_array_unref,
                       (GDestroyNotify) g_ptr_array_unref, NULL, places_loaded_cb, g_array_ref (ids));
}

ClinicPatientIndex *
clinic_diary_get_patient_index (ClinicDiary *diary)
{
  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  if (diary->patients == NULL)
    {
      diary->patients = clinic_patient_index_new ();
      g_signal_connect (diary, "changed", G_CALLBACK (diary_changed_cb), NULL);
    }
  return diary->patients;
}

void
clinic_diary_load_patient_index (ClinicDiary *diary)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_get_patient_index (diary);
  if (diary->patients_wanted)
    return;
  diary->patients_wanted = TRUE;
  read_whole_index (diary);
}
