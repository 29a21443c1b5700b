/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/record/clinic-record-view-private.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "ui/record/clinic-record-sign-window.h"

/* After the last key: less than it takes to look up. */
#define SAVE_AFTER_MS 400

void
clinic_record_draft_show_fault (ClinicRecordView *self, const char *words)
{
  clinic_status_line_set_text (self->fault, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), words != NULL);
}

/* How far it is */

static char *
say_state (ClinicRecordView *self)
{
  const GPtrArray *versions = self->page->versions;
  const ClinicRecordVersion *last = versions->len > 0 ? versions->pdata[versions->len - 1] : NULL;
  g_autofree char *time = NULL;
  g_autofree char *doctor = NULL;

  if (self->page->record->status != CLINIC_RECORD_PRELIMINARY && last != NULL)
    {
      time = clinic_format_day_time (last->signed_at, clinic_diary_get_zone (self->diary));
      doctor = clinic_setup_say_staff (clinic_diary_get_setup (self->diary), last->doctor);
      /* Translators: a doctor, a day and time */
      return g_strdup_printf (_("signed by %s, %s"), doctor, time);
    }
  if (self->saved->saved_at == CLINIC_TIME_NONE)
    return g_strdup (_("not saved yet"));
  time = clinic_format_time (self->saved->saved_at, clinic_diary_get_zone (self->diary));
  return g_strdup_printf (last != NULL ? _("correction saved %s, not signed") : _("draft saved %s"), time);
}

static void
show_head (ClinicRecordView *self)
{
  const ClinicVisit *visit = self->page->visit;
  g_autofree char *day = clinic_format_day (visit->session->day, CLINIC_DAY_FORM_WEEKDAY);
  g_autofree char *state = say_state (self);
  /* Translators: which session, its day, "draft saved 11:08" */
  g_autofree char *words = g_strdup_printf (_("Session %d of %d · %s · %s"), visit->nth, visit->length, day, state);

  gtk_label_set_label (self->subtitle, words);
}

static void
show_missing (ClinicRecordView *self, gboolean open)
{
  g_autoptr (ClinicRecord) record = clinic_record_fields_take (self);
  g_auto (GStrv) missing = clinic_record_list_missing (record, self->page->visit->session, self->page->rollers);
  g_autofree char *joined = g_strjoinv (" ", missing);
  /* Translators: sentences that say what to write down */
  g_autofree char *words = g_strdup_printf (_("Before it is signed: %s"), joined);
  gboolean ready = *joined == '\0';

  clinic_status_line_set_text (self->missing, words);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), open && !ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.sign", open && ready);
  gtk_widget_set_tooltip_text (self->sign_button, ready ? _("Sign the record") : words);
}

/* What is signed cannot be changed any more, and is read as well as before. */
static void
set_open (GtkWidget *part, gboolean open)
{
  gtk_widget_set_sensitive (part, open);
  if (open)
    gtk_widget_remove_css_class (part, "signed");
  else
    gtk_widget_add_css_class (part, "signed");
}

void
clinic_record_draft_show (ClinicRecordView *self)
{
  gboolean open = self->page->record->status == CLINIC_RECORD_PRELIMINARY;

  show_head (self);
  show_missing (self, open);
  gtk_widget_set_visible (self->sign_button, open);
  gtk_widget_set_visible (self->correct_button, !open);
  gtk_widget_set_visible (self->discard_button, open && self->page->versions->len > 0);
  /* a grade is signed by who gives it, and not by the record's signature */
  set_open (self->columns, open);
  set_open (self->reactions_page, open);
}

/* Saving */

static void
open_signing (ClinicRecordView *self)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  self->sign_wanted = FALSE;
  if (parent != NULL)
    gtk_window_present (GTK_WINDOW (clinic_record_sign_window_new (parent, self->diary, self->page)));
}

static gboolean
is_on_screen (ClinicRecordView *self)
{
  return gtk_widget_get_root (GTK_WIDGET (self)) != NULL;
}

static gboolean
is_unsaved (ClinicRecordView *self)
{
  g_autoptr (ClinicRecord) typed = clinic_record_fields_take (self);

  return !clinic_record_same (self->saved, typed);
}

static void
after_saving (ClinicRecordView *self)
{
  if (self->reload_wanted)
    {
      self->reload_wanted = FALSE;
      clinic_record_view_read (self);
    }
  if (self->sign_wanted)
    clinic_record_draft_sign (self);
  else if (is_on_screen (self))
    clinic_record_draft_edited (self);
  else
    clinic_record_draft_flush (self);
}

/* Who leaves the page while it says so knows; who left before is called back. */
static void
note_unsaved (ClinicRecordView *self, const char *words)
{
  gboolean known = gtk_widget_get_visible (GTK_WIDGET (self->fault));

  g_clear_pointer (&self->sent, clinic_record_free);
  self->sign_wanted = FALSE;
  clinic_record_draft_show_fault (self, words);
  if (!known && !is_on_screen (self))
    clinic_record_view_call_back (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicRecordView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (self->diary == NULL)
    return;
  if (change == NULL)
    {
      note_unsaved (self, words);
      return;
    }
  clinic_record_draft_show_fault (self, NULL);
  clinic_record_free (self->saved);
  self->saved = g_steal_pointer (&self->sent);
  self->saved->version++;
  self->saved->saved_at = clinic_diary_get_now (self->diary);
  clinic_record_free (self->page->record);
  self->page->record = clinic_record_copy (self->saved);
  show_head (self);
  after_saving (self);
}

static void
save (ClinicRecordView *self)
{
  g_clear_handle_id (&self->save_timer, g_source_remove);
  if (self->page == NULL || self->sent != NULL || self->page->record->status != CLINIC_RECORD_PRELIMINARY)
    return;
  self->sent = clinic_record_fields_take (self);
  clinic_diary_save_record_async (self->diary, self->sent, NULL, saved_cb, g_object_ref (self));
}

static gboolean
save_timer_cb (gpointer data)
{
  ClinicRecordView *self = data;

  self->save_timer = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

void
clinic_record_draft_edited (ClinicRecordView *self)
{
  if (self->filling || self->page == NULL || self->page->record->status != CLINIC_RECORD_PRELIMINARY)
    return;
  clinic_record_fields_mark (self);
  show_missing (self, TRUE);
  if (self->sent == NULL && self->save_timer == 0 && is_unsaved (self))
    self->save_timer = g_timeout_add (SAVE_AFTER_MS, save_timer_cb, self);
}

void
clinic_record_draft_flush (ClinicRecordView *self)
{
  if (self->page != NULL && is_unsaved (self))
    save (self);
}

void
clinic_record_draft_drop (ClinicRecordView *self)
{
  g_clear_handle_id (&self->save_timer, g_source_remove);
}

void
clinic_record_draft_sign (ClinicRecordView *self)
{
  if (self->page == NULL || self->page->record->status != CLINIC_RECORD_PRELIMINARY)
    return;
  if (self->sent == NULL && self->saved->version > 0 && !is_unsaved (self))
    {
      open_signing (self);
      return;
    }
  self->sign_wanted = TRUE;
  save (self);
}
