/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-course-plan.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "ui/parts/clinic-choice.h"
#include "ui/parts/clinic-weekday-choice.h"

/* Times are preferred to the half hour. */
#define TIME_STEP 30
/* Any Monday, for the names of weekdays. */
#define SOME_MONDAY 4

struct _ClinicCoursePlan
{
  GtkWidget parent_instance;

  GPtrArray *visits; /* ClinicPlannedVisit */
  GPtrArray *checks; /* GtkCheckButton, in step */
  ClinicDiary *diary; /* nullable: nothing planned yet */
  gint64 course;
  int length;
  int left;
  ClinicSlot first;
  gboolean preferring; /* a person has said on which days, at what time */
  guint generation;
  GCancellable *cancellable;
  GtkWidget *box;
  ClinicWeekdayChoice *weekdays;
  GtkDropDown *times;
  gboolean filling;
  GtkWidget *card;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (ClinicCoursePlan, clinic_course_plan, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_EDIT,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
check_toggled_cb (ClinicCoursePlan *self)
{
  g_assert (CLINIC_IS_COURSE_PLAN (self));

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
edit_clicked_cb (GtkButton *button, ClinicCoursePlan *self)
{
  g_signal_emit (self, signals[SIGNAL_EDIT], 0, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "index")));
}

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static char *
describe_visit (ClinicCoursePlan *self, const ClinicPlannedVisit *visit)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _("Session %d of %d"), visit->nth, self->length);
  if (visit->gap > 0)
    {
      g_autofree char *days = clinic_format_days (visit->gap);

      g_string_append_printf (text, " · %s", days);
    }
  if (visit->why != NULL)
    g_string_append_printf (text, " · %s", visit->why);
  return g_string_free (text, FALSE);
}

static GtkWidget *
create_edit_button (ClinicCoursePlan *self, guint i, const char *when)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");
  g_autofree char *name = g_strdup_printf (_("Another time than %s"), when);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Another Time"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "index", GINT_TO_POINTER (i));
  g_signal_connect (button, "clicked", G_CALLBACK (edit_clicked_cb), self);
  return button;
}

static void
append_row (ClinicCoursePlan *self, guint i, gboolean wanted)
{
  const ClinicPlannedVisit *visit = self->visits->pdata[i];
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *day = clinic_format_day (visit->slot.day, CLINIC_DAY_FORM_WEEKDAY);
  g_autofree char *time = clinic_format_minute (visit->slot.minute);
  g_autofree char *when = clinic_phrase_list ((const char *const[]){ day, time, NULL });
  g_autofree char *detail = describe_visit (self, visit);
  g_autofree char *name = clinic_phrase_list ((const char *const[]){ when, detail, NULL });

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), wanted);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (check_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), create_label (when, "heading"));
  gtk_box_append (GTK_BOX (words), create_label (detail, "caption"));
  gtk_widget_add_css_class (row, "plan-row");
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), create_edit_button (self, i, when));
  gtk_box_append (GTK_BOX (self->card), row);
  g_ptr_array_add (self->checks, check);
}

static void
fill (ClinicCoursePlan *self, const gboolean *wanted)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->checks, 0);
  while ((child = gtk_widget_get_first_child (self->card)) != NULL)
    gtk_box_remove (GTK_BOX (self->card), child);
  for (guint i = 0; i < self->visits->len; i++)
    append_row (self, i, wanted == NULL || wanted[i]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The first of the times is that of the visit chosen. */
static int
get_minute (ClinicCoursePlan *self)
{
  guint selected = gtk_drop_down_get_selected (self->times);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? self->first.minute : (int) selected * TIME_STEP;
}

static char *
dup_weekdays (ClinicCoursePlan *self)
{
  guint weekdays = clinic_weekday_choice_get (self->weekdays);
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 7; i++)
    if ((weekdays >> i & 1) != 0)
      {
        g_autofree char *day = clinic_format_day (SOME_MONDAY + i, CLINIC_DAY_FORM_NAME);

        clinic_phrase_add (text, day);
      }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE)
                       : clinic_format_day (self->first.day, CLINIC_DAY_FORM_NAME);
}

static void
show_note (ClinicCoursePlan *self)
{
  int missing = self->left - (int) self->visits->len;
  g_autofree char *time = clinic_format_minute (get_minute (self));
  g_autofree char *day = dup_weekdays (self);
  g_autofree char *words = NULL;

  if (missing > 0)
    words = g_strdup_printf (ngettext ("There is no room in reach for %d more. Book it later.",
                                       "There is no room in reach for %d more. Book them later.", missing), missing);
  else
    /* Translators: a day's name and a time: "Near Tue at 9:20" */
    words = g_strdup_printf (_("Near %s at %s. Spacing is kept; one undo takes all back."), day, time);
  gtk_label_set_label (GTK_LABEL (self->note), words);
}

typedef struct
{
  ClinicCoursePlan *self;
  guint generation;
} Question;

static void
course_planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (ClinicCoursePlan) self = question->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) visits = clinic_diary_plan_course_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = NULL;

  if (question->generation != self->generation)
    return;
  if (visits == NULL)
    {
      words = clinic_words_for_error (error);
      gtk_label_set_label (GTK_LABEL (self->note), words);
      return;
    }
  g_ptr_array_set_size (self->visits, 0);
  for (guint i = 0; i < visits->len; i++)
    g_ptr_array_add (self->visits, clinic_planned_visit_copy (visits->pdata[i]));
  fill (self, NULL);
  show_note (self);
}

