/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/record/clinic-record-view-private.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-prescription.h"
#include "model/clinic-diary-rollers.h"
#include "ui/parts/clinic-alert-pill.h"
#include "ui/parts/clinic-choice-toggle.h"
#include "ui/record/clinic-record-print.h"

G_DEFINE_FINAL_TYPE (ClinicRecordView, clinic_record_view, ADW_TYPE_BIN)

/* As the pages have it in the template. */
#define WIDE_PAGE 1120
#define NARROW_PAGE 700

enum
{
  SIGNAL_BACK,
  SIGNAL_UNSAVED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* What is known besides what is written */

static void
show_name (ClinicRecordView *self)
{
  const ClinicVisit *visit = self->page->visit;
  GtkWidget *name = gtk_label_new (visit->patient_name);

  gtk_widget_add_css_class (name, "title-2");
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  clinic_wrap_box_clear (self->name_box);
  clinic_wrap_box_append (self->name_box, name);
  if (visit->red_flag)
    clinic_wrap_box_append (self->name_box, clinic_alert_pill_new (CLINIC_ALERT_RED_FLAG, NULL));
  if (*visit->allergies != '\0')
    clinic_wrap_box_append (self->name_box, clinic_alert_pill_new (CLINIC_ALERT_ALLERGY, visit->allergies));
  if (visit->cold_sores)
    clinic_wrap_box_append (self->name_box, clinic_alert_pill_new (CLINIC_ALERT_COLD_SORES, NULL));
}

static void
show_minutes (ClinicRecordView *self, AdwActionRow *row, const char *title, gint64 from, gint64 to)
{
  int minutes = clinic_record_count_minutes (from, to);
  g_autofree char *length = minutes >= 0 ? clinic_format_minutes (minutes) : NULL;
  g_autofree char *range = minutes >= 0 ? clinic_format_time_range (from, to, clinic_diary_get_zone (self->diary)) : NULL;
  /* Translators: minutes, and from when to when by the clock of the day's board */
  g_autofree char *words = minutes >= 0 ? g_strdup_printf (_("%s, from the clock: %s"), length, range) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, words != NULL ? words : _("Not known yet"));
}

static void
show_facts (ClinicRecordView *self)
{
  const ClinicSession *session = self->page->visit->session;
  g_autofree char *cream = clinic_record_say_cream (session);
  g_autofree char *last = self->page->last_session != NULL ? clinic_record_say_cream (self->page->last_session) : g_strdup ("");
  g_autofree char *differs = NULL;

  if (*last != '\0' && !g_str_equal (cream, last))
    /* Translators: a cream as used, and what it was at the session before */
    differs = g_strdup_printf (_("%s (last time %s)"), *cream != '\0' ? cream : _("Not known yet"), last);
  adw_action_row_set_subtitle (self->cream_row, differs != NULL ? differs : *cream != '\0' ? cream : _("Not known yet"));
  show_minutes (self, self->numbed_row, _("Minutes under cream"), session->cream_at, session->rolling_at);
  show_minutes (self, self->rolling_row, _("Rolling time"), session->rolling_at, session->rolled_at);
}

static void
show_prescriptions (ClinicRecordView *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < self->page->prescriptions->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", ((ClinicPrescription *) self->page->prescriptions->pdata[i])->name);
  gtk_label_set_label (self->prescriptions, words->len > 0 ? words->str : _("Nothing prescribed yet."));
}

/* What was signed */

static GtkWidget *
make_version_row (ClinicRecordView *self, const ClinicRecordVersion *version)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *text = gtk_label_new (version->text);
  g_autofree char *doctor = clinic_setup_say_staff (clinic_diary_get_setup (self->diary), version->doctor);
  g_autofree char *when = clinic_format_day_time (version->signed_at, clinic_diary_get_zone (self->diary));
  /* Translators: which version, a doctor, a day and time */
  g_autofree char *title = g_strdup_printf (_("Version %d, signed by %s, %s"), version->number, doctor, when);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (version->reason != NULL)
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), version->reason);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_add_css_class (text, "record-text");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), text);
  return row;
}

