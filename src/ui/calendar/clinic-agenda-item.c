/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-agenda-item.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "ui/parts/clinic-session-words.h"

struct _ClinicAgendaItem
{
  GObject parent_instance;

  ClinicDay day;
  ClinicVisit *visit; /* nullable */
  const char *state;
  const char *icon;   /* nullable */
  char *time;
  char *title;
  char *detail;
};

G_DEFINE_FINAL_TYPE (ClinicAgendaItem, clinic_agenda_item, G_TYPE_OBJECT)

static void
clinic_agenda_item_finalize (GObject *object)
{
  ClinicAgendaItem *self = CLINIC_AGENDA_ITEM (object);

  clinic_visit_free (self->visit);
  g_free (self->time);
  g_free (self->title);
  g_free (self->detail);
  G_OBJECT_CLASS (clinic_agenda_item_parent_class)->finalize (object);
}

static void
clinic_agenda_item_class_init (ClinicAgendaItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clinic_agenda_item_finalize;
}

static void
clinic_agenda_item_init (ClinicAgendaItem *self)
{
  self->state = "";
}

ClinicAgendaItem *
clinic_agenda_item_new_day (ClinicDay day, const char *text)
{
  ClinicAgendaItem *self = g_object_new (CLINIC_TYPE_AGENDA_ITEM, NULL);

  self->day = day;
  self->time = g_strdup ("");
  self->title = g_strdup (text);
  self->detail = g_strdup ("");
  return self;
}

ClinicAgendaItem *
clinic_agenda_item_new_visit (const ClinicVisit *visit, gboolean ready, const ClinicSetup *setup, GTimeZone *zone)
{
  ClinicAgendaItem *self = g_object_new (CLINIC_TYPE_AGENDA_ITEM, NULL);
  const ClinicSession *session;
  g_autofree char *bed = NULL;
  g_autofree char *doctor = NULL;
  g_autofree char *nth = NULL;

  g_return_val_if_fail (visit != NULL && setup != NULL && zone != NULL, self);

  session = visit->session;
  bed = clinic_setup_say_bed (setup, session->bed);
  doctor = clinic_setup_say_staff (setup, session->doctor);
  nth = g_strdup_printf (_("%d of %d"), visit->nth, visit->length);
  self->day = session->day;
  self->visit = clinic_visit_copy (visit);
  self->state = clinic_session_words_get_word (session->state, ready);
  self->icon = clinic_session_words_get_icon (session->state, ready);
  self->time = clinic_format_time (session->start, zone);
  self->title = g_strdup (visit->patient_name);
  self->detail = g_strdup_printf ("%s · %s · %s", nth, bed, doctor);
  return self;
}

ClinicDay
clinic_agenda_item_get_day (ClinicAgendaItem *self)
{
  return self->day;
}

const ClinicVisit *
clinic_agenda_item_get_visit (ClinicAgendaItem *self)
{
  return self->visit;
}

const char *
clinic_agenda_item_get_time (ClinicAgendaItem *self)
{
  return self->time;
}

const char *
clinic_agenda_item_get_title (ClinicAgendaItem *self)
{
  return self->title;
}

const char *
clinic_agenda_item_get_detail (ClinicAgendaItem *self)
{
  return self->detail;
}

const char *
clinic_agenda_item_get_state (ClinicAgendaItem *self)
{
  return self->state;
}

const char *
clinic_agenda_item_get_icon (ClinicAgendaItem *self)
{
  return self->icon;
}

static gboolean
is_same_visit (const ClinicVisit *a, const ClinicVisit *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->session->id == b->session->id && a->session->version == b->session->version;
}

gboolean
clinic_agenda_item_equal (ClinicAgendaItem *self, ClinicAgendaItem *other)
{
  g_return_val_if_fail (CLINIC_IS_AGENDA_ITEM (self) && CLINIC_IS_AGENDA_ITEM (other), FALSE);

  return self->day == other->day && is_same_visit (self->visit, other->visit) && g_str_equal (self->time, other->time) &&
         g_str_equal (self->title, other->title) && g_str_equal (self->detail, other->detail) &&
         g_str_equal (self->state, other->state);
}
