/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/clinic-screening.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"

struct _ClinicAnswers
{
  GPtrArray *list; /* ClinicAnswer, by key */
};

static void
answer_free (gpointer data)
{
  ClinicAnswer *answer = data;

  g_free (answer->key);
  g_free (answer);
}

ClinicAnswers *
clinic_answers_new (void)
{
  ClinicAnswers *answers = g_new0 (ClinicAnswers, 1);

  answers->list = g_ptr_array_new_with_free_func (answer_free);
  return answers;
}

void
clinic_answers_free (ClinicAnswers *answers)
{
  if (answers == NULL)
    return;
  g_ptr_array_unref (answers->list);
  g_free (answers);
}

/* Where the key stands, or would stand. */
static guint
find_place (const ClinicAnswers *answers, const char *key, gboolean *found)
{
  guint place = 0;

  *found = FALSE;
  for (; place < answers->list->len; place++)
    {
      int order = strcmp (((ClinicAnswer *) answers->list->pdata[place])->key, key);

      *found = order == 0;
      if (order >= 0)
        break;
    }
  return place;
}

ClinicAnswers *
clinic_answers_copy (const ClinicAnswers *answers)
{
  ClinicAnswers *copy = clinic_answers_new ();

  g_return_val_if_fail (answers != NULL, copy);

  for (guint i = 0; i < answers->list->len; i++)
    {
      const ClinicAnswer *answer = answers->list->pdata[i];

      clinic_answers_set (copy, answer->key, answer->yes, answer->ended);
      ((ClinicAnswer *) copy->list->pdata[i])->is_signed = answer->is_signed;
    }
  return copy;
}

void
clinic_answers_set (ClinicAnswers *answers, const char *key, gboolean yes, ClinicDay ended)
{
  gboolean found;
  guint place;
  ClinicAnswer *answer;

  g_return_if_fail (answers != NULL && key != NULL && *key != '\0');

  place = find_place (answers, key, &found);
  if (!found)
    {
      answer = g_new0 (ClinicAnswer, 1);
      answer->key = g_strdup (key);
      g_ptr_array_insert (answers->list, (int) place, answer);
    }
  answer = answers->list->pdata[place];
  answer->yes = yes;
  answer->ended = yes ? ended : CLINIC_DAY_NONE;
  answer->is_signed = FALSE;
}

void
clinic_answers_remove (ClinicAnswers *answers, const char *key)
{
  gboolean found;
  guint place;

  g_return_if_fail (answers != NULL && key != NULL);

  place = find_place (answers, key, &found);
  if (found)
    g_ptr_array_remove_index (answers->list, place);
}

const ClinicAnswer *
clinic_answers_find (const ClinicAnswers *answers, const char *key)
{
  gboolean found;
  guint place;

  g_return_val_if_fail (answers != NULL && key != NULL, NULL);

  place = find_place (answers, key, &found);
  return found ? answers->list->pdata[place] : NULL;
}

guint
clinic_answers_count (const ClinicAnswers *answers)
{
  g_return_val_if_fail (answers != NULL, 0);

  return answers->list->len;
}

gboolean
clinic_answers_equal (const ClinicAnswers *one, const ClinicAnswers *other)
{
  g_return_val_if_fail (one != NULL && other != NULL, FALSE);

  if (one->list->len != other->list->len)
    return FALSE;
  for (guint i = 0; i < one->list->len; i++)
    {
      const ClinicAnswer *a = one->list->pdata[i];
      const ClinicAnswer *b = other->list->pdata[i];

      if (!g_str_equal (a->key, b->key) || a->yes != b->yes || a->ended != b->ended)
        return FALSE;
    }
  return TRUE;
}

/* As text */

char *
clinic_answers_to_string (const ClinicAnswers *answers)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (answers != NULL, g_string_free (text, FALSE));

  for (guint i = 0; i < answers->list->len; i++)
    {
      const ClinicAnswer *answer = answers->list->pdata[i];
      g_autofree char *ended = answer->ended != CLINIC_DAY_NONE ? clinic_day_to_iso (answer->ended) : NULL;

      g_string_append_printf (text, "%s%s\t%s", i > 0 ? "\n" : "", answer->key, answer->yes ? "yes" : "no");
      if (ended != NULL)
        g_string_append_printf (text, "\t%s", ended);
      if (answer->is_signed)
        g_string_append_printf (text, "\n%s\tsigned", answer->key);
    }
  return g_string_free (text, FALSE);
}

static void
read_signed (ClinicAnswers *answers, const char *key)
{
  ClinicAnswer *answer = (ClinicAnswer *) clinic_answers_find (answers, key);

  if (answer != NULL)
    answer->is_signed = TRUE;
}

