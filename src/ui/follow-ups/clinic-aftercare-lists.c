/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands below the healing: care now and later, creams, the diary, what comes next, and the discharge list. */
#include "config.h"

#include "ui/follow-ups/clinic-aftercare-page-private.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "model/clinic-diary-discharge.h"
#include "ui/follow-ups/clinic-care-diary.h"
#include "ui/parts/clinic-errand.h"
#include "ui/parts/clinic-follow-up-words.h"

#define DAYS_PER_WEEK 7

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
  if (icon != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  return row;
}

static void
set_row_action (GtkWidget *row, const char *action, gint64 target)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
}

/* Care, with what was prescribed for it by name */

static const ClinicPrescription *
find_prescription (ClinicAftercarePage *self, const char *item, guint nth)
{
  const GPtrArray *all = self->aftercare->prescriptions;

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (((const ClinicPrescription *) all->pdata[i])->item, item) && nth-- == 0)
      return all->pdata[i];
  return NULL;
}

static ClinicDay
get_last_day (ClinicAftercarePage *self, const ClinicCareItem *item)
{
  const ClinicPrescription *prescription = find_prescription (self, item->key, 0);

  return prescription != NULL ? prescription->until_day : CLINIC_DAY_NONE;
}

static char *
dup_names (ClinicAftercarePage *self, const char *item)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const ClinicPrescription *each;

  for (guint i = 0; (each = find_prescription (self, item, i)) != NULL; i++)
    g_ptr_array_add (names, each->name);
  g_ptr_array_add (names, NULL);
  return clinic_phrase_list ((const char *const *) names->pdata);
}

/* Until when, or what ends it. */
static char *
dup_until (ClinicAftercarePage *self, const ClinicCareItem *item)
{
  ClinicDay last = get_last_day (self, item);
  g_autofree char *day = clinic_format_day (last, CLINIC_DAY_FORM_WEEKDAY);

  if (item->unlocks)
    return g_strdup ("");
  if (last != CLINIC_DAY_NONE)
    /* Translators: a day; in a list, so in small letters */
    return g_strdup_printf (_("until %s"), day);
  if (!item->stays && item->until == CLINIC_HEALING_SETTLED)
    return g_strdup (_("until settled"));
  return g_strdup ("");
}

/* "Hydrocortisone 1 %, since 24 Nov, until settled"; what is allowed says since when alone. */
static char *
dup_line (ClinicAftercarePage *self, const ClinicCareItem *item)
{
  g_autofree char *names = dup_names (self, item->key);
  g_autofree char *until = dup_until (self, item);
  g_autofree char *since = clinic_format_since (
    clinic_aftercare_page_get_since (self, item->unlocks ? item->until : item->from));
  GString *line = g_string_new (NULL);

  if (*names != '\0')
    clinic_phrase_add (line, names);
  else if (!item->unlocks)
    clinic_phrase_add (line, item->detail);
  clinic_phrase_add (line, since);
  clinic_phrase_add (line, until);
  return g_string_free (line, FALSE);
}

static void
add_now (ClinicAftercarePage *self, const ClinicCareItem *item)
{
  g_autofree char *line = dup_line (self, item);
  /* a check mark beside what must not be done would say the opposite */
  gboolean never = g_str_has_prefix (item->key, "no-");
  GtkWidget *row = make_row (never ? "action-unavailable-symbolic" : "object-select-symbolic", item->title, line);
  GtkWidget *often = gtk_label_new (item->unlocks ? _("allowed") : item->often);

  gtk_widget_add_css_class (often, "caption-heading");
  gtk_label_set_wrap (GTK_LABEL (often), TRUE);
  gtk_label_set_xalign (GTK_LABEL (often), 1);
  gtk_label_set_width_chars (GTK_LABEL (often), 9);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), often);
  add_row (self, self->now_group, row);
}

static void
add_locked (ClinicAftercarePage *self, const char *title, const char *subtitle)
{
  GtkWidget *row = make_row ("changes-prevent-symbolic", title, subtitle);

  gtk_widget_add_css_class (row, "locked");
  add_row (self, self->locked_group, row);
}

/* Creams that wait for the end of peeling stand there by name. */
static void
add_locked_item (ClinicAftercarePage *self, const ClinicCareItem *item)
{
  const ClinicPrescription *each = find_prescription (self, item->key, 0);

  if (each == NULL)
    add_locked (self, item->title, item->detail);
  for (guint i = 0; each != NULL; each = find_prescription (self, item->key, ++i))
    {
      g_autofree char *day = clinic_format_day (each->paused, CLINIC_DAY_FORM_SHORT);
      /* Translators: a cream and a day */
      g_autofree char *title = g_strdup_printf (_("%s, paused since %s"), each->name, day);

      add_locked (self, each->paused != CLINIC_DAY_NONE ? title : each->name, item->detail);
    }
}

