/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-patient-table.h"

#include "core/clinic-name-key.h"
#include "store/clinic-rows.h"

#include <string.h>

#define COLUMNS                                                                                                        \
  "p.id, p.version, p.number, p.given, p.family, p.birth, p.sex, p.phones, p.email, p.address, p.language, p.notes,"  \
  " p.allergies, p.cold_sores, p.cold_sores_note, p.may_be_called, p.deceased, p.created_at, p.skin_type,"             \
  " p.former_numbers, p.merged_into"
#define N_COLUMNS 21

static const char *const sex_names[] = { "unknown", "female", "male", "other" };

static ClinicSex
sex_from_string (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (sex_names); i++)
    if (g_strcmp0 (text, sex_names[i]) == 0)
      return i;
  return CLINIC_SEX_UNKNOWN;
}

static void
read_text (ClinicStmt *stmt, int column, char **place)
{
  g_free (*place);
  *place = clinic_stmt_dup_text (stmt, column);
}

static gpointer
read_patient (ClinicStmt *stmt)
{
  ClinicPatient *patient = clinic_patient_new ();

  patient->id = clinic_stmt_get_int (stmt, 0);
  patient->version = clinic_stmt_get_int (stmt, 1);
  read_text (stmt, 2, &patient->number);
  read_text (stmt, 3, &patient->given);
  read_text (stmt, 4, &patient->family);
  read_text (stmt, 5, &patient->birth);
  patient->sex = sex_from_string (clinic_stmt_get_text (stmt, 6));
  read_text (stmt, 7, &patient->phones);
  read_text (stmt, 8, &patient->email);
  read_text (stmt, 9, &patient->address);
  read_text (stmt, 10, &patient->language);
  read_text (stmt, 11, &patient->notes);
  read_text (stmt, 12, &patient->allergies);
  patient->cold_sores = clinic_stmt_get_int (stmt, 13);
  read_text (stmt, 14, &patient->cold_sores_note);
  patient->may_be_called = clinic_stmt_get_int (stmt, 15);
  patient->deceased = clinic_stmt_get_int (stmt, 16);
  patient->created = clinic_stmt_get_int (stmt, 17);
  patient->skin_type = clinic_stmt_get_int (stmt, 18);
  read_text (stmt, 19, &patient->former_numbers);
  patient->merged_into = clinic_stmt_get_int (stmt, 20);
  return patient;
}

ClinicPatientCard *
clinic_patient_card_copy (const ClinicPatientCard *card)
{
  ClinicPatientCard *copy = g_memdup2 (card, sizeof *card);

  copy->patient = clinic_patient_copy (card->patient);
  return copy;
}

void
clinic_patient_card_free (ClinicPatientCard *card)
{
  clinic_patient_free (card->patient);
  g_free (card);
}

