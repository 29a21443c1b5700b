/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "model/clinic-diary-rollers.h"
#include "ui/clinic-ui.h"
#include "ui/record/clinic-lot-window.h"
#include "ui/record/clinic-lot-words.h"
#include "ui/record/clinic-roller-box-window.h"
#include "ui/record/clinic-rollers-window.h"

#include "../model/clinic-test-diary.h"
#include "clinic-test-ui.h"

typedef struct
{
  ClinicTestDiary base;
  GtkWidget *window;
} Rollers;

static void
set_up (Rollers *self, gconstpointer data)
{
  clinic_test_diary_set_up (&self->base, data);
  self->window = clinic_rollers_window_new (NULL, self->base.diary);
  gtk_window_present (GTK_WINDOW (self->window));
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "No rollers in stock yet"));
}

static void
tear_down (Rollers *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  clinic_test_diary_settle (&self->base);
  clinic_test_diary_tear_down (&self->base, data);
}

static GtkEditable *
find_entry (GtkWidget *widget, const char *title)
{
  GtkEditable *found = NULL;

  if (ADW_IS_ENTRY_ROW (widget) && g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return GTK_EDITABLE (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_entry (child, title);
  return found;
}

static void
type (GtkWidget *window, const char *title, const char *text)
{
  GtkEditable *entry = find_entry (window, title);

  g_assert_nonnull (entry);
  gtk_editable_set_text (entry, text);
}

static GtkWidget *
open_box (Rollers *self)
{
  GtkWidget *box;

  clinic_test_click (self->window, "_Add Box…");
  box = clinic_test_find_window (CLINIC_TYPE_ROLLER_BOX_WINDOW);
  g_assert_nonnull (box);
  CLINIC_TEST_WAIT (gtk_widget_get_mapped (box));
  return box;
}

static void
add_box (Rollers *self, const char *lot, const char *expiry, const char *numbers)
{
  GtkWidget *box = open_box (self);

  type (box, "Lot", lot);
  type (box, "Needle", "1,5");
  type (box, "Expires", expiry);
  type (box, "Numbers", numbers);
  clinic_test_click (box, "_Add");
  CLINIC_TEST_WAIT (clinic_test_find_window (CLINIC_TYPE_ROLLER_BOX_WINDOW) == NULL);
}

/* What cannot be taken is said beside what was typed, and that stays. */
static void
test_box (Rollers *self, gconstpointer data)
{
  GtkWidget *box = open_box (self);

  clinic_test_click (box, "_Add");
  CLINIC_TEST_WAIT (clinic_test_says (box, "Write the lot as it stands on the box."));
  type (box, "Lot", "A1877");
  type (box, "Needle", "long");
  clinic_test_click (box, "_Add");
  CLINIC_TEST_WAIT (clinic_test_says (box, "Write the needle length in mm, such as 1.5."));
  type (box, "Needle", "1.5");
  type (box, "Expires", "2020-01");
  clinic_test_click (box, "_Add");
  CLINIC_TEST_WAIT (clinic_test_says (box, "This lot has expired. It is not taken into stock."));
  type (box, "Expires", "03/2028");
  type (box, "Numbers", "0031-0028");
  CLINIC_TEST_WAIT (clinic_test_says (box, "“0031-0028” is no range of numbers."));
  type (box, "Numbers", "0031-0034");
  CLINIC_TEST_WAIT (clinic_test_says (box, "4 pieces"));
  clinic_test_click (box, "_Add");
  CLINIC_TEST_WAIT (clinic_test_find_window (CLINIC_TYPE_ROLLER_BOX_WINDOW) == NULL);
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "1.5 mm, lot A1877"));
  g_assert_true (clinic_test_says (self->window, "4 of 4 left · until March 2028"));
  /* the same lot, read otherwise */
  box = open_box (self);
  type (box, "Lot", "A1877");
  type (box, "Needle", "2");
  type (box, "Expires", "2028-03");
  clinic_test_click (box, "_Add");
  CLINIC_TEST_WAIT (clinic_test_says (box, "Lot A1877 is in stock already, with 1.5 mm"));
  gtk_window_destroy (GTK_WINDOW (box));
  clinic_test_diary_undo (&self->base);
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "No rollers in stock yet"));
}

