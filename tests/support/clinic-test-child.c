/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/clinic-test-child.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static gboolean
read_line (FILE *said, GPtrArray *lines)
{
  char line[256];

  if (fgets (line, sizeof line, said) == NULL)
    return FALSE;
  /* what was said in part was not said */
  if (strchr (line, '\n') != NULL)
    g_ptr_array_add (lines, g_strdup (g_strchomp (line)));
  return TRUE;
}

GPtrArray *
clinic_test_child_kill (const char *program, const char *folder, gboolean from_first, int after_microseconds)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  int out[2];
  pid_t child;
  FILE *said;

  g_assert_cmpint (pipe (out), ==, 0);
  child = fork ();
  if (child == 0)
    {
      dup2 (out[1], STDOUT_FILENO);
      close (out[0]);
      close (out[1]);
      execl (program, program, "--child", folder, NULL);
      _exit (127);
    }
  close (out[1]);
  said = fdopen (out[0], "r");
  if (from_first)
    read_line (said, lines);
  g_usleep (after_microseconds);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  waitpid (child, NULL, 0);
  while (read_line (said, lines))
    continue;
  fclose (said);
  for (guint i = 0; i < lines->len; i++)
    g_assert_false (g_str_has_prefix (lines->pdata[i], "failed"));
  return lines;
}
