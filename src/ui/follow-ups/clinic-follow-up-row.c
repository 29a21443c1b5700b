/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/follow-ups/clinic-follow-up-row.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-phrase.h"
#include "ui/parts/clinic-alert-pill.h"
#include "ui/parts/clinic-follow-up-words.h"
#include "ui/parts/clinic-line-layout.h"

struct _ClinicFollowUpRow
{
  GtkWidget parent_instance;

  ClinicDiary *diary;
  ClinicTaskItem *item; /* nullable */

  GtkWidget *head;
  GtkWidget *warning;
  GtkWidget *title;
  GtkWidget *count;

  GtkWidget *body;
  GtkWidget *icon;
  GtkWidget *name;
  GtkWidget *top; /* the name, then the pills */
  GtkWidget *line;
  GtkWidget *when;
};

G_DEFINE_FINAL_TYPE (ClinicFollowUpRow, clinic_follow_up_row, GTK_TYPE_WIDGET)

static void
clinic_follow_up_row_dispose (GObject *object)
{
  ClinicFollowUpRow *self = CLINIC_FOLLOW_UP_ROW (object);

  clinic_follow_up_row_set_item (self, NULL);
  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->body, gtk_widget_unparent);
  g_clear_object (&self->diary);
  G_OBJECT_CLASS (clinic_follow_up_row_parent_class)->dispose (object);
}

static void
clinic_follow_up_row_class_init (ClinicFollowUpRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clinic_follow_up_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
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

/* What is ours to say is not cut off; a name may be. */
static void
let_wrap (GtkWidget *label)
{
  g_object_set (label, "ellipsize", PANGO_ELLIPSIZE_NONE, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
}

/* The two faces: a line has one of them, made when it first needs it. */

static void
make_head (ClinicFollowUpRow *self)
{
  self->head = clinic_line_layout_box_new (6);
  self->warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  self->title = make_label ("caption-heading");
  let_wrap (self->title);
  self->count = make_label ("caption");
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->head, "section-head");
  gtk_box_append (GTK_BOX (self->head), self->warning);
  gtk_box_append (GTK_BOX (self->head), self->title);
  gtk_box_append (GTK_BOX (self->head), self->count);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
}

static GtkWidget *
make_words (ClinicFollowUpRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->name = make_label (NULL);
  self->line = make_label ("caption");
  let_wrap (self->line);
  gtk_widget_add_css_class (self->line, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->top), self->name);
  gtk_box_append (GTK_BOX (words), self->top);
  gtk_box_append (GTK_BOX (words), self->line);
  return words;
}

static void
make_body (ClinicFollowUpRow *self)
{
  self->body = clinic_line_layout_box_new (12);
  self->icon = gtk_image_new ();
  self->when = make_label ("caption");
  gtk_label_set_ellipsize (GTK_LABEL (self->when), PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (self->icon, "dim-label");
  gtk_widget_add_css_class (self->when, "numeric");
  gtk_widget_add_css_class (self->body, "follow-up");
  gtk_box_append (GTK_BOX (self->body), self->icon);
  gtk_box_append (GTK_BOX (self->body), make_words (self));
  gtk_box_append (GTK_BOX (self->body), self->when);
  gtk_widget_set_parent (self->body, GTK_WIDGET (self));
}

static void
clinic_follow_up_row_init (ClinicFollowUpRow *self)
{
}

GtkWidget *
clinic_follow_up_row_new (ClinicDiary *diary)
{
  ClinicFollowUpRow *self = g_object_new (CLINIC_TYPE_FOLLOW_UP_ROW, NULL);

  self->diary = g_object_ref (diary);
  return GTK_WIDGET (self);
}

ClinicTaskItem *
clinic_follow_up_row_get_item (ClinicFollowUpRow *self)
{
  g_return_val_if_fail (CLINIC_IS_FOLLOW_UP_ROW (self), NULL);

  return self->item;
}

static void
give_name (ClinicFollowUpRow *self, const char *name)
{
  GtkWidget *line = gtk_widget_get_parent (GTK_WIDGET (self));

  if (line != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* A head */

static const char *
get_section_title (ClinicFollowUpSection section)
{
  switch (section)
    {
    case CLINIC_SECTION_OVERDUE: return _("Overdue");
    case CLINIC_SECTION_TODAY: return _("Today");
    case CLINIC_SECTION_COMING:
    case CLINIC_N_SECTIONS:
    default: return _("Coming");
    }
}

static void
show_head (ClinicFollowUpRow *self)
{
  static const char *const classes[] = { "overdue", "today", "coming" };
  ClinicFollowUpSection section = clinic_task_item_get_section (self->item);
  g_autofree char *count = g_strdup_printf ("%d", clinic_task_item_get_count (self->item));
  g_autofree char *spoken = clinic_phrase_list ((const char *const[]){ get_section_title (section), count, NULL });

  if (self->head == NULL)
    make_head (self);
  gtk_label_set_label (GTK_LABEL (self->title), get_section_title (section));
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->warning, section == CLINIC_SECTION_OVERDUE);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (i == section)
      gtk_widget_add_css_class (self->head, classes[i]);
    else
      gtk_widget_remove_css_class (self->head, classes[i]);
  give_name (self, spoken);
}

/* A task */

static void
add_pill (ClinicFollowUpRow *self, ClinicAlertKind kind, const char *text)
{
  GtkWidget *pill = clinic_alert_pill_new (kind, text);

  clinic_alert_pill_set_compact (CLINIC_ALERT_PILL (pill), TRUE);
  gtk_box_append (GTK_BOX (self->top), pill);
}

static void
clear_pills (ClinicFollowUpRow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_next_sibling (self->name)) != NULL)
    gtk_box_remove (GTK_BOX (self->top), child);
}

