/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-session-table.h"
#include "ui/calendar/clinic-week-shade.h"

#define MONDAY 20780

typedef struct
{
  ClinicWeekShadeKind kind;
  int day, lane, from, to;
  const char *words;
} Expected;

/* Open Monday to Friday 9:00 to 18:00; beds 1 and 2; Dr One works the clinic's hours, Dr Two from 13:00 on Tuesdays. */
static ClinicSetup *
setup_new (void)
{
  ClinicSetup *setup = clinic_setup_new ();

  clinic_setup_add_bed (setup, 1, "1", TRUE);
  clinic_setup_add_bed (setup, 2, "2", TRUE);
  clinic_setup_add_staff (setup, 11, "Dr One", CLINIC_ROLE_DOCTOR, TRUE);
  clinic_setup_add_staff (setup, 12, "Dr Two", CLINIC_ROLE_DOCTOR, TRUE);
  for (int weekday = 1; weekday <= 5; weekday++)
    clinic_setup_add_opening (setup, weekday, 540, 1080);
  clinic_setup_add_own_opening (setup, 12, 2, 780, 1080);
  return setup;
}

static void
close_for (ClinicSetup *setup, gint64 bed, gint64 staff, int from_day, int from_minute, int to_day, int to_minute,
           const char *reason)
{
  ClinicClosure *closure = clinic_closure_new ();

  closure->bed = bed;
  closure->staff = staff;
  closure->from_day = MONDAY + from_day;
  closure->from_minute = from_minute;
  closure->to_day = MONDAY + to_day;
  closure->to_minute = to_minute;
  clinic_closure_set_reason (closure, reason);
  g_ptr_array_add (setup->closures, closure);
}

static void
assert_shades (const ClinicSetup *setup, int first, int n_days, const Expected *expected, guint n)
{
  ClinicWeekGeometry geometry;
  g_autoptr (GPtrArray) shades = NULL;

  clinic_week_geometry_init (&geometry);
  clinic_week_geometry_set (&geometry, setup, MONDAY + first, n_days, 0, NULL);
  shades = clinic_week_shades_list (&geometry, setup, NULL);
  for (guint i = 0; i < shades->len; i++)
    {
      const ClinicWeekShade *shade = shades->pdata[i];

      g_test_message ("%u: kind %d day %d lane %d, %d to %d: %s", i, shade->kind, shade->day, shade->lane, shade->from,
                      shade->to, shade->words);
      g_assert_cmpuint (i, <, n);
      g_assert_cmpint (shade->kind, ==, expected[i].kind);
      g_assert_cmpint (shade->day, ==, expected[i].day);
      g_assert_cmpint (shade->lane, ==, expected[i].lane);
      g_assert_cmpint (shade->from, ==, expected[i].from);
      g_assert_cmpint (shade->to, ==, expected[i].to);
      g_assert_cmpstr (shade->words, ==, expected[i].words);
    }
  g_assert_cmpuint (shades->len, ==, n);
  clinic_week_geometry_clear (&geometry);
}

#define ASSERT_SHADES(setup, first, n_days, ...) \
  G_STMT_START { \
    const Expected expected[] = { __VA_ARGS__ }; \
    assert_shades (setup, first, n_days, expected, G_N_ELEMENTS (expected)); \
  } G_STMT_END

/* The hours shown are 8:40 to 18:20. */
static void
test_hours (void)
{
  g_autoptr (ClinicSetup) setup = setup_new ();

  ASSERT_SHADES (setup, 1, 1, { CLINIC_WEEK_SHADE_DAY, 0, -1, 520, 540, NULL },
                 { CLINIC_WEEK_SHADE_DAY, 0, -1, 1080, 1100, NULL },
                 { CLINIC_WEEK_SHADE_DOCTOR, 0, 1, 540, 780, NULL });
  ASSERT_SHADES (setup, 4, 2, { CLINIC_WEEK_SHADE_DAY, 0, -1, 520, 540, NULL },
                 { CLINIC_WEEK_SHADE_DAY, 0, -1, 1080, 1100, NULL },
                 { CLINIC_WEEK_SHADE_DOCTOR, 0, 1, 540, 1080, NULL },
                 { CLINIC_WEEK_SHADE_DAY, 1, -1, 520, 1100, "Closed" });
}

