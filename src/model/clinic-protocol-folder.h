/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-protocol.h"

G_BEGIN_DECLS

/**
 * clinic_protocol_folder_load:
 * @own_folder: (nullable): the clinic's own
 * @faults: (element-type utf8): a sentence for each file that was refused is added
 *
 * Reads the shipped protocols and the clinic's own, checked. Blocks on small files.
 *
 * Returns: (transfer full) (element-type ClinicProtocol)
 */
GPtrArray *clinic_protocol_folder_load (const char *own_folder, GPtrArray *faults);

G_END_DECLS
