/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clinic-error.h"
#include "core/clinic-protocol-private.h"

#define MAX_MINUTES 1440
#define MAX_HOURS 10000
#define MAX_DAYS 3660
#define MAX_COUNT 1000
#define DAYS_PER_WEEK 7

/* The first fault stays in @error; reading then goes on without a meaning and its result is thrown away. */
typedef struct
{
  const char *name;
  const char *language;
  GKeyFile *file;
  ClinicProtocol *protocol;
  GError *error;
} Reader;

static const char *const rule_keys[] = {
  "first-call", "peel-check", "peel-end", "colour-watch", "book-next", "review", NULL,
};

static void
refuse (Reader *reader, const char *group, const char *key, const char *reason)
{
  if (reader->error == NULL)
    clinic_protocol_refuse (&reader->error, reader->name, group, key, reason);
}

static gboolean
has_key (Reader *reader, const char *group, const char *key)
{
  return g_key_file_has_key (reader->file, group, key, NULL);
}

static char *
read_value (Reader *reader, const char *group, const char *key)
{
  g_autofree char *value = g_key_file_get_value (reader->file, group, key, NULL);

  if (value == NULL)
    {
      if (g_key_file_has_group (reader->file, group))
        refuse (reader, group, key, _("this key is missing."));
      else
        refuse (reader, group, NULL, _("this group is missing."));
      return g_strdup ("");
    }
  return g_strdup (g_strstrip (value));
}

static char *
read_text (Reader *reader, const char *group, const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = read_value (reader, group, key);
  g_autofree char *text = NULL;

  if (value[0] == '\0')
    {
      refuse (reader, group, key, _("the text is empty."));
      return g_strdup ("");
    }
  text = reader->language ? g_key_file_get_locale_string (reader->file, group, key, reader->language, &error)
                          : g_key_file_get_string (reader->file, group, key, &error);
  if (text == NULL)
    {
      refuse (reader, group, key, error->message);
      return g_strdup ("");
    }
  return g_strdup (g_strstrip (text));
}

static char *
read_optional_text (Reader *reader, const char *group, const char *key)
{
  return has_key (reader, group, key) ? read_text (reader, group, key) : g_strdup ("");
}

static int
parse_number (Reader *reader, const char *group, const char *key, const char *text, int least, int most)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;
  guint64 number = 0;

  if (g_ascii_string_to_unsigned (text, 10, (guint64) least, (guint64) most, &number, &error))
    return (int) number;
  if (g_error_matches (error, G_NUMBER_PARSER_ERROR, G_NUMBER_PARSER_ERROR_OUT_OF_BOUNDS))
    reason = g_strdup_printf (_("“%s” is not between %d and %d."), text, least, most);
  else
    reason = g_strdup_printf (_("“%s” is not a whole number."), text);
  refuse (reader, group, key, reason);
  return least;
}

static int
read_number (Reader *reader, const char *group, const char *key, int least, int most)
{
  g_autofree char *value = read_value (reader, group, key);

  return parse_number (reader, group, key, value, least, most);
}

static int
read_optional_number (Reader *reader, const char *group, const char *key, int least, int most)
{
  return has_key (reader, group, key) ? read_number (reader, group, key, least, most) : 0;
}

static gboolean
read_optional_flag (Reader *reader, const char *group, const char *key)
{
  g_autofree char *value = has_key (reader, group, key) ? read_value (reader, group, key) : g_strdup ("false");

  if (strcmp (value, "true") != 0 && strcmp (value, "false") != 0)
    refuse (reader, group, key, _("this is either true or false."));
  return strcmp (value, "true") == 0;
}

static void
check_rises (Reader *reader, const char *group, const char *key, gboolean rises)
{
  if (!rises)
    refuse (reader, group, key, _("this is less than the number that it should follow."));
}

