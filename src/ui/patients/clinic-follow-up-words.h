/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-follow-up.h"

G_BEGIN_DECLS

/* What is to be done, as a title: "First call"; not to be freed. */
const char *clinic_follow_up_words_get_title (ClinicFollowUpKind kind);

G_END_DECLS
