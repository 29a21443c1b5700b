/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's own video: chosen, copied, shown before a consent is signed, and kept with it. What plays is a stream of the
 * test's own, so that no codec has to be there. */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "ui/clinic-ui.h"
#include "ui/screening/clinic-consent-window.h"
#include "ui/screening/clinic-signed-window.h"
#include "ui/screening/clinic-video-window.h"
#include "ui/settings/clinic-preferences-window.h"

#include "../model/clinic-test-diary.h"
#include "clinic-test-ui.h"

/* A stream that plays when asked, has pictures and no sound, and ends when the test says so. */

typedef GtkMediaStream Reel;
typedef GtkMediaStreamClass ReelClass;

static GType reel_get_type (void);
G_DEFINE_TYPE (Reel, reel, GTK_TYPE_MEDIA_STREAM)

static gboolean
reel_play (GtkMediaStream *stream)
{
  return TRUE;
}

static void
reel_pause (GtkMediaStream *stream)
{
}

static void
reel_class_init (ReelClass *klass)
{
  klass->play = reel_play;
  klass->pause = reel_pause;
}

static void
reel_init (Reel *self)
{
  gtk_media_stream_stream_prepared (self, FALSE, TRUE, FALSE, G_USEC_PER_SEC);
}

/* Session 1 is today. */
typedef struct
{
  ClinicTestDiary base;
  ClinicKeeper *keeper;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  clinic_test_diary_set_up (&self->base, data);
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 1, .day = 0, .minute = 420, .state = "numbing" });
  clinic_diary_set_actor (self->base.diary, 3);
  self->keeper = clinic_keeper_new (self->base.folder);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  clinic_test_diary_settle (&self->base);
  g_assert_finalize_object (self->keeper);
  clinic_test_diary_tear_down (&self->base, data);
}

static void
show (Fixture *self, GtkWidget *window)
{
  self->window = window;
  gtk_window_present (GTK_WINDOW (window));
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &self->window);
}

static const ClinicSetup *
get_setup (Fixture *self)
{
  return clinic_diary_get_setup (self->base.diary);
}

static char *
make_path (Fixture *self, const char *folder, const char *name)
{
  return g_build_filename (self->base.folder, folder, name, NULL);
}

static void
choose_file (Fixture *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  show (self, clinic_preferences_window_new (NULL, self->base.diary, NULL, self->keeper));
  clinic_preferences_window_choose_video (CLINIC_PREFERENCES_WINDOW (self->window), file);
  g_assert_true (clinic_test_says (self->window, "The video is being copied into the clinic’s folder…"));
}

/* Chooses a file of that name in the preferences. */
static void
choose (Fixture *self, const char *name)
{
  g_autofree char *path = make_path (self, ".", name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "moving pictures", -1, &error);
  g_assert_no_error (error);
  choose_file (self, path);
}

static void
choose_and_close (Fixture *self, const char *name)
{
  choose (self, name);
  CLINIC_TEST_WAIT (g_str_equal (get_setup (self)->video_name, name));
  g_assert_true (clinic_test_says (self->window, name));
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static GtkWidget *
play (Fixture *self)
{
  GtkWidget *button;

  show (self, clinic_consent_window_new (NULL, self->base.diary, clinic_test_diary_load_consent (&self->base, 1)));
  button = clinic_test_find_named (self->window, GTK_TYPE_BUTTON, "Play the Video");
  g_assert_true (gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
  return clinic_test_find_window (CLINIC_TYPE_VIDEO_WINDOW);
}

static void
test_chosen_and_removed (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;

  choose_and_close (self, "Our clinic.mp4");
  path = make_path (self, "videos", get_setup (self)->video);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  show (self, clinic_preferences_window_new (NULL, self->base.diary, NULL, self->keeper));
  g_assert_true (clinic_test_says (self->window, "Our clinic.mp4"));
  g_signal_emit_by_name (clinic_test_find_named (self->window, GTK_TYPE_BUTTON, "Show No Video"), "clicked");
  g_assert_true (clinic_test_says (self->window, "None. It is shown before a consent is signed."));
  CLINIC_TEST_WAIT (g_str_equal (get_setup (self)->video, ""));
  /* a consent may name it, so the file stays, and undo finds it */
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  clinic_test_diary_undo (&self->base);
  g_assert_cmpstr (get_setup (self)->video_name, ==, "Our clinic.mp4");
}

static void
test_not_a_video (Fixture *self, gconstpointer data)
{
  choose (self, "letter.pdf");
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "This is no video. Choose a file like MP4 or WebM."));
  g_assert_cmpstr (get_setup (self)->video, ==, "");
}

