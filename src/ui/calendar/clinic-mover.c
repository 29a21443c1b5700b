/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-mover.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "model/clinic-booking-rules.h"

struct _ClinicMover
{
  GObject parent_instance;

  ClinicDiary *diary; /* nullable */
  ClinicDay first;
  int n_days;

  ClinicVisit *visit; /* nullable: no move is under way */
  ClinicMoveKind kind;
  gboolean by_pointer;
  gboolean busy;      /* dropped, and not answered yet */
  guint generation;   /* of questions for places */
  ClinicSlot aim;
  ClinicPlaces *places;      /* nullable */
  ClinicPlaceAnswer *answer; /* nullable */
};

G_DEFINE_FINAL_TYPE (ClinicMover, clinic_mover, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REFUSED,
  SIGNAL_ENDED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
judge (ClinicMover *self)
{
  g_clear_pointer (&self->answer, clinic_place_answer_free);
  if (self->places != NULL && clinic_places_has_day (self->places, self->aim.day))
    self->answer = clinic_places_ask (self->places, &self->aim, self->kind == CLINIC_MOVE_PLACE);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Reading */

typedef struct
{
  ClinicMover *self;
  guint generation;
} Reading;

static void
places_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (ClinicMover) self = reading->self;
  g_autoptr (GError) error = NULL;
  ClinicPlaces *places = clinic_diary_load_places_finish (CLINIC_DIARY (source), result, &error);

  if (reading->generation != self->generation || self->visit == NULL)
    {
      clinic_places_free (places);
      return;
    }
  if (error != NULL)
    {
      g_autofree char *words = clinic_words_for_error (error);

      clinic_mover_cancel (self);
      g_signal_emit (self, signals[SIGNAL_REFUSED], 0, words);
      return;
    }
  g_clear_pointer (&self->places, clinic_places_free);
  self->places = places;
  judge (self);
}

static void
load (ClinicMover *self)
{
  Reading *reading;

  if (self->visit == NULL || self->diary == NULL || self->n_days == 0 || self->busy)
    return;
  reading = g_new0 (Reading, 1);
  reading->self = g_object_ref (self);
  reading->generation = ++self->generation;
  clinic_diary_load_places_async (self->diary, self->visit->session->id, self->first, self->n_days, NULL, places_loaded_cb,
                                  reading);
}

void
clinic_mover_show_days (ClinicMover *self, ClinicDay first, int n_days)
{
  g_return_if_fail (CLINIC_IS_MOVER (self));

  self->first = first;
  self->n_days = n_days;
  load (self);
}

/* What happened meanwhile may have taken the place, or the session. */
static void
diary_changed_cb (ClinicMover *self)
{
  load (self);
}

void
clinic_mover_set_diary (ClinicMover *self, ClinicDiary *diary)
{
  g_return_if_fail (CLINIC_IS_MOVER (self));

  if (self->diary == diary)
    return;
  if (self->diary != NULL)
    g_signal_handlers_disconnect_by_func (self->diary, diary_changed_cb, self);
  g_set_object (&self->diary, diary);
  if (diary != NULL)
    g_signal_connect_object (diary, "changed", G_CALLBACK (diary_changed_cb), self, G_CONNECT_SWAPPED);
}

/* Moving */

static void
end (ClinicMover *self, gboolean moved)
{
  gint64 session = self->visit->session->id;

  self->generation++;
  self->busy = FALSE;
  g_clear_pointer (&self->visit, clinic_visit_free);
  g_clear_pointer (&self->places, clinic_places_free);
  g_clear_pointer (&self->answer, clinic_place_answer_free);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_ENDED], 0, session, moved);
}

gboolean
clinic_mover_begin (ClinicMover *self, const ClinicVisit *visit, ClinicMoveKind kind, gboolean by_pointer)
{
  g_autoptr (ClinicVisit) copy = NULL;
  const ClinicSession *session;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (CLINIC_IS_MOVER (self), FALSE);
  g_return_val_if_fail (visit != NULL && self->diary != NULL, FALSE);

  if (self->busy)
    return FALSE;
  /* whoever shows the move before lets go of what it showed, maybe of @visit */
  copy = clinic_visit_copy (visit);
  clinic_mover_cancel (self);
  session = copy->session;
  if (!clinic_booking_check_movable (session, session->day, &error))
    {
      g_signal_emit (self, signals[SIGNAL_REFUSED], 0, error->message);
      return FALSE;
    }
  self->visit = g_steal_pointer (&copy);
  self->kind = kind;
  self->by_pointer = by_pointer;
  self->aim = (ClinicSlot){ session->day, session->minute, session->wait, session->start, session->bed, session->doctor };
  load (self);
  judge (self);
  return TRUE;
}

void
clinic_mover_aim (ClinicMover *self, ClinicDay day, int minute, gint64 bed)
{
  g_return_if_fail (CLINIC_IS_MOVER (self));

  if (self->visit == NULL || self->busy ||
      (self->aim.day == day && self->aim.minute == minute && self->aim.bed == bed))
    return;
  self->aim.day = day;
  self->aim.minute = minute;
  self->aim.bed = bed;
  judge (self);
}

void
clinic_mover_aim_wait (ClinicMover *self, int wait)
{
  ClinicProtocol *protocol;
  ClinicVisitShape shape;

  g_return_if_fail (CLINIC_IS_MOVER (self));

  protocol = self->visit != NULL ? clinic_diary_get_protocol (self->diary, self->visit->protocol) : NULL;
  if (protocol == NULL || self->busy)
    return;
  clinic_protocol_get_shape (protocol, &shape);
  wait = CLAMP (wait, shape.wait_min, shape.wait_max);
  if (self->aim.wait == wait)
    return;
  self->aim.wait = wait;
  judge (self);
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicMover) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = NULL;

  if (self->visit == NULL)
    return;
  words = error != NULL ? clinic_words_for_untold (result, self->visit->patient_name, error) : NULL;
  end (self, change != NULL);
  if (words != NULL)
    g_signal_emit (self, signals[SIGNAL_REFUSED], 0, words);
}

