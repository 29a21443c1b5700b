/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/clinic-change.h"
#include "store/clinic-conn.h"

G_BEGIN_DECLS

/**
 * ClinicJournalNote: that a row was changed, by whom and how, without what it said.
 */
typedef struct
{
  gint64 journal;
  gint64 at;    /* UTC */
  gint64 actor; /* staff; 0 = nobody known */
  char *verb;
  ClinicKind kind; /* patient, course or session */
  gint64 row;
} ClinicJournalNote;

void clinic_journal_note_free (ClinicJournalNote *note);

/* (element-type ClinicJournalNote): the newest @most changes of a patient, of the courses and of the sessions, and of the records
   that were merged into this one and their courses, newest first; one that changed several of these rows is there once, for the
   first of the three kinds. */
GPtrArray *clinic_journal_table_load_patient (ClinicConn *conn, gint64 patient, int most, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicJournalNote, clinic_journal_note_free)

G_END_DECLS
