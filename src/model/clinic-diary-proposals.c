/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-booking-rules.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-diary-wishes.h"
#include "store/clinic-course-table.h"
#include "store/clinic-session-table.h"
#include "store/clinic-tx-image.h"

#define MOST_FREED 8

ClinicProposal *
clinic_proposal_copy (const ClinicProposal *proposal)
{
  ClinicProposal *copy;

  g_return_val_if_fail (proposal != NULL, NULL);

  copy = g_memdup2 (proposal, sizeof *proposal);
  copy->card = clinic_wish_card_copy (proposal->card);
  copy->why = g_strdup (proposal->why);
  return copy;
}

void
clinic_proposal_free (ClinicProposal *proposal)
{
  if (proposal == NULL)
    return;
  clinic_wish_card_free (proposal->card);
  g_free (proposal->why);
  g_free (proposal);
}

void
clinic_freed_free (ClinicFreed *freed)
{
  if (freed == NULL)
    return;
  g_ptr_array_unref (freed->names);
  g_free (freed);
}

typedef struct
{
  ClinicBookingRules *rules;
  ClinicConn *conn;
  gboolean has_place;
  ClinicRange place;
  GHashTable *boards; /* ClinicDay -> ClinicBoard: of wishes that ask for no doctor and hold no session */
  gint64 journal;     /* of the change that is looked at */
} Job;

static Job *
job_new (ClinicDiary *diary)
{
  Job *job = g_new0 (Job, 1);

  job->rules = clinic_booking_rules_new (diary);
  return job;
}

static void
job_free (Job *job)
{
  clinic_booking_rules_free (job->rules);
  g_free (job);
}

/* One wish */

static ClinicBoard *
load_own_board (Job *job, const ClinicWish *wish, ClinicDay day, GError **error)
{
  ClinicBoard *board = clinic_booking_rules_load_board (job->rules, job->conn, day, wish->session, error);

  if (board != NULL && wish->doctor != 0)
    clinic_board_keep_doctor (board, wish->doctor);
  return board;
}

/* (transfer none): kept for the other wishes. */
static ClinicBoard *
load_common_board (Job *job, ClinicDay day, GError **error)
{
  ClinicBoard *board = g_hash_table_lookup (job->boards, GINT_TO_POINTER (day));

  if (board != NULL)
    return board;
  board = clinic_booking_rules_load_board (job->rules, job->conn, day, 0, error);
  if (board != NULL)
    g_hash_table_insert (job->boards, GINT_TO_POINTER (day), board);
  return board;
}

static gboolean
is_in_place (const Job *job, const ClinicSlot *slot)
{
  return !job->has_place || clinic_range_contains (job->place, slot->start);
}

static gboolean
search_board (const Job *job, const ClinicBoard *board, const ClinicVisitShape *shape, const ClinicCourse *course,
              const GArray *days, ClinicProposal *proposal, GError **error)
{
  const ClinicWish *wish = proposal->card->wish;
  g_autoptr (GArray) busy = clinic_session_table_patient_busy (job->conn, wish->patient, board->day, wish->session, error);
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (ClinicSlot));

  if (busy == NULL)
    return FALSE;
  clinic_schedule_list_slots (board, shape, busy, job->rules->now, G_MAXSIZE, slots);
  for (guint i = 0; i < slots->len && !proposal->fits; i++)
    {
      const ClinicSlot *slot = &g_array_index (slots, ClinicSlot, i);

      proposal->fits = is_in_place (job, slot) &&
                       clinic_wish_fits (wish, slot, (const ClinicDay *) days->data, days->len, course->min_days,
                                         proposal->card->held);
      if (proposal->fits)
        proposal->slot = *slot;
    }
  return TRUE;
}

