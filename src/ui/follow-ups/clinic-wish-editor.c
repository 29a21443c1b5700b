/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/follow-ups/clinic-wish-editor.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "model/clinic-diary-wishes.h"
#include "ui/parts/clinic-choice.h"
#include "ui/parts/clinic-date-button.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-stay-open.h"
#include "ui/parts/clinic-typed-text.h"
#include "ui/parts/clinic-weekday-choice.h"
#include "ui/parts/clinic-wish-words.h"

/* Times are chosen to the half hour. */
#define STEP 30
#define N_STEPS (CLINIC_MINUTES_OF_DAY / STEP)

struct _ClinicWishEditor
{
  AdwWindow parent_instance;

  ClinicDiary *diary; /* nullable: gone once closed */
  ClinicWish *wish;
  gboolean filling;
  gboolean busy;

  AdwWindowTitle *window_title;
  ClinicDateButton *from_button;
  AdwActionRow *until_row;
  ClinicDateButton *until_button;
  GtkDropDown *earliest_choice;
  GtkDropDown *latest_choice;
  GtkDropDown *doctor_choice;
  GtkSwitch *urgent_switch;
  ClinicWeekdayChoice *weekdays;
  AdwEntryRow *note_row;
  ClinicStatusLine *words;
  ClinicStatusLine *status;
};

G_DEFINE_FINAL_TYPE (ClinicWishEditor, clinic_wish_editor, ADW_TYPE_WINDOW)

static void
show_status (ClinicWishEditor *self, const char *text)
{
  gtk_widget_set_visible (GTK_WIDGET (self->status), text != NULL);
  clinic_status_line_set_text (self->status, text != NULL ? text : "");
}

static ClinicWish *
read_wish (ClinicWishEditor *self)
{
  ClinicWish *wish = clinic_wish_copy (self->wish);

  wish->from_day = clinic_date_button_get_day (self->from_button);
  wish->until_day = clinic_date_button_get_day (self->until_button);
  wish->from_minute = gtk_drop_down_get_selected (self->earliest_choice) * STEP;
  wish->to_minute = (N_STEPS - gtk_drop_down_get_selected (self->latest_choice)) * STEP;
  wish->doctor = clinic_choice_get (self->doctor_choice);
  wish->urgent = gtk_switch_get_active (self->urgent_switch);
  wish->weekdays = clinic_weekday_choice_get (self->weekdays);
  g_free (wish->note);
  wish->note = clinic_typed_text_dup (GTK_EDITABLE (self->note_row));
  return wish;
}

/* Says in words what is being wished, or what cannot be. */
static void
show_words (ClinicWishEditor *self)
{
  g_autoptr (ClinicWish) wish = read_wish (self);
  g_autoptr (GError) error = NULL;
  gboolean good = clinic_wish_check (wish, clinic_diary_get_today (self->diary), &error);
  g_autofree char *words = clinic_wish_words_dup (wish, clinic_diary_get_setup (self->diary),
                                                  clinic_diary_get_today (self->diary));

  clinic_status_line_set_text (self->words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->words), good);
  show_status (self, error != NULL ? error->message : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wish.save", good && !self->busy);
}

