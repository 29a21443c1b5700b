/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-protocol.h"

#include <string.h>

/* The protocol that the program ships with. */
static ClinicProtocol *
load_shipped (const char *language)
{
  g_autofree char *path = g_build_filename (g_getenv ("SITTINGS_PROTOCOL_DIR"), "dermaroller.protocol", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  ClinicProtocol *protocol;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, &error));
  protocol = clinic_protocol_parse ("dermaroller.protocol", text, (gssize) length, language, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (clinic_protocol_get_text (protocol), ==, text);
  return protocol;
}

static void
test_numbers (void)
{
  g_autoptr (ClinicProtocol) protocol = load_shipped (NULL);
  ClinicVisitShape shape;
  int from, to;

  clinic_protocol_get_shape (protocol, &shape);
  g_assert_cmpint (shape.wait_min, ==, 30);
  g_assert_cmpint (shape.wait_plan, ==, 45);
  g_assert_cmpint (shape.wait_max, ==, 60);
  g_assert_cmpint (shape.rolling, ==, 20);
  g_assert_cmpint (shape.turnover, ==, 10);
  g_assert_cmpint (clinic_protocol_get_course_length_min (protocol), ==, 6);
  g_assert_cmpint (clinic_protocol_get_course_length (protocol), ==, 6);
  g_assert_cmpint (clinic_protocol_get_course_length_max (protocol), ==, 10);
  g_assert_cmpint (clinic_protocol_get_min_days (protocol), ==, 21);
  g_assert_cmpint (clinic_protocol_get_recommended_days (protocol), ==, 28);
  g_assert_cmpint (clinic_protocol_get_fresh_hours (protocol), ==, 24);
  g_assert_cmpint (clinic_protocol_get_no_peeling_day (protocol), ==, 7);
  g_assert_cmpint (clinic_protocol_get_book_next_days (protocol), ==, 7);
  g_assert_cmpint (clinic_protocol_get_retry_hours (protocol), ==, 3);
  g_assert_cmpint (clinic_protocol_get_retry_most (protocol), ==, 3);
  clinic_protocol_get_peeling_start (protocol, &from, &to);
  g_assert_cmpint (from, ==, 2);
  g_assert_cmpint (to, ==, 3);
  clinic_protocol_get_peeling_end (protocol, &from, &to);
  g_assert_cmpint (from, ==, 5);
  g_assert_cmpint (to, ==, 10);
}

static void
test_identity (void)
{
  g_autoptr (ClinicProtocol) protocol = load_shipped (NULL);
  g_autoptr (ClinicProtocol) again = g_boxed_copy (CLINIC_TYPE_PROTOCOL, protocol);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, clinic_protocol_get_text (protocol), -1);

  g_assert_true (again == protocol);
  g_assert_cmpstr (clinic_protocol_get_key (protocol), ==, "dermaroller");
  g_assert_cmpstr (clinic_protocol_get_title (protocol), ==, "Dermaroller");
  g_assert_cmpstr (clinic_protocol_get_sha256 (protocol), ==, sha256);
}

static char *
join_numbers (const GArray *numbers)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "", g_array_index (numbers, int, i));
  return g_string_free (text, FALSE);
}

