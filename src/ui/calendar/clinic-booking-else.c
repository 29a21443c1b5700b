/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-booking-else.h"

#include <glib/gi18n-lib.h>

#include "ui/calendar/clinic-fit-window.h"
#include "ui/parts/clinic-wrap-box.h"

struct _ClinicBookingElse
{
  GtkWidget parent_instance;

  ClinicDiary *diary; /* nullable */
  ClinicSlotWish wish;
  char *name;
  ClinicBooking *draft;
  gint64 fitted; /* the session, until it is told */

  GtkWidget *box;
  GtkWidget *fit_button;
  GtkWidget *wait_button;
};

G_DEFINE_FINAL_TYPE (ClinicBookingElse, clinic_booking_else, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_BOOKED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static gboolean
tell_idle_cb (gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_BOOKED], 0, CLINIC_BOOKING_ELSE (data)->fitted);
  return G_SOURCE_REMOVE;
}

/* Not at once: the window in front closes first, then the one that it stands over. */
static void
booked_cb (ClinicBookingElse *self, gint64 session)
{
  self->fitted = session;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, tell_idle_cb, g_object_ref (self), g_object_unref);
}

static void
fit_clicked_cb (ClinicBookingElse *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *window;

  g_assert (CLINIC_IS_BOOKING_ELSE (self));

  window = clinic_fit_window_new (GTK_WINDOW (root), self->diary, &self->wish, self->draft, self->name);
  g_signal_connect_object (window, "booked", G_CALLBACK (booked_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
wait_clicked_cb (ClinicBookingElse *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (root));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.add-wish", "(sxxixi)", self->name, self->wish.course, (gint64) 0,
                                self->wish.from, self->wish.doctor, (int) self->wish.part);
}

static GtkWidget *
add_button (ClinicBookingElse *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  clinic_wrap_box_append (CLINIC_WRAP_BOX (self->box), button);
  return button;
}

static void
clinic_booking_else_dispose (GObject *object)
{
  ClinicBookingElse *self = CLINIC_BOOKING_ELSE (object);

  g_clear_object (&self->diary);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (clinic_booking_else_parent_class)->dispose (object);
}

static void
clinic_booking_else_finalize (GObject *object)
{
  ClinicBookingElse *self = CLINIC_BOOKING_ELSE (object);

  g_free (self->name);
  clinic_booking_free (self->draft);
  G_OBJECT_CLASS (clinic_booking_else_parent_class)->finalize (object);
}

static void
clinic_booking_else_class_init (ClinicBookingElseClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clinic_booking_else_dispose;
  G_OBJECT_CLASS (klass)->finalize = clinic_booking_else_finalize;
  signals[SIGNAL_BOOKED] = g_signal_new ("booked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
clinic_booking_else_init (ClinicBookingElse *self)
{
  self->box = clinic_wrap_box_new ();
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->fit_button = add_button (self, _("_Fit One More In…"), G_CALLBACK (fit_clicked_cb));
  self->wait_button = add_button (self, _("Put on the _Waiting List…"), G_CALLBACK (wait_clicked_cb));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
clinic_booking_else_new (void)
{
  return g_object_new (CLINIC_TYPE_BOOKING_ELSE, NULL);
}

void
clinic_booking_else_offer (ClinicBookingElse *self, ClinicDiary *diary, const ClinicSlotWish *wish, const char *name,
                           const ClinicBooking *draft, gboolean is_full)
{
  g_return_if_fail (CLINIC_IS_BOOKING_ELSE (self) && CLINIC_IS_DIARY (diary));
  g_return_if_fail (wish != NULL && name != NULL && draft != NULL);

  g_set_object (&self->diary, diary);
  self->wish = *wish;
  g_free (self->name);
  self->name = g_strdup (name);
  clinic_booking_free (self->draft);
  self->draft = clinic_booking_copy (draft);
  gtk_widget_set_visible (self->fit_button, is_full);
  gtk_widget_set_visible (self->wait_button, wish->except == 0);
  gtk_widget_set_visible (GTK_WIDGET (self), is_full || wish->except == 0);
}