static void
changed_cb (ClinicWishEditor *self)
{
  if (!self->filling && self->diary != NULL)
    show_words (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicWishEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = NULL;

  self->busy = FALSE;
  if (self->diary == NULL)
    return;
  clinic_stay_open_end (GTK_WINDOW (self));
  if (change != NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  show_words (self);
  words = clinic_words_for_error (error);
  show_status (self, words);
}

static void
save_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWishEditor *self = CLINIC_WISH_EDITOR (widget);
  g_autoptr (ClinicWish) wish = NULL;

  if (!clinic_date_button_commit (self->from_button) || !clinic_date_button_commit (self->until_button))
    return;
  wish = read_wish (self);
  self->busy = TRUE;
  gtk_widget_action_set_enabled (widget, "wish.save", FALSE);
  clinic_stay_open_begin (GTK_WINDOW (self));
  clinic_diary_save_wish_async (self->diary, wish, NULL, saved_cb, g_object_ref (self));
}

static void
clinic_wish_editor_dispose (GObject *object)
{
  g_clear_object (&CLINIC_WISH_EDITOR (object)->diary);
  G_OBJECT_CLASS (clinic_wish_editor_parent_class)->dispose (object);
}

static void
clinic_wish_editor_finalize (GObject *object)
{
  g_clear_pointer (&CLINIC_WISH_EDITOR (object)->wish, clinic_wish_free);
  G_OBJECT_CLASS (clinic_wish_editor_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/io/github/sittings/Sittings/follow-ups/clinic-wish-editor.ui");
  gtk_widget_class_bind_template_child (klass, ClinicWishEditor, window_title);
  gtk_widget_class_bind_template_child (klass, ClinicWishEditor, from_button);
  gtk_widget_class_bind_template_child (klass, ClinicWishEditor, until_row);
  gtk_widget_class_bind_template_child (klass, ClinicWishEditor, until_button);
  gtk_widget_class_bind_template_child (klass, ClinicWishEditor, earliest_choice);
  gtk_widget_class_bind_template_child (klass, ClinicWishEditor, latest_choice);
  gtk_widget_class_bind_template_child (klass, ClinicWishEditor, doctor_choice);
  gtk_widget_class_bind_template_child (klass, ClinicWishEditor, urgent_switch);
  gtk_widget_class_bind_template_child (klass, ClinicWishEditor, weekdays);
  gtk_widget_class_bind_template_child (klass, ClinicWishEditor, note_row);
  gtk_widget_class_bind_template_child (klass, ClinicWishEditor, words);
  gtk_widget_class_bind_template_child (klass, ClinicWishEditor, status);
  gtk_widget_class_bind_template_callback (klass, changed_cb);
}

static void
clinic_wish_editor_class_init (ClinicWishEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_wish_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = clinic_wish_editor_finalize;
  g_type_ensure (CLINIC_TYPE_DATE_BUTTON);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  g_type_ensure (CLINIC_TYPE_WEEKDAY_CHOICE);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "wish.save", NULL, save_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* "Any", then each half hour; for the latest arrival from the evening on. */
static void
fill_times (GtkDropDown *choice, gboolean downwards)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Any time"));
  for (int i = 1; i < N_STEPS; i++)
    {
      g_autofree char *time = clinic_format_minute ((downwards ? N_STEPS - i : i) * STEP);

      gtk_string_list_append (names, time);
    }
  gtk_drop_down_set_model (choice, G_LIST_MODEL (names));
}

static void
clinic_wish_editor_init (ClinicWishEditor *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_choice_keep_name (self->earliest_choice);
  clinic_choice_keep_name (self->latest_choice);
  clinic_choice_keep_name (self->doctor_choice);
  fill_times (self->earliest_choice, FALSE);
  fill_times (self->latest_choice, TRUE);
  g_signal_connect_object (self->urgent_switch, "notify::active", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
fill (ClinicWishEditor *self)
{
  const ClinicWish *wish = self->wish;
  ClinicDay today = clinic_diary_get_today (self->diary);

  clinic_choice_fill_doctors (self->doctor_choice, clinic_diary_get_setup (self->diary), _("Any doctor"));
  clinic_choice_set (self->doctor_choice, wish->doctor);
  clinic_date_button_set_today (self->from_button, today);
  clinic_date_button_set_today (self->until_button, today);
  clinic_date_button_set_day (self->from_button, wish->from_day);
  clinic_date_button_set_day (self->until_button, wish->until_day);
  gtk_drop_down_set_selected (self->earliest_choice, wish->from_minute / STEP);
  gtk_drop_down_set_selected (self->latest_choice, N_STEPS - wish->to_minute / STEP);
  gtk_switch_set_active (self->urgent_switch, wish->urgent);
  clinic_weekday_choice_set (self->weekdays, wish->weekdays);
  gtk_editable_set_text (GTK_EDITABLE (self->note_row), wish->note);
}

static void
show_title (ClinicWishEditor *self, const char *title)
{
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->window_title, title);
}

GtkWidget *
clinic_wish_editor_new (GtkWindow *parent, ClinicDiary *diary, const ClinicWish *wish, const char *name)
{
  ClinicWishEditor *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);
  g_return_val_if_fail (wish != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_WISH_EDITOR, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  self->wish = clinic_wish_copy (wish);
  if (wish->session != 0)
    adw_action_row_set_subtitle (self->until_row, _("or up to the session"));
  if (wish->id != 0)
    show_title (self, _("Change the Wish"));
  else if (wish->session != 0)
    show_title (self, _("An Earlier Time"));
  adw_window_title_set_subtitle (self->window_title, name != NULL ? name : "");
  fill (self);
  self->filling = FALSE;
  show_words (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->from_button));
  return GTK_WIDGET (self);
}
