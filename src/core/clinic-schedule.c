/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-schedule.h"

#define STEP_SECONDS (CLINIC_SCHEDULE_STEP * 60)
#define SECONDS_PER_DAY G_GINT64_CONSTANT (86400)
#define NEVER G_MAXINT64

/* A place in merged busy ranges that only moves on. */
typedef struct
{
  const GArray *busy; /* nullable: never busy */
  guint at;           /* the first range that ends after where the search stands */
} Cursor;

typedef struct
{
  const ClinicBoard *board;
  guint stretch;
  guint open;
  Cursor patient;
  Cursor *beds;
  Cursor *doctors;
  int *waits; /* minutes on the grid, the best first */
  guint n_waits;
  gint64 wait_least; /* seconds, as all below */
  gint64 wait_most;
  gint64 rolling;
  gint64 turnover;
} Search;

/* The first busy range that ends after @time. */
static guint
find_busy (const GArray *busy, guint from, gint64 time)
{
  while (from < busy->len && g_array_index (busy, ClinicRange, from).end <= time)
    from++;
  return from;
}

static void
move_cursor (Cursor *cursor, gint64 time)
{
  if (cursor->busy != NULL)
    cursor->at = find_busy (cursor->busy, cursor->at, time);
}

/* Until when it stays free from @time on, where the cursor stands; @time itself when it is busy. */
static gint64
get_free_until (const Cursor *cursor, gint64 time)
{
  if (cursor->busy == NULL || cursor->at >= cursor->busy->len)
    return NEVER;
  return MAX (time, g_array_index (cursor->busy, ClinicRange, cursor->at).start);
}

/* The first instant from @time on, at or past the cursor, with @length free seconds. */
static gint64
find_fit (const Cursor *cursor, gint64 time, gint64 length)
{
  if (cursor->busy == NULL)
    return time;
  for (guint i = cursor->at; i < cursor->busy->len; i++)
    {
      ClinicRange busy = g_array_index (cursor->busy, ClinicRange, i);

      if (busy.start >= time + length)
        break;
      time = MAX (time, busy.end);
    }
  return time;
}

static gint64
find_first_fit (const Cursor *cursors, guint n_cursors, gint64 time, gint64 length)
{
  gint64 first = NEVER;

  for (guint i = 0; i < n_cursors; i++)
    first = MIN (first, find_fit (&cursors[i], time, length));
  return first;
}

static Cursor *
cursors_new (const GArray *resources)
{
  Cursor *cursors = g_new0 (Cursor, resources->len);

  for (guint i = 0; i < resources->len; i++)
    cursors[i].busy = g_array_index (resources, ClinicResource, i).busy;
  return cursors;
}

/* Outward from the planned wait, the shorter of two equally near ones first. */
static void
fill_waits (Search *search, int least, int plan, int most)
{
  int shorter = MIN (plan / CLINIC_SCHEDULE_STEP * CLINIC_SCHEDULE_STEP, most);
  int longer = MAX (plan / CLINIC_SCHEDULE_STEP * CLINIC_SCHEDULE_STEP + CLINIC_SCHEDULE_STEP, least);

  search->waits = g_new (int, (most - least) / CLINIC_SCHEDULE_STEP + 1);
  while (shorter >= least || longer <= most)
    if (longer > most || (shorter >= least && plan - shorter <= longer - plan))
      {
        search->waits[search->n_waits++] = shorter;
        shorter -= CLINIC_SCHEDULE_STEP;
      }
    else
      {
        search->waits[search->n_waits++] = longer;
        longer += CLINIC_SCHEDULE_STEP;
      }
}

