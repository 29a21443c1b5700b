/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/today/clinic-visit-window.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "model/clinic-diary-booking.h"
#include "model/clinic-diary-creams.h"
#include "model/clinic-diary-screening.h"
#include "ui/parts/clinic-number-entry.h"
#include "ui/parts/clinic-sign-off.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-stay-open.h"

struct _ClinicVisitWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkButton *step_button;
  GtkWidget *fault;
  GtkWidget *cream_group;
  AdwComboRow *cream_row;
  GtkEditable *product_row;
  GtkEditable *grams_row;
  GtkEditable *square_row;
  GtkEditable *area_row;
  GtkWidget *cream_notes;
  ClinicSignOff *sign_off;
  GtkWidget *finish_group;
  AdwActionRow *rolled_row;
  GtkSwitch *early_switch;
  GtkWidget *reason_group;
  GtkEditable *reason_row;
  AdwPreferencesGroup *care_group;

  ClinicDiary *diary;
  ClinicVisit *visit;
  ClinicVisitAsk ask;
  GPtrArray *creams; /* ClinicCream: in use, in step with the choices after the first */
};

G_DEFINE_FINAL_TYPE (ClinicVisitWindow, clinic_visit_window, ADW_TYPE_WINDOW)

static void
show_fault (ClinicVisitWindow *self, const char *words)
{
  clinic_status_line_set_text (CLINIC_STATUS_LINE (self->fault), words ? words : "");
  gtk_widget_set_visible (self->fault, words != NULL);
}

static void
begin_writing (ClinicVisitWindow *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->step_button), FALSE);
  clinic_stay_open_begin (GTK_WINDOW (self));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicVisitWindow) self = CLINIC_VISIT_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (self->diary == NULL)
    return;
  clinic_stay_open_end (GTK_WINDOW (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->step_button), TRUE);
  show_fault (self, words);
  if (change != NULL)
    gtk_window_destroy (GTK_WINDOW (self));
}

/* The cream */

static const ClinicCream *
get_cream (ClinicVisitWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->cream_row);

  return selected > 0 && selected <= self->creams->len ? self->creams->pdata[selected - 1] : NULL;
}

static void
add_note (ClinicVisitWindow *self, ClinicTone tone, char *text)
{
  gtk_box_append (GTK_BOX (self->cream_notes), clinic_status_line_new (tone, NULL, text));
  g_free (text);
}

static void
note_minutes (ClinicVisitWindow *self, const ClinicCream *cream)
{
  ClinicProtocol *protocol = clinic_diary_get_protocol (self->diary, self->visit->protocol);
  ClinicNumbingLimits limits;
  ClinicVisitShape shape;

  if (protocol == NULL)
    return;
  clinic_protocol_get_shape (protocol, &shape);
  clinic_numbing_limits_join (shape.wait_min, shape.wait_max, cream->least_minutes, cream->most_minutes, &limits);
  if (limits.has_room)
    /* Translators: minutes under cream */
    add_note (self, CLINIC_TONE_ACCENT, g_strdup_printf (_("Ready after %d min, overdue after %d min."), limits.ready, limits.overdue));
  else
    /* Translators: the protocol's least and most minutes, then after how many it counts as ready */
    add_note (self, CLINIC_TONE_CAUTION,
              g_strdup_printf (_("The label and the protocol (%d to %d min) leave no room: ready after %d min, and overdue at once."),
                               shape.wait_min, shape.wait_max, limits.ready));
}

/* What the label says, and what speaks against this cream for this patient. */
static void
note_cream (ClinicVisitWindow *self, const ClinicCream *cream)
{
  g_autofree char *limits = clinic_cream_describe_limits (cream);
  g_autofree char *name = clinic_phrase_isolate (self->visit->patient_name);
  char *refusal = clinic_cream_explain_allergy (cream, name, self->visit->allergies);

  if (refusal != NULL)
    add_note (self, CLINIC_TONE_BAD, refusal);
  note_minutes (self, cream);
  add_note (self, CLINIC_TONE_PLAIN, g_strdup_printf (_("Label: %s."), limits));
  if (*cream->warnings != '\0')
    add_note (self, CLINIC_TONE_CAUTION, g_strdup (cream->warnings));
  if (*cream->source != '\0')
    add_note (self, CLINIC_TONE_PLAIN, g_strdup (cream->source));
}

