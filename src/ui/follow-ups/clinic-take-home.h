/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-diary-aftercare.h"

G_BEGIN_DECLS

/**
 * clinic_take_home_print:
 *
 * Asks the desktop to print what the patient takes home, in the patient's language; its dialog saves a PDF too. Once
 * printed, it is ticked off the discharge list.
 *
 * Returns: (transfer full) (nullable): why it could not be, as a sentence; %NULL: done, or the person thought better of it
 */
char *clinic_take_home_print (GtkWindow *parent, ClinicDiary *diary, const ClinicAftercare *aftercare);

G_END_DECLS
