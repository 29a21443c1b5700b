/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Names and lists as they go into sentences that are shown. What is stored, exported or searched stays as it is. */

/**
 * clinic_phrase_isolate:
 * @name: a name that goes into a sentence of the desk's language
 *
 * Returns: (transfer full): the name; with marks around it that no eye sees where its script runs against the sentence,
 *   so that it leaves the order of the words beside it alone
 */
char *clinic_phrase_isolate     (const char *name);
/* The same for sentences that are written from the right, or not. */
char *clinic_phrase_isolate_for (const char *name, gboolean from_right);

/* Whether a text is written from the right, by the script of its first letter, or a mark of direction before it. */
gboolean clinic_phrase_reads_from_right (const char *text);

/* Adds a part to a list that is read as a sentence: "Tue, Thu". Nothing is added for "" and NULL. */
void  clinic_phrase_add  (GString *list, const char *part);
/* The same for parts that may be lists themselves: "Allergy: latex, nickel; cold sores". */
void  clinic_phrase_add_clause (GString *list, const char *clause);
/* Returns: (transfer full): the parts up to NULL as one list */
char *clinic_phrase_list (const char *const *parts);

G_END_DECLS
