/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-grade-card.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-photo-loader.h"
#include "ui/parts/clinic-grade-chart.h"
#include "ui/parts/clinic-grade-window.h"
#include "ui/parts/clinic-photo-texture.h"
#include "ui/parts/clinic-photo-thumb.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-text-line.h"
#include "ui/parts/clinic-wrap-box.h"

#define MOST_BYTES (4 * 1024 * 1024) /* of pictures held in memory */
#define PHOTO_LONGEST 192            /* px a picture is decoded to */

struct _ClinicGradeCard
{
  AdwBin parent_instance;

  ClinicDiary *diary;
  gint64 course;
  gint64 session;
  ClinicSeries *series; /* (nullable): as read last */
  gboolean compact;
  gboolean listed;      /* there is a day for the list */
  guint generation;     /* answers to earlier questions are dropped */
  ClinicPhotoLoader *loader;
  GCancellable *cancellable; /* (nullable): of the picture on its way */

  GtkLabel *area;
  ClinicStatusLine *fault;
  GtkWidget *graded;
  GtkWidget *empty;
  ClinicGradeChart *chart;
  GtkWidget *picture;
  GtkLabel *sentence;
  GtkLabel *summary;
  GtkWidget *curve_button;
  ClinicStatusLine *colour;
  ClinicStatusLine *warning;
  GtkExpander *list_part;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (ClinicGradeCard, clinic_grade_card, ADW_TYPE_BIN)

/* The chosen day */

static const ClinicSeriesEntry *
get_chosen (ClinicGradeCard *self)
{
  int left = clinic_grade_chart_get_selected (self->chart);

  for (guint i = 0; self->series != NULL && left >= 0 && i < self->series->entries->len; i++)
    {
      const ClinicSeriesEntry *entry = self->series->entries->pdata[i];

      if (entry->grade != NULL && left-- == 0)
        return entry;
    }
  return NULL;
}

static void
photo_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicGradeCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicPhotoPixels) pixels = clinic_photo_loader_load_finish (CLINIC_PHOTO_LOADER (source), result, &error);
  g_autoptr (GdkTexture) texture = NULL;

  /* the photos' page says what is wrong with a file */
  if (pixels == NULL || self->diary == NULL)
    return;
  texture = clinic_photo_texture_new (pixels);
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  gtk_widget_set_visible (self->picture, TRUE);
}

static void
show_photo (ClinicGradeCard *self, const ClinicPhoto *photo)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (self->picture, FALSE);
  if (photo == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  clinic_photo_loader_load_async (self->loader, photo, PHOTO_LONGEST, self->cancellable, photo_loaded_cb, g_object_ref (self));
}

static void
selected_cb (ClinicGradeCard *self)
{
  const ClinicSeriesEntry *entry = get_chosen (self);
  g_autofree char *words = entry != NULL ? clinic_series_say_entry (entry) : NULL;

  gtk_label_set_label (self->sentence, words != NULL ? words : "");
  show_photo (self, entry != NULL ? entry->photo : NULL);
}

/* All days */

static gboolean
is_listed (const ClinicSeriesEntry *entry)
{
  return entry->grade != NULL || entry->performed;
}

static GtkWidget *
make_thumb (ClinicGradeCard *self, const ClinicPhoto *photo)
{
  GtkWidget *thumb = clinic_photo_thumb_new ();

  gtk_widget_set_valign (thumb, GTK_ALIGN_CENTER);
  clinic_photo_thumb_show (CLINIC_PHOTO_THUMB (thumb), self->loader, photo);
  return thumb;
}

