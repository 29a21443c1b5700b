/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-timeline.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-wrap-box.h"
#include "ui/patients/clinic-timeline-filter.h"
#include "ui/patients/clinic-timeline-line.h"

#define MOST_BYTES (2 * 1024 * 1024) /* of small photos held in memory */
#define MOST_LINES 12

struct _ClinicTimeline
{
  GtkBox parent_instance;

  ClinicDiary *diary;
  ClinicPhotoLoader *loader;
  ClinicTimelineList *entries;
  GtkSliceListModel *newest;

  GtkListBox *list;
  GtkLabel *nothing;
  GtkWidget *whole_button;
};

G_DEFINE_FINAL_TYPE (ClinicTimeline, clinic_timeline, GTK_TYPE_BOX)

/* Here the page of the patient is open already. */
static gboolean
leads_elsewhere (const ClinicTimelineWords *words)
{
  return words != NULL && words->action != NULL && !g_str_equal (words->action, "win.show-patient");
}

static void
update_row (GtkWidget *row)
{
  ClinicTimelineLine *line = CLINIC_TIMELINE_LINE (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));
  const ClinicTimelineWords *words = clinic_timeline_line_get_words (line);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), leads_elsewhere (words));
  if (!leads_elsewhere (words))
    return;
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), words->target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), words->action);
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  ClinicTimeline *self = user_data;
  GtkWidget *line = clinic_timeline_line_new (self->diary, self->loader);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", line, NULL);

  clinic_timeline_line_set_item (CLINIC_TIMELINE_LINE (line), item);
  update_row (row);
  /* after the line itself, which follows the same signal since before */
  g_signal_connect_object (item, "changed", G_CALLBACK (update_row), row, G_CONNECT_SWAPPED);
  return row;
}

static void
count_cb (ClinicTimeline *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->newest));

  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), n == 0);
}

static void
kinds_cb (ClinicTimeline *self, GParamSpec *pspec, ClinicTimelineFilter *filter)
{
  clinic_timeline_list_set_kinds (self->entries, clinic_timeline_filter_get_kinds (filter));
  count_cb (self);
}

void
clinic_timeline_show (ClinicTimeline *self, ClinicPatientPage *page)
{
  g_return_if_fail (CLINIC_IS_TIMELINE (self) && page != NULL);

  clinic_timeline_list_set_page (self->entries, page, clinic_diary_get_zone (self->diary));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->whole_button), "x", page->patient->id);
  count_cb (self);
}

static void
clinic_timeline_dispose (GObject *object)
{
  ClinicTimeline *self = CLINIC_TIMELINE (object);

  g_clear_object (&self->newest);
  g_clear_object (&self->entries);
  g_clear_object (&self->loader);
  g_clear_object (&self->diary);
  G_OBJECT_CLASS (clinic_timeline_parent_class)->dispose (object);
}

static void
clinic_timeline_class_init (ClinicTimelineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clinic_timeline_dispose;
}

static void
add_list (ClinicTimeline *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "timeline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Timeline"), -1);
  self->nothing = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "label", _("Nothing here yet."), "xalign", 0.0, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "dim-label");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->nothing));
}

static GtkWidget *
make_head (ClinicTimeline *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _("Timeline"), "xalign", 0.0, "hexpand", TRUE, NULL);

  gtk_widget_add_css_class (title, "heading");
  self->whole_button = gtk_button_new_with_mnemonic (_("_Whole History"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->whole_button), "x", (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->whole_button), "win.show-history");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->whole_button);
  return head;
}

static void
clinic_timeline_init (ClinicTimeline *self)
{
  GtkWidget *filter = clinic_timeline_filter_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->entries = clinic_timeline_list_new (CLINIC_TIMELINE_OVERVIEW);
  self->newest = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->entries)), 0, MOST_LINES);
  g_signal_connect_object (filter, "notify::kinds", G_CALLBACK (kinds_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), make_head (self));
  gtk_box_append (GTK_BOX (self), filter);
  add_list (self);
}

GtkWidget *
clinic_timeline_new (ClinicDiary *diary)
{
  ClinicTimeline *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  self = g_object_new (CLINIC_TYPE_TIMELINE, NULL);
  self->diary = g_object_ref (diary);
  self->loader = clinic_photo_loader_new (clinic_db_get_folder (clinic_diary_get_db (diary)), MOST_BYTES);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->newest), make_row, self, NULL);
  return GTK_WIDGET (self);
}
