/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clinic-protocol-private.h"
#include "core/clinic-reader.h"

#define MAX_MINUTES 1440
#define MAX_HOURS 10000
#define MAX_DAYS 3660
#define MAX_COUNT 1000
#define DAYS_PER_WEEK 7

static const char *const rule_keys[] = {
  "first-call", "peel-check", "peel-end", "colour-watch", "book-next", "review", NULL,
};

static void
check_rises (ClinicReader *reader, const char *group, const char *key, gboolean rises)
{
  if (!rises)
    clinic_reader_refuse (reader, group, key, _("this is less than the number that it should follow."));
}

static char *
get_own_key (const char *group)
{
  return g_strdup (strchr (group, ' ') + 1);
}

/* Visit, course, healing and calls. */

static void
read_protocol (ClinicReader *reader, ClinicProtocol *protocol)
{
  protocol->key = clinic_reader_value (reader, "protocol", "key");
  if (protocol->key[0] == '\0')
    clinic_reader_refuse (reader, "protocol", "key", _("the text is empty."));
  protocol->title = clinic_reader_text (reader, "protocol", "title");
}

static void
read_visit (ClinicReader *reader, ClinicProtocol *protocol)
{
  ClinicVisitShape *shape = &protocol->shape;
  int planned;

  shape->wait_min = clinic_reader_number (reader, "visit", "numbing-least", 0, MAX_MINUTES);
  shape->wait_plan = clinic_reader_number (reader, "visit", "numbing-plan", 0, MAX_MINUTES);
  shape->wait_max = clinic_reader_number (reader, "visit", "numbing-most", 0, MAX_MINUTES);
  protocol->rolling_least = clinic_reader_number (reader, "visit", "rolling-least", 1, MAX_MINUTES);
  shape->rolling = clinic_reader_number (reader, "visit", "rolling-plan", 1, MAX_MINUTES);
  protocol->rolling_most = clinic_reader_number (reader, "visit", "rolling-most", 1, MAX_MINUTES);
  protocol->whole_least = clinic_reader_number (reader, "visit", "whole-least", 1, MAX_MINUTES);
  protocol->whole_most = clinic_reader_number (reader, "visit", "whole-most", 1, MAX_MINUTES);
  shape->turnover = clinic_reader_number (reader, "visit", "turnover", 0, MAX_MINUTES);
  check_rises (reader, "visit", "numbing-plan", shape->wait_min <= shape->wait_plan);
  check_rises (reader, "visit", "numbing-most", shape->wait_plan <= shape->wait_max);
  check_rises (reader, "visit", "rolling-plan", protocol->rolling_least <= shape->rolling);
  check_rises (reader, "visit", "rolling-most", shape->rolling <= protocol->rolling_most);
  check_rises (reader, "visit", "whole-most", protocol->whole_least <= protocol->whole_most);
  planned = shape->wait_plan + shape->rolling;
  if (planned < protocol->whole_least || planned > protocol->whole_most)
    clinic_reader_refuse (reader, "visit", "numbing-plan",
                          _("the planned numbing and rolling do not fit the whole visit."));
}

static void
read_course (ClinicReader *reader, ClinicProtocol *protocol)
{
  protocol->length_least = clinic_reader_number (reader, "course", "length-least", 1, MAX_COUNT);
  protocol->length_plan = clinic_reader_number (reader, "course", "length-plan", 1, MAX_COUNT);
  protocol->length_most = clinic_reader_number (reader, "course", "length-most", 1, MAX_COUNT);
  protocol->spacing_least = clinic_reader_number (reader, "course", "spacing-least", 1, MAX_DAYS);
  protocol->spacing_recommended = clinic_reader_number (reader, "course", "spacing-recommended", 1, MAX_DAYS);
  check_rises (reader, "course", "length-plan", protocol->length_least <= protocol->length_plan);
  check_rises (reader, "course", "length-most", protocol->length_plan <= protocol->length_most);
  check_rises (reader, "course", "spacing-recommended",
               protocol->spacing_least <= protocol->spacing_recommended);
}

