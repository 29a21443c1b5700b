/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-quiet-thread.h"

#include <sys/resource.h>

#define NICE 10 /* a tenth of the time that the window's thread gets where both want it */

struct _ClinicQuietThread
{
  GAsyncQueue *jobs; /* Job */
};

typedef struct
{
  GTask *task; /* NULL = it was the last one */
  GTaskThreadFunc func;
} Job;

static void
give_way (void)
{
#ifdef __linux__
  int now = getpriority (PRIO_PROCESS, 0);

  /* there it is this thread's alone; else it would be the whole program's */
  if (setpriority (PRIO_PROCESS, 0, MIN (now + NICE, 19)) != 0)
    g_debug ("A quiet thread runs like any other");
#endif
}

static gpointer
run_jobs (gpointer data)
{
  g_autoptr (GAsyncQueue) jobs = data;

  give_way ();
  while (TRUE)
    {
      g_autofree Job *job = g_async_queue_pop (jobs);

      if (job->task == NULL)
        return NULL;
      job->func (job->task, g_task_get_source_object (job->task), g_task_get_task_data (job->task),
                 g_task_get_cancellable (job->task));
      g_object_unref (job->task);
    }
}

ClinicQuietThread *
clinic_quiet_thread_new (const char *name)
{
  ClinicQuietThread *thread = g_new0 (ClinicQuietThread, 1);

  thread->jobs = g_async_queue_new ();
  g_thread_unref (g_thread_new (name, run_jobs, g_async_queue_ref (thread->jobs)));
  return thread;
}

static void
push (ClinicQuietThread *thread, GTask *task, GTaskThreadFunc func)
{
  Job *job = g_new0 (Job, 1);

  job->task = task;
  job->func = func;
  g_async_queue_push (thread->jobs, job);
}

void
clinic_quiet_thread_free (ClinicQuietThread *thread)
{
  if (thread == NULL)
    return;
  push (thread, NULL, NULL);
  g_async_queue_unref (thread->jobs);
  g_free (thread);
}

void
clinic_quiet_thread_run (ClinicQuietThread *thread, GTask *task, GTaskThreadFunc func)
{
  g_return_if_fail (thread != NULL && G_IS_TASK (task) && func != NULL);

  push (thread, g_object_ref (task), func);
}

void
clinic_quiet_thread_run_once (const char *name, GTask *task, GTaskThreadFunc func)
{
  g_autoptr (ClinicQuietThread) thread = clinic_quiet_thread_new (name);

  clinic_quiet_thread_run (thread, task, func);
}
