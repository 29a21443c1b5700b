/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/record/clinic-record-view-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ui/parts/clinic-choice-toggle.h"
#include "ui/parts/clinic-typed-text.h"

#define LAST_TIME_ICON "document-open-recent-symbolic"

static void
toggled_cb (ClinicRecordView *self)
{
  clinic_record_draft_edited (self);
}

static void
watch (ClinicRecordView *self, GtkToggleButton *button)
{
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}

/* Zones: drawing and list are one selection. */

static guint
read_bits (GtkToggleButton *const *buttons, guint n)
{
  guint bits = 0;

  for (guint i = 0; i < n; i++)
    bits |= gtk_toggle_button_get_active (buttons[i]) ? 1u << i : 0;
  return bits;
}

static void
write_bits (GtkToggleButton *const *buttons, guint n, guint bits)
{
  for (guint i = 0; i < n; i++)
    gtk_toggle_button_set_active (buttons[i], (bits & 1u << i) != 0);
}

static void
zone_toggled_cb (ClinicRecordView *self)
{
  clinic_face_map_set_zones (self->face_map, read_bits (self->zones, CLINIC_N_ZONES));
}

static void
zones_cb (ClinicRecordView *self)
{
  guint zones = clinic_face_map_get_zones (self->face_map);
  guint n = 0;
  g_autofree char *count = NULL;

  g_signal_handlers_block_matched (self->face_map, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, zones_cb, NULL);
  for (guint i = 0; i < CLINIC_N_ZONES; i++)
    {
      g_signal_handlers_block_matched (self->zones[i], G_SIGNAL_MATCH_FUNC, 0, 0, NULL, zone_toggled_cb, NULL);
      gtk_toggle_button_set_active (self->zones[i], (zones & 1u << i) != 0);
      g_signal_handlers_unblock_matched (self->zones[i], G_SIGNAL_MATCH_FUNC, 0, 0, NULL, zone_toggled_cb, NULL);
      n += (zones & 1u << i) != 0;
    }
  g_signal_handlers_unblock_matched (self->face_map, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, zones_cb, NULL);
  /* Translators: how many zones of the face are marked, "4 of 8" */
  count = g_strdup_printf (_("%u of %u"), n, (guint) CLINIC_N_ZONES);
  gtk_label_set_label (self->areas_count, count);
  clinic_record_draft_edited (self);
}

static void
make_zones (ClinicRecordView *self)
{
  for (guint i = 0; i < CLINIC_N_ZONES; i++)
    {
      self->zones[i] = clinic_choice_toggle_new (clinic_zone_get_name (i), clinic_zone_get_name (i));
      g_signal_connect_object (self->zones[i], "toggled", G_CALLBACK (zone_toggled_cb), self, G_CONNECT_SWAPPED);
      clinic_wrap_box_append (self->zone_box, GTK_WIDGET (self->zones[i]));
    }
  g_signal_connect_object (self->face_map, "notify::zones", G_CALLBACK (zones_cb), self, G_CONNECT_SWAPPED);
}

/* Passes, end point, reactions, pain */

static void
make_passes (ClinicRecordView *self)
{
  /* as one looks at the face, in every language */
  static const char *const arrows[CLINIC_N_PASSES] = { "↔", "↕", "↘", "↗" };

  for (guint i = 0; i < CLINIC_N_PASSES; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
      g_autofree char *words = g_strdup_printf ("%s %s", arrows[i], clinic_pass_get_name (i));
      GtkWidget *label = gtk_label_new (words);

      self->passes[i] = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, CLINIC_RECORD_MOST_PASSES, 1));
      gtk_editable_set_width_chars (GTK_EDITABLE (self->passes[i]), 2);
      gtk_widget_add_css_class (label, "caption");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->passes[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, clinic_pass_get_name (i), -1);
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->passes[i]));
      clinic_wrap_box_append (self->pass_box, box);
      g_signal_connect_object (self->passes[i], "value-changed", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
    }
}

static void
end_point_cb (ClinicRecordView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->end_point_note),
                          gtk_toggle_button_get_active (self->end_points[CLINIC_END_POINT_OTHER]));
  clinic_record_draft_edited (self);
}

static void
make_end_points (ClinicRecordView *self)
{
  for (guint i = 0; i < CLINIC_N_END_POINTS; i++)
    {
      GtkWidget *button;

      self->end_points[i] = clinic_choice_toggle_new (clinic_end_point_get_name (i), clinic_end_point_get_name (i));
      button = GTK_WIDGET (self->end_points[i]);
      gtk_toggle_button_set_group (self->end_points[i], i > 0 ? self->end_points[0] : NULL);
      /* nothing said yet is where it begins, and no choice */
      gtk_widget_set_visible (button, i > 0);
      clinic_wrap_box_append (self->end_point_box, button);
      g_signal_connect_object (button, "toggled", G_CALLBACK (end_point_cb), self, G_CONNECT_SWAPPED);
    }
}

static void
make_reactions (ClinicRecordView *self)
{
  for (guint i = 0; i < CLINIC_N_REACTIONS; i++)
    {
      self->reactions[i] = clinic_choice_toggle_new (clinic_reaction_get_name (i), clinic_reaction_get_name (i));
      watch (self, self->reactions[i]);
      clinic_wrap_box_append (self->reaction_box, GTK_WIDGET (self->reactions[i]));
    }
}

