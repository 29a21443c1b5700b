/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-calendar-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "model/clinic-diary-booking.h"
#include "ui/calendar/clinic-agenda-view.h"
#include "ui/calendar/clinic-bed-choice.h"
#include "ui/calendar/clinic-calendar-legend.h"
#include "ui/calendar/clinic-export-window.h"
#include "ui/calendar/clinic-month-view.h"
#include "ui/calendar/clinic-session-popover.h"
#include "ui/calendar/clinic-week-pane.h"
#include "ui/parts/clinic-late-menu.h"
#include "ui/parts/clinic-shrink-bin.h"
#include "ui/parts/clinic-status-line.h"

typedef enum
{
  VIEW_DAY,
  VIEW_WEEK,
  VIEW_MONTH,
} View;

static const char *const view_names[] = { [VIEW_DAY] = "day", [VIEW_WEEK] = "week", [VIEW_MONTH] = "month" };

struct _ClinicCalendarPage
{
  GtkWidget parent_instance;

  ClinicDiary *diary;
  ClinicDay day;  /* the day that matters: of a day's view, or within the week or month */
  View view;
  gint64 bed;     /* the lane shown where only one has room */
  guint generation;
  gboolean wants_focus; /* was asked to take it before there was a session to give it to */
  gint64 wanted;  /* session to put the focus on; 0 = none */

  ClinicShrinkBin *shrink_bin;
  GtkLabel *title;
  GtkLabel *week_label;
  GtkBox *legend;
  GtkBox *toolbar;
  GtkBox *views;
  GtkWidget *menu_button;
  GMenuModel *calendar_menu;
  GtkBox *narrow_bar; /* where the views lie when it is narrow */
  ClinicStatusLine *status;
  GtkBox *beds;
  GtkWidget *zoom_in_button;
  GtkWidget *zoom_out_button;
  GtkWidget *waiting_button;
  ClinicWeekPane *pane;
  ClinicWeekView *week; /* the pane's */
  ClinicAgendaView *agenda;
  GtkWidget *month_scroller;
  ClinicMonthView *month;
};

G_DEFINE_FINAL_TYPE (ClinicCalendarPage, clinic_calendar_page, GTK_TYPE_WIDGET)

enum
{
  PROP_DIARY = 1,
  PROP_VIEW,
  PROP_ZOOM,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

static gboolean
is_narrow (ClinicCalendarPage *self)
{
  return clinic_shrink_bin_get_narrow (self->shrink_bin);
}

static gboolean
shows_one_day (ClinicCalendarPage *self)
{
  return self->view == VIEW_DAY;
}

/* A week of lanes needs room; where there is none, it is a list. */
static gboolean
shows_agenda (ClinicCalendarPage *self)
{
  return self->view == VIEW_WEEK && is_narrow (self);
}

static int
get_week_start (ClinicCalendarPage *self)
{
  ClinicSetup *setup = clinic_diary_get_setup (self->diary);

  return setup->week_start != 0 ? setup->week_start : clinic_format_get_week_start ();
}

static ClinicDay
find_week (ClinicCalendarPage *self, ClinicDay day)
{
  return day - (clinic_day_get_weekday (day) - get_week_start (self) + 7) % 7;
}

static ClinicDay
get_first_day (ClinicCalendarPage *self)
{
  return shows_one_day (self) ? self->day : find_week (self, self->day);
}

static char *
say_title (ClinicCalendarPage *self, ClinicDay first, int week)
{
  if (shows_one_day (self))
    return clinic_format_day (first, is_narrow (self) ? CLINIC_DAY_FORM_WEEKDAY : CLINIC_DAY_FORM_TITLE);
  if (shows_agenda (self))
    /* Translators: %d is the number of the week in the year; it stands alone, as a title */
    return g_strdup_printf (_("Week %d"), week);
  return clinic_format_day (self->view == VIEW_MONTH ? self->day : first,
                            is_narrow (self) ? CLINIC_DAY_FORM_MONTH_SHORT : CLINIC_DAY_FORM_MONTH);
}

static void
show_title (ClinicCalendarPage *self)
{
  ClinicDay first = get_first_day (self);
  /* weeks have the number that their Thursday has (ISO 8601), whatever day they begin on */
  ClinicDay numbered = shows_one_day (self) ? first : first + (11 - clinic_day_get_weekday (first)) % 7;
  g_autoptr (GDateTime) date = clinic_day_to_date_time (numbered);
  int number = g_date_time_get_week_of_year (date);
  g_autofree char *title = say_title (self, first, number);
  /* Translators: %d is the number of the week in the year */
  g_autofree char *week = g_strdup_printf (_("week %d"), number);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->week_label, week);
  gtk_widget_set_visible (GTK_WIDGET (self->week_label), !is_narrow (self) && self->view != VIEW_MONTH);
}

