/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/clinic-exif.h"

#include <string.h>

#define TAG_ORIENTATION 0x0112
#define TAG_DATE_TIME 0x0132
#define TAG_EXIF_FOLDER 0x8769
#define TAG_DATE_TIME_ORIGINAL 0x9003
#define TYPE_TEXT 2
#define TYPE_SHORT 3
#define ENTRY_SIZE 12
#define DATE_TIME_LENGTH 19

typedef struct
{
  const guint8 *bytes;
  gsize length;
  gboolean big_endian;
} Block;

static guint32
read_number (const Block *block, gsize at, guint size)
{
  guint32 number = 0;

  if (at > block->length || block->length - at < size)
    return 0;
  for (guint i = 0; i < size; i++)
    number |= (guint32) block->bytes[at + i] << 8 * (block->big_endian ? size - 1 - i : i);
  return number;
}

/* Of the entry with @tag in the folder at @folder: where it begins; 0 = it has none */
static gsize
find_entry (const Block *block, gsize folder, guint tag)
{
  guint n = folder != 0 ? read_number (block, folder, 2) : 0;

  for (guint i = 0; i < n; i++)
    {
      gsize at = folder + 2 + (gsize) i * ENTRY_SIZE;

      if (at > block->length || block->length - at < ENTRY_SIZE)
        return 0;
      if (read_number (block, at, 2) == tag)
        return at;
    }
  return 0;
}

static gboolean
read_taken (const Block *block, gsize folder, guint tag, char *taken)
{
  static const char pattern[] = "0000-00-00T00:00:00";
  char read[DATE_TIME_LENGTH + 1] = "";
  gsize entry = find_entry (block, folder, tag);
  gsize at = entry != 0 ? read_number (block, entry + 8, 4) : 0;

  if (entry == 0 || read_number (block, entry + 2, 2) != TYPE_TEXT || read_number (block, entry + 4, 4) < DATE_TIME_LENGTH ||
      at > block->length || block->length - at < DATE_TIME_LENGTH)
    return FALSE;
  for (guint i = 0; i < DATE_TIME_LENGTH; i++)
    {
      gboolean digit = g_ascii_isdigit (block->bytes[at + i]);

      if (digit != (pattern[i] == '0'))
        return FALSE;
      read[i] = digit ? block->bytes[at + i] : pattern[i];
    }
  /* a camera whose clock was never set */
  if (g_str_has_prefix (read, "0000"))
    return FALSE;
  memcpy (taken, read, sizeof read);
  return TRUE;
}

void
clinic_exif_read (const guint8 *tiff, gsize length, ClinicExif *exif)
{
  Block block = { tiff, length, FALSE };
  gsize folder;
  gsize entry;

  g_return_if_fail (tiff != NULL || length == 0);
  g_return_if_fail (exif != NULL);

  exif->orientation = 1;
  *exif->taken = '\0';
  if (length < 8 || (memcmp (tiff, "II*\0", 4) != 0 && memcmp (tiff, "MM\0*", 4) != 0))
    return;
  block.big_endian = tiff[0] == 'M';
  folder = read_number (&block, 4, 4);
  entry = find_entry (&block, folder, TAG_ORIENTATION);
  if (entry != 0 && read_number (&block, entry + 2, 2) == TYPE_SHORT)
    exif->orientation = read_number (&block, entry + 8, 2);
  if (exif->orientation < 1 || exif->orientation > 8)
    exif->orientation = 1;
  entry = find_entry (&block, folder, TAG_EXIF_FOLDER);
  if (entry == 0 || !read_taken (&block, read_number (&block, entry + 8, 4), TAG_DATE_TIME_ORIGINAL, exif->taken))
    read_taken (&block, folder, TAG_DATE_TIME, exif->taken);
}
