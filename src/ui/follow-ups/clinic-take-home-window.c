/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/follow-ups/clinic-take-home-window.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-diary-discharge.h"
#include "ui/follow-ups/clinic-take-home.h"
#include "ui/parts/clinic-file-choice.h"
#include "ui/parts/clinic-page-preview.h"
#include "ui/parts/clinic-stay-open.h"

/* Points: 15 mm. */
#define MARGIN 42.5

struct _ClinicTakeHomeWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary;
  gint64 session;
  char *name; /* of a file or a print job, without ending */
  ClinicLeaflet *leaflet;
  GtkPageSetup *paper;

  AdwWindowTitle *window_title;
  ClinicStatusLine *status;
  AdwBin *preview;
};

G_DEFINE_FINAL_TYPE (ClinicTakeHomeWindow, clinic_take_home_window, ADW_TYPE_WINDOW)

static double
get_width (ClinicTakeHomeWindow *self)
{
  return gtk_page_setup_get_paper_width (self->paper, GTK_UNIT_POINTS);
}

static double
get_height (ClinicTakeHomeWindow *self)
{
  return gtk_page_setup_get_paper_height (self->paper, GTK_UNIT_POINTS);
}

static void
draw_preview (gconstpointer document, cairo_t *cr, int nth)
{
  ClinicTakeHomeWindow *self = CLINIC_TAKE_HOME_WINDOW ((gpointer) document);

  clinic_leaflet_draw (self->leaflet, cr, get_width (self) - 2 * MARGIN, get_height (self) - 2 * MARGIN);
}

/* Printing */

static void
ticked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicTakeHomeWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *why = change == NULL ? clinic_words_for_error (error) : NULL;
  g_autofree char *words = NULL;

  if (self->status == NULL)
    return;
  clinic_stay_open_end (GTK_WINDOW (self));
  if (change != NULL)
    {
      clinic_status_line_say (self->status, CLINIC_TONE_GOOD, _("Sent to the printer, and ticked off the discharge list."));
      return;
    }
  /* Translators: %s is a sentence that says why */
  words = g_strdup_printf (_("Sent to the printer, but not ticked off the discharge list. %s"), why);
  clinic_status_line_say (self->status, CLINIC_TONE_BAD, words);
}

static void
say_print_fault (ClinicTakeHomeWindow *self, const GError *error)
{
  g_autofree char *words = g_strdup_printf (_("This could not be printed: %s"), error->message);

  clinic_status_line_say (self->status, CLINIC_TONE_BAD, words);
}

static void
done_cb (ClinicTakeHomeWindow *self, GtkPrintOperationResult result, GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      clinic_stay_open_begin (GTK_WINDOW (self));
      clinic_diary_tick_discharge_async (self->diary, self->session, CLINIC_DISCHARGE_SHEET, TRUE, NULL, ticked_cb,
                                         g_object_ref (self));
    }
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    say_print_fault (self, error);
}

static void
draw_page_cb (ClinicTakeHomeWindow *self, GtkPrintContext *context)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  cairo_translate (cr, MARGIN, MARGIN);
  clinic_leaflet_draw (self->leaflet, cr, gtk_print_context_get_width (context) - 2 * MARGIN,
                       gtk_print_context_get_height (context) - 2 * MARGIN);
}

void
clinic_take_home_window_print (ClinicTakeHomeWindow *self, GtkPrintOperationAction action, const char *path)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GError) error = NULL;

  g_return_if_fail (CLINIC_IS_TAKE_HOME_WINDOW (self));

  clinic_status_line_say (self->status, CLINIC_TONE_PLAIN, NULL);
  gtk_print_operation_set_job_name (operation, self->name);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_default_page_setup (operation, self->paper);
  gtk_print_operation_set_allow_async (operation, TRUE);
  if (path != NULL)
    gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  gtk_print_operation_run (operation, action, GTK_WINDOW (self), &error);
  if (error != NULL)
    say_print_fault (self, error);
}

static void
print_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  clinic_take_home_window_print (CLINIC_TAKE_HOME_WINDOW (widget), GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, NULL);
}

/* Saving */

void
clinic_take_home_window_save (ClinicTakeHomeWindow *self, GFile *file)
{
  g_autoptr (GBytes) pdf = NULL;

  g_return_if_fail (CLINIC_IS_TAKE_HOME_WINDOW (self) && G_IS_FILE (file));

  pdf = clinic_leaflet_to_pdf (self->leaflet, get_width (self), get_height (self), MARGIN);
  clinic_file_choice_write (file, pdf, self->status);
}

static void
save_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicTakeHomeWindow *self = CLINIC_TAKE_HOME_WINDOW (widget);
  g_autoptr (GBytes) pdf = clinic_leaflet_to_pdf (self->leaflet, get_width (self), get_height (self), MARGIN);
  g_autofree char *file_name = g_strconcat (self->name, ".pdf", NULL);

  clinic_file_choice_write_as (GTK_WINDOW (self), _("Save as PDF"), file_name, pdf, self->status);
}

/* The class */

static void
clinic_take_home_window_dispose (GObject *object)
{
  ClinicTakeHomeWindow *self = CLINIC_TAKE_HOME_WINDOW (object);

  if (self->preview != NULL)
    adw_bin_set_child (self->preview, NULL);
  g_clear_object (&self->diary);
  G_OBJECT_CLASS (clinic_take_home_window_parent_class)->dispose (object);
}

static void
clinic_take_home_window_finalize (GObject *object)
{
  ClinicTakeHomeWindow *self = CLINIC_TAKE_HOME_WINDOW (object);

  g_free (self->name);
  clinic_leaflet_free (self->leaflet);
  g_object_unref (self->paper);
  G_OBJECT_CLASS (clinic_take_home_window_parent_class)->finalize (object);
}

static void
clinic_take_home_window_class_init (ClinicTakeHomeWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = clinic_take_home_window_dispose;
  object_class->finalize = clinic_take_home_window_finalize;
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/follow-ups/clinic-take-home-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicTakeHomeWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, ClinicTakeHomeWindow, status);
  gtk_widget_class_bind_template_child (widget_class, ClinicTakeHomeWindow, preview);
  gtk_widget_class_install_action (widget_class, "sheet.print", NULL, print_action_cb);
  gtk_widget_class_install_action (widget_class, "sheet.save", NULL, save_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "sheet.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "sheet.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_take_home_window_init (ClinicTakeHomeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->paper = gtk_page_setup_new ();
}

GtkWidget *
clinic_take_home_window_new (GtkWindow *parent, ClinicDiary *diary, const ClinicAftercare *aftercare, GError **error)
{
  ClinicTakeHomeWindow *self;
  ClinicLeaflet *leaflet;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && aftercare != NULL, NULL);

  leaflet = clinic_take_home_make (diary, aftercare, error);
  if (leaflet == NULL)
    return NULL;
  self = g_object_new (CLINIC_TYPE_TAKE_HOME_WINDOW, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  self->session = aftercare->visit->session->id;
  self->leaflet = leaflet;
  /* Translators: a file's or print job's name; a patient */
  self->name = g_strdup_printf (_("Aftercare of %s"), aftercare->visit->patient_name);
  adw_window_title_set_subtitle (self->window_title, aftercare->visit->patient_name);
  adw_bin_set_child (self->preview,
                     clinic_page_preview_new (draw_preview, self, 0, 1, get_width (self), get_height (self), MARGIN));
  return GTK_WIDGET (self);
}