/* Beds, one at a time, where there is no room for more */

static void
fill_beds (ClinicCalendarPage *self)
{
  self->bed = clinic_bed_choice_fill (self->beds, clinic_diary_get_setup (self->diary), self->bed);
}

/* Reading */

typedef struct
{
  ClinicCalendarPage *self;
  guint generation;
  ClinicDay first;
  int n_days;
  gint64 bed;
} Reading;

/* Where one bed shows, it is the wanted session's. */
static void
choose_wanted_bed (ClinicCalendarPage *self, GPtrArray *visits)
{
  for (guint i = 0; self->wanted != 0 && i < visits->len; i++)
    {
      const ClinicSession *session = ((ClinicVisit *) visits->pdata[i])->session;

      if (session->id != self->wanted || session->bed == self->bed)
        continue;
      self->bed = session->bed;
      fill_beds (self);
    }
}

static GtkWidget *
get_shown (ClinicCalendarPage *self)
{
  if (self->view == VIEW_MONTH)
    return GTK_WIDGET (self->month);
  return shows_agenda (self) ? GTK_WIDGET (self->agenda) : GTK_WIDGET (self->week);
}

static void
show_wanted (ClinicCalendarPage *self)
{
  GtkWidget *block = self->wanted != 0 ? clinic_week_view_find_block (self->week, self->wanted) : NULL;

  GtkWidget *focus = gtk_widget_get_root (GTK_WIDGET (self)) != NULL
                         ? gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) : NULL;
  gboolean may_move = focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  if (block != NULL)
    gtk_widget_grab_focus (block);
  else if (self->wants_focus && may_move && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
           !gtk_widget_grab_focus (get_shown (self)))
    gtk_widget_child_focus (GTK_WIDGET (self->toolbar), GTK_DIR_TAB_FORWARD); /* where the keys of the page work */
  self->wanted = 0;
  self->wants_focus = FALSE;
}

/* Whether the answer is still wanted; says what went wrong, and that nothing did. The title comes only now: above the
   sessions of another week it would be wrong, and a frame of its own would keep them waiting. */
static gboolean
take_answer (ClinicCalendarPage *self, guint generation, const GError *error)
{
  g_autofree char *words = NULL;

  if (generation != self->generation || self->diary == NULL)
    return FALSE;
  show_title (self);
  words = error != NULL ? clinic_words_for_error (error) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->status), words != NULL);
  clinic_status_line_set_text (self->status, words != NULL ? words : "");
  return error == NULL;
}

static void
month_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (ClinicCalendarPage) self = reading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = clinic_diary_load_month_finish (CLINIC_DIARY (source), result, &error);

  if (!take_answer (self, reading->generation, error))
    return;
  clinic_month_view_show (self->month, days, self->day, clinic_diary_get_today (self->diary),
                          clinic_diary_get_zone (self->diary));
  show_wanted (self);
}

static void
range_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (ClinicCalendarPage) self = reading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) visits = clinic_diary_load_range_finish (CLINIC_DIARY (source), result, &error);

  if (!take_answer (self, reading->generation, error))
    return;
  choose_wanted_bed (self, visits);
  if (shows_agenda (self))
    clinic_agenda_view_show (self->agenda, reading->first, reading->n_days, visits);
  else
    clinic_week_view_show (self->week, reading->first, reading->n_days, reading->bed != 0 ? self->bed : 0, visits);
  show_wanted (self);
}