static gboolean
search_day (Job *job, ClinicDay day, const ClinicVisitShape *shape, const ClinicCourse *course, const GArray *days,
            ClinicProposal *proposal, GError **error)
{
  const ClinicWish *wish = proposal->card->wish;
  gboolean is_common = wish->doctor == 0 && wish->session == 0;
  g_autoptr (ClinicBoard) own = is_common ? NULL : load_own_board (job, wish, day, error);
  ClinicBoard *board = is_common ? load_common_board (job, day, error) : own;

  return board != NULL && search_board (job, board, shape, course, days, proposal, error);
}

static gboolean
search_days (Job *job, const ClinicCourse *course, const GArray *days, ClinicProposal *proposal, GError **error)
{
  const ClinicWish *wish = proposal->card->wish;
  ClinicDay day = MAX (wish->from_day, job->rules->today);
  ClinicDay end = job->rules->today + CLINIC_WISHES_LOOK_DAYS;
  ClinicVisitShape shape;

  if (!clinic_booking_rules_get_shape (job->rules, course, &shape, error))
    return FALSE;
  if (job->has_place)
    {
      day = MAX (day, clinic_time_get_day (job->place.start, job->rules->zone));
      end = MIN (end, clinic_time_get_day (job->place.end - 1, job->rules->zone) + 1);
    }
  for (; day < end && !proposal->fits; day++)
    {
      if (!clinic_wish_wants_day (wish, day) ||
          clinic_course_first_allowed_day ((const ClinicDay *) days->data, days->len, course->min_days, day) != day)
        continue;
      if (!search_day (job, day, &shape, course, days, proposal, error))
        return FALSE;
    }
  return TRUE;
}

/* A wish for which nothing can be booked says why; only what else fails is an error. */
static gboolean
may_book (Job *job, const ClinicCourse *course, const GArray *days, ClinicProposal *proposal, gboolean *may, GError **error)
{
  g_autoptr (GError) local = NULL;

  *may = clinic_booking_check_course (job->conn, course, &local) &&
         (proposal->card->wish->session != 0 || clinic_booking_check_length (course, days->len, &local));
  if (*may)
    return TRUE;
  if (g_error_matches (local, CLINIC_ERROR, CLINIC_ERROR_CONFLICT))
    {
      proposal->why = g_strdup (local->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static ClinicProposal *
propose (Job *job, const ClinicWishCard *card, GError **error)
{
  g_autoptr (ClinicProposal) proposal = g_new0 (ClinicProposal, 1);
  g_autoptr (ClinicCourse) course = clinic_course_table_load (job->conn, card->wish->course, error);
  g_autoptr (GArray) days = NULL;
  gboolean may;

  proposal->card = clinic_wish_card_copy (card);
  days = course != NULL ? clinic_session_table_course_days (job->conn, course->id, card->wish->session, error) : NULL;
  if (days == NULL || !may_book (job, course, days, proposal, &may, error) ||
      (may && !search_days (job, course, days, proposal, error)))
    return NULL;
  return g_steal_pointer (&proposal);
}

/* The list */

static gboolean
collect_proposals (Job *job, GPtrArray *cards, GPtrArray *proposals, GError **error)
{
  for (guint i = 0; i < cards->len; i++)
    {
      g_autoptr (ClinicProposal) proposal = propose (job, cards->pdata[i], error);

      if (proposal == NULL)
        return FALSE;
      if (!job->has_place || proposal->fits)
        g_ptr_array_add (proposals, g_steal_pointer (&proposal));
    }
  return TRUE;
}

static GPtrArray *
list_proposals (Job *job, ClinicConn *conn, GError **error)
{
  g_autoptr (GPtrArray) proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_proposal_free);
  g_autoptr (GPtrArray) cards = clinic_wish_table_load_open (conn, error);
  g_autoptr (GHashTable) boards = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) clinic_board_free);

  job->conn = conn;
  job->boards = boards;
  return cards != NULL && collect_proposals (job, cards, proposals, error) ? g_steal_pointer (&proposals) : NULL;
}

static gpointer
load_proposals_job (ClinicConn *conn, gpointer data, GError **error)
{
  return list_proposals (data, conn, error);
}

