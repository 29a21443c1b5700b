/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "clinic-test-diary.h"

static void
set_up (ClinicTestDiary *self, gconstpointer data)
{
  clinic_test_diary_set_up (self, data);
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 1, .day = 0, .minute = 600 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 2, .day = 28, .minute = 600 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 3, .day = 0, .minute = 600, .bed = 2, .doctor = 2, .course = 2 });
}

static void
set (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static ClinicConsent *
make_draft (ClinicTestDiary *self, gint64 session)
{
  g_autoptr (ClinicConsentPage) page = clinic_test_diary_load_consent (self, session);
  ClinicConsent *consent = clinic_consent_new (session);

  consent->number = clinic_protocol_get_consent_number (page->protocol);
  set (&consent->text, page->text);
  set (&consent->language, page->patient->language);
  set (&consent->strokes, "10,10,0 900,400,80");
  set (&consent->picture, "iVBORw0KGgo=");
  set (&consent->signer, " Asha Rao ");
  consent->witness = 3;
  return consent;
}

static char *
sign (ClinicTestDiary *self, const ClinicConsent *consent)
{
  GAsyncResult *slot = NULL;

  clinic_diary_sign_consent_async (self->diary, consent, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static char *
withdraw (ClinicTestDiary *self, gint64 consent)
{
  GAsyncResult *slot = NULL;

  clinic_diary_withdraw_consent_async (self->diary, consent, " Changed my mind ", NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static void
sql (ClinicTestDiary *self, const char *statement)
{
  g_autoptr (GError) error = NULL;

  clinic_test_db_sql (self->db, statement, &error);
  g_assert_no_error (error);
}

#define ASSERT_WORDS(verb, expected)                                                                                    \
  G_STMT_START {                                                                                                       \
    g_autofree char *verb_words = (verb);                                                                              \
    g_assert_cmpstr (verb_words, ==, (expected));                                                                      \
  } G_STMT_END

/* Signed once, it holds for the whole course and no other, and comes back as it was. */
static void
test_signed (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicConsent) draft = make_draft (self, 1);
  g_autoptr (ClinicConsentPage) first = clinic_test_diary_load_consent (self, 1);
  g_autoptr (ClinicConsentPage) next = NULL;
  g_autoptr (ClinicConsentPage) other = NULL;

  g_assert_cmpint (first->state, ==, CLINIC_CONSENT_MISSING);
  draft->video = TRUE;
  ASSERT_WORDS (sign (self, draft), NULL);
  g_assert_false (clinic_diary_can_undo (self->diary));
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM journal WHERE verb = 'sign-consent'"), ==, 1);
  next = clinic_test_diary_load_consent (self, 2);
  g_assert_cmpint (next->state, ==, CLINIC_CONSENT_VALID);
  g_assert_cmpint (next->last->session, ==, 1);
  g_assert_cmpstr (next->last->text, ==, first->text);
  g_assert_cmpstr (next->last->strokes, ==, draft->strokes);
  g_assert_cmpstr (next->last->picture, ==, draft->picture);
  g_assert_cmpstr (next->last->signer, ==, "Asha Rao");
  g_assert_cmpint (next->last->witness, ==, 3);
  g_assert_cmpint (next->last->signed_at, ==, CLINIC_TEST_NOW);
  g_assert_true (next->last->video);
  g_assert_true (clinic_consent_is_whole (next->last));
  other = clinic_test_diary_load_consent (self, 3);
  g_assert_cmpint (other->state, ==, CLINIC_CONSENT_MISSING);
}

static void
test_refused (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicConsent) draft = make_draft (self, 1);

  sql (self, "UPDATE patient SET birth = '2010-01-01' WHERE id = 1;");
  ASSERT_WORDS (sign (self, draft), "The patient is a minor. A guardian signs: switch that on, and write the guardian’s name.");
  draft->guardian = TRUE;
  set (&draft->strokes, "");
  ASSERT_WORDS (sign (self, draft), "Sign in the field, or switch on that it was signed on paper.");
  set (&draft->picture, "");
  draft->on_paper = TRUE;
  draft->number = 7;
  ASSERT_WORDS (sign (self, draft), "Someone has changed this since. Look at it again, then repeat your change.");
  draft->number = 1;
  ASSERT_WORDS (sign (self, draft), NULL);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM consent WHERE guardian = 1 AND on_paper = 1"), ==, 1);
}

/* In the patient's language, where the protocol has it. */
static void
test_language (ClinicTestDiary *self, gconstpointer data)
{
  static const struct
  {
    const char *language;
    const char *begins;
  } cases[] = {
    { "", "Consent to Dermaroller Treatment\n\nI was told" },
    { "de", "Einwilligung in die Behandlung" },
    { "de-AT", "Einwilligung in die Behandlung" },
    { "ar", "الموافقة على العلاج" },
    { "nl", "Consent to Dermaroller Treatment\n\nI was told" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *statement = g_strdup_printf ("UPDATE patient SET language = '%s' WHERE id = 1;", cases[i].language);
      g_autoptr (ClinicConsentPage) page = NULL;

      sql (self, statement);
      page = clinic_test_diary_load_consent (self, 1);
      g_assert_true (g_str_has_prefix (page->text, cases[i].begins));
    }
}

static void
test_withdrawn (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicConsent) draft = make_draft (self, 1);
  g_autoptr (ClinicConsentPage) page = NULL;
  g_autoptr (ClinicConsentPage) undone = NULL;
  g_autoptr (ClinicConsentPage) again = NULL;

  ASSERT_WORDS (sign (self, draft), NULL);
  ASSERT_WORDS (withdraw (self, 1), NULL);
  ASSERT_WORDS (withdraw (self, 1), "This consent was withdrawn before.");
  page = clinic_test_diary_load_consent (self, 1);
  g_assert_cmpint (page->state, ==, CLINIC_CONSENT_WITHDRAWN);
  g_assert_cmpstr (page->last->withdrawn_reason, ==, "Changed my mind");
  clinic_test_diary_undo (self);
  undone = clinic_test_diary_load_consent (self, 1);
  g_assert_cmpint (undone->state, ==, CLINIC_CONSENT_VALID);
  ASSERT_WORDS (withdraw (self, 1), NULL);
  ASSERT_WORDS (sign (self, draft), NULL);
  again = clinic_test_diary_load_consent (self, 1);
  g_assert_cmpint (again->state, ==, CLINIC_CONSENT_VALID);
  g_assert_cmpint (again->last->id, ==, 2);
}

/* A new number of the text asks again, and what was signed stays what it was. */
static void
test_new_version (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicConsent) draft = make_draft (self, 1);
  g_autoptr (ClinicConsentPage) page = NULL;

  ASSERT_WORDS (sign (self, draft), NULL);
  /* as if what was signed had been another version */
  sql (self, "DROP TRIGGER consent_update; UPDATE consent SET number = 4;");
  page = clinic_test_diary_load_consent (self, 1);
  g_assert_cmpint (page->state, ==, CLINIC_CONSENT_OUTDATED);
  g_assert_cmpint (page->last->number, ==, 4);
}

/* The clinic's own file of the protocol, with that title of the consent (NULL: the file is taken away), and a new start. */
static void
start_with (ClinicTestDiary *self, const char *title)
{
  g_autofree char *shipped = g_build_filename (g_getenv ("SITTINGS_PROTOCOL_DIR"), "dermaroller.protocol", NULL);
  g_autofree char *folder = g_strdup (self->folder);
  g_autofree char *own = g_build_filename (folder, "protocols", NULL);
  g_autofree char *path = g_build_filename (own, "ours.protocol", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) edited = NULL;

  clinic_test_diary_close (self);
  g_assert_true (g_file_get_contents (shipped, &text, NULL, NULL));
  edited = g_string_new (text);
  g_assert_cmpint (g_mkdir_with_parents (own, 0700), ==, 0);
  if (title == NULL)
    g_assert_cmpint (g_unlink (path), ==, 0);
  else
    {
      g_string_replace (edited, "Consent to Dermaroller Treatment", title, 1);
      g_assert_true (g_file_set_contents (path, edited->str, -1, NULL));
    }
  clinic_test_diary_open (self, folder);
}

/* What the file holds is signed, also where that is an earlier text; and new courses begin with it. */
static void
test_put_back (ClinicTestDiary *self, gconstpointer data)
{
  static const struct
  {
    const char *title; /* nullable: only the shipped one */
    const char *begins;
    int protocol;
  } cases[] = {
    { "First", "First\n", 2 },
    { "Second", "Second\n", 3 },
    { "First", "First\n", 2 },
    { NULL, "Consent to Dermaroller Treatment\n", 1 },
    { "Second", "Second\n", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicConsentPage) page = NULL;
      gint64 current;

      start_with (self, cases[i].title);
      page = clinic_test_diary_load_consent (self, 1);
      g_assert_true (g_str_has_prefix (page->text, cases[i].begins));
      clinic_diary_get_current_protocol (self->diary, &current);
      g_assert_cmpint (current, ==, cases[i].protocol);
    }
}

/* While it cannot be read, the clinic's own newest text stays, and the shipped one does not come back. */
static void
test_unreadable (ClinicTestDiary *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "protocols", "ours.protocol", NULL);
  g_autofree char *folder = g_strdup (self->folder);
  g_autoptr (ClinicConsentPage) page = NULL;

  start_with (self, "Ours");
  clinic_test_diary_close (self);
  g_assert_true (g_file_set_contents (path, "no protocol", -1, NULL));
  clinic_test_diary_open (self, folder);
  g_assert_cmpuint (clinic_diary_get_protocol_faults (self->diary)->len, ==, 1);
  page = clinic_test_diary_load_consent (self, 1);
  g_assert_true (g_str_has_prefix (page->text, "Ours\n"));
}

#define ADD(name, test) g_test_add (name, ClinicTestDiary, NULL, set_up, test, clinic_test_diary_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/diary-consent/signed", test_signed);
  ADD ("/diary-consent/refused", test_refused);
  ADD ("/diary-consent/language", test_language);
  ADD ("/diary-consent/withdrawn", test_withdrawn);
  ADD ("/diary-consent/new-version", test_new_version);
  ADD ("/diary-consent/put-back", test_put_back);
  ADD ("/diary-consent/unreadable", test_unreadable);
  return g_test_run ();
}
