/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is found is marked behind the letters. Drawn and not tagged: there may be a
 * million hits, of which a screen shows a few; and no tag can change a letter. */
#include "unrep-hit-marks.h"

#include "unrep-span-boxes.h"

#include <adwaita.h>

#define RADIUS 3
/* Pixels beside the letters, which reach a little over their own place. */
#define PADDING 2
/* Hits of several screens' length begin at most this far before what is visible. */
#define LONGEST 8192

typedef struct
{
  GtkTextView *view;
  GtkSnapshot *snapshot;
  GdkRGBA fill;
  GdkRGBA line;
  float border; /* 0 for none */
} Pen;

static void
get_colour (GtkTextView *view,
            const char  *name,
            GdkRGBA     *colour)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (view)), name, colour))
    *colour = (GdkRGBA) { 0.98f, 0.89f, 0.45f, 1 };
}

/* Not by colour alone: the current hit has a frame, with high contrast every hit. */
static Pen
new_pen (GtkTextView *view,
         GtkSnapshot *snapshot,
         gboolean     current)
{
  gboolean strong = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  Pen pen = { view, snapshot };

  get_colour (view, current ? "unrep_current_hit_color" : "unrep_hit_color", &pen.fill);
  get_colour (view, "unrep_hit_border_color", &pen.line);
  pen.border = current ? (strong ? 3 : 2) : strong ? 1 : 0;
  return pen;
}

static void
draw (const Pen          *pen,
      const GdkRectangle *box)
{
  GskRoundedRect shape;

  if (box->width <= 0)
    return;
  gsk_rounded_rect_init_from_rect (
    &shape, &GRAPHENE_RECT_INIT ((float) (box->x - PADDING), (float) box->y, (float) (box->width + 2 * PADDING), (float) box->height),
    RADIUS);
  gtk_snapshot_push_rounded_clip (pen->snapshot, &shape);
  gtk_snapshot_append_color (pen->snapshot, &pen->fill, &shape.bounds);
  gtk_snapshot_pop (pen->snapshot);
  if (pen->border > 0)
    gtk_snapshot_append_border (pen->snapshot, &shape,
                                (float[4]){ pen->border, pen->border, pen->border, pen->border },
                                (GdkRGBA[4]){ pen->line, pen->line, pen->line, pen->line });
}

/* What takes no place, such as a control, is marked by a bar. */
static void
draw_empty (const Pen  *pen,
            UnrepRange  place)
{
  GdkRectangle box;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (pen->view), &iter, (int) place.start);
  gtk_text_view_get_iter_location (pen->view, &iter, &box);
  box.width = 1;
  draw (pen, &box);
}

static void
draw_place (const Pen  *pen,
            UnrepRange  place)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (GdkRectangle));
  gboolean is_empty = TRUE;

  unrep_span_boxes_add (boxes, pen->view, place);
  for (guint i = 0; i < boxes->len; i++)
    {
      const GdkRectangle *box = &g_array_index (boxes, GdkRectangle, i);

      is_empty = is_empty && box->width == 0;
      draw (pen, box);
    }
  if (is_empty)
    draw_empty (pen, place);
}

/**
 * unrep_hit_marks_draw:
 * @view: a view
 * @snapshot: where to draw, in the buffer coordinates of @view
 * @fill: name of the colour behind the letters
 * @current: whether to frame it
 * @display: what to mark, in the displayed text
 *
 * To be called for the layer below the text.
 */
void
unrep_hit_marks_draw (GtkTextView *view,
                      GtkSnapshot *snapshot,
                      const char  *fill,
                      gboolean     current,
                      UnrepRange   display)
{
  Pen pen = new_pen (view, snapshot, current);

  get_colour (view, fill, &pen.fill);
  draw_place (&pen, display);
}

/**
 * unrep_hit_marks_snapshot:
 * @view: a view
 * @finder: the hits in what @view displays
 * @display: what is visible, in the displayed text
 * @snapshot: where to draw, in the buffer coordinates of @view
 *
 * To be called for the layer below the text. Draws visible hits only.
 */
void
unrep_hit_marks_snapshot (GtkTextView *view,
                          UnrepFinder *finder,
                          UnrepRange   display,
                          GtkSnapshot *snapshot)
{
  guint n_hits = unrep_finder_get_n_hits (finder);
  guint first = unrep_finder_find_hit (finder, display.start > LONGEST ? display.start - LONGEST : 0);
  Pen usual, current;

  if (first == UNREP_NO_HIT)
    return;
  usual = new_pen (view, snapshot, FALSE);
  current = new_pen (view, snapshot, TRUE);
  for (guint i = first; i < n_hits; i++)
    {
      UnrepRange hit = unrep_finder_get_hit (finder, i);
      g_autoptr (GArray) places = NULL;

      if (hit.start >= display.end)
        break;
      if (hit.end <= display.start)
        continue;
      places = unrep_finder_list_places (finder, i);
      for (guint j = 0; j < places->len; j++)
        {
          UnrepRange place = g_array_index (places, UnrepRange, j);

          place.start = MAX (place.start, display.start);
          place.end = MIN (place.end, display.end);
          draw_place (i == unrep_finder_get_current (finder) ? &current : &usual, place);
        }
    }
}
