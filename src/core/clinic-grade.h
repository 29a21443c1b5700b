/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-time.h"

G_BEGIN_DECLS

/* Goodman and Baron's qualitative global scarring grades: Dermatol Surg 2006;32:1458-1466. */
#define CLINIC_GRADE_LEAST 1
#define CLINIC_GRADE_MOST 4
#define CLINIC_GRADE_NONE 0

/* The patient's own mark of the scars: 0 none, 10 the worst. */
#define CLINIC_GRADE_MOST_OWN 10
#define CLINIC_GRADE_NO_OWN (-1)

/**
 * ClinicGrade: how the scars of a course were judged on one day, before that day's session.
 */
typedef struct
{
  gint64 id;
  gint64 version;
  gint64 patient;
  gint64 course;
  gint64 session; /* of that day; 0 = none: at a review */
  ClinicDay day;
  gint64 doctor;  /* who judged; 0 = the patient's own mark alone */
  int scars;      /* 1 to 4; CLINIC_GRADE_NONE */
  int own;        /* 0 to 10; CLINIC_GRADE_NO_OWN */
  char *note;
} ClinicGrade;

ClinicGrade *clinic_grade_new  (void);
ClinicGrade *clinic_grade_copy (const ClinicGrade *grade);
void         clinic_grade_free (ClinicGrade *grade);

/* Of a grade from 1 to 4: "moderate", and what is seen: "Obvious at 50 cm, flattens when the skin is stretched". */
const char *clinic_grade_get_name       (int scars);
const char *clinic_grade_get_definition (int scars);

/* (transfer full) (nullable): why it cannot be kept, as a sentence that says what to do; NULL: it can. */
char *clinic_grade_check (const ClinicGrade *grade, ClinicDay today);

/* (transfer full): "grade 3, moderate; patient 5 of 10" */
char *clinic_grade_say_values (const ClinicGrade *grade);
/* (transfer full): "Session 3, 12 Jan 2026: grade 3, moderate; patient 5 of 10". @nth: of its session; 0 = none */
char *clinic_grade_say (const ClinicGrade *grade, int nth);
/* (transfer full): "From grade 4, severe, to grade 2, mild. Patient’s own mark from 8 to 3 of 10."; "" where neither is on both */
char *clinic_grade_say_change (const ClinicGrade *first, const ClinicGrade *last);

/* Earlier first: for g_ptr_array_sort (). */
int clinic_grade_compare (gconstpointer a, gconstpointer b);

/**
 * clinic_grade_read:
 * @typed: a grade as a letter or a paper gives it: "Goodman and Baron, qualitative: III"; a bare "3" or "grade III" is
 *   one on this scale too
 * @scars: (out): 1 to 4
 * @message: (out) (transfer full): which scale it is on, or what is wrong with it, and what to do
 *
 * Returns: FALSE, with @message, for grades on other scales (the quantitative sum of Goodman and Baron, ECCA, MASI …),
 *   for a scale left open, and for what is not one person's grade: a mean, a range
 */
gboolean clinic_grade_read (const char *typed, int *scars, char **message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicGrade, clinic_grade_free)

G_END_DECLS
