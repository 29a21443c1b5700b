/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#include "model/clinic-diary-photos.h"
#include "store/clinic-photo-files.h"
#include "ui/clinic-ui.h"
#include "ui/photos/clinic-photo-compare.h"
#include "ui/photos/clinic-photo-tile.h"
#include "ui/photos/clinic-photos-page.h"

#include "../model/clinic-test-diary.h"
#include "clinic-test-ui.h"

typedef struct
{
  ClinicTestDiary base;
  GtkWidget *window;
  ClinicPhotosPage *page;
} Photos;

static void
set_up (Photos *self, gconstpointer data)
{
  clinic_test_diary_set_up (&self->base, data);
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .day = -3, .minute = 600, .state = "fulfilled" });
  g_assert_true (clinic_test_db_sql (self->base.db, "UPDATE session SET rolling_at = start, rolled_at = start + 1200", NULL));
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 700);
  self->page = CLINIC_PHOTOS_PAGE (clinic_photos_page_new (self->base.diary, 1));
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Photos *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  clinic_test_diary_tear_down (&self->base, data);
}

static void
take (Photos *self, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "photos", name, NULL);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (sources, g_file_new_for_path (path));
  clinic_photos_page_take (self->page, sources);
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GPtrArray *
get_tiles (Photos *self)
{
  GPtrArray *tiles = g_ptr_array_new ();

  collect (GTK_WIDGET (self->page), CLINIC_TYPE_PHOTO_TILE, tiles);
  return tiles;
}

static guint
count_tiles (Photos *self)
{
  g_autoptr (GPtrArray) tiles = get_tiles (self);

  return tiles->len;
}

static guint
count_waiting (Photos *self)
{
  g_autoptr (GPtrArray) tiles = get_tiles (self);
  guint n = 0;

  for (guint i = 0; i < tiles->len; i++)
    n += clinic_photo_tile_is_waiting (tiles->pdata[i]);
  return n;
}

static gint64
get_photo (Photos *self, guint i)
{
  g_autoptr (GPtrArray) tiles = get_tiles (self);

  g_assert_cmpuint (i, <, tiles->len);
  return clinic_photo_tile_get_photo (tiles->pdata[i]);
}

static void
set_all_front (Photos *self)
{
  CLINIC_TEST_WAIT (count_tiles (self) == 3);
  for (guint left = 3; left > 0; left--)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->page), "photos.set-view", "(xs)", get_photo (self, 0), "front");
      if (left > 1)
        CLINIC_TEST_WAIT (count_tiles (self) == left - 1);
    }
  CLINIC_TEST_WAIT (clinic_test_says (GTK_WIDGET (self->page), "Front · 3") && count_tiles (self) == 3);
}

static ClinicPhotoCompare *
get_compare (Photos *self)
{
  return CLINIC_PHOTO_COMPARE (clinic_test_find_type (GTK_WIDGET (self->page), CLINIC_TYPE_PHOTO_COMPARE));
}

static void
test_empty (Photos *self, gconstpointer data)
{
  CLINIC_TEST_WAIT (clinic_test_says (GTK_WIDGET (self->page), "No Photos Yet"));
  g_assert_true (clinic_test_says (GTK_WIDGET (self->page), "Asha Rao"));
}

static void
test_taken (Photos *self, gconstpointer data)
{
  take (self, "card");
  CLINIC_TEST_WAIT (clinic_test_says (GTK_WIDGET (self->page), "3 photos added.\nIMG_0003.JPG: The file is damaged or was cut "
                                                               "off. Copy it from the camera again."));
  CLINIC_TEST_WAIT (count_tiles (self) == 3 && count_waiting (self) == 0);
  g_assert_true (clinic_test_says (GTK_WIDGET (self->page), "To sort · 3"));
  g_assert_true (clinic_test_says (GTK_WIDGET (self->page), "20 Nov 2026"));
  g_assert_true (clinic_test_says (GTK_WIDGET (self->page), "After 1"));
}

static void
leave (Photos *self)
{
  gtk_window_set_child (GTK_WINDOW (self->window), NULL);
}

static void
untold_cb (GString *said, const char *words)
{
  g_string_append (said, words);
}

