/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-visit-preview.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "ui/calendar/clinic-visit-strip.h"
#include "ui/parts/clinic-status-line.h"

struct _ClinicVisitPreview
{
  GtkWidget parent_instance;

  gboolean filling;

  GtkWidget *card;
  GtkLabel *title;
  GtkLabel *bed;
  ClinicVisitStrip *strip;
  GtkLabel *arrives;
  GtkLabel *rolling;
  GtkLabel *done;
  GtkLabel *limits;
  GtkSpinButton *wait;
  ClinicStatusLine *fault;
};

G_DEFINE_FINAL_TYPE (ClinicVisitPreview, clinic_visit_preview, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_WAIT_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
wait_value_changed_cb (ClinicVisitPreview *self)
{
  g_assert (CLINIC_IS_VISIT_PREVIEW (self));

  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_WAIT_CHANGED], 0);
}

static void
show_times (ClinicVisitPreview *self, ClinicDiary *diary, const ClinicSlot *slot, const ClinicVisitShape *shape)
{
  GTimeZone *zone = clinic_diary_get_zone (diary);
  gint64 start = clinic_time_at (slot->day, slot->minute, zone);
  gint64 rolling = start + slot->wait * 60;
  gint64 done = rolling + shape->rolling * 60;
  g_autofree char *day = clinic_format_day (slot->day, CLINIC_DAY_FORM_WEEKDAY);
  g_autofree char *range = clinic_format_time_range (start, done, zone);
  g_autofree char *title = clinic_phrase_list ((const char *const[]){ day, range, NULL });
  g_autofree char *start_time = clinic_format_time (start, zone);
  g_autofree char *rolling_time = clinic_format_time (rolling, zone);
  g_autofree char *done_time = clinic_format_time (done, zone);
  g_autofree char *bed = clinic_setup_say_bed (clinic_diary_get_setup (diary), slot->bed);
  /* Translators: %s is a time each */
  g_autofree char *arrives = g_strdup_printf (_("%s arrives"), start_time);
  g_autofree char *rolls = g_strdup_printf (_("%s rolling"), rolling_time);
  g_autofree char *ends = g_strdup_printf (_("%s done"), done_time);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->bed, bed);
  gtk_label_set_label (self->arrives, arrives);
  gtk_label_set_label (self->rolling, rolls);
  gtk_label_set_label (self->done, ends);
  clinic_visit_strip_set_minutes (self->strip, slot->wait, shape->rolling, shape->turnover);
}

static void
show_limits (ClinicVisitPreview *self, const ClinicVisitShape *shape)
{
  g_autofree char *limits = g_strdup_printf (_("%d to %d min"), shape->wait_min, shape->wait_max);

  gtk_label_set_label (self->limits, limits);
  gtk_spin_button_set_range (self->wait, shape->wait_min, shape->wait_max);
}

void
clinic_visit_preview_set_slot (ClinicVisitPreview *self, ClinicDiary *diary, const ClinicSlot *slot, const ClinicVisitShape *shape)
{
  g_return_if_fail (CLINIC_IS_VISIT_PREVIEW (self));
  g_return_if_fail (shape != NULL);

  gtk_widget_set_sensitive (self->card, slot != NULL);
  self->filling = TRUE;
  show_limits (self, shape);
  if (slot != NULL)
    {
      show_times (self, diary, slot, shape);
      gtk_spin_button_set_value (self->wait, slot->wait);
    }
  else
    {
      gtk_label_set_label (self->title, _("No time chosen yet"));
      gtk_label_set_label (self->bed, "");
    }
  self->filling = FALSE;
}

int
clinic_visit_preview_get_wait (ClinicVisitPreview *self)
{
  g_return_val_if_fail (CLINIC_IS_VISIT_PREVIEW (self), 0);

  return gtk_spin_button_get_value_as_int (self->wait);
}

void
clinic_visit_preview_set_fault (ClinicVisitPreview *self, const char *fault)
{
  g_return_if_fail (CLINIC_IS_VISIT_PREVIEW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->fault), fault != NULL);
  clinic_status_line_set_text (self->fault, fault != NULL ? fault : "");
}

static GtkLabel *
append_label (GtkWidget *box, const char *css_class, float xalign)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
append_box (GtkWidget *parent, GtkOrientation orientation, int spacing)
{
  GtkWidget *box = gtk_box_new (orientation, spacing);

  gtk_box_append (GTK_BOX (parent), box);
  return box;
}

static void
build_times (ClinicVisitPreview *self)
{
  GtkWidget *box = append_box (self->card, GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = append_box (box, GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *strip = clinic_visit_strip_new ();
  GtkWidget *times;

  gtk_widget_add_css_class (box, "visit-part");
  self->title = append_label (head, "heading", 0);
  self->bed = append_label (head, "caption", 1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->bed), FALSE);
  gtk_box_append (GTK_BOX (box), strip);
  self->strip = CLINIC_VISIT_STRIP (strip);
  times = append_box (box, GTK_ORIENTATION_HORIZONTAL, 6);
  self->arrives = append_label (times, "caption", 0);
  self->rolling = append_label (times, "caption", 0.5);
  self->done = append_label (times, "caption", 1);
}

static void
build_wait (ClinicVisitPreview *self)
{
  GtkWidget *row = append_box (self->card, GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = append_box (row, GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *spin = gtk_spin_button_new_with_range (0, 240, CLINIC_SCHEDULE_STEP);

  gtk_widget_add_css_class (row, "visit-part");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_label_set_label (append_label (words, "body", 0), _("Wait under cream"));
  self->limits = append_label (words, "caption", 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->limits), "dim-label");
  gtk_spin_button_set_snap_to_ticks (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Wait under cream, minutes"), -1);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (wait_value_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), spin);
  self->wait = GTK_SPIN_BUTTON (spin);
}

static void
clinic_visit_preview_dispose (GObject *object)
{
  g_clear_pointer (&CLINIC_VISIT_PREVIEW (object)->card, gtk_widget_unparent);
  G_OBJECT_CLASS (clinic_visit_preview_parent_class)->dispose (object);
}

static void
clinic_visit_preview_class_init (ClinicVisitPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clinic_visit_preview_dispose;
  signals[SIGNAL_WAIT_CHANGED] = g_signal_new ("wait-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                               NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
clinic_visit_preview_init (ClinicVisitPreview *self)
{
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  build_times (self);
  gtk_box_append (GTK_BOX (self->card), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  build_wait (self);
  self->fault = CLINIC_STATUS_LINE (clinic_status_line_new (CLINIC_TONE_BAD, NULL, ""));
  gtk_widget_add_css_class (GTK_WIDGET (self->fault), "visit-part");
  gtk_box_append (GTK_BOX (self->card), GTK_WIDGET (self->fault));
  clinic_visit_preview_set_fault (self, NULL);
}

GtkWidget *
clinic_visit_preview_new (void)
{
  return g_object_new (CLINIC_TYPE_VISIT_PREVIEW, NULL);
}
