/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-agenda-view.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "ui/calendar/clinic-agenda-item.h"
#include "ui/calendar/clinic-session-popover.h"
#include "ui/parts/clinic-line-layout.h"
#include "ui/parts/clinic-session-words.h"

#define MOST_STEPS 5 /* frames in which the list settles */

struct _ClinicAgendaView
{
  GtkWidget parent_instance;

  ClinicDiary *diary; /* nullable */
  ClinicDay first;
  int scroll_steps;   /* of the way to today that are done */
  GListStore *items;  /* ClinicAgendaItem */
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (ClinicAgendaView, clinic_agenda_view, GTK_TYPE_WIDGET)

/* Rows: the parts are found by their order. */

typedef struct
{
  GtkWidget *box;
  GtkWidget *time;
  GtkWidget *title;
  GtkWidget *detail;
  GtkWidget *icon;
  GtkWidget *state;
} Row;

static GtkWidget *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
row_setup_cb (ClinicAgendaView *self, GtkListItem *list_item)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  row->box = clinic_line_layout_box_new (12);
  row->time = add_label (row->box, "numeric");
  gtk_label_set_wrap (GTK_LABEL (row->time), FALSE);
  gtk_label_set_width_chars (GTK_LABEL (row->time), clinic_format_count_time_chars ());
  gtk_widget_set_valign (row->time, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row->box), words);
  gtk_widget_set_hexpand (words, TRUE);
  row->title = add_label (words, "heading");
  row->detail = add_label (words, "caption");
  gtk_widget_add_css_class (row->detail, "dim-label");
  row->icon = gtk_image_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->icon), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  row->state = add_label (row->box, "caption");
  gtk_label_set_wrap (GTK_LABEL (row->state), FALSE);
  /* behind words of any length, so that the icons stand below each other */
  gtk_box_append (GTK_BOX (row->box), row->icon);
  g_object_set_data_full (G_OBJECT (list_item), "row", row, g_free);
  gtk_list_item_set_child (list_item, row->box);
}

static void
name_row (Row *row, ClinicAgendaItem *item)
{
  GtkWidget *line = gtk_widget_get_parent (row->box);
  g_autofree char *sentence = NULL;

  if (clinic_agenda_item_get_visit (item) == NULL)
    sentence = g_strdup (clinic_agenda_item_get_title (item));
  else
    sentence = g_strdup_printf ("%s, %s, %s, %s", clinic_agenda_item_get_time (item), clinic_agenda_item_get_title (item),
                                clinic_agenda_item_get_detail (item), clinic_agenda_item_get_state (item));
  /* what has the focus is the list's own line around the box */
  if (line != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

static void
row_bind_cb (ClinicAgendaView *self, GtkListItem *list_item)
{
  Row *row = g_object_get_data (G_OBJECT (list_item), "row");
  ClinicAgendaItem *item = gtk_list_item_get_item (list_item);
  const ClinicVisit *visit = clinic_agenda_item_get_visit (item);
  gboolean off = visit != NULL && !clinic_session_state_is_live (visit->session->state);

  gtk_label_set_label (GTK_LABEL (row->time), clinic_agenda_item_get_time (item));
  gtk_label_set_label (GTK_LABEL (row->title), clinic_agenda_item_get_title (item));
  gtk_label_set_label (GTK_LABEL (row->detail), clinic_agenda_item_get_detail (item));
  gtk_label_set_label (GTK_LABEL (row->state), clinic_agenda_item_get_state (item));
  gtk_image_set_from_icon_name (GTK_IMAGE (row->icon), clinic_agenda_item_get_icon (item));
  for (GtkWidget *part = gtk_widget_get_first_child (row->box); part != NULL; part = gtk_widget_get_next_sibling (part))
    gtk_widget_set_visible (part, visit != NULL || part == gtk_widget_get_parent (row->title));
  gtk_widget_set_visible (row->detail, visit != NULL);
  if (off)
    gtk_widget_add_css_class (row->title, "struck");
  else
    gtk_widget_remove_css_class (row->title, "struck");
  gtk_widget_set_css_classes (row->icon, (const char *[]){ visit != NULL
                                                              ? clinic_session_words_get_class (visit->session->state)
                                                              : "dim-label", NULL });
  gtk_widget_set_css_classes (row->box, (const char *[]){ visit != NULL ? "agenda-row" : "agenda-day", NULL });
  gtk_list_item_set_activatable (list_item, visit != NULL);
  name_row (row, item);
  g_object_set_data (G_OBJECT (item), "box", row->box);
}

static void
row_unbind_cb (ClinicAgendaView *self, GtkListItem *list_item)
{
  g_object_set_data (gtk_list_item_get_item (list_item), "box", NULL);
}

static void
row_activated_cb (ClinicAgendaView *self, guint position)
{
  g_autoptr (ClinicAgendaItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  GtkWidget *box = item != NULL ? g_object_get_data (G_OBJECT (item), "box") : NULL;

  if (box != NULL && clinic_agenda_item_get_visit (item) != NULL)
    clinic_session_popover_open_at (GTK_WIDGET (self), box, clinic_agenda_item_get_visit (item), self->diary);
}

/* What is listed */

static char *
say_day (ClinicAgendaView *self, ClinicDay day, int booked)
{
  g_autoptr (ClinicBoard) board = clinic_setup_make_board (clinic_diary_get_setup (self->diary), day,
                                                           clinic_diary_get_zone (self->diary));
  g_autofree char *name = clinic_format_day (day, CLINIC_DAY_FORM_WEEKDAY);
  g_autofree char *count = g_strdup_printf (ngettext ("%d booked", "%d booked", booked), booked);

  clinic_board_seal (board);
  return g_strdup_printf ("%s · %s", name, board->open->len == 0 && booked == 0 ? _("Closed") : count);
}

static void
add_day (ClinicAgendaView *self, GPtrArray *items, ClinicDay day, GPtrArray *visits)
{
  g_autofree char *text = NULL;
  int booked = 0;
  guint head = items->len;

  for (guint i = 0; i < visits->len; i++)
    {
      const ClinicVisit *visit = visits->pdata[i];

      if (visit->session->day != day)
        continue;
      booked += clinic_session_state_is_live (visit->session->state);
      g_ptr_array_add (items, clinic_agenda_item_new_visit (visit, clinic_diary_is_ready (self->diary, visit),
                                                            clinic_diary_get_setup (self->diary),
                                                            clinic_diary_get_zone (self->diary)));
    }
  text = say_day (self, day, booked);
  g_ptr_array_insert (items, head, clinic_agenda_item_new_day (day, text));
}

/* Only what lies between the common start and the common end is replaced, so that the list stays where it is. */
static void
replace_items (ClinicAgendaView *self, GPtrArray *items)
{
  guint old = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint shorter = MIN (old, items->len);
  guint start = 0, end = 0;

  for (gboolean same = TRUE; same && start < shorter; start += same)
    {
      g_autoptr (ClinicAgendaItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), start);

      same = clinic_agenda_item_equal (item, items->pdata[start]);
    }
  for (gboolean same = TRUE; same && end < shorter - start; end += same)
    {
      g_autoptr (ClinicAgendaItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), old - 1 - end);

      same = clinic_agenda_item_equal (item, items->pdata[items->len - 1 - end]);
    }
  if (start + end < MAX (old, items->len))
    g_list_store_splice (self->items, start, old - start - end, items->pdata + start, items->len - start - end);
}

static ClinicAgendaItem *
find_today (ClinicAgendaView *self, guint *position)
{
  ClinicDay today = clinic_diary_get_today (self->diary);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (*position = 0; *position < n; (*position)++)
    {
      g_autoptr (ClinicAgendaItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), *position);

      if (clinic_agenda_item_get_day (item) == today)
        return item; /* the list holds it */
    }
  *position = 0;
  return NULL;
}

