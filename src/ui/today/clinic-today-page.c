/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/today/clinic-today-page.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-closure-words.h"
#include "core/clinic-format.h"
#include "model/clinic-diary-booking.h"
#include "model/clinic-diary-visit.h"
#include "model/clinic-today.h"
#include "ui/parts/clinic-banner.h"
#include "ui/parts/clinic-errand.h"
#include "ui/parts/clinic-scrolled-bin.h"
#include "ui/parts/clinic-shrink-bin.h"
#include "ui/today/clinic-overrun-window.h"
#include "ui/today/clinic-overrun-words.h"
#include "ui/today/clinic-today-column.h"
#include "ui/today/clinic-today-doctors.h"
#include "ui/today/clinic-today-empty.h"
#include "ui/today/clinic-visit-history.h"
#include "ui/today/clinic-visit-window.h"

/* Expected patients with a button, and those shown before the rest is folded. */
#define N_PRIMARY 2
#define N_SHOWN 5
/* Of a column, what most windows have room for: the rest is made once that has been painted. */
#define N_FIRST 7
#define BAR_SPACING 12

struct _ClinicTodayPage
{
  AdwBin parent_instance;

  ClinicShrinkBin *shrink_bin;
  GtkWidget *day_bar;
  GtkLabel *day_label;
  GtkLabel *time_label;
  ClinicTodayDoctors *doctors;
  GtkLabel *next_label;
  ClinicBanner *open_banner;
  ClinicBanner *overrun_banner;
  GtkWidget *fault;
  GtkStack *stack;
  GtkWidget *scroller;
  GtkWidget *columns;
  ClinicTodayColumn *stages[CLINIC_N_STAGES];

  ClinicDiary *diary;
  ClinicToday *today;
  GHashTable *cards; /* session id -> ClinicVisitCard */
  gint64 followed;   /* the session whose card keeps the focus on its way */
  guint follow_idle;
  gboolean painted;
  guint rest_idle;
  guint generation;
};

enum
{
  PROP_DIARY = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (ClinicTodayPage, clinic_today_page, ADW_TYPE_BIN)

/* What is urgent stands first when there is one column only. */
static const ClinicStage narrow_order[CLINIC_N_STAGES] = {
  CLINIC_STAGE_READY,   CLINIC_STAGE_NUMBING,  CLINIC_STAGE_ROLLING,
  CLINIC_STAGE_ARRIVED, CLINIC_STAGE_EXPECTED, CLINIC_STAGE_DONE,
};

static void
show_fault (ClinicTodayPage *self, const GError *error)
{
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  clinic_status_line_set_text (CLINIC_STATUS_LINE (self->fault), words ? words : "");
  gtk_widget_set_visible (self->fault, words != NULL);
}

/* The day bar */

/* For the doctor whose patients show: who is ready, who is next, in how many minutes. */
static void
show_next (ClinicTodayPage *self, gint64 now)
{
  gint64 doctor = clinic_today_doctors_get_doctor (self->doctors);
  g_autofree char *words = doctor != 0 ? clinic_visit_face_describe_next (self->today, doctor, now) : NULL;

  gtk_label_set_text (self->next_label, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->next_label), words != NULL);
}

static void
show_banners (ClinicTodayPage *self, gint64 now)
{
  gboolean closed = self->today->closes != CLINIC_TIME_NONE && now >= self->today->closes;
  g_autofree char *open = clinic_overrun_describe_open (self->today, closed);
  g_autofree char *late = clinic_overrun_describe (self->today, now);

  clinic_banner_set_text (self->open_banner, open);
  clinic_banner_set_text (self->overrun_banner, late);
}

static void
show_closed (ClinicTodayPage *self, gint64 now)
{
  g_autofree char *words = clinic_setup_explain_closed (clinic_diary_get_setup (self->diary), now,
                                                        clinic_diary_get_zone (self->diary));

  if (words != NULL && self->today->visits->len > 0)
    clinic_today_doctors_say (self->doctors, CLINIC_TONE_CAUTION, words);
}

static void
show_day_bar (ClinicTodayPage *self, gint64 now)
{
  g_autofree char *day = clinic_format_day (self->today->day, CLINIC_DAY_FORM_TITLE);
  g_autofree char *time = clinic_format_time (now, clinic_diary_get_zone (self->diary));

  gtk_label_set_text (self->day_label, day);
  gtk_label_set_text (self->time_label, time);
  clinic_today_doctors_show (self->doctors, self->today, clinic_diary_get_setup (self->diary), now,
                             clinic_diary_get_zone (self->diary));
  show_closed (self, now);
  show_next (self, now);
  show_banners (self, now);
}

