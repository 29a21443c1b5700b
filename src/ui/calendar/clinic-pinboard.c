/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-pinboard.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"

struct _ClinicPinboard
{
  GtkWidget parent_instance;

  ClinicDiary *diary; /* nullable */
  GPtrArray *visits;  /* ClinicVisit, the newest last */
  GtkWidget *box;
  GtkWidget *rows;
  GtkWidget *hint;
  gint64 dragged;     /* session under the pointer; 0 = none */
};

G_DEFINE_FINAL_TYPE (ClinicPinboard, clinic_pinboard, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_PLACE,
  SIGNAL_DRAG_BEGIN,
  SIGNAL_DRAG_UPDATE,
  SIGNAL_DRAG_END,
  SIGNAL_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static gint64
get_session (GtkWidget *widget)
{
  const gint64 *id = g_object_get_data (G_OBJECT (widget), "session");

  return id != NULL ? *id : 0;
}

static void
place_clicked_cb (ClinicPinboard *self, GtkButton *button)
{
  g_signal_emit (self, signals[SIGNAL_PLACE], 0, get_session (GTK_WIDGET (button)));
}

static void
remove_clicked_cb (ClinicPinboard *self, GtkButton *button)
{
  clinic_pinboard_remove (self, get_session (GTK_WIDGET (button)));
}

static GtkWidget *
make_button (ClinicPinboard *self, const ClinicVisit *visit, const char *icon, const char *tooltip, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = clinic_phrase_list ((const char *const[]){ tooltip, visit->patient_name, NULL });

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "session", g_memdup2 (&visit->session->id, sizeof (gint64)), g_free);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_texts (ClinicPinboard *self, const ClinicVisit *visit)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (visit->patient_name);
  g_autofree char *when = clinic_format_day_time (visit->session->start, clinic_diary_get_zone (self->diary));
  GtkWidget *place = gtk_label_new (when);

  gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (place, "caption");
  gtk_widget_add_css_class (place, "dim-label");
  for (GtkWidget *label = name; label != NULL; label = label == name ? place : NULL)
    {
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (texts), label);
    }
  gtk_widget_set_hexpand (texts, TRUE);
  return texts;
}

static GtkWidget *
make_row (ClinicPinboard *self, const ClinicVisit *visit)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  gtk_widget_add_css_class (row, "card");
  gtk_widget_add_css_class (row, "pinned");
  g_object_set_data_full (G_OBJECT (row), "session", g_memdup2 (&visit->session->id, sizeof (gint64)), g_free);
  gtk_box_append (GTK_BOX (row), make_texts (self, visit));
  gtk_box_append (GTK_BOX (row), make_button (self, visit, "edit-paste-symbolic", _("Move Here"), G_CALLBACK (place_clicked_cb)));
  gtk_box_append (GTK_BOX (row), make_button (self, visit, "window-close-symbolic", _("Put Back"), G_CALLBACK (remove_clicked_cb)));
  return row;
}

static void
fill (ClinicPinboard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = self->visits->len; i > 0; i--)
    gtk_box_append (GTK_BOX (self->rows), make_row (self, self->visits->pdata[i - 1]));
  gtk_widget_set_visible (self->rows, self->visits->len > 0);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static int
find_index (ClinicPinboard *self, gint64 session)
{
  for (guint i = 0; i < self->visits->len; i++)
    if (((ClinicVisit *) self->visits->pdata[i])->session->id == session)
      return i;
  return -1;
}

void
clinic_pinboard_add (ClinicPinboard *self, const ClinicVisit *visit)
{
  int i;

  g_return_if_fail (CLINIC_IS_PINBOARD (self));
  g_return_if_fail (visit != NULL);

  i = find_index (self, visit->session->id);
  if (i >= 0)
    g_ptr_array_remove_index (self->visits, i);
  g_ptr_array_add (self->visits, clinic_visit_copy (visit));
  fill (self);
}

