/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-history-page.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-choice.h"
#include "ui/parts/clinic-shrink-bin.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/patients/clinic-history-print.h"
#include "ui/patients/clinic-timeline-filter.h"
#include "ui/patients/clinic-timeline-line.h"

#define MOST_BYTES (16 * 1024 * 1024) /* of small photos held in memory */
#define MOST_STEPS 20                 /* frames until a course to jump to is in its place */

struct _ClinicHistoryPage
{
  AdwBin parent_instance;

  ClinicDiary *diary;
  gint64 patient;
  ClinicPatientPage *page; /* (nullable): as read last */
  guint generation; /* answers to earlier questions are dropped */
  ClinicPhotoLoader *loader;
  ClinicTimelineList *entries;
  guint jump_to;    /* an item's position */
  guint jump_steps;

  GtkLabel *name_label;
  GtkLabel *subtitle;
  GtkWidget *course_button;
  ClinicStatusLine *status;
  ClinicTimelineFilter *filter;
  GtkDropDown *order_choice;
  GtkStack *stack;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (ClinicHistoryPage, clinic_history_page, ADW_TYPE_BIN)

enum
{
  BACK,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* What shows */

static void
show_count (ClinicHistoryPage *self)
{
  guint n = clinic_timeline_list_get_total (self->entries);
  g_autofree char *count = g_strdup_printf (ngettext ("%u entry", "%u entries", n), n);

  gtk_label_set_label (self->subtitle, count);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "entries" : "empty");
}

static void
show_courses (ClinicHistoryPage *self, const ClinicPatientPage *page)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < page->courses->len; i++)
    {
      gint64 course = ((ClinicPatientCourse *) page->courses->pdata[i])->course->id;
      g_autofree char *words = clinic_timeline_words_band (page, course);
      g_autoptr (GMenuItem) item = g_menu_item_new (words, NULL);

      g_menu_item_set_action_and_target (item, "history.jump", "x", course);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->course_button), G_MENU_MODEL (menu));
  gtk_widget_set_visible (self->course_button, page->courses->len > 1);
}

static void
show_page (ClinicHistoryPage *self, ClinicPatientPage *page)
{
  g_autofree char *name = clinic_patient_dup_name (page->patient);

  clinic_patient_page_ref (page);
  g_clear_pointer (&self->page, clinic_patient_page_free);
  self->page = page;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.print", TRUE);
  gtk_label_set_label (self->name_label, name);
  show_courses (self, page);
  clinic_timeline_list_set_page (self->entries, page, clinic_diary_get_zone (self->diary));
  show_count (self);
}

/* Reading */

typedef struct
{
  ClinicHistoryPage *page;
  guint generation;
} Question;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (ClinicHistoryPage) self = question->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicPatientPage) page = clinic_diary_load_patient_page_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (question->generation != self->generation || self->diary == NULL)
    return;
  clinic_status_line_say (self->status, CLINIC_TONE_BAD, words);
  if (page != NULL)
    show_page (self, page);
}

static void
read_page (ClinicHistoryPage *self)
{
  Question *question = g_new0 (Question, 1);

  question->page = g_object_ref (self);
  question->generation = ++self->generation;
  clinic_diary_load_patient_page_async (self->diary, self->patient, NULL, loaded_cb, question);
}

/* Choosing */

static void
kinds_cb (ClinicHistoryPage *self)
{
  clinic_timeline_list_set_kinds (self->entries, clinic_timeline_filter_get_kinds (self->filter));
  show_count (self);
}

static void
order_cb (ClinicHistoryPage *self)
{
  clinic_timeline_list_set_oldest_first (self->entries, gtk_drop_down_get_selected (self->order_choice) == 1);
}

/* An item comes into sight with the frame after it is asked for, and is then moved to the top. */
static gboolean
jump_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  ClinicHistoryPage *self = CLINIC_HISTORY_PAGE (widget);
  g_autoptr (ClinicTimelineItem) item = g_list_model_get_item (G_LIST_MODEL (self->entries), self->jump_to);
  GtkWidget *line = item != NULL ? g_object_get_data (G_OBJECT (item), "line") : NULL;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  graphene_rect_t bounds;

  if (item == NULL || self->jump_steps++ == MOST_STEPS)
    return G_SOURCE_REMOVE;
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", self->jump_to);
  if (line == NULL || !gtk_widget_compute_bounds (line, GTK_WIDGET (self->list), &bounds) || bounds.size.height <= 0)
    return G_SOURCE_CONTINUE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + bounds.origin.y);
  return self->jump_steps < 3;
}