/* The board */

static GtkWidget *
find_card (ClinicTodayPage *self, gint64 session)
{
  GtkWidget *card = g_hash_table_lookup (self->cards, &session);

  if (card != NULL)
    return card;
  card = clinic_visit_card_new (session);
  clinic_visit_card_set_narrow (CLINIC_VISIT_CARD (card), clinic_shrink_bin_get_narrow (self->shrink_bin));
  g_hash_table_insert (self->cards, g_memdup2 (&session, sizeof session), g_object_ref_sink (card));
  return card;
}

static GtkWidget *
dress_card (ClinicTodayPage *self, const ClinicTodayVisit *visit, gint64 now, gboolean primary)
{
  GtkWidget *card = find_card (self, visit->visit->session->id);
  g_autoptr (ClinicVisitFace) face = clinic_visit_face_new (self->today, visit, clinic_diary_get_setup (self->diary), now,
                                                            clinic_diary_get_zone (self->diary), primary);

  clinic_visit_card_show_face (CLINIC_VISIT_CARD (card), face);
  return card;
}

static char *
word_more (GPtrArray *visits, guint shown)
{
  const ClinicTodayVisit *first;
  g_autofree char *from = NULL;
  guint rest = visits->len - MIN (shown, visits->len);

  if (rest == 0)
    return NULL;
  first = visits->pdata[shown];
  from = clinic_format_minute (first->visit->session->minute);
  /* Translators: how many patients, from what time on: "8 more from 13:45" */
  return g_strdup_printf (ngettext ("%u more from %s", "%u more from %s", rest), rest, from);
}

static void
show_stage (ClinicTodayPage *self, ClinicStage stage, gint64 now)
{
  g_autoptr (GPtrArray) visits = clinic_today_list_stage (self->today, stage,
                                                          clinic_today_doctors_get_doctor (self->doctors), now);
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  g_autofree char *more = NULL;
  gboolean folds = stage == CLINIC_STAGE_EXPECTED && !clinic_today_column_get_all (self->stages[stage]);
  guint most = self->painted ? visits->len : MIN (visits->len, N_FIRST);
  guint n_calm = 0;
  guint shown = 0;

  for (; shown < most; shown++)
    {
      const ClinicTodayVisit *visit = visits->pdata[shown];
      gboolean calm = stage == CLINIC_STAGE_EXPECTED && clinic_today_visit_get_late (visit, now) == 0 &&
                      visit->visit->session->state == CLINIC_SESSION_BOOKED;

      if (folds && n_calm >= N_SHOWN)
        break;
      g_ptr_array_add (cards, dress_card (self, visit, now, n_calm < N_PRIMARY));
      n_calm += calm;
    }
  if (folds)
    more = word_more (visits, shown);
  clinic_today_column_show (self->stages[stage], cards, more, visits->len);
}

/* Cards of visits that are gone; a card that is only folded away keeps its place in the table. */
static void
drop_cards (ClinicTodayPage *self)
{
  g_autoptr (GHashTable) alive = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < self->today->visits->len; i++)
    g_hash_table_add (alive, &((ClinicTodayVisit *) self->today->visits->pdata[i])->visit->session->id);
  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (alive, id))
      g_hash_table_iter_remove (&iter);
}

static GtkWidget *
find_focused_card (ClinicTodayPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->columns))
    return NULL;
  return CLINIC_IS_VISIT_CARD (focus) ? focus : gtk_widget_get_ancestor (focus, CLINIC_TYPE_VISIT_CARD);
}

/* A card that changes its list seems to keep the focus, until GTK gives it to what it stands in. */
static gboolean
follow_cb (gpointer data)
{
  ClinicTodayPage *self = data;
  GtkWidget *card = g_hash_table_lookup (self->cards, &self->followed);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->follow_idle = 0;
  if (card != NULL && gtk_widget_get_mapped (card) && (focus == NULL || gtk_widget_is_ancestor (card, focus)))
    gtk_widget_grab_focus (card);
  return G_SOURCE_REMOVE;
}

static void
follow (ClinicTodayPage *self, GtkWidget *card)
{
  gtk_widget_grab_focus (card);
  self->followed = clinic_visit_card_get_session (CLINIC_VISIT_CARD (card));
  if (self->follow_idle == 0)
    self->follow_idle = g_idle_add (follow_cb, self);
}

/* The page that says there is no one is made when there is no one. */
static void
show_board (ClinicTodayPage *self, gint64 now)
{
  gboolean empty = self->today->visits->len == 0;

  if (empty && gtk_stack_get_child_by_name (self->stack, "empty") == NULL)
    gtk_stack_add_named (self->stack, clinic_today_empty_new (), "empty");
  if (empty)
    clinic_today_empty_show (gtk_stack_get_child_by_name (self->stack, "empty"), self->diary, now);
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "board");
}