void
clinic_pinboard_remove (ClinicPinboard *self, gint64 session)
{
  int i;

  g_return_if_fail (CLINIC_IS_PINBOARD (self));

  i = find_index (self, session);
  if (i < 0)
    return;
  g_ptr_array_remove_index (self->visits, i);
  fill (self);
}

const ClinicVisit *
clinic_pinboard_find (ClinicPinboard *self, gint64 session)
{
  int i;

  g_return_val_if_fail (CLINIC_IS_PINBOARD (self), NULL);

  i = session != 0 ? find_index (self, session) : (int) self->visits->len - 1;
  return i >= 0 ? self->visits->pdata[i] : NULL;
}

void
clinic_pinboard_set_diary (ClinicPinboard *self, ClinicDiary *diary)
{
  g_return_if_fail (CLINIC_IS_PINBOARD (self));

  if (!g_set_object (&self->diary, diary))
    return;
  g_ptr_array_set_size (self->visits, 0);
  fill (self);
}

/* Dragging off it */

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, ClinicPinboard *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  self->dragged = 0;
  while (picked != NULL && picked != GTK_WIDGET (self) && !gtk_widget_has_css_class (picked, "pinned"))
    picked = GTK_IS_BUTTON (picked) ? NULL : gtk_widget_get_parent (picked);
  if (picked == NULL || picked == GTK_WIDGET (self))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->dragged = get_session (picked);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[SIGNAL_DRAG_BEGIN], 0, self->dragged, x, y);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, ClinicPinboard *self)
{
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (self->dragged != 0)
    g_signal_emit (self, signals[SIGNAL_DRAG_UPDATE], 0, x + offset_x, y + offset_y);
}

static void
drag_end_cb (ClinicPinboard *self)
{
  if (self->dragged != 0)
    g_signal_emit (self, signals[SIGNAL_DRAG_END], 0);
  self->dragged = 0;
}

static void
clinic_pinboard_dispose (GObject *object)
{
  ClinicPinboard *self = CLINIC_PINBOARD (object);

  g_clear_object (&self->diary);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (clinic_pinboard_parent_class)->dispose (object);
}

static void
clinic_pinboard_finalize (GObject *object)
{
  g_ptr_array_unref (CLINIC_PINBOARD (object)->visits);
  G_OBJECT_CLASS (clinic_pinboard_parent_class)->finalize (object);
}

static guint
add_signal (ClinicPinboardClass *klass, const char *name, guint n_params, GType first, GType second, GType third)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n_params,
                       first, second, third);
}

static void
clinic_pinboard_class_init (ClinicPinboardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clinic_pinboard_dispose;
  G_OBJECT_CLASS (klass)->finalize = clinic_pinboard_finalize;
  signals[SIGNAL_PLACE] = add_signal (klass, "place", 1, G_TYPE_INT64, 0, 0);
  signals[SIGNAL_DRAG_BEGIN] = add_signal (klass, "drag-begin", 3, G_TYPE_INT64, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[SIGNAL_DRAG_UPDATE] = add_signal (klass, "drag-update", 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE, 0);
  signals[SIGNAL_DRAG_END] = add_signal (klass, "drag-end", 0, 0, 0, 0);
  signals[SIGNAL_CHANGED] = add_signal (klass, "changed", 0, 0, 0, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "pin-board");
}

static void
add_title (ClinicPinboard *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_("Pinboard"));

  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("view-pin-symbolic"));
  gtk_box_append (GTK_BOX (self->box), row);
}

static void
clinic_pinboard_init (ClinicPinboard *self)
{
  GtkGesture *gesture = gtk_gesture_drag_new ();

  self->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_visit_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  add_title (self);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_visible (self->rows, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->rows);
  self->hint = gtk_label_new (_("Drop here to put a session aside, then turn to any week"));
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->hint), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (self->hint, "pin-hint");
  gtk_widget_add_css_class (self->hint, "caption");
  gtk_box_append (GTK_BOX (self->box), self->hint);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect (gesture, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (gesture, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (gesture, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}
