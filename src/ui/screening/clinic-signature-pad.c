/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/screening/clinic-signature-pad.h"

#include <glib/gi18n-lib.h>

#include "print/clinic-ink.h"
#include "ui/parts/clinic-color.h"

#define HEIGHT 150
#define WIDTH 290
/* Of the sheet: where one signs. */
#define LINE_Y (CLINIC_SIGNATURE_HEIGHT * 4 / 5)
#define LINE_MARGIN (CLINIC_SIGNATURE_WIDTH / 20)

struct _ClinicSignaturePad
{
  AdwBin parent_instance;

  GtkWidget *area;
  ClinicSignature *signature;
  gboolean shows; /* what was signed before */
  gint64 began;   /* monotonic time of the first point, in microseconds; 0 = empty */
  double start_x; /* where the pointer went down */
  double start_y;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ClinicSignaturePad, clinic_signature_pad, ADW_TYPE_BIN)

/* The sheet lies in the area's middle, as large as its shape allows. */
static double
get_sheet_width (ClinicSignaturePad *self)
{
  double width = gtk_widget_get_width (self->area);
  double height = gtk_widget_get_height (self->area);

  return MIN (width, height * CLINIC_SIGNATURE_WIDTH / CLINIC_SIGNATURE_HEIGHT);
}

static double
get_sheet_height (ClinicSignaturePad *self)
{
  return get_sheet_width (self) * CLINIC_SIGNATURE_HEIGHT / CLINIC_SIGNATURE_WIDTH;
}

static void
get_origin (ClinicSignaturePad *self, double *x, double *y)
{
  *x = (gtk_widget_get_width (self->area) - get_sheet_width (self)) / 2;
  *y = (gtk_widget_get_height (self->area) - get_sheet_height (self)) / 2;
}

/* Drawing */

static void
draw_line (cairo_t *cr, double scale)
{
  double y = LINE_Y * scale;

  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, LINE_MARGIN * scale, y);
  cairo_line_to (cr, (CLINIC_SIGNATURE_WIDTH - LINE_MARGIN) * scale, y);
  cairo_stroke (cr);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  ClinicSignaturePad *self = user_data;
  double sheet = get_sheet_width (self);
  double x, y;
  GdkRGBA ink;

  if (sheet <= 0)
    return;
  clinic_color_of (GTK_WIDGET (area), &ink);
  get_origin (self, &x, &y);
  cairo_translate (cr, x, y);
  cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, .35);
  draw_line (cr, sheet / CLINIC_SIGNATURE_WIDTH);
  gdk_cairo_set_source_rgba (cr, &ink);
  clinic_ink_draw (self->signature, cr, sheet);
}

/* Strokes */

static void
say_state (ClinicSignaturePad *self)
{
  gboolean drawn = clinic_signature_is_drawn (self->signature);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  drawn ? _("Signature: signed") : _("Signature: empty"), -1);
  gtk_widget_queue_draw (self->area);
}

static void
add_point (ClinicSignaturePad *self, double x, double y)
{
  double scale = CLINIC_SIGNATURE_WIDTH / get_sheet_width (self);
  gint64 now = g_get_monotonic_time ();
  double left, top;

  if (self->began == 0)
    self->began = now;
  get_origin (self, &left, &top);
  clinic_signature_add (self->signature, (int) ((x - left) * scale), (int) ((y - top) * scale), (int) ((now - self->began) / 1000));
  gtk_widget_queue_draw (self->area);
}

static void
begin_stroke (ClinicSignaturePad *self, GtkGesture *gesture, double x, double y)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  clinic_signature_begin (self->signature);
  self->start_x = x;
  self->start_y = y;
  add_point (self, x, y);
}

static void
end_stroke (ClinicSignaturePad *self)
{
  say_state (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
pen_down_cb (GtkGestureStylus *gesture, double x, double y, ClinicSignaturePad *self)
{
  if (!self->shows)
    begin_stroke (self, GTK_GESTURE (gesture), x, y);
}

static void
pen_motion_cb (GtkGestureStylus *gesture, double x, double y, ClinicSignaturePad *self)
{
  if (!self->shows)
    add_point (self, x, y);
}

static void
pen_up_cb (GtkGestureStylus *gesture, double x, double y, ClinicSignaturePad *self)
{
  if (!self->shows)
    end_stroke (self);
}

/* A pen is a pointer too: the other gesture has it. */
static gboolean
is_pen (GtkGesture *gesture)
{
  GdkEvent *event = gtk_gesture_get_last_event (gesture, gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (gesture)));

  return event != NULL && gdk_event_get_device_tool (event) != NULL;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, ClinicSignaturePad *self)
{
  if (self->shows || is_pen (GTK_GESTURE (gesture)))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
  else
    begin_stroke (self, GTK_GESTURE (gesture), x, y);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double x, double y, ClinicSignaturePad *self)
{
  add_point (self, self->start_x + x, self->start_y + y);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double x, double y, ClinicSignaturePad *self)
{
  end_stroke (self);
}

/* The class */

static void
clinic_signature_pad_finalize (GObject *object)
{
  clinic_signature_free (CLINIC_SIGNATURE_PAD (object)->signature);
  G_OBJECT_CLASS (clinic_signature_pad_parent_class)->finalize (object);
}

static void
clinic_signature_pad_class_init (ClinicSignaturePadClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clinic_signature_pad_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
watch (ClinicSignaturePad *self)
{
  GtkGesture *pen = gtk_gesture_stylus_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_object (pen, "down", G_CALLBACK (pen_down_cb), self, 0);
  g_signal_connect_object (pen, "motion", G_CALLBACK (pen_motion_cb), self, 0);
  g_signal_connect_object (pen, "up", G_CALLBACK (pen_up_cb), self, 0);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, 0);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, 0);
  gtk_widget_add_controller (self->area, GTK_EVENT_CONTROLLER (pen));
  gtk_widget_add_controller (self->area, GTK_EVENT_CONTROLLER (drag));
}

static void
clinic_signature_pad_init (ClinicSignaturePad *self)
{
  self->signature = clinic_signature_new ();
  self->area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, "content-width", WIDTH,
                             "content-height", HEIGHT, NULL);
  gtk_widget_set_cursor_from_name (self->area, "crosshair");
  gtk_widget_add_css_class (self->area, "signature");
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->area), draw_cb, self, NULL);
  watch (self);
  adw_bin_set_child (ADW_BIN (self), self->area);
  say_state (self);
}

GtkWidget *
clinic_signature_pad_new (void)
{
  return g_object_new (CLINIC_TYPE_SIGNATURE_PAD, NULL);
}

const ClinicSignature *
clinic_signature_pad_get (ClinicSignaturePad *self)
{
  g_return_val_if_fail (CLINIC_IS_SIGNATURE_PAD (self), NULL);

  return self->signature;
}

void
clinic_signature_pad_clear (ClinicSignaturePad *self)
{
  g_return_if_fail (CLINIC_IS_SIGNATURE_PAD (self));

  clinic_signature_clear (self->signature);
  self->began = 0;
  end_stroke (self);
}

void
clinic_signature_pad_show (ClinicSignaturePad *self, ClinicSignature *signature)
{
  g_return_if_fail (CLINIC_IS_SIGNATURE_PAD (self));
  g_return_if_fail (signature != NULL);

  clinic_signature_free (self->signature);
  self->signature = signature;
  self->shows = TRUE;
  gtk_widget_set_cursor (self->area, NULL);
  say_state (self);
}
