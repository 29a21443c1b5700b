/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/settings/clinic-preferences-window.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-diary-video.h"
#include "ui/parts/clinic-file-choice.h"
#include "ui/parts/clinic-page-switcher.h"
#include "ui/parts/clinic-shrink-bin.h"

struct _ClinicPreferencesWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary;
  GSettings *settings; /* nullable */
  ClinicKeeper *keeper;

  char *copies_folder;     /* "" = beside the data */
  char *video;             /* the file's SHA-256, "" = there is none */
  char *video_name;        /* of the file that was chosen */
  char *coming_name;       /* (nullable): of a video that is being copied */
  GCancellable *cancellable; /* of that */
  gboolean showing;        /* the rows are being filled: nobody has changed them */
  AdwActionRow *saving;    /* nullable: whose change is on its way */
  AdwActionRow *to_save;   /* nullable: whose change waits for that one */
  GHashTable *subtitles;   /* AdwActionRow to what it says when nothing is wrong */

  ClinicShrinkBin *shrink_bin;
  GtkStack *title_stack;
  ClinicPageSwitcher *switcher;
  ClinicPageSwitcher *foot_switcher;
  GtkRevealer *switcher_bar;
  AdwViewStack *pages;
  AdwActionRow *clinic_row;
  AdwComboRow *week_start_row;
  AdwPreferencesGroup *protocol_group;
  AdwActionRow *protocol_row;
  AdwActionRow *video_row;
  GtkWidget *video_choose;
  GtkWidget *video_remove;
  AdwPreferencesGroup *reminders_group;
  AdwActionRow *autostart_row;
  GtkSwitch *autostart_switch;
  AdwActionRow *names_row;
  GtkSwitch *names_switch;
  GtkWidget *search_row;
  GtkSwitch *search_switch;
  AdwActionRow *data_row;
  AdwActionRow *folder_row;
  GtkWidget *folder_reset;
  AdwActionRow *copies_row;
};

G_DEFINE_FINAL_TYPE (ClinicPreferencesWindow, clinic_preferences_window, ADW_TYPE_WINDOW)

/* What a row says */

/* @fault: (nullable): in the place of what it says else */
static void
say_fault (ClinicPreferencesWindow *self, AdwActionRow *row, const char *fault)
{
  const char *usual = g_hash_table_lookup (self->subtitles, row);
  g_autofree char *escaped = g_markup_escape_text (fault != NULL ? fault : usual != NULL ? usual : "", -1);

  adw_action_row_set_subtitle (row, escaped);
  if (fault != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (row), "setting-fault");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "setting-fault");
}

static void
set_subtitle (ClinicPreferencesWindow *self, AdwActionRow *row, const char *text)
{
  g_hash_table_insert (self->subtitles, row, g_strdup (text));
  if (!gtk_widget_has_css_class (GTK_WIDGET (row), "setting-fault"))
    say_fault (self, row, NULL);
}

/* What holds */

static void
show_folder (ClinicPreferencesWindow *self)
{
  gboolean own = *self->copies_folder != '\0';
  g_autofree char *name = own ? g_filename_display_name (self->copies_folder) : g_strdup (_("Beside the data"));

  set_subtitle (self, self->folder_row, name);
  gtk_widget_set_visible (self->folder_reset, own);
}

static void
set_folder (ClinicPreferencesWindow *self, const char *folder)
{
  char *copy = g_strdup (folder);

  g_free (self->copies_folder);
  self->copies_folder = copy;
  show_folder (self);
}

static void
show_video (ClinicPreferencesWindow *self)
{
  gboolean any = *self->video != '\0';

  set_subtitle (self, self->video_row,
                self->coming_name != NULL ? _("The video is being copied into the clinic’s folder…")
                : any                     ? self->video_name
                                          : _("None. It is shown before a consent is signed."));
  gtk_widget_set_visible (self->video_remove, any);
  gtk_widget_set_sensitive (self->video_choose, self->coming_name == NULL);
}

/* @video, @name: of what is held already, too */
static void
set_video (ClinicPreferencesWindow *self, const char *video, const char *name)
{
  char *video_copy = g_strdup (video);
  char *name_copy = g_strdup (name);

  g_free (self->video);
  g_free (self->video_name);
  self->video = video_copy;
  self->video_name = name_copy;
  show_video (self);
}

static void
show_copies (ClinicPreferencesWindow *self)
{
  g_assert (CLINIC_IS_PREFERENCES_WINDOW (self));

  say_fault (self, self->copies_row, clinic_keeper_get_fault (self->keeper));
}

