/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-month-view.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "ui/calendar/clinic-month-day-cell.h"
#include "ui/parts/clinic-color.h"

#define WEEK 7
#define HEADER 26
#define GUTTER 34         /* px for the numbers of the weeks */
#define LEAST_FOR_GUTTER 640
#define LEAST_ROW 56
#define GAP 4             /* px between two names of days */

struct _ClinicMonthView
{
  GtkWidget parent_instance;

  GPtrArray *days;  /* ClinicMonthDay */
  GPtrArray *cells; /* ClinicMonthDayCell: shown ones first, then spare ones */
  ClinicDay chosen;
  GtkWidget *booked_ink;
  GtkWidget *today_ink;
  PangoLayout *layout;
};

G_DEFINE_FINAL_TYPE (ClinicMonthView, clinic_month_view, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_DAY_CHOSEN,
  SIGNAL_DAY_ACTIVATED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

void
clinic_month_view_get_span (ClinicDay day, int week_start, ClinicDay *from, ClinicDay *to)
{
  ClinicDay first, next;
  int mday;

  g_return_if_fail (from != NULL && to != NULL);
  g_return_if_fail (week_start >= 1 && week_start <= WEEK);

  clinic_day_to_ymd (day, NULL, NULL, &mday);
  first = day - (mday - 1);
  next = clinic_day_add_months (first, 1);
  *from = first - (clinic_day_get_weekday (first) - week_start + WEEK) % WEEK;
  *to = next + (week_start - clinic_day_get_weekday (next) + WEEK) % WEEK;
}

static ClinicDay
get_first (ClinicMonthView *self)
{
  return self->days->len > 0 ? ((ClinicMonthDay *) self->days->pdata[0])->day : CLINIC_DAY_NONE;
}

/* Place */

static int
get_gutter (int width)
{
  return width >= LEAST_FOR_GUTTER ? GUTTER : 0;
}

static int
get_n_rows (ClinicMonthView *self)
{
  return MAX (1, (int) self->days->len / WEEK);
}

static int
get_column_x (int width, int column)
{
  int gutter = get_gutter (width);

  return gutter + (width - gutter) * column / WEEK;
}

static int
get_row_y (ClinicMonthView *self, int height, int row)
{
  return HEADER + (height - HEADER) * row / get_n_rows (self);
}

static void
clinic_month_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ClinicMonthView *self = CLINIC_MONTH_VIEW (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (guint i = 0; i < self->days->len; i++)
    {
      int x = get_column_x (width, i % WEEK) + 1;
      int y = get_row_y (self, height, i / WEEK) + 1;
      int w = MAX (1, get_column_x (width, i % WEEK + 1) - x);
      int h = MAX (1, get_row_y (self, height, i / WEEK + 1) - y);

      gtk_widget_size_allocate (self->cells->pdata[i], &(GtkAllocation){ mirrored ? width - x - w : x, y, w, h }, -1);
    }
}

static void
clinic_month_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL
                            ? HEADER + get_n_rows (CLINIC_MONTH_VIEW (widget)) * LEAST_ROW
                            : 280;
}

/* Drawing */

static void
write_centred (ClinicMonthView *self, GtkSnapshot *snapshot, const char *text, const GdkRGBA *color, float x, float y,
               float w)
{
  int width;

  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_pixel_size (self->layout, &width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((int) (x + (w - width) / 2), y));
  gtk_snapshot_append_layout (snapshot, self->layout, color);
  gtk_snapshot_restore (snapshot);
}

static gboolean
has_room_for_names (ClinicMonthView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int room = get_column_x (width, 1) - get_column_x (width, 0) - GAP;

  for (int column = 0; column < WEEK; column++)
    {
      g_autofree char *name = clinic_format_day (get_first (self) + column, CLINIC_DAY_FORM_NAME);
      int name_width;

      pango_layout_set_text (self->layout, name, -1);
      pango_layout_get_pixel_size (self->layout, &name_width, NULL);
      if (name_width > room)
        return FALSE;
    }
  return TRUE;
}

static void
draw_header (ClinicMonthView *self, GtkSnapshot *snapshot, const GdkRGBA *dim)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  ClinicDayForm form = has_room_for_names (self) ? CLINIC_DAY_FORM_NAME : CLINIC_DAY_FORM_NARROW;

  for (int column = 0; column < WEEK; column++)
    {
      g_autofree char *name = clinic_format_day (get_first (self) + column, form);
      int x = get_column_x (width, column);
      int w = get_column_x (width, column + 1) - x;

      write_centred (self, snapshot, name, dim, mirrored ? width - x - w : x, 5, w);
    }
}

