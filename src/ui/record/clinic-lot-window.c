/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/record/clinic-lot-window.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "model/clinic-diary-rollers.h"
#include "ui/parts/clinic-sheet-printer.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-stay-open.h"
#include "ui/record/clinic-lot-words.h"

struct _ClinicLotWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary;
  char *lot;
  ClinicSheetPrinter *printer;
  GPtrArray *uses;       /* (nullable): ClinicRollerUse, in step with the list's rows */
  GPtrArray *stock_rows; /* in the group */

  ClinicStatusLine *status;
  AdwPreferencesGroup *stock_group;
  GtkWidget *nobody;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (ClinicLotWindow, clinic_lot_window, ADW_TYPE_WINDOW)

static void
say_error (ClinicLotWindow *self, const GError *error)
{
  g_autofree char *words = clinic_words_for_error (error);

  clinic_status_line_say (self->status, CLINIC_TONE_BAD, words);
}

/* Who had it */

static GtkWidget *
make_use_row (ClinicLotWindow *self, const ClinicRollerUse *use)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *day = clinic_format_day (use->roller->used_day, CLINIC_DAY_FORM_FULL);
  g_autofree char *needle = clinic_roller_format_needle (use->roller->lot->needle);
  /* Translators: a day, a roller's number, a needle's length, a doctor */
  g_autofree char *words = g_strdup_printf (_("%s · piece %s · %s · %s"), day, use->roller->number, needle,
                                            clinic_setup_get_staff_name (clinic_diary_get_setup (self->diary), use->doctor));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), use->patient_name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
show_uses (ClinicLotWindow *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->uses->len; i++)
    gtk_list_box_append (self->list, make_use_row (self, self->uses->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->uses->len > 0);
  gtk_widget_set_visible (self->nobody, self->uses->len == 0);
  clinic_sheet_printer_take_sheet (self->printer, clinic_lot_words_make_sheet (self->diary, self->lot, self->uses));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lot.print", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lot.save", TRUE);
}

static void
uses_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicLotWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) uses = clinic_diary_load_lot_uses_finish (CLINIC_DIARY (source), result, &error);

  if (self->diary == NULL)
    return;
  if (uses == NULL)
    {
      say_error (self, error);
      return;
    }
  g_clear_pointer (&self->uses, g_ptr_array_unref);
  self->uses = g_steal_pointer (&uses);
  show_uses (self);
}

static void
close_cb (gpointer window)
{
  g_autoptr (GtkWindow) kept = window;

  gtk_window_close (kept);
}

/* Once the row's click is over: it is not to end with the row gone. */
static void
close_later (GtkWindow *window)
{
  g_idle_add_once (close_cb, g_object_ref (window));
}

static void
row_activated_cb (ClinicLotWindow *self, GtkListBoxRow *row)
{
  guint index = gtk_list_box_row_get_index (row);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  const ClinicRollerUse *use = self->uses->pdata[index];

  for (GtkWindow *above = parent; above != NULL; above = gtk_window_get_transient_for (above))
    gtk_widget_activate_action (GTK_WIDGET (above), "win.show-patient", "x", use->patient);
  /* which takes this one along */
  close_later (parent != NULL && gtk_window_get_transient_for (parent) != NULL ? parent : GTK_WINDOW (self));
}

/* What is left of it */

static void
withdrawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicLotWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);

  if (self->diary == NULL)
    return;
  clinic_stay_open_end (GTK_WINDOW (self));
  if (change == NULL)
    say_error (self, error);
}

static void
switched_cb (GtkSwitch *control, GParamSpec *pspec, ClinicLotWindow *self)
{
  gint64 *lot = g_object_get_data (G_OBJECT (control), "lot");

  clinic_stay_open_begin (GTK_WINDOW (self));
  clinic_diary_withdraw_lot_async (self->diary, *lot, gtk_switch_get_active (control), NULL, withdrawn_cb, g_object_ref (self));
}

