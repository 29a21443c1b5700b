/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/clinic-leaflet.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <qrencode.h>
#include <string.h>

#include "core/clinic-format.h"
#include "core/clinic-phone.h"
#include "core/clinic-phrase.h"
#include "print/clinic-sheet.h"

/* Points: letters as large as fit between these; a reader without glasses needs 12. */
#define LARGEST 18.0
#define SMALLEST 7.0
#define SIZE_STEP 0.5
#define CODE_SIZE 120.0
#define CODE_QUIET 4 /* empty modules around a code, by its standard */
#define GAP 18.0

typedef enum
{
  BLOCK_TITLE,
  BLOCK_SMALL,
  BLOCK_HEADING,
  BLOCK_LINE,
  BLOCK_BULLET,
} BlockKind;

typedef struct
{
  BlockKind kind;
  char *text;
} Block;

struct _ClinicLeaflet
{
  GPtrArray *blocks; /* Block: down the page */
  GPtrArray *foot;   /* Block: beside the code */
  char *event;       /* nullable */
  gboolean rtl;
};

static void
block_free (gpointer data)
{
  g_free (((Block *) data)->text);
  g_free (data);
}

static void
add (GPtrArray *blocks, BlockKind kind, char *text)
{
  Block *block = g_new0 (Block, 1);

  block->kind = kind;
  block->text = text;
  g_ptr_array_add (blocks, block);
}

/* Words */

/* (transfer full): {name} in @text gives way to its value; pairs of both, then NULL. */
static char *
fill (const char *text, ...) G_GNUC_NULL_TERMINATED;

static char *
fill (const char *text, ...)
{
  GString *filled = g_string_new (text);
  const char *name;
  va_list args;

  va_start (args, text);
  while ((name = va_arg (args, const char *)) != NULL)
    {
      g_autofree char *place = g_strdup_printf ("{%s}", name);

      g_string_replace (filled, place, va_arg (args, const char *), 0);
    }
  va_end (args);
  return g_string_free (filled, FALSE);
}

static char *
dup_part (const char *parts, int index)
{
  g_auto (GStrv) all = g_strsplit (parts, ";", -1);

  return g_strdup (index < (int) g_strv_length (all) ? all[index] : "");
}

static char *
word_day (const ClinicProtocol *protocol, ClinicDay day)
{
  g_autofree char *weekday = NULL;
  g_autofree char *month_name = NULL;
  g_autofree char *day_number = NULL;
  int month, mday;

  clinic_day_to_ymd (day, NULL, &month, &mday);
  weekday = dup_part (clinic_protocol_get_sheet_text (protocol, "weekdays"), clinic_day_get_weekday (day) - 1);
  month_name = dup_part (clinic_protocol_get_sheet_text (protocol, "months"), month - 1);
  day_number = g_strdup_printf ("%d", mday);
  return fill (clinic_protocol_get_sheet_text (protocol, "date"), "weekday", weekday, "day", day_number, "month", month_name,
               NULL);
}

static char *
say (const ClinicProtocol *protocol, const char *key)
{
  return g_strdup (clinic_protocol_get_sheet_text (protocol, key));
}

static void
add_head (ClinicLeaflet *leaflet, const ClinicProtocol *protocol, const ClinicLeafletFacts *facts)
{
  g_autofree char *n = g_strdup_printf ("%d", facts->nth);
  g_autofree char *of = g_strdup_printf ("%d", facts->length);
  g_autofree char *day = word_day (protocol, facts->session_day);

  add (leaflet->blocks, BLOCK_TITLE, say (protocol, "title"));
  add (leaflet->blocks, BLOCK_SMALL, g_strdup_printf ("%s · %s", facts->patient, facts->clinic));
  add (leaflet->blocks, BLOCK_SMALL,
       fill (clinic_protocol_get_sheet_text (protocol, "session"), "n", n, "of", of, "day", day, NULL));
}

