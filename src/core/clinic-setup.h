/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "core/clinic-closure.h"
#include "core/clinic-follow-up.h"
#include "core/clinic-schedule.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_SETUP (clinic_setup_get_type ())

typedef enum
{
  CLINIC_ROLE_DOCTOR,
  CLINIC_ROLE_RECEPTIONIST,
  CLINIC_ROLE_OWNER,
} ClinicRole;

typedef struct
{
  gint64 id; /* 0 = new */
  char *name;
  gboolean active;
} ClinicBed;

typedef struct
{
  gint64 id;
  char *name;
  ClinicRole role;
  gboolean active;
} ClinicStaff;

typedef struct
{
  int weekday; /* 1 Monday to 7 Sunday */
  int from_minute;
  int to_minute;
  gint64 staff; /* 0 = the clinic's */
} ClinicOpening;

/**
 * ClinicSetup: what the clinic is: name, beds, people, hours, closures. Filled once, then shared and never changed; reference
 * counted across threads.
 */
typedef struct
{
  gatomicrefcount refs;
  gint64 version;
  char *uid; /* given when the clinic is opened, for good; "" before */
  char *name;
  char *phone;
  char *zone; /* "Europe/Berlin" */
  int week_start; /* 0 = the locale's, else 1 Monday to 7 Sunday */
  gboolean names_in_notifications;
  char *copies_folder; /* "" = beside the data */
  char *video;      /* about the treatment: a file in the clinic's folder; "" = there is none */
  char *video_name; /* of the file that it was copied from */
  GPtrArray *beds;  /* ClinicBed, the clinic's order */
  GPtrArray *staff; /* ClinicStaff, the clinic's order */
  GArray *openings; /* ClinicOpening, by weekday and minute; a doctor without any works the clinic's hours */
  GPtrArray *closures; /* ClinicClosure, by their beginning; saved by verbs of their own */
} ClinicSetup;

GType        clinic_setup_get_type (void) G_GNUC_CONST;
ClinicSetup *clinic_setup_new      (void);
ClinicSetup *clinic_setup_copy     (const ClinicSetup *setup); /* a new one, to be filled */
ClinicSetup *clinic_setup_ref      (ClinicSetup *setup);
void         clinic_setup_unref    (ClinicSetup *setup);

ClinicBed   *clinic_setup_add_bed     (ClinicSetup *setup, gint64 id, const char *name, gboolean active);
ClinicStaff *clinic_setup_add_staff   (ClinicSetup *setup, gint64 id, const char *name, ClinicRole role, gboolean active);
void         clinic_setup_add_opening (ClinicSetup *setup, int weekday, int from_minute, int to_minute);
void         clinic_setup_add_own_opening (ClinicSetup *setup, gint64 staff, int weekday, int from_minute, int to_minute);
void         clinic_setup_clear_openings  (ClinicSetup *setup, gint64 staff); /* 0: the clinic's */
gboolean     clinic_setup_has_openings    (const ClinicSetup *setup, gint64 staff);
gboolean     clinic_opening_is            (const ClinicOpening *opening, gint64 staff, int weekday);

const ClinicBed   *clinic_setup_find_bed   (const ClinicSetup *setup, gint64 id);   /* (nullable) */
const ClinicStaff *clinic_setup_find_staff (const ClinicSetup *setup, gint64 id);   /* (nullable) */
const char        *clinic_setup_get_bed_name   (const ClinicSetup *setup, gint64 id); /* "" when unknown */
/* "Bed 2", also where the clinic calls it only "2"; (transfer full). */
char              *clinic_setup_say_bed (const ClinicSetup *setup, gint64 id);
/* A person's name as it goes into a sentence that is shown, in its own direction (transfer full). */
char              *clinic_setup_say_staff (const ClinicSetup *setup, gint64 id);
const char        *clinic_setup_get_staff_name (const ClinicSetup *setup, gint64 id);

const char *clinic_role_to_string   (ClinicRole role); /* as stored: "doctor" */
gboolean    clinic_role_from_string (const char *text, ClinicRole *role);

/* Whether this computer has the rules of the clinic's zone. */
gboolean   clinic_setup_knows_zone (const ClinicSetup *setup);
/* Returns: (transfer full): the zone, UTC when the name is unknown. */
GTimeZone *clinic_setup_get_zone  (const ClinicSetup *setup);
/* First to last opening of each weekday, and the closures; valid as long as @setup is. */
void       clinic_setup_get_hours (const ClinicSetup *setup, ClinicHours *hours);
/* The day's opening hours, active beds and active doctors with theirs, and what is closed; no booking held yet, not sealed. */
ClinicBoard *clinic_setup_make_board (const ClinicSetup *setup, ClinicDay day, GTimeZone *zone);

/* In local minutes of @day, merged, closures left out; (transfer full) (element-type ClinicRange). When the clinic is open;
   when @staff works, by their own hours or the clinic's, whether it is open or not. */
GArray *clinic_setup_list_open_minutes (const ClinicSetup *setup, ClinicDay day);
GArray *clinic_setup_list_work_minutes (const ClinicSetup *setup, gint64 staff, ClinicDay day);

/* What is missing before the clinic can open, as a sentence; (transfer full) (nullable): NULL when all is there. */
char *clinic_setup_check (const ClinicSetup *setup);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicSetup, clinic_setup_unref)

G_END_DECLS
