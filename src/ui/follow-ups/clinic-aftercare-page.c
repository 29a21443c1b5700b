/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/follow-ups/clinic-aftercare-page-private.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "ui/follow-ups/clinic-healing-window.h"
#include "ui/follow-ups/clinic-prescription-window.h"
#include "ui/follow-ups/clinic-take-home-window.h"
#include "ui/parts/clinic-alert-pill.h"
#include "ui/parts/clinic-line-layout.h"

#define COLUMNS_APART 24

enum
{
  SIGNAL_BACK,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ClinicAftercarePage, clinic_aftercare_page, ADW_TYPE_BIN)

ClinicProtocol *
clinic_aftercare_page_get_protocol (ClinicAftercarePage *self)
{
  return clinic_diary_get_protocol (self->diary, self->aftercare->visit->protocol);
}

static ClinicHealingState
get_state (ClinicAftercarePage *self)
{
  return clinic_healing_get_state (self->aftercare->healing, clinic_protocol_get_fresh_hours (clinic_aftercare_page_get_protocol (self)),
                                   clinic_diary_get_now (self->diary));
}

ClinicDay
clinic_aftercare_page_get_since (ClinicAftercarePage *self, ClinicHealingState state)
{
  return clinic_healing_get_since (self->aftercare->healing, state, clinic_protocol_get_fresh_hours (clinic_aftercare_page_get_protocol (self)),
                                   clinic_diary_get_zone (self->diary));
}

/* Who and which session */

static void
show_head (ClinicAftercarePage *self)
{
  const ClinicVisit *visit = self->aftercare->visit;
  g_autofree char *day = clinic_format_day (visit->session->day, CLINIC_DAY_FORM_WEEKDAY);
  g_autofree char *subtitle = g_strdup_printf (_("Aftercare · session %d of %d · %s · today is day %d"), visit->nth,
                                               visit->length, day,
                                               clinic_diary_get_today (self->diary) - visit->session->day);
  GtkWidget *name = gtk_label_new (visit->patient_name);

  gtk_widget_add_css_class (name, "title-2");
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  clinic_wrap_box_clear (self->name_box);
  clinic_wrap_box_append (self->name_box, name);
  if (visit->red_flag)
    clinic_wrap_box_append (self->name_box, clinic_alert_pill_new (CLINIC_ALERT_RED_FLAG, NULL));
  if (*visit->allergies != '\0')
    clinic_wrap_box_append (self->name_box, clinic_alert_pill_new (CLINIC_ALERT_ALLERGY, visit->allergies));
  if (visit->cold_sores)
    clinic_wrap_box_append (self->name_box, clinic_alert_pill_new (CLINIC_ALERT_COLD_SORES, NULL));
  gtk_label_set_label (self->subtitle, subtitle);
}

/* The healing in words */

static char *
dup_state_title (ClinicAftercarePage *self, ClinicHealingState state)
{
  ClinicDay since = clinic_aftercare_page_get_since (self, state);
  g_autofree char *day = clinic_format_day (since, CLINIC_DAY_FORM_WEEKDAY);

  if (since == CLINIC_DAY_NONE)
    return g_strdup (clinic_healing_track_get_word (state));
  /* Translators: a state of the healing and a day: "Peeling since Thu 26 Nov" */
  return g_strdup_printf (_("%s since %s"), clinic_healing_track_get_word (state), day);
}

static char *
dup_state_line (ClinicAftercarePage *self, ClinicHealingState state)
{
  int from, to;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (self->aftercare->carried_on_by > 0)
    return g_strdup_printf (_("Carried on by session %d."), self->aftercare->carried_on_by);
  if (state == CLINIC_HEALING_SETTLED)
    return g_strdup (_("Make-up, other products and other creams are allowed again."));
  if (state == CLINIC_HEALING_PEELING)
    clinic_protocol_get_peeling_end (clinic_aftercare_page_get_protocol (self), &from, &to);
  else
    clinic_protocol_get_peeling_start (clinic_aftercare_page_get_protocol (self), &from, &to);
  first = clinic_format_day (self->aftercare->healing->session_day + from, CLINIC_DAY_FORM_WEEKDAY);
  last = clinic_format_day (self->aftercare->healing->session_day + to, CLINIC_DAY_FORM_WEEKDAY);
  return g_strdup_printf (state == CLINIC_HEALING_PEELING ? _("Expected to be over between %s and %s.")
                                                          : _("Peeling is expected to start %s to %s."),
                          first, last);
}