static void
show_today (ClinicTodayPage *self)
{
  GtkWidget *focused = find_focused_card (self);
  GtkWidget *list = focused != NULL ? gtk_widget_get_parent (focused) : NULL;
  gint64 now;

  if (self->diary == NULL || self->today == NULL || clinic_diary_get_setup (self->diary) == NULL)
    return;
  now = clinic_diary_get_now (self->diary);
  show_day_bar (self, now);
  for (ClinicStage stage = 0; stage < CLINIC_N_STAGES; stage++)
    show_stage (self, stage, now);
  show_board (self, now);
  if (focused != NULL && gtk_widget_get_parent (focused) != list && gtk_widget_get_root (focused) != NULL)
    follow (self, focused);
  drop_cards (self);
}

static gboolean
show_rest_cb (gpointer data)
{
  ClinicTodayPage *self = data;

  self->rest_idle = 0;
  show_today (self);
  return G_SOURCE_REMOVE;
}

static void
painted_cb (ClinicTodayPage *self, GdkFrameClock *clock)
{
  g_assert (CLINIC_IS_TODAY_PAGE (self));

  if (self->today == NULL)
    return;
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  self->painted = TRUE;
  self->rest_idle = g_idle_add (show_rest_cb, self);
}

static void
clinic_today_page_map (GtkWidget *widget)
{
  ClinicTodayPage *self = CLINIC_TODAY_PAGE (widget);

  GTK_WIDGET_CLASS (clinic_today_page_parent_class)->map (widget);
  if (!self->painted)
    g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (painted_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
clinic_today_page_unmap (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (widget), painted_cb, widget);
  GTK_WIDGET_CLASS (clinic_today_page_parent_class)->unmap (widget);
}

/* Reading */

typedef struct
{
  ClinicTodayPage *self;
  guint generation;
} Ask;

/* The first card, and not the line that shows one doctor's patients only. */
static gboolean
clinic_today_page_grab_focus (GtkWidget *widget)
{
  ClinicTodayPage *self = CLINIC_TODAY_PAGE (widget);

  if (find_focused_card (self) != NULL)
    return TRUE;
  /* the board may lie behind the page that says there is no one */
  if (gtk_widget_get_mapped (self->columns) && gtk_widget_child_focus (self->columns, GTK_DIR_TAB_FORWARD))
    return TRUE;
  return GTK_WIDGET_CLASS (clinic_today_page_parent_class)->grab_focus (widget);
}

static void
begin_at_first_card (ClinicTodayPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
today_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Ask *ask = user_data;
  g_autoptr (ClinicTodayPage) self = ask->self;
  guint generation = ask->generation;
  gboolean first = self->today == NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicToday) today = clinic_diary_load_today_finish (CLINIC_DIARY (source), result, &error);

  g_free (ask);
  if (generation != self->generation || self->diary == NULL)
    return;
  if (error != NULL)
    {
      show_fault (self, error);
      return;
    }
  g_clear_pointer (&self->today, clinic_today_free);
  self->today = g_steal_pointer (&today);
  show_today (self);
  if (first)
    begin_at_first_card (self);
}

static void
load_today (ClinicTodayPage *self)
{
  Ask *ask;

  if (self->diary == NULL || clinic_diary_get_setup (self->diary) == NULL)
    return;
  ask = g_new0 (Ask, 1);
  ask->self = g_object_ref (self);
  ask->generation = ++self->generation;
  clinic_diary_load_today_async (self->diary, NULL, today_loaded_cb, ask);
}

static void
changed_cb (ClinicTodayPage *self, ClinicChange *change)
{
  g_assert (CLINIC_IS_TODAY_PAGE (self));

  show_fault (self, NULL);
  if (clinic_change_has (change, CLINIC_KIND_SESSION) || clinic_change_has (change, CLINIC_KIND_PATIENT) ||
      clinic_change_has (change, CLINIC_KIND_COURSE) || clinic_change_has (change, CLINIC_KIND_RED_FLAG) ||
      clinic_change_has (change, CLINIC_KIND_SCREENING))
    load_today (self);
}

static void
minute_cb (ClinicTodayPage *self)
{
  g_assert (CLINIC_IS_TODAY_PAGE (self));

  if (self->today == NULL || self->today->day != clinic_diary_get_today (self->diary))
    load_today (self);
  else
    show_today (self);
}

/* Steps */

