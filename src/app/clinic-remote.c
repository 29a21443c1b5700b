/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/clinic-remote.h"

#include <glib/gi18n.h>

#include "app/clinic-remote-interface.h"
#include "model/clinic-diary-booking.h"
#include "model/clinic-diary-session.h"
#include "model/clinic-diary-slots.h"

struct _ClinicRemote
{
  GObject parent_instance;

  ClinicRemoteClinic1 *skeleton;
  ClinicDiary *diary; /* nullable */
};

G_DEFINE_FINAL_TYPE (ClinicRemote, clinic_remote, G_TYPE_OBJECT)

/* Errors */

static const char *const error_names[] = {
  [CLINIC_ERROR_INVALID] = "Invalid",    [CLINIC_ERROR_CONFLICT] = "Conflict", [CLINIC_ERROR_STALE] = "Stale",
  [CLINIC_ERROR_NOT_FOUND] = "NotFound", [CLINIC_ERROR_BUSY] = "Busy",         [CLINIC_ERROR_FULL] = "Full",
  [CLINIC_ERROR_READ_ONLY] = "ReadOnly", [CLINIC_ERROR_CORRUPT] = "Corrupt",   [CLINIC_ERROR_TOO_NEW] = "TooNew",
  [CLINIC_ERROR_FAILED] = "Failed",      [CLINIC_ERROR_NETWORK] = "Network",
  [CLINIC_ERROR_ZONE] = "Zone",
};

/* Takes the invocation. */
static void
refuse (GDBusMethodInvocation *invocation, ClinicError code, const char *words)
{
  g_autofree char *name = g_strconcat (APPLICATION_ID ".Error.", error_names[code], NULL);

  g_dbus_method_invocation_return_dbus_error (invocation, name, words);
}

static void
refuse_error (GDBusMethodInvocation *invocation, const GError *error)
{
  g_autofree char *words = clinic_words_for_error (error);

  refuse (invocation, error->domain == CLINIC_ERROR ? (ClinicError) error->code : CLINIC_ERROR_FAILED, words);
}

/* Whether the data are open and @text (nullable) is a day; refuses otherwise. */
static gboolean
take_call (ClinicRemote *self, GDBusMethodInvocation *invocation, const char *text, ClinicDay *day)
{
  g_autofree char *words = NULL;

  if (self->diary == NULL || clinic_diary_get_setup (self->diary) == NULL)
    {
      refuse (invocation, CLINIC_ERROR_BUSY, _("The clinic’s data are not open yet. Try again in a moment."));
      return FALSE;
    }
  if (text == NULL || clinic_day_parse (text, day))
    return TRUE;
  words = g_strdup_printf (_("“%s” is not a day. Write it like this: 2026-11-24."), text);
  refuse (invocation, CLINIC_ERROR_INVALID, words);
  return FALSE;
}

/* Verbs */

static void
booked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GDBusMethodInvocation *invocation = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);

  if (change == NULL)
    refuse_error (invocation, error);
  else
    g_dbus_method_invocation_return_value (
      invocation, g_variant_new ("(xx)", clinic_change_get_first (change, CLINIC_KIND_SESSION), clinic_change_get_journal (change)));
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GDBusMethodInvocation *invocation = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);

  if (change == NULL)
    refuse_error (invocation, error);
  else
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(x)", clinic_change_get_journal (change)));
}

static gboolean
book_cb (ClinicRemote *self, GDBusMethodInvocation *invocation, gint64 course, const char *day, int minute, int wait,
         gint64 bed, gint64 doctor)
{
  ClinicSlot slot = { .minute = minute, .wait = wait, .bed = bed, .doctor = doctor };
  g_autoptr (GPtrArray) bookings = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_booking_free);

  if (!take_call (self, invocation, day, &slot.day))
    return TRUE;
  g_ptr_array_add (bookings, clinic_booking_new (course, &slot));
  clinic_diary_set_guest (self->diary, TRUE);
  clinic_diary_book_async (self->diary, bookings, NULL, booked_cb, invocation);
  clinic_diary_set_guest (self->diary, FALSE);
  return TRUE;
}

static gboolean
move_cb (ClinicRemote *self, GDBusMethodInvocation *invocation, gint64 session, gint64 version, const char *day, int minute,
         int wait, gint64 bed, gint64 doctor)
{
  ClinicSlot slot = { .minute = minute, .wait = wait, .bed = bed, .doctor = doctor };
  g_autoptr (ClinicBooking) to = NULL;

  if (!take_call (self, invocation, day, &slot.day))
    return TRUE;
  to = clinic_booking_new (0, &slot);
  to->version = version;
  clinic_diary_set_guest (self->diary, TRUE);
  clinic_diary_move_async (self->diary, session, to, NULL, changed_cb, invocation);
  clinic_diary_set_guest (self->diary, FALSE);
  return TRUE;
}

