/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-print-window.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "model/clinic-diary-booking.h"
#include "ui/parts/clinic-choice.h"
#include "ui/calendar/clinic-print-sheets.h"
#include "ui/parts/clinic-date-button.h"
#include "ui/parts/clinic-page-preview.h"
#include "ui/parts/clinic-sheet-printer.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-wrap-box.h"

#define WEEK 7

struct _ClinicPrintWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary;
  gboolean week;
  gboolean filling;
  guint generation;
  GPtrArray *visits;      /* (nullable): ClinicVisit, of what shows */
  ClinicSheetPrinter *printer;
  ClinicPages *pages;     /* nullable */

  ClinicDateButton *day_button;
  GtkDropDown *doctor_choice;
  ClinicStatusLine *status;
  GtkBox *previews;
};

G_DEFINE_FINAL_TYPE (ClinicPrintWindow, clinic_print_window, ADW_TYPE_WINDOW)

enum
{
  PROP_WHAT = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

static ClinicDay
get_first (ClinicPrintWindow *self)
{
  ClinicSetup *setup = clinic_diary_get_setup (self->diary);
  ClinicDay day = clinic_date_button_get_day (self->day_button);
  int start = setup->week_start != 0 ? setup->week_start : clinic_format_get_week_start ();

  if (!self->week || day == CLINIC_DAY_NONE)
    return day;
  return day - (clinic_day_get_weekday (day) - start + WEEK) % WEEK;
}

static ClinicSheet *
make_sheet (ClinicPrintWindow *self)
{
  gint64 doctor = clinic_choice_get (self->doctor_choice);

  return self->week ? clinic_print_sheets_make_week (self->diary, self->visits, get_first (self), doctor)
                    : clinic_print_sheets_make_day (self->diary, self->visits, get_first (self), doctor);
}

/* The preview */

static void
clear_pages (ClinicPrintWindow *self)
{
  GtkWidget *child;

  while (self->previews != NULL && (child = gtk_widget_get_first_child (GTK_WIDGET (self->previews))) != NULL)
    gtk_box_remove (self->previews, child);
  g_clear_pointer (&self->pages, clinic_pages_free);
}

static void
show_pages (ClinicPrintWindow *self)
{
  GtkPageSetup *paper = clinic_sheet_printer_get_paper (self->printer);
  double width = gtk_page_setup_get_paper_width (paper, GTK_UNIT_POINTS);
  double height = gtk_page_setup_get_paper_height (paper, GTK_UNIT_POINTS);

  clear_pages (self);
  clinic_sheet_printer_take_sheet (self->printer, make_sheet (self));
  self->pages = clinic_pages_new (clinic_sheet_printer_get_sheet (self->printer), width - 2 * CLINIC_SHEET_MARGIN,
                                  height - 2 * CLINIC_SHEET_MARGIN);
  for (int i = 0; i < clinic_pages_get_n (self->pages); i++)
    gtk_box_append (self->previews, clinic_page_preview_new ((ClinicPageDraw) clinic_pages_draw, self->pages, i,
                                                              clinic_pages_get_n (self->pages), width, height, CLINIC_SHEET_MARGIN));
}

static void
let_print (ClinicPrintWindow *self, gboolean ready)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.print", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.save", ready);
}

typedef struct
{
  ClinicPrintWindow *self;
  guint generation;
} Reading;

static void
range_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (ClinicPrintWindow) self = reading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) visits = clinic_diary_load_range_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (reading->generation != self->generation)
    return;
  if (words != NULL)
    {
      clinic_status_line_say (self->status, CLINIC_TONE_BAD, words);
      return;
    }
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  self->visits = g_steal_pointer (&visits);
  show_pages (self);
  let_print (self, TRUE);
}

static void
load (ClinicPrintWindow *self)
{
  ClinicDay first;
  Reading *reading;

  if (self->diary == NULL || self->filling)
    return;
  self->generation++;
  let_print (self, FALSE);
  first = get_first (self);
  if (first == CLINIC_DAY_NONE)
    return;
  clinic_status_line_say (self->status, CLINIC_TONE_PLAIN, "");
  reading = g_new0 (Reading, 1);
  reading->self = g_object_ref (self);
  reading->generation = self->generation;
  clinic_diary_load_range_async (self->diary, first, first + (self->week ? WEEK : 1), NULL, range_loaded_cb, reading);
}

