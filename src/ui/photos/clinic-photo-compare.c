/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/photos/clinic-photo-compare-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ui/photos/clinic-photo-words.h"

#define MOST_ZOOM 8
#define ZOOM_STEP 1.25
#define SPLIT_STEP 0.02
#define PAN_STEP 32   /* px */
#define CROSS_STEP 8  /* px; with Shift one */

G_DEFINE_FINAL_TYPE (ClinicPhotoCompare, clinic_photo_compare, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_MARKED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* Words */

static void
update_words (ClinicPhotoCompare *self)
{
  char *words[2];
  g_autofree char *label = NULL;

  for (int i = 0; i < 2; i++)
    {
      const ClinicPhotoEntry *entry = self->sides[i].entry;

      words[i] = entry == NULL || self->blind ? g_strdup (i ? _("One photo") : _("Another photo"))
                                              : clinic_photo_words_whole (entry);
      gtk_label_set_label (GTK_LABEL (self->sides[i].caption), words[i]);
      gtk_widget_set_visible (self->sides[i].caption, entry != NULL && !self->blind);
    }
  if (clinic_photo_compare_stands_apart (self))
    label = g_strdup_printf (_("%s, beside %s"), words[0], words[1]);
  else if (self->mode == CLINIC_COMPARE_SLIDER)
    label = g_strdup_printf (_("%s, divided at %d %% from %s"), words[0], (int) round (self->split * 100), words[1]);
  else
    label = g_strdup_printf (_("%s, under %s"), words[0], words[1]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_free (words[0]);
  g_free (words[1]);
}

static void
update_fit (ClinicPhotoCompare *self)
{
  ClinicCompareSide *earlier = &self->sides[0];
  ClinicCompareSide *later = &self->sides[1];

  earlier->fit = later->fit = (ClinicPhotoFit){ 1, 0, 0, 0 };
  self->at_scale = earlier->entry != NULL && later->entry != NULL &&
                   clinic_photo_fit (later->entry->photo, earlier->entry->photo, &later->fit);
}

static void
clinic_photo_compare_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  clinic_photo_compare_draw (CLINIC_PHOTO_COMPARE (widget), snapshot);
}

/* Size */

static void
clinic_photo_compare_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 280;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 460;
}

/* Captions at the foot, at the outer edges; what is wrong in the middle of its side. */
static void
clinic_photo_compare_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ClinicPhotoCompare *self = CLINIC_PHOTO_COMPARE (widget);

  for (int i = 0; i < 2; i++)
    {
      const ClinicCompareSide *side = &self->sides[i];
      gboolean at_left = (i == 0) != clinic_photo_compare_is_mirrored (self);
      int half = width / 2 - 12;
      int room, tall;

      gtk_widget_measure (side->caption, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &room, NULL, NULL);
      room = MIN (room, half);
      gtk_widget_measure (side->caption, GTK_ORIENTATION_VERTICAL, room, NULL, &tall, NULL, NULL);
      gtk_widget_size_allocate (side->caption,
                                &(GtkAllocation){ at_left ? 9 : width - 9 - room, height - 9 - tall, room, tall }, -1);
      gtk_widget_measure (side->fault, GTK_ORIENTATION_VERTICAL, half, NULL, &tall, NULL, NULL);
      gtk_widget_size_allocate (side->fault,
                                &(GtkAllocation){ at_left ? 6 : width / 2 + 6, (height - tall) / 2, half, tall }, -1);
    }
}

/* Moving */

static void
set_zoom (ClinicPhotoCompare *self, double zoom)
{
  double factor;

  zoom = CLAMP (zoom, 1, MOST_ZOOM);
  factor = zoom / self->zoom;
  self->zoom = zoom;
  self->pan_x = zoom == 1 ? 0 : self->pan_x * factor;
  self->pan_y = zoom == 1 ? 0 : self->pan_y * factor;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_mark (ClinicPhotoCompare *self, double x, double y)
{
  ClinicPhotoPoint part;
  int index = clinic_photo_compare_find_part (self, x, y, &part);
  ClinicCompareSide *side = index >= 0 ? &self->sides[index] : NULL;

  if (side == NULL)
    return;
  if (side->n_marks == CLINIC_COMPARE_N_MARKS)
    side->n_marks = 0;
  side->marks[side->n_marks++] = part;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (side->n_marks == CLINIC_COMPARE_N_MARKS)
    g_signal_emit (self, signals[SIGNAL_MARKED], 0, side->entry->photo->id, side->marks[0].x, side->marks[0].y,
                   side->marks[1].x, side->marks[1].y);
}

static void
pressed_cb (ClinicPhotoCompare *self, int n_press, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!self->marking)
    return;
  self->cross_x = x;
  self->cross_y = y;
  set_mark (self, x, y);
}

