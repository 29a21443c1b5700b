/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/screening/clinic-screening-window.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "ui/parts/clinic-screening-words.h"
#include "ui/parts/clinic-sign-off.h"
#include "ui/screening/clinic-screening-row.h"

struct _ClinicScreeningWindow
{
  ClinicFormWindow parent_instance;

  ClinicDiary *diary;
  gint64 session;
  ClinicScreeningPage *page; /* nullable: not read yet */
  ClinicProtocol *protocol;  /* nullable: whose questions the rows ask */
  GPtrArray *rows;           /* ClinicScreeningRow, in the protocol's order */

  GtkLabel *subject;
  ClinicStatusLine *state;
  AdwPreferencesGroup *questions;
  ClinicSignOff *sign_off;
};

G_DEFINE_FINAL_TYPE (ClinicScreeningWindow, clinic_screening_window, CLINIC_TYPE_FORM_WINDOW)

static const GPtrArray *
get_questions (ClinicScreeningWindow *self)
{
  return clinic_protocol_get_screenings (self->protocol);
}

/* What stands there now. What a newer protocol does not ask any more stays as it was answered. */
static ClinicAnswers *
peek_answers (ClinicScreeningWindow *self)
{
  ClinicAnswers *answers = clinic_answers_copy (self->page->sheet->answers);

  for (guint i = 0; i < self->rows->len; i++)
    clinic_screening_row_peek (self->rows->pdata[i], answers);
  return answers;
}

static gboolean
is_signed (ClinicScreeningWindow *self, const ClinicAnswers *answers)
{
  return self->page->sheet->doctor != 0 && clinic_answers_equal (answers, self->page->sheet->answers);
}

static void
ask_doctor (ClinicScreeningWindow *self, const ClinicScreeningSheet *sheet)
{
  g_autofree char *lines = NULL;
  g_autofree char *words = NULL;

  if (sheet->finding != CLINIC_FINDING_SIGN_OFF || sheet->doctor != 0)
    {
      clinic_sign_off_ask (self->sign_off, NULL);
      return;
    }
  lines = clinic_screening_list_findings (get_questions (self), sheet->answers, clinic_screening_page_get_treated (self->page),
                                          CLINIC_FINDING_SIGN_OFF);
  /* Translators: %s are questions with their answers, a line for each */
  words = g_strdup_printf (_("%s\nNow, or when rolling starts."), lines);
  clinic_sign_off_ask (self->sign_off, words);
}

/* What the answers mean together, as they stand. */
static void
show_state (ClinicScreeningWindow *self)
{
  ClinicDay day = clinic_screening_page_get_treated (self->page);
  g_autoptr (ClinicScreeningSheet) sheet = clinic_screening_sheet_new (self->session, self->page->day, 0);
  ClinicScreeningVerdict verdict;
  ClinicTone tone;
  g_autofree char *words = NULL;

  clinic_answers_free (sheet->answers);
  sheet->answers = peek_answers (self);
  clinic_screening_judge (get_questions (self), sheet->answers, day, &verdict);
  sheet->version = clinic_answers_count (sheet->answers) > 0 || self->page->sheet->version > 0;
  sheet->finding = verdict.finding;
  sheet->n_open = verdict.n_open;
  if (is_signed (self, sheet->answers))
    {
      sheet->doctor = self->page->sheet->doctor;
      sheet->words = g_strdup (self->page->sheet->words);
    }
  words = clinic_screening_words_say_state (sheet, get_questions (self), day, clinic_diary_get_setup (self->diary), &tone);
  clinic_status_line_say (self->state, tone, words);
  ask_doctor (self, sheet);
}

/* Reading */

static void
show_subject (ClinicScreeningWindow *self)
{
  const ClinicVisit *visit = self->page->visit;
  g_autofree char *name = clinic_phrase_isolate (visit->patient_name);
  g_autofree char *day = clinic_format_day (visit->session->day, CLINIC_DAY_FORM_FULL);
  /* Translators: a patient, which session of how many, its day */
  g_autofree char *words = g_strdup_printf (_("%s · session %d of %d, %s"), name, visit->nth, visit->length, day);

  gtk_label_set_label (self->subject, words);
}

static void
describe (ClinicScreeningWindow *self)
{
  const char *words = NULL;

  if (self->page->is_signed)
    words = _("The doctor’s record of this session is signed, so its screening stays as it is.");
  else if (clinic_screening_page_is_early (self->page))
    words = _("Asked before the session’s day; it is asked again on the day.");
  adw_preferences_group_set_description (self->questions, words);
}

