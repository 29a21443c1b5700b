/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/screening/clinic-video-window.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-diary-video.h"
#include "ui/parts/clinic-status-line.h"

struct _ClinicVideoWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary;
  GCancellable *cancellable;
  GtkMediaStream *stream; /* nullable */
  char *path;             /* nullable: not found yet, or not there */
  gboolean begun;

  GtkStack *stack;
  GtkVideo *video;
  AdwStatusPage *fault;
  ClinicStatusLine *status;
};

G_DEFINE_FINAL_TYPE (ClinicVideoWindow, clinic_video_window, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_BEGUN,
  SIGNAL_ENDED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
begin (ClinicVideoWindow *self)
{
  if (!self->begun)
    g_signal_emit (self, signals[SIGNAL_BEGUN], 0);
  self->begun = TRUE;
}

static void
show_fault (ClinicVideoWindow *self, const char *title, const char *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1); /* a status page reads markup */

  adw_status_page_set_title (self->fault, title);
  adw_status_page_set_description (self->fault, escaped);
  clinic_status_line_say (self->status, CLINIC_TONE_PLAIN, NULL);
  gtk_stack_set_visible_child_name (self->stack, "fault");
}

/* Playing */

static void
playing_cb (ClinicVideoWindow *self, GParamSpec *pspec, GtkMediaStream *stream)
{
  if (gtk_media_stream_get_playing (stream))
    begin (self);
}

static void
ended_cb (ClinicVideoWindow *self, GParamSpec *pspec, GtkMediaStream *stream)
{
  if (!gtk_media_stream_get_ended (stream))
    return;
  clinic_status_line_say (self->status, CLINIC_TONE_GOOD, _("The video was shown to its end."));
  g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}

static void
error_cb (ClinicVideoWindow *self, GParamSpec *pspec, GtkMediaStream *stream)
{
  const GError *error = gtk_media_stream_get_error (stream);

  if (error == NULL)
    return;
  g_debug ("The video cannot be played: %s", error->message);
  show_fault (self, _("Cannot Be Played Here"),
              _("This computer lacks what this kind of video needs. Open it in another program."));
}

/* Nobody would notice at once that sound is missing, not a video without any. */
static void
prepared_cb (ClinicVideoWindow *self, GParamSpec *pspec, GtkMediaStream *stream)
{
  if (gtk_media_stream_is_prepared (stream) && gtk_media_stream_get_error (stream) == NULL && !gtk_media_stream_has_audio (stream))
    clinic_status_line_say (self->status, CLINIC_TONE_CAUTION,
                            _("It plays without sound here. If it has any, open it in another program."));
}

static void
follow (ClinicVideoWindow *self, const char *signal, GCallback callback)
{
  g_signal_connect_object (self->stream, signal, callback, self, G_CONNECT_SWAPPED);
}

void
clinic_video_window_play (ClinicVideoWindow *self, GtkMediaStream *stream)
{
  g_return_if_fail (CLINIC_IS_VIDEO_WINDOW (self) && GTK_IS_MEDIA_STREAM (stream));

  g_set_object (&self->stream, stream);
  gtk_stack_set_visible_child_name (self->stack, "video");
  follow (self, "notify::playing", G_CALLBACK (playing_cb));
  follow (self, "notify::ended", G_CALLBACK (ended_cb));
  follow (self, "notify::error", G_CALLBACK (error_cb));
  follow (self, "notify::prepared", G_CALLBACK (prepared_cb));
  gtk_video_set_media_stream (self->video, stream);
  playing_cb (self, NULL, stream);
  prepared_cb (self, NULL, stream);
  error_cb (self, NULL, stream);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicVideoWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = clinic_diary_find_video_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;
  g_autoptr (GtkMediaStream) stream = NULL;

  if (self->diary == NULL)
    return;
  if (path == NULL)
    {
      show_fault (self, _("There Is No Video to Show"), words);
      return;
    }
  self->path = g_steal_pointer (&path);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "video.open", TRUE);
  stream = gtk_media_file_new_for_filename (self->path);
  clinic_video_window_play (self, stream);
}

/* Elsewhere */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicVideoWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    {
      clinic_status_line_say (self->status, CLINIC_TONE_BAD, _("No program on this computer opens this video."));
      return;
    }
  clinic_status_line_say (self->status, CLINIC_TONE_GOOD, _("The video opens in another program."));
  begin (self);
}

static void
open_elsewhere (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicVideoWindow *self = CLINIC_VIDEO_WINDOW (widget);
  g_autofree char *uri = g_filename_to_uri (self->path, NULL, NULL);
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));

  if (self->stream != NULL)
    gtk_media_stream_pause (self->stream);
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, opened_cb, g_object_ref (self));
}

/* The class */

static void
clinic_video_window_dispose (GObject *object)
{
  ClinicVideoWindow *self = CLINIC_VIDEO_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->stream != NULL)
    gtk_media_stream_pause (self->stream);
  g_clear_object (&self->stream);
  g_clear_object (&self->diary);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (clinic_video_window_parent_class)->dispose (object);
}

static void
clinic_video_window_class_init (ClinicVideoWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_video_window_dispose;
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  signals[SIGNAL_BEGUN] = g_signal_new ("begun", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/screening/clinic-video-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicVideoWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ClinicVideoWindow, video);
  gtk_widget_class_bind_template_child (widget_class, ClinicVideoWindow, fault);
  gtk_widget_class_bind_template_child (widget_class, ClinicVideoWindow, status);
  gtk_widget_class_install_action (widget_class, "video.open", NULL, open_elsewhere);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_video_window_init (ClinicVideoWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "video.open", FALSE);
}

GtkWidget *
clinic_video_window_new (GtkWindow *parent, ClinicDiary *diary)
{
  ClinicVideoWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  self = g_object_new (CLINIC_TYPE_VIDEO_WINDOW, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  self->cancellable = g_cancellable_new ();
  clinic_diary_find_video_async (diary, self->cancellable, found_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
