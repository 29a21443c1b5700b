/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ClinicScrolledBin:
 *
 * What stands in a scrolled window: how high it is can be asked for a width only. A scrolled window asks for the height
 * without one first and drops the answer, for which all that wraps in it would have been laid out once more.
 */
#define CLINIC_TYPE_SCROLLED_BIN (clinic_scrolled_bin_get_type ())
G_DECLARE_FINAL_TYPE (ClinicScrolledBin, clinic_scrolled_bin, CLINIC, SCROLLED_BIN, GtkWidget)

G_END_DECLS
