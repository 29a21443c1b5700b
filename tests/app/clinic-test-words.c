/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clinic-test-words.h"

#include <dlfcn.h>
#include <libintl.h>
#include <string.h>

#undef gettext
#undef dgettext
#undef dcgettext
#undef ngettext
#undef dngettext
#undef dcngettext

#define CONTEXT_END '\004'
#define OF_THE_SCRIPT "direction of the script\004"
/* GLib translates nothing where the default domain has no header. */
#define HEADER "Content-Type: text/plain; charset=UTF-8\n"

/* What a catalogue begins with: numbers of 32 bits in the order of the machine that made it. */
typedef struct
{
  guint32 magic;
  guint32 revision;
  guint32 n;
  guint32 messages;     /* where the table of lengths and places begins */
  guint32 translations;
} MoHead;

typedef struct
{
  guint32 length;
  guint32 place;
} MoPlace;

/* Words are asked for in GLib's threads and the database's too. */
static GMutex speaking;
static GHashTable *spoken; /* message with its context to translation, its forms behind each other; (nullable) */
static GHashTable *of_others;

/* Dressing */

/* Letters that the interface's own font has: with those of another, lines would be higher. */
static const char *
dress_letter (char letter)
{
  static const char plain[] = "acdeghijklnorstuwyzACDEGHIJKLNORSTUWYZ";
  static const char *const dressed[] = { "á", "ç", "ď", "é", "ğ", "ĥ", "í", "ĵ", "ķ", "ĺ", "ñ", "ó", "ř", "š", "ţ", "ú", "ŵ",
                                         "ý", "ž", "Á", "Ç", "Ď", "É", "Ğ", "Ĥ", "Í", "Ĵ", "Ķ", "Ĺ", "Ñ", "Ó", "Ř", "Š", "Ţ",
                                         "Ú", "Ŵ", "Ý", "Ž" };
  const char *at = strchr (plain, letter);

  return at != NULL && letter != '\0' ? dressed[at - plain] : NULL;
}

/* How many bytes here are not for people. */
static gsize
get_kept (const char *at)
{
  static GRegex *kept;
  g_autoptr (GMatchInfo) match = NULL;
  int end = 0;

  if (kept == NULL)
    kept = g_regex_new ("\\A(%[-+#'0-9.$*_^]*(ll|[hlzqjtOE])?[a-zA-Z%]|\\{\\w+\\}|</?\\w[^>]*>|&#?\\w+;)", G_REGEX_OPTIMIZE, 0,
                        NULL);
  if (strchr ("%{<&", *at) != NULL && g_regex_match (kept, at, 0, &match))
    g_match_info_fetch_pos (match, 0, NULL, &end);
  return end;
}

/* At the end of a word; @owed: fifths of a letter. What is still owed then. */
static guint
pay (GString *text, guint owed)
{
  for (; owed >= 3; owed -= MIN (owed, 5))
    g_string_append (text, "ō");
  return owed;
}

char *
clinic_test_words_dress (const char *message)
{
  GString *text = g_string_new (NULL);
  guint owed = 0;

  for (const char *at = message; *at != '\0';)
    {
      gsize kept = get_kept (at);
      const char *letter = dress_letter (*at);
      gboolean in_word = g_ascii_isalpha (*at) || *at == '_';

      if (!in_word || kept > 0)
        owed = pay (text, owed);
      if (kept == 0 && letter != NULL)
        g_string_append (text, letter);
      else
        g_string_append_len (text, at, MAX (kept, 1));
      owed += kept == 0 && g_ascii_isalpha (*at) ? 2 : 0;
      at += MAX (kept, 1);
    }
  pay (text, owed);
  return g_string_free (text, FALSE);
}

/* The catalogue */

static const char *
get_text (const char *bytes, gsize size, guint32 table, guint32 i, gsize *length)
{
  MoPlace place;

  g_assert_cmpuint (table + (i + 1) * sizeof place, <=, size);
  memcpy (&place, bytes + table + i * sizeof place, sizeof place);
  g_assert_cmpuint ((gsize) place.place + place.length, <, size);
  *length = place.length;
  return bytes + place.place;
}

/* A message that is counted has its plural behind it. */
static char *
dress_forms (const char *message, gsize length)
{
  const char *own = strchr (message, CONTEXT_END);
  g_autofree char *one = clinic_test_words_dress (own != NULL ? own + 1 : message);
  g_autofree char *many = clinic_test_words_dress (strlen (message) < length ? message + strlen (message) + 1 : "");
  char *forms = g_malloc (strlen (one) + strlen (many) + 2);

  strcpy (forms, one);
  strcpy (forms + strlen (one) + 1, many);
  return forms;
}