static gboolean
has_trouble (ClinicAftercarePage *self)
{
  for (guint i = 0; i < self->aftercare->calls->len; i++)
    if (((ClinicCall *) self->aftercare->calls->pdata[i])->verdict >= CLINIC_VERDICT_DOCTOR)
      return TRUE;
  return self->aftercare->visit->red_flag;
}

static void
show_state (ClinicAftercarePage *self, ClinicHealingState state)
{
  g_autofree char *title = dup_state_title (self, state);
  g_autofree char *line = dup_state_line (self, state);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *pill = has_trouble (self) ? clinic_alert_pill_new (CLINIC_ALERT_MISSING, _("The doctor was told"))
                                       : clinic_alert_pill_new (CLINIC_ALERT_OK, _("Nothing wrong reported"));

  gtk_widget_add_css_class (label, "title-2");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  clinic_wrap_box_clear (self->state_box);
  clinic_wrap_box_append (self->state_box, label);
  clinic_wrap_box_append (self->state_box, pill);
  gtk_label_set_label (self->state_line, line);
  clinic_healing_track_set_state (self->track, state);
  for (int step = CLINIC_HEALING_FRESH; step <= CLINIC_HEALING_SETTLED; step++)
    {
      ClinicDay since = step <= (int) state ? clinic_aftercare_page_get_since (self, step) : CLINIC_DAY_NONE;
      g_autofree char *day = clinic_format_day (since, CLINIC_DAY_FORM_SHORT);

      clinic_healing_track_set_detail (self->track, step, day);
    }
}

/* What can be recorded */

static void
add_event (ClinicAftercarePage *self, const char *label, ClinicHealingEvent event, const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", event);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "aftercare.record");
  gtk_widget_add_css_class (button, css_class);
  clinic_wrap_box_append (self->event_box, button);
}

static void
show_events (ClinicAftercarePage *self)
{
  const ClinicHealing *healing = self->aftercare->healing;
  ClinicDay today = clinic_diary_get_today (self->diary);
  gboolean started = healing->peeling_started != CLINIC_DAY_NONE;
  gboolean settled = healing->settled != CLINIC_DAY_NONE;

  clinic_wrap_box_clear (self->event_box);
  if (healing->carried_on_by != 0)
    return;
  if (started)
    add_event (self, settled ? _("Correct _Start…") : _("_Correct…"), CLINIC_HEALING_PEELING_STARTED, "flat");
  if (settled)
    add_event (self, started ? _("Correct _End…") : _("_Correct…"),
               healing->no_peeling ? CLINIC_HEALING_NO_PEELING_SEEN : CLINIC_HEALING_PEELING_FINISHED, "flat");
  if (settled)
    return;
  if (!started && today >= healing->session_day + clinic_protocol_get_no_peeling_day (clinic_aftercare_page_get_protocol (self)))
    add_event (self, _("_No Peeling Seen…"), CLINIC_HEALING_NO_PEELING_SEEN, "flat");
  if (!started)
    add_event (self, _("Peeling _Started…"), CLINIC_HEALING_PEELING_STARTED, "suggested-action");
  add_event (self, _("Peeling _Finished…"), CLINIC_HEALING_PEELING_FINISHED, started ? "suggested-action" : "flat");
}

static void
show_all (ClinicAftercarePage *self)
{
  gboolean known = self->aftercare->healing != NULL && clinic_aftercare_page_get_protocol (self) != NULL;
  ClinicHealingState state;

  show_head (self);
  gtk_widget_set_visible (self->healing_card, known);
  gtk_widget_set_visible (self->columns, known);
  if (!known)
    return;
  state = get_state (self);
  show_state (self, state);
  show_events (self);
  clinic_aftercare_page_show_lists (self, state);
}

void
clinic_aftercare_page_show_fault (ClinicAftercarePage *self, const char *words)
{
  clinic_status_line_say (self->fault, CLINIC_TONE_BAD, words);
}

/* Reading */

