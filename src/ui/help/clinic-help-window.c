/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/help/clinic-help-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ui/help/clinic-help-page.h"

#define FOLDER "/io/github/sittings/Sittings/help/C/"
#define INDEX "index"

struct _ClinicHelpWindow
{
  AdwWindow parent_instance;

  GHashTable *pages; /* id to ClinicHelpPage */
  GPtrArray *way;    /* ids (owned): how the person came here, the page that shows last */

  GtkWidget *back_button;
  AdwWindowTitle *title;
  GtkScrolledWindow *scroller;
  GtkBox *body;
};

G_DEFINE_FINAL_TYPE (ClinicHelpWindow, clinic_help_window, ADW_TYPE_WINDOW)

static void go_to (ClinicHelpWindow *self, const char *id);

/* The pages */

static void
read_page (ClinicHelpWindow *self, const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  ClinicHelpPage *page = NULL;

  if (bytes != NULL)
    page = clinic_help_page_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  if (page != NULL)
    g_hash_table_insert (self->pages, page->id, page);
  else
    g_warning ("%s: %s", name, error->message);
}

static void
read_pages (ClinicHelpWindow *self)
{
  g_auto (GStrv) names = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) clinic_help_page_free);
  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    if (g_str_has_suffix (names[i], ".page"))
      read_page (self, names[i]);
}

static int
compare_pages (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate ((*(ClinicHelpPage *const *) a)->sort, (*(ClinicHelpPage *const *) b)->sort);
}

/* (transfer container) (element-type ClinicHelpPage): those listed there, in their order. */
static GPtrArray *
list_pages (ClinicHelpWindow *self, const char *guide)
{
  GPtrArray *listed = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer page;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    if (g_str_equal (((ClinicHelpPage *) page)->guide, guide))
      g_ptr_array_add (listed, page);
  g_ptr_array_sort (listed, compare_pages);
  return listed;
}

/* What a page is made of */

static gboolean
link_cb (ClinicHelpWindow *self, const char *target)
{
  if (strstr (target, "://") != NULL)
    return FALSE;
  go_to (self, target);
  return TRUE;
}

static GtkWidget *
make_label (ClinicHelpWindow *self, const char *markup, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "use-markup", TRUE, "label", markup, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0., "hexpand", TRUE, NULL);

  g_signal_connect_object (label, "activate-link", G_CALLBACK (link_cb), self, G_CONNECT_SWAPPED);
  return label;
}

static GtkWidget *
make_heading (ClinicHelpWindow *self, const char *markup, const char *style)
{
  GtkWidget *label = make_label (self, markup, GTK_ACCESSIBLE_ROLE_HEADING);

  gtk_widget_add_css_class (label, style);
  gtk_widget_set_margin_top (label, 12);
  return label;
}

static GtkWidget *
make_term (ClinicHelpWindow *self, const ClinicHelpBlock *block)
{
  GtkWidget *label = make_label (self, block->markup, GTK_ACCESSIBLE_ROLE_LABEL);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "help-term");
  return label;
}

/* @mark: what stands before it: a number, a dot, or a picture. */
static GtkWidget *
make_marked (ClinicHelpWindow *self, GtkWidget *mark, const char *markup)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), make_label (self, markup, GTK_ACCESSIBLE_ROLE_LABEL));
  return box;
}

static GtkWidget *
make_step (ClinicHelpWindow *self, const ClinicHelpBlock *block)
{
  /* Translators: the number of a step in the manual */
  g_autofree char *number = g_strdup_printf (_("%d."), block->number);
  GtkWidget *mark = gtk_label_new (number);

  gtk_label_set_width_chars (GTK_LABEL (mark), 2);
  gtk_label_set_xalign (GTK_LABEL (mark), 1);
  gtk_widget_add_css_class (mark, "numeric");
  gtk_widget_add_css_class (mark, "dim-label");
  return make_marked (self, mark, block->markup);
}

static GtkWidget *
make_bullet (ClinicHelpWindow *self, const ClinicHelpBlock *block)
{
  GtkWidget *mark = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "label", "•",
                                  "width-chars", 2, "xalign", 1., NULL);

  gtk_widget_add_css_class (mark, "dim-label");
  return make_marked (self, mark, block->markup);
}

static GtkWidget *
make_note (ClinicHelpWindow *self, const ClinicHelpBlock *block)
{
  GtkWidget *mark = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name",
                                  "dialog-information-symbolic", NULL);
  GtkWidget *note = make_marked (self, mark, block->markup);

  gtk_widget_add_css_class (note, "card");
  gtk_widget_add_css_class (note, "help-note");
  return note;
}

/* As wide as the page. */
static GtkWidget *
make_figure (const ClinicHelpBlock *block)
{
  g_autofree char *path = g_strconcat (FOLDER, block->source, NULL);
  GtkWidget *picture = gtk_picture_new_for_resource (path);

  gtk_picture_set_alternative_text (GTK_PICTURE (picture), block->markup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, block->markup, -1);
  gtk_widget_add_css_class (picture, "card");
  gtk_widget_set_overflow (picture, GTK_OVERFLOW_HIDDEN);
  return picture;
}

