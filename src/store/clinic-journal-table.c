/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-journal-table.h"

#include "store/clinic-rows.h"

void
clinic_journal_note_free (ClinicJournalNote *note)
{
  if (note == NULL)
    return;
  g_free (note->verb);
  g_free (note);
}

static gpointer
read_note (ClinicStmt *stmt)
{
  ClinicJournalNote *note = g_new0 (ClinicJournalNote, 1);

  note->journal = clinic_stmt_get_int (stmt, 0);
  note->at = clinic_stmt_get_int (stmt, 1);
  note->actor = clinic_stmt_get_int (stmt, 2);
  note->verb = clinic_stmt_dup_text (stmt, 3);
  note->kind = clinic_stmt_get_int (stmt, 4);
  note->row = clinic_stmt_get_int (stmt, 5);
  return note;
}

static void
drop_repeated (GPtrArray *notes)
{
  for (guint i = notes->len; i > 1; i--)
    if (((ClinicJournalNote *) notes->pdata[i - 1])->journal == ((ClinicJournalNote *) notes->pdata[i - 2])->journal)
      g_ptr_array_remove_index (notes, i - 1);
}

#define NOTE " j.id, j.at, j.actor, j.verb"
#define CHANGED " FROM journal_detail AS d JOIN journal AS j ON j.id = d.journal WHERE d.kind = "
#define RECORDS "(SELECT id FROM patient WHERE id = $1 OR merged_into = $1)"

/* Sessions keep their rows where a record becomes part of another; its courses stay with the record that went. */
GPtrArray *
clinic_journal_table_load_patient (ClinicConn *conn, gint64 patient, int most, GError **error)
{
  GPtrArray *notes = clinic_rows_collect (
    clinic_conn_query (conn, error,
                       "SELECT" NOTE ", $2 AS kind, d.row" CHANGED "'patient' AND d.row IN " RECORDS
                       " UNION ALL SELECT" NOTE ", $3, d.row" CHANGED "'course' AND d.row IN"
                       " (SELECT id FROM course WHERE patient IN " RECORDS ")"
                       " UNION ALL SELECT" NOTE ", $4, d.row" CHANGED "'session' AND d.row IN"
                       " (SELECT s.id FROM course AS c JOIN session AS s ON s.course = c.id WHERE c.patient = $1)"
                       " ORDER BY 1 DESC, 5, 6 LIMIT $5",
                       "innnn", patient, CLINIC_KIND_PATIENT, CLINIC_KIND_COURSE, CLINIC_KIND_SESSION, most),
    read_note, (GDestroyNotify) clinic_journal_note_free, error);

  if (notes != NULL)
    drop_repeated (notes);
  return notes;
}
