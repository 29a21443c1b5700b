/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-healing-track.h"

#include <glib/gi18n-lib.h>

#define N_STEPS (CLINIC_HEALING_SETTLED + 1)
#define LINE_GAP 8   /* between a dot and the line beside it */
#define LABEL_GAP 6  /* between dots and words, and between the words of two steps */

typedef struct
{
  GtkWidget *dot;
  GtkWidget *line; /* to the next step; NULL for the last */
  GtkWidget *title;
  GtkWidget *detail;
} Step;

struct _ClinicHealingTrack
{
  GtkWidget parent_instance;

  ClinicHealingState state;
  Step steps[N_STEPS];
};

G_DEFINE_FINAL_TYPE (ClinicHealingTrack, clinic_healing_track, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *const step_words[N_STEPS] = {
  [CLINIC_HEALING_FRESH] = N_("Fresh"),
  [CLINIC_HEALING_TIGHT] = N_("Tight"),
  [CLINIC_HEALING_PEELING] = N_("Peeling"),
  [CLINIC_HEALING_SETTLED] = N_("Settled"),
};

const char *
clinic_healing_track_get_word (ClinicHealingState state)
{
  g_return_val_if_fail ((guint) state < N_STEPS, "");

  return _(step_words[state]);
}

static const char *
get_step_class (ClinicHealingTrack *self, int step)
{
  if (step < (int) self->state || self->state == CLINIC_HEALING_SETTLED)
    return "done";
  return step == (int) self->state ? "current" : "coming";
}

static void
set_phase (GtkWidget *widget, const char *phase)
{
  gtk_widget_remove_css_class (widget, "done");
  gtk_widget_remove_css_class (widget, "current");
  gtk_widget_remove_css_class (widget, "coming");
  gtk_widget_add_css_class (widget, phase);
}

static void
show_label (ClinicHealingTrack *self)
{
  const char *detail = gtk_label_get_label (GTK_LABEL (self->steps[self->state].detail));
  const char *word = clinic_healing_track_get_word (self->state);
  g_autofree char *words = NULL;

  /* Translators: where healing stands, "Healing: Peeling, since 26 Nov" */
  words = *detail != '\0' ? g_strdup_printf (_("Healing: %s, %s"), word, detail)
                          : g_strdup_printf (_("Healing: %s"), word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
show_state (ClinicHealingTrack *self)
{
  for (int i = 0; i < N_STEPS; i++)
    {
      const char *phase = get_step_class (self, i);
      gboolean done = g_str_equal (phase, "done");

      set_phase (self->steps[i].dot, phase);
      set_phase (self->steps[i].title, phase);
      gtk_image_set_from_icon_name (GTK_IMAGE (self->steps[i].dot), done ? "object-select-symbolic" : NULL);
      if (self->steps[i].line != NULL)
        set_phase (self->steps[i].line, i < (int) self->state ? "done" : "coming");
    }
  show_label (self);
}

static int
measure_width (GtkWidget *widget, gboolean natural)
{
  int minimum_width, natural_width;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_width, &natural_width, NULL, NULL);
  return natural ? natural_width : minimum_width;
}

static int
measure_height (GtkWidget *widget, int width)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static int
measure_words (const Step *step, gboolean natural)
{
  return MAX (measure_width (step->title, TRUE), measure_width (step->detail, natural));
}

/* The last step's words end under its dot, so the last two share one stretch and a dot. */
static int
measure_stretch (ClinicHealingTrack *self, int dot, gboolean natural)
{
  int stretch = 0;

  for (int i = 0; i < N_STEPS - 2; i++)
    stretch = MAX (stretch, measure_words (&self->steps[i], natural) + LABEL_GAP);
  return MAX (stretch, measure_words (&self->steps[N_STEPS - 2], natural) + LABEL_GAP +
                         measure_words (&self->steps[N_STEPS - 1], natural) - dot);
}

/* The room for the words of a step when the track is @width wide. */
static int
get_words_width (ClinicHealingTrack *self, int index, int width)
{
  const Step *last = &self->steps[N_STEPS - 1];
  const Step *before_last = &self->steps[N_STEPS - 2];
  int dot = measure_width (self->steps[0].dot, FALSE);
  int stretch = (width - dot) / (N_STEPS - 1);
  int shared = stretch + dot - LABEL_GAP;
  int last_width;

  if (index < N_STEPS - 2)
    return MAX (stretch - LABEL_GAP, measure_words (&self->steps[index], FALSE));
  last_width = CLAMP (shared - measure_words (before_last, TRUE), measure_words (last, FALSE),
                      measure_words (last, TRUE));
  return index == N_STEPS - 1 ? last_width : MAX (shared - last_width, measure_words (before_last, FALSE));
}

/* Where the words of all steps have too little room, those of the one that is current stand below all dots. */
static gboolean
is_short (ClinicHealingTrack *self, int width)
{
  int dot = measure_width (self->steps[0].dot, FALSE);

  return width >= 0 && width < dot + (N_STEPS - 1) * measure_stretch (self, dot, FALSE);
}

static int
measure_short_words (ClinicHealingTrack *self, int width)
{
  const Step *step = &self->steps[self->state];

  return measure_height (step->title, MAX (width, measure_width (step->title, FALSE))) +
         measure_height (step->detail, MAX (width, measure_width (step->detail, FALSE)));
}

static int
measure_detail (ClinicHealingTrack *self, int width)
{
  int height = 0;

  for (int i = 0; i < N_STEPS; i++)
    height = MAX (height, measure_height (self->steps[i].detail, get_words_width (self, i, width)));
  return height;
}

static GtkSizeRequestMode
clinic_healing_track_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
clinic_healing_track_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  ClinicHealingTrack *self = CLINIC_HEALING_TRACK (widget);
  int dot = measure_width (self->steps[0].dot, FALSE);
  const Step *current = &self->steps[self->state];
  int full = dot + (N_STEPS - 1) * measure_stretch (self, dot, TRUE);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (N_STEPS * (dot + LINE_GAP), MAX (measure_width (current->title, FALSE), measure_width (current->detail, FALSE)));
      *natural = full;
      return;
    }
  *minimum = *natural = measure_height (self->steps[0].dot, -1) + LABEL_GAP +
                        (is_short (self, for_size) ? measure_short_words (self, for_size)
                         : measure_height (self->steps[0].title, -1) + measure_detail (self, for_size >= 0 ? for_size : full));
}

