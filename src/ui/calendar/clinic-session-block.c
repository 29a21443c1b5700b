/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-session-block.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "ui/calendar/clinic-session-details.h"
#include "ui/parts/clinic-color.h"
#include "ui/parts/clinic-layout.h"
#include "ui/parts/clinic-session-words.h"
#include "ui/parts/clinic-symbol.h"

#define BAR 3
#define PADDING 3
#define ICON 14
#define DASH 4
#define CLEAR(color) ((GdkRGBA){ (color).red, (color).green, (color).blue, 0 })
#define LEAST_FOR_WORDS 30 /* px; narrower, the block is a bar and the name shows on hover */
#define LEAST_FOR_ELLIPSIS 46
#define LEAST_FOR_ONE_LINE 110 /* px; narrower, the name takes two lines */

struct _ClinicSessionBlock
{
  GtkWidget parent_instance;

  ClinicVisit *visit; /* nullable */
  gboolean ready;
  ClinicSessionSpan span;
  int room; /* px for words */
  gboolean narrow;
  gboolean tight;
  char *sentence; /* what it is, for who hears or hovers */
  PangoLayout *name;
  PangoLayout *nth;
  ClinicSessionDetails *details; /* nullable: made where there is room */
  GtkWidget *flag_ink;    /* weak, as the other */
  GtkWidget *caution_ink;
};

G_DEFINE_FINAL_TYPE (ClinicSessionBlock, clinic_session_block, GTK_TYPE_WIDGET)

static gboolean
is_mirrored (ClinicSessionBlock *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *color, float x, float y, float w, float h)
{
  if (w > 0 && h > 0)
    gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, w, h));
}

static void
outline (GtkSnapshot *snapshot, const GdkRGBA *color, float width, float height)
{
  gtk_snapshot_append_border (snapshot, &GSK_ROUNDED_RECT_INIT (0, 0, width, height), (float[]){ 1, 1, 1, 1 },
                              (GdkRGBA[]){ *color, *color, *color, *color });
}

static void
draw_foot (GtkSnapshot *snapshot, const GdkRGBA *solid, float width, float y)
{
  GdkRGBA faint = *solid;

  faint.alpha *= 0.45;
  gtk_snapshot_append_repeating_linear_gradient (
    snapshot, &GRAPHENE_RECT_INIT (0, y - 1, width, 1), &GRAPHENE_POINT_INIT (0, 0), &GRAPHENE_POINT_INIT (2 * DASH, 0),
    (GskColorStop[]){ { 0, faint }, { 0.5, faint }, { 0.5, CLEAR (faint) }, { 1, CLEAR (faint) } }, 4);
}

/* What is too long for its lane is cut off at the edge, not at a letter: the letters that fit say more. */
static void
draw_name (ClinicSessionBlock *self, GtkSnapshot *snapshot, const GdkRGBA *color, float width, float height)
{
  gboolean mirrored = is_mirrored (self);
  int text_width, text_height;
  gboolean overflows;

  if (width < LEAST_FOR_WORDS)
    return;
  pango_layout_get_pixel_size (self->name, &text_width, &text_height);
  overflows = text_width > self->room + PADDING || text_height + 1 > height;
  if (overflows)
    gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, mirrored ? width - BAR : width, height));
  clinic_layout_draw (snapshot, self->name, color,
                      mirrored ? MAX (PADDING, width - BAR - PADDING - text_width) : BAR + PADDING, 1);
  if (overflows)
    gtk_snapshot_pop (snapshot);
}

/* Icon and "3/6" on the rolling part. */
static void
draw_state (ClinicSessionBlock *self, GtkSnapshot *snapshot, const GdkRGBA *color, float width, float y, float height)
{
  gboolean mirrored = is_mirrored (self);
  float x = PADDING + 1;
  int text_width, text_height;

  pango_layout_get_pixel_size (self->nth, &text_width, &text_height);
  if (self->visit->session->state != CLINIC_SESSION_BOOKED && width >= ICON && height >= ICON - 4)
    {
      clinic_symbol_draw (GTK_WIDGET (self), snapshot,
                          clinic_session_words_get_icon (self->visit->session->state, self->ready), ICON, color,
                          mirrored ? width - x - ICON : x, y + (height - ICON) / 2);
      x += ICON + 3;
    }
  if (self->details == NULL && x + text_width <= width && height >= text_height - 4)
    clinic_layout_draw (snapshot, self->nth, color, mirrored ? width - x - text_width : x, y + (height - text_height) / 2);
}

static void
draw_live (ClinicSessionBlock *self, GtkSnapshot *snapshot, const GdkRGBA *solid, const GdkRGBA *text, float width,
           float height)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  float minute = height / MAX (1, self->span.bed_end - self->span.start);
  float rolling = (int) ((self->span.rolling - self->span.start) * minute);
  float end = (int) ((self->span.rolled - self->span.start) * minute);
  GdkRGBA tint = *solid;

  tint.alpha *= adw_style_manager_get_dark (adw_style_manager_get_default ()) ? 0.26 : 0.13;
  fill (snapshot, &tint, 0, 0, width, rolling);
  fill (snapshot, solid, is_mirrored (self) ? width - BAR : 0, 0, BAR, rolling);
  fill (snapshot, solid, 0, rolling, width, end - rolling);
  draw_foot (snapshot, solid, width, height);
  draw_name (self, snapshot, text, width, height);
  draw_state (self, snapshot, &white, width, rolling, end - rolling);
  if (self->details != NULL)
    clinic_session_details_draw (self->details, snapshot, text, width, rolling, end, height);
}

