/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clinic-test-tour.h"

#include "../ui/clinic-test-ui.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/clinic-application-private.h"
#include "model/clinic-diary-photos.h"
#include "support/clinic-test-db.h"
#include "ui/clinic-window-private.h"

#define MOST_SECONDS 20

struct _ClinicTestTour
{
  ClinicApplication *application;
  GPtrArray *windows; /* (element-type GtkWidget): one over the other, the program's own first */
};

/* Three strokes of a signature, as they are kept. */
#define STROKES \
  "900,1350,0 702,1242,20 660,985,40 832,738,60 1148,651,80 1446,778,100 1577,1042,120 1495,1279,140" \
  " 1283,1345,160 1106,1198,180 1107,929,200 1317,704,220 1643,660,240 1918,824,260 2006,1097,280 1887,1309,300" \
  " 1669,1331,320 1518,1150,340 1562,875,360 1807,678,380 2137,678,400 2382,875,420 2426,1150,440 2275,1331,460" \
  " 2057,1309,480 1938,1097,500 2026,825,520 2301,660,540 2627,704,560 2837,929,580 2838,1198,600 2661,1345,620" \
  " 2449,1279,640 2367,1042,660 2498,778,680 2796,651,700 3112,738,720 3284,985,740 3242,1242,760 3045,1350,780" \
  "\n700,900,800 1200,700,820 2000,650,840\n3300,1500,860 4200,1420,880 5100,1300,900"

#define HEALED "(SELECT session FROM healing ORDER BY id DESC LIMIT 1)"

/* What the invented clinic lacks. <now> and <today> are those of the clinic. */
static const char *const extras[] = {
  "INSERT INTO cream (name, substance, position, most_grams, most_area, least_minutes, most_minutes, warnings, source) VALUES"
  " ('Anesderm', 'Lidocaine 2.5 %, prilocaine 2.5 %', 1, 60, 400, 30, 300, 'G6PD', 'SmPC 4.2');",
  "INSERT INTO red_flag (patient, session, opened_at, reason) SELECT patient, session, <now>, 'Pus' FROM"
  " (SELECT s.patient, s.id AS session FROM healing h JOIN session s ON s.id = h.session ORDER BY h.id DESC LIMIT 1);",
  "INSERT INTO closure (staff, from_day, to_day, reason) VALUES (1, <today> + 7, <today> + 9, 'Congress');",
  "INSERT INTO closure (bed, from_day, from_minute, to_day, to_minute) VALUES (2, <today> + 3, 600, <today> + 3, 720);",
  "INSERT INTO closure (from_day, to_day, reason) VALUES (<today> + 31, <today> + 34, 'Xmas');",
  "INSERT INTO wish (patient, course, urgent, from_day, weekdays, to_minute, note, created_at) SELECT patient, id, 1, <today>,"
  " 3, 720, 'Mama', <now> FROM course WHERE status = 'active' ORDER BY id LIMIT 2;",
  "INSERT INTO consent (session, number, text, sha256, on_paper, strokes, picture, signed_at, signer, witness) SELECT session,"
  " number, text, sha256, 0, '" STROKES "', 'x', <now>, signer, witness FROM consent WHERE session IN (SELECT id FROM session"
  " WHERE course = (SELECT course FROM session WHERE id = " HEALED ")) ORDER BY id DESC LIMIT 1;",
};

/* A step on the way. [SQL] in a target is the number that it gives. */
typedef struct
{
  guint depth; /* how many windows are open when it is taken */
  const char *place; /* nullable: only on the way */
  const char *action; /* of what is in front; "click": of a button, by its label; "key": where the focus is */
  const char *target; /* nullable: as g_variant_parse() reads it; the label; the key */
} Step;

#define PATIENT "[SELECT patient FROM session WHERE id = " HEALED "]"
#define COURSE "[SELECT course FROM session WHERE id = " HEALED "]"
#define UNSIGNED "min (id) FROM session WHERE state = 'booked' AND course NOT IN" \
  " (SELECT course FROM session WHERE id IN (SELECT session FROM consent))"
#define IN_STATE(state) "int64 [SELECT min (id) FROM session WHERE state = '" state "' AND day = <today>]"
#define EXPECTED "[SELECT min (id) FROM session WHERE state = 'booked' AND day = <today>]"
#define BOOKED "int64 [SELECT min (id) FROM session WHERE state = 'booked' AND day > <today>]"

