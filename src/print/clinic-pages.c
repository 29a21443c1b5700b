/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "print/clinic-pages.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "core/clinic-phrase.h"
#include "print/clinic-ink.h"

#define TITLE_POINTS 15
#define SMALL_POINTS 8
#define TITLE_SPACE 30 /* from the top to the table */
#define FOOT_SPACE 22  /* from the table to the bottom */
#define GAP 9          /* between columns */
#define ROW_SPACE 5    /* above and below a row's lines, together */
#define LEAST_SHARED 40
#define INK_WIDTH 240
#define INK_HEIGHT (INK_WIDTH * CLINIC_SIGNATURE_HEIGHT / CLINIC_SIGNATURE_WIDTH)
#define PICTURES_A_LINE 4
#define HEADING_FOLLOWED 36 /* what fits below a heading on its page at least */

/* Where a piece is no row of the sheet's. */
#define ROW_TOTALS (-1)
#define ROW_INK (-2)

/* As much of a row as stands on one page. */
typedef struct
{
  int row;        /* of the sheet, or one of those above */
  int page;
  double y;
  double height;
  char **texts;   /* for each column; (nullable): of ink, headings and pictures */
  guint from;     /* of pictures: the first of its line */
} Piece;

struct _ClinicPages
{
  const ClinicSheet *sheet;
  double width;
  double height;
  double *widths; /* of the columns, without the gaps */
  double head;    /* height of the row of titles */
  GPtrArray *pieces;
  int n_pages;
};

static void
piece_free (Piece *piece)
{
  g_strfreev (piece->texts);
  g_free (piece);
}

/* Writing */

typedef struct
{
  cairo_t *cr; /* nullable: only to measure */
  PangoLayout *layout;
  gboolean rtl;
  gboolean as_shapes; /* on a screen letters would be moved to its pixels, closer together here and apart there */
  double page_width;
} Pen;

static void
pen_init (Pen *pen, cairo_t *cr, const ClinicSheet *sheet, double page_width)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  *pen = (Pen){ .cr = cr, .rtl = sheet->rtl, .page_width = page_width };
  /* a point of the layout is a point of the page, whatever the screen's resolution */
  pango_cairo_context_set_resolution (context, 72);
  /* letters stand where they will on paper, also on a screen that would rather have them on its pixels */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pen->layout = pango_layout_new (context);
  g_object_unref (context);
  pango_layout_set_auto_dir (pen->layout, FALSE);
}

static void
pen_clear (Pen *pen)
{
  g_clear_object (&pen->layout);
}

typedef struct
{
  double points;
  gboolean bold;
  gboolean at_end;
  gboolean cut; /* every line to the width; else broken */
  gboolean own; /* of the desk's words around the rows, which may be of another script than those: runs as it begins */
} Style;

static PangoDirection
get_direction (const Pen *pen, const char *text, const Style *style)
{
  gboolean rtl = style->own ? clinic_phrase_reads_from_right (text) : pen->rtl;

  return rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
}