static void
add_message (GHashTable *words, const char *bytes, gsize size, const MoHead *head, guint32 i, ClinicTestWords how)
{
  gsize length, translation_length;
  const char *message = get_text (bytes, size, head->messages, i, &length);
  const char *translation = get_text (bytes, size, head->translations, i, &translation_length);

  if (how == CLINIC_TEST_WORDS_DRESSED && !g_str_has_prefix (message, OF_THE_SCRIPT))
    translation = dress_forms (message, length);
  g_hash_table_insert (words, (gpointer) message, (gpointer) translation);
}

static GHashTable *
read_words (const char *path, ClinicTestWords how)
{
  GHashTable *words = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  GMappedFile *file; /* stays: what was said may still be shown */
  const char *bytes;
  gsize size;
  MoHead head;

  file = g_mapped_file_new (path, FALSE, &error);
  g_assert_no_error (error);
  bytes = g_mapped_file_get_contents (file);
  size = g_mapped_file_get_length (file);
  g_assert_cmpuint (size, >, sizeof head);
  memcpy (&head, bytes, sizeof head);
  g_assert_cmphex (head.magic, ==, 0x950412de);
  for (guint32 i = 0; i < head.n; i++)
    add_message (words, bytes, size, &head, i, how);
  return words;
}

void
clinic_test_words_speak (const char *path, ClinicTestWords how)
{
  GHashTable *words = path != NULL ? read_words (path, how) : NULL;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&speaking);

  g_clear_pointer (&spoken, g_hash_table_unref);
  spoken = words;
}

/* (transfer full): without what is not shown: its context, its mnemonic. */
static char *
strip (const char *message)
{
  const char *own = strchr (message, CONTEXT_END);
  g_auto (GStrv) parts = g_strsplit (own != NULL ? own + 1 : message, "_", -1);

  return g_strjoinv ("", parts);
}

GHashTable *
clinic_test_words_list_foreign (void)
{
  GHashTable *foreign = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer message, translation;

  g_hash_table_iter_init (&iter, spoken);
  while (g_hash_table_iter_next (&iter, &message, &translation))
    g_hash_table_add (foreign, strip (message));
  /* what is the same in both, or one thing's name and another's translation, is no fault */
  g_hash_table_iter_init (&iter, spoken);
  while (g_hash_table_iter_next (&iter, &message, &translation))
    {
      g_autofree char *own = strip (translation);

      g_hash_table_remove (foreign, own);
    }
  return foreign;
}

gboolean
clinic_test_words_are_of_others (const char *text)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&speaking);

  return of_others != NULL && g_hash_table_contains (of_others, text);
}

/* What the C library has under these names */

static gboolean
is_ours (const char *domain)
{
  return domain == NULL || strcmp (domain, GETTEXT_PACKAGE) == 0;
}

static const char *
find (const char *message)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&speaking);
  const char *translation = spoken != NULL ? g_hash_table_lookup (spoken, message) : NULL;

  if (*message == '\0')
    return HEADER;
  return translation != NULL && *translation != '\0' ? translation : message;
}

static void
note_others (const char *text)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&speaking);

  if (of_others == NULL)
    of_others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (of_others, strip (text));
}

char *
dcgettext (const char *domain, const char *message, int category)
{
  static char *(*real) (const char *, const char *, int);

  if (is_ours (domain))
    return (char *) find (message);
  if (real == NULL)
    real = (char *(*) (const char *, const char *, int)) dlsym (RTLD_NEXT, "dcgettext");
  note_others (message);
  return real (domain, message, category);
}

char *
dgettext (const char *domain, const char *message)
{
  return dcgettext (domain, message, LC_MESSAGES);
}

char *
gettext (const char *message)
{
  return dcgettext (NULL, message, LC_MESSAGES);
}

char *
dcngettext (const char *domain, const char *one, const char *many, unsigned long n, int category)
{
  const char *forms = is_ours (domain) ? find (one) : one;

  if (forms == one)
    return (char *) (n == 1 ? one : many);
  /* the forms lie behind each other */
  return (char *) (n == 1 ? forms : forms + strlen (forms) + 1);
}

char *
dngettext (const char *domain, const char *one, const char *many, unsigned long n)
{
  return dcngettext (domain, one, many, n, LC_MESSAGES);
}

char *
ngettext (const char *one, const char *many, unsigned long n)
{
  return dcngettext (NULL, one, many, n, LC_MESSAGES);
}
