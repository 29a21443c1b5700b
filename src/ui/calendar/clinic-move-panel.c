/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-move-panel.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "ui/parts/clinic-status-line.h"

struct _ClinicMovePanel
{
  GtkWidget parent_instance;

  ClinicMover *mover; /* nullable */
  ClinicDiary *diary; /* nullable */

  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *name;
  GtkLabel *place;
  GtkLabel *target;
  GtkWidget *checks; /* a row for each */
  GtkWidget *rows[CLINIC_N_CHECKS];
  GtkLabel *words[CLINIC_N_CHECKS];
  GtkImage *icons[CLINIC_N_CHECKS];
};

G_DEFINE_FINAL_TYPE (ClinicMovePanel, clinic_move_panel, GTK_TYPE_WIDGET)

static const char *const check_names[CLINIC_N_CHECKS] = {
  [CLINIC_CHECK_TIME] = N_("Time"),
  [CLINIC_CHECK_SPACING] = N_("Spacing"),
  [CLINIC_CHECK_BED] = N_("Bed"),
  [CLINIC_CHECK_DOCTOR] = N_("Doctor"),
};

static void
show_check (ClinicMovePanel *self, ClinicCheck check, gboolean ok, const char *words)
{
  GtkWidget *icon = GTK_WIDGET (self->icons[check]);

  gtk_widget_set_visible (self->rows[check], check != CLINIC_CHECK_TIME || !ok);
  gtk_label_set_label (self->words[check], words);
  gtk_image_set_from_icon_name (self->icons[check], ok ? "object-select-symbolic" : "action-unavailable-symbolic");
  gtk_widget_set_css_classes (icon, (const char *[]){ ok ? "success" : "error", NULL });
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, ok ? _("allowed") : _("refused"), -1);
}

static void
show_visit (ClinicMovePanel *self, const ClinicVisit *visit)
{
  g_autofree char *bed = clinic_setup_say_bed (clinic_diary_get_setup (self->diary), visit->session->bed);
  g_autofree char *when = clinic_format_day_time (visit->session->start, clinic_diary_get_zone (self->diary));
  /* Translators: the session's number, the course's length, the bed, day and time: "3 of 6 · Bed 4, Tue 24 Nov, 11:00" */
  g_autofree char *place = g_strdup_printf (_("%d of %d · %s, %s"), visit->nth, visit->length, bed, when);

  gtk_label_set_label (self->title, clinic_mover_get_kind (self->mover) == CLINIC_MOVE_WAIT ? _("Stretching the Wait")
                                                                                            : _("Moving"));
  gtk_label_set_label (self->name, visit->patient_name);
  gtk_label_set_label (self->place, place);
}

static void
show_target (ClinicMovePanel *self)
{
  const ClinicSlot *slot = clinic_mover_get_slot (self->mover);
  GTimeZone *zone = clinic_diary_get_zone (self->diary);
  g_autofree char *when = clinic_format_day_time (clinic_time_at (slot->day, slot->minute, zone), zone);
  g_autofree char *bed = clinic_setup_say_bed (clinic_diary_get_setup (self->diary), slot->bed);
  /* Translators: day and time, a bed, minutes under cream */
  g_autofree char *target = g_strdup_printf (_("to %s, %s, numbing %d min"), when, bed, slot->wait);

  gtk_label_set_label (self->target, target);
}

static void
mover_changed_cb (ClinicMovePanel *self)
{
  const ClinicVisit *visit = clinic_mover_get_visit (self->mover);
  const ClinicPlaceAnswer *answer = clinic_mover_get_answer (self->mover);

  gtk_widget_set_visible (self->box, visit != NULL);
  if (visit == NULL)
    return;
  show_visit (self, visit);
  show_target (self);
  gtk_widget_set_visible (self->checks, answer != NULL);
  for (int i = 0; answer != NULL && i < CLINIC_N_CHECKS; i++)
    show_check (self, i, answer->checks[i].ok, answer->checks[i].words);
}

void
clinic_move_panel_set_mover (ClinicMovePanel *self, ClinicMover *mover, ClinicDiary *diary)
{
  g_return_if_fail (CLINIC_IS_MOVE_PANEL (self));

  if (g_set_object (&self->mover, mover))
    g_signal_connect_object (mover, "changed", G_CALLBACK (mover_changed_cb), self, G_CONNECT_SWAPPED);
  g_set_object (&self->diary, diary);
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_check (ClinicMovePanel *self, ClinicCheck check)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *title;

  title = add_label (texts, _(check_names[check]), "caption");
  gtk_widget_add_css_class (title, "dim-label");
  self->words[check] = GTK_LABEL (add_label (texts, "", NULL));
  gtk_widget_set_hexpand (texts, TRUE);
  self->icons[check] = GTK_IMAGE (gtk_image_new ());
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->icons[check]));
  gtk_box_append (GTK_BOX (self->checks), row);
  self->rows[check] = row;
}

static void
clinic_move_panel_dispose (GObject *object)
{
  ClinicMovePanel *self = CLINIC_MOVE_PANEL (object);

  g_clear_object (&self->mover);
  g_clear_object (&self->diary);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (clinic_move_panel_parent_class)->dispose (object);
}

static void
clinic_move_panel_class_init (ClinicMovePanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clinic_move_panel_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "move-panel");
}

static void
clinic_move_panel_init (ClinicMovePanel *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  self->title = GTK_LABEL (add_label (self->box, "", "heading"));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "move-card");
  self->name = GTK_LABEL (add_label (head, "", "heading"));
  self->place = GTK_LABEL (add_label (head, "", "caption"));
  gtk_widget_add_css_class (GTK_WIDGET (self->place), "dim-label");
  self->target = GTK_LABEL (add_label (head, "", "numeric"));
  gtk_box_append (GTK_BOX (card), head);
  self->checks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  for (int i = 0; i < CLINIC_N_CHECKS; i++)
    add_check (self, i);
  gtk_box_append (GTK_BOX (card), self->checks);
  gtk_box_append (GTK_BOX (self->box), card);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (self->box, FALSE);
}
