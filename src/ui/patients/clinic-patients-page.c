/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-patients-page.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-patient-list.h"
#include "ui/parts/clinic-shrink-bin.h"
#include "ui/patients/clinic-patient-item.h"
#include "ui/patients/clinic-patient-view.h"

struct _ClinicPatientsPage
{
  AdwBin parent_instance;

  ClinicDiary *diary;
  ClinicPatientList *list;
  GtkSingleSelection *selection;
  gint64 patient; /* whose page is open; 0 = none */
  gboolean following; /* the selection is being brought in line with the page */

  ClinicShrinkBin *shrink_bin;
  GtkStack *stack;
  GtkWidget *list_side;
  GtkSearchEntry *search_entry;
  GtkLabel *count_label;
  GtkStack *list_stack;
  GtkListView *list_view;
  AdwStatusPage *none_page;
  GtkWidget *page_side;
  GtkWidget *back_button;
  GtkStack *page_stack;
  ClinicPatientView *patient_view;
};

G_DEFINE_FINAL_TYPE (ClinicPatientsPage, clinic_patients_page, ADW_TYPE_BIN)

enum
{
  PROP_DIARY = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

/* List or page */

static void
show_sides (ClinicPatientsPage *self)
{
  gboolean narrow = clinic_shrink_bin_get_narrow (self->shrink_bin);

  gtk_widget_set_visible (self->list_side, !narrow || self->patient == 0);
  gtk_widget_set_visible (self->page_side, !narrow || self->patient != 0);
  gtk_widget_set_visible (self->back_button, narrow);
  gtk_stack_set_visible_child_name (self->page_stack, self->patient != 0 ? "patient" : "none");
}

static void
select_shown (ClinicPatientsPage *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->patient == 0 || !clinic_patient_list_find (self->list, self->patient, &position))
    position = GTK_INVALID_LIST_POSITION;
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->following = FALSE;
}

void
clinic_patients_page_show_patient (ClinicPatientsPage *self, gint64 patient)
{
  g_return_if_fail (CLINIC_IS_PATIENTS_PAGE (self));

  self->patient = patient;
  clinic_patient_view_set_patient (self->patient_view, patient);
  show_sides (self);
  select_shown (self);
}

gint64
clinic_patients_page_get_patient (ClinicPatientsPage *self)
{
  g_return_val_if_fail (CLINIC_IS_PATIENTS_PAGE (self), 0);

  return self->patient;
}

void
clinic_patients_page_search (ClinicPatientsPage *self, const char *typed)
{
  g_return_if_fail (CLINIC_IS_PATIENTS_PAGE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), typed);
  gtk_editable_set_position (GTK_EDITABLE (self->search_entry), -1);
}

static void
narrow_cb (ClinicPatientsPage *self)
{
  g_assert (CLINIC_IS_PATIENTS_PAGE (self));

  show_sides (self);
}

/* The list */

static void
show_count (ClinicPatientsPage *self)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  gboolean searching = *clinic_patient_list_get_query (self->list) != '\0';
  g_autofree char *words = NULL;

  if (!clinic_patient_list_is_complete (self->list))
    return;
  if (searching)
    words = g_strdup_printf (ngettext ("%'u found", "%'u found", count), count);
  else
    words = g_strdup_printf (ngettext ("%'u patient", "%'u patients", count), count);
  gtk_label_set_label (self->count_label, words);
}

static void
show_none (ClinicPatientsPage *self)
{
  /* Translators: what was typed into the search */
  g_autofree char *title = g_strdup_printf (_("No one found for “%s”"), clinic_patient_list_get_query (self->list));

  adw_status_page_set_title (self->none_page, title);
}

static void
list_changed_cb (ClinicPatientsPage *self)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  gboolean complete = clinic_patient_list_is_complete (self->list);
  gboolean searching = *clinic_patient_list_get_query (self->list) != '\0';

  show_count (self);
  if (count == 0 && searching)
    show_none (self);
  gtk_stack_set_visible_child_name (self->list_stack, count == 0 && searching && complete ? "none" : "hits");
  gtk_stack_set_visible_child_name (self->stack, count == 0 && !searching && complete ? "empty" : "list");
  select_shown (self);
}