static double
peek_number (GtkEditable *row)
{
  g_autofree char *typed = g_strdup (gtk_editable_get_text (row));

  return g_ascii_strtod (g_strdelimit (typed, ",", '.'), NULL);
}

static void
amount_cb (ClinicVisitWindow *self)
{
  const ClinicCream *cream = get_cream (self);
  g_autofree char *excess = NULL;

  if (cream != NULL)
    excess = clinic_cream_explain_excess (cream, peek_number (self->grams_row), peek_number (self->square_row));
  clinic_sign_off_ask (self->sign_off, excess);
}

static void
cream_chosen_cb (ClinicVisitWindow *self)
{
  const ClinicCream *cream = get_cream (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->cream_notes)) != NULL)
    gtk_box_remove (GTK_BOX (self->cream_notes), child);
  gtk_widget_set_visible (GTK_WIDGET (self->product_row), cream == NULL);
  gtk_widget_set_visible (self->cream_notes, cream != NULL);
  if (cream != NULL)
    note_cream (self, cream);
  amount_cb (self);
}

static void
offer_creams (ClinicVisitWindow *self, GPtrArray *creams)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Not from the list"));
  for (guint i = 0; creams != NULL && i < creams->len; i++)
    {
      const ClinicCream *cream = creams->pdata[i];

      if (!cream->active)
        continue;
      gtk_string_list_append (names, cream->name);
      g_ptr_array_add (self->creams, clinic_cream_copy (cream));
    }
  adw_combo_row_set_model (self->cream_row, G_LIST_MODEL (names));
}

static void
creams_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicVisitWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) creams = clinic_diary_load_creams_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (self->diary == NULL)
    return;
  if (words != NULL)
    show_fault (self, words);
  offer_creams (self, creams);
}

static void
put_cream_on (ClinicVisitWindow *self)
{
  const ClinicCream *cream = get_cream (self);
  g_autoptr (ClinicCreamUse) use = clinic_cream_use_new ();

  if (!clinic_number_entry_read (self->grams_row, &use->grams) || !clinic_number_entry_read (self->square_row, &use->square))
    {
      show_fault (self, _("Write grams and area as numbers, such as 12.5, or leave them empty."));
      return;
    }
  if (!clinic_sign_off_is_complete (self->sign_off))
    return;
  use->cream = cream != NULL ? cream->id : 0;
  g_free (use->product);
  use->product = g_strdup (cream != NULL ? cream->name : gtk_editable_get_text (self->product_row));
  g_free (use->area);
  use->area = g_strdup (gtk_editable_get_text (self->area_row));
  use->doctor = clinic_sign_off_get_doctor (self->sign_off);
  use->reason = clinic_sign_off_dup_reason (self->sign_off);
  begin_writing (self);
  clinic_diary_cream_on_async (self->diary, self->visit->session->id, use, NULL, written_cb, g_object_ref (self));
}

static void
start_rolling (ClinicVisitWindow *self)
{
  g_autofree char *reason = NULL;

  if (!clinic_sign_off_is_complete (self->sign_off))
    return;
  reason = clinic_sign_off_dup_reason (self->sign_off);
  begin_writing (self);
  clinic_diary_start_rolling_signed_async (self->diary, self->visit->session->id,
                                           clinic_sign_off_get_doctor (self->sign_off), reason, NULL, written_cb,
                                           g_object_ref (self));
}

static void
step_clicked_cb (ClinicVisitWindow *self)
{
  gint64 session = self->visit->session->id;
  gboolean early = gtk_switch_get_active (self->early_switch);
  const char *reason = gtk_editable_get_text (self->reason_row);

  if (self->ask == CLINIC_VISIT_ASK_CREAM)
    {
      put_cream_on (self);
      return;
    }
  if (self->ask == CLINIC_VISIT_ASK_ROLL)
    {
      start_rolling (self);
      return;
    }
  begin_writing (self);
  if (self->ask == CLINIC_VISIT_ASK_FINISH)
    clinic_diary_finish_visit_async (self->diary, session, early ? reason : NULL, NULL, written_cb, g_object_ref (self));
  else
    clinic_diary_cancel_async (self->diary, session, reason, NULL, written_cb, g_object_ref (self));
}

