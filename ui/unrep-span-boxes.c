/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-span-boxes.h"

/* A letter's place has its leading edge at x, and a negative width from right to left. */
static GdkRectangle
normalize (GdkRectangle place)
{
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
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autoptr (GArray) ranges = unrep_reading_text_list_display_ranges (reading, text);
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (GdkRectangle));

  for (guint i = 0; i < ranges->len; i++)
    {
      UnrepRange range = g_array_index (ranges, UnrepRange, i);
      GtkTextIter iter;

      gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) range.start);
      for (gsize offset = range.start; offset < range.end; offset++, gtk_text_iter_forward_char (&iter))
        {
          GdkRectangle letter;

          if (gtk_text_iter_ends_line (&iter))
            continue;
          gtk_text_view_get_iter_location (view, &iter, &letter);
          letter = normalize (letter);
          add_letter (boxes, &letter);
        }
    }
  return boxes;
}
