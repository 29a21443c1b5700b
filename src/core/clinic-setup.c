/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/clinic-setup.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-phrase.h"

G_DEFINE_BOXED_TYPE (ClinicSetup, clinic_setup, clinic_setup_ref, clinic_setup_unref)

static void
bed_free (ClinicBed *bed)
{
  g_free (bed->name);
  g_free (bed);
}

static void
staff_free (ClinicStaff *staff)
{
  g_free (staff->name);
  g_free (staff);
}

ClinicSetup *
clinic_setup_new (void)
{
  ClinicSetup *setup = g_new0 (ClinicSetup, 1);

  g_atomic_ref_count_init (&setup->refs);
  setup->uid = g_strdup ("");
  setup->name = g_strdup ("");
  setup->phone = g_strdup ("");
  setup->zone = g_strdup ("UTC");
  setup->copies_folder = g_strdup ("");
  setup->video = g_strdup ("");
  setup->video_name = g_strdup ("");
  setup->beds = g_ptr_array_new_with_free_func ((GDestroyNotify) bed_free);
  setup->staff = g_ptr_array_new_with_free_func ((GDestroyNotify) staff_free);
  setup->openings = g_array_new (FALSE, FALSE, sizeof (ClinicOpening));
  setup->closures = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_closure_free);
  return setup;
}

