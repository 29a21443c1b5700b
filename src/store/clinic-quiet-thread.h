/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ClinicQuietThread: a thread for what takes long (decoding photos, reading through copies), that gives way to the window's:
 * where processors are few, what a person does comes first. It is one of its own, since a thread that was asked to give way
 * stays so, and GLib's are lent to all.
 */
typedef struct _ClinicQuietThread ClinicQuietThread;

ClinicQuietThread *clinic_quiet_thread_new  (const char *name);
/* What was given to it is still done, and the thread then ends. Does not wait for that. */
void               clinic_quiet_thread_free (ClinicQuietThread *thread);

/* As g_task_run_in_thread(), after what was given to @thread before; @func is called even when @task was cancelled. */
void clinic_quiet_thread_run (ClinicQuietThread *thread, GTask *task, GTaskThreadFunc func);
/* The same on a thread for this alone. */
void clinic_quiet_thread_run_once (const char *name, GTask *task, GTaskThreadFunc func);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicQuietThread, clinic_quiet_thread_free)

G_END_DECLS
