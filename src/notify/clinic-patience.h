/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "notify/clinic-notifier.h"

G_BEGIN_DECLS

/*
 * What every service is met with that may hang, refuse, or be asked for one thing twice.
 */

/* ClinicPatience: with questions that are not answered; on the main thread. */
typedef struct
{
  guint unanswered;
  guint timeout;
  void (*run_out) (gpointer owner); /* some question has gone unanswered for too long */
  gpointer owner;
} ClinicPatience;

void clinic_patience_init   (ClinicPatience *patience, void (*run_out) (gpointer owner), gpointer owner);
void clinic_patience_ask    (ClinicPatience *patience);
void clinic_patience_answer (ClinicPatience *patience);
void clinic_patience_clear  (ClinicPatience *patience);

/* Seconds after which one who was refused tries again, since it may have been allowed meanwhile: soon at first (@last = 0),
   then ever more seldom. */
guint clinic_patience_get_next_retry (guint last);

/* @waiting: (element-type ClinicNotice): those that are to be shown, oldest first */
gboolean clinic_notices_have (const GQueue *waiting, const char *key);
void     clinic_notices_drop (GQueue *waiting, const char *key);

G_END_DECLS
