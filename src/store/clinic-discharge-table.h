/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/clinic-tx.h"

G_BEGIN_DECLS

/* What is done before the patient leaves, in this order. */
typedef enum
{
  CLINIC_DISCHARGE_EXPLAINED,
  CLINIC_DISCHARGE_UNDERSTOOD,
  CLINIC_DISCHARGE_SHEET,
  CLINIC_DISCHARGE_VIDEO,
  CLINIC_DISCHARGE_PRESCRIPTIONS,
  CLINIC_N_DISCHARGE_ITEMS,
} ClinicDischargeItem;

/* A tick: what was done, when and by whom. */
typedef struct
{
  gint64 id;
  ClinicDischargeItem item;
  gint64 at;    /* UTC */
  gint64 actor; /* staff; 0 = nobody known */
} ClinicDischargeTick;

gint64     clinic_discharge_table_insert (ClinicTx *tx, gint64 session, ClinicDischargeItem item, GError **error); /* 0 on error */
/* (element-type ClinicDischargeTick): a session's, in the order of the list. */
GPtrArray *clinic_discharge_table_load_session (ClinicConn *conn, gint64 session, GError **error);

G_END_DECLS
