/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-error.h"

G_DEFINE_QUARK (clinic-error-quark, clinic_error)