/* A change that waits is what the person wants to hold: it is not overwritten by the one before it. */
static void
show_setup (ClinicPreferencesWindow *self)
{
  ClinicSetup *setup = clinic_diary_get_setup (self->diary);

  if (setup == NULL || self->to_save != NULL)
    return;
  self->showing = TRUE;
  set_subtitle (self, self->clinic_row, setup->name);
  adw_combo_row_set_selected (self->week_start_row, setup->week_start);
  gtk_switch_set_active (self->names_switch, setup->names_in_notifications);
  set_folder (self, setup->copies_folder);
  set_video (self, setup->video, setup->video_name);
  self->showing = FALSE;
}

static void
show_protocol (ClinicPreferencesWindow *self)
{
  ClinicProtocol *protocol = clinic_diary_get_current_protocol (self->diary, NULL);
  GPtrArray *faults = clinic_diary_get_protocol_faults (self->diary);
  const char *folder = clinic_db_get_folder (clinic_diary_get_db (self->diary));
  g_autofree char *path = g_build_filename (folder, "protocols", NULL);
  g_autofree char *name = g_filename_display_name (path);
  /* Translators: %s is a folder */
  g_autofree char *words = g_strdup_printf (_("Files of the clinic’s own lie in %s, and are read at the start"), name);
  g_autofree char *title = g_markup_escape_text (protocol != NULL ? clinic_protocol_get_title (protocol) : _("None"), -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->protocol_row), title);
  set_subtitle (self, self->protocol_row, words);
  for (guint i = 0; i < faults->len; i++)
    {
      AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("A file was not taken"));
      adw_action_row_set_subtitle_lines (row, 0);
      say_fault (self, row, faults->pdata[i]);
      adw_preferences_group_add (self->protocol_group, GTK_WIDGET (row));
    }
}

static void
show_data (ClinicPreferencesWindow *self)
{
  g_autofree char *name = g_filename_display_name (clinic_db_get_folder (clinic_diary_get_db (self->diary)));

  set_subtitle (self, self->data_row, name);
}

/* Closed while something is on its way: the window hides until that is done, and shows again where it was not. */

static gboolean
is_busy (ClinicPreferencesWindow *self)
{
  return self->coming_name != NULL || self->saving != NULL;
}

static gboolean
clinic_preferences_window_close_request (GtkWindow *window)
{
  if (is_busy (CLINIC_PREFERENCES_WINDOW (window)))
    {
      gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
      return GDK_EVENT_STOP;
    }
  return GTK_WINDOW_CLASS (clinic_preferences_window_parent_class)->close_request (window);
}

static void
present_at (ClinicPreferencesWindow *self, AdwActionRow *row)
{
  adw_view_stack_set_visible_child (self->pages, gtk_widget_get_ancestor (GTK_WIDGET (row), ADW_TYPE_PREFERENCES_PAGE));
  gtk_window_present (GTK_WINDOW (self));
}

gboolean
clinic_preferences_window_show_busy (ClinicPreferencesWindow *self)
{
  g_return_val_if_fail (CLINIC_IS_PREFERENCES_WINDOW (self), FALSE);

  if (is_busy (self))
    present_at (self, self->coming_name != NULL ? self->video_row : self->saving);
  return is_busy (self);
}

/* @failed: what @row says is to be read */
static void
end_hidden (ClinicPreferencesWindow *self, AdwActionRow *row, gboolean failed)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  if (failed)
    present_at (self, row);
  else if (!is_busy (self))
    gtk_window_destroy (GTK_WINDOW (self));
}

/* Saving */

static void save (ClinicPreferencesWindow *self, AdwActionRow *row);

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicPreferencesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;
  AdwActionRow *saved = g_steal_pointer (&self->saving);
  AdwActionRow *next = g_steal_pointer (&self->to_save);

  if (self->diary == NULL)
    return;
  say_fault (self, saved, words);
  if (next != NULL)
    save (self, next);
  else if (change == NULL)
    show_setup (self);
  end_hidden (self, saved, change == NULL);
}

/* All that this window sets, over what holds now. */
static ClinicSetup *
collect (ClinicPreferencesWindow *self)
{
  ClinicSetup *setup = clinic_setup_copy (clinic_diary_get_setup (self->diary));

  setup->week_start = adw_combo_row_get_selected (self->week_start_row);
  setup->names_in_notifications = gtk_switch_get_active (self->names_switch);
  g_free (setup->copies_folder);
  setup->copies_folder = g_strdup (self->copies_folder);
  g_free (setup->video);
  setup->video = g_strdup (self->video);
  g_free (setup->video_name);
  setup->video_name = g_strdup (self->video_name);
  return setup;
}

