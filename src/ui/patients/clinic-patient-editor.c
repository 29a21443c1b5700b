/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-patient-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/clinic-diary-patient-page.h"
#include "model/clinic-diary-patients.h"
#include "model/clinic-patient-list.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-stay-open.h"
#include "ui/parts/clinic-typed-text.h"
#include "ui/patients/clinic-language-list.h"
#include "ui/patients/clinic-patient-item.h"
#include "ui/patients/clinic-skin-type-row.h"

#define TYPING_PAUSE_MS 250

struct _ClinicPatientEditor
{
  AdwWindow parent_instance;

  ClinicDiary *diary;
  ClinicPatient *patient; /* what the form began with */
  ClinicPatient *shown;   /* (nullable): the same as the form gave it back then; NULL = not read yet */
  GStrv languages;
  guint pause;      /* the source that looks for duplicates; 0 = none */
  guint generation; /* answers to earlier questions are dropped */
  gboolean filling;

  AdwEntryRow *given_row;
  AdwEntryRow *family_row;
  AdwEntryRow *birth_row;
  AdwComboRow *sex_row;
  AdwComboRow *language_row;
  AdwEntryRow *number_row;
  AdwEntryRow *phone_row;
  GtkTextView *phones_view;
  AdwEntryRow *email_row;
  GtkTextView *address_view;
  GtkSwitch *call_switch;
  AdwEntryRow *allergies_row;
  GtkSwitch *cold_sores_switch;
  AdwEntryRow *cold_sores_row;
  AdwComboRow *skin_row;
  GtkTextView *notes_view;
  GtkSwitch *deceased_switch;
  GtkWidget *likely_group;
  GtkListBox *likely_list;
  ClinicStatusLine *name_fault;
  ClinicStatusLine *birth_fault;
  ClinicStatusLine *number_fault;
  ClinicStatusLine *phone_fault;
  ClinicStatusLine *save_fault;
};

G_DEFINE_FINAL_TYPE (ClinicPatientEditor, clinic_patient_editor, ADW_TYPE_WINDOW)

/* The form's words */

static char *
dup_row (AdwEntryRow *row)
{
  return clinic_typed_text_dup (GTK_EDITABLE (row));
}

static char *
dup_view (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
take_text (char **place, char *text)
{
  g_free (*place);
  *place = text;
}

static char *
dup_phones (ClinicPatientEditor *self)
{
  g_autofree char *first = dup_row (self->phone_row);
  g_autofree char *further = dup_view (self->phones_view);

  if (*first == '\0' || *further == '\0')
    return g_strdup (*first != '\0' ? first : further);
  return g_strconcat (first, "\n", further, NULL);
}

/* A birth date that is none stays as typed, for the check to refuse. */
static char *
dup_birth (ClinicPatientEditor *self)
{
  g_autofree char *typed = dup_row (self->birth_row);
  char *birth = *typed != '\0' ? clinic_patient_parse_birth (typed) : NULL;

  return birth != NULL ? birth : g_steal_pointer (&typed);
}

static ClinicPatient *
make_draft (ClinicPatientEditor *self)
{
  ClinicPatient *draft = clinic_patient_copy (self->patient);
  guint language = adw_combo_row_get_selected (self->language_row);

  take_text (&draft->given, dup_row (self->given_row));
  take_text (&draft->family, dup_row (self->family_row));
  take_text (&draft->birth, dup_birth (self));
  take_text (&draft->number, dup_row (self->number_row));
  take_text (&draft->phones, dup_phones (self));
  take_text (&draft->email, dup_row (self->email_row));
  take_text (&draft->address, dup_view (self->address_view));
  take_text (&draft->allergies, dup_row (self->allergies_row));
  take_text (&draft->cold_sores_note, dup_row (self->cold_sores_row));
  take_text (&draft->notes, dup_view (self->notes_view));
  if (language != GTK_INVALID_LIST_POSITION)
    take_text (&draft->language, g_strdup (self->languages[language]));
  draft->sex = adw_combo_row_get_selected (self->sex_row);
  draft->skin_type = clinic_skin_type_row_get (self->skin_row);
  draft->cold_sores = gtk_switch_get_active (self->cold_sores_switch);
  draft->may_be_called = gtk_switch_get_active (self->call_switch);
  draft->deceased = gtk_switch_get_active (self->deceased_switch);
  return draft;
}

static void
fill_language (ClinicPatientEditor *self)
{
  g_autoptr (GtkStringList) names = NULL;

  g_clear_pointer (&self->languages, g_strfreev);
  names = clinic_language_list_new (self->patient->language, &self->languages);
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
  for (guint i = 0; self->languages[i] != NULL; i++)
    if (g_str_equal (self->languages[i], self->patient->language))
      adw_combo_row_set_selected (self->language_row, i);
}

static void
fill_phones (ClinicPatientEditor *self)
{
  g_autofree char *first = clinic_patient_dup_phone (self->patient);
  const char *further = strchr (self->patient->phones, '\n');

  gtk_editable_set_text (GTK_EDITABLE (self->phone_row), first);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->phones_view), further != NULL ? further + 1 : "", -1);
}

