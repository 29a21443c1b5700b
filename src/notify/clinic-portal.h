/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "notify/clinic-notifier.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_PORTAL (clinic_portal_get_type ())

/**
 * ClinicPortal: notices by way of the desktop's notification portal, as a confined program has them.
 *
 * The portal starts a program that has ended when the person answers one of its notifications. So an answer comes as an
 * action of the program, "app.NAME", with the notice's key and the action's name as its target, (ss), and "activated" is
 * never emitted. Nor is "closed": the portal does not tell.
 *
 * Every call is asynchronous, on the main context: a portal that hangs holds up nothing.
 */
G_DECLARE_FINAL_TYPE (ClinicPortal, clinic_portal, CLINIC, PORTAL, GObject)

/* @action: "app.answer-notice" */
ClinicPortal *clinic_portal_new (GDBusConnection *bus, const char *action);

/* Whether this program is confined, so that the portal is its way to the person's screen. */
gboolean clinic_portal_is_needed (void);

G_END_DECLS
