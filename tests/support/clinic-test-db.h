/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/clinic-db.h"

G_BEGIN_DECLS

/* A Monday, 2026-11-23, and a moment in it: what the tests call today and now. */
#define CLINIC_TEST_DAY 20780
#define CLINIC_TEST_NOW (CLINIC_TEST_DAY * G_GINT64_CONSTANT (86400) + 8 * 3600)

/* A folder of its own under the temporary one, and its removal with all that lies in it. */
char *clinic_test_folder_new    (void); /* (transfer full) */
void  clinic_test_folder_remove (const char *folder);
char *clinic_test_folder_hash   (const char *folder, const char *file); /* (transfer full) (nullable): SHA-256 */

/**
 * clinic_test_db_open:
 *
 * Opens the folder's database and waits for it, as do the calls below: each spins the thread's main context.
 */
ClinicDb     *clinic_test_db_open  (const char *folder, GError **error);
gpointer      clinic_test_db_read  (ClinicDb *db, ClinicDbReadJob job, gpointer data, GError **error);
ClinicChange *clinic_test_db_write (ClinicDb *db, const char *verb, ClinicDbWriteJob job, gpointer data, GError **error);
/* Statements without parameters in one transaction; no row is announced, so the journal stays as it is. */
gboolean      clinic_test_db_sql   (ClinicDb *db, const char *sql, GError **error);
/* The first column of the first row; fails the test where it cannot be read. */
gint64        clinic_test_db_get   (ClinicDb *db, const char *sql);
/* Takes a change back, as the desk's undo does. */
ClinicChange *clinic_test_db_revert (ClinicDb *db, gint64 journal, GArray **kept, GError **error);

/**
 * clinic_test_db_fill:
 *
 * A clinic open Monday to Friday 09:00 to 18:00 in UTC, with beds 1 and 2, doctors 1 and 2 (staff 3 is at the desk),
 * patients 1 and 2, and courses 1 (of patient 1) and 2 (of patient 2): six sessions, 21 days apart.
 */
void          clinic_test_db_fill  (ClinicDb *db);

/* A visit of 45 minutes' wait, 20 of rolling and 10 of turnover; what is left 0 is the usual. */
typedef struct
{
  gint64 id;  /* 0 = the next */
  int day;    /* counted from CLINIC_TEST_DAY */
  int minute; /* UTC, as the clinic's wall clock */
  int bed;    /* 0 = 1, as for doctor and course */
  int doctor;
  int course; /* its patient has the same number */
  const char *state; /* NULL = "booked" */
  const char *reason; /* of an override, by doctor 1 */
} ClinicTestSession;

/* Returns: (transfer full): the statement; @verb "INSERT" (NULL), "INSERT OR REPLACE" ... */
char *clinic_test_session_insert (const ClinicTestSession *session, const char *verb);

G_END_DECLS
