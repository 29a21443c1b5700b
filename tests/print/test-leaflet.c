/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet as a patient holds it: its PDF is read back as text, and its code by a reader of codes. */
#include "print/clinic-leaflet.h"

#include <glib/gstdio.h>
#include <string.h>

#define DAY 20781 /* 2026-11-24, a Tuesday */
#define A4_WIDTH 595.0
#define A4_HEIGHT 842.0
#define MARGIN 42.5

static ClinicProtocol *
load (const char *language)
{
  g_autofree char *path = g_build_filename (g_getenv ("SITTINGS_PROTOCOL_DIR"), "dermaroller.protocol", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  ClinicProtocol *protocol;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  protocol = clinic_protocol_parse ("dermaroller.protocol", text, -1, language, &error);
  g_assert_no_error (error);
  return protocol;
}

static void
fill_facts (ClinicLeafletFacts *facts, GTimeZone *zone, gboolean booked)
{
  *facts = (ClinicLeafletFacts){
    .patient = "Asha Rao",
    .clinic = "Lindenhof, Skin; and Care",
    .phone = "030 555 0142",
    .nth = 3,
    .length = 6,
    .session_day = DAY,
    .earliest = booked ? CLINIC_DAY_NONE : DAY + 21,
    .next_start = booked ? clinic_time_at (DAY + 28, 570, zone) : CLINIC_TIME_NONE,
    .next_end = booked ? clinic_time_at (DAY + 28, 635, zone) : CLINIC_TIME_NONE,
    .uid = "12@5f0c",
    .now = clinic_time_at (DAY, 700, zone),
    .zone = zone,
  };
}

/* Runs a tool over the PDF in a folder of its own; NULL: the tool is not there. */
static char *
run (const char *folder, const char *tool, const char *a, const char *b, const char *c, const char *d)
{
  const char *program = g_getenv (tool);
  const char *argv[] = { program, a, b, c, d, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  if (program == NULL || *program == '\0')
    return NULL;
  g_spawn_sync (folder, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  return output;
}

static char *
write_pdf (const ClinicLeaflet *leaflet)
{
  g_autoptr (GBytes) pdf = clinic_leaflet_to_pdf (leaflet, A4_WIDTH, A4_HEIGHT, MARGIN);
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("sittings-sheet-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "sheet.pdf", NULL);

  g_assert_no_error (error);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  return folder;
}

static void
remove_folder (const char *folder)
{
  static const char *const names[] = { "sheet.pdf", "sheet.png" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Lines break where they must, and a reader of PDF puts marks of direction between scripts: neither counts. */
static char *
squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != 0x200e && c != 0x200f && (c < 0x202a || c > 0x202e) && (c < 0x2066 || c > 0x2069))
        g_string_append_unichar (squeezed, c);
    }
  return g_string_free (squeezed, FALSE);
}

static void
assert_says (const char *text, const char *words)
{
  g_autofree char *squeezed = squeeze (text);
  g_autofree char *wanted = squeeze (words);

  if (strstr (squeezed, wanted) == NULL)
    g_error ("“%s” is not on the sheet:\n%s", words, text);
}

typedef struct
{
  const char *language;
  const char *words[10];
} Case;

/* Where letters join or change places, pdftotext gives some words back in another order (Arabic: lam and alif, marks above
 * the line): looked for is what it keeps. */
static const Case cases[] = {
  { "en", { "Your Care at Home", "Session 3 of 6, Tue 24 November", "between Thu 26 November and Fri 27 November",
            "between Sun 29 November and Fri 4 December", "Tue 22 December, 9:30", "Our phone: 030 555 0142",
            "Make-up. Only once peeling is complete" } },
  { "de", { "Ihre Pflege zu Hause", "Sitzung 3 von 6, Dienstag, 24. November", "Donnerstag, 26. November", "Freitag, 4. Dezember",
            "Dienstag, 22. Dezember, 9:30", "Unser Telefon: 030 555 0142", "Eiter" } },
  { "hi", { "घर पर आपकी देखभाल", "सत्र 3, कुल 6 में से, मंगलवार, 24 नवंबर",
            "त्वचा का उतरना गुरुवार, 26 नवंबर और शुक्रवार, 27 नवंबर के बीच शुरू होने की उम्मीद है।",
            "यह रविवार, 29 नवंबर और शुक्रवार, 4 दिसंबर के बीच पूरा हो जाता है।", "आपका अगला सत्र: मंगलवार, 22 दिसंबर, 9:30",
            "हमारा फ़ोन: 030 555 0142", "धूप से बचें", "मवाद, पहले दिन के बाद रिसाव, या बुखार", "मेकअप" } },
  { "ar", { "العناية ببشرتك في المنزل", "الخميس 26 نوفمبر والجمعة 27 نوفمبر", "29 نوفمبر والجمعة 4 ديسمبر", "22 ديسمبر", "9:30",
            "030 555 0142", "هاتفنا", "ابتعد عن الشمس", "حساسية من الشمس" } },
};

static void
test_text (gconstpointer data)
{
  const Case *each = data;
  g_autoptr (ClinicProtocol) protocol = load (each->language);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (ClinicLeaflet) leaflet = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *text = NULL;
  ClinicLeafletFacts facts;

  fill_facts (&facts, zone, TRUE);
  leaflet = clinic_leaflet_new (protocol, &facts);
  folder = write_pdf (leaflet);
  text = run (folder, "SITTINGS_PDFTOTEXT", "-enc", "UTF-8", "sheet.pdf", "-");
  if (text == NULL)
    g_test_skip ("pdftotext is not installed");
  else
    {
      for (guint i = 0; each->words[i] != NULL; i++)
        assert_says (text, each->words[i]);
      assert_says (text, "Asha Rao");
      /* one page: one form feed, at the end */
      g_assert_nonnull (strchr (text, '\f'));
      g_assert_cmpint (strlen (strchr (text, '\f')), ==, 1);
    }
  remove_folder (folder);
}

static void
test_code (gconstpointer data)
{
  const Case *each = data;
  g_autoptr (ClinicProtocol) protocol = load (each->language);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (ClinicLeaflet) leaflet = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *drawn = NULL;
  g_autofree char *event = NULL;
  ClinicLeafletFacts facts;

  fill_facts (&facts, zone, TRUE);
  leaflet = clinic_leaflet_new (protocol, &facts);
  folder = write_pdf (leaflet);
  drawn = run (folder, "SITTINGS_PDFTOPPM", "-png", "-singlefile", "sheet.pdf", "sheet");
  event = drawn != NULL ? run (folder, "SITTINGS_ZBARIMG", "-q", "--raw", "sheet.png", NULL) : NULL;
  if (event == NULL)
    g_test_skip ("zbarimg or pdftoppm is not installed");
  else
    {
      assert_says (event, "BEGIN:VEVENT");
      assert_says (event, "UID:12@5f0c");
      assert_says (event, "DTSTART:20261222T083000Z");
      assert_says (event, "DTEND:20261222T093500Z");
      assert_says (event, "SUMMARY:Lindenhof\\, Skin\\; and Care");
      assert_says (event, "END:VEVENT");
    }
  remove_folder (folder);
}

/* Nothing booked: the earliest day, and no code. */
static void
test_not_booked (void)
{
  g_autoptr (ClinicProtocol) protocol = load (NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (ClinicLeaflet) leaflet = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *text = NULL;
  ClinicLeafletFacts facts;

  fill_facts (&facts, zone, FALSE);
  g_assert_null (clinic_leaflet_dup_event (&facts));
  leaflet = clinic_leaflet_new (protocol, &facts);
  folder = write_pdf (leaflet);
  text = run (folder, "SITTINGS_PDFTOTEXT", "-enc", "UTF-8", "sheet.pdf", "-");
  if (text == NULL)
    g_test_skip ("pdftotext is not installed");
  else
    {
      assert_says (text, "Your next session: not before Tue 15 December.");
      g_assert_null (strstr (text, "Scan this"));
    }
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat ("/leaflet/text/", cases[i].language, NULL);
      g_autofree char *code = g_strconcat ("/leaflet/code/", cases[i].language, NULL);

      g_test_add_data_func (text, &cases[i], test_text);
      g_test_add_data_func (code, &cases[i], test_code);
    }
  g_test_add_func ("/leaflet/not-booked", test_not_booked);
  return g_test_run ();
}
