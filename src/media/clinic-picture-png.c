/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/clinic-picture-private.h"

#include <string.h>

#include <png.h>

#define SIGNATURE_LENGTH 8
#define MOST_CHUNK (256 * 1024)
#define MOST_CHUNKS 16

typedef struct
{
  const guint8 *bytes;
  gsize length;
  gsize at;
  gint64 until;
  gboolean too_much;
} Source;

gboolean
clinic_picture_is_png (const guint8 *bytes, gsize length)
{
  return length >= SIGNATURE_LENGTH && png_sig_cmp (bytes, 0, SIGNATURE_LENGTH) == 0;
}

static void
read_cb (png_structp png, png_bytep to, size_t length)
{
  Source *source = png_get_io_ptr (png);

  if (length > source->length - source->at)
    png_error (png, "cut off");
  memcpy (to, source->bytes + source->at, length);
  source->at += length;
}

static void
error_cb (png_structp png, png_const_charp message)
{
  png_longjmp (png, 1);
}

static void
warning_cb (png_structp png, png_const_charp message)
{
}

/* Text and colour profiles can unfold to thousands of times their size: they are passed over unread. */
static void
set_limits (png_structp png)
{
  static const png_byte passed_over[] = "iCCP\0zTXt\0iTXt\0tEXt\0sPLT\0hIST\0pCAL\0sCAL\0tIME";

  png_set_user_limits (png, PNG_UINT_31_MAX, PNG_UINT_31_MAX); /* the size is asked, and said, by us */
  png_set_chunk_cache_max (png, MOST_CHUNKS);
  png_set_chunk_malloc_max (png, MOST_CHUNK);
  png_set_keep_unknown_chunks (png, PNG_HANDLE_CHUNK_NEVER, passed_over, sizeof passed_over / 5);
  png_set_keep_unknown_chunks (png, PNG_HANDLE_CHUNK_NEVER, NULL, 0);
  png_set_crc_action (png, PNG_CRC_ERROR_QUIT, PNG_CRC_WARN_DISCARD);
}

static void
read_exif (png_structp png, png_infop info, ClinicExif *exif)
{
  png_uint_32 length = 0;
  png_bytep block = NULL;

  clinic_exif_read (NULL, 0, exif);
  if (png_get_eXIf_1 (png, info, &length, &block) != 0)
    clinic_exif_read (block, length, exif);
}

/* To three bytes a pixel, whatever it was. Returns: how often the rows come. */
static int
set_transforms (png_structp png, png_infop info)
{
  int passes;

  png_set_palette_to_rgb (png);
  png_set_expand_gray_1_2_4_to_8 (png);
  png_set_scale_16 (png);
  png_set_gray_to_rgb (png);
  png_set_strip_alpha (png); /* a photo has none to speak of */
  passes = png_set_interlace_handling (png);
  png_read_update_info (png, info);
  return passes;
}

static void
read_rows (png_structp png, Source *source, ClinicPicture *picture, int passes)
{
  for (int pass = 0; pass < passes; pass++)
    for (int y = 0; y < picture->height; y++)
      {
        source->too_much = clinic_picture_get_thread_time () > source->until;
        if (source->too_much)
          png_error (png, "too much");
        png_read_row (png, picture->pixels + (gsize) y * picture->width * 3, NULL);
      }
  png_read_end (png, NULL);
}

ClinicPicture *
clinic_picture_decode_png (const guint8 *bytes, gsize length, ClinicExif *exif, GError **error)
{
  const gint64 begin = clinic_picture_get_thread_time ();
  Source source = { bytes, length, 0, begin + CLINIC_PICTURE_MOST_TIME, FALSE };
  png_structp png = png_create_read_struct (PNG_LIBPNG_VER_STRING, NULL, error_cb, warning_cb);
  png_infop info = png_create_info_struct (png);
  ClinicPicture *volatile picture = NULL;
  volatile gboolean size_told = FALSE;
  int passes;

  if (setjmp (png_jmpbuf (png)) != 0)
    {
      png_destroy_read_struct (&png, &info, NULL);
      g_clear_pointer ((ClinicPicture **) &picture, clinic_picture_free);
      if (!size_told)
        (source.too_much ? clinic_picture_set_too_much : clinic_picture_set_damaged) (error);
      return NULL;
    }
  set_limits (png);
  png_set_read_fn (png, &source, read_cb);
  png_read_info (png, info);
  size_told = !clinic_picture_check_size (png_get_image_width (png, info), png_get_image_height (png, info), error);
  if (size_told)
    png_error (png, "size");
  read_exif (png, info, exif);
  passes = set_transforms (png, info);
  if (png_get_rowbytes (png, info) != (gsize) png_get_image_width (png, info) * 3)
    png_error (png, "row");
  picture = clinic_picture_new (png_get_image_width (png, info), png_get_image_height (png, info));
  picture->until = begin + CLINIC_PICTURE_MOST_TIME_IN_ALL;
  read_rows (png, &source, picture, passes);
  png_destroy_read_struct (&png, &info, NULL);
  return picture;
}
