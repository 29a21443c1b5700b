/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-grade-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/clinic-phrase.h"
#include "ui/parts/clinic-grade-chart-private.h"
#include "ui/parts/clinic-photo-thumb.h"

#define LEAST_WIDTH 240
#define USUAL_WIDTH 480
#define HEIGHT 230
#define REACH 16 /* px from a day's marks that still mean them */

G_DEFINE_FINAL_TYPE (ClinicGradeChart, clinic_grade_chart, GTK_TYPE_WIDGET)

enum
{
  PROP_SELECTED = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
day_free (gpointer data)
{
  ClinicGradeDay *day = data;

  g_free (day->sentence);
  g_free (day);
}

static void
clear_days (ClinicGradeChart *self)
{
  for (guint i = 0; i < self->days->len; i++)
    clinic_grade_chart_remove_photo (self, self->days->pdata[i]);
  g_ptr_array_set_size (self->days, 0);
}

static char *
say_chosen (ClinicGradeChart *self)
{
  GString *words = g_string_new (clinic_grade_chart_get_sentence (self, self->selected));

  if (((ClinicGradeDay *) self->days->pdata[self->selected])->thumb != NULL)
    clinic_phrase_add_clause (words, _("with a photo"));
  return g_string_free (words, FALSE);
}

gboolean
clinic_grade_chart_locate (ClinicGradeChart *self, guint index, gboolean own, graphene_point_t *place)
{
  const ClinicGradeDay *day;
  ClinicGradePlot plot;

  g_return_val_if_fail (CLINIC_IS_GRADE_CHART (self) && index < self->days->len && place != NULL, FALSE);

  day = self->days->pdata[index];
  clinic_grade_chart_get_plot (self, &plot);
  place->x = clinic_grade_plot_get_x (&plot, day->day);
  place->y = own ? clinic_grade_plot_get_own_y (&plot, day->own) : clinic_grade_plot_get_scars_y (&plot, day->scars);
  return own ? day->own != CLINIC_GRADE_NO_OWN : day->scars != CLINIC_GRADE_NONE;
}

static void
say (ClinicGradeChart *self)
{
  guint n = self->days->len;
  g_autofree char *head = g_strdup_printf (ngettext ("Chart of scar grades, %u day", "Chart of scar grades, %u days", n), n);
  g_autofree char *chosen = self->selected >= 0 ? say_chosen (self) : NULL;
  g_autofree char *words = chosen != NULL ? g_strdup_printf ("%s. %s", head, chosen) : g_strdup (head);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* Being asked */

/* -1 = none is near; the nearest to the eye is meant, sideways above all. */
static int
find_day (ClinicGradeChart *self, double x, double reach)
{
  ClinicGradePlot plot;
  int found = -1;

  clinic_grade_chart_get_plot (self, &plot);
  for (guint i = 0; i < self->days->len; i++)
    {
      double far = fabs (clinic_grade_plot_get_x (&plot, ((ClinicGradeDay *) self->days->pdata[i])->day) - x);

      if (far > reach)
        continue;
      reach = far;
      found = i;
    }
  return found;
}

static void
pressed_cb (ClinicGradeChart *self, int n_press, double x, double y)
{
  int found = find_day (self, x, y < clinic_grade_chart_get_band (self) ? CLINIC_PHOTO_THUMB_SIDE : REACH);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (found < 0)
    return;
  clinic_grade_chart_set_selected (self, found);
  if (n_press == 2)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, found);
}

static gboolean
clinic_grade_chart_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  ClinicGradeChart *self = CLINIC_GRADE_CHART (widget);
  int found = by_keyboard ? self->selected : find_day (self, x, REACH);

  if (found < 0)
    return FALSE;
  gtk_tooltip_set_text (tooltip, clinic_grade_chart_get_sentence (self, found));
  return TRUE;
}

static gboolean
step_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  ClinicGradeChart *self = CLINIC_GRADE_CHART (widget);
  int step = g_variant_get_int32 (arguments);
  int to = self->selected + (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? -step : step);

  if (to < 0 || to >= (int) self->days->len)
    return GDK_EVENT_PROPAGATE;
  clinic_grade_chart_set_selected (self, to);
  return GDK_EVENT_STOP;
}

static gboolean
end_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  ClinicGradeChart *self = CLINIC_GRADE_CHART (widget);

  if (self->days->len > 0)
    clinic_grade_chart_set_selected (self, g_variant_get_boolean (arguments) ? (int) self->days->len - 1 : 0);
  return GDK_EVENT_STOP;
}

static gboolean
enter_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  ClinicGradeChart *self = CLINIC_GRADE_CHART (widget);

  if (self->selected >= 0)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, self->selected);
  return GDK_EVENT_STOP;
}

/* The class */

static void
clinic_grade_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  clinic_grade_chart_draw (CLINIC_GRADE_CHART (widget), snapshot);
  clinic_grade_chart_draw_photos (CLINIC_GRADE_CHART (widget), snapshot);
}

static void
clinic_grade_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  clinic_grade_chart_place_photos (CLINIC_GRADE_CHART (widget));
}