/* The next running number; numbers that people gave by hand are passed over. */
static char *
take_number (ClinicConn *conn, GError **error)
{
  for (;;)
    {
      g_autoptr (GError) local = NULL;
      g_autofree char *number = NULL;
      gint64 value = clinic_conn_get (conn, &local,
                                      "INSERT INTO counter (name, value) VALUES ('patient', 1) ON CONFLICT (name)"
                                      " DO UPDATE SET value = counter.value + 1 RETURNING value",
                                      "");

      number = g_strdup_printf ("P-%04" G_GINT64_FORMAT, value);
      if (local == NULL && clinic_conn_get (conn, &local, "SELECT count (*) FROM patient WHERE number = $1", "s", number) == 0 &&
          local == NULL)
        return g_steal_pointer (&number);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
}

gint64
clinic_patient_table_insert (ClinicTx *tx, const ClinicPatient *patient, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autofree char *number = *patient->number ? g_strdup (patient->number) : take_number (conn, error);
  g_autofree char *sort_key = NULL;
  g_autofree char *search_key = NULL;
  gint64 id;

  if (number == NULL)
    return 0;
  sort_key = clinic_name_sort_key (patient->given, patient->family);
  search_key = clinic_name_key_for_patient (patient->given, patient->family, number, patient->phones, patient->birth);
  id = clinic_conn_get (conn, error,
                        "INSERT INTO patient (number, given, family, birth, sex, phones, email, address, language, notes,"
                        " allergies, cold_sores, cold_sores_note, may_be_called, deceased, created_at, sort_key,"
                        " search_key, skin_type) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,"
                        " $16, $17, $18, $19) RETURNING id",
                        "sssssssssssnsnnissI", number, patient->given, patient->family, patient->birth,
                        sex_names[patient->sex], patient->phones, patient->email, patient->address, patient->language,
                        patient->notes, patient->allergies, patient->cold_sores, patient->cold_sores_note,
                        patient->may_be_called, patient->deceased, clinic_tx_get_now (tx), sort_key, search_key,
                        (gint64) patient->skin_type);
  if (id != 0)
    clinic_tx_created (tx, CLINIC_KIND_PATIENT, id);
  return id;
}

gboolean
clinic_patient_table_update (ClinicTx *tx, const ClinicPatient *patient, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autofree char *sort_key = clinic_name_sort_key (patient->given, patient->family);
  g_autofree char *numbers = g_strjoin (" ", patient->number, patient->former_numbers, NULL);
  g_autofree char *search_key = clinic_name_key_for_patient (patient->given, patient->family, g_strchomp (numbers),
                                                             patient->phones, patient->birth);

  if (!clinic_tx_touch (tx, CLINIC_KIND_PATIENT, patient->id, error) ||
      !clinic_conn_exec (conn, error,
                         "UPDATE patient SET version = version + 1, number = $1, given = $2, family = $3, birth = $4,"
                         " sex = $5, phones = $6, email = $7, address = $8, language = $9, notes = $10, allergies = $11,"
                         " cold_sores = $12, cold_sores_note = $13, may_be_called = $14, deceased = $15, sort_key = $16,"
                         " search_key = $17, skin_type = $18, former_numbers = $21 WHERE id = $19 AND version = $20",
                         "sssssssssssnsnnssIiis", patient->number, patient->given, patient->family, patient->birth,
                         sex_names[patient->sex], patient->phones, patient->email, patient->address, patient->language,
                         patient->notes, patient->allergies, patient->cold_sores, patient->cold_sores_note,
                         patient->may_be_called, patient->deceased, sort_key, search_key, (gint64) patient->skin_type,
                         patient->id, patient->version, patient->former_numbers))
    return FALSE;
  return clinic_rows_check_changed (conn, "patient", error);
}

ClinicPatient *
clinic_patient_table_load (ClinicConn *conn, gint64 id, GError **error)
{
  ClinicStmt *stmt = clinic_conn_query (conn, error, "SELECT " COLUMNS " FROM patient AS p WHERE p.id = $1", "i", id);

  return clinic_rows_take_only (clinic_rows_collect (stmt, read_patient, (GDestroyNotify) clinic_patient_free, error),
                                "patient", error);
}

static void
add_card (ClinicStmt *stmt, gpointer cards)
{
  ClinicPatientCard *card = g_new0 (ClinicPatientCard, 1);

  card->patient = read_patient (stmt);
  card->red_flag = clinic_stmt_get_int (stmt, N_COLUMNS);
  card->length = clinic_stmt_get_int (stmt, N_COLUMNS + 1);
  card->performed = clinic_stmt_get_int (stmt, N_COLUMNS + 2);
  card->to_rebook = clinic_stmt_get_int (stmt, N_COLUMNS + 3);
  g_ptr_array_add (cards, card);
}

static gboolean
load_card (ClinicConn *conn, gint64 id, GPtrArray *cards, GError **error)
{
  ClinicStmt *stmt = clinic_conn_query (
    conn, error,
    "SELECT " COLUMNS ", EXISTS (SELECT 1 FROM red_flag AS r WHERE r.patient = p.id AND r.closed_at IS NULL),"
    " c.length, (SELECT count (*) FROM session AS s WHERE s.course = c.id AND s.rolling_at IS NOT NULL"
    " AND s.state IN ('rolling', 'fulfilled')),"
    " EXISTS (SELECT 1 FROM follow_up AS f WHERE f.patient = p.id AND f.kind = 'book-next' AND f.status = 'open')"
    " FROM patient AS p LEFT JOIN course AS c ON c.id ="
    " (SELECT n.id FROM course AS n WHERE n.patient = p.id AND n.status <> 'stopped'"
    "  ORDER BY n.started_day DESC, n.id DESC LIMIT 1)"
    " WHERE p.id = $1",
    "i", id);

  return clinic_rows_each (stmt, add_card, cards, error);
}

GPtrArray *
clinic_patient_table_load_cards (ClinicConn *conn, const gint64 *ids, gsize n_ids, GError **error)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_patient_card_free);

  for (gsize i = 0; i < n_ids; i++)
    if (!load_card (conn, ids[i], cards, error))
      return NULL;
  return g_steal_pointer (&cards);
}

typedef struct
{
  ClinicPatientKeyFunc func;
  gpointer user_data;
} KeyVisit;

static void
visit_key (ClinicStmt *stmt, gpointer data)
{
  KeyVisit *visit = data;

  visit->func (clinic_stmt_get_int (stmt, 0), clinic_stmt_get_text (stmt, 1), visit->user_data);
}