/* The page is left while photos are read: what was not taken is told elsewhere. */
static void
test_left_while_taking (Photos *self, gconstpointer data)
{
  g_autoptr (GString) said = g_string_new (NULL);

  g_signal_connect_swapped (self->base.diary, "untold", G_CALLBACK (untold_cb), said);
  take (self, "card");
  leave (self);
  CLINIC_TEST_WAIT (said->len > 0);
  g_assert_cmpstr (said->str, ==, "3 photos added.\nIMG_0003.JPG: The file is damaged or was cut off. Copy it from the "
                                  "camera again.");
}

/* Nothing was saved, as on a full disk. */
static void
test_left_and_refused (Photos *self, gconstpointer data)
{
  g_autoptr (GString) said = g_string_new (NULL);

  clinic_test_diary_sql (&self->base, "CREATE TRIGGER no_photo BEFORE INSERT ON photo BEGIN"
                                      " SELECT raise (ABORT, 'no writing'); END");
  g_signal_connect_swapped (self->base.diary, "untold", G_CALLBACK (untold_cb), said);
  take (self, "card");
  leave (self);
  CLINIC_TEST_WAIT (strstr (said->str, "no writing") != NULL);
}

/* What went well is said by the change itself. */
static void
test_left_and_whole (Photos *self, gconstpointer data)
{
  g_autoptr (GString) said = g_string_new (NULL);

  g_object_add_weak_pointer (G_OBJECT (self->page), (gpointer *) &self->page);
  g_signal_connect_swapped (self->base.diary, "untold", G_CALLBACK (untold_cb), said);
  take (self, "card/pasted.png");
  leave (self);
  CLINIC_TEST_WAIT (self->page == NULL);
  g_assert_cmpstr (said->str, ==, "");
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT count (*) FROM photo"), ==, 1);
}

/* Who stays reads it on the page. */
static void
test_told_once (Photos *self, gconstpointer data)
{
  g_autoptr (GString) said = g_string_new (NULL);

  g_signal_connect_swapped (self->base.diary, "untold", G_CALLBACK (untold_cb), said);
  take (self, "card");
  CLINIC_TEST_WAIT (clinic_test_says (GTK_WIDGET (self->page), "IMG_0003.JPG: The file is damaged"));
  g_assert_cmpstr (said->str, ==, "");
}

static void
test_sorted (Photos *self, gconstpointer data)
{
  take (self, "card");
  set_all_front (self);
  CLINIC_TEST_WAIT (count_waiting (self) == 0);
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT count (*) FROM photo WHERE view = 'front'"), ==, 3);
  g_assert_true (clinic_test_says (GTK_WIDGET (get_compare (self)), "Before, 20 Nov 2026"));
  g_assert_true (clinic_test_says (GTK_WIDGET (get_compare (self)), "After 1, 23 Nov 2026"));
  g_assert_true (clinic_test_says (GTK_WIDGET (self->page), "Not at one scale yet: mark the eyes on both photos."));
}

static void
test_slider_by_keys (Photos *self, gconstpointer data)
{
  ClinicPhotoCompare *compare;
  g_autofree char *said = NULL;

  take (self, "card");
  set_all_front (self);
  clinic_test_click (GTK_WIDGET (self->page), "Slider");
  compare = get_compare (self);
  g_assert_cmpfloat (clinic_photo_compare_get_split (compare), ==, 0.5);
  for (int i = 0; i < 5; i++)
    clinic_test_press (GTK_WIDGET (compare), "Right");
  g_assert_cmpfloat_with_epsilon (clinic_photo_compare_get_split (compare), 0.6, 1e-9);
  said = gtk_test_accessible_check_property (GTK_ACCESSIBLE (compare), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                             "Before, 20 Nov 2026, divided at 60 % from After 1, 23 Nov 2026");
  g_assert_cmpstr (said, ==, NULL);
  for (int i = 0; i < 60; i++)
    clinic_test_press (GTK_WIDGET (compare), "Left");
  g_assert_cmpfloat (clinic_photo_compare_get_split (compare), ==, 0);
  clinic_test_press (GTK_WIDGET (compare), "plus");
  g_assert_cmpfloat (clinic_photo_compare_get_zoom (compare), ==, 1.25);
  clinic_test_press (GTK_WIDGET (compare), "0");
  g_assert_cmpfloat (clinic_photo_compare_get_zoom (compare), ==, 1);
}

static void
mark_half (Photos *self, ClinicPhotoCompare *compare, int steps)
{
  clinic_test_press (GTK_WIDGET (compare), "Return");
  for (int i = 0; i < steps; i++)
    clinic_test_press (GTK_WIDGET (compare), "Right");
  clinic_test_press (GTK_WIDGET (compare), "Return");
}

