/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "core/clinic-name-key.h"

#include <langinfo.h>
#include <string.h>

#include "core/clinic-date-order.h"
#include "core/clinic-phone.h"

#define PHONE_CHARACTERS "0123456789+-/()."
#define LEAST_PHONE_DIGITS 3

typedef struct
{
  char *text;
  gsize length;
} Word;

struct _ClinicNameQuery
{
  GArray *words; /* of Word, the longest first */
};

static void
clear_word (gpointer data)
{
  Word *word = data;

  g_free (word->text);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const Word *first = a;
  const Word *second = b;

  return (first->length < second->length) - (first->length > second->length);
}

static gboolean
is_phone_like (const char *word)
{
  return word[strspn (word, PHONE_CHARACTERS)] == '\0' && strpbrk (word, "0123456789") != NULL;
}

/* "1992-03-14" and on the way there "1992-": an ISO date stands in the key as it is. */
static gboolean
is_iso_beginning (const char *word)
{
  gsize year = strspn (word, "0123456789");
  const char *month = word + year + 1;

  if (year != 4 || word[year] != '-' || (word[0] != '1' && word[0] != '2'))
    return FALSE;
  return *month == '\0' || ((*month == '0' || *month == '1') && strlen (month) <= 5 &&
                            (month[1] == '\0' || month[2] == '\0' || month[2] == '-'));
}

/* A date with a year of two digits must be divided as the locale does it: "06.12.34" begins a French phone. */
static char *
dup_date_fragment (const char *word)
{
  const char *format = nl_langinfo (D_FMT);
  const char *divider = strpbrk (format, "/.-");
  char *fragment = clinic_date_order_to_fragment (clinic_date_order_from_locale (), word);

  if (fragment != NULL && strlen (fragment) < strlen ("1992-03-14") &&
      (divider == NULL || strchr (word, *divider) == NULL))
    g_clear_pointer (&fragment, g_free);
  return fragment;
}

static char *
dup_phone_digits (const char *word)
{
  g_autofree char *digits = clinic_name_key_digits (word);
  g_autofree char *national = NULL;
  const char *plain;

  if (strlen (digits) < LEAST_PHONE_DIGITS)
    return g_steal_pointer (&digits);
  national = clinic_phone_national (word);
  if (strlen (national) >= LEAST_PHONE_DIGITS)
    return g_steal_pointer (&national);
  plain = digits + strspn (digits, "0");
  return g_strdup (*plain != '\0' ? plain : digits);
}

static char *
dup_word (const char *word)
{
  char *fragment;

  if (!is_phone_like (word) || is_iso_beginning (word))
    return g_strdup (word);
  fragment = dup_date_fragment (word);
  return fragment != NULL ? fragment : dup_phone_digits (word);
}

static gboolean
has_number_beside (char **words, gsize except)
{
  for (gsize i = 0; words[i] != NULL; i++)
    if (i != except && is_phone_like (words[i]) && !clinic_phone_is_prefix (words[i]))
      return TRUE;
  return FALSE;
}

static void
add_word (ClinicNameQuery *query, const char *typed)
{
  Word word = { dup_word (typed), 0 };

  word.length = strlen (word.text);
  g_array_append_val (query->words, word);
}

/**
 * clinic_name_query_new:
 * @typed: what stands in the search field, any UTF-8
 *
 * Returns: (transfer full): the query; an empty one matches every key
 */
ClinicNameQuery *
clinic_name_query_new (const char *typed)
{
  ClinicNameQuery *query;
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  query = g_new0 (ClinicNameQuery, 1);
  query->words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_array_set_clear_func (query->words, clear_word);
  folded = clinic_name_key (typed);
  g_strdelimit (folded, ",;", ' ');
  words = g_strsplit (folded, " ", -1);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (clinic_phone_is_prefix (words[i]) && is_phone_like (words[i]) && has_number_beside (words, i))
        continue;
      add_word (query, words[i]);
    }
  g_array_sort (query->words, compare_words);
  return query;
}

void
clinic_name_query_free (ClinicNameQuery *query)
{
  g_return_if_fail (query != NULL);

  g_array_unref (query->words);
  g_free (query);
}

gboolean
clinic_name_query_is_empty (const ClinicNameQuery *query)
{
  g_return_val_if_fail (query != NULL, TRUE);

  return query->words->len == 0;
}

gsize
clinic_name_query_get_n_words (const ClinicNameQuery *query)
{
  g_return_val_if_fail (query != NULL, 0);

  return query->words->len;
}

/**
 * clinic_name_query_get_word:
 * @length: (out) (optional): its length in bytes
 *
 * Returns: (transfer none): the word; every key that matches contains it
 */
const char *
clinic_name_query_get_word (const ClinicNameQuery *query, gsize index, gsize *length)
{
  const Word *word;

  g_return_val_if_fail (query != NULL && index < query->words->len, NULL);

  word = &g_array_index (query->words, Word, index);
  if (length != NULL)
    *length = word->length;
  return word->text;
}

gboolean
clinic_name_query_matches (const ClinicNameQuery *query, const char *key, gsize length)
{
  g_return_val_if_fail (query != NULL && key != NULL, FALSE);

  for (guint i = 0; i < query->words->len; i++)
    {
      const Word *word = &g_array_index (query->words, Word, i);

      if (memmem (key, length, word->text, word->length) == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
append_folded (GString *key, const char *text)
{
  g_autofree char *folded = clinic_name_key (text);

  if (*folded == '\0')
    return;
  if (key->len > 0)
    g_string_append_c (key, ' ');
  g_string_append (key, folded);
}

static gboolean
is_written_without_space (const char *name)
{
  GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (name));

  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HANGUL ||
         script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA;
}

static void
append_phones (GString *key, const char *phones)
{
  g_auto (GStrv) lines = g_strsplit (phones, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *digits = clinic_name_key_digits (lines[i]);

      append_folded (key, digits);
    }
}

static void
append_number (GString *key, const char *number)
{
  g_autofree char *digits = clinic_name_key_digits (number);

  append_folded (key, number);
  if (strstr (key->str, digits) == NULL)
    append_folded (key, digits);
}

/**
 * clinic_name_key_for_patient:
 * @phones: one per line
 * @birth: "", "1992" or "1992-03-14"
 *
 * Returns: (transfer full): the search key
 */
char *
clinic_name_key_for_patient (const char *given, const char *family, const char *number,
                             const char *phones, const char *birth)
{
  GString *key;

  g_return_val_if_fail (given != NULL && family != NULL && number != NULL, NULL);
  g_return_val_if_fail (phones != NULL && birth != NULL, NULL);

  key = g_string_new (NULL);
  append_folded (key, given);
  append_folded (key, family);
  if (*given != '\0' && *family != '\0' && g_utf8_validate (family, -1, NULL) && is_written_without_space (family))
    {
      g_autofree char *joined = g_strconcat (family, given, NULL);

      append_folded (key, joined);
    }
  append_number (key, number);
  append_phones (key, phones);
  append_folded (key, birth);
  return g_string_free (key, FALSE);
}
