/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/record/clinic-face-map.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-color.h"

/* The face is drawn in a box of this size and scaled to the widget's. */
#define FACE_WIDTH 220.0
#define FACE_HEIGHT 300.0
#define LEAST_HEIGHT 220
#define OUTLINE 2.5
#define DASH 4.0
#define MARK 9.0
#define LETTER_SIZE 15.0

struct _ClinicFaceMap
{
  GtkWidget parent_instance;

  guint zones;
};

G_DEFINE_FINAL_TYPE (ClinicFaceMap, clinic_face_map, GTK_TYPE_WIDGET)

enum
{
  PROP_ZONES = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

/* Lines of a face: "M" and "L" take a point, "C" three, "Z" none. Left is where the patient's right is. */
static const char *const zone_paths[CLINIC_N_ZONES] = {
  [CLINIC_ZONE_FOREHEAD] = "M 41 84 C 75 56 145 56 179 84 L 186 115 L 34 115 Z",
  [CLINIC_ZONE_RIGHT_TEMPLE] = "M 25 118 L 47 118 L 42 162 L 31 168 Z",
  [CLINIC_ZONE_RIGHT_CHEEK] = "M 34 174 C 50 164 70 168 84 180 L 80 229 L 53 226 C 44 212 38 194 34 174 Z",
  [CLINIC_ZONE_NOSE] = "M 97 136 L 123 136 L 136 188 L 122 197 L 98 197 L 84 188 Z",
  [CLINIC_ZONE_UPPER_LIP] = "M 86 201 L 134 201 L 141 216 C 124 211 96 211 79 216 Z",
  [CLINIC_ZONE_CHIN] = "M 79 245 C 98 254 122 254 141 245 L 130 272 C 120 276 100 276 90 272 Z",
};

static const char head_path[] = "M 22 112 C 22 38 58 6 110 6 C 162 6 198 38 198 112 C 198 196 160 288 110 288 C 60 288 22 196 22 112 Z";
static const char features_path[] =
  "M 20 118 C 6 108 4 140 12 158 C 16 168 24 170 28 164 M 200 118 C 214 108 216 140 208 158 C 204 168 196 170 192 164"
  " M 56 130 C 66 122 80 122 90 130 M 164 130 C 154 122 140 122 130 130"
  " M 58 144 C 66 152 80 152 88 144 M 162 144 C 154 152 140 152 132 144 M 84 228 C 100 236 120 236 136 228";

/* The left half is the right one seen in a mirror. */
static ClinicZone
get_drawn (ClinicZone zone, gboolean *mirrored)
{
  *mirrored = zone == CLINIC_ZONE_LEFT_TEMPLE || zone == CLINIC_ZONE_LEFT_CHEEK;
  return *mirrored ? zone - 1 : zone;
}

static double
read_number (const char **at)
{
  char *end;
  double number = g_ascii_strtod (*at, &end);

  *at = end;
  return number;
}

static void
trace (cairo_t *cr, const char *path, gboolean mirrored)
{
  double points[6];

  while (*path != '\0')
    {
      char verb = *path++;
      int n = verb == 'C' ? 6 : verb == 'M' || verb == 'L' ? 2 : 0;

      for (int i = 0; i < n; i++)
        points[i] = read_number (&path);
      for (int i = 0; mirrored && i < n; i += 2)
        points[i] = FACE_WIDTH - points[i];
      if (verb == 'M')
        cairo_move_to (cr, points[0], points[1]);
      else if (verb == 'L')
        cairo_line_to (cr, points[0], points[1]);
      else if (verb == 'C')
        cairo_curve_to (cr, points[0], points[1], points[2], points[3], points[4], points[5]);
      else if (verb == 'Z')
        cairo_close_path (cr);
    }
}

static void
trace_zone (cairo_t *cr, ClinicZone zone)
{
  gboolean mirrored;
  ClinicZone drawn = get_drawn (zone, &mirrored);

  cairo_new_path (cr);
  trace (cr, zone_paths[drawn], mirrored);
}

static double
get_scale (ClinicFaceMap *self, double *left)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double scale = MIN (width / FACE_WIDTH, height / FACE_HEIGHT);

