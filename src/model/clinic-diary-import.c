/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-diary-import.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/clinic-name-key.h"
#include "model/clinic-diary-private.h"
#include "store/clinic-patient-table.h"

/* The same name and the same birth date or phone: whoever compares two rows by eye would ask. */
#define LEAST_LIKENESS 75
#define ROWS_BETWEEN_LOOKS 64

/* What both jobs look at */

typedef struct
{
  GPtrArray *drafts;
  ClinicDay today;
  GCancellable *cancellable; /* nullable */
  GMainContext *context;
  ClinicImportProgress progress; /* nullable */
  gpointer progress_data;
} Import;

static Import *
import_new (ClinicDiary *diary, GPtrArray *drafts, GCancellable *cancellable)
{
  Import *import = g_new0 (Import, 1);

  import->drafts = g_ptr_array_ref (drafts);
  import->today = clinic_diary_get_today (diary);
  import->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  import->context = g_main_context_ref_thread_default ();
  return import;
}

static void
import_free (gpointer data)
{
  Import *import = data;

  g_ptr_array_unref (import->drafts);
  g_clear_object (&import->cancellable);
  g_main_context_unref (import->context);
  g_free (import);
}

static gboolean
may_go_on (Import *import, guint row, GError **error)
{
  return row % ROWS_BETWEEN_LOOKS != 0 || !g_cancellable_set_error_if_cancelled (import->cancellable, error);
}

/* Checking */

static void
finding_free (gpointer data)
{
  ClinicImportFinding *finding = data;

  g_free (finding->reason);
  g_free (finding);
}

static void
take_finding (GPtrArray *findings, guint draft, ClinicImportVerdict verdict, char *reason)
{
  ClinicImportFinding *finding = g_new0 (ClinicImportFinding, 1);

  finding->draft = draft;
  finding->verdict = verdict;
  finding->reason = reason;
  g_ptr_array_add (findings, finding);
}

typedef struct
{
  Import *import;
  ClinicConn *conn;
  GHashTable *numbers;   /* those of the drafts so far */
  GHashTable *namesakes; /* folded name -> GPtrArray of the drafts so far, not owned */
  GPtrArray *findings;
} Check;

static gboolean
find_refusal (Check *check, const ClinicPatient *draft, char **reason, GError **error)
{
  gboolean taken = FALSE;

  if (clinic_patient_check (draft, check->import->today, reason) != CLINIC_PATIENT_FIELD_NONE)
    return TRUE;
  if (*draft->number == '\0')
    return TRUE;
  if (!clinic_patient_table_has_number (check->conn, draft->number, &taken, error))
    return FALSE;
  if (taken)
    *reason = g_strdup_printf (_("Number %s is given to another patient already."), draft->number);
  else if (!g_hash_table_add (check->numbers, draft->number))
    *reason = g_strdup_printf (_("Number %s stands in an earlier row too."), draft->number);
  return TRUE;
}

static const ClinicPatient *
find_alike (GPtrArray *others, const ClinicPatient *draft)
{
  for (guint i = 0; others != NULL && i < others->len; i++)
    if (clinic_patient_likeness (g_ptr_array_index (others, i), draft) >= LEAST_LIKENESS)
      return g_ptr_array_index (others, i);
  return NULL;
}

static gboolean
find_namesake (Check *check, const ClinicPatient *draft, const char *given, const char *family, ClinicPatient **found,
               GError **error)
{
  g_autoptr (GPtrArray) here = NULL;

  if (*found != NULL)
    return TRUE;
  here = clinic_patient_table_load_namesakes (check->conn, given, family, error);
  if (here != NULL && find_alike (here, draft) != NULL)
    *found = clinic_patient_copy (find_alike (here, draft));
  return here != NULL;
}

/* Elsewhere the whole name stands in one field, or the two are swapped. */
static gboolean
find_split_or_joined (Check *check, const ClinicPatient *draft, ClinicPatient **found, GError **error)
{
  g_autofree char *name = clinic_patient_dup_name (draft);
  g_autofree char *turned = clinic_patient_join_name (draft->family, draft->given);
  g_autofree char *joined = g_strconcat (draft->family, draft->given, NULL);
  char *last = strrchr (name, ' ');

  if (*draft->given != '\0' && *draft->family != '\0')
    return find_namesake (check, draft, draft->family, draft->given, found, error) &&
           find_namesake (check, draft, name, "", found, error) &&
           find_namesake (check, draft, turned, "", found, error) &&
           find_namesake (check, draft, joined, "", found, error);
  if (last == NULL)
    return TRUE;
  *last = '\0';
  return find_namesake (check, draft, name, last + 1, found, error) &&
         find_namesake (check, draft, last + 1, name, found, error);
}

