/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/clinic-text-decoder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clinic-error.h"

#define REPLACEMENT "\xef\xbf\xbd"
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

typedef struct
{
  const char *name;  /* what people choose and are told */
  const char *iconv; /* what iconv calls it */
} Encoding;

/* CP932 is the Shift JIS that Windows writes. */
static const Encoding encodings[] = {
  { "UTF-8", "UTF-8" },       { "UTF-16LE", "UTF-16LE" },         { "UTF-16BE", "UTF-16BE" },
  { "UTF-32LE", "UTF-32LE" }, { "UTF-32BE", "UTF-32BE" },         { "Windows-1252", "CP1252" },
  { "Shift_JIS", "CP932" },
};

enum
{
  UTF_8,
  UTF_16LE,
  UTF_16BE,
  UTF_32LE,
  UTF_32BE,
  WINDOWS_1252,
  SHIFT_JIS,
};

/**
 * clinic_text_decoder_get_encodings:
 *
 * Returns: (transfer none): the encodings that are worth offering, %NULL-terminated
 */
const char *const *
clinic_text_decoder_get_encodings (void)
{
  static const char *const names[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252", "Shift_JIS", NULL };

  return names;
}

static int
find_mark (const guint8 *data, gsize size)
{
  if (size >= 3 && memcmp (data, BYTE_ORDER_MARK, 3) == 0)
    return UTF_8;
  if (size >= 4 && memcmp (data, "\xff\xfe\0\0", 4) == 0)
    return UTF_32LE;
  if (size >= 4 && memcmp (data, "\0\0\xfe\xff", 4) == 0)
    return UTF_32BE;
  if (size >= 2 && memcmp (data, "\xff\xfe", 2) == 0)
    return UTF_16LE;
  if (size >= 2 && memcmp (data, "\xfe\xff", 2) == 0)
    return UTF_16BE;
  return -1;
}

static gboolean
is_utf8_with_nuls (const char *data, gsize size)
{
  const char *end = data + size;

  while (data < end)
    {
      if (g_utf8_validate_len (data, end - data, &data))
        return TRUE;
      if (data < end && *data != '\0')
        return FALSE;
      data++;
    }
  return TRUE;
}

static char *
convert (const char *data, gsize size, const char *iconv, gsize *length, gsize *read)
{
  char *text = g_convert (data, (gssize) size, "UTF-8", iconv, read, length, NULL);

  if (text != NULL && *read < size)
    g_clear_pointer (&text, g_free);
  return text;
}

static gboolean
converts (const guint8 *data, gsize size, int encoding)
{
  gsize length, read;
  g_autofree char *text = convert ((const char *) data, size, encodings[encoding].iconv, &length, &read);

  return text != NULL;
}

/* In UTF-16 the line ends have a NUL beside them, whatever the script. */
static gboolean
has_wide_line_ends (const guint8 *data, gsize size, gsize nul_at)
{
  gsize n_wide = 0, n = 0;

  for (gsize i = 0; i < size; i++)
    if (data[i] == '\n')
      {
        n++;
        n_wide += i % 2 != nul_at && data[i ^ 1] == 0;
      }
  return n_wide > 0 && n_wide * 2 >= n;
}

/* In a UTF-8 file a NUL is a slip; some UTF-16 text can be read as UTF-8 too. */
static int
guess_utf16 (const guint8 *data, gsize size)
{
  gsize even = 0, odd = 0;
  int guess;

  for (gsize i = 0; i < size; i++)
    if (data[i] == 0)
      {
        if (i % 2 == 0)
          even++;
        else
          odd++;
      }
  if (even + odd == 0 || size % 2 != 0 || MIN (even, odd) * 10 > MAX (even, odd))
    return -1;
  if ((even + odd) * 4 < size && !has_wide_line_ends (data, size, odd > even) &&
      is_utf8_with_nuls ((const char *) data, size))
    return -1;
  guess = odd > even ? UTF_16LE : UTF_16BE;
  return converts (data, size, guess) ? guess : -1;
}

static gboolean
is_double_lead (guint8 byte)
{
  return (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc);
}

/*
 * Both readings are often possible: "é" followed by a letter is a rare kanji, a curly apostrophe and a letter a common
 * one. Japanese shows itself by common characters (lead bytes to 0x9f) side by side; what else lies above ASCII
 * speaks for Windows-1252.
 */
static gboolean
looks_japanese (const guint8 *data, gsize size)
{
  gsize common = 0, other = 0, run = 0;

  for (gsize i = 0; i < size; i++)
    {
      gboolean is_double = is_double_lead (data[i]) && i + 1 < size;

      if (is_double && data[i] <= 0x9f)
        {
          run++;
          common += run == 1 ? 0 : (run == 2 ? 2 : 1);
        }
      else
        {
          other += data[i] >= 0x80;
          other += run == 1;
          run = 0;
        }
      if (is_double)
        i++;
    }
  return common > other;
}

static int
guess_encoding (const guint8 *data, gsize size)
{
  int guess = find_mark (data, size);

  if (guess < 0)
    guess = guess_utf16 (data, size);
  if (guess >= 0)
    return guess;
  if (is_utf8_with_nuls ((const char *) data, size))
    return UTF_8;
  return looks_japanese (data, size) && converts (data, size, SHIFT_JIS) ? SHIFT_JIS : WINDOWS_1252;
}

static int
find_encoding (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (g_ascii_strcasecmp (encodings[i].name, name) == 0)
      return (int) i;
  return -1;
}

/* A NUL cannot stand in a string: it is shown as a character that cannot be read, and nothing behind it is lost. */
static char *
replace_nuls (const char *text, gsize length)
{
  GString *out;

  if (memchr (text, '\0', length) == NULL)
    return g_strndup (text, length);
  out = g_string_sized_new (length + 16);
  for (gsize i = 0; i < length; i++)
    if (text[i] != '\0')
      g_string_append_c (out, text[i]);
    else
      g_string_append (out, REPLACEMENT);
  return g_string_free (out, FALSE);
}

static char *
decode_utf8 (const char *data, gsize size, GError **error)
{
  if (!is_utf8_with_nuls (data, size))
    {
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID,
                           _("The file cannot be read as UTF-8. Choose another encoding."));
      return NULL;
    }
  return replace_nuls (data, size);
}