static void
add_span (ClinicLeaflet *leaflet, const ClinicProtocol *protocol, const char *key, ClinicDay first, int from, int to)
{
  g_autofree char *from_day = word_day (protocol, first + from);
  g_autofree char *to_day = word_day (protocol, first + to);

  add (leaflet->blocks, BLOCK_LINE,
       fill (clinic_protocol_get_sheet_text (protocol, key), "from", from_day, "to", to_day, NULL));
}

static void
add_dates (ClinicLeaflet *leaflet, const ClinicProtocol *protocol, const ClinicLeafletFacts *facts)
{
  int from, to;

  add (leaflet->blocks, BLOCK_HEADING, say (protocol, "dates"));
  clinic_protocol_get_peeling_start (protocol, &from, &to);
  add_span (leaflet, protocol, "peeling-starts", facts->session_day, from, to);
  clinic_protocol_get_peeling_end (protocol, &from, &to);
  add_span (leaflet, protocol, "peeling-over", facts->session_day, from, to);
  if (facts->next_start == CLINIC_TIME_NONE && facts->earliest != CLINIC_DAY_NONE)
    {
      g_autofree char *day = word_day (protocol, facts->earliest);

      add (leaflet->blocks, BLOCK_LINE, fill (clinic_protocol_get_sheet_text (protocol, "earliest"), "day", day, NULL));
    }
}

static gboolean
is_forbidden (const ClinicCareItem *item)
{
  return item->unlocks || g_str_has_prefix (item->key, "no-");
}

static char *
word_item (const ClinicCareItem *item)
{
  GString *text = g_string_new (item->title);

  if (*item->detail != '\0')
    g_string_append_printf (text, ". %s", item->detail);
  if (!is_forbidden (item) && *item->often != '\0')
    g_string_append_printf (text, ": %s", item->often);
  return g_string_free (text, FALSE);
}

static void
add_care (ClinicLeaflet *leaflet, const ClinicProtocol *protocol, const char *heading, gboolean forbidden)
{
  const GPtrArray *items = clinic_protocol_get_care_items (protocol);

  add (leaflet->blocks, BLOCK_HEADING, say (protocol, heading));
  for (guint i = 0; i < items->len; i++)
    if (is_forbidden (items->pdata[i]) == forbidden)
      add (leaflet->blocks, BLOCK_BULLET, word_item (items->pdata[i]));
}

static void
add_signs (ClinicLeaflet *leaflet, const ClinicProtocol *protocol)
{
  g_auto (GStrv) signs = g_strsplit (clinic_protocol_get_sheet_text (protocol, "signs"), ";", -1);

  add (leaflet->blocks, BLOCK_HEADING, say (protocol, "at-once"));
  for (gsize i = 0; signs[i] != NULL; i++)
    add (leaflet->blocks, BLOCK_BULLET, g_strdup (signs[i]));
}

static void
add_foot (ClinicLeaflet *leaflet, const ClinicProtocol *protocol, const ClinicLeafletFacts *facts)
{
  g_autofree char *phone = clinic_phone_isolate (facts->phone);

  if (*facts->phone != '\0')
    add (leaflet->foot, BLOCK_HEADING, fill (clinic_protocol_get_sheet_text (protocol, "phone"), "phone", phone, NULL));
  if (facts->next_start != CLINIC_TIME_NONE)
    {
      g_autofree char *day = word_day (protocol, clinic_time_get_day (facts->next_start, facts->zone));
      g_autofree char *time = clinic_format_time (facts->next_start, facts->zone);

      add (leaflet->foot, BLOCK_HEADING,
           fill (clinic_protocol_get_sheet_text (protocol, "next"), "day", day, "time", time, NULL));
      add (leaflet->foot, BLOCK_LINE, say (protocol, "code"));
    }
}

