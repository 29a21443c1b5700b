/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes an invented clinic of any size in a folder: ./dev data --patients 100000 --out DIR */
#include <glib/gstdio.h>
#include <locale.h>

#include "sample/clinic-sample.h"
#include "store/clinic-migrate.h"

/* Sessions a patient has on average, dropped courses included: what --patients is turned into weeks with. */
#define SESSIONS_A_PATIENT 8.25

static int patients = 1000;
static int beds = 6;
static int doctors = 3;
static int seed = 1;
static gboolean without_records;
static char *out;
static char *now_text;

static const GOptionEntry options[] = {
  { "patients", 0, 0, G_OPTION_ARG_INT, &patients, "About how many patients (1000)", "N" },
  { "beds", 0, 0, G_OPTION_ARG_INT, &beds, "Beds (6)", "N" },
  { "doctors", 0, 0, G_OPTION_ARG_INT, &doctors, "Doctors (3)", "N" },
  { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "The same seed gives the same clinic (1)", "N" },
  { "without-records", 0, 0, G_OPTION_ARG_NONE, &without_records, "Leave out what doctors write down", NULL },
  { "now", 0, 0, G_OPTION_ARG_STRING, &now_text, "The time it is there, RFC 3339", "TIME" },
  { "out", 0, 0, G_OPTION_ARG_FILENAME, &out, "The folder to make", "DIR" },
  { NULL },
};

static void
show_progress (int week, int n_weeks, gpointer user_data)
{
  if (week % 520 == 519)
    g_print ("%d of %d weeks\n", week + 1, n_weeks);
}

static gint64
get_now (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = now_text ? g_date_time_new_from_iso8601 (now_text, utc) : g_date_time_new_now_utc ();

  if (time == NULL)
    g_printerr ("--now is no RFC 3339 time: %s\n", now_text);
  return time ? g_date_time_to_unix (time) : CLINIC_TIME_NONE;
}

static ClinicProtocol *
load_protocol (GError **error)
{
  const char *folder = g_getenv ("SITTINGS_PROTOCOL_DIR");
  g_autofree char *path = g_build_filename (folder ? folder : "data/protocols", "dermaroller.protocol", NULL);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  return clinic_protocol_parse ("dermaroller.protocol", text, -1, NULL, error);
}

static gboolean
make_data (gint64 now, GError **error)
{
  g_autofree char *path = g_build_filename (out, "sittings.db", NULL);
  g_autoptr (ClinicProtocol) protocol = load_protocol (error);
  g_autoptr (ClinicConn) conn = NULL;
  /* eight visits a bed and day, six days a week */
  double weeks = patients * SESSIONS_A_PATIENT / (8.0 * 6 * beds);
  ClinicSampleSize size = { .seed = seed, .beds = beds, .doctors = doctors, .six_days = TRUE,
                            .weeks_back = MAX (1, (int) weeks - 2), .weeks_ahead = 8, .fill = 97,
                            .records = !without_records };

  if (protocol == NULL)
    return FALSE;
  if (g_mkdir_with_parents (out, 0700) != 0 || g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, "%s cannot be made, or holds a clinic already", out);
      return FALSE;
    }
  conn = clinic_conn_open (path, CLINIC_CONN_CREATE, error);
  return conn != NULL && clinic_migrate (conn, CLINIC_SCHEMA_VERSION, error) &&
         clinic_sample_fill (conn, &size, protocol, now, show_progress, NULL, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  gint64 now;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  now = get_now ();
  if (out == NULL || now == CLINIC_TIME_NONE || patients < 1 || beds < 1 || doctors < 1)
    {
      g_printerr ("Usage: sittings-data --patients N --out DIR\n");
      return 2;
    }
  if (!make_data (now, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_print ("%s\n", out);
  return 0;
}
