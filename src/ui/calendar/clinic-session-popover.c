/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-session-popover.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "model/clinic-diary-slots.h"
#include "ui/calendar/clinic-alerts.h"
#include "ui/calendar/clinic-export-window.h"
#include "ui/calendar/clinic-move-window.h"
#include "ui/parts/clinic-errand.h"
#include "ui/parts/clinic-session-words.h"

struct _ClinicSessionPopover
{
  GtkPopover parent_instance;

  ClinicDiary *diary;
  ClinicVisit *visit;
  GtkWidget *box;
  GtkWidget *reason; /* nullable: asked once cream is on */
  ClinicStatusLine *status;
};

G_DEFINE_FINAL_TYPE (ClinicSessionPopover, clinic_session_popover, GTK_TYPE_POPOVER)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) popover = NULL;

  if (clinic_errand_end (user_data, result, &popover))
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static ClinicErrand *
begin (ClinicSessionPopover *self)
{
  return clinic_errand_begin (GTK_WIDGET (self), self->status, self->visit->patient_name);
}

static void
cancel_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicSessionPopover *self = CLINIC_SESSION_POPOVER (widget);

  clinic_diary_cancel_async (self->diary, self->visit->session->id,
                             self->reason ? gtk_editable_get_text (GTK_EDITABLE (self->reason)) : NULL, NULL, written_cb,
                             begin (self));
}

static void
no_show_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicSessionPopover *self = CLINIC_SESSION_POPOVER (widget);

  clinic_diary_no_show_async (self->diary, self->visit->session->id, NULL, written_cb, begin (self));
}

static void
restore_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicSessionPopover *self = CLINIC_SESSION_POPOVER (widget);

  clinic_diary_restore_async (self->diary, self->visit->session->id, NULL, written_cb, begin (self));
}

static void
move_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicSessionPopover *self = CLINIC_SESSION_POPOVER (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *window = clinic_move_window_new (GTK_WINDOW (root), self->diary, self->visit);

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_window_present (GTK_WINDOW (window));
}

static void
export_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicSessionPopover *self = CLINIC_SESSION_POPOVER (widget);
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (widget));
  GtkWidget *window = clinic_export_window_new_session (parent, self->diary, self->visit);

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicSessionPopover *self = CLINIC_SESSION_POPOVER (widget);
  gint64 patient = self->visit->session->patient;

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (gtk_widget_get_parent (widget), "win.show-patient", "x", patient);
}

static void
wish_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicSessionPopover *self = CLINIC_SESSION_POPOVER (widget);
  const ClinicSession *session = self->visit->session;
  GVariant *wish = g_variant_new ("(sxxixi)", self->visit->patient_name, session->course, session->id,
                                  clinic_diary_get_today (self->diary), (gint64) 0, CLINIC_PART_OF_DAY_ANY);

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action_variant (gtk_widget_get_parent (widget), "win.add-wish", wish);
}

/* What it shows */

static void
add_line (ClinicSessionPopover *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->box), label);
}

static void
add_facts (ClinicSessionPopover *self)
{
  const ClinicSession *session = self->visit->session;
  ClinicSetup *setup = clinic_diary_get_setup (self->diary);
  GTimeZone *zone = clinic_diary_get_zone (self->diary);
  g_autofree char *day = clinic_format_day (session->day, CLINIC_DAY_FORM_WEEKDAY);
  g_autofree char *range = clinic_format_time_range (session->start, session->rolling_end, zone);
  g_autofree char *rolling = clinic_format_time (session->rolling_start, zone);
  g_autofree char *bed = clinic_setup_say_bed (setup, session->bed);
  g_autofree char *when = clinic_phrase_list ((const char *const[]){ day, range, NULL });
  g_autofree char *doctor = clinic_setup_say_staff (setup, session->doctor);
  g_autofree char *where = g_strdup_printf (_("rolling %s, %s · %s"), rolling, doctor, bed);
  g_autofree char *nth = g_strdup_printf (_("Session %d of %d · %s · %s"), self->visit->nth, self->visit->length,
                                          self->visit->area, clinic_session_words_get_word (session->state, FALSE));
  GtkWidget *alerts = clinic_wrap_box_new ();

  add_line (self, self->visit->patient_name, "heading");
  add_line (self, when, "body");
  add_line (self, where, "caption");
  add_line (self, nth, "caption");
  if (session->reason != NULL)
    add_line (self, session->reason, "caption");
  gtk_box_append (GTK_BOX (self->box), alerts);
  clinic_alerts_fill (CLINIC_WRAP_BOX (alerts), self->visit->red_flag, self->visit->allergies, self->visit->cold_sores);
}

