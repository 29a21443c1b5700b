/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-week-shade.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-closure-words.h"
#include "model/clinic-diary-booking.h"

typedef struct
{
  const ClinicWeekGeometry *geometry;
  const ClinicSetup *setup;
  GPtrArray *visits; /* nullable */
  GPtrArray *shades;
  int index;
  ClinicDay day;
} Shading;

static void
shade_free (ClinicWeekShade *shade)
{
  g_free (shade->words);
  g_free (shade);
}

static gboolean
is_in_lane (const Shading *shading, const ClinicWeekShade *shade, const ClinicSession *session)
{
  if (shade->kind == CLINIC_WEEK_SHADE_BED)
    return clinic_week_geometry_find_bed (shading->geometry, session->bed) == shade->lane;
  if (shade->kind == CLINIC_WEEK_SHADE_DOCTOR)
    return clinic_session_state_is_live (session->state) &&
           clinic_week_geometry_find_doctor (shading->geometry, session->doctor) == shade->lane;
  return TRUE;
}

static gboolean
is_covered (const Shading *shading, const ClinicWeekShade *shade)
{
  for (guint i = 0; shading->visits != NULL && i < shading->visits->len; i++)
    {
      const ClinicSession *session = ((const ClinicVisit *) shading->visits->pdata[i])->session;
      int end = session->minute + session->wait + session->rolling + session->turnover;

      if (session->day == shading->day && session->minute < shade->to && end > shade->from &&
          is_in_lane (shading, shade, session))
        return TRUE;
    }
  return FALSE;
}

/* Takes @words. */
static void
add_shade (const Shading *shading, ClinicWeekShadeKind kind, int lane, ClinicRange minutes, char *words)
{
  ClinicWeekShade *shade = g_new0 (ClinicWeekShade, 1);

  shade->kind = kind;
  shade->day = shading->index;
  shade->lane = lane;
  shade->from = (int) minutes.start;
  shade->to = (int) minutes.end;
  shade->words = words;
  if (words != NULL && is_covered (shading, shade))
    g_clear_pointer (&shade->words, g_free);
  g_ptr_array_add (shading->shades, shade);
}

/* The closure of that bed, person or, both 0, the clinic that has most of @minutes; (nullable). */
static const ClinicClosure *
find_closure (const Shading *shading, gint64 bed, gint64 staff, ClinicRange minutes)
{
  const ClinicClosure *found = NULL;
  gint64 most = 0;
  int from, to;

  for (guint i = 0; i < shading->setup->closures->len; i++)
    {
      const ClinicClosure *closure = shading->setup->closures->pdata[i];
      ClinicRange shared;

      if (closure->bed != bed || closure->staff != staff || !clinic_closure_get_minutes (closure, shading->day, &from, &to))
        continue;
      shared = clinic_range_intersect (minutes, (ClinicRange){ from, to });
      if (shared.end - shared.start <= most)
        continue;
      most = shared.end - shared.start;
      found = closure;
    }
  return found;
}

static char *
say_closed (const Shading *shading, ClinicRange minutes)
{
  const ClinicClosure *closure = find_closure (shading, 0, 0, minutes);

  if (closure == NULL)
    return shading->geometry->days[shading->index].closed ? g_strdup (_("Closed")) : NULL;
  if (*closure->reason == '\0')
    return g_strdup (_("Closed"));
  /* Translators: the reason why the clinic is closed: "Closed: Christmas" */
  return g_strdup_printf (_("Closed: %s"), closure->reason);
}

static char *
say_away (const Shading *shading, gint64 doctor, ClinicRange minutes)
{
  const ClinicClosure *closure = find_closure (shading, 0, doctor, minutes);
  g_autofree char *name = clinic_setup_say_staff (shading->setup, doctor);

  if (closure == NULL)
    return NULL;
  if (*closure->reason == '\0')
    return g_strdup_printf (_("%s away"), name);
  /* Translators: a person and the reason: "Dr Nair away: holiday" */
  return g_strdup_printf (_("%s away: %s"), name, closure->reason);
}

/* What is open where no doctor works: the words of the first who is away. */
static char *
say_nobody (const Shading *shading, ClinicRange minutes)
{
  for (guint i = 0; i < shading->geometry->doctors->len; i++)
    {
      char *words = say_away (shading, g_array_index (shading->geometry->doctors, gint64, i), minutes);

      if (words != NULL)
        return words;
    }
  return g_strdup (_("No doctor"));
}

/* (transfer full): when at least one doctor works. */
static GArray *
list_anyone (const Shading *shading)
{
  GArray *all = clinic_ranges_new ();

  for (guint i = 0; i < shading->geometry->doctors->len; i++)
    {
      g_autoptr (GArray) work = clinic_setup_list_work_minutes (
        shading->setup, g_array_index (shading->geometry->doctors, gint64, i), shading->day);

      g_array_append_vals (all, work->data, work->len);
    }
  clinic_ranges_merge (all);
  return all;
}

