/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notify/clinic-patience.h"

/* Unanswered for so long, a service counts as frozen; long before libnotify gives up (25 s). */
#define PATIENCE_MS 3000
#define FIRST_RETRY_SECONDS 5
#define MOST_RETRY_SECONDS 600

void
clinic_patience_init (ClinicPatience *patience, void (*run_out) (gpointer owner), gpointer owner)
{
  g_return_if_fail (patience != NULL && run_out != NULL);

  *patience = (ClinicPatience){ .run_out = run_out, .owner = owner };
}

static gboolean
run_out_cb (gpointer data)
{
  ClinicPatience *patience = data;

  patience->timeout = 0;
  patience->run_out (patience->owner);
  return G_SOURCE_REMOVE;
}

void
clinic_patience_ask (ClinicPatience *patience)
{
  g_return_if_fail (patience != NULL);

  patience->unanswered++;
  if (patience->timeout == 0)
    patience->timeout = g_timeout_add (PATIENCE_MS, run_out_cb, patience);
}

void
clinic_patience_answer (ClinicPatience *patience)
{
  g_return_if_fail (patience != NULL && patience->unanswered > 0);

  if (--patience->unanswered == 0)
    clinic_patience_clear (patience);
}

void
clinic_patience_clear (ClinicPatience *patience)
{
  g_return_if_fail (patience != NULL);

  g_clear_handle_id (&patience->timeout, g_source_remove);
}

guint
clinic_patience_get_next_retry (guint last)
{
  return CLAMP (2 * last, FIRST_RETRY_SECONDS, MOST_RETRY_SECONDS);
}

static GList *
find (const GQueue *waiting, const char *key)
{
  for (GList *l = waiting->head; l != NULL; l = l->next)
    if (g_str_equal (((ClinicNotice *) l->data)->key, key))
      return l;
  return NULL;
}

gboolean
clinic_notices_have (const GQueue *waiting, const char *key)
{
  g_return_val_if_fail (waiting != NULL && key != NULL, FALSE);

  return find (waiting, key) != NULL;
}

void
clinic_notices_drop (GQueue *waiting, const char *key)
{
  g_return_if_fail (waiting != NULL && key != NULL);

  for (GList *l = find (waiting, key); l != NULL; l = find (waiting, key))
    {
      clinic_notice_free (l->data);
      g_queue_delete_link (waiting, l);
    }
}
