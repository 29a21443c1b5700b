/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/follow-ups/clinic-follow-ups-page.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "model/clinic-diary-aftercare.h"
#include "model/clinic-task-list.h"
#include "ui/follow-ups/clinic-call-sheet.h"
#include "ui/follow-ups/clinic-follow-up-row.h"
#include "ui/follow-ups/clinic-task-filter.h"
#include "ui/parts/clinic-choice-toggle.h"
#include "ui/parts/clinic-shrink-bin.h"
#include "ui/parts/clinic-status-line.h"

/* How far ahead the list looks. */
#define COMING_DAYS 14

struct _ClinicFollowUpsPage
{
  AdwBin parent_instance;

  ClinicDiary *diary;
  ClinicTaskFilter filter;
  ClinicTaskList *tasks;
  ClinicTaskItem *shown; /* nullable: what the sheet shows, or is to show once it is read */
  ClinicTaskItem *next;  /* nullable: what the page names when nothing is due */
  GtkSingleSelection *selection;
  guint selected; /* before the selection moved */
  guint scrolling; /* the tick that brings the selected line into view; 0 = none */
  gint64 wanted; /* to be shown once it is read; 0 = none */
  gint64 beyond; /* shown though it lies beyond the list; 0 = none */
  gboolean updating; /* the selection is being brought in line with the page */
  gboolean reading_sheet; /* narrow: the sheet shows, not the list */

  ClinicShrinkBin *shrink_bin;
  GtkWidget *list_side;
  GtkWidget *filters;
  GtkWidget *reasons;
  GtkMenuButton *filter_button;
  GtkWidget *narrowed;
  GtkLabel *narrowed_label;
  ClinicStatusLine *fault;
  GtkLabel *none_label;
  GtkWidget *none_narrow;
  GtkListView *list;
  GtkWidget *separator;
  GtkStack *stack;
  AdwStatusPage *none_page;
  ClinicCallSheet *sheet;
};

enum
{
  PROP_DIARY = 1,
  PROP_FILTER,
  PROP_REASON,
  PROP_PERSON,
  PROP_KIND,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (ClinicFollowUpsPage, clinic_follow_ups_page, ADW_TYPE_BIN)

static gboolean
is_listed (const ClinicTaskKey *key, gpointer user_data)
{
  ClinicFollowUpsPage *self = user_data;

  return clinic_task_filter_passes (&self->filter, self->diary, key);
}

/* What is beside the list */

static void choose_task (ClinicFollowUpsPage *self);

static gboolean
is_narrow (ClinicFollowUpsPage *self)
{
  return clinic_shrink_bin_get_narrow (self->shrink_bin);
}

/* Where there is room the sheet's side says the rest. */
static void
show_none (ClinicFollowUpsPage *self)
{
  gboolean none = g_list_model_get_n_items (G_LIST_MODEL (self->tasks)) == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->none_label), none && !is_narrow (self));
  gtk_widget_set_visible (self->none_narrow, none && is_narrow (self));
}

static void
show_sides (ClinicFollowUpsPage *self)
{
  gboolean narrow = is_narrow (self);

  gtk_widget_set_visible (self->list_side, !narrow || !self->reading_sheet);
  gtk_widget_set_hexpand (self->list_side, narrow);
  gtk_widget_set_visible (self->separator, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->stack), !narrow || self->reading_sheet);
  clinic_call_sheet_set_narrow (self->sheet, narrow);
  if (self->tasks != NULL)
    show_none (self);
}

/* @item: (nullable) */
static void
watch (ClinicFollowUpsPage *self, ClinicTaskItem **watched, ClinicTaskItem *item, GCallback changed)
{
  if (*watched != NULL)
    g_signal_handlers_disconnect_by_func (*watched, changed, self);
  g_set_object (watched, item);
  if (item != NULL)
    g_signal_connect_object (item, "changed", changed, self, G_CONNECT_SWAPPED);
}

static void
name_next (ClinicFollowUpsPage *self)
{
  const ClinicTask *next = self->next != NULL ? clinic_task_item_get_task (self->next) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *name = NULL;
  g_autofree char *day = NULL;

  if (next != NULL)
    {
      day = clinic_format_day_relative (
        clinic_time_get_day (next->follow_up->due, clinic_diary_get_zone (self->diary)), clinic_diary_get_today (self->diary));
      name = clinic_phrase_isolate (next->patient_name);
      /* Translators: a day, then a patient: "tomorrow: Petra Vogel", "Wed 25 Nov: Petra Vogel" */
      text = g_strdup_printf (_("Everyone has been called. The next follow-up is %s: %s."), day, name);
    }
  /* a status page reads markup */
  escaped = g_markup_escape_text (text ? text : _("Calls and bookings to make appear here by themselves."), -1);
  adw_status_page_set_description (self->none_page, escaped);
}