typedef struct
{
  ClinicAftercarePage *self;
  guint generation;
} Reading;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  g_autoptr (ClinicAftercarePage) self = reading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicAftercare) aftercare = clinic_diary_load_aftercare_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = aftercare == NULL ? clinic_words_for_error (error) : NULL;
  guint generation = reading->generation;

  g_free (reading);
  if (generation != self->generation)
    return;
  clinic_aftercare_page_show_fault (self, words);
  if (aftercare == NULL)
    return;
  g_clear_pointer (&self->aftercare, clinic_aftercare_free);
  self->aftercare = g_steal_pointer (&aftercare);
  show_all (self);
}

static void
read_aftercare (ClinicAftercarePage *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->self = g_object_ref (self);
  reading->generation = ++self->generation;
  clinic_diary_load_aftercare_async (self->diary, self->session, NULL, read_cb, reading);
}

static void
changed_cb (ClinicAftercarePage *self, ClinicChange *change)
{
  if (clinic_change_has (change, CLINIC_KIND_HEALING) || clinic_change_has (change, CLINIC_KIND_FOLLOW_UP) ||
      clinic_change_has (change, CLINIC_KIND_CALL) || clinic_change_has (change, CLINIC_KIND_SESSION) ||
      clinic_change_has (change, CLINIC_KIND_PATIENT) || clinic_change_has (change, CLINIC_KIND_RED_FLAG) ||
      clinic_change_has (change, CLINIC_KIND_DISCHARGE) || clinic_change_has (change, CLINIC_KIND_PRESCRIPTION))
    read_aftercare (self);
}

/* State and days move on with the clock; the lists stay as they are within one state. */
static void
minute_cb (ClinicAftercarePage *self)
{
  if (self->aftercare == NULL || self->aftercare->healing == NULL || clinic_aftercare_page_get_protocol (self) == NULL)
    return;
  if (clinic_healing_track_get_state (self->track) != get_state (self))
    show_all (self);
  else
    show_head (self);
}

/* The class */

static void
present_over (ClinicAftercarePage *self, GtkWidget *window)
{
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (window));
}

static void
record (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicAftercarePage *self = CLINIC_AFTERCARE_PAGE (widget);

  if (self->aftercare != NULL && self->aftercare->healing != NULL)
    present_over (self, clinic_healing_window_new (self->diary, self->aftercare->healing, g_variant_get_int32 (parameter)));
}

static void
add_cream (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicAftercarePage *self = CLINIC_AFTERCARE_PAGE (widget);

  if (self->aftercare != NULL && self->aftercare->healing != NULL)
    present_over (self, clinic_prescription_window_new (self->diary, self->aftercare->healing, NULL));
}

static void
edit_cream (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicAftercarePage *self = CLINIC_AFTERCARE_PAGE (widget);
  gint64 id = g_variant_get_int64 (parameter);

  for (guint i = 0; self->aftercare != NULL && i < self->aftercare->prescriptions->len; i++)
    {
      const ClinicPrescription *each = self->aftercare->prescriptions->pdata[i];

      if (each->id == id)
        present_over (self, clinic_prescription_window_new (self->diary, self->aftercare->healing, each));
    }
}

static void
print_sheet (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicAftercarePage *self = CLINIC_AFTERCARE_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  GtkWidget *window;

  if (self->aftercare == NULL)
    return;
  window = clinic_take_home_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->diary, self->aftercare, &error);
  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  words = window == NULL ? clinic_words_for_error (error) : NULL;
  clinic_aftercare_page_show_fault (self, words);
}

static void
earlier_week (GtkWidget *widget, const char *name, GVariant *parameter)
{
  clinic_aftercare_page_turn_week (CLINIC_AFTERCARE_PAGE (widget), 1);
}

static void
later_week (GtkWidget *widget, const char *name, GVariant *parameter)
{
  clinic_aftercare_page_turn_week (CLINIC_AFTERCARE_PAGE (widget), -1);
}

static void
go_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_BACK], 0);
}

static void
open_follow_up (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkWidget) kept = g_object_ref (widget);

  gtk_widget_activate_action (widget, "win.open-follow-up", "x", g_variant_get_int64 (parameter));
  g_signal_emit (widget, signals[SIGNAL_BACK], 0);
}