static void
read_line (ClinicAnswers *answers, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, "\t", -1);
  guint n = g_strv_length (words);
  ClinicDay ended = CLINIC_DAY_NONE;
  gboolean yes;

  if (n < 2 || n > 3 || *words[0] == '\0')
    return;
  if (n == 2 && g_str_equal (words[1], "signed"))
    {
      read_signed (answers, words[0]);
      return;
    }
  yes = strcmp (words[1], "yes") == 0;
  if ((!yes && strcmp (words[1], "no") != 0) || (n == 3 && !clinic_day_parse (words[2], &ended)))
    return;
  clinic_answers_set (answers, words[0], yes, ended);
}

ClinicAnswers *
clinic_answers_from_string (const char *text)
{
  ClinicAnswers *answers = clinic_answers_new ();
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    read_line (answers, lines[i]);
  return answers;
}

/* Findings */

static const char *const findings[] = {
  [CLINIC_FINDING_OPEN] = "open",       [CLINIC_FINDING_CLEAR] = "clear", [CLINIC_FINDING_NOTE] = "note",
  [CLINIC_FINDING_SIGN_OFF] = "sign-off", [CLINIC_FINDING_BLOCK] = "block",
};

const char *
clinic_finding_to_string (ClinicFinding finding)
{
  g_return_val_if_fail (finding < G_N_ELEMENTS (findings), NULL);

  return findings[finding];
}

gboolean
clinic_finding_from_string (const char *text, ClinicFinding *finding)
{
  g_return_val_if_fail (finding != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (findings); i++)
    if (g_strcmp0 (text, findings[i]) == 0)
      {
        *finding = i;
        return TRUE;
      }
  return FALSE;
}

static ClinicFinding
get_effect (const ClinicScreening *question)
{
  switch (question->effect)
    {
    case CLINIC_SCREENING_BLOCK: return CLINIC_FINDING_BLOCK;
    case CLINIC_SCREENING_SIGN_OFF: return CLINIC_FINDING_SIGN_OFF;
    case CLINIC_SCREENING_NOTE:
    default: return CLINIC_FINDING_NOTE;
    }
}

static gboolean
is_over (const ClinicScreening *question, const ClinicAnswer *answer, ClinicDay day)
{
  return question->within_days > 0 && answer->ended != CLINIC_DAY_NONE &&
         (gint64) day - answer->ended > question->within_days;
}

ClinicFinding
clinic_screening_judge_answer (const ClinicScreening *question, const ClinicAnswer *answer, ClinicDay day)
{
  g_return_val_if_fail (question != NULL, CLINIC_FINDING_OPEN);

  if (answer == NULL)
    return CLINIC_FINDING_OPEN;
  return answer->yes && !is_over (question, answer, day) ? get_effect (question) : CLINIC_FINDING_CLEAR;
}

void
clinic_screening_judge (const GPtrArray *questions, const ClinicAnswers *answers, ClinicDay day,
                        ClinicScreeningVerdict *verdict)
{
  g_return_if_fail (questions != NULL && answers != NULL && verdict != NULL);

  *verdict = (ClinicScreeningVerdict){ CLINIC_FINDING_CLEAR, 0 };
  for (guint i = 0; i < questions->len; i++)
    {
      const ClinicScreening *question = questions->pdata[i];
      ClinicFinding finding = clinic_screening_judge_answer (question, clinic_answers_find (answers, question->key), day);

      verdict->n_open += finding == CLINIC_FINDING_OPEN;
      verdict->finding = MAX (verdict->finding, finding);
    }
}

/* Signing */

void
clinic_screening_sign (const GPtrArray *questions, ClinicAnswers *answers, ClinicDay day)
{
  g_return_if_fail (answers != NULL);

  for (guint i = 0; i < answers->list->len; i++)
    ((ClinicAnswer *) answers->list->pdata[i])->is_signed = FALSE;
  for (guint i = 0; questions != NULL && i < questions->len; i++)
    {
      const ClinicScreening *question = questions->pdata[i];
      ClinicAnswer *answer = (ClinicAnswer *) clinic_answers_find (answers, question->key);

      if (answer != NULL)
        answer->is_signed = clinic_screening_judge_answer (question, answer, day) == CLINIC_FINDING_SIGN_OFF;
    }
}

gboolean
clinic_screening_is_signed (const GPtrArray *questions, const ClinicAnswers *answers, ClinicDay day)
{
  g_return_val_if_fail (questions != NULL && answers != NULL, FALSE);

  for (guint i = 0; i < questions->len; i++)
    {
      const ClinicScreening *question = questions->pdata[i];
      const ClinicAnswer *answer = clinic_answers_find (answers, question->key);

      if (clinic_screening_judge_answer (question, answer, day) == CLINIC_FINDING_SIGN_OFF && !answer->is_signed)
        return FALSE;
    }
  return TRUE;
}

/* Words */

