/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/clinic-grade.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"

static const struct
{
  const char *name;
  const char *definition;
} grades[] = {
  /* Translators: the four grades of scars by Goodman and Baron, each with what is seen */
  { N_("flat marks"), N_("Flat marks of colour, nothing raised or sunken.") },
  { N_("mild"), N_("Not obvious at 50 cm, or easily covered by make-up or a beard’s shadow.") },
  { N_("moderate"), N_("Obvious at 50 cm, and flattens when the skin is stretched by hand.") },
  { N_("severe"), N_("Obvious at 50 cm, and does not flatten when the skin is stretched by hand.") },
};

ClinicGrade *
clinic_grade_new (void)
{
  ClinicGrade *grade = g_new0 (ClinicGrade, 1);

  grade->day = CLINIC_DAY_NONE;
  grade->own = CLINIC_GRADE_NO_OWN;
  grade->note = g_strdup ("");
  return grade;
}

ClinicGrade *
clinic_grade_copy (const ClinicGrade *grade)
{
  ClinicGrade *copy;

  g_return_val_if_fail (grade != NULL, NULL);

  copy = g_memdup2 (grade, sizeof *grade);
  copy->note = g_strdup (grade->note);
  return copy;
}

void
clinic_grade_free (ClinicGrade *grade)
{
  g_return_if_fail (grade != NULL);

  g_free (grade->note);
  g_free (grade);
}

static gboolean
is_grade (int scars)
{
  return scars >= CLINIC_GRADE_LEAST && scars <= CLINIC_GRADE_MOST;
}

const char *
clinic_grade_get_name (int scars)
{
  g_return_val_if_fail (is_grade (scars), "");

  return _(grades[scars - CLINIC_GRADE_LEAST].name);
}

const char *
clinic_grade_get_definition (int scars)
{
  g_return_val_if_fail (is_grade (scars), "");

  return _(grades[scars - CLINIC_GRADE_LEAST].definition);
}

char *
clinic_grade_check (const ClinicGrade *grade, ClinicDay today)
{
  g_return_val_if_fail (grade != NULL, NULL);

  if (grade->scars == CLINIC_GRADE_NONE && grade->own == CLINIC_GRADE_NO_OWN)
    return g_strdup (_("Choose a grade, or the patient’s own mark."));
  if (grade->scars != CLINIC_GRADE_NONE && !is_grade (grade->scars))
    return g_strdup (_("The grade goes from 1 to 4."));
  if (grade->own != CLINIC_GRADE_NO_OWN && (grade->own < 0 || grade->own > CLINIC_GRADE_MOST_OWN))
    return g_strdup (_("The patient’s own mark goes from 0 to 10."));
  if (grade->scars != CLINIC_GRADE_NONE && grade->doctor == 0)
    return g_strdup (_("Choose which doctor grades."));
  if (grade->day == CLINIC_DAY_NONE || grade->day > today)
    return g_strdup (_("Choose the day on which the scars were looked at, today or earlier."));
  return NULL;
}

/* Words */

static char *
say_scars (const ClinicGrade *grade)
{
  if (grade->scars == CLINIC_GRADE_NONE)
    return NULL;
  /* Translators: a grade from 1 to 4, and its name: "grade 3, moderate" */
  return g_strdup_printf (_("grade %d, %s"), grade->scars, clinic_grade_get_name (grade->scars));
}

char *
clinic_grade_say_values (const ClinicGrade *grade)
{
  g_autofree char *scars = NULL;
  g_autofree char *own = NULL;

  g_return_val_if_fail (grade != NULL, NULL);

  scars = say_scars (grade);
  if (grade->own != CLINIC_GRADE_NO_OWN)
    /* Translators: the patient's own mark of the scars: "patient 5 of 10" */
    own = g_strdup_printf (_("patient %d of %d"), grade->own, CLINIC_GRADE_MOST_OWN);
  if (scars != NULL && own != NULL)
    /* Translators: the doctor's grade; the patient's own mark */
    return g_strdup_printf (_("%s; %s"), scars, own);
  return g_strdup (scars != NULL ? scars : own != NULL ? own : "");
}

char *
clinic_grade_say (const ClinicGrade *grade, int nth)
{
  g_autofree char *values = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (grade != NULL, NULL);

  values = clinic_grade_say_values (grade);
  day = clinic_format_day (grade->day, CLINIC_DAY_FORM_HISTORY);
  if (nth > 0)
    /* Translators: which session, its day, then how the scars were judged */
    return g_strdup_printf (_("Session %d, %s: %s"), nth, day, values);
  /* Translators: a day without a session, then how the scars were judged */
  return g_strdup_printf (_("Review, %s: %s"), day, values);
}

static char *
say_scars_change (const ClinicGrade *first, const ClinicGrade *last)
{
  if (first->scars == CLINIC_GRADE_NONE || last->scars == CLINIC_GRADE_NONE)
    return NULL;
  if (first->scars == last->scars)
    /* Translators: "Still grade 3, moderate." */
    return g_strdup_printf (_("Still grade %d, %s."), last->scars, clinic_grade_get_name (last->scars));
  /* Translators: "From grade 4, severe, to grade 2, mild." */
  return g_strdup_printf (_("From grade %d, %s, to grade %d, %s."), first->scars, clinic_grade_get_name (first->scars),
                          last->scars, clinic_grade_get_name (last->scars));
}

static char *
say_own_change (const ClinicGrade *first, const ClinicGrade *last)
{
  if (first->own == CLINIC_GRADE_NO_OWN || last->own == CLINIC_GRADE_NO_OWN)
    return NULL;
  if (first->own == last->own)
    /* Translators: "Patient’s own mark still 8 of 10." */
    return g_strdup_printf (_("Patient’s own mark still %d of %d."), last->own, CLINIC_GRADE_MOST_OWN);
  /* Translators: "Patient’s own mark from 8 to 3 of 10." */
  return g_strdup_printf (_("Patient’s own mark from %d to %d of %d."), first->own, last->own, CLINIC_GRADE_MOST_OWN);
}

char *
clinic_grade_say_change (const ClinicGrade *first, const ClinicGrade *last)
{
  g_autofree char *scars = NULL;
  g_autofree char *own = NULL;

  g_return_val_if_fail (first != NULL && last != NULL, NULL);

  scars = say_scars_change (first, last);
  own = say_own_change (first, last);
  return g_strconcat (scars != NULL ? scars : "", scars != NULL && own != NULL ? " " : "", own != NULL ? own : "", NULL);
}

int
clinic_grade_compare (gconstpointer a, gconstpointer b)
{
  const ClinicGrade *first = *(ClinicGrade *const *) a;
  const ClinicGrade *second = *(ClinicGrade *const *) b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  return (first->id > second->id) - (first->id < second->id);
}
