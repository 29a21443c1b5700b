/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/clinic-prescription.h"

#include <glib/gi18n-lib.h>

static const char *const items[] = { "moisturiser", CLINIC_PRESCRIPTION_STEROID, "sun", CLINIC_PRESCRIPTION_OTHER, NULL };

ClinicPrescription *
clinic_prescription_new (void)
{
  ClinicPrescription *prescription = g_new0 (ClinicPrescription, 1);

  prescription->item = g_strdup (CLINIC_PRESCRIPTION_OTHER);
  prescription->name = g_strdup ("");
  prescription->until_day = prescription->paused = prescription->resumed = CLINIC_DAY_NONE;
  return prescription;
}

ClinicPrescription *
clinic_prescription_copy (const ClinicPrescription *prescription)
{
  ClinicPrescription *copy;

  g_return_val_if_fail (prescription != NULL, NULL);

  copy = g_memdup2 (prescription, sizeof *prescription);
  copy->item = g_strdup (prescription->item);
  copy->name = g_strdup (prescription->name);
  return copy;
}

void
clinic_prescription_free (ClinicPrescription *prescription)
{
  if (prescription == NULL)
    return;
  g_free (prescription->item);
  g_free (prescription->name);
  g_free (prescription);
}

gboolean
clinic_prescription_item_is_known (const char *item)
{
  return item != NULL && g_strv_contains (items, item);
}

char *
clinic_prescription_find_fault (const ClinicPrescription *prescription, ClinicDay session_day)
{
  g_return_val_if_fail (prescription != NULL, NULL);

  if (*prescription->name == '\0')
    return g_strdup (_("Write the cream’s name."));
  if (prescription->until_day != CLINIC_DAY_NONE && prescription->until_day < session_day)
    return g_strdup (_("The last day lies before the session."));
  if (prescription->resumed != CLINIC_DAY_NONE &&
      (prescription->paused == CLINIC_DAY_NONE || prescription->resumed < prescription->paused))
    return g_strdup (_("A cream is taken up again on or after the day it was paused."));
  return NULL;
}

static gboolean
is_over (const ClinicPrescription *prescription, gboolean settled, ClinicDay day)
{
  if (g_str_equal (prescription->item, CLINIC_PRESCRIPTION_OTHER))
    return FALSE;
  return prescription->until_day != CLINIC_DAY_NONE ? prescription->until_day < day : settled;
}

ClinicPrescription *
clinic_prescription_carry_on (const ClinicPrescription *prescription, gboolean settled, gint64 session, ClinicDay session_day)
{
  ClinicPrescription *next;
  gboolean still_paused;

  g_return_val_if_fail (prescription != NULL && session != prescription->session, NULL);

  if (is_over (prescription, settled, session_day))
    return NULL;
  still_paused = !settled && prescription->paused != CLINIC_DAY_NONE && prescription->resumed == CLINIC_DAY_NONE;
  next = clinic_prescription_copy (prescription);
  next->id = next->version = 0;
  next->session = session;
  next->resumed = CLINIC_DAY_NONE;
  if (g_str_equal (next->item, CLINIC_PRESCRIPTION_OTHER) && !still_paused)
    next->paused = session_day;
  return next;
}
