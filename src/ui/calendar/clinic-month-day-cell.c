/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-month-day-cell.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "ui/parts/clinic-color.h"

#define PADDING 8
#define NARROW_PADDING 4
#define LEAST_FOR_WORDS 90 /* px; narrower, figures only */
#define TODAY 26           /* px across the ground of today's number */
#define BAR 4
#define LINE 17            /* px from one line of names to the next */

struct _ClinicMonthDayCell
{
  GtkWidget parent_instance;

  const ClinicMonthDay *day; /* nullable */
  gboolean today;
  gboolean past;
  gboolean other_month;
  char *free; /* "Free 15:40", "Full", "Closed"; "" when there is nothing to say */
  GtkWidget *booked_ink;
  GtkWidget *today_ink;
  PangoLayout *layout;
};

G_DEFINE_FINAL_TYPE (ClinicMonthDayCell, clinic_month_day_cell, GTK_TYPE_WIDGET)

/* Words */

static char *
say_count (const ClinicMonthDay *day)
{
  if (!day->open)
    return g_strdup_printf (ngettext ("%d booked", "%d booked", day->booked), day->booked);
  /* Translators: visits on a day: "22 of 28 booked" */
  return g_strdup_printf (ngettext ("%d of %d booked", "%d of %d booked", day->possible), day->booked, day->possible);
}

char *
clinic_month_day_say (const ClinicMonthDay *day, ClinicDay today, GTimeZone *zone)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *name = NULL, *count = NULL, *time = NULL, *free = NULL;

  g_return_val_if_fail (day != NULL && zone != NULL, NULL);

  name = clinic_format_day (day->day, CLINIC_DAY_FORM_SPOKEN);
  count = say_count (day);
  g_strv_builder_add (parts, name);
  if (day->day == today)
    g_strv_builder_add (parts, _("today"));
  if (!day->open)
    g_strv_builder_add (parts, _("closed"));
  if (!day->open && *day->reason != '\0')
    g_strv_builder_add (parts, day->reason);
  if (day->open || day->booked > 0)
    g_strv_builder_add (parts, count);
  if (day->open && day->day >= today)
    {
      time = clinic_format_time (day->free_from, zone);
      /* Translators: %s is a time, "15:40" */
      free = *time != '\0' ? g_strdup_printf (_("next free %s"), time) : g_strdup (_("no time free"));
      g_strv_builder_add (parts, free);
    }
  list = g_strv_builder_end (parts);
  return clinic_phrase_list ((const char *const *) list);
}

static char *
word_free (const ClinicMonthDay *day, ClinicDay today, GTimeZone *zone)
{
  g_autofree char *time = clinic_format_time (day->free_from, zone);

  if (!day->open && *day->reason != '\0')
    /* Translators: %s is why the clinic is closed: "Closed: Christmas" */
    return g_strdup_printf (_("Closed: %s"), day->reason);
  if (!day->open)
    return g_strdup (_("Closed"));
  if (day->day < today)
    return g_strdup ("");
  /* Translators: %s is the time of the next free visit, "15:40" */
  return *time != '\0' ? g_strdup_printf (_("Free %s"), time) : g_strdup (_("Full"));
}

void
clinic_month_day_cell_set (ClinicMonthDayCell *self, const ClinicMonthDay *day, ClinicDay today, gboolean other_month,
                           GTimeZone *zone)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (CLINIC_IS_MONTH_DAY_CELL (self));
  g_return_if_fail (day != NULL && zone != NULL);

  self->day = day;
  self->today = day->day == today;
  self->past = day->day < today;
  self->other_month = other_month;
  g_free (self->free);
  self->free = word_free (day, today, zone);
  sentence = clinic_month_day_say (day, today, zone);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), sentence);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

ClinicDay
clinic_month_day_cell_get_day (ClinicMonthDayCell *self)
{
  g_return_val_if_fail (CLINIC_IS_MONTH_DAY_CELL (self), CLINIC_DAY_NONE);

  return self->day != NULL ? self->day->day : CLINIC_DAY_NONE;
}

/* Drawing */

typedef struct
{
  ClinicMonthDayCell *cell;
  GtkSnapshot *snapshot;
  GdkRGBA text;
  GdkRGBA dim;
  int width;
  int height;
  int padding;
  gboolean narrow;
  gboolean mirrored;
} Pen;