/* Both photos marked by keyboard alone are at one scale. */
static void
test_marked_by_keys (Photos *self, gconstpointer data)
{
  ClinicPhotoCompare *compare;
  guint steps;

  take (self, "card");
  set_all_front (self);
  compare = get_compare (self);
  CLINIC_TEST_WAIT (gtk_widget_get_width (GTK_WIDGET (compare)) > 0);
  clinic_test_click (GTK_WIDGET (self->page), "_Mark the Eyes");
  mark_half (self, compare, 4);
  CLINIC_TEST_WAIT (clinic_test_db_get (self->base.db, "SELECT count (*) FROM photo WHERE mark_x0 IS NOT NULL") == 1);
  clinic_test_diary_settle (&self->base);
  g_assert_false (clinic_photo_compare_is_at_scale (compare));
  steps = (gtk_widget_get_width (GTK_WIDGET (compare)) / 2 - 32) / 8;
  for (guint i = 0; i < steps; i++)
    clinic_test_press (GTK_WIDGET (compare), "Right");
  mark_half (self, compare, 4);
  CLINIC_TEST_WAIT (clinic_photo_compare_is_at_scale (get_compare (self)));
  clinic_test_click (GTK_WIDGET (self->page), "_Mark the Eyes");
  g_assert_true (clinic_test_says (GTK_WIDGET (self->page), "At one scale: the eyes are marked on both photos."));
}

static void
test_damage_is_said (Photos *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *photos = g_build_filename (self->base.folder, "photos", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  take (self, "card");
  CLINIC_TEST_WAIT (count_tiles (self) == 3 && count_waiting (self) == 0);
  dir = g_dir_open (photos, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (photos, name, NULL);

      g_unlink (file);
    }
  gtk_window_set_child (GTK_WINDOW (self->window), NULL);
  self->page = CLINIC_PHOTOS_PAGE (clinic_photos_page_new (self->base.diary, 1));
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
  CLINIC_TEST_WAIT (count_tiles (self) == 3 && count_waiting (self) == 0);
  g_assert_true (clinic_test_says (GTK_WIDGET (self->page), "The photo’s file is missing."));
  CLINIC_TEST_WAIT (clinic_test_says (GTK_WIDGET (get_compare (self)), "The photo’s file is missing."));
}

static void
test_blind (Photos *self, gconstpointer data)
{
  take (self, "card");
  set_all_front (self);
  clinic_test_click (GTK_WIDGET (self->page), "_Hide Dates");
  g_assert_false (clinic_test_says (GTK_WIDGET (self->page), "20 Nov"));
  g_assert_true (clinic_test_says (GTK_WIDGET (self->page), "Photo"));
}

/* The photo whose tile has the focus; 0 = none */
static gint64
get_focus (Photos *self)
{
  g_autoptr (GPtrArray) tiles = get_tiles (self);

  for (guint i = 0; i < tiles->len; i++)
    if (gtk_widget_get_focus_child (tiles->pdata[i]) != NULL)
      return clinic_photo_tile_get_photo (tiles->pdata[i]);
  return 0;
}

/* The keys go on at the photo that stands there now, and what was said of the photos before is over. */
static void
test_removed_and_back (Photos *self, gconstpointer data)
{
  g_autoptr (GPtrArray) tiles = NULL;
  gint64 last;

  take (self, "card");
  CLINIC_TEST_WAIT (count_tiles (self) == 3 && clinic_test_says (GTK_WIDGET (self->page), "3 photos added."));
  tiles = get_tiles (self);
  last = get_photo (self, 2);
  g_assert_true (gtk_widget_child_focus (tiles->pdata[1], GTK_DIR_TAB_FORWARD));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "photos.remove", "x", get_photo (self, 1));
  CLINIC_TEST_WAIT (count_tiles (self) == 2);
  g_assert_cmpint (get_focus (self), ==, last);
  g_assert_false (clinic_test_says (GTK_WIDGET (self->page), "3 photos added."));
  clinic_test_diary_undo (&self->base);
  CLINIC_TEST_WAIT (count_tiles (self) == 3);
}

