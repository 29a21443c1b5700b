/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-verb-words.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-patient.h"
#include "model/clinic-diary-visit.h"
#include "store/clinic-patient-table.h"

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
  { "save-screening", N_("screening of %s") },
  { "withdraw-consent", N_("withdrawal of the consent of %s") },
  { "use-roller", N_("roller of %s") },
  { "discard-correction", N_("discarded correction of %s") },
  { "add-patient", N_("new patient %s") },
  { "change-patient", N_("changes to %s") },
  { "add-photos", N_("new photos of %s") },
  { "change-photo", N_("changed photo of %s") },
  { "remove-photo", N_("removed photo of %s") },
  { "save-grade", N_("scar grade of %s") },
  { "withdraw-grade", N_("withdrawn scar grade of %s") },
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
  { "merge-patients", N_("merge of %s") },
};

char *
clinic_verb_words_dup_name (const char *verb, const char *whom)
{
  g_return_val_if_fail (verb != NULL && whom != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].verb, verb))
      {
        GString *words = g_string_new (_(names[i].name));

        g_string_replace (words, "%s", whom, 1);
        return g_string_free (words, FALSE);
      }
  return NULL;
}

void
clinic_verb_words_name (ClinicTx *tx, const char *whom)
{
  char *name;

  g_return_if_fail (tx != NULL && whom != NULL);

  name = clinic_verb_words_dup_name (clinic_tx_get_verb (tx), whom);
  if (name != NULL)
    clinic_tx_set_name (tx, name);
}

gboolean
clinic_verb_words_say (ClinicTx *tx, gint64 patient, const char *words, GError **error)
{
  g_autoptr (ClinicPatient) whose = NULL;
  g_autofree char *name = NULL;
  GString *summary;

  g_return_val_if_fail (tx != NULL && words != NULL, FALSE);

  whose = clinic_patient_table_load (clinic_tx_get_conn (tx), patient, error);
  if (whose == NULL)
    return FALSE;
  name = clinic_patient_dup_name (whose);
  summary = g_string_new (words);
  g_string_replace (summary, "%s", name, 1);
  clinic_tx_set_summary (tx, g_string_free (summary, FALSE));
  clinic_verb_words_name (tx, name);
  clinic_tx_set_subject (tx, CLINIC_KIND_PATIENT, patient);
  return TRUE;
}

/* Translators: each stands alone in a patient's history, above who did it and for which session */
static const struct
{
  const char *verb;
  const char *deed;
} deeds[] = {
  { "add-patient", N_("Patient added") },
  { "import", N_("Patient imported") },
  { "change-patient", N_("Patient's details changed") },
  { "merge-patients", N_("Merged with another record") },
  { "unmerge-patients", N_("Merge taken back") },
  { "change-course", N_("Course changed") },
  { "book", N_("Session booked") },
  { "book-wish", N_("Session booked from the waiting list") },
  { "walk-in", N_("Walk-in booked") },
  { "fit-in", N_("Session fitted in") },
  { "move", N_("Session moved") },
  { "swap", N_("Session swapped with another") },
  { "roll-forward", N_("Session moved with the rest of its course") },
  { "cancel", N_("Session cancelled") },
  { "no-show", N_("Patient did not come") },
  { "restore", N_("Session booked again") },
  { "step-back", N_("Step taken back") },
  { "follow-zone", N_("Session moved with the clinic's time zone") },
  { "undo", N_("Change undone") },
  { "redo", N_("Change done again") },
};

const char *
clinic_verb_words_get_deed (const char *verb)
{
  g_return_val_if_fail (verb != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (g_str_equal (deeds[i].verb, verb))
      return _(deeds[i].deed);
  return NULL;
}