static const Step steps[] = {
  { 1, "today", "win.show-page", "'today'" },
  { 1, "walk-in", "win.walk-in" },
  { 1, "booking: whom", "win.book", "(int64 0, int64 0)" },
  { 1, "arrived", "today.arrive", "int64 " EXPECTED },
  { 1, "cream on", "today.cream-on", IN_STATE ("arrived") },
  { 1, "rolling", "today.start-rolling", IN_STATE ("numbing") },
  { 1, "finish", "today.finish", IN_STATE ("rolling") },
  { 1, "cancel in the house", "today.cancel", IN_STATE ("arrived") },
  { 1, "visit's history", "today.history", IN_STATE ("rolling") },
  { 1, "overrun", "today.overrun" },
  { 1, "calendar: week", "win.show-page", "'calendar'" },
  { 1, "print", "win.print" },
  { 1, "export", "calendar.export", "'week'" },
  { 1, "calendar: day", "calendar.view", "'day'" },
  { 1, "calendar: month", "calendar.view", "'month'" },
  { 1, "calendar: week again", "calendar.view", "'week'" },
  { 1, "session", "win.show-session", BOOKED },
  { 1, "session: what can be done", "key", "Return" },
  { 1, NULL, "win.show-session", BOOKED },
  { 1, NULL, "key", "Return" },
  { 1, "move", "session.move" },
  { 1, NULL, "win.show-session", BOOKED },
  { 1, NULL, "key", "Return" },
  { 1, "cancel", "session.cancel" },
  { 1, "patients", "win.show-page", "'patients'" },
  { 1, "patient", "win.show-patient", "int64 " PATIENT },
  { 1, "edit patient", "patient.edit" },
  { 1, "grade", "grades.grade" },
  { 1, "close red flag", "click", N_("Close…") },
  { 1, "change course", "course.change" },
  { 1, "pause course", "course.pause" },
  { 1, "stop course", "course.stop" },
  { 1, "booking", "win.book", "(int64 " PATIENT ", int64 " COURSE ")" },
  { 1, "new patient", "win.new-patient", "''" },
  { 1, "start course", "win.start-course", "int64 " PATIENT },
  { 1, "merge", "win.merge-patients", "(int64 " PATIENT ", int64 1)" },
  { 1, "import", "win.import" },
  { 1, "roll", "win.roll-forward", "int64 " COURSE },
  { 1, "waiting list", "win.waiting-list" },
  { 1, "wish", "win.edit-wish", "int64 [SELECT min (id) FROM wish]" },
  { 1, "follow-ups", "win.show-page", "'follow-ups'" },
  { 1, "call", "win.open-follow-up", "int64 [SELECT min (id) FROM follow_up WHERE status = 'open' AND kind = 'first-call']" },
  { 1, "peel check", "win.open-follow-up", "int64 [SELECT min (id) FROM follow_up WHERE status = 'open' AND kind = 'peel-check']" },
  { 1, "book next", "win.open-follow-up", "int64 [SELECT min (id) FROM follow_up WHERE status = 'open' AND kind = 'book-next']" },
  { 1, "aftercare", "win.show-aftercare", "int64 [SELECT " HEALED "]" },
  { 1, "prescription", "aftercare.add-cream" },
  { 1, "take home", "aftercare.print-sheet" },
  { 1, "peeling", "aftercare.record", "0" },
  { 1, "photos", "win.show-photos", "int64 " PATIENT },
  { 1, "history", "win.show-history", "int64 " PATIENT },
  { 1, "print history", "history.print" },
  { 1, "record", "win.show-record", "int64 [SELECT " HEALED "]" },
  { 1, "sign record", "record.sign" },
  { 1, "print record", "record.print" },
  { 1, "screening", "win.show-screening", IN_STATE ("arrived") },
  { 1, "consent", "win.show-consent", "int64 [SELECT " UNSIGNED "]" },
  { 1, "signed consent", "win.show-consent", "int64 [SELECT " HEALED "]" },
  { 1, "lot", "win.show-lot", "'A1877'" },
  { 1, "clinic", "app.setup" },
  { 1, "closures", "app.closures" },
  { 2, "closure", "closure.add" },
  { 2, "change of a closure", "closure.edit", "int64 [SELECT min (id) FROM closure]" },
  { 2, "own hours", "closure.hours", "int64 1" },
  { 1, "creams", "app.creams" },
  { 2, "cream", "click", N_("_Add Cream…") },
  { 1, "rollers", "app.rollers" },
  { 2, "box of rollers", "click", N_("_Add Box…") },
  { 1, "copies", "app.copies" },
  { 1, "shortcuts", "app.shortcuts" },
};

/* Coming to rest */

static gboolean
timed_out_cb (gpointer data)
{
  g_error ("waited in vain for %s", (const char *) data);
  return G_SOURCE_REMOVE;
}

