/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-diary-photos.h"

#include <glib/gstdio.h>
#include <string.h>

#include "clinic-test-diary.h"
#include "media/clinic-picture.h"
#include "model/clinic-photo-loader.h"
#include "store/clinic-photo-files.h"

static GPtrArray *
make_sources (const char *first, const char *second)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func (g_object_unref);
  const char *names[] = { first, second };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = names[i] ? g_test_build_filename (G_TEST_DIST, "data", "photos", names[i], NULL) : NULL;

      if (path != NULL)
        g_ptr_array_add (sources, g_file_new_for_path (path));
    }
  return sources;
}

typedef struct
{
  GAsyncResult *slot;
  guint done;
  guint total;
} Waiting;

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  Waiting *waiting = user_data;

  g_assert_null (waiting->slot);
  waiting->done = done;
  waiting->total = total;
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ((Waiting *) user_data)->slot = g_object_ref (result);
}

static ClinicPhotosTaken *
take_all (ClinicTestDiary *self, GPtrArray *sources)
{
  Waiting waiting = { NULL, 99, 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ClinicPhotosTaken *taken;

  clinic_diary_take_photos_async (self->diary, 1, sources, progress_cb, NULL, taken_cb, &waiting);
  result = clinic_test_diary_wait (&waiting.slot);
  taken = clinic_diary_take_photos_finish (self->diary, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (waiting.done, ==, waiting.total);
  g_assert_cmpuint (waiting.total, ==, taken->n_added + taken->n_there + taken->refused->len);
  return taken;
}

static ClinicPhotosTaken *
take (ClinicTestDiary *self, const char *first, const char *second)
{
  g_autoptr (GPtrArray) sources = make_sources (first, second);

  return take_all (self, sources);
}

static ClinicPhotoPage *
load (ClinicTestDiary *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  ClinicPhotoPage *page;

  clinic_diary_load_photos_async (self->diary, 1, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  page = clinic_diary_load_photos_finish (self->diary, result, &error);
  g_assert_no_error (error);
  return page;
}

static const ClinicPhotoEntry *
get_entry (const ClinicPhotoPage *page, guint i)
{
  g_assert_cmpuint (i, <, page->entries->len);
  return page->entries->pdata[i];
}

static char *
change (ClinicTestDiary *self, const ClinicPhoto *photo)
{
  GAsyncResult *slot = NULL;

  clinic_diary_change_photo_async (self->diary, photo, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static ClinicPhotoPixels *
show (ClinicTestDiary *self, ClinicPhotoLoader *loader, const ClinicPhoto *photo, int longest, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  clinic_photo_loader_load_async (loader, photo, longest, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  return clinic_photo_loader_load_finish (loader, result, error);
}

/* A card: its photos sorted by the camera's time, upright, and the broken one named with its reason. */
static void
test_card (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicPhotosTaken) taken = take (self, "card", NULL);
  g_autoptr (ClinicPhotosTaken) again = take (self, "card", NULL);
  g_autoptr (ClinicPhotoPage) page = load (self);
  const ClinicPhoto *first = get_entry (page, 0)->photo;

  g_assert_cmpuint (taken->n_added, ==, 3);
  g_assert_cmpuint (taken->refused->len, ==, 1);
  g_assert_cmpstr (taken->refused->pdata[0], ==,
                   "IMG_0003.JPG: The file is damaged or was cut off. Copy it from the camera again.");
  g_assert_cmpuint (again->n_added, ==, 0);
  g_assert_cmpuint (again->n_there, ==, 3);
  g_assert_cmpuint (page->entries->len, ==, 3);
  g_assert_cmpint (first->day, ==, DAY (-3));
  g_assert_cmpint (first->taken, ==, CLINIC_TEST_NOW - 3 * 86400 - 8 * 3600 + (9 * 60 + 59) * 60);
  g_assert_cmpint (first->width, ==, 64);
  g_assert_cmpint (first->height, ==, 48);
  g_assert_cmpint (first->view, ==, CLINIC_PHOTO_UNSORTED);
  g_assert_cmpint (get_entry (page, 1)->photo->taken, ==, first->taken + 65);
  /* without a time it is today's */
  g_assert_cmpint (get_entry (page, 2)->photo->day, ==, DAY (0));
  g_assert_cmpint (get_entry (page, 2)->photo->taken, ==, CLINIC_TIME_NONE);
}

/* One import is one step back, and one forth again. */
static void
test_undone (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicPhotosTaken) taken = take (self, "card", NULL);
  g_autoptr (ClinicPhotoPage) page = NULL;
  g_autoptr (ClinicPhotoLoader) loader = clinic_photo_loader_new (self->folder, 1 << 20);
  g_autoptr (ClinicPhotoPixels) pixels = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  GAsyncResult *slot = NULL;

  g_assert_cmpstr (clinic_diary_get_undo_text (self->diary), ==, "3 photos of Asha Rao added");
  g_assert_cmpstr (clinic_diary_get_undo_name (self->diary), ==, "new photos of Asha Rao");
  clinic_test_diary_undo (self);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM photo"), ==, 0);
  clinic_diary_redo_async (self->diary, NULL, clinic_test_diary_ready_cb, &slot);
  words = clinic_test_diary_finish (self, &slot);
  g_assert_null (words);
  page = load (self);
  g_assert_cmpuint (page->entries->len, ==, 3);
  pixels = show (self, loader, get_entry (page, 0)->photo, 32, &error);
  g_assert_no_error (error);
  g_assert_cmpint (pixels->width, ==, 32);
}

static void
test_pasted (ClinicTestDiary *self, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "photos", "card", "pasted.png", NULL);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);
  g_autoptr (GBytes) text = g_bytes_new_static ("words", 5);
  g_autoptr (ClinicPhotosTaken) taken = NULL;

  g_ptr_array_add (sources, g_bytes_icon_new (bytes));
  g_ptr_array_add (sources, g_bytes_icon_new (text));
  taken = take_all (self, sources);
  g_assert_cmpuint (taken->n_added, ==, 1);
  g_assert_cmpstr (taken->refused->pdata[0], ==,
                   "What was pasted: The file is not a JPEG or PNG picture. Save the photo as JPEG.");
}

static void
test_nothing_taken (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicPhotosTaken) taken = take (self, "card/notes.txt", "card/DCIM/100TEST/IMG_0003.JPG");

  g_assert_cmpuint (taken->n_added, ==, 0);
  g_assert_cmpuint (taken->refused->len, ==, 2);
  g_assert_false (clinic_diary_can_undo (self->diary));
}

static void
test_sorted_and_marked (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicPhotosTaken) taken = take (self, "card", NULL);
  g_autoptr (ClinicPhotoPage) page = load (self);
  g_autoptr (ClinicPhoto) photo = clinic_photo_copy (get_entry (page, 0)->photo);
  g_autoptr (ClinicPhotoPage) after = NULL;
  g_autofree char *words = NULL;
  g_autofree char *too_close = NULL;
  g_autofree char *stale = NULL;

  photo->view = CLINIC_PHOTO_FRONT;
  photo->marked = TRUE;
  photo->marks[0] = (ClinicPhotoPoint){ 0.3, 0.4 };
  photo->marks[1] = (ClinicPhotoPoint){ 0.3, 0.401 };
  too_close = change (self, photo);
  g_assert_cmpstr (too_close, ==, "The two marks lie too close to each other.");
  photo->marks[1] = (ClinicPhotoPoint){ 0.7, 0.4 };
  words = change (self, photo);
  g_assert_null (words);
  stale = change (self, photo);
  g_assert_nonnull (stale);
  after = load (self);
  g_assert_cmpint (get_entry (after, 0)->photo->view, ==, CLINIC_PHOTO_FRONT);
  g_assert_cmpfloat (get_entry (after, 0)->photo->marks[1].x, ==, 0.7);
  clinic_test_diary_undo (self);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM photo WHERE view = '' AND mark_x0 IS NULL"), ==, 3);
}

