/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/clinic-patient-mapping.h"

G_BEGIN_DECLS

struct _ClinicPatientMapping
{
  guint n_columns;
  ClinicImportField *fields;
  /* What the column's cells tell; found when the columns change, so that drafting a row reads one row. */
  int order;
  gboolean is_order_chosen;
  gboolean m_is_female;
  ClinicCsvTable *table;
};

/* (transfer full): the cell without the white space around it. */
char *clinic_patient_mapping_dup_cell (ClinicCsvTable *table, guint row, guint column);

G_END_DECLS