static gboolean
search_init (Search *search, const ClinicBoard *board, const ClinicVisitShape *shape, const GArray *patient_busy)
{
  int least = (shape->wait_min + CLINIC_SCHEDULE_STEP - 1) / CLINIC_SCHEDULE_STEP * CLINIC_SCHEDULE_STEP;
  int most = shape->wait_max / CLINIC_SCHEDULE_STEP * CLINIC_SCHEDULE_STEP;

  if (least > most)
    return FALSE;
  *search = (Search){
    .board = board,
    .patient = { patient_busy, 0 },
    .beds = cursors_new (board->beds),
    .doctors = cursors_new (board->doctors),
    .wait_least = least * 60,
    .wait_most = most * 60,
    .rolling = shape->rolling * 60,
    .turnover = shape->turnover * 60,
  };
  fill_waits (search, least, shape->wait_plan, most);
  return TRUE;
}

static void
search_clear (Search *search)
{
  g_free (search->beds);
  g_free (search->doctors);
  g_free (search->waits);
}

/* The first arrival on the grid from @time on. */
static gint64
find_arrival (Search *search, gint64 time)
{
  for (; search->stretch < search->board->stretches->len; search->stretch++)
    {
      ClinicStretch stretch = g_array_index (search->board->stretches, ClinicStretch, search->stretch);
      gint64 from, past;

      if (time >= stretch.range.end)
        continue;
      from = MAX (time, stretch.range.start);
      past = (from + stretch.offset) % STEP_SECONDS;
      if (past < 0)
        past += STEP_SECONDS;
      if (past > 0)
        from += STEP_SECONDS - past;
      if (from < stretch.range.end)
        return from;
    }
  return NEVER;
}

/* Past what stands in the way of even the shortest visit; nothing before the result can be a slot. */
static gint64
skip_busy (Search *search, gint64 time)
{
  const ClinicBoard *board = search->board;
  gint64 visit = search->wait_least + search->rolling + search->turnover;
  gint64 bed, rolling;

  while (search->open < board->open->len && g_array_index (board->open, ClinicRange, search->open).end < time + visit)
    search->open++;
  if (search->open == board->open->len)
    return NEVER;
  time = MAX (time, g_array_index (board->open, ClinicRange, search->open).start);
  time = find_fit (&search->patient, time, search->wait_least + search->rolling);
  if (time == NEVER)
    return NEVER;
  bed = find_first_fit (search->beds, board->beds->len, time, visit);
  if (bed == NEVER)
    return NEVER;
  rolling = find_first_fit (search->doctors, board->doctors->len, bed + search->wait_least, search->rolling);
  return rolling == NEVER ? NEVER : MAX (bed, rolling - search->wait_most);
}

static void
move_cursors (Search *search, gint64 time)
{
  move_cursor (&search->patient, time);
  for (guint i = 0; i < search->board->beds->len; i++)
    move_cursor (&search->beds[i], time);
  for (guint i = 0; i < search->board->doctors->len; i++)
    move_cursor (&search->doctors[i], time + search->wait_least);
}

static gint64
find_candidate (Search *search, gint64 time)
{
  gint64 from;

  do
    {
      from = find_arrival (search, time);
      if (from == NEVER)
        return NEVER;
      move_cursors (search, from);
      time = skip_busy (search, from);
      if (time == NEVER)
        return NEVER;
    }
  while (time != from);
  return time;
}

static const ClinicResource *
find_free_doctor (const Search *search, gint64 rolling_start)
{
  const GArray *doctors = search->board->doctors;

  for (guint i = 0; i < doctors->len; i++)
    if (find_fit (&search->doctors[i], rolling_start, search->rolling) == rolling_start)
      return &g_array_index (doctors, ClinicResource, i);
  return NULL;
}

static const ClinicResource *
find_free_bed (const Search *search, gint64 time, gint64 end)
{
  const GArray *beds = search->board->beds;

  for (guint i = 0; i < beds->len; i++)
    if (get_free_until (&search->beds[i], time) >= end)
      return &g_array_index (beds, ClinicResource, i);
  return NULL;
}