/* What of the page belongs to the view; a view that is not looked at takes no part. */
static void
show_view (ClinicCalendarPage *self)
{
  gboolean narrow = is_narrow (self);
  gboolean month = self->view == VIEW_MONTH;
  gboolean lanes = !month && !shows_agenda (self);

  gtk_widget_set_visible (GTK_WIDGET (self->beds), narrow && lanes);
  gtk_widget_set_visible (GTK_WIDGET (self->legend), !narrow && !month);
  gtk_widget_set_visible (GTK_WIDGET (self->pane), lanes);
  gtk_widget_set_visible (self->zoom_in_button, !narrow && lanes);
  gtk_widget_set_visible (self->zoom_out_button, !narrow && lanes);
  gtk_widget_set_visible (self->waiting_button, !narrow); /* it is in the menu too */
  clinic_week_pane_set_narrow (self->pane, narrow);
  gtk_widget_set_hexpand (GTK_WIDGET (self->views), narrow || month);
  gtk_widget_set_visible (GTK_WIDGET (self->agenda), shows_agenda (self));
  gtk_widget_set_visible (self->month_scroller, month);
}

static void
load_month (ClinicCalendarPage *self, Reading *reading)
{
  ClinicDay from, to;

  clinic_month_view_get_span (self->day, get_week_start (self), &from, &to);
  clinic_diary_load_month_async (self->diary, from, to, NULL, month_loaded_cb, reading);
}

static void
load (ClinicCalendarPage *self)
{
  Reading *reading;

  if (self->diary == NULL || clinic_diary_get_setup (self->diary) == NULL)
    return;
  show_view (self);
  reading = g_new0 (Reading, 1);
  reading->self = g_object_ref (self);
  reading->generation = ++self->generation;
  if (self->view == VIEW_MONTH)
    {
      load_month (self, reading);
      return;
    }
  reading->first = get_first_day (self);
  reading->n_days = shows_one_day (self) ? 1 : 7;
  reading->bed = is_narrow (self) ? self->bed : 0;
  clinic_diary_load_range_async (self->diary, reading->first, reading->first + reading->n_days, NULL, range_loaded_cb,
                                 reading);
}

static void
bed_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicCalendarPage *self = CLINIC_CALENDAR_PAGE (widget);

  self->bed = g_variant_get_int64 (parameter);
  load (self);
}

static void
narrow_changed_cb (ClinicCalendarPage *self)
{
  gboolean narrow = is_narrow (self);
  GtkBox *bar = narrow ? self->narrow_bar : self->toolbar;
  g_autoptr (GtkWidget) views = g_object_ref (GTK_WIDGET (self->views));

  if (gtk_widget_get_parent (views) != GTK_WIDGET (bar))
    {
      gtk_box_remove (GTK_BOX (gtk_widget_get_parent (views)), views);
      gtk_box_append (bar, views);
      if (!narrow)
        gtk_box_reorder_child_after (bar, self->menu_button, views);
    }
  gtk_widget_set_hexpand (self->menu_button, narrow);
  gtk_widget_set_halign (self->menu_button, GTK_ALIGN_END);
  gtk_box_set_homogeneous (self->views, narrow);
  gtk_widget_set_halign (views, narrow ? GTK_ALIGN_FILL : GTK_ALIGN_END);
  if (self->diary != NULL && clinic_diary_get_setup (self->diary) != NULL)
    show_title (self); /* at once: by its length the room is judged */
  load (self);
}

static void
diary_changed_cb (ClinicCalendarPage *self, ClinicChange *change)
{
  if (clinic_change_has (change, CLINIC_KIND_SESSION) || clinic_change_has (change, CLINIC_KIND_PATIENT) ||
      clinic_change_has (change, CLINIC_KIND_COURSE) || clinic_change_has (change, CLINIC_KIND_RED_FLAG))
    load (self);
}

