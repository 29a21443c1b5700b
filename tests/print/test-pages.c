/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <locale.h>
#include <string.h>

#include "print/clinic-ink.h"
#include "print/clinic-pages.h"

#define WIDTH 842 /* A4 lying, in points */
#define HEIGHT 595
#define MARGIN 36

static ClinicSheet *
make_day (int n_rows)
{
  ClinicSheet *sheet = clinic_sheet_new ();

  clinic_sheet_set_text (&sheet->title, "Tuesday 24 November 2026");
  clinic_sheet_set_text (&sheet->subtitle, "Dr Nair");
  clinic_sheet_set_text (&sheet->clinic, "Lindenhof & Söhne");
  clinic_sheet_set_text (&sheet->printed, "Printed Tue 24 Nov, 10:24");
  clinic_sheet_set_text (&sheet->nothing, "Nobody is booked.");
  clinic_sheet_add_column (sheet, "Time", 0, TRUE);
  clinic_sheet_add_column (sheet, "Patient", 1, FALSE);
  clinic_sheet_add_column (sheet, "Alerts", 2, FALSE);
  for (int i = 0; i < n_rows; i++)
    {
      g_autofree char *time = g_strdup_printf ("%d:%02d", 8 + i / 6, i % 6 * 10);
      g_autofree char *name = g_strdup_printf ("Patient%03d", i);

      clinic_sheet_take_row (sheet, g_strdupv ((char *[]){ time, name, i % 7 == 0 ? "Allergy: lidocaine" : "", NULL }));
    }
  g_free (sheet->totals);
  sheet->totals = g_strdup_printf ("%d visits", n_rows);
  return sheet;
}

/* The text of the PDF, pages parted by form feeds. */
static char *
read_back (GBytes *pdf)
{
  const char *tool = g_getenv ("SITTINGS_PDFTOTEXT");
  const char *argv[] = { tool, "-layout", "-enc", "UTF-8", "-", "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) out = NULL;

  if (tool == NULL || *tool == '\0')
    return NULL;
  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, pdf, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (out, NULL), g_bytes_get_size (out));
}

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("no “%s” in:\n%s", words, text);
}

static void
test_one_page (void)
{
  g_autoptr (ClinicSheet) sheet = make_day (10);
  g_autoptr (ClinicPages) pages = clinic_pages_new (sheet, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN);
  g_autoptr (GBytes) pdf = clinic_pages_to_pdf (sheet, WIDTH, HEIGHT, MARGIN);
  g_autofree char *text = read_back (pdf);

  g_assert_cmpint (clinic_pages_get_n (pages), ==, 1);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
  if (text == NULL)
    {
      g_test_skip ("pdftotext (poppler-utils) is not there");
      return;
    }
  assert_says (text, "Tuesday 24 November 2026");
  assert_says (text, "Dr Nair");
  assert_says (text, "Allergy: lidocaine");
  assert_says (text, "10 visits");
  assert_says (text, "Lindenhof & Söhne");
  assert_says (text, "Page 1 of 1");
}

/* Every row stands on one page, in order; title, head and foot on each. */
static void
test_many_rows (void)
{
  g_autoptr (ClinicSheet) sheet = make_day (100);
  g_autoptr (ClinicPages) pages = clinic_pages_new (sheet, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN);
  g_autoptr (GBytes) pdf = clinic_pages_to_pdf (sheet, WIDTH, HEIGHT, MARGIN);
  g_autofree char *text = read_back (pdf);
  g_auto (GStrv) texts = NULL;
  int n = clinic_pages_get_n (pages), next = 0;

  g_assert_cmpint (n, >=, 3);
  if (text == NULL)
    {
      g_test_skip ("pdftotext (poppler-utils) is not there");
      return;
    }
  texts = g_strsplit (text, "\f", -1);
  g_assert_cmpint (g_strv_length (texts), ==, n + 1);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *foot = g_strdup_printf ("Page %d of %d", i + 1, n);

      assert_says (texts[i], foot);
      assert_says (texts[i], "Tuesday 24 November 2026");
      assert_says (texts[i], "Patient");
      for (const char *at = texts[i]; (at = strstr (at, "Patient0")) != NULL; at++)
        g_assert_cmpint (g_ascii_strtoll (at + strlen ("Patient"), NULL, 10), ==, next++);
    }
  g_assert_cmpint (next, ==, 100);
  g_assert_null (strstr (texts[0], "100 visits"));
  assert_says (texts[n - 1], "100 visits");
}

static void
test_nothing (void)
{
  g_autoptr (ClinicSheet) sheet = make_day (0);
  g_autoptr (ClinicPages) pages = clinic_pages_new (sheet, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN);
  g_autoptr (GBytes) pdf = clinic_pages_to_pdf (sheet, WIDTH, HEIGHT, MARGIN);
  g_autofree char *text = read_back (pdf);

  g_assert_cmpint (clinic_pages_get_n (pages), ==, 1);
  if (text != NULL)
    assert_says (text, "Nobody is booked.");
}

