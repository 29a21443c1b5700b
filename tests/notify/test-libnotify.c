/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notify/clinic-libnotify.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "clinic-turn-meter.h"

#define SERVICE "org.freedesktop.Notifications"
#define PATH "/org/freedesktop/Notifications"
#define PERSON "io.github.sittings.Person"
/* How long a test waits for what must come. */
#define PATIENCE_SECONDS 40
/* How long the main loop may stand still at most, whatever the service does. */
#define STILL_US (20 * 1000)

/* A bus of its own, and the service on it when a test starts one. */
typedef struct
{
  GTestDBus *bus;
  GDBusConnection *connection;
  GSubprocess *service;
  char *log;
  ClinicLibnotify *notifier;
  GString *events; /* "shown a;activated a done;" */
} Desk;

static void
shown_cb (Desk *desk, const char *key, const char *const *about)
{
  g_string_append_printf (desk->events, "shown %s;", key);
}

static void
activated_cb (Desk *desk, const char *key, const char *action, const char *token)
{
  g_string_append_printf (desk->events, "activated %s %s %s;", key, action, token ? token : "-");
}

static void
closed_cb (Desk *desk, const char *key)
{
  g_string_append_printf (desk->events, "closed %s;", key);
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
start_service (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  char line[6] = "";

  desk->service = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, g_getenv ("SITTINGS_PYTHON"),
                                    g_getenv ("SITTINGS_NOTIFICATION_SERVICE"), desk->log, NULL);
  g_assert_no_error (error);
  g_input_stream_read_all (g_subprocess_get_stdout_pipe (desk->service), line, 5, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, "READY");
}

static void
stop_service (Desk *desk)
{
  if (desk->service == NULL)
    return;
  g_subprocess_send_signal (desk->service, SIGCONT);
  g_subprocess_force_exit (desk->service);
  g_subprocess_wait (desk->service, NULL, NULL);
  g_clear_object (&desk->service);
}

static void
set_up (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  desk->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (desk->bus);
  desk->connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_set_exit_on_close (desk->connection, FALSE);
  desk->log = g_build_filename (g_get_tmp_dir (), "sittings-notices-XXXXXX", NULL);
  g_close (g_mkstemp (desk->log), NULL);
  desk->events = g_string_new (NULL);
  clinic_turn_meter_start ();
  desk->notifier = clinic_libnotify_new ("Sittings", "io.github.sittings.Sittings");
  clinic_turn_meter_pause ();
  g_signal_connect_swapped (desk->notifier, "shown", G_CALLBACK (shown_cb), desk);
  g_signal_connect_swapped (desk->notifier, "closed", G_CALLBACK (closed_cb), desk);
  g_signal_connect_swapped (desk->notifier, "activated", G_CALLBACK (activated_cb), desk);
}

/* The bus stays up to the end of the process: libnotify keeps its connection. */
static void
tear_down (Desk *desk)
{
  clinic_turn_meter_resume ();
  g_assert_finalize_object (desk->notifier);
  g_test_message ("the main loop stood still for %" G_GINT64_FORMAT " µs at most", clinic_turn_meter_longest ());
  g_assert_cmpint (clinic_turn_meter_longest (), <=, STILL_US);
  stop_service (desk);
  g_object_unref (desk->connection);
  g_unlink (desk->log);
  g_free (desk->log);
  g_string_free (desk->events, TRUE);
}

/* Waits until @is_so. What the main loop does meanwhile is measured. */
#define wait_until(is_so)                                                                                          \
  G_STMT_START                                                                                                     \
  {                                                                                                                \
    gint64 until = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;                                    \
    guint source = g_timeout_add (10, tick_cb, NULL);                                                              \
    clinic_turn_meter_resume ();                                                                                   \
    while (!(is_so) && g_get_monotonic_time () < until)                                                            \
      g_main_context_iteration (NULL, TRUE);                                                                       \
    clinic_turn_meter_pause ();                                                                                    \
    g_source_remove (source);                                                                                      \
    g_assert_true (is_so);                                                                                         \
  }                                                                                                                \
  G_STMT_END

