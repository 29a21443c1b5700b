/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "model/clinic-diary-aftercare.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-verb-words.h"

/* What a person does about one follow-up besides calling. */
typedef struct
{
  gint64 follow_up;
  char *note;    /* nullable */
  gint64 until;  /* UTC */
  gint64 staff;  /* 0 = anyone */
  char *name;    /* nullable: that person's */
  GTimeZone *zone;
} Deed;

static Deed *
deed_new (ClinicDiary *diary, gint64 follow_up)
{
  Deed *deed = g_new0 (Deed, 1);

  deed->follow_up = follow_up;
  deed->zone = g_time_zone_ref (clinic_diary_get_zone (diary));
  return deed;
}

static void
deed_free (Deed *deed)
{
  g_free (deed->note);
  g_free (deed->name);
  g_time_zone_unref (deed->zone);
  g_free (deed);
}

/* (transfer full) (nullable): what is still open */
static ClinicTask *
load_open (ClinicTx *tx, const Deed *deed, GError **error)
{
  g_autoptr (ClinicTask) task = clinic_follow_up_table_load_task (clinic_tx_get_conn (tx), deed->follow_up, error);

  if (task == NULL || task->follow_up->status == CLINIC_FOLLOW_UP_OPEN)
    return g_steal_pointer (&task);
  g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT, _("This has been dealt with already."));
  return NULL;
}

static gboolean
write_task (ClinicTx *tx, const ClinicTask *task, char *summary, GError **error)
{
  clinic_tx_set_subject (tx, CLINIC_KIND_FOLLOW_UP, task->follow_up->id);
  clinic_tx_set_summary (tx, summary);
  clinic_verb_words_name (tx, task->patient_name);
  return clinic_follow_up_table_update (tx, task->follow_up, error);
}

/* Done */

static char *
word_done (const ClinicTask *task)
{
  switch (task->follow_up->kind)
    {
    case CLINIC_FOLLOW_UP_REVIEW: return g_strdup_printf (_("Review of %s is done"), task->patient_name);
    case CLINIC_FOLLOW_UP_DOCTOR_TASK: return g_strdup_printf (_("The doctor’s task for %s is done"), task->patient_name);
    case CLINIC_FOLLOW_UP_BOOK_NEXT: /* is not done so */
    case CLINIC_FOLLOW_UP_FIRST_CALL:
    case CLINIC_FOLLOW_UP_PEEL_CHECK:
    case CLINIC_FOLLOW_UP_PEEL_END:
    case CLINIC_FOLLOW_UP_COLOUR_WATCH:
    case CLINIC_FOLLOW_UP_WATCH:
    default: return g_strdup_printf (_("The call to %s is done"), task->patient_name);
    }
}

/* A course that has sessions left and none booked is asked about for as long as that holds. */
static gboolean
check_done (const ClinicTask *task, const char *note, GError **error)
{
  if (task->follow_up->kind == CLINIC_FOLLOW_UP_BOOK_NEXT)
    {
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT,
                           _("This leaves the list once a session is booked, or once the course is paused or ended."));
      return FALSE;
    }
  if (task->follow_up->kind == CLINIC_FOLLOW_UP_DOCTOR_TASK && (note == NULL || *note == '\0'))
    {
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, _("Write what was decided or done."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
complete_job (ClinicTx *tx, gpointer data, GError **error)
{
  const Deed *deed = data;
  g_autoptr (ClinicTask) task = load_open (tx, deed, error);

  if (task == NULL || !check_done (task, deed->note, error))
    return FALSE;
  task->follow_up->status = CLINIC_FOLLOW_UP_DONE;
  if (deed->note != NULL)
    {
      g_free (task->follow_up->note);
      task->follow_up->note = g_strdup (deed->note);
    }
  return write_task (tx, task, word_done (task), error);
}

void
clinic_diary_complete_task_async (ClinicDiary *diary, gint64 follow_up, const char *note, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  Deed *deed;

  g_return_if_fail (CLINIC_IS_DIARY (diary));

  deed = deed_new (diary, follow_up);
  deed->note = note ? g_strstrip (g_strdup (note)) : NULL;
  clinic_diary_write (diary, "complete-task", TRUE, complete_job, deed, (GDestroyNotify) deed_free, cancellable, callback,
                      user_data);
}

/* Later */

static gboolean
put_off_job (ClinicTx *tx, gpointer data, GError **error)
{
  const Deed *deed = data;
  g_autoptr (ClinicTask) task = load_open (tx, deed, error);
  g_autofree char *when = clinic_format_day_time (deed->until, deed->zone);

  if (task == NULL)
    return FALSE;
  if (deed->until <= clinic_tx_get_now (tx))
    {
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, _("Choose a time that is still to come."));
      return FALSE;
    }
  clinic_follow_up_put_off (task->follow_up, deed->until);
  /* Translators: a patient, then a day and time: "Asha Rao: put off until Wed 25 Nov, 09:00" */
  return write_task (tx, task, g_strdup_printf (_("%s: put off until %s"), task->patient_name, when), error);
}

void
clinic_diary_put_off_task_async (ClinicDiary *diary, gint64 follow_up, gint64 until, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  Deed *deed;

  g_return_if_fail (CLINIC_IS_DIARY (diary));

  deed = deed_new (diary, follow_up);
  deed->until = until;
  clinic_diary_write (diary, "put-off-task", TRUE, put_off_job, deed, (GDestroyNotify) deed_free, cancellable, callback,
                      user_data);
}

/* Whose */

static gboolean
give_job (ClinicTx *tx, gpointer data, GError **error)
{
  const Deed *deed = data;
  g_autoptr (ClinicTask) task = load_open (tx, deed, error);

  if (task == NULL)
    return FALSE;
  task->follow_up->staff = deed->staff;
  /* Translators: a patient, then a member of staff */
  return write_task (tx, task,
                     deed->name ? g_strdup_printf (_("The follow-up of %s is for %s"), task->patient_name, deed->name)
                                : g_strdup_printf (_("The follow-up of %s is for anyone"), task->patient_name),
                     error);
}

void
clinic_diary_give_task_async (ClinicDiary *diary, gint64 follow_up, gint64 staff, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  Deed *deed;

  g_return_if_fail (CLINIC_IS_DIARY (diary));

  deed = deed_new (diary, follow_up);
  deed->staff = staff;
  deed->name = staff ? g_strdup (clinic_setup_get_staff_name (clinic_diary_get_setup (diary), staff)) : NULL;
  clinic_diary_write (diary, "give-task", TRUE, give_job, deed, (GDestroyNotify) deed_free, cancellable, callback, user_data);
}

/* What became of it */

static gpointer
load_history_job (ClinicConn *conn, gpointer data, GError **error)
{
  return clinic_follow_up_history_load (conn, *(const gint64 *) data, error);
}

void
clinic_diary_load_task_history_async (ClinicDiary *diary, gint64 follow_up, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_read (diary, load_history_job, g_memdup2 (&follow_up, sizeof follow_up), g_free,
                     (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
clinic_diary_load_task_history_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}
