/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Languages to choose a patient's from: the first is none, @extra (a tag) is added where it is not among them.
   @tags: (out) (transfer full): what stands behind each. */
GtkStringList *clinic_language_list_new (const char *extra, GStrv *tags);
/* "Hindi" for "hi"; a tag that is not on the list stands for itself. */
const char    *clinic_language_list_get_name (const char *tag);

G_END_DECLS
