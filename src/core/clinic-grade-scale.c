/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clinic-grade.h"
#include "core/clinic-phrase.h"

typedef enum
{
  SCALE_QUALITATIVE, /* Goodman and Baron, 1 to 4: ours */
  SCALE_EITHER,      /* Goodman and Baron, left open which */
  SCALE_QUANTITATIVE,
  SCALE_ECCA,
  SCALE_LIPPER_PEREZ,
  SCALE_VANCOUVER,
  SCALE_MASI,
  SCALE_GAIS,
  SCALE_DLQI,
  SCALE_MELASQOL,
  SCALE_PGA,
  SCALE_VAS,
  SCALE_POINTS,
  SCALE_NORWOOD,
  N_SCALES,
} Scale;

/* As they are called; for whoever meets a grade that cannot be kept. */
static const char *const names[N_SCALES] = {
  [SCALE_QUALITATIVE] = N_("the qualitative grade of Goodman and Baron, 1 to 4"),
  [SCALE_EITHER] = N_("a scale of Goodman and Baron"),
  /* Goodman and Baron, J Cosmet Dermatol 2006;5:48-52 */
  [SCALE_QUANTITATIVE] = N_("the quantitative sum of Goodman and Baron, 0 to 84"),
  /* Dreno, Dermatology 2007;214:46-51 */
  [SCALE_ECCA] = N_("the ECCA score, 0 to 540"),
  [SCALE_LIPPER_PEREZ] = N_("the score of Lipper and Perez"),
  [SCALE_VANCOUVER] = N_("the Vancouver Scar Scale, 0 to 13"),
  [SCALE_MASI] = N_("the MASI of melasma, 0 to 48"),
  [SCALE_GAIS] = N_("the GAIS of improvement"),
  [SCALE_DLQI] = N_("the DLQI of quality of life, 0 to 30"),
  [SCALE_MELASQOL] = N_("the MELASQoL of quality of life"),
  [SCALE_PGA] = N_("a physician’s global assessment"),
  [SCALE_VAS] = N_("a visual analogue scale"),
  [SCALE_POINTS] = N_("a scale of points"),
  [SCALE_NORWOOD] = N_("the scale of Norwood and Hamilton for hair loss"),
};

/* A word that gives a scale away. */
static const struct
{
  const char *word;
  Scale scale;
} words[] = {
  { "ecca", SCALE_ECCA },         { "lipper", SCALE_LIPPER_PEREZ },  { "perez", SCALE_LIPPER_PEREZ },
  { "vancouver", SCALE_VANCOUVER }, { "vss", SCALE_VANCOUVER },      { "masi", SCALE_MASI },
  { "mmasi", SCALE_MASI },        { "gais", SCALE_GAIS },            { "dlqi", SCALE_DLQI },
  { "melasqol", SCALE_MELASQOL }, { "pga", SCALE_PGA },              { "vas", SCALE_VAS },
  { "point", SCALE_POINTS },      { "points", SCALE_POINTS },        { "norwood", SCALE_NORWOOD },
  { "hamilton", SCALE_NORWOOD },  { "quantitative", SCALE_QUANTITATIVE },
};

/* What may stand around a grade of ours and says nothing else. */
static const char *const fillers[] = { "goodman", "baron", "and", "scale", "score", "scar", "scars", "global", "scarring",
                                       "grading", "grade", "qualitative", "acne", "mostly", "by", "of", "the", "is" };

static const char *const romans[] = { "i", "ii", "iii", "iv" };

static gboolean
has_word (char **tokens, const char *word)
{
  return g_strv_contains ((const char *const *) tokens, word);
}

/* In small letters, without what stands between words; a decimal stays whole: "goodman", "baron", "3.29". */
static char **
split (const char *typed)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  GPtrArray *tokens = g_ptr_array_new ();
  GString *token = g_string_new (NULL);

  for (const char *at = folded;; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean decimal = (c == '.' || c == ',') && token->len > 0 && g_ascii_isdigit (token->str[token->len - 1]) &&
                         g_ascii_isdigit (at[1]);

      if (g_unichar_isalnum (c) || decimal)
        g_string_append_unichar (token, c);
      else if (token->len > 0)
        {
          g_ptr_array_add (tokens, g_strdup (token->str));
          g_string_truncate (token, 0);
        }
      if (c == 0)
        break;
    }
  g_string_free (token, TRUE);
  g_ptr_array_add (tokens, NULL);
  return (char **) g_ptr_array_free (tokens, FALSE);
}

