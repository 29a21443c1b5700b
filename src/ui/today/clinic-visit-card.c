/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/today/clinic-visit-card.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-diary-visit.h"
#include "ui/parts/clinic-alert-pill.h"
#include "ui/parts/clinic-numbing-clock.h"
#include "ui/parts/clinic-wrap-box.h"

struct _ClinicVisitCard
{
  GtkListBoxRow parent_instance;

  GtkWidget *lead_clock;
  GtkLabel *name_label;
  GtkLabel *time_label;
  GtkLabel *caption_label;
  GtkWidget *pills;
  GtkWidget *clock_box;
  GtkWidget *row_clock;
  GtkLabel *state_label;
  GtkLabel *plan_label;
  GtkLabel *until_label;
  GtkProgressBar *progress;
  GtkWidget *notes;
  GtkWidget *step_button;
  GtkImage *step_image;
  GtkLabel *step_label;
  GtkWidget *no_show_button;
  GtkWidget *icon_button;
  GtkWidget *menu_button;
  GtkWidget *menu; /* made when first asked for */

  gint64 session;
  gint64 patient;
  ClinicSessionState state;
  gboolean has_back;
  ClinicSessionState before;
  gboolean narrow;
  gboolean has_step;
  gboolean has_clock;
  gboolean offer_no_show;
  char *faced; /* the sentence shown, so that what is the same is left alone */
};

G_DEFINE_FINAL_TYPE (ClinicVisitCard, clinic_visit_card, GTK_TYPE_LIST_BOX_ROW)

/* The menu */

static void
append_step (ClinicVisitCard *self, GMenu *menu, const char *label, const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", self->session);
  g_menu_append_item (menu, item);
}

static const char *
get_back_label (ClinicSessionState before)
{
  switch (before)
    {
    case CLINIC_SESSION_ARRIVED: return _("Back to Arrived");
    case CLINIC_SESSION_NUMBING: return _("Back to Numbing");
    case CLINIC_SESSION_ROLLING: return _("Back to Rolling");
    case CLINIC_SESSION_BOOKED:
    case CLINIC_SESSION_FULFILLED:
    case CLINIC_SESSION_CANCELLED:
    case CLINIC_SESSION_NOSHOW:
    default: return _("Back to Expected");
    }
}

static GMenuModel *
make_steps (ClinicVisitCard *self)
{
  GMenu *menu = g_menu_new ();

  if (self->state == CLINIC_SESSION_BOOKED || self->state == CLINIC_SESSION_NOSHOW)
    append_step (self, menu, _("Check In"), "today.arrive");
  if (self->state == CLINIC_SESSION_ARRIVED)
    append_step (self, menu, _("Cream On…"), "today.cream-on");
  if (self->state == CLINIC_SESSION_NUMBING)
    append_step (self, menu, _("Start Rolling"), "today.start-rolling");
  if (self->state == CLINIC_SESSION_ROLLING)
    append_step (self, menu, _("Finish…"), "today.finish");
  if (self->has_back)
    append_step (self, menu, get_back_label (self->before), "today.back");
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_calling_off (ClinicVisitCard *self)
{
  GMenu *menu = g_menu_new ();

  if (self->state == CLINIC_SESSION_BOOKED)
    append_step (self, menu, _("No-Show"), "today.no-show");
  if (clinic_session_state_can_step (self->state, CLINIC_SESSION_CANCELLED, NULL))
    append_step (self, menu, _("Cancel…"), "today.cancel");
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_menu (ClinicVisitCard *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) places = g_menu_new ();
  g_autoptr (GMenuItem) patient = g_menu_item_new (_("Open Patient"), NULL);
  g_autoptr (GMenuModel) steps = make_steps (self);
  g_autoptr (GMenuModel) off = make_calling_off (self);

  g_menu_item_set_action_and_target (patient, "win.show-patient", "x", self->patient);
  g_menu_append_item (places, patient);
  if (self->state == CLINIC_SESSION_NUMBING || self->state == CLINIC_SESSION_ROLLING || self->state == CLINIC_SESSION_FULFILLED)
    append_step (self, places, _("Record…"), "win.show-record");
  append_step (self, places, _("Show in Calendar"), "win.show-session");
  append_step (self, places, _("History…"), "today.history");
  g_menu_append_section (menu, NULL, steps);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (places));
  g_menu_append_section (menu, NULL, off);
  return G_MENU_MODEL (menu);
}