static void
set_text (Pen *pen, const char *text, const Style *style, double width)
{
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell, Noto Sans, Sans");

  pango_font_description_set_size (font, style->points * PANGO_SCALE);
  pango_font_description_set_weight (font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (pen->layout, font);
  pango_font_description_free (font);
  pango_context_set_base_dir (pango_layout_get_context (pen->layout), get_direction (pen, text, style));
  pango_layout_set_width (pen->layout, width < 0 ? -1 : width * PANGO_SCALE);
  pango_layout_set_wrap (pen->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (pen->layout, style->cut ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_alignment (pen->layout, style->at_end != pen->rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_text (pen->layout, text, -1);
}

static double
measure_width (Pen *pen, const char *text, const Style *style)
{
  int width;

  set_text (pen, text, style, -1);
  pango_layout_get_size (pen->layout, &width, NULL);
  return (double) width / PANGO_SCALE + 1;
}

static double
measure_height (Pen *pen, const char *text, const Style *style, double width)
{
  int height;

  set_text (pen, text, style, width);
  pango_layout_get_size (pen->layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static void
write_text (Pen *pen, const char *text, const Style *style, double x, double y, double width)
{
  set_text (pen, text, style, width);
  cairo_move_to (pen->cr, pen->rtl ? pen->page_width - x - width : x, y);
  if (pen->as_shapes)
    {
      pango_cairo_layout_path (pen->cr, pen->layout);
      cairo_fill (pen->cr);
    }
  else
    pango_cairo_show_layout (pen->cr, pen->layout);
}

static void
rule (Pen *pen, double x, double y, double width, double height)
{
  cairo_rectangle (pen->cr, pen->rtl ? pen->page_width - x - width : x, y, width, height);
  cairo_fill (pen->cr);
}

/* Columns */

static const ClinicSheetColumn *
get_column (const ClinicSheet *sheet, guint i)
{
  return &g_array_index (sheet->columns, ClinicSheetColumn, i);
}

static Style
get_cell_style (const ClinicSheet *sheet, guint i)
{
  return (Style){ sheet->points, FALSE, get_column (sheet, i)->at_end, sheet->grid };
}

static Style
get_head_style (const ClinicSheet *sheet, guint i)
{
  return (Style){ sheet->points, TRUE, get_column (sheet, i)->at_end, FALSE };
}

static Style
get_totals_style (const ClinicSheet *sheet)
{
  return (Style){ sheet->points, TRUE, .own = TRUE };
}

static double
ask_width (Pen *pen, const ClinicSheet *sheet, guint i)
{
  Style head = get_head_style (sheet, i);
  Style cell = get_cell_style (sheet, i);
  double most = measure_width (pen, get_column (sheet, i)->title, &head);

  for (guint row = 0; row < sheet->rows->len; row++)
    most = MAX (most, measure_width (pen, ((char **) sheet->rows->pdata[row])[i], &cell));
  return most;
}

/* Where too much is asked for, the widest of those with a share give first. */
static void
take_back (const ClinicSheet *sheet, double *widths, double too_much)
{
  while (too_much > 0.5)
    {
      guint widest = G_MAXUINT;

      for (guint i = 0; i < sheet->columns->len; i++)
        if (get_column (sheet, i)->share > 0 && widths[i] > LEAST_SHARED &&
            (widest == G_MAXUINT || widths[i] > widths[widest]))
          widest = i;
      if (widest == G_MAXUINT)
        return;
      widths[widest] -= 1;
      too_much -= 1;
    }
}

static void
fit_columns (ClinicPages *self, Pen *pen)
{
  const ClinicSheet *sheet = self->sheet;
  double left = self->width - GAP * (sheet->columns->len - 1.0);
  int shares = 0;

  self->widths = g_new0 (double, sheet->columns->len);
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      self->widths[i] = sheet->grid && get_column (sheet, i)->share > 0 ? 0 : ask_width (pen, sheet, i);
      left -= self->widths[i];
      shares += get_column (sheet, i)->share;
    }
  for (guint i = 0; left > 0 && shares > 0 && i < sheet->columns->len; i++)
    self->widths[i] += left * get_column (sheet, i)->share / shares;
  take_back (sheet, self->widths, -left);
}

/* Rows */

static double
measure_row (ClinicPages *self, Pen *pen, char **texts)
{
  double most = 0;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      Style style = get_cell_style (self->sheet, i);

      most = MAX (most, measure_height (pen, texts[i], &style, self->widths[i]));
    }
  return most + ROW_SPACE;
}

static void
add_piece (ClinicPages *self, int row, char **texts, double *y, double height)
{
  Piece *piece = g_new0 (Piece, 1);
  double bottom = self->height - FOOT_SPACE;

  if (*y + height > bottom && *y > TITLE_SPACE + self->head)
    {
      self->n_pages++;
      *y = TITLE_SPACE + self->head;
    }
  *piece = (Piece){ .row = row, .page = self->n_pages - 1, .y = *y, .height = height, .texts = texts };
  g_ptr_array_add (self->pieces, piece);
  *y += height;
}

static char **
cut_lines (char **texts, guint from, guint n)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_auto (GStrv) lines = g_strsplit (texts[i], "\n", -1);
      g_autoptr (GString) part = g_string_new (NULL);
      guint n_lines = g_strv_length (lines);

      /* what heads the row, its only line, heads its continuation too */
      if (i == 0 && n_lines == 1)
        g_string_append (part, lines[0]);
      for (guint line = from; (i > 0 || n_lines > 1) && line < MIN (n_lines, from + n); line++)
        g_string_append_printf (part, "%s%s", line > from ? "\n" : "", lines[line]);
      g_strv_builder_add (builder, part->str);
    }
  return g_strv_builder_end (builder);
}

static guint
count_lines (char **texts)
{
  guint most = 1;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_auto (GStrv) lines = g_strsplit (texts[i], "\n", -1);

      most = MAX (most, g_strv_length (lines));
    }
  return most;
}

/* Rows of another kind: a heading, and pictures in lines of several. */

static const char *
get_heading (const ClinicSheet *sheet, int row)
{
  return g_hash_table_lookup (sheet->headings, GUINT_TO_POINTER (row));
}

static GPtrArray *
get_pictures (const ClinicSheet *sheet, int row)
{
  return g_hash_table_lookup (sheet->pictures, GUINT_TO_POINTER (row));
}

static double
get_picture_side (const ClinicPages *self)
{
  return (self->width - (PICTURES_A_LINE - 1) * GAP) / PICTURES_A_LINE;
}

static double
measure_pictures (ClinicPages *self, Pen *pen, const GPtrArray *pictures, guint from)
{
  Style small = { SMALL_POINTS };
  double side = get_picture_side (self);
  double most = 0;

  for (guint i = from; i < MIN (pictures->len, from + PICTURES_A_LINE); i++)
    {
      const ClinicSheetPicture *picture = pictures->pdata[i];

      most = MAX (most, side * MIN (1, (double) picture->height / picture->width) +
                          measure_height (pen, picture->caption, &small, side));
    }
  return most + 2 * ROW_SPACE;
}

static gboolean
add_other_row (ClinicPages *self, Pen *pen, int row, double *y)
{
  const char *heading = get_heading (self->sheet, row);
  const GPtrArray *pictures = get_pictures (self->sheet, row);
  Style bold = { self->sheet->points + 1, TRUE };

  if (heading != NULL)
    {
      double height = measure_height (pen, heading, &bold, self->width) + 2 * ROW_SPACE;

      /* a heading does not stand alone at the foot of a page */
      if (*y + height + HEADING_FOLLOWED > self->height - FOOT_SPACE && *y > TITLE_SPACE + self->head)
        *y = self->height;
      add_piece (self, row, NULL, y, height);
    }
  for (guint from = 0; pictures != NULL && from < pictures->len; from += PICTURES_A_LINE)
    {
      add_piece (self, row, NULL, y, measure_pictures (self, pen, pictures, from));
      ((Piece *) self->pieces->pdata[self->pieces->len - 1])->from = from;
    }
  return heading != NULL || pictures != NULL;
}

/* A row higher than a page is cut between its lines. */
static void
add_row (ClinicPages *self, Pen *pen, int row, double *y)
{
  char **texts = self->sheet->rows->pdata[row];
  double room = self->height - FOOT_SPACE - TITLE_SPACE - self->head;
  double height = measure_row (self, pen, texts);
  guint n_lines = count_lines (texts);
  guint step = n_lines;

  if (add_other_row (self, pen, row, y))
    return;
  while (height > room && step > 1)
    {
      g_auto (GStrv) part = NULL;

      step = (step + 1) / 2;
      part = cut_lines (texts, 0, step);
      height = measure_row (self, pen, part);
    }
  for (guint from = 0; from < n_lines; from += step)
    {
      char **part = cut_lines (texts, from, step);

      add_piece (self, row, part, y, measure_row (self, pen, part));
    }
}

static void
add_totals (ClinicPages *self, Pen *pen, double *y)
{
  const char *text = self->sheet->rows->len > 0 ? self->sheet->totals : self->sheet->nothing;
  const char *texts[] = { text, NULL };
  Style style = get_totals_style (self->sheet);

  if (*text != '\0')
    add_piece (self, ROW_TOTALS, g_strdupv ((char **) texts), y,
               measure_height (pen, text, &style, self->width) + 2 * ROW_SPACE);
  if (self->sheet->ink != NULL)
    add_piece (self, ROW_INK, NULL, y, INK_HEIGHT + 2 * ROW_SPACE);
}

static double
measure_head (ClinicPages *self, Pen *pen)
{
  double most = 0;

  for (guint i = 0; i < self->sheet->columns->len; i++)
    {
      Style style = get_head_style (self->sheet, i);

      most = MAX (most, measure_height (pen, get_column (self->sheet, i)->title, &style, self->widths[i]));
    }
  return most + ROW_SPACE;
}

ClinicPages *
clinic_pages_new (const ClinicSheet *sheet, double width, double height)
{
  ClinicPages *self;
  Pen pen;
  double y;

  g_return_val_if_fail (sheet != NULL, NULL);
  g_return_val_if_fail (width > 0 && height > 0, NULL);

  self = g_new0 (ClinicPages, 1);
  *self = (ClinicPages){ .sheet = sheet, .width = width, .height = height, .n_pages = 1 };
  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) piece_free);
  pen_init (&pen, NULL, sheet, width);
  fit_columns (self, &pen);
  self->head = measure_head (self, &pen);
  y = TITLE_SPACE + self->head;
  for (guint row = 0; row < sheet->rows->len; row++)
    add_row (self, &pen, row, &y);
  add_totals (self, &pen, &y);
  pen_clear (&pen);
  return self;
}

