/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-healing-card.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "ui/parts/clinic-healing-track.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-follow-up-words.h"

/* What the clinic's leaflet says, where the protocol is not at hand: fresh to 24 h, peeling from day 2 to 3 on. */
#define FRESH_HOURS 24

struct _ClinicHealingCard
{
  AdwBin parent_instance;

  ClinicDiary *diary;

  GtkWidget *aftercare_button;
  ClinicHealingTrack *track;
  ClinicStatusLine *next_line;
};

G_DEFINE_FINAL_TYPE (ClinicHealingCard, clinic_healing_card, ADW_TYPE_BIN)

static char *
dup_fresh (ClinicHealingCard *self, const ClinicHealing *healing, gboolean now)
{
  gint64 hours = clinic_diary_get_now (self->diary) - healing->rolled_at;
  g_autofree char *day = clinic_format_day (healing->session_day, CLINIC_DAY_FORM_SHORT);
  g_autofree char *passed = clinic_format_hours (hours);

  return clinic_phrase_list ((const char *const[]){ day, now ? passed : NULL, NULL });
}

/* Recorded days as days; for what is to come when it is expected. */
static char *
dup_detail (const ClinicPatientPage *page, ClinicHealingState step, ClinicHealingState state, ClinicProtocol *protocol,
            int fresh_hours, GTimeZone *zone)
{
  ClinicDay since = clinic_healing_get_since (page->healing, step, fresh_hours, zone);
  g_autofree char *day = NULL;
  int from = 0, to = 0;

  if (step <= state && since != CLINIC_DAY_NONE)
    return step == state && step != CLINIC_HEALING_SETTLED ? clinic_format_since (since)
                                                           : clinic_format_day (since, CLINIC_DAY_FORM_SHORT);
  if (step <= state || protocol == NULL)
    return NULL;
  if (step == CLINIC_HEALING_PEELING)
    clinic_protocol_get_peeling_start (protocol, &from, &to);
  else if (step == CLINIC_HEALING_SETTLED)
    clinic_protocol_get_peeling_end (protocol, &from, &to);
  else
    to = 1;
  day = clinic_format_day (page->healing->session_day + to, CLINIC_DAY_FORM_SHORT);
  return g_strdup_printf (_("by %s"), day);
}

static void
show_track (ClinicHealingCard *self, const ClinicPatientPage *page)
{
  ClinicProtocol *protocol = clinic_diary_get_protocol (self->diary, page->healing_protocol);
  int fresh_hours = protocol != NULL ? clinic_protocol_get_fresh_hours (protocol) : FRESH_HOURS;
  ClinicHealingState state = clinic_healing_get_state (page->healing, fresh_hours, clinic_diary_get_now (self->diary));
  g_autofree char *fresh = dup_fresh (self, page->healing, state == CLINIC_HEALING_FRESH);

  clinic_healing_track_set_state (self->track, state);
  clinic_healing_track_set_detail (self->track, CLINIC_HEALING_FRESH, fresh);
  for (int step = CLINIC_HEALING_TIGHT; step <= CLINIC_HEALING_SETTLED; step++)
    {
      g_autofree char *detail = dup_detail (page, step, state, protocol, fresh_hours, clinic_diary_get_zone (self->diary));

      clinic_healing_track_set_detail (self->track, step, detail);
    }
}

static void
show_next (ClinicHealingCard *self, const ClinicPatientPage *page)
{
  GTimeZone *zone = clinic_diary_get_zone (self->diary);
  const ClinicFollowUp *next = NULL;
  g_autofree char *words = NULL;
  g_autofree char *day = NULL;

  for (guint i = 0; i < page->follow_ups->len && next == NULL; i++)
    if (((ClinicFollowUp *) g_ptr_array_index (page->follow_ups, i))->kind != CLINIC_FOLLOW_UP_BOOK_NEXT)
      next = g_ptr_array_index (page->follow_ups, i);
  gtk_widget_set_visible (GTK_WIDGET (self->next_line), next != NULL);
  if (next == NULL)
    return;
  day = clinic_format_day_relative (clinic_time_get_day (next->due, zone), clinic_diary_get_today (self->diary));
  /* Translators: what is to be done, then when: "First call tomorrow", "Peel check Fri 27 Nov" */
  words = g_strdup_printf (_("%s %s"), clinic_follow_up_words_get_title (next->kind), day);
  clinic_status_line_set_text (self->next_line, words);
}

void
clinic_healing_card_show (ClinicHealingCard *self, const ClinicPatientPage *page)
{
  g_return_if_fail (CLINIC_IS_HEALING_CARD (self) && page != NULL && page->healing != NULL);

  show_track (self, page);
  show_next (self, page);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->aftercare_button), "x", page->healing->session);
}

static void
clinic_healing_card_dispose (GObject *object)
{
  g_clear_object (&CLINIC_HEALING_CARD (object)->diary);
  G_OBJECT_CLASS (clinic_healing_card_parent_class)->dispose (object);
}

static void
clinic_healing_card_class_init (ClinicHealingCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clinic_healing_card_dispose;
}

static GtkWidget *
make_head (ClinicHealingCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _("Healing"), "xalign", 0.0, "hexpand", TRUE, NULL);
  GtkWidget *content = g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "go-next-symbolic", "label", _("Aftercare"), NULL);

  gtk_widget_add_css_class (title, "title-4");
  self->aftercare_button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->aftercare_button), content);
  gtk_widget_add_css_class (self->aftercare_button, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->aftercare_button), "x", G_GINT64_CONSTANT (0));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->aftercare_button), "win.show-aftercare");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->aftercare_button);
  return head;
}

static void
clinic_healing_card_init (ClinicHealingCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "patient-card");
  self->track = CLINIC_HEALING_TRACK (clinic_healing_track_new ());
  self->next_line = CLINIC_STATUS_LINE (clinic_status_line_new (CLINIC_TONE_PLAIN, "call-start-symbolic", ""));
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->track));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->next_line));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
clinic_healing_card_new (ClinicDiary *diary)
{
  ClinicHealingCard *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  self = g_object_new (CLINIC_TYPE_HEALING_CARD, NULL);
  self->diary = g_object_ref (diary);
  return GTK_WIDGET (self);
}