static void
add_row (ClinicGradeCard *self, const ClinicSeriesEntry *entry)
{
  g_autofree char *words = clinic_series_say_entry (entry);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = clinic_text_line_new (words, "body");
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  gtk_widget_add_css_class (row, "grade-row");
  gtk_widget_set_tooltip_text (row, entry->grade != NULL ? _("Change this grade") : _("Grade this session"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_hexpand (line, TRUE);
  gtk_box_append (GTK_BOX (content), line);
  if (entry->photo != NULL)
    gtk_box_append (GTK_BOX (content), make_thumb (self, entry->photo));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  g_object_set_data (G_OBJECT (row), "entry", (gpointer) entry);
  gtk_list_box_append (self->list, row);
}

/* Its rows are made when they are asked for: a long course has dozens. */
static void
fill_list (ClinicGradeCard *self)
{
  gboolean open = gtk_expander_get_expanded (self->list_part);
  GtkWidget *row;

  self->listed = FALSE;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; self->series != NULL && i < self->series->entries->len; i++)
    if (is_listed (self->series->entries->pdata[i]))
      {
        self->listed = TRUE;
        if (open)
          add_row (self, self->series->entries->pdata[i]);
      }
}

/* Showing */

static void
show_colour (ClinicGradeCard *self)
{
  gboolean due = clinic_series_next_is_due (self->series, clinic_diary_get_today (self->diary));
  g_autofree char *colour = clinic_series_say_colour (self->series);
  g_autofree char *warning = due ? clinic_series_warn (self->series, self->diary, NULL) : NULL;

  clinic_status_line_say (self->colour, CLINIC_TONE_PLAIN, colour);
  clinic_status_line_say (self->warning, CLINIC_TONE_CAUTION, warning);
}

/* A course that ended ungraded has nothing to tell among others. */
static gboolean
is_going_on (ClinicGradeCard *self)
{
  return self->series == NULL || self->series->course->status == CLINIC_COURSE_ACTIVE ||
         self->series->course->status == CLINIC_COURSE_PAUSED;
}

/* What shows of it, and what is behind the button. */
static void
update_parts (ClinicGradeCard *self)
{
  gboolean open = !self->compact || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->curve_button));
  gboolean any = clinic_grade_chart_get_n_days (self->chart) > 0;

  gtk_widget_set_visible (self->curve_button, self->compact && any);
  gtk_widget_set_visible (self->graded, any && open);
  gtk_widget_set_visible (GTK_WIDGET (self->list_part), self->listed && (!self->compact || (open && any)));
  gtk_widget_set_visible (self->empty, self->series != NULL && !any);
  gtk_widget_set_visible (GTK_WIDGET (self), !self->compact || any || is_going_on (self));
}

/* How they changed, else the only one there is. */
static void
show_summary (ClinicGradeCard *self)
{
  g_autofree char *change = clinic_series_say_change (self->series);
  guint n = clinic_grade_chart_get_n_days (self->chart);
  const char *words = change != NULL && *change != '\0' ? change : n > 0 ? clinic_grade_chart_get_sentence (self->chart, n - 1) : "";

  gtk_label_set_label (self->summary, words);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), *words != '\0' && (n > 1 || self->compact));
}

static void
show_series (ClinicGradeCard *self)
{
  /* Translators: the scale of a grade, and the area that is treated */
  g_autofree char *area = g_strdup_printf (_("Goodman and Baron · %s"), self->series->course->area);

  gtk_label_set_label (self->area, area);
  clinic_grade_chart_show (self->chart, self->series);
  show_summary (self);
  fill_list (self);
  update_parts (self);
  show_colour (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "grades.grade", TRUE);
}

typedef struct
{
  ClinicGradeCard *self;
  guint generation;
} Question;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (ClinicGradeCard) self = question->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicSeries) series = clinic_diary_load_series_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (question->generation != self->generation || self->diary == NULL)
    return;
  clinic_status_line_say (self->fault, CLINIC_TONE_BAD, words);
  if (series == NULL)
    return;
  g_clear_pointer (&self->series, clinic_series_free);
  self->series = g_steal_pointer (&series);
  show_series (self);
}

static void
read_series (ClinicGradeCard *self)
{
  Question *question = g_new0 (Question, 1);

  question->self = g_object_ref (self);
  question->generation = ++self->generation;
  clinic_diary_load_series_async (self->diary, self->course, NULL, loaded_cb, question);
}

