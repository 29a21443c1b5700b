/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/record/clinic-record-view-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clinic-phrase.h"
#include "model/clinic-diary-rollers.h"
#include "ui/parts/clinic-choice-toggle.h"
#include "ui/parts/clinic-typed-text.h"

/* Lengths that are offered besides those in stock. */
static const double usual_needles[] = { 0.5, 1.0, 1.5, 2.0 };

static const ClinicRoller *
get_used (ClinicRecordView *self)
{
  return self->page->rollers->len > 0 ? self->page->rollers->pdata[0] : NULL;
}

static void
mark_piece (ClinicRecordView *self, gboolean faulty)
{
  if (faulty)
    gtk_widget_add_css_class (GTK_WIDGET (self->piece_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->piece_row), "error");
}

static void
show_fault (ClinicRecordView *self, const char *words)
{
  clinic_status_line_say (self->roller_fault, CLINIC_TONE_BAD, words);
  mark_piece (self, words != NULL);
}

static void
used_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) view = NULL;
  gboolean used = clinic_errand_end (user_data, result, &view);

  mark_piece (CLINIC_RECORD_VIEW (view), !used);
}

static void
use (ClinicRecordView *self, gint64 roller)
{
  const ClinicRoller *used = get_used (self);

  if ((used != NULL ? used->id : 0) != roller)
    clinic_diary_use_roller_async (self->diary, self->session, roller, NULL, used_cb,
                                   clinic_errand_begin (GTK_WIDGET (self), self->roller_fault, self->page->visit->patient_name));
}

/* Lengths */

static int
compare_needles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
add_needle (GArray *needles, double needle)
{
  for (guint i = 0; i < needles->len; i++)
    if (clinic_roller_needle_is (g_array_index (needles, double, i), needle))
      return;
  if (needle > 0)
    g_array_append_val (needles, needle);
}

static GArray *
list_needles (ClinicRecordView *self)
{
  GArray *needles = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < G_N_ELEMENTS (usual_needles); i++)
    add_needle (needles, usual_needles[i]);
  for (guint i = 0; i < self->page->stock->len; i++)
    add_needle (needles, ((ClinicRollerStock *) self->page->stock->pdata[i])->lot->needle);
  add_needle (needles, self->needle);
  g_array_sort (needles, compare_needles);
  return needles;
}

static void fill_lots (ClinicRecordView *self);

static void
needle_cb (GtkToggleButton *button, ClinicRecordView *self)
{
  const double *needle = g_object_get_data (G_OBJECT (button), "needle");

  if (self->filling || !gtk_toggle_button_get_active (button))
    return;
  self->needle = *needle;
  self->no_lot = FALSE;
  /* another length is another roller */
  if (get_used (self) != NULL && !clinic_roller_needle_is (get_used (self)->lot->needle, *needle))
    use (self, 0);
  fill_lots (self);
  clinic_record_draft_edited (self);
}

static void
fill_needles (ClinicRecordView *self)
{
  g_autoptr (GArray) needles = list_needles (self);
  /* what nothing is chosen by: so that none of those that show is */
  GtkToggleButton *group = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());

  clinic_wrap_box_clear (self->needle_box);
  gtk_widget_set_visible (GTK_WIDGET (group), FALSE);
  clinic_wrap_box_append (self->needle_box, GTK_WIDGET (group));
  for (guint i = 0; i < needles->len; i++)
    {
      double needle = g_array_index (needles, double, i);
      g_autofree char *label = g_strdup_printf ("%g", needle);
      g_autofree char *name = clinic_roller_format_needle (needle);
      GtkWidget *button = GTK_WIDGET (clinic_choice_toggle_new (label, name));

      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), clinic_roller_needle_is (self->needle, needle));
      g_object_set_data_full (G_OBJECT (button), "needle", g_memdup2 (&needle, sizeof needle), g_free);
      g_signal_connect_object (button, "toggled", G_CALLBACK (needle_cb), self, 0);
      clinic_wrap_box_append (self->needle_box, button);
    }
}

/* Lots */

static gboolean
is_offered (ClinicRecordView *self, const ClinicRollerStock *stock)
{
  const ClinicRoller *used = get_used (self);

  if (used != NULL && used->lot->id == stock->lot->id)
    return TRUE;
  return stock->left > 0 && !stock->lot->withdrawn && stock->lot->expiry >= self->page->visit->session->day &&
         (self->needle <= 0 || clinic_roller_needle_is (stock->lot->needle, self->needle));
}

static char *
say_lot (const ClinicRollerStock *stock)
{
  g_autofree char *lot = clinic_phrase_isolate (stock->lot->lot);
  g_autofree char *expiry = clinic_roller_format_expiry (stock->lot->expiry);

  /* Translators: a lot, how many of it are left, a month */
  return g_strdup_printf (ngettext ("%s · %d left · %s", "%s · %d left · %s", stock->left), lot, stock->left, expiry);
}

