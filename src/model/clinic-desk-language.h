/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The language that this desk reads a protocol's texts in, as clinic_protocol_parse() takes it: "de", "pt_BR"; (nullable):
   the one they are written in. On any thread. */
char *clinic_desk_dup_language (void);

G_END_DECLS
