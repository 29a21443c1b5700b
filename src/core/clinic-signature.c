/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-signature.h"

/* As wide and high as a line has to be, together, to be no mere dot. */
#define LEAST_EXTENT 60
#define MOST_MS (24 * 3600 * 1000)

struct _ClinicSignature
{
  GPtrArray *strokes; /* GArray of ClinicInkPoint, none empty */
  gboolean beginning;
  guint n_points;
};

ClinicSignature *
clinic_signature_new (void)
{
  ClinicSignature *signature = g_new0 (ClinicSignature, 1);

  signature->strokes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  signature->beginning = TRUE;
  return signature;
}

void
clinic_signature_free (ClinicSignature *signature)
{
  if (signature == NULL)
    return;
  g_ptr_array_unref (signature->strokes);
  g_free (signature);
}

void
clinic_signature_begin (ClinicSignature *signature)
{
  g_return_if_fail (signature != NULL);

  signature->beginning = TRUE;
}

static gboolean
is_same_place (const ClinicSignature *signature, const ClinicInkPoint *point)
{
  const GArray *stroke = signature->strokes->pdata[signature->strokes->len - 1];
  const ClinicInkPoint *last = &g_array_index (stroke, ClinicInkPoint, stroke->len - 1);

  return last->x == point->x && last->y == point->y;
}

void
clinic_signature_add (ClinicSignature *signature, int x, int y, int ms)
{
  ClinicInkPoint point = { CLAMP (x, 0, CLINIC_SIGNATURE_WIDTH), CLAMP (y, 0, CLINIC_SIGNATURE_HEIGHT), CLAMP (ms, 0, MOST_MS) };

  g_return_if_fail (signature != NULL);

  if (signature->n_points >= CLINIC_SIGNATURE_MOST_POINTS || (!signature->beginning && is_same_place (signature, &point)))
    return;
  if (signature->beginning)
    g_ptr_array_add (signature->strokes, g_array_new (FALSE, FALSE, sizeof (ClinicInkPoint)));
  signature->beginning = FALSE;
  signature->n_points++;
  g_array_append_val (signature->strokes->pdata[signature->strokes->len - 1], point);
}

void
clinic_signature_clear (ClinicSignature *signature)
{
  g_return_if_fail (signature != NULL);

  g_ptr_array_set_size (signature->strokes, 0);
  signature->beginning = TRUE;
  signature->n_points = 0;
}

gboolean
clinic_signature_is_drawn (const ClinicSignature *signature)
{
  int left = G_MAXINT, right = 0, top = G_MAXINT, bottom = 0;

  g_return_val_if_fail (signature != NULL, FALSE);

  for (guint i = 0; i < signature->strokes->len; i++)
    {
      const GArray *stroke = signature->strokes->pdata[i];

      for (guint j = 0; j < stroke->len; j++)
        {
          const ClinicInkPoint *point = &g_array_index (stroke, ClinicInkPoint, j);

          left = MIN (left, point->x);
          right = MAX (right, point->x);
          top = MIN (top, point->y);
          bottom = MAX (bottom, point->y);
        }
    }
  return signature->n_points > 1 && right - left + bottom - top >= LEAST_EXTENT;
}

guint
clinic_signature_get_n_strokes (const ClinicSignature *signature)
{
  g_return_val_if_fail (signature != NULL, 0);

  return signature->strokes->len;
}

const GArray *
clinic_signature_get_stroke (const ClinicSignature *signature, guint nth)
{
  g_return_val_if_fail (signature != NULL && nth < signature->strokes->len, NULL);

  return signature->strokes->pdata[nth];
}

/* As text */

char *
clinic_signature_to_string (const ClinicSignature *signature)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (signature != NULL, g_string_free (text, FALSE));

  for (guint i = 0; i < signature->strokes->len; i++)
    {
      const GArray *stroke = signature->strokes->pdata[i];

      for (guint j = 0; j < stroke->len; j++)
        {
          const ClinicInkPoint *point = &g_array_index (stroke, ClinicInkPoint, j);

          g_string_append_printf (text, "%s%d,%d,%d", j > 0 ? " " : i > 0 ? "\n" : "", point->x, point->y, point->ms);
        }
    }
  return g_string_free (text, FALSE);
}

static gboolean
read_number (const char *text, int most, int *number)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 0, (guint64) most, &value, NULL))
    return FALSE;
  *number = (int) value;
  return TRUE;
}

static gboolean
read_point (ClinicSignature *signature, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", 4);
  int x, y, ms;

  if (g_strv_length (parts) != 3 || !read_number (parts[0], CLINIC_SIGNATURE_WIDTH, &x) ||
      !read_number (parts[1], CLINIC_SIGNATURE_HEIGHT, &y) || !read_number (parts[2], MOST_MS, &ms))
    return FALSE;
  clinic_signature_add (signature, x, y, ms);
  return TRUE;
}

static gboolean
read_stroke (ClinicSignature *signature, const char *line)
{
  g_auto (GStrv) points = g_strsplit (line, " ", -1);
  gboolean good = points[0] != NULL;

  clinic_signature_begin (signature);
  for (gsize i = 0; good && points[i] != NULL; i++)
    good = read_point (signature, points[i]);
  return good;
}

ClinicSignature *
clinic_signature_from_string (const char *text)
{
  g_autoptr (ClinicSignature) signature = clinic_signature_new ();
  g_auto (GStrv) lines = NULL;
  gboolean good;

  g_return_val_if_fail (text != NULL, NULL);

  lines = g_strsplit (text, "\n", -1);
  good = lines[0] != NULL;
  for (gsize i = 0; good && lines[i] != NULL; i++)
    good = read_stroke (signature, lines[i]);
  return good ? g_steal_pointer (&signature) : NULL;
}
