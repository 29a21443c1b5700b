/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/clinic-csv.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clinic-error.h"
#include "exchange/clinic-text-decoder.h"

/* How much of the file is tried to find the delimiter, and how often a long read looks up. */
#define SAMPLE_BYTES 65536
#define LINES_PER_LOOK 4096

typedef struct
{
  ClinicCsvTable *table;
  GPtrArray *cells;
  guint n_rows;
  guint line;     /* being read */
  guint row_line; /* where the row began, 0 between rows */
  gboolean has_too_many_columns;
  GCancellable *cancellable;
} Reader;

static void
cell_read_cb (void *text, size_t length, void *user_data)
{
  Reader *reader = user_data;

  if (reader->cells->len >= CLINIC_CSV_MAX_COLUMNS)
    {
      reader->has_too_many_columns = TRUE;
      return;
    }
  g_ptr_array_add (reader->cells, g_strndup (text, length));
}

static void
row_read_cb (int terminator, void *user_data)
{
  Reader *reader = user_data;

  if (reader->cells->len > 0)
    {
      g_ptr_array_add (reader->cells, NULL);
      clinic_csv_table_take_row (reader->table, (char **) g_ptr_array_steal (reader->cells, NULL), reader->row_line);
      reader->n_rows++;
    }
  reader->row_line = 0;
}

static const char *
find_line_end (const char *text, const char *end)
{
  const char *p = text;

  while (p < end && *p != '\n' && *p != '\r')
    p++;
  if (p < end && *p == '\r' && p + 1 < end && p[1] == '\n')
    p++;
  return p < end ? p + 1 : end;
}

/* As the parser sees it: a form feed is a cell. */
static gboolean
is_blank (const char *text, const char *end)
{
  while (text < end && (*text == ' ' || *text == '\t' || *text == '\r' || *text == '\n'))
    text++;
  return text == end;
}

static gboolean
check_limits (Reader *reader, GError **error)
{
  if (reader->has_too_many_columns)
    g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID,
                 ngettext ("Line %u has more than %d column. Choose another delimiter.",
                           "Line %u has more than %d columns. Choose another delimiter.", CLINIC_CSV_MAX_COLUMNS), reader->line,
                 CLINIC_CSV_MAX_COLUMNS);
  else if (reader->n_rows > CLINIC_CSV_MAX_ROWS)
    g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID,
                 ngettext ("The file has more than %d row. Split it into several files.",
                           "The file has more than %d rows. Split it into several files.", CLINIC_CSV_MAX_ROWS), CLINIC_CSV_MAX_ROWS);
  else if (reader->line % LINES_PER_LOOK != 0 || !g_cancellable_set_error_if_cancelled (reader->cancellable, error))
    return TRUE;
  return FALSE;
}

/* One line of the file at a time, so that each row knows its line; the parser keeps its state across them. */
static gboolean
feed_lines (Reader *reader, struct csv_parser *parser, const char *text, gsize length, GError **error)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *next = find_line_end (text, end);

      reader->line++;
      if (reader->row_line == 0)
        reader->row_line = reader->line;
      if (csv_parse (parser, text, next - text, cell_read_cb, row_read_cb, reader) != (size_t) (next - text))
        {
          g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_FAILED, "line %u: %s", reader->line,
                       csv_strerror (csv_error (parser)));
          return FALSE;
        }
      /* Nothing begins on an empty line. */
      if (reader->row_line == reader->line && reader->cells->len == 0 && is_blank (text, next))
        reader->row_line = 0;
      if (!check_limits (reader, error))
        return FALSE;
      text = next;
    }
  return TRUE;
}

/* Asked strictly, the parser refuses a quotation mark left open and keeps the cell; asked again, it hands it on. */
static void
finish_rows (Reader *reader, struct csv_parser *parser)
{
  csv_set_opts (parser, CSV_STRICT | CSV_STRICT_FINI);
  if (csv_fini (parser, cell_read_cb, row_read_cb, reader) == 0)
    return;
  clinic_csv_table_set_unclosed (reader->table, TRUE);
  csv_set_opts (parser, 0);
  csv_fini (parser, cell_read_cb, row_read_cb, reader);
}

static ClinicCsvTable *
parse_text (const char *text, gsize length, const char *encoding, char delimiter, GCancellable *cancellable,
            GError **error)
{
  g_autoptr (ClinicCsvTable) table = clinic_csv_table_new (encoding, delimiter);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  Reader reader = { table, cells, 0, 0, 0, FALSE, cancellable };
  struct csv_parser parser;
  gboolean done;

  if (csv_init (&parser, 0) != 0)
    return NULL;
  csv_set_delim (&parser, (unsigned char) delimiter);
  done = feed_lines (&reader, &parser, text, length, error);
  if (done)
    finish_rows (&reader, &parser);
  csv_free (&parser);
  done = done && check_limits (&reader, error);
  return done ? g_steal_pointer (&table) : NULL;
}