static gboolean
find_duplicate (Check *check, const ClinicPatient *draft, char **reason, GError **error)
{
  g_autofree char *name = clinic_patient_dup_name (draft);
  g_autofree char *key = clinic_name_key (name);
  GPtrArray *earlier = g_hash_table_lookup (check->namesakes, key);
  g_autoptr (ClinicPatient) alike = NULL;

  if (!find_namesake (check, draft, draft->given, draft->family, &alike, error) ||
      !find_split_or_joined (check, draft, &alike, error))
    return FALSE;
  if (alike != NULL)
    {
      g_autofree char *other = clinic_patient_dup_name (alike);

      *reason = g_strdup_printf (_("Likely the same as %s, %s"), other, alike->number);
    }
  else if (find_alike (earlier, draft) != NULL)
    *reason = g_strdup (_("Likely the same as an earlier row"));
  if (earlier == NULL)
    {
      earlier = g_ptr_array_new ();
      g_hash_table_insert (check->namesakes, g_steal_pointer (&key), earlier);
    }
  g_ptr_array_add (earlier, (gpointer) draft);
  return TRUE;
}

static gboolean
check_draft (Check *check, guint row, GError **error)
{
  const ClinicPatient *draft = g_ptr_array_index (check->import->drafts, row);
  g_autofree char *reason = NULL;

  if (!may_go_on (check->import, row, error) || !find_refusal (check, draft, &reason, error))
    return FALSE;
  if (reason != NULL)
    {
      take_finding (check->findings, row, CLINIC_IMPORT_REFUSED, g_steal_pointer (&reason));
      return TRUE;
    }
  if (!find_duplicate (check, draft, &reason, error))
    return FALSE;
  if (reason != NULL)
    take_finding (check->findings, row, CLINIC_IMPORT_DUPLICATE, g_steal_pointer (&reason));
  return TRUE;
}

static gpointer
check_import_job (ClinicConn *conn, gpointer data, GError **error)
{
  Import *import = data;
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) namesakes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                            (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (finding_free);
  Check check = { import, conn, numbers, namesakes, findings };

  for (guint row = 0; row < import->drafts->len; row++)
    if (!check_draft (&check, row, error))
      return NULL;
  return g_steal_pointer (&findings);
}

void
clinic_diary_check_import_async (ClinicDiary *diary, GPtrArray *drafts, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary) && drafts != NULL);

  clinic_diary_read (diary, check_import_job, import_new (diary, drafts, cancellable), import_free,
                     (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
clinic_diary_check_import_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

/* Writing */

typedef struct
{
  ClinicImportProgress progress;
  gpointer user_data;
  guint done;
  guint total;
} Report;

static gboolean
report_cb (gpointer user_data)
{
  Report *report = user_data;

  report->progress (report->done, report->total, report->user_data);
  return G_SOURCE_REMOVE;
}

/* With the priority of the task's own end, so that no report comes after it. */
static void
send_report (Import *import, guint done)
{
  g_autoptr (GSource) source = NULL;
  Report *report;

  if (import->progress == NULL || done % ROWS_BETWEEN_LOOKS != 0)
    return;
  report = g_new0 (Report, 1);
  report->progress = import->progress;
  report->user_data = import->progress_data;
  report->done = done;
  report->total = import->drafts->len;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, report_cb, report, g_free);
  g_source_attach (source, import->context);
}

static gboolean
import_draft (ClinicTx *tx, const ClinicPatient *draft, ClinicDay today, GError **error)
{
  g_autofree char *fault = NULL;

  if (clinic_patient_check (draft, today, &fault) == CLINIC_PATIENT_FIELD_NONE)
    return clinic_patient_table_insert (tx, draft, error) != 0;
  g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, fault);
  return FALSE;
}

static gboolean
import_patients_job (ClinicTx *tx, gpointer data, GError **error)
{
  Import *import = data;
  guint total = import->drafts->len;

  for (guint row = 0; row < total; row++)
    {
      if (!may_go_on (import, row, error) ||
          !import_draft (tx, g_ptr_array_index (import->drafts, row), import->today, error))
        return FALSE;
      send_report (import, row + 1);
    }
  if (g_cancellable_set_error_if_cancelled (import->cancellable, error))
    return FALSE;
  clinic_tx_set_summary (tx, g_strdup_printf (ngettext ("Imported %u patient", "Imported %u patients", total), total));
  clinic_tx_set_name (tx, g_strdup_printf (ngettext ("import of %u patient", "import of %u patients", total), total));
  return TRUE;
}

void
clinic_diary_import_patients_async (ClinicDiary *diary, GPtrArray *drafts, ClinicImportProgress progress,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Import *import;

  g_return_if_fail (CLINIC_IS_DIARY (diary) && drafts != NULL);

  import = import_new (diary, drafts, cancellable);
  import->progress = progress;
  import->progress_data = user_data;
  clinic_diary_write (diary, "import", TRUE, import_patients_job, import, import_free, cancellable, callback, user_data);
}
