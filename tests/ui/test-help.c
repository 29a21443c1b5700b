/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "clinic-test-ui.h"
#include "ui/clinic-ui.h"
#include "ui/help/clinic-help-page.h"
#include "ui/help/clinic-help-window.h"

#define PAGE(content) "<page id='a'><info><link type='guide' xref='index#desk'/><title type='sort'>02</title>" \
                      "<desc>About  it</desc></info><title>Title &amp; more</title>" content "</page>"

static ClinicHelpPage *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  ClinicHelpPage *page = clinic_help_page_parse (text, -1, &error);

  g_assert_no_error (error);
  return page;
}

static void
test_head (void)
{
  g_autoptr (ClinicHelpPage) page = parse (PAGE (""));

  g_assert_cmpstr (page->id, ==, "a");
  g_assert_cmpstr (page->title, ==, "Title &amp; more");
  g_assert_cmpstr (page->description, ==, "About it");
  g_assert_cmpstr (page->guide, ==, "index#desk");
  g_assert_cmpstr (page->sort, ==, "02");
  g_assert_cmpuint (page->blocks->len, ==, 0);
}

static void
test_blocks (void)
{
  static const struct
  {
    const char *content;
    const char *blocks; /* "kind number markup|" of each */
  } cases[] = {
    { "<p>One\n   two  &lt;three&gt; </p>", "1 0 One two &lt;three&gt;|" },
    { "<p>Press <gui>Book</gui>, and <em>wait</em>.</p>", "1 0 Press <b>Book</b>, and <i>wait</i>.|" },
    { "<p><keyseq><key>Ctrl</key><key>B</key></keyseq> or <key>F1</key></p>", "1 0 <b>Ctrl</b>+<b>B</b> or <b>F1</b>|" },
    { "<p><guiseq><gui>Menu</gui><gui>Copies</gui></guiseq> then <gui>X</gui><gui>Y</gui></p>",
      "1 0 <b>Menu</b> › <b>Copies</b> then <b>X</b><b>Y</b>|" },
    { "<p>See <link xref='copies'>there</link>.</p>", "1 0 See <a href=\"copies\">there</a>.|" },
    { "<p><link href='https://a/?b&amp;c'>out</link></p>", "1 0 <a href=\"https://a/?b&amp;c\">out</a>|" },
    { "<steps><title>To do</title><item><p>A</p></item><item><p>B</p></item></steps><p>C</p>"
      "<steps><item><p>D</p></item></steps>",
      "0 0 To do|3 1 A|3 2 B|1 0 C|3 1 D|" },
    { "<list><item><p>A</p></item></list>", "2 0 A|" },
    { "<terms><item><title>T</title><p>A</p></item></terms>", "4 0 T|1 0 A|" },
    { "<note style='warning'><p>Mind</p></note>", "5 0 Mind|" },
    { "<media type='image' src='figures/a.png'><p>What shows</p></media>", "6 0 What shows|" },
    { "<section id='s'><title>Part</title><p>A</p></section>", "0 0 Part|1 0 A|" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (PAGE ("%s"), cases[i].content);
      g_autoptr (ClinicHelpPage) page = parse (text);
      g_autoptr (GString) blocks = g_string_new (NULL);

      for (guint j = 0; j < page->blocks->len; j++)
        {
          const ClinicHelpBlock *block = page->blocks->pdata[j];

          g_string_append_printf (blocks, "%d %d %s|", block->kind, block->number, block->markup);
        }
      g_assert_cmpstr (blocks->str, ==, cases[i].blocks);
    }
}

static void
test_names (void)
{
  g_autoptr (ClinicHelpPage) page = parse (PAGE ("<section id='s'><title>Part</title></section>"
                                                 "<media src='figures/a.png'><p>A</p></media>"));

  g_assert_cmpstr (((ClinicHelpBlock *) page->blocks->pdata[0])->id, ==, "s");
  g_assert_cmpstr (((ClinicHelpBlock *) page->blocks->pdata[1])->source, ==, "figures/a.png");
}

/* What would not be shown is not left out in silence. */
static void
test_refused (void)
{
  static const char *const texts[] = { PAGE ("<table><p>A</p></table>"), PAGE ("<p>A <sub>2</sub></p>"), "<page id='a'>",
                                       PAGE ("<gui>A</gui>"), "no page", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (clinic_help_page_parse (texts[i], -1, &error));
      g_assert_nonnull (error);
    }
}

/* The window */

static ClinicHelpWindow *
open_window (void)
{
  GtkWidget *window = clinic_help_window_new (NULL);

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return CLINIC_HELP_WINDOW (window);
}

static void
close_window (ClinicHelpWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* Warnings are fatal here: a page that cannot be read, or markup that cannot be shown, fails. */
static void
test_every_page_shows (void)
{
  g_auto (GStrv) names = g_resources_enumerate_children ("/io/github/sittings/Sittings/help/C/", 0, NULL);
  ClinicHelpWindow *window = open_window ();
  guint n_pages = 0;

  for (gsize i = 0; names[i] != NULL; i++)
    if (g_str_has_suffix (names[i], ".page"))
      {
        g_autofree char *id = g_strndup (names[i], strlen (names[i]) - strlen (".page"));

        clinic_help_window_show (window, id);
        g_assert_cmpstr (clinic_help_window_get_page (window), ==, id);
        gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
        n_pages++;
      }
  g_assert_cmpuint (n_pages, >=, 13);
  close_window (window);
}

static void
test_way (void)
{
  ClinicHelpWindow *window = open_window ();
  GtkWidget *list = clinic_test_find_named (GTK_WIDGET (window), GTK_TYPE_LIST_BOX, "At the Desk");

  g_assert_cmpstr (clinic_help_window_get_page (window), ==, "index");
  g_assert_true (clinic_test_says (GTK_WIDGET (window), "The First Start"));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  g_assert_cmpstr (clinic_help_window_get_page (window), ==, "booking");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_true (clinic_test_says (GTK_WIDGET (window), "when the doctor rolls"));
  clinic_help_window_show (window, "moving#anything");
  clinic_help_window_show (window, "nowhere");
  g_assert_cmpstr (clinic_help_window_get_page (window), ==, "moving");
  clinic_test_press (GTK_WIDGET (window), "<Alt>Left");
  g_assert_cmpstr (clinic_help_window_get_page (window), ==, "booking");
  clinic_test_press (GTK_WIDGET (window), "<Alt>Left");
  clinic_test_press (GTK_WIDGET (window), "<Alt>Left");
  g_assert_cmpstr (clinic_help_window_get_page (window), ==, "index");
  close_window (window);
}

static void
test_narrow (void)
{
  ClinicHelpWindow *window = open_window ();
  int width;

  for (const char *const *id = (const char *const[]){ "index", "booking", "keyboard", "another-computer", NULL }; *id != NULL; id++)
    {
      clinic_help_window_show (window, *id);
      gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      g_assert_cmpint (width, <=, 360);
    }
  close_window (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();
  g_test_add_func ("/help/page/head", test_head);
  g_test_add_func ("/help/page/blocks", test_blocks);
  g_test_add_func ("/help/page/names", test_names);
  g_test_add_func ("/help/page/refused", test_refused);
  g_test_add_func ("/help/every-page-shows", test_every_page_shows);
  g_test_add_func ("/help/way", test_way);
  g_test_add_func ("/help/narrow", test_narrow);
  return g_test_run ();
}
