/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/photos/clinic-photo-words.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"

#define MOST_NAMED 8 /* refused files that are named one by one */

static const char *const brief_views[CLINIC_N_PHOTO_VIEWS] = {
  [CLINIC_PHOTO_UNSORTED] = N_("To sort"),
  [CLINIC_PHOTO_FRONT] = N_("Front"),
  /* Translators: right and left are the patient's */
  [CLINIC_PHOTO_RIGHT_OBLIQUE] = N_("R 45°"),
  [CLINIC_PHOTO_LEFT_OBLIQUE] = N_("L 45°"),
  [CLINIC_PHOTO_RIGHT_SIDE] = N_("R side"),
  [CLINIC_PHOTO_LEFT_SIDE] = N_("L side"),
};

const char *
clinic_photo_words_view_short (ClinicPhotoView view)
{
  g_return_val_if_fail (view < CLINIC_N_PHOTO_VIEWS, "");

  return _(brief_views[view]);
}

char *
clinic_photo_words_place (const ClinicPhotoEntry *entry)
{
  g_return_val_if_fail (entry != NULL, NULL);

  if (entry->after == 0)
    return g_strdup (_("Before"));
  /* Translators: after so many sessions of the course */
  return g_strdup_printf (_("After %u"), entry->after);
}

char *
clinic_photo_words_day (const ClinicPhotoEntry *entry)
{
  g_return_val_if_fail (entry != NULL, NULL);

  return clinic_format_day (entry->photo->day, CLINIC_DAY_FORM_HISTORY);
}

char *
clinic_photo_words_whole (const ClinicPhotoEntry *entry)
{
  g_autofree char *place = clinic_photo_words_place (entry);
  g_autofree char *day = clinic_photo_words_day (entry);

  /* Translators: "After 3", then a day */
  return g_strdup_printf (_("%s, %s"), place, day);
}

static void
add_sentence (GString *words, char *sentence)
{
  if (words->len > 0)
    g_string_append_c (words, '\n');
  g_string_append (words, sentence);
  g_free (sentence);
}

char *
clinic_photo_words_taken (const ClinicPhotosTaken *taken)
{
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (taken != NULL, NULL);

  if (taken->n_added > 0)
    add_sentence (words, g_strdup_printf (ngettext ("%u photo added.", "%u photos added.", taken->n_added), taken->n_added));
  if (taken->n_there > 0)
    add_sentence (words, g_strdup_printf (ngettext ("%u was there already.", "%u were there already.", taken->n_there),
                                          taken->n_there));
  for (guint i = 0; i < taken->flawed->len; i++)
    add_sentence (words, g_strdup_printf (_("%s is damaged in places: look at it."), (char *) taken->flawed->pdata[i]));
  for (guint i = 0; i < MIN (taken->refused->len, MOST_NAMED); i++)
    add_sentence (words, g_strdup (taken->refused->pdata[i]));
  if (taken->refused->len > MOST_NAMED)
    add_sentence (words, g_strdup_printf (ngettext ("%u more file was not taken.", "%u more files were not taken.",
                                                    taken->refused->len - MOST_NAMED),
                                          taken->refused->len - MOST_NAMED));
  if (words->len == 0)
    add_sentence (words, g_strdup (_("There is no photo in it.")));
  return g_string_free (words, FALSE);
}