static void
shade_bed (const Shading *shading, int lane, const ClinicClosure *closure, const GArray *served)
{
  int from, to;

  if (!clinic_closure_get_minutes (closure, shading->day, &from, &to))
    return;
  for (guint i = 0; i < served->len; i++)
    {
      ClinicRange minutes = clinic_range_intersect (g_array_index (served, ClinicRange, i), (ClinicRange){ from, to });

      if (!clinic_range_is_empty (minutes))
        add_shade (shading, CLINIC_WEEK_SHADE_BED, lane, minutes,
                   g_strdup (*closure->reason != '\0' ? closure->reason : _("Out of service")));
    }
}

static void
shade_beds (const Shading *shading, const GArray *served)
{
  for (guint i = 0; i < shading->setup->closures->len; i++)
    {
      const ClinicClosure *closure = shading->setup->closures->pdata[i];
      int lane = closure->bed != 0 ? clinic_week_geometry_find_bed (shading->geometry, closure->bed) : -1;

      if (lane >= 0)
        shade_bed (shading, lane, closure, served);
    }
}

/* @served: when at least one doctor works. */
static void
shade_doctors (const Shading *shading, const GArray *served)
{
  for (guint lane = 0; lane < shading->geometry->doctors->len; lane++)
    {
      gint64 doctor = g_array_index (shading->geometry->doctors, gint64, lane);
      g_autoptr (GArray) work = clinic_setup_list_work_minutes (shading->setup, doctor, shading->day);
      g_autoptr (GArray) away = clinic_ranges_subtract (served, work);

      for (guint i = 0; i < away->len; i++)
        {
          ClinicRange minutes = g_array_index (away, ClinicRange, i);

          add_shade (shading, CLINIC_WEEK_SHADE_DOCTOR, lane, minutes, say_away (shading, doctor, minutes));
        }
    }
}

static void
shade_day (const Shading *shading)
{
  g_autoptr (GArray) whole = clinic_ranges_new ();
  g_autoptr (GArray) open = clinic_setup_list_open_minutes (shading->setup, shading->day);
  g_autoptr (GArray) closed = NULL, anyone = list_anyone (shading), idle = NULL, served = NULL;

  clinic_ranges_add (whole, (ClinicRange){ shading->geometry->from_minute, shading->geometry->to_minute });
  closed = clinic_ranges_subtract (whole, open);
  for (guint i = 0; i < closed->len; i++)
    {
      ClinicRange minutes = g_array_index (closed, ClinicRange, i);

      add_shade (shading, CLINIC_WEEK_SHADE_DAY, -1, minutes, say_closed (shading, minutes));
    }
  idle = clinic_ranges_subtract (open, anyone);
  for (guint i = 0; i < idle->len; i++)
    {
      ClinicRange minutes = g_array_index (idle, ClinicRange, i);

      add_shade (shading, CLINIC_WEEK_SHADE_DAY, -1, minutes, say_nobody (shading, minutes));
    }
  served = clinic_ranges_subtract (open, idle);
  shade_beds (shading, served);
  shade_doctors (shading, served);
}

GPtrArray *
clinic_week_shades_list (const ClinicWeekGeometry *geometry, const ClinicSetup *setup, GPtrArray *visits)
{
  Shading shading = { .geometry = geometry, .setup = setup, .visits = visits };

  g_return_val_if_fail (geometry != NULL && setup != NULL, NULL);

  shading.shades = g_ptr_array_new_with_free_func ((GDestroyNotify) shade_free);
  for (shading.index = 0; shading.index < geometry->n_days; shading.index++)
    {
      shading.day = geometry->days[shading.index].day;
      shade_day (&shading);
    }
  return shading.shades;
}

char *
clinic_week_shades_say (const ClinicWeekGeometry *geometry, const ClinicSetup *setup)
{
  GString *text = g_string_new (NULL);
  ClinicDay first;

  g_return_val_if_fail (geometry != NULL && setup != NULL, NULL);

  first = geometry->n_days > 0 ? geometry->days[0].day : CLINIC_DAY_NONE;
  for (guint i = 0; i < setup->closures->len; i++)
    {
      const ClinicClosure *closure = setup->closures->pdata[i];
      g_autofree char *words = NULL;

      if (!clinic_closure_touches (closure, first, first + geometry->n_days))
        continue;
      words = clinic_closure_say (closure, setup, first);
      g_string_append_printf (text, "%s%s.", text->len > 0 ? " " : "", words);
    }
  return g_string_free (text, FALSE);
}
