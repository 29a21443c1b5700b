/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/follow-ups/clinic-take-home.h"

#include <glib/gi18n-lib.h>

#include "exchange/clinic-ical-writer.h"
#include "model/clinic-diary-discharge.h"
#include "print/clinic-leaflet.h"

/* Points: 15 mm. */
#define MARGIN 42.5

/* The same version of the protocol that the course keeps, in the patient's words. */
static ClinicProtocol *
load_protocol (ClinicDiary *diary, const ClinicAftercare *aftercare, GError **error)
{
  ClinicProtocol *protocol = clinic_diary_get_protocol (diary, aftercare->visit->protocol);
  const char *language = *aftercare->language != '\0' ? aftercare->language : NULL;

  if (protocol != NULL)
    return clinic_protocol_parse (clinic_protocol_get_key (protocol), clinic_protocol_get_text (protocol), -1, language, error);
  g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND, "protocol");
  return NULL;
}

static ClinicLeaflet *
make_leaflet (ClinicDiary *diary, const ClinicAftercare *aftercare, GError **error)
{
  const ClinicSession *next = aftercare->next_visit != NULL ? aftercare->next_visit->session : NULL;
  const ClinicSetup *setup = clinic_diary_get_setup (diary);
  g_autoptr (ClinicProtocol) protocol = load_protocol (diary, aftercare, error);
  g_autofree char *uid = next != NULL ? clinic_ical_make_uid (next->id, setup->uid) : g_strdup ("");
  ClinicLeafletFacts facts = {
    .patient = aftercare->visit->patient_name,
    .clinic = setup->name,
    .phone = setup->phone,
    .nth = aftercare->visit->nth,
    .length = aftercare->visit->length,
    .session_day = aftercare->visit->session->day,
    .earliest = aftercare->earliest,
    .next_start = next != NULL ? next->start : CLINIC_TIME_NONE,
    .next_end = next != NULL ? next->rolling_end : CLINIC_TIME_NONE,
    .uid = uid,
    .now = clinic_diary_get_now (diary),
    .zone = clinic_diary_get_zone (diary),
  };

  return protocol != NULL ? clinic_leaflet_new (protocol, &facts) : NULL;
}

static void
draw_page_cb (ClinicLeaflet *leaflet, GtkPrintContext *context, int page)
{
  clinic_leaflet_draw (leaflet, gtk_print_context_get_cairo_context (context), gtk_print_context_get_width (context),
                       gtk_print_context_get_height (context));
}

static GtkPageSetup *
make_page (void)
{
  GtkPageSetup *page = gtk_page_setup_new ();

  gtk_page_setup_set_top_margin (page, MARGIN, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (page, MARGIN, GTK_UNIT_POINTS);
  gtk_page_setup_set_left_margin (page, MARGIN, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (page, MARGIN, GTK_UNIT_POINTS);
  return page;
}

static void
done_cb (ClinicDiary *diary, GtkPrintOperationResult result, GtkPrintOperation *operation)
{
  gint64 *session = g_object_get_data (G_OBJECT (operation), "session");

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    clinic_diary_tick_discharge_async (diary, *session, CLINIC_DISCHARGE_SHEET, TRUE, NULL, NULL, NULL);
}

char *
clinic_take_home_print (GtkWindow *parent, ClinicDiary *diary, const ClinicAftercare *aftercare)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) page = make_page ();
  g_autofree char *name = NULL;
  ClinicLeaflet *leaflet;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && aftercare != NULL, NULL);

  leaflet = make_leaflet (diary, aftercare, &error);
  if (leaflet == NULL)
    return clinic_words_for_error (error);
  /* Translators: a file's or print job's name; a patient */
  name = g_strdup_printf (_("Aftercare of %s"), aftercare->visit->patient_name);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_default_page_setup (operation, page);
  g_object_set_data_full (G_OBJECT (operation), "leaflet", leaflet, (GDestroyNotify) clinic_leaflet_free);
  g_object_set_data_full (G_OBJECT (operation), "session",
                          g_memdup2 (&aftercare->visit->session->id, sizeof aftercare->visit->session->id), g_free);
  g_signal_connect_swapped (operation, "draw-page", G_CALLBACK (draw_page_cb), leaflet);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), diary, G_CONNECT_SWAPPED);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error) !=
      GTK_PRINT_OPERATION_RESULT_ERROR)
    return NULL;
  return g_strdup_printf (_("The sheet could not be printed. %s"), error->message);
}
