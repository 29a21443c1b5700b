/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "model/clinic-diary-screening.h"
#include "ui/clinic-ui.h"
#include "ui/parts/clinic-date-button.h"
#include "ui/record/clinic-record-safety.h"
#include "ui/screening/clinic-consent-window.h"
#include "ui/screening/clinic-screening-window.h"
#include "ui/screening/clinic-signature-pad.h"
#include "ui/screening/clinic-signed-window.h"

#include "../model/clinic-test-diary.h"
#include "clinic-test-ui.h"

/* Session 1 was four weeks ago and its questions were answered; session 2 is today. */
typedef struct
{
  ClinicTestDiary base;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  clinic_test_diary_set_up (&self->base, data);
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 1, .day = -28, .minute = 600, .state = "fulfilled" });
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 2, .day = 0, .minute = 420, .state = "numbing" });
  clinic_test_diary_sql (&self->base, "INSERT INTO screening (session, day, protocol, answers, finding, asked_at)"
             " VALUES (1, 20752, 1, 'keloids' || char (9) || 'yes', 'sign-off', 0)");
  clinic_diary_set_actor (self->base.diary, 3);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  clinic_test_diary_settle (&self->base);
  clinic_test_diary_tear_down (&self->base, data);
}

static gint64
get (Fixture *self, const char *query)
{
  return clinic_test_db_get (self->base.db, query);
}

static GtkToggleButton *
find_answer (Fixture *self, const char *name)
{
  GtkWidget *button = clinic_test_find_named (self->window, GTK_TYPE_TOGGLE_BUTTON, name);

  g_test_message ("%s", name);
  g_assert_nonnull (button);
  return GTK_TOGGLE_BUTTON (button);
}

static void
answer (Fixture *self, const char *name)
{
  gtk_toggle_button_set_active (find_answer (self, name), TRUE);
}

static void
open_screening (Fixture *self)
{
  self->window = clinic_screening_window_new (NULL, self->base.diary, 2);
  gtk_window_present (GTK_WINDOW (self->window));
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "Does the patient form keloids?"));
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
}

static void
save (Fixture *self)
{
  gtk_widget_activate_action (self->window, "form.save", NULL);
}

/* What was said last time is beside its question, and nothing is answered by it. */
static void
test_last_time (Fixture *self, gconstpointer data)
{
  open_screening (self);
  g_assert_true (clinic_test_says (self->window, "26 Oct 2026: Yes"));
  g_assert_true (clinic_test_says (self->window, "Not asked yet"));
  g_assert_false (gtk_toggle_button_get_active (find_answer (self, "Yes: Does the patient form keloids?")));
  g_assert_false (gtk_toggle_button_get_active (find_answer (self, "No: Does the patient form keloids?")));
}

/* What an answer means shows at once, and one answer excludes the other. */
static void
test_answers (Fixture *self, gconstpointer data)
{
  GtkToggleButton *yes, *no;

  open_screening (self);
  yes = find_answer (self, "Yes: Is there a cold sore now?");
  no = find_answer (self, "No: Is there a cold sore now?");
  gtk_toggle_button_set_active (yes, TRUE);
  g_assert_true (clinic_test_says (self->window, "Not treated while this is so: rolling cannot start. Book another day"));
  g_assert_true (clinic_test_says (self->window, "Not treated while this is so: Is there a cold sore now? Yes"));
  gtk_toggle_button_set_active (no, TRUE);
  g_assert_false (gtk_toggle_button_get_active (yes));
  g_assert_false (clinic_test_says (self->window, "Not treated while this is so"));
  g_assert_true (clinic_test_says (self->window, "9 questions are still open."));
  gtk_toggle_button_set_active (no, FALSE);
  g_assert_true (clinic_test_says (self->window, "Not asked yet"));
  gtk_toggle_button_set_active (yes, TRUE);
  save (self);
  CLINIC_TEST_WAIT (self->window == NULL);
  g_assert_cmpint (get (self, "SELECT count (*) FROM screening WHERE session = 2 AND finding = 'block' AND left_open = 9"), ==, 1);
}