static void
read_healing (ClinicReader *reader, ClinicProtocol *protocol)
{
  protocol->fresh_hours = clinic_reader_number (reader, "healing", "fresh-hours", 1, MAX_HOURS);
  protocol->peeling_start_from = clinic_reader_number (reader, "healing", "peeling-start-from", 0, MAX_DAYS);
  protocol->peeling_start_to = clinic_reader_number (reader, "healing", "peeling-start-to", 0, MAX_DAYS);
  protocol->peeling_days_least = clinic_reader_number (reader, "healing", "peeling-days-least", 1, MAX_DAYS);
  protocol->peeling_days_most = clinic_reader_number (reader, "healing", "peeling-days-most", 1, MAX_DAYS);
  protocol->no_peeling_day = clinic_reader_number (reader, "healing", "no-peeling-day", 1, MAX_DAYS);
  check_rises (reader, "healing", "peeling-start-to",
               protocol->peeling_start_from <= protocol->peeling_start_to);
  check_rises (reader, "healing", "peeling-days-most",
               protocol->peeling_days_least <= protocol->peeling_days_most);
  check_rises (reader, "healing", "no-peeling-day", protocol->peeling_start_to <= protocol->no_peeling_day);
}

static void
read_calls (ClinicReader *reader, ClinicProtocol *protocol)
{
  protocol->retry_hours = clinic_reader_number (reader, "calls", "retry-hours", 1, MAX_HOURS);
  protocol->retry_most = clinic_reader_number (reader, "calls", "retry-most", 1, MAX_COUNT);
  protocol->watch_days = clinic_reader_number (reader, "calls", "watch-days", 1, MAX_DAYS);
}

/* The tables. */

/* A day or hour up to which a row holds; "end" is open. Rows rise from the one @before, and none follows an
 * open one. */
static int
parse_limit (ClinicReader *reader, const char *group, const char *key, const char *text, int before)
{
  int limit = strcmp (text, "end") == 0 ? G_MAXINT
                                        : clinic_reader_parse_number (reader, group, key, text, 0, MAX_HOURS);

  if (before == G_MAXINT)
    clinic_reader_refuse (reader, group, key, _("a row follows the open one, which is the last."));
  else if (limit <= before)
    clinic_reader_refuse (reader, group, key, _("the table does not rise."));
  return limit;
}

static void
read_expected (ClinicReader *reader, ClinicProtocol *protocol, const char *group)
{
  GPtrArray *expectations = protocol->expectations;
  ClinicExpectation *last =
    expectations->len > 0 ? g_ptr_array_index (expectations, expectations->len - 1) : NULL;
  ClinicExpectation *expectation = g_new0 (ClinicExpectation, 1);
  g_autofree char *until = clinic_reader_value (reader, group, "until");

  expectation->text = clinic_reader_text (reader, group, "text");
  expectation->until = parse_limit (reader, group, "until", until, last ? last->until : -1);
  g_ptr_array_add (expectations, expectation);
}

static ClinicHealingState
read_healing_state (ClinicReader *reader, const char *group, const char *key)
{
  g_autofree char *value = clinic_reader_value (reader, group, key);
  ClinicHealingState state = CLINIC_HEALING_FRESH;

  if (!clinic_healing_state_from_string (value, &state))
    clinic_reader_refuse (reader, group, key, _("this is one of fresh, tight, peeling, settled."));
  return state;
}

static void
read_care_end (ClinicReader *reader, const char *group, ClinicCareItem *item)
{
  g_autofree char *until = clinic_reader_value (reader, group, "until");

  item->stays = strcmp (until, "never") == 0;
  item->until = item->stays ? CLINIC_HEALING_SETTLED : read_healing_state (reader, group, "until");
  if (item->stays && item->unlocks)
    clinic_reader_refuse (reader, group, "until", _("what unlocks names the state that unlocks it."));
  if (!item->stays && item->until <= item->from)
    clinic_reader_refuse (reader, group, "until", _("this state does not come after “from”."));
}

