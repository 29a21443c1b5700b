/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-look.h"

#include <string.h>

#include "ui/parts/clinic-toast-bin.h"

#include "clinic-test-words.h"

/* WCAG 2.2, 2.5.8 */
#define LEAST_TARGET 24
#define SHORTEST_WORD 3

typedef struct
{
  ClinicTestLook *self;
  const char *place;
  ClinicTestLookAt what;
} Glance;

/* Faults */

static void
describe (GString *text, GtkWidget *widget)
{
  int depth = 0;

  for (; widget != NULL && depth < 6; widget = gtk_widget_get_parent (widget), depth++)
    g_string_append_printf (text, "%s%s", depth > 0 ? " in " : "", G_OBJECT_TYPE_NAME (widget));
}

static void G_GNUC_PRINTF (3, 4)
note (Glance *glance, GtkWidget *widget, const char *format, ...)
{
  GString *text = g_string_new (NULL);
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (text, format, args);
  va_end (args);
  g_string_append (text, ": ");
  describe (text, widget);
  if (!g_hash_table_contains (glance->self->faults, text->str))
    g_hash_table_insert (glance->self->faults, g_strdup (text->str), g_strdup (glance->place));
  g_string_free (text, TRUE);
}

/* Words */

/* What is said by the locale and not by us, units, and names of things. */
static gboolean
is_said_by_others (const char *word)
{
  static const char *const words[] = {
    "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    "Sunday", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "January", "February",
    "March", "April", "June", "July", "August", "September", "October", "November", "December", NULL,
  };

  return g_strv_contains (words, word);
}

/* "Ctrl+Page Down" */
static gboolean
is_key (const char *text)
{
  guint key;
  GdkModifierType modifiers;
  g_auto (GStrv) parts = g_strsplit (text, "+", 2);
  g_autofree char *accelerator = g_strdup_printf ("<%s>x", parts[0]);

  return g_strv_length (parts) == 2 && gtk_accelerator_parse (accelerator, &key, &modifiers) && modifiers != 0;
}

static gboolean
is_letter (const char *at)
{
  return g_unichar_isalpha (g_utf8_get_char (at));
}

/* Blanks @value out of @text, where it stands as whole words. */
static void
blank_value (char *text, const char *value)
{
  gsize length = strlen (value);

  for (char *at = strstr (text, value); at != NULL; at = strstr (at + length, value))
    if ((at == text || !is_letter (g_utf8_prev_char (at)) || !is_letter (value)) &&
        (!is_letter (at + length) || !is_letter (g_utf8_prev_char (at + length))))
      memset (at, ' ', length);
}

static gint
compare_lengths (gconstpointer a, gconstpointer b)
{
  return (int) strlen (b) - (int) strlen (a);
}

/* (transfer full): what is left of @text without the clinic's data. */
static char *
strip_values (ClinicTestLook *self, const char *text)
{
  g_autoptr (GList) standing = NULL;
  char *left = g_strdup (text);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    if (strstr (text, value) != NULL)
      standing = g_list_prepend (standing, value);
  standing = g_list_sort (standing, compare_lengths);
  for (GList *node = standing; node != NULL; node = node->next)
    blank_value (left, node->data);
  return left;
}

