/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the resource's files lie; the application takes it as its resource base path, under each of its ids. */
#define CLINIC_UI_RESOURCE_PATH "/io/github/sittings/Sittings"

/**
 * clinic_ui_init:
 *
 * Registers the resource (style sheets, icons, templates) and the types that templates name. To be called before
 * the application starts up; a second call does nothing.
 */
void clinic_ui_init (void);

G_END_DECLS