static void
read_numbers (Reader *reader, const char *group, const char *key, int factor, GArray *numbers)
{
  g_autofree char *value = read_value (reader, group, key);
  g_auto (GStrv) parts = g_strsplit (value, ";", -1);
  int before = 0;

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      int number = parse_number (reader, group, key, g_strstrip (parts[i]), 1, MAX_DAYS);
      int scaled = number * factor;

      if (number <= before)
        refuse (reader, group, key, _("the numbers do not rise."));
      before = number;
      g_array_append_val (numbers, scaled);
    }
}

static char *
get_own_key (const char *group)
{
  return g_strdup (strchr (group, ' ') + 1);
}

/* Visit, course, healing and calls. */

static void
read_protocol (Reader *reader)
{
  reader->protocol->key = read_value (reader, "protocol", "key");
  if (reader->protocol->key[0] == '\0')
    refuse (reader, "protocol", "key", _("the text is empty."));
  reader->protocol->title = read_text (reader, "protocol", "title");
}

static void
read_visit (Reader *reader)
{
  ClinicProtocol *protocol = reader->protocol;
  ClinicVisitShape *shape = &protocol->shape;
  int planned;

  shape->wait_min = read_number (reader, "visit", "numbing-least", 0, MAX_MINUTES);
  shape->wait_plan = read_number (reader, "visit", "numbing-plan", 0, MAX_MINUTES);
  shape->wait_max = read_number (reader, "visit", "numbing-most", 0, MAX_MINUTES);
  protocol->rolling_least = read_number (reader, "visit", "rolling-least", 1, MAX_MINUTES);
  shape->rolling = read_number (reader, "visit", "rolling-plan", 1, MAX_MINUTES);
  protocol->rolling_most = read_number (reader, "visit", "rolling-most", 1, MAX_MINUTES);
  protocol->whole_least = read_number (reader, "visit", "whole-least", 1, MAX_MINUTES);
  protocol->whole_most = read_number (reader, "visit", "whole-most", 1, MAX_MINUTES);
  shape->turnover = read_number (reader, "visit", "turnover", 0, MAX_MINUTES);
  check_rises (reader, "visit", "numbing-plan", shape->wait_min <= shape->wait_plan);
  check_rises (reader, "visit", "numbing-most", shape->wait_plan <= shape->wait_max);
  check_rises (reader, "visit", "rolling-plan", protocol->rolling_least <= shape->rolling);
  check_rises (reader, "visit", "rolling-most", shape->rolling <= protocol->rolling_most);
  check_rises (reader, "visit", "whole-most", protocol->whole_least <= protocol->whole_most);
  planned = shape->wait_plan + shape->rolling;
  if (planned < protocol->whole_least || planned > protocol->whole_most)
    refuse (reader, "visit", "numbing-plan", _("the planned numbing and rolling do not fit the whole visit."));
}

static void
read_course (Reader *reader)
{
  ClinicProtocol *protocol = reader->protocol;

  protocol->length_least = read_number (reader, "course", "length-least", 1, MAX_COUNT);
  protocol->length_plan = read_number (reader, "course", "length-plan", 1, MAX_COUNT);
  protocol->length_most = read_number (reader, "course", "length-most", 1, MAX_COUNT);
  protocol->spacing_least = read_number (reader, "course", "spacing-least", 1, MAX_DAYS);
  protocol->spacing_recommended = read_number (reader, "course", "spacing-recommended", 1, MAX_DAYS);
  check_rises (reader, "course", "length-plan", protocol->length_least <= protocol->length_plan);
  check_rises (reader, "course", "length-most", protocol->length_plan <= protocol->length_most);
  check_rises (reader, "course", "spacing-recommended", protocol->spacing_least <= protocol->spacing_recommended);
}