static void
step_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  clinic_errand_end (user_data, result, NULL);
}

static const ClinicVisit *
find_visit (ClinicTodayPage *self, gint64 session)
{
  const ClinicTodayVisit *visit = self->today != NULL ? clinic_today_find (self->today, session) : NULL;

  return visit != NULL ? visit->visit : NULL;
}

static ClinicErrand *
begin_step (ClinicTodayPage *self, gint64 session)
{
  const ClinicVisit *visit = find_visit (self, session);

  return clinic_errand_begin (GTK_WIDGET (self), CLINIC_STATUS_LINE (self->fault), visit != NULL ? visit->patient_name : "");
}

static void
ask_in_window (ClinicTodayPage *self, gint64 session, ClinicVisitAsk ask)
{
  const ClinicVisit *visit = find_visit (self, session);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *window;

  if (visit == NULL || self->diary == NULL)
    return;
  window = clinic_visit_window_new (self->diary, visit, ask);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (window));
}

/* Asks only where a doctor has to sign: the cream has been on for too long, or the screening needs it. */
static void
start_rolling (ClinicTodayPage *self, gint64 session)
{
  const ClinicVisit *visit = find_visit (self, session);
  gboolean unsigned_yet = visit != NULL && visit->screening == CLINIC_FINDING_SIGN_OFF && visit->screening_doctor == 0;

  if (visit != NULL && (unsigned_yet || clinic_session_is_over_cream (visit->session, clinic_diary_get_now (self->diary))))
    ask_in_window (self, session, CLINIC_VISIT_ASK_ROLL);
  else
    clinic_diary_start_rolling_async (self->diary, session, NULL, step_done_cb, begin_step (self, session));
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicTodayPage *self = CLINIC_TODAY_PAGE (widget);
  gint64 session = g_variant_get_int64 (parameter);

  if (self->diary == NULL)
    return;
  if (g_str_equal (name, "today.arrive"))
    clinic_diary_arrive_async (self->diary, session, NULL, step_done_cb, begin_step (self, session));
  else if (g_str_equal (name, "today.start-rolling"))
    start_rolling (self, session);
  else if (g_str_equal (name, "today.back"))
    clinic_diary_step_back_async (self->diary, session, NULL, step_done_cb, begin_step (self, session));
  else if (g_str_equal (name, "today.no-show"))
    clinic_diary_no_show_async (self->diary, session, NULL, step_done_cb, begin_step (self, session));
  else if (g_str_equal (name, "today.cream-on"))
    ask_in_window (self, session, CLINIC_VISIT_ASK_CREAM);
  else if (g_str_equal (name, "today.finish"))
    ask_in_window (self, session, CLINIC_VISIT_ASK_FINISH);
  else
    ask_in_window (self, session, CLINIC_VISIT_ASK_CANCEL);
}

static GtkWindow *
get_window (ClinicTodayPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicTodayPage *self = CLINIC_TODAY_PAGE (widget);
  const ClinicVisit *visit = find_visit (self, g_variant_get_int64 (parameter));

  if (visit != NULL && self->diary != NULL)
    gtk_window_present (GTK_WINDOW (clinic_visit_history_new (get_window (self), self->diary, visit)));
}

static void
overrun_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicTodayPage *self = CLINIC_TODAY_PAGE (widget);

  if (self->diary != NULL)
    gtk_window_present (GTK_WINDOW (clinic_overrun_window_new (get_window (self), self->diary)));
}

/* Wide and narrow */

/* Keys and screen readers go by the order of the children. */
static void
place_column (ClinicTodayPage *self, GtkWidget *column, GtkWidget *before, int x, int y)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->columns);
  GtkGridLayoutChild *place = GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (layout, column));

  gtk_grid_layout_child_set_column (place, x);
  gtk_grid_layout_child_set_row (place, y);
  gtk_widget_insert_after (column, self->columns, before);
}

static void
narrow_cb (ClinicTodayPage *self)
{
  gboolean narrow = clinic_shrink_bin_get_narrow (self->shrink_bin);
  GtkWidget *before = NULL;
  GHashTableIter iter;
  gpointer card;

  g_assert (CLINIC_IS_TODAY_PAGE (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->day_bar),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->day_bar), narrow ? 0 : BAR_SPACING);
  clinic_today_doctors_set_narrow (self->doctors, narrow);
  for (guint i = 0; i < CLINIC_N_STAGES; i++)
    {
      GtkWidget *column = GTK_WIDGET (self->stages[narrow ? narrow_order[i] : i]);

      gtk_widget_set_size_request (column, narrow ? -1 : 190, -1);
      clinic_today_column_set_narrow (CLINIC_TODAY_COLUMN (column), narrow);
      place_column (self, column, before, narrow ? 0 : i, narrow ? i : 0);
      before = column;
    }
  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, NULL, &card))
    clinic_visit_card_set_narrow (card, narrow);
  show_today (self);
}

