/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clinic-error.h"
#include "core/clinic-protocol-private.h"

/* A kind of group: its name (before the first space where @named), its plain keys and those that are texts. */
typedef struct
{
  const char *name;
  gboolean named;
  const char *keys[16];
  const char *texts[20];
} GroupKind;

static const GroupKind group_kinds[] = {
  { "protocol", FALSE, { "key" }, { "title" } },
  { "visit", FALSE,
    { "numbing-least", "numbing-plan", "numbing-most", "rolling-least", "rolling-plan", "rolling-most", "whole-least",
      "whole-most", "turnover" } },
  { "course", FALSE,
    { "length-least", "length-plan", "length-most", "spacing-least", "spacing-recommended" } },
  { "healing", FALSE,
    { "fresh-hours", "peeling-start-from", "peeling-start-to", "peeling-days-least", "peeling-days-most",
      "no-peeling-day" } },
  { "calls", FALSE, { "retry-hours", "retry-most", "watch-days" } },
  { "expected", TRUE, { "until" }, { "text" } },
  { "care", TRUE, { "from", "until", "unlocks" }, { "title", "detail", "often" } },
  { "follow-up", TRUE,
    { "days", "weeks", "months", "after-hours", "repeat-days", "before-days", "until-settled", "call" },
    { "title", "asks" } },
  { "symptom", TRUE, { "unit", "bands", "alarming" }, { "title" } },
  { "screening", TRUE, { "effect", "within-days" }, { "question", "advice" } },
  { "consent", FALSE, { "number", "guardian-below" }, { "title", "text" } },
  { "sheet", FALSE, { NULL },
    { "title", "session", "dates", "peeling-starts", "peeling-over", "earliest", "next", "do", "dont", "at-once", "signs",
      "phone", "code", "weekdays", "months", "date" } },
};

typedef struct
{
  const char *name;
  GHashTable *groups; /* names seen */
  GHashTable *keys;   /* keys seen in the group at hand */
  char *group;
  const GroupKind *kind;
} Scan;

void
clinic_protocol_refuse (GError **error, const char *name, const char *group, const char *key, const char *reason)
{
  g_autoptr (GString) place = NULL;

  g_return_if_fail (name != NULL && reason != NULL);

  place = g_string_new (name);
  if (group != NULL)
    g_string_append_printf (place, ", [%s]", group);
  if (key != NULL)
    g_string_append_printf (place, ", %s", key);
  g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, "%s: %s", place->str, reason);
}

static gboolean
list_has (const char *const *list, gsize size, const char *word)
{
  for (gsize i = 0; i < size && list[i] != NULL; i++)
    if (strcmp (list[i], word) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
kind_has_group (const GroupKind *kind, const char *group)
{
  gsize length = strlen (kind->name);

  if (!kind->named)
    return strcmp (kind->name, group) == 0;
  return strncmp (kind->name, group, length) == 0 && group[length] == ' ' && group[length + 1] != '\0' &&
         strchr (group + length + 1, ' ') == NULL;
}

static const GroupKind *
find_kind (const char *group)
{
  for (gsize i = 0; i < G_N_ELEMENTS (group_kinds); i++)
    if (kind_has_group (&group_kinds[i], group))
      return &group_kinds[i];
  return NULL;
}

static gboolean
scan_group (Scan *scan, const char *line, GError **error)
{
  const char *end = strrchr (line, ']');

  if (end == NULL || end[1] != '\0')
    {
      clinic_protocol_refuse (error, scan->name, NULL, line, _("a group's line ends with “]”."));
      return FALSE;
    }
  g_free (scan->group);
  scan->group = g_strndup (line + 1, (gsize) (end - line - 1));
  scan->kind = find_kind (scan->group);
  g_hash_table_remove_all (scan->keys);
  if (scan->kind == NULL)
    clinic_protocol_refuse (error, scan->name, scan->group, NULL, _("this group is not known."));
  else if (!g_hash_table_add (scan->groups, g_strdup (scan->group)))
    clinic_protocol_refuse (error, scan->name, scan->group, NULL, _("this group stands in the file twice."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
key_is_known (const GroupKind *kind, const char *key)
{
  const char *bracket = strchr (key, '[');
  g_autofree char *bare = NULL;

  if (list_has (kind->texts, G_N_ELEMENTS (kind->texts), key) || list_has (kind->keys, G_N_ELEMENTS (kind->keys), key))
    return TRUE;
  if (bracket == NULL || strlen (bracket) < 4 || !g_str_has_suffix (key, "]"))
    return FALSE;
  bare = g_strndup (key, (gsize) (bracket - key));
  return list_has (kind->texts, G_N_ELEMENTS (kind->texts), bare);
}

static gboolean
scan_key (Scan *scan, const char *line, GError **error)
{
  const char *equals = strchr (line, '=');
  g_autofree char *key = NULL;

  if (equals == NULL)
    {
      clinic_protocol_refuse (error, scan->name, scan->group, line, _("a line reads key=value."));
      return FALSE;
    }
  key = g_strchomp (g_strndup (line, (gsize) (equals - line)));
  if (scan->kind == NULL)
    clinic_protocol_refuse (error, scan->name, NULL, key, _("a key stands in a group."));
  else if (!key_is_known (scan->kind, key))
    clinic_protocol_refuse (error, scan->name, scan->group, key, _("this key is not known here."));
  else if (!g_hash_table_add (scan->keys, g_strdup (key)))
    clinic_protocol_refuse (error, scan->name, scan->group, key, _("this key stands in its group twice."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
scan_line (Scan *scan, const char *line, GError **error)
{
  if (line[0] == '\0' || line[0] == '#')
    return TRUE;
  if (line[0] == '[')
    return scan_group (scan, line, error);
  return scan_key (scan, line, error);
}

gboolean
clinic_protocol_scan (const char *name, const char *text, GError **error)
{
  g_auto (GStrv) lines = NULL;
  Scan scan = { name };
  gboolean good = TRUE;

  g_return_val_if_fail (name != NULL && text != NULL, FALSE);

  lines = g_strsplit (text, "\n", -1);
  scan.groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  scan.keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; good && lines[i] != NULL; i++)
    good = scan_line (&scan, g_strstrip (lines[i]), error);
  g_hash_table_unref (scan.groups);
  g_hash_table_unref (scan.keys);
  g_free (scan.group);
  return good;
}