static void
jump (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicHistoryPage *self = CLINIC_HISTORY_PAGE (widget);

  if (!clinic_timeline_list_find_band (self->entries, g_variant_get_int64 (parameter), &self->jump_to))
    return;
  self->jump_steps = 0;
  gtk_widget_add_tick_callback (widget, jump_tick_cb, NULL, NULL);
}

static void
activated_cb (ClinicHistoryPage *self, guint position)
{
  g_autoptr (ClinicTimelineItem) item = g_list_model_get_item (G_LIST_MODEL (self->entries), position);
  g_autoptr (ClinicTimelineWords) words = NULL;

  if (item == NULL)
    return;
  words = clinic_timeline_words_new (self->diary, clinic_timeline_item_get_page (item),
                                     &clinic_timeline_item_get_row (item)->entry);
  if (words->action != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (self), words->action, words->target);
}

static void
print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicHistoryPage *self = CLINIC_HISTORY_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_window_present (GTK_WINDOW (clinic_history_print_new_window (GTK_WINDOW (root), self->diary, self->page)));
}

static void
go_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[BACK], 0);
}

/* The list */

static void
line_setup_cb (ClinicHistoryPage *self, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, clinic_timeline_line_new (self->diary, self->loader));
}

static void
line_bind_cb (ClinicHistoryPage *self, GtkListItem *list_item)
{
  GtkWidget *line = gtk_list_item_get_child (list_item);
  GObject *item = gtk_list_item_get_item (list_item);

  clinic_timeline_line_set_item (CLINIC_TIMELINE_LINE (line), CLINIC_TIMELINE_ITEM (item));
  gtk_list_item_set_activatable (list_item, clinic_timeline_line_get_words (CLINIC_TIMELINE_LINE (line))->action != NULL);
  g_object_set_data (item, "line", line);
}

static void
line_unbind_cb (ClinicHistoryPage *self, GtkListItem *list_item)
{
  g_object_set_data (gtk_list_item_get_item (list_item), "line", NULL);
  clinic_timeline_line_set_item (CLINIC_TIMELINE_LINE (gtk_list_item_get_child (list_item)), NULL);
}

static void
set_up_list (ClinicHistoryPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->entries)));

  g_signal_connect_object (factory, "setup", G_CALLBACK (line_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (line_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (line_unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

/* The class */

static void
clinic_history_page_dispose (GObject *object)
{
  ClinicHistoryPage *self = CLINIC_HISTORY_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->entries);
  g_clear_object (&self->loader);
  g_clear_pointer (&self->page, clinic_patient_page_free);
  g_clear_object (&self->diary);
  G_OBJECT_CLASS (clinic_history_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/patients/clinic-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicHistoryPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicHistoryPage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, ClinicHistoryPage, course_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicHistoryPage, status);
  gtk_widget_class_bind_template_child (widget_class, ClinicHistoryPage, filter);
  gtk_widget_class_bind_template_child (widget_class, ClinicHistoryPage, order_choice);
  gtk_widget_class_bind_template_child (widget_class, ClinicHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ClinicHistoryPage, list);
  gtk_widget_class_bind_template_callback (widget_class, kinds_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
clinic_history_page_class_init (ClinicHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_history_page_dispose;
  g_type_ensure (CLINIC_TYPE_SHRINK_BIN);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  g_type_ensure (CLINIC_TYPE_TIMELINE_FILTER);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "history.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "history.jump", "x", jump);
  gtk_widget_class_install_action (widget_class, "history.print", NULL, print);
  signals[BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
clinic_history_page_init (ClinicHistoryPage *self)
{
  self->entries = clinic_timeline_list_new (CLINIC_TIMELINE_OVERVIEW);
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_choice_keep_name (self->order_choice);
  gtk_stack_set_visible_child_name (self->stack, "waiting");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.print", FALSE);
}

GtkWidget *
clinic_history_page_new (ClinicDiary *diary, gint64 patient)
{
  ClinicHistoryPage *self = g_object_new (CLINIC_TYPE_HISTORY_PAGE, NULL);

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), GTK_WIDGET (self));

  self->diary = g_object_ref (diary);
  self->patient = patient;
  self->loader = clinic_photo_loader_new (clinic_db_get_folder (clinic_diary_get_db (diary)), MOST_BYTES);
  set_up_list (self);
  g_signal_connect_object (diary, "changed", G_CALLBACK (read_page), self, G_CONNECT_SWAPPED);
  read_page (self);
  return GTK_WIDGET (self);
}