static void
fill_form (ClinicPatientEditor *self)
{
  const ClinicPatient *patient = self->patient;

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->given_row), patient->given);
  gtk_editable_set_text (GTK_EDITABLE (self->family_row), patient->family);
  gtk_editable_set_text (GTK_EDITABLE (self->birth_row), patient->birth);
  gtk_editable_set_text (GTK_EDITABLE (self->number_row), patient->number);
  gtk_editable_set_text (GTK_EDITABLE (self->email_row), patient->email);
  gtk_editable_set_text (GTK_EDITABLE (self->allergies_row), patient->allergies);
  gtk_editable_set_text (GTK_EDITABLE (self->cold_sores_row), patient->cold_sores_note);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->address_view), patient->address, -1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->notes_view), patient->notes, -1);
  adw_combo_row_set_selected (self->sex_row, patient->sex);
  clinic_skin_type_row_set (self->skin_row, patient->skin_type);
  gtk_switch_set_active (self->cold_sores_switch, patient->cold_sores);
  gtk_switch_set_active (self->call_switch, patient->may_be_called);
  gtk_switch_set_active (self->deceased_switch, patient->deceased);
  fill_phones (self);
  fill_language (self);
  self->filling = FALSE;
  g_clear_pointer (&self->shown, clinic_patient_free);
  self->shown = make_draft (self);
}

/* Faults, beside the field */

static void
show_line (ClinicStatusLine *line, const char *words)
{
  clinic_status_line_set_text (line, words);
  gtk_widget_set_visible (GTK_WIDGET (line), words != NULL);
}

static void
mark_row (AdwEntryRow *row, gboolean faulty)
{
  if (faulty)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               faulty ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
show_fault (ClinicPatientEditor *self, ClinicPatientField field, const char *words)
{
  const struct
  {
    ClinicPatientField field;
    AdwEntryRow *row;
    ClinicStatusLine *line;
  } places[] = {
    { CLINIC_PATIENT_FIELD_NAME, self->given_row, self->name_fault },
    { CLINIC_PATIENT_FIELD_BIRTH, self->birth_row, self->birth_fault },
    { CLINIC_PATIENT_FIELD_NUMBER, self->number_row, self->number_fault },
    { CLINIC_PATIENT_FIELD_PHONES, self->phone_row, self->phone_fault },
    { CLINIC_PATIENT_FIELD_EMAIL, self->email_row, self->phone_fault },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      mark_row (places[i].row, places[i].field == field);
      show_line (places[i].line, NULL);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i].field == field)
      {
        show_line (places[i].line, words);
        gtk_widget_grab_focus (GTK_WIDGET (places[i].row));
        return;
      }
  show_line (self->save_fault, words);
}

/* Likely duplicates */

/* What a new patient's form holds is there already, in the record that is opened instead; a change of a record is not. */
static gboolean
may_leave (ClinicPatientEditor *self)
{
  g_autoptr (ClinicPatient) draft = make_draft (self);
  gboolean may = self->patient->id == 0 || clinic_patient_equal (draft, self->shown);

  if (!may)
    show_fault (self, CLINIC_PATIENT_FIELD_NONE, _("Save your changes first."));
  return may;
}