static void
read_healing (Reader *reader)
{
  ClinicProtocol *protocol = reader->protocol;

  protocol->fresh_hours = read_number (reader, "healing", "fresh-hours", 1, MAX_HOURS);
  protocol->peeling_start_from = read_number (reader, "healing", "peeling-start-from", 0, MAX_DAYS);
  protocol->peeling_start_to = read_number (reader, "healing", "peeling-start-to", 0, MAX_DAYS);
  protocol->peeling_days_least = read_number (reader, "healing", "peeling-days-least", 1, MAX_DAYS);
  protocol->peeling_days_most = read_number (reader, "healing", "peeling-days-most", 1, MAX_DAYS);
  protocol->no_peeling_day = read_number (reader, "healing", "no-peeling-day", 1, MAX_DAYS);
  check_rises (reader, "healing", "peeling-start-to", protocol->peeling_start_from <= protocol->peeling_start_to);
  check_rises (reader, "healing", "peeling-days-most", protocol->peeling_days_least <= protocol->peeling_days_most);
  check_rises (reader, "healing", "no-peeling-day", protocol->peeling_start_to <= protocol->no_peeling_day);
}

static void
read_calls (Reader *reader)
{
  reader->protocol->retry_hours = read_number (reader, "calls", "retry-hours", 1, MAX_HOURS);
  reader->protocol->retry_most = read_number (reader, "calls", "retry-most", 1, MAX_COUNT);
  reader->protocol->watch_days = read_number (reader, "calls", "watch-days", 1, MAX_DAYS);
}

/* The tables. */

/* A day or hour up to which a row holds; "end" is open. Rows rise from the one @before, and none follows an open one. */
static int
parse_limit (Reader *reader, const char *group, const char *key, const char *text, int before)
{
  int limit = strcmp (text, "end") == 0 ? G_MAXINT : parse_number (reader, group, key, text, 0, MAX_HOURS);

  if (before == G_MAXINT)
    refuse (reader, group, key, _("a row follows the open one, which is the last."));
  else if (limit <= before)
    refuse (reader, group, key, _("the table does not rise."));
  return limit;
}

static void
read_expected (Reader *reader, const char *group)
{
  GPtrArray *expectations = reader->protocol->expectations;
  ClinicExpectation *last = expectations->len > 0 ? g_ptr_array_index (expectations, expectations->len - 1) : NULL;
  ClinicExpectation *expectation = g_new0 (ClinicExpectation, 1);
  g_autofree char *until = read_value (reader, group, "until");

  expectation->text = read_text (reader, group, "text");
  expectation->until = parse_limit (reader, group, "until", until, last ? last->until : -1);
  g_ptr_array_add (expectations, expectation);
}

static ClinicHealingState
read_healing_state (Reader *reader, const char *group, const char *key)
{
  g_autofree char *value = read_value (reader, group, key);
  ClinicHealingState state = CLINIC_HEALING_FRESH;

  if (!clinic_healing_state_from_string (value, &state))
    refuse (reader, group, key, _("this is one of fresh, tight, peeling, settled."));
  return state;
}

static void
read_care_end (Reader *reader, const char *group, ClinicCareItem *item)
{
  g_autofree char *until = read_value (reader, group, "until");

  item->stays = strcmp (until, "never") == 0;
  item->until = item->stays ? CLINIC_HEALING_SETTLED : read_healing_state (reader, group, "until");
  if (item->stays && item->unlocks)
    refuse (reader, group, "until", _("what unlocks names the state that unlocks it."));
  if (!item->stays && item->until <= item->from)
    refuse (reader, group, "until", _("this state does not come after “from”."));
}

static void
read_care (Reader *reader, const char *group)
{
  ClinicCareItem *item = g_new0 (ClinicCareItem, 1);

  item->key = get_own_key (group);
  item->title = read_text (reader, group, "title");
  item->detail = read_optional_text (reader, group, "detail");
  item->often = read_optional_text (reader, group, "often");
  item->unlocks = read_optional_flag (reader, group, "unlocks");
  item->from = read_healing_state (reader, group, "from");
  read_care_end (reader, group, item);
  g_ptr_array_add (reader->protocol->care_items, item);
}

