/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-stay-open.h"

#define KEY "clinic-stay-open"

/* Returns: how many writes are on their way then */
static int
count (GtkWindow *window, int more)
{
  int n = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (window), KEY)) + more;

  g_object_set_data (G_OBJECT (window), KEY, GINT_TO_POINTER (n));
  return n;
}

static gboolean
close_request_cb (void)
{
  return GDK_EVENT_STOP;
}

void
clinic_stay_open_begin (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  if (count (window, 1) > 1)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "window.close", FALSE);
  g_signal_connect (window, "close-request", G_CALLBACK (close_request_cb), NULL);
}

void
clinic_stay_open_end (GtkWindow *window)
{
  int n;

  g_return_if_fail (GTK_IS_WINDOW (window));

  n = count (window, -1);
  g_assert (n >= 0);
  if (n > 0)
    return;
  g_signal_handlers_disconnect_by_func (window, close_request_cb, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "window.close", TRUE);
}