static gint64
get_lot (ClinicRecordView *self)
{
  guint selected = adw_combo_row_get_selected (self->lot_row);

  return selected > 0 && selected <= self->lots->len ? g_array_index (self->lots, gint64, selected - 1) : 0;
}

/* What expires first comes first, and is chosen where no piece is yet, unless another lot was chosen before, or none. */
static void
fill_lots (ClinicRecordView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const ClinicRoller *used = get_used (self);
  gint64 wanted = used != NULL ? used->lot->id : get_lot (self);
  gboolean was_filling = self->filling;
  guint selected = 0;

  self->no_lot = self->no_lot && used == NULL;
  g_array_set_size (self->lots, 0);
  gtk_string_list_append (names, _("None chosen"));
  for (guint i = 0; i < self->page->stock->len; i++)
    {
      const ClinicRollerStock *stock = self->page->stock->pdata[i];
      g_autofree char *words = say_lot (stock);

      if (!is_offered (self, stock))
        continue;
      gtk_string_list_append (names, words);
      g_array_append_val (self->lots, stock->lot->id);
      if (stock->lot->id == wanted || (used == NULL && selected == 0 && !self->no_lot))
        selected = self->lots->len;
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->lot_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->lot_row, selected);
  self->filling = was_filling;
  clinic_record_roller_choose (self);
}

static void
pieces_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicRecordView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pieces = clinic_diary_load_rollers_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (self->diary == NULL)
    return;
  if (pieces == NULL)
    {
      show_fault (self, words);
      return;
    }
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  self->pieces = g_steal_pointer (&pieces);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.next-piece", self->pieces->len > 0);
  clinic_record_roller_check (self);
}

void
clinic_record_roller_choose (ClinicRecordView *self)
{
  gint64 lot = get_lot (self);

  if (self->filling && self->page == NULL)
    return;
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.next-piece", FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->piece_row), lot != 0);
  if (lot != 0)
    clinic_diary_load_rollers_async (self->diary, lot, NULL, pieces_loaded_cb, g_object_ref (self));
}

/* Pieces */

static const ClinicRoller *
find_typed (ClinicRecordView *self)
{
  g_autofree char *typed = clinic_typed_text_dup (GTK_EDITABLE (self->piece_row));

  for (guint i = 0; self->pieces != NULL && i < self->pieces->len; i++)
    if (g_ascii_strcasecmp (((ClinicRoller *) self->pieces->pdata[i])->number, typed) == 0)
      return self->pieces->pdata[i];
  return NULL;
}

static gboolean
is_typed (ClinicRecordView *self)
{
  g_autofree char *typed = clinic_typed_text_dup (GTK_EDITABLE (self->piece_row));

  return *typed != '\0';
}

/* While it is typed: why this piece cannot be taken, if it is one; what is no piece yet may become one. */
void
clinic_record_roller_check (ClinicRecordView *self)
{
  const ClinicRoller *piece = self->page != NULL ? find_typed (self) : NULL;
  g_autofree char *refusal = NULL;

  if (piece != NULL)
    refusal = clinic_roller_explain_refusal (piece, self->session, self->page->visit->session->day);
  if (self->page != NULL)
    show_fault (self, refusal);
}

void
clinic_record_roller_commit (ClinicRecordView *self)
{
  const ClinicRoller *piece = self->page != NULL ? find_typed (self) : NULL;
  g_autofree char *refusal = NULL;

  if (self->page == NULL || self->pieces == NULL || self->page->record->status != CLINIC_RECORD_PRELIMINARY)
    return;
  if (!is_typed (self))
    {
      show_fault (self, NULL);
      use (self, 0);
      return;
    }
  if (piece == NULL)
    {
      show_fault (self, _("This lot has no such piece. Look at the pack again, or add its box to the stock."));
      return;
    }
  refusal = clinic_roller_explain_refusal (piece, self->session, self->page->visit->session->day);
  show_fault (self, refusal);
  if (refusal == NULL)
    use (self, piece->id);
}

void
clinic_record_roller_next (ClinicRecordView *self)
{
  for (guint i = 0; self->pieces != NULL && i < self->pieces->len; i++)
    {
      const ClinicRoller *piece = self->pieces->pdata[i];

      if (piece->session != 0 && piece->session != self->session)
        continue;
      gtk_editable_set_text (GTK_EDITABLE (self->piece_row), piece->number);
      clinic_record_roller_commit (self);
      return;
    }
}

void
clinic_record_roller_fill (ClinicRecordView *self)
{
  const ClinicRoller *used = get_used (self);
  g_autofree char *words = used != NULL ? clinic_record_say_roller (used) : NULL;

  if (used != NULL)
    {
      self->needle = used->lot->needle;
      gtk_editable_set_text (GTK_EDITABLE (self->piece_row), used->number);
    }
  fill_needles (self);
  fill_lots (self);
  adw_action_row_set_subtitle (self->roller_row, words != NULL ? words : _("None yet"));
}
