/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/help/clinic-help-page.h"

#include <string.h>

/* What surrounds a text, and so what it is. */
typedef enum
{
  PLACE_PAGE,
  PLACE_LIST,
  PLACE_STEPS,
  PLACE_TERMS,
  PLACE_NOTE,
  PLACE_FIGURE,
} Place;

typedef struct
{
  ClinicHelpPage *page;
  Place place;
  int step;
  gboolean in_info;
  gboolean in_item;   /* of terms: behind its title */
  char *section;      /* nullable: id of the section whose title comes */
  char *source;       /* nullable: of the figure */
  GString *text;      /* nullable: of the block that is being read */
  gboolean gap;       /* white space was read since the last letter */
  const char *joiner; /* nullable: stands between the parts of keys or of a path, from the second on */
  gboolean joins;     /* the next part is the second or a later one */
} Reading;

/* Inline elements, as Pango has them. */
static const struct
{
  const char *name;
  const char *open;
  const char *close;
  const char *joiner;
} inlines[] = {
  { "gui", "<b>", "</b>", NULL },
  { "em", "<i>", "</i>", NULL },
  { "file", "<tt>", "</tt>", NULL },
  { "key", "<b>", "</b>", NULL },
  { "keyseq", "", "", "+" },
  { "guiseq", "", "", " › " },
};

static int
find_inline (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (inlines); i++)
    if (g_str_equal (inlines[i].name, name))
      return i;
  return -1;
}

/* Blocks */

static void
block_free (ClinicHelpBlock *block)
{
  g_free (block->markup);
  g_free (block->source);
  g_free (block->id);
  g_free (block);
}

static void
add_block (Reading *reading, ClinicHelpKind kind, char *markup)
{
  ClinicHelpBlock *block = g_new0 (ClinicHelpBlock, 1);

  block->kind = kind;
  block->number = kind == CLINIC_HELP_STEP ? ++reading->step : 0;
  block->markup = markup;
  block->source = kind == CLINIC_HELP_FIGURE ? g_steal_pointer (&reading->source) : NULL;
  block->id = kind == CLINIC_HELP_HEADING ? g_steal_pointer (&reading->section) : NULL;
  g_ptr_array_add (reading->page->blocks, block);
}

static void
begin_text (Reading *reading)
{
  if (reading->text != NULL)
    g_string_free (reading->text, TRUE);
  reading->text = g_string_new (NULL);
  reading->gap = FALSE;
}

static void
add_markup (Reading *reading, const char *markup)
{
  if (reading->gap && reading->text->len > 0)
    g_string_append_c (reading->text, ' ');
  reading->gap = FALSE;
  g_string_append (reading->text, markup);
}

/* (transfer full): what has been read */
static char *
end_text (Reading *reading)
{
  return g_string_free (g_steal_pointer (&reading->text), FALSE);
}

static void
take (char **field, char *text)
{
  g_free (*field);
  *field = text;
}

/* Elements */

static const char *
get_attribute (const char **names, const char **values, const char *name)
{
  for (gsize i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

static void
open_link (Reading *reading, const char **names, const char **values)
{
  const char *target = get_attribute (names, values, "xref");
  g_autofree char *markup = g_markup_printf_escaped ("<a href=\"%s\">", target != NULL ? target : get_attribute (names, values, "href"));

  if (reading->in_info)
    take (&reading->page->guide, g_strdup (target != NULL ? target : ""));
  else
    add_markup (reading, markup);
}

/* Between two keys stands a plus, between two menus an arrow. */
static void
open_inline (Reading *reading, int i)
{
  if (reading->joiner != NULL && reading->joins)
    g_string_append (reading->text, reading->joiner);
  reading->joins = reading->joiner != NULL;
  if (inlines[i].joiner != NULL)
    {
      reading->joiner = inlines[i].joiner;
      reading->joins = FALSE;
    }
  add_markup (reading, inlines[i].open);
}

static gboolean
open_place (Reading *reading, const char *name, const char **names, const char **values)
{
  static const struct
  {
    const char *name;
    Place place;
  } places[] = {
    { "list", PLACE_LIST }, { "steps", PLACE_STEPS },  { "terms", PLACE_TERMS },
    { "note", PLACE_NOTE }, { "media", PLACE_FIGURE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].name, name))
      {
        reading->place = places[i].place;
        reading->step = 0;
        if (reading->place == PLACE_FIGURE)
          take (&reading->source, g_strdup (get_attribute (names, values, "src")));
        return TRUE;
      }
  return FALSE;
}

static void
start_cb (GMarkupParseContext *context, const char *name, const char **names, const char **values, gpointer user_data,
          GError **error)
{
  Reading *reading = user_data;
  int i = find_inline (name);

  if (reading->text != NULL && i >= 0)
    open_inline (reading, i);
  else if (g_str_equal (name, "link") && (reading->text != NULL || reading->in_info))
    open_link (reading, names, values);
  else if (g_str_equal (name, "page"))
    take (&reading->page->id, g_strdup (get_attribute (names, values, "id")));
  else if (g_str_equal (name, "info"))
    reading->in_info = TRUE;
  else if (g_str_equal (name, "section"))
    take (&reading->section, g_strdup (get_attribute (names, values, "id")));
  else if (g_str_equal (name, "title") || g_str_equal (name, "p") || g_str_equal (name, "desc"))
    begin_text (reading);
  else if (g_str_equal (name, "item"))
    reading->in_item = TRUE;
  else if (!open_place (reading, name, names, values))
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT, "<%s> is not shown", name);
}