static void
check_rule_keys (Reader *reader, const char *group, const ClinicFollowUpRule *rule)
{
  int dates = has_key (reader, group, "days") + has_key (reader, group, "weeks") + has_key (reader, group, "months");
  gboolean book_next = strcmp (rule->key, "book-next") == 0;

  if (!g_strv_contains (rule_keys, rule->key))
    refuse (reader, group, NULL, _("this follow-up is not known."));
  else if (book_next && dates > 0)
    refuse (reader, group, NULL, _("booking counts from the earliest day: it takes before-days alone."));
  else if (!book_next && dates != 1)
    refuse (reader, group, NULL, _("a follow-up takes one of days, weeks, months."));
  else if (!book_next && has_key (reader, group, "before-days"))
    refuse (reader, group, "before-days", _("only booking the next session takes this."));
  else if (rule->repeat_days > 0 && !has_key (reader, group, "days"))
    refuse (reader, group, "repeat-days", _("only what counts in days repeats."));
}

static void
read_rule (Reader *reader, const char *group)
{
  ClinicFollowUpRule *rule = clinic_follow_up_rule_new ();

  rule->key = get_own_key (group);
  rule->title = read_text (reader, group, "title");
  rule->asks = read_text (reader, group, "asks");
  rule->in_weeks = has_key (reader, group, "weeks");
  if (has_key (reader, group, "days"))
    read_numbers (reader, group, "days", 1, rule->days);
  if (rule->in_weeks)
    read_numbers (reader, group, "weeks", DAYS_PER_WEEK, rule->days);
  if (has_key (reader, group, "months"))
    read_numbers (reader, group, "months", 1, rule->months);
  rule->after_hours = read_optional_number (reader, group, "after-hours", 1, MAX_HOURS);
  rule->repeat_days = read_optional_number (reader, group, "repeat-days", 1, MAX_DAYS);
  rule->until_settled = read_optional_flag (reader, group, "until-settled");
  rule->is_call = read_optional_flag (reader, group, "call");
  check_rule_keys (reader, group, rule);
  if (strcmp (rule->key, "book-next") == 0)
    reader->protocol->book_next_days = read_number (reader, group, "before-days", 0, MAX_DAYS);
  g_ptr_array_add (reader->protocol->rules, rule);
}

static void
read_band (Reader *reader, const char *group, const char *text, ClinicSymptom *symptom)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  ClinicTriageBand band = { 0, CLINIC_VERDICT_NOTHING };
  int before = -1;

  if (g_strv_length (words) != 2 || !clinic_verdict_from_string (words[1], &band.verdict) ||
      band.verdict == CLINIC_VERDICT_NOTHING)
    {
      g_autofree char *reason = g_strdup_printf (_("“%s” is not a limit and one of expected, watch, doctor, urgent."), text);

      refuse (reader, group, "bands", reason);
      return;
    }
  if (symptom->bands->len > 0)
    before = g_array_index (symptom->bands, ClinicTriageBand, symptom->bands->len - 1).until;
  band.until = parse_limit (reader, group, "bands", words[0], before);
  g_array_append_val (symptom->bands, band);
}

static void
read_bands (Reader *reader, const char *group, ClinicSymptom *symptom)
{
  g_autofree char *value = read_value (reader, group, "bands");
  g_auto (GStrv) parts = g_strsplit (value, ";", -1);
  guint n;

  for (gsize i = 0; parts[i] != NULL; i++)
    read_band (reader, group, g_strstrip (parts[i]), symptom);
  n = symptom->bands->len;
  if (n == 0 || g_array_index (symptom->bands, ClinicTriageBand, n - 1).until != G_MAXINT)
    refuse (reader, group, "bands", _("the table has a gap: its last row is not open (“end”)."));
}