static void
make_pains (ClinicRecordView *self)
{
  for (int i = 0; i <= CLINIC_RECORD_MOST_PAIN; i++)
    {
      g_autofree char *label = g_strdup_printf ("%d", i);
      /* Translators: how much it hurt, 0 to 10 */
      g_autofree char *name = g_strdup_printf (_("Pain %d"), i);

      self->pains[i] = clinic_choice_toggle_new (label, name);
      watch (self, self->pains[i]);
      clinic_wrap_box_append (self->pain_box, GTK_WIDGET (self->pains[i]));
    }
}

static void
pain_pressed_cb (GtkToggleButton *button, ClinicRecordView *self)
{
  clinic_choice_toggle_keep_one (self->pains, G_N_ELEMENTS (self->pains), button);
}

void
clinic_record_fields_make (ClinicRecordView *self)
{
  make_zones (self);
  make_passes (self);
  make_end_points (self);
  make_reactions (self);
  make_pains (self);
  for (int i = 0; i <= CLINIC_RECORD_MOST_PAIN; i++)
    g_signal_connect_object (self->pains[i], "toggled", G_CALLBACK (pain_pressed_cb), self, 0);
}

/* Into the fields and out of them */

void
clinic_record_fields_fill (ClinicRecordView *self)
{
  const ClinicRecord *record = self->page->record;

  self->needle = record->needle;
  clinic_face_map_set_zones (self->face_map, record->zones);
  zones_cb (self);
  gtk_editable_set_text (self->other_area, record->other_area);
  for (guint i = 0; i < CLINIC_N_PASSES; i++)
    gtk_spin_button_set_value (self->passes[i], record->passes[i]);
  gtk_toggle_button_set_active (self->end_points[record->end_point], TRUE);
  gtk_editable_set_text (self->end_point_note, record->end_point_note);
  gtk_widget_set_visible (GTK_WIDGET (self->end_point_note), record->end_point == CLINIC_END_POINT_OTHER);
  write_bits (self->reactions, CLINIC_N_REACTIONS, record->reactions);
  gtk_editable_set_text (self->reactions_note, record->reactions_note);
  for (int i = 0; i <= CLINIC_RECORD_MOST_PAIN; i++)
    gtk_toggle_button_set_active (self->pains[i], record->pain == i);
  clinic_adjunct_list_set_text (self->adjuncts, record->adjuncts);
  gtk_text_buffer_set_text (self->notes, record->notes, -1);
}

static void
take_notes (ClinicRecord *record, GtkTextBuffer *notes)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (notes, &start, &end);
  g_free (record->notes);
  record->notes = gtk_text_buffer_get_text (notes, &start, &end, FALSE);
}

ClinicRecord *
clinic_record_fields_take (ClinicRecordView *self)
{
  ClinicRecord *record = clinic_record_copy (self->page->record);

  record->needle = self->needle;
  record->zones = clinic_face_map_get_zones (self->face_map);
  clinic_typed_text_take (self->other_area, &record->other_area);
  for (guint i = 0; i < CLINIC_N_PASSES; i++)
    record->passes[i] = gtk_spin_button_get_value_as_int (self->passes[i]);
  for (guint i = 0; i < CLINIC_N_END_POINTS; i++)
    if (gtk_toggle_button_get_active (self->end_points[i]))
      record->end_point = i;
  clinic_typed_text_take (self->end_point_note, &record->end_point_note);
  record->reactions = read_bits (self->reactions, CLINIC_N_REACTIONS);
  clinic_typed_text_take (self->reactions_note, &record->reactions_note);
  record->pain = CLINIC_RECORD_NO_PAIN;
  for (int i = 0; i <= CLINIC_RECORD_MOST_PAIN; i++)
    if (gtk_toggle_button_get_active (self->pains[i]))
      record->pain = i;
  g_free (record->adjuncts);
  record->adjuncts = clinic_adjunct_list_dup_text (self->adjuncts);
  take_notes (record, self->notes);
  return record;
}

/* Last time */

static void
mark_last (ClinicStatusLine *line, gboolean differs, const char *last)
{
  /* Translators: what it was at the session before */
  g_autofree char *words = g_strdup_printf (_("last time %s"), last);

  clinic_status_line_set_icon_name (line, LAST_TIME_ICON);
  clinic_status_line_set_text (line, words);
  gtk_widget_set_visible (GTK_WIDGET (line), differs && *last != '\0');
}

void
clinic_record_fields_mark (ClinicRecordView *self)
{
  const ClinicRecord *last = self->page->last;
  g_autoptr (ClinicRecord) record = NULL;
  g_autofree char *needle = NULL;
  g_autofree char *zones = NULL;
  g_autofree char *passes = NULL;

  if (last == NULL)
    return;
  record = clinic_record_fields_take (self);
  needle = last->needle > 0 ? g_strdup_printf ("%g", last->needle) : g_strdup ("");
  zones = clinic_record_say_zones (last);
  passes = clinic_record_say_passes (last);
  mark_last (self->needle_last, !clinic_roller_needle_is (record->needle, last->needle), needle);
  mark_last (self->areas_last, record->zones != last->zones || strcmp (record->other_area, last->other_area) != 0, zones);
  mark_last (self->passes_last, memcmp (record->passes, last->passes, sizeof record->passes) != 0, passes);
  mark_last (self->end_point_last, record->end_point != last->end_point && last->end_point != CLINIC_END_POINT_NONE,
             clinic_end_point_get_name (last->end_point));
}