/* The widths of the textures that are drawn, one after the other. */
static void
list_textures (GskRenderNode *node, GString *widths)
{
  if (gsk_render_node_get_node_type (node) == GSK_TEXTURE_NODE)
    g_string_append_printf (widths, " %d", gdk_texture_get_width (gsk_texture_node_get_texture (node)));
  if (gsk_render_node_get_node_type (node) == GSK_CLIP_NODE)
    list_textures (gsk_clip_node_get_child (node), widths);
  if (gsk_render_node_get_node_type (node) == GSK_TRANSFORM_NODE)
    list_textures (gsk_transform_node_get_child (node), widths);
  if (gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE)
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      list_textures (gsk_container_node_get_child (node, i), widths);
}

static char *
dup_textures (GtkWidget *widget)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GString) widths = g_string_new (NULL);
  GskRenderNode *node;

  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  list_textures (node, widths);
  gsk_render_node_unref (node);
  return g_strdup (widths->str);
}

static GdkTexture *
make_texture (int width, int height)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 ((gsize) width * height * 4), (gsize) width * height * 4);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize) width * 4);
}

/* Scaling a large picture down costs a frame; so the least one that is sharp is drawn. */
static void
test_least_that_is_sharp (Photos *self, gconstpointer data)
{
  GtkWidget *compare = clinic_photo_compare_new ();
  g_autoptr (GdkTexture) whole = make_texture (1600, 1200);
  g_autoptr (GdkTexture) half = make_texture (800, 600);
  g_autoptr (ClinicPhoto) photo = clinic_photo_new ();
  ClinicPhotoEntry entry = { .photo = photo };
  g_autofree char *small = NULL, *large = NULL;

  photo->width = 4000;
  photo->height = 3000;
  gtk_window_set_child (GTK_WINDOW (self->window), compare);
  clinic_photo_compare_set_photo (CLINIC_PHOTO_COMPARE (compare), 0, &entry);
  clinic_photo_compare_set_photo (CLINIC_PHOTO_COMPARE (compare), 1, &entry);
  clinic_photo_compare_set_texture (CLINIC_PHOTO_COMPARE (compare), 0, whole, half);
  clinic_photo_compare_set_texture (CLINIC_PHOTO_COMPARE (compare), 1, whole, NULL);
  CLINIC_TEST_WAIT (gtk_widget_get_width (compare) > 0);
  small = dup_textures (compare);
  g_assert_cmpstr (small, ==, " 800 1600");
  clinic_photo_compare_zoom (CLINIC_PHOTO_COMPARE (compare), 2);
  large = dup_textures (compare);
  g_assert_cmpstr (large, ==, " 1600 1600");
}

static void
show_view (Photos *self, const char *name)
{
  GtkWidget *button = clinic_test_find_named (GTK_WIDGET (self->page), GTK_TYPE_TOGGLE_BUTTON, name);

  g_assert_nonnull (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

static void
draw_frame (Photos *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);
  gint64 begin = gdk_frame_clock_get_frame_counter (clock);

  gtk_widget_queue_draw (self->window);
  CLINIC_TEST_WAIT (gdk_frame_clock_get_frame_counter (clock) > begin + 1);
}

/* Pictures that are in memory already must not come into the strip while it is being laid out, which GTK warns of. */
static void
test_strip_from_memory (Photos *self, gconstpointer data)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 700);
  take (self, "card");
  for (int i = 0; i < 3; i++)
    {
      CLINIC_TEST_WAIT (count_tiles (self) == 3);
      CLINIC_TEST_WAIT (count_waiting (self) <= 1);
      show_view (self, "Front, 0 photos");
      draw_frame (self);
      show_view (self, "No view yet, 3 photos");
    }
}

#define ADD(path, func) g_test_add ("/photos/" path, Photos, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();
  ADD ("empty", test_empty);
  ADD ("taken", test_taken);
  ADD ("left-while-taking", test_left_while_taking);
  ADD ("left-and-refused", test_left_and_refused);
  ADD ("left-and-whole", test_left_and_whole);
  ADD ("told-once", test_told_once);
  ADD ("sorted", test_sorted);
  ADD ("strip-from-memory", test_strip_from_memory);
  ADD ("slider-by-keys", test_slider_by_keys);
  ADD ("marked-by-keys", test_marked_by_keys);
  ADD ("damage-is-said", test_damage_is_said);
  ADD ("blind", test_blind);
  ADD ("removed-and-back", test_removed_and_back);
  ADD ("least-that-is-sharp", test_least_that_is_sharp);
  return g_test_run ();
}