static void
test_removed (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicPhotosTaken) taken = take (self, "card", NULL);
  g_autoptr (ClinicPhotoPage) page = load (self);
  GAsyncResult *slot = NULL;
  g_autofree char *words = NULL;

  clinic_diary_remove_photo_async (self->diary, get_entry (page, 1)->photo->id, NULL, clinic_test_diary_ready_cb, &slot);
  words = clinic_test_diary_finish (self, &slot);
  g_assert_null (words);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM photo"), ==, 2);
  clinic_test_diary_undo (self);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM photo"), ==, 3);
}

/* A photo goes to its day's session, and stands after the sessions performed before it. */
static void
test_place_in_the_course (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicPhotosTaken) taken = NULL;
  g_autoptr (ClinicPhotoPage) page = NULL;
  g_autoptr (GError) error = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .day = -24, .minute = 600, .state = "fulfilled" });
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = -3, .minute = 600, .state = "fulfilled" });
  g_assert_true (clinic_test_db_sql (self->db, "UPDATE session SET rolling_at = start, rolled_at = start + 1200", &error));
  g_assert_no_error (error);
  taken = take (self, "card", NULL);
  page = load (self);
  g_assert_cmpint (get_entry (page, 0)->photo->session, ==, 2);
  g_assert_cmpuint (get_entry (page, 0)->after, ==, 1);
  g_assert_cmpint (get_entry (page, 2)->photo->session, ==, 0);
  g_assert_cmpuint (get_entry (page, 2)->after, ==, 2);
  g_assert_cmpint (get_entry (page, 2)->course, ==, 1);
}

