/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/clinic-roller.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clinic-error.h"
#include "core/clinic-format.h"

#define LEAST_NEEDLE 0.1
#define MOST_NEEDLE 5.0
#define SAME_NEEDLE 0.001
#define MOST_DIGITS 9

G_DEFINE_BOXED_TYPE (ClinicRollerLot, clinic_roller_lot, clinic_roller_lot_copy, clinic_roller_lot_free)
G_DEFINE_BOXED_TYPE (ClinicRoller, clinic_roller, clinic_roller_copy, clinic_roller_free)

ClinicRollerLot *
clinic_roller_lot_new (void)
{
  ClinicRollerLot *lot = g_new0 (ClinicRollerLot, 1);

  lot->product = g_strdup ("");
  lot->lot = g_strdup ("");
  lot->expiry = CLINIC_DAY_NONE;
  return lot;
}

ClinicRollerLot *
clinic_roller_lot_copy (const ClinicRollerLot *lot)
{
  ClinicRollerLot *copy;

  g_return_val_if_fail (lot != NULL, NULL);

  copy = g_memdup2 (lot, sizeof *lot);
  copy->product = g_strdup (lot->product);
  copy->lot = g_strdup (lot->lot);
  return copy;
}

void
clinic_roller_lot_free (ClinicRollerLot *lot)
{
  if (lot == NULL)
    return;
  g_free (lot->product);
  g_free (lot->lot);
  g_free (lot);
}

char *
clinic_roller_lot_find_fault (const ClinicRollerLot *lot, ClinicDay today)
{
  g_return_val_if_fail (lot != NULL, NULL);

  if (*lot->lot == '\0')
    return g_strdup (_("Write the lot as it stands on the box."));
  if (!(lot->needle >= LEAST_NEEDLE && lot->needle <= MOST_NEEDLE))
    return g_strdup (_("Write the needle length in mm, such as 1.5."));
  if (lot->expiry == CLINIC_DAY_NONE)
    return g_strdup (_("Write when the lot expires, as 2028-03."));
  if (lot->expiry < today)
    return g_strdup (_("This lot has expired. It is not taken into stock."));
  return NULL;
}

char *
clinic_roller_lot_explain_difference (const ClinicRollerLot *known, const ClinicRollerLot *lot)
{
  g_autofree char *needle = NULL;
  g_autofree char *expiry = NULL;

  g_return_val_if_fail (known != NULL && lot != NULL, NULL);

  if (known->withdrawn)
    return g_strdup_printf (_("Lot %s was withdrawn."), known->lot);
  if (clinic_roller_needle_is (known->needle, lot->needle) && known->expiry == lot->expiry)
    return NULL;
  needle = clinic_roller_format_needle (known->needle);
  expiry = clinic_roller_format_expiry (known->expiry);
  /* Translators: a lot, a needle length, a month */
  return g_strdup_printf (_("Lot %s is in stock already, with %s and to be used until %s. Look at the box again."), known->lot,
                          needle, expiry);
}

/* Pieces */

ClinicRoller *
clinic_roller_copy (const ClinicRoller *roller)
{
  ClinicRoller *copy;

  g_return_val_if_fail (roller != NULL, NULL);

  copy = g_memdup2 (roller, sizeof *roller);
  copy->number = g_strdup (roller->number);
  copy->lot = clinic_roller_lot_copy (roller->lot);
  return copy;
}

void
clinic_roller_free (ClinicRoller *roller)
{
  if (roller == NULL)
    return;
  g_free (roller->number);
  clinic_roller_lot_free (roller->lot);
  g_free (roller);
}

char *
clinic_roller_explain_refusal (const ClinicRoller *roller, gint64 session, ClinicDay day)
{
  g_autofree char *when = NULL;

  g_return_val_if_fail (roller != NULL && roller->lot != NULL, NULL);

  if (roller->session != 0 && roller->session != session)
    {
      when = clinic_format_day_near (roller->used_day, day);
      /* Translators: a roller's number, a day */
      return g_strdup_printf (_("Piece %s was used on %s. Take a new roller."), roller->number, when);
    }
  if (roller->lot->withdrawn)
    return g_strdup_printf (_("Lot %s was withdrawn. Take a roller of another lot."), roller->lot->lot);
  if (day <= roller->lot->expiry)
    return NULL;
  when = clinic_format_day (roller->lot->expiry, CLINIC_DAY_FORM_HISTORY);
  return g_strdup_printf (_("Lot %s expired on %s. Take a roller of another lot."), roller->lot->lot, when);
}

/* Numbers */

/* Where the figures at the end begin. */
static const char *
find_figures (const char *number)
{
  const char *at = number + strlen (number);

  while (at > number && g_ascii_isdigit (at[-1]))
    at--;
  return at;
}

static gboolean
fail (GError **error, const char *format, const char *what)
{
  g_autoptr (GString) words = g_string_new (format);

  g_string_replace (words, "%s", what, 1);
  g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, words->str);
  return FALSE;
}

