/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-patient.h"

G_BEGIN_DECLS

/* Gives @patient an invented name in one of many scripts, with birth, sex, phone and the rest. */
void clinic_sample_make_patient (ClinicPatient *patient, GRand *rand, ClinicDay today);

G_END_DECLS