static void
test_closed (void)
{
  g_autoptr (ClinicSetup) setup = setup_new ();

  close_for (setup, 0, 0, 0, 0, 1, 0, "Christmas");
  close_for (setup, 0, 0, 1, 960, 1, 1020, "");
  close_for (setup, 1, 0, 1, 900, 1, 1000, "lamp");
  ASSERT_SHADES (setup, 0, 2, { CLINIC_WEEK_SHADE_DAY, 0, -1, 520, 1100, "Closed: Christmas" },
                 { CLINIC_WEEK_SHADE_DAY, 1, -1, 520, 540, NULL },
                 { CLINIC_WEEK_SHADE_DAY, 1, -1, 960, 1020, "Closed" },
                 { CLINIC_WEEK_SHADE_DAY, 1, -1, 1080, 1100, NULL },
                 { CLINIC_WEEK_SHADE_BED, 1, 0, 900, 960, "lamp" },
                 { CLINIC_WEEK_SHADE_DOCTOR, 1, 1, 540, 780, NULL });
}

/* Where nobody works the whole day's width is hatched, else the doctor's lane. */
static void
test_away (void)
{
  g_autoptr (ClinicSetup) setup = setup_new ();

  close_for (setup, 0, 11, 1, 720, 1, 840, "lecture");
  close_for (setup, 0, 12, 1, 840, 3, 0, "");
  ASSERT_SHADES (setup, 1, 1, { CLINIC_WEEK_SHADE_DAY, 0, -1, 520, 540, NULL },
                 { CLINIC_WEEK_SHADE_DAY, 0, -1, 1080, 1100, NULL },
                 { CLINIC_WEEK_SHADE_DAY, 0, -1, 720, 780, "Dr One away: lecture" },
                 { CLINIC_WEEK_SHADE_DOCTOR, 0, 0, 780, 840, "Dr One away: lecture" },
                 { CLINIC_WEEK_SHADE_DOCTOR, 0, 1, 540, 720, NULL },
                 { CLINIC_WEEK_SHADE_DOCTOR, 0, 1, 840, 1080, "Dr Two away" });
}

/* Words that a booked visit would lie over are left out: the hatching stays. */
static void
test_covered (void)
{
  static const struct
  {
    int minute, bed;
    ClinicSessionState state;
    gboolean covered;
  } cases[] = {
    { 600, 1, CLINIC_SESSION_BOOKED, TRUE }, { 600, 2, CLINIC_SESSION_BOOKED, FALSE },
    { 600, 1, CLINIC_SESSION_CANCELLED, TRUE }, { 525, 1, CLINIC_SESSION_BOOKED, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicSetup) setup = setup_new ();
      g_autoptr (GPtrArray) visits = g_ptr_array_new ();
      g_autoptr (GPtrArray) shades = NULL;
      g_autoptr (ClinicSession) session = clinic_session_new ();
      ClinicVisit visit = { .session = session };
      ClinicWeekGeometry geometry;

      session->day = MONDAY;
      session->minute = cases[i].minute;
      session->wait = 45;
      session->rolling = 20;
      session->turnover = 10;
      session->bed = cases[i].bed;
      session->state = cases[i].state;
      g_ptr_array_add (visits, &visit);
      close_for (setup, 1, 0, 0, 600, 0, 720, "lamp");
      clinic_week_geometry_init (&geometry);
      clinic_week_geometry_set (&geometry, setup, MONDAY, 1, 0, NULL);
      shades = clinic_week_shades_list (&geometry, setup, visits);
      g_assert_cmpuint (shades->len, ==, 4);
      g_assert_cmpstr (((ClinicWeekShade *) shades->pdata[2])->words, ==, cases[i].covered ? NULL : "lamp");
      clinic_week_geometry_clear (&geometry);
    }
}

static void
test_words (void)
{
  g_autoptr (ClinicSetup) setup = setup_new ();
  ClinicWeekGeometry geometry;
  g_autofree char *words = NULL;
  g_autofree char *none = NULL;

  close_for (setup, 0, 0, -3, 0, 1, 0, "Christmas");
  close_for (setup, 2, 0, 1, 600, 1, 660, "");
  close_for (setup, 0, 11, 7, 0, 8, 0, "");
  clinic_week_geometry_init (&geometry);
  clinic_week_geometry_set (&geometry, setup, MONDAY, 7, 0, NULL);
  words = clinic_week_shades_say (&geometry, setup);
  g_assert_cmpstr (words, ==, "The clinic is closed Fri 20 Nov – Mon 23 Nov."
                              " Bed 2 is out of service Tue 24 Nov, 10:00 – 11:00.");
  clinic_week_geometry_set (&geometry, setup, MONDAY + 14, 7, 0, NULL);
  none = clinic_week_shades_say (&geometry, setup);
  g_assert_cmpstr (none, ==, "");
  clinic_week_geometry_clear (&geometry);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/week-shade/hours", test_hours);
  g_test_add_func ("/week-shade/closed", test_closed);
  g_test_add_func ("/week-shade/away", test_away);
  g_test_add_func ("/week-shade/covered", test_covered);
  g_test_add_func ("/week-shade/words", test_words);
  return g_test_run ();
}