static void
set_text (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

ClinicSetup *
clinic_setup_copy (const ClinicSetup *setup)
{
  ClinicSetup *copy = clinic_setup_new ();

  g_return_val_if_fail (setup != NULL, copy);

  copy->version = setup->version;
  set_text (&copy->uid, setup->uid);
  set_text (&copy->name, setup->name);
  set_text (&copy->phone, setup->phone);
  set_text (&copy->zone, setup->zone);
  set_text (&copy->copies_folder, setup->copies_folder);
  set_text (&copy->video, setup->video);
  set_text (&copy->video_name, setup->video_name);
  copy->week_start = setup->week_start;
  copy->names_in_notifications = setup->names_in_notifications;
  for (guint i = 0; i < setup->beds->len; i++)
    {
      const ClinicBed *bed = setup->beds->pdata[i];

      clinic_setup_add_bed (copy, bed->id, bed->name, bed->active);
    }
  for (guint i = 0; i < setup->staff->len; i++)
    {
      const ClinicStaff *staff = setup->staff->pdata[i];

      clinic_setup_add_staff (copy, staff->id, staff->name, staff->role, staff->active);
    }
  g_array_append_vals (copy->openings, setup->openings->data, setup->openings->len);
  for (guint i = 0; i < setup->closures->len; i++)
    g_ptr_array_add (copy->closures, clinic_closure_copy (setup->closures->pdata[i]));
  return copy;
}

ClinicSetup *
clinic_setup_ref (ClinicSetup *setup)
{
  g_return_val_if_fail (setup != NULL, NULL);

  g_atomic_ref_count_inc (&setup->refs);
  return setup;
}

void
clinic_setup_unref (ClinicSetup *setup)
{
  if (!g_atomic_ref_count_dec (&setup->refs))
    return;
  g_free (setup->uid);
  g_free (setup->name);
  g_free (setup->phone);
  g_free (setup->zone);
  g_free (setup->copies_folder);
  g_free (setup->video);
  g_free (setup->video_name);
  g_ptr_array_unref (setup->beds);
  g_ptr_array_unref (setup->staff);
  g_array_unref (setup->openings);
  g_ptr_array_unref (setup->closures);
  g_free (setup);
}

ClinicBed *
clinic_setup_add_bed (ClinicSetup *setup, gint64 id, const char *name, gboolean active)
{
  ClinicBed *bed = g_new0 (ClinicBed, 1);

  bed->id = id;
  bed->name = g_strdup (name);
  bed->active = active;
  g_ptr_array_add (setup->beds, bed);
  return bed;
}

ClinicStaff *
clinic_setup_add_staff (ClinicSetup *setup, gint64 id, const char *name, ClinicRole role, gboolean active)
{
  ClinicStaff *staff = g_new0 (ClinicStaff, 1);

  staff->id = id;
  staff->name = g_strdup (name);
  staff->role = role;
  staff->active = active;
  g_ptr_array_add (setup->staff, staff);
  return staff;
}

void
clinic_setup_add_opening (ClinicSetup *setup, int weekday, int from_minute, int to_minute)
{
  clinic_setup_add_own_opening (setup, 0, weekday, from_minute, to_minute);
}

void
clinic_setup_add_own_opening (ClinicSetup *setup, gint64 staff, int weekday, int from_minute, int to_minute)
{
  ClinicOpening opening = { weekday, from_minute, to_minute, staff };

  g_array_append_val (setup->openings, opening);
}

void
clinic_setup_clear_openings (ClinicSetup *setup, gint64 staff)
{
  for (guint i = setup->openings->len; i > 0; i--)
    if (g_array_index (setup->openings, ClinicOpening, i - 1).staff == staff)
      g_array_remove_index (setup->openings, i - 1);
}

gboolean
clinic_setup_has_openings (const ClinicSetup *setup, gint64 staff)
{
  for (guint i = 0; i < setup->openings->len; i++)
    if (g_array_index (setup->openings, ClinicOpening, i).staff == staff)
      return TRUE;
  return FALSE;
}

gboolean
clinic_opening_is (const ClinicOpening *opening, gint64 staff, int weekday)
{
  return opening->staff == staff && opening->weekday == weekday;
}

const ClinicBed *
clinic_setup_find_bed (const ClinicSetup *setup, gint64 id)
{
  for (guint i = 0; i < setup->beds->len; i++)
    if (((ClinicBed *) setup->beds->pdata[i])->id == id)
      return setup->beds->pdata[i];
  return NULL;
}

const ClinicStaff *
clinic_setup_find_staff (const ClinicSetup *setup, gint64 id)
{
  for (guint i = 0; i < setup->staff->len; i++)
    if (((ClinicStaff *) setup->staff->pdata[i])->id == id)
      return setup->staff->pdata[i];
  return NULL;
}

const char *
clinic_setup_get_bed_name (const ClinicSetup *setup, gint64 id)
{
  const ClinicBed *bed = clinic_setup_find_bed (setup, id);

  return bed ? bed->name : "";
}

char *
clinic_setup_say_bed (const ClinicSetup *setup, gint64 id)
{
  const char *name = clinic_setup_get_bed_name (setup, id);

  if (g_ascii_isdigit (*name) || g_utf8_strlen (name, -1) == 1)
    return g_strdup_printf (_("Bed %s"), name);
  return g_strdup (name);
}

const char *
clinic_setup_get_staff_name (const ClinicSetup *setup, gint64 id)
{
  const ClinicStaff *staff = clinic_setup_find_staff (setup, id);

  return staff ? staff->name : "";
}

char *
clinic_setup_say_staff (const ClinicSetup *setup, gint64 id)
{
  return clinic_phrase_isolate (clinic_setup_get_staff_name (setup, id));
}

static const char *const role_names[] = { "doctor", "receptionist", "owner" };

const char *
clinic_role_to_string (ClinicRole role)
{
  g_return_val_if_fail (role < G_N_ELEMENTS (role_names), NULL);

  return role_names[role];
}

gboolean
clinic_role_from_string (const char *text, ClinicRole *role)
{
  for (guint i = 0; i < G_N_ELEMENTS (role_names); i++)
    if (g_strcmp0 (text, role_names[i]) == 0)
      {
        *role = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
clinic_setup_knows_zone (const ClinicSetup *setup)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (setup->zone);

  return zone != NULL;
}

GTimeZone *
clinic_setup_get_zone (const ClinicSetup *setup)
{
  GTimeZone *zone = g_time_zone_new_identifier (setup->zone);

  return zone ? zone : g_time_zone_new_utc ();
}

void
clinic_setup_get_hours (const ClinicSetup *setup, ClinicHours *hours)
{
  *hours = (ClinicHours) { .closures = setup->closures };
  for (guint i = 0; i < setup->openings->len; i++)
    {
      ClinicOpening *opening = &g_array_index (setup->openings, ClinicOpening, i);
      int day = opening->weekday - 1;

      if (opening->staff != 0)
        continue;
      if (hours->from[day] == hours->to[day])
        hours->from[day] = opening->from_minute;
      hours->from[day] = MIN (hours->from[day], opening->from_minute);
      hours->to[day] = MAX (hours->to[day], opening->to_minute);
    }
}

/* (transfer full): local minutes of a weekday, merged. @staff: 0 = the clinic. */
static GArray *
list_hours (const ClinicSetup *setup, gint64 staff, int weekday)
{
  GArray *hours = clinic_ranges_new ();

  for (guint i = 0; i < setup->openings->len; i++)
    {
      const ClinicOpening *opening = &g_array_index (setup->openings, ClinicOpening, i);

      if (clinic_opening_is (opening, staff, weekday))
        clinic_ranges_add (hours, (ClinicRange){ opening->from_minute, opening->to_minute });
    }
  clinic_ranges_merge (hours);
  return hours;
}

/* Takes @hours. */
static GArray *
leave_out_closures (const ClinicSetup *setup, gint64 staff, ClinicDay day, GArray *hours)
{
  g_autoptr (GArray) whole = hours;
  g_autoptr (GArray) closed = clinic_ranges_new ();
  int from, to;

  for (guint i = 0; i < setup->closures->len; i++)
    {
      const ClinicClosure *closure = setup->closures->pdata[i];

      if (closure->bed == 0 && closure->staff == staff && clinic_closure_get_minutes (closure, day, &from, &to))
        clinic_ranges_add (closed, (ClinicRange){ from, to });
    }
  clinic_ranges_merge (closed);
  return clinic_ranges_subtract (whole, closed);
}

GArray *
clinic_setup_list_open_minutes (const ClinicSetup *setup, ClinicDay day)
{
  g_return_val_if_fail (setup != NULL, NULL);

  return leave_out_closures (setup, 0, day, list_hours (setup, 0, clinic_day_get_weekday (day)));
}

GArray *
clinic_setup_list_work_minutes (const ClinicSetup *setup, gint64 staff, ClinicDay day)
{
  gint64 whose;

  g_return_val_if_fail (setup != NULL, NULL);

  whose = clinic_setup_has_openings (setup, staff) ? staff : 0;
  return leave_out_closures (setup, staff, day, list_hours (setup, whose, clinic_day_get_weekday (day)));
}

static void
add_doctor (ClinicBoard *board, const ClinicSetup *setup, gint64 doctor)
{
  g_autoptr (GArray) own = NULL;

  clinic_board_add_doctor (board, doctor);
  if (!clinic_setup_has_openings (setup, doctor))
    return;
  own = list_hours (setup, doctor, clinic_day_get_weekday (board->day));
  clinic_board_limit_doctor (board, doctor, own);
}

ClinicBoard *
clinic_setup_make_board (const ClinicSetup *setup, ClinicDay day, GTimeZone *zone)
{
  ClinicBoard *board = clinic_board_new (day, zone);

  for (guint i = 0; i < setup->openings->len; i++)
    {
      ClinicOpening *opening = &g_array_index (setup->openings, ClinicOpening, i);

      if (clinic_opening_is (opening, 0, clinic_day_get_weekday (day)))
        clinic_board_add_open (board, opening->from_minute, opening->to_minute);
    }
  for (guint i = 0; i < setup->beds->len; i++)
    {
      ClinicBed *bed = setup->beds->pdata[i];

      if (bed->active)
        clinic_board_add_bed (board, bed->id);
    }
  for (guint i = 0; i < setup->staff->len; i++)
    {
      ClinicStaff *staff = setup->staff->pdata[i];

      if (staff->active && staff->role == CLINIC_ROLE_DOCTOR)
        add_doctor (board, setup, staff->id);
    }
  clinic_closures_close_board (setup->closures, board);
  return board;
}

static gboolean
has_doctor (const ClinicSetup *setup)
{
  for (guint i = 0; i < setup->staff->len; i++)
    {
      ClinicStaff *staff = setup->staff->pdata[i];

      if (staff->active && staff->role == CLINIC_ROLE_DOCTOR && *staff->name)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_bed (const ClinicSetup *setup)
{
  for (guint i = 0; i < setup->beds->len; i++)
    if (((ClinicBed *) setup->beds->pdata[i])->active)
      return TRUE;
  return FALSE;
}

static gboolean
hours_in_order (const ClinicSetup *setup)
{
  for (guint i = 0; i < setup->openings->len; i++)
    {
      ClinicOpening *opening = &g_array_index (setup->openings, ClinicOpening, i);

      if (opening->from_minute >= opening->to_minute)
        return FALSE;
    }
  return TRUE;
}

char *
clinic_setup_check (const ClinicSetup *setup)
{
  if (*setup->name == '\0')
    return g_strdup (_("Give the clinic a name."));
  if (!clinic_setup_knows_zone (setup))
    return g_strdup (_("Choose the clinic's time zone."));
  if (!has_doctor (setup))
    return g_strdup (_("Add at least one doctor."));
  if (!has_bed (setup))
    return g_strdup (_("The clinic needs at least one bed."));
  if (!clinic_setup_has_openings (setup, 0))
    return g_strdup (_("Choose at least one day on which the clinic is open."));
  if (!hours_in_order (setup))
    return g_strdup (_("Closing time must be after opening time."));
  return NULL;
}
