/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-course-bar.h"

#include <glib/gi18n-lib.h>

#define SEGMENT_GAP 6
#define MOST_WIDE 12 /* of more segments, each is small, so that they stand in a narrow window */
#define CAPTION_GAP 6 /* px between the segments and what stands below them */

struct _ClinicCourseBar
{
  GtkWidget parent_instance;

  int length;
  int performed;
  gboolean now;
  int booked;
  char **captions; /* nullable */

  GtkWidget *segments;
  GtkWidget *labels;
};

G_DEFINE_FINAL_TYPE (ClinicCourseBar, clinic_course_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LENGTH,
  PROP_PERFORMED,
  PROP_NOW,
  PROP_BOOKED,
  PROP_CAPTIONS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
describe (ClinicCourseBar *self)
{
  if (self->now && self->booked > 0)
    return g_strdup_printf (ngettext ("%d of %d done, one in the house now, %d booked",
                                      "%d of %d done, one in the house now, %d booked", self->booked),
                            self->performed, self->length, self->booked);
  if (self->now)
    return g_strdup_printf (_("%d of %d done, one in the house now"), self->performed, self->length);
  if (self->booked > 0)
    return g_strdup_printf (ngettext ("%d of %d done, %d booked", "%d of %d done, %d booked", self->booked), self->performed,
                            self->length, self->booked);
  return g_strdup_printf (_("%d of %d done"), self->performed, self->length);
}

static const char *
get_segment_class (ClinicCourseBar *self, int index)
{
  int now = self->now ? 1 : 0;

  if (index < self->performed)
    return "performed";
  if (index < self->performed + now)
    return "now";
  return index < self->performed + now + self->booked ? "booked" : "left";
}

static void
add_segment (ClinicCourseBar *self, int index)
{
  GtkWidget *segment = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                     "hexpand", TRUE, "css-name", "segment", NULL);

  gtk_widget_add_css_class (segment, get_segment_class (self, index));
  gtk_box_append (GTK_BOX (self->segments), segment);
}

static void
add_caption (ClinicCourseBar *self, int index)
{
  gboolean given = self->captions != NULL && index < (int) g_strv_length (self->captions);
  GtkWidget *caption = g_object_new (GTK_TYPE_LABEL, "label", given ? self->captions[index] : "", "xalign", 0.0, NULL);
  gboolean last = index == self->performed + (self->now ? 1 : 0) - 1;

  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "numeric");
  if (last)
    gtk_widget_add_css_class (caption, "latest");
  gtk_box_append (GTK_BOX (self->labels), caption);
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
show_progress (ClinicCourseBar *self)
{
  g_autofree char *words = describe (self);
  int n_segments = MAX (self->length, self->performed + (self->now ? 1 : 0) + self->booked);

  clear_box (self->segments);
  clear_box (self->labels);
  gtk_box_set_spacing (GTK_BOX (self->segments), n_segments > MOST_WIDE ? 1 : SEGMENT_GAP);
  if (n_segments > MOST_WIDE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "many");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "many");
  for (int i = 0; i < n_segments; i++)
    {
      add_segment (self, i);
      if (self->captions != NULL)
        add_caption (self, i);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* The captions show where all of them fit; they ask for no room. */

static gboolean
captions_fit (ClinicCourseBar *self, int width)
{
  int whole;

  if (self->captions == NULL)
    return FALSE;
  /* not what they need least: where room is short they may have been let break between letters */
  gtk_widget_measure (self->labels, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &whole, NULL, NULL);
  return width < 0 || width >= whole;
}

static GtkSizeRequestMode
clinic_course_bar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
clinic_course_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  ClinicCourseBar *self = CLINIC_COURSE_BAR (widget);
  int least = 0;
  int usual = 0;

  gtk_widget_measure (self->segments, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->labels, orientation, -1, NULL, &usual, NULL, NULL);
      *natural = MAX (*natural, usual);
      return;
    }
  if (!captions_fit (self, for_size))
    return;
  gtk_widget_measure (self->labels, orientation, -1, &least, &usual, NULL, NULL);
  *minimum += CAPTION_GAP + least;
  *natural += CAPTION_GAP + usual;
}

static void
clinic_course_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ClinicCourseBar *self = CLINIC_COURSE_BAR (widget);
  gboolean fit = captions_fit (self, width);
  int bar, least;

  gtk_widget_measure (self->segments, GTK_ORIENTATION_VERTICAL, -1, &bar, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->segments, &(GtkAllocation){ 0, 0, width, bar }, -1);
  gtk_widget_set_child_visible (self->labels, fit);
  if (!fit)
    return;
  gtk_widget_measure (self->labels, GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->labels, &(GtkAllocation){ 0, bar + CAPTION_GAP, width, least }, -1);
}

