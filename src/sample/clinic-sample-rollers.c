/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample/clinic-sample-rollers.h"

#include <string.h>

#include "store/clinic-roller-table.h"

#define PIECES_A_BOX 200

/* Sterile for about so long when they are bought. */
#define DAYS_TO_EXPIRY 900

static const double needles[] = { 0.5, 1, 1.5, 2 };

struct _ClinicSampleRollers
{
  GQueue boxes[G_N_ELEMENTS (needles)]; /* ClinicRoller, the next one first */
  int n_lots;
};

ClinicSampleRollers *
clinic_sample_rollers_new (void)
{
  return g_new0 (ClinicSampleRollers, 1);
}

void
clinic_sample_rollers_free (ClinicSampleRollers *rollers)
{
  if (rollers == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (needles); i++)
    g_queue_clear_full (&rollers->boxes[i], (GDestroyNotify) clinic_roller_free);
  g_free (rollers);
}

static gsize
find_box (double needle)
{
  for (gsize i = 0; i < G_N_ELEMENTS (needles); i++)
    if (clinic_roller_needle_is (needles[i], needle))
      return i;
  g_return_val_if_reached (0);
}

/* Boxes name a month. */
static ClinicDay
choose_expiry (ClinicDay day)
{
  g_autofree char *month = clinic_day_to_iso (day + DAYS_TO_EXPIRY);
  ClinicDay expiry = day + DAYS_TO_EXPIRY;

  month[strlen ("2028-03")] = '\0';
  clinic_roller_parse_expiry (month, &expiry);
  return expiry;
}

static ClinicRollerLot *
buy_lot (ClinicSampleRollers *rollers, ClinicTx *tx, gsize box, ClinicDay day, GError **error)
{
  g_autoptr (ClinicRollerLot) lot = clinic_roller_lot_new ();

  g_free (lot->product);
  lot->product = g_strdup ("Medical roller, 192 needles");
  g_free (lot->lot);
  lot->lot = g_strdup_printf ("%c%d", 'A' + (int) box, 1840 + 37 * rollers->n_lots++);
  lot->needle = needles[box];
  lot->expiry = choose_expiry (day);
  lot->id = clinic_roller_table_insert_lot (tx, lot, error);
  return lot->id != 0 ? g_steal_pointer (&lot) : NULL;
}

static gboolean
open_box (ClinicSampleRollers *rollers, ClinicTx *tx, gsize box, ClinicDay day, GError **error)
{
  g_autoptr (ClinicRollerLot) lot = buy_lot (rollers, tx, box, day, error);

  for (int i = 1; lot != NULL && i <= PIECES_A_BOX; i++)
    {
      g_autofree char *number = g_strdup_printf ("%04d", i);
      ClinicRoller piece = { .number = number, .lot = lot, .used_day = CLINIC_DAY_NONE };

      piece.id = clinic_roller_table_insert (tx, lot->id, number, error);
      if (piece.id == 0)
        return FALSE;
      g_queue_push_tail (&rollers->boxes[box], clinic_roller_copy (&piece));
    }
  return lot != NULL;
}

ClinicRoller *
clinic_sample_rollers_use (ClinicSampleRollers *rollers, ClinicTx *tx, double needle, const ClinicSession *session, GError **error)
{
  gsize box = find_box (needle);
  g_autoptr (ClinicRoller) piece = NULL;

  if (g_queue_is_empty (&rollers->boxes[box]) && !open_box (rollers, tx, box, session->day, error))
    return NULL;
  piece = g_queue_pop_head (&rollers->boxes[box]);
  if (clinic_roller_table_use (tx, piece->id, session->id, error) == 0)
    return NULL;
  piece->session = session->id;
  piece->used_day = session->day;
  return g_steal_pointer (&piece);
}
