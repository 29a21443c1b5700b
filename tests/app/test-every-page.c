/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program on its invented clinic, walked through page by page: in a language that is two fifths longer than ours and
 * written from the right nothing is left in English or cut off, and in the languages that it speaks all has its name. */
#include "config.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "clinic-test-look.h"
#include "clinic-test-tour.h"
#include "clinic-test-words.h"

#define NARROW 360
/* A laptop's screen, less its panel. */
#define LEAST_SCREEN 720
/* So high that nothing has to be scrolled. */
#define WHOLE 1900
#define DPI (96 * PANGO_SCALE)

static ClinicTestTour *tour;
static const char *language; /* that is spoken */

static void
look_in_room (ClinicTestLook *look, GtkWidget *window, const char *place, int width, int height)
{
  const ClinicTestLookAt all = CLINIC_TEST_LOOK_WORDS | CLINIC_TEST_LOOK_NAMES | CLINIC_TEST_LOOK_ROOM;
  g_autofree char *where = g_strdup_printf ("%s, %d wide", place, width);

  clinic_test_tour_resize (tour, window, width, height);
  look->width = width;
  clinic_test_look_at (look, window, where, all);
}

/* To be looked at by a person: SITTINGS_PICTURES names the folder. */
static void
take_picture (GtkWidget *window, const char *place, const char *how)
{
  const char *folder = g_getenv ("SITTINGS_PICTURES");
  g_autofree char *path = g_strdup_printf ("%s/%s %s %s.png", folder, language, place, how);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  if (folder == NULL)
    return;
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window), gtk_widget_get_height (window));
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  gdk_texture_save_to_png (texture, path);
}

/* In a language that is spoken: what a screen reader says, and that its words stay whole. */
static void
read_cb (GtkWidget *window, const char *place, gpointer user_data)
{
  g_autofree char *narrow = g_strdup_printf ("%s, narrow", place);
  int width, height;

  clinic_test_look_at (user_data, window, place, CLINIC_TEST_LOOK_WORDS | CLINIC_TEST_LOOK_NAMES | CLINIC_TEST_LOOK_WHOLE);
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  take_picture (window, place, "wide");
  clinic_test_tour_resize (tour, window, NARROW, LEAST_SCREEN);
  clinic_test_look_at (user_data, window, narrow, CLINIC_TEST_LOOK_WHOLE);
  take_picture (window, place, "narrow");
  if (g_getenv ("SITTINGS_PICTURES") != NULL)
    {
      clinic_test_tour_resize (tour, window, NARROW, WHOLE);
      take_picture (window, place, "narrow whole");
    }
  clinic_test_tour_resize (tour, window, width, height);
}

static void
arrived_cb (GtkWidget *window, const char *place, gpointer user_data)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  look_in_room (user_data, window, place, width, height);
  look_in_room (user_data, window, place, NARROW, LEAST_SCREEN);
  clinic_test_tour_resize (tour, window, width, height);
}

/* GTK 4.8 measures text of letters from several fonts in two ways, a pixel apart, and criticises itself for it. */
static gboolean
is_a_pixel_apart (const char *message)
{
  const char *measures = strstr (message, " reports a minimum height of ");
  int least, least_for_width;

  return measures != NULL &&
         sscanf (measures, " reports a minimum height of %d, but minimum height for width of 1048576 is %d", &least,
                 &least_for_width) == 2 &&
         ABS (least_for_width - least) == 1;
}