static void
read_care (ClinicReader *reader, ClinicProtocol *protocol, const char *group)
{
  ClinicCareItem *item = g_new0 (ClinicCareItem, 1);

  item->key = get_own_key (group);
  item->title = clinic_reader_text (reader, group, "title");
  item->detail = clinic_reader_optional_text (reader, group, "detail");
  item->often = clinic_reader_optional_text (reader, group, "often");
  item->unlocks = clinic_reader_optional_flag (reader, group, "unlocks");
  item->from = read_healing_state (reader, group, "from");
  read_care_end (reader, group, item);
  g_ptr_array_add (protocol->care_items, item);
}

static void
check_rule_keys (ClinicReader *reader, const char *group, const ClinicFollowUpRule *rule)
{
  int dates = clinic_reader_has_key (reader, group, "days") + clinic_reader_has_key (reader, group, "weeks") +
              clinic_reader_has_key (reader, group, "months");
  gboolean book_next = strcmp (rule->key, "book-next") == 0;

  if (!g_strv_contains (rule_keys, rule->key))
    clinic_reader_refuse (reader, group, NULL, _("this follow-up is not known."));
  else if (book_next && dates > 0)
    clinic_reader_refuse (reader, group, NULL,
                          _("booking counts from the earliest day: it takes before-days alone."));
  else if (!book_next && dates != 1)
    clinic_reader_refuse (reader, group, NULL, _("a follow-up takes one of days, weeks, months."));
  else if (!book_next && clinic_reader_has_key (reader, group, "before-days"))
    clinic_reader_refuse (reader, group, "before-days", _("only booking the next session takes this."));
  else if (rule->repeat_days > 0 && !clinic_reader_has_key (reader, group, "days"))
    clinic_reader_refuse (reader, group, "repeat-days", _("only what counts in days repeats."));
}

static void
read_rule (ClinicReader *reader, ClinicProtocol *protocol, const char *group)
{
  ClinicFollowUpRule *rule = clinic_follow_up_rule_new ();

  rule->key = get_own_key (group);
  rule->title = clinic_reader_text (reader, group, "title");
  rule->asks = clinic_reader_text (reader, group, "asks");
  rule->in_weeks = clinic_reader_has_key (reader, group, "weeks");
  if (clinic_reader_has_key (reader, group, "days"))
    clinic_reader_numbers (reader, group, "days", MAX_DAYS, 1, rule->days);
  if (rule->in_weeks)
    clinic_reader_numbers (reader, group, "weeks", MAX_DAYS, DAYS_PER_WEEK, rule->days);
  if (clinic_reader_has_key (reader, group, "months"))
    clinic_reader_numbers (reader, group, "months", MAX_DAYS, 1, rule->months);
  rule->after_hours = clinic_reader_optional_number (reader, group, "after-hours", 1, MAX_HOURS);
  rule->repeat_days = clinic_reader_optional_number (reader, group, "repeat-days", 1, MAX_DAYS);
  rule->until_settled = clinic_reader_optional_flag (reader, group, "until-settled");
  rule->is_call = clinic_reader_optional_flag (reader, group, "call");
  check_rule_keys (reader, group, rule);
  if (strcmp (rule->key, "book-next") == 0)
    protocol->book_next_days = clinic_reader_number (reader, group, "before-days", 0, MAX_DAYS);
  g_ptr_array_add (protocol->rules, rule);
}

static void
read_band (ClinicReader *reader, const char *group, const char *text, ClinicSymptom *symptom)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  ClinicTriageBand band = { 0, CLINIC_VERDICT_NOTHING };
  int before = -1;

  if (g_strv_length (words) != 2 || !clinic_verdict_from_string (words[1], &band.verdict) ||
      band.verdict == CLINIC_VERDICT_NOTHING)
    {
      g_autofree char *reason =
        g_strdup_printf (_("“%s” is not a limit and one of expected, watch, doctor, urgent."), text);

      clinic_reader_refuse (reader, group, "bands", reason);
      return;
    }
  if (symptom->bands->len > 0)
    before = g_array_index (symptom->bands, ClinicTriageBand, symptom->bands->len - 1).until;
  band.until = parse_limit (reader, group, "bands", words[0], before);
  g_array_append_val (symptom->bands, band);
}