static void
search_changed_cb (ClinicPatientsPage *self)
{
  if (self->list != NULL)
    clinic_patient_list_set_query (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
search_activate_cb (ClinicPatientsPage *self)
{
  gint64 first = clinic_patient_list_get_id (self->list, 0);

  if (first != 0)
    clinic_patients_page_show_patient (self, first);
}

static void
search_stop_cb (ClinicPatientsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
list_activate_cb (ClinicPatientsPage *self, guint position)
{
  gint64 id = clinic_patient_list_get_id (self->list, position);

  if (id != 0)
    clinic_patients_page_show_patient (self, id);
}

/* Arrow keys open pages as they go, where both sides show. */
static void
selected_cb (ClinicPatientsPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (!self->following && position != GTK_INVALID_LIST_POSITION && !clinic_shrink_bin_get_narrow (self->shrink_bin))
    list_activate_cb (self, position);
}

static void
item_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, clinic_patient_item_new ());
}

static void
item_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  clinic_patient_item_set_row (CLINIC_PATIENT_ITEM (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
item_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  clinic_patient_item_set_row (CLINIC_PATIENT_ITEM (gtk_list_item_get_child (item)), NULL);
}

static void
set_up_list (ClinicPatientsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (item_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (item_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (item_unbind_cb), NULL);
  gtk_list_view_set_factory (self->list_view, factory);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::complete", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
}

static gboolean
first_frame_cb (GtkWidget *widget, GdkFrameClock *frame_clock, gpointer user_data)
{
  clinic_diary_load_patient_index (CLINIC_PATIENTS_PAGE (widget)->diary);
  return G_SOURCE_REMOVE;
}

static void
set_diary (ClinicPatientsPage *self, ClinicDiary *diary)
{
  if (diary == NULL)
    return;
  self->diary = g_object_ref (diary);
  self->list = clinic_patient_list_new (diary);
  clinic_patient_view_set_diary (self->patient_view, diary);
  set_up_list (self);
  list_changed_cb (self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), first_frame_cb, NULL, NULL);
}

/* Actions */

static void
new_patient (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicPatientsPage *self = CLINIC_PATIENTS_PAGE (widget);

  gtk_widget_activate_action (widget, "win.new-patient", "s", gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
go_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicPatientsPage *self = CLINIC_PATIENTS_PAGE (widget);

  clinic_patients_page_show_patient (self, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
focus_search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (widget);
}

/* From what was typed straight to what was found. */
static void
enter_list (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicPatientsPage *self = CLINIC_PATIENTS_PAGE (widget);

  if (self->list == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return;
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.select-item", "(ubb)", 0, FALSE, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static gboolean
clinic_patients_page_grab_focus (GtkWidget *widget)
{
  ClinicPatientsPage *self = CLINIC_PATIENTS_PAGE (widget);

  if (clinic_shrink_bin_get_narrow (self->shrink_bin) && self->patient != 0)
    clinic_patients_page_show_patient (self, 0);
  return gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
clinic_patients_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DIARY: g_value_set_object (value, CLINIC_PATIENTS_PAGE (object)->diary); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_patients_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DIARY: set_diary (CLINIC_PATIENTS_PAGE (object), g_value_get_object (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_patients_page_dispose (GObject *object)
{
  ClinicPatientsPage *self = CLINIC_PATIENTS_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->diary);
  G_OBJECT_CLASS (clinic_patients_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientsPage, shrink_bin);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientsPage, list_side);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientsPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientsPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientsPage, none_page);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientsPage, page_side);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientsPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientsPage, page_stack);
  gtk_widget_class_bind_template_child (widget_class, ClinicPatientsPage, patient_view);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activate_cb);
}

static void
clinic_patients_page_class_init (ClinicPatientsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = clinic_patients_page_get_property;
  object_class->set_property = clinic_patients_page_set_property;
  object_class->dispose = clinic_patients_page_dispose;
  widget_class->grab_focus = clinic_patients_page_grab_focus;
  props[PROP_DIARY] = g_param_spec_object ("diary", NULL, NULL, CLINIC_TYPE_DIARY,
                                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/patients/clinic-patients-page.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "patients.new", NULL, new_patient);
  gtk_widget_class_install_action (widget_class, "patients.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "patients.search", NULL, focus_search);
  gtk_widget_class_install_action (widget_class, "patients.enter-list", NULL, enter_list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "patients.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "patients.back", NULL);
}

static void
clinic_patients_page_init (ClinicPatientsPage *self)
{
  g_type_ensure (CLINIC_TYPE_SHRINK_BIN);
  g_type_ensure (CLINIC_TYPE_PATIENT_VIEW);
  gtk_widget_init_template (GTK_WIDGET (self));
  show_sides (self);
}

GtkWidget *
clinic_patients_page_new (ClinicDiary *diary)
{
  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  return g_object_new (CLINIC_TYPE_PATIENTS_PAGE, "diary", diary, NULL);
}
