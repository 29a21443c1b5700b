/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/clinic-patient-words.h"

#include <string.h>

#include "core/clinic-name-key.h"

/* Folded words, one space around each. */
static const char female_words[] =
  " f female woman girl w weiblich frau madchen femme feminin feminine fille mujer femenino femenina hembra"
  " femminile donna vrouw vrouwelijk kobieta 2 女 女性 여 여성 женский ж انثي ";
static const char male_words[] =
  " m male man boy mannlich maennlich mann junge h homme masculin garcon hombre masculino varon"
  " maschile uomo mannelijk mezczyzna 1 男 男性 남 남성 мужскои м ذكر ";
static const char other_words[] =
  " o other x d divers diverse nonbinary non-binary autre otro otra altro anders 9 ";
static const char unknown_words[] =
  " u unknown unbekannt inconnu desconocido undisclosed n/a na 0 - ? ";
static const char living_words[] = " 0 no n false f nein non alive living lebend vivant vivo 0000-00-00 - ";

static const struct
{
  const char *words;
  const char *tag;
} languages[] = {
  { " arabic arabisch arabe العربيه ", "ar" },
  { " chinese chinesisch chinois chino 中文 ", "zh" },
  { " czech tschechisch tcheque checo cestina ", "cs" },
  { " danish danisch danois danes dansk ", "da" },
  { " dutch niederlandisch neerlandais neerlandes holandes nederlands ", "nl" },
  { " english englisch anglais ingles inglese engels ", "en" },
  { " french franzosisch francais frances francese frans ", "fr" },
  { " german deutsch allemand aleman tedesco duits ", "de" },
  { " greek griechisch grec griego ελληνικα ", "el" },
  { " hebrew hebraisch hebreu hebreo עברית ", "he" },
  { " hindi हिन्दी ", "hi" },
  { " italian italienisch italien italiano ", "it" },
  { " japanese japanisch japonais japones 日本語 ", "ja" },
  { " korean koreanisch coreen coreano ", "ko" },
  { " persian farsi persisch persan persa فارسي ", "fa" },
  { " polish polnisch polonais polaco polski ", "pl" },
  { " portuguese portugiesisch portugais portugues ", "pt" },
  { " romanian rumanisch roumain rumano romana ", "ro" },
  { " russian russisch russe ruso русскии ", "ru" },
  { " spanish spanisch espagnol espanol castellano ", "es" },
  { " turkish turkisch turc turco turkce ", "tr" },
  { " ukrainian ukrainisch ukrainien ucraniano украінська ", "uk" },
};

/* @list is written by hand in the source: folding it takes the same way as what is looked up. */
static gboolean
has_word (const char *list, const char *folded)
{
  g_autofree char *key = clinic_name_key (list);
  g_autofree char *spaced = g_strconcat (" ", key, " ", NULL);
  g_autofree char *wanted = g_strconcat (" ", folded, " ", NULL);

  return strchr (folded, ' ') == NULL && strstr (spaced, wanted) != NULL;
}

static char *
fold_word (const char *word)
{
  char *folded = clinic_name_key (word);
  gsize length = strlen (folded);

  if (length > 1 && folded[length - 1] == '.')
    folded[length - 1] = '\0';
  return folded;
}

/**
 * clinic_patient_words_parse_sex:
 * @word: as other programs write it: words of several languages, letters, ISO 5218 numbers
 * @m_is_female: "m" stands beside "h" (mujer, hombre)
 * @sex: (out): CLINIC_SEX_UNKNOWN when nothing is known or understood
 *
 * Returns: %FALSE when the word is not understood
 */
gboolean
clinic_patient_words_parse_sex (const char *word, gboolean m_is_female, ClinicSex *sex)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (word != NULL && sex != NULL, FALSE);

  folded = fold_word (word);
  *sex = CLINIC_SEX_UNKNOWN;
  if (*folded == '\0' || has_word (unknown_words, folded))
    return TRUE;
  if (has_word (female_words, folded) || (m_is_female && strcmp (folded, "m") == 0))
    *sex = CLINIC_SEX_FEMALE;
  else if (has_word (male_words, folded))
    *sex = CLINIC_SEX_MALE;
  else if (has_word (other_words, folded))
    *sex = CLINIC_SEX_OTHER;
  return *sex != CLINIC_SEX_UNKNOWN;
}

/**
 * clinic_patient_words_parse_deceased:
 * @word: a date of death, a yes or a no
 *
 * Returns: whether it says that the patient has died
 */
gboolean
clinic_patient_words_parse_deceased (const char *word)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (word != NULL, FALSE);

  folded = fold_word (word);
  return *folded != '\0' && !g_str_has_prefix (folded, "0000") && !has_word (living_words, folded);
}

/**
 * clinic_patient_words_is_no_date:
 *
 * Returns: whether a date's cell is empty, also as databases export it ("0000-00-00")
 */
gboolean
clinic_patient_words_is_no_date (const char *word)
{
  g_return_val_if_fail (word != NULL, TRUE);

  return *word == '\0' || g_str_has_prefix (word, "0000-00-00");
}

static gboolean
is_tag (const char *word)
{
  gsize primary = strspn (word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

  return (primary == 2 || primary == 3) && (word[primary] == '\0' || word[primary] == '-' || word[primary] == '_') &&
         strlen (word) <= 11;
}

/**
 * clinic_patient_words_find_language:
 * @word: a language's name or a tag
 *
 * Returns: (transfer none) (nullable): a tag, interned; %NULL when the word is none
 */
const char *
clinic_patient_words_find_language (const char *word)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (word != NULL, NULL);

  folded = fold_word (word);
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (*folded != '\0' && has_word (languages[i].words, folded))
      return languages[i].tag;
  return is_tag (word) ? g_intern_string (word) : NULL;
}