static void
show_items (ClinicAftercarePage *self, ClinicHealingState state)
{
  const GPtrArray *items = self->aftercare->items;
  ClinicDay today = clinic_diary_get_today (self->diary);
  gboolean any_locked = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const ClinicCareItem *item = items->pdata[i];
      ClinicItemState stands = clinic_care_item_get_state_until (item, state, get_last_day (self, item), today);

      if (stands == CLINIC_ITEM_NOW)
        add_now (self, item);
      /* what only begins later is not locked: it appears when it begins */
      if (stands != CLINIC_ITEM_LOCKED || !item->unlocks)
        continue;
      add_locked_item (self, item);
      any_locked = TRUE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->locked_group), any_locked);
}

/* Prescribed creams */

static char *
dup_cream_line (const ClinicPrescription *prescription)
{
  g_autofree char *until = clinic_format_day (prescription->until_day, CLINIC_DAY_FORM_WEEKDAY);
  g_autofree char *paused = clinic_format_day (prescription->paused, CLINIC_DAY_FORM_WEEKDAY);
  g_autofree char *resumed = clinic_format_day (prescription->resumed, CLINIC_DAY_FORM_WEEKDAY);

  if (prescription->resumed != CLINIC_DAY_NONE)
    return g_strdup_printf (_("Paused on %s, taken up again on %s"), paused, resumed);
  if (prescription->paused != CLINIC_DAY_NONE)
    return g_strdup_printf (_("Paused since %s"), paused);
  if (prescription->until_day != CLINIC_DAY_NONE)
    return g_strdup_printf (_("Until %s"), until);
  return g_strdup (_("Until settled"));
}

static void
show_creams (ClinicAftercarePage *self)
{
  const GPtrArray *all = self->aftercare->prescriptions;

  adw_preferences_group_set_description (self->cream_group, all->len > 0 ? NULL : _("None was prescribed."));
  for (guint i = 0; i < all->len; i++)
    {
      const ClinicPrescription *each = all->pdata[i];
      g_autofree char *line = dup_cream_line (each);
      GtkWidget *row = make_row (NULL, each->name, line);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      set_row_action (row, "aftercare.edit-cream", each->id);
      add_row (self, self->cream_group, row);
    }
}

/* What comes next */

static void
add_session_row (ClinicAftercarePage *self)
{
  const ClinicAftercare *aftercare = self->aftercare;
  ClinicDay earliest = MAX (aftercare->earliest, clinic_diary_get_today (self->diary));
  g_autofree char *title = NULL;
  g_autofree char *when = NULL;
  GtkWidget *row;
  GtkWidget *button;

  if (aftercare->next_visit == NULL && aftercare->earliest == CLINIC_DAY_NONE)
    return;
  title = g_strdup_printf (_("Session %d of %d"), aftercare->visit->nth + 1, aftercare->visit->length);
  if (aftercare->next_visit != NULL)
    {
      when = clinic_format_day_time (aftercare->next_visit->session->start, clinic_diary_get_zone (self->diary));
      row = make_row ("x-office-calendar-symbolic", title, when);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      set_row_action (row, "win.show-session", aftercare->next_visit->session->id);
      add_row (self, self->next_group, row);
      return;
    }
  {
    g_autofree char *day = clinic_format_day (earliest, CLINIC_DAY_FORM_WEEKDAY);

    when = g_strdup_printf (_("Not before %s, not booked"), day);
  }
  row = make_row ("x-office-calendar-symbolic", title, when);
  button = gtk_button_new_with_mnemonic (_("_Book…"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xx)", aftercare->visit->session->patient,
                                    aftercare->visit->session->course);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.book");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  add_row (self, self->next_group, row);
}

static void
show_next (ClinicAftercarePage *self)
{
  const GPtrArray *follow_ups = self->aftercare->follow_ups;
  GTimeZone *zone = clinic_diary_get_zone (self->diary);
  guint before = self->rows->len;

  for (guint i = 0; i < follow_ups->len; i++)
    {
      const ClinicFollowUp *follow_up = follow_ups->pdata[i];
      g_autofree char *when = clinic_format_day_time (follow_up->due, zone);
      GtkWidget *row;

      if (follow_up->status != CLINIC_FOLLOW_UP_OPEN)
        continue;
      row = make_row (clinic_follow_up_words_get_icon (follow_up->kind), clinic_follow_up_words_get_title (follow_up->kind),
                      when);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      set_row_action (row, "aftercare.open-follow-up", follow_up->id);
      add_row (self, self->next_group, row);
    }
  if (self->aftercare->carried_on_by == 0)
    add_session_row (self);
  gtk_widget_set_visible (GTK_WIDGET (self->next_group), self->rows->len > before);
}

/* The diary, a week at a time */

static int
count_weeks (ClinicAftercarePage *self)
{
  int days = clinic_diary_get_today (self->diary) - self->aftercare->healing->session_day;

  return MAX (0, days) / DAYS_PER_WEEK;
}