static void
drag_begin_cb (ClinicPhotoCompare *self, double x, double y)
{
  self->drag_x = self->pan_x;
  self->drag_y = self->pan_y;
  self->drags_split = self->mode == CLINIC_COMPARE_SLIDER && !self->marking &&
                      (self->zoom == 1 || fabs (x - clinic_photo_compare_get_split_x (self)) < CLINIC_COMPARE_HANDLE);
}

static void
drag_update_cb (ClinicPhotoCompare *self, double offset_x, double offset_y, GtkGestureDrag *gesture)
{
  double x, y;

  if (self->marking || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  if (self->drags_split)
    {
      double part = (x + offset_x) / MAX (1, gtk_widget_get_width (GTK_WIDGET (self)));

      clinic_photo_compare_set_split (self, clinic_photo_compare_is_mirrored (self) ? 1 - part : part);
      return;
    }
  self->pan_x = self->drag_x + (self->zoom > 1 ? offset_x : 0);
  self->pan_y = self->drag_y + (self->zoom > 1 ? offset_y : 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
scroll_cb (ClinicPhotoCompare *self, double dx, double dy)
{
  if (dy > 0 && self->zoom == 1) /* nothing to do here: the page scrolls on */
    return GDK_EVENT_PROPAGATE;
  set_zoom (self, self->zoom * (dy < 0 ? ZOOM_STEP : 1 / ZOOM_STEP));
  return GDK_EVENT_STOP;
}

static void
move_cross (ClinicPhotoCompare *self, int x, int y, gboolean fine)
{
  int step = fine ? 1 : CROSS_STEP;

  self->cross_x = CLAMP (self->cross_x + x * step, 0, gtk_widget_get_width (GTK_WIDGET (self)));
  self->cross_y = CLAMP (self->cross_y + y * step, 0, gtk_widget_get_height (GTK_WIDGET (self)));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The arrows, wherever they move what: (x, y, fine) */
static gboolean
arrow_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  ClinicPhotoCompare *self = CLINIC_PHOTO_COMPARE (widget);
  int x, y;
  gboolean fine;

  g_variant_get (arguments, "(iib)", &x, &y, &fine);
  if (self->marking)
    move_cross (self, x, y, fine);
  else if (self->mode == CLINIC_COMPARE_SLIDER && x != 0 && !fine)
    clinic_photo_compare_set_split (self, self->split + (clinic_photo_compare_is_mirrored (self) ? -x : x) * SPLIT_STEP);
  else if (self->zoom > 1)
    {
      self->pan_x -= x * PAN_STEP;
      self->pan_y -= y * PAN_STEP;
      gtk_widget_queue_draw (widget);
    }
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static gboolean
enter_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  ClinicPhotoCompare *self = CLINIC_PHOTO_COMPARE (widget);

  if (!self->marking)
    return GDK_EVENT_PROPAGATE;
  set_mark (self, self->cross_x, self->cross_y);
  return GDK_EVENT_STOP;
}

static gboolean
zoom_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  clinic_photo_compare_zoom (CLINIC_PHOTO_COMPARE (widget), g_variant_get_double (arguments));
  return GDK_EVENT_STOP;
}

/* Setting up */

static void
clear_side (ClinicCompareSide *side)
{
  if (side->entry != NULL)
    {
      clinic_photo_free (side->entry->photo);
      g_free (side->entry);
    }
  side->entry = NULL;
  side->n_marks = 0;
  g_clear_object (&side->texture);
  g_clear_object (&side->half);
}

static void
clinic_photo_compare_dispose (GObject *object)
{
  ClinicPhotoCompare *self = CLINIC_PHOTO_COMPARE (object);

  for (int i = 0; i < 2; i++)
    {
      clear_side (&self->sides[i]);
      g_clear_pointer (&self->sides[i].caption, gtk_widget_unparent);
      g_clear_pointer (&self->sides[i].fault, gtk_widget_unparent);
    }
  G_OBJECT_CLASS (clinic_photo_compare_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    int x, y;
  } arrows[] = { { GDK_KEY_Left, -1, 0 }, { GDK_KEY_Right, 1, 0 }, { GDK_KEY_Up, 0, -1 }, { GDK_KEY_Down, 0, 1 } };
  static const struct
  {
    guint key;
    double by;
  } zooms[] = { { GDK_KEY_plus, ZOOM_STEP }, { GDK_KEY_KP_Add, ZOOM_STEP }, { GDK_KEY_minus, 1 / ZOOM_STEP },
                { GDK_KEY_KP_Subtract, 1 / ZOOM_STEP }, { GDK_KEY_0, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    for (int fine = 0; fine < 2; fine++)
      gtk_widget_class_add_binding (widget_class, arrows[i].key, fine ? GDK_SHIFT_MASK : 0, arrow_cb, "(iib)", arrows[i].x,
                                    arrows[i].y, fine);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding (widget_class, zooms[i].key, 0, zoom_cb, "d", zooms[i].by);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, enter_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, enter_cb, NULL);
}

static void
clinic_photo_compare_class_init (ClinicPhotoCompareClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_photo_compare_dispose;
  widget_class->snapshot = clinic_photo_compare_snapshot;
  widget_class->measure = clinic_photo_compare_measure;
  widget_class->size_allocate = clinic_photo_compare_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "photocompare");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_keys (widget_class);
  signals[SIGNAL_MARKED] = g_signal_new ("marked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 5, G_TYPE_INT64, G_TYPE_DOUBLE, G_TYPE_DOUBLE, G_TYPE_DOUBLE,
                                         G_TYPE_DOUBLE);
}

static void
add_gestures (ClinicPhotoCompare *self)
{
  GtkGesture *press = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_signal_connect_swapped (press, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

static void
clinic_photo_compare_init (ClinicPhotoCompare *self)
{
  self->split = 0.5;
  self->opacity = 0.5;
  self->zoom = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  for (int i = 0; i < 2; i++)
    {
      self->sides[i].caption = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "visible", FALSE,
                                             NULL);
      self->sides[i].fault = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, "visible", FALSE,
                                           NULL);
      gtk_widget_add_css_class (self->sides[i].caption, "photo-caption");
      gtk_widget_add_css_class (self->sides[i].fault, "heading");
      gtk_widget_set_parent (self->sides[i].caption, GTK_WIDGET (self));
      gtk_widget_set_parent (self->sides[i].fault, GTK_WIDGET (self));
    }
  add_gestures (self);
}

GtkWidget *
clinic_photo_compare_new (void)
{
  return g_object_new (CLINIC_TYPE_PHOTO_COMPARE, NULL);
}

void
clinic_photo_compare_set_photo (ClinicPhotoCompare *self, gboolean later, const ClinicPhotoEntry *entry)
{
  ClinicCompareSide *side;

  g_return_if_fail (CLINIC_IS_PHOTO_COMPARE (self));

  side = &self->sides[later ? 1 : 0];
  clear_side (side);
  gtk_widget_set_visible (side->fault, FALSE);
  if (entry != NULL)
    {
      side->entry = g_memdup2 (entry, sizeof *entry);
      side->entry->photo = clinic_photo_copy (entry->photo);
    }
  update_fit (self);
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
clinic_photo_compare_set_texture (ClinicPhotoCompare *self, gboolean later, GdkTexture *texture, GdkTexture *half)
{
  g_return_if_fail (CLINIC_IS_PHOTO_COMPARE (self));

  g_set_object (&self->sides[later ? 1 : 0].texture, texture);
  g_set_object (&self->sides[later ? 1 : 0].half, half);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
clinic_photo_compare_set_fault (ClinicPhotoCompare *self, gboolean later, const char *words)
{
  GtkWidget *fault;

  g_return_if_fail (CLINIC_IS_PHOTO_COMPARE (self));

  fault = self->sides[later ? 1 : 0].fault;
  gtk_label_set_label (GTK_LABEL (fault), words);
  gtk_widget_set_visible (fault, words != NULL);
}

void
clinic_photo_compare_set_mode (ClinicPhotoCompare *self, ClinicCompareMode mode)
{
  g_return_if_fail (CLINIC_IS_PHOTO_COMPARE (self));

  self->mode = mode;
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
clinic_photo_compare_set_opacity (ClinicPhotoCompare *self, double opacity)
{
  g_return_if_fail (CLINIC_IS_PHOTO_COMPARE (self));

  self->opacity = CLAMP (opacity, 0, 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
clinic_photo_compare_set_split (ClinicPhotoCompare *self, double split)
{
  g_return_if_fail (CLINIC_IS_PHOTO_COMPARE (self));

  self->split = CLAMP (split, 0, 1);
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

double
clinic_photo_compare_get_split (ClinicPhotoCompare *self)
{
  return self->split;
}

void
clinic_photo_compare_zoom (ClinicPhotoCompare *self, double by)
{
  g_return_if_fail (CLINIC_IS_PHOTO_COMPARE (self));

  set_zoom (self, by == 0 ? 1 : self->zoom * by);
}

double
clinic_photo_compare_get_zoom (ClinicPhotoCompare *self)
{
  return self->zoom;
}

void
clinic_photo_compare_set_blind (ClinicPhotoCompare *self, gboolean blind)
{
  g_return_if_fail (CLINIC_IS_PHOTO_COMPARE (self));

  self->blind = blind;
  update_words (self);
}

void
clinic_photo_compare_set_marking (ClinicPhotoCompare *self, gboolean marking)
{
  g_return_if_fail (CLINIC_IS_PHOTO_COMPARE (self));

  self->marking = marking;
  self->sides[0].n_marks = self->sides[1].n_marks = 0;
  self->cross_x = gtk_widget_get_width (GTK_WIDGET (self)) / 4;
  self->cross_y = gtk_widget_get_height (GTK_WIDGET (self)) / 2;
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
clinic_photo_compare_is_at_scale (ClinicPhotoCompare *self)
{
  g_return_val_if_fail (CLINIC_IS_PHOTO_COMPARE (self), FALSE);

  return self->at_scale;
}