static void
test_date (Fixture *self, gconstpointer data)
{
  GtkWidget *date;

  open_screening (self);
  date = clinic_test_find_type (self->window, CLINIC_TYPE_DATE_BUTTON);
  g_assert_nonnull (date);
  g_assert_false (gtk_widget_get_mapped (date));
  answer (self, "Yes: Does the patient take isotretinoin, or when was it stopped?");
  CLINIC_TEST_WAIT (gtk_widget_get_mapped (date));
  g_assert_true (clinic_test_says (self->window, "A doctor signs this before rolling."));
  clinic_date_button_set_day (CLINIC_DATE_BUTTON (date), DAY (-181));
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "Stopped 181 days before the session"));
  g_assert_false (clinic_test_says (self->window, "A doctor signs this before rolling."));
  clinic_date_button_set_day (CLINIC_DATE_BUTTON (date), DAY (-180));
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "A doctor signs this before rolling."));
  save (self);
  CLINIC_TEST_WAIT (self->window == NULL);
  g_assert_cmpint (get (self, "SELECT count (*) FROM screening WHERE session = 2 AND finding = 'sign-off' AND answers ="
                              " 'isotretinoin' || char (9) || 'yes' || char (9) || '2026-05-27'"), ==, 1);
}

/* Who begins to sign signs whole; who does not may leave it to the doctor who starts rolling. */
static void
test_sign_off (Fixture *self, gconstpointer data)
{
  GtkWidget *row;

  open_screening (self);
  g_assert_false (clinic_test_says (self->window, "A Doctor Signs This"));
  answer (self, "Yes: Does the patient form keloids?");
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "A Doctor Signs This"));
  row = clinic_test_find_type (self->window, ADW_TYPE_COMBO_ROW);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  save (self);
  g_assert_true (gtk_widget_has_css_class (clinic_test_find_type (self->window, ADW_TYPE_ENTRY_ROW), "error"));
  gtk_editable_set_text (GTK_EDITABLE (clinic_test_find_type (self->window, ADW_TYPE_ENTRY_ROW)), "Old scars are flat");
  save (self);
  CLINIC_TEST_WAIT (self->window == NULL);
  g_assert_cmpint (get (self, "SELECT count (*) FROM screening WHERE session = 2 AND doctor = 1 AND words = 'Old scars are flat'"),
                   ==, 1);
  open_screening (self);
  g_assert_true (clinic_test_says (self->window, "Signed by Dr One: Old scars are flat"));
  g_assert_false (clinic_test_says (self->window, "A Doctor Signs This"));
  answer (self, "Yes: Does the patient take blood thinners?");
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "A Doctor Signs This"));
}

/* The doctor signed for the keloids, while the session was planned for a day on which the medicine's days were over. */
static void
test_signed_for_less (Fixture *self, gconstpointer data)
{
  clinic_test_diary_sql (&self->base, "INSERT INTO screening (session, day, protocol, answers, finding, asked_at, doctor, words,"
             " signed_at) VALUES (2, 20780, 1, replace (replace ('isotretinoin|yes|2026-05-28/keloids|yes/keloids|signed', '|',"
             " char (9)), '/', char (10)), 'sign-off', 0, 1, 'Old scars are flat', 0)");
  open_screening (self);
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "A Doctor Signs This"));
  g_assert_false (clinic_test_says (self->window, "Signed by Dr One"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (clinic_test_find_type (self->window, ADW_TYPE_COMBO_ROW)), 1);
  gtk_editable_set_text (GTK_EDITABLE (clinic_test_find_type (self->window, ADW_TYPE_ENTRY_ROW)), "Low dose");
  save (self);
  CLINIC_TEST_WAIT (self->window == NULL);
  open_screening (self);
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "Signed by Dr One: Low dose"));
}

static void
test_closed_with_the_record (Fixture *self, gconstpointer data)
{
  clinic_test_diary_sql (&self->base, "INSERT INTO record (session, saved_at) VALUES (2, 0);"
             "INSERT INTO record_version (session, number, text, sha256, signed_at, doctor)"
             " VALUES (2, 1, 'x', printf ('%064d', 1), 0, 1); UPDATE record SET status = 'final' WHERE session = 2;");
  open_screening (self);
  g_assert_true (clinic_test_says (self->window, "is signed, so its screening stays as it is"));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (find_answer (self, "Yes: Does the patient form keloids?"))));
}

/* Consent */

static void
open_consent (Fixture *self)
{
  self->window = clinic_consent_window_new (NULL, self->base.diary, clinic_test_diary_load_consent (&self->base, 2));
  gtk_window_present (GTK_WINDOW (self->window));
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
}

