/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/follow-ups/clinic-follow-ups-page.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "model/clinic-diary-aftercare.h"
#include "ui/follow-ups/clinic-call-sheet.h"
#include "ui/follow-ups/clinic-follow-up-row.h"
#include "ui/parts/clinic-shrink-bin.h"
#include "ui/parts/clinic-status-line.h"

/* How far ahead the list looks. */
#define COMING_DAYS 14

struct _ClinicFollowUpsPage
{
  AdwBin parent_instance;

  ClinicDiary *diary;
  char *filter;
  GHashTable *rows; /* follow-up id -> ClinicFollowUpRow */
  int counts[CLINIC_N_SECTIONS]; /* that pass the filter */
  guint n_due;
  guint generation;
  gint64 wanted; /* to be shown once it is read; 0 = none */
  gint64 beyond; /* shown though it lies beyond the list; 0 = none */
  gboolean updating;
  gboolean reading_sheet; /* narrow: the sheet shows, not the list */

  ClinicShrinkBin *shrink_bin;
  GtkWidget *list_side;
  ClinicStatusLine *fault;
  GtkListBox *list;
  GtkWidget *separator;
  GtkStack *stack;
  AdwStatusPage *none_page;
  ClinicCallSheet *sheet;
};

enum
{
  PROP_DIARY = 1,
  PROP_N_DUE,
  PROP_FILTER,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (ClinicFollowUpsPage, clinic_follow_ups_page, ADW_TYPE_BIN)

/* Which rows show */

static gboolean
is_mine (ClinicFollowUpsPage *self, ClinicFollowUpKind kind)
{
  ClinicSetup *setup = clinic_diary_get_setup (self->diary);
  const ClinicStaff *staff = setup ? clinic_setup_find_staff (setup, clinic_diary_get_actor (self->diary)) : NULL;
  gboolean for_doctor = kind == CLINIC_FOLLOW_UP_DOCTOR_TASK || kind == CLINIC_FOLLOW_UP_REVIEW;

  return (staff != NULL && staff->role == CLINIC_ROLE_DOCTOR) == for_doctor;
}

static gboolean
passes (ClinicFollowUpsPage *self, const ClinicTask *task)
{
  ClinicFollowUpKind kind = task->follow_up->kind;

  if (g_str_equal (self->filter, "calls"))
    return clinic_follow_up_kind_is_call (kind);
  if (g_str_equal (self->filter, "booking"))
    return kind == CLINIC_FOLLOW_UP_BOOK_NEXT;
  if (g_str_equal (self->filter, "mine"))
    return is_mine (self, kind);
  return TRUE;
}

static gboolean
filter_row (GtkListBoxRow *row, gpointer user_data)
{
  return passes (user_data, clinic_follow_up_row_get_task (CLINIC_FOLLOW_UP_ROW (row)));
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer user_data)
{
  ClinicFollowUpSection sa = clinic_follow_up_row_get_section (CLINIC_FOLLOW_UP_ROW (a));
  ClinicFollowUpSection sb = clinic_follow_up_row_get_section (CLINIC_FOLLOW_UP_ROW (b));
  const ClinicFollowUp *fa = clinic_follow_up_row_get_task (CLINIC_FOLLOW_UP_ROW (a))->follow_up;
  const ClinicFollowUp *fb = clinic_follow_up_row_get_task (CLINIC_FOLLOW_UP_ROW (b))->follow_up;

  if (sa != sb)
    return sa < sb ? -1 : 1;
  if (fa->due != fb->due)
    return fa->due < fb->due ? -1 : 1;
  return fa->id < fb->id ? -1 : fa->id > fb->id;
}

/* Section heads */

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

static GtkWidget *
make_head (ClinicFollowUpSection section, int count)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (get_section_title (section));
  g_autofree char *text = g_strdup_printf ("%d", count);
  GtkWidget *number = gtk_label_new (text);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "caption-heading");
  gtk_widget_add_css_class (number, "caption");
  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (box, "section-head");
  if (section == CLINIC_SECTION_OVERDUE)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_widget_add_css_class (box, section == CLINIC_SECTION_OVERDUE ? "overdue"
                                 : section == CLINIC_SECTION_TODAY ? "today"
                                                                   : "coming");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), number);
  return box;
}