static gboolean
find_slot_at (const Search *search, gint64 time, ClinicSlot *slot)
{
  gint64 closing = g_array_index (search->board->open, ClinicRange, search->open).end;
  gint64 patient_until = get_free_until (&search->patient, time);
  const ClinicStretch *stretch = &g_array_index (search->board->stretches, ClinicStretch, search->stretch);

  for (guint i = 0; i < search->n_waits; i++)
    {
      gint64 rolling_start = time + search->waits[i] * 60;
      gint64 rolling_end = rolling_start + search->rolling;
      const ClinicResource *bed, *doctor;

      if (rolling_end > patient_until || rolling_end + search->turnover > closing)
        continue;
      doctor = find_free_doctor (search, rolling_start);
      bed = doctor ? find_free_bed (search, time, rolling_end + search->turnover) : NULL;
      if (bed == NULL)
        continue;
      *slot = (ClinicSlot){
        .day = search->board->day,
        .minute = (int) ((time + stretch->offset - search->board->day * SECONDS_PER_DAY) / 60),
        .wait = search->waits[i],
        .start = time,
        .bed = bed->id,
        .doctor = doctor->id,
      };
      return TRUE;
    }
  return FALSE;
}

void
clinic_schedule_list_slots (const ClinicBoard *board, const ClinicVisitShape *shape, const GArray *patient_busy,
                            gint64 not_before, gsize max, GArray *slots)
{
  Search search;
  gint64 time = not_before;

  g_return_if_fail (board != NULL && shape != NULL && slots != NULL);
  g_return_if_fail (shape->wait_min >= 0 && shape->rolling > 0 && shape->turnover >= 0);

  if (max == 0 || !search_init (&search, board, shape, patient_busy))
    return;
  while (max > 0 && (time = find_candidate (&search, time)) != NEVER)
    {
      ClinicSlot slot;

      if (find_slot_at (&search, time, &slot))
        {
          g_array_append_val (slots, slot);
          max--;
        }
      time += STEP_SECONDS;
    }
  search_clear (&search);
}

/* Whether @busy (nullable) is in the way of @wish; @until: when that ends. */
static gboolean
is_taken (const GArray *busy, ClinicRange wish, gint64 *until)
{
  guint at;

  if (busy == NULL)
    return FALSE;
  at = find_busy (busy, 0, wish.start);
  if (at == busy->len || g_array_index (busy, ClinicRange, at).start >= wish.end)
    return FALSE;
  *until = g_array_index (busy, ClinicRange, at).end;
  return TRUE;
}

/* The end of the first booking in the way: others may follow it at once, and those are in nobody's way. */
static gint64
find_held_end (const ClinicResource *resource, ClinicRange wish)
{
  ClinicRange first = { G_MAXINT64, CLINIC_TIME_NONE };

  for (guint i = 0; i < resource->held->len; i++)
    {
      ClinicRange held = g_array_index (resource->held, ClinicRange, i);

      if (clinic_range_overlaps (held, wish) && held.start < first.start)
        first = held;
    }
  return first.end;
}

/* A bed or a doctor in @wish; @taken is for bookings, @away for all else. */
static ClinicPlaceFault
check_resource (const ClinicResource *resource, ClinicRange wish, ClinicPlaceFault away, ClinicPlaceFault taken,
                gint64 *until)
{
  if (resource == NULL)
    return taken;
  if (is_taken (resource->away, wish, until))
    return away;
  if (!is_taken (resource->busy, wish, until))
    return CLINIC_PLACE_FREE;
  *until = find_held_end (resource, wish);
  return taken;
}

static gint64
find_next_opening (const ClinicBoard *board, gint64 time)
{
  for (guint i = 0; i < board->open->len; i++)
    if (g_array_index (board->open, ClinicRange, i).start > time)
      return g_array_index (board->open, ClinicRange, i).start;
  return CLINIC_TIME_NONE;
}

static void
add_fault (ClinicPlaceFaults *faults, ClinicPlaceFault fault, gboolean found)
{
  if (found)
    faults->found |= 1u << fault;
}