static void
open_likely_cb (ClinicPatientEditor *self, GtkWidget *button)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "patient");
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (!may_leave (self))
    return;
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-patient", "x", *id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
merge_likely_cb (ClinicPatientEditor *self, GtkWidget *button)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "patient");
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (!may_leave (self))
    return;
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.merge-patients", "(xx)", self->patient->id, *id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_likely_button (ClinicPatientEditor *self, GtkWidget *box, const ClinicPatient *patient, const char *label,
                   const char *words, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (button), "patient", g_memdup2 (&patient->id, sizeof patient->id), g_free);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_likely_row (ClinicPatientEditor *self, const ClinicPatientCard *card)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *item = clinic_patient_item_new ();
  g_autofree char *name = clinic_patient_dup_name (card->patient);
  g_autofree char *open = g_strdup_printf (_("Open %s"), name);
  g_autofree char *merge = g_strdup_printf (_("Merge with %s"), name);

  clinic_patient_item_set_card (CLINIC_PATIENT_ITEM (item), card);
  gtk_widget_set_hexpand (item, TRUE);
  gtk_widget_add_css_class (box, "likely-row");
  gtk_box_append (GTK_BOX (box), item);
  add_likely_button (self, box, card->patient, _("Open"), open, G_CALLBACK (open_likely_cb));
  if (self->patient->id != 0)
    add_likely_button (self, box, card->patient, _("Merge…"), merge, G_CALLBACK (merge_likely_cb));
  return g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "focusable", FALSE, "child", box, NULL);
}

static void
show_likely (ClinicPatientEditor *self, GPtrArray *cards)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->likely_list))) != NULL)
    gtk_list_box_remove (self->likely_list, child);
  for (guint i = 0; i < cards->len; i++)
    gtk_list_box_append (self->likely_list, make_likely_row (self, g_ptr_array_index (cards, i)));
  gtk_widget_set_visible (self->likely_group, cards->len > 0);
}

typedef struct
{
  ClinicPatientEditor *editor;
  guint generation;
} Question;

static void
likely_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (ClinicPatientEditor) self = question->editor;
  g_autoptr (GPtrArray) cards = clinic_diary_find_likely_finish (CLINIC_DIARY (source), result, NULL);

  if (cards != NULL && question->generation == self->generation && self->diary != NULL)
    show_likely (self, cards);
}

static gboolean
typing_paused_cb (gpointer user_data)
{
  ClinicPatientEditor *self = user_data;
  g_autoptr (ClinicPatient) draft = make_draft (self);
  Question *question = g_new0 (Question, 1);

  self->pause = 0;
  question->editor = g_object_ref (self);
  question->generation = ++self->generation;
  clinic_diary_find_likely_async (self->diary, draft, NULL, likely_found_cb, question);
  return G_SOURCE_REMOVE;
}

static void
look_soon (ClinicPatientEditor *self)
{
  if (self->shown == NULL)
    return;
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (TYPING_PAUSE_MS, typing_paused_cb, self);
}

static void
changed_cb (ClinicPatientEditor *self)
{
  if (self->filling || self->patient == NULL)
    return;
  show_fault (self, CLINIC_PATIENT_FIELD_NONE, NULL);
  look_soon (self);
}

/* Saving */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicPatientEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (self->diary == NULL)
    return;
  clinic_stay_open_end (GTK_WINDOW (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", TRUE);
  if (change == NULL)
    {
      gboolean number = g_error_matches (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT);

      show_fault (self, number ? CLINIC_PATIENT_FIELD_NUMBER : CLINIC_PATIENT_FIELD_NONE, words);
      return;
    }
  if (parent != NULL && self->patient->id == 0)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-patient", "x",
                                clinic_change_get_first (change, CLINIC_KIND_PATIENT));
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_patient (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicPatientEditor *self = CLINIC_PATIENT_EDITOR (widget);
  g_autoptr (ClinicPatient) draft = make_draft (self);
  g_autofree char *words = NULL;
  ClinicPatientField fault = clinic_patient_check (draft, clinic_diary_get_today (self->diary), &words);

  show_fault (self, fault, words);
  if (fault != CLINIC_PATIENT_FIELD_NONE)
    return;
  gtk_widget_action_set_enabled (widget, "editor.save", FALSE);
  clinic_stay_open_begin (GTK_WINDOW (self));
  clinic_diary_save_patient_async (self->diary, draft, NULL, saved_cb, g_object_ref (self));
}

static void
activated_cb (ClinicPatientEditor *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.save", NULL);
}

static void
clinic_patient_editor_dispose (GObject *object)
{
  ClinicPatientEditor *self = CLINIC_PATIENT_EDITOR (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_object (&self->diary);
  g_clear_pointer (&self->patient, clinic_patient_free);
  g_clear_pointer (&self->shown, clinic_patient_free);
  g_clear_pointer (&self->languages, g_strfreev);
  G_OBJECT_CLASS (clinic_patient_editor_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientEditor, given_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientEditor, family_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientEditor, birth_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientEditor, sex_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientEditor, language_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientEditor, number_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientEditor, phone_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientEditor, phones_view);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientEditor, email_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientEditor, address_view);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientEditor, call_switch);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientEditor, allergies_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientEditor, cold_sores_switch);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientEditor, cold_sores_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientEditor, skin_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientEditor, notes_view);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientEditor, deceased_switch);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientEditor, likely_group);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientEditor, likely_list);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientEditor, name_fault);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientEditor, birth_fault);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientEditor, number_fault);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientEditor, phone_fault);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientEditor, save_fault);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
