/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "ui/clinic-ui.h"

/* The style sheets are read by GTK with a warning at most, and a broken block is left out in silence: ask for faults. */

static void
parsing_error_cb (GtkCssProvider *provider, GtkCssSection *section, const GError *error, int *n_faults)
{
  g_autofree char *place = gtk_css_section_to_string (section);

  g_test_message ("%s: %s", place, error->message);
  (*n_faults)++;
}

static int
count_faults (const char *text)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  int n_faults = 0, depth = 0;

  g_signal_connect (provider, "parsing-error", G_CALLBACK (parsing_error_cb), &n_faults);
G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_css_provider_load_from_data (provider, text, -1);
G_GNUC_END_IGNORE_DEPRECATIONS
  for (const char *p = text; *p != '\0'; p++)
    {
      depth += (*p == '{') - (*p == '}');
      n_faults += depth < 0;
    }
  return n_faults + (depth != 0);
}

static void
test_sheet (gconstpointer name)
{
  g_autofree char *path = g_strconcat ("/io/github/sittings/Sittings/", (const char *) name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpint (count_faults (text), ==, 0);
}

/* The check itself sees what it is for. */
static void
test_faults (void)
{
  static const char *const broken[] = {
    ".a { color: red;\n.b { color: blue; }",
    ".a { colour: red; }",
    ".a { color: @; }",
    ".a { color: red; } }",
  };

  g_assert_cmpint (count_faults (".a { color: red; }"), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    g_assert_cmpint (count_faults (broken[i]), >, 0);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();
  g_test_add_data_func ("/style/light", "style.css", test_sheet);
  g_test_add_data_func ("/style/dark", "style-dark.css", test_sheet);
  g_test_add_func ("/style/faults", test_faults);
  return g_test_run ();
}
