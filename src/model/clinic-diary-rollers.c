/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-diary-rollers.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-diary-private.h"
#include "model/clinic-verb-words.h"
#include "store/clinic-session-table.h"

/* Reading */

static gpointer
load_stock_job (ClinicConn *conn, gpointer data, GError **error)
{
  return clinic_roller_table_load_stock (conn, *(ClinicDay *) data, error);
}

void
clinic_diary_load_roller_stock_async (ClinicDiary *diary, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  ClinicDay from;

  g_return_if_fail (CLINIC_IS_DIARY (diary));

  from = clinic_diary_get_today (diary) - CLINIC_ROLLERS_SHOWN_DAYS;
  clinic_diary_read (diary, load_stock_job, g_memdup2 (&from, sizeof from), g_free, (GDestroyNotify) g_ptr_array_unref,
                     cancellable, callback, user_data);
}

GPtrArray *
clinic_diary_load_roller_stock_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

static gpointer
load_lot_stock_job (ClinicConn *conn, gpointer data, GError **error)
{
  return clinic_roller_table_load_lot_stock (conn, data, error);
}

void
clinic_diary_load_lot_stock_async (ClinicDiary *diary, const char *lot, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (lot != NULL);

  clinic_diary_read (diary, load_lot_stock_job, g_strstrip (g_strdup (lot)), g_free, (GDestroyNotify) g_ptr_array_unref,
                     cancellable, callback, user_data);
}

GPtrArray *
clinic_diary_load_lot_stock_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

static gpointer
load_pieces_job (ClinicConn *conn, gpointer data, GError **error)
{
  return clinic_roller_table_load_pieces (conn, *(gint64 *) data, error);
}

void
clinic_diary_load_rollers_async (ClinicDiary *diary, gint64 lot, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_read (diary, load_pieces_job, g_memdup2 (&lot, sizeof lot), g_free, (GDestroyNotify) g_ptr_array_unref,
                     cancellable, callback, user_data);
}

GPtrArray *
clinic_diary_load_rollers_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

static gpointer
load_uses_job (ClinicConn *conn, gpointer data, GError **error)
{
  return clinic_roller_table_load_uses (conn, data, error);
}

void
clinic_diary_load_lot_uses_async (ClinicDiary *diary, const char *lot, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (lot != NULL);

  clinic_diary_read (diary, load_uses_job, g_strstrip (g_strdup (lot)), g_free, (GDestroyNotify) g_ptr_array_unref, cancellable,
                     callback, user_data);
}

GPtrArray *
clinic_diary_load_lot_uses_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

/* A box comes in */

typedef struct
{
  ClinicRollerLot *lot;
  char *numbers;
  int count;
  ClinicDay today;
} Box;

static void
box_free (Box *box)
{
  clinic_roller_lot_free (box->lot);
  g_free (box->numbers);
  g_free (box);
}

static gboolean
refuse (GError **error, const char *words)
{
  if (words != NULL)
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, words);
  return words != NULL;
}

/* The lot as it stands in stock, or a new one; 0 with an error. */
static gint64
keep_lot (ClinicTx *tx, const Box *box, GError **error)
{
  g_autofree char *fault = clinic_roller_lot_find_fault (box->lot, box->today);
  g_autofree char *difference = NULL;
  g_autoptr (ClinicRollerLot) known = NULL;

  if (refuse (error, fault) ||
      !clinic_roller_table_find_lot (clinic_tx_get_conn (tx), box->lot->product, box->lot->lot, &known, error))
    return 0;
  if (known == NULL)
    return clinic_roller_table_insert_lot (tx, box->lot, error);
  difference = clinic_roller_lot_explain_difference (known, box->lot);
  return refuse (error, difference) ? 0 : known->id;
}

static gboolean
has_number (const GPtrArray *pieces, const char *number)
{
  for (guint i = 0; i < pieces->len; i++)
    if (g_str_equal (((ClinicRoller *) pieces->pdata[i])->number, number))
      return TRUE;
  return FALSE;
}

static gboolean
add_numbered (ClinicTx *tx, gint64 lot, const char *const *numbers, GError **error)
{
  g_autoptr (GPtrArray) pieces = clinic_roller_table_load_pieces (clinic_tx_get_conn (tx), lot, error);

  for (guint i = 0; pieces != NULL && numbers[i] != NULL; i++)
    {
      g_autofree char *twice = has_number (pieces, numbers[i])
                                 ? g_strdup_printf (_("Piece %s of this lot is in stock already."), numbers[i]) : NULL;

      if (refuse (error, twice) || clinic_roller_table_insert (tx, lot, numbers[i], error) == 0)
        return FALSE;
    }
  return pieces != NULL;
}