static void
place (ClinicHealingTrack *self, GtkWidget *child, int x, int y, int width, int height)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (widget) - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
place_words (ClinicHealingTrack *self, const Step *step, int x, int y, int width)
{
  int title_height = measure_height (step->title, -1);

  place (self, step->title, x, y, width, title_height);
  place (self, step->detail, x, y + title_height, width, measure_height (step->detail, width));
}

static void
place_short_words (ClinicHealingTrack *self, const Step *step, int y, int width)
{
  int height = measure_height (step->title, width);

  place (self, step->title, 0, y, width, height);
  place (self, step->detail, 0, y + height, width, measure_height (step->detail, width));
}

static void
place_line (ClinicHealingTrack *self, GtkWidget *line, int from, int to, int dot)
{
  int height = measure_height (line, -1);

  place (self, line, from + LINE_GAP, (dot - height) / 2, MAX (0, to - from - 2 * LINE_GAP), height);
}

static void
clinic_healing_track_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ClinicHealingTrack *self = CLINIC_HEALING_TRACK (widget);
  int dot = measure_width (self->steps[0].dot, FALSE);
  gboolean brief = is_short (self, width);

  for (int i = 0; i < N_STEPS; i++)
    {
      const Step *step = &self->steps[i];
      int x = (width - dot) * i / (N_STEPS - 1);
      int words_width = get_words_width (self, i, width);

      gtk_widget_set_child_visible (step->title, !brief || i == (int) self->state);
      gtk_widget_set_child_visible (step->detail, !brief || i == (int) self->state);
      place (self, step->dot, x, 0, dot, dot);
      if (!brief)
        place_words (self, step, i == N_STEPS - 1 ? width - words_width : x, dot + LABEL_GAP, words_width);
      else if (i == (int) self->state)
        place_short_words (self, step, dot + LABEL_GAP, width);
      if (step->line != NULL)
        place_line (self, step->line, x + dot, (width - dot) * (i + 1) / (N_STEPS - 1), dot);
    }
}