static GtkWidget *
make_stock_row (ClinicLotWindow *self, const ClinicRollerStock *stock)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *control = gtk_switch_new ();
  g_autofree char *title = clinic_lot_words_title (stock->lot);
  g_autofree char *words = clinic_lot_words_stock (stock);
  g_autofree char *name = g_strdup_printf (_("Withdrawn: %s"), title);
  GtkWidget *label = gtk_label_new (_("Withdrawn"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_switch_set_active (GTK_SWITCH (control), stock->lot->withdrawn);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (control), "lot", g_memdup2 (&stock->lot->id, sizeof stock->lot->id), g_free);
  g_signal_connect (control, "notify::active", G_CALLBACK (switched_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  return row;
}

static void
show_stock (ClinicLotWindow *self, GPtrArray *stock)
{
  for (guint i = 0; i < self->stock_rows->len; i++)
    adw_preferences_group_remove (self->stock_group, self->stock_rows->pdata[i]);
  g_ptr_array_set_size (self->stock_rows, 0);
  for (guint i = 0; i < stock->len; i++)
    {
      GtkWidget *row = make_stock_row (self, stock->pdata[i]);

      adw_preferences_group_add (self->stock_group, row);
      g_ptr_array_add (self->stock_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->stock_group), self->stock_rows->len > 0);
  if (self->stock_rows->len == 0)
    clinic_status_line_say (self->status, CLINIC_TONE_CAUTION, _("No lot of that name was ever in stock."));
}

static void
stock_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicLotWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stock = clinic_diary_load_lot_stock_finish (CLINIC_DIARY (source), result, &error);

  if (self->diary == NULL)
    return;
  if (stock == NULL)
    say_error (self, error);
  else
    show_stock (self, stock);
}

static void
load (ClinicLotWindow *self)
{
  clinic_diary_load_lot_uses_async (self->diary, self->lot, NULL, uses_loaded_cb, g_object_ref (self));
  clinic_diary_load_lot_stock_async (self->diary, self->lot, NULL, stock_loaded_cb, g_object_ref (self));
}

static void
changed_cb (ClinicLotWindow *self, ClinicChange *change)
{
  if (self->diary != NULL && (clinic_change_has (change, CLINIC_KIND_ROLLER_LOT) || clinic_change_has (change, CLINIC_KIND_ROLLER) ||
                              clinic_change_has (change, CLINIC_KIND_ROLLER_USE)))
    load (self);
}

/* On paper */

static void
print_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  clinic_sheet_printer_print (CLINIC_LOT_WINDOW (widget)->printer, GTK_WINDOW (widget));
}

static void
save_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicLotWindow *self = CLINIC_LOT_WINDOW (widget);
  /* Translators: a file's name; %s is a lot */
  g_autofree char *file_name = g_strdup_printf (_("Lot %s.pdf"), self->lot);

  clinic_sheet_printer_ask_save (self->printer, GTK_WINDOW (self), g_strdelimit (file_name, "/", '-'));
}

void
clinic_lot_window_save (ClinicLotWindow *self, GFile *file)
{
  g_return_if_fail (CLINIC_IS_LOT_WINDOW (self));

  clinic_sheet_printer_save (self->printer, file);
}

/* The class */

static void
clinic_lot_window_dispose (GObject *object)
{
  ClinicLotWindow *self = CLINIC_LOT_WINDOW (object);

  g_clear_object (&self->diary);
  g_clear_object (&self->printer);
  g_clear_pointer (&self->uses, g_ptr_array_unref);
  g_clear_pointer (&self->stock_rows, g_ptr_array_unref);
  g_clear_pointer (&self->lot, g_free);
  G_OBJECT_CLASS (clinic_lot_window_parent_class)->dispose (object);
}

static void
clinic_lot_window_class_init (ClinicLotWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_lot_window_dispose;
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/record/clinic-lot-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicLotWindow, status);
  gtk_widget_class_bind_template_child (widget_class, ClinicLotWindow, stock_group);
  gtk_widget_class_bind_template_child (widget_class, ClinicLotWindow, nobody);
  gtk_widget_class_bind_template_child (widget_class, ClinicLotWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "lot.print", NULL, print_action_cb);
  gtk_widget_class_install_action (widget_class, "lot.save", NULL, save_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "lot.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "lot.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_lot_window_init (ClinicLotWindow *self)
{
  self->stock_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lot.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lot.save", FALSE);
  self->printer = clinic_sheet_printer_new (GTK_PAGE_ORIENTATION_LANDSCAPE, self->status);
}

GtkWidget *
clinic_lot_window_new (GtkWindow *parent, ClinicDiary *diary, const char *lot)
{
  ClinicLotWindow *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && lot != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_LOT_WINDOW, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  self->lot = g_strdup (lot);
  title = g_strdup_printf (_("Lot %s"), lot);
  gtk_window_set_title (GTK_WINDOW (self), title);
  g_signal_connect_object (diary, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
