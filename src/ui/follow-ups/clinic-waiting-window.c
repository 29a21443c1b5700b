/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/follow-ups/clinic-waiting-window.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-stay-open.h"
#include "ui/parts/clinic-text-line.h"
#include "ui/parts/clinic-wish-words.h"

struct _ClinicWaitingWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary; /* nullable: gone once closed */
  gboolean has_place;
  ClinicRange place;
  GPtrArray *proposals; /* nullable: ClinicProposal */
  guint generation;

  AdwWindowTitle *window_title;
  ClinicStatusLine *status;
  AdwStatusPage *empty_page;
  GtkBox *wishes;
};

G_DEFINE_FINAL_TYPE (ClinicWaitingWindow, clinic_waiting_window, ADW_TYPE_WINDOW)

static void
show_status (ClinicWaitingWindow *self, const char *text)
{
  gtk_widget_set_visible (GTK_WIDGET (self->status), text != NULL);
  clinic_status_line_set_text (self->status, text != NULL ? text : "");
}

/* Rows */

static char *
dup_slot (ClinicWaitingWindow *self, const ClinicSlot *slot)
{
  return clinic_format_day_time (slot->start, clinic_diary_get_zone (self->diary));
}

static char *
describe_fit (ClinicWaitingWindow *self, const ClinicProposal *proposal)
{
  g_autofree char *when = NULL;

  if (proposal->why != NULL)
    return g_strdup (proposal->why);
  if (!proposal->fits)
    return g_strdup_printf (ngettext ("nothing fits in the next %d day", "nothing fits in the next %d days",
                                      CLINIC_WISHES_LOOK_DAYS), CLINIC_WISHES_LOOK_DAYS);
  when = dup_slot (self, &proposal->slot);
  /* Translators: day and time: "fits now: Tue 24 Nov, 10:30" */
  return g_strdup_printf (_("fits now: %s"), when);
}

static char *
describe_held (ClinicWaitingWindow *self, const ClinicWishCard *card)
{
  g_autofree char *area = NULL;
  g_autofree char *when = NULL;

  if (card->held == CLINIC_TIME_NONE)
    return g_strdup (card->area);
  area = clinic_phrase_isolate (card->area);
  when = clinic_format_day_time (card->held, clinic_diary_get_zone (self->diary));
  /* Translators: the course, then day and time: "Acne scars, face · earlier than Tue 15 Dec, 10:30" */
  return g_strdup_printf (_("%s · earlier than %s"), area, when);
}

static GtkWidget *
create_button (const char *label, const char *spoken, const char *action, gint64 wish)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", wish);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
create_menu (const ClinicProposal *proposal)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  gint64 wish = proposal->card->wish->id;
  g_autofree char *name = g_strdup_printf (_("More for %s"), proposal->card->patient_name);
  g_autofree char *edit = g_strdup_printf ("waiting.edit(int64 %" G_GINT64_FORMAT ")", wish);
  g_autofree char *withdraw = g_strdup_printf ("waiting.withdraw(int64 %" G_GINT64_FORMAT ")", wish);

  g_menu_append (menu, _("_Change…"), edit);
  g_menu_append (menu, _("_Take Off the List"), withdraw);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
create_words (ClinicWaitingWindow *self, const ClinicProposal *proposal)
{
  const ClinicWishCard *card = proposal->card;
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *wish = clinic_wish_words_dup (card->wish, clinic_diary_get_setup (self->diary),
                                                 clinic_diary_get_today (self->diary));
  g_autofree char *held = describe_held (self, card);
  g_autofree char *fit = describe_fit (self, proposal);

  gtk_box_append (GTK_BOX (words), clinic_text_line_new (card->patient_name, "heading"));
  gtk_box_append (GTK_BOX (words), clinic_text_line_new (wish, "body"));
  gtk_box_append (GTK_BOX (words), clinic_text_line_new (held, "caption"));
  if (*card->wish->note != '\0')
    gtk_box_append (GTK_BOX (words), clinic_text_line_new (card->wish->note, "caption"));
  gtk_box_append (GTK_BOX (words), clinic_text_line_new (fit, proposal->fits ? "success" : "dim-label"));
  gtk_widget_set_hexpand (words, TRUE);
  return words;
}

static GtkWidget *
create_row (ClinicWaitingWindow *self, const ClinicProposal *proposal)
{
  const ClinicWishCard *card = proposal->card;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *book;
  g_autofree char *when = dup_slot (self, &proposal->slot);
  /* Translators: a patient, then day and time */
  g_autofree char *spoken = g_strdup_printf (_("Book %s for %s"), card->patient_name, when);

  gtk_box_append (GTK_BOX (row), create_words (self, proposal));
  book = create_button (_("Book"), spoken, "waiting.book", card->wish->id);
  gtk_widget_set_visible (book, proposal->fits);
  gtk_box_append (GTK_BOX (row), book);
  gtk_box_append (GTK_BOX (row), create_menu (proposal));
  gtk_widget_add_css_class (row, "plan-row");
  return row;
}

