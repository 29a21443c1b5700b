/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-clock.h"

#include <gio/gio.h>

/* How often a file that holds the time is looked at; only tests and demos use one. */
#define FILE_INTERVAL_MS 200

struct _ClinicClock
{
  GObject parent_instance;

  gboolean held;
  gint64 held_at;
  char *file;
  gint64 last_minute;
  guint watchers;
  guint source;
};

enum
{
  SIGNAL_MINUTE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ClinicClock, clinic_clock, G_TYPE_OBJECT)

static gboolean
parse_time (const char *text, gint64 *time)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autoptr (GDateTime) parsed = g_date_time_new_from_iso8601 (trimmed, utc);

  if (parsed != NULL)
    *time = g_date_time_to_unix (parsed);
  return parsed != NULL;
}

static void
read_file (ClinicClock *clock)
{
  g_autofree char *text = NULL;

  if (g_file_get_contents (clock->file, &text, NULL, NULL))
    parse_time (text, &clock->held_at);
}

static void
emit_if_turned (ClinicClock *clock)
{
  gint64 minute = clinic_clock_get_now (clock) / 60;

  if (minute == clock->last_minute)
    return;
  clock->last_minute = minute;
  g_signal_emit (clock, signals[SIGNAL_MINUTE], 0);
}

static gboolean
file_cb (gpointer user_data)
{
  ClinicClock *clock = CLINIC_CLOCK (user_data);

  read_file (clock);
  emit_if_turned (clock);
  return G_SOURCE_CONTINUE;
}

static void wait_for_turn (ClinicClock *clock);

static gboolean
turn_cb (gpointer user_data)
{
  ClinicClock *clock = CLINIC_CLOCK (user_data);

  clock->source = 0;
  wait_for_turn (clock);
  emit_if_turned (clock);
  return G_SOURCE_REMOVE;
}

/* Once a minute, as it turns, and only while somebody looks: a program that rests is not to be woken. */
static void
wait_for_turn (ClinicClock *clock)
{
  gint64 past = g_get_real_time () % (60 * G_USEC_PER_SEC);

  g_clear_handle_id (&clock->source, g_source_remove);
  if (clock->watchers > 0)
    clock->source = g_timeout_add ((guint) ((60 * G_USEC_PER_SEC - past) / 1000 + 10), turn_cb, clock);
}

static void
clinic_clock_dispose (GObject *object)
{
  ClinicClock *clock = CLINIC_CLOCK (object);

  g_clear_handle_id (&clock->source, g_source_remove);
  G_OBJECT_CLASS (clinic_clock_parent_class)->dispose (object);
}

static void
clinic_clock_finalize (GObject *object)
{
  g_free (CLINIC_CLOCK (object)->file);
  G_OBJECT_CLASS (clinic_clock_parent_class)->finalize (object);
}

static void
clinic_clock_class_init (ClinicClockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clinic_clock_dispose;
  G_OBJECT_CLASS (klass)->finalize = clinic_clock_finalize;

  signals[SIGNAL_MINUTE] = g_signal_new ("minute", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
clinic_clock_init (ClinicClock *clock)
{
}

static void
hold_by_environment (ClinicClock *clock)
{
  const char *now = g_getenv ("SITTINGS_NOW");

  if (now == NULL || *now == '\0')
    return;
  if (parse_time (now, &clock->held_at))
    clock->held = TRUE;
  else if (g_file_test (now, G_FILE_TEST_EXISTS))
    {
      clock->held = TRUE;
      clock->file = g_strdup (now);
      read_file (clock);
    }
  else
    g_message ("SITTINGS_NOW is neither a time nor a file: %s", now);
}

ClinicClock *
clinic_clock_new (void)
{
  ClinicClock *clock = g_object_new (CLINIC_TYPE_CLOCK, NULL);

  hold_by_environment (clock);
  clock->last_minute = clinic_clock_get_now (clock) / 60;
  if (clock->file != NULL)
    clock->source = g_timeout_add (FILE_INTERVAL_MS, file_cb, clock);
  return clock;
}

ClinicClock *
clinic_clock_new_at (gint64 now)
{
  ClinicClock *clock = g_object_new (CLINIC_TYPE_CLOCK, NULL);

  clock->held = TRUE;
  clock->held_at = now;
  clock->last_minute = now / 60;
  return clock;
}

gint64
clinic_clock_get_now (ClinicClock *clock)
{
  g_return_val_if_fail (CLINIC_IS_CLOCK (clock), 0);

  return clock->held ? clock->held_at : g_get_real_time () / G_USEC_PER_SEC;
}

void
clinic_clock_set_now (ClinicClock *clock, gint64 now)
{
  g_return_if_fail (CLINIC_IS_CLOCK (clock) && clock->held && clock->file == NULL);

  clock->held_at = now;
  emit_if_turned (clock);
}

gboolean
clinic_clock_is_held (ClinicClock *clock)
{
  g_return_val_if_fail (CLINIC_IS_CLOCK (clock), FALSE);

  return clock->held;
}

void
clinic_clock_watch (ClinicClock *clock)
{
  g_return_if_fail (CLINIC_IS_CLOCK (clock));

  if (clock->watchers++ == 0 && !clock->held)
    wait_for_turn (clock);
}

void
clinic_clock_unwatch (ClinicClock *clock)
{
  g_return_if_fail (CLINIC_IS_CLOCK (clock) && clock->watchers > 0);

  if (--clock->watchers == 0 && !clock->held)
    wait_for_turn (clock);
}

void
clinic_clock_look (ClinicClock *clock)
{
  g_return_if_fail (CLINIC_IS_CLOCK (clock));

  if (!clock->held)
    wait_for_turn (clock);
  emit_if_turned (clock);
}
