/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-setup.h"
#include "core/clinic-wish.h"

G_BEGIN_DECLS

/* "mornings, Tue or Thu, from 1 Dec, Dr Nair; urgent"; (transfer full). */
char *clinic_wish_words_dup (const ClinicWish *wish, const ClinicSetup *setup, ClinicDay today);

G_END_DECLS
