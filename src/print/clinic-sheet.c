/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/clinic-sheet.h"

#define POINTS 9

static void
column_clear (gpointer column)
{
  g_free (((ClinicSheetColumn *) column)->title);
}

ClinicSheet *
clinic_sheet_new (void)
{
  ClinicSheet *sheet = g_rc_box_new0 (ClinicSheet);

  sheet->title = g_strdup ("");
  sheet->subtitle = g_strdup ("");
  sheet->clinic = g_strdup ("");
  sheet->printed = g_strdup ("");
  sheet->totals = g_strdup ("");
  sheet->nothing = g_strdup ("");
  sheet->points = POINTS;
  sheet->columns = g_array_new (FALSE, FALSE, sizeof (ClinicSheetColumn));
  g_array_set_clear_func (sheet->columns, column_clear);
  sheet->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  sheet->headings = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  sheet->pictures = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  return sheet;
}

ClinicSheet *
clinic_sheet_ref (ClinicSheet *sheet)
{
  return g_rc_box_acquire (sheet);
}

static void
clear_sheet (gpointer data)
{
  ClinicSheet *sheet = data;

  g_free (sheet->title);
  g_free (sheet->subtitle);
  g_free (sheet->clinic);
  g_free (sheet->printed);
  g_free (sheet->totals);
  g_free (sheet->nothing);
  clinic_signature_free (sheet->ink);
  g_array_unref (sheet->columns);
  g_ptr_array_unref (sheet->rows);
  g_hash_table_unref (sheet->headings);
  g_hash_table_unref (sheet->pictures);
}

void
clinic_sheet_free (ClinicSheet *sheet)
{
  if (sheet != NULL)
    g_rc_box_release_full (sheet, clear_sheet);
}

void
clinic_sheet_set_text (char **place, const char *text)
{
  g_return_if_fail (place != NULL && text != NULL);

  g_free (*place);
  *place = g_strdup (text);
}

void
clinic_sheet_add_column (ClinicSheet *sheet, const char *title, int share, gboolean at_end)
{
  ClinicSheetColumn column = { g_strdup (title), share, at_end };

  g_return_if_fail (sheet != NULL && share >= 0);

  g_array_append_val (sheet->columns, column);
}

void
clinic_sheet_take_row (ClinicSheet *sheet, char **texts)
{
  g_return_if_fail (sheet != NULL && texts != NULL);
  g_return_if_fail (g_strv_length (texts) == sheet->columns->len);

  g_ptr_array_add (sheet->rows, texts);
}

static void
add_empty_row (ClinicSheet *sheet)
{
  char **texts = g_new0 (char *, sheet->columns->len + 1);

  for (guint i = 0; i < sheet->columns->len; i++)
    texts[i] = g_strdup ("");
  g_ptr_array_add (sheet->rows, texts);
}

void
clinic_sheet_add_heading (ClinicSheet *sheet, const char *text)
{
  g_return_if_fail (sheet != NULL && text != NULL);

  g_hash_table_insert (sheet->headings, GUINT_TO_POINTER (sheet->rows->len), g_strdup (text));
  add_empty_row (sheet);
}

void
clinic_sheet_take_pictures (ClinicSheet *sheet, GPtrArray *pictures)
{
  g_return_if_fail (sheet != NULL && pictures != NULL);

  g_hash_table_insert (sheet->pictures, GUINT_TO_POINTER (sheet->rows->len), pictures);
  add_empty_row (sheet);
}

ClinicSheetPicture *
clinic_sheet_picture_new (GBytes *pixels, int width, int height, GBytes *jpeg, const char *caption)
{
  ClinicSheetPicture *picture;

  g_return_val_if_fail (pixels != NULL && caption != NULL, NULL);
  g_return_val_if_fail (width > 0 && height > 0 && g_bytes_get_size (pixels) == (gsize) width * height * 3, NULL);

  picture = g_new0 (ClinicSheetPicture, 1);
  *picture = (ClinicSheetPicture){ g_bytes_ref (pixels), width, height, jpeg ? g_bytes_ref (jpeg) : NULL, g_strdup (caption) };
  return picture;
}

void
clinic_sheet_picture_free (ClinicSheetPicture *picture)
{
  if (picture == NULL)
    return;
  g_bytes_unref (picture->pixels);
  g_clear_pointer (&picture->jpeg, g_bytes_unref);
  g_free (picture->caption);
  g_free (picture);
}
