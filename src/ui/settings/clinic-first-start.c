/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/settings/clinic-first-start.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-shrink-bin.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/settings/clinic-setup-form.h"

struct _ClinicFirstStart
{
  AdwApplicationWindow parent_instance;

  ClinicShrinkBin *shrink_bin;
  GtkImage *logo;
  ClinicSetupForm *form;
  ClinicStatusLine *status;
  GtkBox *buttons;
  GtkWidget *open_button;
};

G_DEFINE_FINAL_TYPE (ClinicFirstStart, clinic_first_start, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  SIGNAL_OPEN_CLINIC,
  SIGNAL_LOOK_AROUND,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
show_state (ClinicFirstStart *self)
{
  g_autofree char *missing = clinic_setup_form_check (self->form);

  clinic_status_line_set_tone (self->status, CLINIC_TONE_PLAIN);
  clinic_status_line_set_text (self->status, missing ? missing : _("All of this can be changed later."));
  gtk_widget_set_sensitive (self->open_button, missing == NULL);
}

static void
edited_cb (ClinicFirstStart *self)
{
  g_assert (CLINIC_IS_FIRST_START (self));

  show_state (self);
}

static void
open_cb (ClinicFirstStart *self)
{
  g_autoptr (ClinicSetup) setup = clinic_setup_form_save (self->form);

  gtk_widget_set_sensitive (self->open_button, FALSE); /* once is enough */
  g_signal_emit (self, signals[SIGNAL_OPEN_CLINIC], 0, setup);
}

static void
look_around_cb (ClinicFirstStart *self)
{
  g_signal_emit (self, signals[SIGNAL_LOOK_AROUND], 0);
}

static void
narrow_cb (ClinicFirstStart *self)
{
  gboolean narrow = clinic_shrink_bin_get_narrow (self->shrink_bin);

  g_object_set (self->form, "narrow", narrow, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->buttons),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static ClinicSetup *
make_proposal (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GTimeZone) known = g_time_zone_new_identifier (g_time_zone_get_identifier (zone));
  ClinicSetup *setup = clinic_setup_new ();

  if (known != NULL && strchr (g_time_zone_get_identifier (zone), '/') != NULL)
    {
      g_free (setup->zone);
      setup->zone = g_strdup (g_time_zone_get_identifier (zone));
    }
  clinic_setup_add_staff (setup, 0, "", CLINIC_ROLE_DOCTOR, TRUE);
  for (int i = 0; i < 3; i++)
    clinic_setup_add_bed (setup, 0, "", TRUE);
  for (int day = 1; day <= 5; day++)
    clinic_setup_add_opening (setup, day, 8 * 60, 17 * 60);
  return setup;
}

static void
clinic_first_start_class_init (ClinicFirstStartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[SIGNAL_OPEN_CLINIC] = g_signal_new ("open-clinic", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                              CLINIC_TYPE_SETUP);
  signals[SIGNAL_LOOK_AROUND] = g_signal_new ("look-around", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (CLINIC_TYPE_SETUP_FORM);
  g_type_ensure (CLINIC_TYPE_SHRINK_BIN);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/settings/clinic-first-start.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicFirstStart, shrink_bin);
  gtk_widget_class_bind_template_child (widget_class, ClinicFirstStart, logo);
  gtk_widget_class_bind_template_child (widget_class, ClinicFirstStart, form);
  gtk_widget_class_bind_template_child (widget_class, ClinicFirstStart, status);
  gtk_widget_class_bind_template_child (widget_class, ClinicFirstStart, buttons);
  gtk_widget_class_bind_template_child (widget_class, ClinicFirstStart, open_button);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_around_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_first_start_init (ClinicFirstStart *self)
{
  g_autoptr (ClinicSetup) proposal = make_proposal ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_image_set_from_icon_name (self->logo, APPLICATION_ID);
  clinic_setup_form_load (self->form, proposal);
  show_state (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

GtkWidget *
clinic_first_start_new (GtkApplication *application)
{
  return g_object_new (CLINIC_TYPE_FIRST_START, "application", application, NULL);
}

void
clinic_first_start_set_fault (ClinicFirstStart *self, const char *sentence)
{
  g_return_if_fail (CLINIC_IS_FIRST_START (self));

  show_state (self);
  if (sentence == NULL)
    return;
  clinic_status_line_set_tone (self->status, CLINIC_TONE_BAD);
  clinic_status_line_set_text (self->status, sentence);
}
