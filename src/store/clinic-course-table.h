/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-course.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

gint64        clinic_course_table_insert (ClinicTx *tx, const ClinicCourse *course, GError **error); /* 0 on error */
gboolean      clinic_course_table_update (ClinicTx *tx, const ClinicCourse *course, GError **error); /* STALE by version */
ClinicCourse *clinic_course_table_load   (ClinicConn *conn, gint64 id, GError **error);              /* NOT_FOUND */
/* (element-type ClinicCourse): a patient's, newest first */
GPtrArray    *clinic_course_table_load_patient (ClinicConn *conn, gint64 patient, GError **error);

G_END_DECLS