ClinicLeaflet *
clinic_leaflet_new (const ClinicProtocol *protocol, const ClinicLeafletFacts *facts)
{
  ClinicLeaflet *leaflet;

  g_return_val_if_fail (protocol != NULL && facts != NULL && facts->zone != NULL, NULL);
  g_return_val_if_fail (facts->session_day != CLINIC_DAY_NONE, NULL);

  leaflet = g_new0 (ClinicLeaflet, 1);
  leaflet->blocks = g_ptr_array_new_with_free_func (block_free);
  leaflet->foot = g_ptr_array_new_with_free_func (block_free);
  leaflet->event = clinic_leaflet_dup_event (facts);
  leaflet->rtl = clinic_phrase_reads_from_right (clinic_protocol_get_sheet_text (protocol, "title"));
  add_head (leaflet, protocol, facts);
  add_dates (leaflet, protocol, facts);
  add_care (leaflet, protocol, "do", FALSE);
  add_care (leaflet, protocol, "dont", TRUE);
  add_signs (leaflet, protocol);
  add_foot (leaflet, protocol, facts);
  return leaflet;
}

void
clinic_leaflet_free (ClinicLeaflet *leaflet)
{
  if (leaflet == NULL)
    return;
  g_ptr_array_unref (leaflet->blocks);
  g_ptr_array_unref (leaflet->foot);
  g_free (leaflet->event);
  g_free (leaflet);
}

/* The event */

static char *
format_stamp (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);

  return g_date_time_format (utc, "%Y%m%dT%H%M%SZ");
}

/* Names of clinics have commas. */
static char *
escape_text (const char *text)
{
  g_autoptr (GString) escaped = g_string_new (text);

  g_string_replace (escaped, "\\", "\\\\", 0);
  g_string_replace (escaped, ",", "\\,", 0);
  g_string_replace (escaped, ";", "\\;", 0);
  g_string_replace (escaped, "\n", "\\n", 0);
  return g_strdup (escaped->str);
}

char *
clinic_leaflet_dup_event (const ClinicLeafletFacts *facts)
{
  g_autofree char *now = NULL;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *clinic = NULL;

  g_return_val_if_fail (facts != NULL, NULL);

  if (facts->next_start == CLINIC_TIME_NONE)
    return NULL;
  now = format_stamp (facts->now);
  start = format_stamp (facts->next_start);
  end = format_stamp (facts->next_end);
  clinic = escape_text (facts->clinic);
  /* the clinic's name alone: who reads over a shoulder learns nothing of the treatment */
  return g_strdup_printf ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Sittings//EN\r\nBEGIN:VEVENT\r\nUID:%s\r\n"
                          "DTSTAMP:%s\r\nDTSTART:%s\r\nDTEND:%s\r\nSUMMARY:%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                          facts->uid, now, start, end, clinic);
}

/* Drawing */

typedef struct
{
  const ClinicLeaflet *leaflet;
  cairo_t *cr;
  double size;
  gboolean measure; /* draws nothing */
} Pen;

static double
get_scale (BlockKind kind)
{
  switch (kind)
    {
    case BLOCK_TITLE: return 1.7;
    case BLOCK_HEADING: return 1.15;
    case BLOCK_SMALL: return 0.9;
    case BLOCK_LINE:
    case BLOCK_BULLET:
    default: return 1;
    }
}

static double
get_space_before (BlockKind kind)
{
  if (kind == BLOCK_HEADING)
    return 0.8;
  return kind == BLOCK_BULLET || kind == BLOCK_LINE ? 0.2 : 0;
}