static void
save (ClinicPreferencesWindow *self, AdwActionRow *row)
{
  g_autoptr (ClinicSetup) setup = NULL;

  if (self->showing)
    return;
  if (self->saving != NULL)
    {
      self->to_save = row;
      return;
    }
  self->saving = row;
  setup = collect (self);
  clinic_diary_save_setup_async (self->diary, setup, NULL, saved_cb, g_object_ref (self));
}

static void
week_start_cb (ClinicPreferencesWindow *self)
{
  save (self, ADW_ACTION_ROW (self->week_start_row));
}

static void
names_cb (ClinicPreferencesWindow *self)
{
  save (self, self->names_row);
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicPreferencesWindow) self = user_data;
  g_autoptr (GFile) folder = clinic_file_choice_finish (GTK_WINDOW (source), result, NULL);
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;

  if (path == NULL || self->diary == NULL)
    return;
  set_folder (self, path);
  save (self, self->folder_row);
}

static void
choose_folder_cb (ClinicPreferencesWindow *self)
{
  clinic_file_choice_async (GTK_WINDOW (self), CLINIC_FILE_CHOICE_FOLDER, _("Folder for Copies"), NULL, NULL,
                            folder_chosen_cb, g_object_ref (self));
}

static void
reset_folder_cb (ClinicPreferencesWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->copies_row));
  set_folder (self, "");
  save (self, self->folder_row);
}

/* The video */

static void
video_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicPreferencesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *video = clinic_diary_keep_video_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;
  g_autofree char *name = g_steal_pointer (&self->coming_name);

  if (self->diary == NULL)
    return;
  show_video (self);
  say_fault (self, self->video_row, words);
  if (video != NULL)
    {
      set_video (self, video, name);
      save (self, self->video_row);
    }
  end_hidden (self, self->video_row, video == NULL);
}

void
clinic_preferences_window_choose_video (ClinicPreferencesWindow *self, GFile *source)
{
  g_autofree char *base = NULL;

  g_return_if_fail (CLINIC_IS_PREFERENCES_WINDOW (self) && G_IS_FILE (source));
  g_return_if_fail (self->coming_name == NULL);

  base = g_file_get_basename (source);
  self->coming_name = g_filename_display_name (base);
  say_fault (self, self->video_row, NULL);
  show_video (self);
  clinic_diary_keep_video_async (self->diary, source, self->cancellable, video_kept_cb, g_object_ref (self));
}

static void
video_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicPreferencesWindow) self = user_data;
  g_autoptr (GFile) file = clinic_file_choice_finish (GTK_WINDOW (source), result, NULL);

  if (file != NULL && self->diary != NULL)
    clinic_preferences_window_choose_video (self, file);
}

static void
choose_video_cb (ClinicPreferencesWindow *self)
{
  clinic_file_choice_async (GTK_WINDOW (self), CLINIC_FILE_CHOICE_OPEN, _("Video about the Treatment"), NULL, NULL,
                            video_chosen_cb, g_object_ref (self));
}

static void
remove_video_cb (ClinicPreferencesWindow *self)
{
  gtk_widget_grab_focus (self->video_choose);
  set_video (self, "", "");
  save (self, self->video_row);
}

/* The class */

static void
narrow_cb (ClinicPreferencesWindow *self)
{
  gboolean narrow = clinic_shrink_bin_get_narrow (self->shrink_bin);

  gtk_stack_set_visible_child_name (self->title_stack, narrow ? "title" : "switcher");
  gtk_revealer_set_reveal_child (self->switcher_bar, narrow);
}

static void
clinic_preferences_window_dispose (GObject *object)
{
  ClinicPreferencesWindow *self = CLINIC_PREFERENCES_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->diary);
  g_clear_object (&self->settings);
  g_clear_object (&self->keeper);
  G_OBJECT_CLASS (clinic_preferences_window_parent_class)->dispose (object);
}