static void
end_title (Reading *reading)
{
  char *text = end_text (reading);

  if (reading->in_info)
    take (&reading->page->sort, text);
  else if (reading->place == PLACE_TERMS && reading->in_item)
    add_block (reading, CLINIC_HELP_TERM, text);
  else if (*reading->page->title == '\0')
    take (&reading->page->title, text);
  else
    add_block (reading, CLINIC_HELP_HEADING, text);
}

static void
end_paragraph (Reading *reading)
{
  static const ClinicHelpKind kinds[] = {
    [PLACE_PAGE] = CLINIC_HELP_PARAGRAPH,  [PLACE_LIST] = CLINIC_HELP_BULLET, [PLACE_STEPS] = CLINIC_HELP_STEP,
    [PLACE_TERMS] = CLINIC_HELP_PARAGRAPH, [PLACE_NOTE] = CLINIC_HELP_NOTE,   [PLACE_FIGURE] = CLINIC_HELP_FIGURE,
  };

  add_block (reading, kinds[reading->place], end_text (reading));
}

static void
end_cb (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  int i = find_inline (name);

  if (i >= 0)
    {
      g_string_append (reading->text, inlines[i].close);
      reading->joiner = inlines[i].joiner != NULL ? NULL : reading->joiner;
    }
  else if (g_str_equal (name, "link") && !reading->in_info)
    g_string_append (reading->text, "</a>");
  else if (g_str_equal (name, "info"))
    reading->in_info = FALSE;
  else if (g_str_equal (name, "title"))
    end_title (reading);
  else if (g_str_equal (name, "desc"))
    take (&reading->page->description, end_text (reading));
  else if (g_str_equal (name, "p"))
    end_paragraph (reading);
  else if (g_str_equal (name, "item"))
    reading->in_item = FALSE;
  else if (!g_str_equal (name, "link"))
    reading->place = PLACE_PAGE;
}

/* Any white space is one blank, and none at the ends. */
static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  g_autofree char *copy = g_strndup (text, length);
  g_auto (GStrv) words = NULL;

  if (reading->text == NULL)
    return;
  words = g_strsplit_set (copy, " \n\t", -1);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (words[i], -1);

      reading->gap = reading->gap || i > 0;
      if (*escaped != '\0')
        add_markup (reading, escaped);
    }
}

/* The page */

static ClinicHelpPage *
page_new (void)
{
  ClinicHelpPage *page = g_new0 (ClinicHelpPage, 1);

  page->id = g_strdup ("");
  page->title = g_strdup ("");
  page->description = g_strdup ("");
  page->guide = g_strdup ("");
  page->sort = g_strdup ("");
  page->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  return page;
}

void
clinic_help_page_free (ClinicHelpPage *page)
{
  g_free (page->id);
  g_free (page->title);
  g_free (page->description);
  g_free (page->guide);
  g_free (page->sort);
  g_ptr_array_unref (page->blocks);
  g_free (page);
}

ClinicHelpPage *
clinic_help_page_parse (const char *text, gssize length, GError **error)
{
  static const GMarkupParser parser = { start_cb, end_cb, text_cb, NULL, NULL };
  g_autoptr (ClinicHelpPage) page = page_new ();
  Reading reading = { .page = page };
  g_autoptr (GMarkupParseContext) context = NULL;
  gboolean read;

  g_return_val_if_fail (text != NULL, NULL);

  context = g_markup_parse_context_new (&parser, G_MARKUP_PREFIX_ERROR_POSITION, &reading, NULL);
  read = g_markup_parse_context_parse (context, text, length, error) && g_markup_parse_context_end_parse (context, error);
  if (reading.text != NULL)
    g_string_free (reading.text, TRUE);
  g_free (reading.section);
  g_free (reading.source);
  return read ? g_steal_pointer (&page) : NULL;
}