/* The preferences are closed while it is copied: it is the clinic's all the same, and then the window has gone. */
static void
test_closed_while_copying (Fixture *self, gconstpointer data)
{
  choose (self, "Our clinic.mp4");
  gtk_window_close (GTK_WINDOW (self->window));
  g_assert_true (self->window == NULL || !gtk_widget_get_mapped (self->window));
  CLINIC_TEST_WAIT (self->window == NULL);
  g_assert_cmpstr (get_setup (self)->video_name, ==, "Our clinic.mp4");
}

/* What came of it is told, where it stands, although the window was closed. */
static void
test_closed_and_refused (Fixture *self, gconstpointer data)
{
  GtkWidget *pages;

  choose (self, "letter.pdf");
  pages = clinic_test_find_type (self->window, ADW_TYPE_VIEW_STACK);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (pages), "desktop");
  gtk_window_close (GTK_WINDOW (self->window));
  CLINIC_TEST_WAIT (self->window == NULL || clinic_test_says (self->window, "This is no video."));
  g_assert_nonnull (self->window);
  gtk_window_close (GTK_WINDOW (self->window));
  CLINIC_TEST_WAIT (self->window == NULL);
}

/* It was copied, and cannot be set. */
static void
test_closed_and_unsaved (Fixture *self, gconstpointer data)
{
  clinic_test_diary_sql (&self->base, "CREATE TRIGGER no_writing BEFORE UPDATE ON clinic BEGIN"
                                      " SELECT raise (ABORT, 'no writing'); END");
  choose (self, "Our clinic.mp4");
  gtk_window_close (GTK_WINDOW (self->window));
  CLINIC_TEST_WAIT (self->window == NULL || clinic_test_says (self->window, "no writing"));
  g_assert_nonnull (self->window);
  g_assert_cmpstr (get_setup (self)->video, ==, "");
}

static void
test_no_video (Fixture *self, gconstpointer data)
{
  show (self, clinic_consent_window_new (NULL, self->base.diary, clinic_test_diary_load_consent (&self->base, 1)));
  g_assert_false (gtk_widget_get_visible (clinic_test_find_named (self->window, GTK_TYPE_BUTTON, "Play the Video")));
}

static void
sign_on_paper (Fixture *self)
{
  gtk_switch_set_active (GTK_SWITCH (clinic_test_find_named (self->window, GTK_TYPE_SWITCH, "Signed on paper")), TRUE);
  gtk_widget_activate_action (self->window, "form.save", NULL);
  CLINIC_TEST_WAIT (self->window == NULL);
}