static gboolean
has_plain_word (const char *text)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *plain = g_strdup (text);

  /* a word with one letter of another alphabet is no English word */
  for (char *at = plain; *at != '\0'; at++)
    if (!g_ascii_isalpha (*at) && (guchar) *at < 0x80)
      *at = ' ';
  words = g_strsplit (plain, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) >= SHORTEST_WORD && g_str_is_ascii (words[i]) && !is_said_by_others (words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
judge (ClinicTestLook *self, const char *text)
{
  g_autofree char *left = NULL;

  if (self->foreign != NULL)
    return g_hash_table_contains (self->foreign, text) && !is_said_by_others (text) && !clinic_test_words_are_of_others (text) &&
           !g_hash_table_contains (self->values, text);
  if (!has_plain_word (text) || clinic_test_words_are_of_others (text) || is_key (text))
    return FALSE;
  left = strip_values (self, text);
  return has_plain_word (left);
}

static void
read_words (Glance *glance, GtkWidget *widget, const char *text)
{
  GHashTable *judged = glance->self->judged;
  gpointer verdict;

  if (text == NULL || *text == '\0' || (glance->what & CLINIC_TEST_LOOK_WORDS) == 0)
    return;
  if (!g_hash_table_lookup_extended (judged, text, NULL, &verdict))
    {
      verdict = GINT_TO_POINTER (judge (glance->self, text));
      g_hash_table_insert (judged, g_strdup (text), verdict);
    }
  if (GPOINTER_TO_INT (verdict))
    note (glance, widget, "left in English: “%s”", text);
}

/* Returns: (transfer full) (nullable): what a screen reader is told */
static char *
get_property (GtkWidget *widget, GtkAccessibleProperty property)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), property)
           ? gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), property, "\1") : NULL;
}

static void
look_at_words (Glance *glance, GtkWidget *widget)
{
  static const GtkAccessibleProperty properties[] = {
    GTK_ACCESSIBLE_PROPERTY_LABEL, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
    GTK_ACCESSIBLE_PROPERTY_ROLE_DESCRIPTION, GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_autofree char *text = get_property (widget, properties[i]);

      /* newer libadwaita says in its own words whose picture that is */
      if (!ADW_IS_AVATAR (widget))
        read_words (glance, widget, text);
    }
  read_words (glance, widget, gtk_widget_get_tooltip_text (widget));
  if (GTK_IS_LABEL (widget))
    read_words (glance, widget, gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_TEXT (widget))
    read_words (glance, widget, gtk_text_get_placeholder_text (GTK_TEXT (widget)));
}

/* Names and targets */

/* What GTK's own widgets are made of; the widget that a person means is the one around. */
static gboolean
is_inner (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return parent != NULL && (GTK_IS_MENU_BUTTON (parent) || GTK_IS_DROP_DOWN (parent) || GTK_IS_SPIN_BUTTON (parent) ||
                            GTK_IS_WINDOW_CONTROLS (parent) || GTK_IS_COLOR_BUTTON (parent));
}

static gboolean
is_target (GtkWidget *widget)
{
  return !is_inner (widget) && gtk_widget_is_sensitive (widget) && gtk_widget_get_can_target (widget) &&
         (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_SWITCH (widget) ||
          GTK_IS_CHECK_BUTTON (widget) || GTK_IS_ENTRY (widget) || GTK_IS_SPIN_BUTTON (widget) || GTK_IS_SCALE (widget) ||
          (GTK_IS_LIST_BOX_ROW (widget) && gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget))));
}

static gboolean
has_name (GtkWidget *widget)
{
  g_autofree char *label = get_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL);

  if (label != NULL && *label != '\0')
    return TRUE;
  if (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  /* rows are read by what stands in them, as AdwActionRow is by its title */
  return ADW_IS_PREFERENCES_ROW (widget) && *adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)) != '\0';
}

/* Newer GTK names a drop-down that is not told otherwise so. */
static gboolean
is_named_by_own_child (GtkWidget *widget, GtkWidget *within)
{
  g_autofree char *other = gtk_test_accessible_check_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                                               within, NULL);

  if (other == NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_named_by_own_child (widget, child))
      return TRUE;
  return FALSE;
}