static int
read_roman (const char *token)
{
  for (guint i = 0; i < G_N_ELEMENTS (romans); i++)
    if (g_str_equal (romans[i], token))
      return i + 1;
  return 0;
}

/* 0 = not from 1 to 4 */
static int
read_whole (const char *token)
{
  if (token[1] == '\0' && token[0] >= '0' + CLINIC_GRADE_LEAST && token[0] <= '0' + CLINIC_GRADE_MOST)
    return token[0] - '0';
  return read_roman (token);
}

/* As bits; none where only a number is given. */
static guint
find_scales (char **tokens)
{
  gboolean goodman = has_word (tokens, "goodman") || has_word (tokens, "baron");
  guint found = has_word (tokens, "qualitative") ? 1u << SCALE_QUALITATIVE : 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (has_word (tokens, words[i].word))
      found |= 1u << words[i].scale;
  return goodman && found == 0 ? 1u << SCALE_EITHER : found;
}

static gboolean
is_number (const char *token)
{
  return g_ascii_isdigit (*token) || read_roman (token) > 0;
}

static gboolean
is_filler (const char *token)
{
  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (g_str_equal (fillers[i], token))
      return TRUE;
  return FALSE;
}

static char *
list_scales (guint scales)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < N_SCALES; i++)
    if ((scales & 1u << i) != 0)
      clinic_phrase_add_clause (list, _(names[i]));
  return g_string_free (list, FALSE);
}

static char *
refuse_scales (guint scales)
{
  g_autofree char *list = list_scales (scales);

  if (scales == 1u << SCALE_EITHER)
    return g_strdup (_("Goodman and Baron have two scales. Say whether this is the qualitative grade, 1 to 4, or the quantitative sum, 0 to 84."));
  if ((scales & (scales - 1)) != 0)
    /* Translators: the names of several scales */
    return g_strdup_printf (_("This names more than one scale: %s. Only Goodman and Baron’s qualitative grade is kept: give it alone."), list);
  /* Translators: the name of a scale */
  return g_strdup_printf (_("This is %s. Only Goodman and Baron’s qualitative grade, 1 to 4, is kept: judge it, and write this in the note."), list);
}

/* The only number there is, from 1 to 4; else words. */
static char *
read_number (char **tokens, int *scars)
{
  const char *number = NULL;
  guint n = 0;

  for (guint i = 0; tokens[i] != NULL; i++)
    if (is_number (tokens[i]))
      {
        number = tokens[i];
        n++;
      }
    else if (!is_filler (tokens[i]))
      return has_word (tokens, "mean") || has_word (tokens, "sd")
               ? g_strdup (_("This is a mean of several people. One person’s grade is 1, 2, 3 or 4."))
               : g_strdup_printf (_("“%s” is no grade of Goodman and Baron. Write 1, 2, 3 or 4."), tokens[i]);
  if (n == 0)
    return g_strdup (_("There is no grade in this. Write 1, 2, 3 or 4."));
  if (n > 1)
    return g_strdup (_("This gives more than one grade. Write the one of this day: 1, 2, 3 or 4."));
  if (strpbrk (number, ".,") != NULL)
    return g_strdup (_("A grade is whole: 1, 2, 3 or 4. A fraction is a mean, or on another scale."));
  *scars = read_whole (number);
  if (*scars == 0)
    return g_strdup (_("The qualitative grade of Goodman and Baron goes from 1 to 4. A higher number is on another scale."));
  return NULL;
}

/* Roman numbers are those of the qualitative grade alone. */
static gboolean
is_roman (char **tokens)
{
  for (guint i = 0; tokens[i] != NULL; i++)
    if (read_roman (tokens[i]) > 0)
      return TRUE;
  return FALSE;
}

gboolean
clinic_grade_read (const char *typed, int *scars, char **message)
{
  g_auto (GStrv) tokens = NULL;
  guint scales;
  int read = 0;

  g_return_val_if_fail (typed != NULL && scars != NULL && message != NULL, FALSE);

  tokens = split (typed);
  scales = find_scales (tokens);
  if (scales == 1u << SCALE_EITHER && is_roman (tokens))
    scales = 1u << SCALE_QUALITATIVE;
  *message = (scales & ~(1u << SCALE_QUALITATIVE)) != 0 ? refuse_scales (scales) : read_number (tokens, &read);
  if (*message != NULL)
    return FALSE;
  *scars = read;
  return TRUE;
}
