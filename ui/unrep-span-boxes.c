/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-span-boxes.h"

/* Of a place of more code points than this, whole lines are measured at their ends: a
 * letter is found by walking through its paragraph, and a screen may be one place. */
#define LONG_PLACE 64

/* A letter's place has its leading edge at x, and a negative width from right to left. */
static GdkRectangle
get_letter (GtkTextView       *view,
            const GtkTextIter *iter)
{
  GdkRectangle place;

  gtk_text_view_get_iter_location (view, iter, &place);
  if (place.width < 0)
    {
      place.x += place.width;
      place.width = -place.width;
    }
  return place;
}

static gboolean
joins (const GdkRectangle *box,
       const GdkRectangle *letter)
{
  return box->y == letter->y && box->height == letter->height && letter->x <= box->x + box->width + 1
         && box->x <= letter->x + letter->width + 1;
}

static void
add_letter (GArray             *boxes,
            const GdkRectangle *letter)
{
  GdkRectangle *last = boxes->len > 0 ? &g_array_index (boxes, GdkRectangle, boxes->len - 1) : NULL;

  if (last != NULL && joins (last, letter))
    gdk_rectangle_union (last, letter, last);
  else
    g_array_append_val (boxes, *letter);
}

static gboolean
is_text (GtkTextView *view,
         int          x,
         int          y)
{
  GtkTextIter iter;

  return gtk_text_view_get_iter_at_location (view, &iter, x, y);
}

/* The last pixel of the text from @inside towards @outside, on the line at @y. */
static int
find_edge (GtkTextView *view,
           int          inside,
           int          outside,
           int          y)
{
  while (ABS (outside - inside) > 1)
    {
      int middle = inside + (outside - inside) / 2;

      if (is_text (view, middle, y))
        inside = middle;
      else
        outside = middle;
    }
  return inside;
}

/* A displayed line that begins at @iter is one box, from its leftmost to its rightmost
 * letter, wherever these are in the text. */
static void
add_line (GArray            *boxes,
          GtkTextView       *view,
          const GtkTextIter *iter)
{
  GdkRectangle box = get_letter (view, iter);
  int y = box.y + box.height / 2, inside = is_text (view, box.x, y) ? box.x : box.x - 1;

  if (gtk_text_iter_ends_line (iter))
    return;
  /* Else nothing on it has a width. */
  if (is_text (view, inside, y))
    {
      box.x = find_edge (view, inside, -1, y);
      box.width = find_edge (view, inside, gtk_widget_get_width (GTK_WIDGET (view)), y) - box.x + 1;
    }
  g_array_append_val (boxes, box);
}

static void
add_letters (GArray      *boxes,
             GtkTextView *view,
             GtkTextIter *iter,
             gsize        end)
{
  while ((gsize) gtk_text_iter_get_offset (iter) < end)
    {
      if (!gtk_text_iter_ends_line (iter))
        {
          GdkRectangle letter = get_letter (view, iter);

          add_letter (boxes, &letter);
        }
      gtk_text_iter_forward_char (iter);
    }
}

/* The offset behind the displayed line of @iter. */
static gsize
find_line_end (GtkTextView       *view,
               const GtkTextIter *iter)
{
  GtkTextIter end = *iter;

  /* Where the paragraph goes on, that is before the last letter of the line. */
  gtk_text_view_forward_display_line_end (view, &end);
  return (gsize) gtk_text_iter_get_offset (&end) + 1;
}

/**
 * unrep_span_boxes_add:
 * @boxes: (element-type GdkRectangle): where to add
 * @view: a view
 * @display: code points of what it displays
 *
 * Adds where they are displayed, as unrep_span_boxes_new().
 */
void
unrep_span_boxes_add (GArray      *boxes,
                      GtkTextView *view,
                      UnrepRange   display)
{
  gboolean by_lines = unrep_range_length (display) > LONG_PLACE;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, (int) display.start);
  for (gsize at = display.start; at < display.end;)
    {
      gsize line_end = by_lines ? find_line_end (view, &iter) : display.end;

      if (by_lines && line_end <= display.end && gtk_text_view_starts_display_line (view, &iter))
        {
          add_line (boxes, view, &iter);
          gtk_text_iter_set_offset (&iter, (int) line_end);
        }
      else
        add_letters (boxes, view, &iter, MIN (line_end, display.end));
      at = MAX (line_end, at + 1);
    }
}

/**
 * unrep_span_boxes_new:
 * @view: a view that displays @reading
 * @reading: the reading text
 * @text: words of the extracted text
 *
 * Words of one direction are one box a line; where directions are mixed they are
 * several, as the letters are displayed.
 *
 * Returns: (transfer full) (element-type GdkRectangle): where the words are
 *   displayed, in buffer coordinates of @view, in reading order
 */
GArray *
unrep_span_boxes_new (GtkTextView      *view,
                      UnrepReadingText *reading,
                      UnrepRange        text)
{
  g_autoptr (GArray) ranges = unrep_reading_text_list_display_ranges (reading, text);
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (GdkRectangle));

  for (guint i = 0; i < ranges->len; i++)
    unrep_span_boxes_add (boxes, view, g_array_index (ranges, UnrepRange, i));
  return boxes;
}
