/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/clinic-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clinic-phrase.h"

#define GROUP "record"

G_DEFINE_BOXED_TYPE (ClinicRecord, clinic_record, clinic_record_copy, clinic_record_free)

/* What is stored, and what is said. */
typedef struct
{
  const char *key;
  const char *name;
} Term;

static const Term zones[CLINIC_N_ZONES] = {
  [CLINIC_ZONE_FOREHEAD] = { "forehead", N_("Forehead") },
  /* Translators: right and left are the patient's */
  [CLINIC_ZONE_RIGHT_TEMPLE] = { "right-temple", N_("Right temple") },
  [CLINIC_ZONE_LEFT_TEMPLE] = { "left-temple", N_("Left temple") },
  [CLINIC_ZONE_RIGHT_CHEEK] = { "right-cheek", N_("Right cheek") },
  [CLINIC_ZONE_LEFT_CHEEK] = { "left-cheek", N_("Left cheek") },
  [CLINIC_ZONE_NOSE] = { "nose", N_("Nose") },
  [CLINIC_ZONE_UPPER_LIP] = { "upper-lip", N_("Upper lip") },
  [CLINIC_ZONE_CHIN] = { "chin", N_("Chin") },
};

static const Term passes[CLINIC_N_PASSES] = {
  /* Translators: directions of rolling */
  [CLINIC_PASS_HORIZONTAL] = { "horizontal", N_("Across") },
  [CLINIC_PASS_VERTICAL] = { "vertical", N_("Down") },
  [CLINIC_PASS_FALLING] = { "falling", N_("Falling") },
  [CLINIC_PASS_RISING] = { "rising", N_("Rising") },
};

static const Term end_points[CLINIC_N_END_POINTS] = {
  [CLINIC_END_POINT_NONE] = { "", N_("Not said") },
  [CLINIC_END_POINT_ERYTHEMA] = { "erythema", N_("Redness") },
  [CLINIC_END_POINT_PINPOINT_BLEEDING] = { "pinpoint-bleeding", N_("Pinpoint bleeding") },
  [CLINIC_END_POINT_OTHER] = { "other", N_("Other") },
};

static const Term reactions[CLINIC_N_REACTIONS] = {
  [CLINIC_REACTION_OEDEMA] = { "oedema", N_("Swelling") },
  [CLINIC_REACTION_BRUISING] = { "bruising", N_("Bruising") },
  [CLINIC_REACTION_URTICARIA] = { "urticaria", N_("Hives") },
  [CLINIC_REACTION_SYNCOPE] = { "syncope", N_("Faintness") },
};

static const char *const statuses[] = { "preliminary", "final", "amended" };

/* Terms */

static const char *
get_key (const Term *terms, guint n, guint i)
{
  g_return_val_if_fail (i < n, "");

  return terms[i].key;
}

static const char *
get_name (const Term *terms, guint n, guint i)
{
  g_return_val_if_fail (i < n, "");

  return _(terms[i].name);
}

static char *
join_keys (const Term *terms, guint n, guint bits)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    if (bits & 1u << i)
      g_ptr_array_add (parts, (char *) terms[i].key);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" ", (GStrv) parts->pdata);
}

static guint
read_bits (const Term *terms, guint n, const char *text)
{
  g_auto (GStrv) keys = g_strsplit (text != NULL ? text : "", " ", -1);
  guint bits = 0;

  for (guint i = 0; i < n; i++)
    if (g_strv_contains ((const char *const *) keys, terms[i].key))
      bits |= 1u << i;
  return bits;
}

const char *
clinic_zone_get_key (ClinicZone zone)
{
  return get_key (zones, CLINIC_N_ZONES, zone);
}

const char *
clinic_zone_get_name (ClinicZone zone)
{
  return get_name (zones, CLINIC_N_ZONES, zone);
}

const char *
clinic_pass_get_name (ClinicPass pass)
{
  return get_name (passes, CLINIC_N_PASSES, pass);
}

