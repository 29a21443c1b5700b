/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/record/clinic-roller-box-window.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-diary-rollers.h"
#include "ui/parts/clinic-number-entry.h"
#include "ui/parts/clinic-typed-text.h"

struct _ClinicRollerBoxWindow
{
  ClinicFormWindow parent_instance;

  ClinicDiary *diary;

  GtkEditable *product_row;
  GtkEditable *lot_row;
  GtkEditable *needle_row;
  GtkEditable *expiry_row;
  GtkEditable *numbers_row;
  GtkSpinButton *count_spin;
  AdwActionRow *count_row;
};

G_DEFINE_FINAL_TYPE (ClinicRollerBoxWindow, clinic_roller_box_window, CLINIC_TYPE_FORM_WINDOW)

/* The number of pieces is asked only where no numbers are typed; what they make is said beside it. */
static void
numbers_cb (ClinicRollerBoxWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) numbers = clinic_roller_expand_numbers (gtk_editable_get_text (self->numbers_row), &error);
  guint n = numbers != NULL ? g_strv_length (numbers) : 0;
  g_autofree char *words = n > 0 ? g_strdup_printf (ngettext ("%u piece", "%u pieces", n), n) : NULL;

  clinic_form_window_say_fault (CLINIC_FORM_WINDOW (self), error != NULL ? error->message : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->count_spin), numbers != NULL && n == 0);
  adw_action_row_set_subtitle (self->count_row, words != NULL ? words : _("Each gets a number of the program’s own. Write it on the pack."));
}

static gboolean
read_lot (ClinicRollerBoxWindow *self, ClinicRollerLot *lot)
{
  clinic_typed_text_take (self->product_row, &lot->product);
  clinic_typed_text_take (self->lot_row, &lot->lot);
  clinic_roller_parse_expiry (gtk_editable_get_text (self->expiry_row), &lot->expiry);
  return clinic_number_entry_read (self->needle_row, &lot->needle);
}

static gboolean
clinic_roller_box_window_save (ClinicFormWindow *window)
{
  ClinicRollerBoxWindow *self = CLINIC_ROLLER_BOX_WINDOW (window);
  g_autoptr (ClinicRollerLot) lot = clinic_roller_lot_new ();
  g_autofree char *words = NULL;

  if (!read_lot (self, lot))
    words = g_strdup (_("Write the needle length in mm, such as 1.5."));
  else
    words = clinic_roller_lot_find_fault (lot, clinic_diary_get_today (self->diary));
  clinic_form_window_say_fault (window, words);
  if (words != NULL)
    return FALSE;
  clinic_diary_add_rollers_async (self->diary, lot, gtk_editable_get_text (self->numbers_row),
                                  gtk_spin_button_get_value_as_int (self->count_spin), NULL, clinic_form_window_written_cb,
                                  g_object_ref (self));
  return TRUE;
}

static void
clinic_roller_box_window_dispose (GObject *object)
{
  g_clear_object (&CLINIC_ROLLER_BOX_WINDOW (object)->diary);
  G_OBJECT_CLASS (clinic_roller_box_window_parent_class)->dispose (object);
}

static void
clinic_roller_box_window_class_init (ClinicRollerBoxWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_roller_box_window_dispose;
  CLINIC_FORM_WINDOW_CLASS (klass)->save = clinic_roller_box_window_save;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/record/clinic-roller-box-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicRollerBoxWindow, product_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicRollerBoxWindow, lot_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicRollerBoxWindow, needle_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicRollerBoxWindow, expiry_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicRollerBoxWindow, numbers_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicRollerBoxWindow, count_spin);
  gtk_widget_class_bind_template_child (widget_class, ClinicRollerBoxWindow, count_row);
  gtk_widget_class_bind_template_callback (widget_class, numbers_cb);
}

static void
clinic_roller_box_window_init (ClinicRollerBoxWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_form_window_set_verb (CLINIC_FORM_WINDOW (self), _("_Add"));
  numbers_cb (self);
}

GtkWidget *
clinic_roller_box_window_new (GtkWindow *parent, ClinicDiary *diary)
{
  ClinicRollerBoxWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  self = g_object_new (CLINIC_TYPE_ROLLER_BOX_WINDOW, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  return GTK_WIDGET (self);
}
