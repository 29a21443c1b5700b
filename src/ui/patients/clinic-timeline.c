/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-timeline.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-wrap-box.h"
#include "ui/patients/clinic-timeline-entry.h"

struct _ClinicTimeline
{
  GtkBox parent_instance;

  ClinicDiary *diary;
  GPtrArray *entries; /* (nullable) */
  int filter;         /* a ClinicTimelineKind; -1 = all */

  GtkListBox *list;
  GtkLabel *nothing;
};

G_DEFINE_FINAL_TYPE (ClinicTimeline, clinic_timeline, GTK_TYPE_BOX)

static const struct
{
  const char *label;
  int filter;
} filters[] = {
  { N_("All"), -1 },
  { N_("Sessions"), CLINIC_TIMELINE_SESSION },
  { N_("Calls"), CLINIC_TIMELINE_CALL },
  { N_("Red Flags"), CLINIC_TIMELINE_RED_FLAG },
};

static GtkWidget *
make_lines (const ClinicTimelineEntry *entry)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", entry->title, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  GtkWidget *detail = g_object_new (GTK_TYPE_LABEL, "label", entry->detail, "xalign", 0.0, "wrap", TRUE,
                                    "wrap-mode", PANGO_WRAP_WORD_CHAR, "visible", *entry->detail != '\0', NULL);

  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), title);
  gtk_box_append (GTK_BOX (lines), detail);
  return lines;
}

static void
lead_to_record (GtkWidget *row, GtkWidget *box, gint64 session)
{
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                                               GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _("Open the record"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", session);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
}

static GtkWidget *
make_row (const ClinicTimelineEntry *entry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *day = g_object_new (GTK_TYPE_LABEL, "label", entry->day, "xalign", 1.0, "width-chars", 11, "valign",
                                 GTK_ALIGN_START, NULL);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", entry->icon, "valign", GTK_ALIGN_START,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "child", box, NULL);
  g_autofree char *words = g_strjoin (", ", entry->day, entry->title, *entry->detail != '\0' ? entry->detail : NULL, NULL);

  gtk_widget_add_css_class (day, "caption");
  gtk_widget_add_css_class (day, "dim-label");
  gtk_widget_add_css_class (day, "numeric");
  gtk_widget_add_css_class (icon, "timeline-icon");
  gtk_widget_add_css_class (icon, entry->css_class);
  gtk_box_append (GTK_BOX (box), day);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), make_lines (entry));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (entry->session != 0)
    lead_to_record (row, box, entry->session);
  return row;
}

static void
fill_list (ClinicTimeline *self)
{
  GtkWidget *child;
  guint shown = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; self->entries != NULL && i < self->entries->len; i++)
    {
      const ClinicTimelineEntry *entry = g_ptr_array_index (self->entries, i);

      if (self->filter != -1 && (int) entry->kind != self->filter)
        continue;
      gtk_list_box_append (self->list, make_row (entry));
      shown++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), shown > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), shown == 0);
}

static void
filter_toggled_cb (ClinicTimeline *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  self->filter = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "filter"));
  fill_list (self);
}

void
clinic_timeline_show (ClinicTimeline *self, const ClinicPatientPage *page)
{
  g_autoptr (GPtrArray) entries = NULL;

  g_return_if_fail (CLINIC_IS_TIMELINE (self) && page != NULL);

  entries = clinic_timeline_entries_new (self->diary, page);
  if (clinic_timeline_entries_same (self->entries, entries))
    return;
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_steal_pointer (&entries);
  fill_list (self);
}

static void
clinic_timeline_dispose (GObject *object)
{
  ClinicTimeline *self = CLINIC_TIMELINE (object);

  g_clear_object (&self->diary);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (clinic_timeline_parent_class)->dispose (object);
}

static void
clinic_timeline_class_init (ClinicTimelineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clinic_timeline_dispose;
}

static GtkWidget *
make_filter (ClinicTimeline *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkToggleButton *first = NULL;

  gtk_widget_add_css_class (box, "linked");
  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_(filters[i].label));

      g_object_set_data (G_OBJECT (button), "filter", GINT_TO_POINTER (filters[i].filter));
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      gtk_box_append (GTK_BOX (box), button);
      g_signal_connect_object (button, "toggled", G_CALLBACK (filter_toggled_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_toggle_button_set_active (first, TRUE);
  return box;
}

static void
add_list (ClinicTimeline *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "timeline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Timeline"), -1);
  self->nothing = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "label", _("Nothing here yet."), "xalign", 0.0, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "dim-label");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->nothing));
}

static void
clinic_timeline_init (ClinicTimeline *self)
{
  GtkWidget *head = clinic_wrap_box_new ();
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _("Timeline"), "xalign", 0.0, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->filter = -1;
  gtk_widget_add_css_class (title, "heading");
  clinic_wrap_box_set_spacing (CLINIC_WRAP_BOX (head), 12);
  clinic_wrap_box_append (CLINIC_WRAP_BOX (head), title);
  gtk_box_append (GTK_BOX (self), head);
  add_list (self);
  clinic_wrap_box_append (CLINIC_WRAP_BOX (head), make_filter (self));
}

GtkWidget *
clinic_timeline_new (ClinicDiary *diary)
{
  ClinicTimeline *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  self = g_object_new (CLINIC_TYPE_TIMELINE, NULL);
  self->diary = g_object_ref (diary);
  return GTK_WIDGET (self);
}
