/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_CHANGE (clinic_change_get_type ())

/* Every kind of row that verbs write; the name is the table's. */
typedef enum
{
  CLINIC_KIND_CLINIC,
  CLINIC_KIND_BED,
  CLINIC_KIND_STAFF,
  CLINIC_KIND_OPENING,
  CLINIC_KIND_PROTOCOL,
  CLINIC_KIND_PATIENT,
  CLINIC_KIND_COURSE,
  CLINIC_KIND_SESSION,
  CLINIC_KIND_SESSION_STEP,
  CLINIC_KIND_HEALING,
  CLINIC_KIND_CARE_ITEM,
  CLINIC_KIND_FOLLOW_UP,
  CLINIC_KIND_CALL,
  CLINIC_KIND_CALL_SYMPTOM,
  CLINIC_KIND_RED_FLAG,
  CLINIC_KIND_CLOSURE,
  CLINIC_KIND_CREAM,
  CLINIC_KIND_WISH,
  CLINIC_KIND_DISCHARGE,
  CLINIC_KIND_PRESCRIPTION,
  CLINIC_KIND_PHOTO,
  CLINIC_KIND_ROLLER_LOT,
  CLINIC_KIND_ROLLER,
  CLINIC_KIND_ROLLER_USE,
  CLINIC_KIND_RECORD,
  CLINIC_KIND_RECORD_VERSION,
  CLINIC_KIND_SCREENING,
  CLINIC_KIND_CONSENT,
  CLINIC_KIND_CONSENT_WITHDRAWAL,
  CLINIC_KIND_GRADE,
  CLINIC_N_KINDS,
} ClinicKind;

const char *clinic_kind_to_table   (ClinicKind kind);
gboolean    clinic_kind_from_table (const char *table, ClinicKind *kind);

/**
 * ClinicChange: what one verb changed. Immutable once sent; reference counted.
 */
typedef struct _ClinicChange ClinicChange;

GType         clinic_change_get_type (void) G_GNUC_CONST;
ClinicChange *clinic_change_new      (const char *verb);
ClinicChange *clinic_change_ref      (ClinicChange *change);
void          clinic_change_unref    (ClinicChange *change);

void          clinic_change_add      (ClinicChange *change, ClinicKind kind, gint64 id);
void          clinic_change_set_journal (ClinicChange *change, gint64 journal);
void          clinic_change_set_summary (ClinicChange *change, const char *summary);
void          clinic_change_set_name    (ClinicChange *change, const char *name);

gboolean      clinic_change_has      (const ClinicChange *change, ClinicKind kind); /* any row of that kind */
gboolean      clinic_change_has_row  (const ClinicChange *change, ClinicKind kind, gint64 id);
gint64        clinic_change_get_first (const ClinicChange *change, ClinicKind kind); /* 0 = none */
GArray       *clinic_change_get_ids  (const ClinicChange *change, ClinicKind kind);  /* (transfer full) gint64 */
gint64        clinic_change_get_journal (const ClinicChange *change); /* 0 = nothing changed */
const char   *clinic_change_get_verb (const ClinicChange *change);
const char   *clinic_change_get_summary (const ClinicChange *change); /* "" = nothing worth saying */

const char   *clinic_change_get_name    (const ClinicChange *change); /* what undo calls it: "move of Asha Rao"; "" = nothing */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicChange, clinic_change_unref)

G_END_DECLS
