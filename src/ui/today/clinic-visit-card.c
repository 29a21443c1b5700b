/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/today/clinic-visit-card.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-diary-visit.h"
#include "ui/parts/clinic-alert-pill.h"
#include "ui/parts/clinic-numbing-clock.h"
#include "ui/parts/clinic-whole-words.h"
#include "ui/parts/clinic-wrap-box.h"

/* What stands under the caption, in this order. */
typedef enum
{
  PART_PILLS,
  PART_CLOCK,
  PART_PROGRESS,
  PART_NOTES,
  PART_STEP,
  PART_NO_SHOW,
  N_PARTS,
} Part;

struct _ClinicVisitCard
{
  GtkListBoxRow parent_instance;

  GtkGrid *grid;
  GtkBox *words;
  GtkLabel *name_label;
  GtkLabel *time_label;
  GtkWidget *caption_label;
  GtkWidget *parts[N_PARTS]; /* nullable: made when first wanted, of which a card has two or three */
  GtkWidget *row_clock;      /* of PART_CLOCK, as the three below */
  GtkLabel *state_label;
  GtkLabel *plan_label;
  GtkLabel *until_label;
  GtkImage *step_image; /* of PART_STEP, as the one below */
  GtkLabel *step_label;
  GtkWidget *lead_clock;  /* nullable, as the two below: at the sides of a narrow card */
  GtkWidget *icon_button;
  GtkWidget *menu_button;
  GtkWidget *menu; /* made when first asked for */

  gint64 session;
  gint64 patient;
  ClinicSessionState state;
  gboolean has_back;
  ClinicSessionState before;
  gboolean narrow;
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
  append_step (self, places, _("Screening…"), "win.show-screening");
  append_step (self, places, _("Consent…"), "win.show-consent");
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

/* The parts */

static GtkWidget *
make_label (const char *const *css_classes)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_css_classes (label, (const char **) css_classes);
  return label;
}

static GtkWidget *
make_pills (ClinicVisitCard *self)
{
  return clinic_wrap_box_new ();
}

/* Grids and no boxes around what wraps: a box asks how wide its children would be at a height, and each answer lays out the
 * text many times. */
static GtkWidget *
make_clock (ClinicVisitCard *self)
{
  static const char *const state_classes[] = { "visit-state", "numeric", NULL };
  static const char *const detail_classes[] = { "caption", "dim-label", "numeric", NULL };
  GtkWidget *clock = gtk_grid_new ();
  GtkWidget *words = gtk_grid_new ();

  self->row_clock = clinic_numbing_clock_new ();
  self->state_label = GTK_LABEL (make_label (state_classes));
  self->plan_label = GTK_LABEL (make_label (detail_classes));
  self->until_label = GTK_LABEL (make_label (detail_classes));
  gtk_label_set_wrap (self->state_label, TRUE);
  gtk_widget_set_valign (self->row_clock, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (clock), 8);
  gtk_grid_attach (GTK_GRID (words), GTK_WIDGET (self->state_label), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (words), GTK_WIDGET (self->plan_label), 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (clock), self->row_clock, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (clock), words, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (clock), GTK_WIDGET (self->until_label), 2, 0, 1, 1);
  return clock;
}

static GtkWidget *
make_progress (ClinicVisitCard *self)
{
  GtkWidget *progress = gtk_progress_bar_new ();

  gtk_widget_add_css_class (progress, "rolling");
  return progress;
}

static GtkWidget *
make_notes (ClinicVisitCard *self)
{
  return gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
}

static GtkWidget *
make_step (ClinicVisitCard *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *line = gtk_grid_new (); /* no box: as in the template */

  self->step_image = GTK_IMAGE (gtk_image_new ());
  self->step_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->step_label, TRUE);
  gtk_label_set_wrap_mode (self->step_label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (self->step_label, 6);
  /* in both directions: what is free in one only is asked how wide it would be at a height */
  gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
  gtk_grid_set_column_spacing (GTK_GRID (line), 6);
  gtk_grid_attach (GTK_GRID (line), GTK_WIDGET (self->step_image), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (line), GTK_WIDGET (self->step_label), 1, 0, 1, 1);
  gtk_button_set_child (GTK_BUTTON (button), line);
  return button;
}

