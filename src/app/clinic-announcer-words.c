/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/clinic-announcer-words.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"

/* Whose: by name where the clinic lets the screen say it, else by number. */
static char *
name_patient (const ClinicReminderItem *item, const ClinicSetup *setup)
{
  if (setup != NULL && setup->names_in_notifications)
    return g_strdup (item->patient_name);
  return g_strdup_printf (_("Patient %s"), item->patient_number);
}

static const char *
get_title (const ClinicReminderItem *item)
{
  switch (item->kind)
    {
    case CLINIC_REMINDER_READY: return _("A patient is ready");
    case CLINIC_REMINDER_OVERDUE: return _("A patient’s wait is overdue");
    case CLINIC_REMINDER_RED_FLAG: return _("A red flag needs a doctor now");
    case CLINIC_REMINDER_FOLLOW_UP:
    default: break;
    }
  switch (item->task->follow_up->kind)
    {
    case CLINIC_FOLLOW_UP_BOOK_NEXT: return _("A session is to be booked");
    case CLINIC_FOLLOW_UP_REVIEW: return _("A review is due");
    case CLINIC_FOLLOW_UP_DOCTOR_TASK: return _("A patient is waiting for the doctor’s word");
    case CLINIC_FOLLOW_UP_FIRST_CALL:
    case CLINIC_FOLLOW_UP_PEEL_CHECK:
    case CLINIC_FOLLOW_UP_PEEL_END:
    case CLINIC_FOLLOW_UP_COLOUR_WATCH:
    case CLINIC_FOLLOW_UP_WATCH:
    default: return _("A follow-up call is due");
    }
}

static char *
word_body (const ClinicReminderItem *item, const ClinicSetup *setup, GTimeZone *zone)
{
  g_autofree char *whose = name_patient (item, setup);
  g_autofree char *since = clinic_format_time (item->since, zone);
  g_autofree char *bed = NULL;

  if (item->visit == NULL || setup == NULL)
    return g_steal_pointer (&whose);
  bed = clinic_setup_say_bed (setup, item->visit->session->bed);
  /* Translators: a patient, a bed ("Bed 2"), a time */
  return g_strdup_printf (_("%s, %s, since %s"), whose, bed, since);
}

static gboolean
can_be_done (const ClinicReminderItem *item)
{
  /* a booking is done by booking, and a doctor writes what was decided */
  return item->kind == CLINIC_REMINDER_FOLLOW_UP && item->task->follow_up->kind != CLINIC_FOLLOW_UP_BOOK_NEXT &&
         item->task->follow_up->kind != CLINIC_FOLLOW_UP_DOCTOR_TASK;
}

/* Desktops that have room for three buttons leave the last one out. */
static void
add_laters (ClinicNotice *notice, gboolean is_soon)
{
  clinic_notice_add_action (notice, CLINIC_ACTION_LATER, is_soon ? _("In 10 Minutes") : _("In 1 Hour"));
  if (!is_soon)
    clinic_notice_add_action (notice, CLINIC_ACTION_TOMORROW, _("Tomorrow"));
}

ClinicNotice *
clinic_announcer_word_item (const ClinicReminderItem *item, const ClinicSetup *setup, GTimeZone *zone)
{
  g_autofree char *body = word_body (item, setup, zone);
  ClinicNotice *notice = clinic_notice_new (item->key, get_title (item), body);

  clinic_notice_set_about (notice, (const char *const[]){ item->key, NULL });
  notice->urgent = item->kind == CLINIC_REMINDER_RED_FLAG || item->kind == CLINIC_REMINDER_OVERDUE;
  clinic_notice_add_action (notice, CLINIC_NOTICE_DEFAULT, _("Open"));
  clinic_notice_add_action (notice, CLINIC_ACTION_OPEN, _("Open"));
  if (can_be_done (item))
    clinic_notice_add_action (notice, CLINIC_ACTION_DONE, C_("button: this has been done", "Done"));
  add_laters (notice, item->visit != NULL);
  return notice;
}

static void
count_item (const ClinicReminderItem *item, guint *flags, guint *patients, guint *calls, guint *others)
{
  if (item->kind == CLINIC_REMINDER_RED_FLAG)
    (*flags)++;
  else if (item->kind != CLINIC_REMINDER_FOLLOW_UP)
    (*patients)++;
  else if (clinic_follow_up_kind_is_call (item->task->follow_up->kind))
    (*calls)++;
  else
    (*others)++;
}

static void
name_items (ClinicNotice *notice, const GPtrArray *items)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (keys, ((const ClinicReminderItem *) items->pdata[i])->key);
  g_ptr_array_add (keys, NULL);
  clinic_notice_set_about (notice, (const char *const *) keys->pdata);
}

static void
add_words (GString *body, guint n, char *words)
{
  g_autofree char *owned = words;

  if (n > 0)
    clinic_phrase_add (body, owned);
}

ClinicNotice *
clinic_announcer_word_summary (const GPtrArray *items)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *title = NULL;
  guint flags = 0, patients = 0, calls = 0, others = 0;
  ClinicNotice *notice;

  for (guint i = 0; i < items->len; i++)
    count_item (items->pdata[i], &flags, &patients, &calls, &others);
  title = g_strdup_printf (ngettext ("%u thing is due", "%u things are due", items->len), items->len);
  add_words (body, flags, g_strdup_printf (ngettext ("%u red flag", "%u red flags", flags), flags));
  add_words (body, patients, g_strdup_printf (ngettext ("%u patient waiting", "%u patients waiting", patients), patients));
  add_words (body, calls, g_strdup_printf (ngettext ("%u call", "%u calls", calls), calls));
  add_words (body, others, g_strdup_printf (ngettext ("%u other follow-up", "%u other follow-ups", others), others));
  notice = clinic_notice_new (CLINIC_SUMMARY_KEY, title, body->str);
  name_items (notice, items);
  notice->urgent = flags > 0;
  clinic_notice_add_action (notice, CLINIC_NOTICE_DEFAULT, _("Open"));
  clinic_notice_add_action (notice, CLINIC_ACTION_OPEN, _("Open"));
  add_laters (notice, FALSE);
  return notice;
}