/* Else the focus stays with what is no longer shown, and is lost when that goes along with its card. */
static void
menu_closed_cb (ClinicVisitCard *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
popup_menu (ClinicVisitCard *self, const GdkRectangle *at)
{
  g_autoptr (GMenuModel) model = make_menu (self);

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GdkRectangle at = { gtk_widget_get_width (widget) / 2, gtk_widget_get_height (widget) / 2, 1, 1 };

  popup_menu (CLINIC_VISIT_CARD (widget), &at);
}

static void
pressed_cb (ClinicVisitCard *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  GdkRectangle at = { (int) x, (int) y, 1, 1 };

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  popup_menu (self, &at);
}

/* The face */

static void
add_pill (ClinicVisitCard *self, ClinicAlertKind kind, const char *text, const char *tooltip)
{
  GtkWidget *pill = clinic_alert_pill_new (kind, text);

  if (tooltip != NULL && *tooltip != '\0')
    gtk_widget_set_tooltip_text (pill, tooltip);
  clinic_wrap_box_append (CLINIC_WRAP_BOX (self->pills), pill);
}

static void
show_pills (ClinicVisitCard *self, const ClinicVisitFace *face)
{
  const ClinicVisit *visit = face->visit->visit;
  gboolean done = face->stage == CLINIC_STAGE_DONE;
  gboolean any = visit->red_flag || face->late != NULL || (!done && (*visit->allergies || visit->cold_sores));

  clinic_wrap_box_clear (CLINIC_WRAP_BOX (self->pills));
  gtk_widget_set_visible (self->pills, any);
  if (visit->red_flag)
    add_pill (self, CLINIC_ALERT_RED_FLAG, NULL, NULL);
  if (face->late != NULL)
    add_pill (self, CLINIC_ALERT_LATE, face->late, NULL);
  if (*visit->allergies && !done)
    add_pill (self, CLINIC_ALERT_ALLERGY, NULL, visit->allergies);
  if (visit->cold_sores && !done)
    add_pill (self, CLINIC_ALERT_COLD_SORES, NULL, NULL);
}

static void
show_notes (ClinicVisitCard *self, const ClinicVisitFace *face)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->notes)) != NULL)
    gtk_box_remove (GTK_BOX (self->notes), child);
  for (guint i = 0; i < face->notes->len; i++)
    {
      const ClinicFaceNote *note = face->notes->pdata[i];
      GtkWidget *line = clinic_status_line_new (note->tone, note->icon, note->text);

      clinic_status_line_set_strong (CLINIC_STATUS_LINE (line), note->tone != CLINIC_TONE_GOOD);
      gtk_box_append (GTK_BOX (self->notes), line);
    }
  gtk_widget_set_visible (self->notes, face->notes->len > 0);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_clock (ClinicVisitCard *self, const ClinicVisitFace *face)
{
  const ClinicSession *session = face->visit->visit->session;
  const ClinicVisitShape *shape = &face->visit->shape;
  ClinicNumbingLimits limits;
  GtkWidget *clocks[] = { self->lead_clock, self->row_clock };

  self->has_clock = face->has_clock;
  for (gsize i = 0; face->has_clock && i < G_N_ELEMENTS (clocks); i++)
    {
      int planned = (int) ((session->rolling_start - session->cream_at) / 60);

      clinic_session_get_limits (session, shape->wait_min, shape->wait_max, &limits);
      clinic_numbing_clock_set_limits (CLINIC_NUMBING_CLOCK (clocks[i]), limits.ready,
                                       CLAMP (planned, limits.ready, limits.overdue), limits.overdue);
      clinic_numbing_clock_set_minutes (CLINIC_NUMBING_CLOCK (clocks[i]), face->numbing.minutes);
    }
  set_text (self->state_label, face->state);
  set_text (self->plan_label, face->plan);
  set_text (self->until_label, face->progress_until);
  set_class (GTK_WIDGET (self->state_label), "error", face->state_tone == CLINIC_TONE_BAD);
  set_class (GTK_WIDGET (self->state_label), "success", face->state_tone == CLINIC_TONE_GOOD);
  gtk_widget_set_visible (self->clock_box, face->state != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), face->progress >= 0);
  gtk_progress_bar_set_fraction (self->progress, MAX (face->progress, 0));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rolling"),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, face->state ? face->state : "", -1);
}

static void
aim_button (ClinicVisitCard *self, GtkWidget *button, const ClinicVisitFace *face)
{
  const ClinicSession *session = face->visit->visit->session;
  g_autofree char *said = g_strdup_printf ("%s, %s", face->step, face->visit->visit->patient_name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), NULL);
  if (g_str_equal (face->step_action, "win.book"))
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xx)", session->patient, session->course);
  else
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", session->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), face->step_action);
  set_class (button, "suggested-action", face->step_suggested);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