/* What is long is broken, never cut: every word is on the paper. Any script, and from right to left. */
static void
test_long (void)
{
  static const char *const names[] = {
    "Wilhelmine Friederike von und zu Donaudampfschifffahrtsgesellschaft-Hottentottenstein",
    "Ελευθερία Παπαδοπούλου-Αλεξανδροπούλου",
    "渡辺さくら",
    "ليلى الخطيب",
    "Łucja Dąbrowska",
  };

  for (int rtl = 0; rtl < 2; rtl++)
    {
      g_autoptr (ClinicSheet) sheet = make_day (0);
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *text = NULL;
      g_autoptr (GString) alerts = g_string_new ("Allergy:");

      sheet->rtl = rtl;
      for (int i = 0; i < 60; i++)
        g_string_append_printf (alerts, " agent%02d", i);
      for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        clinic_sheet_take_row (sheet, g_strdupv ((char *[]){ "8:00", (char *) names[i], alerts->str, NULL }));
      pdf = clinic_pages_to_pdf (sheet, HEIGHT, WIDTH, MARGIN);
      text = read_back (pdf);
      if (text == NULL)
        {
          g_test_skip ("pdftotext (poppler-utils) is not there");
          return;
        }
      assert_says (text, "Wilhelmine");
      assert_says (text, "Hottentottenstein");
      assert_says (text, "Παπαδοπούλου");
      assert_says (text, "渡辺");
      for (int i = 0; i < 60; i++)
        {
          g_autofree char *agent = g_strdup_printf ("agent%02d", i);

          assert_says (text, agent);
        }
    }
}

/* The columns run from the right: what is last in the line of text is the first. What stands below them in another script
   ends where that does. */
static void
test_from_the_right (void)
{
  g_autoptr (ClinicSheet) sheet = make_day (1);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  sheet->rtl = TRUE;
  clinic_sheet_set_text (&sheet->totals, "Signed by Dr Nair (at noon).");
  pdf = clinic_pages_to_pdf (sheet, WIDTH, HEIGHT, MARGIN);
  text = read_back (pdf);
  if (text == NULL)
    {
      g_test_skip ("pdftotext (poppler-utils) is not there");
      return;
    }
  assert_says (text, "8:00");
  assert_says (text, "Signed by Dr Nair (at noon).");
  g_assert_true (strstr (text, "Alerts") < strstr (text, "Patient"));
  g_assert_true (strstr (text, "lidocaine") < strstr (text, "Patient000"));
  g_assert_true (strstr (text, "Patient000") < strstr (text, "8:00"));
}

/* A row higher than a page goes on where it was cut, with its head. */
static void
test_high_row (void)
{
  g_autoptr (ClinicSheet) sheet = clinic_sheet_new ();
  g_autoptr (ClinicPages) pages = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) lines = g_string_new ("line000");
  g_auto (GStrv) texts = NULL;

  sheet->grid = TRUE;
  clinic_sheet_add_column (sheet, "", 0, FALSE);
  clinic_sheet_add_column (sheet, "Mon 23 Nov", 1, FALSE);
  for (int i = 1; i < 120; i++)
    g_string_append_printf (lines, "\nline%03d", i);
  clinic_sheet_take_row (sheet, g_strdupv ((char *[]){ "Bed 1", lines->str, NULL }));
  pages = clinic_pages_new (sheet, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN);
  g_assert_cmpint (clinic_pages_get_n (pages), >=, 3);
  pdf = clinic_pages_to_pdf (sheet, WIDTH, HEIGHT, MARGIN);
  text = read_back (pdf);
  if (text == NULL)
    {
      g_test_skip ("pdftotext (poppler-utils) is not there");
      return;
    }
  texts = g_strsplit (text, "\f", -1);
  for (int i = 0; i < clinic_pages_get_n (pages); i++)
    assert_says (texts[i], "Bed 1");
  assert_says (text, "line000");
  assert_says (text, "line119");
}

static guint
count_dark (cairo_surface_t *surface)
{
  const guint8 *data;
  guint n = 0;

  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      n += data[y * cairo_image_surface_get_stride (surface) + 4 * x + 1] < 220;
  return n;
}

static guint
draw_page (ClinicSheet *sheet)
{
  g_autoptr (ClinicPages) pages = clinic_pages_new (sheet, WIDTH, HEIGHT);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  guint n;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  clinic_pages_draw (pages, cr, 0);
  cairo_destroy (cr);
  n = count_dark (surface);
  cairo_surface_destroy (surface);
  return n;
}

/* A patient's name as the title is written smaller sooner than cut off: its last letter is on the page. (A PDF file names
   letters that are cut off, too: only the drawing tells.) */