static void
read_bands (ClinicReader *reader, const char *group, ClinicSymptom *symptom)
{
  g_autofree char *value = clinic_reader_value (reader, group, "bands");
  g_auto (GStrv) parts = g_strsplit (value, ";", -1);
  guint n;

  for (gsize i = 0; parts[i] != NULL; i++)
    read_band (reader, group, g_strstrip (parts[i]), symptom);
  n = symptom->bands->len;
  if (n == 0 || g_array_index (symptom->bands, ClinicTriageBand, n - 1).until != G_MAXINT)
    clinic_reader_refuse (reader, group, "bands",
                          _("the table has a gap: its last row is not open (“end”)."));
}

static void
read_symptom (ClinicReader *reader, ClinicProtocol *protocol, const char *group)
{
  ClinicSymptom *symptom = g_new0 (ClinicSymptom, 1);
  g_autofree char *unit = clinic_reader_value (reader, group, "unit");

  symptom->bands = g_array_new (FALSE, FALSE, sizeof (ClinicTriageBand));
  symptom->key = get_own_key (group);
  symptom->title = clinic_reader_text (reader, group, "title");
  symptom->alarming = clinic_reader_optional_flag (reader, group, "alarming");
  symptom->watch_days = protocol->watch_days;
  symptom->unit = strcmp (unit, "hours") == 0 ? CLINIC_UNIT_HOURS : CLINIC_UNIT_DAYS;
  if (strcmp (unit, "hours") != 0 && strcmp (unit, "days") != 0)
    clinic_reader_refuse (reader, group, "unit", _("this is either hours or days."));
  read_bands (reader, group, symptom);
  g_ptr_array_add (protocol->symptoms, symptom);
}

static void
read_screening (ClinicReader *reader, ClinicProtocol *protocol, const char *group)
{
  static const char *const effects[] = {
    [CLINIC_SCREENING_NOTE] = "note",
    [CLINIC_SCREENING_SIGN_OFF] = "sign-off",
    [CLINIC_SCREENING_BLOCK] = "block",
    NULL,
  };
  ClinicScreening *screening = g_new0 (ClinicScreening, 1);
  g_autofree char *effect = clinic_reader_value (reader, group, "effect");

  screening->key = get_own_key (group);
  screening->question = clinic_reader_text (reader, group, "question");
  screening->advice = clinic_reader_optional_text (reader, group, "advice");
  screening->within_days = clinic_reader_optional_number (reader, group, "within-days", 1, MAX_DAYS);
  if (!g_strv_contains (effects, effect))
    clinic_reader_refuse (reader, group, "effect", _("this is one of note, sign-off, block."));
  for (int i = 0; effects[i] != NULL; i++)
    if (strcmp (effects[i], effect) == 0)
      screening->effect = (ClinicScreeningEffect) i;
  g_ptr_array_add (protocol->screenings, screening);
}

static void
read_tables (ClinicReader *reader, ClinicProtocol *protocol)
{
  static const struct
  {
    const char *prefix;
    void (*read) (ClinicReader *reader, ClinicProtocol *protocol, const char *group);
  } tables[] = {
    { "expected ", read_expected }, { "care ", read_care },           { "follow-up ", read_rule },
    { "symptom ", read_symptom },   { "screening ", read_screening },
  };
  g_auto (GStrv) groups = g_key_file_get_groups (reader->file, NULL);

  for (gsize i = 0; groups[i] != NULL && reader->error == NULL; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (tables); j++)
      if (g_str_has_prefix (groups[i], tables[j].prefix))
        tables[j].read (reader, protocol, groups[i]);
}