const char *
clinic_end_point_get_key (ClinicEndPoint end_point)
{
  return get_key (end_points, CLINIC_N_END_POINTS, end_point);
}

const char *
clinic_end_point_get_name (ClinicEndPoint end_point)
{
  return get_name (end_points, CLINIC_N_END_POINTS, end_point);
}

ClinicEndPoint
clinic_end_point_from_key (const char *key)
{
  for (guint i = 0; i < CLINIC_N_END_POINTS; i++)
    if (g_strcmp0 (end_points[i].key, key) == 0)
      return i;
  return CLINIC_END_POINT_NONE;
}

const char *
clinic_reaction_get_key (ClinicReaction reaction)
{
  return get_key (reactions, CLINIC_N_REACTIONS, reaction);
}

const char *
clinic_reaction_get_name (ClinicReaction reaction)
{
  return get_name (reactions, CLINIC_N_REACTIONS, reaction);
}

char *
clinic_zones_to_string (guint bits)
{
  return join_keys (zones, CLINIC_N_ZONES, bits);
}

guint
clinic_zones_from_string (const char *text)
{
  return read_bits (zones, CLINIC_N_ZONES, text);
}

char *
clinic_reactions_to_string (guint bits)
{
  return join_keys (reactions, CLINIC_N_REACTIONS, bits);
}

guint
clinic_reactions_from_string (const char *text)
{
  return read_bits (reactions, CLINIC_N_REACTIONS, text);
}

const char *
clinic_record_status_to_string (ClinicRecordStatus status)
{
  g_return_val_if_fail (status < G_N_ELEMENTS (statuses), NULL);

  return statuses[status];
}

gboolean
clinic_record_status_from_string (const char *text, ClinicRecordStatus *status)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_strcmp0 (statuses[i], text) == 0)
      {
        *status = i;
        return TRUE;
      }
  return FALSE;
}

/* The record */

ClinicRecord *
clinic_record_new (gint64 session)
{
  ClinicRecord *record = g_new0 (ClinicRecord, 1);

  record->session = session;
  record->saved_at = CLINIC_TIME_NONE;
  record->pain = CLINIC_RECORD_NO_PAIN;
  record->other_area = g_strdup ("");
  record->end_point_note = g_strdup ("");
  record->reactions_note = g_strdup ("");
  record->adjuncts = g_strdup ("");
  record->notes = g_strdup ("");
  return record;
}

ClinicRecord *
clinic_record_copy (const ClinicRecord *record)
{
  ClinicRecord *copy;

  g_return_val_if_fail (record != NULL, NULL);

  copy = g_memdup2 (record, sizeof *record);
  copy->other_area = g_strdup (record->other_area);
  copy->end_point_note = g_strdup (record->end_point_note);
  copy->reactions_note = g_strdup (record->reactions_note);
  copy->adjuncts = g_strdup (record->adjuncts);
  copy->notes = g_strdup (record->notes);
  return copy;
}

void
clinic_record_free (ClinicRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->other_area);
  g_free (record->end_point_note);
  g_free (record->reactions_note);
  g_free (record->adjuncts);
  g_free (record->notes);
  g_free (record);
}

gboolean
clinic_record_same (const ClinicRecord *a, const ClinicRecord *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return clinic_roller_needle_is (a->needle, b->needle) && a->zones == b->zones && strcmp (a->other_area, b->other_area) == 0 &&
         memcmp (a->passes, b->passes, sizeof a->passes) == 0 && a->end_point == b->end_point &&
         strcmp (a->end_point_note, b->end_point_note) == 0 && a->reactions == b->reactions &&
         strcmp (a->reactions_note, b->reactions_note) == 0 && a->pain == b->pain && strcmp (a->adjuncts, b->adjuncts) == 0 &&
         strcmp (a->notes, b->notes) == 0;
}

