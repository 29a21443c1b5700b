/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "notify/clinic-notifier.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_TEST_SCREEN (clinic_test_screen_get_type ())
G_DECLARE_FINAL_TYPE (ClinicTestScreen, clinic_test_screen, CLINIC, TEST_SCREEN, GObject)

/**
 * ClinicTestScreen: a desktop's notifications in memory.
 *
 * Signal "tells" (ClinicNotice *notice): before it stands: what stood with its key is still there
 */
struct _ClinicTestScreen
{
  GObject parent_instance;

  GHashTable *standing; /* key -> ClinicNotice */
  ClinicNotifierState state; /* shows only while AVAILABLE */
  guint n_shown;
};

ClinicTestScreen *clinic_test_screen_new      (void);
/* The person closes it, without an answer. */
void              clinic_test_screen_put_away (ClinicTestScreen *self, const char *key);
/* The person answers, which takes it off the screen, as desktops do. */
void              clinic_test_screen_click    (ClinicTestScreen *self, const char *key, const char *action);

G_END_DECLS
