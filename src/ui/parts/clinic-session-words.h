/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-session.h"

G_BEGIN_DECLS

/*
 * How a session's state is shown, in one place: always an icon and a word, the colour only besides. @ready says that
 * a numbing session's least wait is over; it means nothing in other states. The strings are not to be freed.
 */
const char *clinic_session_words_get_word   (ClinicSessionState state, gboolean ready); /* "Numbing", "Ready" */
const char *clinic_session_words_get_icon   (ClinicSessionState state, gboolean ready); /* an icon's name */
const char *clinic_session_words_get_class  (ClinicSessionState state);                 /* style class: "state-house" */
const char *clinic_session_words_get_where  (ClinicSessionState state);                 /* "in the house" */
/* For the middle of a sentence: "arrived", "ready", "cancelled". */
const char *clinic_session_words_get_spoken (ClinicSessionState state, gboolean ready);

G_END_DECLS