static void
open_signed (Fixture *self)
{
  self->window = clinic_signed_window_new (NULL, self->base.diary, clinic_test_diary_load_consent (&self->base, 2));
  gtk_window_present (GTK_WINDOW (self->window));
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
}

static void
draw (Fixture *self)
{
  GtkWidget *pad = clinic_test_find_type (self->window, CLINIC_TYPE_SIGNATURE_PAD);
  ClinicSignature *signature = (ClinicSignature *) clinic_signature_pad_get (CLINIC_SIGNATURE_PAD (pad));

  clinic_signature_add (signature, 100, 100, 0);
  clinic_signature_add (signature, 2000, 900, 40);
  g_signal_emit_by_name (pad, "changed");
}

static void
test_consent_faults (Fixture *self, gconstpointer data)
{
  clinic_test_diary_sql (&self->base, "UPDATE patient SET birth = '2010-01-01' WHERE id = 1;");
  open_consent (self);
  g_assert_true (clinic_test_says (self->window, "Consent to Dermaroller Treatment"));
  g_assert_true (clinic_test_says (self->window, "Not signed yet"));
  save (self);
  g_assert_true (clinic_test_says (self->window, "Write who signs."));
  gtk_editable_set_text (GTK_EDITABLE (clinic_test_find_type (self->window, ADW_TYPE_ENTRY_ROW)), "Mina Rao");
  save (self);
  g_assert_true (clinic_test_says (self->window, "Sign in the field"));
  draw (self);
  g_assert_false (clinic_test_says (self->window, "Sign in the field"));
  gtk_switch_set_active (GTK_SWITCH (clinic_test_find_named (self->window, GTK_TYPE_SWITCH, "A guardian signs")), FALSE);
  save (self);
  g_assert_true (clinic_test_says (self->window, "The patient is a minor."));
  gtk_switch_set_active (GTK_SWITCH (clinic_test_find_named (self->window, GTK_TYPE_SWITCH, "A guardian signs")), TRUE);
  save (self);
  CLINIC_TEST_WAIT (self->window == NULL);
  g_assert_cmpint (get (self, "SELECT count (*) FROM consent WHERE signer = 'Mina Rao' AND guardian = 1 AND witness = 3"
                              " AND strokes = '100,100,0 2000,900,40' AND substr (picture, 1, 8) = 'iVBORw0K'"), ==, 1);
}

/* Who cannot draw signs on paper; then it is shown, printed, and withdrawn. */
static void
test_paper_and_back (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->base.folder, "consent.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  open_consent (self);
  gtk_switch_set_active (GTK_SWITCH (clinic_test_find_named (self->window, GTK_TYPE_SWITCH, "Signed on paper")), TRUE);
  gtk_switch_set_active (GTK_SWITCH (clinic_test_find_named (self->window, GTK_TYPE_SWITCH, "The video was shown")), TRUE);
  save (self);
  CLINIC_TEST_WAIT (self->window == NULL);
  open_signed (self);
  g_assert_true (clinic_test_says (self->window, "Signed by Asha Rao"));
  g_assert_true (clinic_test_says (self->window, "Signed on paper; the clinic keeps the sheet."));
  g_assert_true (clinic_test_says (self->window, "The video was shown."));
  g_assert_true (clinic_test_says (self->window, "SHA-256 of the text: "));
  clinic_signed_window_save (CLINIC_SIGNED_WINDOW (self->window), file);
  CLINIC_TEST_WAIT (g_file_query_exists (file, NULL));
  gtk_editable_set_text (GTK_EDITABLE (clinic_test_find_type (self->window, ADW_TYPE_ENTRY_ROW)), "Moves away");
  gtk_widget_activate_action (self->window, "consent.withdraw", NULL);
  CLINIC_TEST_WAIT (self->window == NULL);
  g_assert_cmpint (get (self, "SELECT count (*) FROM consent_withdrawal WHERE reason = 'Moves away'"), ==, 1);
  open_signed (self);
  g_assert_true (clinic_test_says (self->window, "Withdrawn, "));
  g_assert_true (clinic_test_says (self->window, ": Moves away"));
}