static void
clinic_grade_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  gboolean vertical = orientation == GTK_ORIENTATION_VERTICAL;
  int height = HEIGHT + (int) clinic_grade_chart_get_band (CLINIC_GRADE_CHART (widget));

  *minimum = vertical ? height : LEAST_WIDTH;
  *natural = vertical ? height : USUAL_WIDTH;
}

static void
clinic_grade_chart_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_SELECTED);

  g_value_set_int (value, CLINIC_GRADE_CHART (object)->selected);
}

static void
clinic_grade_chart_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_SELECTED);

  clinic_grade_chart_set_selected (CLINIC_GRADE_CHART (object), g_value_get_int (value));
}

static void
clinic_grade_chart_dispose (GObject *object)
{
  ClinicGradeChart *self = CLINIC_GRADE_CHART (object);

  clear_days (self);
  g_clear_object (&self->loader);
  g_clear_pointer (&self->own_ink, gtk_widget_unparent);
  G_OBJECT_CLASS (clinic_grade_chart_parent_class)->dispose (object);
}

static void
clinic_grade_chart_finalize (GObject *object)
{
  g_ptr_array_unref (CLINIC_GRADE_CHART (object)->days);
  G_OBJECT_CLASS (clinic_grade_chart_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const guint enters[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space };

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, step_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, step_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, end_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, end_cb, "b", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (enters); i++)
    gtk_widget_class_add_binding (widget_class, enters[i], 0, enter_cb, NULL);
}

static void
clinic_grade_chart_class_init (ClinicGradeChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = clinic_grade_chart_get_property;
  object_class->set_property = clinic_grade_chart_set_property;
  object_class->dispose = clinic_grade_chart_dispose;
  object_class->finalize = clinic_grade_chart_finalize;
  widget_class->snapshot = clinic_grade_chart_snapshot;
  widget_class->measure = clinic_grade_chart_measure;
  widget_class->size_allocate = clinic_grade_chart_size_allocate;
  widget_class->query_tooltip = clinic_grade_chart_query_tooltip;
  props[PROP_SELECTED] = g_param_spec_int ("selected", NULL, NULL, -1, G_MAXINT, -1,
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "grade-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_keys (widget_class);
}

static void
clinic_grade_chart_init (ClinicGradeChart *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->days = g_ptr_array_new_with_free_func (day_free);
  self->selected = -1;
  self->own_ink = g_object_new (GTK_TYPE_BOX, "css-name", "own", "visible", FALSE, NULL);
  gtk_widget_set_parent (self->own_ink, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  say (self);
}

GtkWidget *
clinic_grade_chart_new (void)
{
  return g_object_new (CLINIC_TYPE_GRADE_CHART, NULL);
}

void
clinic_grade_chart_set_loader (ClinicGradeChart *self, ClinicPhotoLoader *loader)
{
  g_return_if_fail (CLINIC_IS_GRADE_CHART (self));

  g_set_object (&self->loader, loader);
}

static void
add_day (ClinicGradeChart *self, const ClinicSeriesEntry *entry)
{
  ClinicGradeDay *day = g_new0 (ClinicGradeDay, 1);

  day->day = entry->grade->day;
  day->nth = entry->nth;
  day->scars = entry->grade->scars;
  day->own = entry->grade->own;
  day->sentence = clinic_grade_say (entry->grade, entry->nth);
  clinic_grade_chart_add_photo (self, day, entry->photo);
  g_ptr_array_add (self->days, day);
}

void
clinic_grade_chart_show (ClinicGradeChart *self, const ClinicSeries *series)
{
  ClinicDay chosen = CLINIC_DAY_NONE;
  int selected;

  g_return_if_fail (CLINIC_IS_GRADE_CHART (self) && series != NULL);

  if (self->selected >= 0 && self->selected < (int) self->days->len - 1)
    chosen = ((ClinicGradeDay *) self->days->pdata[self->selected])->day;
  clear_days (self);
  for (guint i = 0; i < series->entries->len; i++)
    if (((ClinicSeriesEntry *) series->entries->pdata[i])->grade != NULL)
      add_day (self, series->entries->pdata[i]);
  selected = (int) self->days->len - 1;
  for (guint i = 0; i < self->days->len; i++)
    if (((ClinicGradeDay *) self->days->pdata[i])->day == chosen)
      selected = i;
  self->selected = selected;
  say (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

guint
clinic_grade_chart_get_n_days (ClinicGradeChart *self)
{
  g_return_val_if_fail (CLINIC_IS_GRADE_CHART (self), 0);

  return self->days->len;
}

int
clinic_grade_chart_get_selected (ClinicGradeChart *self)
{
  g_return_val_if_fail (CLINIC_IS_GRADE_CHART (self), -1);

  return self->selected;
}

void
clinic_grade_chart_set_selected (ClinicGradeChart *self, int index)
{
  g_return_if_fail (CLINIC_IS_GRADE_CHART (self));
  g_return_if_fail (index >= -1 && index < (int) self->days->len);

  if (self->selected == index)
    return;
  self->selected = index;
  say (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

const char *
clinic_grade_chart_get_sentence (ClinicGradeChart *self, guint index)
{
  g_return_val_if_fail (CLINIC_IS_GRADE_CHART (self) && index < self->days->len, "");

  return ((ClinicGradeDay *) self->days->pdata[index])->sentence;
}
