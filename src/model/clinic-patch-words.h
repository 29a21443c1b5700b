/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary.h"
#include "store/clinic-call-table.h"

G_BEGIN_DECLS

/* (transfer full) (element-type gint64 utf8): what each protocol calls patches, by its id; for a job. */
GHashTable *clinic_patch_words_list (ClinicDiary *diary);

/* Whether the call was for asking after patches: planned for them, or a later one whose reason names them by the protocol's
   own word. */
gboolean    clinic_patch_words_was_asked (GHashTable *words, const ClinicColourAnswer *answer);

G_END_DECLS
