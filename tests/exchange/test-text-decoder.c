/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "core/clinic-error.h"
#include "exchange/clinic-text-decoder.h"

typedef struct
{
  const char *bytes;
  gsize size;
  const char *encoding;
  const char *used;
  const char *text;
} Case;

#define BYTES(literal) literal, sizeof literal - 1

static const Case cases[] = {
  { BYTES (""), NULL, "UTF-8", "" },
  { BYTES ("a,b"), NULL, "UTF-8", "a,b" },
  { BYTES ("M\xc3\xbcller"), NULL, "UTF-8", "Müller" },
  { BYTES ("\xef\xbb\xbfM\xc3\xbcller"), NULL, "UTF-8", "Müller" },
  { BYTES ("\xef\xbb\xbf"), NULL, "UTF-8", "" },
  { BYTES ("a\0b"), NULL, "UTF-8", "a\xef\xbf\xbd" "b" },
  { BYTES ("\xff\xfe" "a\0\xfc\0"), NULL, "UTF-16LE", "aü" },
  { BYTES ("\xfe\xff\0a\0\xfc"), NULL, "UTF-16BE", "aü" },
  { BYTES ("a\0,\0\xfc\0\n\0"), NULL, "UTF-16LE", "a,ü\n" },
  { BYTES ("\0a\0,\0\xfc\0\n"), NULL, "UTF-16BE", "a,ü\n" },
  { BYTES ("q\x5c\x30\x75,\0*Y\xce\x90\n\0"), NULL, "UTF-16LE", "山田,太郎\n" },
  { BYTES ("\xff\xfe\0\0a\0\0\0"), NULL, "UTF-32LE", "a" },
  { BYTES ("M\xfcller"), NULL, "Windows-1252", "Müller" },
  { BYTES ("O\x92" "Brien"), NULL, "Windows-1252", "O’Brien" },
  { BYTES ("\x93Hello\x94 \x80 5"), NULL, "Windows-1252", "“Hello” € 5" },
  { BYTES ("l\xe9gumes, Descripci\xf3n, gesti\xf3n"), NULL, "Windows-1252", "légumes, Descripción, gestión" },
  { BYTES ("\x8e\x52\x93\x63,\x91\xbe\x98\x59"), NULL, "Shift_JIS", "山田,太郎" },
  { BYTES ("\x82\xd0\x82\xe7\x82\xaa\x82\xc8"), NULL, "Shift_JIS", "ひらがな" },
  { BYTES ("\x8e\x52\x93\x63"), "Windows-1252", "Windows-1252", "ŽR“c" },
  { BYTES ("\xc4\xe5"), "SHIFT_JIS", "Shift_JIS", NULL },
  { BYTES ("M\xfcller"), "UTF-8", "UTF-8", NULL },
  { BYTES ("\xef\xbb\xbfM\xfcller"), NULL, "UTF-8", NULL },
  { BYTES ("\xff\xfe" "a\0b"), NULL, "UTF-16LE", NULL },
  { BYTES ("a\x81 b"), NULL, "Windows-1252", NULL },
  { BYTES ("abc"), "no such encoding", "no such encoding", NULL },
  { BYTES ("\xcf\xc5"), "KOI8-R", "KOI8-R", "ое" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].size);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      const char *used = NULL;

      text = clinic_text_decoder_decode (bytes, cases[i].encoding, &used, &error);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (used, ==, cases[i].used);
      if (cases[i].text == NULL)
        g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID);
      else
        g_assert_no_error (error);
    }
}

static void
test_offered (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abcd", 4);
  const char *const *names = clinic_text_decoder_get_encodings ();

  g_assert_cmpuint (g_strv_length ((char **) names), >=, 5);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      const char *used = NULL;
      g_autofree char *text = clinic_text_decoder_decode (bytes, names[i], &used, NULL);

      g_assert_nonnull (text);
      g_assert_cmpstr (used, ==, names[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/text-decoder/cases", test_cases);
  g_test_add_func ("/exchange/text-decoder/offered", test_offered);
  return g_test_run ();
}