static void
show_step (ClinicVisitCard *self, const ClinicVisitFace *face)
{
  self->has_step = face->step != NULL;
  self->offer_no_show = face->offer_no_show;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->no_show_button), "x", self->session);
  if (face->step == NULL)
    return;
  gtk_label_set_text (self->step_label, face->step);
  gtk_image_set_from_icon_name (self->step_image, face->step_icon);
  gtk_widget_set_visible (GTK_WIDGET (self->step_image), face->step_suggested);
  gtk_button_set_icon_name (GTK_BUTTON (self->icon_button), face->step_icon);
  gtk_widget_set_tooltip_text (self->icon_button, face->step);
  aim_button (self, self->step_button, face);
  aim_button (self, self->icon_button, face);
}

static void
arrange (ClinicVisitCard *self)
{
  gtk_widget_set_visible (self->lead_clock, self->narrow && self->has_clock);
  gtk_widget_set_visible (self->row_clock, !self->narrow && self->has_clock);
  gtk_widget_set_visible (self->step_button, !self->narrow && self->has_step);
  gtk_widget_set_visible (self->no_show_button, !self->narrow && self->offer_no_show);
  gtk_widget_set_visible (self->icon_button, self->narrow && self->has_step);
  gtk_widget_set_visible (self->menu_button, self->narrow && !self->has_step);
}

void
clinic_visit_card_show_face (ClinicVisitCard *self, const ClinicVisitFace *face)
{
  const ClinicVisit *visit;
  g_autofree char *faced = NULL;

  g_return_if_fail (CLINIC_IS_VISIT_CARD (self));
  g_return_if_fail (face != NULL);

  visit = face->visit->visit;
  faced = g_strdup_printf ("%s|%s|%s|%d|%d|%d", face->sentence, face->step ? face->step : "", face->plan ? face->plan : "",
                           face->numbing.minutes, face->step_suggested, visit->session->state);
  if (g_strcmp0 (faced, self->faced) == 0)
    return;
  g_free (self->faced);
  self->faced = g_steal_pointer (&faced);
  self->patient = visit->session->patient;
  self->state = visit->session->state;
  self->has_back = clinic_visit_get_state_before (visit->session, &self->before);
  gtk_label_set_text (self->name_label, visit->patient_name);
  /* the column may be too narrow for it */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name_label), visit->patient_name);
  set_class (GTK_WIDGET (self->name_label), "struck", face->off);
  set_text (self->time_label, face->time);
  set_text (self->caption_label, face->caption);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->caption_label), face->caption);
  set_class (GTK_WIDGET (self), "overdue-card", face->overdue);
  show_pills (self, face);
  show_clock (self, face);
  show_notes (self, face);
  show_step (self, face);
  arrange (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, face->sentence, -1);
}

void
clinic_visit_card_set_narrow (ClinicVisitCard *self, gboolean narrow)
{
  g_return_if_fail (CLINIC_IS_VISIT_CARD (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  arrange (self);
}

gint64
clinic_visit_card_get_session (ClinicVisitCard *self)
{
  g_return_val_if_fail (CLINIC_IS_VISIT_CARD (self), 0);

  return self->session;
}

/* The class */

static void
clinic_visit_card_dispose (GObject *object)
{
  ClinicVisitCard *self = CLINIC_VISIT_CARD (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  G_OBJECT_CLASS (clinic_visit_card_parent_class)->dispose (object);
}

static void
clinic_visit_card_finalize (GObject *object)
{
  g_free (CLINIC_VISIT_CARD (object)->faced);
  G_OBJECT_CLASS (clinic_visit_card_parent_class)->finalize (object);
}

static void
clinic_visit_card_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ClinicVisitCard *self = CLINIC_VISIT_CARD (widget);

  GTK_WIDGET_CLASS (clinic_visit_card_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
clinic_visit_card_class_init (ClinicVisitCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_visit_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = clinic_visit_card_finalize;
  widget_class->size_allocate = clinic_visit_card_size_allocate;

  g_type_ensure (CLINIC_TYPE_NUMBING_CLOCK);
  g_type_ensure (CLINIC_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/today/clinic-visit-card.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitCard, lead_clock);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitCard, name_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitCard, time_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitCard, caption_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitCard, pills);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitCard, clock_box);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitCard, row_clock);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitCard, state_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitCard, plan_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitCard, until_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitCard, progress);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitCard, notes);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitCard, step_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitCard, step_image);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitCard, step_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitCard, no_show_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitCard, icon_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitCard, menu_button);
  gtk_widget_class_install_action (widget_class, "card.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "card.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "card.menu", NULL);
}

static void
clinic_visit_card_init (ClinicVisitCard *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
clinic_visit_card_new (gint64 session)
{
  ClinicVisitCard *self = g_object_new (CLINIC_TYPE_VISIT_CARD, NULL);

  self->session = session;
  return GTK_WIDGET (self);
}
