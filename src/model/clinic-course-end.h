/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/clinic-tx.h"

G_BEGIN_DECLS

/**
 * clinic_course_cancel_booked:
 * @reason: kept with each session
 * @n_cancelled: (out) (optional)
 *
 * Cancels what is still booked of a course that ends. Who is in the house already stays there. On the database thread.
 */
gboolean clinic_course_cancel_booked (ClinicTx *tx, gint64 course, const char *reason, int *n_cancelled, GError **error);

/* Closes the open question about the course's next booking. */
gboolean clinic_course_close_book_next (ClinicTx *tx, gint64 course, const char *reason, GError **error);

G_END_DECLS