/* The class */

static void
set_diary (ClinicTodayPage *self, ClinicDiary *diary)
{
  if (!g_set_object (&self->diary, diary) || diary == NULL)
    return;
  g_signal_connect_object (diary, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (diary, "notify::setup", G_CALLBACK (load_today), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clinic_diary_get_clock (diary), "minute", G_CALLBACK (minute_cb), self, G_CONNECT_SWAPPED);
  load_today (self);
}

static void
clinic_today_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DIARY)
    g_value_set_object (value, CLINIC_TODAY_PAGE (object)->diary);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
clinic_today_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DIARY)
    set_diary (CLINIC_TODAY_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
clinic_today_page_dispose (GObject *object)
{
  ClinicTodayPage *self = CLINIC_TODAY_PAGE (object);

  g_clear_handle_id (&self->follow_idle, g_source_remove);
  g_clear_handle_id (&self->rest_idle, g_source_remove);
  g_clear_object (&self->diary);
  g_clear_pointer (&self->today, clinic_today_free);
  g_hash_table_remove_all (self->cards);
  G_OBJECT_CLASS (clinic_today_page_parent_class)->dispose (object);
}

static void
clinic_today_page_finalize (GObject *object)
{
  g_hash_table_unref (CLINIC_TODAY_PAGE (object)->cards);
  G_OBJECT_CLASS (clinic_today_page_parent_class)->finalize (object);
}

static void
clinic_today_page_class_init (ClinicTodayPageClass *klass)
{
  static const char *const steps[] = { "today.arrive", "today.cream-on", "today.start-rolling", "today.finish",
                                       "today.back",   "today.cancel",   "today.no-show" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = clinic_today_page_get_property;
  object_class->set_property = clinic_today_page_set_property;
  object_class->dispose = clinic_today_page_dispose;
  object_class->finalize = clinic_today_page_finalize;
  widget_class->grab_focus = clinic_today_page_grab_focus;
  widget_class->map = clinic_today_page_map;
  widget_class->unmap = clinic_today_page_unmap;
  props[PROP_DIARY] = g_param_spec_object ("diary", NULL, NULL, CLINIC_TYPE_DIARY, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (CLINIC_TYPE_BANNER);
  g_type_ensure (CLINIC_TYPE_SCROLLED_BIN);
  g_type_ensure (CLINIC_TYPE_SHRINK_BIN);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  g_type_ensure (CLINIC_TYPE_TODAY_DOCTORS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/today/clinic-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicTodayPage, shrink_bin);
  gtk_widget_class_bind_template_child (widget_class, ClinicTodayPage, day_bar);
  gtk_widget_class_bind_template_child (widget_class, ClinicTodayPage, day_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicTodayPage, time_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicTodayPage, doctors);
  gtk_widget_class_bind_template_child (widget_class, ClinicTodayPage, next_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicTodayPage, open_banner);
  gtk_widget_class_bind_template_child (widget_class, ClinicTodayPage, overrun_banner);
  gtk_widget_class_bind_template_child (widget_class, ClinicTodayPage, fault);
  gtk_widget_class_bind_template_child (widget_class, ClinicTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ClinicTodayPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, ClinicTodayPage, columns);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_install_action (widget_class, steps[i], "x", step_action);
  gtk_widget_class_install_action (widget_class, "today.history", "x", history_action);
  gtk_widget_class_install_action (widget_class, "today.overrun", NULL, overrun_action);
}

static void
clinic_today_page_init (ClinicTodayPage *self)
{
  self->cards = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->doctors, "changed", G_CALLBACK (show_today), self, G_CONNECT_SWAPPED);
  for (ClinicStage stage = 0; stage < CLINIC_N_STAGES; stage++)
    {
      self->stages[stage] = CLINIC_TODAY_COLUMN (clinic_today_column_new (stage));
      gtk_grid_attach (GTK_GRID (self->columns), GTK_WIDGET (self->stages[stage]), stage, 0, 1, 1);
      g_signal_connect_object (self->stages[stage], "more-changed", G_CALLBACK (show_today), self, G_CONNECT_SWAPPED);
    }
  narrow_cb (self);
}

GtkWidget *
clinic_today_page_new (ClinicDiary *diary)
{
  return g_object_new (CLINIC_TYPE_TODAY_PAGE, "diary", diary, NULL);
}