gboolean
clinic_patient_table_each_key (ClinicConn *conn, ClinicPatientKeyFunc func, gpointer user_data, GError **error)
{
  KeyVisit visit = { func, user_data };

  return clinic_rows_each (
    clinic_conn_query (conn, error, "SELECT id, search_key FROM patient WHERE merged_into IS NULL ORDER BY sort_key, id", ""), visit_key, &visit, error);
}

static void
patient_place_free (gpointer data)
{
  ClinicPatientPlace *place = data;

  g_free (place->sort_key);
  g_free (place->search_key);
  g_free (place);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const ClinicPatientPlace *first = *(ClinicPatientPlace *const *) a;
  const ClinicPatientPlace *second = *(ClinicPatientPlace *const *) b;
  int order = strcmp (first->sort_key, second->sort_key);

  return order != 0 ? order : (first->id > second->id) - (first->id < second->id);
}

static void
add_place (ClinicStmt *stmt, gpointer places)
{
  ClinicPatientPlace *place = g_new0 (ClinicPatientPlace, 1);

  place->id = clinic_stmt_get_int (stmt, 0);
  place->sort_key = clinic_stmt_dup_text (stmt, 1);
  place->search_key = clinic_stmt_dup_text (stmt, 2);
  place->before = clinic_stmt_get_int (stmt, 3);
  g_ptr_array_add (places, place);
}

static gboolean
load_place (ClinicConn *conn, gint64 id, GPtrArray *places, GError **error)
{
  ClinicStmt *stmt = clinic_conn_query (
    conn, error,
    "SELECT p.id, p.sort_key, p.search_key, (SELECT b.id FROM patient AS b WHERE (b.sort_key, b.id) < (p.sort_key, p.id)"
    " AND b.merged_into IS NULL ORDER BY b.sort_key DESC, b.id DESC LIMIT 1) FROM patient AS p WHERE p.id = $1"
    " AND p.merged_into IS NULL",
    "i", id);

  return clinic_rows_each (stmt, add_place, places, error);
}

GPtrArray *
clinic_patient_table_load_places (ClinicConn *conn, const gint64 *ids, gsize n_ids, GError **error)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (patient_place_free);

  for (gsize i = 0; i < n_ids; i++)
    if (!load_place (conn, ids[i], places, error))
      return NULL;
  g_ptr_array_sort (places, compare_places);
  return g_steal_pointer (&places);
}

GPtrArray *
clinic_patient_table_load_namesakes (ClinicConn *conn, const char *given, const char *family, GError **error)
{
  g_autofree char *first = clinic_name_key (*family != '\0' ? family : given);
  g_autofree char *second = clinic_name_key (*family != '\0' ? given : "");
  /* a sort key is this, alone or with accents and capitals behind another U+001F, which a space comes after */
  g_autofree char *from = g_strconcat (first, *second != '\0' ? "\x1f" : "", second, NULL);
  g_autofree char *until = g_strconcat (from, " ", NULL);

  return clinic_rows_collect (clinic_conn_query (conn, error,
                                                 "SELECT " COLUMNS " FROM patient AS p WHERE p.sort_key >= $1"
                                                 " AND p.sort_key < $2 AND p.merged_into IS NULL ORDER BY p.sort_key, p.id LIMIT 64",
                                                 "ss", from, until),
                              read_patient, (GDestroyNotify) clinic_patient_free, error);
}

GPtrArray *
clinic_patient_table_load_merged (ClinicConn *conn, gint64 patient, GError **error)
{
  return clinic_rows_collect (clinic_conn_query (conn, error,
                                                 "SELECT " COLUMNS " FROM patient AS p WHERE p.merged_into = $1 ORDER BY p.id",
                                                 "i", patient),
                              read_patient, (GDestroyNotify) clinic_patient_free, error);
}

gboolean
clinic_patient_table_is_deceased (ClinicConn *conn, gint64 id, gboolean *deceased, GError **error)
{
  g_autoptr (ClinicStmt) stmt = clinic_conn_query (conn, error, "SELECT deceased FROM patient WHERE id = $1", "i", id);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  if (clinic_stmt_next (stmt, &local))
    {
      *deceased = clinic_stmt_get_int (stmt, 0) != 0;
      return TRUE;
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND, "patient");
  return FALSE;
}

gboolean
clinic_patient_table_has_number (ClinicConn *conn, const char *number, gboolean *has, GError **error)
{
  g_autoptr (GError) local = NULL;

  *has = clinic_conn_get (conn, &local, "SELECT count (*) FROM patient WHERE number = $1", "s", number) > 0;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
