/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-follow-up-history.h"

#include "store/clinic-rows.h"

void
clinic_follow_up_step_free (ClinicFollowUpStep *step)
{
  if (step == NULL)
    return;
  g_free (step->text);
  g_free (step);
}

/* What of a row's image tells a step; columns that are NULL, or that an older program did not know, are none. */
typedef struct
{
  GVariantDict *columns;
  const char *status;
  gint64 due;
  gint64 staff;
} Row;

static void
row_read (Row *row, const char *image)
{
  g_autoptr (GVariant) variant = image ? g_variant_parse (G_VARIANT_TYPE_VARDICT, image, NULL, NULL, NULL) : NULL;

  row->columns = g_variant_dict_new (variant);
  row->status = "";
  row->due = row->staff = 0;
  g_variant_dict_lookup (row->columns, "status", "&s", &row->status);
  g_variant_dict_lookup (row->columns, "due", "x", &row->due);
  g_variant_dict_lookup (row->columns, "staff", "x", &row->staff);
}

static void
row_clear (Row *row)
{
  g_clear_pointer (&row->columns, g_variant_dict_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

static char *
dup_column (const Row *row, const char *name)
{
  const char *text = "";

  g_variant_dict_lookup (row->columns, name, "&s", &text);
  return g_strdup (text);
}

static void
add_step (GPtrArray *steps, ClinicFollowUpStepKind kind, ClinicStmt *stmt, const Row *after, char *text)
{
  ClinicFollowUpStep *step = g_new0 (ClinicFollowUpStep, 1);

  step->kind = kind;
  step->at = clinic_stmt_get_int (stmt, 0);
  step->actor = clinic_stmt_get_int (stmt, 1);
  step->due = after->due;
  step->staff = after->staff;
  step->text = text;
  g_ptr_array_add (steps, step);
}

static void
add_end (GPtrArray *steps, ClinicStmt *stmt, const Row *after)
{
  if (g_str_equal (after->status, "done"))
    add_step (steps, CLINIC_FOLLOW_UP_FINISHED, stmt, after, dup_column (after, "note"));
  else if (g_str_equal (after->status, "closed"))
    add_step (steps, CLINIC_FOLLOW_UP_FELL_AWAY, stmt, after, dup_column (after, "reason"));
  else
    add_step (steps, CLINIC_FOLLOW_UP_REOPENED, stmt, after, g_strdup (""));
}

static void
compare_images (ClinicStmt *stmt, gpointer data)
{
  GPtrArray *steps = data;
  g_auto (Row) before = { 0 };
  g_auto (Row) after = { 0 };

  if (clinic_stmt_is_null (stmt, 3))
    return;
  row_read (&before, clinic_stmt_get_text (stmt, 2));
  row_read (&after, clinic_stmt_get_text (stmt, 3));
  if (clinic_stmt_is_null (stmt, 2))
    {
      add_step (steps, CLINIC_FOLLOW_UP_PLANNED, stmt, &after, g_strdup (""));
      return;
    }
  if (before.due != after.due)
    add_step (steps, CLINIC_FOLLOW_UP_MOVED, stmt, &after, g_strdup (""));
  if (before.staff != after.staff)
    add_step (steps, CLINIC_FOLLOW_UP_GIVEN, stmt, &after, g_strdup (""));
  if (!g_str_equal (before.status, after.status))
    add_end (steps, stmt, &after);
}

GPtrArray *
clinic_follow_up_history_load (ClinicConn *conn, gint64 follow_up, GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_follow_up_step_free);
  ClinicStmt *stmt = clinic_conn_query (conn, error,
                                        "SELECT j.at, j.actor, d.before, d.after FROM journal_detail AS d JOIN journal AS j"
                                        " ON j.id = d.journal WHERE d.kind = $1 AND d.row = $2 ORDER BY d.id",
                                        "si", clinic_kind_to_table (CLINIC_KIND_FOLLOW_UP), follow_up);

  return clinic_rows_each (stmt, compare_images, steps, error) ? g_steal_pointer (&steps) : NULL;
}

static void
add_moved (ClinicStmt *stmt, gpointer data)
{
  g_auto (Row) before = { 0 };
  g_auto (Row) after = { 0 };
  ClinicFollowUpMoved moved = { .follow_up = clinic_stmt_get_int (stmt, 0) };
  gint64 version = 0;

  row_read (&before, clinic_stmt_get_text (stmt, 1));
  row_read (&after, clinic_stmt_get_text (stmt, 2));
  g_variant_dict_lookup (after.columns, "version", "x", &version);
  moved.due = before.due;
  if (before.due != 0 && before.due != after.due && version == clinic_stmt_get_int (stmt, 3))
    g_array_append_val ((GArray *) data, moved);
}

GArray *
clinic_follow_up_history_load_moved (ClinicConn *conn, gint64 closure, GError **error)
{
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (ClinicFollowUpMoved));
  ClinicStmt *stmt;

  g_return_val_if_fail (conn != NULL, NULL);

  stmt = clinic_conn_query (conn, error,
                            "SELECT d.row, d.before, d.after, f.version FROM journal_detail AS c"
                            " JOIN journal_detail AS d ON d.journal = c.journal JOIN follow_up AS f ON f.id = d.row"
                            " WHERE c.kind = $1 AND c.row = $2 AND d.kind = $3 AND f.status = 'open' ORDER BY d.id",
                            "sis", clinic_kind_to_table (CLINIC_KIND_CLOSURE), closure,
                            clinic_kind_to_table (CLINIC_KIND_FOLLOW_UP));
  return clinic_rows_each (stmt, add_moved, moved, error) ? g_steal_pointer (&moved) : NULL;
}