void
clinic_pages_free (ClinicPages *pages)
{
  if (pages == NULL)
    return;
  g_free (pages->widths);
  g_ptr_array_unref (pages->pieces);
  g_free (pages);
}

int
clinic_pages_get_n (const ClinicPages *pages)
{
  g_return_val_if_fail (pages != NULL, 1);

  return pages->n_pages;
}

/* Drawing */

static void
draw_title (const ClinicPages *self, Pen *pen)
{
  Style title = { TITLE_POINTS, TRUE, FALSE, TRUE, TRUE };
  Style subtitle = { self->sheet->points + 1, FALSE, TRUE, TRUE, TRUE };
  double room = self->width * 0.65;
  double wide = measure_width (pen, self->sheet->title, &title);

  /* smaller letters sooner than part of a name */
  if (wide > room)
    title.points = MAX (SMALL_POINTS, TITLE_POINTS * room / wide);
  write_text (pen, self->sheet->title, &title, 0, 0, room);
  write_text (pen, self->sheet->subtitle, &subtitle, self->width * 0.67, 5, self->width * 0.33);
}

static void
draw_foot (const ClinicPages *self, Pen *pen, int nth)
{
  Style start = { SMALL_POINTS, FALSE, FALSE, TRUE, TRUE };
  Style end = { SMALL_POINTS, FALSE, TRUE, TRUE, TRUE };
  double y = self->height - FOOT_SPACE + 10;
  /* Translators: of a sheet of paper */
  g_autofree char *page = g_strdup_printf (_("Page %d of %d"), nth + 1, self->n_pages);
  g_autofree char *mark = g_strdup_printf ("%s · %s", self->sheet->printed, page);

  rule (pen, 0, y - 4, self->width, 0.5);
  write_text (pen, self->sheet->clinic, &start, 0, y, self->width * 0.49);
  write_text (pen, mark, &end, self->width * 0.51, y, self->width * 0.49);
}

