/* SPDX-License-Identifier: GPL-3.0-or-later */
/* take-photo FILE [KEPT]: takes a photo in, as the program does, and says what came of it and what it cost:
 *   "taken WIDTH HEIGHT TAKEN-OR-dash" (and "flawed") or "refused SENTENCE", then "cost SECONDS KIBIBYTES" */
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

#include "media/clinic-intake.h"

static double
get_cpu_seconds (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicIntake) intake = NULL;
  double begin = get_cpu_seconds ();
  struct rusage usage;

  if (argc < 2)
    return 2;
  intake = clinic_intake_read (argv[1], &error);
  if (intake != NULL)
    printf ("taken %d %d %s%s\n", intake->width, intake->height, *intake->taken != '\0' ? intake->taken : "-",
            intake->flawed ? " flawed" : "");
  else
    printf ("refused %s\n", error->message);
  getrusage (RUSAGE_SELF, &usage);
  printf ("cost %.2f %ld\n", get_cpu_seconds () - begin, usage.ru_maxrss);
  if (intake != NULL && argc > 2 &&
      !g_file_set_contents (argv[2], g_bytes_get_data (intake->kept, NULL), g_bytes_get_size (intake->kept), &error))
    return 1;
  return 0;
}
