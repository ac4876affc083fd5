/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-span-marks.h"

#include "unrep-box-cache.h"
#include "unrep-colours.h"
#include "unrep-desk-spans.h"
#include "unrep-span-boxes.h"
#include "unrep-underline.h"

#include "annotation/unrep-review-spans.h"

#include <adwaita.h>

/* Thickness of a line, how far lines of overlapping spans are apart, how many find room. */
#define LINE 2
#define LANE 3
#define N_LANES 4
/* How strong the ground of a span is, and that of the current one. */
#define GROUND_ALPHA 0.13f
#define CURRENT_ALPHA 0.26f
/* Pixels from the text column to the first symbol, and from symbol to symbol. */
#define MARGIN_GAP 8
#define SYMBOL_GAP 2
/* How wide a row of symbols may be: it has to end before the frame of the unit. */
#define ROW_WIDTH 27
/* The end that is moved is a bar. */
#define END_BAR 3

struct _UnrepSpanMarks
{
  GObject parent_instance;

  GtkTextView *view; /* borrowed: it owns the marks */
  UnrepReadingText *reading;
  UnrepDesk *desk;
  UnrepBoxCache *boxes;
};

G_DEFINE_FINAL_TYPE (UnrepSpanMarks, unrep_span_marks, G_TYPE_OBJECT)

static void
unrep_span_marks_finalize (GObject *object)
{
  UnrepSpanMarks *self = UNREP_SPAN_MARKS (object);

  g_clear_pointer (&self->reading, unrep_reading_text_unref);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->boxes, unrep_box_cache_free);
  G_OBJECT_CLASS (unrep_span_marks_parent_class)->finalize (object);
}

static void
unrep_span_marks_class_init (UnrepSpanMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unrep_span_marks_finalize;
}

static void
unrep_span_marks_init (UnrepSpanMarks *self)
{
}

/* One span as it is drawn now. */
typedef struct
{
  UnrepRange text;
  GArray *boxes;
  guint position; /* or UNREP_NO_POSITION */
  guint lane;
  GdkRGBA colour;
  gboolean current;
} Drawn;

static void
drawn_clear (Drawn *drawn)
{
  g_array_unref (drawn->boxes);
}

/* Words without a position have the colour of the text. */
static void
choose_colour (UnrepSpanMarks *self,
               Drawn          *drawn)
{
  UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);

  if (drawn->position != UNREP_NO_POSITION)
    unrep_colours_for_paper (unrep_codebook_get_position (codebook, drawn->position)->colour, &drawn->colour);
  else
    {
      gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self->view)), &drawn->colour);
      drawn->colour.alpha *= 0.7f;
    }
}

/* The lowest lane that no earlier span beside this one has. */
static guint
find_lane (GArray     *drawn,
           UnrepRange  text)
{
  guint taken = 0, lane = 0;

  for (guint i = 0; i < drawn->len; i++)
    if (unrep_range_overlap (g_array_index (drawn, Drawn, i).text, text) > 0)
      taken |= 1u << MIN (g_array_index (drawn, Drawn, i).lane, N_LANES - 1);
  while (lane < N_LANES - 1 && (taken & (1u << lane)) != 0)
    lane++;
  return lane;
}

static UnrepRange
clip (UnrepRange range,
      UnrepRange visible)
{
  return (UnrepRange) { MAX (range.start, visible.start), MIN (range.end, visible.end) };
}

/* What others marked, in lanes of their own. */
static void
add_heard (UnrepSpanMarks *self,
           GArray         *list,
           UnrepRange      visible)
{
  GArray *heard = unrep_desk_get_heard (self->desk);

  for (guint i = 0; i < heard->len; i++)
    {
      const UnrepHeardSpan *one = &g_array_index (heard, UnrepHeardSpan, i);
      Drawn drawn = { .text = one->range, .position = one->position };

      if (unrep_range_overlap (one->range, visible) == 0)
        continue;
      drawn.boxes = unrep_box_cache_ref_boxes (self->boxes, clip (drawn.text, visible));
      drawn.lane = find_lane (list, drawn.text);
      choose_colour (self, &drawn);
      g_array_append_val (list, drawn);
    }
}

static GArray *
list_drawn (UnrepSpanMarks *self,
            UnrepRange      visible)
{
  UnrepReview *review = unrep_desk_get_review (self->desk);
  UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);
  g_autoptr (GPtrArray) spans = unrep_review_list_spans (review, visible);
  GArray *list = g_array_new (FALSE, TRUE, sizeof (Drawn));

  g_array_set_clear_func (list, (GDestroyNotify) drawn_clear);
  for (guint i = 0; i < spans->len; i++)
    {
      UnrepAnnotation *span = g_ptr_array_index (spans, i);
      Drawn drawn = { .text = unrep_annotation_get_range (span), .position = UNREP_NO_POSITION };

      drawn.boxes = unrep_box_cache_ref_boxes (self->boxes, clip (drawn.text, visible));
      unrep_codebook_find_position (codebook, unrep_annotation_get_position (span), &drawn.position);
      drawn.lane = find_lane (list, drawn.text);
      drawn.current = g_strcmp0 (unrep_annotation_get_id (span), unrep_desk_get_span (self->desk)) == 0;
      choose_colour (self, &drawn);
      g_array_append_val (list, drawn);
    }
  add_heard (self, list, visible);
  return list;
}

static void
snapshot_ground (GtkSnapshot *snapshot,
                 const Drawn *drawn)
{
  GdkRGBA ground = drawn->colour;

  ground.alpha = drawn->current ? CURRENT_ALPHA : GROUND_ALPHA;
  for (guint i = 0; i < drawn->boxes->len; i++)
    {
      GdkRectangle box = g_array_index (drawn->boxes, GdkRectangle, i);

      gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT (box.x, box.y, box.width, box.height));
      unrep_underline_snapshot (snapshot, drawn->position,
                                &GRAPHENE_RECT_INIT (box.x, box.y + box.height - LINE - LANE * (int) drawn->lane,
                                                     box.width, LINE),
                                &drawn->colour);
    }
}

