/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include <math.h>
#include <string.h>

#include "ui/clinic-ui.h"
#include "ui/parts/clinic-color.h"

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

/* Contrast, by WCAG 2.2: 4.5 for text (1.4.3), 3 for what is drawn and has to be seen (1.4.11), in each style. */

#define TEXT 4.5
#define DRAWN 3.0

typedef struct
{
  const char *front;
  const char *grounds[4]; /* one over the other, the undermost first, as CSS has them */
  double least;
} Pair;

static double
get_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const GdkRGBA *color)
{
  return 0.2126 * get_linear (color->red) + 0.7152 * get_linear (color->green) + 0.0722 * get_linear (color->blue);
}

static void
lay_over (GdkRGBA *ground, const GdkRGBA *color)
{
  ground->red += (color->red - ground->red) * color->alpha;
  ground->green += (color->green - ground->green) * color->alpha;
  ground->blue += (color->blue - ground->blue) * color->alpha;
}

static double
get_contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  double light = get_luminance (a), dark = get_luminance (b);

  return (MAX (light, dark) + 0.05) / (MIN (light, dark) + 0.05);
}

/* What CSS makes of @expression for a widget in @window. */
static GdkRGBA
compute (GtkWidget *window, const char *expression)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *sheet = g_strdup_printf ("label.probe { color: %s; }", expression);
  GtkWidget *probe = gtk_label_new (NULL);
  GdkRGBA color;

G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_css_provider_load_from_data (provider, sheet, -1);
G_GNUC_END_IGNORE_DEPRECATIONS
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);
  gtk_widget_add_css_class (probe, "probe");
  gtk_window_set_child (GTK_WINDOW (window), probe);
  gtk_window_present (GTK_WINDOW (window));
  clinic_color_of (probe, &color);
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider));
  return color;
}

static gboolean
is_clear (GtkWidget *window, const Pair *pair)
{
  GdkRGBA ground = compute (window, pair->grounds[0]), front = compute (window, pair->front), seen;
  g_autofree char *where = g_strjoinv (" under ", (char **) pair->grounds);
  double contrast;

  for (gsize i = 1; i < G_N_ELEMENTS (pair->grounds) && pair->grounds[i] != NULL; i++)
    {
      GdkRGBA above = compute (window, pair->grounds[i]);

      lay_over (&ground, &above);
    }
  seen = ground;
  lay_over (&seen, &front);
  contrast = get_contrast (&seen, &ground);
  if (contrast < pair->least)
    g_test_message ("%s on %s: %.2f, and %.1f is the least", pair->front, where, contrast, pair->least);
  return contrast >= pair->least;
}
#define FOREGROUND "@window_fg_color"
#define WINDOW "@window_bg_color"
#define CARD "@window_bg_color", "@card_bg_color"

