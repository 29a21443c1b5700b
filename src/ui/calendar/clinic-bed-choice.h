/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/clinic-setup.h"

G_BEGIN_DECLS

/**
 * clinic_bed_choice_fill:
 * @chosen: a bed's id; the first one in use is taken when it is not among @setup's
 *
 * A toggle for each bed in use, in place of what @box held. Pressing one activates "calendar.bed" with its id.
 *
 * Returns: the bed that is chosen now; @chosen when no bed is in use
 */
gint64 clinic_bed_choice_fill (GtkBox *box, const ClinicSetup *setup, gint64 chosen);

G_END_DECLS