static void
draw_columns_between (const ClinicPages *self, Pen *pen, double y, double height)
{
  double x = 0;

  for (guint i = 0; self->sheet->grid && i + 1 < self->sheet->columns->len; i++)
    {
      x += self->widths[i] + GAP;
      rule (pen, x - GAP / 2.0, y, 0.4, height);
    }
}

static void
draw_head (const ClinicPages *self, Pen *pen)
{
  double x = 0;

  for (guint i = 0; i < self->sheet->columns->len; i++)
    {
      Style style = get_head_style (self->sheet, i);

      write_text (pen, get_column (self->sheet, i)->title, &style, x, TITLE_SPACE, self->widths[i]);
      x += self->widths[i] + GAP;
    }
  rule (pen, 0, TITLE_SPACE + self->head - 2, self->width, 1);
  draw_columns_between (self, pen, TITLE_SPACE, self->head);
}

/* The pixels for whoever draws them; a file takes the JPEG in their place. */
static cairo_surface_t *
make_surface (const ClinicSheetPicture *picture)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, picture->width, picture->height);
  const guint8 *pixels = g_bytes_get_data (picture->pixels, NULL);
  guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      {
        const guint8 *p = pixels + ((gsize) y * picture->width + x) * 3;

        ((guint32 *) (gpointer) (data + (gsize) y * stride))[x] = (guint32) p[0] << 16 | (guint32) p[1] << 8 | p[2];
      }
  cairo_surface_mark_dirty (surface);
  if (picture->jpeg != NULL)
    cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, g_bytes_get_data (picture->jpeg, NULL),
                                 g_bytes_get_size (picture->jpeg), (cairo_destroy_func_t) g_bytes_unref,
                                 g_bytes_ref (picture->jpeg));
  return surface;
}

