/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-patient.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

/**
 * ClinicPatientCard: what a list shows of a patient.
 */
typedef struct
{
  ClinicPatient *patient;
  gboolean red_flag;
  int performed;      /* of the newest active course; 0 of 0 when there is none */
  int length;
  gboolean to_rebook; /* an open "book next session" */
} ClinicPatientCard;

ClinicPatientCard *clinic_patient_card_copy (const ClinicPatientCard *card);
void               clinic_patient_card_free (ClinicPatientCard *card);

/* Gives the number when it is "" and fills id. Returns the id, 0 on error. */
gint64         clinic_patient_table_insert (ClinicTx *tx, const ClinicPatient *patient, GError **error);
gboolean       clinic_patient_table_update (ClinicTx *tx, const ClinicPatient *patient, GError **error); /* STALE by version */
ClinicPatient *clinic_patient_table_load   (ClinicConn *conn, gint64 id, GError **error); /* NOT_FOUND */
gboolean       clinic_patient_table_is_deceased (ClinicConn *conn, gint64 id, gboolean *deceased, GError **error); /* NOT_FOUND */
/* (element-type ClinicPatientCard): in the order of @ids; rows that are gone are left out. */
GPtrArray     *clinic_patient_table_load_cards (ClinicConn *conn, const gint64 *ids, gsize n_ids, GError **error);

/* Calls @func for every patient in name order: id and search key. For building the index. */
typedef void (*ClinicPatientKeyFunc) (gint64 id, const char *search_key, gpointer user_data);
gboolean       clinic_patient_table_each_key (ClinicConn *conn, ClinicPatientKeyFunc func, gpointer user_data, GError **error);

/* Where a patient stands in name order: what changes of some patients need to bring the index up to date. */
typedef struct
{
  gint64 id;
  gint64 before; /* who stands just before; 0 = nobody */
  char *sort_key;
  char *search_key;
} ClinicPatientPlace;

/* (element-type ClinicPatientPlace): of those of @ids that are there, in name order. */
GPtrArray     *clinic_patient_table_load_places (ClinicConn *conn, const gint64 *ids, gsize n_ids, GError **error);
/* (element-type ClinicPatient): those of the same names but for accents and capitals, at most 64. */
GPtrArray     *clinic_patient_table_load_namesakes (ClinicConn *conn, const char *given, const char *family, GError **error);
/* (element-type ClinicPatient): those whose records were merged into this one. */
GPtrArray     *clinic_patient_table_load_merged (ClinicConn *conn, gint64 patient, GError **error);
gboolean       clinic_patient_table_has_number (ClinicConn *conn, const char *number, gboolean *has, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicPatientCard, clinic_patient_card_free)

G_END_DECLS
