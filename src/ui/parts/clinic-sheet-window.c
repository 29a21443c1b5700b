/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-sheet-window.h"

#include "ui/parts/clinic-page-preview.h"
#include "ui/parts/clinic-sheet-printer.h"

struct _ClinicSheetWindow
{
  AdwWindow parent_instance;

  char *file_name;
  ClinicSheetPrinter *printer;
  ClinicPages *pages; /* nullable */

  AdwBin *tools;
  ClinicStatusLine *status;
  GtkBox *previews;
};

G_DEFINE_FINAL_TYPE (ClinicSheetWindow, clinic_sheet_window, ADW_TYPE_WINDOW)

static void
clear_pages (ClinicSheetWindow *self)
{
  GtkWidget *child;

  while (self->previews != NULL && (child = gtk_widget_get_first_child (GTK_WIDGET (self->previews))) != NULL)
    gtk_box_remove (self->previews, child);
  g_clear_pointer (&self->pages, clinic_pages_free);
}

static void
show_pages (ClinicSheetWindow *self)
{
  GtkPageSetup *paper = clinic_sheet_printer_get_paper (self->printer);
  double width = gtk_page_setup_get_paper_width (paper, GTK_UNIT_POINTS);
  double height = gtk_page_setup_get_paper_height (paper, GTK_UNIT_POINTS);
  int n;

  self->pages = clinic_pages_new (clinic_sheet_printer_get_sheet (self->printer), width - 2 * CLINIC_SHEET_MARGIN,
                                  height - 2 * CLINIC_SHEET_MARGIN);
  n = clinic_pages_get_n (self->pages);
  for (int i = 0; i < n; i++)
    gtk_box_append (self->previews, clinic_page_preview_new ((ClinicPageDraw) clinic_pages_draw, self->pages, i, n, width, height,
                                                              CLINIC_SHEET_MARGIN));
}

void
clinic_sheet_window_take_sheet (ClinicSheetWindow *self, ClinicSheet *sheet)
{
  g_return_if_fail (CLINIC_IS_SHEET_WINDOW (self));

  clear_pages (self);
  clinic_sheet_printer_take_sheet (self->printer, sheet);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.print", sheet != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.save", sheet != NULL);
  if (sheet != NULL)
    show_pages (self);
}

void
clinic_sheet_window_set_tools (ClinicSheetWindow *self, GtkWidget *tools)
{
  g_return_if_fail (CLINIC_IS_SHEET_WINDOW (self));

  adw_bin_set_child (self->tools, tools);
}

ClinicStatusLine *
clinic_sheet_window_get_status (ClinicSheetWindow *self)
{
  g_return_val_if_fail (CLINIC_IS_SHEET_WINDOW (self), NULL);

  return self->status;
}

static void
print_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  clinic_sheet_printer_print (CLINIC_SHEET_WINDOW (widget)->printer, GTK_WINDOW (widget));
}

static void
save_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicSheetWindow *self = CLINIC_SHEET_WINDOW (widget);

  clinic_sheet_printer_ask_save (self->printer, GTK_WINDOW (self), self->file_name);
}

void
clinic_sheet_window_save (ClinicSheetWindow *self, GFile *file)
{
  g_return_if_fail (CLINIC_IS_SHEET_WINDOW (self) && G_IS_FILE (file));

  clinic_sheet_printer_save (self->printer, file);
}

static void
clinic_sheet_window_dispose (GObject *object)
{
  ClinicSheetWindow *self = CLINIC_SHEET_WINDOW (object);

  clear_pages (self);
  g_clear_object (&self->printer);
  g_clear_pointer (&self->file_name, g_free);
  G_OBJECT_CLASS (clinic_sheet_window_parent_class)->dispose (object);
}

static void
clinic_sheet_window_class_init (ClinicSheetWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_sheet_window_dispose;
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/parts/clinic-sheet-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicSheetWindow, tools);
  gtk_widget_class_bind_template_child (widget_class, ClinicSheetWindow, status);
  gtk_widget_class_bind_template_child (widget_class, ClinicSheetWindow, previews);
  gtk_widget_class_install_action (widget_class, "sheet.print", NULL, print_action_cb);
  gtk_widget_class_install_action (widget_class, "sheet.save", NULL, save_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "sheet.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "sheet.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_sheet_window_init (ClinicSheetWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->printer = clinic_sheet_printer_new (GTK_PAGE_ORIENTATION_PORTRAIT, self->status);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.save", FALSE);
}

GtkWidget *
clinic_sheet_window_new (GtkWindow *parent, const char *title, const char *file_name)
{
  ClinicSheetWindow *self;

  g_return_val_if_fail (title != NULL && file_name != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_SHEET_WINDOW, "transient-for", parent, "title", title, NULL);
  self->file_name = g_strdelimit (g_strdup (file_name), "/", '-');
  return GTK_WIDGET (self);
}
