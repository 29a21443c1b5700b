/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "notify/clinic-notifier.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_LIBNOTIFY (clinic_libnotify_get_type ())

/**
 * ClinicLibnotify: notices through the desktop's notification service, on a thread of its own: a service that does not
 * answer holds a call up for 25 seconds. One for each process: libnotify belongs to the first thread that uses it.
 */
G_DECLARE_FINAL_TYPE (ClinicLibnotify, clinic_libnotify, CLINIC, LIBNOTIFY, GObject)

/**
 * clinic_libnotify_new:
 * @name: the program's, as people are shown it
 * @desktop_entry: the desktop file's name without its ending; lets the desktop find icon and program
 */
ClinicLibnotify *clinic_libnotify_new (const char *name, const char *desktop_entry);

G_END_DECLS