static void
add_button (ClinicSessionPopover *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
add_reason (ClinicSessionPopover *self)
{
  self->reason = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->reason), _("Why it is cancelled"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Why it is cancelled"), -1);
  gtk_box_append (GTK_BOX (self->box), self->reason);
}

static void
add_verbs (ClinicSessionPopover *self)
{
  const ClinicSession *session = self->visit->session;

  if (clinic_session_state_is_live (session->state) && !clinic_session_is_performed (session))
    add_button (self, _("_Move…"), "session.move");
  if (session->state == CLINIC_SESSION_BOOKED && clinic_diary_get_now (self->diary) < session->start)
    add_button (self, _("_Wish for an Earlier Time…"), "session.wish");
  if (clinic_session_state_can_step (session->state, CLINIC_SESSION_CANCELLED, NULL))
    {
      add_reason (self);
      add_button (self, _("_Cancel Session"), "session.cancel");
    }
  if (session->state == CLINIC_SESSION_BOOKED && clinic_diary_get_now (self->diary) >= session->start)
    add_button (self, _("_No-Show"), "session.no-show");
  if (session->state == CLINIC_SESSION_CANCELLED)
    add_button (self, _("_Book Again"), "session.restore");
  add_button (self, _("_Export…"), "session.export");
  add_button (self, _("_Open Patient"), "session.open-patient");
}

static gboolean
unparent_idle_cb (gpointer data)
{
  if (gtk_widget_get_parent (data) != NULL)
    gtk_widget_unparent (data);
  return G_SOURCE_REMOVE;
}

/* Not at once: what closes it may still be at work in it. */
static void
clinic_session_popover_closed (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_idle_cb, g_object_ref (popover), g_object_unref);
}

static void
clinic_session_popover_finalize (GObject *object)
{
  ClinicSessionPopover *self = CLINIC_SESSION_POPOVER (object);

  g_clear_object (&self->diary);
  g_clear_pointer (&self->visit, clinic_visit_free);
  G_OBJECT_CLASS (clinic_session_popover_parent_class)->finalize (object);
}

static void
clinic_session_popover_class_init (ClinicSessionPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = clinic_session_popover_finalize;
  GTK_POPOVER_CLASS (klass)->closed = clinic_session_popover_closed;
  gtk_widget_class_install_action (widget_class, "session.move", NULL, move_action_cb);
  gtk_widget_class_install_action (widget_class, "session.wish", NULL, wish_action_cb);
  gtk_widget_class_install_action (widget_class, "session.cancel", NULL, cancel_action_cb);
  gtk_widget_class_install_action (widget_class, "session.no-show", NULL, no_show_action_cb);
  gtk_widget_class_install_action (widget_class, "session.restore", NULL, restore_action_cb);
  gtk_widget_class_install_action (widget_class, "session.export", NULL, export_action_cb);
  gtk_widget_class_install_action (widget_class, "session.open-patient", NULL, open_action_cb);
}

static void
clinic_session_popover_init (ClinicSessionPopover *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->status = CLINIC_STATUS_LINE (clinic_status_line_new (CLINIC_TONE_BAD, NULL, ""));
  gtk_widget_set_visible (GTK_WIDGET (self->status), FALSE);
  gtk_widget_add_css_class (self->box, "visit-part");
  gtk_popover_set_child (GTK_POPOVER (self), self->box);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_RIGHT);
}

void
clinic_session_popover_open_at (GtkWidget *parent, GtkWidget *at, const ClinicVisit *visit, ClinicDiary *diary)
{
  ClinicSessionPopover *self;
  graphene_rect_t bounds;

  g_return_if_fail (GTK_IS_WIDGET (parent) && GTK_IS_WIDGET (at));
  g_return_if_fail (CLINIC_IS_DIARY (diary) && visit != NULL);

  self = g_object_new (CLINIC_TYPE_SESSION_POPOVER, NULL);
  self->diary = g_object_ref (diary);
  self->visit = clinic_visit_copy (visit);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->visit->patient_name, -1);
  add_facts (self);
  add_verbs (self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->status));
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  if (gtk_widget_compute_bounds (at, parent, &bounds))
    {
      gtk_popover_set_pointing_to (GTK_POPOVER (self), &(GdkRectangle){ bounds.origin.x, bounds.origin.y, bounds.size.width,
                                                                        bounds.size.height });
      /* no room beside what takes most of the width */
      if (bounds.size.width > gtk_widget_get_width (parent) / 2)
        gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
    }
  gtk_popover_popup (GTK_POPOVER (self));
}

void
clinic_session_popover_open (GtkWidget *parent, ClinicSessionBlock *block, ClinicDiary *diary)
{
  g_return_if_fail (CLINIC_IS_SESSION_BLOCK (block));

  clinic_session_popover_open_at (parent, GTK_WIDGET (block), clinic_session_block_get_visit (block), diary);
}
