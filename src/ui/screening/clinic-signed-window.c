/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/screening/clinic-signed-window.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "ui/parts/clinic-screening-words.h"
#include "ui/parts/clinic-sheet-printer.h"
#include "ui/parts/clinic-stay-open.h"
#include "ui/parts/clinic-typed-text.h"
#include "ui/screening/clinic-consent-sheet.h"
#include "ui/screening/clinic-consent-window.h"
#include "ui/screening/clinic-signature-pad.h"

struct _ClinicSignedWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary;
  ClinicConsentPage *page; /* nullable: handed on to the window that signs */
  ClinicSheetPrinter *printer;
  char *file_name;

  GtkLabel *subject;
  ClinicStatusLine *status;
  GtkWidget *sign_button;
  GtkLabel *text;
  ClinicSignaturePad *pad;
  GtkLabel *facts;
  GtkWidget *withdraw_group;
  GtkEditable *reason_row;
};

G_DEFINE_FINAL_TYPE (ClinicSignedWindow, clinic_signed_window, ADW_TYPE_WINDOW)

/* Actions */

static void
withdrawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicSignedWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (self->diary == NULL)
    return;
  clinic_stay_open_end (GTK_WINDOW (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "consent.withdraw", TRUE);
  if (change != NULL)
    gtk_window_destroy (GTK_WINDOW (self));
  else
    clinic_status_line_say (self->status, CLINIC_TONE_BAD, words);
}

static void
withdraw (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicSignedWindow *self = CLINIC_SIGNED_WINDOW (widget);
  g_autofree char *reason = clinic_typed_text_dup (self->reason_row);

  gtk_widget_action_set_enabled (widget, "consent.withdraw", FALSE);
  clinic_stay_open_begin (GTK_WINDOW (self));
  clinic_diary_withdraw_consent_async (self->diary, self->page->last->id, reason, NULL, withdrawn_cb, g_object_ref (self));
}

static void
sign (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicSignedWindow *self = CLINIC_SIGNED_WINDOW (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  GtkWidget *window = clinic_consent_window_new (parent, self->diary, g_steal_pointer (&self->page));

  gtk_window_present (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  clinic_sheet_printer_print (CLINIC_SIGNED_WINDOW (widget)->printer, GTK_WINDOW (widget));
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicSignedWindow *self = CLINIC_SIGNED_WINDOW (widget);

  clinic_sheet_printer_ask_save (self->printer, GTK_WINDOW (self), self->file_name);
}

void
clinic_signed_window_save (ClinicSignedWindow *self, GFile *file)
{
  g_return_if_fail (CLINIC_IS_SIGNED_WINDOW (self));

  clinic_sheet_printer_save (self->printer, file);
}

/* The class */

static void
clinic_signed_window_dispose (GObject *object)
{
  ClinicSignedWindow *self = CLINIC_SIGNED_WINDOW (object);

  g_clear_object (&self->diary);
  g_clear_object (&self->printer);
  g_clear_pointer (&self->page, clinic_consent_page_free);
  g_clear_pointer (&self->file_name, g_free);
  G_OBJECT_CLASS (clinic_signed_window_parent_class)->dispose (object);
}

static void
clinic_signed_window_class_init (ClinicSignedWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_signed_window_dispose;
  g_type_ensure (CLINIC_TYPE_SIGNATURE_PAD);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/screening/clinic-signed-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicSignedWindow, subject);
  gtk_widget_class_bind_template_child (widget_class, ClinicSignedWindow, status);
  gtk_widget_class_bind_template_child (widget_class, ClinicSignedWindow, sign_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicSignedWindow, text);
  gtk_widget_class_bind_template_child (widget_class, ClinicSignedWindow, pad);
  gtk_widget_class_bind_template_child (widget_class, ClinicSignedWindow, facts);
  gtk_widget_class_bind_template_child (widget_class, ClinicSignedWindow, withdraw_group);
  gtk_widget_class_bind_template_child (widget_class, ClinicSignedWindow, reason_row);
  gtk_widget_class_install_action (widget_class, "consent.withdraw", NULL, withdraw);
  gtk_widget_class_install_action (widget_class, "consent.sign", NULL, sign);
  gtk_widget_class_install_action (widget_class, "consent.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "consent.save", NULL, save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "consent.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "consent.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_signed_window_init (ClinicSignedWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->printer = clinic_sheet_printer_new (GTK_PAGE_ORIENTATION_PORTRAIT, self->status);
}

static void
show_state (ClinicSignedWindow *self)
{
  gboolean withdrawn = self->page->state == CLINIC_CONSENT_WITHDRAWN;
  gboolean again = self->page->text != NULL && self->page->state != CLINIC_CONSENT_VALID;
  ClinicTone tone;
  g_autofree char *words =
    clinic_screening_words_say_consent (self->page->state, self->page->last, clinic_diary_get_zone (self->diary), &tone);

  clinic_status_line_say (self->status, tone, words);
  gtk_widget_set_visible (self->sign_button, again);
  gtk_widget_set_visible (self->withdraw_group, !withdrawn);
}

static void
fill (ClinicSignedWindow *self)
{
  const ClinicConsent *consent = self->page->last;
  const ClinicVisit *visit = self->page->visit;
  g_autofree char *name = clinic_phrase_isolate (visit->patient_name);
  g_autofree char *area = clinic_phrase_isolate (visit->area);
  g_autofree char *subject = g_strdup_printf ("%s · %s", name, area);
  g_autofree char *facts = clinic_consent_sheet_say_facts (self->diary, consent);
  ClinicSignature *signature = *consent->strokes != '\0' ? clinic_signature_from_string (consent->strokes) : NULL;

  gtk_label_set_label (self->subject, subject);
  gtk_label_set_text (self->text, consent->text);
  gtk_label_set_text (self->facts, facts);
  gtk_widget_set_visible (GTK_WIDGET (self->pad), signature != NULL);
  if (signature != NULL)
    clinic_signature_pad_show (self->pad, signature);
  /* Translators: a file's name; %s is a patient */
  self->file_name = g_strdelimit (g_strdup_printf (_("Consent of %s.pdf"), visit->patient_name), "/", '-');
  clinic_sheet_printer_take_sheet (self->printer, clinic_consent_sheet_make (self->diary, consent, visit->patient_name));
  show_state (self);
}

GtkWidget *
clinic_signed_window_new (GtkWindow *parent, ClinicDiary *diary, ClinicConsentPage *page)
{
  ClinicSignedWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);
  g_return_val_if_fail (page != NULL && page->last != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_SIGNED_WINDOW, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  self->page = page;
  fill (self);
  return GTK_WIDGET (self);
}