/* Two words more than a narrow lane can hold; made anew when what they say may have changed. By the width it was given
 * last: a block that waits to be shown again has none. */
static void
update_details (ClinicSessionBlock *self)
{
  g_clear_pointer (&self->details, clinic_session_details_free);
  if (self->visit != NULL && self->room + BAR + 2 * PADDING >= CLINIC_SESSION_DETAILS_LEAST_WIDTH)
    self->details = clinic_session_details_new (GTK_WIDGET (self), self->visit, &self->span, self->flag_ink,
                                                self->caution_ink);
}

static void
draw_off (ClinicSessionBlock *self, GtkSnapshot *snapshot, const GdkRGBA *solid, const GdkRGBA *text, float width,
          float height)
{
  GdkRGBA faint = *solid;

  faint.alpha *= 0.4;
  outline (snapshot, &faint, width, height);
  draw_name (self, snapshot, text, width, height);
  draw_state (self, snapshot, text, width, height - 20, 18);
}

static void
clinic_session_block_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ClinicSessionBlock *self = CLINIC_SESSION_BLOCK (widget);
  float width = gtk_widget_get_width (widget);
  float height = gtk_widget_get_height (widget);
  GdkRGBA solid, text;

  if (self->visit == NULL)
    return;
  clinic_color_of (widget, &solid);
  clinic_color_of (gtk_widget_get_parent (widget), &text);
  if (clinic_session_state_is_live (self->visit->session->state))
    draw_live (self, snapshot, &solid, &text, width, height);
  else
    draw_off (self, snapshot, &solid, &text, width, height);
  if (gtk_widget_has_visible_focus (widget))
    {
      outline (snapshot, &text, width, height);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (1, 1));
      outline (snapshot, &text, width - 2, height - 2);
    }
}

static int
get_room_for_name (ClinicSessionBlock *self)
{
  int taken = self->details != NULL ? clinic_session_details_get_nth_width (self->details) : 0;

  return MAX (1, self->room - taken);
}

/* Given name above family name, each cut off on its own; side by side where there is room. All names begin at the side
 * where the lane does; a layout flips the side for those that are read the other way than the window. */
static void
show_name (ClinicSessionBlock *self)
{
  g_autofree char *name = g_strdup (self->visit->patient_name);
  char *space = strchr (name, ' ');
  /* to ask the layout would lay it out, and it is laid out again once it has its width */
  gboolean from_right = clinic_phrase_reads_from_right (name);
  gboolean clipped = self->tight && !from_right;
  int width = 0;

  if (self->narrow && space != NULL)
    *space = '\n';
  /* where an ellipsis would take half of the room, the letters that fit say more; what begins at the right would be
     cut off there, so it keeps the ellipsis, and in a mirrored window what is cut off begins at the left */
  pango_layout_set_text (self->name, name, -1);
  pango_layout_set_width (self->name, clipped ? -1 : get_room_for_name (self) * PANGO_SCALE);
  if (clipped && is_mirrored (self))
    pango_layout_get_pixel_size (self->name, &width, NULL);
  pango_layout_set_alignment (self->name, from_right || width > self->room ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

static void
clinic_session_block_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ClinicSessionBlock *self = CLINIC_SESSION_BLOCK (widget);

  int room = MAX (1, width - BAR - 2 * PADDING);

  if (self->room == room)
    return;
  self->room = room;
  update_details (self);
  self->narrow = width < LEAST_FOR_ONE_LINE;
  self->tight = width < LEAST_FOR_ELLIPSIS;
  if (self->visit != NULL)
    show_name (self);
}

/* The ring is drawn here and not by the style, whose changes alone would draw anew. */
static void
clinic_session_block_state_flags_changed (GtkWidget *widget, GtkStateFlags before)
{
  gtk_widget_queue_draw (widget);
  GTK_WIDGET_CLASS (clinic_session_block_parent_class)->state_flags_changed (widget, before);
}

static void
clinic_session_block_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
}

static char *
say_bed (const ClinicSetup *setup, gint64 bed)
{
  g_autofree char *words = clinic_setup_say_bed (setup, bed);
  g_autofree char *own = g_strdup_printf (_("Bed %s"), "");

  return g_str_has_prefix (words, own) ? g_utf8_strdown (words, -1) : g_steal_pointer (&words);
}