static PangoLayout *
make_layout (const Pen *pen, const char *text, BlockKind kind, double width)
{
  PangoLayout *layout = pango_cairo_create_layout (pen->cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans");

  pango_context_set_base_dir (pango_layout_get_context (layout),
                              pen->leaflet->rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  /* a line that begins with a name in another script stands where the page's lines stand */
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, pen->leaflet->rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_font_description_set_absolute_size (font, pen->size * get_scale (kind) * PANGO_SCALE);
  if (kind == BLOCK_TITLE || kind == BLOCK_HEADING)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static void
draw_bullet (const Pen *pen, double x, double y, double width)
{
  double radius = pen->size * 0.17;

  cairo_new_path (pen->cr);
  cairo_arc (pen->cr, pen->leaflet->rtl ? x + width - pen->size * 0.4 : x + pen->size * 0.4, y, radius, 0, 2 * G_PI);
  cairo_fill (pen->cr);
}

/* Returns: where the next one begins. */
static double
put_block (const Pen *pen, const Block *block, double x, double y, double width)
{
  double indent = block->kind == BLOCK_BULLET ? pen->size * 1.2 : 0;
  g_autoptr (PangoLayout) layout = make_layout (pen, block->text, block->kind, width - indent);
  PangoRectangle extents;

  y += get_space_before (block->kind) * pen->size;
  pango_layout_get_extents (layout, NULL, &extents);
  if (!pen->measure)
    {
      cairo_move_to (pen->cr, pen->leaflet->rtl ? x : x + indent, y);
      pango_cairo_show_layout (pen->cr, layout);
      if (indent > 0)
        draw_bullet (pen, x, y + (double) pango_layout_get_baseline (layout) / PANGO_SCALE - pen->size * 0.28, width);
    }
  return y + (double) extents.height / PANGO_SCALE;
}

static double
put_blocks (const Pen *pen, const GPtrArray *blocks, double x, double y, double width)
{
  for (guint i = 0; i < blocks->len; i++)
    y = put_block (pen, blocks->pdata[i], x, y, width);
  return y;
}

/* Modules as whole squares without a seam between them, in a quiet zone. */
static void
draw_code (cairo_t *cr, const char *text, double x, double y, double size)
{
  QRcode *code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  double module;

  if (code == NULL)
    return;
  module = size / (code->width + 2 * CODE_QUIET);
  for (int row = 0; row < code->width; row++)
    for (int column = 0; column < code->width; column++)
      if (code->data[row * code->width + column] & 1)
        cairo_rectangle (cr, x + (column + CODE_QUIET) * module, y + (row + CODE_QUIET) * module, module, module);
  cairo_fill (cr);
  QRcode_free (code);
}

/* What stands below all else: the code at the page's end, the words beside it. */
static double
put_foot (const Pen *pen, double y, double width)
{
  const ClinicLeaflet *leaflet = pen->leaflet;
  double code = leaflet->event != NULL ? CODE_SIZE : 0;
  double words = width - (code > 0 ? code + GAP : 0);
  double end = put_blocks (pen, leaflet->foot, leaflet->rtl && code > 0 ? code + GAP : 0, y, words);

  if (code > 0 && !pen->measure)
    draw_code (pen->cr, leaflet->event, leaflet->rtl ? 0 : width - code, y, code);
  return MAX (end, y + code);
}

static double
put_page (const Pen *pen, double width)
{
  double y = put_blocks (pen, pen->leaflet->blocks, 0, 0, width);

  return put_foot (pen, y + GAP, width);
}

void
clinic_leaflet_draw (const ClinicLeaflet *leaflet, cairo_t *cr, double width, double height)
{
  Pen pen = { leaflet, cr, LARGEST, TRUE };

  g_return_if_fail (leaflet != NULL && cr != NULL);

  while (pen.size > SMALLEST && put_page (&pen, width) > height)
    pen.size -= SIZE_STEP;
  pen.measure = FALSE;
  cairo_set_source_rgb (cr, 0, 0, 0);
  put_page (&pen, width);
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
clinic_leaflet_to_pdf (const ClinicLeaflet *leaflet, double width, double height, double margin)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, width, height);
  cairo_t *cr = cairo_create (surface);

  g_return_val_if_fail (leaflet != NULL, NULL);

  cairo_translate (cr, margin, margin);
  clinic_leaflet_draw (leaflet, cr, width - 2 * margin, height - 2 * margin);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}
