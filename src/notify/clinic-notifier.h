/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_NOTICE (clinic_notice_get_type ())

/* What a click on the notification itself is called; buttons have names of their own. */
#define CLINIC_NOTICE_DEFAULT "default"

typedef struct
{
  char *name;  /* "done" */
  char *label; /* "Done" */
} ClinicNoticeAction;

/**
 * ClinicNotice: one notification. Two with the same @key never stand on the screen together: the newer replaces.
 */
typedef struct
{
  char *key; /* "follow-up:12" */
  char *title;
  char *body; /* plain text */
  gboolean urgent;
  gboolean renews; /* only where the older one still stands: what a person has put away is not brought back */
  char **about; /* what it tells of, so that "shown" can say so; a notice about nothing in particular: empty */
  GPtrArray *actions; /* ClinicNoticeAction */
} ClinicNotice;

GType         clinic_notice_get_type   (void) G_GNUC_CONST;
ClinicNotice *clinic_notice_new        (const char *key, const char *title, const char *body);
void          clinic_notice_set_about  (ClinicNotice *notice, const char *const *about); /* %NULL-terminated */
void          clinic_notice_add_action (ClinicNotice *notice, const char *name, const char *label);
ClinicNotice *clinic_notice_copy       (const ClinicNotice *notice);
void          clinic_notice_free       (ClinicNotice *notice);

/**
 * ClinicNotifierState:
 * @CLINIC_NOTIFIER_MISSING: no notification service runs, and none can be started
 * @CLINIC_NOTIFIER_FROZEN: there is one, but it does not answer
 * @CLINIC_NOTIFIER_REFUSED: the desktop does not let the program notify
 */
typedef enum
{
  CLINIC_NOTIFIER_UNKNOWN, /* not asked yet */
  CLINIC_NOTIFIER_AVAILABLE,
  CLINIC_NOTIFIER_MISSING,
  CLINIC_NOTIFIER_FROZEN,
  CLINIC_NOTIFIER_REFUSED,
} ClinicNotifierState;

#define CLINIC_TYPE_NOTIFIER (clinic_notifier_get_type ())
G_DECLARE_INTERFACE (ClinicNotifier, clinic_notifier, CLINIC, NOTIFIER, GObject)

/**
 * ClinicNotifier: puts notices on the person's screen. Never blocks and never fails: what cannot be shown now waits,
 * and shows as soon as it can be.
 *
 * Signals, all on the main thread:
 *  "shown" (const char *key, const char **about): the desktop has taken the notice
 *  "closed" (const char *key): it is off the screen, by the person or by itself; nobody withdrew or replaced it
 *  "activated" (const char *key, const char *action, const char *token): the person chose; @token (nullable) lets a
 *    window come to the front
 *  "state-changed": clinic_notifier_get_state() says something else now
 */
struct _ClinicNotifierInterface
{
  GTypeInterface parent_interface;

  void                (*show)      (ClinicNotifier *self, const ClinicNotice *notice);
  void                (*withdraw)  (ClinicNotifier *self, const char *key);
  ClinicNotifierState (*get_state) (ClinicNotifier *self);
};

void                clinic_notifier_show      (ClinicNotifier *self, const ClinicNotice *notice);
void                clinic_notifier_withdraw  (ClinicNotifier *self, const char *key); /* also what still waits */
ClinicNotifierState clinic_notifier_get_state (ClinicNotifier *self);

/* For those who implement it. */
void clinic_notifier_emit_shown         (ClinicNotifier *self, const char *key, const char *const *about);
void clinic_notifier_emit_closed        (ClinicNotifier *self, const char *key);
void clinic_notifier_emit_activated     (ClinicNotifier *self, const char *key, const char *action, const char *token);
void clinic_notifier_emit_state_changed (ClinicNotifier *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicNotice, clinic_notice_free)

G_END_DECLS