static void
find_resource_fault (const ClinicResource *resource, ClinicRange wish, ClinicPlaceFault away, ClinicPlaceFault taken,
                     ClinicPlaceFaults *faults)
{
  gint64 until = CLINIC_TIME_NONE;
  ClinicPlaceFault fault = check_resource (resource, wish, away, taken, &until);

  add_fault (faults, fault, fault != CLINIC_PLACE_FREE);
  faults->until[fault] = until;
}

static void
find_busy_faults (const ClinicBoard *board, const ClinicVisitShape *shape, const GArray *patient_busy, const ClinicSlot *slot,
                  gint64 start, ClinicPlaceFaults *faults)
{
  gint64 rolling_start = start + (gint64) slot->wait * 60;
  gint64 rolling_end = rolling_start + (gint64) shape->rolling * 60;
  gint64 end = rolling_end + (gint64) shape->turnover * 60;
  const ClinicResource *bed = clinic_resource_find (board->beds, slot->bed);
  const ClinicResource *doctor = clinic_resource_find (board->doctors, slot->doctor);
  gint64 *until = faults->until;

  add_fault (faults, CLINIC_PLACE_CLOSED, !clinic_ranges_include (board->open, (ClinicRange){ start, end }));
  if (faults->found & 1u << CLINIC_PLACE_CLOSED)
    until[CLINIC_PLACE_CLOSED] = find_next_opening (board, start);
  find_resource_fault (bed, (ClinicRange){ start, end }, CLINIC_PLACE_BED_OUT, CLINIC_PLACE_BED_TAKEN, faults);
  find_resource_fault (doctor, (ClinicRange){ rolling_start, rolling_end }, CLINIC_PLACE_DOCTOR_AWAY,
                       CLINIC_PLACE_DOCTOR_BUSY, faults);
  add_fault (faults, CLINIC_PLACE_PATIENT_BUSY,
             is_taken (patient_busy, (ClinicRange){ start, rolling_end }, &until[CLINIC_PLACE_PATIENT_BUSY]));
}

void
clinic_schedule_find_faults (const ClinicBoard *board, const ClinicVisitShape *shape, const GArray *patient_busy,
                             const ClinicSlot *slot, ClinicPlaceFaults *faults)
{
  g_return_if_fail (board != NULL && shape != NULL && slot != NULL && faults != NULL);
  g_return_if_fail (slot->day == board->day);

  faults->found = 0;
  for (guint i = 0; i < G_N_ELEMENTS (faults->until); i++)
    faults->until[i] = CLINIC_TIME_NONE;
  find_busy_faults (board, shape, patient_busy, slot, clinic_time_at (board->day, slot->minute, board->zone), faults);
  add_fault (faults, CLINIC_PLACE_OFF_GRID, slot->minute % CLINIC_SCHEDULE_STEP != 0 || slot->wait % CLINIC_SCHEDULE_STEP != 0);
  add_fault (faults, CLINIC_PLACE_WAIT, slot->wait < shape->wait_min || slot->wait > shape->wait_max);
}

ClinicPlaceFault
clinic_place_faults_get_first (const ClinicPlaceFaults *faults)
{
  g_return_val_if_fail (faults != NULL, CLINIC_PLACE_CLOSED);

  return faults->found != 0 ? (ClinicPlaceFault) g_bit_nth_lsf (faults->found, -1) : CLINIC_PLACE_FREE;
}

ClinicPlaceFault
clinic_schedule_check_slot (const ClinicBoard *board, const ClinicVisitShape *shape, const GArray *patient_busy,
                            const ClinicSlot *slot, gint64 *until)
{
  ClinicPlaceFaults faults;
  ClinicPlaceFault first;

  g_return_val_if_fail (board != NULL && shape != NULL && slot != NULL, CLINIC_PLACE_CLOSED);
  g_return_val_if_fail (slot->day == board->day, CLINIC_PLACE_CLOSED);

  clinic_schedule_find_faults (board, shape, patient_busy, slot, &faults);
  first = clinic_place_faults_get_first (&faults);
  if (until)
    *until = faults.until[first];
  return first;
}
