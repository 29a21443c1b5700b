/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-phrase.h"
#include "core/clinic-setup.h"

static void
test_isolate (void)
{
  static const struct
  {
    const char *name;
    gboolean from_right;
    const char *expected;
  } cases[] = {
    { "Asha Rao", FALSE, "Asha Rao" },
    { "Žofie Ångström-O’Hara", FALSE, "Žofie Ångström-O’Hara" },
    { "सुनीता", FALSE, "सुनीता" },
    { "李雷", FALSE, "李雷" },
    { "רות", FALSE, "\u200e\u2068רות\u2069" },
    { "عمر حداد", FALSE, "\u200e\u2068عمر حداد\u2069" },
    { "Ruth רות", FALSE, "\u200e\u2068Ruth רות\u2069" },
    { "عمر حداد", TRUE, "عمر حداد" },
    { "Asha Rao", TRUE, "\u200f\u2068Asha Rao\u2069" },
    { "Dr. عمر", TRUE, "\u200f\u2068Dr. عمر\u2069" },
    { "", FALSE, "" },
    { "12", TRUE, "12" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = clinic_phrase_isolate_for (cases[i].name, cases[i].from_right);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_staff (void)
{
  g_autoptr (ClinicSetup) setup = clinic_setup_new ();
  g_autofree char *known = NULL;
  g_autofree char *unknown = NULL;

  clinic_setup_add_staff (setup, 7, "ד״ר לוי", CLINIC_ROLE_DOCTOR, TRUE);
  known = clinic_setup_say_staff (setup, 7);
  unknown = clinic_setup_say_staff (setup, 8);
  g_assert_cmpstr (known, ==, "\u200e\u2068ד״ר לוי\u2069");
  g_assert_cmpstr (unknown, ==, "");
}

/* Without a catalogue the sentences are English. */
static void
test_isolate_here (void)
{
  g_autofree char *hebrew = clinic_phrase_isolate ("רות");
  g_autofree char *english = clinic_phrase_isolate ("Ruth");

  g_assert_cmpstr (hebrew, ==, "\u200e\u2068רות\u2069");
  g_assert_cmpstr (english, ==, "Ruth");
}

static void
test_list (void)
{
  static const struct
  {
    const char *parts[4];
    const char *expected;
  } cases[] = {
    { { NULL }, "" },
    { { "Tue", NULL }, "Tue" },
    { { "Tue", "Thu", "Fri", NULL }, "Tue, Thu, Fri" },
    { { "", "Thu", "", NULL }, "Thu" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = clinic_phrase_list (cases[i].parts);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_add (void)
{
  g_autoptr (GString) list = g_string_new (NULL);

  clinic_phrase_add (list, NULL);
  clinic_phrase_add (list, "");
  clinic_phrase_add (list, "one");
  clinic_phrase_add (list, NULL);
  clinic_phrase_add (list, "two");
  g_assert_cmpstr (list->str, ==, "one, two");
  clinic_phrase_add_clause (list, NULL);
  clinic_phrase_add_clause (list, "three");
  clinic_phrase_add_clause (list, "");
  g_assert_cmpstr (list->str, ==, "one, two; three");
}

static void
test_direction (void)
{
  static const struct
  {
    const char *text;
    gboolean from_right;
  } cases[] = {
    { "", FALSE }, { "123", FALSE }, { "Asha Rao", FALSE }, { "رنا حداد", TRUE }, { "רות לוי", TRUE },
    { "3. רות", TRUE }, { "Asha حداد", FALSE }, { "حداد Asha", TRUE }, { "王静", FALSE },
    { "\u200f\u2068Asha\u2069 حداد", TRUE }, { "\u200e\u2068رنا\u2069 is here", FALSE }, { "3 \u200fAsha", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (clinic_phrase_reads_from_right (cases[i].text), ==, cases[i].from_right);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phrase/isolate", test_isolate);
  g_test_add_func ("/phrase/isolate-here", test_isolate_here);
  g_test_add_func ("/phrase/staff", test_staff);
  g_test_add_func ("/phrase/direction", test_direction);
  g_test_add_func ("/phrase/list", test_list);
  g_test_add_func ("/phrase/add", test_add);
  return g_test_run ();
}
