/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-quiet-thread.h"

#include <sys/resource.h>

typedef struct
{
  GThread *thread;
  int priority; /* as nice counts: more gives way more */
} Seen;

static GThread *main_thread;

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Seen *seen = g_new0 (Seen, 1);

  g_assert_null (source);
  g_assert_cmpstr (data, ==, "data");
  g_assert_true (cancellable == g_task_get_cancellable (task));
  seen->thread = g_thread_self ();
  seen->priority = getpriority (PRIO_PROCESS, 0);
  g_task_return_pointer (task, seen, g_free);
}

static void
seen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GPtrArray *results = user_data;
  g_autoptr (GError) error = NULL;
  Seen *seen = g_task_propagate_pointer (G_TASK (result), &error);

  g_assert_no_error (error);
  g_assert_true (g_thread_self () == main_thread);
  g_ptr_array_add (results, seen);
}

static GTask *
make_task (GPtrArray *results)
{
  GTask *task = g_task_new (NULL, NULL, seen_cb, results);

  g_task_set_task_data (task, g_strdup ("data"), g_free);
  return task;
}

static void
wait_for (GPtrArray *results, guint n)
{
  while (results->len < n)
    g_main_context_iteration (NULL, TRUE);
}

/* The thread gives way, this one does not, and neither do those that GLib lends. */
static void
test_gives_way (void)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GTask) quiet = make_task (results);
  g_autoptr (GTask) lent = make_task (results);
  int own = getpriority (PRIO_PROCESS, 0);

  clinic_quiet_thread_run_once ("quiet", quiet, look_in_thread);
  wait_for (results, 1);
  g_task_run_in_thread (lent, look_in_thread);
  wait_for (results, 2);
#ifdef __linux__
  g_assert_cmpint (((Seen *) results->pdata[0])->priority, ==, MIN (own + 10, 19));
#endif
  g_assert_cmpint (((Seen *) results->pdata[1])->priority, ==, own);
  g_assert_cmpint (getpriority (PRIO_PROCESS, 0), ==, own);
}

/* One after the other on one thread, also what was waiting when it was let go. */
static void
test_in_order (void)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_free);
  ClinicQuietThread *thread = clinic_quiet_thread_new ("quiet");

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GTask) task = make_task (results);

      clinic_quiet_thread_run (thread, task, look_in_thread);
    }
  clinic_quiet_thread_free (thread);
  wait_for (results, 20);
  for (guint i = 0; i < 20; i++)
    g_assert_true (((Seen *) results->pdata[i])->thread == ((Seen *) results->pdata[0])->thread);
  g_assert_false (((Seen *) results->pdata[0])->thread == main_thread);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  main_thread = g_thread_self ();
  g_test_add_func ("/quiet-thread/gives-way", test_gives_way);
  g_test_add_func ("/quiet-thread/in-order", test_in_order);
  return g_test_run ();
}
