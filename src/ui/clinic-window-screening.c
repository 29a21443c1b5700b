/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/clinic-window-private.h"

#include <glib/gi18n.h>

#include "ui/screening/clinic-consent-window.h"
#include "ui/screening/clinic-screening-window.h"
#include "ui/screening/clinic-signed-window.h"

static void
show_screening (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);

  if (self->diary != NULL && clinic_diary_get_setup (self->diary) != NULL)
    gtk_window_present (
      GTK_WINDOW (clinic_screening_window_new (GTK_WINDOW (self), self->diary, g_variant_get_int64 (parameter))));
}

/* What was signed is shown; what is missing is asked for. */
static void
consent_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  ClinicConsentPage *page = clinic_diary_load_consent_finish (CLINIC_DIARY (source), result, &error);
  GtkWindow *parent = GTK_WINDOW (self);
  g_autofree char *words = page == NULL ? clinic_words_for_error (error) : NULL;

  if (page != NULL && page->last != NULL)
    gtk_window_present (GTK_WINDOW (clinic_signed_window_new (parent, CLINIC_DIARY (source), page)));
  else if (page != NULL && page->text != NULL)
    gtk_window_present (GTK_WINDOW (clinic_consent_window_new (parent, CLINIC_DIARY (source), page)));
  else
    {
      clinic_toast_bin_say (self->toasts, words != NULL ? words : _("The clinic’s protocol has no consent text."), NULL,
                            NULL);
      clinic_consent_page_free (page);
    }
}

static void
show_consent (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);

  if (self->diary != NULL && clinic_diary_get_setup (self->diary) != NULL)
    clinic_diary_load_consent_async (self->diary, g_variant_get_int64 (parameter), NULL, consent_loaded_cb, g_object_ref (self));
}

void
clinic_window_screening_class_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-screening", "x", show_screening);
  gtk_widget_class_install_action (widget_class, "win.show-consent", "x", show_consent);
}