static void
draw_picture (const ClinicPages *self, Pen *pen, const ClinicSheetPicture *picture, double x, double y)
{
  Style small = { SMALL_POINTS };
  double side = get_picture_side (self);
  double scale = side / MAX (picture->width, picture->height);
  double width = picture->width * scale;
  cairo_surface_t *surface = make_surface (picture);

  cairo_save (pen->cr);
  cairo_translate (pen->cr, pen->rtl ? pen->page_width - x - width : x, y);
  cairo_scale (pen->cr, scale, scale);
  cairo_set_source_surface (pen->cr, surface, 0, 0);
  cairo_paint (pen->cr);
  cairo_restore (pen->cr);
  cairo_surface_destroy (surface);
  write_text (pen, picture->caption, &small, x, y + picture->height * scale, side);
}

static void
draw_other_piece (const ClinicPages *self, Pen *pen, const Piece *piece)
{
  const char *heading = get_heading (self->sheet, piece->row);
  const GPtrArray *pictures = get_pictures (self->sheet, piece->row);
  Style bold = { self->sheet->points + 1, TRUE };

  if (heading != NULL)
    {
      write_text (pen, heading, &bold, 0, piece->y + ROW_SPACE, self->width);
      rule (pen, 0, piece->y + piece->height, self->width, 0.8);
    }
  for (guint i = 0; pictures != NULL && i < PICTURES_A_LINE && piece->from + i < pictures->len; i++)
    draw_picture (self, pen, pictures->pdata[piece->from + i], i * (get_picture_side (self) + GAP), piece->y + ROW_SPACE);
}

static void
draw_ink (const ClinicPages *self, Pen *pen, const Piece *piece)
{
  cairo_save (pen->cr);
  cairo_translate (pen->cr, pen->rtl ? pen->page_width - INK_WIDTH : 0, piece->y + ROW_SPACE);
  clinic_ink_draw (self->sheet->ink, pen->cr, INK_WIDTH);
  cairo_restore (pen->cr);
  rule (pen, 0, piece->y + ROW_SPACE + INK_HEIGHT * 4.0 / 5, INK_WIDTH, 0.5);
}

static void
draw_piece (const ClinicPages *self, Pen *pen, const Piece *piece)
{
  Style totals = get_totals_style (self->sheet);
  double x = 0;

  if (piece->row == ROW_INK)
    {
      draw_ink (self, pen, piece);
      return;
    }
  if (piece->texts == NULL)
    {
      draw_other_piece (self, pen, piece);
      return;
    }
  if (piece->row == ROW_TOTALS)
    {
      write_text (pen, piece->texts[0], &totals, 0, piece->y + ROW_SPACE, self->width);
      return;
    }
  for (guint i = 0; piece->texts[i] != NULL; i++)
    {
      Style style = get_cell_style (self->sheet, i);

      write_text (pen, piece->texts[i], &style, x, piece->y + ROW_SPACE / 2.0, self->widths[i]);
      x += self->widths[i] + GAP;
    }
  rule (pen, 0, piece->y + piece->height, self->width, 0.3);
  draw_columns_between (self, pen, piece->y, piece->height);
}

static gboolean
is_screen (cairo_t *cr)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_target (cr));

  return type == CAIRO_SURFACE_TYPE_IMAGE || type == CAIRO_SURFACE_TYPE_RECORDING;
}

void
clinic_pages_draw (const ClinicPages *pages, cairo_t *cr, int nth)
{
  Pen pen;

  g_return_if_fail (pages != NULL && cr != NULL);
  g_return_if_fail (nth >= 0 && nth < pages->n_pages);

  pen_init (&pen, cr, pages->sheet, pages->width);
  pen.as_shapes = is_screen (cr);
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  draw_title (pages, &pen);
  draw_head (pages, &pen);
  for (guint i = 0; i < pages->pieces->len; i++)
    if (((Piece *) pages->pieces->pdata[i])->page == nth)
      draw_piece (pages, &pen, pages->pieces->pdata[i]);
  draw_foot (pages, &pen, nth);
  cairo_restore (cr);
  pen_clear (&pen);
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
clinic_pages_to_pdf (const ClinicSheet *sheet, double width, double height, double margin)
{
  g_autoptr (ClinicPages) pages = NULL;
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_t *cr;

  g_return_val_if_fail (sheet != NULL, NULL);
  g_return_val_if_fail (margin >= 0 && 2 * margin < MIN (width, height), NULL);

  pages = clinic_pages_new (sheet, width - 2 * margin, height - 2 * margin);
  bytes = g_byte_array_new ();
  surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, width, height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, sheet->title);
  cr = cairo_create (surface);
  for (int i = 0; i < pages->n_pages; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, margin, margin);
      clinic_pages_draw (pages, cr, i);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}
