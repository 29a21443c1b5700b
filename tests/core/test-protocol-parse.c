/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-error.h"
#include "core/clinic-protocol.h"

#include <string.h>

#define MAX_SIZE (256 * 1024)

static char *
read_data (const char *name, gsize *length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "protocols", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, length, &error));
  g_assert_no_error (error);
  return text;
}

/* A file's first line says what becomes of it: "# taken", or "# refused" and the message after the file's name. */
static void
check_file (const char *name)
{
  gsize length;
  g_autofree char *text = read_data (name, &length);
  g_autofree char *first = g_strchomp (g_strndup (text, strcspn (text, "\n")));
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicProtocol) protocol = clinic_protocol_parse (name, text, (gssize) length, NULL, &error);

  g_test_message ("%s", name);
  if (strcmp (first, "# taken") == 0)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (clinic_protocol_get_key (protocol), ==, "small");
      return;
    }
  g_assert_null (protocol);
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (first, "# refused"));
  g_assert_true (g_str_has_prefix (error->message, name));
  g_assert_cmpstr (error->message + strlen (name), ==, first + strlen ("# refused"));
}

static void
test_files (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "protocols", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  int count = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".protocol"))
      {
        check_file (name);
        count++;
      }
  g_assert_cmpint (count, >=, 45);
}

static void
test_language (void)
{
  static const struct
  {
    const char *language, *title, *call;
  } cases[] = {
    { NULL, "Small", "First call" },    { "de", "Klein", "First call" },  { "de_AT", "Klein", "First call" },
    { "de-AT", "Klein", "First call" }, { "en", "Small", "First call" },  { "tlh", "Small", "First call" },
  };
  gsize length;
  g_autofree char *text = read_data ("small.protocol", &length);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ClinicProtocol) protocol = NULL;

      protocol = clinic_protocol_parse ("small.protocol", text, -1, cases[i].language, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (clinic_protocol_get_title (protocol), ==, cases[i].title);
      g_assert_cmpstr (clinic_protocol_find_rule (protocol, "first-call")->title, ==, cases[i].call);
      g_assert_cmpstr (clinic_protocol_get_text (protocol), ==, text);
    }
}

static void
test_size (void)
{
  gsize length;
  g_autofree char *text = read_data ("small.protocol", &length);
  GString *padded = g_string_new (text);
  g_autoptr (GError) error = NULL;
  ClinicProtocol *protocol;

  g_string_append_c (padded, '#');
  while (padded->len < MAX_SIZE)
    g_string_append_c (padded, 'x');
  protocol = clinic_protocol_parse ("big.protocol", padded->str, (gssize) padded->len, NULL, &error);
  g_assert_no_error (error);
  clinic_protocol_unref (protocol);
  g_string_append_c (padded, 'x');
  g_assert_null (clinic_protocol_parse ("big.protocol", padded->str, (gssize) padded->len, NULL, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "big.protocol: the file is larger than 256 KiB.");
  g_string_free (padded, TRUE);
}

static void
test_nul (void)
{
  gsize length;
  g_autofree char *text = read_data ("small.protocol", &length);
  g_autoptr (GError) error = NULL;

  text[length / 2] = '\0';
  g_assert_null (clinic_protocol_parse ("nul.protocol", text, (gssize) length, NULL, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "nul.protocol: the file is not UTF-8 text.");
}

/* Cut anywhere, the file is refused or, between its last lines, still whole; it never harms. */
static void
test_cut (void)
{
  gsize length;
  g_autofree char *text = read_data ("small.protocol", &length);

  for (gsize cut = 0; cut < length; cut++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ClinicProtocol) protocol = clinic_protocol_parse ("cut.protocol", text, (gssize) cut, NULL, &error);

      g_assert_true ((protocol == NULL) == (error != NULL));
      if (cut < length - 1)
        g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocol-parse/files", test_files);
  g_test_add_func ("/protocol-parse/language", test_language);
  g_test_add_func ("/protocol-parse/size", test_size);
  g_test_add_func ("/protocol-parse/nul", test_nul);
  g_test_add_func ("/protocol-parse/cut", test_cut);
  return g_test_run ();
}
