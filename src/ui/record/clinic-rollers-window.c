/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/record/clinic-rollers-window.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-diary-rollers.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-typed-text.h"
#include "ui/record/clinic-lot-window.h"
#include "ui/record/clinic-lot-words.h"
#include "ui/record/clinic-roller-box-window.h"

struct _ClinicRollersWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary;
  GtkWidget *fault;
  GtkEditable *lot_entry;
  GtkWidget *nothing;
  GtkWidget *list;
  GPtrArray *stock; /* (nullable): ClinicRollerStock, in step with the list's rows */
};

G_DEFINE_FINAL_TYPE (ClinicRollersWindow, clinic_rollers_window, ADW_TYPE_WINDOW)

static GtkWidget *
make_warning (const char *words)
{
  GtkWidget *line = clinic_status_line_new (CLINIC_TONE_CAUTION, NULL, words);

  gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
  return line;
}

static GtkWidget *
make_row (ClinicRollersWindow *self, const ClinicRollerStock *stock)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = clinic_lot_words_title (stock->lot);
  g_autofree char *words = clinic_lot_words_stock (stock);
  g_autofree char *warning = clinic_lot_words_warning (stock, clinic_diary_get_today (self->diary));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  if (warning != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_warning (warning));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
show_stock (ClinicRollersWindow *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  for (guint i = 0; i < self->stock->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self, self->stock->pdata[i]));
  gtk_widget_set_visible (self->list, self->stock->len > 0);
  gtk_widget_set_visible (self->nothing, self->stock->len == 0);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicRollersWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stock = clinic_diary_load_roller_stock_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (self->diary == NULL)
    return;
  clinic_status_line_set_text (CLINIC_STATUS_LINE (self->fault), words);
  gtk_widget_set_visible (self->fault, words != NULL);
  if (stock == NULL)
    return;
  g_clear_pointer (&self->stock, g_ptr_array_unref);
  self->stock = g_steal_pointer (&stock);
  show_stock (self);
}

static void
load (ClinicRollersWindow *self)
{
  clinic_diary_load_roller_stock_async (self->diary, NULL, loaded_cb, g_object_ref (self));
}

static void
changed_cb (ClinicRollersWindow *self, ClinicChange *change)
{
  if (self->diary != NULL &&
      (clinic_change_has (change, CLINIC_KIND_ROLLER_LOT) || clinic_change_has (change, CLINIC_KIND_ROLLER) ||
       clinic_change_has (change, CLINIC_KIND_ROLLER_USE)))
    load (self);
}

static void
add_cb (ClinicRollersWindow *self)
{
  gtk_window_present (GTK_WINDOW (clinic_roller_box_window_new (GTK_WINDOW (self), self->diary)));
}

static void
show_lot (ClinicRollersWindow *self, const char *lot)
{
  gtk_window_present (GTK_WINDOW (clinic_lot_window_new (GTK_WINDOW (self), self->diary, lot)));
}

static void
lot_asked_cb (ClinicRollersWindow *self)
{
  g_autofree char *lot = clinic_typed_text_dup (self->lot_entry);

  if (*lot != '\0')
    show_lot (self, lot);
}

static void
row_activated_cb (ClinicRollersWindow *self, GtkListBoxRow *row)
{
  guint index = gtk_list_box_row_get_index (row);

  if (self->stock != NULL && index < self->stock->len)
    show_lot (self, ((ClinicRollerStock *) self->stock->pdata[index])->lot->lot);
}

static void
clinic_rollers_window_dispose (GObject *object)
{
  ClinicRollersWindow *self = CLINIC_ROLLERS_WINDOW (object);

  g_clear_object (&self->diary);
  g_clear_pointer (&self->stock, g_ptr_array_unref);
  G_OBJECT_CLASS (clinic_rollers_window_parent_class)->dispose (object);
}

static void
clinic_rollers_window_class_init (ClinicRollersWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_rollers_window_dispose;
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/record/clinic-rollers-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicRollersWindow, fault);
  gtk_widget_class_bind_template_child (widget_class, ClinicRollersWindow, lot_entry);
  gtk_widget_class_bind_template_child (widget_class, ClinicRollersWindow, nothing);
  gtk_widget_class_bind_template_child (widget_class, ClinicRollersWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, lot_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_rollers_window_init (ClinicRollersWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
clinic_rollers_window_new (GtkWindow *parent, ClinicDiary *diary)
{
  ClinicRollersWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  self = g_object_new (CLINIC_TYPE_ROLLERS_WINDOW, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  g_signal_connect_object (diary, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