static ClinicNotifierState
get_state (Desk *desk)
{
  return clinic_notifier_get_state (CLINIC_NOTIFIER (desk->notifier));
}

static void
show (Desk *desk, const char *key, const char *title, const char *body)
{
  g_autoptr (ClinicNotice) notice = clinic_notice_new (key, title, body);

  clinic_notice_add_action (notice, CLINIC_NOTICE_DEFAULT, "Open");
  clinic_notice_add_action (notice, "done", "Done");
  clinic_turn_meter_resume ();
  clinic_notifier_show (CLINIC_NOTIFIER (desk->notifier), notice);
  clinic_turn_meter_pause ();
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* What a person does at the screen; what stands there, as JSON, for "List". */
static char *
ask (Desk *desk, const char *method, GVariant *parameters)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_dbus_connection_call (desk->connection, SERVICE, PATH, PERSON, method, parameters, NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, 5000, NULL, answered_cb, &result);
  wait_until (result != NULL);
  answer = g_dbus_connection_call_finish (desk->connection, result, &error);
  g_assert_no_error (error);
  if (g_variant_n_children (answer) > 0)
    g_variant_get_child (answer, 0, "s", &text);
  return text;
}

static void
assert_standing (Desk *desk, const char *present, const char *absent)
{
  g_autofree char *list = ask (desk, "List", NULL);

  if (present != NULL && strstr (list, present) == NULL)
    g_error ("%s is not in %s", present, list);
  if (absent != NULL && strstr (list, absent) != NULL)
    g_error ("%s is in %s", absent, list);
}

static int
count_shown (Desk *desk)
{
  g_autofree char *log = NULL;
  int n = 0;

  g_file_get_contents (desk->log, &log, NULL, NULL);
  for (const char *at = log; (at = strstr (at, "\"notify\"")) != NULL; at++)
    n++;
  return n;
}

static void
test_shows (void)
{
  Desk desk = { 0 };

  set_up (&desk);
  start_service (&desk);
  wait_until (get_state (&desk) == CLINIC_NOTIFIER_AVAILABLE);
  show (&desk, "follow-up:1", "A call is due", "First call & <more>");
  wait_until (strstr (desk.events->str, "shown follow-up:1;"));
  assert_standing (&desk, "A call is due", NULL);
  assert_standing (&desk, "First call &amp; &lt;more&gt;", NULL);
  assert_standing (&desk, "io.github.sittings.Sittings", NULL);
  tear_down (&desk);
}

static void
test_replaces (void)
{
  Desk desk = { 0 };

  set_up (&desk);
  start_service (&desk);
  show (&desk, "a", "First words", "");
  wait_until (strstr (desk.events->str, "shown a;"));
  show (&desk, "a", "Second words", "");
  wait_until (strstr (desk.events->str, "shown a;shown a;"));
  assert_standing (&desk, "Second words", "First words");
  clinic_notifier_withdraw (CLINIC_NOTIFIER (desk.notifier), "a");
  show (&desk, "b", "Other words", "");
  wait_until (strstr (desk.events->str, "shown b;"));
  assert_standing (&desk, "Other words", "Second words");
  tear_down (&desk);
}

static void
renew (Desk *desk, const char *key, const char *title)
{
  g_autoptr (ClinicNotice) notice = clinic_notice_new (key, title, "");

  notice->renews = TRUE;
  clinic_notifier_show (CLINIC_NOTIFIER (desk->notifier), notice);
}

/* What stands is renewed; what is gone is not brought back. */
static void
test_renews (void)
{
  Desk desk = { 0 };

  set_up (&desk);
  start_service (&desk);
  show (&desk, "a", "Five things", "");
  wait_until (strstr (desk.events->str, "shown a;"));
  renew (&desk, "a", "Four things");
  wait_until (strstr (desk.events->str, "shown a;shown a;"));
  assert_standing (&desk, "Four things", "Five things");
  clinic_notifier_withdraw (CLINIC_NOTIFIER (desk.notifier), "a");
  renew (&desk, "a", "Three things");
  show (&desk, "b", "Other words", "");
  wait_until (strstr (desk.events->str, "shown b;"));
  assert_standing (&desk, "Other words", "Three things");
  tear_down (&desk);
}

