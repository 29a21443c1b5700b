/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notify/clinic-portal.h"

#include <string.h>

#include "clinic-turn-meter.h"
#include "support/clinic-test-bus.h"

#define PORTAL "org.freedesktop.portal.Desktop"
#define PATH "/org/freedesktop/portal/desktop"
#define PATIENCE_SECONDS 40
#define STILL_US (20 * 1000)

static const char interfaces[] = "<node><interface name='org.freedesktop.portal.Notification'>"
                                 "<method name='AddNotification'><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/></method>"
                                 "<method name='RemoveNotification'><arg type='s' direction='in'/></method>"
                                 "<property name='version' type='u' access='read'/></interface></node>";

/* A portal on a connection of its own, and what came to it. */
typedef struct
{
  GTestDBus *bus;
  GDBusConnection *portal;
  GDBusConnection *ours;
  GDBusNodeInfo *node;
  guint object;
  guint name;
  gboolean refuses;
  gboolean frozen;
  GQueue held;   /* GDBusMethodInvocation, while frozen */
  GString *came; /* "add a;remove a;" */
  GVariant *last; /* nullable: the newest notification */
  ClinicPortal *notifier;
  GString *events;
} Desk;

static void
answer (Desk *desk, GDBusMethodInvocation *invocation)
{
  if (desk->refuses && g_str_equal (g_dbus_method_invocation_get_method_name (invocation), "AddNotification"))
    g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.portal.Error.NotAllowed", "not allowed");
  else
    g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
call_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface, const char *method,
         GVariant *parameters, GDBusMethodInvocation *invocation, gpointer user_data)
{
  Desk *desk = user_data;
  const char *key;

  g_variant_get_child (parameters, 0, "&s", &key);
  if (g_str_equal (method, "AddNotification") && !desk->refuses)
    {
      g_clear_pointer (&desk->last, g_variant_unref);
      desk->last = g_variant_get_child_value (parameters, 1);
    }
  if (!desk->refuses)
    g_string_append_printf (desk->came, "%s %s;", g_str_equal (method, "AddNotification") ? "add" : "remove", key);
  if (desk->frozen)
    g_queue_push_tail (&desk->held, invocation);
  else
    answer (desk, invocation);
}

static GVariant *
get_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface, const char *property,
        GError **error, gpointer user_data)
{
  return g_variant_new_uint32 (1);
}

static const GDBusInterfaceVTable vtable = { call_cb, get_cb, NULL, { NULL } };