static void
fill_sheet (ClinicFollowUpsPage *self)
{
  const ClinicTask *task = clinic_task_item_get_task (self->shown);

  if (task == NULL)
    return;
  clinic_call_sheet_show (self->sheet, task);
  gtk_stack_set_visible_child_name (self->stack, "sheet");
}

static void
show_nothing (ClinicFollowUpsPage *self)
{
  g_autoptr (ClinicTaskItem) first = clinic_task_list_get_first (self->tasks);

  watch (self, &self->shown, NULL, G_CALLBACK (fill_sheet));
  watch (self, &self->next, first, G_CALLBACK (name_next));
  name_next (self);
  gtk_stack_set_visible_child_name (self->stack, "none");
  self->reading_sheet = FALSE;
  show_sides (self);
}

static void
show_item (ClinicFollowUpsPage *self, ClinicTaskItem *item)
{
  watch (self, &self->next, NULL, G_CALLBACK (name_next));
  watch (self, &self->shown, item, G_CALLBACK (fill_sheet));
  fill_sheet (self);
}

static gint64
get_shown_id (ClinicFollowUpsPage *self)
{
  return self->shown != NULL ? clinic_task_item_get_id (self->shown) : clinic_call_sheet_get_id (self->sheet);
}

/* The list */

static void
select_line (ClinicFollowUpsPage *self, guint position)
{
  self->updating = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->selected = position;
  self->updating = FALSE;
}

static gboolean
focus_line (ClinicFollowUpsPage *self, guint position)
{
  g_autoptr (ClinicTaskItem) item = clinic_task_list_get (self->tasks, position);

  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->list)); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      GtkWidget *row = gtk_widget_get_first_child (line);

      if (row != NULL && item != NULL && clinic_follow_up_row_get_item (CLINIC_FOLLOW_UP_ROW (row)) == item)
        return gtk_widget_grab_focus (line);
    }
  return FALSE;
}

/* Nobody stays on a head: the arrow keys go on to the task beyond it. */
static guint
pass_head (ClinicFollowUpsPage *self, guint position)
{
  gboolean upwards = self->selected != GTK_INVALID_LIST_POSITION && position < self->selected;
  guint beyond = upwards && position > 0 ? position - 1 : position + 1;

  select_line (self, beyond);
  focus_line (self, beyond);
  return beyond;
}

static void
selected_cb (ClinicFollowUpsPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  g_autoptr (ClinicTaskItem) item = clinic_task_list_get (self->tasks, position);

  if (item == NULL || self->updating)
    return;
  if (clinic_task_item_get_id (item) == 0)
    {
      g_object_unref (item);
      item = clinic_task_list_get (self->tasks, pass_head (self, position));
    }
  self->selected = gtk_single_selection_get_selected (self->selection);
  self->beyond = 0;
  show_item (self, item);
}

static void
activated_cb (ClinicFollowUpsPage *self, guint position)
{
  g_autoptr (ClinicTaskItem) item = clinic_task_list_get (self->tasks, position);

  if (item == NULL || clinic_task_item_get_id (item) == 0)
    return;
  show_item (self, item);
  self->reading_sheet = TRUE;
  show_sides (self);
}

