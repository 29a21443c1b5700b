/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-photo-texture.h"
#include "ui/photos/clinic-photo-tile.h"
#include "ui/photos/clinic-photos-page-private.h"

#define SMALL 256 /* px a tile's picture is decoded to */
/* Tiles that stand in for others at once, so that nothing flickers, which fill a window; and that are made with each frame
   where none were. */
#define TILES_AT_ONCE 8
#define TILES_A_FRAME 3

/* What the page shows next, when it shows its first photos. */
enum
{
  PART_ROOM,       /* what stood there is gone */
  PART_VIEWS,
  PART_TOOLS,
  PART_COMPARISON,
  PART_TILES,      /* the first */
  PART_PICTURES,   /* of the comparison, and the grades */
  PART_MORE_TILES,
};

const ClinicPhotoEntry *
clinic_photos_page_find (ClinicPhotosPage *self, gint64 photo)
{
  for (guint i = 0; self->page != NULL && i < self->page->entries->len; i++)
    if (((ClinicPhotoEntry *) self->page->entries->pdata[i])->photo->id == photo)
      return self->page->entries->pdata[i];
  return NULL;
}

/* Small ones */

typedef struct
{
  ClinicPhotosPage *page;
  gint64 photo;
  int side; /* of the comparison; -1 = a tile */
} Question;

static Question *
question_new (ClinicPhotosPage *self, gint64 photo, int side)
{
  Question *question = g_new0 (Question, 1);

  question->page = g_object_ref (self);
  question->photo = photo;
  question->side = side;
  return question;
}

static ClinicPhotoTile *
find_tile (ClinicPhotosPage *self, gint64 photo)
{
  for (GtkWidget *tile = gtk_widget_get_first_child (GTK_WIDGET (self->strip)); tile != NULL;
       tile = gtk_widget_get_next_sibling (tile))
    if (clinic_photo_tile_get_photo (CLINIC_PHOTO_TILE (tile)) == photo)
      return CLINIC_PHOTO_TILE (tile);
  return NULL;
}

static void
show_small (ClinicPhotosPage *self, gint64 photo, const ClinicPhotoPixels *pixels, const GError *error)
{
  ClinicPhotoTile *tile = find_tile (self, photo);
  g_autoptr (GdkTexture) texture = tile != NULL && pixels != NULL ? clinic_photo_texture_new (pixels) : NULL;

  if (texture != NULL)
    clinic_photo_tile_set_texture (tile, texture);
  else if (tile != NULL)
    clinic_photo_tile_set_fault (tile, error->message);
}

static void
show_large (ClinicPhotosPage *self, int side, const ClinicPhotoPixels *pixels, const GError *error)
{
  g_autoptr (GdkTexture) texture = pixels != NULL ? clinic_photo_texture_new (pixels) : NULL;
  g_autoptr (GdkTexture) half = pixels != NULL && pixels->half != NULL ? clinic_photo_texture_new (pixels->half) : NULL;

  clinic_photo_compare_set_texture (self->compare, side, texture, half);
  clinic_photo_compare_set_fault (self->compare, side, error ? error->message : NULL);
}

static void
picture_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (ClinicPhotosPage) self = question->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicPhotoPixels) pixels = clinic_photo_loader_load_finish (CLINIC_PHOTO_LOADER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->diary == NULL)
    return;
  if (question->side < 0)
    show_small (self, question->photo, pixels, error);
  else if (self->chosen[question->side] == question->photo)
    show_large (self, question->side, pixels, error);
}

static void
load (ClinicPhotosPage *self, const ClinicPhoto *photo, int side)
{
  int longest = side < 0 ? SMALL : CLINIC_COMPARE_LONGEST;
  g_autoptr (ClinicPhotoPixels) pixels = clinic_photo_loader_peek (self->loader, photo, longest);

  if (pixels != NULL && side < 0)
    show_small (self, photo->id, pixels, NULL);
  else if (pixels != NULL)
    show_large (self, side, pixels, NULL);
  else
    clinic_photo_loader_load_async (self->loader, photo, longest, self->cancellable, picture_loaded_cb,
                                    question_new (self, photo->id, side));
}