/* How well the rows agree on the number of columns, in thousandths; 0 when there is only one. */
static guint
score_delimiter (const char *text, gsize length, char delimiter, guint *n_columns)
{
  g_autoptr (ClinicCsvTable) table = parse_text (text, length, "UTF-8", delimiter, NULL, NULL);
  guint n_rows, n_same = 1;

  *n_columns = table != NULL ? clinic_csv_table_get_n_columns (table) : 0;
  if (*n_columns < 2)
    return 0;
  n_rows = clinic_csv_table_get_n_rows (table);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *fault = clinic_csv_table_dup_fault (table, i);

      n_same += fault == NULL;
    }
  return n_same * 1000 / (n_rows + 1);
}

/* "Rao, Asha;1990" is parted by the semicolon: a comma followed by a space belongs to the writing. */
static guint
count_spaced (const char *text, gsize length, char delimiter)
{
  guint n = 0;

  for (gsize i = 0; i + 1 < length; i++)
    n += text[i] == delimiter && text[i + 1] == ' ';
  return n;
}

static gsize
get_sample_length (const char *text)
{
  gsize length = strlen (text);

  if (length <= SAMPLE_BYTES)
    return length;
  length = SAMPLE_BYTES;
  while (length > 1 && text[length - 1] != '\n' && text[length - 1] != '\r')
    length--;
  return length;
}

static char
guess_delimiter (const char *text)
{
  static const char candidates[] = { ',', ';', '\t', '|' };
  gsize length = get_sample_length (text);
  guint best_score = 0, best_columns = 0, best_spaced = 0;
  char best = ',';

  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint n_columns = 0;
      guint score = score_delimiter (text, length, candidates[i], &n_columns);
      guint spaced = count_spaced (text, length, candidates[i]);
      gboolean is_better = score > best_score;

      if (score == best_score && score > 0)
        is_better = spaced < best_spaced || (spaced == best_spaced && n_columns > best_columns);
      if (is_better)
        {
          best_score = score;
          best_columns = n_columns;
          best_spaced = spaced;
          best = candidates[i];
        }
    }
  return best;
}

/* Excel's own first line "sep=;" names the delimiter. */
static char
read_separator_line (const char *text)
{
  if (g_ascii_strncasecmp (text, "sep=", 4) != 0 || text[4] == '\0' || strchr ("\"\r\n", text[4]) != NULL)
    return 0;
  return text[5] == '\r' || text[5] == '\n' ? text[4] : 0;
}

/**
 * clinic_csv_read:
 * @bytes: the file, at most CLINIC_CSV_MAX_BYTES
 * @encoding: (nullable): as clinic_text_decoder_get_encodings() names it; %NULL to find out
 * @delimiter: one character of ASCII; 0 to find out among comma, semicolon, tab and |
 * @cancellable: (nullable): looked at every few thousand lines; any thread may cancel
 * @error: CLINIC_ERROR_INVALID with words for people, or G_IO_ERROR_CANCELLED
 *
 * Reads the whole file or nothing. Lines end with LF, CR LF or CR; empty ones are passed over; spaces around a cell
 * without quotation marks are taken off. Rows that do not fit the header are kept: clinic_csv_table_dup_fault().
 *
 * Returns: (transfer full) (nullable): the table
 */
ClinicCsvTable *
clinic_csv_read (GBytes *bytes, const char *encoding, char delimiter, GCancellable *cancellable, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (ClinicCsvTable) table = NULL;
  const char *used = NULL;
  char named;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (delimiter == 0 || (delimiter > 0 && !strchr ("\"\r\n", delimiter)), NULL);

  if (g_bytes_get_size (bytes) > CLINIC_CSV_MAX_BYTES)
    {
      g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID,
                   _("The file is larger than %d MiB. Split it into several files."),
                   CLINIC_CSV_MAX_BYTES / 1024 / 1024);
      return NULL;
    }
  text = clinic_text_decoder_decode (bytes, encoding, &used, error);
  if (text == NULL)
    return NULL;
  named = read_separator_line (text);
  if (delimiter == 0)
    delimiter = named > 0 ? named : guess_delimiter (text);
  table = parse_text (text, strlen (text), used, delimiter, cancellable, error);
  if (table != NULL && named != 0 && clinic_csv_table_get_n_rows (table) > 0)
    clinic_csv_table_set_header (table, 1);
  return g_steal_pointer (&table);
}