static gboolean
add_unnumbered (ClinicTx *tx, gint64 lot, int count, GError **error)
{
  for (int i = 0; i < count; i++)
    {
      g_autofree char *number = clinic_roller_table_take_number (clinic_tx_get_conn (tx), error);

      if (number == NULL || clinic_roller_table_insert (tx, lot, number, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_job (ClinicTx *tx, gpointer data, GError **error)
{
  const Box *box = data;
  g_auto (GStrv) numbers = clinic_roller_expand_numbers (box->numbers, error);
  int count = numbers != NULL && *numbers != NULL ? (int) g_strv_length (numbers) : box->count;
  gint64 lot;

  if (numbers == NULL)
    return FALSE;
  if (count < 1 || count > CLINIC_ROLLER_MOST_PIECES)
    return !refuse (error, _("Write how many pieces there are, or their numbers."));
  lot = keep_lot (tx, box, error);
  if (lot == 0 || !(*numbers != NULL ? add_numbered (tx, lot, (const char *const *) numbers, error)
                                     : add_unnumbered (tx, lot, count, error)))
    return FALSE;
  clinic_tx_set_subject (tx, CLINIC_KIND_ROLLER_LOT, lot);
  /* Translators: how many rollers of which lot */
  clinic_tx_set_summary (tx, g_strdup_printf (ngettext ("%d roller of lot %s added", "%d rollers of lot %s added", count), count,
                                              box->lot->lot));
  return TRUE;
}

void
clinic_diary_add_rollers_async (ClinicDiary *diary, const ClinicRollerLot *lot, const char *numbers, int count,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Box *box;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (lot != NULL && numbers != NULL);

  box = g_new0 (Box, 1);
  box->lot = clinic_roller_lot_copy (lot);
  g_strstrip (box->lot->lot);
  g_strstrip (box->lot->product);
  box->numbers = g_strdup (numbers);
  box->count = count;
  box->today = clinic_diary_get_today (diary);
  clinic_diary_write (diary, "add-rollers", TRUE, add_job, box, (GDestroyNotify) box_free, cancellable, callback, user_data);
}

/* A lot is called back */

typedef struct
{
  gint64 lot;
  gboolean withdrawn;
} Withdrawal;

static gboolean
withdraw_job (ClinicTx *tx, gpointer data, GError **error)
{
  const Withdrawal *withdrawal = data;
  g_autoptr (ClinicRollerLot) lot = clinic_roller_table_load_lot (clinic_tx_get_conn (tx), withdrawal->lot, error);

  if (lot == NULL)
    return FALSE;
  clinic_tx_set_subject (tx, CLINIC_KIND_ROLLER_LOT, lot->id);
  clinic_tx_set_summary (tx, g_strdup_printf (withdrawal->withdrawn ? _("Lot %s withdrawn") : _("Lot %s in use again"), lot->lot));
  return clinic_roller_table_withdraw_lot (tx, lot, withdrawal->withdrawn, error);
}

void
clinic_diary_withdraw_lot_async (ClinicDiary *diary, gint64 lot, gboolean withdrawn, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  Withdrawal withdrawal = { lot, withdrawn };

  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_write (diary, "withdraw-lot", TRUE, withdraw_job, g_memdup2 (&withdrawal, sizeof withdrawal), g_free, cancellable,
                      callback, user_data);
}

/* A piece is used up */

typedef struct
{
  gint64 session;
  gint64 roller;
} Use;

static gboolean
check_piece (const ClinicRoller *roller, const ClinicSession *session, GError **error)
{
  g_autofree char *refusal = clinic_roller_explain_refusal (roller, session->id, session->day);

  if (refusal == NULL)
    return TRUE;
  g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT, refusal);
  return FALSE;
}

static gboolean
use_piece (ClinicTx *tx, const Use *use, const ClinicVisit *visit, GError **error)
{
  g_autoptr (ClinicRoller) roller = clinic_roller_table_load (clinic_tx_get_conn (tx), use->roller, error);

  if (roller == NULL || !check_piece (roller, visit->session, error))
    return FALSE;
  /* Translators: a roller's number, a lot, a patient */
  clinic_tx_set_summary (tx, g_strdup_printf (_("Roller %s of lot %s for %s"), roller->number, roller->lot->lot, visit->patient_name));
  return clinic_roller_table_free_session (tx, use->session, error) &&
         clinic_roller_table_use (tx, use->roller, use->session, error) != 0;
}

static gboolean
use_job (ClinicTx *tx, gpointer data, GError **error)
{
  const Use *use = data;
  g_autoptr (ClinicVisit) visit = clinic_session_table_load_visit (clinic_tx_get_conn (tx), use->session, error);

  if (visit == NULL)
    return FALSE;
  clinic_tx_set_subject (tx, CLINIC_KIND_SESSION, use->session);
  clinic_verb_words_name (tx, visit->patient_name);
  if (use->roller != 0)
    return use_piece (tx, use, visit, error);
  clinic_tx_set_summary (tx, g_strdup_printf (_("No roller for %s"), visit->patient_name));
  return clinic_roller_table_free_session (tx, use->session, error);
}

void
clinic_diary_use_roller_async (ClinicDiary *diary, gint64 session, gint64 roller, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  Use use = { session, roller };

  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_write (diary, "use-roller", TRUE, use_job, g_memdup2 (&use, sizeof use), g_free, cancellable, callback, user_data);
}
