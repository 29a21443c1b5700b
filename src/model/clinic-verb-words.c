/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-verb-words.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-diary-visit.h"

/* Translators: each for the end of "Undo …"; %s is a person, or a cream of the clinic's list */
static const struct
{
  const char *verb;
  const char *name;
} names[] = {
  { "book", N_("booking of %s") },
  { "move", N_("move of %s") },
  { "cancel", N_("cancellation of %s") },
  { "no-show", N_("no-show of %s") },
  { "restore", N_("restoring of %s") },
  { "arrive", N_("arrival of %s") },
  { "cream-on", N_("cream of %s") },
  { "start-rolling", N_("start of rolling of %s") },
  { CLINIC_VERB_FINISH_VISIT, N_("finished visit of %s") },
  { "step-back", N_("step back of %s") },
  { "fit-in", N_("fitting in of %s") },
  { "roll-forward", N_("later sessions of %s") },
  { "start-course", N_("new course of %s") },
  { "change-course", N_("changed course of %s") },
  { "close-red-flag", N_("closed red flag of %s") },
  { "log-call", N_("call to %s") },
  { "tick-discharge", N_("discharge list of %s") },
  { "use-roller", N_("roller of %s") },
  { "discard-correction", N_("discarded correction of %s") },
  { "add-patient", N_("new patient %s") },
  { "change-patient", N_("changes to %s") },
  { "add-photos", N_("new photos of %s") },
  { "change-photo", N_("changed photo of %s") },
  { "remove-photo", N_("removed photo of %s") },
  { "walk-in", N_("walk-in of %s") },
  { "add-wish", N_("wish of %s") },
  { "change-wish", N_("changed wish of %s") },
  { "withdraw-wish", N_("withdrawal of the wish of %s") },
  { "book-wish", N_("booking of %s") },
  { "complete-task", N_("finished task for %s") },
  { "put-off-task", N_("putting off of the task for %s") },
  { "give-task", N_("handing over of the task for %s") },
  { "save-prescription", N_("prescription for %s") },
  { "remove-prescription", N_("removed prescription of %s") },
  { "record-healing", N_("healing of %s") },
  { "take-back-healing", N_("corrected healing of %s") },
  { "save-cream", N_("changes to %s") },
  { "close", N_("closure") },
  { "open-again", N_("removal of the closure") },
  { "save-setup", N_("changed settings") },
};

void
clinic_verb_words_name (ClinicTx *tx, const char *whom)
{
  g_return_if_fail (tx != NULL && whom != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].verb, clinic_tx_get_verb (tx)))
      {
        GString *words = g_string_new (_(names[i].name));

        g_string_replace (words, "%s", whom, 1);
        clinic_tx_set_name (tx, g_string_free (words, FALSE));
      }
}