clinic_patient_editor_class_init (ClinicPatientEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_patient_editor_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/patients/clinic-patient-editor.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_patient);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "editor.save", NULL);
}

static void
clinic_patient_editor_init (ClinicPatientEditor *self)
{
  const char *sexes[] = { _("Not stated"), _("Female"), _("Male"), C_("sex", "Other"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (sexes);

  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_typed_text_read_from_left (GTK_WIDGET (self->phone_row));
  clinic_typed_text_read_from_left (GTK_WIDGET (self->phones_view));
  clinic_typed_text_read_from_left (GTK_WIDGET (self->email_row));
  adw_combo_row_set_model (self->sex_row, G_LIST_MODEL (names));
  clinic_skin_type_row_make (self->skin_row);
  g_object_bind_property (self->cold_sores_switch, "active", self->cold_sores_row, "sensitive", G_BINDING_SYNC_CREATE);
}

/* "Asha Rao" is given name and family name; a phone or a number is no name. */
static void
take_typed (ClinicPatient *patient, const char *typed)
{
  g_autofree char *name = g_strstrip (g_strdup (typed));
  char *last = strrchr (name, ' ');

  if (strpbrk (name, "0123456789") != NULL)
    return;
  if (last != NULL)
    {
      take_text (&patient->family, g_strdup (last + 1));
      *last = '\0';
    }
  take_text (&patient->given, g_strstrip (g_strdup (name)));
}

static void
patient_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicPatientEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicPatientPage) page = clinic_diary_load_patient_page_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (self->diary == NULL)
    return;
  if (page == NULL)
    {
      show_line (self->save_fault, words);
      return;
    }
  clinic_patient_free (self->patient);
  self->patient = g_steal_pointer (&page->patient);
  fill_form (self);
  look_soon (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", TRUE);
}

static ClinicPatientEditor *
make_editor (ClinicDiary *diary)
{
  ClinicPatientEditor *self = g_object_new (CLINIC_TYPE_PATIENT_EDITOR, NULL);

  self->diary = g_object_ref (diary);
  self->patient = clinic_patient_new ();
  self->patient->may_be_called = TRUE;
  return self;
}

GtkWidget *
clinic_patient_editor_new (ClinicDiary *diary, const char *typed)
{
  ClinicPatientEditor *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && typed != NULL, NULL);

  self = make_editor (diary);
  take_typed (self->patient, typed);
  clinic_diary_load_patient_index (diary);
  fill_form (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->given_row));
  return GTK_WIDGET (self);
}

GtkWidget *
clinic_patient_editor_new_for_patient (ClinicDiary *diary, gint64 patient)
{
  ClinicPatientEditor *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  self = make_editor (diary);
  self->patient->id = patient;
  fill_language (self);
  gtk_window_set_title (GTK_WINDOW (self), _("Edit Patient"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", FALSE);
  clinic_diary_load_patient_index (diary);
  g_signal_connect_object (clinic_diary_get_patient_index (diary), "changed", G_CALLBACK (look_soon), self, G_CONNECT_SWAPPED);
  clinic_diary_load_patient_page_async (diary, patient, NULL, patient_loaded_cb, g_object_ref (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->given_row));
  return GTK_WIDGET (self);
}
