/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-phone.h"

#include <string.h>

#include "core/clinic-name-key.h"

/* From this many digits on a number without 0 or + in front is read as carrying its country code. */
#define INTERNATIONAL_DIGITS 11
#define EXTENSION_WORDS "x", "ext", "extension", "app", "poste", "dw"

/* The country codes of two digits (ITU-T E.164); of one digit are 1 and 7, all others have three. */
static const char two_digit_codes[] =
  "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 "
  "60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 ";

static gsize
get_country_length (const char *digits)
{
  char code[] = { digits[0], digits[0] == '\0' ? '\0' : digits[1], ' ', '\0' };

  if (digits[0] == '1' || digits[0] == '7')
    return 1;
  return strstr (two_digit_codes, code) != NULL ? 2 : 3;
}

static const char *
skip_zeros (const char *digits)
{
  return digits + strspn (digits, "0");
}

static gboolean
starts_international (const char *phone, const char *digits)
{
  g_autofree char *folded = clinic_name_key (phone);
  const char *start = folded + strspn (folded, " (");

  return *start == '+' || g_str_has_prefix (digits, "00");
}

/* The part before "x251" and the like: an extension is no part of the number that is dialled. */
static char *
dup_without_extension (const char *phone)
{
  const char *p = phone;

  while (*p != '\0' && !g_unichar_isalpha (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return g_strndup (phone, p - phone);
}

/**
 * clinic_phone_national:
 * @phone: a phone number as people write it, or the beginning of one
 *
 * Two spellings of one number give the same string: punctuation, the country code, the 0 before the area and an
 * extension are taken off.
 *
 * Returns: (transfer full): digits, "" when nothing is left
 */
char *
clinic_phone_national (const char *phone)
{
  g_autofree char *valid = NULL;
  g_autofree char *dialled = NULL;
  g_autofree char *digits = NULL;
  const char *rest;

  g_return_val_if_fail (phone != NULL, NULL);

  valid = g_utf8_make_valid (phone, -1);
  dialled = dup_without_extension (valid);
  digits = clinic_name_key_digits (dialled);
  rest = skip_zeros (digits);
  if (starts_international (dialled, digits) || (rest == digits && strlen (digits) >= INTERNATIONAL_DIGITS))
    rest += MIN (get_country_length (rest), strlen (rest));
  return g_strdup (skip_zeros (rest));
}

static gboolean
is_extension (const char *letters, const char *rest)
{
  static const char *const words[] = { EXTENSION_WORDS, NULL };
  g_autofree char *word = g_ascii_strdown (letters, -1);
  gsize digits = strspn (rest, ".: 0123456789");

  return g_strv_contains (words, word) && rest[digits] == '\0' && strpbrk (rest, "0123456789") != NULL;
}

/**
 * clinic_phone_is_valid:
 * @phone: one number
 *
 * Returns: whether it has digits and no letters, but for an extension at its end ("x251")
 */
gboolean
clinic_phone_is_valid (const char *phone)
{
  g_autofree char *word = NULL;
  g_autofree char *before = NULL;
  g_autofree char *before_digits = NULL;
  const char *letters;
  gsize n = 0;

  g_return_val_if_fail (phone != NULL, FALSE);

  if (!g_utf8_validate (phone, -1, NULL))
    return FALSE;
  before = dup_without_extension (phone);
  before_digits = clinic_name_key_digits (before);
  letters = phone + strlen (before);
  while (g_ascii_isalpha (letters[n]))
    n++;
  word = g_strndup (letters, n);
  return *before_digits != '\0' && (*letters == '\0' || is_extension (word, letters + n));
}

/**
 * clinic_phone_is_prefix:
 * @typed: a word made of digits and phone punctuation
 *
 * Returns: whether it is only what stands before a number and is left out elsewhere: "+49", "0049", "(0)"
 */
gboolean
clinic_phone_is_prefix (const char *typed)
{
  g_autofree char *digits = NULL;
  g_autofree char *national = NULL;

  g_return_val_if_fail (typed != NULL, FALSE);

  digits = clinic_name_key_digits (typed);
  national = clinic_phone_national (typed);
  if (*digits == '\0' || *national != '\0')
    return FALSE;
  return *skip_zeros (digits) == '\0' || starts_international (typed, digits);
}

char *
clinic_phone_isolate (const char *phone)
{
  g_return_val_if_fail (phone != NULL, NULL);

  /* LEFT-TO-RIGHT ISOLATE, POP DIRECTIONAL ISOLATE */
  return *phone != '\0' ? g_strconcat ("\u2066", phone, "\u2069", NULL) : g_strdup ("");
}

char *
clinic_phone_isolate_lines (const char *phones)
{
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (phones != NULL, NULL);

  lines = g_strsplit (phones, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *phone = lines[i];

      lines[i] = clinic_phone_isolate (phone);
    }
  return g_strjoinv ("\n", lines);
}