#define WAIT(condition) \
  G_STMT_START { \
    guint waiting = g_timeout_add_seconds (MOST_SECONDS, timed_out_cb, (gpointer) #condition); \
    while (!(condition)) \
      g_main_context_iteration (NULL, TRUE); \
    g_source_remove (waiting); \
  } G_STMT_END

static GtkWidget *
get_front (ClinicTestTour *self)
{
  return self->windows->pdata[self->windows->len - 1];
}

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* What answers ask for in turn has been asked for by the second round. */
static void
settle (ClinicTestTour *self, GtkWidget *window)
{
  for (int round = 0; round < 2; round++)
    {
      drain ();
      clinic_test_db_get (self->application->db, "SELECT 1");
      drain ();
      gtk_test_widget_wait_for_draw (window);
    }
}

void
clinic_test_tour_resize (ClinicTestTour *self, GtkWidget *window, int width, int height)
{
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  /* what is narrow by this width, and by that one, and is then laid out once more before words give way */
  for (int round = 0; round < 5; round++)
    settle (self, window);
}

/* Finding */

static gboolean
activate (GtkWidget *widget, const char *action, GVariant *target)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (activate (child, action, target))
      return TRUE;
  return gtk_widget_activate_action_variant (widget, action, target);
}

static gboolean
click (GtkWidget *widget, const char *label)
{
  const char *text = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (g_strcmp0 (text, label) == 0)
    {
      g_signal_emit_by_name (widget, "clicked");
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (click (child, label))
      return TRUE;
  return FALSE;
}

/* (transfer full): @text with the clinic's day and moment, and each [SQL] as the number that it gives. */
static char *
fill_in (ClinicTestTour *self, const char *text)
{
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, clinic_diary_get_now (self->application->diary));
  g_autofree char *today = g_strdup_printf ("%d", clinic_diary_get_today (self->application->diary));
  GString *filled = g_string_new (text);

  g_string_replace (filled, "<now>", now, 0);
  g_string_replace (filled, "<today>", today, 0);
  for (char *from = strchr (filled->str, '['); from != NULL; from = strchr (filled->str, '['))
    {
      gsize place = from - filled->str;
      gsize length = strchr (from, ']') - from;
      g_autofree char *sql = g_strndup (from + 1, length - 1);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, clinic_test_db_get (self->application->db, sql));

      g_string_erase (filled, place, length + 1);
      g_string_insert (filled, place, number);
    }
  return g_string_free (filled, FALSE);
}

/* Going */

static void
close_down_to (ClinicTestTour *self, guint depth)
{
  while (self->windows->len > depth)
    {
      gtk_window_destroy (GTK_WINDOW (get_front (self)));
      g_ptr_array_set_size (self->windows, self->windows->len - 1);
    }
}

/* The window that has opened over those that are known, if one has. */
static void
take_new_window (ClinicTestTour *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (window) && !g_ptr_array_find (self->windows, window, NULL))
        {
          g_ptr_array_add (self->windows, window);
          return;
        }
    }
}

static gboolean
take_step (ClinicTestTour *self, const Step *step)
{
  GtkWidget *front = get_front (self);
  g_autofree char *text = NULL;
  g_autoptr (GVariant) target = NULL;

  if (strcmp (step->action, "click") == 0)
    return click (front, _(step->target));
  if (strcmp (step->action, "key") == 0)
    {
      clinic_test_press (gtk_root_get_focus (GTK_ROOT (front)), step->target);
      return TRUE;
    }
  text = step->target != NULL ? fill_in (self, step->target) : NULL;
  target = text != NULL ? g_variant_ref_sink (g_variant_new_parsed (text)) : NULL;
  g_test_message ("%s %s", step->place, text);
  return activate (front, step->action, target);
}

static void
open_window (ClinicTestTour *self)
{
  ClinicApplication *application = self->application;

  close_down_to (self, 0);
  drain ();
  g_application_activate (G_APPLICATION (application));
  WAIT (application->window != NULL && gtk_widget_get_mapped (GTK_WIDGET (application->window)) && application->diary != NULL);
  g_ptr_array_add (self->windows, application->window);
  settle (self, get_front (self));
}

/* That the clinic is an invented one and that nothing tells is seen once, on the first page; what is offered after a step
 * is read and put away. */
static void
take_banners_away (ClinicTestTour *self)
{
  ClinicWindow *window = self->application->window;

  clinic_window_set_demo (window, FALSE);
  clinic_window_set_notification_fault (window, NULL);
  clinic_banner_set_text (window->freed_banner, NULL);
  clinic_banner_set_text (window->roll_banner, NULL);
}

