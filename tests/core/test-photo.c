/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-photo.h"

#include <math.h>

static ClinicPhoto *
make (int width, int height, double x0, double y0, double x1, double y1)
{
  ClinicPhoto *photo = clinic_photo_new ();

  photo->width = width;
  photo->height = height;
  photo->marked = x0 != 0 || x1 != 0;
  photo->marks[0] = (ClinicPhotoPoint){ x0, y0 };
  photo->marks[1] = (ClinicPhotoPoint){ x1, y1 };
  return photo;
}

static void
assert_goes (const ClinicPhotoFit *fit, double x, double y, double to_x, double to_y)
{
  double got_x, got_y;

  clinic_photo_fit_apply (fit, x, y, &got_x, &got_y);
  g_assert_cmpfloat_with_epsilon (got_x, to_x, 1e-6);
  g_assert_cmpfloat_with_epsilon (got_y, to_y, 1e-6);
}

static void
test_views (void)
{
  ClinicPhotoView view = CLINIC_PHOTO_FRONT;

  for (guint i = 0; i < CLINIC_N_PHOTO_VIEWS; i++)
    {
      g_assert_true (clinic_photo_view_from_string (clinic_photo_view_to_string (i), &view));
      g_assert_cmpint (view, ==, i);
    }
  g_assert_false (clinic_photo_view_from_string ("back", &view));
}

static void
test_marks (void)
{
  static const struct
  {
    double x0, y0, x1, y1;
    gboolean usable;
  } cases[] = {
    { 0.4, 0.5, 0.6, 0.5, TRUE },
    { 0.5, 0.2, 0.5, 0.9, TRUE },
    { 0, 0.5, 1, 0.5, TRUE },
    { 0, 0, 0, 0, FALSE },
    { 0.5, 0.5, 0.51, 0.5, FALSE },
    { -0.1, 0.5, 0.6, 0.5, FALSE },
    { 0.4, 0.5, 0.6, 1.01, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicPhoto) photo = make (1000, 2000, cases[i].x0, cases[i].y0, cases[i].x1, cases[i].y1);

      g_assert_cmpint (clinic_photo_marks_are_usable (photo), ==, cases[i].usable);
    }
}

/* Eyes on eyes: half as far apart is twice as large, and a head that leans is set upright. */
static void
test_fit_by_marks (void)
{
  g_autoptr (ClinicPhoto) on = make (1000, 1000, 0.4, 0.5, 0.6, 0.5);
  g_autoptr (ClinicPhoto) far = make (2000, 1000, 0.1, 0.3, 0.15, 0.3);
  g_autoptr (ClinicPhoto) leaning = make (1000, 1000, 0.5, 0.4, 0.5, 0.6);
  ClinicPhotoFit fit;

  g_assert_true (clinic_photo_fit (far, on, &fit));
  g_assert_cmpfloat_with_epsilon (hypot (fit.a, fit.b), 2, 1e-9);
  assert_goes (&fit, 200, 300, 400, 500);
  assert_goes (&fit, 300, 300, 600, 500);
  assert_goes (&fit, 200, 400, 400, 700);
  g_assert_true (clinic_photo_fit (leaning, on, &fit));
  g_assert_cmpfloat_with_epsilon (hypot (fit.a, fit.b), 1, 1e-9);
  assert_goes (&fit, 500, 400, 400, 500);
  assert_goes (&fit, 500, 600, 600, 500);
  assert_goes (&fit, 400, 400, 400, 600);
}

static void
test_fit_without_marks (void)
{
  g_autoptr (ClinicPhoto) on = make (1000, 1000, 0.4, 0.5, 0.6, 0.5);
  g_autoptr (ClinicPhoto) wide = make (2000, 1000, 0, 0, 0, 0);
  ClinicPhotoFit fit;

  g_assert_false (clinic_photo_fit (wide, on, &fit));
  assert_goes (&fit, 0, 0, 0, 250);
  assert_goes (&fit, 2000, 1000, 1000, 750);
}

static void
test_before (void)
{
  static const ClinicDay performed[] = { 30, 10, 20 };

  g_assert_cmpuint (clinic_photo_count_before (10, performed, 3), ==, 0);
  g_assert_cmpuint (clinic_photo_count_before (11, performed, 3), ==, 1);
  g_assert_cmpuint (clinic_photo_count_before (30, performed, 3), ==, 2);
  g_assert_cmpuint (clinic_photo_count_before (99, performed, 3), ==, 3);
  g_assert_cmpuint (clinic_photo_count_before (99, NULL, 0), ==, 0);
}

static void
test_order (void)
{
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_photo_free);
  static const struct
  {
    ClinicDay day;
    gint64 taken, added, id;
  } rows[] = { { 2, 50, 90, 1 }, { 1, CLINIC_TIME_NONE, 40, 2 }, { 1, 30, 90, 3 }, { 2, 50, 90, 4 } };
  static const gint64 expected[] = { 3, 2, 1, 4 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ClinicPhoto *photo = clinic_photo_new ();

      photo->day = rows[i].day;
      photo->taken = rows[i].taken;
      photo->added = rows[i].added;
      photo->id = rows[i].id;
      g_ptr_array_insert (photos, 0, photo);
    }
  g_ptr_array_sort (photos, clinic_photo_compare);
  for (guint i = 0; i < photos->len; i++)
    g_assert_cmpint (((ClinicPhoto *) photos->pdata[i])->id, ==, expected[i]);
}

static void
test_copy (void)
{
  g_autoptr (ClinicPhoto) photo = make (10, 20, 0.1, 0.2, 0.3, 0.4);
  g_autoptr (ClinicPhoto) copy = NULL;

  photo->sha256 = g_strdup ("a");
  copy = clinic_photo_copy (photo);
  g_assert_cmpstr (copy->sha256, ==, "a");
  g_assert_true (copy->sha256 != photo->sha256);
  g_assert_null (copy->original);
  g_assert_cmpfloat (copy->marks[1].y, ==, 0.4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photo/views", test_views);
  g_test_add_func ("/photo/marks", test_marks);
  g_test_add_func ("/photo/fit-by-marks", test_fit_by_marks);
  g_test_add_func ("/photo/fit-without-marks", test_fit_without_marks);
  g_test_add_func ("/photo/before", test_before);
  g_test_add_func ("/photo/order", test_order);
  g_test_add_func ("/photo/copy", test_copy);
  return g_test_run ();
}