static void
show_versions (ClinicRecordView *self)
{
  for (guint i = 0; i < self->version_rows->len; i++)
    adw_preferences_group_remove (self->versions_group, self->version_rows->pdata[i]);
  g_ptr_array_set_size (self->version_rows, 0);
  for (guint i = self->page->versions->len; i > 0; i--)
    {
      GtkWidget *row = make_version_row (self, self->page->versions->pdata[i - 1]);

      adw_preferences_group_add (self->versions_group, row);
      g_ptr_array_add (self->version_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->versions_group), self->page->versions->len > 0);
}

/* Reading */

typedef struct
{
  ClinicRecordView *self;
  guint generation;
} Reading;

/* What is typed stays where nobody else has saved since. */
static gboolean
keeps_typed (ClinicRecordView *self, const ClinicRecordPage *page)
{
  return self->page != NULL && page->record->status == self->page->record->status &&
         page->record->version == self->page->record->version;
}

static void
take_page (ClinicRecordView *self, ClinicRecordPage *page)
{
  gboolean keep = keeps_typed (self, page);

  if (keep)
    {
      clinic_record_free (page->record);
      page->record = clinic_record_fields_take (self);
    }
  else
    {
      g_clear_pointer (&self->saved, clinic_record_free);
      self->saved = clinic_record_copy (page->record);
    }
  g_clear_pointer (&self->page, clinic_record_page_data_free);
  self->page = page;
  self->filling = TRUE;
  if (!keep)
    clinic_record_fields_fill (self);
  clinic_record_roller_fill (self);
  self->filling = FALSE;
  show_name (self);
  show_facts (self);
  show_prescriptions (self);
  show_versions (self);
  clinic_colour_line_watch (self->colour, self->diary, page->visit->session->course, self->session);
  clinic_grade_card_watch (self->grades, self->diary, page->visit->session->course, self->session);
  clinic_record_fields_mark (self);
  clinic_record_draft_show (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (ClinicRecordView) self = reading->self;
  g_autoptr (GError) error = NULL;
  ClinicRecordPage *page = clinic_diary_load_record_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = page == NULL ? clinic_words_for_error (error) : NULL;

  if (reading->generation != self->generation)
    {
      clinic_record_page_data_free (page);
      return;
    }
  if (page == NULL)
    clinic_record_draft_show_fault (self, words);
  else
    take_page (self, page);
  gtk_widget_set_visible (self->form, self->page != NULL);
}

void
clinic_record_view_read (ClinicRecordView *self)
{
  Reading *reading;

  if (self->sent != NULL)
    {
      self->reload_wanted = TRUE;
      return;
    }
  reading = g_new0 (Reading, 1);
  reading->self = g_object_ref (self);
  reading->generation = ++self->generation;
  clinic_diary_load_record_async (self->diary, self->session, NULL, read_cb, reading);
}

static void
changed_cb (ClinicRecordView *self, ClinicChange *change)
{
  static const ClinicKind kinds[] = { CLINIC_KIND_ROLLER_USE,   CLINIC_KIND_ROLLER_LOT, CLINIC_KIND_ROLLER,   CLINIC_KIND_SESSION,
                                      CLINIC_KIND_RECORD,       CLINIC_KIND_PATIENT,    CLINIC_KIND_RED_FLAG, CLINIC_KIND_SCREENING,
                                      CLINIC_KIND_PRESCRIPTION, CLINIC_KIND_CONSENT,    CLINIC_KIND_CONSENT_WITHDRAWAL,
                                      CLINIC_KIND_GRADE };

  for (guint i = 0; self->diary != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (clinic_change_has (change, kinds[i]))
      {
        clinic_record_view_read (self);
        return;
      }
}

/* Actions */

static void
corrected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  clinic_errand_end (user_data, result, NULL);
}

static ClinicErrand *
begin (ClinicRecordView *self)
{
  return clinic_errand_begin (GTK_WIDGET (self), self->fault, self->page->visit->patient_name);
}

static void
correct (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicRecordView *self = CLINIC_RECORD_VIEW (widget);

  clinic_diary_correct_record_async (self->diary, self->session, NULL, corrected_cb, begin (self));
}

static void
discarded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) view = NULL;

  clinic_errand_end (user_data, result, &view);
  gtk_widget_action_set_enabled (view, "record.discard", TRUE);
}

