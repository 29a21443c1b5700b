/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/clinic-week-private.h"

static const ClinicSession *
get_session (ClinicWeekView *self, guint i)
{
  return clinic_session_block_get_visit (self->blocks->pdata[i])->session;
}

/* Lanes are counted from the first day's first bed on. */
static int
get_lane (ClinicWeekView *self, const ClinicSession *session)
{
  const ClinicWeekDay *day = clinic_week_geometry_find_day (&self->geometry, session->day);

  return (int) (day - self->geometry.days) * (int) self->geometry.beds->len +
         clinic_week_geometry_find_bed (&self->geometry, session->bed);
}

static int
find_focus (ClinicWeekView *self)
{
  for (guint i = 0; i < self->n_shown; i++)
    if (gtk_widget_has_focus (self->blocks->pdata[i]))
      return i;
  return -1;
}

/* The next one up or down in the lane; -1 = none. */
static int
find_along (ClinicWeekView *self, guint from, int direction)
{
  const ClinicSession *here = get_session (self, from);
  int best = -1;

  for (guint i = 0; i < self->n_shown; i++)
    {
      const ClinicSession *there = get_session (self, i);

      if (i == from || get_lane (self, there) != get_lane (self, here) || (there->minute - here->minute) * direction <= 0)
        continue;
      if (best < 0 || (there->minute - get_session (self, best)->minute) * direction < 0)
        best = i;
    }
  return best;
}

/* The one nearest in time in the next lane that has any. */
static int
find_across (ClinicWeekView *self, guint from, int direction)
{
  const ClinicSession *here = get_session (self, from);
  int best = -1, best_off = 0;

  for (guint i = 0; i < self->n_shown; i++)
    {
      const ClinicSession *there = get_session (self, i);
      int lanes = (get_lane (self, there) - get_lane (self, here)) * direction;
      int off = lanes * 24 * 60 + ABS (there->minute - here->minute);

      if (lanes <= 0 || (best >= 0 && off >= best_off))
        continue;
      best = i;
      best_off = off;
    }
  return best;
}

static gboolean
arrow_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  ClinicWeekView *self = CLINIC_WEEK_VIEW (widget);
  int focus = find_focus (self);
  int along, across, next;

  g_variant_get (args, "(ii)", &across, &along);
  if (focus < 0)
    return FALSE;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    across = -across;
  next = along != 0 ? find_along (self, focus, along) : find_across (self, focus, across);
  if (next >= 0)
    gtk_widget_grab_focus (self->blocks->pdata[next]);
  else
    gtk_widget_error_bell (widget);
  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  ClinicWeekView *self = CLINIC_WEEK_VIEW (widget);
  int focus = find_focus (self);

  if (focus >= 0)
    g_signal_emit_by_name (self, "session-activated", self->blocks->pdata[focus]);
  return focus >= 0;
}

void
clinic_week_view_class_install_keys (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding (klass, GDK_KEY_Up, 0, arrow_cb, "(ii)", 0, -1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Down, 0, arrow_cb, "(ii)", 0, 1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Left, 0, arrow_cb, "(ii)", -1, 0);
  gtk_widget_class_add_binding (klass, GDK_KEY_Right, 0, arrow_cb, "(ii)", 1, 0);
  gtk_widget_class_add_binding (klass, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_space, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Menu, 0, activate_cb, NULL);
}
