/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/clinic-exif.h"

#include <string.h>

/* Two entries (orientation 6, a date) and a folder with the original's date behind them. */
static const guint8 whole[] = {
  'M', 'M', 0, 42, 0, 0, 0, 8,
  /* 8 */ 0, 3,
  0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0,
  0x01, 0x32, 0, 2, 0, 0, 0, 20, 0, 0, 0, 68,
  0x87, 0x69, 0, 4, 0, 0, 0, 1, 0, 0, 0, 50,
  0, 0, 0, 0,
  /* 50 */ 0, 1,
  0x90, 0x03, 0, 2, 0, 0, 0, 20, 0, 0, 0, 88,
  0, 0, 0, 0,
  /* 68 */ '2', '0', '2', '5', ':', '0', '1', ':', '0', '2', ' ', '0', '3', ':', '0', '4', ':', '0', '5', 0,
  /* 88 */ '2', '0', '2', '6', ':', '1', '1', ':', '2', '4', ' ', '1', '0', ':', '2', '2', ':', '0', '3', 0,
};

static void
test_whole (void)
{
  ClinicExif exif;

  clinic_exif_read (whole, sizeof whole, &exif);
  g_assert_cmpint (exif.orientation, ==, 6);
  g_assert_cmpstr (exif.taken, ==, "2026-11-24T10:22:03");
}

static void
test_without_original (void)
{
  g_autofree guint8 *bytes = g_memdup2 (whole, sizeof whole);
  ClinicExif exif;

  memcpy (bytes + 88, "0000:00:00", 10);
  clinic_exif_read (bytes, sizeof whole, &exif);
  g_assert_cmpstr (exif.taken, ==, "2025-01-02T03:04:05");
  bytes[68] = '?';
  clinic_exif_read (bytes, sizeof whole, &exif);
  g_assert_cmpstr (exif.taken, ==, "");
  g_assert_cmpint (exif.orientation, ==, 6);
}

static void
assert_unread (const guint8 *bytes, gsize length)
{
  ClinicExif exif = { 7, "x" };

  clinic_exif_read (bytes, length, &exif);
  g_assert_cmpint (exif.orientation, ==, 1);
  g_assert_cmpstr (exif.taken, ==, "");
}

static void
test_nothing (void)
{
  g_autofree guint8 *bytes = g_memdup2 (whole, sizeof whole);

  assert_unread (NULL, 0);
  assert_unread (whole, 7);
  bytes[0] = 'X';
  assert_unread (bytes, sizeof whole);
  bytes[0] = 'M';
  memset (bytes + 4, 0xff, 4);
  assert_unread (bytes, sizeof whole);
}

/* Cut anywhere and changed anywhere, on a block of just that size, so that the sanitizer sees any step outside. */
static void
test_damaged (void)
{
  for (gsize length = 0; length <= sizeof whole; length++)
    for (int round = 0; round < 200; round++)
      {
        g_autofree guint8 *bytes = g_memdup2 (whole, length);
        ClinicExif exif;

        for (int i = 0; i < round % 4 && length > 0; i++)
          bytes[g_test_rand_int_range (0, length)] = g_test_rand_int_range (0, 256);
        clinic_exif_read (bytes, length, &exif);
        g_assert_cmpint (exif.orientation, >=, 1);
        g_assert_cmpint (exif.orientation, <=, 8);
        g_assert_true (*exif.taken == '\0' || strlen (exif.taken) == 19);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exif/whole", test_whole);
  g_test_add_func ("/exif/without-original", test_without_original);
  g_test_add_func ("/exif/nothing", test_nothing);
  g_test_add_func ("/exif/damaged", test_damaged);
  return g_test_run ();
}
