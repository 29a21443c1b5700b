/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-patch-words.h"

#include <string.h>

#include "core/clinic-colour.h"
#include "model/clinic-diary-private.h"

GHashTable *
clinic_patch_words_list (ClinicDiary *diary)
{
  GHashTable *words = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer id, protocol;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), words);

  g_hash_table_iter_init (&iter, diary->protocols);
  while (g_hash_table_iter_next (&iter, &id, &protocol))
    {
      const ClinicSymptom *symptom = clinic_protocol_find_symptom (protocol, CLINIC_SYMPTOM_PATCHES);

      if (symptom != NULL)
        g_hash_table_insert (words, g_memdup2 (id, sizeof (gint64)), g_strdup (symptom->title));
    }
  return words;
}

gboolean
clinic_patch_words_was_asked (GHashTable *words, const ClinicColourAnswer *answer)
{
  const char *title;

  g_return_val_if_fail (words != NULL && answer != NULL, FALSE);

  title = g_hash_table_lookup (words, &answer->protocol);
  return answer->asked || (title != NULL && strstr (answer->reason, title) != NULL);
}