static void
clinic_healing_track_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATE)
    g_value_set_int (value, CLINIC_HEALING_TRACK (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
clinic_healing_track_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATE)
    clinic_healing_track_set_state (CLINIC_HEALING_TRACK (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
clinic_healing_track_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (clinic_healing_track_parent_class)->dispose (object);
}

static void
clinic_healing_track_class_init (ClinicHealingTrackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = clinic_healing_track_get_property;
  object_class->set_property = clinic_healing_track_set_property;
  object_class->dispose = clinic_healing_track_dispose;
  widget_class->get_request_mode = clinic_healing_track_get_request_mode;
  widget_class->measure = clinic_healing_track_measure;
  widget_class->size_allocate = clinic_healing_track_size_allocate;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, N_STEPS - 1, CLINIC_HEALING_FRESH,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "healing-track");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
create_step (ClinicHealingTrack *self, int index)
{
  GtkWidget *widget = GTK_WIDGET (self);
  Step *step = &self->steps[index];
  double xalign = index == N_STEPS - 1 ? 1.0 : 0.0;

  step->dot = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "css-name", "dot",
                            NULL);
  step->title = g_object_new (GTK_TYPE_LABEL, "label", clinic_healing_track_get_word (index), "xalign", xalign,
                              "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  step->detail = g_object_new (GTK_TYPE_LABEL, "xalign", xalign, "wrap", TRUE,
                               "justify", xalign > 0 ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT, NULL);
  gtk_widget_add_css_class (step->title, "title");
  gtk_widget_add_css_class (step->detail, "caption");
  gtk_widget_add_css_class (step->detail, "dim-label");
  gtk_widget_set_parent (step->dot, widget);
  if (index < N_STEPS - 1)
    {
      step->line = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "css-name", "line",
                                 NULL);
      gtk_widget_set_parent (step->line, widget);
    }
  gtk_widget_set_parent (step->title, widget);
  gtk_widget_set_parent (step->detail, widget);
}

static void
clinic_healing_track_init (ClinicHealingTrack *self)
{
  for (int i = 0; i < N_STEPS; i++)
    create_step (self, i);
  show_state (self);
}

GtkWidget *
clinic_healing_track_new (void)
{
  return g_object_new (CLINIC_TYPE_HEALING_TRACK, NULL);
}

ClinicHealingState
clinic_healing_track_get_state (ClinicHealingTrack *self)
{
  g_return_val_if_fail (CLINIC_IS_HEALING_TRACK (self), CLINIC_HEALING_FRESH);

  return self->state;
}

void
clinic_healing_track_set_state (ClinicHealingTrack *self, ClinicHealingState state)
{
  g_return_if_fail (CLINIC_IS_HEALING_TRACK (self));
  g_return_if_fail ((guint) state < N_STEPS);

  if (self->state == state)
    return;
  self->state = state;
  show_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
clinic_healing_track_set_detail (ClinicHealingTrack *self, ClinicHealingState step, const char *detail)
{
  g_return_if_fail (CLINIC_IS_HEALING_TRACK (self));
  g_return_if_fail ((guint) step < N_STEPS);

  gtk_label_set_label (GTK_LABEL (self->steps[step].detail), detail != NULL ? detail : "");
  show_label (self);
}
