/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/clinic-intake.h"

#include <math.h>
#include <string.h>

/* A PNG of one pixel, the smallest picture there is. */
static const guint8 dot[] = {
  0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n',
  0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde,
  0, 0, 0, 12, 'I', 'D', 'A', 'T', 0x08, 0xd7, 0x63, 0xf8, 0xcf, 0xc0, 0x00, 0x00, 0x03, 0x01, 0x01, 0x00,
  0x18, 0xdd, 0x8d, 0xb0,
  0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82,
};

static ClinicPicture *
make_ramp (int width, int height)
{
  ClinicPicture *picture = clinic_picture_new (width, height);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint8 *pixel = picture->pixels + (y * width + x) * 3;

        pixel[0] = x;
        pixel[1] = y;
        pixel[2] = 7;
      }
  return picture;
}

static void
test_shrunk (void)
{
  g_autoptr (ClinicPicture) ramp = make_ramp (200, 100);
  g_autoptr (ClinicPicture) small = clinic_picture_shrink (ramp, 20);
  g_autoptr (ClinicPicture) same = clinic_picture_shrink (ramp, 300);
  g_autoptr (ClinicPicture) thin = make_ramp (200, 1);
  g_autoptr (ClinicPicture) thinner = clinic_picture_shrink (thin, 10);

  g_assert_cmpint (small->width, ==, 20);
  g_assert_cmpint (small->height, ==, 10);
  /* columns 10 to 19 are averaged: 14.5 */
  g_assert_cmpint (small->pixels[3], ==, 15);
  g_assert_cmpint (small->pixels[20 * 3 + 1], ==, 15);
  g_assert_cmpint (small->pixels[5], ==, 7);
  g_assert_cmpint (same->width, ==, 200);
  g_assert_cmpmem (same->pixels, 200 * 100 * 3, ramp->pixels, 200 * 100 * 3);
  g_assert_cmpint (thinner->height, ==, 1);
}

/* Rows taken in strips are those of the whole, whichever way it is turned. */
static void
test_turned_in_strips (void)
{
  g_autoptr (ClinicPicture) ramp = make_ramp (7, 5);

  for (int orientation = 1; orientation <= 8; orientation++)
    {
      guint8 whole[7 * 5 * 3];
      guint8 strips[7 * 5 * 3];
      int width, height;

      clinic_picture_get_upright_size (ramp, orientation, &width, &height);
      g_assert_cmpint (width, ==, orientation < 5 ? 7 : 5);
      clinic_picture_turn_rows (ramp, orientation, 0, height, whole);
      for (int y = 0; y < height; y++)
        clinic_picture_turn_rows (ramp, orientation, y, 1, strips + y * width * 3);
      g_assert_cmpmem (whole, sizeof whole, strips, sizeof strips);
      for (int y = 0; y < 5; y++)
        for (int x = 0; x < 7; x++)
          {
            gboolean found = FALSE;

            for (int i = 0; i < 35 && !found; i++)
              found = whole[i * 3] == x && whole[i * 3 + 1] == y;
            g_assert_true (found);
          }
    }
}

static void
test_prepared (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (dot, sizeof dot);
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicIntake) intake = clinic_intake_prepare (bytes, &error);
  g_autoptr (ClinicIntake) again = clinic_intake_prepare (bytes, &error);
  g_autoptr (ClinicPicture) shown = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *original = clinic_intake_hash (bytes);

  g_assert_no_error (error);
  g_assert_cmpint (intake->width, ==, 1);
  g_assert_cmpint (intake->height, ==, 1);
  g_assert_cmpint (intake->small->width, ==, 1);
  g_assert_cmpstr (intake->taken, ==, "");
  g_assert_cmpstr (intake->original, ==, original);
  kept = clinic_intake_hash (intake->kept);
  g_assert_cmpstr (intake->sha256, ==, kept);
  g_assert_cmpstr (again->sha256, ==, kept);
  shown = clinic_picture_decode (intake->kept, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpint (shown->width, ==, 1);
}

static void
test_kept_files_alone_are_shown (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (dot, sizeof dot);
  g_autoptr (GError) error = NULL;

  g_assert_null (clinic_picture_decode (bytes, 100, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID);
}

/* A file of the clinic's size is changed at random: whatever comes, it is an error or a picture. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) first = g_bytes_new_static (dot, sizeof dot);
  g_autoptr (ClinicIntake) intake = clinic_intake_prepare (first, NULL);

  for (int round = 0; round < 2000; round++)
    {
      GBytes *source = round % 2 ? intake->kept : first;
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (source, NULL), g_bytes_get_size (source));
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (ClinicIntake) taken = NULL;

      for (int i = 0; i < 1 + round % 3; i++)
        data[g_test_rand_int_range (0, g_bytes_get_size (source))] ^= 1 << g_test_rand_int_range (0, 8);
      bytes = g_bytes_new_static (data, g_bytes_get_size (source));
      taken = clinic_intake_prepare (bytes, &error);
      g_assert_true ((taken == NULL) == (error != NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture/shrunk", test_shrunk);
  g_test_add_func ("/picture/turned-in-strips", test_turned_in_strips);
  g_test_add_func ("/picture/prepared", test_prepared);
  g_test_add_func ("/picture/kept-files-alone-are-shown", test_kept_files_alone_are_shown);
  g_test_add_func ("/picture/damaged", test_damaged);
  return g_test_run ();
}
