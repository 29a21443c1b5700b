/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-patient-chooser.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/clinic-diary-slots.h"

#define MOST_HITS 12

struct _ClinicPatientChooser
{
  GtkWidget parent_instance;

  ClinicDiary *diary;
  guint generation;

  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *status;
};

G_DEFINE_FINAL_TYPE (ClinicPatientChooser, clinic_patient_chooser, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
row_activated_cb (ClinicPatientChooser *self, GtkListBoxRow *row)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "patient");

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, *id);
}

/* A search entry keeps Escape for itself: it empties the entry, then closes the window as everywhere. */
static void
entry_stop_cb (ClinicPatientChooser *self)
{
  g_assert (CLINIC_IS_PATIENT_CHOOSER (self));

  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "window.close", NULL);
}

static void
entry_activate_cb (ClinicPatientChooser *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  if (row != NULL)
    row_activated_cb (self, row);
}

static GtkWidget *
create_row (const ClinicPatientCard *card)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = clinic_patient_dup_name (card->patient);
  g_autofree char *phone = clinic_patient_dup_phone (card->patient);
  g_autofree char *detail = g_strjoin (" · ", card->patient->number, *card->patient->birth ? card->patient->birth : phone, NULL);
  g_autofree char *progress = g_strdup_printf (_("%d of %d"), card->performed, card->length);
  GtkWidget *label = gtk_label_new (card->length > 0 ? progress : _("no course"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "patient", g_memdup2 (&card->patient->id, sizeof (gint64)), g_free);
  return row;
}

static void
show_hits (ClinicPatientChooser *self, GPtrArray *cards)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < cards->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (cards->pdata[i]));
  gtk_widget_set_visible (self->list, cards->len > 0);
  gtk_widget_set_visible (self->status, cards->len == 0);
  if (cards->len == 0)
    {
      g_autofree char *words = g_strdup_printf (_("No one found for “%s”"), gtk_editable_get_text (GTK_EDITABLE (self->entry)));

      gtk_label_set_label (GTK_LABEL (self->status), words);
    }
}

typedef struct
{
  ClinicPatientChooser *self;
  guint generation;
} Search;

static void
patients_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Search *search = user_data;
  g_autoptr (ClinicPatientChooser) self = search->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cards = clinic_diary_find_patients_finish (CLINIC_DIARY (source), result, &error);

  if (search->generation != self->generation || self->diary == NULL)
    return;
  if (cards != NULL)
    show_hits (self, cards);
  else
    {
      g_autofree char *words = clinic_words_for_error (error);

      gtk_widget_set_visible (self->status, TRUE);
      gtk_label_set_label (GTK_LABEL (self->status), words);
    }
}

static void
entry_changed_cb (ClinicPatientChooser *self)
{
  Search *search = g_new0 (Search, 1);

  g_assert (CLINIC_IS_PATIENT_CHOOSER (self));

  search->self = g_object_ref (self);
  search->generation = ++self->generation;
  clinic_diary_find_patients_async (self->diary, gtk_editable_get_text (GTK_EDITABLE (self->entry)), MOST_HITS, NULL,
                                    patients_found_cb, search);
}

void
clinic_patient_chooser_set_diary (ClinicPatientChooser *self, ClinicDiary *diary)
{
  g_return_if_fail (CLINIC_IS_PATIENT_CHOOSER (self));

  if (g_set_object (&self->diary, diary) && diary != NULL)
    entry_changed_cb (self);
}

static gboolean
clinic_patient_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CLINIC_PATIENT_CHOOSER (widget)->entry);
}

static void
clinic_patient_chooser_dispose (GObject *object)
{
  ClinicPatientChooser *self = CLINIC_PATIENT_CHOOSER (object);

  self->generation++;
  g_clear_object (&self->diary);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (clinic_patient_chooser_parent_class)->dispose (object);
}

static void
clinic_patient_chooser_class_init (ClinicPatientChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_patient_chooser_dispose;
  widget_class->grab_focus = clinic_patient_chooser_grab_focus;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
clinic_patient_chooser_init (ClinicPatientChooser *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->entry = gtk_search_entry_new ();
  self->list = gtk_list_box_new ();
  self->status = gtk_label_new ("");
  g_object_set (self->entry, "placeholder-text", _("Name, number, phone or birth"), "tooltip-text",
                _("Name, number, phone or birth"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search patients"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Patients found"), -1);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_add_css_class (self->status, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (self->status), TRUE);
  gtk_widget_set_visible (self->list, FALSE);
  gtk_widget_set_visible (self->status, FALSE);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (entry_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (entry_stop_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_box_append (GTK_BOX (self->box), self->status);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
clinic_patient_chooser_new (void)
{
  return g_object_new (CLINIC_TYPE_PATIENT_CHOOSER, NULL);
}