  *left = (width - FACE_WIDTH * scale) / 2;
  return scale;
}

static cairo_t *
make_ruler (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  return cr;
}

ClinicZone
clinic_face_map_find_zone (ClinicFaceMap *self, double x, double y)
{
  ClinicZone found = CLINIC_N_ZONES;
  double left, scale;
  cairo_t *cr;

  g_return_val_if_fail (CLINIC_IS_FACE_MAP (self), CLINIC_N_ZONES);

  scale = get_scale (self, &left);
  if (scale <= 0)
    return CLINIC_N_ZONES;
  cr = make_ruler ();
  for (guint i = 0; i < CLINIC_N_ZONES && found == CLINIC_N_ZONES; i++)
    {
      trace_zone (cr, i);
      if (cairo_in_fill (cr, (x - left) / scale, y / scale))
        found = i;
    }
  cairo_destroy (cr);
  return found;
}

static void
find_middle (ClinicZone zone, double *x, double *y)
{
  cairo_t *cr = make_ruler ();
  double x1, y1, x2, y2;

  trace_zone (cr, zone);
  cairo_path_extents (cr, &x1, &y1, &x2, &y2);
  cairo_destroy (cr);
  *x = (x1 + x2) / 2;
  *y = (y1 + y2) / 2;
}

void
clinic_face_map_get_middle (ClinicFaceMap *self, ClinicZone zone, double *x, double *y)
{
  double left, scale;

  g_return_if_fail (CLINIC_IS_FACE_MAP (self) && zone < CLINIC_N_ZONES && x != NULL && y != NULL);

  scale = get_scale (self, &left);
  find_middle (zone, x, y);
  *x = left + *x * scale;
  *y *= scale;
}

/* Drawing */

static void
set_ink (cairo_t *cr, const GdkRGBA *color, double alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
}

static void
draw_mark (cairo_t *cr, ClinicZone zone)
{
  double x, y;

  find_middle (zone, &x, &y);
  cairo_new_path (cr);
  cairo_move_to (cr, x - MARK / 2, y);
  cairo_line_to (cr, x - MARK / 8, y + MARK / 2.5);
  cairo_line_to (cr, x + MARK / 2, y - MARK / 2);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, OUTLINE);
  cairo_stroke (cr);
}

static void
draw_zone (cairo_t *cr, ClinicZone zone, gboolean marked, const GdkRGBA *ink, const GdkRGBA *fill)
{
  const double dash = DASH;

  trace_zone (cr, zone);
  set_ink (cr, marked ? fill : ink, marked ? .85 : .06);
  cairo_fill_preserve (cr);
  set_ink (cr, marked ? fill : ink, marked ? 1 : .45);
  cairo_set_line_width (cr, marked ? OUTLINE : OUTLINE / 2);
  cairo_set_dash (cr, &dash, marked ? 0 : 1, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  if (marked)
    draw_mark (cr, zone);
}

static void
draw_letter (ClinicFaceMap *self, cairo_t *cr, const char *letter, double x, const GdkRGBA *ink)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), letter);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  int width;

  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_font_description_set_absolute_size (font, LETTER_SIZE * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_size (layout, &width, NULL);
  cairo_move_to (cr, x - width / 2.0, 24);
  set_ink (cr, ink, .75);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_face (ClinicFaceMap *self, cairo_t *cr)
{
  GdkRGBA ink, fill;

  clinic_color_of (gtk_widget_get_parent (GTK_WIDGET (self)), &ink);
  clinic_color_of (GTK_WIDGET (self), &fill);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  trace (cr, head_path, FALSE);
  trace (cr, features_path, FALSE);
  set_ink (cr, &ink, .45);
  cairo_set_line_width (cr, OUTLINE);
  cairo_stroke (cr);
  for (guint i = 0; i < CLINIC_N_ZONES; i++)
    draw_zone (cr, i, (self->zones & 1u << i) != 0, &ink, &fill);
  /* Translators: one letter, on the drawing of a face: the patient's right side */
  draw_letter (self, cr, C_("side of the face", "R"), 12, &ink);
  /* Translators: one letter, on the drawing of a face: the patient's left side */
  draw_letter (self, cr, C_("side of the face", "L"), FACE_WIDTH - 12, &ink);
}

static void
clinic_face_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ClinicFaceMap *self = CLINIC_FACE_MAP (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  double left;
  double scale = get_scale (self, &left);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  cairo_translate (cr, left, 0);
  cairo_scale (cr, scale, scale);
  draw_face (self, cr);
  cairo_destroy (cr);
}

static void
clinic_face_map_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  gboolean vertical = orientation == GTK_ORIENTATION_VERTICAL;

  *minimum = vertical ? LEAST_HEIGHT : (int) (LEAST_HEIGHT * FACE_WIDTH / FACE_HEIGHT);
  *natural = vertical ? (int) FACE_HEIGHT : (int) FACE_WIDTH;
}