static void
clinic_preferences_window_finalize (GObject *object)
{
  ClinicPreferencesWindow *self = CLINIC_PREFERENCES_WINDOW (object);

  g_free (self->copies_folder);
  g_free (self->video);
  g_free (self->video_name);
  g_free (self->coming_name);
  g_hash_table_unref (self->subtitles);
  G_OBJECT_CLASS (clinic_preferences_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/settings/clinic-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicPreferencesWindow, shrink_bin);
  gtk_widget_class_bind_template_child (widget_class, ClinicPreferencesWindow, title_stack);
  gtk_widget_class_bind_template_child (widget_class, ClinicPreferencesWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, ClinicPreferencesWindow, foot_switcher);
  gtk_widget_class_bind_template_child (widget_class, ClinicPreferencesWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, ClinicPreferencesWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, ClinicPreferencesWindow, clinic_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicPreferencesWindow, week_start_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicPreferencesWindow, protocol_group);
  gtk_widget_class_bind_template_child (widget_class, ClinicPreferencesWindow, protocol_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicPreferencesWindow, video_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicPreferencesWindow, video_choose);
  gtk_widget_class_bind_template_child (widget_class, ClinicPreferencesWindow, video_remove);
  gtk_widget_class_bind_template_child (widget_class, ClinicPreferencesWindow, reminders_group);
  gtk_widget_class_bind_template_child (widget_class, ClinicPreferencesWindow, autostart_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicPreferencesWindow, autostart_switch);
  gtk_widget_class_bind_template_child (widget_class, ClinicPreferencesWindow, names_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicPreferencesWindow, names_switch);
  gtk_widget_class_bind_template_child (widget_class, ClinicPreferencesWindow, search_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicPreferencesWindow, search_switch);
  gtk_widget_class_bind_template_child (widget_class, ClinicPreferencesWindow, data_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicPreferencesWindow, folder_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicPreferencesWindow, folder_reset);
  gtk_widget_class_bind_template_child (widget_class, ClinicPreferencesWindow, copies_row);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, week_start_cb);
  gtk_widget_class_bind_template_callback (widget_class, names_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_video_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_video_cb);
}

static void
clinic_preferences_window_class_init (ClinicPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_preferences_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = clinic_preferences_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = clinic_preferences_window_close_request;
  g_type_ensure (CLINIC_TYPE_PAGE_SWITCHER);
  g_type_ensure (CLINIC_TYPE_SHRINK_BIN);
  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* What a row of the template says stands there; the others are given theirs. */
static void
clinic_preferences_window_init (ClinicPreferencesWindow *self)
{
  self->showing = TRUE;
  self->copies_folder = g_strdup ("");
  self->video = g_strdup ("");
  self->video_name = g_strdup ("");
  self->cancellable = g_cancellable_new ();
  self->subtitles = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  set_subtitle (self, self->autostart_row, adw_action_row_get_subtitle (self->autostart_row));
  set_subtitle (self, self->names_row, adw_action_row_get_subtitle (self->names_row));
  set_subtitle (self, self->copies_row, adw_action_row_get_subtitle (self->copies_row));
  g_object_set (self->switcher, "stack", self->pages, NULL);
  g_object_set (self->foot_switcher, "stack", self->pages, NULL);
  self->showing = FALSE;
}

static void
bind_desk (ClinicPreferencesWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->reminders_group), self->settings != NULL);
  gtk_widget_set_visible (self->search_row, self->settings != NULL);
  if (self->settings == NULL)
    return;
  g_settings_bind (self->settings, "autostart", self->autostart_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "search-patients", self->search_switch, "active", G_SETTINGS_BIND_DEFAULT);
}

GtkWidget *
clinic_preferences_window_new (GtkWindow *parent, ClinicDiary *diary, GSettings *settings, ClinicKeeper *keeper)
{
  ClinicPreferencesWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && clinic_diary_get_setup (diary) != NULL, NULL);
  g_return_val_if_fail (CLINIC_IS_KEEPER (keeper), NULL);

  self = g_object_new (CLINIC_TYPE_PREFERENCES_WINDOW, "transient-for", parent, "application",
                       parent != NULL ? gtk_window_get_application (parent) : NULL, NULL);
  self->diary = g_object_ref (diary);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  self->keeper = g_object_ref (keeper);
  g_signal_connect_object (diary, "notify::setup", G_CALLBACK (show_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "notify::fault", G_CALLBACK (show_copies), self, G_CONNECT_SWAPPED);
  show_setup (self);
  show_protocol (self);
  show_data (self);
  show_copies (self);
  bind_desk (self);
  return GTK_WIDGET (self);
}

void
clinic_preferences_window_set_autostart_fault (ClinicPreferencesWindow *self, const char *sentence)
{
  g_return_if_fail (CLINIC_IS_PREFERENCES_WINDOW (self));

  say_fault (self, self->autostart_row, sentence);
}