static void
setup_changed_cb (ClinicCalendarPage *self)
{
  if (clinic_diary_get_setup (self->diary) == NULL)
    return;
  fill_beds (self);
  load (self);
}

/* Today and the next free time move on. */
static void
clock_minute_cb (ClinicCalendarPage *self)
{
  if (self->view == VIEW_MONTH && gtk_widget_get_mapped (self->month_scroller))
    load (self);
}

void
clinic_calendar_page_set_diary (ClinicCalendarPage *self, ClinicDiary *diary)
{
  g_return_if_fail (CLINIC_IS_CALENDAR_PAGE (self));

  if (!g_set_object (&self->diary, diary))
    return;
  clinic_week_pane_set_diary (self->pane, diary);
  clinic_agenda_view_set_diary (self->agenda, diary);
  if (diary != NULL)
    {
      self->day = clinic_diary_get_today (diary);
      g_signal_connect_object (diary, "changed", G_CALLBACK (diary_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (clinic_diary_get_clock (diary), "minute", G_CALLBACK (clock_minute_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (diary, "notify::setup", G_CALLBACK (setup_changed_cb), self, G_CONNECT_SWAPPED);
      setup_changed_cb (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DIARY]);
}

/* What has the focus is about to be hidden, and its follower is still on the way. */
static void
save_focus (ClinicCalendarPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, get_shown (self)))
    return;
  self->wants_focus = TRUE;
  gtk_widget_child_focus (GTK_WIDGET (self->toolbar), GTK_DIR_TAB_FORWARD);
}

static void
set_view (ClinicCalendarPage *self, View view)
{
  if (self->view == view)
    return;
  save_focus (self);
  self->view = view;
  load (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VIEW]);
}

void
clinic_calendar_page_show_day (ClinicCalendarPage *self, ClinicDay day)
{
  g_return_if_fail (CLINIC_IS_CALENDAR_PAGE (self));

  self->day = day;
  load (self);
}

ClinicDay
clinic_calendar_page_get_day (ClinicCalendarPage *self)
{
  g_return_val_if_fail (CLINIC_IS_CALENDAR_PAGE (self), CLINIC_DAY_NONE);

  return self->day;
}

void
clinic_calendar_page_show_session (ClinicCalendarPage *self, gint64 session, ClinicDay day)
{
  g_return_if_fail (CLINIC_IS_CALENDAR_PAGE (self));

  self->wanted = session;
  if (self->view == VIEW_MONTH || shows_agenda (self)) /* which have no place to show just it */
    set_view (self, VIEW_DAY);
  clinic_calendar_page_show_day (self, day);
}

static void
session_activated_cb (ClinicCalendarPage *self, ClinicSessionBlock *block)
{
  clinic_session_popover_open (GTK_WIDGET (self->week), block, self->diary);
}

/* A session is held at the edge. */
static void
turn_cb (ClinicCalendarPage *self, int direction)
{
  gtk_widget_activate_action (GTK_WIDGET (self), direction > 0 ? "calendar.next" : "calendar.previous", NULL);
}

static void
said_cb (ClinicCalendarPage *self, const char *words)
{
  gtk_widget_set_visible (GTK_WIDGET (self->status), *words != '\0');
  clinic_status_line_set_text (self->status, words);
  if (*words != '\0' && !gtk_widget_get_mapped (GTK_WIDGET (self->status)))
    clinic_diary_tell (self->diary, words);
}

static void
zoom_changed_cb (ClinicCalendarPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOM]);
}

static void
zoom_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  int direction = g_str_equal (name, "calendar.zoom-in") ? 1 : g_str_equal (name, "calendar.zoom-out") ? -1 : 0;

  clinic_week_pane_zoom (CLINIC_CALENDAR_PAGE (widget)->pane, direction);
}

static void
day_chosen_cb (ClinicCalendarPage *self, int day)
{
  gboolean stays = clinic_day_is_same_month (day, self->day);

  self->day = day;
  if (!stays)
    load (self);
}

static void
day_activated_cb (ClinicCalendarPage *self, int day)
{
  self->day = day;
  set_view (self, VIEW_DAY);
}