static void
draw_weeks (ClinicMonthView *self, GtkSnapshot *snapshot, const GdkRGBA *dim)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int gutter = get_gutter (width);
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  for (int row = 0; gutter > 0 && row < get_n_rows (self); row++)
    {
      ClinicDay first = get_first (self) + row * WEEK;
      /* weeks have the number that their Thursday has (ISO 8601) */
      g_autoptr (GDateTime) date = clinic_day_to_date_time (first + (11 - clinic_day_get_weekday (first)) % WEEK);
      g_autofree char *number = g_strdup_printf ("%d", g_date_time_get_week_of_year (date));

      write_centred (self, snapshot, number, dim, mirrored ? width - gutter : 0, get_row_y (self, height, row) + 7, gutter);
    }
}

static void
draw_lines (ClinicMonthView *self, GtkSnapshot *snapshot, GdkRGBA line)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  line.alpha *= 0.13;
  for (int row = 0; row < get_n_rows (self); row++)
    gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (0, get_row_y (self, height, row), width, 1));
  for (int column = 0; column < WEEK; column++)
    {
      int x = get_column_x (width, column);

      gtk_snapshot_append_color (snapshot, &line,
                                 &GRAPHENE_RECT_INIT (mirrored ? width - x - 1 : x, HEADER, 1, height - HEADER));
    }
}

static void
clinic_month_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ClinicMonthView *self = CLINIC_MONTH_VIEW (widget);
  GdkRGBA text, dim;

  if (self->days->len == 0)
    return;
  clinic_color_of (widget, &text);
  dim = text;
  dim.alpha *= 0.6;
  draw_header (self, snapshot, &dim);
  draw_weeks (self, snapshot, &dim);
  draw_lines (self, snapshot, text);
  for (guint i = 0; i < self->days->len; i++)
    gtk_widget_snapshot_child (widget, self->cells->pdata[i], snapshot);
}

/* Days */

static gboolean
has_focus_within (ClinicMonthView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
make_cells (ClinicMonthView *self)
{
  while (self->cells->len < self->days->len)
    {
      GtkWidget *cell = clinic_month_day_cell_new (self->booked_ink, self->today_ink);

      gtk_widget_set_parent (cell, GTK_WIDGET (self));
      g_ptr_array_add (self->cells, cell);
    }
}

void
clinic_month_view_show (ClinicMonthView *self, GPtrArray *days, ClinicDay chosen, ClinicDay today, GTimeZone *zone)
{
  gboolean focused;

  g_return_if_fail (CLINIC_IS_MONTH_VIEW (self));
  g_return_if_fail (days != NULL && days->len % WEEK == 0);

  focused = has_focus_within (self);
  g_ptr_array_ref (days);
  g_ptr_array_unref (self->days);
  self->days = days;
  self->chosen = chosen;
  make_cells (self);
  for (guint i = 0; i < self->cells->len; i++)
    {
      gtk_widget_set_visible (self->cells->pdata[i], i < days->len);
      if (i < days->len)
        clinic_month_day_cell_set (self->cells->pdata[i], days->pdata[i], today,
                                   !clinic_day_is_same_month (((ClinicMonthDay *) days->pdata[i])->day, chosen), zone);
    }
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

ClinicDay
clinic_month_view_get_chosen (ClinicMonthView *self)
{
  g_return_val_if_fail (CLINIC_IS_MONTH_VIEW (self), CLINIC_DAY_NONE);

  return self->days->len > 0 ? self->chosen : CLINIC_DAY_NONE;
}

GtkWidget *
clinic_month_view_find_cell (ClinicMonthView *self, ClinicDay day)
{
  g_return_val_if_fail (CLINIC_IS_MONTH_VIEW (self), NULL);

  if (self->days->len == 0 || day < get_first (self) || day >= get_first (self) + (int) self->days->len)
    return NULL;
  return self->cells->pdata[day - get_first (self)];
}

/* Keys and clicks */

static void
choose (ClinicMonthView *self, ClinicDay day)
{
  GtkWidget *cell = clinic_month_view_find_cell (self, day);

  if (day == self->chosen || day == CLINIC_DAY_NONE)
    return;
  self->chosen = day;
  if (cell != NULL)
    gtk_widget_grab_focus (cell);
  g_signal_emit (self, signals[SIGNAL_DAY_CHOSEN], 0, day);
}

static gboolean
step_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  ClinicMonthView *self = CLINIC_MONTH_VIEW (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int across, down;

  g_variant_get (args, "(ii)", &across, &down);
  if (self->days->len == 0)
    return FALSE;
  choose (self, self->chosen + (mirrored ? -across : across) + down * WEEK);
  return TRUE;
}

static gboolean
week_end_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  ClinicMonthView *self = CLINIC_MONTH_VIEW (widget);
  int column;

  if (self->days->len == 0)
    return FALSE;
  column = ((self->chosen - get_first (self)) % WEEK + WEEK) % WEEK;
  choose (self, self->chosen - column + g_variant_get_int32 (args));
  return TRUE;
}

static gboolean
month_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  ClinicMonthView *self = CLINIC_MONTH_VIEW (widget);

  if (self->days->len == 0)
    return FALSE;
  choose (self, clinic_day_add_months (self->chosen, g_variant_get_int32 (args)));
  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  ClinicMonthView *self = CLINIC_MONTH_VIEW (widget);

  if (!has_focus_within (self))
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_DAY_ACTIVATED], 0, self->chosen);
  return TRUE;
}