/* A bar at the end that the keys move. */
static void
snapshot_end (UnrepSpanMarks *self,
              GtkSnapshot    *snapshot,
              UnrepRange      text,
              UnrepSpanEnd    end,
              const GdkRGBA  *colour)
{
  GdkRectangle place;
  int x;

  unrep_box_cache_get_place (self->boxes, end == UNREP_SPAN_START ? text.start : text.end - 1, &place);
  x = end == UNREP_SPAN_START ? place.x : place.x + place.width;
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT ((float) x - END_BAR / 2.0f, (float) place.y, END_BAR,
                                                  (float) place.height));
}

/* Words that wait for a position: framed, not yet filled. */
static void
snapshot_asked (UnrepSpanMarks *self,
                GtkSnapshot    *snapshot)
{
  g_autoptr (GArray) boxes = NULL;
  GdkRGBA line = { 0.21f, 0.52f, 0.89f, 1 };
  UnrepRange words;

  if (!unrep_desk_get_asked (self->desk, &words))
    return;
  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self->view)), "accent_color", &line);
  boxes = unrep_span_boxes_new (self->view, self->reading, words);
  for (guint i = 0; i < boxes->len; i++)
    {
      GdkRectangle box = g_array_index (boxes, GdkRectangle, i);
      GskRoundedRect frame;

      gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT (box.x, box.y, box.width, box.height), 3);
      gtk_snapshot_append_border (snapshot, &frame, (float[4]){ 2, 2, 2, 2 }, (GdkRGBA[4]){ line, line, line, line });
    }
  snapshot_end (self, snapshot, words, unrep_desk_get_span_end (self->desk), &line);
}

/* Where the next symbol goes beside a line: x from the column, y from its top. */
typedef struct
{
  int line_y;
  int x;
  int y;
} Row;

static void
move_on (Row                *row,
         const GdkRectangle *box,
         int                 width,
         int                 height)
{
  if (row->line_y != box->y)
    *row = (Row) { box->y, 0, (box->height - height) / 2 };
  else if (row->x + width > ROW_WIDTH)
    *row = (Row) { box->y, 0, row->y + height - 3 };
}

/* Beside the first line of a span, at the end side of the column; those of one
 * line stand in rows. */
static void
snapshot_symbol (UnrepSpanMarks *self,
                 GtkSnapshot    *snapshot,
                 const Drawn    *drawn,
                 Row            *row)
{
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans 8");
  UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);
  const GdkRectangle *box = &g_array_index (drawn->boxes, GdkRectangle, 0);
  guint line = unrep_text_get_line_at (unrep_reading_text_get_display (self->reading),
                                       unrep_reading_text_to_display (self->reading, drawn->text.start));
  gboolean rtl = unrep_reading_text_get_paragraph (self->reading, line - 1).direction == UNREP_DIRECTION_RTL;
  int width, height, left;

  if (drawn->position == UNREP_NO_POSITION)
    return;
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view),
                                           unrep_codebook_get_position (codebook, drawn->position)->symbol);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_size (layout, &width, &height);
  move_on (row, box, width, height);
  left = rtl ? gtk_text_view_get_left_margin (self->view) - MARGIN_GAP - row->x - width
             : gtk_widget_get_width (GTK_WIDGET (self->view)) - gtk_text_view_get_right_margin (self->view) + MARGIN_GAP
                 + row->x;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) left, (float) (box->y + row->y)));
  gtk_snapshot_append_layout (snapshot, layout, &drawn->colour);
  gtk_snapshot_restore (snapshot);
  row->x += width + SYMBOL_GAP;
}

/**
 * unrep_span_marks_snapshot:
 * @self: the marks
 * @snapshot: where to draw, in the buffer coordinates of the view
 * @visible: the code points of the extracted text that are visible
 *
 * To be called for the layer below the text.
 */
void
unrep_span_marks_snapshot (UnrepSpanMarks *self,
                           GtkSnapshot    *snapshot,
                           UnrepRange      visible)
{
  g_autoptr (GArray) list = NULL;
  Row row = { .line_y = G_MININT };

  g_return_if_fail (UNREP_IS_SPAN_MARKS (self));

  list = list_drawn (self, visible);
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, Drawn, i).boxes->len > 0)
      {
        const Drawn *drawn = &g_array_index (list, Drawn, i);

        snapshot_ground (snapshot, drawn);
        snapshot_symbol (self, snapshot, drawn, &row);
        if (drawn->current)
          snapshot_end (self, snapshot, drawn->text, unrep_desk_get_span_end (self->desk), &drawn->colour);
      }
  snapshot_asked (self, snapshot);
  unrep_box_cache_trim (self->boxes, list->len);
}

/**
 * unrep_span_marks_new:
 * @view: (transfer none): the view to draw for, which outlives the marks
 * @reading: what it displays
 * @desk: where the spans are
 *
 * Returns: (transfer full): marks for one view
 */
UnrepSpanMarks *
unrep_span_marks_new (GtkTextView      *view,
                      UnrepReadingText *reading,
                      UnrepDesk        *desk)
{
  UnrepSpanMarks *self = g_object_new (UNREP_TYPE_SPAN_MARKS, NULL);

  self->view = view;
  self->reading = unrep_reading_text_ref (reading);
  self->desk = g_object_ref (desk);
  self->boxes = unrep_box_cache_new (view, reading);
  return self;
}