static void
fill (const Pen *pen, const GdkRGBA *color, float alpha, float x, float y, float w, float h)
{
  GdkRGBA shade = *color;

  shade.alpha *= alpha;
  if (w > 0 && h > 0)
    gtk_snapshot_append_color (pen->snapshot, &shade,
                               &GRAPHENE_RECT_INIT (pen->mirrored ? pen->width - x - w : x, y, w, h));
}

/* @at_end: against the far side. Returns how many px wide it is. */
static int
write_text (const Pen *pen, const char *text, double points, PangoWeight weight, const GdkRGBA *color, float y,
            gboolean at_end, int room)
{
  PangoLayout *layout = pen->cell->layout;
  PangoAttrList *attrs = pango_attr_list_new ();
  int width;
  float x;

  pango_attr_list_insert (attrs, pango_attr_size_new (points * PANGO_SCALE));
  pango_attr_list_insert (attrs, pango_attr_weight_new (weight));
  pango_layout_set_attributes (layout, attrs);
  pango_attr_list_unref (attrs);
  pango_layout_set_width (layout, -1);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  width = MIN (width, MAX (1, room));
  pango_layout_set_width (layout, width * PANGO_SCALE);
  x = at_end != pen->mirrored ? pen->width - pen->padding - width : pen->padding;
  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (pen->snapshot, layout, color);
  gtk_snapshot_restore (pen->snapshot);
  return width;
}

static void
draw_today (const Pen *pen, float y)
{
  GdkRGBA accent;
  GskRoundedRect round;
  float x = pen->padding - 4;

  clinic_color_of (pen->cell->today_ink, &accent);
  gsk_rounded_rect_init_from_rect (
    &round, &GRAPHENE_RECT_INIT (pen->mirrored ? pen->width - x - TODAY : x, y, TODAY, TODAY), TODAY / 2);
  gtk_snapshot_push_rounded_clip (pen->snapshot, &round);
  gtk_snapshot_append_color (pen->snapshot, &accent, &round.bounds);
  gtk_snapshot_pop (pen->snapshot);
}

static int
draw_number (const Pen *pen)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  ClinicMonthDayCell *self = pen->cell;
  const GdkRGBA *color = self->today ? &white : self->other_month ? &pen->dim : &pen->text;
  g_autofree char *number = NULL;
  int mday;

  clinic_day_to_ymd (self->day->day, NULL, NULL, &mday);
  if (self->today)
    draw_today (pen, 3);
  /* hair spaces before a lone figure keeps it in the middle of its ground */
  if (self->today && mday < 10)
    number = g_strdup_printf ("\u200a\u200a%d", mday);
  else if (mday == 1 && !pen->narrow)
    number = clinic_format_day (self->day->day, CLINIC_DAY_FORM_SHORT);
  else
    number = g_strdup_printf ("%d", mday);
  return write_text (pen, number, 11, PANGO_WEIGHT_BOLD, color, 6, FALSE, pen->width - 2 * pen->padding);
}

static void
draw_bar (const Pen *pen, float y)
{
  const ClinicMonthDay *day = pen->cell->day;
  float room = pen->width - 2 * pen->padding;
  GdkRGBA booked;

  clinic_color_of (pen->cell->booked_ink, &booked);
  fill (pen, &pen->text, 0.12, pen->padding, y, room, BAR);
  if (day->possible > 0)
    fill (pen, &booked, pen->cell->past || pen->cell->other_month ? 0.5 : 1, pen->padding, y,
          room * day->booked / day->possible, BAR);
}

static void
draw_names (const Pen *pen, float y)
{
  GPtrArray *names = pen->cell->day->names;
  guint room = MAX (0, (int) ((pen->height - y - 4) / LINE));
  guint shown = names->len <= room ? names->len : room > 0 ? room - 1 : 0;

  for (guint i = 0; i < shown; i++)
    write_text (pen, names->pdata[i], 9, PANGO_WEIGHT_NORMAL, pen->cell->other_month ? &pen->dim : &pen->text,
                y + i * LINE, FALSE, pen->width - 2 * pen->padding);
  if (room > 0 && shown < names->len)
    {
      int left = names->len - shown;
      /* Translators: visits for whose names there is no room */
      g_autofree char *more = g_strdup_printf (ngettext ("%d more", "%d more", left), left);

      write_text (pen, more, 9, PANGO_WEIGHT_NORMAL, &pen->dim, y + shown * LINE, FALSE, pen->width - 2 * pen->padding);
    }
}

