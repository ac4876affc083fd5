/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-underline.h"

#include "annotation/unrep-suggestion.h"

/* Drawn and left out by turns, in pixels; one for each position, so that lines
 * differ without colour too, from each other and from the dots below repairs. */
static const float patterns[][4] = {
  { 1000, 0, 1000, 0 }, { 9, 3, 9, 3 }, { 9, 3, 2, 3 }, { 2, 6, 2, 6 }, { 4, 4, 4, 4 },
};

/**
 * unrep_underline_snapshot:
 * @snapshot: where to draw
 * @position: index of a position, or %UNREP_NO_POSITION
 * @line: where the line is
 * @colour: its colour
 *
 * Draws a line in the pattern of @position; it is the same below evidence and below
 * telling words.
 */
void
unrep_underline_snapshot (GtkSnapshot           *snapshot,
                          guint                  position,
                          const graphene_rect_t *line,
                          const GdkRGBA         *colour)
{
  const guint n_patterns = G_N_ELEMENTS (patterns);
  const float *pattern = patterns[position == UNREP_NO_POSITION ? n_patterns - 1 : position % n_patterns];
  float x = line->origin.x, end = x + line->size.width;

  for (guint i = 0; x < end; i = (i + 2) % 4)
    {
      gtk_snapshot_append_color (snapshot, colour,
                                 &GRAPHENE_RECT_INIT (x, line->origin.y, MIN (pattern[i], end - x), line->size.height));
      x += pattern[i] + pattern[i + 1];
    }
}
