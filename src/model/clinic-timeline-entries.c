/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-timeline-entries.h"

#define NOON (12 * 60)

typedef struct
{
  const ClinicPatientPage *page;
  GTimeZone *zone;
  GArray *entries;
} Listing;

static void
add (Listing *listing, ClinicTimelineKind kind, gboolean ends, gint64 at, gint64 course, gint64 id, gconstpointer subject)
{
  ClinicTimelineEntry entry = { kind, ends, at, course, id, subject };

  g_array_append_val (listing->entries, entry);
}

static gint64
find_course (Listing *listing, gint64 session)
{
  const ClinicPatientCourse *course = NULL;

  return clinic_patient_page_find_session (listing->page, session, &course) != NULL ? course->course->id : 0;
}

/* Courses. When one ended is in the journal; where that no longer says so, it is when the last session was. */

static gint64
find_end (Listing *listing, const ClinicPatientCourse *course)
{
  const GPtrArray *changes = listing->page->history->changes;
  gint64 end = CLINIC_TIME_NONE;

  for (guint i = 0; i < changes->len; i++)
    {
      const ClinicJournalNote *note = changes->pdata[i];

      if (note->kind == CLINIC_KIND_COURSE && note->row == course->course->id)
        return note->at;
    }
  for (guint i = 0; i < course->sessions->len; i++)
    end = MAX (end, ((ClinicSession *) course->sessions->pdata[i])->rolling_end);
  return end;
}

static void
list_course (Listing *listing, const ClinicPatientCourse *course)
{
  gint64 id = course->course->id;
  gint64 begin = clinic_time_at (course->course->started, 0, listing->zone);
  gboolean ended = course->course->status == CLINIC_COURSE_STOPPED || course->course->status == CLINIC_COURSE_COMPLETE;
  gint64 end = ended ? find_end (listing, course) : CLINIC_TIME_NONE;

  add (listing, CLINIC_TIMELINE_COURSE, FALSE, begin, id, id, course);
  if (ended)
    add (listing, CLINIC_TIMELINE_COURSE, TRUE, MAX (begin, end), id, id, course);
  for (guint i = 0; i < course->sessions->len; i++)
    {
      const ClinicSession *session = course->sessions->pdata[i];

      add (listing, CLINIC_TIMELINE_SESSION, FALSE, session->start, id, session->id, session);
    }
}

static void
list_photos (Listing *listing, const ClinicPhotoGroup *group)
{
  const ClinicSession *session = clinic_patient_page_find_session (listing->page, group->session, NULL);
  gint64 at = session != NULL ? session->start : clinic_time_at (group->day, NOON, listing->zone);

  add (listing, CLINIC_TIMELINE_PHOTOS, FALSE, at, find_course (listing, group->session),
       ((ClinicPhoto *) group->photos->pdata[0])->id, group);
}

static void
list_healing (Listing *listing, const ClinicHealing *healing)
{
  gint64 course = find_course (listing, healing->session);

  if (healing->peeling_started != CLINIC_DAY_NONE)
    add (listing, CLINIC_TIMELINE_HEALING, FALSE, clinic_time_at (healing->peeling_started, NOON, listing->zone), course,
         healing->id, healing);
  if (healing->settled != CLINIC_DAY_NONE)
    add (listing, CLINIC_TIMELINE_HEALING, TRUE, clinic_time_at (healing->settled, NOON, listing->zone), course, healing->id,
         healing);
}

static void
list_flag (Listing *listing, const ClinicRedFlag *flag)
{
  gint64 course = find_course (listing, flag->session);

  add (listing, CLINIC_TIMELINE_RED_FLAG, FALSE, flag->opened_at, course, flag->id, flag);
  if (flag->closed_at != CLINIC_TIME_NONE)
    add (listing, CLINIC_TIMELINE_RED_FLAG, TRUE, flag->closed_at, course, flag->id, flag);
}

static void
list_call (Listing *listing, const ClinicCall *call)
{
  add (listing, CLINIC_TIMELINE_CALL, FALSE, call->at, find_course (listing, call->session), call->id, call);
}

/* The course of a record that was merged into this one stands in no band: what took its place has another id. */
static gboolean
shows_course (Listing *listing, gint64 course)
{
  const GPtrArray *courses = listing->page->courses;

  for (guint i = 0; i < courses->len; i++)
    if (((ClinicPatientCourse *) courses->pdata[i])->course->id == course)
      return TRUE;
  return FALSE;
}

static void
list_change (Listing *listing, const ClinicJournalNote *note)
{
  gint64 course = 0;

  if (note->kind == CLINIC_KIND_SESSION)
    course = find_course (listing, note->row);
  else if (note->kind == CLINIC_KIND_COURSE && shows_course (listing, note->row))
    course = note->row;
  add (listing, CLINIC_TIMELINE_CHANGE, FALSE, note->at, course, note->journal, note);
}

static void
list_all (Listing *listing, const GPtrArray *rows, void (*list) (Listing *listing, gconstpointer row))
{
  for (guint i = 0; i < rows->len; i++)
    list (listing, rows->pdata[i]);
}

#define LIST_ALL(listing, rows, list) list_all (listing, rows, (void (*) (Listing *, gconstpointer)) list)

GArray *
clinic_timeline_entries_new (const ClinicPatientPage *page, GTimeZone *zone)
{
  Listing listing = { page, zone, g_array_new (FALSE, FALSE, sizeof (ClinicTimelineEntry)) };

  g_return_val_if_fail (page != NULL && zone != NULL, listing.entries);

  LIST_ALL (&listing, page->courses, list_course);
  LIST_ALL (&listing, page->calls, list_call);
  LIST_ALL (&listing, page->red_flags, list_flag);
  LIST_ALL (&listing, page->history->photo_groups, list_photos);
  LIST_ALL (&listing, page->history->healings, list_healing);
  LIST_ALL (&listing, page->history->changes, list_change);
  return listing.entries;
}
