/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-timeline-line.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-give-way.h"
#include "ui/parts/clinic-line-layout.h"
#include "ui/parts/clinic-photo-thumb.h"
#include "ui/parts/clinic-wrap-box.h"

#define MOST_THUMBS 5
#define N_BAND_COLOURS 4

static const char *const band_classes[N_BAND_COLOURS + 1] = { "band-1", "band-2", "band-3", "band-4", "band-none" };

struct _ClinicTimelineLine
{
  GtkBox parent_instance;

  ClinicDiary *diary;
  ClinicPhotoLoader *loader;
  ClinicTimelineItem *item;   /* nullable */
  ClinicTimelineWords *words; /* nullable */
  char *band;                 /* (nullable): the head */
  const char *band_class;
  const char *icon_class;

  GtkWidget *head;
  GtkWidget *day;
  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *detail;
  GtkWidget *lines;
  GtkWidget *opens;
  GtkWidget *thumbs; /* (nullable): made for the first photos */
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (ClinicTimelineLine, clinic_timeline_line, GTK_TYPE_BOX)

/* Photos */

static void
add_thumbs (ClinicTimelineLine *self)
{
  self->thumbs = clinic_wrap_box_new ();
  clinic_wrap_box_set_spacing (CLINIC_WRAP_BOX (self->thumbs), 3);
  for (int i = 0; i < MOST_THUMBS; i++)
    clinic_wrap_box_append (CLINIC_WRAP_BOX (self->thumbs), clinic_photo_thumb_new ());
  self->more = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->more, "dim-label");
  gtk_widget_set_margin_start (self->more, 3);
  gtk_widget_set_margin_top (self->thumbs, 3);
  clinic_wrap_box_append (CLINIC_WRAP_BOX (self->thumbs), self->more);
  gtk_box_append (GTK_BOX (self->lines), self->thumbs);
}

/* No photo is left out for the sake of its number. */
static guint
count_thumbs (const GPtrArray *photos)
{
  if (photos == NULL)
    return 0;
  return photos->len <= MOST_THUMBS ? photos->len : MOST_THUMBS - 1;
}

static void
show_thumbs (ClinicTimelineLine *self, const GPtrArray *photos)
{
  guint n = count_thumbs (photos);
  guint i = 0;
  g_autofree char *more = photos != NULL ? g_strdup_printf ("+%u", photos->len - n) : NULL;

  if (self->thumbs == NULL && n == 0)
    return;
  if (self->thumbs == NULL)
    add_thumbs (self);
  for (GtkWidget *child = gtk_widget_get_first_child (self->thumbs); child != self->more;
       child = gtk_widget_get_next_sibling (child), i++)
    {
      clinic_photo_thumb_show (CLINIC_PHOTO_THUMB (child), self->loader, i < n ? photos->pdata[i] : NULL);
      gtk_widget_set_visible (child, i < n);
    }
  gtk_label_set_label (GTK_LABEL (self->more), more);
  gtk_widget_set_visible (self->more, photos != NULL && photos->len > n);
  gtk_widget_set_visible (self->thumbs, n > 0);
}

/* What it says */

static void
swap_class (GtkWidget *widget, const char **was, const char *now)
{
  if (*was == now)
    return;
  if (*was != NULL)
    gtk_widget_remove_css_class (widget, *was);
  gtk_widget_add_css_class (widget, now);
  *was = now;
}

static void
show_band (ClinicTimelineLine *self, const ClinicPatientPage *page, const ClinicTimelineRow *row)
{
  guint nth = row->band != 0 ? clinic_timeline_words_nth_course (page, row->band) % N_BAND_COLOURS : N_BAND_COLOURS;

  g_clear_pointer (&self->band, g_free);
  if (row->heads)
    self->band = clinic_timeline_words_band (page, row->band);
  gtk_label_set_label (GTK_LABEL (self->head), self->band);
  gtk_widget_set_visible (self->head, self->band != NULL);
  swap_class (GTK_WIDGET (self), &self->band_class, band_classes[nth]);
}

/* All of it in one sentence, on the row that a screen reader stops at. */
static void
name_row (ClinicTimelineLine *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autoptr (GString) spoken = g_string_new (NULL);

  if (row == NULL)
    return;
  if (self->band != NULL)
    g_string_append_printf (spoken, "%s. ", self->band);
  g_string_append_printf (spoken, "%s, %s", self->words->day, self->words->title);
  if (*self->words->detail != '\0')
    g_string_append_printf (spoken, ", %s", self->words->detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str, -1);
}

