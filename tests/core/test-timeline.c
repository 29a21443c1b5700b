/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-timeline.h"

#define ALL (CLINIC_TIMELINE_BIT (CLINIC_N_TIMELINE_KINDS) - 1)

/* c course, s session, p photos, l call, f flag, j journal; a capital ends; then its moment, its course and its id */
typedef struct
{
  const char *name;
  const char *entries; /* "s100:1#7 …" */
  guint kinds;
  gboolean oldest_first;
  const char *rows; /* the ids in order, "[1" where a band begins, "." in none */
} Case;

static const Case cases[] = {
  { "nothing", "", ALL, FALSE, "" },
  { "newest-first", "s100:1#1 s300:1#3 s200:1#2", ALL, FALSE, "[1 3 2 1" },
  { "oldest-first", "s100:1#1 s300:1#3 s200:1#2", ALL, TRUE, "[1 1 2 3" },
  { "two-bands", "s100:1#1 s200:2#2 s300:2#3", ALL, FALSE, "[2 3 2 [1 1" },
  { "a-band-comes-again", "s100:1#1 s200:2#2 s300:1#3", ALL, TRUE, "[1 1 [2 2 [1 3" },
  { "of-no-course-within-a-band", "s100:1#1 l200:0#2 s300:1#3", ALL, TRUE, "[1 1 2 3" },
  { "of-no-course-between-bands", "s100:1#1 l200:0#2 s300:2#3", ALL, TRUE, "[1 1 .2 [2 3" },
  { "of-no-course-at-the-ends", "l100:0#1 s200:1#2 l300:0#3", ALL, TRUE, ".1 [1 2 .3" },
  { "a-band-goes-on-behind", "s100:1#1 l200:0#2 s300:1#3 s400:1#4", ALL, FALSE, "[1 4 3 2 1" },
  { "only-calls", "s100:1#1 l200:1#2 s300:1#3 l400:0#4", CLINIC_TIMELINE_BIT (CLINIC_TIMELINE_CALL), FALSE, ".4 [1 2" },
  { "what-is-filtered-joins-no-band", "s100:1#1 l200:0#2 s300:1#3", CLINIC_TIMELINE_BIT (CLINIC_TIMELINE_CALL), TRUE, ".2" },
  { "one-moment-by-kind", "p100:1#3 s100:1#2 c100:1#1", ALL, TRUE, "[1 1 2 3" },
  { "one-moment-by-kind-back", "p100:1#3 s100:1#2 c100:1#1", ALL, FALSE, "[1 3 2 1" },
  { "an-end-is-last", "C100:1#3 s100:1#2 c100:1#1", ALL, TRUE, "[1 1 2 3" },
  { "alike-by-id", "l100:1#2 l100:1#1", ALL, TRUE, "[1 1 2" },
};

static ClinicTimelineKind
get_kind (char letter)
{
  switch (g_ascii_tolower (letter))
    {
    case 'c': return CLINIC_TIMELINE_COURSE;
    case 's': return CLINIC_TIMELINE_SESSION;
    case 'p': return CLINIC_TIMELINE_PHOTOS;
    case 'l': return CLINIC_TIMELINE_CALL;
    case 'f': return CLINIC_TIMELINE_RED_FLAG;
    default: return CLINIC_TIMELINE_CHANGE;
    }
}

static GArray *
make_entries (const char *text)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (ClinicTimelineEntry));
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit_set (words[i] + 1, ":#", 3);
      ClinicTimelineEntry entry = { .kind = get_kind (*words[i]), .ends = g_ascii_isupper (*words[i]) };

      entry.at = g_ascii_strtoll (parts[0], NULL, 10);
      entry.course = g_ascii_strtoll (parts[1], NULL, 10);
      entry.id = g_ascii_strtoll (parts[2], NULL, 10);
      g_array_append_val (entries, entry);
    }
  return entries;
}

static void
test_arrange (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GArray) entries = make_entries (c->entries);
  g_autoptr (GArray) rows = clinic_timeline_arrange (entries, c->kinds, c->oldest_first);
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const ClinicTimelineRow *row = &g_array_index (rows, ClinicTimelineRow, i);

      g_string_append (got, i > 0 ? " " : "");
      if (row->heads)
        g_string_append_printf (got, "[%d ", (int) row->band);
      g_string_append_printf (got, "%s%d", row->band == 0 ? "." : "", (int) row->entry.id);
    }
  g_assert_cmpstr (got->str, ==, c->rows);
}

static void
test_same (void)
{
  const ClinicTimelineRow row = { .entry = { .kind = CLINIC_TIMELINE_RED_FLAG, .id = 7, .at = 100 } };
  ClinicTimelineRow other = row;

  other.entry.at = 200;
  other.entry.subject = &row;
  g_assert_true (clinic_timeline_row_is_same (&row, &other));
  other.entry.ends = TRUE;
  g_assert_false (clinic_timeline_row_is_same (&row, &other));
  other = row;
  other.entry.id = 8;
  g_assert_false (clinic_timeline_row_is_same (&row, &other));
  other = row;
  other.entry.kind = CLINIC_TIMELINE_CALL;
  g_assert_false (clinic_timeline_row_is_same (&row, &other));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/timeline/arrange/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_arrange);
    }
  g_test_add_func ("/timeline/same", test_same);
  return g_test_run ();
}
