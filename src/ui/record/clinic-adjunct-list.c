/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/record/clinic-adjunct-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _ClinicAdjunctList
{
  GtkBox parent_instance;

  gboolean filling;
};

G_DEFINE_FINAL_TYPE (ClinicAdjunctList, clinic_adjunct_list, GTK_TYPE_BOX)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void add_line (ClinicAdjunctList *self, const char *name, const char *lot);

static const char *
get_text (GtkWidget *line, gboolean lot)
{
  GtkWidget *entry = lot ? gtk_widget_get_last_child (line) : gtk_widget_get_first_child (line);

  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static gboolean
is_empty (GtkWidget *line)
{
  return *get_text (line, FALSE) == '\0' && *get_text (line, TRUE) == '\0';
}

static void
changed_cb (ClinicAdjunctList *self)
{
  if (self->filling)
    return;
  if (!is_empty (gtk_widget_get_last_child (GTK_WIDGET (self))))
    add_line (self, "", "");
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
make_entry (ClinicAdjunctList *self, const char *title, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), title);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return entry;
}

static void
add_line (ClinicAdjunctList *self, const char *name, const char *lot)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (line), make_entry (self, _("Adjunct"), name));
  gtk_box_append (GTK_BOX (line), make_entry (self, _("Lot of the adjunct"), lot));
  gtk_box_append (GTK_BOX (self), line);
}

static void
clinic_adjunct_list_class_init (ClinicAdjunctListClass *klass)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
clinic_adjunct_list_init (ClinicAdjunctList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  add_line (self, "", "");
}

GtkWidget *
clinic_adjunct_list_new (void)
{
  return g_object_new (CLINIC_TYPE_ADJUNCT_LIST, NULL);
}

/* A tab within a name would be taken for the lot's. */
static void
append_words (GString *text, const char *words)
{
  g_autofree char *one_line = g_strstrip (g_strdelimit (g_strdup (words), "\t\r\n", ' '));

  g_string_append (text, one_line);
}

char *
clinic_adjunct_list_dup_text (ClinicAdjunctList *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (CLINIC_IS_ADJUNCT_LIST (self), NULL);

  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self)); line != NULL; line = gtk_widget_get_next_sibling (line))
    {
      if (is_empty (line))
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      append_words (text, get_text (line, FALSE));
      if (*get_text (line, TRUE) == '\0')
        continue;
      g_string_append_c (text, '\t');
      append_words (text, get_text (line, TRUE));
    }
  return g_string_free (text, FALSE);
}

void
clinic_adjunct_list_set_text (ClinicAdjunctList *self, const char *text)
{
  g_auto (GStrv) lines = NULL;
  GtkWidget *child;

  g_return_if_fail (CLINIC_IS_ADJUNCT_LIST (self) && text != NULL);

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *tab = strchr (lines[i], '\t');

      if (tab != NULL)
        *tab = '\0';
      if (*lines[i] != '\0' || tab != NULL)
        add_line (self, lines[i], tab != NULL ? tab + 1 : "");
    }
  add_line (self, "", "");
  self->filling = FALSE;
}