static gboolean
takes_focus (GtkWidget *widget)
{
  if (gtk_widget_get_focusable (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (takes_focus (child))
      return TRUE;
  return FALSE;
}

static void
look_at_name (Glance *glance, GtkWidget *widget)
{
  g_autofree char *label = get_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL);
  graphene_rect_t box;

  if (label != NULL && g_regex_match_simple ("^(Gtk|Adw|Clinic)[A-Z]", label, 0, 0))
    note (glance, widget, "named like its type: %s", label);
  if (!is_target (widget))
    return;
  if (!has_name (widget))
    note (glance, widget, "without a name");
  if (GTK_IS_DROP_DOWN (widget) && gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY) &&
      is_named_by_own_child (widget, gtk_widget_get_first_child (widget)))
    note (glance, widget, "named by what is chosen in it: “%s”", label);
  if (!takes_focus (widget))
    note (glance, widget, "out of reach of the keyboard: “%s”", label);
  if (gtk_widget_compute_bounds (widget, widget, &box) && (box.size.width < LEAST_TARGET || box.size.height < LEAST_TARGET))
    note (glance, widget, "too small a target, %.0f × %.0f: “%s”", box.size.width, box.size.height, label);
}

/* Room */

/* A person's data may be longer than any room; a sentence of ours that holds some may not. */
static gboolean
is_data (ClinicTestLook *self, const char *text)
{
  g_autofree char *left = strip_values (self, text);

  for (const char *at = left; *at != '\0'; at = g_utf8_next_char (at))
    if (is_letter (at))
      return FALSE;
  return TRUE;
}

/* The toolkit's entries cut their titles and hints off whatever one asks of them: there a tooltip says it. */
static gboolean
is_told_by_tooltip (GtkWidget *label)
{
  GtkWidget *entry = gtk_widget_get_ancestor (label, ADW_TYPE_ENTRY_ROW);

  if (entry == NULL && gtk_widget_get_ancestor (label, GTK_TYPE_TEXT) != NULL)
    entry = gtk_widget_get_parent (gtk_widget_get_ancestor (label, GTK_TYPE_TEXT));
  return entry != NULL && gtk_widget_get_tooltip_text (entry) != NULL;
}

static void
look_at_label (Glance *glance, GtkWidget *widget)
{
  const char *text = gtk_label_get_text (GTK_LABEL (widget));

  if (is_told_by_tooltip (widget))
    return;
  if (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))) && !is_data (glance->self, text))
    note (glance, widget, "cut off: “%s”", text);
}

/* (transfer full): the word that the byte @at of @text lies in. */
static char *
dup_word (const char *text, int at)
{
  const char *begin = text + at, *end = text + at;

  while (begin > text && !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (begin))))
    begin = g_utf8_prev_char (begin);
  while (*end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  return g_strndup (begin, end - begin);
}

/* Where a line begins within a word there was no room even for that; a person's data may be as long as it likes. */
static void
look_at_lines (Glance *glance, GtkWidget *label)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  const char *text = pango_layout_get_text (layout);

  /* clinic-give-way keeps no words there */
  if (gtk_check_version (4, 10, 0) == NULL)
    return;
  for (GSList *lines = pango_layout_get_lines_readonly (layout); lines != NULL; lines = lines->next)
    {
      const PangoLayoutLine *line = lines->data;
      g_autofree char *word = NULL;

      if (line->is_paragraph_start || line->start_index == 0 || !is_letter (text + line->start_index) ||
          !is_letter (g_utf8_prev_char (text + line->start_index)))
        continue;
      word = dup_word (text, line->start_index);
      if (!is_data (glance->self, word))
        note (glance, label, "broken apart: “%s”", word);
    }
}

/* What asks for most, deep down. */
static GtkWidget *
find_widest (GtkWidget *widget)
{
  GtkWidget *widest = NULL;
  int most = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int minimum = 0;

      if (gtk_widget_should_layout (child))
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (minimum > most)
        widest = child;
      most = MAX (most, minimum);
    }
  return widest != NULL ? find_widest (widest) : widget;
}

/* What scrolls is meant to be larger than its frame; what is said for a moment lies over the page, however low that is; and newer
 * libadwaita has a title over the space that its bar keeps free. */
static gboolean
may_stick_out (GtkWidget *widget, GtkWidget *parent)
{
  return parent == NULL || GTK_IS_NATIVE (widget) || GTK_IS_VIEWPORT (parent) || GTK_IS_SCROLLABLE (parent) ||
         GTK_IS_TEXT (parent) || CLINIC_IS_TOAST_BIN (parent) || ADW_IS_WINDOW_TITLE (widget);
}

