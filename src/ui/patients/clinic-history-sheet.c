/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-history-sheet.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "model/clinic-photo-print.h"
#include "model/clinic-timeline-entries.h"
#include "ui/parts/clinic-sheet-printer.h"
#include "ui/patients/clinic-timeline-filter.h"
#include "ui/patients/clinic-timeline-words.h"

typedef struct
{
  ClinicDiary *diary;
  const ClinicPatientPage *page;
  ClinicSheet *sheet;
  const GPtrArray *prints; /* nullable */
} Making;

static void
add_head (Making *making)
{
  const ClinicPatient *patient = making->page->patient;
  g_autofree char *name = clinic_patient_dup_name (patient);
  ClinicDay day = CLINIC_DAY_NONE;
  g_autofree char *birth = clinic_day_parse (patient->birth, &day) ? clinic_format_day (day, CLINIC_DAY_FORM_HISTORY)
                                                                  : g_strdup (patient->birth);
  g_autofree char *about = g_strjoin (*birth != '\0' ? " · " : "", patient->number, birth, NULL);
  g_autofree char *allergy = g_strdup_printf (_("Allergy: %s"), patient->allergies);

  clinic_sheet_set_text (&making->sheet->title, name);
  clinic_sheet_set_text (&making->sheet->subtitle, about);
  clinic_sheet_set_text (&making->sheet->nothing, _("Nothing here yet."));
  clinic_sheet_add_column (making->sheet, _("Day"), 0, FALSE);
  clinic_sheet_add_column (making->sheet, _("What"), 1, FALSE);
  clinic_sheet_add_column (making->sheet, _("Details"), 2, FALSE);
  if (*patient->allergies != '\0')
    clinic_sheet_add_heading (making->sheet, allergy);
  if (patient->cold_sores)
    clinic_sheet_add_heading (making->sheet, _("History of cold sores"));
}

static const ClinicPhotoPrint *
find_print (const Making *making, gint64 photo)
{
  for (guint i = 0; making->prints != NULL && i < making->prints->len; i++)
    if (((ClinicPhotoPrint *) making->prints->pdata[i])->photo == photo)
      return making->prints->pdata[i];
  return NULL;
}

static void
add_fault (Making *making, const ClinicPhoto *photo, const char *fault)
{
  char *texts[] = { "", (char *) clinic_photo_view_get_name (photo->view), (char *) fault, NULL };

  clinic_sheet_take_row (making->sheet, g_strdupv (texts));
}

static void
add_photos (Making *making, const ClinicPhotoGroup *group)
{
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_sheet_picture_free);
  g_autofree char *day = clinic_format_day (group->day, CLINIC_DAY_FORM_HISTORY);

  for (guint i = 0; i < group->photos->len; i++)
    {
      const ClinicPhoto *photo = group->photos->pdata[i];
      const ClinicPhotoPrint *print = find_print (making, photo->id);
      const char *name = clinic_photo_view_get_name (photo->view);
      g_autofree char *caption = clinic_phrase_list ((const char *const[]){ name, day, NULL });

      if (print != NULL && print->pixels != NULL)
        g_ptr_array_add (pictures, clinic_sheet_picture_new (print->pixels, print->width, print->height, print->jpeg, caption));
      else if (print != NULL)
        add_fault (making, photo, print->fault);
    }
  if (pictures->len > 0)
    clinic_sheet_take_pictures (making->sheet, g_steal_pointer (&pictures));
}

static void
add_entry (Making *making, const ClinicTimelineRow *row)
{
  g_autoptr (ClinicTimelineWords) words = clinic_timeline_words_new (making->diary, making->page, &row->entry);
  char *texts[] = { words->day, words->title, words->detail, NULL };

  if (row->heads)
    {
      g_autofree char *band = clinic_timeline_words_band (making->page, row->band);

      clinic_sheet_add_heading (making->sheet, band);
    }
  clinic_sheet_take_row (making->sheet, g_strdupv (texts));
  if (row->entry.kind == CLINIC_TIMELINE_PHOTOS)
    add_photos (making, row->entry.subject);
}

ClinicSheet *
clinic_history_sheet_new (ClinicDiary *diary, const ClinicPatientPage *page, gint64 course, gboolean oldest_first,
                          const GPtrArray *prints)
{
  Making making = { diary, page, NULL, prints };
  g_autoptr (GArray) entries = NULL;
  g_autoptr (GArray) rows = NULL;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && page != NULL, NULL);

  making.sheet = clinic_sheet_printer_make_sheet (diary);
  add_head (&making);
  entries = clinic_timeline_entries_new (page, clinic_diary_get_zone (diary));
  rows = clinic_timeline_arrange (entries, CLINIC_TIMELINE_OVERVIEW, oldest_first);
  for (guint i = 0; i < rows->len; i++)
    {
      const ClinicTimelineRow *row = &g_array_index (rows, ClinicTimelineRow, i);

      if (course == 0 || row->entry.course == course)
        add_entry (&making, row);
    }
  return making.sheet;
}