static void
test_clicks (void)
{
  Desk desk = { 0 };

  set_up (&desk);
  start_service (&desk);
  show (&desk, "a", "First", "");
  show (&desk, "b", "Second", "");
  wait_until (strstr (desk.events->str, "shown b;"));
  g_free (ask (&desk, "Act", g_variant_new ("(us)", 1, "done")));
  wait_until (strstr (desk.events->str, "activated a done token;"));
  g_free (ask (&desk, "Act", g_variant_new ("(us)", 2, CLINIC_NOTICE_DEFAULT)));
  wait_until (strstr (desk.events->str, "activated b default token;"));
  tear_down (&desk);
}

/* One that the person closed is forgotten: shown again it is a new one. */
static void
test_closed (void)
{
  Desk desk = { 0 };

  set_up (&desk);
  start_service (&desk);
  show (&desk, "a", "First", "");
  wait_until (strstr (desk.events->str, "shown a;"));
  g_free (ask (&desk, "Dismiss", g_variant_new ("(u)", 1)));
  show (&desk, "b", "Between", "");
  wait_until (strstr (desk.events->str, "shown b;"));
  show (&desk, "a", "Again", "");
  wait_until (strstr (desk.events->str, "shown b;shown a;"));
  assert_standing (&desk, "\"id\": 3", NULL);
  tear_down (&desk);
}

/* Without a service nothing is lost: it shows once one comes. */
static void
test_missing (void)
{
  Desk desk = { 0 };

  set_up (&desk);
  show (&desk, "a", "Waits", "");
  show (&desk, "b", "Waits too", "");
  show (&desk, "c", "Never", "");
  clinic_notifier_withdraw (CLINIC_NOTIFIER (desk.notifier), "c");
  wait_until (get_state (&desk) == CLINIC_NOTIFIER_MISSING);
  g_assert_cmpstr (desk.events->str, ==, "");
  start_service (&desk);
  wait_until (strstr (desk.events->str, "shown a;shown b;"));
  wait_until (get_state (&desk) == CLINIC_NOTIFIER_AVAILABLE);
  assert_standing (&desk, "Waits too", "Never");
  stop_service (&desk);
  wait_until (get_state (&desk) == CLINIC_NOTIFIER_MISSING);
  tear_down (&desk);
}

/* What a service that ended had on the screen is said to be closed; what is shown meanwhile waits for the next one. */
static void
test_restarted (void)
{
  Desk desk = { 0 };

  set_up (&desk);
  start_service (&desk);
  show (&desk, "a", "First", "");
  wait_until (strstr (desk.events->str, "shown a;"));
  for (int i = 0; i < 3; i++)
    {
      g_string_truncate (desk.events, 0);
      stop_service (&desk);
      show (&desk, "b", "Between", "");
      start_service (&desk);
      wait_until (strstr (desk.events->str, "closed a;"));
      wait_until (strstr (desk.events->str, "shown b;"));
      assert_standing (&desk, "Between", "First");
      g_string_truncate (desk.events, 0);
      show (&desk, "a", "First", "");
      wait_until (strstr (desk.events->str, "shown a;"));
    }
  tear_down (&desk);
}

/* Whoever is refused says so, keeps what it had to say, and says it once it is let through. */
static void
test_refused (void)
{
  Desk desk = { 0 };

  set_up (&desk);
  start_service (&desk);
  g_free (ask (&desk, "Refuse", g_variant_new ("(b)", TRUE)));
  show (&desk, "a", "Refused", "");
  show (&desk, "b", "Refused too", "");
  wait_until (get_state (&desk) == CLINIC_NOTIFIER_REFUSED);
  g_assert_cmpstr (desk.events->str, ==, "");
  g_free (ask (&desk, "Refuse", g_variant_new ("(b)", FALSE)));
  wait_until (strstr (desk.events->str, "shown a;shown b;"));
  wait_until (get_state (&desk) == CLINIC_NOTIFIER_AVAILABLE);
  tear_down (&desk);
}

