/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the main loop is away at most while 50 photos of 12 megapixels come in for a patient who has none yet, until the
 * page shows them and the course's grades. */
#include <glib/gstdio.h>
#include <string.h>

#include "bench-window.h"
#include "media/clinic-picture.h"
#include "store/clinic-conn.h"
#include "ui/photos/clinic-photo-tile.h"
#include "ui/photos/clinic-photos-page.h"

#define MOST_GAP_MS 20.0
#define PATIENT 900001
#define N_PHOTOS 50
#define N_PICTURES 5
#define NOISE 16 /* a photo's grain, which keeps its file large */

static const char rows[] =
  "INSERT INTO patient (id, number, given, family, created_at, sort_key, search_key)"
  " VALUES (900001, 'B-1', 'Asha', 'Rao', 0, 'rao asha', 'rao asha b-1');"
  "INSERT INTO course (id, patient, protocol, area, length, min_days, recommended_days, status, started_day)"
  " SELECT 900001, 900001, min (id), 'Face', 10, 21, 28, 'active', 19000 FROM protocol;"
  "INSERT INTO session (id, course, patient, bed, doctor, state, day, minute, wait, rolling, turnover, start, rolling_start,"
  "  rolling_end, bed_end, arrived_at, cream_at, rolling_at, rolled_at, cream, grams)"
  " SELECT 900001, 900001, 900001, (SELECT min (id) FROM bed), (SELECT min (id) FROM staff WHERE role = 'doctor'),"
  "  'fulfilled', d, 180, 45, 20, 10, d * 86400 + 7200, d * 86400 + 9900, d * 86400 + 11100, d * 86400 + 11700,"
  "  d * 86400 + 7200, d * 86400 + 7260, d * 86400 + 9900, d * 86400 + 11040, 'EMLA 5 %', 8 FROM (SELECT 19100 AS d);";

static GBytes *
make_picture (int width, int height, int nth)
{
  g_autoptr (ClinicPicture) picture = clinic_picture_new (width, height);
  g_autoptr (GRand) chance = g_rand_new_with_seed (nth);

  for (gsize i = 0; i < (gsize) width * height; i++)
    {
      guint noise = g_rand_int (chance);
      int base = (int) (i / width * 90 / height + i % width * 90 / width) + 10 * nth;

      for (int c = 0; c < 3; c++)
        picture->pixels[i * 3 + c] = (guint8) (base + (noise >> (8 * c)) % NOISE);
    }
  return clinic_picture_to_jpeg (picture, NULL);
}

/* What stands behind a JPEG's end makes another file and the same picture. */
static gboolean
write_photo (const char *folder, GBytes *picture, int nth, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *tail = g_strdup_printf ("%d", nth);
  g_autofree char *path = g_strdup_printf ("%s/%02d.jpg", folder, nth);

  g_byte_array_append (bytes, g_bytes_get_data (picture, NULL), g_bytes_get_size (picture));
  g_byte_array_append (bytes, (const guint8 *) tail, strlen (tail));
  return g_file_set_contents (path, (const char *) bytes->data, bytes->len, error);
}

/* The camera's card, (transfer full); %NULL with @error. */
static char *
make_card (const char *room, gboolean is_short, GError **error)
{
  g_autofree char *card = g_build_filename (room, "card", NULL);
  int part = is_short ? 10 : 1;
  GBytes *pictures[N_PICTURES];
  gboolean done = TRUE;

  g_mkdir_with_parents (card, 0700);
  for (int i = 0; i < N_PICTURES; i++)
    pictures[i] = make_picture (4000 / part, 3000 / part, i);
  for (int i = 0; done && i < N_PHOTOS; i++)
    done = write_photo (card, pictures[i % N_PICTURES], i, error);
  for (int i = 0; i < N_PICTURES; i++)
    g_bytes_unref (pictures[i]);
  return done ? g_steal_pointer (&card) : NULL;
}

/* The longest time that the main loop was away from its work, and the most work it then did itself: what lies between is
   what others had of the processors. */
typedef struct
{
  gint64 last; /* us */
  gint64 longest;
  gint64 last_work;
  gint64 longest_work;
} Gap;

static gboolean
tick_cb (gpointer data)
{
  Gap *gap = data;
  gint64 now = g_get_monotonic_time ();
  gint64 work = bench_window_get_own_time ();

  if (gap->last != 0)
    {
      gap->longest = MAX (gap->longest, now - gap->last);
      gap->longest_work = MAX (gap->longest_work, work - gap->last_work);
    }
  gap->last = now;
  gap->last_work = work;
  return G_SOURCE_CONTINUE;
}