static void
look_at_room (Glance *glance, GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  graphene_rect_t box, room;

  if (GTK_IS_LABEL (widget))
    look_at_label (glance, widget);
  if (GTK_IS_LABEL (widget) && is_told_by_tooltip (widget))
    return;
  if (may_stick_out (widget, parent) || !gtk_widget_compute_bounds (widget, parent, &box) ||
      !gtk_widget_compute_bounds (parent, parent, &room))
    return;
  graphene_rect_inset (&room, -1, -1);
  if (box.size.width > 0 && box.size.height > 0 && !graphene_rect_contains_rect (&room, &box))
    note (glance, find_widest (widget), "%s sticks out, %.0f × %.0f at %.0f, %.0f of %.0f × %.0f",
          G_OBJECT_TYPE_NAME (widget), box.size.width, box.size.height, box.origin.x, box.origin.y, room.size.width - 2,
          room.size.height - 2);
}

/* A page that needs more than its window has scrolls sideways, or is cut off. */
static void
look_at_window (Glance *glance, GtkWidget *window)
{
  int minimum = 0;

  read_words (glance, window, gtk_window_get_title (GTK_WINDOW (window)));
  if ((glance->what & CLINIC_TEST_LOOK_ROOM) == 0)
    return;
  /* what is in its frame */
  window = gtk_widget_get_first_child (window);
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum > glance->self->width)
    note (glance, find_widest (window), "%d wide at least, and should have %d", minimum, glance->self->width);
  gtk_widget_measure (window, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (window), &minimum, NULL, NULL, NULL);
  if (glance->self->most_height > 0 && minimum > glance->self->most_height)
    note (glance, window, "%d high at least", minimum);
}

/* Of what is not open the words can be read. */
static void
look (Glance *glance, GtkWidget *widget)
{
  gboolean mapped = gtk_widget_get_mapped (widget);
  Glance words = { glance->self, glance->place, glance->what & CLINIC_TEST_LOOK_WORDS };

  if (!mapped && !GTK_IS_POPOVER (widget))
    return;
  if (!mapped)
    glance = &words;
  look_at_words (glance, widget);
  if (mapped && (glance->what & CLINIC_TEST_LOOK_NAMES) != 0)
    look_at_name (glance, widget);
  if (mapped && (glance->what & CLINIC_TEST_LOOK_ROOM) != 0)
    look_at_room (glance, widget);
  if (mapped && GTK_IS_LABEL (widget) && (glance->what & CLINIC_TEST_LOOK_WHOLE) != 0)
    look_at_lines (glance, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_SCROLLBAR (child))
      look (glance, child);
}

void
clinic_test_look_at (ClinicTestLook *self, GtkWidget *window, const char *place, ClinicTestLookAt what)
{
  Glance glance = { self, place, what };

  look_at_window (&glance, window);
  look (&glance, window);
}

/* The whole */

ClinicTestLook *
clinic_test_look_new (void)
{
  ClinicTestLook *self = g_new0 (ClinicTestLook, 1);

  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->faults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->judged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
clinic_test_look_free (ClinicTestLook *self)
{
  g_hash_table_unref (self->values);
  g_hash_table_unref (self->faults);
  g_hash_table_unref (self->judged);
  g_clear_pointer (&self->foreign, g_hash_table_unref);
  g_free (self);
}

void
clinic_test_look_add_value (ClinicTestLook *self, const char *value)
{
  if (g_utf8_strlen (value, -1) > 1)
    g_hash_table_add (self->values, g_strdup (value));
}

guint
clinic_test_look_tell (ClinicTestLook *self)
{
  g_autoptr (GList) faults = g_list_sort (g_hash_table_get_keys (self->faults), (GCompareFunc) strcmp);

  for (GList *node = faults; node != NULL; node = node->next)
    g_test_message ("%s: %s", (char *) g_hash_table_lookup (self->faults, node->data), (char *) node->data);
  return g_hash_table_size (self->faults);
}