/* Every other complaint ends the test. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  const char *message = "";

  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE"))
      message = fields[i].value;
  g_log_writer_default (level, fields, n_fields, NULL);
  if ((level & (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) != 0 && !is_a_pixel_apart (message))
    abort ();
  return G_LOG_WRITER_HANDLED;
}

static void
walk (ClinicTestLook *look, int percent, ClinicTestArrived arrived)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", DPI * percent / 100, NULL);
  clinic_test_tour_add_values (tour, look);
  g_assert_cmpuint (clinic_test_tour_go (tour, arrived, look), >, 50);
  g_assert_cmpuint (clinic_test_look_tell (look), ==, 0);
}

/* The look itself: each fault that it is there for. */
static void
test_look (void)
{
  g_autoptr (ClinicTestLook) look = clinic_test_look_new ();
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new (), *fixed = gtk_fixed_new (), *label = gtk_label_new ("Ţóō ĺóñğ fóř ýóú, Asha Rao");

  clinic_test_look_add_value (look, "Asha Rao");
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 100, 200);
  gtk_window_present (GTK_WINDOW (window));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  clinic_test_tour_resize (tour, window, 100, 200);
  look->width = 100;
  clinic_test_look_at (look, window, "cut off", CLINIC_TEST_LOOK_ROOM);
  g_assert_cmpuint (g_hash_table_size (look->faults), ==, 1);
  clinic_test_look_at (look, window, "a name", CLINIC_TEST_LOOK_WORDS);
  g_assert_cmpuint (g_hash_table_size (look->faults), ==, 1);
  gtk_label_set_label (GTK_LABEL (label), "Cancel Asha Rao");
  clinic_test_look_at (look, window, "in English", CLINIC_TEST_LOOK_WORDS);
  g_assert_cmpuint (g_hash_table_size (look->faults), ==, 2);
  gtk_box_append (GTK_BOX (box), fixed);
  gtk_fixed_put (GTK_FIXED (fixed), button, 0, 0);
  gtk_widget_set_focusable (button, FALSE);
  clinic_test_tour_resize (tour, window, 100, 200);
  clinic_test_look_at (look, window, "no name, out of reach", CLINIC_TEST_LOOK_NAMES);
  g_assert_cmpuint (g_hash_table_size (look->faults), ==, 4);
  gtk_widget_set_size_request (button, 300, 40);
  clinic_test_tour_resize (tour, window, 100, 200);
  clinic_test_look_at (look, window, "too wide", CLINIC_TEST_LOOK_ROOM);
  g_assert_cmpuint (g_hash_table_size (look->faults), >, 4);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_dress (void)
{
  static const char *const cases[][2] = {
    { "Cancel", "Çáñçéĺōō" }, { "_Quit", "_Qúíţōō" }, { "%d of %d", "%d ófō %d" }, { "%a %-d %b", "%a %-d %b" },
    { ", ", ", " }, { "<b>in</b> {day}", "<b>íñō</b> {day}" }, { "100 %% of it", "100 %% ófō íţō" }, { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *dressed = clinic_test_words_dress (cases[i][0]);

      g_assert_cmpstr (dressed, ==, cases[i][1]);
    }
}

static gpointer
ask_for_words (gpointer user_data)
{
  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *text = g_strdup_printf ("of others %d", i);

      g_assert_cmpstr (dgettext ("others", text), ==, text);
      g_assert_true (clinic_test_words_are_of_others (text));
    }
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("words", ask_for_words, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_pseudo (gconstpointer data)
{
  g_autofree char *catalogue = g_test_build_filename (G_TEST_BUILT, "app", "own.mo", NULL);
  g_autoptr (ClinicTestLook) look = clinic_test_look_new ();
  int percent = GPOINTER_TO_INT (data);

  look->most_height = percent == 100 ? LEAST_SCREEN : 0;
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  clinic_test_words_speak (catalogue, CLINIC_TEST_WORDS_DRESSED);
  walk (look, percent, arrived_cb);
}

static void
test_language (gconstpointer data)
{
  g_autofree char *catalogue = g_test_build_filename (G_TEST_BUILT, "..", "po", data, "LC_MESSAGES", "sittings.mo", NULL);
  g_autoptr (ClinicTestLook) look = clinic_test_look_new ();

  language = data;
  gtk_widget_set_default_direction (strcmp (language, "ar") == 0 ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  clinic_test_words_speak (catalogue, CLINIC_TEST_WORDS_AS_WRITTEN);
  look->foreign = clinic_test_words_list_foreign ();
  walk (look, 100, read_cb);
}

int
main (int argc, char **argv)
{
  int result;

  setlocale (LC_ALL, "");
  g_setenv ("SITTINGS_NOW", "2026-11-24T10:24:00+01:00", TRUE);
  g_setenv ("TZ", "Europe/Berlin", TRUE);
  textdomain (GETTEXT_PACKAGE);
  gtk_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  g_log_set_writer_func (write_log, NULL, NULL);
  g_test_add_func ("/every-page/dress", test_dress);
  g_test_add_func ("/every-page/look", test_look);
  g_test_add_func ("/every-page/threads", test_threads);
  g_test_add_data_func ("/every-page/pseudo", GINT_TO_POINTER (100), test_pseudo);
  g_test_add_data_func ("/every-page/spoken/de", "de", test_language);
  g_test_add_data_func ("/every-page/spoken/fr", "fr", test_language);
  g_test_add_data_func ("/every-page/spoken/hi", "hi", test_language);
  g_test_add_data_func ("/every-page/spoken/ar", "ar", test_language);
  g_test_add_data_func ("/every-page/pseudo-large", GINT_TO_POINTER (200), test_pseudo);
  clinic_test_words_speak (NULL, CLINIC_TEST_WORDS_AS_WRITTEN);
  tour = clinic_test_tour_begin ();
  result = g_test_run ();
  clinic_test_tour_end (tour);
  return result;
}