static GtkWidget *
make_no_show (ClinicVisitCard *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("No-Show"));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", self->session);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "today.no-show");
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
add_part (ClinicVisitCard *self, Part part)
{
  static GtkWidget *(*const makers[N_PARTS]) (ClinicVisitCard *self) = {
    make_pills, make_clock, make_progress, make_notes, make_step, make_no_show
  };
  GtkWidget *before = self->caption_label;

  for (Part i = 0; i < part; i++)
    if (self->parts[i] != NULL)
      before = self->parts[i];
  self->parts[part] = makers[part] (self);
  gtk_box_insert_child_after (self->words, self->parts[part], before);
}

/* Returns: (nullable): the part, where it is wanted. */
static GtkWidget *
show_part (ClinicVisitCard *self, Part part, gboolean wanted)
{
  if (wanted && self->parts[part] == NULL)
    add_part (self, part);
  if (self->parts[part] != NULL)
    gtk_widget_set_visible (self->parts[part], wanted);
  return wanted ? self->parts[part] : NULL;
}

static GtkWidget *
make_lead_clock (void)
{
  GtkWidget *clock = clinic_numbing_clock_new ();

  gtk_widget_set_valign (clock, GTK_ALIGN_START);
  return clock;
}

static GtkWidget *
make_side_button (void)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "visit-step");
  return button;
}

