/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-patient-row-private.h"

struct _ClinicPatientRow
{
  GObject parent_instance;

  gint64 id;
  ClinicPatientCard *card; /* nullable */
};

G_DEFINE_FINAL_TYPE (ClinicPatientRow, clinic_patient_row, G_TYPE_OBJECT)

enum
{
  PROP_CARD = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

static void
clinic_patient_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ClinicPatientRow *row = CLINIC_PATIENT_ROW (object);

  switch (id)
    {
    case PROP_CARD: g_value_set_pointer (value, row->card); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_patient_row_finalize (GObject *object)
{
  g_clear_pointer (&CLINIC_PATIENT_ROW (object)->card, clinic_patient_card_free);
  G_OBJECT_CLASS (clinic_patient_row_parent_class)->finalize (object);
}

static void
clinic_patient_row_class_init (ClinicPatientRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = clinic_patient_row_get_property;
  object_class->finalize = clinic_patient_row_finalize;
  props[PROP_CARD] = g_param_spec_pointer ("card", NULL, NULL,
                                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
clinic_patient_row_init (ClinicPatientRow *row)
{
}

ClinicPatientRow *
clinic_patient_row_new (gint64 id)
{
  ClinicPatientRow *row = g_object_new (CLINIC_TYPE_PATIENT_ROW, NULL);

  row->id = id;
  return row;
}

gint64
clinic_patient_row_get_id (ClinicPatientRow *row)
{
  g_return_val_if_fail (CLINIC_IS_PATIENT_ROW (row), 0);

  return row->id;
}

const ClinicPatientCard *
clinic_patient_row_get_card (ClinicPatientRow *row)
{
  g_return_val_if_fail (CLINIC_IS_PATIENT_ROW (row), NULL);

  return row->card;
}

void
clinic_patient_row_set_card (ClinicPatientRow *row, const ClinicPatientCard *card)
{
  g_return_if_fail (CLINIC_IS_PATIENT_ROW (row) && card != NULL);

  g_clear_pointer (&row->card, clinic_patient_card_free);
  row->card = clinic_patient_card_copy (card);
  g_object_notify_by_pspec (G_OBJECT (row), props[PROP_CARD]);
}
