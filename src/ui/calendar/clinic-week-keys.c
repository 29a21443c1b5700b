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
    if (gtk_widget_is_focus (self->blocks->pdata[i]))
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

/* Moving */

static int
find_shown_day (ClinicWeekView *self, ClinicDay day)
{
  for (int i = 0; i < self->geometry.n_days; i++)
    if (self->geometry.days[i].day == day)
      return i;
  return -1;
}

static gboolean
is_open (ClinicWeekView *self, ClinicDay day)
{
  const GArray *openings = clinic_diary_get_setup (self->diary)->openings;
  int i = find_shown_day (self, day);

  if (i >= 0)
    return !self->geometry.days[i].closed;
  for (guint j = 0; j < openings->len; j++)
    if (clinic_opening_is (&g_array_index (openings, ClinicOpening, j), 0, clinic_day_get_weekday (day)))
      return TRUE;
  return FALSE;
}

/* The next lane; past the last one, the neighbouring open day's first. */
static void
move_across (ClinicWeekView *self, const ClinicSlot *slot, int direction)
{
  const ClinicWeekGeometry *geometry = &self->geometry;
  int lane = clinic_week_geometry_find_bed (geometry, slot->bed) + direction;
  int last = (int) geometry->beds->len - 1;
  ClinicDay day = slot->day + direction;

  if (lane >= 0 && lane <= last)
    {
      clinic_mover_aim (self->mover, slot->day, slot->minute, g_array_index (geometry->beds, gint64, lane));
      return;
    }
  while (!is_open (self, day) && ABS (day - slot->day) < 8)
    day += direction;
  clinic_mover_aim (self->mover, day, slot->minute, g_array_index (geometry->beds, gint64, direction > 0 ? 0 : last));
  if (find_shown_day (self, day) < 0)
    g_signal_emit_by_name (self, "turn", direction);
}

void
clinic_week_view_aim_at_shown (ClinicWeekView *self)
{
  const ClinicWeekGeometry *geometry = &self->geometry;
  const ClinicSlot *slot = clinic_mover_get_slot (self->mover);
  int i;

  g_return_if_fail (CLINIC_IS_WEEK_VIEW (self));

  if (slot == NULL || geometry->n_days == 0 || find_shown_day (self, slot->day) >= 0)
    return;
  i = geometry->n_days > 1 ? (clinic_day_get_weekday (slot->day) - clinic_day_get_weekday (geometry->days[0].day) + 7) % 7 : 0;
  for (int off = 0; geometry->days[i].closed && off < geometry->n_days; off++)
    i = (i + 1) % geometry->n_days;
  clinic_mover_aim (self->mover, geometry->days[i].day, slot->minute, slot->bed);
}

static gboolean
begin_by_keys (ClinicWeekView *self, ClinicMoveKind kind)
{
  int focus = find_focus (self);

  if (clinic_mover_is_active (self->mover))
    return clinic_mover_get_kind (self->mover) == kind;
  return focus >= 0 && clinic_mover_begin (self->mover, clinic_session_block_get_visit (self->blocks->pdata[focus]), kind,
                                           FALSE);
}

static void
move_by_keys (ClinicWeekView *self, int across, int along)
{
  const ClinicSlot *slot;

  if (!begin_by_keys (self, CLINIC_MOVE_PLACE) || self->geometry.beds->len == 0)
    return;
  slot = clinic_mover_get_slot (self->mover);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    across = -across;
  if (across != 0)
    move_across (self, slot, across);
  else
    clinic_mover_aim (self->mover, slot->day,
                      CLAMP ((slot->minute / CLINIC_SCHEDULE_STEP + along) * CLINIC_SCHEDULE_STEP,
                             self->geometry.from_minute, self->geometry.to_minute),
                      slot->bed);
}

static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  int along, across;

  g_variant_get (args, "(ii)", &across, &along);
  move_by_keys (CLINIC_WEEK_VIEW (widget), across, along);
  return TRUE;
}

static gboolean
stretch_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  ClinicWeekView *self = CLINIC_WEEK_VIEW (widget);

  if (begin_by_keys (self, CLINIC_MOVE_WAIT))
    clinic_mover_aim_wait (self->mover, clinic_mover_get_slot (self->mover)->wait +
                                            g_variant_get_int32 (args) * CLINIC_SCHEDULE_STEP);
  return TRUE;
}

static gboolean
cancel_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  ClinicWeekView *self = CLINIC_WEEK_VIEW (widget);

  if (!clinic_mover_is_active (self->mover))
    return FALSE;
  clinic_mover_cancel (self->mover);
  return TRUE;
}

static gboolean
cut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  ClinicWeekView *self = CLINIC_WEEK_VIEW (widget);
  int focus = find_focus (self);

  if (focus < 0)
    return FALSE;
  g_signal_emit_by_name (self, "cut", get_session (self, focus)->id);
  return TRUE;
}

static gboolean
paste_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  g_signal_emit_by_name (widget, "paste");
  return TRUE;
}

static gboolean
arrow_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  ClinicWeekView *self = CLINIC_WEEK_VIEW (widget);
  int focus = find_focus (self);
  int along, across, next;

  g_variant_get (args, "(ii)", &across, &along);
  if (clinic_mover_is_active (self->mover))
    {
      move_by_keys (self, across, along);
      return TRUE;
    }
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

  if (clinic_mover_is_active (self->mover))
    {
      clinic_mover_drop (self->mover);
      return TRUE;
    }
  if (focus >= 0)
    g_signal_emit_by_name (self, "session-activated", self->blocks->pdata[focus]);
  return focus >= 0;
}

static void
install_moving (GtkWidgetClass *klass)
{
  const GdkModifierType stretch = GDK_ALT_MASK | GDK_SHIFT_MASK;

  gtk_widget_class_add_binding (klass, GDK_KEY_Up, GDK_ALT_MASK, move_cb, "(ii)", 0, -1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Down, GDK_ALT_MASK, move_cb, "(ii)", 0, 1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Left, GDK_ALT_MASK, move_cb, "(ii)", -1, 0);
  gtk_widget_class_add_binding (klass, GDK_KEY_Right, GDK_ALT_MASK, move_cb, "(ii)", 1, 0);
  gtk_widget_class_add_binding (klass, GDK_KEY_Up, stretch, stretch_cb, "i", -1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Down, stretch, stretch_cb, "i", 1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, cancel_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_x, GDK_CONTROL_MASK, cut_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_v, GDK_CONTROL_MASK, paste_cb, NULL);
}

void
clinic_week_view_class_install_keys (GtkWidgetClass *klass)
{
  install_moving (klass);
  gtk_widget_class_add_binding (klass, GDK_KEY_Up, 0, arrow_cb, "(ii)", 0, -1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Down, 0, arrow_cb, "(ii)", 0, 1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Left, 0, arrow_cb, "(ii)", -1, 0);
  gtk_widget_class_add_binding (klass, GDK_KEY_Right, 0, arrow_cb, "(ii)", 1, 0);
  gtk_widget_class_add_binding (klass, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_space, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Menu, 0, activate_cb, NULL);
}
