/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-follow-up-words.h"

#include <glib/gi18n-lib.h>

static const char *const titles[] = {
  [CLINIC_FOLLOW_UP_FIRST_CALL] = N_("First call"),
  [CLINIC_FOLLOW_UP_PEEL_CHECK] = N_("Peel check"),
  [CLINIC_FOLLOW_UP_PEEL_END] = N_("Peel end"),
  [CLINIC_FOLLOW_UP_COLOUR_WATCH] = N_("Colour watch"),
  [CLINIC_FOLLOW_UP_BOOK_NEXT] = N_("Book next session"),
  [CLINIC_FOLLOW_UP_REVIEW] = N_("Review"),
  [CLINIC_FOLLOW_UP_WATCH] = N_("Watch call"),
  [CLINIC_FOLLOW_UP_DOCTOR_TASK] = N_("Doctor’s task"),
};

const char *
clinic_follow_up_words_get_title (ClinicFollowUpKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (titles), "");

  return _(titles[kind]);
}