static void
show_diary (ClinicAftercarePage *self)
{
  int last = count_weeks (self);
  ClinicDay first = self->aftercare->healing->session_day + (last - self->weeks_back) * DAYS_PER_WEEK;
  g_autofree char *from = clinic_format_day (first, CLINIC_DAY_FORM_SHORT);
  g_autofree char *to = clinic_format_day (first + DAYS_PER_WEEK - 1, CLINIC_DAY_FORM_SHORT);
  /* Translators: two days */
  g_autofree char *title = g_strdup_printf (_("%s – %s"), from, to);

  gtk_label_set_label (self->diary_label, title);
  adw_bin_set_child (self->diary_bin, clinic_care_diary_new (self->aftercare->calls, first,
                                                             clinic_diary_get_today (self->diary),
                                                             clinic_diary_get_zone (self->diary)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "aftercare.earlier-week", self->weeks_back < last);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "aftercare.later-week", self->weeks_back > 0);
}

void
clinic_aftercare_page_turn_week (ClinicAftercarePage *self, int weeks)
{
  if (self->aftercare == NULL || self->aftercare->healing == NULL)
    return;
  self->weeks_back = CLAMP (self->weeks_back + weeks, 0, count_weeks (self));
  show_diary (self);
}

/* The discharge list */

static const char *const discharge_titles[CLINIC_N_DISCHARGE_ITEMS] = {
  [CLINIC_DISCHARGE_EXPLAINED] = N_("Aftercare explained"),
  [CLINIC_DISCHARGE_UNDERSTOOD] = N_("Understood by the patient"),
  [CLINIC_DISCHARGE_SHEET] = N_("Sheet given"),
  [CLINIC_DISCHARGE_VIDEO] = N_("Video shown"),
  [CLINIC_DISCHARGE_PRESCRIPTIONS] = N_("Prescriptions given"),
};

static void show_discharge (ClinicAftercarePage *self);

/* What was not ticked off does not look so. */
static void
ticked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) page = NULL;

  if (!clinic_errand_end (user_data, result, &page))
    show_discharge (CLINIC_AFTERCARE_PAGE (page));
}

static void
check_cb (ClinicAftercarePage *self, GtkCheckButton *check)
{
  if (self->ticking || self->aftercare == NULL)
    return;
  for (int i = 0; i < CLINIC_N_DISCHARGE_ITEMS; i++)
    if (self->checks[i] == GTK_WIDGET (check))
      clinic_diary_tick_discharge_async (self->diary, self->session, i, gtk_check_button_get_active (check), NULL, ticked_cb,
                                         clinic_errand_begin (GTK_WIDGET (self), self->fault,
                                                              self->aftercare->visit->patient_name));
}

static char *
dup_tick_line (ClinicAftercarePage *self, const ClinicDischargeTick *tick)
{
  g_autofree char *when = NULL;
  g_autofree char *who = NULL;

  if (tick == NULL)
    return g_strdup ("");
  when = clinic_format_day_time (tick->at, clinic_diary_get_zone (self->diary));
  who = clinic_setup_say_staff (clinic_diary_get_setup (self->diary), tick->actor);
  return clinic_phrase_list ((const char *const[]){ when, who, NULL });
}

static const ClinicDischargeTick *
find_tick (const GPtrArray *ticks, int item)
{
  for (guint i = 0; i < ticks->len; i++)
    if ((int) ((const ClinicDischargeTick *) ticks->pdata[i])->item == item)
      return ticks->pdata[i];
  return NULL;
}

static void
show_discharge (ClinicAftercarePage *self)
{
  self->ticking = TRUE;
  for (int i = 0; i < CLINIC_N_DISCHARGE_ITEMS; i++)
    {
      const ClinicDischargeTick *tick = find_tick (self->aftercare->discharge, i);
      g_autofree char *line = dup_tick_line (self, tick);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[i]), tick != NULL);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->check_rows[i]), line);
    }
  self->ticking = FALSE;
}

void
clinic_aftercare_page_make_lists (ClinicAftercarePage *self)
{
  for (int i = 0; i < CLINIC_N_DISCHARGE_ITEMS; i++)
    {
      GtkWidget *row = make_row (NULL, _(discharge_titles[i]), "");
      GtkWidget *check = gtk_check_button_new ();

      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _(discharge_titles[i]), -1);
      g_signal_connect_object (check, "toggled", G_CALLBACK (check_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_preferences_group_add (self->discharge_group, row);
      self->checks[i] = check;
      self->check_rows[i] = row;
    }
}

/* All of it */

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

void
clinic_aftercare_page_show_lists (ClinicAftercarePage *self, ClinicHealingState state)
{
  remove_rows (self);
  show_items (self, state);
  show_creams (self);
  show_next (self);
  show_diary (self);
  show_discharge (self);
}