/* Shown to its end, it is on, and the consent keeps which one and when; the paper says it. */
static void
test_shown (Fixture *self, gconstpointer data)
{
  g_autoptr (GtkMediaStream) reel = g_object_new (reel_get_type (), NULL);
  g_autofree char *hash = NULL;
  g_autofree char *said = NULL;
  g_autofree char *kept = NULL;
  GtkWidget *video;
  GtkSwitch *shown;

  choose_and_close (self, "clinic.webm");
  hash = g_strndup (get_setup (self)->video, 64);
  video = play (self);
  shown = GTK_SWITCH (clinic_test_find_named (self->window, GTK_TYPE_SWITCH, "The video was shown"));
  CLINIC_TEST_WAIT (clinic_test_says (video, "Cannot Be Played Here"));
  g_assert_false (clinic_test_says (video, "without sound"));
  g_assert_false (gtk_switch_get_active (shown));
  clinic_video_window_play (CLINIC_VIDEO_WINDOW (video), reel);
  gtk_media_stream_play (reel);
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "It began at 8:00"));
  g_assert_true (clinic_test_says (video, "It plays without sound here."));
  g_assert_false (gtk_switch_get_active (shown));
  clinic_clock_set_now (self->base.clock, CLINIC_TEST_NOW + 300);
  gtk_media_stream_stream_ended (reel);
  g_assert_true (gtk_switch_get_active (shown));
  g_assert_true (clinic_test_says (video, "The video was shown to its end."));
  gtk_window_destroy (GTK_WINDOW (video));
  sign_on_paper (self);
  kept = g_strdup_printf ("SELECT count (*) FROM consent WHERE video = 1 AND video_sha256 = '%s' AND video_at = %" G_GINT64_FORMAT
                          " AND signed_at = video_at + 300", hash, CLINIC_TEST_NOW);
  g_assert_cmpint (clinic_test_db_get (self->base.db, kept), ==, 1);
  show (self, clinic_signed_window_new (NULL, self->base.diary, clinic_test_diary_load_consent (&self->base, 1)));
  said = g_strdup_printf ("SHA-256 of its file: %s", hash);
  g_assert_true (clinic_test_says (self->window, said));
}

/* Begun and broken off it does not count, unless a person says so. */
static void
test_broken_off (Fixture *self, gconstpointer data)
{
  g_autoptr (GtkMediaStream) reel = g_object_new (reel_get_type (), NULL);
  GtkWidget *video;

  choose_and_close (self, "clinic.webm");
  video = play (self);
  CLINIC_TEST_WAIT (clinic_test_says (video, "Cannot Be Played Here"));
  clinic_video_window_play (CLINIC_VIDEO_WINDOW (video), reel);
  gtk_media_stream_play (reel);
  gtk_window_destroy (GTK_WINDOW (video));
  sign_on_paper (self);
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT count (*) FROM consent WHERE video = 0 AND video_at IS NULL"), ==, 1);
}

/* A program of the test's own that opens whatever it is given, and does nothing with it. */
static void
install_player (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *player = g_build_filename (folder, "player.desktop", NULL);
  g_autofree char *defaults = g_build_filename (g_get_user_config_dir (), "mimeapps.list", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_config_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (player, "[Desktop Entry]\nType=Application\nName=Player\nExec=true %f\n", -1, NULL));
  g_assert_true (g_file_set_contents (defaults, "[Default Applications]\nvideo/webm=player.desktop\n"
                                                "application/octet-stream=player.desktop\ntext/plain=player.desktop\n", -1, NULL));
}

/* What another program shows nobody sees here: whether it was shown a person says. */
static void
test_elsewhere (Fixture *self, gconstpointer data)
{
  GtkWidget *video;
  GtkSwitch *shown;

  choose_and_close (self, "clinic.webm");
  video = play (self);
  shown = GTK_SWITCH (clinic_test_find_named (self->window, GTK_TYPE_SWITCH, "The video was shown"));
  CLINIC_TEST_WAIT (clinic_test_find_button (video, "_Open in Another Program") != NULL);
  clinic_test_click (video, "_Open in Another Program");
  CLINIC_TEST_WAIT (clinic_test_says (video, "The video opens in another program."));
  g_assert_true (clinic_test_says (self->window, "It began at 8:00"));
  g_assert_false (gtk_switch_get_active (shown));
  gtk_window_destroy (GTK_WINDOW (video));
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (shown)));
  gtk_switch_set_active (shown, TRUE);
  sign_on_paper (self);
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT count (*) FROM consent WHERE video = 1 AND video_at IS NOT NULL"), ==, 1);
}

/* Closed before the other program has started, the window stays until it is known whether it did, and tells that it began. */
static void
test_elsewhere_closed (Fixture *self, gconstpointer data)
{
  GtkWidget *video;

  choose_and_close (self, "clinic.webm");
  video = play (self);
  CLINIC_TEST_WAIT (clinic_test_find_button (video, "_Open in Another Program") != NULL);
  g_object_add_weak_pointer (G_OBJECT (video), (gpointer *) &video);
  clinic_test_click (video, "_Open in Another Program");
  gtk_window_destroy (GTK_WINDOW (video));
  CLINIC_TEST_WAIT (video == NULL);
  g_assert_true (clinic_test_says (self->window, "It began at 8:00"));
}