/* A signal is sent from another thread: the service is only frozen once the kernel says so. */
static gboolean
is_stopped (GSubprocess *service)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/stat", g_subprocess_get_identifier (service));
  g_autofree char *stat = NULL;

  return g_file_get_contents (path, &stat, NULL, NULL) && strstr (stat, ") T ") != NULL;
}

/* A frozen service: said within seconds, the main loop turns on, and nothing shows twice when it thaws. */
static void
test_frozen (void)
{
  Desk desk = { 0 };

  set_up (&desk);
  start_service (&desk);
  wait_until (get_state (&desk) == CLINIC_NOTIFIER_AVAILABLE);
  g_subprocess_send_signal (desk.service, SIGSTOP);
  wait_until (is_stopped (desk.service));
  show (&desk, "a", "Frozen", "");
  wait_until (get_state (&desk) == CLINIC_NOTIFIER_FROZEN);
  g_assert_cmpstr (desk.events->str, ==, "");
  show (&desk, "a", "Frozen still", "");
  g_subprocess_send_signal (desk.service, SIGCONT);
  wait_until (g_str_has_suffix (desk.events->str, "shown a;"));
  wait_until (get_state (&desk) == CLINIC_NOTIFIER_AVAILABLE);
  wait_until (count_shown (&desk) >= 1);
  show (&desk, "b", "Later", "");
  wait_until (strstr (desk.events->str, "shown b;"));
  assert_standing (&desk, "Frozen still", "\"id\": 3");
  tear_down (&desk);
}

/* Ending while the service is frozen does not wait for it. */
static void
test_ends_frozen (void)
{
  Desk desk = { 0 };

  set_up (&desk);
  start_service (&desk);
  wait_until (get_state (&desk) == CLINIC_NOTIFIER_AVAILABLE);
  g_subprocess_send_signal (desk.service, SIGSTOP);
  wait_until (is_stopped (desk.service));
  show (&desk, "a", "Frozen", "");
  wait_until (get_state (&desk) == CLINIC_NOTIFIER_FROZEN);
  tear_down (&desk);
}

static gboolean
hold_up_cb (gpointer data)
{
  g_usleep (2 * STILL_US);
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static gpointer
burn (gpointer stop)
{
  while (!g_atomic_int_get ((int *) stop))
    ;
  return NULL;
}

/* The meter itself: it sees a callback that waits, and does not see that others have the processor. */
static void
test_meter (void)
{
  GThread *threads[16];
  gboolean done = FALSE;
  int stop = FALSE;
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 2;

  clinic_turn_meter_start ();
  clinic_turn_meter_pause ();
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("burn", burn, &stop);
  wait_until (g_get_monotonic_time () > end);
  g_atomic_int_set (&stop, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (clinic_turn_meter_longest (), <=, STILL_US);
  g_idle_add (hold_up_cb, &done);
  wait_until (done);
  g_assert_cmpint (clinic_turn_meter_longest (), >=, 2 * STILL_US);
}

/* libnotify serves one thread in a process, so each case is run in a process of its own: see meson.build. */
int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/libnotify/meter", test_meter);
  g_test_add_func ("/libnotify/shows", test_shows);
  g_test_add_func ("/libnotify/replaces", test_replaces);
  g_test_add_func ("/libnotify/renews", test_renews);
  g_test_add_func ("/libnotify/clicks", test_clicks);
  g_test_add_func ("/libnotify/closed", test_closed);
  g_test_add_func ("/libnotify/missing", test_missing);
  g_test_add_func ("/libnotify/restarted", test_restarted);
  g_test_add_func ("/libnotify/refused", test_refused);
  g_test_add_func ("/libnotify/frozen", test_frozen);
  g_test_add_func ("/libnotify/ends-frozen", test_ends_frozen);
  return g_test_run ();
}