static void
update_head (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  ClinicFollowUpsPage *self = user_data;
  ClinicFollowUpSection section = clinic_follow_up_row_get_section (CLINIC_FOLLOW_UP_ROW (row));

  if (before != NULL && clinic_follow_up_row_get_section (CLINIC_FOLLOW_UP_ROW (before)) == section)
    gtk_list_box_row_set_header (row, NULL);
  else
    gtk_list_box_row_set_header (row, make_head (section, self->counts[section]));
}

/* What is beside the list */

static void choose_row (ClinicFollowUpsPage *self);

static gboolean
is_narrow (ClinicFollowUpsPage *self)
{
  return clinic_shrink_bin_get_narrow (self->shrink_bin);
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
}

static GtkListBoxRow *
find_first_row (ClinicFollowUpsPage *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)) || filter_row (row, self))
      return row;
  return NULL;
}

static void
show_nothing (ClinicFollowUpsPage *self)
{
  GtkListBoxRow *row = find_first_row (self);
  const ClinicTask *next = row ? clinic_follow_up_row_get_task (CLINIC_FOLLOW_UP_ROW (row)) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *day = NULL;

  if (next != NULL)
    {
      day = clinic_format_day_relative (
        clinic_time_get_day (next->follow_up->due, clinic_diary_get_zone (self->diary)), clinic_diary_get_today (self->diary));
      /* Translators: a name and a day: "Petra Vogel tomorrow", "Petra Vogel Wed 25 Nov" */
      text = g_strdup_printf (_("Everyone has been called. The next follow-up is %s %s."), next->patient_name, day);
    }
  adw_status_page_set_description (self->none_page,
                                   text ? text : _("Calls and bookings to make appear here by themselves."));
  gtk_stack_set_visible_child_name (self->stack, "none");
  self->reading_sheet = FALSE;
  show_sides (self);
}

static void
show_row (ClinicFollowUpsPage *self, GtkListBoxRow *row)
{
  clinic_call_sheet_show (self->sheet, clinic_follow_up_row_get_task (CLINIC_FOLLOW_UP_ROW (row)));
  gtk_stack_set_visible_child_name (self->stack, "sheet");
}

static void
row_selected_cb (ClinicFollowUpsPage *self, GtkListBoxRow *row)
{
  if (row == NULL || self->updating)
    return;
  self->beyond = 0;
  show_row (self, row);
}

static void
row_activated_cb (ClinicFollowUpsPage *self, GtkListBoxRow *row)
{
  show_row (self, row);
  self->reading_sheet = TRUE;
  show_sides (self);
}

static void
back_cb (ClinicFollowUpsPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  self->reading_sheet = FALSE;
  show_sides (self);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
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
      choose_row (self);
      return;
    }
  gtk_list_box_unselect_all (self->list);
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

/* The one that was shown; when it is done the first that is due, and when none is, nothing: what comes later is not
 * pushed on anybody. */
static void
choose_row (ClinicFollowUpsPage *self)
{
  gint64 id = self->wanted != 0 ? self->wanted : clinic_call_sheet_get_id (self->sheet);
  GtkListBoxRow *row = g_hash_table_lookup (self->rows, &id);
  gboolean wanted = row != NULL && self->wanted != 0;

  if (row == NULL && (self->wanted != 0 || self->beyond != 0))
    {
      if (self->wanted != 0)
        self->beyond = self->wanted;
      self->wanted = 0;
      show_beyond (self);
      return;
    }
  self->beyond = 0;
  if (row == NULL)
    {
      self->reading_sheet = FALSE;
      row = find_first_row (self);
      if (row != NULL && clinic_follow_up_row_get_section (CLINIC_FOLLOW_UP_ROW (row)) == CLINIC_SECTION_COMING)
        row = NULL;
    }
  if (wanted)
    {
      self->wanted = 0;
      self->reading_sheet = TRUE;
    }
  if (row == NULL)
    {
      gtk_list_box_unselect_all (self->list);
      show_nothing (self);
      return;
    }
  gtk_list_box_select_row (self->list, row);
  show_row (self, row);
  show_sides (self);
}

