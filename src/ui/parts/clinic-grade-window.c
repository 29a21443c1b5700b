/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-grade-window.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "model/clinic-diary-grades.h"
#include "ui/parts/clinic-choice-toggle.h"
#include "ui/parts/clinic-choice.h"
#include "ui/parts/clinic-date-button.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-typed-text.h"
#include "ui/parts/clinic-wrap-box.h"

struct _ClinicGradeWindow
{
  ClinicFormWindow parent_instance;

  ClinicDiary *diary;
  ClinicGrade *grade; /* as it was opened */
  gboolean blind;     /* and of that nothing is shown */

  GtkLabel *who;
  GtkLabel *when;
  ClinicStatusLine *blind_line;
  GtkPicture *photo;
  GtkWidget *day_row;
  GtkBox *day_box;
  ClinicDateButton *day;
  AdwPreferencesGroup *scars_group;
  GtkCheckButton *scars[CLINIC_GRADE_MOST + 1]; /* the first: not graded */
  ClinicWrapBox *own_box;
  GtkToggleButton *owns[CLINIC_GRADE_MOST_OWN + 1];
  GtkDropDown *doctor_choice;
  AdwEntryRow *letter_row;
  ClinicStatusLine *letter_line;
  GtkEditable *note_row;
};

G_DEFINE_FINAL_TYPE (ClinicGradeWindow, clinic_grade_window, CLINIC_TYPE_FORM_WINDOW)

/* Into the fields and out of them */

static ClinicGrade *
take_form (ClinicGradeWindow *self)
{
  ClinicGrade *grade = clinic_grade_copy (self->grade);

  grade->scars = CLINIC_GRADE_NONE;
  grade->own = CLINIC_GRADE_NO_OWN;
  for (int i = CLINIC_GRADE_LEAST; i <= CLINIC_GRADE_MOST; i++)
    if (gtk_check_button_get_active (self->scars[i]))
      grade->scars = i;
  for (int i = 0; i <= CLINIC_GRADE_MOST_OWN; i++)
    if (gtk_toggle_button_get_active (self->owns[i]))
      grade->own = i;
  grade->doctor = grade->scars != CLINIC_GRADE_NONE ? clinic_choice_get (self->doctor_choice) : 0;
  if (gtk_widget_get_visible (self->day_row))
    grade->day = clinic_date_button_get_day (self->day);
  clinic_typed_text_take (self->note_row, &grade->note);
  return grade;
}

static gboolean
is_graded (ClinicGradeWindow *self)
{
  for (int i = CLINIC_GRADE_NONE; i <= CLINIC_GRADE_MOST; i++)
    if (gtk_check_button_get_active (self->scars[i]))
      return TRUE;
  return FALSE;
}

/* What was not shown was not taken away either: it stands, unless something else was chosen or typed. */
static void
keep_hidden (ClinicGradeWindow *self, ClinicGrade *grade)
{
  if (!is_graded (self))
    {
      grade->scars = self->grade->scars;
      grade->doctor = self->grade->doctor;
    }
  if (grade->own == CLINIC_GRADE_NO_OWN)
    grade->own = self->grade->own;
  if (*grade->note == '\0')
    {
      g_free (grade->note);
      grade->note = g_strdup (self->grade->note);
    }
}

static void
fill_form (ClinicGradeWindow *self, const ClinicGrade *shown)
{
  gtk_check_button_set_active (self->scars[shown->scars], TRUE);
  for (int i = 0; i <= CLINIC_GRADE_MOST_OWN; i++)
    gtk_toggle_button_set_active (self->owns[i], shown->own == i);
  clinic_choice_set (self->doctor_choice, shown->doctor);
  gtk_editable_set_text (self->note_row, shown->note);
}

/* The verbs */

static gboolean
clinic_grade_window_save (ClinicFormWindow *window)
{
  ClinicGradeWindow *self = CLINIC_GRADE_WINDOW (window);
  g_autoptr (ClinicGrade) grade = NULL;
  g_autofree char *words = NULL;

  if (gtk_widget_get_visible (self->day_row) && !clinic_date_button_commit (self->day))
    return FALSE;
  grade = take_form (self);
  words = clinic_grade_check (grade, clinic_diary_get_today (self->diary));
  clinic_form_window_say_fault (window, words);
  if (words != NULL)
    {
      if (grade->scars != CLINIC_GRADE_NONE && grade->doctor == 0)
        gtk_widget_grab_focus (GTK_WIDGET (self->doctor_choice));
      return FALSE;
    }
  if (self->blind)
    keep_hidden (self, grade);
  clinic_diary_save_grade_async (self->diary, grade, NULL, clinic_form_window_written_cb, g_object_ref (self));
  return TRUE;
}