static gboolean
stands_where_it_stood (ClinicMover *self)
{
  const ClinicSession *session = self->visit->session;

  return self->aim.day == session->day && self->aim.minute == session->minute && self->aim.bed == session->bed &&
         self->aim.wait == session->wait;
}

void
clinic_mover_drop (ClinicMover *self)
{
  g_autoptr (ClinicBooking) to = NULL;
  g_autofree char *refusal = NULL;

  g_return_if_fail (CLINIC_IS_MOVER (self));

  if (self->visit == NULL || self->busy)
    return;
  if (stands_where_it_stood (self))
    {
      end (self, FALSE);
      return;
    }
  refusal = self->answer != NULL ? g_strdup (self->answer->refusal) : NULL;
  if (refusal != NULL)
    {
      if (self->by_pointer)
        end (self, FALSE);
      g_signal_emit (self, signals[SIGNAL_REFUSED], 0, refusal);
      return;
    }
  to = clinic_booking_new (0, clinic_mover_get_slot (self));
  to->version = self->visit->session->version; /* as it was taken up: what someone changed since is not moved unseen */
  self->busy = TRUE;
  clinic_diary_move_async (self->diary, self->visit->session->id, to, NULL, moved_cb, g_object_ref (self));
}

void
clinic_mover_cancel (ClinicMover *self)
{
  g_return_if_fail (CLINIC_IS_MOVER (self));

  if (self->visit != NULL && !self->busy)
    end (self, FALSE);
}

/* Looking */

gboolean
clinic_mover_is_active (ClinicMover *self)
{
  g_return_val_if_fail (CLINIC_IS_MOVER (self), FALSE);

  return self->visit != NULL;
}

gboolean
clinic_mover_is_by_pointer (ClinicMover *self)
{
  g_return_val_if_fail (CLINIC_IS_MOVER (self), FALSE);

  return self->visit != NULL && self->by_pointer;
}

ClinicMoveKind
clinic_mover_get_kind (ClinicMover *self)
{
  g_return_val_if_fail (CLINIC_IS_MOVER (self), CLINIC_MOVE_PLACE);

  return self->kind;
}

const ClinicVisit *
clinic_mover_get_visit (ClinicMover *self)
{
  g_return_val_if_fail (CLINIC_IS_MOVER (self), NULL);

  return self->visit;
}

const ClinicSlot *
clinic_mover_get_slot (ClinicMover *self)
{
  g_return_val_if_fail (CLINIC_IS_MOVER (self), NULL);

  if (self->visit == NULL)
    return NULL;
  return self->answer != NULL ? &self->answer->slot : &self->aim;
}

const ClinicPlaces *
clinic_mover_get_places (ClinicMover *self)
{
  g_return_val_if_fail (CLINIC_IS_MOVER (self), NULL);

  return self->places;
}

const ClinicPlaceAnswer *
clinic_mover_get_answer (ClinicMover *self)
{
  g_return_val_if_fail (CLINIC_IS_MOVER (self), NULL);

  return self->answer;
}

char *
clinic_mover_say (ClinicMover *self)
{
  const ClinicSlot *slot;
  g_autofree char *when = NULL;
  g_autofree char *bed = NULL;
  g_autofree char *name = NULL;
  const char *judgement;

  g_return_val_if_fail (CLINIC_IS_MOVER (self) && self->visit != NULL, NULL);

  slot = clinic_mover_get_slot (self);
  when = clinic_format_day_time (clinic_time_at (slot->day, slot->minute, clinic_diary_get_zone (self->diary)),
                                 clinic_diary_get_zone (self->diary));
  bed = clinic_setup_say_bed (clinic_diary_get_setup (self->diary), slot->bed);
  name = clinic_phrase_isolate (self->visit->patient_name);
  judgement = self->answer == NULL ? _("looking") : self->answer->refusal != NULL ? self->answer->refusal : _("allowed");
  if (self->kind == CLINIC_MOVE_WAIT)
    /* Translators: a patient, minutes under cream, then whether it is allowed or why not */
    return g_strdup_printf (ngettext ("%s, numbing %d min: %s", "%s, numbing %d min: %s", slot->wait),
                            name, slot->wait, judgement);
  /* Translators: a patient, day and time, a bed, then whether it is allowed or why not */
  return g_strdup_printf (_("%s to %s, %s: %s"), name, when, bed, judgement);
}

static void
clinic_mover_finalize (GObject *object)
{
  ClinicMover *self = CLINIC_MOVER (object);

  g_clear_object (&self->diary);
  g_clear_pointer (&self->visit, clinic_visit_free);
  g_clear_pointer (&self->places, clinic_places_free);
  g_clear_pointer (&self->answer, clinic_place_answer_free);
  G_OBJECT_CLASS (clinic_mover_parent_class)->finalize (object);
}

static void
clinic_mover_class_init (ClinicMoverClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = clinic_mover_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                          G_TYPE_STRING);
  signals[SIGNAL_ENDED] = g_signal_new ("ended", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64,
                                        G_TYPE_BOOLEAN);
}

static void
clinic_mover_init (ClinicMover *self)
{
}

ClinicMover *
clinic_mover_new (void)
{
  return g_object_new (CLINIC_TYPE_MOVER, NULL);
}
