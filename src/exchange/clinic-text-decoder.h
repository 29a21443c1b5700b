/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *const *clinic_text_decoder_get_encodings (void);
char              *clinic_text_decoder_decode        (GBytes *bytes, const char *encoding,
                                                      const char **used, GError **error);

G_END_DECLS
