/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ClinicReader: reads the values of a key file strictly.
 *
 * The first fault stays in @error (CLINIC_ERROR_INVALID, naming file, group, key and reason); reading then goes on
 * without a meaning, so that a caller looks at @error once, at the end. On the stack; @error is the caller's to free.
 */
typedef struct
{
  const char *name;     /* the file's, for messages */
  const char *language; /* nullable: of the texts */
  GKeyFile *file;
  GError *error;
} ClinicReader;

void clinic_reader_refuse (ClinicReader *reader, const char *group, const char *key, const char *reason);

gboolean clinic_reader_has_key (ClinicReader *reader, const char *group, const char *key);
/* (transfer full): "" where it is missing, which is a fault. */
char    *clinic_reader_value (ClinicReader *reader, const char *group, const char *key);
/* (transfer full): in the reader's language where it is translated. A text is not empty; an optional one may be missing. */
char    *clinic_reader_text          (ClinicReader *reader, const char *group, const char *key);
char    *clinic_reader_optional_text (ClinicReader *reader, const char *group, const char *key);

/* Digits alone, from @least to @most; @least where that fails, and 0 where an optional one is missing. */
int      clinic_reader_parse_number    (ClinicReader *reader, const char *group, const char *key, const char *text,
                                        int least, int most);
int      clinic_reader_number          (ClinicReader *reader, const char *group, const char *key, int least, int most);
int      clinic_reader_optional_number (ClinicReader *reader, const char *group, const char *key, int least, int most);
/* "1;3;6": rising numbers from 1 to @most, each taken @factor times. */
void     clinic_reader_numbers (ClinicReader *reader, const char *group, const char *key, int most, int factor,
                                GArray *numbers);
/* true or false; FALSE where it is missing. */
gboolean clinic_reader_optional_flag (ClinicReader *reader, const char *group, const char *key);

G_END_DECLS