static void
test_rules (void)
{
  static const struct
  {
    const char *key, *days, *months;
    gboolean in_weeks;
    int after_hours, repeat_days;
    gboolean until_settled, is_call;
  } cases[] = {
    { "first-call", "1", "", FALSE, 24, 0, FALSE, TRUE },
    { "peel-check", "3", "", FALSE, 0, 0, TRUE, TRUE },
    { "peel-end", "7", "", FALSE, 0, 2, TRUE, TRUE },
    { "colour-watch", "14 28 56", "", TRUE, 0, 0, FALSE, TRUE },
    { "book-next", "", "", FALSE, 0, 0, FALSE, FALSE },
    { "review", "", "1 3 6", FALSE, 0, 0, FALSE, FALSE },
  };
  g_autoptr (ClinicProtocol) protocol = load_shipped (NULL);

  g_assert_cmpint (clinic_protocol_get_follow_up_rules (protocol)->len, ==, G_N_ELEMENTS (cases));
  g_assert_null (clinic_protocol_find_rule (protocol, "birthday"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ClinicFollowUpRule *rule = clinic_protocol_find_rule (protocol, cases[i].key);
      g_autofree char *days = join_numbers (rule->days);
      g_autofree char *months = join_numbers (rule->months);

      g_assert_cmpstr (days, ==, cases[i].days);
      g_assert_cmpstr (months, ==, cases[i].months);
      g_assert_cmpint (rule->in_weeks, ==, cases[i].in_weeks);
      g_assert_cmpint (rule->after_hours, ==, cases[i].after_hours);
      g_assert_cmpint (rule->repeat_days, ==, cases[i].repeat_days);
      g_assert_cmpint (rule->until_settled, ==, cases[i].until_settled);
      g_assert_cmpint (rule->is_call, ==, cases[i].is_call);
      g_assert_cmpstr (rule->title, !=, "");
      g_assert_cmpstr (rule->asks, !=, "");
    }
}

/* "Items by state": N now, L locked, o over, in fresh, tight, peeling, settled. */
static void
test_care_items (void)
{
  static const struct
  {
    const char *key, *states;
  } cases[] = {
    { "clean", "NNNo" },   { "cleanse", "NNNo" },    { "moisturiser", "LNNo" },
    { "steroid", "NNNo" }, { "sun", "NNNo" },        { "no-rubbing", "NNNo" },
    { "make-up", "LLLN" }, { "other-products", "LLLN" }, { "other-creams", "LLLN" },
  };
  g_autoptr (ClinicProtocol) protocol = load_shipped (NULL);
  const GPtrArray *items = clinic_protocol_get_care_items (protocol);

  g_assert_cmpint (items->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < items->len; i++)
    {
      const ClinicCareItem *item = g_ptr_array_index (items, i);

      g_assert_cmpstr (item->key, ==, cases[i].key);
      for (guint state = 0; state < 4; state++)
        g_assert_cmpint ("NLo"[clinic_care_item_get_state (item, state)], ==, cases[i].states[state]);
    }
}

static void
test_symptoms (void)
{
  static const char *const keys[] = {
    "redness", "swelling", "discomfort", "oozing", "tight-skin", "peeling",
    "pus-fever", "reaction", "sun-sensitivity", "cold-sore", "skin-pulled", "patches",
  };
  g_autoptr (ClinicProtocol) protocol = load_shipped (NULL);
  const GPtrArray *symptoms = clinic_protocol_get_symptoms (protocol);

  g_assert_cmpint (symptoms->len, ==, G_N_ELEMENTS (keys));
  g_assert_null (clinic_protocol_find_symptom (protocol, "hiccups"));
  for (guint i = 0; i < symptoms->len; i++)
    {
      const ClinicSymptom *symptom = g_ptr_array_index (symptoms, i);

      g_assert_cmpstr (symptom->key, ==, keys[i]);
      g_assert_true (clinic_protocol_find_symptom (protocol, keys[i]) == symptom);
      g_assert_cmpint (symptom->alarming, ==, i >= 6);
      g_assert_cmpint (symptom->watch_days, ==, 1);
    }
}

static void
test_screenings (void)
{
  static const struct
  {
    const char *key;
    ClinicScreeningEffect effect;
    int within_days;
  } cases[] = {
    { "cold-sores", CLINIC_SCREENING_SIGN_OFF, 0 },   { "allergy", CLINIC_SCREENING_SIGN_OFF, 0 },
    { "active-cold-sore", CLINIC_SCREENING_BLOCK, 0 }, { "skin", CLINIC_SCREENING_BLOCK, 0 },
    { "isotretinoin", CLINIC_SCREENING_SIGN_OFF, 180 }, { "keloids", CLINIC_SCREENING_SIGN_OFF, 0 },
    { "blood-thinners", CLINIC_SCREENING_SIGN_OFF, 0 }, { "pregnancy", CLINIC_SCREENING_SIGN_OFF, 0 },
    { "diabetes", CLINIC_SCREENING_NOTE, 0 },         { "diabetes-not-controlled", CLINIC_SCREENING_SIGN_OFF, 0 },
  };
  g_autoptr (ClinicProtocol) protocol = load_shipped (NULL);
  const GPtrArray *screenings = clinic_protocol_get_screenings (protocol);

  g_assert_cmpint (screenings->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < screenings->len; i++)
    {
      const ClinicScreening *screening = g_ptr_array_index (screenings, i);

      g_assert_cmpstr (screening->key, ==, cases[i].key);
      g_assert_cmpint (screening->effect, ==, cases[i].effect);
      g_assert_cmpint (screening->within_days, ==, cases[i].within_days);
      g_assert_cmpstr (screening->question, !=, "");
      g_assert_cmpstr (screening->advice, !=, "");
    }
}

static void
test_expected (void)
{
  static const struct
  {
    int day;
    const char *begins;
  } cases[] = {
    { 0, "Redness, minor swelling" }, { 1, "Redness and swelling go" }, { 2, "Skin tight and brown; peeling" },
    { 3, "Skin tight and brown" },    { 10, "Skin tight and brown" },   { 11, "Peeling is over" },
    { 56, "Peeling is over" },        { 57, "Nothing more" },           { 4000, "Nothing more" },
    { -1, "Redness, minor swelling" },
  };
  g_autoptr (ClinicProtocol) protocol = load_shipped (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (g_str_has_prefix (clinic_protocol_get_expected (protocol, cases[i].day), cases[i].begins));
}

/* Every text that a patient may read is there in German; names of products and devices may be alike. */
static void
test_german (void)
{
  g_autoptr (ClinicProtocol) protocol = load_shipped (NULL);
  g_auto (GStrv) lines = g_strsplit (clinic_protocol_get_text (protocol), "\n", -1);
  static const char *const texts[] = { "title", "detail", "often", "text", "asks", "question", "advice" };

  for (guint i = 0; lines[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
      {
        g_autofree char *start = g_strconcat (texts[j], "=", NULL);
        g_autofree char *german = g_strconcat (texts[j], "[de]=", NULL);

        if (g_str_has_prefix (lines[i], start))
          g_assert_true (g_str_has_prefix (lines[i + 1], german));
      }
}

/* What is signed is there in every language of the take-home sheet, and in French: whole, and nowhere the English. */
static void
test_consent (void)
{
  static const char *const languages[] = { "de", "fr", "hi", "ar" };
  g_autoptr (ClinicProtocol) english = load_shipped (NULL);

  g_assert_cmpint (clinic_protocol_get_consent_number (english), ==, 1);
  g_assert_cmpint (clinic_protocol_get_guardian_below (english), ==, 18);
  g_assert_nonnull (strstr (clinic_protocol_get_consent_text (english), "\n\nWhat is done: "));
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (ClinicProtocol) protocol = load_shipped (languages[i]);
      g_auto (GStrv) parts = g_strsplit (clinic_protocol_get_consent_text (protocol), "\n\n", -1);

      g_assert_cmpstr (clinic_protocol_get_consent_title (protocol), !=, clinic_protocol_get_consent_title (english));
      g_assert_cmpstr (clinic_protocol_get_consent_text (protocol), !=, clinic_protocol_get_consent_text (english));
      g_assert_cmpuint (g_strv_length (parts), ==, 6);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocol/numbers", test_numbers);
  g_test_add_func ("/protocol/identity", test_identity);
  g_test_add_func ("/protocol/rules", test_rules);
  g_test_add_func ("/protocol/care-items", test_care_items);
  g_test_add_func ("/protocol/symptoms", test_symptoms);
  g_test_add_func ("/protocol/screenings", test_screenings);
  g_test_add_func ("/protocol/consent", test_consent);
  g_test_add_func ("/protocol/expected", test_expected);
  g_test_add_func ("/protocol/german", test_german);
  return g_test_run ();
}