static void
read_symptom (Reader *reader, const char *group)
{
  ClinicSymptom *symptom = g_new0 (ClinicSymptom, 1);
  g_autofree char *unit = read_value (reader, group, "unit");

  symptom->bands = g_array_new (FALSE, FALSE, sizeof (ClinicTriageBand));
  symptom->key = get_own_key (group);
  symptom->title = read_text (reader, group, "title");
  symptom->alarming = read_optional_flag (reader, group, "alarming");
  symptom->watch_days = reader->protocol->watch_days;
  symptom->unit = strcmp (unit, "hours") == 0 ? CLINIC_UNIT_HOURS : CLINIC_UNIT_DAYS;
  if (strcmp (unit, "hours") != 0 && strcmp (unit, "days") != 0)
    refuse (reader, group, "unit", _("this is either hours or days."));
  read_bands (reader, group, symptom);
  g_ptr_array_add (reader->protocol->symptoms, symptom);
}

static void
read_screening (Reader *reader, const char *group)
{
  static const char *const effects[] = {
    [CLINIC_SCREENING_NOTE] = "note",
    [CLINIC_SCREENING_SIGN_OFF] = "sign-off",
    [CLINIC_SCREENING_BLOCK] = "block",
    NULL,
  };
  ClinicScreening *screening = g_new0 (ClinicScreening, 1);
  g_autofree char *effect = read_value (reader, group, "effect");

  screening->key = get_own_key (group);
  screening->question = read_text (reader, group, "question");
  screening->within_days = read_optional_number (reader, group, "within-days", 1, MAX_DAYS);
  if (!g_strv_contains (effects, effect))
    refuse (reader, group, "effect", _("this is one of note, sign-off, block."));
  for (int i = 0; effects[i] != NULL; i++)
    if (strcmp (effects[i], effect) == 0)
      screening->effect = (ClinicScreeningEffect) i;
  g_ptr_array_add (reader->protocol->screenings, screening);
}

static void
read_tables (Reader *reader)
{
  static const struct
  {
    const char *prefix;
    void (*read) (Reader *reader, const char *group);
  } tables[] = {
    { "expected ", read_expected }, { "care ", read_care },           { "follow-up ", read_rule },
    { "symptom ", read_symptom },   { "screening ", read_screening },
  };
  g_auto (GStrv) groups = g_key_file_get_groups (reader->file, NULL);

  for (gsize i = 0; groups[i] != NULL && reader->error == NULL; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (tables); j++)
      if (g_str_has_prefix (groups[i], tables[j].prefix))
        tables[j].read (reader, groups[i]);
}

static void
check_tables (Reader *reader)
{
  ClinicProtocol *protocol = reader->protocol;
  guint n = protocol->expectations->len;

  if (n == 0)
    refuse (reader, "expected …", NULL, _("this group is missing."));
  else if (((ClinicExpectation *) g_ptr_array_index (protocol->expectations, n - 1))->until != G_MAXINT)
    refuse (reader, "expected …", "until", _("the table has a gap: its last row is not open (“end”)."));
  if (protocol->care_items->len == 0)
    refuse (reader, "care …", NULL, _("this group is missing."));
  if (protocol->symptoms->len == 0)
    refuse (reader, "symptom …", NULL, _("this group is missing."));
  for (gsize i = 0; rule_keys[i] != NULL; i++)
    if (clinic_protocol_find_rule (protocol, rule_keys[i]) == NULL)
      {
        g_autofree char *group = g_strconcat ("follow-up ", rule_keys[i], NULL);

        refuse (reader, group, NULL, _("this group is missing."));
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
read_all (Reader *reader)
{
  read_protocol (reader);
  read_visit (reader);
  read_course (reader);
  read_healing (reader);
  read_calls (reader);
  read_tables (reader);
  check_tables (reader);
}

static gboolean
fill_protocol (ClinicProtocol *protocol, const char *name, const char *locale, GKeyFile *file, GError **error)
{
  Reader reader = { name, locale, file, protocol, NULL };

  read_all (&reader);
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
