/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/clinic-picture-private.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jerror.h>
#include <jpeglib.h>

#define QUALITY 92
#define STRIP 16 /* rows turned at once, so that a turned picture is read along its rows */
/* What pixels and the coefficients of a progressive file may take together. */
#define MOST_MEMORY (G_GINT64_CONSTANT (220) * 1024 * 1024)
#define LEAST_WORK_MEMORY (16 * 1024 * 1024)
#define MOST_SCANS 100
#define EXIF_HEAD "Exif\0"
#define EXIF_HEAD_LENGTH 6

typedef struct
{
  struct jpeg_error_mgr manager; /* first, so that the library's pointer is ours */
  struct jpeg_progress_mgr progress;
  jmp_buf out;
  gboolean too_much;
  gboolean flawed;
  gint64 until; /* of this thread's time; 0 = no matter when */
} Watch;

gboolean
clinic_picture_is_jpeg (const guint8 *bytes, gsize length)
{
  return length >= 3 && bytes[0] == 0xff && bytes[1] == 0xd8 && bytes[2] == 0xff;
}

static Watch *
get_watch (j_common_ptr codec)
{
  return (Watch *) codec->err;
}

static void
error_exit_cb (j_common_ptr codec)
{
  Watch *watch = get_watch (codec);
  int code = codec->err->msg_code;

  watch->too_much = watch->too_much || code == JERR_OUT_OF_MEMORY || code == JERR_NO_BACKING_STORE;
  longjmp (watch->out, 1);
}

/* Untidy passes, wrong in places is told, but a picture of which a part is missing does not pass. */
static void
emit_message_cb (j_common_ptr codec, int level)
{
  int code = codec->err->msg_code;

  if (level >= 0 || code == JWRN_ADOBE_XFORM || code == JWRN_JFIF_MAJOR)
    return;
  if (code == JWRN_JPEG_EOF)
    error_exit_cb (codec);
  get_watch (codec)->flawed = TRUE;
}

static void
progress_cb (j_common_ptr codec)
{
  Watch *watch = get_watch (codec);

  if ((!codec->is_decompressor || ((j_decompress_ptr) codec)->input_scan_number <= MOST_SCANS) &&
      (watch->until == 0 || clinic_picture_get_thread_time () <= watch->until))
    return;
  watch->too_much = TRUE;
  error_exit_cb (codec);
}

static void
output_message_cb (j_common_ptr codec)
{
}

static void
watch_begin (Watch *watch, j_common_ptr codec, gint64 until)
{
  codec->err = jpeg_std_error (&watch->manager);
  watch->manager.error_exit = error_exit_cb;
  watch->manager.emit_message = emit_message_cb;
  watch->manager.output_message = output_message_cb;
  watch->progress.progress_monitor = progress_cb;
  watch->until = until;
}

static void
read_exif (j_decompress_ptr codec, ClinicExif *exif)
{
  clinic_exif_read (NULL, 0, exif);
  for (jpeg_saved_marker_ptr marker = codec->marker_list; marker != NULL; marker = marker->next)
    if (marker->marker == JPEG_APP0 + 1 && marker->data_length > EXIF_HEAD_LENGTH &&
        memcmp (marker->data, EXIF_HEAD, EXIF_HEAD_LENGTH) == 0)
      {
        clinic_exif_read (marker->data + EXIF_HEAD_LENGTH, marker->data_length - EXIF_HEAD_LENGTH, exif);
        return;
      }
}

/* The library decodes to eighths at less cost; as few as give @longest. */
static void
choose_scale (j_decompress_ptr codec, int longest)
{
  guint side = MAX (codec->image_width, codec->image_height);

  codec->scale_denom = 8;
  for (codec->scale_num = 1; codec->scale_num < 8; codec->scale_num++)
    if (longest > 0 && side * codec->scale_num / 8 >= (guint) longest)
      return;
}

static void
start (j_decompress_ptr codec, int longest)
{
  gint64 pixels;

  codec->out_color_space = JCS_RGB;
  choose_scale (codec, longest);
  jpeg_calc_output_dimensions (codec);
  pixels = (gint64) codec->output_width * codec->output_height * 3;
  codec->mem->max_memory_to_use = MAX (MOST_MEMORY - pixels, LEAST_WORK_MEMORY);
  jpeg_start_decompress (codec);
}