static void
assert_fault (ClinicTestDiary *self, const ClinicPhoto *photo, const char *words)
{
  g_autoptr (ClinicPhotoLoader) loader = clinic_photo_loader_new (self->folder, 1 << 20);
  g_autoptr (GError) error = NULL;

  g_assert_null (show (self, loader, photo, 64, &error));
  g_assert_cmpstr (error->message, ==, words);
}

static void
test_damage_is_said (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicPhotosTaken) taken = take (self, "card", NULL);
  g_autoptr (ClinicPhotoPage) page = load (self);
  const ClinicPhoto *photo = get_entry (page, 0)->photo;
  g_autofree char *path = clinic_photo_files_get_path (self->folder, photo->sha256);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  bytes[length / 2] ^= 4;
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  assert_fault (self, photo, "The photo’s file was changed since it was kept.");
  g_assert_true (g_file_set_contents (path, bytes, length / 2, NULL));
  assert_fault (self, photo, "The photo’s file was cut off.");
  g_unlink (path);
  assert_fault (self, photo, "The photo’s file is missing.");
}

/* A photo much larger than the tests' other ones, in one color. */
static void
write_large (const char *path, int width, int height)
{
  g_autoptr (ClinicPicture) picture = clinic_picture_new (width, height);
  g_autoptr (GBytes) bytes = NULL;

  for (gsize i = 0; i < (gsize) width * height * 3; i++)
    picture->pixels[i] = (const guint8[]){ 200, 120, 40 }[i % 3];
  bytes = clinic_picture_to_jpeg (picture, NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
}

static void
assert_pixel (const ClinicPhotoPixels *pixels, int red, int green, int blue)
{
  const guint32 *words = g_bytes_get_data (pixels->bytes, NULL);
  guint32 last = words[pixels->width * pixels->height - 1];

  g_assert_cmpuint (g_bytes_get_size (pixels->bytes), ==, (gsize) pixels->width * pixels->height * 4);
  g_assert_cmpuint (last >> 24, ==, 0xff);
  g_assert_cmpint (ABS ((int) (last >> 16 & 0xff) - red), <=, 3);
  g_assert_cmpint (ABS ((int) (last >> 8 & 0xff) - green), <=, 3);
  g_assert_cmpint (ABS ((int) (last & 0xff) - blue), <=, 3);
}

/* Pixels come as they are drawn, and large ones in half their size too, so that nothing is left to do in the window. */
static void
test_ready_to_draw (ClinicTestDiary *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "large.jpg", NULL);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (ClinicPhotosTaken) taken = NULL;
  g_autoptr (ClinicPhotoPage) page = NULL;
  g_autoptr (ClinicPhotoLoader) loader = clinic_photo_loader_new (self->folder, 1 << 24);
  g_autoptr (ClinicPhotoPixels) large = NULL, small = NULL, again = NULL;

  write_large (path, 2000, 1500);
  g_ptr_array_add (sources, g_file_new_for_path (path));
  taken = take_all (self, sources);
  page = load (self);
  large = show (self, loader, get_entry (page, 0)->photo, 1600, NULL);
  g_assert_cmpint (large->width, ==, 1600);
  g_assert_cmpint (large->half->width, ==, 800);
  g_assert_cmpint (large->half->height, ==, 600);
  assert_pixel (large, 200, 120, 40);
  assert_pixel (large->half, 200, 120, 40);
  g_assert_cmpuint (clinic_photo_loader_get_bytes (loader), ==, (1600 * 1200 + 800 * 600) * 4);
  again = clinic_photo_loader_peek (loader, get_entry (page, 0)->photo, 1600);
  g_assert_true (again->half->bytes == large->half->bytes);
  small = show (self, loader, get_entry (page, 0)->photo, 256, NULL);
  g_assert_null (small->half);
}