static void
clinic_course_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ClinicCourseBar *self = CLINIC_COURSE_BAR (object);

  switch (id)
    {
    case PROP_LENGTH:
      g_value_set_int (value, self->length);
      break;
    case PROP_PERFORMED:
      g_value_set_int (value, self->performed);
      break;
    case PROP_NOW:
      g_value_set_boolean (value, self->now);
      break;
    case PROP_BOOKED:
      g_value_set_int (value, self->booked);
      break;
    case PROP_CAPTIONS:
      g_value_set_boxed (value, self->captions);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_course_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ClinicCourseBar *self = CLINIC_COURSE_BAR (object);

  switch (id)
    {
    case PROP_LENGTH:
      clinic_course_bar_set_progress (self, g_value_get_int (value), self->performed, self->now, self->booked);
      break;
    case PROP_PERFORMED:
      clinic_course_bar_set_progress (self, self->length, g_value_get_int (value), self->now, self->booked);
      break;
    case PROP_NOW:
      clinic_course_bar_set_progress (self, self->length, self->performed, g_value_get_boolean (value), self->booked);
      break;
    case PROP_BOOKED:
      clinic_course_bar_set_progress (self, self->length, self->performed, self->now, g_value_get_int (value));
      break;
    case PROP_CAPTIONS:
      clinic_course_bar_set_captions (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_course_bar_dispose (GObject *object)
{
  ClinicCourseBar *self = CLINIC_COURSE_BAR (object);

  g_clear_pointer (&self->segments, gtk_widget_unparent);
  g_clear_pointer (&self->labels, gtk_widget_unparent);
  G_OBJECT_CLASS (clinic_course_bar_parent_class)->dispose (object);
}

static void
clinic_course_bar_finalize (GObject *object)
{
  g_strfreev (CLINIC_COURSE_BAR (object)->captions);
  G_OBJECT_CLASS (clinic_course_bar_parent_class)->finalize (object);
}

static void
clinic_course_bar_class_init (ClinicCourseBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = clinic_course_bar_get_property;
  object_class->set_property = clinic_course_bar_set_property;
  object_class->dispose = clinic_course_bar_dispose;
  object_class->finalize = clinic_course_bar_finalize;
  widget_class->get_request_mode = clinic_course_bar_get_request_mode;
  widget_class->measure = clinic_course_bar_measure;
  widget_class->size_allocate = clinic_course_bar_size_allocate;

  properties[PROP_LENGTH] = g_param_spec_int ("length", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_PERFORMED] = g_param_spec_int ("performed", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_NOW] = g_param_spec_boolean ("now", NULL, NULL, FALSE, flags);
  properties[PROP_BOOKED] = g_param_spec_int ("booked", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_CAPTIONS] = g_param_spec_boxed ("captions", NULL, NULL, G_TYPE_STRV, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "course-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_row (ClinicCourseBar *self)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                 "homogeneous", TRUE, "spacing", 6, NULL);

  gtk_widget_set_parent (row, GTK_WIDGET (self));
  return row;
}

static void
clinic_course_bar_init (ClinicCourseBar *self)
{
  self->segments = make_row (self);
  self->labels = make_row (self);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  show_progress (self);
}

GtkWidget *
clinic_course_bar_new (void)
{
  return g_object_new (CLINIC_TYPE_COURSE_BAR, NULL);
}

static gboolean
take_number (ClinicCourseBar *self, int *number, int value, GParamSpec *pspec)
{
  if (*number == value)
    return FALSE;
  *number = value;
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
  return TRUE;
}

void
clinic_course_bar_set_progress (ClinicCourseBar *self, int length, int performed, gboolean now, int booked)
{
  gboolean changed;

  g_return_if_fail (CLINIC_IS_COURSE_BAR (self));
  g_return_if_fail (length >= 0 && performed >= 0 && booked >= 0);

  g_object_freeze_notify (G_OBJECT (self));
  changed = take_number (self, &self->length, length, properties[PROP_LENGTH]);
  changed = take_number (self, &self->performed, performed, properties[PROP_PERFORMED]) || changed;
  changed = take_number (self, &self->now, !!now, properties[PROP_NOW]) || changed;
  changed = take_number (self, &self->booked, booked, properties[PROP_BOOKED]) || changed;
  if (changed)
    show_progress (self);
  g_object_thaw_notify (G_OBJECT (self));
}

void
clinic_course_bar_set_captions (ClinicCourseBar *self, const char *const *captions)
{
  g_return_if_fail (CLINIC_IS_COURSE_BAR (self));

  if (captions == (const char *const *) self->captions)
    return;
  if (captions != NULL && self->captions != NULL &&
      g_strv_equal (captions, (const char *const *) self->captions))
    return;
  g_strfreev (self->captions);
  self->captions = g_strdupv ((char **) captions);
  show_progress (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAPTIONS]);
}
