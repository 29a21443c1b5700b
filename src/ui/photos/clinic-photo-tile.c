/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/photos/clinic-photo-tile.h"

#include <glib/gi18n-lib.h>

#include "ui/photos/clinic-photo-words.h"

struct _ClinicPhotoTile
{
  GtkWidget parent_instance;

  gint64 photo;
  char *place;
  char *day;
  gboolean chosen;
  gboolean blind;

  GtkWidget *box;
  GtkWidget *button;
  GtkWidget *stack; /* waiting, picture, fault */
  GtkWidget *picture;
  GtkWidget *fault;
  GtkWidget *place_label;
  GtkWidget *day_label;
  GtkWidget *menu;
};

G_DEFINE_FINAL_TYPE (ClinicPhotoTile, clinic_photo_tile, GTK_TYPE_WIDGET)

static void
update_words (ClinicPhotoTile *self)
{
  /* Translators: "After 3", then a day */
  g_autofree char *caption = self->blind ? g_strdup (_("Photo")) : g_strdup_printf (_("%s, %s"), self->place, self->day);
  g_autofree char *label = NULL;
  const char *fault = gtk_label_get_label (GTK_LABEL (self->fault));

  if (*fault != '\0')
    label = g_strdup_printf (_("%s: %s"), caption, fault);
  else
    label = g_strdup_printf (self->chosen ? _("%s, shown") : _("Show %s"), caption);
  gtk_label_set_label (GTK_LABEL (self->place_label), self->blind ? _("Photo") : self->place);
  gtk_label_set_label (GTK_LABEL (self->day_label), self->day);
  gtk_widget_set_visible (self->day_label, !self->blind);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  label = (g_free (label), g_strdup_printf (_("Menu of %s"), caption));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
clicked_cb (ClinicPhotoTile *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "photos.show-later", "x", self->photo);
}

static void
append_item (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (ClinicPhotoTile *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) show = g_menu_new ();
  g_autoptr (GMenu) views = g_menu_new ();
  g_autoptr (GMenu) remove = g_menu_new ();

  append_item (show, _("Show as the _Earlier One"), "photos.show-earlier", g_variant_new_int64 (self->photo));
  append_item (show, _("Show as the _Later One"), "photos.show-later", g_variant_new_int64 (self->photo));
  for (guint view = CLINIC_PHOTO_FRONT; view < CLINIC_N_PHOTO_VIEWS; view++)
    append_item (views, clinic_photo_view_get_name (view), "photos.set-view",
                 g_variant_new ("(xs)", self->photo, clinic_photo_view_to_string (view)));
  append_item (show, _("_Grade the Scars…"), "photos.grade", g_variant_new_int64 (self->photo));
  append_item (remove, _("_Remove"), "photos.remove", g_variant_new_int64 (self->photo));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (show));
  g_menu_append_section (menu, _("View"), G_MENU_MODEL (views));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (remove));
  return G_MENU_MODEL (menu);
}

/* Only when it is asked for: of a long strip, the menus alone would hold up the window. */
static void
create_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  g_autoptr (GMenuModel) menu = NULL;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  menu = make_menu (user_data);
  gtk_menu_button_set_menu_model (button, menu);
}

static void
clinic_photo_tile_dispose (GObject *object)
{
  ClinicPhotoTile *self = CLINIC_PHOTO_TILE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (clinic_photo_tile_parent_class)->dispose (object);
}

static void
clinic_photo_tile_finalize (GObject *object)
{
  ClinicPhotoTile *self = CLINIC_PHOTO_TILE (object);

  g_free (self->place);
  g_free (self->day);
  G_OBJECT_CLASS (clinic_photo_tile_parent_class)->finalize (object);
}

static void
clinic_photo_tile_class_init (ClinicPhotoTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_photo_tile_dispose;
  G_OBJECT_CLASS (klass)->finalize = clinic_photo_tile_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "phototile");
}

