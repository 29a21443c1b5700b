/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "media/clinic-intake.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "media/clinic-picture-private.h"

void
clinic_intake_free (ClinicIntake *intake)
{
  g_clear_pointer (&intake->kept, g_bytes_unref);
  g_clear_pointer (&intake->small, clinic_picture_free);
  g_free (intake->sha256);
  g_free (intake->original);
  g_free (intake);
}

char *
clinic_intake_hash (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/* Phones keep pictures in this form unless they are told otherwise. */
static gboolean
is_heif (const guint8 *bytes, gsize length)
{
  return length >= 12 && memcmp (bytes + 4, "ftyp", 4) == 0;
}

static void
set_other_kind (const guint8 *bytes, gsize length, GError **error)
{
  if (length == 0)
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, _("The file is empty."));
  else if (is_heif (bytes, length))
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID,
                         _("The file is in the HEIC form. Set the phone’s camera to JPEG (“Most Compatible”), or save the "
                           "photo as JPEG."));
  else
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID,
                         _("The file is not a JPEG or PNG picture. Save the photo as JPEG."));
}

static gboolean
set_too_large (GError **error)
{
  g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, _("The file is larger than %d MB. Save the photo smaller."),
               CLINIC_PICTURE_MOST_BYTES / (1024 * 1024));
  return FALSE;
}

static ClinicPicture *
decode (const guint8 *bytes, gsize length, ClinicExif *exif, GError **error)
{
  if (clinic_picture_is_jpeg (bytes, length))
    return clinic_picture_decode_jpeg (bytes, length, 0, exif, error);
  if (clinic_picture_is_png (bytes, length))
    return clinic_picture_decode_png (bytes, length, exif, error);
  set_other_kind (bytes, length, error);
  return NULL;
}

static ClinicPicture *
make_small (const ClinicPicture *picture, int orientation)
{
  g_autoptr (ClinicPicture) shrunk = clinic_picture_shrink (picture, CLINIC_INTAKE_SMALL);
  int width, height;
  ClinicPicture *small;

  clinic_picture_get_upright_size (shrunk, orientation, &width, &height);
  small = clinic_picture_new (width, height);
  clinic_picture_turn_rows (shrunk, orientation, 0, height, small->pixels);
  return small;
}

ClinicIntake *
clinic_intake_prepare (GBytes *bytes, GError **error)
{
  g_autoptr (ClinicPicture) picture = NULL;
  g_autoptr (ClinicIntake) intake = NULL;
  ClinicExif exif = { .orientation = 1 };
  const guint8 *data;
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  if (length > CLINIC_PICTURE_MOST_BYTES)
    {
      set_too_large (error);
      return NULL;
    }
  picture = decode (data, length, &exif, error);
  if (picture == NULL)
    return NULL;
  intake = g_new0 (ClinicIntake, 1);
  intake->kept = clinic_picture_encode_jpeg (picture, exif.orientation, error);
  if (intake->kept == NULL)
    return NULL;
  clinic_picture_get_upright_size (picture, exif.orientation, &intake->width, &intake->height);
  intake->flawed = picture->flawed;
  intake->small = make_small (picture, exif.orientation);
  intake->sha256 = clinic_intake_hash (intake->kept);
  intake->original = clinic_intake_hash (bytes);
  g_strlcpy (intake->taken, exif.taken, sizeof intake->taken);
  return g_steal_pointer (&intake);
}

static gboolean
set_unreadable (int code, GError **error)
{
  g_set_error (error, CLINIC_ERROR, code == ENOENT ? CLINIC_ERROR_NOT_FOUND : CLINIC_ERROR_FAILED,
               _("The file cannot be read: %s."), g_strerror (code));
  return FALSE;
}

static gboolean
check_plain (int fd, gsize *size, GError **error)
{
  struct stat info;

  if (fstat (fd, &info) != 0)
    return set_unreadable (errno, error);
  *size = info.st_size;
  if (S_ISREG (info.st_mode))
    return info.st_size <= CLINIC_PICTURE_MOST_BYTES || set_too_large (error);
  set_other_kind ((const guint8 *) "", 1, error);
  return FALSE;
}

/* No more than @size, even if the file grows meanwhile. */
static GBytes *
read_bytes (int fd, gsize size, GError **error)
{
  g_autofree guint8 *data = g_malloc (MAX (1, size));
  gsize done = 0;

  while (done < size)
    {
      gssize n = read (fd, data + done, size - done);

      if (n < 0 && errno != EINTR)
        {
          set_unreadable (errno, error);
          return NULL;
        }
      if (n == 0)
        break;
      done += MAX (n, 0);
    }
  return g_bytes_new_take (g_steal_pointer (&data), done);
}

ClinicIntake *
clinic_intake_read (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gsize size = 0;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0)
    {
      set_unreadable (errno, error);
      return NULL;
    }
  if (check_plain (fd, &size, error))
    bytes = read_bytes (fd, size, error);
  close (fd);
  return bytes ? clinic_intake_prepare (bytes, error) : NULL;
}