guint
clinic_test_tour_go (ClinicTestTour *self, ClinicTestArrived arrived, gpointer user_data)
{
  open_window (self);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      close_down_to (self, steps[i].depth);
      settle (self, get_front (self));
      if (!take_step (self, &steps[i]))
        g_error ("step %" G_GSIZE_FORMAT ": there is no %s", i, steps[i].action);
      settle (self, get_front (self));
      take_new_window (self);
      settle (self, get_front (self));
      if (steps[i].place != NULL)
        arrived (get_front (self), steps[i].place, user_data);
      take_banners_away (self);
    }
  close_down_to (self, 1);
  return G_N_ELEMENTS (steps);
}

/* The clinic */

static void
read_table (ClinicConn *conn, const char *table, ClinicTestLook *look, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", table);
  g_autoptr (ClinicStmt) stmt = clinic_conn_query (conn, error, sql, "");

  while (stmt != NULL && clinic_stmt_next (stmt, error))
    for (int i = 0; i < clinic_stmt_get_n_columns (stmt); i++)
      {
        g_autoptr (GVariant) value = g_variant_ref_sink (clinic_stmt_get_value (stmt, i));

        if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
          clinic_test_look_add_value (look, g_variant_get_string (value, NULL));
      }
}

static gpointer
read_values_job (ClinicConn *conn, gpointer data, GError **error)
{
  static const char *const tables[] = { "clinic", "bed", "staff", "patient", "course", "session", "follow_up", "call", "red_flag",
                                        "closure", "cream", "wish", "prescription", "roller_lot", "roller", "record", "consent" };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    read_table (conn, tables[i], data, error);
  return NULL;
}

/* What a text is made of, between what is filled into it. */
static void
add_text (ClinicTestLook *look, const char *text)
{
  g_auto (GStrv) pieces = g_regex_split_simple ("\\{[^}]*\\}|\n", text, 0, 0);

  for (guint i = 0; pieces[i] != NULL; i++)
    clinic_test_look_add_value (look, g_strstrip (pieces[i]));
}

static void
add_protocol (ClinicTestLook *look)
{
  g_autofree char *path = g_build_filename (g_getenv ("SITTINGS_PROTOCOL_DIR"), "dermaroller.protocol", NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) groups = NULL;

  g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_TRANSLATIONS, &error);
  g_assert_no_error (error);
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (file, groups[i], NULL, NULL);

      for (guint j = 0; keys[j] != NULL; j++)
        {
          g_autofree char *value = g_key_file_get_string (file, groups[i], keys[j], NULL);

          add_text (look, value);
        }
    }
}

void
clinic_test_tour_add_values (ClinicTestTour *self, ClinicTestLook *look)
{
  g_autoptr (GError) error = NULL;

  clinic_test_db_read (self->application->db, read_values_job, look, &error);
  g_assert_no_error (error);
  add_protocol (look);
  clinic_test_look_add_value (look, "III"); /* a type of skin */
}

static void
add_extras (ClinicTestTour *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (extras); i++)
    {
      g_autofree char *sql = fill_in (self, extras[i]);
      g_autoptr (GError) error = NULL;

      clinic_test_db_sql (self->application->db, sql, &error);
      g_assert_no_error (error);
    }
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  ClinicPhotosTaken *taken = clinic_diary_take_photos_finish (CLINIC_DIARY (source), result, &error);

  g_assert_no_error (error);
  *(guint *) user_data = taken->n_added;
  clinic_photos_taken_free (taken);
}

static void
add_photos (ClinicTestTour *self)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "photos", "card", NULL);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *patient = fill_in (self, PATIENT);
  guint n = 0;

  g_ptr_array_add (sources, g_file_new_for_path (folder));
  clinic_diary_take_photos_async (self->application->diary, g_ascii_strtoll (patient, NULL, 10), sources, NULL, NULL,
                                  taken_cb, &n);
  WAIT (n > 0);
}

ClinicTestTour *
clinic_test_tour_begin (void)
{
  ClinicTestTour *self = g_new0 (ClinicTestTour, 1);
  g_autoptr (GError) error = NULL;

  self->windows = g_ptr_array_new ();
  self->application = clinic_application_new ();
  self->application->demo = TRUE;
  self->application->folder = g_build_filename (g_get_user_data_dir (), "sittings-demo", NULL);
  g_application_register (G_APPLICATION (self->application), NULL, &error);
  g_assert_no_error (error);
  g_application_hold (G_APPLICATION (self->application));
  WAIT (self->application->diary != NULL);
  clinic_diary_set_actor (self->application->diary, 1);
  add_extras (self);
  add_photos (self);
  return self;
}

void
clinic_test_tour_end (ClinicTestTour *self)
{
  close_down_to (self, 0);
  drain ();
  /* it stays until the program ends: only one that ran leaves the bus */
  g_signal_emit_by_name (self->application, "shutdown");
  g_ptr_array_unref (self->windows);
  g_free (self);
}