static gboolean
is_in_sight (ClinicPhotosPage *self, GtkWidget *tile)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (tile, GTK_WIDGET (self->strip_scroller), &bounds) &&
         bounds.origin.x + bounds.size.width > 0 &&
         bounds.origin.x < gtk_widget_get_width (GTK_WIDGET (self->strip_scroller));
}

static void
load_visible (ClinicPhotosPage *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->strip)); child != NULL && self->diary != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      ClinicPhotoTile *tile = CLINIC_PHOTO_TILE (child);
      const ClinicPhotoEntry *entry = clinic_photos_page_find (self, clinic_photo_tile_get_photo (tile));

      if (entry == NULL || g_object_get_data (G_OBJECT (tile), "asked") != NULL || !is_in_sight (self, child))
        continue;
      g_object_set_data (G_OBJECT (tile), "asked", tile);
      load (self, entry->photo, -1);
    }
}

/* The two that are compared */

static const char *
word_scale (ClinicPhotosPage *self)
{
  if (self->marking)
    return _("Set two marks on each photo, on the same places: the middle of the right eye, then of the left one. Click, or "
             "move the cross with the arrow keys and press Enter.");
  if (self->chosen[0] == 0 || self->chosen[1] == 0)
    return NULL;
  return clinic_photo_compare_is_at_scale (self->compare) ? _("At one scale: the eyes are marked on both photos.")
                                                          : _("Not at one scale yet: mark the eyes on both photos.");
}

void
clinic_photos_page_show_chosen (ClinicPhotosPage *self)
{
  const char *words = word_scale (self);

  clinic_status_line_say (self->scale_line,
                          clinic_photo_compare_is_at_scale (self->compare) ? CLINIC_TONE_GOOD : CLINIC_TONE_PLAIN, words);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->strip)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gint64 photo = clinic_photo_tile_get_photo (CLINIC_PHOTO_TILE (child));

      clinic_photo_tile_set_chosen (CLINIC_PHOTO_TILE (child), photo == self->chosen[0] || photo == self->chosen[1]);
    }
}

static void
load_compared (ClinicPhotosPage *self)
{
  for (int side = 0; side < 2; side++)
    {
      const ClinicPhotoEntry *entry = clinic_photos_page_find (self, self->chosen[side]);

      if (entry != NULL)
        load (self, entry->photo, side);
    }
}

void
clinic_photos_page_compare (ClinicPhotosPage *self)
{
  for (int side = 0; side < 2; side++)
    clinic_photo_compare_set_photo (self->compare, side, clinic_photos_page_find (self, self->chosen[side]));
  clinic_photos_page_show_chosen (self);
  if (self->part <= PART_PICTURES)
    return;
  load_compared (self);
  clinic_photos_page_show_grades (self);
}

/* The first and the last of the view, unless others were chosen. */
static void
choose (ClinicPhotosPage *self, const GPtrArray *shown)
{
  for (int side = 0; side < 2; side++)
    {
      const ClinicPhotoEntry *entry = clinic_photos_page_find (self, self->chosen[side]);

      if (entry == NULL || entry->photo->view != self->view)
        self->chosen[side] = 0;
    }
  if (shown->len > 0 && self->chosen[1] == 0)
    self->chosen[1] = ((ClinicPhotoEntry *) shown->pdata[shown->len - 1])->photo->id;
  if (shown->len > 1 && self->chosen[0] == 0)
    self->chosen[0] = ((ClinicPhotoEntry *) shown->pdata[0])->photo->id;
}

/* Which of the tiles has the focus; -1 = none */
static int
find_focus (ClinicPhotosPage *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->strip));
  int i = -1;

  for (; focus != NULL; focus = gtk_widget_get_prev_sibling (focus))
    i++;
  return i;
}

/* Onto the tile that stands there now, or the last one. */
static void
restore_focus (ClinicPhotosPage *self, int place)
{
  GtkWidget *tile = gtk_widget_get_first_child (GTK_WIDGET (self->strip));

  while (place-- > 0 && tile != NULL && gtk_widget_get_next_sibling (tile) != NULL)
    tile = gtk_widget_get_next_sibling (tile);
  if (tile != NULL)
    gtk_widget_child_focus (tile, GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD);
}