/* Reading */

static void
count_row (ClinicFollowUpsPage *self, ClinicFollowUpRow *row)
{
  const ClinicTask *task = clinic_follow_up_row_get_task (row);

  if (passes (self, task))
    self->counts[clinic_follow_up_row_get_section (row)]++;
}

static void
count_rows (ClinicFollowUpsPage *self)
{
  gint64 now = clinic_diary_get_now (self->diary);
  guint n_due = 0;
  GHashTableIter iter;
  gpointer row;

  memset (self->counts, 0, sizeof self->counts);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      count_row (self, row);
      n_due += clinic_follow_up_row_get_task (row)->follow_up->due <= now;
    }
  if (self->n_due == n_due)
    return;
  self->n_due = n_due;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_DUE]);
}

static void
put_rows (ClinicFollowUpsPage *self, const GPtrArray *tasks, ClinicFollowUpSection section, GHashTable *gone)
{
  for (guint i = 0; i < tasks->len; i++)
    {
      const ClinicTask *task = tasks->pdata[i];
      gint64 id = task->follow_up->id;
      GtkWidget *row = g_hash_table_lookup (self->rows, &id);
      gboolean is_new = row == NULL;

      g_hash_table_remove (gone, &id);
      if (is_new)
        {
          row = clinic_follow_up_row_new ();
          g_hash_table_insert (self->rows, g_memdup2 (&id, sizeof id), row);
        }
      clinic_follow_up_row_show (CLINIC_FOLLOW_UP_ROW (row), task, section, clinic_diary_get_today (self->diary),
                                 clinic_diary_get_zone (self->diary));
      if (is_new)
        gtk_list_box_append (self->list, row);
    }
}

static GHashTable *
list_ids (ClinicFollowUpsPage *self)
{
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (ids, g_memdup2 (id, sizeof (gint64)));
  return ids;
}

static void
remove_rows (ClinicFollowUpsPage *self, GHashTable *gone)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, gone);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      gtk_list_box_remove (self->list, g_hash_table_lookup (self->rows, id));
      g_hash_table_remove (self->rows, id);
    }
}

static void
refresh_list (ClinicFollowUpsPage *self)
{
  count_rows (self);
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_sort (self->list);
  gtk_list_box_invalidate_headers (self->list);
}

static void
show_follow_ups (ClinicFollowUpsPage *self, const ClinicFollowUps *follow_ups)
{
  g_autoptr (GHashTable) gone = list_ids (self);

  self->updating = TRUE;
  put_rows (self, follow_ups->overdue, CLINIC_SECTION_OVERDUE, gone);
  put_rows (self, follow_ups->today, CLINIC_SECTION_TODAY, gone);
  put_rows (self, follow_ups->coming, CLINIC_SECTION_COMING, gone);
  remove_rows (self, gone);
  refresh_list (self);
  self->updating = FALSE;
  choose_row (self);
}

typedef struct
{
  ClinicFollowUpsPage *self;
  guint generation;
} Reading;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  g_autoptr (ClinicFollowUpsPage) self = reading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicFollowUps) follow_ups = clinic_diary_load_follow_ups_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = follow_ups == NULL ? clinic_words_for_error (error) : NULL;
  guint generation = reading->generation;

  g_free (reading);
  if (generation != self->generation || self->diary == NULL)
    return;
  clinic_status_line_set_text (self->fault, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), words != NULL);
  if (follow_ups != NULL)
    show_follow_ups (self, follow_ups);
}