static GtkWidget *
make_block (ClinicHelpWindow *self, const ClinicHelpBlock *block)
{
  switch (block->kind)
    {
    case CLINIC_HELP_HEADING: return make_heading (self, block->markup, "title-4");
    case CLINIC_HELP_TERM: return make_term (self, block);
    case CLINIC_HELP_BULLET: return make_bullet (self, block);
    case CLINIC_HELP_STEP: return make_step (self, block);
    case CLINIC_HELP_NOTE: return make_note (self, block);
    case CLINIC_HELP_FIGURE: return make_figure (block);
    case CLINIC_HELP_PARAGRAPH: break;
    }
  return make_label (self, block->markup, GTK_ACCESSIBLE_ROLE_LABEL);
}

/* The list of a guide's pages */

static void
row_activated_cb (ClinicHelpWindow *self, GtkListBoxRow *row)
{
  go_to (self, gtk_widget_get_name (GTK_WIDGET (row)));
}

static GtkWidget *
make_row (const ClinicHelpPage *page)
{
  GtkWidget *row = adw_action_row_new ();

  gtk_widget_set_name (row, page->id);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), page->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), page->description);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name",
                                           "go-next-symbolic", NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
add_list (ClinicHelpWindow *self, const char *page, const ClinicHelpBlock *section)
{
  g_autofree char *guide = g_strdup_printf ("%s#%s", page, section->id);
  g_autoptr (GPtrArray) pages = list_pages (self, guide);
  GtkWidget *list;

  if (pages->len == 0)
    return;
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, section->markup, -1);
  for (guint i = 0; i < pages->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (pages->pdata[i]));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->body, list);
}

/* The page that shows */

static void
show_page (ClinicHelpWindow *self, const ClinicHelpPage *page)
{
  GtkWidget *title = make_heading (self, page->title, "title-1");
  GtkWidget *child;

  /* else it wanders through what goes, and the page is scrolled to where it ends */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->body))) != NULL)
    gtk_box_remove (self->body, child);
  gtk_widget_set_focusable (title, TRUE);
  gtk_box_append (self->body, title);
  for (guint i = 0; i < page->blocks->len; i++)
    {
      const ClinicHelpBlock *block = page->blocks->pdata[i];

      gtk_box_append (self->body, make_block (self, block));
      if (block->id != NULL)
        add_list (self, page->id, block);
    }
  adw_window_title_set_subtitle (self->title, g_str_equal (page->id, INDEX) ? "" : page->title);
  gtk_widget_set_visible (self->back_button, self->way->len > 1);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_widget_grab_focus (title);
}

/* A part of a page, behind '#', is the page. */
static void
go_to (ClinicHelpWindow *self, const char *target)
{
  g_autofree char *id = g_strndup (target, strcspn (target, "#"));
  const ClinicHelpPage *page = g_hash_table_lookup (self->pages, id);

  if (page == NULL || g_strcmp0 (clinic_help_window_get_page (self), id) == 0)
    return;
  g_ptr_array_add (self->way, g_steal_pointer (&id));
  show_page (self, page);
}

static void
go_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicHelpWindow *self = CLINIC_HELP_WINDOW (widget);

  if (self->way->len < 2)
    return;
  g_ptr_array_remove_index (self->way, self->way->len - 1);
  show_page (self, g_hash_table_lookup (self->pages, clinic_help_window_get_page (self)));
}

/* The class */

static void
clinic_help_window_finalize (GObject *object)
{
  ClinicHelpWindow *self = CLINIC_HELP_WINDOW (object);

  g_ptr_array_unref (self->way);
  g_hash_table_unref (self->pages);
  G_OBJECT_CLASS (clinic_help_window_parent_class)->finalize (object);
}

static void
clinic_help_window_class_init (ClinicHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = clinic_help_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/help/clinic-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicHelpWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicHelpWindow, title);
  gtk_widget_class_bind_template_child (widget_class, ClinicHelpWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, ClinicHelpWindow, body);
  gtk_widget_class_install_action (widget_class, "help.back", NULL, go_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "help.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_help_window_init (ClinicHelpWindow *self)
{
  self->way = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  read_pages (self);
  go_to (self, INDEX);
}

GtkWidget *
clinic_help_window_new (GtkWindow *parent)
{
  return g_object_new (CLINIC_TYPE_HELP_WINDOW, "transient-for", parent, "application",
                       parent != NULL ? gtk_window_get_application (parent) : NULL, NULL);
}

void
clinic_help_window_show (ClinicHelpWindow *self, const char *id)
{
  g_return_if_fail (CLINIC_IS_HELP_WINDOW (self));
  g_return_if_fail (id != NULL);

  go_to (self, id);
}

const char *
clinic_help_window_get_page (ClinicHelpWindow *self)
{
  g_return_val_if_fail (CLINIC_IS_HELP_WINDOW (self), NULL);

  return self->way->len > 0 ? self->way->pdata[self->way->len - 1] : NULL;
}
