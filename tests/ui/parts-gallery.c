/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "core/clinic-format.h"
#include "ui/clinic-ui.h"
#include "ui/parts/clinic-alert-pill.h"
#include "ui/parts/clinic-course-bar.h"
#include "ui/parts/clinic-date-button.h"
#include "ui/parts/clinic-healing-track.h"
#include "ui/parts/clinic-numbing-clock.h"
#include "ui/parts/clinic-session-words.h"
#include "ui/parts/clinic-state-swatch.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-verdict-bar.h"
#include "ui/parts/clinic-wrap-box.h"

/* Shows every part, to be looked at: parts-gallery [--dark] [--rtl] [--width=PX]. */
static gboolean dark;
static gboolean rtl;
static int width = 640;

static GtkWidget *
create_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 8);
  return label;
}

static GtkWidget *
create_flow (int spacing)
{
  return g_object_new (CLINIC_TYPE_WRAP_BOX, "spacing", spacing, NULL);
}

static GtkWidget *
create_alerts (gboolean compact)
{
  GtkWidget *box = create_flow (6);

  for (int kind = CLINIC_ALERT_ALLERGY; kind <= CLINIC_ALERT_OK; kind++)
    {
      GtkWidget *pill = clinic_alert_pill_new (kind, kind == CLINIC_ALERT_LATE ? "9 min late" : NULL);

      clinic_alert_pill_set_compact (CLINIC_ALERT_PILL (pill), compact);
      clinic_wrap_box_append (CLINIC_WRAP_BOX (box), pill);
    }
  return box;
}

static void
attach_state (GtkGrid *grid, ClinicSessionState state, gboolean ready, int column, int row)
{
  GtkWidget *word = gtk_label_new (clinic_session_words_get_word (state, ready));
  GtkWidget *where = gtk_label_new (clinic_session_words_get_where (state));

  gtk_widget_add_css_class (word, "heading");
  gtk_widget_add_css_class (where, "dim-label");
  gtk_widget_set_halign (word, GTK_ALIGN_START);
  gtk_widget_set_halign (where, GTK_ALIGN_START);
  gtk_grid_attach (grid, clinic_state_swatch_new (state, CLINIC_SWATCH_WHOLE), column, row, 1, 1);
  gtk_grid_attach (grid, gtk_image_new_from_icon_name (clinic_session_words_get_icon (state, ready)), column + 1, row,
                   1, 1);
  gtk_grid_attach (grid, word, column + 2, row, 1, 1);
  gtk_grid_attach (grid, where, column + 3, row, 1, 1);
}

static GtkWidget *
create_states (void)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_spacing (grid, 9);
  gtk_grid_set_row_spacing (grid, 6);
  for (int state = CLINIC_SESSION_BOOKED, place = 0; state <= CLINIC_SESSION_NOSHOW; state++)
    for (int ready = FALSE; ready <= (state == CLINIC_SESSION_NUMBING); ready++, place++)
      attach_state (grid, state, ready, width < 500 ? 0 : place % 2 * 4, width < 500 ? place : place / 2);
  return GTK_WIDGET (grid);
}

static GtkWidget *
create_clocks (void)
{
  static const int minutes[] = { 0, 8, 22, 30, 38, 63, 104 };
  GtkWidget *box = create_flow (18);

  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      GtkWidget *clock = clinic_numbing_clock_new ();

      clinic_numbing_clock_set_minutes (CLINIC_NUMBING_CLOCK (clock), minutes[i]);
      clinic_wrap_box_append (CLINIC_WRAP_BOX (box), clock);
    }
  return box;
}

static GtkWidget *
create_course (int length, int performed, gboolean now, int booked, const char *const *captions)
{
  GtkWidget *bar = clinic_course_bar_new ();

  clinic_course_bar_set_progress (CLINIC_COURSE_BAR (bar), length, performed, now, booked);
  clinic_course_bar_set_captions (CLINIC_COURSE_BAR (bar), captions);
  return bar;
}

static GtkWidget *
create_healing (ClinicHealingState state)
{
  ClinicHealingTrack *track = CLINIC_HEALING_TRACK (clinic_healing_track_new ());

  clinic_healing_track_set_state (track, state);
  clinic_healing_track_set_detail (track, CLINIC_HEALING_FRESH, "24 Nov");
  clinic_healing_track_set_detail (track, CLINIC_HEALING_TIGHT, "25 Nov");
  clinic_healing_track_set_detail (track, CLINIC_HEALING_PEELING, "since 26 Nov");
  clinic_healing_track_set_detail (track, CLINIC_HEALING_SETTLED, "by Thu 3 Dec");
  gtk_widget_set_margin_start (GTK_WIDGET (track), 4);
  gtk_widget_set_margin_end (GTK_WIDGET (track), 4);
  return GTK_WIDGET (track);
}

