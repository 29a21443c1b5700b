/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-sheet-printer.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "ui/parts/clinic-file-choice.h"

struct _ClinicSheetPrinter
{
  GObject parent_instance;

  GtkPageSetup *paper;
  ClinicSheet *sheet; /* nullable */
  ClinicStatusLine *line;
};

G_DEFINE_FINAL_TYPE (ClinicSheetPrinter, clinic_sheet_printer, G_TYPE_OBJECT)

static void
say_print_fault (ClinicSheetPrinter *self, const GError *error)
{
  g_autofree char *words = g_strdup_printf (_("This could not be printed: %s"), error->message);

  clinic_status_line_say (self->line, CLINIC_TONE_BAD, words);
}

/* Printing */

typedef struct
{
  ClinicSheet *sheet; /* its own: the printer may go on to another one */
  ClinicPages *pages;
} Job;

static void
job_free (Job *job)
{
  clinic_pages_free (job->pages);
  clinic_sheet_free (job->sheet);
  g_free (job);
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, Job *job)
{
  g_clear_pointer (&job->pages, clinic_pages_free);
  job->pages = clinic_pages_new (job->sheet, gtk_print_context_get_width (context) - 2 * CLINIC_SHEET_MARGIN,
                                 gtk_print_context_get_height (context) - 2 * CLINIC_SHEET_MARGIN);
  gtk_print_operation_set_n_pages (operation, clinic_pages_get_n (job->pages));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int nth, Job *job)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  cairo_translate (cr, CLINIC_SHEET_MARGIN, CLINIC_SHEET_MARGIN);
  clinic_pages_draw (job->pages, cr, nth);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, ClinicSheetPrinter *self)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    clinic_status_line_say (self->line, CLINIC_TONE_GOOD, _("Sent to the printer."));
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    say_print_fault (self, error);
}

static GtkPrintOperation *
make_operation (ClinicSheetPrinter *self)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Job *job = g_new0 (Job, 1);

  job->sheet = clinic_sheet_ref (self->sheet);
  gtk_print_operation_set_job_name (operation, job->sheet->title);
  gtk_print_operation_set_default_page_setup (operation, self->paper);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "job", job, (GDestroyNotify) job_free);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), self, 0);
  return operation;
}

void
clinic_sheet_printer_print (ClinicSheetPrinter *self, GtkWindow *parent)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (CLINIC_IS_SHEET_PRINTER (self));

  if (self->sheet == NULL)
    return;
  clinic_status_line_say (self->line, CLINIC_TONE_PLAIN, "");
  operation = make_operation (self);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error);
  if (error != NULL)
    say_print_fault (self, error);
}

/* Saving */

static GBytes *
make_pdf (ClinicSheetPrinter *self)
{
  return clinic_pages_to_pdf (self->sheet, gtk_page_setup_get_paper_width (self->paper, GTK_UNIT_POINTS),
                              gtk_page_setup_get_paper_height (self->paper, GTK_UNIT_POINTS), CLINIC_SHEET_MARGIN);
}

void
clinic_sheet_printer_save (ClinicSheetPrinter *self, GFile *file)
{
  g_autoptr (GBytes) pdf = NULL;

  g_return_if_fail (CLINIC_IS_SHEET_PRINTER (self) && G_IS_FILE (file));

  if (self->sheet == NULL)
    return;
  pdf = make_pdf (self);
  clinic_file_choice_write (file, pdf, self->line);
}

void
clinic_sheet_printer_ask_save (ClinicSheetPrinter *self, GtkWindow *parent, const char *file_name)
{
  g_autoptr (GBytes) pdf = NULL;

  g_return_if_fail (CLINIC_IS_SHEET_PRINTER (self) && GTK_IS_WINDOW (parent) && file_name != NULL);

  if (self->sheet == NULL)
    return;
  pdf = make_pdf (self);
  clinic_file_choice_write_as (parent, _("Save as PDF"), file_name, pdf, self->line);
}

/* The class */

static void
clinic_sheet_printer_finalize (GObject *object)
{
  ClinicSheetPrinter *self = CLINIC_SHEET_PRINTER (object);

  g_clear_object (&self->paper);
  g_clear_object (&self->line);
  g_clear_pointer (&self->sheet, clinic_sheet_free);
  G_OBJECT_CLASS (clinic_sheet_printer_parent_class)->finalize (object);
}

static void
clinic_sheet_printer_class_init (ClinicSheetPrinterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clinic_sheet_printer_finalize;
}

static void
clinic_sheet_printer_init (ClinicSheetPrinter *self)
{
  self->paper = gtk_page_setup_new ();
}

ClinicSheetPrinter *
clinic_sheet_printer_new (GtkPageOrientation orientation, ClinicStatusLine *line)
{
  ClinicSheetPrinter *self;

  g_return_val_if_fail (CLINIC_IS_STATUS_LINE (line), NULL);

  self = g_object_new (CLINIC_TYPE_SHEET_PRINTER, NULL);
  self->line = g_object_ref (line);
  gtk_page_setup_set_orientation (self->paper, orientation);
  return self;
}

GtkPageSetup *
clinic_sheet_printer_get_paper (ClinicSheetPrinter *self)
{
  g_return_val_if_fail (CLINIC_IS_SHEET_PRINTER (self), NULL);

  return self->paper;
}

ClinicSheet *
clinic_sheet_printer_get_sheet (ClinicSheetPrinter *self)
{
  g_return_val_if_fail (CLINIC_IS_SHEET_PRINTER (self), NULL);

  return self->sheet;
}

void
clinic_sheet_printer_take_sheet (ClinicSheetPrinter *self, ClinicSheet *sheet)
{
  g_return_if_fail (CLINIC_IS_SHEET_PRINTER (self));

  g_clear_pointer (&self->sheet, clinic_sheet_free);
  self->sheet = sheet;
}

/* A sheet of this clinic */

static char *
say_clinic (const ClinicSetup *setup)
{
  return *setup->phone != '\0' ? g_strdup_printf ("%s · %s", setup->name, setup->phone) : g_strdup (setup->name);
}

ClinicSheet *
clinic_sheet_printer_make_sheet (ClinicDiary *diary)
{
  ClinicSheet *sheet;
  g_autofree char *now = NULL;
  g_autofree char *clinic = NULL;
  g_autofree char *printed = NULL;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  sheet = clinic_sheet_new ();
  now = clinic_format_day_time (clinic_diary_get_now (diary), clinic_diary_get_zone (diary));
  clinic = say_clinic (clinic_diary_get_setup (diary));
  /* Translators: at the foot of a sheet of paper; %s is a day and time */
  printed = g_strdup_printf (_("Printed %s"), now);
  clinic_sheet_set_text (&sheet->clinic, clinic);
  clinic_sheet_set_text (&sheet->printed, printed);
  sheet->rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  return sheet;
}
