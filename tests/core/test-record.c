/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-prescription.h"
#include "core/clinic-record-words.h"

#define DAY 20780 /* Mon 23 Nov 2026 */
#define AT(minute) (DAY * G_GINT64_CONSTANT (86400) + (minute) * 60)

static void
set (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

/* Everything filled in. */
static ClinicRecord *
make_record (void)
{
  ClinicRecord *record = clinic_record_new (3);

  record->needle = 1.5;
  record->zones = 1u << CLINIC_ZONE_FOREHEAD | 1u << CLINIC_ZONE_LEFT_CHEEK;
  set (&record->other_area, "neck; left = side");
  record->passes[CLINIC_PASS_HORIZONTAL] = 4;
  record->passes[CLINIC_PASS_RISING] = 3;
  record->end_point = CLINIC_END_POINT_PINPOINT_BLEEDING;
  record->reactions = 1u << CLINIC_REACTION_OEDEMA | 1u << CLINIC_REACTION_URTICARIA;
  set (&record->reactions_note, "left more");
  record->pain = 3;
  set (&record->adjuncts, "Tranexamic acid\tL12\nSerum");
  set (&record->notes, "Two lines\nof notes.\\ ");
  return record;
}

static GPtrArray *
make_rollers (void)
{
  GPtrArray *rollers = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_roller_free);
  ClinicRoller *roller = g_new0 (ClinicRoller, 1);

  roller->number = g_strdup ("0031");
  roller->lot = clinic_roller_lot_new ();
  set (&roller->lot->lot, "A1877");
  roller->lot->needle = 1.5;
  clinic_roller_parse_expiry ("2028-03", &roller->lot->expiry);
  roller->session = 3;
  roller->used_day = DAY;
  g_ptr_array_add (rollers, roller);
  return rollers;
}

static ClinicSession *
make_session (void)
{
  ClinicSession *session = clinic_session_new ();

  session->id = 3;
  session->day = DAY;
  session->cream_at = AT (602);
  session->rolling_at = AT (646);
  session->rolled_at = AT (665);
  set (&session->cream, "EMLA 5 %");
  session->grams = 8;
  session->cream_square = 180;
  return session;
}

static void
test_terms (void)
{
  for (guint bits = 0; bits < 1u << CLINIC_N_ZONES; bits++)
    {
      g_autofree char *text = clinic_zones_to_string (bits);

      g_assert_cmpuint (clinic_zones_from_string (text), ==, bits);
    }
  for (guint bits = 0; bits < 1u << CLINIC_N_REACTIONS; bits++)
    {
      g_autofree char *text = clinic_reactions_to_string (bits);

      g_assert_cmpuint (clinic_reactions_from_string (text), ==, bits);
    }
  for (guint i = 0; i < CLINIC_N_END_POINTS; i++)
    g_assert_cmpint (clinic_end_point_from_key (clinic_end_point_get_key (i)), ==, i);
  g_assert_cmpuint (clinic_zones_from_string ("chin elbow"), ==, 1u << CLINIC_ZONE_CHIN);
  g_assert_cmpint (clinic_end_point_from_key ("sky"), ==, CLINIC_END_POINT_NONE);
}

static void
test_data (void)
{
  g_autoptr (ClinicRecord) record = make_record ();
  g_autoptr (ClinicRecord) again = clinic_record_new (3);
  g_autoptr (ClinicRecord) copy = clinic_record_copy (record);
  g_autoptr (GPtrArray) pieces = g_ptr_array_new ();
  ClinicRoller one = { .id = 31 };
  ClinicRoller other = { .id = 4000000000 };
  g_autoptr (GArray) ids = NULL;
  g_autofree char *data = NULL;

  g_ptr_array_add (pieces, &one);
  g_ptr_array_add (pieces, &other);
  data = clinic_record_to_data (record, pieces);
  ids = clinic_record_list_data_rollers (data);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, 31);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, 4000000000);
  g_assert_null (clinic_record_list_data_rollers ("nonsense"));
  g_assert_null (clinic_record_list_data_rollers ("[record]\npain=1\n"));
  g_assert_true (clinic_record_same (record, copy));
  g_assert_false (clinic_record_same (record, again));
  g_assert_false (clinic_record_from_data (again, "nonsense"));
  g_assert_false (clinic_record_from_data (again, "[record]\nneedle=1\n"));
  g_assert_cmpfloat (again->needle, ==, 0);
  g_assert_true (clinic_record_from_data (again, data));
  g_assert_true (clinic_record_same (record, again));
  again->pain = 4;
  g_assert_false (clinic_record_same (record, again));
}