static void
narrow_cb (ClinicAftercarePage *self)
{
  gboolean narrow = clinic_shrink_bin_get_narrow (self->shrink_bin);

  clinic_line_layout_arrange (self->columns, COLUMNS_APART, narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->state_row),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (self->side, narrow ? -1 : 400, -1);
}

static void
clinic_aftercare_page_dispose (GObject *object)
{
  ClinicAftercarePage *self = CLINIC_AFTERCARE_PAGE (object);

  self->generation++;
  g_clear_object (&self->diary);
  g_clear_pointer (&self->aftercare, clinic_aftercare_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (clinic_aftercare_page_parent_class)->dispose (object);
}

static void
clinic_aftercare_page_class_init (ClinicAftercarePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_aftercare_page_dispose;
  signals[SIGNAL_BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  g_type_ensure (CLINIC_TYPE_LINE_LAYOUT);
  g_type_ensure (CLINIC_TYPE_SHRINK_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/follow-ups/clinic-aftercare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicAftercarePage, shrink_bin);
  gtk_widget_class_bind_template_child (widget_class, ClinicAftercarePage, name_box);
  gtk_widget_class_bind_template_child (widget_class, ClinicAftercarePage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, ClinicAftercarePage, fault);
  gtk_widget_class_bind_template_child (widget_class, ClinicAftercarePage, healing_card);
  gtk_widget_class_bind_template_child (widget_class, ClinicAftercarePage, state_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicAftercarePage, state_box);
  gtk_widget_class_bind_template_child (widget_class, ClinicAftercarePage, state_line);
  gtk_widget_class_bind_template_child (widget_class, ClinicAftercarePage, event_box);
  gtk_widget_class_bind_template_child (widget_class, ClinicAftercarePage, track);
  gtk_widget_class_bind_template_child (widget_class, ClinicAftercarePage, columns);
  gtk_widget_class_bind_template_child (widget_class, ClinicAftercarePage, side);
  gtk_widget_class_bind_template_child (widget_class, ClinicAftercarePage, now_group);
  gtk_widget_class_bind_template_child (widget_class, ClinicAftercarePage, locked_group);
  gtk_widget_class_bind_template_child (widget_class, ClinicAftercarePage, cream_group);
  gtk_widget_class_bind_template_child (widget_class, ClinicAftercarePage, diary_bin);
  gtk_widget_class_bind_template_child (widget_class, ClinicAftercarePage, diary_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicAftercarePage, discharge_group);
  gtk_widget_class_bind_template_child (widget_class, ClinicAftercarePage, next_group);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_install_action (widget_class, "aftercare.record", "i", record);
  gtk_widget_class_install_action (widget_class, "aftercare.add-cream", NULL, add_cream);
  gtk_widget_class_install_action (widget_class, "aftercare.edit-cream", "x", edit_cream);
  gtk_widget_class_install_action (widget_class, "aftercare.print-sheet", NULL, print_sheet);
  gtk_widget_class_install_action (widget_class, "aftercare.earlier-week", NULL, earlier_week);
  gtk_widget_class_install_action (widget_class, "aftercare.later-week", NULL, later_week);
  gtk_widget_class_install_action (widget_class, "aftercare.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "aftercare.open-follow-up", "x", open_follow_up);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "aftercare.back", NULL);
}

static void
clinic_aftercare_page_init (ClinicAftercarePage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_line_layout_arrange (self->columns, COLUMNS_APART, FALSE);
  clinic_aftercare_page_make_lists (self);
  gtk_widget_set_visible (self->healing_card, FALSE);
  gtk_widget_set_visible (self->columns, FALSE);
}

GtkWidget *
clinic_aftercare_page_new (ClinicDiary *diary, gint64 session)
{
  ClinicAftercarePage *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  self = g_object_new (CLINIC_TYPE_AFTERCARE_PAGE, NULL);
  self->diary = g_object_ref (diary);
  self->session = session;
  g_signal_connect_object (diary, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clinic_diary_get_clock (diary), "minute", G_CALLBACK (minute_cb), self, G_CONNECT_SWAPPED);
  read_aftercare (self);
  return GTK_WIDGET (self);
}

gint64
clinic_aftercare_page_get_session (ClinicAftercarePage *self)
{
  g_return_val_if_fail (CLINIC_IS_AFTERCARE_PAGE (self), 0);

  return self->session;
}
