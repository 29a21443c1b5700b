/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-protocol.h"
#include "core/clinic-time.h"

G_BEGIN_DECLS

/**
 * ClinicAnswer: what was said to one question. A question without one is open.
 */
typedef struct
{
  char *key;       /* of the question: "isotretinoin" */
  gboolean yes;
  ClinicDay ended; /* where the question counts days: when it ended; CLINIC_DAY_NONE = it goes on */
  gboolean is_signed; /* a doctor's signature was given for it, as it stands */
} ClinicAnswer;

/**
 * ClinicAnswers: what was said to the questions of one screening, each once.
 */
typedef struct _ClinicAnswers ClinicAnswers;

ClinicAnswers *clinic_answers_new  (void);
ClinicAnswers *clinic_answers_copy (const ClinicAnswers *answers);
void           clinic_answers_free (ClinicAnswers *answers);

/* @ended: kept of a "yes" alone. No signature is for it any more. */
void                clinic_answers_set    (ClinicAnswers *answers, const char *key, gboolean yes, ClinicDay ended);
void                clinic_answers_remove (ClinicAnswers *answers, const char *key);
const ClinicAnswer *clinic_answers_find   (const ClinicAnswers *answers, const char *key); /* (nullable): open */
guint               clinic_answers_count  (const ClinicAnswers *answers);
gboolean            clinic_answers_equal  (const ClinicAnswers *one, const ClinicAnswers *other); /* whatever is signed */

/* As it is stored, whatever the order of answering: a line for each, by key: "isotretinoin", tab, "yes", tab, the day. One that
   a doctor signed for is followed by a line of its own: "isotretinoin", tab, "signed". */
char          *clinic_answers_to_string   (const ClinicAnswers *answers);
/* What cannot be read is left out, and so is asked again. @text: (nullable) */
ClinicAnswers *clinic_answers_from_string (const char *text);

/* What an answer, or all of a screening together, means for the treatment; the later the graver. */
typedef enum
{
  CLINIC_FINDING_OPEN,  /* not asked yet: of one question alone */
  CLINIC_FINDING_CLEAR, /* nothing speaks against it */
  CLINIC_FINDING_NOTE,
  CLINIC_FINDING_SIGN_OFF,
  CLINIC_FINDING_BLOCK,
} ClinicFinding;

const char *clinic_finding_to_string   (ClinicFinding finding);
gboolean    clinic_finding_from_string (const char *text, ClinicFinding *finding); /* FALSE leaves @finding as it was */

typedef struct
{
  ClinicFinding finding; /* the gravest; CLEAR at least */
  guint n_open;          /* so many questions are still open */
} ClinicScreeningVerdict;

/**
 * clinic_screening_judge_answer:
 * @answer: (nullable): open
 * @day: the session's
 *
 * Of a question that counts days, a "yes" holds while it goes on, and up to and including the last of them: 180 days
 * after the end, with 180.
 */
ClinicFinding clinic_screening_judge_answer (const ClinicScreening *question, const ClinicAnswer *answer, ClinicDay day);
/* @questions: (element-type ClinicScreening). Answers to other questions count for nothing. */
void          clinic_screening_judge (const GPtrArray *questions, const ClinicAnswers *answers, ClinicDay day,
                                      ClinicScreeningVerdict *verdict);

/* A doctor signs: for what needs it on @day, and for nothing else. @questions: (nullable): nobody signs any more. */
void          clinic_screening_sign      (const GPtrArray *questions, ClinicAnswers *answers, ClinicDay day);
/* Whether what needs a signature on @day has one: a question that counts days may need none on another. */
gboolean      clinic_screening_is_signed (const GPtrArray *questions, const ClinicAnswers *answers, ClinicDay day);

/* "Yes", "No", "Yes, stopped Mon 1 Jun 2026"; @answer: (nullable): "Not asked". */
char *clinic_screening_say_answer (const ClinicScreening *question, const ClinicAnswer *answer);
/* What the answer means, as sentences, with the protocol's advice; (transfer full) (nullable): NULL: nothing to say. */
char *clinic_screening_explain_answer (const ClinicScreening *question, const ClinicAnswer *answer, ClinicDay day);
/* What was answered with that finding, "question: answer" in one line each; NULL where nothing was. */
char *clinic_screening_list_findings (const GPtrArray *questions, const ClinicAnswers *answers, ClinicDay day,
                                      ClinicFinding finding);

/* All of it in one line, for the record: what was answered with yes, who signed it and why, how much was not asked. @doctor:
   (nullable), as @words: nobody signed */
char *clinic_screening_summarize (const GPtrArray *questions, const ClinicAnswers *answers, const char *doctor, const char *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicAnswers, clinic_answers_free)

G_END_DECLS