static void
doctor_changed_cb (ClinicPrintWindow *self)
{
  if (!self->filling && self->visits != NULL)
    show_pages (self);
}

/* Printing */

static void
print_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  clinic_sheet_printer_print (CLINIC_PRINT_WINDOW (widget)->printer, GTK_WINDOW (widget));
}

void
clinic_print_window_save (ClinicPrintWindow *self, GFile *file)
{
  g_return_if_fail (CLINIC_IS_PRINT_WINDOW (self) && G_IS_FILE (file));

  clinic_sheet_printer_save (self->printer, file);
}

static void
save_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicPrintWindow *self = CLINIC_PRINT_WINDOW (widget);
  g_autofree char *day = clinic_day_to_iso (get_first (self));
  /* Translators: names of files; %s is a day, 2026-11-24 */
  g_autofree char *file_name = g_strdup_printf (self->week ? _("Week from %s.pdf") : _("Day List %s.pdf"), day);

  clinic_sheet_printer_ask_save (self->printer, GTK_WINDOW (self), file_name);
}

/* The class */

static void
clinic_print_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_WHAT);

  g_value_set_static_string (value, CLINIC_PRINT_WINDOW (object)->week ? "week" : "day");
}

static void
clinic_print_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ClinicPrintWindow *self = CLINIC_PRINT_WINDOW (object);
  gboolean week = g_strcmp0 (g_value_get_string (value), "week") == 0;

  g_assert (id == PROP_WHAT);

  if (week == self->week)
    return;
  self->week = week;
  load (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
clinic_print_window_dispose (GObject *object)
{
  ClinicPrintWindow *self = CLINIC_PRINT_WINDOW (object);

  self->generation++;
  clear_pages (self);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_object (&self->printer);
  g_clear_object (&self->diary);
  G_OBJECT_CLASS (clinic_print_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/io/github/sittings/Sittings/calendar/clinic-print-window.ui");
  gtk_widget_class_bind_template_child (klass, ClinicPrintWindow, day_button);
  gtk_widget_class_bind_template_child (klass, ClinicPrintWindow, doctor_choice);
  gtk_widget_class_bind_template_child (klass, ClinicPrintWindow, status);
  gtk_widget_class_bind_template_child (klass, ClinicPrintWindow, previews);
  gtk_widget_class_bind_template_callback (klass, load);
  gtk_widget_class_bind_template_callback (klass, doctor_changed_cb);
}

static void
clinic_print_window_class_init (ClinicPrintWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = clinic_print_window_dispose;
  object_class->get_property = clinic_print_window_get_property;
  object_class->set_property = clinic_print_window_set_property;
  props[PROP_WHAT] = g_param_spec_string ("what", NULL, NULL, "day",
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_type_ensure (CLINIC_TYPE_DATE_BUTTON);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  g_type_ensure (CLINIC_TYPE_WRAP_BOX);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "print.print", NULL, print_action_cb);
  gtk_widget_class_install_action (widget_class, "print.save", NULL, save_action_cb);
  gtk_widget_class_install_property_action (widget_class, "print.what", "what");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "print.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "print.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_print_window_init (ClinicPrintWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_choice_keep_name (self->doctor_choice);
  self->printer = clinic_sheet_printer_new (GTK_PAGE_ORIENTATION_LANDSCAPE, self->status);
  let_print (self, FALSE);
}

GtkWidget *
clinic_print_window_new (GtkWindow *parent, ClinicDiary *diary, ClinicDay day, gboolean week)
{
  ClinicPrintWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);
  g_return_val_if_fail (clinic_diary_get_setup (diary) != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_PRINT_WINDOW, "transient-for", parent, NULL);
  self->filling = TRUE;
  self->diary = g_object_ref (diary);
  g_object_set (self, "what", week ? "week" : "day", NULL);
  clinic_date_button_set_today (self->day_button, clinic_diary_get_today (diary));
  clinic_date_button_set_day (self->day_button, day);
  clinic_choice_fill_doctors (self->doctor_choice, clinic_diary_get_setup (diary), _("All doctors"));
  self->filling = FALSE;
  load (self);
  return GTK_WIDGET (self);
}
