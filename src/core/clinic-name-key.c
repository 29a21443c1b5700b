/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-name-key.h"

#include <string.h>

/* Letters that NFKD and case folding leave apart although people type the plain one. */
static const struct
{
  gunichar from;
  const char *to;
} letters[] = {
  { 0x00e6, "ae" }, { 0x00f0, "d" }, { 0x00f8, "o" }, { 0x00fe, "th" }, { 0x0111, "d" }, { 0x0127, "h" },
  { 0x0131, "i" }, { 0x0142, "l" }, { 0x0153, "oe" }, { 0x0167, "t" }, { 0x0259, "e" }, { 0x03c2, "σ" },
  /* Hebrew finals: a fragment ends where the name goes on. */
  { 0x05da, "כ" }, { 0x05dd, "מ" }, { 0x05df, "נ" }, { 0x05e3, "פ" }, { 0x05e5, "צ" },
  /* Arabic, with the Persian and Urdu keyboards' letters. A hamza on its own is often left out. */
  { 0x0621, "" }, { 0x0629, "ه" }, { 0x0640, "" }, { 0x0649, "ي" }, { 0x0671, "ا" }, { 0x06a9, "ك" },
  { 0x06be, "ه" }, { 0x06c1, "ه" }, { 0x06c3, "ه" }, { 0x06cc, "ي" }, { 0x06d2, "ي" }, { 0x06d5, "ه" },
};

static gboolean
is_apostrophe (gunichar c)
{
  switch (c)
    {
    case '`':
    case 0x00b4:
    case 0x02b9:
    case 0x02bb:
    case 0x02bc:
    case 0x02bd:
    case 0x02be:
    case 0x02bf:
    case 0x2018:
    case 0x2019:
    case 0x201b:
    case 0x2032:
    case 0x2035:
    case 0xa78c:
    case 0xff07:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_dash (gunichar c)
{
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xfe63 || c == 0xff0d;
}

/* Before NFKD, which would take the acute accent apart into a space and a mark; what it makes itself is seen later. */
static char *
unify_punctuation (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_apostrophe (c))
        g_string_append_c (out, '\'');
      else if (is_dash (c))
        g_string_append_c (out, '-');
      else
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/* Vowel signs of the scripts of India have class 0 and stay: they are half of the name. */
static gboolean
is_ignored (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  if (type == G_UNICODE_NON_SPACING_MARK)
    return g_unichar_combining_class (c) != 0 || c == 0x034f || (c >= 0xfe00 && c <= 0xfe0f) || c >= 0xe0100;
  return type == G_UNICODE_ENCLOSING_MARK || type == G_UNICODE_FORMAT || type == G_UNICODE_CONTROL;
}

static gboolean
append_letter (GString *out, gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].from == c)
      {
        g_string_append (out, letters[i].to);
        return TRUE;
      }
  return FALSE;
}

static void
append_folded (GString *out, gunichar c)
{
  if (g_unichar_isspace (c))
    {
      if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  else if (is_ignored (c))
    return;
  else if (is_apostrophe (c))
    g_string_append_c (out, '\'');
  else if (is_dash (c))
    g_string_append_c (out, '-');
  else if (c < 0x80)
    g_string_append_c (out, (char) c);
  else if (g_unichar_isdigit (c))
    g_string_append_c (out, (char) ('0' + g_unichar_digit_value (c)));
  else if (!append_letter (out, c))
    g_string_append_unichar (out, c);
}

char *
clinic_name_key (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *unified = NULL;
  g_autofree char *decomposed = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *again = NULL;
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  unified = unify_punctuation (valid);
  decomposed = g_utf8_normalize (unified, -1, G_NORMALIZE_ALL);
  folded = g_utf8_casefold (decomposed, -1);
  again = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  out = g_string_sized_new (strlen (again));
  for (const char *p = again; *p != '\0'; p = g_utf8_next_char (p))
    append_folded (out, g_utf8_get_char (p));
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

/**
 * clinic_name_key_digits:
 * @text: any UTF-8
 *
 * Returns: (transfer full): the decimal digits of @text in ASCII, nothing else
 */
char *
clinic_name_key_digits (const char *text)
{
  g_autofree char *valid = NULL;
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  out = g_string_new (NULL);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        g_string_append_c (out, (char) ('0' + g_unichar_digit_value (c)));
    }
  return g_string_free (out, FALSE);
}

/* What folding took away, so that "cote", "coté", "côte", "côté" and "bad", "Bad" still have one order. */
static void
append_tie_break (GString *out, const char *name, const char *folded)
{
  g_autofree char *decomposed = g_utf8_normalize (name, -1, G_NORMALIZE_NFD);
  g_autofree char *lower = g_utf8_strdown (decomposed, -1);
  gsize end = out->len;

  if (strcmp (lower, folded) != 0)
    g_string_append (out, lower);
  g_string_append_c (out, '\x1f');
  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_c (out, g_unichar_isupper (g_utf8_get_char (p)) ? 'b' : 'a');
  while (out->len > end && out->str[out->len - 1] == 'a')
    g_string_truncate (out, out->len - 1);
}

/**
 * clinic_name_sort_key:
 * @given: given name, may be ""
 * @family: family name, may be ""; then the given name stands in its place
 *
 * Compared byte by byte: folded family, folded given, then accents and capitals. U+001F stands between the parts.
 *
 * Returns: (transfer full): the key
 */
char *
clinic_name_sort_key (const char *given, const char *family)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *first_folded = NULL;
  g_autofree char *second_folded = NULL;
  GString *out;

  g_return_val_if_fail (given != NULL && family != NULL, NULL);

  first = g_utf8_make_valid (*family != '\0' ? family : given, -1);
  second = g_utf8_make_valid (*family != '\0' ? given : "", -1);
  first_folded = clinic_name_key (first);
  second_folded = clinic_name_key (second);
  out = g_string_new (first_folded);
  g_string_append_c (out, '\x1f');
  g_string_append (out, second_folded);
  g_string_append_c (out, '\x1f');
  append_tie_break (out, first, first_folded);
  g_string_append_c (out, '\x1f');
  append_tie_break (out, second, second_folded);
  while (out->len > 0 && out->str[out->len - 1] == '\x1f')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}