static void
say_visit (ClinicSessionBlock *self, const ClinicSetup *setup, GTimeZone *zone)
{
  const ClinicSession *session = self->visit->session;
  g_autofree char *when = clinic_format_day_time (session->start, zone);
  g_autofree char *bed = say_bed (setup, session->bed);
  /* Translators: day and time, patient, the session's number, the course's length, bed, state:
     "Tue 24 Nov, 10:30, Asha Rao, session 3 of 6, bed 2, arrived" */
  char *sentence = g_strdup_printf (_("%s, %s, session %d of %d, %s, %s"), when, self->visit->patient_name,
                                    self->visit->nth, self->visit->length, bed,
                                    clinic_session_words_get_spoken (session->state, self->ready));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  g_free (self->sentence);
  self->sentence = sentence;
}

static void
show_words (ClinicSessionBlock *self)
{
  g_autofree char *nth = g_strdup_printf ("%d/%d", self->visit->nth, self->visit->length);
  PangoAttrList *attrs = pango_attr_list_new ();

  if (!clinic_session_state_is_live (self->visit->session->state))
    pango_attr_list_insert (attrs, pango_attr_strikethrough_new (TRUE));
  pango_attr_list_insert (attrs, pango_attr_size_new (9 * PANGO_SCALE));
  pango_layout_set_attributes (self->name, attrs);
  pango_attr_list_unref (attrs);
  show_name (self);
  pango_layout_set_text (self->nth, nth, -1);
}

void
clinic_session_block_set_visit (ClinicSessionBlock *self, const ClinicVisit *visit, gboolean ready,
                                const ClinicSetup *setup, GTimeZone *zone)
{
  g_return_if_fail (CLINIC_IS_SESSION_BLOCK (self));
  g_return_if_fail (visit != NULL);

  if (self->visit != NULL && self->visit->session->state != visit->session->state)
    gtk_widget_remove_css_class (GTK_WIDGET (self), clinic_session_words_get_class (self->visit->session->state));
  gtk_widget_add_css_class (GTK_WIDGET (self), clinic_session_words_get_class (visit->session->state));
  g_clear_pointer (&self->visit, clinic_visit_free);
  self->visit = clinic_visit_copy (visit);
  self->ready = ready;
  update_details (self);
  show_words (self);
  say_visit (self, setup, zone);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
clinic_session_block_set_span (ClinicSessionBlock *self, const ClinicSessionSpan *span)
{
  g_return_if_fail (CLINIC_IS_SESSION_BLOCK (self));
  g_return_if_fail (span != NULL);

  if (memcmp (&self->span, span, sizeof *span) == 0)
    return;
  self->span = *span;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const ClinicSessionSpan *
clinic_session_block_get_span (ClinicSessionBlock *self)
{
  g_return_val_if_fail (CLINIC_IS_SESSION_BLOCK (self), NULL);

  return &self->span;
}

const ClinicVisit *
clinic_session_block_get_visit (ClinicSessionBlock *self)
{
  g_return_val_if_fail (CLINIC_IS_SESSION_BLOCK (self), NULL);

  return self->visit;
}

/* Asked for when wanted: setting a tooltip's text asks the display server where the pointer is, for each block. */
static gboolean
clinic_session_block_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  ClinicSessionBlock *self = CLINIC_SESSION_BLOCK (widget);

  gtk_tooltip_set_text (tooltip, self->sentence);
  return self->sentence != NULL;
}

static void
clinic_session_block_finalize (GObject *object)
{
  ClinicSessionBlock *self = CLINIC_SESSION_BLOCK (object);

  g_clear_pointer (&self->visit, clinic_visit_free);
  g_free (self->sentence);
  g_clear_object (&self->name);
  g_clear_object (&self->nth);
  g_clear_pointer (&self->details, clinic_session_details_free);
  G_OBJECT_CLASS (clinic_session_block_parent_class)->finalize (object);
}

static void
clinic_session_block_class_init (ClinicSessionBlockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = clinic_session_block_finalize;
  widget_class->snapshot = clinic_session_block_snapshot;
  widget_class->size_allocate = clinic_session_block_size_allocate;
  widget_class->measure = clinic_session_block_measure;
  widget_class->state_flags_changed = clinic_session_block_state_flags_changed;
  widget_class->query_tooltip = clinic_session_block_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "session-block");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
clinic_session_block_init (ClinicSessionBlock *self)
{
  PangoAttrList *attrs = pango_attr_list_new ();

  self->name = gtk_widget_create_pango_layout (GTK_WIDGET (self), "");
  pango_layout_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (self->name, -1);
  self->nth = gtk_widget_create_pango_layout (GTK_WIDGET (self), "");
  pango_attr_list_insert (attrs, pango_attr_size_new (9 * PANGO_SCALE));
  pango_attr_list_insert (attrs, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (self->nth, attrs);
  pango_attr_list_unref (attrs);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
clinic_session_block_new (GtkWidget *flag_ink, GtkWidget *caution_ink)
{
  ClinicSessionBlock *self;

  g_return_val_if_fail (GTK_IS_WIDGET (flag_ink) && GTK_IS_WIDGET (caution_ink), NULL);

  self = g_object_new (CLINIC_TYPE_SESSION_BLOCK, NULL);
  self->flag_ink = flag_ink;
  self->caution_ink = caution_ink;
  return GTK_WIDGET (self);
}
