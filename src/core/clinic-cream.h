/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_CREAM (clinic_cream_get_type ())

/**
 * ClinicCream: a cream of the clinic's list with the limits that its label states.
 *
 * What the label does not state is 0, and no limit: none is invented, for the face neither.
 */
typedef struct
{
  gint64 id; /* 0 = new */
  gint64 version;
  char *name;
  char *substance; /* "" = not stated */
  gboolean active; /* offered when cream goes on */
  double most_grams;
  double most_area; /* cm² */
  int least_minutes;
  int most_minutes;
  char *warnings; /* "" = none */
  char *source;   /* whose label, and where it says so */
} ClinicCream;

GType        clinic_cream_get_type (void) G_GNUC_CONST;
ClinicCream *clinic_cream_new      (void); /* active, nothing stated */
ClinicCream *clinic_cream_copy     (const ClinicCream *cream);
void         clinic_cream_free     (ClinicCream *cream);

/* What cannot be taken, as a sentence; (transfer full) (nullable): NULL when it is in order. */
char *clinic_cream_check (const ClinicCream *cream);

/* "at most 60 g, 600 cm², 60 to 300 min"; (transfer full): "no limits stated" when there are none. */
char *clinic_cream_describe_limits (const ClinicCream *cream);

/* Whether what a patient must not get, in words, names the cream or a substance in it: a word of four letters or more,
   its last one left to the language ("lidocain"). */
gboolean clinic_cream_is_named_in (const ClinicCream *cream, const char *allergies);
/* Why this patient does not get it; (transfer full) (nullable): NULL when no allergy speaks against it. */
char    *clinic_cream_explain_allergy (const ClinicCream *cream, const char *patient, const char *allergies);

#define CLINIC_TYPE_CREAM_USE (clinic_cream_use_get_type ())

/**
 * ClinicCreamUse: how cream went on, as it was said.
 */
typedef struct
{
  gint64 cream;  /* of the clinic's list; 0 = @product, in words */
  char *product; /* "" = not stated */
  double grams;  /* 0 = not stated */
  double square; /* cm²; 0 = not stated */
  char *area;    /* where; "" = not stated */
  gint64 doctor; /* who signs that a limit is exceeded; 0 without @reason */
  char *reason;  /* (nullable) */
} ClinicCreamUse;

GType           clinic_cream_use_get_type (void) G_GNUC_CONST;
ClinicCreamUse *clinic_cream_use_new      (void); /* nothing stated */
ClinicCreamUse *clinic_cream_use_copy     (const ClinicCreamUse *use);
void            clinic_cream_use_free     (ClinicCreamUse *use);

/* What exceeds the label, as a sentence; (transfer full) (nullable): NULL when nothing does. As much as the limit is
   within it. */
char *clinic_cream_explain_excess (const ClinicCream *cream, double grams, double square);

/**
 * ClinicNumbingLimits: between what minutes under cream rolling should begin.
 */
typedef struct
{
  int ready;         /* the later of the protocol's and the cream's least */
  int overdue;       /* the earlier of both mosts, never before ready */
  gboolean has_room; /* the later least comes before the earlier most */
} ClinicNumbingLimits;

/* @wait_min, @wait_max: the protocol's; @least, @most: the cream's, 0 = not stated. */
void clinic_numbing_limits_join (int wait_min, int wait_max, int least, int most, ClinicNumbingLimits *limits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicCream, clinic_cream_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicCreamUse, clinic_cream_use_free)

G_END_DECLS
