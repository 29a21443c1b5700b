/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-forecast.h"

#define AT(minute) ((gint64) (minute) * 60)

/* A session in minutes of its day; a fact of 0 has not happened. Wait 45, rolling 20, turnover 10, ready after 30. */
typedef struct
{
  gint64 bed, doctor;
  ClinicSessionState state;
  int start, arrived, cream, rolling, rolled;
} Visit;

/* What is expected of one that waits. */
typedef struct
{
  gint64 session;
  int rolling_at;
  int late;
  gint64 waits_for;
  gboolean for_bed;
} Expected;

typedef struct
{
  const char *name;
  int now;
  Visit visits[5];
  Expected expected[5];
} Case;

static const Case cases[] = {
  { "nothing is late in a plan that is kept", 600,
    { { 1, 1, CLINIC_SESSION_ROLLING, 550, 550, 550, 595 }, { 2, 1, CLINIC_SESSION_NUMBING, 575, 575, 575 },
      { 1, 1, CLINIC_SESSION_BOOKED, 625 } },
    { { 2, 620, 0 }, { 3, 670, 0 } } },
  /* the doctor rolls until 10:25, and the next is planned for 10:20 */
  { "a doctor who began late", 606,
    { { 1, 1, CLINIC_SESSION_ROLLING, 550, 550, 550, 605 }, { 2, 1, CLINIC_SESSION_NUMBING, 575, 575, 575 } },
    { { 2, 625, 5, 1, FALSE } } },
  { "another doctor is not held", 606,
    { { 1, 1, CLINIC_SESSION_ROLLING, 550, 550, 550, 605 }, { 2, 2, CLINIC_SESSION_NUMBING, 575, 575, 575 } },
    { { 2, 620, 0 } } },
  /* the bed is free at 10:35 and not at 10:25: the wait takes it in */
  { "a wait shrinks before anyone is late", 610,
    { { 1, 1, CLINIC_SESSION_ROLLING, 550, 550, 550, 605 }, { 1, 1, CLINIC_SESSION_BOOKED, 625 } },
    { { 2, 670, 0 } } },
  /* free at 11:00: ready at 11:30, planned for 11:10 */
  { "a bed that is not free in time", 630,
    { { 1, 1, CLINIC_SESSION_ROLLING, 550, 550, 550, 630 }, { 1, 2, CLINIC_SESSION_ARRIVED, 625, 620 } },
    { { 2, 690, 20, 1, TRUE } } },
  /* who comes late is not late through others */
  { "own lateness is nobody's fault", 660,
    { { 1, 1, CLINIC_SESSION_BOOKED, 600 } },
    { { 1, 690, 0 } } },
  { "lateness goes on to the next", 640,
    { { 1, 1, CLINIC_SESSION_ROLLING, 550, 550, 550, 640 }, { 2, 1, CLINIC_SESSION_NUMBING, 595, 595, 595 },
      { 3, 1, CLINIC_SESSION_NUMBING, 615, 615, 615 } },
    { { 2, 660, 20, 1, FALSE }, { 3, 680, 20, 2, FALSE } } },
  { "turnover after an end holds the bed", 620,
    { { 1, 1, CLINIC_SESSION_FULFILLED, 530, 530, 530, 595, 620 }, { 1, 2, CLINIC_SESSION_ARRIVED, 600, 600 } },
    { { 2, 660, 10, 1, TRUE } } },
  { "an early end holds nothing", 600,
    { { 1, 1, CLINIC_SESSION_FULFILLED, 530, 530, 530, 570, 580 }, { 1, 1, CLINIC_SESSION_BOOKED, 605 } },
    { { 2, 650, 0 } } },
  { "a no-show and a cancelled one hold nothing", 600,
    { { 1, 1, CLINIC_SESSION_NOSHOW, 590 }, { 1, 1, CLINIC_SESSION_CANCELLED, 600 }, { 1, 1, CLINIC_SESSION_BOOKED, 605 } },
    { { 3, 650, 0 } } },
};

static gint64
fact (int minute)
{
  return minute != 0 ? AT (minute) : CLINIC_TIME_NONE;
}

static ClinicSession *
make_session (const Visit *visit, gint64 id)
{
  ClinicSession *session = clinic_session_new ();

  session->id = id;
  session->bed = visit->bed;
  session->doctor = visit->doctor;
  session->state = visit->state;
  session->wait = 45;
  session->rolling = 20;
  session->turnover = 10;
  session->start = AT (visit->start);
  session->rolling_start = AT (visit->start + 45);
  session->rolling_end = AT (visit->start + 65);
  session->bed_end = AT (visit->start + 75);
  session->arrived_at = fact (visit->arrived);
  session->cream_at = fact (visit->cream);
  session->rolling_at = fact (visit->rolling);
  session->rolled_at = fact (visit->rolled);
  return session;
}

static gsize
fill (const Case *c, GPtrArray *sessions, ClinicForecastVisit *visits)
{
  gsize n = 0;

  for (; n < G_N_ELEMENTS (c->visits) && c->visits[n].bed != 0; n++)
    {
      g_ptr_array_add (sessions, make_session (&c->visits[n], (gint64) n + 1));
      visits[n] = (ClinicForecastVisit){ sessions->pdata[n], 30 };
    }
  return n;
}

static void
test_day (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_session_free);
      g_autoptr (GArray) forecasts = g_array_new (FALSE, FALSE, sizeof (ClinicForecast));
      ClinicForecastVisit visits[5];
      gsize n = fill (&cases[i], sessions, visits);
      guint expected = 0;

      g_test_message ("%s", cases[i].name);
      clinic_forecast_day (visits, n, AT (cases[i].now), forecasts);
      while (expected < G_N_ELEMENTS (cases[i].expected) && cases[i].expected[expected].session != 0)
        expected++;
      g_assert_cmpuint (forecasts->len, ==, expected);
      for (guint j = 0; j < expected; j++)
        {
          const ClinicForecast *found = &g_array_index (forecasts, ClinicForecast, j);
          const Expected *wanted = &cases[i].expected[j];

          g_assert_cmpint (found->session, ==, wanted->session);
          g_assert_cmpint (found->rolling_at / 60, ==, wanted->rolling_at);
          g_assert_cmpint (found->late, ==, wanted->late);
          g_assert_cmpint (found->waits_for, ==, wanted->waits_for);
          g_assert_cmpint (found->for_bed, ==, wanted->for_bed);
        }
    }
}

static void
test_free (void)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_session_free);
  ClinicForecastVisit visits[5];
  gsize n = fill (&cases[1], sessions, visits);

  g_assert_cmpint (clinic_forecast_get_free (visits, n, 1, 0, AT (606)), ==, AT (635));
  g_assert_cmpint (clinic_forecast_get_free (visits, n, 0, 1, AT (606)), ==, AT (625));
  g_assert_cmpint (clinic_forecast_get_free (visits, n, 0, 2, AT (606)), ==, AT (606));
  g_assert_cmpint (clinic_forecast_get_free (visits, n, 7, 0, AT (606)), ==, AT (606));
  /* who lies there is not gone because the time planned for it is over */
  g_assert_cmpint (clinic_forecast_get_free (visits, n, 2, 0, AT (700)), ==, AT (730));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/day", test_day);
  g_test_add_func ("/forecast/free", test_free);
  return g_test_run ();
}
