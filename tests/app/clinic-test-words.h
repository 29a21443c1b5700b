/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * In place of the C library's gettext(), for one program: the language is chosen while it runs, whatever the locale, and
 * may be one that nobody speaks.
 *
 * Which form a number takes is gettext's own business: here it is the first for one, and the second for all others.
 */
typedef enum
{
  CLINIC_TEST_WORDS_AS_WRITTEN, /* what the catalogue says */
  CLINIC_TEST_WORDS_DRESSED,    /* what the source says, in other letters and two fifths longer */
} ClinicTestWords;

/* @path: a catalogue as msgfmt makes it; (nullable): what the source says. Aborts where it cannot be read. */
void     clinic_test_words_speak  (const char *path, ClinicTestWords how);
/* (transfer full): as a message is dressed; directives of printf and strftime, {names}, markup and mnemonics are kept. */
char    *clinic_test_words_dress  (const char *message);
/* (transfer full) (element-type utf8 utf8): what the source says and the catalogue says otherwise, without mnemonics. */
GHashTable *clinic_test_words_list_foreign (void);
/* Whether another library asked for a translation of exactly that. */
gboolean clinic_test_words_are_of_others (const char *text);

G_END_DECLS