char *
clinic_screening_say_answer (const ClinicScreening *question, const ClinicAnswer *answer)
{
  g_autofree char *ended = NULL;

  g_return_val_if_fail (question != NULL, NULL);

  if (answer == NULL)
    return g_strdup (_("Not asked"));
  if (!answer->yes)
    return g_strdup (_("No"));
  if (question->within_days == 0)
    return g_strdup (_("Yes"));
  if (answer->ended == CLINIC_DAY_NONE)
    return g_strdup (_("Yes, goes on"));
  ended = clinic_format_day (answer->ended, CLINIC_DAY_FORM_FULL);
  /* Translators: the day on which a medicine was stopped */
  return g_strdup_printf (_("Yes, stopped %s"), ended);
}

static char *
explain_days (const ClinicScreening *question, const ClinicAnswer *answer, ClinicDay day)
{
  int days = day - answer->ended;

  if (days < 0)
    return g_strdup (_("It ends after the session’s day."));
  if (days <= question->within_days)
    /* Translators: days between a medicine's end and the session, then within how many days that counts */
    return g_strdup_printf (ngettext ("Stopped %d day before the session, which is within %d days.",
                                      "Stopped %d days before the session, which is within %d days.", days),
                            days, question->within_days);
  return g_strdup_printf (ngettext ("Stopped %d day before the session, which is longer ago than %d days.",
                                    "Stopped %d days before the session, which is longer ago than %d days.", days),
                          days, question->within_days);
}

static const char *
get_meaning (ClinicFinding finding)
{
  switch (finding)
    {
    case CLINIC_FINDING_BLOCK: return _("Not treated while this is so: rolling cannot start.");
    case CLINIC_FINDING_SIGN_OFF: return _("A doctor signs this before rolling.");
    case CLINIC_FINDING_NOTE: return _("Noted for the doctor.");
    case CLINIC_FINDING_OPEN:
    case CLINIC_FINDING_CLEAR:
    default: return NULL;
    }
}

char *
clinic_screening_explain_answer (const ClinicScreening *question, const ClinicAnswer *answer, ClinicDay day)
{
  g_autofree char *days = NULL;
  const char *parts[4] = { NULL };
  ClinicFinding finding;
  guint n = 0;

  g_return_val_if_fail (question != NULL, NULL);

  finding = clinic_screening_judge_answer (question, answer, day);
  if (answer != NULL && answer->ended != CLINIC_DAY_NONE && question->within_days > 0)
    parts[n++] = days = explain_days (question, answer, day);
  if (get_meaning (finding) != NULL)
    parts[n++] = get_meaning (finding);
  if (finding > CLINIC_FINDING_CLEAR && *question->advice != '\0')
    parts[n++] = question->advice;
  return n > 0 ? g_strjoinv (" ", (char **) parts) : NULL;
}

char *
clinic_screening_list_findings (const GPtrArray *questions, const ClinicAnswers *answers, ClinicDay day, ClinicFinding finding)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  g_return_val_if_fail (questions != NULL && answers != NULL, NULL);

  for (guint i = 0; i < questions->len; i++)
    {
      const ClinicScreening *question = questions->pdata[i];
      const ClinicAnswer *answer = clinic_answers_find (answers, question->key);
      g_autofree char *said = NULL;

      if (clinic_screening_judge_answer (question, answer, day) != finding)
        continue;
      said = clinic_screening_say_answer (question, answer);
      g_string_append_printf (lines, "%s%s %s", lines->len > 0 ? "\n" : "", question->question, said);
    }
  return lines->len > 0 ? g_string_free (g_steal_pointer (&lines), FALSE) : NULL;
}

static void
take_clause (GString *line, char *clause)
{
  clinic_phrase_add_clause (line, clause);
  g_free (clause);
}

char *
clinic_screening_summarize (const GPtrArray *questions, const ClinicAnswers *answers, const char *doctor, const char *words)
{
  GString *line = g_string_new (NULL);
  guint n_open = 0;

  g_return_val_if_fail (questions != NULL && answers != NULL, g_string_free (line, FALSE));

  for (guint i = 0; i < questions->len; i++)
    {
      const ClinicScreening *question = questions->pdata[i];
      const ClinicAnswer *answer = clinic_answers_find (answers, question->key);
      g_autofree char *said = clinic_screening_say_answer (question, answer);

      n_open += answer == NULL;
      if (answer != NULL && answer->yes)
        take_clause (line, g_strdup_printf ("%s %s", question->question, said));
    }
  if (line->len == 0 && n_open < questions->len)
    take_clause (line, g_strdup (_("no to what was asked")));
  if (doctor != NULL)
    /* Translators: a doctor, then why */
    take_clause (line, g_strdup_printf (_("signed by %s: %s"), doctor, words != NULL ? words : ""));
  if (n_open > 0)
    take_clause (line, g_strdup_printf (ngettext ("%u question not asked", "%u questions not asked", n_open), n_open));
  return g_string_free (line, FALSE);
}