/* What is done again is taken over, what was observed is asked again. */
static void
test_start (void)
{
  g_autoptr (ClinicRecord) last = make_record ();
  g_autoptr (ClinicRecord) record = clinic_record_new (4);

  clinic_record_start_from (record, last);
  g_assert_cmpfloat (record->needle, ==, 1.5);
  g_assert_cmpuint (record->zones, ==, last->zones);
  g_assert_cmpint (clinic_record_count_passes (record), ==, 7);
  g_assert_cmpint (record->end_point, ==, CLINIC_END_POINT_PINPOINT_BLEEDING);
  g_assert_cmpstr (record->adjuncts, ==, "Tranexamic acid\nSerum");
  g_assert_cmpint (record->pain, ==, CLINIC_RECORD_NO_PAIN);
  g_assert_cmpuint (record->reactions, ==, 0);
  g_assert_cmpstr (record->notes, ==, "");
  g_assert_cmpint (record->session, ==, 4);
}

typedef void (*Take) (ClinicRecord *record, ClinicSession *session, GPtrArray *rollers);

static void take_nothing (ClinicRecord *record, ClinicSession *session, GPtrArray *rollers) { }
static void take_roller (ClinicRecord *record, ClinicSession *session, GPtrArray *rollers) { g_ptr_array_set_size (rollers, 0); }
static void take_zones (ClinicRecord *record, ClinicSession *session, GPtrArray *rollers)
{
  record->zones = 0;
  set (&record->other_area, "");
}
static void take_zones_but_other (ClinicRecord *record, ClinicSession *session, GPtrArray *rollers) { record->zones = 0; }
static void take_passes (ClinicRecord *record, ClinicSession *session, GPtrArray *rollers)
{
  memset (record->passes, 0, sizeof record->passes);
}
static void take_end_point (ClinicRecord *record, ClinicSession *session, GPtrArray *rollers) { record->end_point = CLINIC_END_POINT_NONE; }
static void take_end_point_note (ClinicRecord *record, ClinicSession *session, GPtrArray *rollers) { record->end_point = CLINIC_END_POINT_OTHER; }
static void take_pain (ClinicRecord *record, ClinicSession *session, GPtrArray *rollers) { record->pain = CLINIC_RECORD_NO_PAIN; }
static void take_end (ClinicRecord *record, ClinicSession *session, GPtrArray *rollers) { session->rolled_at = CLINIC_TIME_NONE; }
static void expire (ClinicRecord *record, ClinicSession *session, GPtrArray *rollers) { ((ClinicRoller *) rollers->pdata[0])->lot->expiry = DAY - 1; }
static void use_before (ClinicRecord *record, ClinicSession *session, GPtrArray *rollers) { ((ClinicRoller *) rollers->pdata[0])->session = 2; }

static void
test_missing (void)
{
  const struct
  {
    Take take;
    const char *missing;
  } cases[] = {
    { take_nothing, "" },
    { take_roller, "Choose the roller’s lot and piece." },
    { take_zones, "Mark the areas." },
    { take_zones_but_other, "" },
    { take_passes, "Count the passes." },
    { take_end_point, "Choose the end point." },
    { take_end_point_note, "Write which end point." },
    { take_pain, "Ask for the pain, 0 to 10." },
    { take_end, "Rolling is not finished." },
    { expire, "Lot A1877 expired on 22 Nov 2026. Take a roller of another lot." },
    { use_before, "Piece 0031 was used on Mon 23 Nov. Take a new roller." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicRecord) record = make_record ();
      g_autoptr (GPtrArray) rollers = make_rollers ();
      g_autoptr (ClinicSession) session = make_session ();
      g_auto (GStrv) missing = NULL;
      g_autofree char *words = NULL;

      cases[i].take (record, session, rollers);
      missing = clinic_record_list_missing (record, session, rollers);
      words = g_strjoinv (" ", missing);
      g_assert_cmpstr (words, ==, cases[i].missing);
    }
}