static char *
decode_other (const char *data, gsize size, const char *name, const char *iconv, GError **error)
{
  gsize length = 0, read = 0;
  g_autofree char *text = convert (data, size, iconv, &length, &read);

  if (text == NULL)
    {
      g_autofree char *place = g_strdup_printf ("%" G_GSIZE_FORMAT, read + 1);

      g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID,
                   /* Translators: an encoding, then which byte of the file, a number */
                   _("The file cannot be read as %s: byte %s fits no character. Choose another encoding."), name, place);
      return NULL;
    }
  return replace_nuls (text, length);
}

/**
 * clinic_text_decoder_decode:
 * @bytes: a text file of any origin
 * @encoding: (nullable): its encoding as iconv or this file names it; %NULL to find out
 * @used: (out) (optional): the encoding that was used, interned
 * @error: CLINIC_ERROR_INVALID when a byte fits no character: the whole file or nothing
 *
 * Returns: (transfer full) (nullable): the text in UTF-8, its byte order mark taken off, each NUL as U+FFFD
 */
char *
clinic_text_decoder_decode (GBytes *bytes, const char *encoding, const char **used, GError **error)
{
  g_autofree char *text = NULL;
  const guint8 *data;
  gsize size = 0;
  int index;
  const char *name;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (size == 0)
    data = (const guint8 *) "";
  index = encoding != NULL ? find_encoding (encoding) : guess_encoding (data, size);
  name = index >= 0 ? encodings[index].name : encoding;
  if (used != NULL)
    *used = g_intern_string (name);
  if (index == UTF_8)
    text = decode_utf8 ((const char *) data, size, error);
  else
    text = decode_other ((const char *) data, size, name, index >= 0 ? encodings[index].iconv : encoding, error);
  if (text != NULL && g_str_has_prefix (text, BYTE_ORDER_MARK))
    return g_strdup (text + strlen (BYTE_ORDER_MARK));
  return g_steal_pointer (&text);
}
