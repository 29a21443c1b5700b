/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clinic-phrase.h"
#include "model/clinic-diary.h"
#include "model/clinic-verb-words.h"

static const struct
{
  const char *constraint;
  const char *words;
} refusals[] = {
  { "bed_taken", N_("The bed is taken at that time. Choose another time or bed.") },
  { "doctor_busy", N_("The doctor is rolling another patient at that time. Choose another time or doctor.") },
  { "patient_busy", N_("The patient has another session at that time.") },
  { "too_close", N_("This is too close to another session of the course. Choose a later day.") },
  { "session_override", N_("A session that stands closer needs a reason and a doctor.") },
  { "roller_used", N_("This roller was used before. Take a new one.") },
  { "roller_expired", N_("This roller has expired. Take one of another lot.") },
  { "roller_withdrawn", N_("This lot was withdrawn. Take a roller of another lot.") },
  { "roller_lot_used", N_("Rollers of this lot were used, so it stays as it is.") },
  { "screening_blocks", N_("An answer of the day’s screening says not to treat, so rolling cannot start. Book another day.") },
  { "screening_doctor", N_("Only a doctor can sign this.") },
  { "consent_kept", N_("A signed consent stays as it is. It can be withdrawn.") },
  { "consent_withdrawn", N_("This consent was withdrawn before.") },
  { "record_unsigned", N_("A doctor signs this first.") },
  { "record_signed", N_("The record is signed. Add a correction to change it.") },
  { "UNIQUE constraint failed: patient.number", N_("Another patient has this number. Choose another one.") },
  { "patient.number", N_("Another patient has this number. Choose another one.") },
  { "patient_merged", N_("This record was merged with another one. Look for its number to find that one.") },
  { "photo_once", N_("This photo is there already.") },
  { "grade_once", N_("The scars were graded on that day already. Change that grade instead.") },
  { "grade_doctor", N_("Choose which doctor grades.") },
  { "session_graded", N_("The scars were graded at this session, so it stays. Withdraw the grade first.") },
  { "FOREIGN KEY constraint failed", N_("Something else in the clinic still needs this, so it stays.") },
};

static char *
word_conflict (const char *message)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (g_str_equal (message, refusals[i].constraint))
      return g_strdup (_(refusals[i].words));
  /* core's own refusals are sentences already */
  if (strchr (message, ' ') != NULL)
    return g_strdup (message);
  return g_strdup (_("This does not fit with what is in the clinic. Nothing was changed."));
}

char *
clinic_words_for_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain != CLINIC_ERROR)
    return g_strdup (error->message);
  switch ((ClinicError) error->code)
    {
    case CLINIC_ERROR_INVALID: return g_strdup (error->message);
    case CLINIC_ERROR_CONFLICT: return word_conflict (error->message);
    case CLINIC_ERROR_STALE: return g_strdup (_("Someone has changed this since. Look at it again, then repeat your change."));
    case CLINIC_ERROR_NOT_FOUND: return g_strdup (_("This is no longer there."));
    case CLINIC_ERROR_BUSY: return g_strdup (_("The clinic’s data are in use by another program. Try again in a moment."));
    case CLINIC_ERROR_FULL: return g_strdup (_("The disk is full, so nothing was saved. Free some space, then try again."));
    case CLINIC_ERROR_READ_ONLY: return g_strdup (_("The clinic’s data cannot be written, so nothing was saved."));
    case CLINIC_ERROR_CORRUPT: return g_strdup (_("The clinic’s data are damaged. Restore a copy."));
    case CLINIC_ERROR_TOO_NEW: return g_strdup (_("The clinic’s data were written by a newer Sittings. Install that one."));
    case CLINIC_ERROR_NETWORK:
      return g_strdup (_("The clinic’s folder is on a network share, where its data are not safe. Choose one on this computer."));
    case CLINIC_ERROR_ZONE:
      return g_strdup (_("This computer does not know the clinic’s time zone. Install its time zone data, then try again."));
    case CLINIC_ERROR_FAILED:
    default: return g_strdup_printf (_("This could not be done: %s"), error->message);
    }
}

char *
clinic_words_for_untold (GAsyncResult *result, const char *whom, const GError *error)
{
  g_autofree char *isolated = NULL;
  g_autofree char *what = NULL;
  g_autofree char *why = NULL;

  g_return_val_if_fail (G_IS_TASK (result) && whom != NULL && error != NULL, NULL);

  isolated = clinic_phrase_isolate (whom);
  what = clinic_verb_words_dup_name (g_task_get_name (G_TASK (result)), isolated);
  why = clinic_words_for_error (error);
  /* Translators: "cancellation of Asha Rao", as after “Undo”; then a sentence that says why */
  return g_strdup_printf (_("Not saved, so nothing was changed: %s. %s"), what != NULL ? what : isolated, why);
}
