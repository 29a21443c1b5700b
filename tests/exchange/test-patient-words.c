/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/clinic-patient-words.h"

static void
test_sex (void)
{
  static const struct
  {
    const char *word;
    gboolean understood;
    ClinicSex sex;
  } cases[] = {
    { "F", TRUE, CLINIC_SEX_FEMALE },       { "female", TRUE, CLINIC_SEX_FEMALE },
    { "Weiblich", TRUE, CLINIC_SEX_FEMALE },
    { "w", TRUE, CLINIC_SEX_FEMALE },       { "Femme", TRUE, CLINIC_SEX_FEMALE },  { "MUJER", TRUE, CLINIC_SEX_FEMALE },
    { "女", TRUE, CLINIC_SEX_FEMALE },       { "M", TRUE, CLINIC_SEX_MALE },        { "Male", TRUE, CLINIC_SEX_MALE },
    { "männlich", TRUE, CLINIC_SEX_MALE },  { "Homme", TRUE, CLINIC_SEX_MALE },    { "m.", TRUE, CLINIC_SEX_MALE },
    { "남성", TRUE, CLINIC_SEX_MALE },        { "Divers", TRUE, CLINIC_SEX_OTHER },  { "x", TRUE, CLINIC_SEX_OTHER },
    { "", TRUE, CLINIC_SEX_UNKNOWN },       { "unknown", TRUE, CLINIC_SEX_UNKNOWN }, { "?", TRUE, CLINIC_SEX_UNKNOWN },
    { "maybe", FALSE, CLINIC_SEX_UNKNOWN }, { "f m", FALSE, CLINIC_SEX_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicSex sex = CLINIC_SEX_OTHER;

      g_assert_true (clinic_patient_words_parse_sex (cases[i].word, FALSE, &sex) == cases[i].understood);
      g_assert_cmpint (sex, ==, cases[i].sex);
    }
}

static void
test_mujer (void)
{
  ClinicSex sex;

  g_assert_true (clinic_patient_words_parse_sex ("M", TRUE, &sex));
  g_assert_cmpint (sex, ==, CLINIC_SEX_FEMALE);
  g_assert_true (clinic_patient_words_parse_sex ("H", TRUE, &sex));
  g_assert_cmpint (sex, ==, CLINIC_SEX_MALE);
}

static void
test_deceased (void)
{
  static const char *const dead[] = { "2010-04-01", "1", "yes", "Ja", "true", "x" };
  static const char *const alive[] = { "", " ", "0", "no", "Nein", "false", "0000-00-00", "0000-00-00 00:00:00" };

  for (gsize i = 0; i < G_N_ELEMENTS (dead); i++)
    g_assert_true (clinic_patient_words_parse_deceased (dead[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (alive); i++)
    g_assert_false (clinic_patient_words_parse_deceased (alive[i]));
}

static void
test_language (void)
{
  static const char *const cases[][2] = {
    { "German", "de" }, { "français", "fr" }, { "Español", "es" }, { "日本語", "ja" }, { "de", "de" },
    { "pt-BR", "pt-BR" }, { "हिन्दी", "hi" },   { "русский", "ru" },
    { "Klingonisch", NULL }, { "x", NULL }, { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (clinic_patient_words_find_language (cases[i][0]), ==, cases[i][1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/patient-words/sex", test_sex);
  g_test_add_func ("/exchange/patient-words/mujer", test_mujer);
  g_test_add_func ("/exchange/patient-words/deceased", test_deceased);
  g_test_add_func ("/exchange/patient-words/language", test_language);
  return g_test_run ();
}
