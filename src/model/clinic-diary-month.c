/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-diary-month.h"

#include "core/clinic-capacity.h"
#include "core/clinic-format.h"
#include "model/clinic-booking-rules.h"
#include "model/clinic-diary-private.h"
#include "store/clinic-session-table.h"

typedef struct
{
  ClinicBookingRules *rules;
  ClinicVisitShape shape;
  ClinicDay from;
  ClinicDay to;
} Job;

static void
job_free (Job *job)
{
  clinic_booking_rules_free (job->rules);
  g_free (job);
}

static void
month_day_free (ClinicMonthDay *day)
{
  g_ptr_array_unref (day->names);
  g_free (day->reason);
  g_free (day);
}

static ClinicMonthDay *
month_day_new (ClinicDay day)
{
  ClinicMonthDay *self = g_new0 (ClinicMonthDay, 1);

  self->day = day;
  self->free_from = CLINIC_TIME_NONE;
  self->names = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static char *
find_reason (const Job *job, ClinicDay day)
{
  ClinicRange whole = { clinic_time_at (day, 0, job->rules->zone), clinic_time_at (day + 1, 0, job->rules->zone) };
  const ClinicClosure *closure = clinic_closures_find (job->rules->setup->closures, 0, 0, whole, job->rules->zone);

  return g_strdup (closure != NULL ? closure->reason : "");
}

static void
add_name (ClinicMonthDay *self, const ClinicHold *hold)
{
  g_autofree char *time = clinic_format_minute (hold->minute);

  /* the name keeps to itself, whichever way its script runs */
  g_ptr_array_add (self->names, g_strdup_printf ("%s \u2068%s\u2069", time, hold->patient_name));
}

static void
count_holds (ClinicMonthDay *self, ClinicBoard *board, GPtrArray *holds)
{
  for (guint i = 0; i < holds->len; i++)
    {
      const ClinicHold *hold = holds->pdata[i];

      clinic_board_hold_bed (board, hold->bed, (ClinicRange) { hold->start, hold->bed_end });
      clinic_board_hold_doctor (board, hold->doctor, (ClinicRange) { hold->rolling_start, hold->rolling_end });
      if (hold->day != self->day)
        continue;
      self->booked++;
      add_name (self, hold);
    }
  clinic_board_seal (board);
}

static gint64
find_free (const Job *job, const ClinicBoard *board)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (ClinicSlot));

  clinic_schedule_list_slots (board, &job->shape, NULL, job->rules->now, 1, slots);
  return slots->len > 0 ? g_array_index (slots, ClinicSlot, 0).start : CLINIC_TIME_NONE;
}

static ClinicBoard *
make_board (const Job *job, ClinicDay day)
{
  ClinicBoard *board = clinic_setup_make_board (job->rules->setup, day, job->rules->zone);

  clinic_board_seal (board);
  return board;
}

/* What touches the day; @holds are sorted by start. */
static GPtrArray *
list_holds (const Job *job, GPtrArray *holds, ClinicDay day)
{
  GPtrArray *list = g_ptr_array_new ();
  gint64 from = clinic_time_at (day, 0, job->rules->zone);
  gint64 to = clinic_time_at (day + 1, 0, job->rules->zone);

  for (guint i = 0; i < holds->len && ((ClinicHold *) holds->pdata[i])->start < to; i++)
    if (((ClinicHold *) holds->pdata[i])->bed_end > from)
      g_ptr_array_add (list, holds->pdata[i]);
  return list;
}

static ClinicMonthDay *
measure_day (const Job *job, GPtrArray *holds, ClinicDay day)
{
  ClinicMonthDay *self = month_day_new (day);
  g_autoptr (ClinicBoard) empty = make_board (job, day);
  g_autoptr (ClinicBoard) board = make_board (job, day);
  g_autoptr (GPtrArray) here = list_holds (job, holds, day);
  int possible;

  self->open = empty->open->len > 0;
  self->reason = find_reason (job, day);
  count_holds (self, board, here);
  self->possible = self->booked;
  if (job->shape.rolling == 0) /* there is no protocol to say how long a visit is */
    return self;
  possible = clinic_capacity_fill (empty, &job->shape);
  self->possible = MAX (self->booked, possible);
  if (day >= job->rules->today)
    self->free_from = find_free (job, board);
  return self;
}

static gpointer
load_month_job (ClinicConn *conn, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (GPtrArray) holds = NULL;
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) month_day_free);

  holds = clinic_session_table_load_holds (conn, clinic_time_at (job->from, 0, job->rules->zone),
                                           clinic_time_at (job->to, 0, job->rules->zone), error);
  if (holds == NULL)
    return NULL;
  for (ClinicDay day = job->from; day < job->to; day++)
    g_ptr_array_add (days, measure_day (job, holds, day));
  return g_steal_pointer (&days);
}

void
clinic_diary_load_month_async (ClinicDiary *diary, ClinicDay from, ClinicDay to, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;
  ClinicProtocol *protocol;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (from <= to);

  job = g_new0 (Job, 1);
  job->rules = clinic_booking_rules_new (diary);
  job->from = from;
  job->to = to;
  protocol = clinic_diary_get_current_protocol (diary, NULL);
  if (protocol != NULL)
    clinic_protocol_get_shape (protocol, &job->shape);
  clinic_diary_read (diary, load_month_job, job, (GDestroyNotify) job_free, (GDestroyNotify) g_ptr_array_unref,
                     cancellable, callback, user_data);
}

GPtrArray *
clinic_diary_load_month_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}
