/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that the desktop hands over: none is opened for itself, each leads to the window that imports such files. */
#include "config.h"

#include "app/clinic-application-private.h"

/* By its name, as the desktop itself tells: what a file holds is read where it is imported. */
static gboolean
is_calendar (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *type = g_content_type_guess (name, NULL, 0, NULL);

  return g_content_type_is_a (type, "text/calendar");
}

static void
import (ClinicApplication *self, const char *action, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  clinic_application_do (self, action, g_variant_new_string (uri));
}

void
clinic_application_import (ClinicApplication *self, GFile *file)
{
  import (self, "win.import-file", file);
}

void
clinic_application_open_file (ClinicApplication *self, GFile *file)
{
  import (self, is_calendar (file) ? "win.import-holidays" : "win.import-file", file);
}