static gboolean
clinic_grade_window_take_away (ClinicFormWindow *window)
{
  ClinicGradeWindow *self = CLINIC_GRADE_WINDOW (window);

  clinic_diary_withdraw_grade_async (self->diary, self->grade->id, NULL, clinic_form_window_written_cb, g_object_ref (self));
  return TRUE;
}

/* A grade from elsewhere, taken where it is on this scale; else it stays as typed, beside which scale it is on. */
static void
letter_cb (ClinicGradeWindow *self)
{
  g_autofree char *typed = clinic_typed_text_dup (GTK_EDITABLE (self->letter_row));
  g_autofree char *words = NULL;
  int scars;

  if (*typed == '\0')
    clinic_status_line_say (self->letter_line, CLINIC_TONE_PLAIN, NULL);
  else if (clinic_grade_read (typed, &scars, &words))
    {
      g_autofree char *taken = g_strdup_printf (_("Taken as grade %d, %s."), scars, clinic_grade_get_name (scars));

      gtk_check_button_set_active (self->scars[scars], TRUE);
      clinic_status_line_say (self->letter_line, CLINIC_TONE_GOOD, taken);
    }
  else
    clinic_status_line_say (self->letter_line, CLINIC_TONE_BAD, words);
}

static void
own_pressed_cb (GtkToggleButton *button, ClinicGradeWindow *self)
{
  clinic_choice_toggle_keep_one (self->owns, G_N_ELEMENTS (self->owns), button);
}

/* The class */

static void
clinic_grade_window_dispose (GObject *object)
{
  ClinicGradeWindow *self = CLINIC_GRADE_WINDOW (object);

  g_clear_object (&self->diary);
  g_clear_pointer (&self->grade, clinic_grade_free);
  G_OBJECT_CLASS (clinic_grade_window_parent_class)->dispose (object);
}

static void
clinic_grade_window_class_init (ClinicGradeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  ClinicFormWindowClass *form_class = CLINIC_FORM_WINDOW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_grade_window_dispose;
  form_class->save = clinic_grade_window_save;
  form_class->take_away = clinic_grade_window_take_away;
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  g_type_ensure (CLINIC_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/parts/clinic-grade-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeWindow, who);
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeWindow, when);
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeWindow, blind_line);
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeWindow, photo);
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeWindow, day_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeWindow, day_box);
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeWindow, scars_group);
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeWindow, own_box);
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeWindow, doctor_choice);
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeWindow, letter_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeWindow, letter_line);
  gtk_widget_class_bind_template_child (widget_class, ClinicGradeWindow, note_row);
  gtk_widget_class_bind_template_callback (widget_class, letter_cb);
}

static void
add_scars_row (ClinicGradeWindow *self, int scars, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  self->scars[scars] = GTK_CHECK_BUTTON (check);
  gtk_check_button_set_group (self->scars[scars], scars != CLINIC_GRADE_LEAST ? self->scars[CLINIC_GRADE_LEAST] : NULL);
  adw_preferences_group_add (self->scars_group, row);
}

static void
add_scars (ClinicGradeWindow *self)
{
  for (int i = CLINIC_GRADE_LEAST; i <= CLINIC_GRADE_MOST; i++)
    {
      /* Translators: a grade from 1 to 4, and its name: "3, moderate" */
      g_autofree char *title = g_strdup_printf (_("%d, %s"), i, clinic_grade_get_name (i));

      add_scars_row (self, i, title, clinic_grade_get_definition (i));
    }
  add_scars_row (self, CLINIC_GRADE_NONE, _("Not graded"), _("The patient’s own mark alone."));
}

static void
add_owns (ClinicGradeWindow *self)
{
  for (int i = 0; i <= CLINIC_GRADE_MOST_OWN; i++)
    {
      g_autofree char *label = g_strdup_printf ("%d", i);
      /* Translators: the patient's own mark of the scars */
      g_autofree char *name = g_strdup_printf (_("Own mark %d of %d"), i, CLINIC_GRADE_MOST_OWN);

      self->owns[i] = clinic_choice_toggle_new (label, name);
      g_signal_connect_object (self->owns[i], "toggled", G_CALLBACK (own_pressed_cb), self, 0);
      clinic_wrap_box_append (self->own_box, GTK_WIDGET (self->owns[i]));
    }
}

