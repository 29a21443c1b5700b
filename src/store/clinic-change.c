/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-change.h"

typedef struct
{
  ClinicKind kind;
  gint64 id;
} Row;

struct _ClinicChange
{
  gatomicrefcount refs;
  char *verb;
  char *summary;
  char *name;
  gint64 journal;
  GArray *rows;
};

static const char *const tables[CLINIC_N_KINDS] = {
  [CLINIC_KIND_CLINIC] = "clinic",
  [CLINIC_KIND_BED] = "bed",
  [CLINIC_KIND_STAFF] = "staff",
  [CLINIC_KIND_OPENING] = "opening",
  [CLINIC_KIND_PROTOCOL] = "protocol",
  [CLINIC_KIND_PATIENT] = "patient",
  [CLINIC_KIND_COURSE] = "course",
  [CLINIC_KIND_SESSION] = "session",
  [CLINIC_KIND_SESSION_STEP] = "session_step",
  [CLINIC_KIND_HEALING] = "healing",
  [CLINIC_KIND_CARE_ITEM] = "care_item",
  [CLINIC_KIND_FOLLOW_UP] = "follow_up",
  [CLINIC_KIND_CALL] = "call",
  [CLINIC_KIND_CALL_SYMPTOM] = "call_symptom",
  [CLINIC_KIND_RED_FLAG] = "red_flag",
  [CLINIC_KIND_CLOSURE] = "closure",
  [CLINIC_KIND_CREAM] = "cream",
  [CLINIC_KIND_WISH] = "wish",
  [CLINIC_KIND_DISCHARGE] = "discharge",
  [CLINIC_KIND_PRESCRIPTION] = "prescription",
  [CLINIC_KIND_PHOTO] = "photo",
  [CLINIC_KIND_ROLLER_LOT] = "roller_lot",
  [CLINIC_KIND_ROLLER] = "roller",
  [CLINIC_KIND_ROLLER_USE] = "roller_use",
  [CLINIC_KIND_RECORD] = "record",
  [CLINIC_KIND_RECORD_VERSION] = "record_version",
  [CLINIC_KIND_SCREENING] = "screening",
  [CLINIC_KIND_CONSENT] = "consent",
  [CLINIC_KIND_CONSENT_WITHDRAWAL] = "consent_withdrawal",
  [CLINIC_KIND_GRADE] = "grade",
};

G_DEFINE_BOXED_TYPE (ClinicChange, clinic_change, clinic_change_ref, clinic_change_unref)

const char *
clinic_kind_to_table (ClinicKind kind)
{
  g_return_val_if_fail (kind < CLINIC_N_KINDS, NULL);

  return tables[kind];
}

gboolean
clinic_kind_from_table (const char *table, ClinicKind *kind)
{
  for (guint i = 0; i < CLINIC_N_KINDS; i++)
    if (g_str_equal (tables[i], table))
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

ClinicChange *
clinic_change_new (const char *verb)
{
  ClinicChange *change = g_new0 (ClinicChange, 1);

  g_atomic_ref_count_init (&change->refs);
  change->verb = g_strdup (verb);
  change->summary = g_strdup ("");
  change->name = g_strdup ("");
  change->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  return change;
}

ClinicChange *
clinic_change_ref (ClinicChange *change)
{
  g_return_val_if_fail (change != NULL, NULL);

  g_atomic_ref_count_inc (&change->refs);
  return change;
}

void
clinic_change_unref (ClinicChange *change)
{
  if (!g_atomic_ref_count_dec (&change->refs))
    return;
  g_free (change->verb);
  g_free (change->summary);
  g_free (change->name);
  g_array_unref (change->rows);
  g_free (change);
}

void
clinic_change_add (ClinicChange *change, ClinicKind kind, gint64 id)
{
  Row row = { kind, id };

  g_array_append_val (change->rows, row);
}

void
clinic_change_set_journal (ClinicChange *change, gint64 journal)
{
  change->journal = journal;
}

void
clinic_change_set_summary (ClinicChange *change, const char *summary)
{
  g_free (change->summary);
  change->summary = g_strdup (summary ? summary : "");
}

void
clinic_change_set_name (ClinicChange *change, const char *name)
{
  g_free (change->name);
  change->name = g_strdup (name ? name : "");
}

gint64
clinic_change_get_first (const ClinicChange *change, ClinicKind kind)
{
  for (guint i = 0; i < change->rows->len; i++)
    if (g_array_index (change->rows, Row, i).kind == kind)
      return g_array_index (change->rows, Row, i).id;
  return 0;
}

gboolean
clinic_change_has (const ClinicChange *change, ClinicKind kind)
{
  return clinic_change_get_first (change, kind) != 0;
}

gboolean
clinic_change_has_row (const ClinicChange *change, ClinicKind kind, gint64 id)
{
  for (guint i = 0; i < change->rows->len; i++)
    if (g_array_index (change->rows, Row, i).kind == kind && g_array_index (change->rows, Row, i).id == id)
      return TRUE;
  return FALSE;
}

GArray *
clinic_change_get_ids (const ClinicChange *change, ClinicKind kind)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < change->rows->len; i++)
    if (g_array_index (change->rows, Row, i).kind == kind)
      g_array_append_val (ids, g_array_index (change->rows, Row, i).id);
  return ids;
}

gint64
clinic_change_get_journal (const ClinicChange *change)
{
  return change->journal;
}

const char *
clinic_change_get_verb (const ClinicChange *change)
{
  return change->verb;
}

const char *
clinic_change_get_summary (const ClinicChange *change)
{
  return change->summary;
}

const char *
clinic_change_get_name (const ClinicChange *change)
{
  return change->name;
}
