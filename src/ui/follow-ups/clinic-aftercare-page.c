/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/follow-ups/clinic-aftercare-page.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "ui/follow-ups/clinic-care-diary.h"
#include "ui/follow-ups/clinic-healing-window.h"
#include "ui/parts/clinic-alert-pill.h"
#include "ui/parts/clinic-follow-up-words.h"
#include "ui/parts/clinic-healing-track.h"
#include "ui/parts/clinic-shrink-bin.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-wrap-box.h"

struct _ClinicAftercarePage
{
  AdwBin parent_instance;

  ClinicDiary *diary;
  gint64 session;
  ClinicAftercare *aftercare; /* nullable */
  guint generation;
  GPtrArray *rows; /* GtkWidget: in the groups */

  ClinicShrinkBin *shrink_bin;
  ClinicWrapBox *name_box;
  GtkLabel *subtitle;
  ClinicStatusLine *fault;
  GtkWidget *healing_card;
  GtkWidget *state_row;
  ClinicWrapBox *state_box;
  GtkLabel *state_line;
  ClinicWrapBox *event_box;
  ClinicHealingTrack *track;
  GtkWidget *columns;
  GtkWidget *side;
  AdwPreferencesGroup *now_group;
  AdwPreferencesGroup *locked_group;
  GtkScrolledWindow *diary_scroller;
  AdwPreferencesGroup *next_group;
};

enum
{
  SIGNAL_BACK,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ClinicAftercarePage, clinic_aftercare_page, ADW_TYPE_BIN)

static ClinicProtocol *
get_protocol (ClinicAftercarePage *self)
{
  return clinic_diary_get_protocol (self->diary, self->aftercare->visit->protocol);
}

static ClinicHealingState
get_state (ClinicAftercarePage *self)
{
  return clinic_healing_get_state (self->aftercare->healing, clinic_protocol_get_fresh_hours (get_protocol (self)),
                                   clinic_diary_get_now (self->diary));
}

static ClinicDay
get_since (ClinicAftercarePage *self, ClinicHealingState state)
{
  return clinic_healing_get_since (self->aftercare->healing, state, clinic_protocol_get_fresh_hours (get_protocol (self)),
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
  ClinicDay since = get_since (self, state);
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
    clinic_protocol_get_peeling_end (get_protocol (self), &from, &to);
  else
    clinic_protocol_get_peeling_start (get_protocol (self), &from, &to);
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
  clinic_wrap_box_clear (self->state_box);
  clinic_wrap_box_append (self->state_box, label);
  clinic_wrap_box_append (self->state_box, pill);
  gtk_label_set_label (self->state_line, line);
  clinic_healing_track_set_state (self->track, state);
  for (int step = CLINIC_HEALING_FRESH; step <= CLINIC_HEALING_SETTLED; step++)
    {
      ClinicDay since = step <= (int) state ? get_since (self, step) : CLINIC_DAY_NONE;
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
  if (settled)
    add_event (self, _("_Correct…"),
               healing->no_peeling ? CLINIC_HEALING_NO_PEELING_SEEN : CLINIC_HEALING_PEELING_FINISHED, "flat");
  else if (started)
    add_event (self, _("_Correct…"), CLINIC_HEALING_PEELING_STARTED, "flat");
  if (settled)
    return;
  if (!started && today >= healing->session_day + clinic_protocol_get_no_peeling_day (get_protocol (self)))
    add_event (self, _("_No Peeling Seen…"), CLINIC_HEALING_NO_PEELING_SEEN, "flat");
  if (!started)
    add_event (self, _("Peeling _Started…"), CLINIC_HEALING_PEELING_STARTED, "suggested-action");
  add_event (self, _("Peeling _Finished…"), CLINIC_HEALING_PEELING_FINISHED, started ? "suggested-action" : "flat");
}

/* The lists */

static void
add_row (ClinicAftercarePage *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static GtkWidget *
make_row (const char *icon, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  return row;
}

static void
add_item (ClinicAftercarePage *self, const ClinicCareItem *item, ClinicHealingState state)
{
  ClinicItemState stands = clinic_care_item_get_state (item, state);
  g_autofree char *since = clinic_format_since (get_since (self, item->unlocks ? item->until : item->from));
  g_autofree char *line = NULL;
  GtkWidget *row;
  GtkWidget *often;

  /* what only begins later is not locked: it appears when it begins */
  if (stands == CLINIC_ITEM_OVER || (stands == CLINIC_ITEM_LOCKED && !item->unlocks))
    return;
  if (stands == CLINIC_ITEM_LOCKED)
    {
      row = make_row ("changes-prevent-symbolic", item->title, item->detail);
      gtk_widget_add_css_class (row, "locked");
      add_row (self, self->locked_group, row);
      return;
    }
  /* what is allowed says since when; what held it back is over */
  line = item->unlocks ? g_strdup (since)
         : *item->detail != '\0' && *since != '\0' ? g_strdup_printf ("%s, %s", item->detail, since)
                                                    : g_strdup (*since != '\0' ? since : item->detail);
  /* a check mark beside what must not be done would say the opposite */
  row = make_row (g_str_has_prefix (item->key, "no-") ? "action-unavailable-symbolic" : "object-select-symbolic",
                  item->title, line);
  often = gtk_label_new (item->unlocks ? _("allowed") : item->often);
  gtk_widget_add_css_class (often, "caption-heading");
  gtk_label_set_wrap (GTK_LABEL (often), TRUE);
  gtk_label_set_xalign (GTK_LABEL (often), 1);
  gtk_label_set_width_chars (GTK_LABEL (often), 9);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), often);
  add_row (self, self->now_group, row);
}

static void
show_items (ClinicAftercarePage *self, ClinicHealingState state)
{
  const GPtrArray *items = self->aftercare->items;
  gboolean any_locked = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const ClinicCareItem *item = items->pdata[i];

      add_item (self, item, state);
      any_locked |= item->unlocks && clinic_care_item_get_state (item, state) == CLINIC_ITEM_LOCKED;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->locked_group), any_locked);
}