/* What has the focus is the list's own line around the box. */
static gboolean
focus_day (GtkWidget *box)
{
  return box != NULL && gtk_widget_grab_focus (gtk_widget_get_parent (box));
}

/* First into view, which makes its row; once that is laid out, it can be moved to the top. */
static gboolean
scroll_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  ClinicAgendaView *self = CLINIC_AGENDA_VIEW (widget);
  guint position;
  ClinicAgendaItem *item = self->diary != NULL ? find_today (self, &position) : NULL;
  GtkWidget *box = item != NULL ? g_object_get_data (G_OBJECT (item), "box") : NULL;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  graphene_rect_t bounds;

  if (item == NULL || self->scroll_steps++ == MOST_STEPS)
    return G_SOURCE_REMOVE;
  if (box == NULL || !gtk_widget_compute_bounds (box, GTK_WIDGET (self->list), &bounds) || bounds.size.height <= 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
      return G_SOURCE_CONTINUE;
    }
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    focus_day (box);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + bounds.origin.y);
  return G_SOURCE_CONTINUE;
}

static void
scroll_to_today (ClinicAgendaView *self)
{
  self->scroll_steps = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_tick_cb, NULL, NULL);
}

void
clinic_agenda_view_show (ClinicAgendaView *self, ClinicDay first, int n_days, GPtrArray *visits)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (CLINIC_IS_AGENDA_VIEW (self));
  g_return_if_fail (self->diary != NULL && visits != NULL);

  for (int i = 0; i < n_days; i++)
    add_day (self, items, first + i, visits);
  replace_items (self, items);
  if (self->first != first)
    scroll_to_today (self);
  self->first = first;
}

void
clinic_agenda_view_set_diary (ClinicAgendaView *self, ClinicDiary *diary)
{
  g_return_if_fail (CLINIC_IS_AGENDA_VIEW (self));

  g_set_object (&self->diary, diary);
}

static gboolean
clinic_agenda_view_grab_focus (GtkWidget *widget)
{
  ClinicAgendaView *self = CLINIC_AGENDA_VIEW (widget);
  guint position;
  ClinicAgendaItem *item = self->diary != NULL ? find_today (self, &position) : NULL;

  return (item != NULL && focus_day (g_object_get_data (G_OBJECT (item), "box"))) ||
         gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
clinic_agenda_view_dispose (GObject *object)
{
  ClinicAgendaView *self = CLINIC_AGENDA_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->diary);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (clinic_agenda_view_parent_class)->dispose (object);
}

static void
clinic_agenda_view_class_init (ClinicAgendaViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_agenda_view_dispose;
  widget_class->grab_focus = clinic_agenda_view_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "agenda-view");
}

static void
clinic_agenda_view_init (ClinicAgendaView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->first = CLINIC_DAY_NONE;
  self->items = g_list_store_new (CLINIC_TYPE_AGENDA_ITEM);
  g_signal_connect_object (factory, "setup", G_CALLBACK (row_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (row_unbind_cb), self, G_CONNECT_SWAPPED);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (
    GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)))), factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sessions of the week"), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}

GtkWidget *
clinic_agenda_view_new (void)
{
  return g_object_new (CLINIC_TYPE_AGENDA_VIEW, NULL);
}
