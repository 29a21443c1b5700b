/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/clinic-search-provider.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "clinic-test-diary.h"
#include "support/clinic-test-bus.h"

#define PATH "/io/github/sittings/Sittings"
#define INTERFACE "org.gnome.Shell.SearchProvider2"

/* A desktop that searches, on a connection of its own. */
typedef struct
{
  ClinicTestDiary base;
  GTestDBus *bus;
  GDBusConnection *ours;
  GDBusConnection *desktop;
  ClinicSearchProvider *provider;
  ClinicDiary *may_tell; /* nullable: what it is given when it says that it was asked */
  guint n_asked;
  GString *opened;
} Desk;

static void
asked_cb (Desk *desk)
{
  desk->n_asked++;
  clinic_search_provider_set_patients (desk->provider, desk->may_tell);
}

static void
open_cb (Desk *desk, const char *action, GVariant *target, guint timestamp)
{
  g_autofree char *text = target != NULL ? g_variant_print (target, FALSE) : g_strdup ("");

  g_string_append_printf (desk->opened, "%s %s %u;", action, text, timestamp);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  clinic_test_diary_set_up (&desk->base, data);
  desk->may_tell = NULL;
  desk->n_asked = 0;
  desk->opened = g_string_new (NULL);
  desk->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (desk->bus);
  desk->ours = clinic_test_bus_connect (desk->bus);
  desk->desktop = clinic_test_bus_connect (desk->bus);
  desk->provider = clinic_search_provider_new ();
  clinic_search_provider_export (desk->provider, desk->ours, PATH, &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (desk->provider, "asked", G_CALLBACK (asked_cb), desk);
  g_signal_connect_swapped (desk->provider, "open", G_CALLBACK (open_cb), desk);
}

static void
close_connection (GDBusConnection *connection)
{
  g_dbus_connection_close_sync (connection, NULL, NULL);
  g_object_unref (connection);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  clinic_test_diary_settle (&desk->base);
  g_assert_finalize_object (desk->provider);
  close_connection (desk->ours);
  close_connection (desk->desktop);
  g_test_dbus_down (desk->bus);
  g_object_unref (desk->bus);
  g_string_free (desk->opened, TRUE);
  clinic_test_diary_tear_down (&desk->base, data);
}

/* (transfer full): the answer as text. */
static char *
call (Desk *desk, const char *method, GVariant *parameters)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  g_dbus_connection_call (desk->desktop, g_dbus_connection_get_unique_name (desk->ours), PATH, INTERFACE, method, parameters,
                          NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  answer = g_dbus_connection_call_finish (desk->desktop, result, &error);
  g_assert_no_error (error);
  return g_variant_print (answer, FALSE);
}

/* @terms, @ids: separated by blanks. */
static char *
find (Desk *desk, const char *terms)
{
  g_auto (GStrv) words = g_strsplit (terms, " ", -1);

  return call (desk, "GetInitialResultSet", g_variant_new ("(^as)", words));
}

static char *
describe (Desk *desk, const char *ids)
{
  g_auto (GStrv) words = g_strsplit (ids, " ", -1);

  return call (desk, "GetResultMetas", g_variant_new ("(^as)", words));
}

static void
must_find (Desk *desk, const char *terms, const char *ids)
{
  g_autofree char *found = find (desk, terms);

  g_test_message ("%s", terms);
  g_assert_cmpstr (found, ==, ids);
}

/* By the beginnings of words, in any order, whatever their case; what was taken apart by the desktop or was not typed at all
 * finds nothing. */
static void
test_commands (Desk *desk, gconstpointer data)
{
  must_find (desk, "tod", "(['command:today'],)");
  must_find (desk, "TODAY", "(['command:today'],)");
  must_find (desk, "booking new", "(['command:new-booking'],)");
  must_find (desk, "new", "(['command:new-booking', 'command:new-patient'],)");
  must_find (desk, "appoint", "(['command:new-booking', 'command:walk-in', 'command:calendar'],)");
  must_find (desk, "follow ups", "(['command:follow-ups'],)");
  must_find (desk, "follow-ups", "(['command:follow-ups'],)");
  must_find (desk, "ooking", "([],)");
  must_find (desk, "new roller", "([],)");
  must_find (desk, "", "([],)");
  must_find (desk, "- ;", "([],)");
  must_find (desk, "%s", "([],)");
}

static void
test_narrows (Desk *desk, gconstpointer data)
{
  const char *const before[] = { "command:new-booking", "command:new-patient", NULL };
  const char *const terms[] = { "new", "pat", NULL };
  g_autofree char *found = call (desk, "GetSubsearchResultSet", g_variant_new ("(^as^as)", before, terms));

  g_assert_cmpstr (found, ==, "(['command:new-patient'],)");
}

static void
test_metas (Desk *desk, gconstpointer data)
{
  g_autofree char *metas = describe (desk, "command:today command:gone patient:1 nonsense");

  g_assert_cmpstr (metas, ==,
                   "([{'id': <'command:today'>, 'name': <'Today'>, 'description': <''>, 'icon': <('themed', <["
                   "'preferences-system-time-symbolic', 'preferences-system-time']>)>}],)");
}

static void
test_language (Desk *desk, gconstpointer data)
{
  g_autofree char *language = g_strdup (g_getenv ("LANGUAGE"));

  g_setenv ("LANGUAGE", "de", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, SITTINGS_PO_DIR);
  if (g_str_equal (_("Today"), "Today"))
    g_test_skip ("no German catalogue, or no locale that takes one");
  else
    must_find (desk, "heut", "(['command:today'],)");
  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  bindtextdomain (GETTEXT_PACKAGE, "/nonexistent");
}

/* Nobody is told unless it was said so for this search. */
static void
test_patients_are_not_told (Desk *desk, gconstpointer data)
{
  must_find (desk, "asha", "([],)");
  desk->may_tell = desk->base.diary;
  must_find (desk, "asha", "(['patient:1'],)");
  desk->may_tell = NULL;
  must_find (desk, "asha", "([],)");
  g_assert_cmpuint (desk->n_asked, ==, 3);
}

/* A name and a number, and not what the record holds. */
static void
test_patients (Desk *desk, gconstpointer data)
{
  g_autofree char *metas = NULL;
  g_autofree char *later = NULL;

  clinic_test_diary_sql (&desk->base, "UPDATE patient SET allergies = 'Lidocaine', phones = '+49 30 1234' WHERE id = 1");
  desk->may_tell = desk->base.diary;
  must_find (desk, "asha", "(['patient:1'],)");
  metas = describe (desk, "patient:1 patient:2");
  g_assert_cmpstr (metas, ==,
                   "([{'id': <'patient:1'>, 'name': <'Asha Rao'>, 'description': <'1'>, 'icon': <('themed', <["
                   "'avatar-default-symbolic', 'avatar-default']>)>}],)");
  desk->may_tell = NULL;
  later = describe (desk, "patient:1");
  g_assert_cmpstr (later, ==, "([],)");
}

/* Not by number, telephone or day of birth, nor everyone by a letter; a handful at most. */
static void
test_who_is_not_found (Desk *desk, gconstpointer data)
{
  g_autofree char *many = NULL;
  g_auto (GStrv) ids = NULL;

  clinic_test_diary_sql (&desk->base, "UPDATE patient SET search_key = 'asha rao 0001' WHERE id = 1");
  desk->may_tell = desk->base.diary;
  must_find (desk, "0001", "([],)");
  must_find (desk, "asha 0001", "([],)");
  must_find (desk, "as", "([],)");
  clinic_test_diary_sql (&desk->base,
                         "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 120)"
                         " INSERT INTO patient (id, number, given, family, created_at, sort_key, search_key)"
                         " SELECT i, 'Q-' || i, 'Zoltan', 'Nagy', 0, 'nagy' || i, 'zoltan nagy' FROM n");
  many = find (desk, "zoltan");
  ids = g_strsplit (many, "patient:", -1);
  g_assert_cmpuint (g_strv_length (ids), ==, 1 + 5);
}

/* The data are closed while a search is on its way. */
static void
test_closed_meanwhile (Desk *desk, gconstpointer data)
{
  const char *const terms[] = { "asha", NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autofree char *text = NULL;
  GAsyncResult *slot = NULL;

  desk->may_tell = desk->base.diary;
  g_dbus_connection_call (desk->desktop, g_dbus_connection_get_unique_name (desk->ours), PATH, INTERFACE,
                          "GetInitialResultSet", g_variant_new ("(^as)", terms), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                          clinic_test_diary_ready_cb, &slot);
  while (desk->n_asked == 0)
    g_main_context_iteration (NULL, TRUE);
  clinic_search_provider_set_patients (desk->provider, NULL);
  result = clinic_test_diary_wait (&slot);
  answer = g_dbus_connection_call_finish (desk->desktop, result, NULL);
  text = g_variant_print (answer, FALSE);
  g_assert_cmpstr (text, ==, "([],)");
}

static void
activate (Desk *desk, const char *id)
{
  const char *const terms[] = { "typed", NULL };
  g_autofree char *done = call (desk, "ActivateResult", g_variant_new ("(s^asu)", id, terms, 17));

  g_assert_cmpstr (done, ==, "()");
}

static void
test_opens (Desk *desk, gconstpointer data)
{
  const char *const terms[] = { "asha", "ra", NULL };
  g_autofree char *done = NULL;

  activate (desk, "command:new-booking");
  activate (desk, "command:rollers");
  activate (desk, "patient:2");
  activate (desk, "command:gone");
  done = call (desk, "LaunchSearch", g_variant_new ("(^asu)", terms, 18));
  g_assert_cmpstr (desk->opened->str, ==,
                   "win.book (0, 0) 17;app.rollers  17;win.show-patient 2 17;win.search-for 'asha ra' 18;");
}

#define ADD(path, func) g_test_add ("/search-provider/" path, Desk, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  ADD ("commands", test_commands);
  ADD ("narrows", test_narrows);
  ADD ("metas", test_metas);
  ADD ("language", test_language);
  ADD ("patients-are-not-told", test_patients_are_not_told);
  ADD ("patients", test_patients);
  ADD ("who-is-not-found", test_who_is_not_found);
  ADD ("closed-meanwhile", test_closed_meanwhile);
  ADD ("opens", test_opens);
  return g_test_run ();
}
