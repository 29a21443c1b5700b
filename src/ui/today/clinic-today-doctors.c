/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/today/clinic-today-doctors.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-phrase.h"
#include "ui/parts/clinic-line-layout.h"
#include "ui/today/clinic-visit-face.h"

#define SPACING 18

struct _ClinicTodayDoctors
{
  GtkBox parent_instance;

  gint64 doctor; /* whose patients show; 0 = everyone's */
};

G_DEFINE_FINAL_TYPE (ClinicTodayDoctors, clinic_today_doctors, GTK_TYPE_BOX)

static guint changed_signal;

static gboolean
say_changed_cb (gpointer data)
{
  g_signal_emit (data, changed_signal, 0);
  return G_SOURCE_REMOVE;
}

/* Not at once: the line that is toggled may have to go. */
static void
toggled_cb (ClinicTodayDoctors *self, GtkToggleButton *button)
{
  gint64 *doctor = g_object_get_data (G_OBJECT (button), "doctor");
  gint64 wanted = gtk_toggle_button_get_active (button) ? *doctor : 0;

  if (wanted == 0 && self->doctor != *doctor)
    return;
  self->doctor = wanted;
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, say_changed_cb, g_object_ref (self), g_object_unref);
}

static GtkWidget *
make_line (ClinicTodayDoctors *self, const ClinicStaff *staff, const char *words, gboolean busy)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = clinic_line_layout_box_new (8);
  GtkWidget *icon = gtk_image_new_from_icon_name ("sittings-roller-symbolic");
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *name = clinic_phrase_isolate (staff->name);
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b> %s", name, words);
  g_autofree char *said = g_strdup_printf ("%s %s", staff->name, words);

  gtk_widget_add_css_class (icon, busy ? "state-house" : "state-done");
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "doctor-line");
  gtk_widget_set_tooltip_text (button, _("Show only this doctor’s patients"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), self->doctor == staff->id);
  g_object_set_data_full (G_OBJECT (button), "doctor", g_memdup2 (&staff->id, sizeof staff->id), g_free);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* The line whose words are the same stays: it may have the focus. */
static void
put_line (ClinicTodayDoctors *self, const ClinicStaff *staff, const char *words, gboolean busy, GtkWidget **at)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "|%s|%d", staff->id, words, busy);
  GtkWidget *line;
  gboolean focused;

  if (*at != NULL && g_strcmp0 (g_object_get_data (G_OBJECT (*at), "key"), key) == 0)
    {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (*at), self->doctor == staff->id);
      *at = gtk_widget_get_next_sibling (*at);
      return;
    }
  line = make_line (self, staff, words, busy);
  g_object_set_data_full (G_OBJECT (line), "key", g_steal_pointer (&key), g_free);
  if (*at == NULL)
    {
      gtk_box_append (GTK_BOX (self), line);
      return;
    }
  focused = gtk_widget_has_focus (*at);
  gtk_box_insert_child_after (GTK_BOX (self), line, *at);
  gtk_box_remove (GTK_BOX (self), *at);
  if (focused)
    gtk_widget_grab_focus (line);
  *at = gtk_widget_get_next_sibling (line);
}

static void
drop_lines (ClinicTodayDoctors *self, GtkWidget *at)
{
  while (at != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (at);

      gtk_box_remove (GTK_BOX (self), at);
      at = next;
    }
}

void
clinic_today_doctors_show (ClinicTodayDoctors *self, ClinicToday *today, const ClinicSetup *setup, gint64 now, GTimeZone *zone)
{
  GtkWidget *at;
  guint n = 0;

  g_return_if_fail (CLINIC_IS_TODAY_DOCTORS (self) && today != NULL && setup != NULL);

  at = gtk_widget_get_first_child (GTK_WIDGET (self));
  for (guint i = 0; i < setup->staff->len; i++)
    {
      const ClinicStaff *staff = setup->staff->pdata[i];
      g_autofree char *words = NULL;
      gboolean busy;

      if (staff->role != CLINIC_ROLE_DOCTOR)
        continue;
      words = clinic_visit_face_describe_doctor (today, staff->id, now, zone, &busy);
      if (words == NULL && self->doctor == staff->id)
        words = g_strdup (_("has nobody left"));
      if (words == NULL)
        continue;
      put_line (self, staff, words, busy, &at);
      n++;
    }
  drop_lines (self, at);
  if (n == 0 && today->visits->len > 0)
    clinic_today_doctors_say (self, CLINIC_TONE_GOOD, _("The day is over: everyone has left."));
}

void
clinic_today_doctors_say (ClinicTodayDoctors *self, ClinicTone tone, const char *words)
{
  g_return_if_fail (CLINIC_IS_TODAY_DOCTORS (self));

  gtk_box_append (GTK_BOX (self), clinic_status_line_new (tone, NULL, words));
}

gint64
clinic_today_doctors_get_doctor (ClinicTodayDoctors *self)
{
  g_return_val_if_fail (CLINIC_IS_TODAY_DOCTORS (self), 0);

  return self->doctor;
}

void
clinic_today_doctors_set_narrow (ClinicTodayDoctors *self, gboolean narrow)
{
  g_return_if_fail (CLINIC_IS_TODAY_DOCTORS (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self), narrow ? 0 : SPACING);
  gtk_widget_set_halign (GTK_WIDGET (self), narrow ? GTK_ALIGN_START : GTK_ALIGN_END);
}

static void
clinic_today_doctors_class_init (ClinicTodayDoctorsClass *klass)
{
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
clinic_today_doctors_init (ClinicTodayDoctors *self)
{
  clinic_today_doctors_set_narrow (self, FALSE);
}
