/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/follow-ups/clinic-care-diary.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"

#define N_DAYS 7
#define N_ASKS 4

static const struct
{
  const char *title;
  int least; /* the clinic's leaflet */
} asks[N_ASKS] = {
  { N_("Moisturiser"), 2 },
  { N_("Steroid"), 2 },
  { N_("Cleanse"), 2 },
  { N_("No sun"), 1 },
};

static int
get_value (const ClinicCall *call, int ask)
{
  const int values[N_ASKS] = { call->moisturiser, call->steroid, call->cleansing, call->out_of_sun };

  return values[ask];
}

/* Told on the day: the newest call that asked. */
static int
find_value (const GPtrArray *calls, int ask, ClinicDay day, GTimeZone *zone)
{
  for (guint i = 0; i < calls->len; i++)
    {
      const ClinicCall *call = calls->pdata[i];

      if (clinic_time_get_day (call->at, zone) == day && get_value (call, ask) != CLINIC_CARE_NOT_ASKED)
        return get_value (call, ask);
    }
  return CLINIC_CARE_NOT_ASKED;
}

static char *
word_value (int ask, int value)
{
  gboolean less = value < asks[ask].least;

  if (value == CLINIC_CARE_NOT_ASKED)
    return g_strdup ("");
  if (ask == N_ASKS - 1)
    return g_strdup (less ? "!" : "✓");
  if (value == 3)
    return g_strdup ("3+");
  return g_strdup_printf (less ? "%d!" : "%d", value);
}

static GtkWidget *
make_cell (int ask, int value, ClinicDay day)
{
  g_autofree char *text = word_value (ask, value);
  g_autofree char *date = clinic_format_day (day, CLINIC_DAY_FORM_WEEKDAY);
  g_autofree char *spoken = g_strdup_printf ("%s, %s: %s", _(asks[ask].title), date, *text ? text : _("not asked"));
  /* "3+" and "1!" keep their order in a mirrored window */
  g_autofree char *shown = *text != '\0' ? g_strconcat ("\u2068", text, "\u2069", NULL) : g_strdup ("");
  GtkWidget *cell = gtk_label_new (shown);

  gtk_widget_add_css_class (cell, "diary-cell");
  gtk_widget_add_css_class (cell, value == CLINIC_CARE_NOT_ASKED ? "empty" : value < asks[ask].least ? "less" : "good");
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return cell;
}

static GtkWidget *
make_head (ClinicDay day, ClinicDay today)
{
  int mday;
  g_autofree char *text = NULL;
  GtkWidget *label;

  clinic_day_to_ymd (day, NULL, NULL, &mday);
  text = g_strdup_printf ("%d", mday);
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, day == today ? "accent" : "dim-label");
  return label;
}

GtkWidget *
clinic_care_diary_new (const GPtrArray *calls, ClinicDay first, ClinicDay today, GTimeZone *zone)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  g_return_val_if_fail (calls != NULL && zone != NULL, NULL);

  gtk_widget_add_css_class (GTK_WIDGET (grid), "aftercare-card");
  gtk_grid_set_column_spacing (grid, 3);
  gtk_grid_set_row_spacing (grid, 5);
  for (int day = 0; day < N_DAYS; day++)
    gtk_grid_attach (grid, make_head (first + day, today), day + 1, 0, 1, 1);
  for (int ask = 0; ask < N_ASKS; ask++)
    {
      GtkWidget *title = gtk_label_new (_(asks[ask].title));

      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_widget_add_css_class (title, "caption");
      gtk_grid_attach (grid, title, 0, ask + 1, 1, 1);
      for (int day = 0; day < N_DAYS; day++)
        gtk_grid_attach (grid, make_cell (ask, find_value (calls, ask, first + day, zone), first + day), day + 1, ask + 1,
                         1, 1);
    }
  return GTK_WIDGET (grid);
}