static void
fill (ClinicWaitingWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->wishes))) != NULL)
    gtk_box_remove (self->wishes, child);
  for (guint i = 0; i < self->proposals->len; i++)
    gtk_box_append (self->wishes, create_row (self, self->proposals->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->wishes), self->proposals->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_page), self->proposals->len == 0);
}

/* Reading */

typedef struct
{
  ClinicWaitingWindow *self;
  guint generation;
} Reading;

static void
proposals_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (ClinicWaitingWindow) self = reading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals = clinic_diary_load_proposals_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (reading->generation != self->generation || self->diary == NULL)
    return;
  if (words != NULL)
    {
      show_status (self, words);
      return;
    }
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  self->proposals = g_steal_pointer (&proposals);
  fill (self);
}

static void
load (ClinicWaitingWindow *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->self = g_object_ref (self);
  reading->generation = ++self->generation;
  clinic_diary_load_proposals_async (self->diary, self->has_place ? &self->place : NULL, NULL, proposals_loaded_cb, reading);
}

static void
diary_changed_cb (ClinicWaitingWindow *self, ClinicChange *change)
{
  static const ClinicKind kinds[] = { CLINIC_KIND_WISH,   CLINIC_KIND_SESSION, CLINIC_KIND_COURSE,
                                      CLINIC_KIND_PATIENT, CLINIC_KIND_CLOSURE, CLINIC_KIND_OPENING };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (clinic_change_has (change, kinds[i]))
      {
        load (self);
        return;
      }
}

/* Doing */

static const ClinicProposal *
find_proposal (ClinicWaitingWindow *self, gint64 wish)
{
  for (guint i = 0; self->proposals != NULL && i < self->proposals->len; i++)
    if (((ClinicProposal *) self->proposals->pdata[i])->card->wish->id == wish)
      return self->proposals->pdata[i];
  return NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicWaitingWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (self->diary == NULL)
    return;
  clinic_stay_open_end (GTK_WINDOW (self));
  show_status (self, words);
  if (words != NULL)
    load (self);
  else if (self->has_place)
    gtk_window_close (GTK_WINDOW (self));
}

static void
book_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWaitingWindow *self = CLINIC_WAITING_WINDOW (widget);
  const ClinicProposal *proposal = find_proposal (self, g_variant_get_int64 (parameter));

  if (proposal == NULL || !proposal->fits)
    return;
  clinic_stay_open_begin (GTK_WINDOW (self));
  clinic_diary_book_wish_async (self->diary, proposal->card->wish->id, &proposal->slot, NULL, written_cb,
                                g_object_ref (self));
}

static void
withdraw_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWaitingWindow *self = CLINIC_WAITING_WINDOW (widget);

  clinic_stay_open_begin (GTK_WINDOW (self));
  clinic_diary_withdraw_wish_async (self->diary, g_variant_get_int64 (parameter), NULL, written_cb, g_object_ref (self));
}

static void
edit_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), "win.edit-wish", parameter);
}

static void
clinic_waiting_window_dispose (GObject *object)
{
  ClinicWaitingWindow *self = CLINIC_WAITING_WINDOW (object);

  self->generation++;
  g_clear_object (&self->diary);
  G_OBJECT_CLASS (clinic_waiting_window_parent_class)->dispose (object);
}

static void
clinic_waiting_window_finalize (GObject *object)
{
  g_clear_pointer (&CLINIC_WAITING_WINDOW (object)->proposals, g_ptr_array_unref);
  G_OBJECT_CLASS (clinic_waiting_window_parent_class)->finalize (object);
}

static void
clinic_waiting_window_class_init (ClinicWaitingWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_waiting_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = clinic_waiting_window_finalize;
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/follow-ups/clinic-waiting-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicWaitingWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, ClinicWaitingWindow, status);
  gtk_widget_class_bind_template_child (widget_class, ClinicWaitingWindow, empty_page);
  gtk_widget_class_bind_template_child (widget_class, ClinicWaitingWindow, wishes);
  gtk_widget_class_install_action (widget_class, "waiting.book", "x", book_action_cb);
  gtk_widget_class_install_action (widget_class, "waiting.edit", "x", edit_action_cb);
  gtk_widget_class_install_action (widget_class, "waiting.withdraw", "x", withdraw_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_waiting_window_init (ClinicWaitingWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_place (ClinicWaitingWindow *self)
{
  g_autofree char *when = clinic_format_day_time (self->place.start, clinic_diary_get_zone (self->diary));
  /* Translators: day and time: "Tue 24 Nov, 10:30 is free" */
  g_autofree char *text = g_strdup_printf (C_("day and time", "%s is free"), when);

  adw_window_title_set_subtitle (self->window_title, text);
  adw_status_page_set_title (self->empty_page, _("Nobody Wishes for It Any More"));
  adw_status_page_set_description (self->empty_page, NULL);
}

GtkWidget *
clinic_waiting_window_new (GtkWindow *parent, ClinicDiary *diary, const ClinicRange *place)
{
  ClinicWaitingWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  self = g_object_new (CLINIC_TYPE_WAITING_WINDOW, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  self->has_place = place != NULL;
  if (place != NULL)
    {
      self->place = *place;
      show_place (self);
    }
  g_signal_connect_object (diary, "changed", G_CALLBACK (diary_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
