/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/record/clinic-lot-words.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phone.h"
#include "core/clinic-phrase.h"
#include "ui/parts/clinic-sheet-printer.h"

char *
clinic_lot_words_title (const ClinicRollerLot *lot)
{
  g_autofree char *needle = NULL;

  g_return_val_if_fail (lot != NULL, NULL);

  needle = clinic_roller_format_needle (lot->needle);
  /* Translators: a needle's length, a lot: "1.5 mm, lot A1877" */
  return g_strdup_printf (_("%s, lot %s"), needle, lot->lot);
}

char *
clinic_lot_words_stock (const ClinicRollerStock *stock)
{
  g_autofree char *expiry = NULL;
  g_autofree char *left = NULL;

  g_return_val_if_fail (stock != NULL, NULL);

  expiry = clinic_roller_format_expiry (stock->lot->expiry);
  left = g_strdup_printf (ngettext ("%d of %d left", "%d of %d left", stock->left), stock->left, stock->total);
  if (*stock->lot->product == '\0')
    /* Translators: "12 of 20 left", a month */
    return g_strdup_printf (_("%s · until %s"), left, expiry);
  /* Translators: "12 of 20 left", a month, a product */
  return g_strdup_printf (_("%s · until %s · %s"), left, expiry, stock->lot->product);
}

char *
clinic_lot_words_warning (const ClinicRollerStock *stock, ClinicDay today)
{
  g_return_val_if_fail (stock != NULL, NULL);

  if (stock->lot->withdrawn)
    return g_strdup (_("Withdrawn"));
  if (stock->lot->expiry < today)
    return g_strdup (_("Expired"));
  return stock->left == 0 ? g_strdup (_("None left")) : NULL;
}

/* The list on paper */

static void
add_use (ClinicSheet *sheet, ClinicDiary *diary, const ClinicRollerUse *use)
{
  char **texts = g_new0 (char *, 7);

  texts[0] = clinic_format_day (use->roller->used_day, CLINIC_DAY_FORM_FULL);
  texts[1] = g_strdup (use->roller->number);
  texts[2] = clinic_roller_format_needle (use->roller->lot->needle);
  texts[3] = clinic_phrase_list ((const char *const[]){ use->patient_name, use->patient_number, NULL });
  /* a number runs from left to right on every sheet */
  texts[4] = clinic_phone_isolate (use->phone);
  texts[5] = g_strdup (clinic_setup_get_staff_name (clinic_diary_get_setup (diary), use->doctor));
  clinic_sheet_take_row (sheet, texts);
}

ClinicSheet *
clinic_lot_words_make_sheet (ClinicDiary *diary, const char *lot, GPtrArray *uses)
{
  ClinicSheet *sheet;
  g_autofree char *title = NULL;
  g_autofree char *totals = NULL;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && lot != NULL && uses != NULL, NULL);

  sheet = clinic_sheet_printer_make_sheet (diary);
  title = g_strdup_printf (_("Who had rollers of lot %s"), lot);
  totals = g_strdup_printf (ngettext ("%d session", "%d sessions", uses->len), (int) uses->len);
  clinic_sheet_set_text (&sheet->title, title);
  clinic_sheet_set_text (&sheet->totals, totals);
  clinic_sheet_set_text (&sheet->nothing, _("Nobody had a roller of this lot."));
  clinic_sheet_add_column (sheet, _("Session"), 0, FALSE);
  clinic_sheet_add_column (sheet, _("Piece"), 0, FALSE);
  clinic_sheet_add_column (sheet, _("Needle"), 0, TRUE);
  clinic_sheet_add_column (sheet, _("Patient"), 2, FALSE);
  clinic_sheet_add_column (sheet, _("Phone"), 0, FALSE);
  clinic_sheet_add_column (sheet, _("Doctor"), 1, FALSE);
  for (guint i = 0; i < uses->len; i++)
    add_use (sheet, diary, uses->pdata[i]);
  return sheet;
}
