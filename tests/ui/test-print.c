/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "model/clinic-diary-booking.h"
#include "ui/parts/clinic-page-preview.h"
#include "ui/calendar/clinic-print-sheets.h"
#include "ui/calendar/clinic-print-window.h"
#include "ui/clinic-ui.h"

#include "../model/clinic-test-diary.h"
#include "clinic-test-ui.h"

typedef struct
{
  ClinicTestDiary base;
  GtkWidget *window;
} Print;

static void
set_up (Print *self, gconstpointer data)
{
  clinic_test_diary_set_up (&self->base, data);
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .day = 0, .minute = 600, .bed = 2, .doctor = 2, .course = 2 });
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .day = 0, .minute = 540 });
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .day = 0, .minute = 900, .state = "cancelled" });
  clinic_test_db_sql (self->base.db, "UPDATE patient SET allergies = 'lidocaine', phones = '0151 2345678' WHERE id = 1", NULL);
  self->window = NULL;
}

static void
tear_down (Print *self, gconstpointer data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  clinic_test_diary_tear_down (&self->base, data);
}

static GPtrArray *
load (Print *self, int from, int to)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  clinic_diary_load_range_async (self->base.diary, DAY (from), DAY (to), NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  return clinic_diary_load_range_finish (self->base.diary, result, NULL);
}

static char *
join_row (const ClinicSheet *sheet, guint i)
{
  g_assert_cmpuint (i, <, sheet->rows->len);
  return g_strjoinv ("|", sheet->rows->pdata[i]);
}

static void
test_day_sheet (Print *self, gconstpointer data)
{
  g_autoptr (GPtrArray) visits = load (self, 0, 1);
  g_autoptr (ClinicSheet) sheet = clinic_print_sheets_make_day (self->base.diary, visits, DAY (0), 0);
  g_autofree char *first = join_row (sheet, 0);
  g_autofree char *second = join_row (sheet, 1);

  g_assert_cmpstr (sheet->title, ==, "Monday 23 November 2026");
  g_assert_cmpstr (first, ==, "9:00|Asha Rao|1 of 6|Bed 1|Dr One|45 min|\u20660151 2345678\u2069|Allergy: lidocaine");
  g_assert_true (g_str_has_prefix (second, "10:00|Jens Holm|1 of 6|Bed 2|"));
  g_assert_cmpuint (sheet->rows->len, ==, 2);
  g_assert_cmpstr (sheet->totals, ==, "2 visits · 1 cancelled");
}

static void
test_doctor (Print *self, gconstpointer data)
{
  g_autoptr (GPtrArray) visits = load (self, 0, 1);
  g_autoptr (ClinicSheet) sheet = clinic_print_sheets_make_day (self->base.diary, visits, DAY (0), 2);

  g_assert_cmpuint (sheet->rows->len, ==, 1);
  g_assert_cmpstr (sheet->totals, ==, "1 visit");
  g_assert_cmpstr (sheet->subtitle, ==, clinic_setup_get_staff_name (clinic_diary_get_setup (self->base.diary), 2));
}

/* A row for each bed, a column for each day; closed days say so and take no room. */
static void
test_week_sheet (Print *self, gconstpointer data)
{
  g_autoptr (GPtrArray) visits = load (self, 0, 7);
  g_autoptr (ClinicSheet) sheet = clinic_print_sheets_make_week (self->base.diary, visits, DAY (0), 0);
  char **bed = sheet->rows->pdata[0];
  const ClinicSheetColumn *saturday = &g_array_index (sheet->columns, ClinicSheetColumn, 6);

  g_assert_cmpstr (sheet->title, ==, "Mon 23 Nov – Sun 29 Nov 2026");
  g_assert_cmpuint (sheet->rows->len, ==, 2);
  g_assert_cmpstr (bed[0], ==, "Bed 1");
  g_assert_true (g_str_has_prefix (bed[1], "9:00 \u2068Asha Rao\u2069\n"));
  g_assert_cmpstr (bed[2], ==, "");
  g_assert_cmpstr (saturday->title, ==, "Sat 28 Nov\nClosed");
  g_assert_cmpint (saturday->share, ==, 0);
}

static void
open_window (Print *self, gboolean week)
{
  self->window = clinic_print_window_new (NULL, self->base.diary, DAY (0), week);
  gtk_window_present (GTK_WINDOW (self->window));
  CLINIC_TEST_WAIT (clinic_test_find_type (self->window, CLINIC_TYPE_PAGE_PREVIEW) != NULL);
}

static void
test_preview (Print *self, gconstpointer data)
{
  GtkWidget *page;

  open_window (self, FALSE);
  page = clinic_test_find_type (self->window, CLINIC_TYPE_PAGE_PREVIEW);
  gtk_test_accessible_assert_property (page, GTK_ACCESSIBLE_PROPERTY_LABEL, "Page 1 of 1");
  gtk_test_widget_wait_for_draw (page);
  gtk_widget_activate_action (self->window, "print.what", "s", "week");
  CLINIC_TEST_WAIT ((page = clinic_test_find_type (self->window, CLINIC_TYPE_PAGE_PREVIEW)) != NULL);
}

static void
test_save (Print *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->base.folder, "day.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *content = NULL;
  gsize length;

  open_window (self, FALSE);
  clinic_print_window_save (CLINIC_PRINT_WINDOW (self->window), file);
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "Saved as day.pdf."));
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpmem (content, 5, "%PDF-", 5);
}

/* What could not be written is told where it was asked for, and can be asked for again. */
static void
test_save_refused (Print *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->base.folder, "no-such-folder", "day.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  open_window (self, TRUE);
  clinic_print_window_save (CLINIC_PRINT_WINDOW (self->window), file);
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "day.pdf could not be saved: "));
  gtk_window_destroy (GTK_WINDOW (self->window));
  test_save (self, data);
}

#define ADD(path, func) g_test_add ("/print/" path, Print, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();

  ADD ("day-sheet", test_day_sheet);
  ADD ("doctor", test_doctor);
  ADD ("week-sheet", test_week_sheet);
  ADD ("preview", test_preview);
  ADD ("save", test_save);
  ADD ("save-refused", test_save_refused);
  return g_test_run ();
}