/* The list's own single click would select whatever the pointer passes. */
static void
row_released_cb (GtkListItem *list_item, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  guint position = gtk_list_item_get_position (list_item);

  if (n_press == 1 && gtk_widget_contains (row, x, y) && position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (row, "list.activate-item", "u", position);
}

static void
line_setup_cb (ClinicFollowUpsPage *self, GtkListItem *list_item)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *row = clinic_follow_up_row_new (self->diary);

  g_signal_connect_object (click, "released", G_CALLBACK (row_released_cb), list_item, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (list_item, row);
}

static void
line_bind_cb (ClinicFollowUpsPage *self, GtkListItem *list_item)
{
  ClinicTaskItem *item = gtk_list_item_get_item (list_item);
  gboolean is_task = clinic_task_item_get_id (item) != 0;

  gtk_list_item_set_selectable (list_item, is_task);
  gtk_list_item_set_activatable (list_item, is_task);
  clinic_follow_up_row_set_item (CLINIC_FOLLOW_UP_ROW (gtk_list_item_get_child (list_item)), item);
}

static void
line_unbind_cb (ClinicFollowUpsPage *self, GtkListItem *list_item)
{
  clinic_follow_up_row_set_item (CLINIC_FOLLOW_UP_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
set_up_list (ClinicFollowUpsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (line_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (line_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (line_unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->tasks)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

static void
back_cb (ClinicFollowUpsPage *self)
{
  self->reading_sheet = FALSE;
  show_sides (self);
  focus_line (self, gtk_single_selection_get_selected (self->selection));
}

/* One that comes later than the list looks, or has been dealt with */

static void
task_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicFollowUpsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicTask) task = clinic_diary_load_task_finish (CLINIC_DIARY (source), result, &error);

  if (self->diary == NULL || self->beyond == 0)
    return;
  if (task == NULL || task->follow_up->status != CLINIC_FOLLOW_UP_OPEN)
    {
      self->beyond = 0;
      choose_task (self);
      return;
    }
  select_line (self, GTK_INVALID_LIST_POSITION);
  watch (self, &self->shown, NULL, G_CALLBACK (fill_sheet));
  clinic_call_sheet_show (self->sheet, task);
  gtk_stack_set_visible_child_name (self->stack, "sheet");
  self->reading_sheet = TRUE;
  show_sides (self);
}

static void
show_beyond (ClinicFollowUpsPage *self)
{
  clinic_diary_load_task_async (self->diary, self->beyond, NULL, task_cb, g_object_ref (self));
}

/* The list finds the line only once it has its size, and rows in it: not before the frame after that. */
static gboolean
scroll_cb (GtkWidget *list, GdkFrameClock *frame_clock, gpointer user_data)
{
  ClinicFollowUpsPage *self = user_data;

  if (gtk_widget_get_height (list) == 0 || gtk_widget_get_first_child (list) == NULL)
    return G_SOURCE_CONTINUE;
  self->scrolling = 0;
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", self->selected);
  return G_SOURCE_REMOVE;
}

static void
scroll_to_selected (ClinicFollowUpsPage *self)
{
  if (self->scrolling == 0)
    self->scrolling = gtk_widget_add_tick_callback (GTK_WIDGET (self->list), scroll_cb, self, NULL);
}

/* What is due first; what comes later is not pushed on anybody. (transfer full) (nullable) */
static ClinicTaskItem *
find_due (ClinicFollowUpsPage *self)
{
  g_autoptr (ClinicTaskItem) first = clinic_task_list_get_first (self->tasks);

  if (first == NULL || clinic_task_item_get_section (first) == CLINIC_SECTION_COMING)
    return NULL;
  return g_steal_pointer (&first);
}

/* The one that was shown; when it is done the first that is due, and when none is, nothing. */
static void
choose_task (ClinicFollowUpsPage *self)
{
  gint64 id = self->wanted != 0 ? self->wanted : get_shown_id (self);
  g_autoptr (ClinicTaskItem) item = clinic_task_list_find (self->tasks, id);
  gboolean wanted = item != NULL && self->wanted != 0;

  if (item == NULL && (self->wanted != 0 || self->beyond != 0))
    {
      if (self->wanted != 0)
        self->beyond = self->wanted;
      self->wanted = 0;
      show_beyond (self);
      return;
    }
  self->beyond = 0;
  if (item == NULL)
    {
      self->reading_sheet = FALSE;
      item = find_due (self);
    }
  if (item == NULL)
    {
      select_line (self, GTK_INVALID_LIST_POSITION);
      show_nothing (self);
      return;
    }
  select_line (self, clinic_task_list_find_position (self->tasks, clinic_task_item_get_id (item)));
  show_item (self, item);
  if (wanted)
    {
      self->wanted = 0;
      self->reading_sheet = TRUE;
      scroll_to_selected (self);
    }
  show_sides (self);
}

/* Who has gone on to another comes back to what was typed, with the reason beside it. */
static void
unsaved_cb (ClinicFollowUpsPage *self)
{
  gint64 id = clinic_call_sheet_get_id (self->sheet);

  if (self->wanted == 0 && get_shown_id (self) == id)
    return;
  self->wanted = id;
  choose_task (self);
}

/* Reading */

/* What the sheet shows stays selected in the list. */
static void
refresh_list (ClinicFollowUpsPage *self)
{
  self->updating = TRUE;
  clinic_task_list_refilter (self->tasks);
  self->updating = FALSE;
  show_none (self);
  select_line (self, clinic_task_list_find_position (self->tasks, get_shown_id (self)));
}

static void
read_cb (ClinicFollowUpsPage *self, const GError *error)
{
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (self->diary == NULL)
    return;
  clinic_status_line_set_text (self->fault, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), words != NULL);
  if (words != NULL)
    return;
  show_none (self);
  choose_task (self);
  if (gtk_widget_is_focus (GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
read_list (ClinicFollowUpsPage *self)
{
  clinic_task_list_read (self->tasks, self->diary, COMING_DAYS);
}

static void
fill_menu (ClinicFollowUpsPage *self)
{
  g_autoptr (GMenuModel) menu = clinic_task_filter_create_menu (clinic_diary_get_setup (self->diary));

  gtk_menu_button_set_menu_model (self->filter_button, menu);
}

static void
changed_cb (ClinicFollowUpsPage *self, ClinicChange *change)
{
  static const ClinicKind kinds[] = {
    CLINIC_KIND_FOLLOW_UP, CLINIC_KIND_PATIENT, CLINIC_KIND_COURSE, CLINIC_KIND_SESSION,
    CLINIC_KIND_RED_FLAG,  CLINIC_KIND_HEALING, CLINIC_KIND_CLINIC,
  };

  if (clinic_change_has (change, CLINIC_KIND_STAFF))
    fill_menu (self);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (clinic_change_has (change, kinds[i]))
      {
        read_list (self);
        return;
      }
}

static void
minute_cb (ClinicFollowUpsPage *self)
{
  read_list (self);
  clinic_call_sheet_tick (self->sheet);
}

void
clinic_follow_ups_page_open (ClinicFollowUpsPage *self, gint64 follow_up)
{
  g_return_if_fail (CLINIC_IS_FOLLOW_UPS_PAGE (self));

  self->wanted = follow_up;
  g_object_set (self, "filter", "all", "person", CLINIC_FILTER_ANY, "kind", CLINIC_FILTER_ANY, NULL);
  read_list (self);
}

/* The class */

static void
narrow_cb (ClinicFollowUpsPage *self)
{
  show_sides (self);
}

static void
set_diary (ClinicFollowUpsPage *self, ClinicDiary *diary)
{
  if (diary == NULL)
    return;
  self->diary = g_object_ref (diary);
  clinic_call_sheet_set_diary (self->sheet, diary);
  fill_menu (self);
  g_signal_connect_object (self->tasks, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (diary, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clinic_diary_get_clock (diary), "minute", G_CALLBACK (minute_cb), self, G_CONNECT_SWAPPED);
  read_list (self);
}

static void
show_filter (ClinicFollowUpsPage *self)
{
  g_autofree char *words = clinic_task_filter_dup_words (&self->filter, clinic_diary_get_setup (self->diary));

  gtk_label_set_label (self->narrowed_label, words);
  gtk_widget_set_visible (self->narrowed, clinic_task_filter_is_narrowed (&self->filter));
  gtk_widget_set_visible (self->reasons, g_str_equal (self->filter.list, "booking"));
}

static void
set_choice (ClinicFollowUpsPage *self, char **choice, const char *chosen, GParamSpec *pspec)
{
  if (chosen == NULL || g_str_equal (*choice, chosen))
    return;
  g_free (*choice);
  *choice = g_strdup (chosen);
  show_filter (self);
  refresh_list (self);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
show_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_object_set (widget, "person", CLINIC_FILTER_ANY, "kind", CLINIC_FILTER_ANY, NULL);
}

static void
clinic_follow_ups_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ClinicFollowUpsPage *self = CLINIC_FOLLOW_UPS_PAGE (object);

  switch (id)
    {
    case PROP_DIARY: g_value_set_object (value, self->diary); break;
    case PROP_FILTER: g_value_set_string (value, self->filter.list); break;
    case PROP_REASON: g_value_set_string (value, self->filter.reason); break;
    case PROP_PERSON: g_value_set_string (value, self->filter.person); break;
    case PROP_KIND: g_value_set_string (value, self->filter.kind); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_follow_ups_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ClinicFollowUpsPage *self = CLINIC_FOLLOW_UPS_PAGE (object);

  switch (id)
    {
    case PROP_DIARY: set_diary (self, g_value_get_object (value)); break;
    case PROP_FILTER: set_choice (self, &self->filter.list, g_value_get_string (value), pspec); break;
    case PROP_REASON: set_choice (self, &self->filter.reason, g_value_get_string (value), pspec); break;
    case PROP_PERSON: set_choice (self, &self->filter.person, g_value_get_string (value), pspec); break;
    case PROP_KIND: set_choice (self, &self->filter.kind, g_value_get_string (value), pspec); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Keys go on at the call that shows; while the list is read, in the list. */
static gboolean
clinic_follow_ups_page_grab_focus (GtkWidget *widget)
{
  ClinicFollowUpsPage *self = CLINIC_FOLLOW_UPS_PAGE (widget);

  return focus_line (self, gtk_single_selection_get_selected (self->selection)) ||
         gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
clinic_follow_ups_page_dispose (GObject *object)
{
  ClinicFollowUpsPage *self = CLINIC_FOLLOW_UPS_PAGE (object);

  if (self->scrolling != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->list), self->scrolling);
  self->scrolling = 0;
  clinic_task_list_stop (self->tasks);
  watch (self, &self->shown, NULL, G_CALLBACK (fill_sheet));
  watch (self, &self->next, NULL, G_CALLBACK (name_next));
  g_clear_object (&self->diary);
  G_OBJECT_CLASS (clinic_follow_ups_page_parent_class)->dispose (object);
}

static void
clinic_follow_ups_page_finalize (GObject *object)
{
  ClinicFollowUpsPage *self = CLINIC_FOLLOW_UPS_PAGE (object);

  clinic_task_filter_clear (&self->filter);
  g_object_unref (self->tasks);
  g_object_unref (self->selection);
  G_OBJECT_CLASS (clinic_follow_ups_page_parent_class)->finalize (object);
}

static void
clinic_follow_ups_page_class_init (ClinicFollowUpsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = clinic_follow_ups_page_get_property;
  object_class->set_property = clinic_follow_ups_page_set_property;
  object_class->dispose = clinic_follow_ups_page_dispose;
  object_class->finalize = clinic_follow_ups_page_finalize;
  props[PROP_DIARY] = g_param_spec_object ("diary", NULL, NULL, CLINIC_TYPE_DIARY,
                                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_FILTER] = g_param_spec_string ("filter", NULL, NULL, "all",
                                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, "any",
                                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_PERSON] = g_param_spec_string ("person", NULL, NULL, CLINIC_FILTER_ANY,
                                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, CLINIC_FILTER_ANY,
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_type_ensure (CLINIC_TYPE_CALL_SHEET);
  g_type_ensure (CLINIC_TYPE_SHRINK_BIN);
  widget_class->grab_focus = clinic_follow_ups_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/follow-ups/clinic-follow-ups-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicFollowUpsPage, shrink_bin);
  gtk_widget_class_bind_template_child (widget_class, ClinicFollowUpsPage, list_side);
  gtk_widget_class_bind_template_child (widget_class, ClinicFollowUpsPage, filters);
  gtk_widget_class_bind_template_child (widget_class, ClinicFollowUpsPage, reasons);
  gtk_widget_class_bind_template_child (widget_class, ClinicFollowUpsPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicFollowUpsPage, narrowed);
  gtk_widget_class_bind_template_child (widget_class, ClinicFollowUpsPage, narrowed_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicFollowUpsPage, fault);
  gtk_widget_class_bind_template_child (widget_class, ClinicFollowUpsPage, none_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicFollowUpsPage, none_narrow);
  gtk_widget_class_bind_template_child (widget_class, ClinicFollowUpsPage, list);
  gtk_widget_class_bind_template_child (widget_class, ClinicFollowUpsPage, separator);
  gtk_widget_class_bind_template_child (widget_class, ClinicFollowUpsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ClinicFollowUpsPage, none_page);
  gtk_widget_class_bind_template_child (widget_class, ClinicFollowUpsPage, sheet);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, unsaved_cb);
  gtk_widget_class_install_property_action (widget_class, "follow-ups.filter", "filter");
  gtk_widget_class_install_property_action (widget_class, "follow-ups.reason", "reason");
  gtk_widget_class_install_property_action (widget_class, "follow-ups.person", "person");
  gtk_widget_class_install_property_action (widget_class, "follow-ups.kind", "kind");
  gtk_widget_class_install_action (widget_class, "follow-ups.show-all", NULL, show_all);
}

static void
clinic_follow_ups_page_init (ClinicFollowUpsPage *self)
{
  clinic_task_filter_init (&self->filter);
  self->tasks = clinic_task_list_new (is_listed, self);
  self->selected = GTK_INVALID_LIST_POSITION;
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_choice_toggle_give_way (self->filters);
  clinic_choice_toggle_give_way (gtk_widget_get_first_child (self->reasons));
  set_up_list (self);
  clinic_status_line_set_tone (self->fault, CLINIC_TONE_BAD);
  show_sides (self);
}

GtkWidget *
clinic_follow_ups_page_new (ClinicDiary *diary)
{
  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  return g_object_new (CLINIC_TYPE_FOLLOW_UPS_PAGE, "diary", diary, NULL);
}