/* Escape or Cancel, and what the window's own button does. */
static void
leave (Fixture *self)
{
  g_autoptr (GtkWidget) kept = g_object_ref (self->window);

  gtk_widget_activate_action (kept, "window.close", NULL);
  gtk_window_close (GTK_WINDOW (kept));
}

/* Who leaves before the answer has come is told all the same that nothing was written; then the window can be left. */
static void
test_left_while_saving (Fixture *self, gconstpointer data)
{
  clinic_test_diary_sql (&self->base, "CREATE TRIGGER no_consent BEFORE INSERT ON consent BEGIN"
                                      " SELECT raise (ABORT, 'no writing'); END");
  open_consent (self);
  gtk_switch_set_active (GTK_SWITCH (clinic_test_find_named (self->window, GTK_TYPE_SWITCH, "Signed on paper")), TRUE);
  save (self);
  leave (self);
  CLINIC_TEST_WAIT (self->window == NULL || clinic_test_says (self->window, "no writing"));
  g_assert_nonnull (self->window);
  clinic_test_diary_sql (&self->base, "DROP TRIGGER no_consent");
  save (self);
  leave (self);
  CLINIC_TEST_WAIT (self->window == NULL);
  g_assert_cmpint (get (self, "SELECT count (*) FROM consent"), ==, 1);
}

static void
test_left_while_withdrawing (Fixture *self, gconstpointer data)
{
  open_consent (self);
  gtk_switch_set_active (GTK_SWITCH (clinic_test_find_named (self->window, GTK_TYPE_SWITCH, "Signed on paper")), TRUE);
  save (self);
  CLINIC_TEST_WAIT (self->window == NULL);
  clinic_test_diary_sql (&self->base, "CREATE TRIGGER no_withdrawal BEFORE INSERT ON consent_withdrawal BEGIN"
                                      " SELECT raise (ABORT, 'no writing'); END");
  open_signed (self);
  gtk_editable_set_text (GTK_EDITABLE (clinic_test_find_type (self->window, ADW_TYPE_ENTRY_ROW)), "Moves away");
  gtk_widget_activate_action (self->window, "consent.withdraw", NULL);
  leave (self);
  CLINIC_TEST_WAIT (self->window == NULL || clinic_test_says (self->window, "no writing"));
  g_assert_nonnull (self->window);
  leave (self);
  CLINIC_TEST_WAIT (self->window == NULL);
}

/* The rows on top of the record follow. */
static void
test_rows (Fixture *self, gconstpointer data)
{
  GtkWidget *rows = g_object_new (CLINIC_TYPE_RECORD_SAFETY, NULL);

  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), rows);
  gtk_window_present (GTK_WINDOW (self->window));
  clinic_record_safety_show (CLINIC_RECORD_SAFETY (rows), self->base.diary, 2);
  CLINIC_TEST_WAIT (clinic_test_says (rows, "Not asked yet") && clinic_test_says (rows, "Not signed yet"));
  {
    g_autoptr (ClinicAnswers) answers = clinic_answers_from_string ("skin\tyes");
    ClinicScreeningDraft draft = { 2, 0, DAY (0), answers, 0, NULL };
    GAsyncResult *slot = NULL;
    g_autofree char *words = NULL;

    clinic_diary_save_screening_async (self->base.diary, &draft, NULL, clinic_test_diary_ready_cb, &slot);
    words = clinic_test_diary_finish (&self->base, &slot);
    g_assert_cmpstr (words, ==, NULL);
  }
  CLINIC_TEST_WAIT (clinic_test_says (rows, "Not treated while this is so: Is there active acne"));
}

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();
  ADD ("/ui/screening/last-time", test_last_time);
  ADD ("/ui/screening/answers", test_answers);
  ADD ("/ui/screening/date", test_date);
  ADD ("/ui/screening/sign-off", test_sign_off);
  ADD ("/ui/screening/signed-for-less", test_signed_for_less);
  ADD ("/ui/screening/closed-with-the-record", test_closed_with_the_record);
  ADD ("/ui/screening/consent-faults", test_consent_faults);
  ADD ("/ui/screening/consent-paper-and-back", test_paper_and_back);
  ADD ("/ui/screening/left-while-saving", test_left_while_saving);
  ADD ("/ui/screening/left-while-withdrawing", test_left_while_withdrawing);
  ADD ("/ui/screening/record-rows", test_rows);
  return g_test_run ();
}
