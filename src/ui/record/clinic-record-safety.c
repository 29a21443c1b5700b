/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/record/clinic-record-safety.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-diary-consent.h"
#include "model/clinic-diary-screening.h"
#include "ui/parts/clinic-screening-words.h"

typedef struct
{
  GtkWidget *row;
  ClinicStatusLine *line;
} Row;

struct _ClinicRecordSafety
{
  GtkBox parent_instance;

  ClinicDiary *diary;
  gint64 session;
  Row screening;
  Row consent;
};

G_DEFINE_FINAL_TYPE (ClinicRecordSafety, clinic_record_safety, GTK_TYPE_BOX)

static void
make_row (ClinicRecordSafety *self, Row *row, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *next = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  row->row = adw_preferences_row_new ();
  row->line = CLINIC_STATUS_LINE (clinic_status_line_new (CLINIC_TONE_PLAIN, NULL, ""));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (words), label);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (row->line));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (box, "screening-row");
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), next);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row->row), box);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row->row);
  gtk_widget_set_hexpand (group, TRUE);
  gtk_box_append (GTK_BOX (self), group);
}

static void
aim_row (const Row *row, const char *action, gint64 session)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row->row), "x", session);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row->row), action);
}

static void
say (const Row *row, const char *title, ClinicTone tone, const char *words)
{
  g_autofree char *said = g_strdup_printf ("%s: %s", title, words);

  clinic_status_line_say (row->line, tone, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

static void
say_error (const Row *row, const char *title, const GError *error)
{
  g_autofree char *words = clinic_words_for_error (error);

  say (row, title, CLINIC_TONE_BAD, words);
}

static void
screening_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicRecordSafety) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicScreeningPage) page = clinic_diary_load_screening_finish (CLINIC_DIARY (source), result, &error);
  ClinicProtocol *protocol;
  g_autofree char *words = NULL;
  ClinicTone tone;

  if (self->diary == NULL)
    return;
  if (page == NULL)
    {
      say_error (&self->screening, _("Screening"), error);
      return;
    }
  protocol = clinic_diary_get_protocol (self->diary, page->visit->protocol);
  words = clinic_screening_words_say_state (page->sheet, protocol != NULL ? clinic_protocol_get_screenings (protocol) : NULL,
                                            clinic_screening_page_get_treated (page), clinic_diary_get_setup (self->diary),
                                            &tone);
  say (&self->screening, _("Screening"), tone, words);
}

static void
consent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicRecordSafety) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicConsentPage) page = clinic_diary_load_consent_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = NULL;
  ClinicTone tone;

  if (self->diary == NULL)
    return;
  if (page == NULL)
    {
      say_error (&self->consent, _("Consent"), error);
      return;
    }
  words = clinic_screening_words_say_consent (page->state, page->last, clinic_diary_get_zone (self->diary), &tone);
  say (&self->consent, _("Consent"), tone, words);
}

static void
read_screening (ClinicRecordSafety *self)
{
  clinic_diary_load_screening_async (self->diary, self->session, NULL, screening_cb, g_object_ref (self));
}

static void
read_consent (ClinicRecordSafety *self)
{
  clinic_diary_load_consent_async (self->diary, self->session, NULL, consent_cb, g_object_ref (self));
}

static void
changed_cb (ClinicRecordSafety *self, ClinicChange *change)
{
  if (self->diary == NULL)
    return;
  if (clinic_change_has (change, CLINIC_KIND_SCREENING) || clinic_change_has (change, CLINIC_KIND_SESSION))
    read_screening (self);
  if (clinic_change_has (change, CLINIC_KIND_CONSENT) || clinic_change_has (change, CLINIC_KIND_CONSENT_WITHDRAWAL) ||
      clinic_change_has (change, CLINIC_KIND_PATIENT))
    read_consent (self);
}

static void
clinic_record_safety_dispose (GObject *object)
{
  g_clear_object (&CLINIC_RECORD_SAFETY (object)->diary);
  G_OBJECT_CLASS (clinic_record_safety_parent_class)->dispose (object);
}

static void
clinic_record_safety_class_init (ClinicRecordSafetyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clinic_record_safety_dispose;
}

static void
clinic_record_safety_init (ClinicRecordSafety *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_box_set_homogeneous (GTK_BOX (self), TRUE);
  make_row (self, &self->screening, _("Screening"));
  make_row (self, &self->consent, _("Consent"));
}

void
clinic_record_safety_show (ClinicRecordSafety *self, ClinicDiary *diary, gint64 session)
{
  g_return_if_fail (CLINIC_IS_RECORD_SAFETY (self) && CLINIC_IS_DIARY (diary));
  g_return_if_fail (self->diary == NULL);

  self->diary = g_object_ref (diary);
  self->session = session;
  aim_row (&self->screening, "win.show-screening", session);
  aim_row (&self->consent, "win.show-consent", session);
  g_signal_connect_object (diary, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  read_screening (self);
  read_consent (self);
}
