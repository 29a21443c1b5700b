/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/record/clinic-record-sign-window.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-choice.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-stay-open.h"

struct _ClinicRecordSignWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary;
  gint64 session;
  gint64 version;

  GtkWidget *sign_button;
  ClinicStatusLine *fault;
  GtkDropDown *doctor_choice;
  GtkWidget *reason_group;
  GtkEditable *reason_row;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (ClinicRecordSignWindow, clinic_record_sign_window, ADW_TYPE_WINDOW)

static void
show_fault (ClinicRecordSignWindow *self, const char *words)
{
  clinic_status_line_set_text (self->fault, words);
  gtk_widget_set_visible (GTK_WIDGET (self->fault), words != NULL);
}

static void
signed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicRecordSignWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (self->diary == NULL)
    return;
  clinic_stay_open_end (GTK_WINDOW (self));
  gtk_widget_set_sensitive (self->sign_button, TRUE);
  show_fault (self, words);
  if (change != NULL)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
sign_clicked_cb (ClinicRecordSignWindow *self)
{
  gboolean corrects = gtk_widget_get_visible (self->reason_group);

  gtk_widget_set_sensitive (self->sign_button, FALSE);
  clinic_stay_open_begin (GTK_WINDOW (self));
  clinic_diary_sign_record_async (self->diary, self->session, self->version, clinic_choice_get (self->doctor_choice),
                                  corrects ? gtk_editable_get_text (self->reason_row) : NULL, NULL, signed_cb,
                                  g_object_ref (self));
}

static void
clinic_record_sign_window_dispose (GObject *object)
{
  g_clear_object (&CLINIC_RECORD_SIGN_WINDOW (object)->diary);
  G_OBJECT_CLASS (clinic_record_sign_window_parent_class)->dispose (object);
}

static void
clinic_record_sign_window_class_init (ClinicRecordSignWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_record_sign_window_dispose;
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/record/clinic-record-sign-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicRecordSignWindow, sign_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicRecordSignWindow, fault);
  gtk_widget_class_bind_template_child (widget_class, ClinicRecordSignWindow, doctor_choice);
  gtk_widget_class_bind_template_child (widget_class, ClinicRecordSignWindow, reason_group);
  gtk_widget_class_bind_template_child (widget_class, ClinicRecordSignWindow, reason_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicRecordSignWindow, text);
  gtk_widget_class_bind_template_callback (widget_class, sign_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_record_sign_window_init (ClinicRecordSignWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_choice_keep_name (self->doctor_choice);
}

static void
fill (ClinicRecordSignWindow *self, const ClinicRecordPage *page)
{
  ClinicRecordFacts facts;
  g_autofree char *text = NULL;

  self->session = page->visit->session->id;
  self->version = page->record->version;
  clinic_record_page_get_facts (self->diary, page, &facts);
  text = clinic_record_describe (page->record, &facts);
  gtk_label_set_text (self->text, g_strchomp (text));
  gtk_widget_set_visible (self->reason_group, page->versions->len > 0);
  clinic_choice_offer_doctors (self->doctor_choice, clinic_diary_get_setup (self->diary), clinic_diary_get_actor (self->diary));
  gtk_widget_grab_focus (page->versions->len > 0 ? GTK_WIDGET (self->reason_row) : self->sign_button);
}

GtkWidget *
clinic_record_sign_window_new (GtkWindow *parent, ClinicDiary *diary, const ClinicRecordPage *page)
{
  ClinicRecordSignWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && page != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_RECORD_SIGN_WINDOW, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  fill (self, page);
  return GTK_WIDGET (self);
}
