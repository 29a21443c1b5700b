/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the take-home sheet says, in the patient's language: a group that a protocol may leave out. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-protocol-private.h"

#define DAYS_PER_WEEK 7
#define MONTHS_PER_YEAR 12

/* What a protocol without the group says. */
static const struct
{
  const char *key;
  const char *text;
  guint n_parts; /* so many, by ";"; 0 = one text */
} texts[] = {
  { "title", N_("Your Care at Home"), 0 },
  { "session", N_("Session {n} of {of}, {day}"), 0 },
  { "dates", N_("Your dates"), 0 },
  { "peeling-starts", N_("Peeling is expected to start between {from} and {to}."), 0 },
  { "peeling-over", N_("It is over between {from} and {to}."), 0 },
  { "earliest", N_("Your next session: not before {day}."), 0 },
  { "next", N_("Your next session: {day}, {time}."), 0 },
  { "do", N_("What to do"), 0 },
  { "dont", N_("Not until peeling is completely over"), 0 },
  { "at-once", N_("Call us at once when you see"), 0 },
  { "signs", N_("Pus, oozing after the first day, or fever;An allergic reaction or irritation from a cream or medicine;Sensitivity to the sun"), 3 },
  { "phone", N_("Our phone: {phone}"), 0 },
  { "code", N_("Scan this to put the session into your calendar."), 0 },
  { "weekdays", N_("Mon;Tue;Wed;Thu;Fri;Sat;Sun"), DAYS_PER_WEEK },
  { "months",
    N_("January;February;March;April;May;June;July;August;September;October;November;December"), MONTHS_PER_YEAR },
  { "date", N_("{weekday} {day} {month}"), 0 },
};

static void
check_parts (ClinicReader *reader, const char *key, const char *text, guint n_parts)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);

  if ((n_parts == DAYS_PER_WEEK || n_parts == MONTHS_PER_YEAR) && g_strv_length (parts) != n_parts)
    clinic_reader_refuse (reader, "sheet", key, _("there is one for each weekday or month, from Monday or January on."));
}

void
clinic_protocol_read_sheet (ClinicReader *reader, ClinicProtocol *protocol)
{
  if (!g_key_file_has_group (reader->file, "sheet"))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = clinic_reader_text (reader, "sheet", texts[i].key);

      check_parts (reader, texts[i].key, text, texts[i].n_parts);
      g_hash_table_insert (protocol->sheet, g_strdup (texts[i].key), g_steal_pointer (&text));
    }
}

const char *
clinic_protocol_get_sheet_text (const ClinicProtocol *protocol, const char *key)
{
  const char *text;

  g_return_val_if_fail (protocol != NULL && key != NULL, "");

  text = g_hash_table_lookup (protocol->sheet, key);
  for (gsize i = 0; text == NULL && i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].key, key))
      text = _(texts[i].text);
  g_return_val_if_fail (text != NULL, "");
  return text;
}
