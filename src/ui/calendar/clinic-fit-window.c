/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-fit-window.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-stay-open.h"
#include "ui/parts/clinic-text-line.h"

#define MOST_OFFERS 8

struct _ClinicFitWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary; /* nullable: gone once closed */
  ClinicSlotWish wish;
  ClinicBooking *booking;
  GPtrArray *found;       /* nullable: ClinicFitOffer */
  ClinicFitOffer *sent;   /* nullable: the one that is being done */
  guint chosen;
  guint generation;
  gboolean busy;
  gboolean failed; /* what went wrong stays in view */

  AdwWindowTitle *window_title;
  ClinicStatusLine *status;
  GtkBox *offers;
};

G_DEFINE_FINAL_TYPE (ClinicFitWindow, clinic_fit_window, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_BOOKED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
show_status (ClinicFitWindow *self, ClinicTone tone, const char *text)
{
  gtk_widget_set_visible (GTK_WIDGET (self->status), text != NULL);
  clinic_status_line_set_tone (self->status, tone);
  clinic_status_line_set_text (self->status, text != NULL ? text : "");
}

static void
update_action (ClinicFitWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "fit.fit-in",
                                 self->found != NULL && self->chosen < self->found->len && !self->busy);
}

/* What it would be */

static char *
describe_slot (ClinicFitWindow *self, const ClinicSlot *slot)
{
  ClinicSetup *setup = clinic_diary_get_setup (self->diary);
  g_autofree char *time = clinic_format_minute (slot->minute);
  g_autofree char *rolling = clinic_format_time (slot->start + slot->wait * 60, clinic_diary_get_zone (self->diary));
  g_autofree char *bed = clinic_setup_say_bed (setup, slot->bed);
  g_autofree char *doctor = clinic_setup_say_staff (setup, slot->doctor);

  /* Translators: the arrival, when it is rolled, the doctor, the bed: "9:30, rolling 10:05, Dr Nair · Bed 2" */
  return g_strdup_printf (_("%s, rolling %s, %s · %s"), time, rolling, doctor, bed);
}

static char *
describe_move (ClinicFitWindow *self, const ClinicFitMove *move)
{
  g_autofree char *to = clinic_format_minutes (move->to);
  g_autofree char *from = clinic_format_minutes (move->from);
  g_autofree char *rolling = clinic_format_time (move->rolling, clinic_diary_get_zone (self->diary));
  g_autofree char *name = clinic_phrase_isolate (move->patient_name);

  /* Translators: a patient, minutes, minutes, a time: "Elif Otto waits 55 min instead of 45 min, rolling 11:40" */
  return g_strdup_printf (_("%s waits %s instead of %s, rolling %s"), name, to, from, rolling);
}

static void
row_toggled_cb (GtkCheckButton *row, ClinicFitWindow *self)
{
  if (!gtk_check_button_get_active (row))
    return;
  self->chosen = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "index"));
  update_action (self);
}

static GtkWidget *
create_row (ClinicFitWindow *self, guint i)
{
  const ClinicFitOffer *offer = self->found->pdata[i];
  GtkWidget *row = gtk_check_button_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *slot = describe_slot (self, &offer->slot);
  g_autoptr (GString) name = g_string_new (slot);

  gtk_box_append (GTK_BOX (words), clinic_text_line_new (slot, "heading"));
  for (guint n = 0; n < offer->moves->len; n++)
    {
      g_autofree char *move = describe_move (self, offer->moves->pdata[n]);

      gtk_box_append (GTK_BOX (words), clinic_text_line_new (move, "caption"));
      g_string_append_printf (name, ". %s", move);
    }
  gtk_check_button_set_child (GTK_CHECK_BUTTON (row), words);
  gtk_widget_add_css_class (row, "slot-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
  g_object_set_data (G_OBJECT (row), "index", GUINT_TO_POINTER (i));
  g_signal_connect (row, "toggled", G_CALLBACK (row_toggled_cb), self);
  return row;
}

static void
fill (ClinicFitWindow *self)
{
  GtkWidget *child, *leader = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->offers))) != NULL)
    gtk_box_remove (self->offers, child);
  for (guint i = 0; i < self->found->len; i++)
    {
      child = create_row (self, i);
      gtk_check_button_set_group (GTK_CHECK_BUTTON (child), GTK_CHECK_BUTTON (leader));
      leader = leader != NULL ? leader : child;
      gtk_box_append (self->offers, child);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->offers), self->found->len > 0);
  if (leader != NULL)
    {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (leader), TRUE);
      gtk_widget_grab_focus (leader);
    }
}

/* Looking */

typedef struct
{
  ClinicFitWindow *self;
  guint generation;
} Question;