static void
shown_cb (Desk *desk, const char *key, const char *const *about)
{
  g_string_append_printf (desk->events, "shown %s;", key);
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

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

static void
start_portal (Desk *desk)
{
  desk->portal = clinic_test_bus_connect (desk->bus);
  desk->object = g_dbus_connection_register_object (desk->portal, PATH, desk->node->interfaces[0], &vtable, desk, NULL, NULL);
  desk->name = g_bus_own_name_on_connection (desk->portal, PORTAL, G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL, NULL, NULL);
}

static void
stop_portal (Desk *desk)
{
  if (desk->portal == NULL)
    return;
  g_bus_unown_name (desk->name);
  g_dbus_connection_close_sync (desk->portal, NULL, NULL);
  g_clear_object (&desk->portal);
}

static ClinicNotifierState
get_state (Desk *desk)
{
  return clinic_notifier_get_state (CLINIC_NOTIFIER (desk->notifier));
}

static void
set_up (Desk *desk, gconstpointer data)
{
  memset (desk, 0, sizeof *desk);
  desk->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (desk->bus);
  desk->node = g_dbus_node_info_new_for_xml (interfaces, NULL);
  desk->came = g_string_new (NULL);
  desk->events = g_string_new (NULL);
  g_queue_init (&desk->held);
  desk->ours = clinic_test_bus_connect (desk->bus);
  clinic_turn_meter_start ();
  desk->notifier = clinic_portal_new (desk->ours, "app.answer-notice");
  clinic_turn_meter_pause ();
  g_signal_connect_swapped (desk->notifier, "shown", G_CALLBACK (shown_cb), desk);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  clinic_turn_meter_resume ();
  g_assert_finalize_object (desk->notifier);
  g_test_message ("the main loop stood still for %" G_GINT64_FORMAT " µs at most", clinic_turn_meter_longest ());
  g_assert_cmpint (clinic_turn_meter_longest (), <=, STILL_US);
  g_queue_clear_full (&desk->held, g_object_unref);
  stop_portal (desk);
  g_dbus_connection_close_sync (desk->ours, NULL, NULL);
  g_object_unref (desk->ours);
  g_dbus_node_info_unref (desk->node);
  g_clear_pointer (&desk->last, g_variant_unref);
  g_string_free (desk->came, TRUE);
  g_string_free (desk->events, TRUE);
  g_test_dbus_down (desk->bus);
  g_object_unref (desk->bus);
}

static void
show (Desk *desk, const char *key, const char *title, gboolean renews)
{
  g_autoptr (ClinicNotice) notice = clinic_notice_new (key, title, "First call & <more>");

  notice->renews = renews;
  clinic_notice_add_action (notice, CLINIC_NOTICE_DEFAULT, "Open");
  clinic_notice_add_action (notice, "done", "Done");
  clinic_turn_meter_resume ();
  clinic_notifier_show (CLINIC_NOTIFIER (desk->notifier), notice);
  clinic_turn_meter_pause ();
}

static void
withdraw (Desk *desk, const char *key)
{
  clinic_notifier_withdraw (CLINIC_NOTIFIER (desk->notifier), key);
}

/* What the desktop needs to start the program with the answer: an action of the program, and what it is about. */
static void
test_shows (Desk *desk, gconstpointer data)
{
  g_autofree char *text = NULL;

  start_portal (desk);
  wait_until (get_state (desk) == CLINIC_NOTIFIER_AVAILABLE);
  show (desk, "follow-up:1", "A call is due", FALSE);
  wait_until (strstr (desk->events->str, "shown follow-up:1;"));
  text = g_variant_print (desk->last, FALSE);
  g_assert_cmpstr (text, ==,
                   "{'title': <'A call is due'>, 'body': <'First call & <more>'>, 'priority': <'normal'>,"
                   " 'default-action': <'app.answer-notice'>, 'default-action-target': <('follow-up:1', 'default')>,"
                   " 'buttons': <[{'label': <'Done'>, 'action': <'app.answer-notice'>, 'target': <('follow-up:1', 'done')>}]>}");
}

/* One after the other; a newer one takes the older one's place, also while it waits; withdrawn on its way it goes. */
static void
test_order (Desk *desk, gconstpointer data)
{
  start_portal (desk);
  desk->frozen = TRUE;
  show (desk, "a", "First", FALSE);
  show (desk, "b", "Second", FALSE);
  show (desk, "b", "Second again", FALSE);
  show (desk, "c", "Never", FALSE);
  withdraw (desk, "a");
  withdraw (desk, "c");
  wait_until (desk->held.length == 1);
  desk->frozen = FALSE;
  answer (desk, g_queue_pop_head (&desk->held));
  wait_until (strstr (desk->came->str, "add b;"));
  g_assert_cmpstr (desk->came->str, ==, "add a;remove a;add b;");
  wait_until (strstr (desk->events->str, "shown b;"));
  show (desk, "a", "Put away before", TRUE);
  show (desk, "b", "Renewed", TRUE);
  wait_until (strstr (desk->events->str, "shown b;shown b;"));
  withdraw (desk, "b");
  wait_until (g_str_has_suffix (desk->came->str, "add b;remove b;"));
  g_assert_null (strstr (desk->events->str, "shown a;shown b;shown a;"));
}

/* Without a portal nothing is lost: it shows once one comes, also after it went. */
static void
test_missing (Desk *desk, gconstpointer data)
{
  show (desk, "a", "Waits", FALSE);
  wait_until (get_state (desk) == CLINIC_NOTIFIER_MISSING);
  start_portal (desk);
  wait_until (strstr (desk->events->str, "shown a;"));
  g_assert_cmpint (get_state (desk), ==, CLINIC_NOTIFIER_AVAILABLE);
  stop_portal (desk);
  wait_until (get_state (desk) == CLINIC_NOTIFIER_MISSING);
  show (desk, "b", "Waits too", FALSE);
  start_portal (desk);
  wait_until (strstr (desk->events->str, "shown a;shown b;"));
}

/* One that does not answer is said to hang, within seconds; its answer is taken when it comes. */
static void
test_frozen (Desk *desk, gconstpointer data)
{
  start_portal (desk);
  wait_until (get_state (desk) == CLINIC_NOTIFIER_AVAILABLE);
  desk->frozen = TRUE;
  show (desk, "a", "Frozen", FALSE);
  wait_until (get_state (desk) == CLINIC_NOTIFIER_FROZEN);
  g_assert_cmpstr (desk->events->str, ==, "");
  desk->frozen = FALSE;
  answer (desk, g_queue_pop_head (&desk->held));
  wait_until (strstr (desk->events->str, "shown a;"));
  g_assert_cmpint (get_state (desk), ==, CLINIC_NOTIFIER_AVAILABLE);
}

/* It goes while a question is on its way. */
static void
test_ends_frozen (Desk *desk, gconstpointer data)
{
  start_portal (desk);
  desk->frozen = TRUE;
  show (desk, "a", "Frozen", FALSE);
  wait_until (desk->held.length == 1);
}

/* Tried again by itself, and nothing is lost. */
static void
test_refused (Desk *desk, gconstpointer data)
{
  desk->refuses = TRUE;
  start_portal (desk);
  show (desk, "a", "Refused", FALSE);
  show (desk, "b", "Refused too", FALSE);
  wait_until (get_state (desk) == CLINIC_NOTIFIER_REFUSED);
  desk->refuses = FALSE;
  wait_until (strstr (desk->events->str, "shown a;shown b;"));
  g_assert_cmpint (get_state (desk), ==, CLINIC_NOTIFIER_AVAILABLE);
}

#define ADD(path, func) g_test_add ("/portal/" path, Desk, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("shows", test_shows);
  ADD ("order", test_order);
  ADD ("missing", test_missing);
  ADD ("frozen", test_frozen);
  ADD ("ends-frozen", test_ends_frozen);
  ADD ("refused", test_refused);
  return g_test_run ();
}
