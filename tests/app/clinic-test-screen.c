/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-screen.h"

static guint tells_signal;

static void
screen_show (ClinicNotifier *notifier, const ClinicNotice *notice)
{
  ClinicTestScreen *self = CLINIC_TEST_SCREEN (notifier);

  if (self->state != CLINIC_NOTIFIER_AVAILABLE || (notice->renews && !g_hash_table_contains (self->standing, notice->key)))
    return;
  self->n_shown++;
  g_signal_emit (self, tells_signal, 0, notice);
  g_hash_table_replace (self->standing, g_strdup (notice->key), clinic_notice_copy (notice));
  clinic_notifier_emit_shown (notifier, notice->key, (const char *const *) notice->about);
}

static void
screen_withdraw (ClinicNotifier *notifier, const char *key)
{
  g_hash_table_remove (CLINIC_TEST_SCREEN (notifier)->standing, key);
}

static ClinicNotifierState
screen_get_state (ClinicNotifier *notifier)
{
  return CLINIC_TEST_SCREEN (notifier)->state;
}

static void
screen_iface_init (ClinicNotifierInterface *iface)
{
  iface->show = screen_show;
  iface->withdraw = screen_withdraw;
  iface->get_state = screen_get_state;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (ClinicTestScreen, clinic_test_screen, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CLINIC_TYPE_NOTIFIER, screen_iface_init))

static void
clinic_test_screen_finalize (GObject *object)
{
  g_hash_table_unref (CLINIC_TEST_SCREEN (object)->standing);
  G_OBJECT_CLASS (clinic_test_screen_parent_class)->finalize (object);
}

static void
clinic_test_screen_class_init (ClinicTestScreenClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clinic_test_screen_finalize;
  tells_signal = g_signal_new ("tells", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               CLINIC_TYPE_NOTICE);
}

static void
clinic_test_screen_init (ClinicTestScreen *self)
{
  self->state = CLINIC_NOTIFIER_AVAILABLE;
  self->standing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) clinic_notice_free);
}

ClinicTestScreen *
clinic_test_screen_new (void)
{
  return g_object_new (CLINIC_TYPE_TEST_SCREEN, NULL);
}

void
clinic_test_screen_put_away (ClinicTestScreen *self, const char *key)
{
  g_assert_true (g_hash_table_remove (self->standing, key));
  clinic_notifier_emit_closed (CLINIC_NOTIFIER (self), key);
}

void
clinic_test_screen_click (ClinicTestScreen *self, const char *key, const char *action)
{
  g_assert_true (g_hash_table_remove (self->standing, key));
  clinic_notifier_emit_activated (CLINIC_NOTIFIER (self), key, action, "token");
  clinic_notifier_emit_closed (CLINIC_NOTIFIER (self), key);
}
