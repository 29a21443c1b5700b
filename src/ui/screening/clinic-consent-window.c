/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/screening/clinic-consent-window.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "model/clinic-diary-video.h"
#include "print/clinic-ink.h"
#include "ui/parts/clinic-choice.h"
#include "ui/parts/clinic-screening-words.h"
#include "ui/parts/clinic-typed-text.h"
#include "ui/screening/clinic-signature-pad.h"
#include "ui/screening/clinic-video-window.h"

struct _ClinicConsentWindow
{
  ClinicFormWindow parent_instance;

  ClinicDiary *diary;
  ClinicConsentPage *page;
  char *video_hash;  /* (nullable): of the video that this window has shown */
  gint64 video_at;

  GtkLabel *subject;
  ClinicStatusLine *state;
  GtkScrolledWindow *scroller;
  GtkLabel *text;
  AdwActionRow *video_row;
  GtkWidget *play_button;
  GtkSwitch *video_switch;
  GtkSwitch *guardian_switch;
  GtkEditable *signer_row;
  GtkDropDown *witness_choice;
  GtkSwitch *paper_switch;
  GtkWidget *clear_button;
  ClinicSignaturePad *pad;
};

G_DEFINE_FINAL_TYPE (ClinicConsentWindow, clinic_consent_window, CLINIC_TYPE_FORM_WINDOW)

/* A guardian has a name of his own. */
static void
guardian_cb (ClinicConsentWindow *self)
{
  g_autofree char *patient = clinic_patient_dup_name (self->page->patient);
  g_autofree char *typed = clinic_typed_text_dup (self->signer_row);

  if (!gtk_switch_get_active (self->guardian_switch))
    {
      if (*typed == '\0')
        gtk_editable_set_text (self->signer_row, patient);
    }
  else if (g_str_equal (typed, patient))
    gtk_editable_set_text (self->signer_row, "");
}

static void
drawn_cb (ClinicConsentWindow *self)
{
  gtk_widget_set_sensitive (self->clear_button, clinic_signature_get_n_strokes (clinic_signature_pad_get (self->pad)) > 0);
  clinic_form_window_say_fault (CLINIC_FORM_WINDOW (self), NULL);
}

static void
clear_cb (ClinicConsentWindow *self)
{
  clinic_signature_pad_clear (self->pad);
}

/* The video */

static void
video_begun_cb (ClinicConsentWindow *self)
{
  g_autofree char *time = NULL;
  g_autofree char *words = NULL;

  self->video_at = clinic_diary_get_now (self->diary);
  g_free (self->video_hash);
  self->video_hash = clinic_diary_dup_video_hash (self->diary);
  time = clinic_format_time (self->video_at, clinic_diary_get_zone (self->diary));
  /* Translators: the time at which the video began to play */
  words = g_strdup_printf (_("It began at %s"), time);
  adw_action_row_set_subtitle (self->video_row, words);
}

static void
video_ended_cb (ClinicConsentWindow *self)
{
  gtk_switch_set_active (self->video_switch, TRUE);
}

