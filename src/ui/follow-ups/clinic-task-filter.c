/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/follow-ups/clinic-task-filter.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-follow-up-words.h"

void
clinic_task_filter_init (ClinicTaskFilter *filter)
{
  filter->list = g_strdup ("all");
  filter->reason = g_strdup (CLINIC_FILTER_ANY);
  filter->person = g_strdup (CLINIC_FILTER_ANY);
  filter->kind = g_strdup (CLINIC_FILTER_ANY);
}

void
clinic_task_filter_clear (ClinicTaskFilter *filter)
{
  g_clear_pointer (&filter->list, g_free);
  g_clear_pointer (&filter->reason, g_free);
  g_clear_pointer (&filter->person, g_free);
  g_clear_pointer (&filter->kind, g_free);
}

/* Passing */

static gboolean
is_mine (ClinicDiary *diary, const ClinicTaskKey *key)
{
  ClinicSetup *setup = clinic_diary_get_setup (diary);
  const ClinicStaff *staff = setup ? clinic_setup_find_staff (setup, clinic_diary_get_actor (diary)) : NULL;
  gboolean for_doctor = key->kind == CLINIC_FOLLOW_UP_DOCTOR_TASK || key->kind == CLINIC_FOLLOW_UP_REVIEW;

  if (key->staff != 0)
    return staff != NULL && staff->id == key->staff;
  return (staff != NULL && staff->role == CLINIC_ROLE_DOCTOR) == for_doctor;
}

/* Who lost a place is to be rebooked; who never had one, or long ago, is recalled. */
static gboolean
has_reason (const ClinicTaskFilter *filter, const ClinicTaskKey *key)
{
  return g_str_equal (filter->reason, CLINIC_FILTER_ANY) || g_str_equal (filter->reason, "to-rebook") == key->lost_place;
}

static gboolean
is_in_list (const ClinicTaskFilter *filter, ClinicDiary *diary, const ClinicTaskKey *key)
{
  if (g_str_equal (filter->list, "calls"))
    return clinic_follow_up_kind_is_call (key->kind);
  if (g_str_equal (filter->list, "booking"))
    return key->kind == CLINIC_FOLLOW_UP_BOOK_NEXT && has_reason (filter, key);
  return !g_str_equal (filter->list, "mine") || is_mine (diary, key);
}

static gboolean
is_of_person (const ClinicTaskFilter *filter, const ClinicTaskKey *key)
{
  if (g_str_equal (filter->person, CLINIC_FILTER_ANY))
    return TRUE;
  return key->staff == (g_str_equal (filter->person, CLINIC_FILTER_NOBODY) ? 0 : g_ascii_strtoll (filter->person, NULL, 10));
}

gboolean
clinic_task_filter_passes (const ClinicTaskFilter *filter, ClinicDiary *diary, const ClinicTaskKey *key)
{
  return is_in_list (filter, diary, key) && is_of_person (filter, key) &&
         (g_str_equal (filter->kind, CLINIC_FILTER_ANY) ||
          g_str_equal (filter->kind, clinic_follow_up_kind_to_string (key->kind)));
}

/* In words */

gboolean
clinic_task_filter_is_narrowed (const ClinicTaskFilter *filter)
{
  return !g_str_equal (filter->person, CLINIC_FILTER_ANY) || !g_str_equal (filter->kind, CLINIC_FILTER_ANY);
}

char *
clinic_task_filter_dup_words (const ClinicTaskFilter *filter, const ClinicSetup *setup)
{
  const ClinicStaff *staff = setup ? clinic_setup_find_staff (setup, g_ascii_strtoll (filter->person, NULL, 10)) : NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  ClinicFollowUpKind kind;

  if (staff != NULL)
    g_ptr_array_add (words, staff->name);
  else if (g_str_equal (filter->person, CLINIC_FILTER_NOBODY))
    g_ptr_array_add (words, (gpointer) _("Given to nobody"));
  if (clinic_follow_up_kind_from_string (filter->kind, &kind))
    g_ptr_array_add (words, (gpointer) clinic_follow_up_words_get_title (kind));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **) words->pdata);
}

static void
add_choice (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
create_persons (const ClinicSetup *setup)
{
  GMenu *menu = g_menu_new ();

  add_choice (menu, _("Anybody’s"), "follow-ups.person", CLINIC_FILTER_ANY);
  add_choice (menu, _("Given to nobody"), "follow-ups.person", CLINIC_FILTER_NOBODY);
  for (guint i = 0; setup != NULL && i < setup->staff->len; i++)
    {
      const ClinicStaff *staff = setup->staff->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, staff->id);

      if (staff->active)
        add_choice (menu, staff->name, "follow-ups.person", id);
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_kinds (void)
{
  GMenu *menu = g_menu_new ();

  add_choice (menu, _("Everything"), "follow-ups.kind", CLINIC_FILTER_ANY);
  for (ClinicFollowUpKind kind = CLINIC_FOLLOW_UP_FIRST_CALL; kind <= CLINIC_FOLLOW_UP_DOCTOR_TASK; kind++)
    add_choice (menu, clinic_follow_up_words_get_title (kind), "follow-ups.kind", clinic_follow_up_kind_to_string (kind));
  return G_MENU_MODEL (menu);
}

GMenuModel *
clinic_task_filter_create_menu (const ClinicSetup *setup)
{
  g_autoptr (GMenuModel) persons = create_persons (setup);
  g_autoptr (GMenuModel) kinds = create_kinds ();
  GMenu *menu = g_menu_new ();

  g_menu_append_section (menu, _("Whose"), persons);
  g_menu_append_section (menu, _("What"), kinds);
  return G_MENU_MODEL (menu);
}