static void
discard (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicRecordView *self = CLINIC_RECORD_VIEW (widget);

  clinic_record_draft_drop (self);
  gtk_widget_action_set_enabled (widget, "record.discard", FALSE);
  clinic_diary_discard_correction_async (self->diary, self->session, NULL, discarded_cb, begin (self));
}

static void
sign (GtkWidget *widget, const char *name, GVariant *parameter)
{
  clinic_record_draft_sign (CLINIC_RECORD_VIEW (widget));
}

static void
take_next_piece (GtkWidget *widget, const char *name, GVariant *parameter)
{
  clinic_record_roller_next (CLINIC_RECORD_VIEW (widget));
}

static void
print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicRecordView *self = CLINIC_RECORD_VIEW (widget);
  g_autoptr (ClinicRecord) typed = NULL;

  if (self->page == NULL)
    return;
  typed = clinic_record_fields_take (self);
  gtk_window_present (GTK_WINDOW (
    clinic_record_print_new_window (GTK_WINDOW (gtk_widget_get_root (widget)), self->diary, self->page, typed)));
}

static void
show_aftercare (GtkWidget *widget, const char *name, GVariant *parameter)
{
  /* it takes the place of this page */
  g_autoptr (GtkWidget) kept = g_object_ref (widget);

  gtk_widget_activate_action (widget, "win.show-aftercare", "x", CLINIC_RECORD_VIEW (widget)->session);
}

static void
go_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_BACK], 0);
}

static void
lot_cb (ClinicRecordView *self)
{
  if (self->filling || self->page == NULL)
    return;
  self->no_lot = adw_combo_row_get_selected (self->lot_row) == 0;
  gtk_editable_set_text (GTK_EDITABLE (self->piece_row), "");
  clinic_record_roller_choose (self);
}

static void
piece_typed_cb (ClinicRecordView *self)
{
  if (!self->filling)
    clinic_record_roller_check (self);
}

static void
narrow_cb (ClinicRecordView *self)
{
  gboolean narrow = clinic_shrink_bin_get_narrow (self->shrink_bin);
  GtkOrientation orientation = narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  gtk_orientable_set_orientation (self->head, orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->safety), orientation);
  gtk_box_set_homogeneous (GTK_BOX (self->safety), !narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), orientation);
  gtk_box_set_homogeneous (GTK_BOX (self->columns), !narrow);
}

void
clinic_record_view_call_back (ClinicRecordView *self)
{
  g_signal_emit (self, signals[SIGNAL_UNSAVED], 0);
}

/* What stands below both pages begins where the page that shows does. */
static void
page_cb (ClinicRecordView *self)
{
  gboolean wide = g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->form)), "treatment") == 0;
  int width = wide ? WIDE_PAGE : NARROW_PAGE;

  adw_clamp_set_maximum_size (self->end_clamp, width);
  adw_clamp_set_tightening_threshold (self->end_clamp, width);
}

/* The class */

static void
clinic_record_view_unroot (GtkWidget *widget)
{
  clinic_record_draft_flush (CLINIC_RECORD_VIEW (widget));
  GTK_WIDGET_CLASS (clinic_record_view_parent_class)->unroot (widget);
}

