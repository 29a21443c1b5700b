/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * clinic_name_key:
 * @text: any UTF-8
 *
 * Folds @text for searching: NFKD, marks off, case folded, ø ł đ ß þ ı, Arabic and Greek forms, full width and
 * apostrophes made alike, runs of white space to one space.
 *
 * Returns: (transfer full): the folded key
 */
char *clinic_name_key        (const char *text);
char *clinic_name_key_digits (const char *text); /* the digits alone, any script's to ASCII */

/**
 * ClinicNameQuery: what was typed into a search field, folded and cut into words once.
 *
 * Matches when every word stands somewhere in the key, in any order. A word made of digits and phone
 * punctuation also matches a phone with or without its country code; a date matches in the locale's form or ISO.
 */
typedef struct _ClinicNameQuery ClinicNameQuery;

ClinicNameQuery *clinic_name_query_new     (const char *typed);
void             clinic_name_query_free    (ClinicNameQuery *query);
gboolean         clinic_name_query_is_empty (const ClinicNameQuery *query);
gsize            clinic_name_query_get_n_words (const ClinicNameQuery *query);
/* The longest word first: the one to scan for; the others are checked in the hit's own line. */
const char      *clinic_name_query_get_word (const ClinicNameQuery *query, gsize index, gsize *length);
/* @key is a patient's whole search key as clinic_name_key_for_patient() makes it. */
gboolean         clinic_name_query_matches (const ClinicNameQuery *query, const char *key, gsize length);

/* All that a patient is found by, folded, in one line without '\n': name, number, phones as digits, birth. */
char *clinic_name_key_for_patient (const char *given, const char *family, const char *number,
                                   const char *phones, const char *birth);
/* What the list is ordered by: family, then given, folded. */
char *clinic_name_sort_key (const char *given, const char *family);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicNameQuery, clinic_name_query_free)

G_END_DECLS