/* "Tranexamic acid\tL12\n" stays as "Tranexamic acid": the vial is another one. */
static char *
drop_lots (const char *adjuncts)
{
  g_auto (GStrv) lines = g_strsplit (adjuncts, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    lines[i][strcspn (lines[i], "\t")] = '\0';
  return g_strjoinv ("\n", lines);
}

void
clinic_record_start_from (ClinicRecord *record, const ClinicRecord *last)
{
  g_return_if_fail (record != NULL && last != NULL);

  record->needle = last->needle;
  record->zones = last->zones;
  g_free (record->other_area);
  record->other_area = g_strdup (last->other_area);
  memcpy (record->passes, last->passes, sizeof record->passes);
  record->end_point = last->end_point;
  g_free (record->end_point_note);
  record->end_point_note = g_strdup (last->end_point_note);
  g_free (record->adjuncts);
  record->adjuncts = drop_lots (last->adjuncts);
}

char *
clinic_record_say_zones (const ClinicRecord *record)
{
  GString *words;

  g_return_val_if_fail (record != NULL, NULL);

  words = g_string_new (NULL);
  for (guint i = 0; i < CLINIC_N_ZONES; i++)
    if (record->zones & 1u << i)
      clinic_phrase_add (words, _(zones[i].name));
  clinic_phrase_add (words, record->other_area);
  return g_string_free (words, FALSE);
}

int
clinic_record_count_passes (const ClinicRecord *record)
{
  int n = 0;

  g_return_val_if_fail (record != NULL, 0);

  for (guint i = 0; i < CLINIC_N_PASSES; i++)
    n += record->passes[i];
  return n;
}

/* What is missing */

static char *
find_roller_fault (const GPtrArray *rollers, const ClinicSession *session)
{
  if (rollers->len == 0)
    return g_strdup (_("Choose the roller’s lot and piece."));
  for (guint i = 0; i < rollers->len; i++)
    {
      char *refusal = clinic_roller_explain_refusal (rollers->pdata[i], session->id, session->day);

      if (refusal != NULL)
        return refusal;
    }
  return NULL;
}

static const char *
find_end_point_fault (const ClinicRecord *record)
{
  if (record->end_point == CLINIC_END_POINT_NONE)
    return _("Choose the end point.");
  if (record->end_point == CLINIC_END_POINT_OTHER && *record->end_point_note == '\0')
    return _("Write which end point.");
  return NULL;
}

GStrv
clinic_record_list_missing (const ClinicRecord *record, const ClinicSession *session, const GPtrArray *rollers)
{
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();
  g_autofree char *roller = NULL;

  g_return_val_if_fail (record != NULL && session != NULL && rollers != NULL, NULL);

  roller = find_roller_fault (rollers, session);
  if (roller != NULL)
    g_strv_builder_add (missing, roller);
  if (record->zones == 0 && *record->other_area == '\0')
    g_strv_builder_add (missing, _("Mark the areas."));
  if (clinic_record_count_passes (record) == 0)
    g_strv_builder_add (missing, _("Count the passes."));
  if (find_end_point_fault (record) != NULL)
    g_strv_builder_add (missing, find_end_point_fault (record));
  if (record->pain == CLINIC_RECORD_NO_PAIN)
    g_strv_builder_add (missing, _("Ask for the pain, 0 to 10."));
  if (session->rolled_at == CLINIC_TIME_NONE)
    g_strv_builder_add (missing, _("Rolling is not finished."));
  return g_strv_builder_end (missing);
}

/* As data */

static char *
join_ids (const GPtrArray *rollers)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < rollers->len; i++)
    g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", ((ClinicRoller *) rollers->pdata[i])->id);
  return g_string_free (ids, FALSE);
}