static void
start_plan (ClinicCoursePlan *self)
{
  Question *question = g_new0 (Question, 1);

  question->self = g_object_ref (self);
  question->generation = ++self->generation;
  clinic_diary_plan_course_async (self->diary, self->course, &self->first, clinic_weekday_choice_get (self->weekdays),
                                  get_minute (self), self->cancellable, course_planned_cb, question);
}

static void
preference_changed_cb (ClinicCoursePlan *self)
{
  g_assert (CLINIC_IS_COURSE_PLAN (self));

  if (self->filling || self->diary == NULL)
    return;
  self->preferring = TRUE;
  start_plan (self);
}

/* Until a person says otherwise, the others are to be on the weekday and at the time of the first. */
static void
show_preference (ClinicCoursePlan *self)
{
  if (self->preferring)
    return;
  self->filling = TRUE;
  clinic_weekday_choice_set (self->weekdays, 1u << (clinic_day_get_weekday (self->first.day) - 1));
  self->filling = FALSE;
}

void
clinic_course_plan_plan (ClinicCoursePlan *self, ClinicDiary *diary, const ClinicCourse *course, int left,
                         const ClinicSlot *first)
{
  g_return_if_fail (CLINIC_IS_COURSE_PLAN (self));
  g_return_if_fail (course != NULL && first != NULL);

  g_set_object (&self->diary, diary);
  self->course = course->id;
  self->length = course->length;
  self->left = left;
  self->first = *first;
  show_preference (self);
  start_plan (self);
}

guint
clinic_course_plan_get_count (ClinicCoursePlan *self)
{
  g_return_val_if_fail (CLINIC_IS_COURSE_PLAN (self), 0);

  return self->visits->len;
}

const ClinicPlannedVisit *
clinic_course_plan_get_visit (ClinicCoursePlan *self, guint i)
{
  g_return_val_if_fail (CLINIC_IS_COURSE_PLAN (self) && i < self->visits->len, NULL);

  return self->visits->pdata[i];
}

gboolean
clinic_course_plan_is_wanted (ClinicCoursePlan *self, guint i)
{
  g_return_val_if_fail (CLINIC_IS_COURSE_PLAN (self) && i < self->checks->len, FALSE);

  return gtk_check_button_get_active (self->checks->pdata[i]);
}

void
clinic_course_plan_replace (ClinicCoursePlan *self, guint i, const ClinicSlot *slot)
{
  ClinicPlannedVisit *visit, *later;
  g_autofree gboolean *wanted = NULL;
  int off;

  g_return_if_fail (CLINIC_IS_COURSE_PLAN (self) && i < self->visits->len);
  g_return_if_fail (slot != NULL);

  visit = self->visits->pdata[i];
  later = i + 1 < self->visits->len ? self->visits->pdata[i + 1] : NULL;
  off = slot->day - visit->slot.day;
  visit->slot = *slot;
  g_clear_pointer (&visit->why, g_free);
  if (visit->gap > 0)
    visit->gap += off;
  if (later != NULL)
    later->gap -= off;
  wanted = g_new (gboolean, self->visits->len);
  for (guint n = 0; n < self->visits->len; n++)
    wanted[n] = clinic_course_plan_is_wanted (self, n);
  fill (self, wanted);
}

static void
clinic_course_plan_dispose (GObject *object)
{
  ClinicCoursePlan *self = CLINIC_COURSE_PLAN (object);

  self->generation++;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->diary);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (clinic_course_plan_parent_class)->dispose (object);
}

static void
clinic_course_plan_finalize (GObject *object)
{
  ClinicCoursePlan *self = CLINIC_COURSE_PLAN (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->visits);
  g_ptr_array_unref (self->checks);
  G_OBJECT_CLASS (clinic_course_plan_parent_class)->finalize (object);
}

static void
clinic_course_plan_class_init (ClinicCoursePlanClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = clinic_course_plan_dispose;
  object_class->finalize = clinic_course_plan_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
create_preference (ClinicCoursePlan *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autoptr (GtkStringList) times = gtk_string_list_new (NULL);

  gtk_string_list_append (times, _("At the time of this visit"));
  for (int minute = TIME_STEP; minute < 24 * 60; minute += TIME_STEP)
    {
      g_autofree char *time = clinic_format_minute (minute);

      gtk_string_list_append (times, time);
    }
  self->weekdays = CLINIC_WEEKDAY_CHOICE (clinic_weekday_choice_new ());
  self->times = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&times)), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->times), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Preferred time"), -1);
  clinic_choice_keep_name (self->times);
  g_signal_connect_object (self->weekdays, "changed", G_CALLBACK (preference_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->times, "notify::selected", G_CALLBACK (preference_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->weekdays));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->times));
  return box;
}

static void
clinic_course_plan_init (ClinicCoursePlan *self)
{
  self->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_planned_visit_free);
  self->checks = g_ptr_array_new ();
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_add_css_class (self->card, "slot-card");
  self->cancellable = g_cancellable_new ();
  self->note = create_label ("", "caption");
  gtk_widget_add_css_class (self->note, "dim-label");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_box_append (GTK_BOX (self->box), create_preference (self));
  gtk_box_append (GTK_BOX (self->box), self->card);
  gtk_box_append (GTK_BOX (self->box), self->note);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
clinic_course_plan_new (void)
{
  return g_object_new (CLINIC_TYPE_COURSE_PLAN, NULL);
}
