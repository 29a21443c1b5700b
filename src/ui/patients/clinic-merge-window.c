/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-merge-window.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phone.h"
#include "model/clinic-diary-merge.h"
#include "ui/parts/clinic-patient-chooser.h"
#include "ui/parts/clinic-shrink-bin.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-stay-open.h"
#include "ui/patients/clinic-language-list.h"

struct _ClinicMergeWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary;
  gint64 patient;
  GPtrArray *two; /* (nullable): ClinicPatient, as read */
  ClinicMergeChoice choices[CLINIC_N_MERGE_FIELDS];

  GtkStack *stack;
  ClinicPatientChooser *chooser;
  ClinicShrinkBin *shrink_bin;
  ClinicStatusLine *chooser_fault;
  ClinicStatusLine *fault;
  GtkBox *fields;
  GPtrArray *choice_boxes; /* GtkBox, each with the choices of one field; owned by fields */
};

G_DEFINE_FINAL_TYPE (ClinicMergeWindow, clinic_merge_window, ADW_TYPE_WINDOW)

static const ClinicPatient *
get_patient (ClinicMergeWindow *self, guint i)
{
  return g_ptr_array_index (self->two, i);
}

/* The fields */

static char *
dup_shown (ClinicMergeField field, const ClinicPatient *patient)
{
  g_autofree char *text = clinic_merge_field_dup_text (field, patient);
  ClinicDay day;

  if (field == CLINIC_MERGE_LANGUAGE && *text != '\0')
    return g_strdup (clinic_language_list_get_name (text));
  if (field == CLINIC_MERGE_BIRTH && clinic_day_parse (text, &day))
    return clinic_format_day (day, CLINIC_DAY_FORM_HISTORY);
  if (field == CLINIC_MERGE_PHONES && *text != '\0')
    return clinic_phone_isolate_lines (text);
  if (*text == '\0')
    return g_strdup (_("Nothing"));
  return g_steal_pointer (&text);
}

static void
choice_toggled_cb (ClinicMergeWindow *self, GtkCheckButton *button)
{
  guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "field"));

  if (gtk_check_button_get_active (button))
    self->choices[field] = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "choice"));
}

static GtkWidget *
add_choice (ClinicMergeWindow *self, GtkWidget *box, ClinicMergeField field, ClinicMergeChoice choice, const char *words)
{
  GtkWidget *first = gtk_widget_get_first_child (box);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_CHECK_BUTTON, "hexpand", TRUE, "valign", GTK_ALIGN_START, NULL);
  /* Translators: a field, then what stands there */
  g_autofree char *spoken = g_strdup_printf (_("%s: %s"), clinic_merge_field_get_name (field), words);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (button), "field", GUINT_TO_POINTER (field));
  g_object_set_data (G_OBJECT (button), "choice", GUINT_TO_POINTER (choice));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), first != NULL ? GTK_CHECK_BUTTON (first) : NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), self->choices[field] == choice);
  g_signal_connect_object (button, "toggled", G_CALLBACK (choice_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
add_title (ClinicMergeWindow *self, const char *title, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->fields, label);
}

static void
add_field (ClinicMergeWindow *self, ClinicMergeField field)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "homogeneous", TRUE, "spacing", 12, "margin-bottom", 6, NULL);

  add_title (self, clinic_merge_field_get_name (field), "caption-heading");
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *words = dup_shown (field, get_patient (self, i));

      add_choice (self, box, field, i == 0 ? CLINIC_MERGE_FIRST : CLINIC_MERGE_SECOND, words);
    }
  if (clinic_merge_field_takes_both (field))
    add_choice (self, box, field, CLINIC_MERGE_BOTH, _("Both"));
  g_ptr_array_add (self->choice_boxes, box);
  gtk_box_append (self->fields, box);
}

static void
add_same (ClinicMergeWindow *self, ClinicMergeField field)
{
  g_autofree char *text = clinic_merge_field_dup_text (field, get_patient (self, 0));
  g_autofree char *shown = dup_shown (field, get_patient (self, 0));
  g_autofree char *words = g_strdup_printf (_("%s: %s"), clinic_merge_field_get_name (field), shown);

  if (*text != '\0')
    add_title (self, words, "dim-label");
}

