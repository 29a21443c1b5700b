/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-session-details.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "ui/parts/clinic-color.h"
#include "ui/parts/clinic-layout.h"
#include "ui/parts/clinic-symbol.h"

#define MARGIN 6 /* as the name, beside the bar */
#define LINE 17
#define PILL 20
#define ICON 14
#define MOST_ALERTS 3

typedef struct
{
  const char *icon;
  PangoLayout *word;
  gboolean solid;
} Alert;

struct _ClinicSessionDetails
{
  GtkWidget *widget; /* weak, outlives this; so do the inks */
  GtkWidget *flag_ink;
  GtkWidget *caution_ink;
  PangoLayout *nth;
  PangoLayout *numbing;
  PangoLayout *rolling;
  PangoLayout *turnover;
  Alert alerts[MOST_ALERTS];
  guint n_alerts;
};

static PangoLayout *
make_layout (GtkWidget *widget, const char *text, PangoWeight weight)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attrs = pango_attr_list_new ();

  pango_attr_list_insert (attrs, pango_attr_size_new (9 * PANGO_SCALE));
  pango_attr_list_insert (attrs, pango_attr_weight_new (weight));
  pango_layout_set_attributes (layout, attrs);
  pango_attr_list_unref (attrs);
  return layout;
}

static void
add_alert (ClinicSessionDetails *self, gboolean wanted, const char *icon, const char *word, gboolean solid)
{
  if (wanted)
    self->alerts[self->n_alerts++] = (Alert){ icon, make_layout (self->widget, word, PANGO_WEIGHT_BOLD), solid };
}

ClinicSessionDetails *
clinic_session_details_new (GtkWidget *widget, const ClinicVisit *visit, const ClinicSessionSpan *span, GtkWidget *flag_ink,
                            GtkWidget *caution_ink)
{
  ClinicSessionDetails *self;
  g_autofree char *nth = NULL;
  g_autofree char *numbing = NULL;
  g_autofree char *time = NULL;
  g_autofree char *rolling = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget) && visit != NULL && span != NULL, NULL);

  self = g_new0 (ClinicSessionDetails, 1);
  self->widget = widget;
  self->flag_ink = flag_ink;
  self->caution_ink = caution_ink;
  nth = g_strdup_printf (_("%d of %d"), visit->nth, visit->length);
  numbing = g_strdup_printf (_("numbing %d min"), span->rolling - span->start);
  time = clinic_format_minute (span->rolling);
  rolling = g_strdup_printf (_("%s rolling"), time);
  self->nth = make_layout (widget, nth, PANGO_WEIGHT_NORMAL);
  self->numbing = make_layout (widget, numbing, PANGO_WEIGHT_NORMAL);
  self->rolling = make_layout (widget, rolling, PANGO_WEIGHT_BOLD);
  self->turnover = make_layout (widget, _("turnover"), PANGO_WEIGHT_NORMAL);
  add_alert (self, visit->red_flag, "emoji-flags-symbolic", _("Red flag"), TRUE);
  add_alert (self, *visit->allergies != '\0', "dialog-warning-symbolic", _("Allergy"), FALSE);
  add_alert (self, visit->cold_sores, "sittings-lips-symbolic", _("Cold sores"), FALSE);
  return self;
}

void
clinic_session_details_free (ClinicSessionDetails *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->nth);
  g_object_unref (self->numbing);
  g_object_unref (self->rolling);
  g_object_unref (self->turnover);
  for (guint i = 0; i < self->n_alerts; i++)
    g_object_unref (self->alerts[i].word);
  g_free (self);
}

int
clinic_session_details_get_nth_width (ClinicSessionDetails *self)
{
  int width;

  g_return_val_if_fail (self != NULL, 0);

  pango_layout_get_pixel_size (self->nth, &width, NULL);
  return width + MARGIN;
}

/* @x: from the side where reading begins. */
static void
draw (ClinicSessionDetails *self, GtkSnapshot *snapshot, PangoLayout *layout, const GdkRGBA *color, float alpha, float x,
      float y, float width)
{
  GdkRGBA thin = *color;
  int text_width;

  thin.alpha *= alpha;
  pango_layout_get_pixel_size (layout, &text_width, NULL);
  if (gtk_widget_get_direction (self->widget) == GTK_TEXT_DIR_RTL)
    x = width - x - text_width;
  clinic_layout_draw (snapshot, layout, &thin, x, y);
}

/* Returns: its width. */
static float
draw_alert (ClinicSessionDetails *self, GtkSnapshot *snapshot, const Alert *alert, const GdkRGBA *text, float x, float y,
            float width)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA *ink = alert->solid ? &white : text;
  gboolean mirrored = gtk_widget_get_direction (self->widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA tint;
  int word;
  float w;

  clinic_color_of (alert->solid ? self->flag_ink : self->caution_ink, &tint);
  pango_layout_get_pixel_size (alert->word, &word, NULL);
  w = word + ICON + 18;
  gtk_snapshot_append_color (snapshot, &tint, &GRAPHENE_RECT_INIT (mirrored ? width - x - w : x, y, w, PILL - 2));
  clinic_symbol_draw (self->widget, snapshot, alert->icon, ICON, ink, mirrored ? width - x - 6 - ICON : x + 6, y + 2);
  draw (self, snapshot, alert->word, ink, 1, x + ICON + 10, y + 1, width);
  return w;
}

static void
draw_alerts (ClinicSessionDetails *self, GtkSnapshot *snapshot, const GdkRGBA *text, float width, float y, float end)
{
  float x = MARGIN;

  for (guint i = 0; i < self->n_alerts; i++)
    {
      int word;

      pango_layout_get_pixel_size (self->alerts[i].word, &word, NULL);
      if (x > MARGIN && x + word + ICON + 18 > width - 4)
        {
          x = MARGIN;
          y += PILL;
        }
      if (y + PILL > end)
        return;
      x += draw_alert (self, snapshot, &self->alerts[i], text, x, y, width) + 4;
    }
}

void
clinic_session_details_draw (ClinicSessionDetails *self, GtkSnapshot *snapshot, const GdkRGBA *text, float width,
                             float rolling, float end, float height)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  int nth, rolling_width;

  g_return_if_fail (self != NULL);

  pango_layout_get_pixel_size (self->nth, &nth, NULL);
  draw (self, snapshot, self->nth, text, 0.7, width - nth - MARGIN, 1, width);
  if (rolling >= 2 * LINE)
    draw (self, snapshot, self->numbing, text, 0.8, MARGIN, LINE, width);
  draw_alerts (self, snapshot, text, width, 2 * LINE + 3, rolling);
  pango_layout_get_pixel_size (self->rolling, &rolling_width, NULL);
  if (end - rolling >= 14)
    draw (self, snapshot, self->rolling, &white, 1, width - rolling_width - MARGIN, rolling + MAX (0, (end - rolling - LINE) / 2),
          width);
  if (height - end >= 16)
    draw (self, snapshot, self->turnover, text, 0.6, MARGIN, end + (height - end - LINE) / 2, width);
}