static void
play_cb (ClinicConsentWindow *self)
{
  GtkWidget *window = clinic_video_window_new (GTK_WINDOW (self), self->diary);

  g_signal_connect_object (window, "begun", G_CALLBACK (video_begun_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "ended", G_CALLBACK (video_ended_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
show_video (ClinicConsentWindow *self)
{
  const ClinicSetup *setup = clinic_diary_get_setup (self->diary);
  g_autofree char *name = g_markup_escape_text (setup->video_name, -1);

  gtk_widget_set_visible (self->play_button, *setup->video != '\0');
  adw_action_row_set_subtitle (self->video_row, name);
}

/* Signing */

static void
replace (char **place, char *text)
{
  g_free (*place);
  *place = text;
}

static void
take_signature (ClinicConsentWindow *self, ClinicConsent *consent)
{
  const ClinicSignature *signature = clinic_signature_pad_get (self->pad);
  g_autoptr (GBytes) picture = NULL;

  if (consent->on_paper || !clinic_signature_is_drawn (signature))
    return;
  picture = clinic_ink_to_png (signature);
  replace (&consent->strokes, clinic_signature_to_string (signature));
  replace (&consent->picture, g_base64_encode (g_bytes_get_data (picture, NULL), g_bytes_get_size (picture)));
}

static ClinicConsent *
take (ClinicConsentWindow *self)
{
  ClinicConsent *consent = clinic_consent_new (self->page->visit->session->id);

  consent->number = clinic_protocol_get_consent_number (self->page->protocol);
  replace (&consent->text, g_strdup (self->page->text));
  replace (&consent->language, g_strdup (self->page->patient->language));
  clinic_typed_text_take (self->signer_row, &consent->signer);
  consent->guardian = gtk_switch_get_active (self->guardian_switch);
  consent->witness = clinic_choice_get (self->witness_choice);
  consent->video = gtk_switch_get_active (self->video_switch);
  if (consent->video && self->video_hash != NULL)
    {
      replace (&consent->video_sha256, g_strdup (self->video_hash));
      consent->video_at = self->video_at;
    }
  consent->on_paper = gtk_switch_get_active (self->paper_switch);
  take_signature (self, consent);
  return consent;
}

static gboolean
clinic_consent_window_save (ClinicFormWindow *form)
{
  ClinicConsentWindow *self = CLINIC_CONSENT_WINDOW (form);
  g_autoptr (ClinicConsent) consent = take (self);
  g_autofree char *fault = clinic_consent_find_fault (consent, self->page->minor);

  clinic_form_window_say_fault (form, fault);
  if (fault != NULL)
    return FALSE;
  clinic_diary_sign_consent_async (self->diary, consent, NULL, clinic_form_window_written_cb, g_object_ref (self));
  return TRUE;
}

/* The class */

static void
clinic_consent_window_dispose (GObject *object)
{
  g_clear_object (&CLINIC_CONSENT_WINDOW (object)->diary);
  G_OBJECT_CLASS (clinic_consent_window_parent_class)->dispose (object);
}

static void
clinic_consent_window_finalize (GObject *object)
{
  clinic_consent_page_free (CLINIC_CONSENT_WINDOW (object)->page);
  g_free (CLINIC_CONSENT_WINDOW (object)->video_hash);
  G_OBJECT_CLASS (clinic_consent_window_parent_class)->finalize (object);
}

static void
clinic_consent_window_class_init (ClinicConsentWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_consent_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = clinic_consent_window_finalize;
  CLINIC_FORM_WINDOW_CLASS (klass)->save = clinic_consent_window_save;
  g_type_ensure (CLINIC_TYPE_SIGNATURE_PAD);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/screening/clinic-consent-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicConsentWindow, subject);
  gtk_widget_class_bind_template_child (widget_class, ClinicConsentWindow, state);
  gtk_widget_class_bind_template_child (widget_class, ClinicConsentWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, ClinicConsentWindow, text);
  gtk_widget_class_bind_template_child (widget_class, ClinicConsentWindow, video_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicConsentWindow, play_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicConsentWindow, video_switch);
  gtk_widget_class_bind_template_child (widget_class, ClinicConsentWindow, guardian_switch);
  gtk_widget_class_bind_template_child (widget_class, ClinicConsentWindow, signer_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicConsentWindow, witness_choice);
  gtk_widget_class_bind_template_child (widget_class, ClinicConsentWindow, paper_switch);
  gtk_widget_class_bind_template_child (widget_class, ClinicConsentWindow, clear_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicConsentWindow, pad);
  gtk_widget_class_bind_template_callback (widget_class, guardian_cb);
  gtk_widget_class_bind_template_callback (widget_class, play_cb);
  gtk_widget_class_bind_template_callback (widget_class, drawn_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
clinic_consent_window_init (ClinicConsentWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_choice_keep_name (self->witness_choice);
}

static void
show_state (ClinicConsentWindow *self)
{
  ClinicTone tone;
  g_autofree char *words =
    clinic_screening_words_say_consent (self->page->state, self->page->last, clinic_diary_get_zone (self->diary), &tone);

  clinic_status_line_say (self->state, tone, words);
}

static void
fill (ClinicConsentWindow *self)
{
  const ClinicVisit *visit = self->page->visit;
  g_autofree char *name = clinic_phrase_isolate (visit->patient_name);
  g_autofree char *area = clinic_phrase_isolate (visit->area);
  /* Translators: a patient, the treated area, the number of the text's version */
  g_autofree char *subject = g_strdup_printf (_("%s · %s · version %d of the text"), name, area,
                                              clinic_protocol_get_consent_number (self->page->protocol));

  gtk_label_set_label (self->subject, subject);
  gtk_label_set_text (self->text, self->page->text);
  show_state (self);
  show_video (self);
  clinic_choice_fill_staff (self->witness_choice, clinic_diary_get_setup (self->diary), _("Nobody yet"));
  clinic_choice_set (self->witness_choice, clinic_diary_get_actor (self->diary));
  gtk_editable_set_text (self->signer_row, visit->patient_name);
  gtk_switch_set_active (self->guardian_switch, self->page->minor);
}

GtkWidget *
clinic_consent_window_new (GtkWindow *parent, ClinicDiary *diary, ClinicConsentPage *page)
{
  ClinicConsentWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);
  g_return_val_if_fail (page != NULL && page->text != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_CONSENT_WINDOW, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  self->page = page;
  clinic_form_window_set_verb (CLINIC_FORM_WINDOW (self), _("_Sign"));
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
  return GTK_WIDGET (self);
}