static GtkWidget *
create_verdict (ClinicVerdict verdict, const char *body, const char *note)
{
  GtkWidget *bar = clinic_verdict_bar_new ();

  clinic_verdict_bar_set_verdict (CLINIC_VERDICT_BAR (bar), verdict, NULL, body, note);
  return bar;
}

static GtkWidget *
create_days (void)
{
  GtkWidget *box = create_flow (12);
  ClinicDay today = clinic_day_from_ymd (2026, 11, 24);
  GtkWidget *fine = clinic_date_button_new ("Day");
  GtkWidget *faulty = clinic_date_button_new ("Day");

  clinic_date_button_set_today (CLINIC_DATE_BUTTON (fine), today);
  clinic_date_button_set_day (CLINIC_DATE_BUTTON (fine), clinic_day_from_ymd (2026, 12, 15));
  clinic_date_button_set_day (CLINIC_DATE_BUTTON (faulty), clinic_day_from_ymd (2026, 12, 8));
  clinic_date_button_set_fault (CLINIC_DATE_BUTTON (faulty), "Earliest Tue 15 Dec: 21 days after session 3.");
  clinic_wrap_box_append (CLINIC_WRAP_BOX (box), fine);
  clinic_wrap_box_append (CLINIC_WRAP_BOX (box), faulty);
  return box;
}

static GtkWidget *
create_lines (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *strong = clinic_status_line_new (CLINIC_TONE_CAUTION, NULL, "Next not booked");

  clinic_status_line_set_strong (CLINIC_STATUS_LINE (strong), TRUE);
  gtk_box_append (GTK_BOX (box), clinic_status_line_new (CLINIC_TONE_GOOD, NULL, "Sheet given"));
  gtk_box_append (GTK_BOX (box), strong);
  gtk_box_append (GTK_BOX (box),
                  clinic_status_line_new (CLINIC_TONE_PLAIN, "sittings-bed-symbolic", "Bed 4 free about 10:55"));
  return box;
}

static GtkWidget *
create_gallery (void)
{
  static const char *const captions[] = { "29 Sep", "27 Oct", "24 Nov", "4", "5", "6", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *children[] = {
    create_heading ("Alerts"), create_alerts (FALSE), create_alerts (TRUE),
    create_heading ("Session states"), create_states (),
    create_heading ("Numbing clock"), create_clocks (),
    create_heading ("Course"), create_course (6, 3, FALSE, 0, captions), create_course (6, 3, FALSE, 3, NULL),
    create_course (8, 4, TRUE, 0, NULL),
    create_heading ("Healing"), create_healing (CLINIC_HEALING_PEELING), create_healing (CLINIC_HEALING_SETTLED),
    create_heading ("Day and lines"), create_days (), create_lines (),
    create_heading ("Verdict of a call"), create_verdict (CLINIC_VERDICT_NOTHING, NULL, NULL),
    create_verdict (CLINIC_VERDICT_EXPECTED, "Peeling from day 1 to day 10 is expected. Go on with the care plan.", NULL),
    create_verdict (CLINIC_VERDICT_WATCH, "Redness after 24 h up to 48 h: call again next day.", NULL),
    create_verdict (CLINIC_VERDICT_DOCTOR, "Redness for more than 48 h: the doctor looks at it today.", NULL),
    create_verdict (CLINIC_VERDICT_URGENT, "Oozing for more than 24 h: the doctor at once. Saving opens a red flag.",
                    "Dr Nair will be told"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_box_append (GTK_BOX (box), children[i]);
  gtk_widget_set_margin_start (box, 22);
  gtk_widget_set_margin_end (box, 22);
  gtk_widget_set_margin_bottom (box, 22);
  return box;
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  if (rtl)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), create_gallery ());
  gtk_window_set_default_size (GTK_WINDOW (window), width, -1);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  const GOptionEntry entries[] = {
    { "dark", 0, 0, G_OPTION_ARG_NONE, &dark, "Dark style", NULL },
    { "rtl", 0, 0, G_OPTION_ARG_NONE, &rtl, "Mirrored", NULL },
    { "width", 0, 0, G_OPTION_ARG_INT, &width, "Width of the window", "PX" },
    { NULL },
  };
  g_autoptr (AdwApplication) application = adw_application_new ("io.github.sittings.PartsGallery",
                                                                G_APPLICATION_NON_UNIQUE);

  clinic_ui_init ();
  g_application_set_resource_base_path (G_APPLICATION (application), CLINIC_UI_RESOURCE_PATH);
  g_application_add_main_option_entries (G_APPLICATION (application), entries);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