static void
test_file_gone (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  GtkWidget *video;

  choose_and_close (self, "clinic.webm");
  path = make_path (self, "videos", get_setup (self)->video);
  g_assert_cmpint (g_unlink (path), ==, 0);
  video = play (self);
  CLINIC_TEST_WAIT (clinic_test_says (video, "The video’s file is missing."));
  g_assert_null (clinic_test_find_button (video, "_Open in Another Program"));
  gtk_window_destroy (GTK_WINDOW (video));
}

/* Made by GStreamer, of a second's length and with sound; what plays it here is what GTK finds. */
static gboolean
make_clip (const char *path)
{
  g_autofree char *sink = g_strdup_printf ("location=%s", path);
  const char *const argv[] = { "gst-launch-1.0", "-q", "webmmux", "name=mux", "!", "filesink", sink, "videotestsrc",
                               "num-buffers=24", "!", "video/x-raw,width=320,height=180,framerate=24/1", "!", "vp8enc", "!",
                               "mux.", "audiotestsrc", "num-buffers=43", "!", "audioconvert", "!", "vorbisenc", "!", "mux.", NULL };
  int status;

  return g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL) && status == 0;
}

static gboolean
can_play (const char *path)
{
  g_autoptr (GtkMediaStream) stream = gtk_media_file_new_for_filename (path);

  while (gtk_media_stream_get_error (stream) == NULL && !gtk_media_stream_is_prepared (stream))
    g_main_context_iteration (NULL, TRUE);
  return gtk_media_stream_get_error (stream) == NULL;
}

static gboolean
is_prepared (GtkWidget *window)
{
  GtkVideo *video = GTK_VIDEO (clinic_test_find_type (window, GTK_TYPE_VIDEO));

  return gtk_video_get_media_stream (video) != NULL && gtk_media_stream_is_prepared (gtk_video_get_media_stream (video));
}

static void
test_plays (Fixture *self, gconstpointer data)
{
  g_autofree char *clip = make_path (self, ".", "clip.webm");
  GtkWidget *video;

  if (!make_clip (clip) || !can_play (clip))
    {
      g_test_skip ("GStreamer, or GTK's part for it, is not here");
      return;
    }
  choose_file (self, clip);
  CLINIC_TEST_WAIT (g_str_equal (get_setup (self)->video_name, "clip.webm"));
  gtk_window_destroy (GTK_WINDOW (self->window));
  video = play (self);
  CLINIC_TEST_WAIT (is_prepared (video));
  g_assert_false (clinic_test_says (video, "without sound"));
  CLINIC_TEST_WAIT (clinic_test_says (video, "The video was shown to its end."));
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (clinic_test_find_named (self->window, GTK_TYPE_SWITCH,
                                                                            "The video was shown"))));
  gtk_window_destroy (GTK_WINDOW (video));
}

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();
  install_player ();
  ADD ("/ui/video/chosen-and-removed", test_chosen_and_removed);
  ADD ("/ui/video/not-a-video", test_not_a_video);
  ADD ("/ui/video/closed-while-copying", test_closed_while_copying);
  ADD ("/ui/video/closed-and-refused", test_closed_and_refused);
  ADD ("/ui/video/closed-and-unsaved", test_closed_and_unsaved);
  ADD ("/ui/video/no-video", test_no_video);
  ADD ("/ui/video/shown", test_shown);
  ADD ("/ui/video/broken-off", test_broken_off);
  ADD ("/ui/video/elsewhere", test_elsewhere);
  ADD ("/ui/video/elsewhere-closed", test_elsewhere_closed);
  ADD ("/ui/video/file-gone", test_file_gone);
  ADD ("/ui/video/plays", test_plays);
  return g_test_run ();
}
