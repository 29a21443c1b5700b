/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-time.h"

G_BEGIN_DECLS

/* The symptom of lighter or darker patches, by the key that every protocol has it under. */
#define CLINIC_SYMPTOM_PATCHES "patches"

typedef enum
{
  CLINIC_COLOUR_NOT_ASKED,
  CLINIC_COLOUR_NONE,    /* asked, and there were none */
  CLINIC_COLOUR_OPEN,    /* told of, and not told to have settled */
  CLINIC_COLOUR_SETTLED,
} ClinicColourState;

/**
 * ClinicColour: what was told of lighter or darker patches after one session.
 */
typedef struct
{
  ClinicColourState state;
  ClinicDay first;   /* told of for the first time; CLINIC_DAY_NONE */
  ClinicDay settled; /* told to be gone; CLINIC_DAY_NONE */
} ClinicColour;

void clinic_colour_init (ClinicColour *colour);

/**
 * clinic_colour_answer:
 * @day: of the call; calls come in their order
 * @seen: whether patches were told of
 * @asked: whether the call was for asking after them, so that silence is an answer
 *
 * Takes in what a call that reached the patient told. Patches that come again after they had settled are open again.
 */
void clinic_colour_answer (ClinicColour *colour, ClinicDay day, gboolean seen, gboolean asked);

/* (transfer full) (nullable): "patches told on 12 Jan 2026, not told settled"; NULL while nobody was asked */
char *clinic_colour_say (const ClinicColour *colour);

/**
 * clinic_colour_warn:
 * @session_day: of the session that @colour is of
 * @nth: that session's number in its course
 * @most_days: how long patches are expected (protocol: 56, the leaflet's 8 weeks); G_MAXINT: no end
 * @today: the day that asks
 *
 * Returns: (transfer full) (nullable): what to mind before the next session; %NULL unless patches are open
 */
char *clinic_colour_warn (const ClinicColour *colour, ClinicDay session_day, int nth, int most_days, ClinicDay today);

/**
 * ClinicColourHabit: what was told of lighter or darker patches after the sessions so far.
 */
typedef struct
{
  guint n_sessions;      /* after which any were told of */
  ClinicDay session_day; /* of the newest such session; CLINIC_DAY_NONE = none */
  ClinicColour colour;   /* since then */
} ClinicColourHabit;

void clinic_colour_habit_init (ClinicColourHabit *habit);

/* Takes in a call about the session of @session_day, as clinic_colour_answer() does. Whatever session a call is about, it
 * says whether the patches before it are gone. */
void clinic_colour_habit_answer (ClinicColourHabit *habit, ClinicDay session_day, ClinicDay day, gboolean seen, gboolean asked);

G_END_DECLS
