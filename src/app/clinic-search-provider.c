/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/clinic-search-provider.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/clinic-search-commands.h"
#include "app/clinic-shell-interface.h"
#include "model/clinic-diary-slots.h"
#include "store/clinic-patient-table.h"

#define COMMAND "command:"
#define PATIENT "patient:"
/* A search on the desktop shows a handful; who is not among them is found by typing on, or in the window. */
#define MOST_PATIENTS 5
/* One letter finds nearly everyone, and whoever types it may look for something else. In UTF-8 a letter of most other
 * scripts is longer, and there one or two are a name. */
#define LEAST_BYTES 3

struct _ClinicSearchProvider
{
  GObject parent_instance;

  ClinicShellSearchProvider2 *skeleton;
  ClinicDiary *diary; /* nullable: no patients are told */
  GPtrArray *found;   /* ClinicPatientCard, of the last search */
};

G_DEFINE_FINAL_TYPE (ClinicSearchProvider, clinic_search_provider, G_TYPE_OBJECT)

enum
{
  ASKED,
  OPEN,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* What is found */

static void
add_commands (GStrvBuilder *results, const char *const *terms)
{
  g_autoptr (GPtrArray) commands = clinic_search_commands_find (terms);

  for (guint i = 0; i < commands->len; i++)
    {
      g_autofree char *id = g_strconcat (COMMAND, ((const ClinicSearchCommand *) commands->pdata[i])->id, NULL);

      g_strv_builder_add (results, id);
    }
}

/* By name only: numbers, telephones and days of birth are for the window. */
static gboolean
is_name (const char *typed)
{
  gboolean letters = FALSE;

  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isdigit (g_utf8_get_char (p)))
        return FALSE;
      letters = letters || g_unichar_isalpha (g_utf8_get_char (p));
    }
  return letters && strlen (typed) >= LEAST_BYTES;
}

typedef struct
{
  ClinicSearchProvider *self;
  GDBusMethodInvocation *invocation;
  GStrvBuilder *results;
} Search;

static void
search_free (Search *search)
{
  g_object_unref (search->self);
  g_strv_builder_unref (search->results);
  g_free (search);
}

/* Takes the search. */
static void
answer (Search *search)
{
  g_auto (GStrv) ids = g_strv_builder_end (search->results);

  g_dbus_method_invocation_return_value (search->invocation, g_variant_new ("(^as)", ids));
  search_free (search);
}

/* They may have become nobody's business since they were asked for. */
static void
patients_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Search *search = user_data;
  ClinicSearchProvider *self = search->self;
  g_autoptr (GPtrArray) cards = clinic_diary_find_patients_finish (CLINIC_DIARY (source), result, NULL);

  if (cards != NULL && self->diary == CLINIC_DIARY (source))
    {
      for (guint i = 0; i < cards->len; i++)
        {
          const ClinicPatientCard *card = cards->pdata[i];
          g_autofree char *id = g_strdup_printf (PATIENT "%" G_GINT64_FORMAT, card->patient->id);

          g_strv_builder_add (search->results, id);
        }
      g_ptr_array_unref (self->found);
      self->found = g_steal_pointer (&cards);
    }
  answer (search);
}

static void
search (ClinicSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *terms)
{
  Search *made = g_new0 (Search, 1);
  g_autofree char *typed = g_strjoinv (" ", (char **) terms);

  g_signal_emit (self, signals[ASKED], 0);
  made->self = g_object_ref (self);
  made->invocation = invocation;
  made->results = g_strv_builder_new ();
  add_commands (made->results, terms);
  if (self->diary != NULL && is_name (typed))
    clinic_diary_find_patients_async (self->diary, typed, MOST_PATIENTS, NULL, patients_found_cb, made);
  else
    answer (made);
}

static gboolean
initial_cb (ClinicSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *terms)
{
  search (self, invocation, terms);
  return TRUE;
}

/* Anew: a patient may have come, and a longer word may begin another command's keyword. */
static gboolean
subsearch_cb (ClinicSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *previous,
              const char *const *terms)
{
  search (self, invocation, terms);
  return TRUE;
}

/* What it is called */

