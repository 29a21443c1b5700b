/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/clinic-search-commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/clinic-name-key.h"

static const ClinicSearchCommand commands[] = {
  /* Translators: each list of words with semicolons is what someone may type into the desktop's search to find the command
     above it. Write your own words, as many as you like, with a semicolon after each. */
  { "new-booking", N_("New Booking"), N_("book;appointment;session;"), "list-add-symbolic", "win.book",
    "(int64 0, int64 0)" },
  { "walk-in", N_("Check In a Walk-In"), N_("arrive;unexpected;without appointment;"), "contact-new-symbolic", "win.walk-in",
    NULL },
  { "new-patient", N_("New Patient"), N_("add;register;person;"), "contact-new-symbolic", "win.new-patient", "''" },
  { "find-patient", N_("Find a Patient"), N_("search;look up;person;"), "system-search-symbolic", "win.search", NULL },
  { "today", N_("Today"), N_("day;board;beds;waiting;"), "preferences-system-time-symbolic", "win.show-page", "'today'" },
  { "calendar", N_("Calendar"), N_("week;month;appointments;"), "x-office-calendar-symbolic", "win.show-page",
    "'calendar'" },
  { "patients", N_("Patients"), N_("people;records;"), "system-users-symbolic", "win.show-page", "'patients'" },
  { "follow-ups", N_("Follow-ups"), N_("calls;due;aftercare;"), "call-start-symbolic", "win.show-page", "'follow-ups'" },
  { "hours", N_("Hours and Closures"), N_("holidays;absences;closed;"), "x-office-calendar-symbolic", "app.closures", NULL },
  { "help", N_("Help"), N_("manual;how to;"), "help-about-symbolic", "app.help", NULL },
  { "rollers", N_("Rollers"), N_("stock;lots;needles;"), "sittings-roller-symbolic", "app.rollers", NULL },
};

/* (transfer full): the words of a text, folded, a blank before each. */
static char *
fold_words (const char *text)
{
  g_autofree char *spaced = g_strdelimit (g_strdup (text), ";", ' ');
  g_autofree char *key = clinic_name_key (spaced);

  return g_strconcat (" ", g_strstrip (g_strdelimit (key, "-", ' ')), NULL);
}

static gboolean
is_found (const ClinicSearchCommand *command, const char *const *terms)
{
  g_autofree char *name = fold_words (_(command->name));
  g_autofree char *keywords = fold_words (_(command->keywords));
  gboolean found = FALSE;

  for (gsize i = 0; terms[i] != NULL; i++)
    {
      g_autofree char *term = fold_words (terms[i]);

      if (term[1] == '\0')
        continue;
      if (strstr (name, term) == NULL && strstr (keywords, term) == NULL)
        return FALSE;
      found = TRUE;
    }
  return found;
}

GPtrArray *
clinic_search_commands_find (const char *const *terms)
{
  GPtrArray *found = g_ptr_array_new ();

  g_return_val_if_fail (terms != NULL, found);

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (is_found (&commands[i], terms))
      g_ptr_array_add (found, (gpointer) &commands[i]);
  return found;
}

const ClinicSearchCommand *
clinic_search_commands_get (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strcmp0 (commands[i].id, id) == 0)
      return &commands[i];
  return NULL;
}
