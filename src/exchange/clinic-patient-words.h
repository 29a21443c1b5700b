/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-patient.h"

G_BEGIN_DECLS

gboolean    clinic_patient_words_parse_sex      (const char *word, gboolean m_is_female, ClinicSex *sex);
gboolean    clinic_patient_words_parse_deceased (const char *word);
gboolean    clinic_patient_words_is_no_date     (const char *word);
const char *clinic_patient_words_find_language  (const char *word);

G_END_DECLS