static void
show_pills (ClinicFollowUpRow *self, const ClinicTask *task)
{
  clear_pills (self);
  if (task->red_flag)
    add_pill (self, CLINIC_ALERT_RED_FLAG, NULL);
  if (*task->allergies != '\0')
    add_pill (self, CLINIC_ALERT_ALLERGY, task->allergies);
  if (task->cold_sores)
    add_pill (self, CLINIC_ALERT_COLD_SORES, task->cold_sores_note);
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

static void
show_task (ClinicFollowUpRow *self, const ClinicTask *task)
{
  ClinicDay today = clinic_diary_get_today (self->diary);
  ClinicFollowUpSection section = clinic_task_item_get_section (self->item);
  g_autofree char *line = clinic_follow_up_words_dup_short_line (task, today);
  g_autofree char *when = clinic_follow_up_words_dup_when (task, today, clinic_diary_get_zone (self->diary));
  g_autofree char *spoken = NULL;

  if (self->body == NULL)
    make_body (self);
  /* Translators: for a screen reader: "Hana Kim, Peel check · day 3, overdue, since Mon" */
  spoken = g_strdup_printf (_("%s, %s, %s, %s"), task->patient_name, line, get_section_word (section), when);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), clinic_follow_up_words_get_icon (task->follow_up->kind));
  gtk_label_set_label (GTK_LABEL (self->name), task->patient_name);
  gtk_label_set_label (GTK_LABEL (self->line), line);
  gtk_label_set_label (GTK_LABEL (self->when), when);
  gtk_widget_remove_css_class (self->when, section == CLINIC_SECTION_OVERDUE ? "dim-label" : "overdue");
  gtk_widget_add_css_class (self->when, section == CLINIC_SECTION_OVERDUE ? "overdue" : "dim-label");
  show_pills (self, task);
  give_name (self, spoken);
}

/* Until it is read a line keeps its height and says nothing. */
static void
show_unread (ClinicFollowUpRow *self)
{
  if (self->body == NULL)
    make_body (self);
  gtk_image_clear (GTK_IMAGE (self->icon));
  gtk_label_set_label (GTK_LABEL (self->name), "");
  gtk_label_set_label (GTK_LABEL (self->line), "");
  gtk_label_set_label (GTK_LABEL (self->when), "");
  clear_pills (self);
  give_name (self, "");
}

static void
show_item (ClinicFollowUpRow *self)
{
  const ClinicTask *task = clinic_task_item_get_task (self->item);
  gboolean is_head = clinic_task_item_get_id (self->item) == 0;

  if (is_head)
    show_head (self);
  else if (task != NULL)
    show_task (self, task);
  else
    show_unread (self);
  if (self->body != NULL)
    gtk_widget_set_visible (self->body, !is_head);
  if (self->head != NULL)
    gtk_widget_set_visible (self->head, is_head);
}

void
clinic_follow_up_row_set_item (ClinicFollowUpRow *self, ClinicTaskItem *item)
{
  g_return_if_fail (CLINIC_IS_FOLLOW_UP_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, show_item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_object (item, "changed", G_CALLBACK (show_item), self, G_CONNECT_SWAPPED);
  show_item (self);
}
