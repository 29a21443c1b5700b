/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/clinic-window-private.h"

#include "model/clinic-diary-aftercare.h"

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  int n_due = clinic_diary_count_follow_ups_finish (CLINIC_DIARY (source), result, &error);
  GtkWidget *bin;

  /* what cannot be read keeps the last count: the page itself says what is wrong */
  if (self->diary == NULL || error != NULL)
    return;
  bin = adw_view_stack_get_child_by_name (self->pages, "follow-ups");
  adw_view_stack_page_set_badge_number (adw_view_stack_get_page (self->pages, bin), n_due);
}

static void
count_follow_ups (ClinicWindow *self)
{
  clinic_diary_count_follow_ups_async (self->diary, NULL, counted_cb, g_object_ref (self));
}

static void
changed_cb (ClinicWindow *self, ClinicChange *change)
{
  if (self->diary != NULL && clinic_change_has (change, CLINIC_KIND_FOLLOW_UP))
    count_follow_ups (self);
}

static void
minute_cb (ClinicWindow *self)
{
  if (self->diary != NULL)
    count_follow_ups (self);
}

/* The number of follow-ups that are due by now stands on the button of their page, whether or not that has been made. */
void
clinic_window_badge_connect (ClinicWindow *self)
{
  g_signal_connect_object (self->diary, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clinic_diary_get_clock (self->diary), "minute", G_CALLBACK (minute_cb), self, G_CONNECT_SWAPPED);
  count_follow_ups (self);
}
