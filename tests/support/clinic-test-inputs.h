/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/clinic-csv.h"

G_BEGIN_DECLS

/* Files by others, which lie outside the source: in the folder that SITTINGS_INPUTS names, else beside the source's root
   (SITTINGS_SOURCE_ROOT, put there by meson) in ../shared/inputs. */

/* (transfer full) (nullable): where that file is; without the folder the test says so and counts as skipped, and it is
   NULL. */
char           *clinic_test_inputs_build_path (const char *folder, const char *file);
ClinicCsvTable *clinic_test_inputs_read       (const char *path); /* (transfer full) */

G_END_DECLS