static void
test_words (void)
{
  g_autoptr (ClinicRecord) record = make_record ();
  g_autoptr (GPtrArray) rollers = make_rollers ();
  g_autoptr (ClinicSession) session = make_session ();
  g_autoptr (GPtrArray) prescriptions = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_prescription_free);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  ClinicRecordFacts facts = { "Asha Rao, P-0417", 3, 6, "Dr Nair", session, rollers, prescriptions, zone, "Keloids? Yes",
                              "version 1, signed by Asha Rao" };
  ClinicPrescription *steroid = clinic_prescription_new ();
  g_autoptr (ClinicGrade) grade = clinic_grade_new ();
  g_autofree char *graded = NULL;
  g_autofree char *text = NULL;

  set (&steroid->name, "Hydrocortisone 1 %");
  g_ptr_array_add (prescriptions, steroid);
  text = clinic_record_describe (record, &facts);
  g_assert_cmpstr (text, ==,
                   "Patient: Asha Rao, P-0417\n"
                   "Session: 3 of 6, Monday 23 November 2026\n"
                   "Doctor: Dr Nair\n"
                   "Screening: Keloids? Yes\n"
                   "Consent: version 1, signed by Asha Rao\n"
                   "Cream: EMLA 5 %, 8 g on 180 cm²\n"
                   "Under cream: 44 min (10:02 – 10:46)\n"
                   "Roller: 1.5 mm, lot A1877, piece 0031, until March 2028\n"
                   "Areas: Forehead, Left cheek, neck; left = side\n"
                   "Passes: Across 4, Rising 3\n"
                   "Rolling: 19 min (10:46 – 11:05)\n"
                   "End point: Pinpoint bleeding\n"
                   "Reactions: Swelling, Hives, left more\n"
                   "Pain: 3 of 10\n"
                   "Adjunct: Tranexamic acid, lot L12\n"
                   "Adjunct: Serum\n"
                   "Prescription: Hydrocortisone 1 %\n"
                   "Notes: Two lines\nof notes.\\ \n");
  grade->scars = 3;
  grade->own = 5;
  facts.grade = grade;
  graded = clinic_record_describe (record, &facts);
  g_assert_nonnull (strstr (graded, "Prescription: Hydrocortisone 1 %\nScars: grade 3, moderate; patient 5 of 10\nNotes: "));
}

/* What is shown keeps a name of another script apart; what is signed says it as it was written. */
static void
test_cream (void)
{
  g_autoptr (ClinicSession) session = make_session ();
  g_autoptr (ClinicRecord) record = make_record ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  ClinicRecordFacts facts = { "Asha Rao", 3, 6, "Dr Nair", session, none, none, zone };
  g_autofree char *known = clinic_record_say_cream (session);
  g_autofree char *other = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpstr (known, ==, "EMLA 5 %, 8 g on 180 cm²");
  set (&session->cream, "קרם");
  set (&session->cream_area, "מצח");
  other = clinic_record_say_cream (session);
  g_assert_cmpstr (other, ==, "\u200e\u2068קרם\u2069, 8 g on 180 cm², \u200e\u2068מצח\u2069");
  text = clinic_record_describe (record, &facts);
  g_assert_nonnull (strstr (text, "Cream: קרם, 8 g on 180 cm², מצח\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/record/terms", test_terms);
  g_test_add_func ("/core/record/data", test_data);
  g_test_add_func ("/core/record/start", test_start);
  g_test_add_func ("/core/record/missing", test_missing);
  g_test_add_func ("/core/record/words", test_words);
  g_test_add_func ("/core/record/cream", test_cream);
  return g_test_run ();
}
