/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-booking-screening.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "model/clinic-diary-screening.h"
#include "ui/parts/clinic-screening-words.h"

struct _ClinicBookingScreening
{
  GtkBox parent_instance;

  ClinicStatusLine *line;
  GtkCheckButton *ask_check;

  ClinicDiary *diary;
  gint64 protocol; /* whose questions will be asked */
  ClinicDay day;
  guint generation;
};

G_DEFINE_FINAL_TYPE (ClinicBookingScreening, clinic_booking_screening, GTK_TYPE_BOX)

typedef struct
{
  ClinicBookingScreening *self;
  guint generation;
} Question;

/* As those answers would count for the session that is being booked; nobody has signed them for it. */
static void
judge_again (ClinicScreeningSheet *sheet, const GPtrArray *questions, ClinicDay day)
{
  ClinicScreeningVerdict verdict;

  clinic_screening_judge (questions, sheet->answers, day, &verdict);
  sheet->finding = verdict.finding;
  sheet->n_open = verdict.n_open;
  sheet->doctor = 0;
}

static void
show_last (ClinicBookingScreening *self, ClinicScreeningSheet *last)
{
  ClinicProtocol *protocol = clinic_diary_get_protocol (self->diary, self->protocol);
  const GPtrArray *questions = protocol != NULL ? clinic_protocol_get_screenings (protocol) : NULL;
  ClinicTone tone;
  g_autofree char *when = NULL;
  g_autofree char *state = NULL;
  g_autofree char *words = NULL;

  if (questions == NULL)
    return;
  judge_again (last, questions, self->day);
  when = clinic_format_day (last->day, CLINIC_DAY_FORM_HISTORY);
  state = clinic_screening_words_say_state (last, questions, self->day, clinic_diary_get_setup (self->diary), &tone);
  /* Translators: a day, then what the screening of that day says */
  words = g_strdup_printf (_("Screening of %s. %s"), when, state);
  clinic_status_line_say (self->line, tone, words);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (ClinicBookingScreening) self = question->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicScreeningSheet) last = clinic_diary_load_last_screening_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (self->diary == NULL || question->generation != self->generation)
    return;
  if (words != NULL)
    clinic_status_line_say (self->line, CLINIC_TONE_BAD, words);
  else if (last != NULL)
    show_last (self, last);
  else
    clinic_status_line_say (self->line, CLINIC_TONE_PLAIN, _("The screening questions were never asked."));
}

static void
clinic_booking_screening_dispose (GObject *object)
{
  g_clear_object (&CLINIC_BOOKING_SCREENING (object)->diary);
  G_OBJECT_CLASS (clinic_booking_screening_parent_class)->dispose (object);
}

static void
clinic_booking_screening_class_init (ClinicBookingScreeningClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clinic_booking_screening_dispose;
}

static void
clinic_booking_screening_init (ClinicBookingScreening *self)
{
  self->line = CLINIC_STATUS_LINE (clinic_status_line_new (CLINIC_TONE_PLAIN, NULL, ""));
  self->ask_check = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_("Ask the screening questions next")));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->line));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->ask_check));
}

void
clinic_booking_screening_show (ClinicBookingScreening *self, ClinicDiary *diary, const ClinicCourse *course, ClinicDay day)
{
  Question *question;

  g_return_if_fail (CLINIC_IS_BOOKING_SCREENING (self));
  g_return_if_fail (CLINIC_IS_DIARY (diary) && course != NULL);

  g_set_object (&self->diary, diary);
  self->protocol = course->protocol;
  self->day = day;
  clinic_status_line_say (self->line, CLINIC_TONE_PLAIN, NULL);
  question = g_new0 (Question, 1);
  question->self = g_object_ref (self);
  question->generation = ++self->generation;
  clinic_diary_load_last_screening_async (diary, course->patient, NULL, loaded_cb, question);
}

void
clinic_booking_screening_go_on (ClinicBookingScreening *self, gint64 session)
{
  GtkRoot *root;
  GtkWindow *parent;

  g_return_if_fail (CLINIC_IS_BOOKING_SCREENING (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  parent = GTK_IS_WINDOW (root) ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;
  if (parent != NULL && session != 0 && gtk_check_button_get_active (self->ask_check))
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-screening", "x", session);
}