static void
show_item (ClinicTimelineLine *self)
{
  const ClinicTimelineRow *row = clinic_timeline_item_get_row (self->item);
  const ClinicPatientPage *page = clinic_timeline_item_get_page (self->item);

  g_clear_pointer (&self->words, clinic_timeline_words_free);
  self->words = clinic_timeline_words_new (self->diary, page, &row->entry);
  show_band (self, page, row);
  gtk_label_set_label (GTK_LABEL (self->day), self->words->day);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), self->words->icon);
  swap_class (self->icon, &self->icon_class, self->words->css_class);
  gtk_label_set_label (GTK_LABEL (self->title), self->words->title);
  gtk_label_set_label (GTK_LABEL (self->detail), self->words->detail);
  gtk_widget_set_visible (self->detail, *self->words->detail != '\0');
  gtk_widget_set_visible (self->opens, self->words->action != NULL);
  name_row (self);
  show_thumbs (self, row->entry.kind == CLINIC_TIMELINE_PHOTOS ? ((const ClinicPhotoGroup *) row->entry.subject)->photos : NULL);
}

void
clinic_timeline_line_set_item (ClinicTimelineLine *self, ClinicTimelineItem *item)
{
  g_return_if_fail (CLINIC_IS_TIMELINE_LINE (self) && (item == NULL || CLINIC_IS_TIMELINE_ITEM (item)));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, show_item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    {
      show_thumbs (self, NULL);
      return;
    }
  g_signal_connect_object (item, "changed", G_CALLBACK (show_item), self, G_CONNECT_SWAPPED);
  show_item (self);
}

const ClinicTimelineWords *
clinic_timeline_line_get_words (ClinicTimelineLine *self)
{
  g_return_val_if_fail (CLINIC_IS_TIMELINE_LINE (self), NULL);

  return self->words;
}

/* Building */

/* Of what wraps anywhere, a line's least width is found by laying it out letter below letter, which takes a scrolling frame
   twice its time. Only large text needs to be that narrow. */
static GtkWidget *
make_text (GtkWidget *box, const char *css_class)
{
  int least_chars = clinic_give_way_is_text_large (box) ? 3 : 13;
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "width-chars", least_chars, NULL);

  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "dim-label");
    }
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_body (ClinicTimelineLine *self)
{
  GtkWidget *body = clinic_line_layout_box_new (9);

  gtk_widget_add_css_class (body, "body");
  self->day = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, "width-chars", 11, "valign", GTK_ALIGN_START, NULL);
  gtk_widget_add_css_class (self->day, "caption");
  gtk_widget_add_css_class (self->day, "dim-label");
  gtk_widget_add_css_class (self->day, "numeric");
  self->icon = g_object_new (GTK_TYPE_IMAGE, "valign", GTK_ALIGN_START, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             NULL);
  gtk_widget_add_css_class (self->icon, "timeline-icon");
  self->lines = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "hexpand", TRUE, NULL);
  self->title = make_text (self->lines, NULL);
  self->detail = make_text (self->lines, "caption");
  self->opens = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "valign", GTK_ALIGN_CENTER, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->opens, "dim-label");
  gtk_box_append (GTK_BOX (body), self->day);
  gtk_box_append (GTK_BOX (body), self->icon);
  gtk_box_append (GTK_BOX (body), self->lines);
  gtk_box_append (GTK_BOX (body), self->opens);
  gtk_box_append (GTK_BOX (self), body);
}

static void
clinic_timeline_line_dispose (GObject *object)
{
  ClinicTimelineLine *self = CLINIC_TIMELINE_LINE (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, show_item, self);
  g_clear_object (&self->item);
  g_clear_object (&self->diary);
  g_clear_object (&self->loader);
  g_clear_pointer (&self->words, clinic_timeline_words_free);
  g_clear_pointer (&self->band, g_free);
  G_OBJECT_CLASS (clinic_timeline_line_parent_class)->dispose (object);
}

static void
clinic_timeline_line_class_init (ClinicTimelineLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clinic_timeline_line_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "timeline-line");
}

static void
clinic_timeline_line_init (ClinicTimelineLine *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->head = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "visible", FALSE,
                             NULL);
  gtk_widget_add_css_class (self->head, "band-head");
  gtk_box_append (GTK_BOX (self), self->head);
  add_body (self);
}

GtkWidget *
clinic_timeline_line_new (ClinicDiary *diary, ClinicPhotoLoader *loader)
{
  ClinicTimelineLine *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && CLINIC_IS_PHOTO_LOADER (loader), NULL);

  self = g_object_new (CLINIC_TYPE_TIMELINE_LINE, NULL);
  self->diary = g_object_ref (diary);
  self->loader = g_object_ref (loader);
  return GTK_WIDGET (self);
}