static void
early_cb (ClinicVisitWindow *self)
{
  gboolean early = gtk_switch_get_active (self->early_switch);

  gtk_widget_set_visible (self->reason_group, early);
  if (early)
    gtk_widget_grab_focus (GTK_WIDGET (self->reason_row));
}

static void
fill_care (ClinicVisitWindow *self)
{
  ClinicProtocol *protocol = clinic_diary_get_protocol (self->diary, self->visit->protocol);
  const GPtrArray *items = protocol != NULL ? clinic_protocol_get_care_items (protocol) : NULL;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const ClinicCareItem *item = items->pdata[i];
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *often = gtk_label_new (item->often);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), item->detail);
      gtk_label_set_wrap (GTK_LABEL (often), TRUE);
      gtk_label_set_width_chars (GTK_LABEL (often), MIN (12, (int) g_utf8_strlen (item->often, -1)));
      gtk_label_set_max_width_chars (GTK_LABEL (often), 14);
      gtk_label_set_xalign (GTK_LABEL (often), 1);
      gtk_label_set_justify (GTK_LABEL (often), GTK_JUSTIFY_RIGHT);
      gtk_widget_add_css_class (often, "caption");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), often);
      adw_preferences_group_add (self->care_group, row);
    }
}

static void
fill_finish (ClinicVisitWindow *self)
{
  const ClinicSession *session = self->visit->session;
  GTimeZone *zone = clinic_diary_get_zone (self->diary);
  gint64 end = clinic_visit_get_end (session, clinic_diary_get_now (self->diary), zone);
  g_autofree char *range = clinic_format_time_range (session->rolling_at, end, zone);
  int minutes = (int) ((end - session->rolling_at) / 60);
  g_autofree char *words = NULL;

  /* Translators: minutes rolled and planned, then from when to when */
  words = g_strdup_printf (_("%d of %d min, %s"), minutes, session->rolling, range);
  adw_action_row_set_subtitle (self->rolled_row, words);
  fill_care (self);
}

static void
fill_cream (ClinicVisitWindow *self)
{
  /* room for what the label says of the cream that is chosen */
  gtk_window_set_default_size (GTK_WINDOW (self), 460, 620);
  clinic_diary_load_creams_async (self->diary, NULL, creams_loaded_cb, g_object_ref (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->product_row));
}

/* What the doctor signs: the cream's minutes, the day's answers, or both. */
static void
ask_doctor (ClinicVisitWindow *self, const char *answers)
{
  g_autofree char *excess = clinic_visit_explain_long_cream (self->visit->session, clinic_diary_get_now (self->diary));
  g_autofree char *both = excess != NULL && answers != NULL ? g_strdup_printf ("%s\n%s", excess, answers) : NULL;

  clinic_sign_off_ask (self->sign_off, both != NULL ? both : excess != NULL ? excess : answers);
  gtk_widget_child_focus (GTK_WIDGET (self->sign_off), GTK_DIR_TAB_FORWARD);
}

static char *
list_answers (ClinicVisitWindow *self, const ClinicScreeningPage *page)
{
  ClinicProtocol *protocol = clinic_diary_get_protocol (self->diary, self->visit->protocol);

  if (protocol == NULL || page->sheet->doctor != 0)
    return NULL;
  return clinic_screening_list_findings (clinic_protocol_get_screenings (protocol), page->sheet->answers,
                                         clinic_screening_page_get_treated (page), CLINIC_FINDING_SIGN_OFF);
}

static void
screening_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicVisitWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicScreeningPage) page = clinic_diary_load_screening_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;
  g_autofree char *answers = NULL;

  if (self->diary == NULL)
    return;
  show_fault (self, words);
  answers = page != NULL ? list_answers (self, page) : NULL;
  ask_doctor (self, answers);
}

