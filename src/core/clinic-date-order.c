/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-date-order.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>

#include "core/clinic-name-key.h"

typedef struct
{
  int number;
  int n_digits;     /* 0: a month by name */
  gunichar divider; /* what stands before it */
} DatePart;

typedef struct
{
  int year;
  int month;
  int day;
  gboolean is_short; /* a year of two digits, in no century */
} DateParts;

/**
 * clinic_date_order_from_format:
 * @format: a strftime format, as nl_langinfo (D_FMT) gives it
 */
ClinicDateOrder
clinic_date_order_from_format (const char *format)
{
  g_return_val_if_fail (format != NULL, CLINIC_DATE_ORDER_YMD);

  for (const char *p = strchr (format, '%'); p != NULL && p[1] != '\0'; p = strchr (p, '%'))
    {
      p += 1 + strspn (p + 1, "EO-_0^#");
      if (*p != '\0' && strchr ("YyCFGg", *p) != NULL)
        return CLINIC_DATE_ORDER_YMD;
      if (*p != '\0' && strchr ("mbBhD", *p) != NULL)
        return CLINIC_DATE_ORDER_MDY;
      if (*p != '\0' && strchr ("de", *p) != NULL)
        return CLINIC_DATE_ORDER_DMY;
    }
  return CLINIC_DATE_ORDER_YMD;
}

/**
 * clinic_date_order_from_locale:
 *
 * The order of LC_TIME as it is set in this process.
 */
ClinicDateOrder
clinic_date_order_from_locale (void)
{
  return clinic_date_order_from_format (nl_langinfo (D_FMT));
}

static int
find_month (const char *word)
{
  static const char *const names[] = {
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
  };
  static const nl_item items[] = { MON_1, MON_2, MON_3, MON_4, MON_5, MON_6,
                                   MON_7, MON_8, MON_9, MON_10, MON_11, MON_12 };

  if (g_utf8_strlen (word, -1) < 3)
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *local = clinic_name_key (nl_langinfo (items[i]));

      if (g_str_has_prefix (names[i], word) || g_str_has_prefix (local, word))
        return (int) i + 1;
    }
  return 0;
}

static gboolean
read_part (const char **at, DatePart *part)
{
  const char *start = *at;
  const char *p = start;

  if (g_ascii_isdigit (*p))
    {
      while (g_ascii_isdigit (*p))
        p++;
      part->n_digits = (int) (p - start);
      part->number = part->n_digits <= 8 ? atoi (start) : 0;
    }
  else
    {
      g_autofree char *word = NULL;

      while (g_unichar_isalpha (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      word = g_strndup (start, p - start);
      part->n_digits = 0;
      part->number = find_month (word);
    }
  *at = p;
  return p > start && part->number > 0;
}

/* The first of the dividers counts, spaces only when nothing else stands there ("14. 3. 1992"). */
static const char *
read_divider (const char *p, gunichar *divider)
{
  *divider = 0;
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != ' ' && c != '.' && c != '/' && c != '-' && c != ',' && c != 0x5e74 && c != 0x6708 && c != 0x65e5)
        break;
      if (*divider == 0 || *divider == ' ')
        *divider = c;
      else if (c != ' ')
        break;
    }
  return p;
}

/* "2014-10-06T00:00:00Z" and "2014-10-06 00:00" are days to us. */
static void
cut_time (char *folded)
{
  char *colon = strchr (folded, ':');

  if (colon == NULL)
    return;
  while (colon > folded && g_ascii_isdigit (colon[-1]))
    colon--;
  if (colon > folded && (colon[-1] == ' ' || colon[-1] == 't'))
    colon[-1] = '\0';
}

static guint
split_date (const char *text, DatePart parts[3])
{
  g_autofree char *folded = clinic_name_key (text);
  const char *p = folded;
  gunichar divider = 0;
  guint n = 0;

  cut_time (folded);
  while (*p != '\0')
    {
      if (n == 3 || (n > 0 && divider == 0) || !read_part (&p, &parts[n]))
        return 0;
      parts[n++].divider = divider;
      p = read_divider (p, &divider);
    }
  if (divider != 0 && divider != '.' && divider != 0x65e5)
    return 0;
  return n;
}

static gboolean
take_compact (const DatePart *part, DateParts *date)
{
  if (part->n_digits != 8)
    return FALSE;
  *date = (DateParts) { part->number / 10000, part->number / 100 % 100, part->number % 100, FALSE };
  return TRUE;
}

static gboolean
take_parts (ClinicDateOrder order, const DatePart p[3], DateParts *date)
{
  gboolean is_short_first = order == CLINIC_DATE_ORDER_YMD && p[0].n_digits == 2 && p[1].n_digits > 0;
  gboolean year_first = p[0].n_digits == 4 || is_short_first;
  const DatePart *year = year_first ? &p[0] : &p[2];
  const DatePart *month;
  const DatePart *day;

  if (year_first)
    month = &p[1], day = &p[2];
  else if (p[0].n_digits == 0)
    month = &p[0], day = &p[1];
  else if (p[1].n_digits == 0 || order == CLINIC_DATE_ORDER_DMY)
    month = &p[1], day = &p[0];
  else if (order == CLINIC_DATE_ORDER_MDY)
    month = &p[0], day = &p[1];
  else
    return FALSE;

  *date = (DateParts) { year->number, month->number, day->number, year->n_digits == 2 };
  return (year->n_digits == 4 || year->n_digits == 2) && month->n_digits <= 2 &&
         day->n_digits >= 1 && day->n_digits <= 2;
}

static gboolean
parse_parts (ClinicDateOrder order, const char *text, DateParts *date)
{
  DatePart parts[3];
  guint n = split_date (text, parts);

  if (n == 1 && !take_compact (&parts[0], date))
    return FALSE;
  if (n == 3 && !take_parts (order, parts, date))
    return FALSE;
  if (n != 1 && n != 3)
    return FALSE;
  if (n == 3 && date->is_short && (parts[1].divider == ' ' || parts[1].divider != parts[2].divider))
    return FALSE;
  /* 2000 for a short year: 29 February stays possible. */
  return g_date_valid_month (date->month) && date->year > 0 &&
         g_date_valid_dmy (date->day, date->month, date->is_short ? 2000 : date->year);
}

/**
 * clinic_date_order_parse:
 * @text: a whole date, with numbers or a month's name; a time behind it is passed over
 *
 * A year of two digits is refused: nobody can tell 1925 from 2025 by it.
 *
 * Returns: (transfer full) (nullable): "1992-03-14"
 */
char *
clinic_date_order_parse (ClinicDateOrder order, const char *text)
{
  DateParts date;

  g_return_val_if_fail (text != NULL, NULL);

  if (!parse_parts (order, text, &date) || date.is_short)
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
}

/**
 * clinic_date_order_to_fragment:
 * @text: a whole date as typed into a search field; the year may have two digits
 *
 * Returns: (transfer full) (nullable): what the ISO form must contain: "1992-03-14" or "92-03-14"
 */
char *
clinic_date_order_to_fragment (ClinicDateOrder order, const char *text)
{
  DateParts date;

  g_return_val_if_fail (text != NULL, NULL);

  if (!parse_parts (order, text, &date))
    return NULL;
  return g_strdup_printf (date.is_short ? "%02d-%02d-%02d" : "%04d-%02d-%02d", date.year, date.month, date.day);
}