static gboolean
cancel_cb (ClinicRemote *self, GDBusMethodInvocation *invocation, gint64 session, const char *reason)
{
  if (!take_call (self, invocation, NULL, NULL))
    return TRUE;
  clinic_diary_set_guest (self->diary, TRUE);
  clinic_diary_cancel_async (self->diary, session, reason, NULL, changed_cb, invocation);
  clinic_diary_set_guest (self->diary, FALSE);
  return TRUE;
}

static gboolean
restore_cb (ClinicRemote *self, GDBusMethodInvocation *invocation, gint64 session)
{
  if (!take_call (self, invocation, NULL, NULL))
    return TRUE;
  clinic_diary_set_guest (self->diary, TRUE);
  clinic_diary_restore_async (self->diary, session, NULL, changed_cb, invocation);
  clinic_diary_set_guest (self->diary, FALSE);
  return TRUE;
}

/* Questions */

static GVariant *
pack_slots (const GArray *slots)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(siixx)"));
  for (guint i = 0; i < slots->len; i++)
    {
      const ClinicSlot *slot = &g_array_index (slots, ClinicSlot, i);
      g_autofree char *day = clinic_day_to_iso (slot->day);

      g_variant_builder_add (&builder, "(siixx)", day, slot->minute, slot->wait, slot->bed, slot->doctor);
    }
  return g_variant_builder_end (&builder);
}

static void
slots_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GDBusMethodInvocation *invocation = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicSlotList) list = clinic_diary_find_slots_finish (CLINIC_DIARY (source), result, &error);

  if (list == NULL)
    refuse_error (invocation, error);
  else
    g_dbus_method_invocation_return_value (
      invocation, g_variant_new ("(s@a(siixx))", list->refusal ? list->refusal : "", pack_slots (list->slots)));
}

static gboolean
find_slots_cb (ClinicRemote *self, GDBusMethodInvocation *invocation, gint64 course, gint64 except, const char *from, int days)
{
  ClinicSlotWish wish = { .course = course, .except = except, .most_days = CLAMP (days, 1, CLINIC_SLOTS_MOST_DAYS) };

  if (!take_call (self, invocation, from, &wish.from))
    return TRUE;
  clinic_diary_find_slots_async (self->diary, &wish, NULL, slots_found_cb, invocation);
  return TRUE;
}

static void
session_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GDBusMethodInvocation *invocation = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicSession) session = clinic_diary_load_session_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *day = session ? clinic_day_to_iso (session->day) : NULL;

  if (session == NULL)
    refuse_error (invocation, error);
  else
    g_dbus_method_invocation_return_value (
      invocation, g_variant_new ("(sxsiixx)", clinic_session_state_to_string (session->state), session->version, day,
                                 session->minute, session->wait, session->bed, session->doctor));
}

static gboolean
get_session_cb (ClinicRemote *self, GDBusMethodInvocation *invocation, gint64 session)
{
  if (take_call (self, invocation, NULL, NULL))
    clinic_diary_load_session_async (self->diary, session, NULL, session_loaded_cb, invocation);
  return TRUE;
}

/* The object */

static void
clinic_remote_dispose (GObject *object)
{
  ClinicRemote *self = CLINIC_REMOTE (object);

  clinic_remote_unexport (self);
  g_clear_object (&self->skeleton);
  g_clear_object (&self->diary);
  G_OBJECT_CLASS (clinic_remote_parent_class)->dispose (object);
}

static void
clinic_remote_class_init (ClinicRemoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clinic_remote_dispose;
}

static void
clinic_remote_init (ClinicRemote *self)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { "handle-book", G_CALLBACK (book_cb) },           { "handle-move", G_CALLBACK (move_cb) },
    { "handle-cancel", G_CALLBACK (cancel_cb) },       { "handle-restore", G_CALLBACK (restore_cb) },
    { "handle-find-slots", G_CALLBACK (find_slots_cb) }, { "handle-get-session", G_CALLBACK (get_session_cb) },
  };

  self->skeleton = clinic_remote_clinic1_skeleton_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (self->skeleton, handlers[i].signal, handlers[i].callback, self, G_CONNECT_SWAPPED);
}

ClinicRemote *
clinic_remote_new (void)
{
  return g_object_new (CLINIC_TYPE_REMOTE, NULL);
}

gboolean
clinic_remote_export (ClinicRemote *self, GDBusConnection *connection, const char *path, GError **error)
{
  g_return_val_if_fail (CLINIC_IS_REMOTE (self), FALSE);

  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection, path, error);
}

void
clinic_remote_unexport (ClinicRemote *self)
{
  g_return_if_fail (CLINIC_IS_REMOTE (self));

  if (self->skeleton != NULL && g_dbus_interface_skeleton_get_connection (G_DBUS_INTERFACE_SKELETON (self->skeleton)) != NULL)
    g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
}

void
clinic_remote_set_diary (ClinicRemote *self, ClinicDiary *diary)
{
  g_return_if_fail (CLINIC_IS_REMOTE (self));

  g_set_object (&self->diary, diary);
}