static void
gesture_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, ClinicMonthView *self)
{
  GtkWidget *cell = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  ClinicDay day;

  if (!CLINIC_IS_MONTH_DAY_CELL (cell))
    return;
  day = clinic_month_day_cell_get_day (CLINIC_MONTH_DAY_CELL (cell));
  gtk_widget_grab_focus (cell);
  choose (self, day);
  g_signal_emit (self, signals[SIGNAL_DAY_ACTIVATED], 0, day);
}

static gboolean
clinic_month_view_grab_focus (GtkWidget *widget)
{
  ClinicMonthView *self = CLINIC_MONTH_VIEW (widget);
  GtkWidget *cell = clinic_month_view_find_cell (self, self->chosen);

  return cell != NULL && gtk_widget_grab_focus (cell);
}

/* The days are one stop of the Tab key. */
static gboolean
clinic_month_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return !has_focus_within (CLINIC_MONTH_VIEW (widget)) && gtk_widget_grab_focus (widget);
}

static void
clinic_month_view_dispose (GObject *object)
{
  ClinicMonthView *self = CLINIC_MONTH_VIEW (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->cells, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (clinic_month_view_parent_class)->dispose (object);
}

static void
clinic_month_view_finalize (GObject *object)
{
  ClinicMonthView *self = CLINIC_MONTH_VIEW (object);

  g_ptr_array_unref (self->days);
  g_ptr_array_unref (self->cells);
  G_OBJECT_CLASS (clinic_month_view_parent_class)->finalize (object);
}

static void
install_keys (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding (klass, GDK_KEY_Left, 0, step_cb, "(ii)", -1, 0);
  gtk_widget_class_add_binding (klass, GDK_KEY_Right, 0, step_cb, "(ii)", 1, 0);
  gtk_widget_class_add_binding (klass, GDK_KEY_Up, 0, step_cb, "(ii)", 0, -1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Down, 0, step_cb, "(ii)", 0, 1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Home, 0, week_end_cb, "i", 0);
  gtk_widget_class_add_binding (klass, GDK_KEY_End, 0, week_end_cb, "i", WEEK - 1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Page_Up, 0, month_cb, "i", -1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Page_Down, 0, month_cb, "i", 1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_space, 0, activate_cb, NULL);
}

static void
clinic_month_view_class_init (ClinicMonthViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = clinic_month_view_dispose;
  object_class->finalize = clinic_month_view_finalize;
  widget_class->focus = clinic_month_view_focus;
  widget_class->grab_focus = clinic_month_view_grab_focus;
  widget_class->measure = clinic_month_view_measure;
  widget_class->size_allocate = clinic_month_view_size_allocate;
  widget_class->snapshot = clinic_month_view_snapshot;
  signals[SIGNAL_DAY_CHOSEN] = g_signal_new ("day-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_DAY_ACTIVATED] = g_signal_new ("day-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "month-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  install_keys (widget_class);
}

static GtkWidget *
create_ink (ClinicMonthView *self, const char *css_class)
{
  GtkWidget *ink = gtk_label_new (NULL);

  gtk_widget_add_css_class (ink, css_class);
  gtk_widget_set_visible (ink, FALSE);
  gtk_widget_set_parent (ink, GTK_WIDGET (self));
  return ink;
}

static void
clinic_month_view_init (ClinicMonthView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  PangoAttrList *attrs = pango_attr_list_new ();

  self->days = g_ptr_array_new ();
  self->cells = g_ptr_array_new ();
  self->chosen = CLINIC_DAY_NONE;
  self->booked_ink = create_ink (self, "state-booked");
  self->today_ink = create_ink (self, "today-ground");
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "");
  pango_attr_list_insert (attrs, pango_attr_size_new (9 * PANGO_SCALE));
  pango_layout_set_attributes (self->layout, attrs);
  pango_attr_list_unref (attrs);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Days of the month"), -1);
  g_signal_connect (click, "released", G_CALLBACK (gesture_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
clinic_month_view_new (void)
{
  return g_object_new (CLINIC_TYPE_MONTH_VIEW, NULL);
}