static void
add_rows (ClinicScreeningWindow *self)
{
  const GPtrArray *questions = get_questions (self);
  const ClinicScreeningSheet *last = self->page->last;
  ClinicDay day = clinic_screening_page_get_treated (self->page);

  for (guint i = 0; i < questions->len; i++)
    {
      const ClinicScreening *question = questions->pdata[i];
      GtkWidget *row = clinic_screening_row_new (question, day, clinic_diary_get_today (self->diary));

      clinic_screening_row_fill (CLINIC_SCREENING_ROW (row), clinic_answers_find (self->page->sheet->answers, question->key),
                                 last != NULL ? clinic_answers_find (last->answers, question->key) : NULL,
                                 last != NULL ? last->day : CLINIC_DAY_NONE);
      g_signal_connect_object (row, "answered", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->questions, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
fill (ClinicScreeningWindow *self)
{
  ClinicProtocol *protocol = clinic_diary_get_protocol (self->diary, self->page->visit->protocol);

  if (protocol == NULL)
    {
      clinic_form_window_say_fault (CLINIC_FORM_WINDOW (self), _("The protocol of this course is no longer there."));
      return;
    }
  self->protocol = clinic_protocol_ref (protocol);
  show_subject (self);
  describe (self);
  add_rows (self);
  show_state (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->questions), !self->page->is_signed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", !self->page->is_signed);
  if (self->rows->len > 0)
    gtk_widget_child_focus (GTK_WIDGET (self->questions), GTK_DIR_TAB_FORWARD);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicScreeningWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  ClinicScreeningPage *page = clinic_diary_load_screening_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = page == NULL ? clinic_words_for_error (error) : NULL;

  if (self->diary == NULL)
    {
      clinic_screening_page_free (page);
      return;
    }
  self->page = page;
  if (page == NULL)
    clinic_form_window_say_fault (CLINIC_FORM_WINDOW (self), words);
  else
    fill (self);
}

/* Saving */

static gboolean
take_answers (ClinicScreeningWindow *self, ClinicAnswers *answers)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (!clinic_screening_row_take (self->rows->pdata[i], answers))
      return FALSE;
  return TRUE;
}

/* Whoever began to sign signs whole. */
static gboolean
is_signing (ClinicScreeningWindow *self)
{
  g_autofree char *words = clinic_sign_off_dup_reason (self->sign_off);

  return clinic_sign_off_get_doctor (self->sign_off) != 0 || (words != NULL && *words != '\0');
}

static gboolean
clinic_screening_window_save (ClinicFormWindow *form)
{
  ClinicScreeningWindow *self = CLINIC_SCREENING_WINDOW (form);
  g_autoptr (ClinicAnswers) answers = NULL;
  g_autofree char *words = NULL;
  ClinicScreeningDraft draft = { self->session };

  if (self->page == NULL || self->protocol == NULL)
    return FALSE;
  answers = clinic_answers_copy (self->page->sheet->answers);
  if (!take_answers (self, answers) || (is_signing (self) && !clinic_sign_off_is_complete (self->sign_off)))
    return FALSE;
  draft.version = self->page->sheet->version;
  draft.day = self->page->day;
  draft.treated = clinic_screening_page_get_treated (self->page);
  draft.answers = answers;
  draft.doctor = clinic_sign_off_get_doctor (self->sign_off);
  draft.words = words = clinic_sign_off_dup_reason (self->sign_off);
  clinic_diary_save_screening_async (self->diary, &draft, NULL, clinic_form_window_written_cb, g_object_ref (self));
  return TRUE;
}

/* The class */

static void
clinic_screening_window_dispose (GObject *object)
{
  ClinicScreeningWindow *self = CLINIC_SCREENING_WINDOW (object);

  g_clear_object (&self->diary);
  g_clear_pointer (&self->page, clinic_screening_page_free);
  G_OBJECT_CLASS (clinic_screening_window_parent_class)->dispose (object);
}

static void
clinic_screening_window_finalize (GObject *object)
{
  ClinicScreeningWindow *self = CLINIC_SCREENING_WINDOW (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->protocol, clinic_protocol_unref);
  G_OBJECT_CLASS (clinic_screening_window_parent_class)->finalize (object);
}

static void
clinic_screening_window_class_init (ClinicScreeningWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_screening_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = clinic_screening_window_finalize;
  CLINIC_FORM_WINDOW_CLASS (klass)->save = clinic_screening_window_save;
  g_type_ensure (CLINIC_TYPE_SIGN_OFF);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/screening/clinic-screening-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicScreeningWindow, subject);
  gtk_widget_class_bind_template_child (widget_class, ClinicScreeningWindow, state);
  gtk_widget_class_bind_template_child (widget_class, ClinicScreeningWindow, questions);
  gtk_widget_class_bind_template_child (widget_class, ClinicScreeningWindow, sign_off);
}

static void
clinic_screening_window_init (ClinicScreeningWindow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
clinic_screening_window_new (GtkWindow *parent, ClinicDiary *diary, gint64 session)
{
  ClinicScreeningWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);
  g_return_val_if_fail (clinic_diary_get_setup (diary) != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_SCREENING_WINDOW, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  self->session = session;
  clinic_sign_off_set_setup (self->sign_off, clinic_diary_get_setup (diary));
  clinic_diary_load_screening_async (diary, session, NULL, loaded_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