static void
changed_cb (ClinicGradeCard *self, ClinicChange *change)
{
  static const ClinicKind kinds[] = { CLINIC_KIND_GRADE, CLINIC_KIND_CALL,    CLINIC_KIND_SESSION, CLINIC_KIND_HEALING,
                                      CLINIC_KIND_PHOTO, CLINIC_KIND_PATIENT, CLINIC_KIND_COURSE };

  for (guint i = 0; self->diary != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (clinic_change_has (change, kinds[i]))
      {
        read_series (self);
        return;
      }
}

/* Grading */

static void
open_window (ClinicGradeCard *self, const ClinicSeriesEntry *entry)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  gtk_window_present (GTK_WINDOW (clinic_grade_window_new (parent, self->diary, self->series, entry)));
}

/* Today's session or review, where there is one. */
static const ClinicSeriesEntry *
find_today (ClinicGradeCard *self)
{
  ClinicDay today = clinic_diary_get_today (self->diary);

  for (guint i = 0; i < self->series->entries->len; i++)
    if (((ClinicSeriesEntry *) self->series->entries->pdata[i])->day == today)
      return self->series->entries->pdata[i];
  return NULL;
}

static void
grade (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicGradeCard *self = CLINIC_GRADE_CARD (widget);

  open_window (self, self->session != 0 ? clinic_series_find (self->series, self->session) : find_today (self));
}

static void
activated_cb (ClinicGradeCard *self)
{
  const ClinicSeriesEntry *entry = get_chosen (self);

  if (entry != NULL)
    open_window (self, entry);
}

static void
row_cb (ClinicGradeCard *self, GtkListBoxRow *row)
{
  open_window (self, g_object_get_data (G_OBJECT (row), "entry"));
}

/* The class */

static void
clinic_grade_card_dispose (GObject *object)
{
  ClinicGradeCard *self = CLINIC_GRADE_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->loader);
  g_clear_object (&self->diary);
  g_clear_pointer (&self->series, clinic_series_free);
  G_OBJECT_CLASS (clinic_grade_card_parent_class)->dispose (object);
}

static void
clinic_grade_card_class_init (ClinicGradeCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_grade_card_dispose;
  g_type_ensure (CLINIC_TYPE_GRADE_CHART);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  g_type_ensure (CLINIC_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/parts/clinic-grade-card.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeCard, area);
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeCard, fault);
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeCard, graded);
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeCard, empty);
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeCard, chart);
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeCard, picture);
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeCard, sentence);
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeCard, summary);
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeCard, curve_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeCard, colour);
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeCard, warning);
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeCard, list_part);
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeCard, list);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_parts);
  gtk_widget_class_bind_template_callback (widget_class, fill_list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
  gtk_widget_class_install_action (widget_class, "grades.grade", NULL, grade);
}

static void
clinic_grade_card_init (ClinicGradeCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "grades.grade", FALSE);
}

GtkWidget *
clinic_grade_card_new (void)
{
  return g_object_new (CLINIC_TYPE_GRADE_CARD, NULL);
}

void
clinic_grade_card_watch (ClinicGradeCard *self, ClinicDiary *diary, gint64 course, gint64 session)
{
  g_return_if_fail (CLINIC_IS_GRADE_CARD (self) && CLINIC_IS_DIARY (diary));
  g_return_if_fail (self->diary == NULL || self->diary == diary);

  if (self->diary == NULL)
    {
      self->diary = g_object_ref (diary);
      self->loader = clinic_photo_loader_new (clinic_db_get_folder (clinic_diary_get_db (diary)), MOST_BYTES);
      clinic_grade_chart_set_loader (self->chart, self->loader);
      g_signal_connect_object (diary, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  if (self->course == course && self->session == session)
    return;
  self->course = course;
  self->session = session;
  read_series (self);
}

void
clinic_grade_card_set_compact (ClinicGradeCard *self, gboolean compact)
{
  g_return_if_fail (CLINIC_IS_GRADE_CARD (self));

  self->compact = compact;
  update_parts (self);
}

gint64
clinic_grade_card_get_course (ClinicGradeCard *self)
{
  g_return_val_if_fail (CLINIC_IS_GRADE_CARD (self), 0);

  return self->course;
}