static void
count_tiles (GtkWidget *widget, guint *n)
{
  if (CLINIC_IS_PHOTO_TILE (widget))
    *n += !clinic_photo_tile_is_waiting (CLINIC_PHOTO_TILE (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    count_tiles (child, n);
}

/* Those that a strip shows at once. */
static gboolean
has_pictures (GtkWidget *page)
{
  guint n = 0;

  count_tiles (page, &n);
  return n >= 4;
}

static guint
watch (Gap *gap)
{
  *gap = (Gap) { 0 };
  return g_timeout_add (1, tick_cb, gap);
}

static void
end_watch (BenchWindow *window, guint source, const Gap *gap, BenchSeries *wall, BenchSeries *own)
{
  bench_window_rest (window);
  g_source_remove (source);
  bench_series_add (wall, gap->longest / 1000.0);
  bench_series_add (own, gap->longest_work / 1000.0);
}

static void
take (BenchWindow *window, const char *card, BenchSeries *wall, BenchSeries *own, BenchSeries *all)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 begin = g_get_monotonic_time ();
  Gap gap;
  guint source = watch (&gap);

  g_ptr_array_add (sources, g_file_new_for_path (card));
  clinic_photos_page_take (CLINIC_PHOTOS_PAGE (window->page), sources);
  while (!has_pictures (window->page))
    g_main_context_iteration (NULL, TRUE);
  bench_series_add (all, (g_get_monotonic_time () - begin) / 1000000.0);
  end_watch (window, source, &gap, wall, own);
}

/* What the toolkit and the display take at the least: one colour painted over a window that was still until then. */
static void
paint_bare (BenchSeries *wall, BenchSeries *own)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (BenchWindow) window = bench_window_open (box);
  Gap gap;
  guint source = watch (&gap);

  bench_window_rest (window);
  gtk_widget_add_css_class (box, "view");
  end_watch (window, source, &gap, wall, own);
}

static gboolean
measure_once (Bench *bench, const char *card, BenchSeries *wall, BenchSeries *own, BenchSeries *all, GError **error)
{
  g_autofree char *folder = bench_copy_data (bench, "photos", error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, CLINIC_DB_FILE, NULL) : NULL;
  g_autoptr (ClinicConn) conn = path != NULL ? clinic_conn_open (path, 0, error) : NULL;
  g_autoptr (BenchClinic) clinic = NULL;
  g_autoptr (BenchWindow) window = NULL;

  if (conn == NULL || !clinic_conn_run_script (conn, rows, error))
    return FALSE;
  g_clear_pointer (&conn, clinic_conn_close);
  clinic = bench_clinic_open (folder, error);
  if (clinic == NULL)
    return FALSE;
  window = bench_window_open (clinic_photos_page_new (clinic->diary, PATIENT));
  bench_window_rest (window);
  take (window, card, wall, own, all);
  g_clear_pointer (&window, bench_window_close);
  g_clear_pointer (&clinic, bench_clinic_close);
  bench_remove_copy (folder);
  return TRUE;
}

gboolean
bench_measure_photos (Bench *bench, GError **error)
{
  g_autoptr (BenchSeries) wall = bench_series_new ();
  g_autoptr (BenchSeries) own = bench_series_new ();
  g_autoptr (BenchSeries) all = bench_series_new ();
  g_autoptr (BenchSeries) bare_wall = bench_series_new ();
  g_autoptr (BenchSeries) bare_own = bench_series_new ();
  g_autofree char *card = bench_start_toolkit (error) ? make_card (bench->room, bench->is_short, error) : NULL;

  if (card == NULL)
    return FALSE;
  bench_report_section (&bench->report, "50 photos of 12 megapixels come in, until the page shows them");
  for (guint i = 0; i < bench_get_runs (bench, 5, 1); i++)
    {
      if (!measure_once (bench, card, wall, own, all, error))
        return FALSE;
      paint_bare (bare_wall, bare_own);
    }
  bench_report_limit (&bench->report, "the longest gap of the main loop", wall, "ms", MOST_GAP_MS);
  bench_report_limit (&bench->report, "  of it this thread's own work", own, "ms", MOST_GAP_MS);
  bench_report_note (&bench->report, "all of them in %.1f s; a plain colour over a window: gap %.1f ms, work %.1f ms",
                     bench_series_get_median (all), bench_series_get_median (bare_wall), bench_series_get_median (bare_own));
  bench_remove_copy (card);
  return TRUE;
}
