/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-form-window.h"

#include "model/clinic-diary.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-stay-open.h"

typedef struct
{
  AdwBin *form;
  ClinicStatusLine *fault;
  GtkButton *save_button;
  GtkButton *away_button;
} ClinicFormWindowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ClinicFormWindow, clinic_form_window, ADW_TYPE_WINDOW)

enum
{
  PROP_FORM = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

static ClinicFormWindowPrivate *
get_private (ClinicFormWindow *self)
{
  return clinic_form_window_get_instance_private (self);
}

static void
let_write (ClinicFormWindow *self, gboolean ready)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.take-away", ready);
  if (ready)
    clinic_stay_open_end (GTK_WINDOW (self));
  else
    clinic_stay_open_begin (GTK_WINDOW (self));
}

void
clinic_form_window_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicFormWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = NULL;

  /* the window before it may have gone, and taken it along */
  if (get_private (self)->fault == NULL)
    return;
  let_write (self, TRUE);
  if (change != NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  words = clinic_words_for_error (error);
  clinic_form_window_say_fault (self, words);
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicFormWindow *self = CLINIC_FORM_WINDOW (widget);

  if (CLINIC_FORM_WINDOW_GET_CLASS (self)->save (self))
    let_write (self, FALSE);
}

static void
take_away (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicFormWindow *self = CLINIC_FORM_WINDOW (widget);

  if (CLINIC_FORM_WINDOW_GET_CLASS (self)->take_away (self))
    let_write (self, FALSE);
}

static void
clinic_form_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_FORM);

  g_value_set_object (value, adw_bin_get_child (get_private (CLINIC_FORM_WINDOW (object))->form));
}

static void
clinic_form_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_FORM);

  clinic_form_window_set_form (CLINIC_FORM_WINDOW (object), g_value_get_object (value));
}

static void
clinic_form_window_class_init (ClinicFormWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = clinic_form_window_get_property;
  object_class->set_property = clinic_form_window_set_property;
  props[PROP_FORM] = g_param_spec_object ("form", NULL, NULL, GTK_TYPE_WIDGET,
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/parts/clinic-form-window.ui");
  gtk_widget_class_bind_template_child_private (widget_class, ClinicFormWindow, form);
  gtk_widget_class_bind_template_child_private (widget_class, ClinicFormWindow, fault);
  gtk_widget_class_bind_template_child_private (widget_class, ClinicFormWindow, save_button);
  gtk_widget_class_bind_template_child_private (widget_class, ClinicFormWindow, away_button);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "form.take-away", NULL, take_away);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_form_window_init (ClinicFormWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
clinic_form_window_set_form (ClinicFormWindow *self, GtkWidget *form)
{
  g_return_if_fail (CLINIC_IS_FORM_WINDOW (self));

  if (adw_bin_get_child (get_private (self)->form) == form)
    return;
  adw_bin_set_child (get_private (self)->form, form);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FORM]);
}

void
clinic_form_window_offer_taking_away (ClinicFormWindow *self, const char *label)
{
  g_return_if_fail (CLINIC_IS_FORM_WINDOW (self));

  gtk_button_set_label (get_private (self)->away_button, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (get_private (self)->away_button), label != NULL);
}

void
clinic_form_window_set_verb (ClinicFormWindow *self, const char *label)
{
  g_return_if_fail (CLINIC_IS_FORM_WINDOW (self) && label != NULL);

  gtk_button_set_label (get_private (self)->save_button, label);
}

void
clinic_form_window_say_fault (ClinicFormWindow *self, const char *words)
{
  g_return_if_fail (CLINIC_IS_FORM_WINDOW (self));

  clinic_status_line_say (get_private (self)->fault, CLINIC_TONE_BAD, words);
}