char *
clinic_record_to_data (const ClinicRecord *record, const GPtrArray *rollers)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *zone_keys = NULL;
  g_autofree char *reaction_keys = NULL;
  g_autofree char *roller_ids = NULL;

  g_return_val_if_fail (record != NULL && rollers != NULL, NULL);

  zone_keys = clinic_zones_to_string (record->zones);
  reaction_keys = clinic_reactions_to_string (record->reactions);
  roller_ids = join_ids (rollers);
  g_key_file_set_double (file, GROUP, "needle", record->needle);
  g_key_file_set_string (file, GROUP, "areas", zone_keys);
  g_key_file_set_string (file, GROUP, "other-area", record->other_area);
  for (guint i = 0; i < CLINIC_N_PASSES; i++)
    g_key_file_set_integer (file, GROUP, passes[i].key, record->passes[i]);
  g_key_file_set_string (file, GROUP, "end-point", clinic_end_point_get_key (record->end_point));
  g_key_file_set_string (file, GROUP, "end-point-note", record->end_point_note);
  g_key_file_set_string (file, GROUP, "reactions", reaction_keys);
  g_key_file_set_string (file, GROUP, "reactions-note", record->reactions_note);
  g_key_file_set_integer (file, GROUP, "pain", record->pain);
  g_key_file_set_string (file, GROUP, "adjuncts", record->adjuncts);
  g_key_file_set_string (file, GROUP, "notes", record->notes);
  g_key_file_set_string (file, GROUP, "rollers", roller_ids);
  return g_key_file_to_data (file, NULL, NULL);
}

static void
take_text (GKeyFile *file, const char *key, char **text)
{
  char *value = g_key_file_get_string (file, GROUP, key, NULL);

  g_free (*text);
  *text = value != NULL ? value : g_strdup ("");
}

gboolean
clinic_record_from_data (ClinicRecord *record, const char *data)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *zone_keys = NULL;
  g_autofree char *reaction_keys = NULL;
  g_autofree char *end_point = NULL;

  g_return_val_if_fail (record != NULL && data != NULL, FALSE);

  if (!g_key_file_load_from_data (file, data, -1, G_KEY_FILE_NONE, NULL) || !g_key_file_has_key (file, GROUP, "pain", NULL))
    return FALSE;
  record->needle = g_key_file_get_double (file, GROUP, "needle", NULL);
  zone_keys = g_key_file_get_string (file, GROUP, "areas", NULL);
  record->zones = clinic_zones_from_string (zone_keys);
  take_text (file, "other-area", &record->other_area);
  for (guint i = 0; i < CLINIC_N_PASSES; i++)
    record->passes[i] = g_key_file_get_integer (file, GROUP, passes[i].key, NULL);
  end_point = g_key_file_get_string (file, GROUP, "end-point", NULL);
  record->end_point = clinic_end_point_from_key (end_point);
  take_text (file, "end-point-note", &record->end_point_note);
  reaction_keys = g_key_file_get_string (file, GROUP, "reactions", NULL);
  record->reactions = clinic_reactions_from_string (reaction_keys);
  take_text (file, "reactions-note", &record->reactions_note);
  record->pain = g_key_file_get_integer (file, GROUP, "pain", NULL);
  take_text (file, "adjuncts", &record->adjuncts);
  take_text (file, "notes", &record->notes);
  return TRUE;
}

GArray *
clinic_record_list_data_rollers (const char *data)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *joined = NULL;
  g_auto (GStrv) ids = NULL;
  GArray *rollers;

  g_return_val_if_fail (data != NULL, NULL);

  if (!g_key_file_load_from_data (file, data, -1, G_KEY_FILE_NONE, NULL))
    return NULL;
  joined = g_key_file_get_string (file, GROUP, "rollers", NULL);
  if (joined == NULL)
    return NULL;
  ids = g_strsplit (joined, " ", -1);
  rollers = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      gint64 id = g_ascii_strtoll (ids[i], NULL, 10);

      if (id != 0)
        g_array_append_val (rollers, id);
    }
  return rollers;
}
