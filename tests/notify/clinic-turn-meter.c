/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-turn-meter.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#define PAUSED -1

static int schedstat = -1;
static gint64 since = PAUSED; /* when the loop last began to turn */
static gint64 longest;

/* How long the thread has been ready to run and did not, µs; 0 where the kernel keeps no such book. */
static gint64
get_delay (void)
{
  char text[96] = "";
  char *rest;

  if (schedstat < 0 || pread (schedstat, text, sizeof text - 1, 0) <= 0)
    return 0;
  strtoull (text, &rest, 10);
  return strtoull (rest, NULL, 10) / 1000;
}

static gint64
get_own_time (void)
{
  return g_get_monotonic_time () - get_delay ();
}

static void
end_turn (void)
{
  if (since != PAUSED)
    longest = MAX (longest, get_own_time () - since);
  since = PAUSED;
}

static int
poll_cb (GPollFD *fds, guint n_fds, int timeout)
{
  gboolean counts = since != PAUSED;
  int n;

  end_turn ();
  n = g_poll (fds, n_fds, timeout);
  if (counts)
    since = get_own_time ();
  return n;
}

void
clinic_turn_meter_start (void)
{
  if (schedstat < 0)
    schedstat = open ("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
  g_main_context_set_poll_func (NULL, poll_cb);
  longest = 0;
  since = get_own_time ();
}

void
clinic_turn_meter_pause (void)
{
  end_turn ();
}

void
clinic_turn_meter_resume (void)
{
  since = get_own_time ();
}

gint64
clinic_turn_meter_longest (void)
{
  end_turn ();
  clinic_turn_meter_resume ();
  return longest;
}