static void
add_meta (GVariantBuilder *metas, const char *id, const char *name, const char *description, const char *icon_name)
{
  g_autoptr (GIcon) icon = g_themed_icon_new (icon_name);

  g_variant_builder_open (metas, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (metas, "{sv}", "id", g_variant_new_string (id));
  g_variant_builder_add (metas, "{sv}", "name", g_variant_new_string (name));
  g_variant_builder_add (metas, "{sv}", "description", g_variant_new_string (description));
  g_variant_builder_add (metas, "{sv}", "icon", g_icon_serialize (icon));
  g_variant_builder_close (metas);
}

static const ClinicPatientCard *
find_card (ClinicSearchProvider *self, gint64 patient)
{
  for (guint i = 0; i < self->found->len; i++)
    if (((const ClinicPatientCard *) self->found->pdata[i])->patient->id == patient)
      return self->found->pdata[i];
  return NULL;
}

/* The number tells namesakes apart. */
static void
add_patient (ClinicSearchProvider *self, GVariantBuilder *metas, const char *id)
{
  const ClinicPatientCard *card = find_card (self, g_ascii_strtoll (id + strlen (PATIENT), NULL, 10));
  g_autofree char *name = card != NULL ? clinic_patient_dup_name (card->patient) : NULL;

  if (card != NULL)
    add_meta (metas, id, name, card->patient->number, "avatar-default-symbolic");
}

static gboolean
metas_cb (ClinicSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *ids)
{
  GVariantBuilder metas;

  g_signal_emit (self, signals[ASKED], 0);
  g_variant_builder_init (&metas, G_VARIANT_TYPE ("aa{sv}"));
  for (gsize i = 0; ids[i] != NULL; i++)
    {
      const ClinicSearchCommand *command =
        g_str_has_prefix (ids[i], COMMAND) ? clinic_search_commands_get (ids[i] + strlen (COMMAND)) : NULL;

      if (command != NULL)
        add_meta (&metas, ids[i], _(command->name), "", command->icon);
      else if (g_str_has_prefix (ids[i], PATIENT))
        add_patient (self, &metas, ids[i]);
    }
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(aa{sv})", &metas));
  return TRUE;
}

/* What it does */

static void
open_in_window (ClinicSearchProvider *self, const char *action, GVariant *target, guint timestamp)
{
  g_autoptr (GVariant) kept = target != NULL ? g_variant_ref_sink (target) : NULL;

  g_signal_emit (self, signals[OPEN], 0, action, kept, timestamp);
}

static gboolean
activate_cb (ClinicSearchProvider *self, GDBusMethodInvocation *invocation, const char *id, const char *const *terms,
             guint timestamp)
{
  const ClinicSearchCommand *command =
    g_str_has_prefix (id, COMMAND) ? clinic_search_commands_get (id + strlen (COMMAND)) : NULL;

  if (command != NULL)
    open_in_window (self, command->action, command->target != NULL ? g_variant_new_parsed (command->target) : NULL,
                    timestamp);
  else if (g_str_has_prefix (id, PATIENT))
    open_in_window (self, "win.show-patient", g_variant_new_int64 (g_ascii_strtoll (id + strlen (PATIENT), NULL, 10)),
                    timestamp);
  g_dbus_method_invocation_return_value (invocation, NULL);
  return TRUE;
}

static gboolean
launch_cb (ClinicSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *terms, guint timestamp)
{
  g_autofree char *typed = g_strjoinv (" ", (char **) terms);

  open_in_window (self, "win.search-for", g_variant_new_string (typed), timestamp);
  g_dbus_method_invocation_return_value (invocation, NULL);
  return TRUE;
}

/* The object */

static void
clinic_search_provider_dispose (GObject *object)
{
  ClinicSearchProvider *self = CLINIC_SEARCH_PROVIDER (object);

  clinic_search_provider_unexport (self);
  g_clear_object (&self->skeleton);
  g_clear_object (&self->diary);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  G_OBJECT_CLASS (clinic_search_provider_parent_class)->dispose (object);
}

static void
clinic_search_provider_class_init (ClinicSearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clinic_search_provider_dispose;
  signals[ASKED] = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                G_TYPE_STRING, G_TYPE_VARIANT, G_TYPE_UINT);
}

static void
clinic_search_provider_init (ClinicSearchProvider *self)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { "handle-get-initial-result-set", G_CALLBACK (initial_cb) },
    { "handle-get-subsearch-result-set", G_CALLBACK (subsearch_cb) },
    { "handle-get-result-metas", G_CALLBACK (metas_cb) },
    { "handle-activate-result", G_CALLBACK (activate_cb) },
    { "handle-launch-search", G_CALLBACK (launch_cb) },
  };

  self->skeleton = clinic_shell_search_provider2_skeleton_new ();
  self->found = g_ptr_array_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (self->skeleton, handlers[i].signal, handlers[i].callback, self, G_CONNECT_SWAPPED);
}

ClinicSearchProvider *
clinic_search_provider_new (void)
{
  return g_object_new (CLINIC_TYPE_SEARCH_PROVIDER, NULL);
}

gboolean
clinic_search_provider_export (ClinicSearchProvider *self, GDBusConnection *connection, const char *path, GError **error)
{
  g_return_val_if_fail (CLINIC_IS_SEARCH_PROVIDER (self), FALSE);

  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection, path, error);
}

void
clinic_search_provider_unexport (ClinicSearchProvider *self)
{
  g_return_if_fail (CLINIC_IS_SEARCH_PROVIDER (self));

  if (self->skeleton != NULL && g_dbus_interface_skeleton_get_connection (G_DBUS_INTERFACE_SKELETON (self->skeleton)) != NULL)
    g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
}

void
clinic_search_provider_set_patients (ClinicSearchProvider *self, ClinicDiary *diary)
{
  g_return_if_fail (CLINIC_IS_SEARCH_PROVIDER (self));

  g_set_object (&self->diary, diary);
  if (diary != NULL)
    return;
  g_ptr_array_unref (self->found);
  self->found = g_ptr_array_new ();
}
