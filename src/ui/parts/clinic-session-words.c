/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-session-words.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *word;
  const char *spoken;
  const char *where;
  const char *icon;
  const char *css_class;
} Words;

static const Words ready_words = {
  N_("Ready"), N_("ready"), N_("in the house"), "alarm-symbolic", "state-house",
};

static const Words words_of_state[] = {
  [CLINIC_SESSION_BOOKED] = { N_("Booked"), N_("booked"), N_("not here yet"), "x-office-calendar-symbolic",
                              "state-booked" },
  [CLINIC_SESSION_ARRIVED] = { N_("Arrived"), N_("arrived"), N_("in the house"), "avatar-default-symbolic",
                               "state-house" },
  [CLINIC_SESSION_NUMBING] = { N_("Numbing"), N_("numbing"), N_("in the house"), "sittings-cream-symbolic",
                               "state-house" },
  [CLINIC_SESSION_ROLLING] = { N_("Rolling"), N_("rolling"), N_("in the house"), "sittings-roller-symbolic",
                               "state-house" },
  [CLINIC_SESSION_FULFILLED] = { N_("Done"), N_("done"), N_("has left"), "object-select-symbolic", "state-done" },
  [CLINIC_SESSION_CANCELLED] = { N_("Cancelled"), N_("cancelled"), N_("not coming"), "action-unavailable-symbolic",
                                 "state-off" },
  [CLINIC_SESSION_NOSHOW] = { N_("No-show"), N_("no-show"), N_("did not come"), "action-unavailable-symbolic",
                              "state-off" },
};

static const Words *
find_words (ClinicSessionState state, gboolean ready)
{
  g_assert ((guint) state < G_N_ELEMENTS (words_of_state));

  return state == CLINIC_SESSION_NUMBING && ready ? &ready_words : &words_of_state[state];
}

const char *
clinic_session_words_get_word (ClinicSessionState state, gboolean ready)
{
  return _(find_words (state, ready)->word);
}

const char *
clinic_session_words_get_spoken (ClinicSessionState state, gboolean ready)
{
  return _(find_words (state, ready)->spoken);
}

const char *
clinic_session_words_get_where (ClinicSessionState state)
{
  return _(find_words (state, FALSE)->where);
}

const char *
clinic_session_words_get_icon (ClinicSessionState state, gboolean ready)
{
  return find_words (state, ready)->icon;
}

const char *
clinic_session_words_get_class (ClinicSessionState state)
{
  return find_words (state, FALSE)->css_class;
}