static void
read_rows (j_decompress_ptr codec, ClinicPicture *picture)
{
  while (codec->output_scanline < codec->output_height)
    {
      JSAMPROW row = picture->pixels + (gsize) codec->output_scanline * picture->width * 3;

      jpeg_read_scanlines (codec, &row, 1);
    }
  jpeg_finish_decompress (codec);
}

ClinicPicture *
clinic_picture_decode_jpeg (const guint8 *bytes, gsize length, int longest, ClinicExif *exif, GError **error)
{
  struct jpeg_decompress_struct codec = { 0 };
  Watch watch = { 0 };
  ClinicPicture *volatile picture = NULL;
  volatile gboolean size_told = FALSE;
  const gint64 begin = clinic_picture_get_thread_time ();
  gboolean in_scans;

  watch_begin (&watch, (j_common_ptr) &codec, begin + CLINIC_PICTURE_MOST_TIME);
  if (setjmp (watch.out) != 0)
    {
      jpeg_destroy_decompress (&codec);
      g_clear_pointer ((ClinicPicture **) &picture, clinic_picture_free);
      if (!size_told)
        (watch.too_much ? clinic_picture_set_too_much : clinic_picture_set_damaged) (error);
      return NULL;
    }
  jpeg_create_decompress (&codec);
  codec.progress = &watch.progress;
  jpeg_mem_src (&codec, bytes, length);
  if (exif != NULL)
    jpeg_save_markers (&codec, JPEG_APP0 + 1, 0xffff);
  jpeg_read_header (&codec, TRUE);
  size_told = !clinic_picture_check_size (codec.image_width, codec.image_height, error);
  if (size_told)
    longjmp (watch.out, 1);
  if (exif != NULL)
    read_exif (&codec, exif);
  /* as most cameras write it, each pixel is told once, and a slow machine may take its time */
  in_scans = jpeg_has_multiple_scans (&codec);
  if (!in_scans)
    watch.until = 0;
  start (&codec, longest);
  picture = clinic_picture_new (codec.output_width, codec.output_height);
  picture->until = in_scans ? begin + CLINIC_PICTURE_MOST_TIME_IN_ALL : 0;
  read_rows (&codec, picture);
  picture->flawed = watch.flawed;
  jpeg_destroy_decompress (&codec);
  return picture;
}

static void
write_rows (j_compress_ptr codec, const ClinicPicture *picture, int orientation, guint8 *strip)
{
  while (codec->next_scanline < codec->image_height)
    {
      int n = MIN (STRIP, codec->image_height - codec->next_scanline);

      clinic_picture_turn_rows (picture, orientation, codec->next_scanline, n, strip);
      for (int i = 0; i < n; i++)
        {
          JSAMPROW row = strip + (gsize) i * codec->image_width * 3;

          jpeg_write_scanlines (codec, &row, 1);
        }
    }
}

GBytes *
clinic_picture_encode_jpeg (const ClinicPicture *picture, int orientation, GError **error)
{
  struct jpeg_compress_struct codec = { 0 };
  Watch watch = { 0 };
  unsigned char *out = NULL;
  unsigned long length = 0;
  g_autofree guint8 *strip = NULL;
  int width, height;

  clinic_picture_get_upright_size (picture, orientation, &width, &height);
  strip = g_malloc ((gsize) width * STRIP * 3);
  watch_begin (&watch, (j_common_ptr) &codec, picture->until);
  if (setjmp (watch.out) != 0)
    {
      jpeg_destroy_compress (&codec);
      free (out);
      clinic_picture_set_too_much (error);
      return NULL;
    }
  jpeg_create_compress (&codec);
  codec.progress = &watch.progress;
  jpeg_mem_dest (&codec, &out, &length);
  codec.image_width = width;
  codec.image_height = height;
  codec.input_components = 3;
  codec.in_color_space = JCS_RGB;
  jpeg_set_defaults (&codec);
  jpeg_set_quality (&codec, QUALITY, TRUE);
  codec.comp_info[0].h_samp_factor = codec.comp_info[0].v_samp_factor = 1; /* the red of a scar keeps its edges */
  jpeg_start_compress (&codec, TRUE);
  write_rows (&codec, picture, orientation, strip);
  jpeg_finish_compress (&codec);
  jpeg_destroy_compress (&codec);
  return g_bytes_new_with_free_func (out, length, free, out);
}
