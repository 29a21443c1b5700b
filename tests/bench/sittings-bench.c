/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures what the project promises, each figure beside its limit or its peer: ./dev bench */
#include <locale.h>

#include "bench-window.h"

static int patients;
static gboolean is_short;
static char *only;
static char *room;

static const GOptionEntry options[] = {
  { "patients", 0, 0, G_OPTION_ARG_INT, &patients, "About how many patients (100000)", "N" },
  { "short", 0, 0, G_OPTION_ARG_NONE, &is_short, "A small clinic, few runs, no verdict: only whether it still measures",
    NULL },
  { "only", 0, 0, G_OPTION_ARG_STRING, &only, "One measurement alone", "NAME" },
  { "room", 0, 0, G_OPTION_ARG_FILENAME, &room, "Where the invented clinics lie (bench-data in the build folder)", "DIR" },
  { NULL },
};

static const struct
{
  const char *name;
  gboolean (*measure) (Bench *bench, GError **error);
} measurements[] = {
  { "search", bench_measure_search },
  { "slots", bench_measure_slots },
  { "booking", bench_measure_booking },
  { "queries", bench_measure_queries },
  { "follow-ups", bench_measure_follow_ups },
  { "typing", bench_measure_typing },
  { "calendar", bench_measure_calendar },
  { "history", bench_measure_history },
  { "photos", bench_measure_photos },
  { "start", bench_measure_start },
};

static Bench *
bench_new (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);
  g_autofree char *real = g_canonicalize_filename (path, NULL);
  Bench *bench = g_new0 (Bench, 1);

  bench->programs = g_path_get_dirname (real);
  bench->probe = g_strdup (BENCH_PROBE);
  bench->app = g_canonicalize_filename ("../../src/sittings", bench->programs);
  bench->room = room ? g_canonicalize_filename (room, NULL) : g_canonicalize_filename ("../../bench-data", bench->programs);
  bench->is_short = is_short;
  return bench;
}

static void
bench_free (Bench *bench)
{
  g_free (bench->programs);
  g_free (bench->app);
  g_free (bench->probe);
  g_free (bench->room);
  g_free (bench->data);
  g_free (bench);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Bench, bench_free)

static gboolean
measure_all (Bench *bench, GError **error)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (measurements); i++)
    {
      if (only != NULL && !g_str_equal (only, measurements[i].name))
        continue;
      if (!measurements[i].measure (bench, error))
        {
          g_prefix_error (error, "%s: ", measurements[i].name);
          return FALSE;
        }
      n++;
    }
  if (n == 0)
    g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND, "there is no measurement “%s”", only);
  return n > 0;
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (Bench) bench = NULL;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  bench = bench_new (argv[0]);
  if (!bench_make_data (bench, patients > 0 ? patients : is_short ? 1000 : 100000, &error) ||
      !measure_all (bench, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_print ("\n%u within their limits, %u over\n", bench->report.n_ok, bench->report.n_over);
  return bench->report.n_over > 0 && !is_short ? 1 : 0;
}