static void
clinic_record_view_dispose (GObject *object)
{
  ClinicRecordView *self = CLINIC_RECORD_VIEW (object);

  self->generation++;
  g_clear_handle_id (&self->save_timer, g_source_remove);
  g_clear_object (&self->diary);
  g_clear_pointer (&self->page, clinic_record_page_data_free);
  g_clear_pointer (&self->saved, clinic_record_free);
  g_clear_pointer (&self->sent, clinic_record_free);
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  g_clear_pointer (&self->lots, g_array_unref);
  g_clear_pointer (&self->version_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (clinic_record_view_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (klass, ClinicRecordView, name)

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/io/github/sittings/Sittings/record/clinic-record-view.ui");
  BIND (shrink_bin);
  BIND (head);
  BIND (name_box);
  BIND (subtitle);
  BIND (sign_button);
  BIND (correct_button);
  BIND (discard_button);
  BIND (fault);
  BIND (missing);
  BIND (safety);
  BIND (switcher);
  BIND (form);
  BIND (columns);
  BIND (reactions_page);
  BIND (colour);
  BIND (grades);
  BIND (end_clamp);
  BIND (cream_row);
  BIND (numbed_row);
  BIND (needle_last);
  BIND (needle_box);
  BIND (lot_row);
  BIND (piece_row);
  BIND (roller_fault);
  BIND (roller_row);
  BIND (rolling_row);
  BIND (end_point_last);
  BIND (end_point_box);
  BIND (end_point_note);
  BIND (areas_count);
  BIND (areas_last);
  BIND (face_map);
  BIND (zone_box);
  BIND (other_area);
  BIND (passes_last);
  BIND (pass_box);
  BIND (reaction_box);
  BIND (reactions_note);
  BIND (pain_box);
  BIND (adjuncts);
  BIND (notes);
  BIND (prescriptions);
  BIND (versions_group);
  gtk_widget_class_bind_template_callback (klass, narrow_cb);
  gtk_widget_class_bind_template_callback (klass, page_cb);
  gtk_widget_class_bind_template_callback (klass, lot_cb);
  gtk_widget_class_bind_template_callback (klass, piece_typed_cb);
  gtk_widget_class_bind_template_callback_full (klass, "edited_cb", G_CALLBACK (clinic_record_draft_edited));
  gtk_widget_class_bind_template_callback_full (klass, "piece_cb", G_CALLBACK (clinic_record_roller_commit));
}

static void
clinic_record_view_class_init (ClinicRecordViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_record_view_dispose;
  widget_class->unroot = clinic_record_view_unroot;
  signals[SIGNAL_BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  signals[SIGNAL_UNSAVED] = g_signal_new ("unsaved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  g_type_ensure (CLINIC_TYPE_ADJUNCT_LIST);
  g_type_ensure (CLINIC_TYPE_COLOUR_LINE);
  g_type_ensure (CLINIC_TYPE_FACE_MAP);
  g_type_ensure (CLINIC_TYPE_RECORD_SAFETY);
  g_type_ensure (CLINIC_TYPE_GRADE_CARD);
  g_type_ensure (CLINIC_TYPE_SHRINK_BIN);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  g_type_ensure (CLINIC_TYPE_WRAP_BOX);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "record.sign", NULL, sign);
  gtk_widget_class_install_action (widget_class, "record.correct", NULL, correct);
  gtk_widget_class_install_action (widget_class, "record.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "record.discard", NULL, discard);
  gtk_widget_class_install_action (widget_class, "record.next-piece", NULL, take_next_piece);
  gtk_widget_class_install_action (widget_class, "record.aftercare", NULL, show_aftercare);
  gtk_widget_class_install_action (widget_class, "record.back", NULL, go_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "record.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "record.sign", NULL);
}

static void
clinic_record_view_init (ClinicRecordView *self)
{
  self->lots = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->version_rows = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_choice_toggle_give_way (self->switcher);
  clinic_record_fields_make (self);
  gtk_widget_set_visible (self->form, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.sign", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.next-piece", FALSE);
  self->filling = FALSE;
}

GtkWidget *
clinic_record_view_new (ClinicDiary *diary, gint64 session)
{
  ClinicRecordView *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  self = g_object_new (CLINIC_TYPE_RECORD_VIEW, NULL);
  self->diary = g_object_ref (diary);
  self->session = session;
  g_signal_connect_object (diary, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  clinic_record_safety_show (self->safety, diary, session);
  clinic_record_view_read (self);
  return GTK_WIDGET (self);
}

gint64
clinic_record_view_get_session (ClinicRecordView *self)
{
  g_return_val_if_fail (CLINIC_IS_RECORD_VIEW (self), 0);

  return self->session;
}