/* However large the picture is, it takes no more room than the others. */
static GtkWidget *
hold_picture (GtkWidget *picture)
{
  GtkWidget *overlay = gtk_overlay_new ();

  gtk_overlay_set_child (GTK_OVERLAY (overlay), gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), picture);
  return overlay;
}

static void
add_picture (ClinicPhotoTile *self)
{
  self->stack = gtk_stack_new ();
  self->picture = g_object_new (GTK_TYPE_PICTURE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->fault = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, "max-width-chars", 12, NULL);
  gtk_widget_add_css_class (self->fault, "caption");
  gtk_stack_add_named (GTK_STACK (self->stack), gtk_image_new_from_icon_name ("image-x-generic-symbolic"), "waiting");
  gtk_stack_add_named (GTK_STACK (self->stack), hold_picture (self->picture), "picture");
  gtk_stack_add_named (GTK_STACK (self->stack), self->fault, "fault");
  gtk_widget_set_size_request (self->stack, CLINIC_PHOTO_TILE_SIDE, CLINIC_PHOTO_TILE_SIDE);
  self->button = g_object_new (GTK_TYPE_BUTTON, "child", self->stack, NULL);
  gtk_widget_add_css_class (self->button, "flat");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->button);
}

static GtkWidget *
add_line (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "max-width-chars", 14, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
clinic_photo_tile_init (ClinicPhotoTile *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *lines = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "hexpand", TRUE, "margin-start", 6,
                                   NULL);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  add_picture (self);
  self->place_label = add_line (lines, "caption-heading");
  self->day_label = add_line (lines, "caption");
  gtk_widget_add_css_class (self->day_label, "dim-label");
  gtk_widget_add_css_class (self->day_label, "numeric");
  self->menu = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (self->menu, "flat");
  gtk_box_append (GTK_BOX (foot), lines);
  gtk_box_append (GTK_BOX (foot), self->menu);
  gtk_box_append (GTK_BOX (self->box), foot);
}

GtkWidget *
clinic_photo_tile_new (const ClinicPhotoEntry *entry)
{
  ClinicPhotoTile *self = g_object_new (CLINIC_TYPE_PHOTO_TILE, NULL);

  g_return_val_if_fail (entry != NULL, GTK_WIDGET (self));

  self->photo = entry->photo->id;
  self->place = clinic_photo_words_place (entry);
  self->day = clinic_photo_words_day (entry);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu), create_menu_cb, self, NULL);
  update_words (self);
  return GTK_WIDGET (self);
}

gint64
clinic_photo_tile_get_photo (ClinicPhotoTile *self)
{
  g_return_val_if_fail (CLINIC_IS_PHOTO_TILE (self), 0);

  return self->photo;
}

void
clinic_photo_tile_set_texture (ClinicPhotoTile *self, GdkTexture *texture)
{
  g_return_if_fail (CLINIC_IS_PHOTO_TILE (self));

  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "picture");
}

void
clinic_photo_tile_set_fault (ClinicPhotoTile *self, const char *words)
{
  g_return_if_fail (CLINIC_IS_PHOTO_TILE (self) && words != NULL);

  gtk_label_set_label (GTK_LABEL (self->fault), words);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "fault");
  update_words (self);
}

gboolean
clinic_photo_tile_is_waiting (ClinicPhotoTile *self)
{
  g_return_val_if_fail (CLINIC_IS_PHOTO_TILE (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "waiting") == 0;
}

void
clinic_photo_tile_set_chosen (ClinicPhotoTile *self, gboolean chosen)
{
  g_return_if_fail (CLINIC_IS_PHOTO_TILE (self));

  self->chosen = chosen;
  if (chosen)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
  update_words (self);
}

void
clinic_photo_tile_set_blind (ClinicPhotoTile *self, gboolean blind)
{
  g_return_if_fail (CLINIC_IS_PHOTO_TILE (self));

  self->blind = blind;
  update_words (self);
}