void
clinic_diary_load_proposals_async (ClinicDiary *diary, const ClinicRange *place, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (CLINIC_IS_DIARY (diary));

  job = job_new (diary);
  job->has_place = place != NULL;
  if (place != NULL)
    job->place = *place;
  clinic_diary_read (diary, load_proposals_job, job, (GDestroyNotify) job_free, (GDestroyNotify) g_ptr_array_unref,
                     cancellable, callback, user_data);
}

GPtrArray *
clinic_diary_load_proposals_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

/* What a change has left free: read from the rows as they stood before it */

static GVariant *
parse_image (const char *text)
{
  return text != NULL ? g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL) : NULL;
}

static gint64
get_int (GVariant *image, const char *column)
{
  gint64 value = 0;

  g_variant_lookup (image, column, "x", &value);
  return value;
}

static gboolean
is_live (GVariant *image)
{
  const char *text = NULL;
  ClinicSessionState state;

  return image != NULL && g_variant_lookup (image, "state", "&s", &text) && clinic_session_state_from_string (text, &state) &&
         clinic_session_state_is_live (state);
}

static gboolean
holds_the_same (GVariant *before, GVariant *after)
{
  return is_live (after) && get_int (before, "start") == get_int (after, "start") &&
         get_int (before, "bed") == get_int (after, "bed") && get_int (before, "doctor") == get_int (after, "doctor");
}

static ClinicRange
get_closed (const Job *job, GVariant *image)
{
  return (ClinicRange){
    clinic_time_at ((ClinicDay) get_int (image, "from_day"), (int) get_int (image, "from_minute"), job->rules->zone),
    clinic_time_at ((ClinicDay) get_int (image, "to_day"), (int) get_int (image, "to_minute"), job->rules->zone),
  };
}

static ClinicRange
get_freed (const Job *job, const ClinicImage *image)
{
  g_autoptr (GVariant) before = parse_image (image->before);
  g_autoptr (GVariant) after = parse_image (image->after);
  ClinicRange freed = { 0, 0 };

  if (before == NULL)
    return freed;
  if (image->kind == CLINIC_KIND_CLOSURE && after == NULL)
    freed = get_closed (job, before);
  if (image->kind == CLINIC_KIND_SESSION && is_live (before) && !holds_the_same (before, after))
    freed = (ClinicRange){ get_int (before, "start"), get_int (before, "bed_end") };
  freed.start = MAX (freed.start, job->rules->now);
  return freed;
}

static ClinicFreed *
freed_new (const Job *job, const GPtrArray *proposals)
{
  ClinicFreed *freed = g_new0 (ClinicFreed, 1);

  freed->place = job->place;
  freed->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < proposals->len; i++)
    g_ptr_array_add (freed->names, g_strdup (((const ClinicProposal *) proposals->pdata[i])->card->patient_name));
  return freed;
}

static gpointer
find_freed_job (ClinicConn *conn, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (GPtrArray) images = clinic_images_load (conn, job->journal, error);
  guint looked = 0;

  job->has_place = TRUE;
  for (guint i = 0; images != NULL && i < images->len && looked < MOST_FREED; i++)
    {
      g_autoptr (GPtrArray) proposals = NULL;

      job->place = get_freed (job, images->pdata[i]);
      if (clinic_range_is_empty (job->place))
        continue;
      looked++;
      proposals = list_proposals (job, conn, error);
      if (proposals == NULL)
        return NULL;
      if (proposals->len > 0)
        return freed_new (job, proposals);
    }
  return NULL;
}

void
clinic_diary_find_freed_async (ClinicDiary *diary, ClinicChange *change, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (change != NULL);

  job = job_new (diary);
  job->journal = clinic_change_get_journal (change);
  clinic_diary_read (diary, find_freed_job, job, (GDestroyNotify) job_free, (GDestroyNotify) clinic_freed_free, cancellable,
                     callback, user_data);
}

ClinicFreed *
clinic_diary_find_freed_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}