static const Pair pairs[] = {
  /* words on our tints */
  { FOREGROUND, { CARD, "@clinic_pill_caution" }, TEXT },
  { FOREGROUND, { CARD, "@clinic_pill_fine" }, TEXT },
  { FOREGROUND, { CARD, "@clinic_tint_fine" }, TEXT },
  { FOREGROUND, { CARD, "@clinic_tint_watch" }, TEXT },
  { FOREGROUND, { CARD, "@clinic_tint_doctor" }, TEXT },
  { FOREGROUND, { CARD, "@clinic_tint_info" }, TEXT },
  { FOREGROUND, { CARD, "alpha(@accent_bg_color, .13)" }, TEXT },
  { FOREGROUND, { WINDOW, "alpha(#2190a4, .2)" }, TEXT },
  { FOREGROUND, { WINDOW, "alpha(#986a44, .2)" }, TEXT },
  { FOREGROUND, { WINDOW, "alpha(#7a8c2e, .2)" }, TEXT },
  { FOREGROUND, { WINDOW, "alpha(#b0527a, .2)" }, TEXT },
  { "@error_fg_color", { WINDOW, "@error_bg_color" }, TEXT },
  { "white", { WINDOW, "@clinic_booked_color" }, TEXT },
  { "white", { WINDOW, "@clinic_house_color" }, TEXT },
  { "white", { WINDOW, "@clinic_done_color" }, TEXT },
  { "white", { WINDOW, "@clinic_off_color" }, TEXT },
  { "white", { "white", "alpha(black, .72)" }, TEXT },
  { "white", { WINDOW, "#303030" }, TEXT },
  /* words in our colours */
  { "@error_color", { CARD }, TEXT },
  { "@error_color", { WINDOW }, TEXT },
  { "@accent_color", { WINDOW }, TEXT },
  { "alpha(@window_fg_color, .7)", { WINDOW }, TEXT },
  { "alpha(@window_fg_color, .7)", { CARD }, TEXT },
  /* what is drawn */
  { "@clinic_booked_color", { WINDOW }, DRAWN },
  { "@clinic_house_color", { WINDOW }, DRAWN },
  { "@clinic_house_mark_color", { CARD }, DRAWN },
  { "@clinic_done_color", { WINDOW }, DRAWN },
  { "@clinic_off_color", { WINDOW }, DRAWN },
  { "@clinic_good_color", { CARD }, DRAWN },
  { "@clinic_doctor_color", { CARD }, DRAWN },
  { "@error_color", { CARD }, DRAWN },
  { "@accent_bg_color", { CARD }, DRAWN },
  { "#2190a4", { WINDOW }, DRAWN },
  { "#986a44", { WINDOW }, DRAWN },
  { "#7a8c2e", { WINDOW }, DRAWN },
  { "#b0527a", { WINDOW }, DRAWN },
  { "white", { CARD, "@clinic_good_color" }, DRAWN },
  { "white", { CARD, "@orange_4" }, DRAWN },
  { "white", { CARD, "@error_bg_color" }, DRAWN },
  { "white", { CARD, "@accent_bg_color" }, DRAWN },
  { "alpha(black, .8)", { CARD, "@warning_bg_color" }, DRAWN },
  { "@success_color", { CARD, "@clinic_pill_fine" }, DRAWN },
  { "@warning_color", { CARD, "@clinic_pill_caution" }, DRAWN },
  { "@success_color", { WINDOW, "@clinic_tint_fine", "alpha(@success_bg_color, .28)" }, DRAWN },
  { "@warning_color", { WINDOW, "@clinic_tint_watch", "alpha(@warning_bg_color, .30)" }, DRAWN },
  { "@clinic_doctor_color", { WINDOW, "@clinic_tint_doctor", "alpha(@orange_3, .34)" }, DRAWN },
  { "@accent_color", { CARD, "@clinic_tint_info" }, DRAWN },
};

static void
load_sheets (gboolean dark)
{
  static const char *const names[] = { "style.css", "style-dark.css" };
  static GtkCssProvider *loaded[G_N_ELEMENTS (names)];

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat (CLINIC_UI_RESOURCE_PATH "/", names[i], NULL);

      if (loaded[i] != NULL)
        gtk_style_context_remove_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (loaded[i]));
      g_clear_object (&loaded[i]);
      if (i > 0 && !dark)
        return;
      loaded[i] = gtk_css_provider_new ();
      gtk_css_provider_load_from_resource (loaded[i], path);
      gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (loaded[i]),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    }
}

static void
test_contrast (gconstpointer data)
{
  gboolean dark = GPOINTER_TO_INT (data);
  GtkWidget *window = gtk_window_new ();
  guint n_faint = 0;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  load_sheets (dark);
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    n_faint += !is_clear (window, &pairs[i]);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpuint (n_faint, ==, 0);
}

/* The measure itself: WCAG's own extremes, and a grey that is known to lie just above and one just below. */
static void
test_measure (void)
{
  GtkWidget *window = gtk_window_new ();
  GdkRGBA black = compute (window, "black"), white = compute (window, "white");

  g_assert_cmpfloat_with_epsilon (get_contrast (&black, &white), 21, 0.01);
  g_assert_cmpfloat_with_epsilon (get_contrast (&white, &white), 1, 0.01);
  g_assert_true (is_clear (window, &(Pair){ "#767676", { "white" }, TEXT }));
  g_assert_false (is_clear (window, &(Pair){ "#777777", { "white" }, TEXT }));
  g_assert_false (is_clear (window, &(Pair){ "alpha(black, .5)", { "black", "white" }, TEXT }));
  gtk_window_destroy (GTK_WINDOW (window));
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
  g_test_add_func ("/style/contrast/measure", test_measure);
  g_test_add_data_func ("/style/contrast/light", GINT_TO_POINTER (FALSE), test_contrast);
  g_test_add_data_func ("/style/contrast/dark", GINT_TO_POINTER (TRUE), test_contrast);
  return g_test_run ();
}