/* Without numbers on the packs the program gives its own. */
static void
test_own_numbers (Rollers *self, gconstpointer data)
{
  add_box (self, "B2", "2028-03", "");
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "10 of 10 left"));
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT count (*) FROM roller WHERE number = 'S00010'"), ==, 1);
}

static void
use (Rollers *self, gint64 session, gint64 roller)
{
  GAsyncResult *slot = NULL;
  g_autofree char *words = NULL;

  clinic_diary_use_roller_async (self->base.diary, session, roller, NULL, clinic_test_diary_ready_cb, &slot);
  words = clinic_test_diary_finish (&self->base, &slot);
  g_assert_cmpstr (words, ==, NULL);
}

static GtkWidget *
open_lot (Rollers *self)
{
  GtkWidget *lot;

  type (self->window, "Who had", "a1877");
  g_signal_emit_by_name (find_entry (self->window, "Who had"), "entry-activated");
  lot = clinic_test_find_window (CLINIC_TYPE_LOT_WINDOW);
  g_assert_nonnull (lot);
  CLINIC_TEST_WAIT (gtk_widget_get_mapped (lot));
  return lot;
}

/* One step from the lot to the people, on the screen and on paper. */
static void
test_who_had_it (Rollers *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->base.folder, "lot.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *content = NULL;
  gsize length;
  GtkWidget *lot;

  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .minute = 600 });
  add_box (self, "A1877", "2028-03", "0031-0034");
  lot = open_lot (self);
  CLINIC_TEST_WAIT (clinic_test_says (lot, "Nobody had a roller of this lot."));
  use (self, 1, 1);
  CLINIC_TEST_WAIT (clinic_test_says (lot, "Mon 23 Nov 2026 · piece 0031 · 1.5 mm · Dr One"));
  g_assert_true (clinic_test_says (lot, "Asha Rao"));
  CLINIC_TEST_WAIT (clinic_test_says (lot, "3 of 4 left"));
  clinic_lot_window_save (CLINIC_LOT_WINDOW (lot), file);
  CLINIC_TEST_WAIT (clinic_test_says (lot, "Saved as lot.pdf."));
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpmem (content, 5, "%PDF-", 5);
  gtk_window_destroy (GTK_WINDOW (lot));
}

static void
test_sheet (Rollers *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) uses = NULL;
  g_autoptr (ClinicSheet) sheet = NULL;
  g_autofree char *row = NULL;
  GAsyncResult *slot = NULL;

  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .minute = 600 });
  clinic_test_db_sql (self->base.db, "UPDATE patient SET phones = '0151 2345678' WHERE id = 1", NULL);
  add_box (self, "A1877", "2028-03", "0031-0034");
  use (self, 1, 2);
  clinic_diary_load_lot_uses_async (self->base.diary, "A1877", NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  uses = clinic_diary_load_lot_uses_finish (self->base.diary, result, NULL);
  sheet = clinic_lot_words_make_sheet (self->base.diary, "A1877", uses);
  row = g_strjoinv ("|", sheet->rows->pdata[0]);
  g_assert_cmpstr (sheet->title, ==, "Who had rollers of lot A1877");
  g_assert_cmpstr (row, ==, "Mon 23 Nov 2026|0032|1.5 mm|Asha Rao, 1|\u20660151 2345678\u2069|Dr One");
  g_assert_cmpstr (sheet->totals, ==, "1 session");
}

static void
test_withdrawn (Rollers *self, gconstpointer data)
{
  GtkWidget *lot;
  GtkWidget *control;

  add_box (self, "A1877", "2028-03", "0031-0034");
  lot = open_lot (self);
  CLINIC_TEST_WAIT ((control = clinic_test_find_type (lot, GTK_TYPE_SWITCH)) != NULL);
  gtk_switch_set_active (GTK_SWITCH (control), TRUE);
  CLINIC_TEST_WAIT (clinic_test_db_get (self->base.db, "SELECT withdrawn FROM roller_lot") == 1);
  gtk_window_destroy (GTK_WINDOW (lot));
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "Withdrawn"));
}

#define ADD(name, function) g_test_add ("/ui/rollers/" name, Rollers, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();
  ADD ("box", test_box);
  ADD ("own-numbers", test_own_numbers);
  ADD ("who-had-it", test_who_had_it);
  ADD ("sheet", test_sheet);
  ADD ("withdrawn", test_withdrawn);
  return g_test_run ();
}
