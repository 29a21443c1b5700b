/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-diary-private.h"

typedef struct
{
  gint64 journal;
  char *summary;
  char *name;
} Revert;

static void
revert_free (Revert *revert)
{
  g_free (revert->summary);
  g_free (revert->name);
  g_free (revert);
}

static void
summarise (ClinicTx *tx, const char *summary, guint n_kept)
{
  if (n_kept == 0)
    clinic_tx_set_summary (tx, g_strdup (summary));
  else
    /* Translators: an import that was taken back, and how many of its patients were changed or booked since, so that they stay */
    clinic_tx_set_summary (tx, g_strdup_printf (ngettext ("%s, except %u patient who was changed or booked since",
                                                          "%s, except %u patients who were changed or booked since", n_kept),
                                                summary, n_kept));
}

static gboolean
revert_job (ClinicTx *tx, gpointer data, GError **error)
{
  Revert *revert = data;
  g_autoptr (GArray) kept = NULL;

  if (!clinic_tx_revert (tx, revert->journal, &kept, error))
    return FALSE;
  summarise (tx, revert->summary, kept ? kept->len : 0);
  clinic_tx_set_name (tx, g_strdup (revert->name));
  return TRUE;
}

static void
move_step (ClinicDiary *diary, const char *verb, GPtrArray *from, GPtrArray *to, GCancellable *cancellable,
           GAsyncReadyCallback callback, gpointer user_data)
{
  ClinicStepMove where = { .push_on = to, .pop_off = from };
  ClinicStep *step;
  Revert *revert;

  if (from->len == 0)
    {
      g_task_report_new_error (diary, callback, user_data, move_step, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND,
                               "There is nothing to take back");
      return;
    }
  step = from->pdata[from->len - 1];
  revert = g_new0 (Revert, 1);
  revert->journal = step->journal;
  revert->summary = g_strdup (step->summary);
  revert->name = g_strdup (step->name);
  clinic_diary_write_step (diary, verb, where, revert_job, revert, (GDestroyNotify) revert_free, cancellable, callback,
                           user_data);
}

void
clinic_diary_undo_async (ClinicDiary *diary, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  move_step (diary, "undo", diary->done, diary->undone, cancellable, callback, user_data);
}

void
clinic_diary_redo_async (ClinicDiary *diary, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  move_step (diary, "redo", diary->undone, diary->done, cancellable, callback, user_data);
}

gboolean
clinic_diary_can_undo (ClinicDiary *diary)
{
  return diary->done->len > 0;
}

gboolean
clinic_diary_can_redo (ClinicDiary *diary)
{
  return diary->undone->len > 0;
}

static const char *
get_newest_summary (GPtrArray *steps)
{
  return steps->len ? ((ClinicStep *) steps->pdata[steps->len - 1])->summary : "";
}

const char *
clinic_diary_get_undo_text (ClinicDiary *diary)
{
  return get_newest_summary (diary->done);
}

const char *
clinic_diary_get_redo_text (ClinicDiary *diary)
{
  return get_newest_summary (diary->undone);
}

static const char *
get_newest_name (GPtrArray *steps)
{
  return steps->len ? ((ClinicStep *) steps->pdata[steps->len - 1])->name : "";
}

const char *
clinic_diary_get_undo_name (ClinicDiary *diary)
{
  return get_newest_name (diary->done);
}

const char *
clinic_diary_get_redo_name (ClinicDiary *diary)
{
  return get_newest_name (diary->undone);
}
