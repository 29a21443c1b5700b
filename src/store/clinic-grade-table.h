/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-grade.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

/* Returns: the id; 0 with an error: CONFLICT where the course was judged on that day already */
gint64       clinic_grade_table_insert (ClinicTx *tx, const ClinicGrade *grade, GError **error);
/* Its session, day, doctor, values and note; STALE by version. */
gboolean     clinic_grade_table_update (ClinicTx *tx, const ClinicGrade *grade, GError **error);
gboolean     clinic_grade_table_remove (ClinicTx *tx, gint64 id, GError **error);
ClinicGrade *clinic_grade_table_load   (ClinicConn *conn, gint64 id, GError **error); /* NOT_FOUND */
/* (element-type ClinicGrade): by clinic_grade_compare() */
GPtrArray   *clinic_grade_table_load_course (ClinicConn *conn, gint64 course, GError **error);
/* @grade: (out) (transfer full) (nullable): the session's; NULL = none. FALSE with an error. */
gboolean     clinic_grade_table_find_session (ClinicConn *conn, gint64 session, ClinicGrade **grade, GError **error);

G_END_DECLS