static void
fits_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (ClinicFitWindow) self = question->self;
  g_autoptr (GError) error = NULL;
  GPtrArray *found = clinic_diary_find_fits_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (question->generation != self->generation || self->diary == NULL)
    {
      g_clear_pointer (&found, g_ptr_array_unref);
      return;
    }
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = found != NULL ? found : g_ptr_array_new ();
  self->chosen = G_MAXUINT;
  fill (self);
  if (words != NULL)
    show_status (self, CLINIC_TONE_BAD, words);
  else if (self->found->len == 0 && !self->failed)
    show_status (self, CLINIC_TONE_CAUTION, _("No wait can be stretched or shrunk so that one more fits in on this day."));
  else if (!self->failed)
    show_status (self, CLINIC_TONE_PLAIN, NULL);
  update_action (self);
}

static void
look (ClinicFitWindow *self)
{
  Question *question = g_new0 (Question, 1);

  question->self = g_object_ref (self);
  question->generation = ++self->generation;
  clinic_diary_find_fits_async (self->diary, &self->wish, MOST_OFFERS, NULL, fits_found_cb, question);
}

/* Doing */

/* Whose waits change for it are no answer. */
static gint64
find_fitted (ClinicFitWindow *self, const ClinicChange *change)
{
  g_autoptr (GArray) ids = clinic_change_get_ids (change, CLINIC_KIND_SESSION);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gboolean waits = FALSE;

      for (guint n = 0; n < self->sent->moves->len && !waits; n++)
        waits = ((const ClinicFitMove *) self->sent->moves->pdata[n])->session == id;
      if (!waits)
        return id;
    }
  return 0;
}

static void
fitted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicFitWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;

  self->busy = FALSE;
  if (self->diary == NULL)
    return;
  clinic_stay_open_end (GTK_WINDOW (self));
  if (change != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_BOOKED], 0, find_fitted (self, change));
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  words = clinic_words_for_error (error);
  text = g_strdup_printf (self->wish.except == 0 ? _("%s Nothing was booked.") : _("%s Nothing was moved."), words);
  self->failed = TRUE;
  show_status (self, CLINIC_TONE_BAD, text);
  look (self);
}

static void
fit_in_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicFitWindow *self = CLINIC_FIT_WINDOW (widget);

  self->busy = TRUE;
  self->failed = FALSE;
  g_clear_pointer (&self->sent, clinic_fit_offer_free);
  self->sent = clinic_fit_offer_copy (self->found->pdata[self->chosen]);
  show_status (self, CLINIC_TONE_PLAIN, NULL);
  update_action (self);
  clinic_stay_open_begin (GTK_WINDOW (self));
  if (self->wish.except == 0)
    clinic_diary_fit_in_async (self->diary, self->booking, self->sent, NULL, fitted_cb, g_object_ref (self));
  else
    clinic_diary_fit_move_async (self->diary, self->wish.except, self->booking, self->sent, NULL, fitted_cb,
                                 g_object_ref (self));
}

static void
clinic_fit_window_dispose (GObject *object)
{
  ClinicFitWindow *self = CLINIC_FIT_WINDOW (object);

  self->generation++;
  g_clear_object (&self->diary);
  G_OBJECT_CLASS (clinic_fit_window_parent_class)->dispose (object);
}

static void
clinic_fit_window_finalize (GObject *object)
{
  ClinicFitWindow *self = CLINIC_FIT_WINDOW (object);

  clinic_booking_free (self->booking);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->sent, clinic_fit_offer_free);
  G_OBJECT_CLASS (clinic_fit_window_parent_class)->finalize (object);
}

static void
clinic_fit_window_class_init (ClinicFitWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_fit_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = clinic_fit_window_finalize;
  signals[SIGNAL_BOOKED] = g_signal_new ("booked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT64);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/calendar/clinic-fit-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicFitWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, ClinicFitWindow, status);
  gtk_widget_class_bind_template_child (widget_class, ClinicFitWindow, offers);
  gtk_widget_class_install_action (widget_class, "fit.fit-in", NULL, fit_in_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_fit_window_init (ClinicFitWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->chosen = G_MAXUINT;
  update_action (self);
}

GtkWidget *
clinic_fit_window_new (GtkWindow *parent, ClinicDiary *diary, const ClinicSlotWish *wish, const ClinicBooking *booking,
                       const char *name)
{
  ClinicFitWindow *self;
  g_autofree char *day = NULL;
  g_autofree char *subtitle = NULL;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);
  g_return_val_if_fail (wish != NULL && booking != NULL && name != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_FIT_WINDOW, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  self->wish = *wish;
  self->booking = clinic_booking_copy (booking);
  day = clinic_format_day (wish->from, CLINIC_DAY_FORM_WEEKDAY);
  subtitle = g_strdup_printf ("%s · %s", name, day);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  show_status (self, CLINIC_TONE_PLAIN, _("Searching…"));
  look (self);
  return GTK_WIDGET (self);
}
