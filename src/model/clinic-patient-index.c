/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "model/clinic-patient-index.h"

#include <string.h>

struct _ClinicPatientIndex
{
  GObject parent_instance;

  GString *keys;   /* each followed by '\n' */
  GArray *ids;     /* gint64, one for each key */
  GArray *offsets; /* guint32, where each key begins, and behind the last where the buffer ends */
  gboolean loaded;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ClinicPatientIndex, clinic_patient_index, G_TYPE_OBJECT)

static void
clinic_patient_index_finalize (GObject *object)
{
  ClinicPatientIndex *index = CLINIC_PATIENT_INDEX (object);

  g_string_free (index->keys, TRUE);
  g_array_unref (index->ids);
  g_array_unref (index->offsets);
  G_OBJECT_CLASS (clinic_patient_index_parent_class)->finalize (object);
}

static void
clinic_patient_index_class_init (ClinicPatientIndexClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clinic_patient_index_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
clinic_patient_index_init (ClinicPatientIndex *index)
{
  const guint32 start = 0;

  index->keys = g_string_new (NULL);
  index->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  index->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (index->offsets, start);
}

ClinicPatientIndex *
clinic_patient_index_new (void)
{
  return g_object_new (CLINIC_TYPE_PATIENT_INDEX, NULL);
}

static guint32
get_offset (ClinicPatientIndex *index, guint position)
{
  return g_array_index (index->offsets, guint32, position);
}

void
clinic_patient_index_append (ClinicPatientIndex *index, gint64 id, const char *key)
{
  guint32 end;

  g_return_if_fail (CLINIC_IS_PATIENT_INDEX (index));
  g_return_if_fail (key != NULL && strchr (key, '\n') == NULL);

  g_string_append (index->keys, key);
  g_string_append_c (index->keys, '\n');
  end = index->keys->len;
  g_array_append_val (index->ids, id);
  g_array_append_val (index->offsets, end);
}

static gboolean
find_position (ClinicPatientIndex *index, gint64 id, guint *position)
{
  const gint64 *ids = (const gint64 *) (gpointer) index->ids->data;

  for (guint i = 0; i < index->ids->len; i++)
    if (ids[i] == id)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

static void
shift_offsets (ClinicPatientIndex *index, guint from, gssize by)
{
  guint32 *offsets = (guint32 *) (gpointer) index->offsets->data;

  for (guint i = from; i < index->offsets->len; i++)
    offsets[i] += by;
}

gboolean
clinic_patient_index_insert (ClinicPatientIndex *index, gint64 id, const char *key, gint64 before)
{
  guint position = 0;
  guint32 offset;
  gsize length;

  g_return_val_if_fail (CLINIC_IS_PATIENT_INDEX (index), FALSE);
  g_return_val_if_fail (key != NULL && strchr (key, '\n') == NULL, FALSE);

  if (before != 0 && !find_position (index, before, &position))
    return FALSE;
  if (before != 0)
    position++;
  offset = get_offset (index, position);
  length = strlen (key);
  g_string_insert_c (index->keys, offset, '\n');
  g_string_insert_len (index->keys, offset, key, length);
  g_array_insert_val (index->ids, position, id);
  g_array_insert_val (index->offsets, position, offset);
  shift_offsets (index, position + 1, length + 1);
  return TRUE;
}

gboolean
clinic_patient_index_remove (ClinicPatientIndex *index, gint64 id)
{
  guint position;
  guint32 offset, length;

  g_return_val_if_fail (CLINIC_IS_PATIENT_INDEX (index), FALSE);

  if (!find_position (index, id, &position))
    return FALSE;
  offset = get_offset (index, position);
  length = get_offset (index, position + 1) - offset;
  g_string_erase (index->keys, offset, length);
  g_array_remove_index (index->ids, position);
  g_array_remove_index (index->offsets, position);
  shift_offsets (index, position, -(gssize) length);
  return TRUE;
}

static void
swap_pointers (gpointer *a, gpointer *b)
{
  gpointer kept = *a;

  *a = *b;
  *b = kept;
}

void
clinic_patient_index_take (ClinicPatientIndex *index, ClinicPatientIndex *from)
{
  g_return_if_fail (CLINIC_IS_PATIENT_INDEX (index) && CLINIC_IS_PATIENT_INDEX (from));

  swap_pointers ((gpointer *) &index->keys, (gpointer *) &from->keys);
  swap_pointers ((gpointer *) &index->ids, (gpointer *) &from->ids);
  swap_pointers ((gpointer *) &index->offsets, (gpointer *) &from->offsets);
  g_string_truncate (from->keys, 0);
  g_array_set_size (from->ids, 0);
  g_array_set_size (from->offsets, 1);
  g_array_index (from->offsets, guint32, 0) = 0;
  index->loaded = TRUE;
  clinic_patient_index_emit_changed (index);
}

void
clinic_patient_index_emit_changed (ClinicPatientIndex *index)
{
  g_return_if_fail (CLINIC_IS_PATIENT_INDEX (index));

  g_signal_emit (index, signals[SIGNAL_CHANGED], 0);
}

gboolean
clinic_patient_index_is_loaded (ClinicPatientIndex *index)
{
  g_return_val_if_fail (CLINIC_IS_PATIENT_INDEX (index), FALSE);

  return index->loaded;
}

guint
clinic_patient_index_get_count (ClinicPatientIndex *index)
{
  g_return_val_if_fail (CLINIC_IS_PATIENT_INDEX (index), 0);

  return index->ids->len;
}

gint64
clinic_patient_index_get_id (ClinicPatientIndex *index, guint position)
{
  g_return_val_if_fail (CLINIC_IS_PATIENT_INDEX (index) && position < index->ids->len, 0);

  return g_array_index (index->ids, gint64, position);
}

const char *
clinic_patient_index_get_key (ClinicPatientIndex *index, guint position, gsize *length)
{
  g_return_val_if_fail (CLINIC_IS_PATIENT_INDEX (index) && position < index->ids->len, NULL);

  if (length != NULL)
    *length = get_offset (index, position + 1) - get_offset (index, position) - 1;
  return index->keys->str + get_offset (index, position);
}

static gboolean
take_all (ClinicPatientIndex *index, ClinicPatientCursor *cursor, guint max, GArray *ids)
{
  guint left = index->ids->len - MIN (cursor->position, index->ids->len);
  guint taken = max == 0 ? left : MIN (left, max);

  if (taken > 0)
    g_array_append_vals (ids, &g_array_index (index->ids, gint64, cursor->position), taken);
  cursor->position += taken;
  return taken < left;
}

gboolean
clinic_patient_index_search (ClinicPatientIndex *index, const ClinicNameQuery *query, ClinicPatientCursor *cursor,
                             guint max, GArray *ids)
{
  const guint32 *offsets = (const guint32 *) (gpointer) index->offsets->data;
  const char *keys = index->keys->str;
  const char *word, *hit;
  gsize length;
  guint found = 0;

  g_return_val_if_fail (CLINIC_IS_PATIENT_INDEX (index), FALSE);
  g_return_val_if_fail (query != NULL && cursor != NULL && ids != NULL, FALSE);

  if (clinic_name_query_is_empty (query))
    return take_all (index, cursor, max, ids);
  word = clinic_name_query_get_word (query, 0, &length);
  while ((hit = memmem (keys + cursor->offset, index->keys->len - cursor->offset, word, length)) != NULL)
    {
      guint position = cursor->position;

      while (offsets[position + 1] <= hit - keys)
        position++;
      cursor->position = position + 1;
      cursor->offset = offsets[position + 1];
      if (clinic_name_query_get_n_words (query) > 1 &&
          !clinic_name_query_matches (query, keys + offsets[position], offsets[position + 1] - offsets[position] - 1))
        continue;
      g_array_append_val (ids, g_array_index (index->ids, gint64, position));
      if (++found == max)
        return TRUE;
    }
  return FALSE;
}
