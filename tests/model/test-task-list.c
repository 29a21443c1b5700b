/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-diary.h"
#include "model/clinic-task-list.h"

#define AT(day, minute) (DAY (day) * G_GINT64_CONSTANT (86400) + (minute) * 60)
#define N_OVERDUE 300
#define N_TODAY 20
#define N_COMING 100

typedef struct
{
  ClinicTestDiary base;
  ClinicTaskList *list;
  gboolean peel_ends_only;
  guint n_read, position, removed, added;
} Desk;

static gboolean
passes (const ClinicTaskKey *key, gpointer user_data)
{
  return !((Desk *) user_data)->peel_ends_only || key->kind == CLINIC_FOLLOW_UP_PEEL_END;
}

static void
read_cb (Desk *desk, const GError *error)
{
  g_assert_no_error (error);
  desk->n_read++;
}

static void
items_changed_cb (Desk *desk, guint position, guint removed, guint added)
{
  desk->position = position;
  desk->removed = removed;
  desk->added = added;
}

static void
read_list (Desk *desk)
{
  guint before = desk->n_read;

  desk->position = desk->removed = desk->added = 0;
  clinic_task_list_read (desk->list, desk->base.diary, 30);
  while (desk->n_read == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
add (Desk *desk, int n, int day, const char *kind)
{
  g_autofree char *sql = g_strdup_printf ("WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                                          " INSERT INTO follow_up (kind, patient, course, day, due)"
                                          " SELECT '%s', 1, 1, %d, %" G_GINT64_FORMAT " + i FROM n",
                                          n, kind, DAY (day), AT (day, 540));

  g_assert_true (clinic_test_db_sql (desk->base.db, sql, NULL));
}

static void
set_up (Desk *desk, gconstpointer data)
{
  clinic_test_diary_set_up (&desk->base, data);
  clinic_clock_set_now (desk->base.clock, AT (2, 600));
  add (desk, N_OVERDUE, 1, "peel-check");
  add (desk, N_TODAY, 2, "peel-end");
  add (desk, N_COMING, 3, "peel-check");
  desk->list = clinic_task_list_new (passes, desk);
  g_signal_connect_swapped (desk->list, "read", G_CALLBACK (read_cb), desk);
  g_signal_connect_swapped (desk->list, "items-changed", G_CALLBACK (items_changed_cb), desk);
  read_list (desk);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  clinic_test_diary_settle (&desk->base);
  clinic_task_list_stop (desk->list);
  g_assert_finalize_object (desk->list);
  clinic_test_diary_tear_down (&desk->base, data);
}

static guint
count (Desk *desk)
{
  return g_list_model_get_n_items (G_LIST_MODEL (desk->list));
}

static void
assert_head (Desk *desk, guint position, ClinicFollowUpSection section, int n)
{
  g_autoptr (ClinicTaskItem) item = clinic_task_list_get (desk->list, position);

  g_assert_cmpint (clinic_task_item_get_id (item), ==, 0);
  g_assert_cmpint (clinic_task_item_get_section (item), ==, section);
  g_assert_cmpint (clinic_task_item_get_count (item), ==, n);
}

static void
test_sections (Desk *desk, gconstpointer data)
{
  g_autoptr (ClinicTaskItem) last = clinic_task_list_get (desk->list, count (desk) - 1);

  g_assert_cmpuint (count (desk), ==, N_OVERDUE + N_TODAY + N_COMING + 3);
  assert_head (desk, 0, CLINIC_SECTION_OVERDUE, N_OVERDUE);
  assert_head (desk, N_OVERDUE + 1, CLINIC_SECTION_TODAY, N_TODAY);
  assert_head (desk, N_OVERDUE + N_TODAY + 2, CLINIC_SECTION_COMING, N_COMING);
  g_assert_cmpint (clinic_task_item_get_section (last), ==, CLINIC_SECTION_COMING);
  g_assert_null (clinic_task_list_get (desk->list, count (desk)));
}

/* Whoever looks at every line, and keeps one, has that one read and no other. */
static void
test_reads_what_is_held (Desk *desk, gconstpointer data)
{
  g_autoptr (ClinicTaskItem) kept = clinic_task_list_get (desk->list, 200);
  g_autoptr (ClinicTaskItem) other = NULL;

  for (guint i = 0; i < count (desk); i++)
    g_object_unref (clinic_task_list_get (desk->list, i));
  g_assert_null (clinic_task_item_get_task (kept));
  while (clinic_task_item_get_task (kept) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (clinic_task_item_get_task (kept)->follow_up->id, ==, clinic_task_item_get_id (kept));
  other = clinic_task_list_get (desk->list, 199);
  g_assert_null (clinic_task_item_get_task (other));
}

/* One that is done goes alone; all others stay the items they are. */
static void
test_one_less (Desk *desk, gconstpointer data)
{
  g_autoptr (ClinicTaskItem) before = clinic_task_list_get (desk->list, 50);
  g_autoptr (ClinicTaskItem) gone = clinic_task_list_get (desk->list, 100);
  g_autoptr (ClinicTaskItem) behind = clinic_task_list_get (desk->list, 150);
  g_autofree char *sql = g_strdup_printf ("UPDATE follow_up SET status = 'done', version = version + 1"
                                          " WHERE id = %" G_GINT64_FORMAT, clinic_task_item_get_id (gone));

  g_assert_true (clinic_test_db_sql (desk->base.db, sql, NULL));
  read_list (desk);
  g_assert_cmpuint (desk->position, ==, 100);
  g_assert_cmpuint (desk->removed, ==, 1);
  g_assert_cmpuint (desk->added, ==, 0);
  assert_head (desk, 0, CLINIC_SECTION_OVERDUE, N_OVERDUE - 1);
  g_assert_cmpuint (clinic_task_list_find_position (desk->list, clinic_task_item_get_id (gone)), ==, G_MAXUINT);
  g_assert_cmpuint (clinic_task_list_find_position (desk->list, clinic_task_item_get_id (before)), ==, 50);
  g_assert_cmpuint (clinic_task_list_find_position (desk->list, clinic_task_item_get_id (behind)), ==, 149);
  g_assert_null (clinic_task_list_find (desk->list, clinic_task_item_get_id (gone)));
}

static void
test_filter (Desk *desk, gconstpointer data)
{
  g_autoptr (ClinicTaskItem) held_back = clinic_task_list_get (desk->list, 1);
  g_autoptr (ClinicTaskItem) found = NULL;

  desk->peel_ends_only = TRUE;
  clinic_task_list_refilter (desk->list);
  g_assert_cmpuint (count (desk), ==, N_TODAY + 1);
  assert_head (desk, 0, CLINIC_SECTION_TODAY, N_TODAY);
  found = clinic_task_list_find (desk->list, clinic_task_item_get_id (held_back));
  g_assert_true (found == held_back);
  g_assert_cmpuint (clinic_task_list_find_position (desk->list, clinic_task_item_get_id (held_back)), ==, G_MAXUINT);
}

/* At midnight what is held says its new time, with no line moved but the heads. */
static void
test_midnight (Desk *desk, gconstpointer data)
{
  g_autoptr (ClinicTaskItem) item = clinic_task_list_get (desk->list, N_OVERDUE + 2);

  g_assert_cmpint (clinic_task_item_get_section (item), ==, CLINIC_SECTION_TODAY);
  clinic_clock_set_now (desk->base.clock, AT (3, 600));
  read_list (desk);
  g_assert_cmpint (clinic_task_item_get_section (item), ==, CLINIC_SECTION_OVERDUE);
  assert_head (desk, 0, CLINIC_SECTION_OVERDUE, N_OVERDUE + N_TODAY);
}

#define ADD(name, test) g_test_add ("/task-list/" name, Desk, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("sections", test_sections);
  ADD ("reads-what-is-held", test_reads_what_is_held);
  ADD ("one-less", test_one_less);
  ADD ("filter", test_filter);
  ADD ("midnight", test_midnight);
  return g_test_run ();
}
