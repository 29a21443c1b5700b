/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-errand.h"

#define KEY "clinic-errand-left"

struct _ClinicErrand
{
  GtkWidget *place;
  ClinicStatusLine *line;
  char *whom;
  guint left; /* how often it had been left when this began */
};

static guint
get_left (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), KEY));
}

static guint
count_left (GtkWidget *widget)
{
  guint n = 0;

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    n += get_left (widget);
  return n;
}

void
clinic_errand_leave (GtkWidget *place)
{
  g_return_if_fail (GTK_IS_WIDGET (place));

  g_object_set_data (G_OBJECT (place), KEY, GUINT_TO_POINTER (get_left (place) + 1));
}

ClinicErrand *
clinic_errand_begin (GtkWidget *place, ClinicStatusLine *line, const char *whom)
{
  ClinicErrand *errand;

  g_return_val_if_fail (GTK_IS_WIDGET (place) && CLINIC_IS_STATUS_LINE (line) && whom != NULL, NULL);

  errand = g_new0 (ClinicErrand, 1);
  errand->place = g_object_ref (place);
  errand->line = g_object_ref (line);
  errand->whom = g_strdup (whom);
  errand->left = count_left (place);
  return errand;
}

/* Whether @error was said where it is seen. */
static gboolean
say (ClinicErrand *errand, const GError *error)
{
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (errand->left != count_left (errand->place))
    return error == NULL;
  clinic_status_line_say (errand->line, CLINIC_TONE_BAD, words);
  return error == NULL || gtk_widget_get_mapped (GTK_WIDGET (errand->line));
}

gboolean
clinic_errand_end (ClinicErrand *errand, GAsyncResult *result, GtkWidget **place)
{
  g_autoptr (ClinicDiary) diary = CLINIC_DIARY (g_async_result_get_source_object (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (diary, result, &error);

  if (!say (errand, error))
    {
      g_autofree char *words = clinic_words_for_untold (result, errand->whom, error);

      clinic_diary_tell (diary, words);
    }
  if (place != NULL)
    *place = g_steal_pointer (&errand->place);
  g_clear_object (&errand->place);
  g_object_unref (errand->line);
  g_free (errand->whom);
  g_free (errand);
  return change != NULL;
}