static void
fill_roll (ClinicVisitWindow *self)
{
  /* room for what is signed, which is read while the window shows */
  gtk_window_set_default_size (GTK_WINDOW (self), 460, 420);
  ask_doctor (self, NULL);
  clinic_diary_load_screening_async (self->diary, self->visit->session->id, NULL, screening_loaded_cb, g_object_ref (self));
}

static void
fill (ClinicVisitWindow *self)
{
  static const struct
  {
    const char *title;
    const char *verb;
  } words[] = {
    [CLINIC_VISIT_ASK_CREAM] = { N_("Cream On"), N_("_Cream On") },
    [CLINIC_VISIT_ASK_ROLL] = { N_("Start Rolling"), N_("_Start Rolling") },
    [CLINIC_VISIT_ASK_FINISH] = { N_("Finish Session"), N_("_Finish") },
    [CLINIC_VISIT_ASK_CANCEL] = { N_("Cancel Session"), N_("Cancel _Session") },
  };

  gtk_window_set_title (GTK_WINDOW (self), _(words[self->ask].title));
  adw_window_title_set_title (self->title, _(words[self->ask].title));
  adw_window_title_set_subtitle (self->title, self->visit->patient_name);
  gtk_button_set_label (self->step_button, _(words[self->ask].verb));
  gtk_widget_set_visible (self->cream_group, self->ask == CLINIC_VISIT_ASK_CREAM);
  gtk_widget_set_visible (self->finish_group, self->ask == CLINIC_VISIT_ASK_FINISH);
  gtk_widget_set_visible (GTK_WIDGET (self->care_group), self->ask == CLINIC_VISIT_ASK_FINISH);
  gtk_widget_set_visible (self->reason_group, self->ask == CLINIC_VISIT_ASK_CANCEL);
  gtk_editable_set_text (self->area_row, self->visit->area);
  if (self->ask == CLINIC_VISIT_ASK_FINISH)
    fill_finish (self);
  clinic_sign_off_set_setup (self->sign_off, clinic_diary_get_setup (self->diary));
  if (self->ask == CLINIC_VISIT_ASK_CREAM)
    fill_cream (self);
  else if (self->ask == CLINIC_VISIT_ASK_ROLL)
    fill_roll (self);
  else if (self->ask == CLINIC_VISIT_ASK_CANCEL)
    gtk_widget_grab_focus (GTK_WIDGET (self->reason_row));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->step_button));
}

static void
clinic_visit_window_dispose (GObject *object)
{
  ClinicVisitWindow *self = CLINIC_VISIT_WINDOW (object);

  g_clear_object (&self->diary);
  g_clear_pointer (&self->visit, clinic_visit_free);
  g_clear_pointer (&self->creams, g_ptr_array_unref);
  G_OBJECT_CLASS (clinic_visit_window_parent_class)->dispose (object);
}

static void
clinic_visit_window_class_init (ClinicVisitWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_visit_window_dispose;
  g_type_ensure (CLINIC_TYPE_SIGN_OFF);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/today/clinic-visit-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitWindow, title);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitWindow, step_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitWindow, fault);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitWindow, cream_group);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitWindow, cream_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitWindow, product_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitWindow, grams_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitWindow, square_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitWindow, area_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitWindow, cream_notes);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitWindow, sign_off);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitWindow, finish_group);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitWindow, rolled_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitWindow, early_switch);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitWindow, reason_group);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitWindow, reason_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitWindow, care_group);
  gtk_widget_class_bind_template_callback (widget_class, step_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cream_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, amount_cb);
}

static void
clinic_visit_window_init (ClinicVisitWindow *self)
{
  self->creams = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_cream_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->early_switch, "notify::active", G_CALLBACK (early_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
clinic_visit_window_new (ClinicDiary *diary, const ClinicVisit *visit, ClinicVisitAsk ask)
{
  ClinicVisitWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && visit != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_VISIT_WINDOW, NULL);
  self->diary = g_object_ref (diary);
  self->visit = clinic_visit_copy (visit);
  self->ask = ask;
  fill (self);
  return GTK_WIDGET (self);
}