static void
clinic_grade_window_init (ClinicGradeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_choice_keep_name (self->doctor_choice);
  self->day = CLINIC_DATE_BUTTON (clinic_date_button_new (_("Day")));
  gtk_widget_set_hexpand (GTK_WIDGET (self->day), TRUE);
  gtk_box_append (self->day_box, GTK_WIDGET (self->day));
  add_scars (self);
  add_owns (self);
}

/* Opening */

static ClinicGrade *
begin_grade (ClinicDiary *diary, const ClinicSeries *series, const ClinicSeriesEntry *entry)
{
  ClinicGrade *grade;

  if (entry != NULL && entry->grade != NULL)
    return clinic_grade_copy (entry->grade);
  grade = clinic_grade_new ();
  grade->patient = series->course->patient;
  grade->course = series->course->id;
  grade->session = entry != NULL ? entry->session : 0;
  grade->day = entry != NULL ? entry->day : clinic_diary_get_today (diary);
  return grade;
}

static ClinicGradeWindow *
open_window (GtkWindow *parent, ClinicDiary *diary, const ClinicSeries *series, const ClinicSeriesEntry *entry)
{
  ClinicGradeWindow *self = g_object_new (CLINIC_TYPE_GRADE_WINDOW, "transient-for", parent, NULL);

  self->diary = g_object_ref (diary);
  self->grade = begin_grade (diary, series, entry);
  gtk_label_set_label (self->who, series->patient_name);
  clinic_choice_offer_doctors (self->doctor_choice, clinic_diary_get_setup (diary), clinic_diary_get_actor (diary));
  gtk_widget_grab_focus (GTK_WIDGET (self->scars[CLINIC_GRADE_LEAST]));
  return self;
}

static char *
say_day (const ClinicSeriesEntry *entry)
{
  g_autofree char *day = entry != NULL ? clinic_format_day (entry->day, CLINIC_DAY_FORM_FULL) : NULL;

  if (entry == NULL)
    /* Translators: scars are graded on a day without a session */
    return g_strdup (_("Review"));
  if (entry->nth > 0)
    /* Translators: which session, its day */
    return g_strdup_printf (_("Session %d, %s"), entry->nth, day);
  /* Translators: scars are graded on a day without a session; the day */
  return g_strdup_printf (_("Review, %s"), day);
}

GtkWidget *
clinic_grade_window_new (GtkWindow *parent, ClinicDiary *diary, const ClinicSeries *series, const ClinicSeriesEntry *entry)
{
  ClinicGradeWindow *self;
  g_autofree char *when = NULL;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && series != NULL, NULL);

  self = open_window (parent, diary, series, entry);
  when = say_day (entry);
  gtk_label_set_label (self->when, when);
  clinic_date_button_set_today (self->day, clinic_diary_get_today (diary));
  clinic_date_button_set_limits (self->day, CLINIC_DAY_NONE, clinic_diary_get_today (diary));
  clinic_date_button_set_day (self->day, self->grade->day);
  gtk_widget_set_visible (self->day_row, self->grade->session == 0);
  if (self->grade->id != 0)
    {
      fill_form (self, self->grade);
      clinic_form_window_offer_taking_away (CLINIC_FORM_WINDOW (self), _("_Withdraw the Grade"));
    }
  return GTK_WIDGET (self);
}

GtkWidget *
clinic_grade_window_new_blind (GtkWindow *parent, ClinicDiary *diary, const ClinicSeries *series,
                               const ClinicSeriesEntry *entry)
{
  ClinicGradeWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && series != NULL && entry != NULL, NULL);

  self = open_window (parent, diary, series, entry);
  self->blind = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->when), FALSE);
  gtk_widget_set_visible (self->day_row, FALSE);
  clinic_status_line_say (self->blind_line, CLINIC_TONE_PLAIN,
                          self->grade->id != 0
                            ? _("The photo’s day stays hidden. It was graded before: what you save takes that grade’s place.")
                            : _("The photo’s day stays hidden."));
  return GTK_WIDGET (self);
}

void
clinic_grade_window_set_photo (ClinicGradeWindow *self, GdkTexture *texture)
{
  g_return_if_fail (CLINIC_IS_GRADE_WINDOW (self) && GDK_IS_TEXTURE (texture));

  gtk_picture_set_paintable (self->photo, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (self->photo), TRUE);
}