static void
show_next (ClinicAftercarePage *self)
{
  const GPtrArray *follow_ups = self->aftercare->follow_ups;
  GTimeZone *zone = clinic_diary_get_zone (self->diary);
  gboolean any = FALSE;

  for (guint i = 0; i < follow_ups->len; i++)
    {
      const ClinicFollowUp *follow_up = follow_ups->pdata[i];
      g_autofree char *when = clinic_format_day_time (follow_up->due, zone);
      GtkWidget *row;

      if (follow_up->status != CLINIC_FOLLOW_UP_OPEN)
        continue;
      any = TRUE;
      row = make_row (clinic_follow_up_words_get_icon (follow_up->kind), clinic_follow_up_words_get_title (follow_up->kind),
                      when);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", follow_up->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "aftercare.open-follow-up");
      add_row (self, self->next_group, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->next_group), any);
}

static void
remove_rows (ClinicAftercarePage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_all (ClinicAftercarePage *self)
{
  ClinicHealingState state;

  show_head (self);
  remove_rows (self);
  gtk_widget_set_visible (self->healing_card, self->aftercare->healing != NULL);
  gtk_widget_set_visible (self->columns, self->aftercare->healing != NULL);
  if (self->aftercare->healing == NULL || get_protocol (self) == NULL)
    return;
  state = get_state (self);
  show_state (self, state);
  show_events (self);
  show_items (self, state);
  show_next (self);
  gtk_scrolled_window_set_child (self->diary_scroller,
                                 clinic_care_diary_new (self->aftercare->calls, self->aftercare->healing->session_day,
                                                        clinic_diary_get_today (self->diary),
                                                        clinic_diary_get_zone (self->diary)));
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
  clinic_status_line_set_text (self->fault, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), words != NULL);
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
      clinic_change_has (change, CLINIC_KIND_PATIENT) || clinic_change_has (change, CLINIC_KIND_RED_FLAG))
    read_aftercare (self);
}

/* State and days move on with the clock; the lists stay as they are within one state. */
static void
minute_cb (ClinicAftercarePage *self)
{
  if (self->aftercare == NULL || self->aftercare->healing == NULL || get_protocol (self) == NULL)
    return;
  if (clinic_healing_track_get_state (self->track) != get_state (self))
    show_all (self);
  else
    show_head (self);
}

/* The class */

static void
record (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicAftercarePage *self = CLINIC_AFTERCARE_PAGE (widget);
  GtkWidget *window;

  if (self->aftercare == NULL || self->aftercare->healing == NULL)
    return;
  window = clinic_healing_window_new (self->diary, self->aftercare->healing, g_variant_get_int32 (parameter));
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (window));
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
  GtkOrientation orientation = narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->state_row), orientation);
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
  gtk_widget_class_bind_template_child (widget_class, ClinicAftercarePage, diary_scroller);
  gtk_widget_class_bind_template_child (widget_class, ClinicAftercarePage, next_group);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_install_action (widget_class, "aftercare.record", "i", record);
  gtk_widget_class_install_action (widget_class, "aftercare.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "aftercare.open-follow-up", "x", open_follow_up);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "aftercare.back", NULL);
}

static void
clinic_aftercare_page_init (ClinicAftercarePage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_status_line_set_tone (self->fault, CLINIC_TONE_BAD);
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
