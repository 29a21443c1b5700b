/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/clinic-cream.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clinic-name-key.h"
#include "core/clinic-phrase.h"

/* A shorter word ("oil", "4") stands in too many others. */
#define LEAST_LETTERS 4
#define MOST_MINUTES 1440

G_DEFINE_BOXED_TYPE (ClinicCream, clinic_cream, clinic_cream_copy, clinic_cream_free)
G_DEFINE_BOXED_TYPE (ClinicCreamUse, clinic_cream_use, clinic_cream_use_copy, clinic_cream_use_free)

ClinicCream *
clinic_cream_new (void)
{
  ClinicCream *cream = g_new0 (ClinicCream, 1);

  cream->active = TRUE;
  cream->name = g_strdup ("");
  cream->substance = g_strdup ("");
  cream->warnings = g_strdup ("");
  cream->source = g_strdup ("");
  return cream;
}

ClinicCream *
clinic_cream_copy (const ClinicCream *cream)
{
  ClinicCream *copy;

  g_return_val_if_fail (cream != NULL, NULL);

  copy = g_memdup2 (cream, sizeof *cream);
  copy->name = g_strdup (cream->name);
  copy->substance = g_strdup (cream->substance);
  copy->warnings = g_strdup (cream->warnings);
  copy->source = g_strdup (cream->source);
  return copy;
}

void
clinic_cream_free (ClinicCream *cream)
{
  if (cream == NULL)
    return;
  g_free (cream->name);
  g_free (cream->substance);
  g_free (cream->warnings);
  g_free (cream->source);
  g_free (cream);
}

char *
clinic_cream_check (const ClinicCream *cream)
{
  g_return_val_if_fail (cream != NULL, NULL);

  if (*cream->name == '\0')
    return g_strdup (_("Write the cream’s name."));
  if (cream->most_grams < 0 || cream->most_area < 0 || cream->least_minutes < 0 || cream->most_minutes < 0)
    return g_strdup (_("A limit is more than nothing. Leave empty what the label does not state."));
  if (cream->least_minutes > MOST_MINUTES || cream->most_minutes > MOST_MINUTES)
    return g_strdup (_("No cream stays on for more than a day."));
  if (cream->most_minutes > 0 && cream->least_minutes > cream->most_minutes)
    return g_strdup (_("The least minutes are more than the most. Look at the label again."));
  return NULL;
}

static void
add_phrase (GString *words, char *phrase)
{
  clinic_phrase_add (words, phrase);
  g_free (phrase);
}

char *
clinic_cream_describe_limits (const ClinicCream *cream)
{
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (cream != NULL, NULL);

  if (cream->most_grams > 0)
    add_phrase (words, g_strdup_printf (_("at most %g g"), cream->most_grams));
  if (cream->most_area > 0)
    add_phrase (words, g_strdup_printf (_("at most %g cm²"), cream->most_area));
  if (cream->least_minutes > 0 && cream->most_minutes > 0)
    add_phrase (words, g_strdup_printf (_("%d to %d min"), cream->least_minutes, cream->most_minutes));
  else if (cream->least_minutes > 0)
    add_phrase (words, g_strdup_printf (_("at least %d min"), cream->least_minutes));
  else if (cream->most_minutes > 0)
    add_phrase (words, g_strdup_printf (_("at most %d min"), cream->most_minutes));
  if (words->len == 0)
    g_string_append (words, _("no limits stated"));
  return g_string_free (words, FALSE);
}

/* Allergies */

/* What a cream is and how it is used, and not what is in it; as clinic_name_key() folds it. */
static const char *const says_nothing[] = { "cream", "creme", "lotion", "mixture", "ointment", "plaster", "salbe", "topical", "with",
                                            NULL };

static gboolean
names_word (const char *haystack, const char *word)
{
  glong letters = g_utf8_strlen (word, -1);
  g_autofree char *stem = NULL;

  if (letters < LEAST_LETTERS || g_strv_contains (says_nothing, word))
    return FALSE;
  stem = g_utf8_substring (word, 0, MAX (LEAST_LETTERS, letters - 1));
  return strstr (haystack, stem) != NULL;
}

static gboolean
names_any (const char *haystack, const char *text)
{
  g_autofree char *key = clinic_name_key (text);
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *at = key;; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter != 0 && g_unichar_isalnum (letter))
        {
          g_string_append_unichar (word, letter);
          continue;
        }
      if (names_word (haystack, word->str))
        return TRUE;
      if (letter == 0)
        return FALSE;
      g_string_truncate (word, 0);
    }
}

gboolean
clinic_cream_is_named_in (const ClinicCream *cream, const char *allergies)
{
  g_autofree char *haystack = NULL;

  g_return_val_if_fail (cream != NULL && allergies != NULL, FALSE);

  haystack = clinic_name_key (allergies);
  return names_any (haystack, cream->name) || names_any (haystack, cream->substance);
}

char *
clinic_cream_explain_allergy (const ClinicCream *cream, const char *patient, const char *allergies)
{
  g_return_val_if_fail (cream != NULL && patient != NULL && allergies != NULL, NULL);

  if (!clinic_cream_is_named_in (cream, allergies))
    return NULL;
  /* Translators: a patient, then the allergies as written down */
  return g_strdup_printf (_("%s has an allergy that names this cream: %s. Choose another."), patient, allergies);
}

/* Using it */

ClinicCreamUse *
clinic_cream_use_new (void)
{
  ClinicCreamUse *use = g_new0 (ClinicCreamUse, 1);

  use->product = g_strdup ("");
  use->area = g_strdup ("");
  return use;
}

ClinicCreamUse *
clinic_cream_use_copy (const ClinicCreamUse *use)
{
  ClinicCreamUse *copy;

  g_return_val_if_fail (use != NULL, NULL);

  copy = g_memdup2 (use, sizeof *use);
  copy->product = g_strdup (use->product);
  copy->area = g_strdup (use->area);
  copy->reason = g_strdup (use->reason);
  return copy;
}

void
clinic_cream_use_free (ClinicCreamUse *use)
{
  if (use == NULL)
    return;
  g_free (use->product);
  g_free (use->area);
  g_free (use->reason);
  g_free (use);
}

char *
clinic_cream_explain_excess (const ClinicCream *cream, double grams, double square)
{
  gboolean heavy, wide;

  g_return_val_if_fail (cream != NULL, NULL);

  heavy = cream->most_grams > 0 && grams > cream->most_grams;
  wide = cream->most_area > 0 && square > cream->most_area;
  if (heavy && wide)
    /* Translators: grams and area as said, then what the label states */
    return g_strdup_printf (_("%g g on %g cm² is more than the label states: %g g, %g cm²."), grams, square,
                            cream->most_grams, cream->most_area);
  if (heavy)
    return g_strdup_printf (_("%g g is more than the label states: %g g."), grams, cream->most_grams);
  if (wide)
    return g_strdup_printf (_("%g cm² is more than the label states: %g cm²."), square, cream->most_area);
  return NULL;
}

void
clinic_numbing_limits_join (int wait_min, int wait_max, int least, int most, ClinicNumbingLimits *limits)
{
  int earlier = most > 0 ? MIN (wait_max, most) : wait_max;

  g_return_if_fail (limits != NULL);
  g_return_if_fail (wait_min <= wait_max);

  limits->ready = MAX (wait_min, least);
  limits->overdue = MAX (limits->ready, earlier);
  limits->has_room = limits->ready < earlier;
}