static void
test_memory_is_bounded (ClinicTestDiary *self, gconstpointer data)
{
  const gsize most = 64 * 48 * 4 + 100;
  g_autoptr (ClinicPhotosTaken) taken = take (self, "card", NULL);
  g_autoptr (ClinicPhotoPage) page = load (self);
  g_autoptr (ClinicPhotoLoader) loader = clinic_photo_loader_new (self->folder, most);

  for (guint i = 0; i < 6; i++)
    {
      const ClinicPhoto *photo = get_entry (page, i % 2)->photo;
      g_autoptr (ClinicPhotoPixels) pixels = show (self, loader, photo, 64, NULL);
      g_autoptr (ClinicPhotoPixels) there = clinic_photo_loader_peek (loader, photo, 64);
      g_autoptr (ClinicPhotoPixels) other = clinic_photo_loader_peek (loader, get_entry (page, (i + 1) % 2)->photo, 64);

      g_assert_true (there->bytes == pixels->bytes);
      g_assert_null (other);
      g_assert_cmpuint (clinic_photo_loader_get_bytes (loader), <=, most);
    }
}

static void
test_no_room (ClinicTestDiary *self, gconstpointer data)
{
  g_autofree char *photos = g_build_filename (self->folder, "photos", NULL);
  g_autoptr (GPtrArray) sources = make_sources ("card", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Waiting waiting = { 0 };

  /* a file stands where the folder should be */
  g_assert_true (g_file_set_contents (photos, "x", 1, NULL));
  clinic_diary_take_photos_async (self->diary, 1, sources, NULL, NULL, taken_cb, &waiting);
  result = clinic_test_diary_wait (&waiting.slot);
  g_assert_null (clinic_diary_take_photos_finish (self->diary, result, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM photo"), ==, 0);
}

#define ADD(path, func) \
  g_test_add ("/diary-photos/" path, ClinicTestDiary, NULL, clinic_test_diary_set_up, func, clinic_test_diary_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("card", test_card);
  ADD ("undone", test_undone);
  ADD ("pasted", test_pasted);
  ADD ("nothing-taken", test_nothing_taken);
  ADD ("sorted-and-marked", test_sorted_and_marked);
  ADD ("removed", test_removed);
  ADD ("place-in-the-course", test_place_in_the_course);
  ADD ("damage-is-said", test_damage_is_said);
  ADD ("ready-to-draw", test_ready_to_draw);
  ADD ("memory-is-bounded", test_memory_is_bounded);
  ADD ("no-room", test_no_room);
  return g_test_run ();
}
