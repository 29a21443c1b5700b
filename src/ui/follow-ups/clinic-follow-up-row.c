/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/follow-ups/clinic-follow-up-row.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-alert-pill.h"
#include "ui/parts/clinic-follow-up-words.h"

struct _ClinicFollowUpRow
{
  GtkListBoxRow parent_instance;

  ClinicTask *task;
  ClinicFollowUpSection section;

  GtkWidget *icon;
  GtkWidget *name;
  GtkWidget *pills;
  GtkWidget *line;
  GtkWidget *when;
};

G_DEFINE_FINAL_TYPE (ClinicFollowUpRow, clinic_follow_up_row, GTK_TYPE_LIST_BOX_ROW)

static void
clinic_follow_up_row_finalize (GObject *object)
{
  clinic_task_free (CLINIC_FOLLOW_UP_ROW (object)->task);
  G_OBJECT_CLASS (clinic_follow_up_row_parent_class)->finalize (object);
}

static void
clinic_follow_up_row_class_init (ClinicFollowUpRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clinic_follow_up_row_finalize;
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
clinic_follow_up_row_init (ClinicFollowUpRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->icon = gtk_image_new ();
  self->name = make_label (NULL);
  self->pills = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->line = make_label ("caption");
  self->when = make_label ("caption");
  gtk_label_set_ellipsize (GTK_LABEL (self->when), PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (self->icon, "dim-label");
  gtk_widget_add_css_class (self->line, "dim-label");
  gtk_widget_add_css_class (self->when, "numeric");
  gtk_widget_set_valign (self->pills, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), self->name);
  gtk_box_append (GTK_BOX (head), self->pills);
  gtk_box_append (GTK_BOX (words), head);
  gtk_box_append (GTK_BOX (words), self->line);
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), self->when);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

GtkWidget *
clinic_follow_up_row_new (void)
{
  return g_object_new (CLINIC_TYPE_FOLLOW_UP_ROW, NULL);
}

const ClinicTask *
clinic_follow_up_row_get_task (ClinicFollowUpRow *self)
{
  g_return_val_if_fail (CLINIC_IS_FOLLOW_UP_ROW (self), NULL);

  return self->task;
}

ClinicFollowUpSection
clinic_follow_up_row_get_section (ClinicFollowUpRow *self)
{
  g_return_val_if_fail (CLINIC_IS_FOLLOW_UP_ROW (self), CLINIC_SECTION_TODAY);

  return self->section;
}

static void
add_pill (ClinicFollowUpRow *self, ClinicAlertKind kind, const char *text)
{
  GtkWidget *pill = clinic_alert_pill_new (kind, text);

  clinic_alert_pill_set_compact (CLINIC_ALERT_PILL (pill), TRUE);
  gtk_box_append (GTK_BOX (self->pills), pill);
}

static void
show_pills (ClinicFollowUpRow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->pills)) != NULL)
    gtk_box_remove (GTK_BOX (self->pills), child);
  if (self->task->red_flag)
    add_pill (self, CLINIC_ALERT_RED_FLAG, NULL);
  if (*self->task->allergies != '\0')
    add_pill (self, CLINIC_ALERT_ALLERGY, self->task->allergies);
  if (self->task->cold_sores)
    add_pill (self, CLINIC_ALERT_COLD_SORES, self->task->cold_sores_note);
}

static const char *
get_section_word (ClinicFollowUpSection section)
{
  switch (section)
    {
    case CLINIC_SECTION_OVERDUE: return _("overdue");
    case CLINIC_SECTION_TODAY: return _("today");
    case CLINIC_SECTION_COMING:
    case CLINIC_N_SECTIONS:
    default: return _("coming");
    }
}

void
clinic_follow_up_row_show (ClinicFollowUpRow *self, const ClinicTask *task, ClinicFollowUpSection section,
                           ClinicDay today, GTimeZone *zone)
{
  g_autofree char *line = NULL;
  g_autofree char *when = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (CLINIC_IS_FOLLOW_UP_ROW (self) && task != NULL);

  clinic_task_free (self->task);
  self->task = clinic_task_copy (task);
  self->section = section;
  line = clinic_follow_up_words_dup_short_line (task, today);
  when = clinic_follow_up_words_dup_when (task, today, zone);
  /* Translators: for a screen reader: "Hana Kim, Peel check · day 3, overdue, since Mon" */
  spoken = g_strdup_printf (_("%s, %s, %s, %s"), task->patient_name, line, get_section_word (section), when);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), clinic_follow_up_words_get_icon (task->follow_up->kind));
  gtk_label_set_label (GTK_LABEL (self->name), task->patient_name);
  gtk_label_set_label (GTK_LABEL (self->line), line);
  gtk_label_set_label (GTK_LABEL (self->when), when);
  gtk_widget_remove_css_class (self->when, section == CLINIC_SECTION_OVERDUE ? "dim-label" : "overdue");
  gtk_widget_add_css_class (self->when, section == CLINIC_SECTION_OVERDUE ? "overdue" : "dim-label");
  show_pills (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