static void
read_list (ClinicFollowUpsPage *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->self = g_object_ref (self);
  reading->generation = ++self->generation;
  clinic_diary_load_follow_ups_async (self->diary, COMING_DAYS, NULL, read_cb, reading);
}

static void
changed_cb (ClinicFollowUpsPage *self, ClinicChange *change)
{
  static const ClinicKind kinds[] = {
    CLINIC_KIND_FOLLOW_UP, CLINIC_KIND_PATIENT, CLINIC_KIND_COURSE, CLINIC_KIND_SESSION,
    CLINIC_KIND_RED_FLAG,  CLINIC_KIND_HEALING, CLINIC_KIND_CLINIC,
  };

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
  g_object_set (self, "filter", "all", NULL);
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
  g_signal_connect_object (diary, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clinic_diary_get_clock (diary), "minute", G_CALLBACK (minute_cb), self, G_CONNECT_SWAPPED);
  read_list (self);
}

static void
set_filter (ClinicFollowUpsPage *self, const char *filter)
{
  if (filter == NULL || g_strcmp0 (self->filter, filter) == 0)
    return;
  g_free (self->filter);
  self->filter = g_strdup (filter);
  if (self->diary != NULL)
    refresh_list (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FILTER]);
}

static void
clinic_follow_ups_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ClinicFollowUpsPage *self = CLINIC_FOLLOW_UPS_PAGE (object);

  switch (id)
    {
    case PROP_DIARY: g_value_set_object (value, self->diary); break;
    case PROP_N_DUE: g_value_set_uint (value, self->n_due); break;
    case PROP_FILTER: g_value_set_string (value, self->filter); break;
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
    case PROP_FILTER: set_filter (self, g_value_get_string (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_follow_ups_page_dispose (GObject *object)
{
  ClinicFollowUpsPage *self = CLINIC_FOLLOW_UPS_PAGE (object);

  self->generation++;
  g_clear_object (&self->diary);
  G_OBJECT_CLASS (clinic_follow_ups_page_parent_class)->dispose (object);
}

static void
clinic_follow_ups_page_finalize (GObject *object)
{
  ClinicFollowUpsPage *self = CLINIC_FOLLOW_UPS_PAGE (object);

  g_free (self->filter);
  g_hash_table_unref (self->rows);
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
  props[PROP_N_DUE] = g_param_spec_uint ("n-due", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_FILTER] = g_param_spec_string ("filter", NULL, NULL, "all",
                                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_type_ensure (CLINIC_TYPE_CALL_SHEET);
  g_type_ensure (CLINIC_TYPE_SHRINK_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/follow-ups/clinic-follow-ups-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicFollowUpsPage, shrink_bin);
  gtk_widget_class_bind_template_child (widget_class, ClinicFollowUpsPage, list_side);
  gtk_widget_class_bind_template_child (widget_class, ClinicFollowUpsPage, fault);
  gtk_widget_class_bind_template_child (widget_class, ClinicFollowUpsPage, list);
  gtk_widget_class_bind_template_child (widget_class, ClinicFollowUpsPage, separator);
  gtk_widget_class_bind_template_child (widget_class, ClinicFollowUpsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ClinicFollowUpsPage, none_page);
  gtk_widget_class_bind_template_child (widget_class, ClinicFollowUpsPage, sheet);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_install_property_action (widget_class, "follow-ups.filter", "filter");
}

static void
clinic_follow_ups_page_init (ClinicFollowUpsPage *self)
{
  self->filter = g_strdup ("all");
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, filter_row, self, NULL);
  gtk_list_box_set_sort_func (self->list, compare_rows, self, NULL);
  gtk_list_box_set_header_func (self->list, update_head, self, NULL);
  clinic_status_line_set_tone (self->fault, CLINIC_TONE_BAD);
  show_sides (self);
}

GtkWidget *
clinic_follow_ups_page_new (ClinicDiary *diary)
{
  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  return g_object_new (CLINIC_TYPE_FOLLOW_UPS_PAGE, "diary", diary, NULL);
}