static void
turn_choices (ClinicMergeWindow *self)
{
  gboolean narrow = clinic_shrink_bin_get_narrow (self->shrink_bin);

  for (guint i = 0; i < self->choice_boxes->len; i++)
    gtk_orientable_set_orientation (self->choice_boxes->pdata[i],
                                    narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
show_fields (ClinicMergeWindow *self)
{
  add_title (self, _("Which Stays?"), "title-4");
  for (guint field = 0; field < CLINIC_N_MERGE_FIELDS; field++)
    {
      self->choices[field] = clinic_merge_suggest (field, get_patient (self, 0), get_patient (self, 1));
      if (clinic_merge_field_differs (field, get_patient (self, 0), get_patient (self, 1)))
        add_field (self, field);
    }
  add_title (self, _("The Same in Both"), "title-4");
  for (guint field = 0; field < CLINIC_N_MERGE_FIELDS; field++)
    if (!clinic_merge_field_differs (field, get_patient (self, 0), get_patient (self, 1)))
      add_same (self, field);
  turn_choices (self);
  gtk_stack_set_visible_child_name (self->stack, "fields");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.merge", TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->fields), GTK_DIR_TAB_FORWARD);
}

/* Reading */

static void
two_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicMergeWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) two = clinic_diary_load_two_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (self->diary == NULL || self->two != NULL)
    return;
  clinic_status_line_say (self->chooser_fault, CLINIC_TONE_BAD, words);
  if (two == NULL)
    return;
  self->two = g_steal_pointer (&two);
  show_fields (self);
}

static void
chosen_cb (ClinicMergeWindow *self, gint64 other)
{
  if (other == self->patient)
    {
      clinic_status_line_say (self->chooser_fault, CLINIC_TONE_CAUTION, _("This is the same record. Choose the other one."));
      return;
    }
  clinic_diary_load_two_async (self->diary, self->patient, other, NULL, two_loaded_cb, g_object_ref (self));
}

/* Merging */

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicMergeWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;
  gboolean second = self->choices[CLINIC_MERGE_NUMBER] == CLINIC_MERGE_SECOND;
  GtkWindow *parent;

  if (self->diary == NULL)
    return;
  clinic_stay_open_end (GTK_WINDOW (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.merge", TRUE);
  clinic_status_line_say (self->fault, CLINIC_TONE_BAD, words);
  if (change == NULL)
    return;
  parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-patient", "x", get_patient (self, second ? 1 : 0)->id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
merge_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicMergeWindow *self = CLINIC_MERGE_WINDOW (widget);
  gboolean second = self->choices[CLINIC_MERGE_NUMBER] == CLINIC_MERGE_SECOND;
  g_autoptr (ClinicPatient) merged = clinic_merge_apply (get_patient (self, 0), get_patient (self, 1), self->choices);

  gtk_widget_action_set_enabled (widget, "merge.merge", FALSE);
  clinic_stay_open_begin (GTK_WINDOW (self));
  clinic_diary_merge_patients_async (self->diary, merged, get_patient (self, second ? 0 : 1), NULL, merged_cb,
                                     g_object_ref (self));
}

/* The class */

static void
clinic_merge_window_dispose (GObject *object)
{
  ClinicMergeWindow *self = CLINIC_MERGE_WINDOW (object);

  g_clear_object (&self->diary);
  g_clear_pointer (&self->two, g_ptr_array_unref);
  g_clear_pointer (&self->choice_boxes, g_ptr_array_unref);
  G_OBJECT_CLASS (clinic_merge_window_parent_class)->dispose (object);
}

static void
narrow_cb (ClinicMergeWindow *self)
{
  if (self->choice_boxes != NULL)
    turn_choices (self);
}

static void
clinic_merge_window_class_init (ClinicMergeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_merge_window_dispose;
  g_type_ensure (CLINIC_TYPE_PATIENT_CHOOSER);
  g_type_ensure (CLINIC_TYPE_SHRINK_BIN);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/patients/clinic-merge-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicMergeWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ClinicMergeWindow, chooser);
  gtk_widget_class_bind_template_child (widget_class, ClinicMergeWindow, shrink_bin);
  gtk_widget_class_bind_template_child (widget_class, ClinicMergeWindow, chooser_fault);
  gtk_widget_class_bind_template_child (widget_class, ClinicMergeWindow, fault);
  gtk_widget_class_bind_template_child (widget_class, ClinicMergeWindow, fields);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_install_action (widget_class, "merge.merge", NULL, merge_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_merge_window_init (ClinicMergeWindow *self)
{
  self->choice_boxes = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.merge", FALSE);
}

GtkWidget *
clinic_merge_window_new (ClinicDiary *diary, gint64 patient, gint64 other)
{
  ClinicMergeWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && patient != 0, NULL);

  self = g_object_new (CLINIC_TYPE_MERGE_WINDOW, NULL);
  self->diary = g_object_ref (diary);
  self->patient = patient;
  clinic_patient_chooser_set_diary (self->chooser, diary);
  gtk_widget_grab_focus (GTK_WIDGET (self->chooser));
  if (other != 0)
    chosen_cb (self, other);
  return GTK_WIDGET (self);
}