static void
add_tile (ClinicPhotosPage *self, const ClinicPhotoEntry *entry)
{
  GtkWidget *tile = clinic_photo_tile_new (entry);
  gint64 photo = entry->photo->id;

  clinic_photo_tile_set_blind (CLINIC_PHOTO_TILE (tile), self->blind);
  clinic_photo_tile_set_chosen (CLINIC_PHOTO_TILE (tile), photo == self->chosen[0] || photo == self->chosen[1]);
  gtk_box_append (self->strip, tile);
}

/* Returns: whether there was any left to add */
static gboolean
add_tiles (ClinicPhotosPage *self, guint n)
{
  guint added = 0;

  for (; added < n && self->next_entry < self->page->entries->len; self->next_entry++)
    {
      const ClinicPhotoEntry *entry = self->page->entries->pdata[self->next_entry];

      if (entry->photo->view != self->view)
        continue;
      add_tile (self, entry);
      added++;
    }
  return added > 0;
}

static GPtrArray *
list_shown (ClinicPhotosPage *self)
{
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < self->page->entries->len; i++)
    if (((ClinicPhotoEntry *) self->page->entries->pdata[i])->photo->view == self->view)
      g_ptr_array_add (shown, self->page->entries->pdata[i]);
  return shown;
}

static void
show_tools (ClinicPhotosPage *self)
{
  g_autoptr (GPtrArray) shown = list_shown (self);

  choose (self, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->tools), shown->len > 0);
  gtk_widget_set_visible (self->empty_view, shown->len == 0);
}

static void
show_compared (ClinicPhotosPage *self)
{
  show_tools (self);
  gtk_widget_set_visible (self->compare_part, gtk_widget_get_visible (GTK_WIDGET (self->tools)));
  clinic_photos_page_compare (self);
}

/* A whole page at once is a frame too long, above all to paint; so each frame adds a part of it, and what is read for it
   waits until it stands.
   Returns: whether anything may be left to add */
static gboolean
add_part (ClinicPhotosPage *self)
{
  switch (self->part)
    {
    case PART_ROOM:
      gtk_stack_set_visible_child_name (self->stack, "reading");
      break;
    case PART_VIEWS:
      gtk_stack_set_visible_child_name (self->stack, "photos");
      break;
    case PART_TOOLS:
      show_tools (self);
      break;
    case PART_COMPARISON:
      show_compared (self);
      break;
    case PART_TILES:
      add_tiles (self, TILES_A_FRAME);
      break;
    case PART_PICTURES:
      load_compared (self);
      clinic_photos_page_show_grades (self);
      break;
    case PART_MORE_TILES:
      return add_tiles (self, TILES_A_FRAME);
    }
  self->part++;
  return TRUE;
}

static gboolean
before_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  ClinicPhotosPage *self = CLINIC_PHOTOS_PAGE (widget);
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->strip));

  if (last != NULL && gtk_widget_get_width (last) == 0)
    return G_SOURCE_CONTINUE;
  load_visible (self);
  if (self->page->entries->len > 0 && add_part (self))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

/* Where tiles lie is known once a frame has laid them out; and while it lays them out they may not change. */
void
clinic_photos_page_complete (ClinicPhotosPage *self)
{
  if (self->tick == 0 && self->page != NULL)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), before_frame_cb, NULL, NULL);
}

void
clinic_photos_page_fill_strip (ClinicPhotosPage *self)
{
  int focus = find_focus (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->strip))) != NULL)
    gtk_box_remove (self->strip, child);
  self->next_entry = 0;
  if (self->part > PART_COMPARISON)
    {
      show_compared (self);
      add_tiles (self, MAX (TILES_AT_ONCE, focus + 1));
    }
  if (focus >= 0)
    restore_focus (self, focus);
  if (self->page->entries->len == 0)
    self->part = PART_ROOM;
  clinic_photos_page_complete (self);
}
