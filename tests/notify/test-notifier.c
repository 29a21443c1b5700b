/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notify/clinic-notifier.h"

static void
test_copy (void)
{
  g_autoptr (ClinicNotice) notice = clinic_notice_new ("follow-up:1", "A call is due", "First call");
  g_autoptr (ClinicNotice) copy = NULL;
  const ClinicNoticeAction *action;

  notice->urgent = TRUE;
  clinic_notice_add_action (notice, CLINIC_NOTICE_DEFAULT, "Open");
  clinic_notice_add_action (notice, "done", "Done");
  copy = g_boxed_copy (CLINIC_TYPE_NOTICE, notice);

  g_assert_cmpstr (copy->key, ==, "follow-up:1");
  g_assert_cmpstr (copy->title, ==, "A call is due");
  g_assert_cmpstr (copy->body, ==, "First call");
  g_assert_true (copy->urgent);
  g_assert_cmpuint (copy->actions->len, ==, 2);
  action = copy->actions->pdata[1];
  g_assert_cmpstr (action->name, ==, "done");
  g_assert_cmpstr (action->label, ==, "Done");
  g_assert_true (action != notice->actions->pdata[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notifier/notice/copy", test_copy);
  return g_test_run ();
}
