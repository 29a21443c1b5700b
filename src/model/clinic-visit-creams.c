/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-visit-creams.h"

#include "store/clinic-prescription-table.h"
#include "store/clinic-rows.h"

static gboolean
is_there (const GPtrArray *prescriptions, const ClinicPrescription *wanted)
{
  for (guint i = 0; i < prescriptions->len; i++)
    {
      const ClinicPrescription *each = prescriptions->pdata[i];

      if (g_str_equal (each->item, wanted->item) && g_str_equal (each->name, wanted->name))
        return TRUE;
    }
  return FALSE;
}

gboolean
clinic_visit_creams_carry_on (ClinicTx *tx, const ClinicHealing *earlier, const ClinicSession *session, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (GPtrArray) before = clinic_prescription_table_load_session (conn, earlier->session, error);
  g_autoptr (GPtrArray) there = before != NULL ? clinic_prescription_table_load_session (conn, session->id, error) : NULL;

  for (guint i = 0; there != NULL && i < before->len; i++)
    {
      g_autoptr (ClinicPrescription) next = clinic_prescription_carry_on (
        before->pdata[i], earlier->closed_as == CLINIC_HEALING_SETTLED, session->id, session->day);

      if (next != NULL && !is_there (there, next) && clinic_prescription_table_insert (tx, next, error) == 0)
        return FALSE;
    }
  return there != NULL;
}

gboolean
clinic_visit_creams_withdraw (ClinicTx *tx, gint64 prescription, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean untouched = clinic_conn_get (clinic_tx_get_conn (tx), &local,
                                        "SELECT count (*) FROM prescription WHERE id = $1 AND version = 1", "i",
                                        prescription) == 1;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return !untouched || clinic_rows_delete (tx, CLINIC_KIND_PRESCRIPTION, prescription, error);
}