/* Asking and being asked */

static void
say_zones (ClinicFaceMap *self)
{
  ClinicRecord marked = { .zones = self->zones, .other_area = (char *) "" };
  g_autofree char *named = clinic_record_say_zones (&marked);
  /* Translators: of the drawing of a face; the zones that are marked */
  g_autofree char *words = *named != '\0' ? g_strdup_printf (_("Face, marked: %s"), named) : g_strdup (_("Face, nothing marked"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
released_cb (ClinicFaceMap *self, int n_press, double x, double y)
{
  ClinicZone zone = clinic_face_map_find_zone (self, x, y);

  if (zone != CLINIC_N_ZONES)
    clinic_face_map_set_zones (self, self->zones ^ 1u << zone);
}

static gboolean
clinic_face_map_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  ClinicZone zone = by_keyboard ? CLINIC_N_ZONES : clinic_face_map_find_zone (CLINIC_FACE_MAP (widget), x, y);

  if (zone == CLINIC_N_ZONES)
    return FALSE;
  gtk_tooltip_set_text (tooltip, clinic_zone_get_name (zone));
  return TRUE;
}

/* The class */

static void
clinic_face_map_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_ZONES);

  g_value_set_uint (value, CLINIC_FACE_MAP (object)->zones);
}

static void
clinic_face_map_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_ZONES);

  clinic_face_map_set_zones (CLINIC_FACE_MAP (object), g_value_get_uint (value));
}

static void
clinic_face_map_class_init (ClinicFaceMapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = clinic_face_map_get_property;
  object_class->set_property = clinic_face_map_set_property;
  widget_class->snapshot = clinic_face_map_snapshot;
  widget_class->measure = clinic_face_map_measure;
  widget_class->query_tooltip = clinic_face_map_query_tooltip;
  props[PROP_ZONES] = g_param_spec_uint ("zones", NULL, NULL, 0, (1u << CLINIC_N_ZONES) - 1, 0,
                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "face-map");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
clinic_face_map_init (ClinicFaceMap *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "state-house");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  say_zones (self);
}

GtkWidget *
clinic_face_map_new (void)
{
  return g_object_new (CLINIC_TYPE_FACE_MAP, NULL);
}

guint
clinic_face_map_get_zones (ClinicFaceMap *self)
{
  g_return_val_if_fail (CLINIC_IS_FACE_MAP (self), 0);

  return self->zones;
}

void
clinic_face_map_set_zones (ClinicFaceMap *self, guint zones)
{
  g_return_if_fail (CLINIC_IS_FACE_MAP (self));

  if (zones == self->zones)
    return;
  self->zones = zones;
  say_zones (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZONES]);
}