static void
test_long_title (void)
{
  static const char *const ends[] = { "i", "m" };
  guint dark[G_N_ELEMENTS (ends)];

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (ClinicSheet) sheet = make_day (2);
      g_autofree char *name =
        g_strconcat ("Wilhelmine Friederike von und zu Donaudampfschifffahrtsgesellschaft-Hottentottenstei", ends[i], NULL);

      clinic_sheet_set_text (&sheet->title, name);
      dark[i] = draw_page (sheet);
    }
  g_assert_cmpuint (dark[0], !=, dark[1]);
}

typedef struct
{
  GBytes *bytes;
  gsize read;
} Source;

static cairo_status_t
read_bytes (void *closure, unsigned char *data, unsigned int length)
{
  Source *source = closure;
  gsize size;
  const guint8 *from = g_bytes_get_data (source->bytes, &size);

  if (source->read + length > size)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, from + source->read, length);
  source->read += length;
  return CAIRO_STATUS_SUCCESS;
}

/* On paper and in the picture beside it, the strokes are drawn; a signature as large as the sheet too. */
static void
test_ink (void)
{
  static const char *const strokes[] = { "3000,1000,0 3400,1000,9", "0,0,0 6000,2000,9 0,2000,18\n6000,0,30" };
  guint before = 0;

  for (guint i = 0; i < G_N_ELEMENTS (strokes); i++)
    {
      g_autoptr (ClinicSheet) without = make_day (3);
      g_autoptr (ClinicSheet) with = make_day (3);
      g_autoptr (GBytes) png = NULL;
      Source source = { NULL, 0 };
      cairo_surface_t *picture;
      guint black;

      with->ink = clinic_signature_from_string (strokes[i]);
      g_assert_cmpuint (draw_page (with), >, draw_page (without));
      png = source.bytes = clinic_ink_to_png (with->ink);
      picture = cairo_image_surface_create_from_png_stream (read_bytes, &source);
      g_assert_cmpint (cairo_image_surface_get_width (picture), ==, 600);
      g_assert_cmpint (cairo_image_surface_get_height (picture), ==, 200);
      black = count_dark (picture);
      g_assert_cmpuint (black, >, before);
      before = black;
      cairo_surface_destroy (picture);
    }
}

/* Four in a line; a picture in a file is the JPEG that came with it, and headings stand across. */

static void
take_pictures (ClinicSheet *sheet, guint n)
{
  GPtrArray *pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_sheet_picture_free);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "photos", "card", "DCIM", "100TEST", "IMG_0001.JPG", NULL);
  char *contents;
  gsize length;
  g_autoptr (GBytes) jpeg = NULL;
  g_autoptr (GBytes) pixels = g_bytes_new_take (g_malloc0 (40 * 30 * 3), 40 * 30 * 3);

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  jpeg = g_bytes_new_take (contents, length);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (pictures, clinic_sheet_picture_new (pixels, 40, 30, jpeg, i == 0 ? "Front" : "Left side"));
  clinic_sheet_take_pictures (sheet, pictures);
}

static gboolean
holds (GBytes *bytes, const char *text)
{
  const char *data = g_bytes_get_data (bytes, NULL);
  gsize length = strlen (text);

  for (gsize i = 0; i + length <= g_bytes_get_size (bytes); i++)
    if (memcmp (data + i, text, length) == 0)
      return TRUE;
  return FALSE;
}

static void
test_pictures (void)
{
  g_autoptr (ClinicSheet) sheet = make_day (2);
  g_autoptr (ClinicPages) few = NULL;
  g_autoptr (ClinicPages) many = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  clinic_sheet_add_heading (sheet, "Acne scars, face");
  take_pictures (sheet, 5);
  few = clinic_pages_new (sheet, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN);
  g_assert_cmpint (clinic_pages_get_n (few), ==, 1);
  pdf = clinic_pages_to_pdf (sheet, WIDTH, HEIGHT, MARGIN);
  g_assert_true (holds (pdf, "/DCTDecode"));
  take_pictures (sheet, 8);
  many = clinic_pages_new (sheet, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN);
  g_assert_cmpint (clinic_pages_get_n (many), ==, 2);
  text = read_back (pdf);
  if (text == NULL)
    {
      g_test_skip ("pdftotext (poppler-utils) is not there");
      return;
    }
  assert_says (text, "Acne scars, face");
  assert_says (text, "Front");
  assert_says (text, "Left side");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/one-page", test_one_page);
  g_test_add_func ("/pages/many-rows", test_many_rows);
  g_test_add_func ("/pages/nothing", test_nothing);
  g_test_add_func ("/pages/long", test_long);
  g_test_add_func ("/pages/long-title", test_long_title);
  g_test_add_func ("/pages/from-the-right", test_from_the_right);
  g_test_add_func ("/pages/high-row", test_high_row);
  g_test_add_func ("/pages/ink", test_ink);
  g_test_add_func ("/pages/pictures", test_pictures);
  return g_test_run ();
}