static void
draw_wide (const Pen *pen)
{
  const ClinicMonthDay *day = pen->cell->day;
  gboolean full = day->open && day->free_from == CLINIC_TIME_NONE;
  /* Translators: booked of possible visits, "22 of 28" */
  g_autofree char *count = day->open ? g_strdup_printf (_("%d of %d"), day->booked, day->possible) : say_count (day);
  int used = draw_number (pen) + 2 * pen->padding + 12;
  float y = 34;

  if (day->open || day->booked > 0)
    write_text (pen, count, 9, PANGO_WEIGHT_NORMAL, &pen->text, 8, TRUE, pen->width - used);
  if (day->open)
    {
      draw_bar (pen, y);
      y += BAR + 4;
    }
  if (*pen->cell->free != '\0')
    {
      write_text (pen, pen->cell->free, 9, full ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL, full ? &pen->text : &pen->dim,
                  y, FALSE, pen->width - 2 * pen->padding);
      y += LINE + 2;
    }
  draw_names (pen, y);
}

static void
draw_narrow (const Pen *pen)
{
  const ClinicMonthDay *day = pen->cell->day;
  g_autofree char *count = g_strdup_printf ("%d/%d", day->booked, day->possible);

  draw_number (pen);
  if (day->open || day->booked > 0)
    write_text (pen, count, 9, PANGO_WEIGHT_NORMAL, &pen->text, 28, FALSE, pen->width - 2 * pen->padding);
  if (day->open)
    draw_bar (pen, 46);
}

static void
draw_focus (const Pen *pen)
{
  fill (pen, &pen->text, 1, 0, 0, pen->width, 2);
  fill (pen, &pen->text, 1, 0, pen->height - 2, pen->width, 2);
  fill (pen, &pen->text, 1, 0, 2, 2, pen->height - 4);
  fill (pen, &pen->text, 1, pen->width - 2, 2, 2, pen->height - 4);
}

static void
clinic_month_day_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ClinicMonthDayCell *self = CLINIC_MONTH_DAY_CELL (widget);
  Pen pen = { .cell = self, .snapshot = snapshot };

  if (self->day == NULL)
    return;
  pen.width = gtk_widget_get_width (widget);
  pen.height = gtk_widget_get_height (widget);
  pen.narrow = pen.width < LEAST_FOR_WORDS;
  pen.padding = pen.narrow ? NARROW_PADDING : PADDING;
  pen.mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  clinic_color_of (widget, &pen.text);
  pen.dim = pen.text;
  pen.dim.alpha *= 0.6;
  if (!self->day->open)
    fill (&pen, &pen.text, 0.05, 0, 0, pen.width, pen.height);
  if (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_PRELIGHT)
    fill (&pen, &pen.text, 0.04, 0, 0, pen.width, pen.height);
  if (pen.narrow)
    draw_narrow (&pen);
  else
    draw_wide (&pen);
  if (gtk_widget_has_visible_focus (widget))
    draw_focus (&pen);
}

/* Focus and hover are drawn here and not by the style, whose changes alone would draw anew. */
static void
clinic_month_day_cell_state_flags_changed (GtkWidget *widget, GtkStateFlags before)
{
  gtk_widget_queue_draw (widget);
  GTK_WIDGET_CLASS (clinic_month_day_cell_parent_class)->state_flags_changed (widget, before);
}

static void
clinic_month_day_cell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                               int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
clinic_month_day_cell_finalize (GObject *object)
{
  ClinicMonthDayCell *self = CLINIC_MONTH_DAY_CELL (object);

  g_free (self->free);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (clinic_month_day_cell_parent_class)->finalize (object);
}

static void
clinic_month_day_cell_class_init (ClinicMonthDayCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = clinic_month_day_cell_finalize;
  widget_class->measure = clinic_month_day_cell_measure;
  widget_class->snapshot = clinic_month_day_cell_snapshot;
  widget_class->state_flags_changed = clinic_month_day_cell_state_flags_changed;
  gtk_widget_class_set_css_name (widget_class, "month-day");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
clinic_month_day_cell_init (ClinicMonthDayCell *self)
{
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "");
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  pango_layout_set_auto_dir (self->layout, FALSE); /* the time comes first also before a name that runs the other way */
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
clinic_month_day_cell_new (GtkWidget *booked_ink, GtkWidget *today_ink)
{
  ClinicMonthDayCell *self = g_object_new (CLINIC_TYPE_MONTH_DAY_CELL, NULL);

  self->booked_ink = booked_ink;
  self->today_ink = today_ink;
  return GTK_WIDGET (self);
}
