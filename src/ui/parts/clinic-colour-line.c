/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-colour-line.h"

#include "ui/parts/clinic-status-line.h"

struct _ClinicColourLine
{
  GtkWidget parent_instance;

  ClinicDiary *diary;
  gint64 course;
  gint64 session;
  guint generation; /* answers to earlier questions are dropped */
  gulong handler;

  GtkWidget *line;
};

G_DEFINE_FINAL_TYPE (ClinicColourLine, clinic_colour_line, GTK_TYPE_WIDGET)

typedef struct
{
  ClinicColourLine *self;
  guint generation;
} Question;

static void
show (ClinicColourLine *self, const char *words)
{
  clinic_status_line_say (CLINIC_STATUS_LINE (self->line), CLINIC_TONE_CAUTION, words);
  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (ClinicColourLine) self = question->self;
  g_autoptr (ClinicSeries) series = clinic_diary_load_series_finish (CLINIC_DIARY (source), result, NULL);
  g_autofree char *words = NULL;

  /* what cannot be read is said by the page around it, which reads the same */
  if (question->generation != self->generation || self->diary == NULL || series == NULL)
    return;
  words = clinic_series_warn (series, self->diary,
                              self->session != 0 ? clinic_series_find (series, self->session) : NULL);
  show (self, words);
}

static void
read_series (ClinicColourLine *self)
{
  Question *question = g_new0 (Question, 1);

  question->self = g_object_ref (self);
  question->generation = ++self->generation;
  clinic_diary_load_series_async (self->diary, self->course, NULL, loaded_cb, question);
}

static void
changed_cb (ClinicColourLine *self, ClinicChange *change)
{
  if (clinic_change_has (change, CLINIC_KIND_CALL) || clinic_change_has (change, CLINIC_KIND_SESSION) ||
      clinic_change_has (change, CLINIC_KIND_PATIENT))
    read_series (self);
}

static void
clinic_colour_line_dispose (GObject *object)
{
  ClinicColourLine *self = CLINIC_COLOUR_LINE (object);

  if (self->diary != NULL)
    g_clear_signal_handler (&self->handler, self->diary);
  g_clear_object (&self->diary);
  g_clear_pointer (&self->line, gtk_widget_unparent);
  G_OBJECT_CLASS (clinic_colour_line_parent_class)->dispose (object);
}

static void
clinic_colour_line_class_init (ClinicColourLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clinic_colour_line_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
clinic_colour_line_init (ClinicColourLine *self)
{
  self->line = clinic_status_line_new (CLINIC_TONE_CAUTION, NULL, "");
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  show (self, NULL);
}

GtkWidget *
clinic_colour_line_new (void)
{
  return g_object_new (CLINIC_TYPE_COLOUR_LINE, NULL);
}

void
clinic_colour_line_watch (ClinicColourLine *self, ClinicDiary *diary, gint64 course, gint64 session)
{
  g_return_if_fail (CLINIC_IS_COLOUR_LINE (self) && CLINIC_IS_DIARY (diary));
  g_return_if_fail (self->diary == NULL || self->diary == diary);

  if (self->diary == NULL)
    {
      self->diary = g_object_ref (diary);
      self->handler = g_signal_connect_object (diary, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  if (self->course == course && self->session == session)
    return;
  self->course = course;
  self->session = session;
  show (self, NULL);
  read_series (self);
}
