/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/follow-ups/clinic-prescription-window.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-diary-discharge.h"
#include "ui/parts/clinic-choice.h"
#include "ui/parts/clinic-date-button.h"

/* In the order of the choice. */
static const char *const items[] = { CLINIC_PRESCRIPTION_OTHER, CLINIC_PRESCRIPTION_STEROID, "moisturiser", "sun" };

struct _ClinicPrescriptionWindow
{
  ClinicFormWindow parent_instance;

  ClinicDiary *diary;
  ClinicPrescription *prescription;
  ClinicDay session_day;

  GtkDropDown *item;
  GtkEntry *name;
  GtkWidget *until_row;
  GtkBox *until_box;
  GtkWidget *paused_row;
  GtkBox *paused_box;
  GtkWidget *resumed_row;
  GtkBox *resumed_box;
  ClinicDateButton *until;
  ClinicDateButton *paused;
  ClinicDateButton *resumed;
};

G_DEFINE_FINAL_TYPE (ClinicPrescriptionWindow, clinic_prescription_window, CLINIC_TYPE_FORM_WINDOW)

static const char *
get_item (ClinicPrescriptionWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->item);

  return items[selected < G_N_ELEMENTS (items) ? selected : 0];
}

/* A cream that is used while healing has a last day; another is paused and taken up again. */
static void
item_cb (ClinicPrescriptionWindow *self)
{
  gboolean other = g_str_equal (get_item (self), CLINIC_PRESCRIPTION_OTHER);

  gtk_widget_set_visible (self->until_row, !other);
  gtk_widget_set_visible (self->paused_row, other);
  gtk_widget_set_visible (self->resumed_row, other);
}

static void
take_form (ClinicPrescriptionWindow *self)
{
  ClinicPrescription *prescription = self->prescription;
  gboolean other = g_str_equal (get_item (self), CLINIC_PRESCRIPTION_OTHER);

  g_free (prescription->item);
  prescription->item = g_strdup (get_item (self));
  g_free (prescription->name);
  prescription->name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  prescription->until_day = other ? CLINIC_DAY_NONE : clinic_date_button_get_day (self->until);
  prescription->paused = other ? clinic_date_button_get_day (self->paused) : CLINIC_DAY_NONE;
  prescription->resumed = other ? clinic_date_button_get_day (self->resumed) : CLINIC_DAY_NONE;
}

static gboolean
clinic_prescription_window_save (ClinicFormWindow *window)
{
  ClinicPrescriptionWindow *self = CLINIC_PRESCRIPTION_WINDOW (window);

  if (!clinic_date_button_commit (self->until) || !clinic_date_button_commit (self->paused) ||
      !clinic_date_button_commit (self->resumed))
    return FALSE;
  take_form (self);
  clinic_diary_save_prescription_async (self->diary, self->prescription, NULL, clinic_form_window_written_cb,
                                        g_object_ref (self));
  return TRUE;
}

static gboolean
clinic_prescription_window_take_away (ClinicFormWindow *window)
{
  ClinicPrescriptionWindow *self = CLINIC_PRESCRIPTION_WINDOW (window);

  clinic_diary_remove_prescription_async (self->diary, self->prescription->id, NULL, clinic_form_window_written_cb,
                                          g_object_ref (self));
  return TRUE;
}

static void
clinic_prescription_window_dispose (GObject *object)
{
  ClinicPrescriptionWindow *self = CLINIC_PRESCRIPTION_WINDOW (object);

  g_clear_object (&self->diary);
  g_clear_pointer (&self->prescription, clinic_prescription_free);
  G_OBJECT_CLASS (clinic_prescription_window_parent_class)->dispose (object);
}

static void
clinic_prescription_window_class_init (ClinicPrescriptionWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  ClinicFormWindowClass *form_class = CLINIC_FORM_WINDOW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_prescription_window_dispose;
  form_class->save = clinic_prescription_window_save;
  form_class->take_away = clinic_prescription_window_take_away;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/follow-ups/clinic-prescription-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicPrescriptionWindow, item);
  gtk_widget_class_bind_template_child (widget_class, ClinicPrescriptionWindow, name);
  gtk_widget_class_bind_template_child (widget_class, ClinicPrescriptionWindow, until_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicPrescriptionWindow, until_box);
  gtk_widget_class_bind_template_child (widget_class, ClinicPrescriptionWindow, paused_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicPrescriptionWindow, paused_box);
  gtk_widget_class_bind_template_child (widget_class, ClinicPrescriptionWindow, resumed_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicPrescriptionWindow, resumed_box);
  gtk_widget_class_bind_template_callback (widget_class, item_cb);
}

static ClinicDateButton *
add_date (GtkBox *box, const char *title)
{
  GtkWidget *button = clinic_date_button_new (title);

  gtk_widget_set_hexpand (button, TRUE);
  gtk_box_append (box, button);
  return CLINIC_DATE_BUTTON (button);
}

static void
clinic_prescription_window_init (ClinicPrescriptionWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_choice_keep_name (self->item);
  self->until = add_date (self->until_box, _("Last Day"));
  self->paused = add_date (self->paused_box, _("Paused On"));
  self->resumed = add_date (self->resumed_box, _("Taken Up Again On"));
}

static void
show_form (ClinicPrescriptionWindow *self, ClinicDay today)
{
  const ClinicPrescription *prescription = self->prescription;
  ClinicDateButton *const dates[] = { self->until, self->paused, self->resumed };
  const ClinicDay days[] = { prescription->until_day, prescription->paused, prescription->resumed };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    if (g_str_equal (prescription->item, items[i]))
      gtk_drop_down_set_selected (self->item, i);
  gtk_editable_set_text (GTK_EDITABLE (self->name), prescription->name);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      clinic_date_button_set_today (dates[i], today);
      clinic_date_button_set_day (dates[i], days[i]);
    }
  clinic_date_button_set_limits (self->until, self->session_day, CLINIC_DAY_NONE);
  clinic_form_window_offer_taking_away (CLINIC_FORM_WINDOW (self), prescription->id != 0 ? _("_Remove") : NULL);
  item_cb (self);
}

GtkWidget *
clinic_prescription_window_new (ClinicDiary *diary, const ClinicHealing *healing, const ClinicPrescription *prescription)
{
  ClinicPrescriptionWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && healing != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_PRESCRIPTION_WINDOW, "title",
                       prescription != NULL ? _("Prescribed Cream") : _("Add a Prescribed Cream"), NULL);
  self->diary = g_object_ref (diary);
  self->session_day = healing->session_day;
  self->prescription = prescription != NULL ? clinic_prescription_copy (prescription) : clinic_prescription_new ();
  if (prescription == NULL)
    self->prescription->paused = healing->session_day;
  self->prescription->session = healing->session;
  show_form (self, clinic_diary_get_today (diary));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  return GTK_WIDGET (self);
}
