/* SPDX-License-Identifier: GPL-3.0-or-later */
/* write-ical ZONE START...: an iCalendar file with an hour's event at each START (seconds UTC), to standard output. */
#include <stdio.h>
#include <stdlib.h>

#include "exchange/clinic-ical-writer.h"

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_ical_event_free);
  g_autoptr (GBytes) bytes = NULL;

  if (argc < 3)
    return 2;
  for (int i = 2; i < argc; i++)
    {
      ClinicIcalEvent *event = clinic_ical_event_new ();

      event->id = i - 1;
      event->version = 1;
      event->start = g_ascii_strtoll (argv[i], NULL, 10);
      event->end = event->start + 3600;
      g_free (event->summary);
      event->summary = g_strdup_printf ("Appointment %d", i - 1);
      g_ptr_array_add (events, event);
    }
  bytes = clinic_ical_write ("khal-test", argv[1], "Test", 1795500000, events);
  return fwrite (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), 1, stdout) == 1 ? 0 : 1;
}