static ClinicDay
get_neighbour (ClinicCalendarPage *self, int direction)
{
  if (self->view == VIEW_MONTH)
    return clinic_day_add_months (self->day, direction);
  return self->day + direction * (shows_one_day (self) ? 1 : 7);
}

static void
turn_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicCalendarPage *self = CLINIC_CALENDAR_PAGE (widget);
  ClinicDay day;

  if (self->diary == NULL)
    return;
  if (g_str_equal (name, "calendar.today"))
    day = clinic_diary_get_today (self->diary);
  else
    day = get_neighbour (self, g_str_equal (name, "calendar.next") ? 1 : -1);
  if (day == CLINIC_DAY_NONE)
    return;
  self->day = day;
  load (self);
}

/* "day" or "week": the day that matters, or its week. */
static void
export_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicCalendarPage *self = CLINIC_CALENDAR_PAGE (widget);
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (widget));
  gboolean week = g_str_equal (g_variant_get_string (parameter, NULL), "week");

  if (self->diary == NULL || clinic_diary_get_setup (self->diary) == NULL)
    return;
  gtk_window_present (GTK_WINDOW (clinic_export_window_new_days (
    parent, self->diary, week ? find_week (self, self->day) : self->day, week ? 7 : 1)));
}

static void
clinic_calendar_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ClinicCalendarPage *self = CLINIC_CALENDAR_PAGE (object);

  switch (id)
    {
    case PROP_DIARY: g_value_set_object (value, self->diary); break;
    case PROP_VIEW: g_value_set_static_string (value, view_names[self->view]); break;
    case PROP_ZOOM: g_object_get_property (G_OBJECT (self->pane), "zoom", value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_calendar_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ClinicCalendarPage *self = CLINIC_CALENDAR_PAGE (object);

  switch (id)
    {
    case PROP_DIARY:
      clinic_calendar_page_set_diary (self, g_value_get_object (value));
      break;
    case PROP_VIEW:
      for (guint i = 0; i < G_N_ELEMENTS (view_names); i++)
        if (g_strcmp0 (g_value_get_string (value), view_names[i]) == 0)
          set_view (self, i);
      break;
    case PROP_ZOOM:
      g_object_set_property (G_OBJECT (self->pane), "zoom", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
clinic_calendar_page_grab_focus (GtkWidget *widget)
{
  ClinicCalendarPage *self = CLINIC_CALENDAR_PAGE (widget);

  self->wants_focus = !gtk_widget_grab_focus (get_shown (self));
  return !self->wants_focus;
}

static void
clinic_calendar_page_dispose (GObject *object)
{
  ClinicCalendarPage *self = CLINIC_CALENDAR_PAGE (object);
  GtkWidget *child;

  self->generation++;
  g_clear_object (&self->diary);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (clinic_calendar_page_parent_class)->dispose (object);
}

static void
install_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/io/github/sittings/Sittings/calendar/clinic-calendar-page.ui");
  gtk_widget_class_bind_template_child (klass, ClinicCalendarPage, calendar_menu);
  gtk_widget_class_bind_template_child (klass, ClinicCalendarPage, shrink_bin);
  gtk_widget_class_bind_template_child (klass, ClinicCalendarPage, title);
  gtk_widget_class_bind_template_child (klass, ClinicCalendarPage, week_label);
  gtk_widget_class_bind_template_child (klass, ClinicCalendarPage, legend);
  gtk_widget_class_bind_template_child (klass, ClinicCalendarPage, toolbar);
  gtk_widget_class_bind_template_child (klass, ClinicCalendarPage, views);
  gtk_widget_class_bind_template_child (klass, ClinicCalendarPage, menu_button);
  gtk_widget_class_bind_template_child (klass, ClinicCalendarPage, narrow_bar);
  gtk_widget_class_bind_template_child (klass, ClinicCalendarPage, waiting_button);
  gtk_widget_class_bind_template_child (klass, ClinicCalendarPage, agenda);
  gtk_widget_class_bind_template_child (klass, ClinicCalendarPage, month_scroller);
  gtk_widget_class_bind_template_child (klass, ClinicCalendarPage, month);
  gtk_widget_class_bind_template_child (klass, ClinicCalendarPage, status);
  gtk_widget_class_bind_template_child (klass, ClinicCalendarPage, beds);
  gtk_widget_class_bind_template_child (klass, ClinicCalendarPage, zoom_in_button);
  gtk_widget_class_bind_template_child (klass, ClinicCalendarPage, zoom_out_button);
  gtk_widget_class_bind_template_child (klass, ClinicCalendarPage, pane);
  gtk_widget_class_bind_template_callback (klass, narrow_changed_cb);
  gtk_widget_class_bind_template_callback (klass, session_activated_cb);
  gtk_widget_class_bind_template_callback (klass, turn_cb);
  gtk_widget_class_bind_template_callback (klass, said_cb);
  gtk_widget_class_bind_template_callback (klass, zoom_changed_cb);
  gtk_widget_class_bind_template_callback (klass, day_chosen_cb);
  gtk_widget_class_bind_template_callback (klass, day_activated_cb);
}

static void
install_zoom (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, "calendar.zoom-in" },  { GDK_KEY_KP_Add, "calendar.zoom-in" },  { GDK_KEY_equal, "calendar.zoom-in" },
    { GDK_KEY_minus, "calendar.zoom-out" }, { GDK_KEY_KP_Subtract, "calendar.zoom-out" },
    { GDK_KEY_0, "calendar.zoom-normal" }, { GDK_KEY_KP_0, "calendar.zoom-normal" },
  };

  gtk_widget_class_install_action (klass, "calendar.zoom-in", NULL, zoom_action_cb);
  gtk_widget_class_install_action (klass, "calendar.zoom-out", NULL, zoom_action_cb);
  gtk_widget_class_install_action (klass, "calendar.zoom-normal", NULL, zoom_action_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, GDK_CONTROL_MASK, keys[i].action, NULL);
}

static void
clinic_calendar_page_class_init (ClinicCalendarPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = clinic_calendar_page_dispose;
  object_class->get_property = clinic_calendar_page_get_property;
  object_class->set_property = clinic_calendar_page_set_property;
  props[PROP_DIARY] = g_param_spec_object ("diary", NULL, NULL, CLINIC_TYPE_DIARY, flags);
  props[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "week", flags);
  props[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 1, 4, 1, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  widget_class->grab_focus = clinic_calendar_page_grab_focus;
  g_type_ensure (CLINIC_TYPE_AGENDA_VIEW);
  g_type_ensure (CLINIC_TYPE_MONTH_VIEW);
  g_type_ensure (CLINIC_TYPE_SHRINK_BIN);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  g_type_ensure (CLINIC_TYPE_WEEK_PANE);
  install_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "calendar.previous", NULL, turn_action_cb);
  gtk_widget_class_install_action (widget_class, "calendar.next", NULL, turn_action_cb);
  gtk_widget_class_install_action (widget_class, "calendar.today", NULL, turn_action_cb);
  gtk_widget_class_install_action (widget_class, "calendar.bed", "x", bed_action_cb);
  gtk_widget_class_install_action (widget_class, "calendar.export", "s", export_action_cb);
  gtk_widget_class_install_property_action (widget_class, "calendar.view", "view");
  install_zoom (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, "calendar.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, "calendar.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Home, GDK_CONTROL_MASK, "calendar.today", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (view_names); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, "calendar.view", "s", view_names[i]);
}

static void
clinic_calendar_page_init (ClinicCalendarPage *self)
{
  self->view = VIEW_WEEK;
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_late_menu_set (GTK_MENU_BUTTON (self->menu_button), self->calendar_menu);
  self->week = clinic_week_pane_get_view (self->pane);
  clinic_calendar_legend_fill (self->legend);
}

GtkWidget *
clinic_calendar_page_new (void)
{
  return g_object_new (CLINIC_TYPE_CALENDAR_PAGE, NULL);
}
