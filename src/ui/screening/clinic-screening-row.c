/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/screening/clinic-screening-row.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "ui/parts/clinic-choice-toggle.h"
#include "ui/parts/clinic-date-button.h"
#include "ui/parts/clinic-status-line.h"

struct _ClinicScreeningRow
{
  AdwPreferencesRow parent_instance;

  GtkToggleButton *no_button;
  GtkToggleButton *yes_button;
  GtkWidget *last;     /* a line */
  GtkWidget *date_box; /* (nullable): of a question that counts days, as the button in it */
  ClinicDateButton *date;
  ClinicStatusLine *meaning;

  const ClinicScreening *question;
  ClinicDay day;
};

enum
{
  SIGNAL_ANSWERED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ClinicScreeningRow, clinic_screening_row, ADW_TYPE_PREFERENCES_ROW)

static gboolean
read_answer (ClinicScreeningRow *self, ClinicAnswer *answer)
{
  *answer = (ClinicAnswer){ self->question->key, gtk_toggle_button_get_active (self->yes_button), CLINIC_DAY_NONE };
  if (answer->yes && self->date != NULL)
    answer->ended = clinic_date_button_get_day (self->date);
  return answer->yes || gtk_toggle_button_get_active (self->no_button);
}

static ClinicTone
get_tone (ClinicFinding finding)
{
  switch (finding)
    {
    case CLINIC_FINDING_BLOCK: return CLINIC_TONE_BAD;
    case CLINIC_FINDING_SIGN_OFF: return CLINIC_TONE_CAUTION;
    case CLINIC_FINDING_NOTE: return CLINIC_TONE_ACCENT;
    case CLINIC_FINDING_OPEN:
    case CLINIC_FINDING_CLEAR:
    default: return CLINIC_TONE_GOOD;
    }
}

static void
show_meaning (ClinicScreeningRow *self)
{
  ClinicAnswer answer;
  gboolean given = read_answer (self, &answer);
  g_autofree char *words = clinic_screening_explain_answer (self->question, given ? &answer : NULL, self->day);
  ClinicFinding finding = clinic_screening_judge_answer (self->question, given ? &answer : NULL, self->day);

  clinic_status_line_say (self->meaning, get_tone (finding), words);
  if (self->date_box != NULL)
    gtk_widget_set_visible (self->date_box, given && answer.yes);
}

static void
answered_cb (ClinicScreeningRow *self)
{
  show_meaning (self);
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
}

/* One at most is pressed, and it can be taken back. */
static void
pressed_cb (GtkToggleButton *button, ClinicScreeningRow *self)
{
  GtkToggleButton *const answers[] = { self->no_button, self->yes_button };

  clinic_choice_toggle_keep_one (answers, G_N_ELEMENTS (answers), button);
  answered_cb (self);
}

static GtkToggleButton *
make_button (ClinicScreeningRow *self, GtkWidget *box, const char *label)
{
  /* Translators: an answer, then its question */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), label, self->question->question);
  GtkToggleButton *button = clinic_choice_toggle_new (label, name);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (button));
  g_signal_connect_object (button, "toggled", G_CALLBACK (pressed_cb), self, 0);
  return button;
}

static GtkWidget *
make_question (ClinicScreeningRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (self->question->question);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (buttons, "linked");
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  self->no_button = make_button (self, buttons, _("No"));
  self->yes_button = make_button (self, buttons, _("Yes"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

static GtkWidget *
make_date (ClinicScreeningRow *self, ClinicDay today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (_("Stopped on; empty while it goes on"));
  /* Translators: %s is a question */
  g_autofree char *name = g_strdup_printf (_("Stopped on: %s"), self->question->question);

  self->date = CLINIC_DATE_BUTTON (clinic_date_button_new (name));
  /* a day typed without its year is one that has passed */
  clinic_date_button_set_today (self->date, today - self->question->within_days);
  clinic_date_button_set_limits (self->date, CLINIC_DAY_NONE, MAX (today, self->day));
  gtk_widget_set_halign (GTK_WIDGET (self->date), GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->date));
  g_signal_connect_object (self->date, "notify::day", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  return box;
}

static void
clinic_screening_row_class_init (ClinicScreeningRowClass *klass)
{
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
}

static void
clinic_screening_row_init (ClinicScreeningRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

GtkWidget *
clinic_screening_row_new (const ClinicScreening *question, ClinicDay day, ClinicDay today)
{
  ClinicScreeningRow *self;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  g_return_val_if_fail (question != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_SCREENING_ROW, NULL);
  self->question = question;
  self->day = day;
  gtk_widget_add_css_class (box, "screening-row");
  gtk_box_append (GTK_BOX (box), make_question (self));
  self->last = clinic_status_line_new (CLINIC_TONE_PLAIN, "document-open-recent-symbolic", "");
  gtk_box_append (GTK_BOX (box), self->last);
  if (question->within_days > 0)
    gtk_box_append (GTK_BOX (box), self->date_box = make_date (self, today));
  self->meaning = CLINIC_STATUS_LINE (clinic_status_line_new (CLINIC_TONE_GOOD, NULL, ""));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->meaning));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  clinic_screening_row_fill (self, NULL, NULL, CLINIC_DAY_NONE);
  return GTK_WIDGET (self);
}

void
clinic_screening_row_fill (ClinicScreeningRow *self, const ClinicAnswer *answer, const ClinicAnswer *last, ClinicDay last_day)
{
  g_autofree char *said = NULL;
  g_autofree char *when = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (CLINIC_IS_SCREENING_ROW (self));

  gtk_toggle_button_set_active (self->yes_button, answer != NULL && answer->yes);
  gtk_toggle_button_set_active (self->no_button, answer != NULL && !answer->yes);
  if (self->date != NULL)
    clinic_date_button_set_day (self->date, answer != NULL ? answer->ended : CLINIC_DAY_NONE);
  gtk_widget_set_visible (self->last, last != NULL);
  if (last != NULL)
    {
      said = clinic_screening_say_answer (self->question, last);
      when = clinic_format_day (last_day, CLINIC_DAY_FORM_HISTORY);
      /* Translators: a day, then what was answered on it: "24 Nov 2026: No" */
      words = g_strdup_printf (_("%s: %s"), when, said);
      clinic_status_line_set_text (CLINIC_STATUS_LINE (self->last), words);
    }
  show_meaning (self);
}

void
clinic_screening_row_peek (ClinicScreeningRow *self, ClinicAnswers *answers)
{
  ClinicAnswer answer;

  g_return_if_fail (CLINIC_IS_SCREENING_ROW (self));
  g_return_if_fail (answers != NULL);

  if (read_answer (self, &answer))
    clinic_answers_set (answers, answer.key, answer.yes, answer.ended);
  else
    clinic_answers_remove (answers, answer.key);
}

gboolean
clinic_screening_row_take (ClinicScreeningRow *self, ClinicAnswers *answers)
{
  g_return_val_if_fail (CLINIC_IS_SCREENING_ROW (self), FALSE);

  if (self->date != NULL && gtk_widget_get_visible (self->date_box) && !clinic_date_button_commit (self->date))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->date));
      return FALSE;
    }
  clinic_screening_row_peek (self, answers);
  return TRUE;
}
