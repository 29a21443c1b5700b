/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "app/clinic-application.h"

/* Else each thread keeps a heap of its own, and what the database's lets go of no other can use. */
static void
share_heap (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, 1);
#endif
}

/* A tree that is not installed names its own catalogues, as it names its protocols. */
static const char *
get_locale_dir (void)
{
  const char *own = g_getenv ("SITTINGS_LOCALE_DIR");

  return own != NULL ? own : LOCALE_DIR;
}

int
main (int argc, char **argv)
{
  g_autoptr (ClinicApplication) application = NULL;

  share_heap ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, get_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = clinic_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