static GtkWidget *
make_menu_button (void)
{
  GtkWidget *button = make_side_button ();

  gtk_button_set_icon_name (GTK_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _("More Steps"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More Steps"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "card.menu");
  gtk_widget_add_css_class (button, "flat");
  return button;
}

/* The words are in column 1. */
static void
show_side (ClinicVisitCard *self, GtkWidget **side, GtkWidget *(*make) (void), int column, gboolean wanted)
{
  if (wanted && *side == NULL)
    {
      *side = make ();
      gtk_grid_attach (self->grid, *side, column, 0, 1, 1);
      if (column == 0)
        gtk_widget_insert_after (*side, GTK_WIDGET (self->grid), NULL);
    }
  if (*side != NULL)
    gtk_widget_set_visible (*side, wanted);
}

/* The face */

static void
add_pill (ClinicVisitCard *self, ClinicAlertKind kind, const char *text, const char *tooltip)
{
  GtkWidget *pill = clinic_alert_pill_new (kind, text);

  if (tooltip != NULL && *tooltip != '\0')
    gtk_widget_set_tooltip_text (pill, tooltip);
  clinic_wrap_box_append (CLINIC_WRAP_BOX (self->parts[PART_PILLS]), pill);
}

static void
show_pills (ClinicVisitCard *self, const ClinicVisitFace *face)
{
  const ClinicVisit *visit = face->visit->visit;
  gboolean done = face->stage == CLINIC_STAGE_DONE;
  gboolean any = visit->red_flag || face->late != NULL || (!done && (*visit->allergies || visit->cold_sores));

  if (show_part (self, PART_PILLS, any) == NULL)
    return;
  clinic_wrap_box_clear (CLINIC_WRAP_BOX (self->parts[PART_PILLS]));
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
  GtkWidget *notes = show_part (self, PART_NOTES, face->notes->len > 0);
  GtkWidget *child;

  while (notes != NULL && (child = gtk_widget_get_first_child (notes)) != NULL)
    gtk_box_remove (GTK_BOX (notes), child);
  for (guint i = 0; i < face->notes->len; i++)
    {
      const ClinicFaceNote *note = face->notes->pdata[i];
      GtkWidget *line = clinic_status_line_new (note->tone, note->icon, note->text);

      clinic_status_line_set_strong (CLINIC_STATUS_LINE (line), note->tone != CLINIC_TONE_GOOD);
      gtk_box_append (GTK_BOX (notes), line);
    }
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
set_clock (ClinicNumbingClock *clock, const ClinicVisitFace *face)
{
  const ClinicSession *session = face->visit->visit->session;
  const ClinicVisitShape *shape = &face->visit->shape;
  int planned = (int) ((session->rolling_start - session->cream_at) / 60);
  ClinicNumbingLimits limits;

  clinic_session_get_limits (session, shape->wait_min, shape->wait_max, &limits);
  clinic_numbing_clock_set_limits (clock, limits.ready, CLAMP (planned, limits.ready, limits.overdue), limits.overdue);
  clinic_numbing_clock_set_minutes (clock, face->numbing.minutes);
}

static void
show_clock (ClinicVisitCard *self, const ClinicVisitFace *face)
{
  show_side (self, &self->lead_clock, make_lead_clock, 0, self->narrow && face->has_clock);
  if (self->lead_clock != NULL && face->has_clock)
    set_clock (CLINIC_NUMBING_CLOCK (self->lead_clock), face);
  if (show_part (self, PART_CLOCK, face->state != NULL) == NULL)
    return;
  gtk_widget_set_visible (self->row_clock, !self->narrow && face->has_clock);
  if (face->has_clock)
    set_clock (CLINIC_NUMBING_CLOCK (self->row_clock), face);
  set_text (self->state_label, face->state);
  set_text (self->plan_label, face->plan);
  set_text (self->until_label, face->progress_until);
  set_class (GTK_WIDGET (self->state_label), "error", face->state_tone == CLINIC_TONE_BAD);
  set_class (GTK_WIDGET (self->state_label), "success", face->state_tone == CLINIC_TONE_GOOD);
}

static void
show_progress (ClinicVisitCard *self, const ClinicVisitFace *face)
{
  GtkWidget *progress = show_part (self, PART_PROGRESS, face->progress >= 0);

  if (progress == NULL)
    return;
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (progress), face->progress);
  gtk_accessible_update_property (GTK_ACCESSIBLE (progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rolling"),
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
show_step_button (ClinicVisitCard *self, const ClinicVisitFace *face)
{
  GtkWidget *button = show_part (self, PART_STEP, !self->narrow && face->step != NULL);

  if (button == NULL)
    return;
  gtk_label_set_text (self->step_label, face->step);
  gtk_image_set_from_icon_name (self->step_image, face->step_icon);
  gtk_widget_set_visible (GTK_WIDGET (self->step_image), face->step_suggested);
  aim_button (self, button, face);
}

static void
show_icon_button (ClinicVisitCard *self, const ClinicVisitFace *face)
{
  gboolean wanted = self->narrow && face->step != NULL;

  show_side (self, &self->icon_button, make_side_button, 2, wanted);
  if (!wanted)
    return;
  gtk_button_set_icon_name (GTK_BUTTON (self->icon_button), face->step_icon);
  gtk_widget_set_tooltip_text (self->icon_button, face->step);
  aim_button (self, self->icon_button, face);
}

static void
show_step (ClinicVisitCard *self, const ClinicVisitFace *face)
{
  GtkWidget *no_show;

  show_step_button (self, face);
  show_icon_button (self, face);
  show_side (self, &self->menu_button, make_menu_button, 3, self->narrow && face->step == NULL);
  no_show = show_part (self, PART_NO_SHOW, !self->narrow && face->offer_no_show);
  if (no_show != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (no_show), "x", self->session);
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
  set_class (GTK_WIDGET (self->name_label), "struck", face->off);
  set_text (self->time_label, face->time);
  set_text (GTK_LABEL (self->caption_label), face->caption);
  set_class (GTK_WIDGET (self), "overdue-card", face->overdue);
  show_pills (self, face);
  show_clock (self, face);
  show_progress (self, face);
  show_notes (self, face);
  show_step (self, face);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, face->sentence, -1);
}

void
clinic_visit_card_set_narrow (ClinicVisitCard *self, gboolean narrow)
{
  g_return_if_fail (CLINIC_IS_VISIT_CARD (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  g_clear_pointer (&self->faced, g_free);
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

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/today/clinic-visit-card.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitCard, grid);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitCard, words);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitCard, name_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitCard, time_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicVisitCard, caption_label);
  gtk_widget_class_install_action (widget_class, "card.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "card.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "card.menu", NULL);
}

static void
clinic_visit_card_init (ClinicVisitCard *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_whole_words_tell (self->name_label);
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
