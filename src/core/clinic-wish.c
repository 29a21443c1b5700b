/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/clinic-wish.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-course.h"
#include "core/clinic-error.h"

G_DEFINE_BOXED_TYPE (ClinicWish, clinic_wish, clinic_wish_copy, clinic_wish_free)

static const char *const status_names[] = {
  [CLINIC_WISH_OPEN] = "open",
  [CLINIC_WISH_BOOKED] = "booked",
  [CLINIC_WISH_WITHDRAWN] = "withdrawn",
};

ClinicWish *
clinic_wish_new (void)
{
  ClinicWish *wish = g_new0 (ClinicWish, 1);

  wish->from_day = wish->until_day = CLINIC_DAY_NONE;
  wish->to_minute = CLINIC_MINUTES_OF_DAY;
  wish->note = g_strdup ("");
  return wish;
}

ClinicWish *
clinic_wish_copy (const ClinicWish *wish)
{
  ClinicWish *copy;

  g_return_val_if_fail (wish != NULL, NULL);

  copy = g_memdup2 (wish, sizeof *wish);
  copy->note = g_strdup (wish->note);
  return copy;
}

void
clinic_wish_free (ClinicWish *wish)
{
  if (wish == NULL)
    return;
  g_free (wish->note);
  g_free (wish);
}

const char *
clinic_wish_status_to_string (ClinicWishStatus status)
{
  g_return_val_if_fail ((guint) status < G_N_ELEMENTS (status_names), NULL);

  return status_names[status];
}

gboolean
clinic_wish_status_from_string (const char *text, ClinicWishStatus *status)
{
  g_return_val_if_fail (text != NULL && status != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (status_names); i++)
    if (g_str_equal (text, status_names[i]))
      {
        *status = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
refuse (GError **error, const char *words)
{
  g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, words);
  return FALSE;
}

static gboolean
has_weekday (guint weekdays, ClinicDay day)
{
  return weekdays == 0 || (weekdays >> (clinic_day_get_weekday (day) - 1) & 1) != 0;
}

/* A week holds every weekday, so no more days need a look. */
static gboolean
has_any_day (const ClinicWish *wish, ClinicDay from)
{
  for (int i = 0; i < 7; i++)
    if (wish->until_day == CLINIC_DAY_NONE || from + i <= wish->until_day)
      if (has_weekday (wish->weekdays, from + i))
        return TRUE;
  return FALSE;
}

gboolean
clinic_wish_check (const ClinicWish *wish, ClinicDay today, GError **error)
{
  g_return_val_if_fail (wish != NULL, FALSE);

  if (wish->from_day == CLINIC_DAY_NONE)
    return refuse (error, _("Say from which day on the patient would come."));
  if (wish->until_day != CLINIC_DAY_NONE && wish->until_day < wish->from_day)
    return refuse (error, _("The last day is before the first one."));
  if (wish->until_day != CLINIC_DAY_NONE && wish->until_day < today)
    return refuse (error, _("The last day has passed."));
  if (wish->from_minute >= wish->to_minute)
    return refuse (error, _("The latest arrival is before the earliest one."));
  if (!has_any_day (wish, MAX (wish->from_day, today)))
    return refuse (error, _("None of these weekdays lies between the two days."));
  return TRUE;
}

gboolean
clinic_wish_wants_day (const ClinicWish *wish, ClinicDay day)
{
  g_return_val_if_fail (wish != NULL, FALSE);

  return day >= wish->from_day && (wish->until_day == CLINIC_DAY_NONE || day <= wish->until_day) &&
         has_weekday (wish->weekdays, day);
}

gboolean
clinic_wish_wants_slot (const ClinicWish *wish, const ClinicSlot *slot)
{
  g_return_val_if_fail (wish != NULL && slot != NULL, FALSE);

  return clinic_wish_wants_day (wish, slot->day) && slot->minute >= wish->from_minute && slot->minute < wish->to_minute &&
         (wish->doctor == 0 || wish->doctor == slot->doctor);
}

gboolean
clinic_wish_fits (const ClinicWish *wish, const ClinicSlot *slot, const ClinicDay *days, gsize n_days, int min_days,
                  gint64 before)
{
  g_return_val_if_fail (wish != NULL && slot != NULL, FALSE);

  return wish->status == CLINIC_WISH_OPEN && clinic_wish_wants_slot (wish, slot) &&
         (before == CLINIC_TIME_NONE || slot->start < before) &&
         clinic_course_first_allowed_day (days, n_days, min_days, slot->day) == slot->day;
}

int
clinic_wish_compare (const ClinicWish *a, const ClinicWish *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (a->urgent != b->urgent)
    return a->urgent ? -1 : 1;
  if (a->created_at != b->created_at)
    return a->created_at < b->created_at ? -1 : 1;
  return a->id < b->id ? -1 : a->id > b->id;
}