static void
check_tables (ClinicReader *reader, ClinicProtocol *protocol)
{
  guint n = protocol->expectations->len;

  if (n == 0)
    clinic_reader_refuse (reader, "expected …", NULL, _("this group is missing."));
  else if (((ClinicExpectation *) g_ptr_array_index (protocol->expectations, n - 1))->until != G_MAXINT)
    clinic_reader_refuse (reader, "expected …", "until",
                          _("the table has a gap: its last row is not open (“end”)."));
  if (protocol->care_items->len == 0)
    clinic_reader_refuse (reader, "care …", NULL, _("this group is missing."));
  if (protocol->symptoms->len == 0)
    clinic_reader_refuse (reader, "symptom …", NULL, _("this group is missing."));
  for (gsize i = 0; rule_keys[i] != NULL; i++)
    if (clinic_protocol_find_rule (protocol, rule_keys[i]) == NULL)
      {
        g_autofree char *group = g_strconcat ("follow-up ", rule_keys[i], NULL);

        clinic_reader_refuse (reader, group, NULL, _("this group is missing."));
      }
}

static void
check_translation (ClinicReader *reader, const char *group, const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_key_file_get_string (reader->file, group, key, &error);

  if (error != NULL)
    clinic_reader_refuse (reader, group, key, _("a backslash is written twice (“\\\\”)."));
  else if (g_strstrip (text)[0] == '\0')
    clinic_reader_refuse (reader, group, key, _("the text is empty."));
}

/* A file that is taken in one language is taken in all. */
static void
check_translations (ClinicReader *reader)
{
  g_auto (GStrv) groups = g_key_file_get_groups (reader->file, NULL);

  for (gsize i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (reader->file, groups[i], NULL, NULL);

      for (gsize j = 0; keys[j] != NULL; j++)
        if (strchr (keys[j], '[') != NULL)
          check_translation (reader, groups[i], keys[j]);
    }
}

static gboolean
check_bytes (const char *name, const char *text, gsize length, GError **error)
{
  if (length > CLINIC_PROTOCOL_MAX_SIZE)
    clinic_protocol_refuse (error, name, NULL, NULL, _("the file is larger than 256 KiB."));
  else if (!g_utf8_validate_len (text, length, NULL))
    clinic_protocol_refuse (error, name, NULL, NULL, _("the file is not UTF-8 text."));
  else
    return TRUE;
  return FALSE;
}

static GKeyFile *
load_file (const char *name, const char *text, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) fault = NULL;

  if (!clinic_protocol_scan (name, text, error))
    return NULL;
  if (!g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_KEEP_TRANSLATIONS, &fault))
    {
      clinic_protocol_refuse (error, name, NULL, NULL, fault->message);
      return NULL;
    }
  return g_steal_pointer (&file);
}

static void
read_all (ClinicReader *reader, ClinicProtocol *protocol)
{
  read_protocol (reader, protocol);
  read_visit (reader, protocol);
  read_course (reader, protocol);
  read_healing (reader, protocol);
  read_calls (reader, protocol);
  read_tables (reader, protocol);
  clinic_protocol_read_sheet (reader, protocol);
  clinic_protocol_read_consent (reader, protocol);
  check_tables (reader, protocol);
  check_translations (reader);
}

static gboolean
fill_protocol (ClinicProtocol *protocol, const char *name, const char *locale, GKeyFile *file, GError **error)
{
  ClinicReader reader = { name, locale, file, NULL };

  read_all (&reader, protocol);
  if (reader.error == NULL)
    return TRUE;
  g_propagate_error (error, reader.error);
  return FALSE;
}

ClinicProtocol *
clinic_protocol_parse (const char *name, const char *text, gssize length, const char *language, GError **error)
{
  g_autoptr (GKeyFile) file = NULL;
  g_autoptr (ClinicProtocol) protocol = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *locale = NULL;
  gsize size;

  g_return_val_if_fail (name != NULL && text != NULL, NULL);

  size = length < 0 ? strlen (text) : (gsize) length;
  if (!check_bytes (name, text, size, error))
    return NULL;
  copy = g_strndup (text, size);
  file = load_file (name, copy, error);
  if (file == NULL)
    return NULL;
  locale = language ? g_strdelimit (g_strdup (language), "-", '_') : NULL;
  protocol = clinic_protocol_new ();
  protocol->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, copy, (gssize) size);
  protocol->text = g_steal_pointer (&copy);
  if (!fill_protocol (protocol, name, locale, file, error))
    return NULL;
  return g_steal_pointer (&protocol);
}
