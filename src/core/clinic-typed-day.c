/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-typed-day.h"

#include "core/clinic-date-order.h"

#include <string.h>

#define MAX_NUMBERS 3
#define LEAST_LETTERS 3

/* What was typed, taken apart: figures in their order, and the month if it stood as a word. */
typedef struct
{
  int numbers[MAX_NUMBERS];
  int digits[MAX_NUMBERS];
  int n_numbers;
  int month; /* 0 = none named */
} TypedDay;

static gboolean
name_begins_with (const char *name, const char *word)
{
  g_autofree char *name_key = g_utf8_casefold (name, -1);
  g_autofree char *word_key = g_utf8_casefold (word, -1);

  return g_str_has_prefix (name_key, word_key) || g_strcmp0 (name_key, word_key) == 0;
}

static gboolean
word_names (const char *word, GDateTime *date_time, const char *format)
{
  g_autofree char *name = g_date_time_format (date_time, format);

  if (name == NULL || g_utf8_strlen (word, -1) < MIN (LEAST_LETTERS, g_utf8_strlen (name, -1)))
    return FALSE;
  return name_begins_with (name, word);
}

static int
find_month (const char *word)
{
  for (int month = 1; month <= 12; month++)
    {
      g_autoptr (GDateTime) date_time = g_date_time_new_utc (2000, month, 1, 0, 0, 0);

      if (word_names (word, date_time, "%B") || word_names (word, date_time, "%OB") ||
          word_names (word, date_time, "%b"))
        return month;
    }
  return 0;
}

static gboolean
is_weekday (const char *word)
{
  for (int day = 1; day <= 7; day++)
    {
      g_autoptr (GDateTime) date_time = g_date_time_new_utc (2000, 1, day, 0, 0, 0);
      g_autofree char *name = g_date_time_format (date_time, "%a");

      if (word_names (word, date_time, "%A") || (name != NULL && name_begins_with (name, word)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
take_number (TypedDay *typed, const char **cursor)
{
  int value = 0;
  int digits = 0;

  for (; g_unichar_isdigit (g_utf8_get_char (*cursor)); *cursor = g_utf8_next_char (*cursor), digits++)
    {
      if (digits == 4)
        return FALSE;
      value = value * 10 + g_unichar_digit_value (g_utf8_get_char (*cursor));
    }
  if (typed->n_numbers == MAX_NUMBERS)
    return FALSE;
  typed->numbers[typed->n_numbers] = value;
  typed->digits[typed->n_numbers++] = digits;
  return TRUE;
}

static gboolean
is_word_part (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

static gboolean
take_word (TypedDay *typed, const char **cursor)
{
  const char *begin = *cursor;
  g_autofree char *word = NULL;
  int month;

  while (is_word_part (g_utf8_get_char (*cursor)))
    *cursor = g_utf8_next_char (*cursor);
  word = g_strndup (begin, *cursor - begin);
  month = find_month (word);
  if (month == 0)
    return is_weekday (word) || strcmp (word, "de") == 0;
  if (typed->month != 0 && typed->n_numbers == 0)
    return FALSE;
  typed->month = month;
  return TRUE;
}

/* A first word may name a weekday or a month ("mar." is both in French): a weekday when another word follows. */
static void
skip_weekday (const char **cursor)
{
  const char *end = *cursor;
  g_autofree char *word = NULL;
  gboolean more = FALSE;

  while (is_word_part (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  word = g_strndup (*cursor, end - *cursor);
  if (*word == '\0' || !is_weekday (word))
    return;
  for (const char *p = end; *p != '\0'; p = g_utf8_next_char (p))
    more = more || g_unichar_isalpha (g_utf8_get_char (p));
  if (more || find_month (word) == 0)
    *cursor = end;
}

static gboolean
take_apart (const char *text, TypedDay *typed)
{
  const char *cursor = text;

  skip_weekday (&cursor);
  while (*cursor != '\0')
    {
      gunichar c = g_utf8_get_char (cursor);

      if (g_unichar_isdigit (c))
        {
          if (!take_number (typed, &cursor))
            return FALSE;
        }
      else if (is_word_part (c))
        {
          if (!take_word (typed, &cursor))
            return FALSE;
        }
      else
        cursor = g_utf8_next_char (cursor);
    }
  return TRUE;
}

static void
split_order (const TypedDay *typed, int *year, int *month, int *day)
{
  ClinicDateOrder order = clinic_date_order_from_locale ();
  gboolean month_first;
  int first = 0;
  int n = typed->n_numbers;

  *year = -1;
  if (n > 0 && (typed->digits[0] == 4 || (n == 3 && order == CLINIC_DATE_ORDER_YMD)))
    {
      *year = typed->numbers[first++];
      n--;
    }
  if (typed->month != 0)
    {
      *month = typed->month;
      *day = n > 0 ? typed->numbers[first] : 0;
      if (*year < 0 && n > 1)
        *year = typed->numbers[first + 1];
      return;
    }
  if (n < 2)
    return;
  month_first = *year >= 0 || order != CLINIC_DATE_ORDER_DMY; /* after a year in front the month follows */
  *month = typed->numbers[first + (month_first ? 0 : 1)];
  *day = typed->numbers[first + (month_first ? 1 : 0)];
  if (*year < 0 && n > 2)
    *year = typed->numbers[first + 2];
}

static gboolean
make_day (int year, int month, int day, ClinicDay *made)
{
  if (month < 1 || month > 12 || day < 1 || day > 31 || !g_date_valid_dmy (day, month, year))
    return FALSE;
  *made = clinic_day_from_ymd (year, month, day);
  return TRUE;
}

/* "Tue" alone: the next one. */
static gboolean
find_weekday (const char *typed, ClinicDay today, ClinicDay *day)
{
  g_autofree char *word = g_strstrip (g_strdup (typed));

  for (ClinicDay each = today; each < today + 7; each++)
    {
      g_autoptr (GDateTime) date_time = clinic_day_to_date_time (each);

      if (word_names (word, date_time, "%A") || word_names (word, date_time, "%a"))
        {
          *day = each;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
clinic_typed_day_parse (const char *typed, ClinicDay today, ClinicDay *day)
{
  TypedDay parts = { 0 };
  int year = -1;
  int month = 0;
  int mday = 0;
  int this_year;
  int unused;

  g_return_val_if_fail (typed != NULL, FALSE);
  g_return_val_if_fail (day != NULL, FALSE);

  if (!g_utf8_validate (typed, -1, NULL) || !take_apart (typed, &parts))
    return FALSE;
  if (parts.n_numbers == 0)
    return find_weekday (typed, today, day);
  split_order (&parts, &year, &month, &mday);
  if (year >= 0)
    return make_day (year < 100 ? year + 2000 : year, month, mday, day);
  clinic_day_to_ymd (today, &this_year, &unused, &unused);
  /* 29 February may be eight years away. */
  for (int ahead = 0; ahead <= 8; ahead++)
    {
      ClinicDay made;

      if (make_day (this_year + ahead, month, mday, &made) && made >= today)
        {
          *day = made;
          return TRUE;
        }
    }
  return FALSE;
}
