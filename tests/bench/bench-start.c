/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real starts and the memory they end with, seen from outside: beside an empty window's and another calendar's. */
#include "bench-clinic.h"

#define MOST_MORE_MB 35

/* One kind of program and what its starts gave. */
typedef struct
{
  const char *name;
  GPtrArray *argv;
  BenchSeries *frame;
  BenchSeries *whole;
  BenchSeries *private;
  BenchSeries *visited;
} Program;

static Program *
program_new (Bench *bench, const char *name)
{
  Program *program = g_new0 (Program, 1);

  program->name = name;
  program->argv = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (program->argv, g_strdup (bench->probe));
  program->frame = bench_series_new ();
  program->whole = bench_series_new ();
  program->private = bench_series_new ();
  program->visited = bench_series_new ();
  return program;
}

static void
program_add (Program *program, const char *argument)
{
  g_ptr_array_add (program->argv, g_strdup (argument));
}

static void
program_free (Program *program)
{
  g_ptr_array_unref (program->argv);
  bench_series_free (program->frame);
  bench_series_free (program->whole);
  bench_series_free (program->private);
  bench_series_free (program->visited);
  g_free (program);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Program, program_free)

static void
read_line (Program *program, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 2);
  double value = words[0] != NULL && words[1] != NULL ? g_ascii_strtod (words[1], NULL) : 0;

  if (g_strcmp0 (words[0], "frame") == 0)
    bench_series_add (program->frame, value);
  else if (g_strcmp0 (words[0], "whole") == 0)
    bench_series_add (program->whole, value);
  else if (g_strcmp0 (words[0], "private") == 0)
    bench_series_add (program->private, value);
  else if (g_strcmp0 (words[0], "visited") == 0)
    bench_series_add (program->visited, value);
}

static gboolean
start (Program *program, gboolean counts, GError **error)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;
  int status;

  for (guint i = 0; i < program->argv->len; i++)
    g_ptr_array_add (argv, program->argv->pdata[i]);
  g_ptr_array_add (argv, NULL);
  if (!g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, error) ||
      !g_spawn_check_wait_status (status, error))
    {
      g_prefix_error (error, "%s: ", program->name);
      return FALSE;
    }
  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; counts && lines[i] != NULL; i++)
    read_line (program, lines[i]);
  return TRUE;
}

static Program *
make_app (Bench *bench, const char *folder)
{
  static const char *const keys_of_pages[] = { "ctrl+2", "ctrl+3", "ctrl+4", "ctrl+1" };
  Program *app = program_new (bench, "sittings");

  for (guint i = 0; i < G_N_ELEMENTS (keys_of_pages); i++)
    {
      program_add (app, "--key");
      program_add (app, keys_of_pages[i]);
    }
  program_add (app, bench->app);
  program_add (app, "--data");
  program_add (app, folder);
  return app;
}

static Program *
make_empty (Bench *bench)
{
  g_autofree char *path = g_build_filename (bench->programs, "empty-window", NULL);
  Program *empty = program_new (bench, "empty window");

  program_add (empty, path);
  return empty;
}

static Program *
make_calendar (Bench *bench)
{
  g_autofree char *path = g_find_program_in_path ("gnome-calendar");
  Program *calendar;

  if (path == NULL || bench->is_short)
    return NULL;
  calendar = program_new (bench, "GNOME Calendar");
  program_add (calendar, path);
  return calendar;
}

static void
report (Bench *bench, Program *app, Program *empty, Program *calendar)
{
  bench_report_section (&bench->report, "A start, from outside, to the first frame with Today's rows");
  bench_report_ratio (&bench->report, "start", app->whole, "empty window", empty->whole, "ms", 1.5);
  if (calendar != NULL && calendar->frame->values->len > 0)
    bench_report_ratio (&bench->report, "start", app->whole, "GNOME Calendar's first frame", calendar->frame, "ms", 1);
  else
    bench_report_note (&bench->report, "GNOME Calendar is not here, or was not asked: skipped");
  bench_report_section (&bench->report, "Private memory");
  bench_report_more (&bench->report, "after the start", app->private, "empty window", empty->private, "MB", MOST_MORE_MB);
  bench_report_more (&bench->report, "after a look at every page", app->visited, "empty window", empty->visited, "MB",
                     MOST_MORE_MB);
}

/* The first start of a day makes a copy of the data: not what is measured. */
static gboolean
measure (Bench *bench, Program *app, Program *empty, Program *calendar, GError **error)
{
  if (!start (app, FALSE, error) || !start (empty, FALSE, error))
    return FALSE;
  for (guint i = 0; i < bench_get_runs (bench, 9, 1); i++)
    {
      if (!start (empty, TRUE, error) || !start (app, TRUE, error))
        return FALSE;
      if (calendar != NULL && !start (calendar, TRUE, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
bench_measure_start (Bench *bench, GError **error)
{
  g_autofree char *folder = bench_copy_data (bench, "start", error);
  g_autoptr (Program) app = folder != NULL ? make_app (bench, folder) : NULL;
  g_autoptr (Program) empty = make_empty (bench);
  g_autoptr (Program) calendar = make_calendar (bench);
  gboolean done;

  if (app == NULL)
    return FALSE;
  g_setenv ("SITTINGS_NOW", BENCH_NOW, TRUE);
  done = measure (bench, app, empty, calendar, error);
  g_unsetenv ("SITTINGS_NOW");
  if (done)
    report (bench, app, empty, calendar);
  bench_remove_copy (folder);
  return done;
}
