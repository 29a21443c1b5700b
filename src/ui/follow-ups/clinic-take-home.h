/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary-aftercare.h"
#include "print/clinic-leaflet.h"

G_BEGIN_DECLS

/**
 * clinic_take_home_make:
 *
 * Returns: (transfer full) (nullable): what the patient of this session takes home, in the patient's language; %NULL with
 * @error where its protocol cannot be read
 */
ClinicLeaflet *clinic_take_home_make (ClinicDiary *diary, const ClinicAftercare *aftercare, GError **error);

G_END_DECLS