static gboolean
add_number (GPtrArray *numbers, char *number, GError **error)
{
  g_ptr_array_add (numbers, number);
  for (guint i = 0; i + 1 < numbers->len; i++)
    if (strcmp (numbers->pdata[i], number) == 0)
      return fail (error, _("Number %s stands there twice."), number);
  if (numbers->len > CLINIC_ROLLER_MOST_PIECES)
    {
      g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID,
                   ngettext ("These are more than %d piece. Add them in parts.",
                             "These are more than %d pieces. Add them in parts.", CLINIC_ROLLER_MOST_PIECES),
                   CLINIC_ROLLER_MOST_PIECES);
      return FALSE;
    }
  return TRUE;
}

static gboolean
add_span (GPtrArray *numbers, const char *first, const char *last, const char *typed, GError **error)
{
  const char *from = find_figures (first), *to = find_figures (last);
  int width = strlen (from);
  gboolean same_start = to == last || (from - first == to - last && strncmp (first, last, from - first) == 0);
  guint64 begin = g_ascii_strtoull (from, NULL, 10), end = g_ascii_strtoull (to, NULL, 10);

  if (*from == '\0' || *to == '\0' || strlen (from) > MOST_DIGITS || strlen (to) > MOST_DIGITS || !same_start || end < begin)
    return fail (error, _("“%s” is no range of numbers. Write it as 0031-0040."), typed);
  for (guint64 n = begin; n <= end; n++)
    if (!add_number (numbers, g_strdup_printf ("%.*s%0*" G_GUINT64_FORMAT, (int) (from - first), first, width, n), error))
      return FALSE;
  return TRUE;
}

/* The dash in the middle: "A-007-A-012" has three. */
static gboolean
add_typed (GPtrArray *numbers, const char *typed, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (typed, "-", -1);
  guint n = g_strv_length (parts);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  char *cut;

  if (n == 1)
    return add_number (numbers, g_strdup (typed), error);
  if (n % 2 != 0)
    return fail (error, _("“%s” is no range of numbers. Write it as 0031-0040."), typed);
  cut = g_strdup (parts[n / 2]);
  g_clear_pointer (&parts[n / 2], g_free);
  first = g_strjoinv ("-", parts);
  parts[n / 2] = cut;
  last = g_strjoinv ("-", parts + n / 2);
  return add_span (numbers, first, last, typed, error);
}

/* "0031 - 0040" is one range. */
static char *
close_dashes (const char *typed)
{
  GString *text = g_string_new (typed);

  g_string_replace (text, "–", "-", 0);
  while (g_string_replace (text, " -", "-", 0) > 0)
    continue;
  while (g_string_replace (text, "- ", "-", 0) > 0)
    continue;
  return g_string_free (text, FALSE);
}

GStrv
clinic_roller_expand_numbers (const char *typed, GError **error)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  text = close_dashes (typed);
  words = g_strsplit_set (text, " ,;\t\r\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !add_typed (numbers, words[i], error))
      return NULL;
  g_ptr_array_add (numbers, NULL);
  return (GStrv) g_ptr_array_steal (numbers, NULL);
}

/* Expiry and length */

static ClinicDay
get_month_end (int year, int month)
{
  ClinicDay first = clinic_day_from_ymd (year, month, 1);

  return first != CLINIC_DAY_NONE ? clinic_day_add_months (first, 1) - 1 : CLINIC_DAY_NONE;
}

gboolean
clinic_roller_parse_expiry (const char *typed, ClinicDay *day)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  guint64 first, second;
  gboolean year_first;
  ClinicDay end;

  g_return_val_if_fail (typed != NULL && day != NULL, FALSE);

  text = g_strstrip (g_strdup (typed));
  if (clinic_day_parse (text, day))
    return TRUE;
  parts = g_strsplit_set (text, "-/. ", -1);
  if (g_strv_length (parts) != 2 || !g_ascii_string_to_unsigned (parts[0], 10, 1, 9999, &first, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, 1, 9999, &second, NULL))
    return FALSE;
  year_first = strlen (parts[0]) == 4;
  if (!year_first && strlen (parts[1]) != 4)
    return FALSE;
  end = year_first ? get_month_end (first, second) : get_month_end (second, first);
  if (end == CLINIC_DAY_NONE)
    return FALSE;
  *day = end;
  return TRUE;
}

char *
clinic_roller_format_expiry (ClinicDay expiry)
{
  gboolean month = expiry != CLINIC_DAY_NONE && !clinic_day_is_same_month (expiry, expiry + 1);

  return clinic_format_day (expiry, month ? CLINIC_DAY_FORM_MONTH : CLINIC_DAY_FORM_HISTORY);
}

gboolean
clinic_roller_needle_is (double needle, double other)
{
  return ABS (needle - other) < SAME_NEEDLE;
}

char *
clinic_roller_format_needle (double needle)
{
  /* Translators: a needle's length, "1.5 mm" */
  return g_strdup_printf (_("%g mm"), needle);
}
