/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a place to what stands there, and back. */
#include "unrep-inspection-private.h"

static gboolean
is_in (UnrepRectangle rectangle,
       double         x,
       double         y)
{
  return x >= rectangle.x && x < rectangle.x + rectangle.width && y >= rectangle.y
         && y < rectangle.y + rectangle.height;
}

/**
 * unrep_inspection_find_char:
 * @offset: a code point of the extracted text
 *
 * Returns: index of the character that shows it, %UNREP_INSPECTION_NONE where none
 *   does: it is hidden, or in no paragraph that is inspected
 */
guint
unrep_inspection_find_char (UnrepInspection *self,
                            gsize            offset)
{
  guint low = 0, high;

  g_return_val_if_fail (UNREP_IS_INSPECTION (self), UNREP_INSPECTION_NONE);

  high = self->by_offset->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (UNREP_CHAR_AT (self, g_array_index (self->by_offset, guint, middle))->offset < offset)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < self->by_offset->len)
    {
      guint index = g_array_index (self->by_offset, guint, low);
      const UnrepInspectedChar *c = UNREP_CHAR_AT (self, index);

      /* Of those at one offset what stands for the text comes first. */
      if (c->offset == offset && !c->displayed_only)
        return index;
    }
  return UNREP_INSPECTION_NONE;
}

/**
 * unrep_inspection_find_cluster:
 * @x: in pixels
 * @y: in pixels
 *
 * Returns: index of the cluster there, %UNREP_INSPECTION_NONE where there is none
 */
guint
unrep_inspection_find_cluster (UnrepInspection *self,
                               double           x,
                               double           y)
{
  g_return_val_if_fail (UNREP_IS_INSPECTION (self), UNREP_INSPECTION_NONE);

  for (guint i = 0; i < self->runs->len; i++)
    {
      const UnrepInspectedRun *run = UNREP_RUN_AT (self, i);

      for (guint k = run->first_cluster; is_in (run->rectangle, x, y) && k < run->first_cluster + run->n_clusters; k++)
        if (is_in (UNREP_CLUSTER_AT (self, k)->rectangle, x, y))
          return k;
    }
  return UNREP_INSPECTION_NONE;
}

/**
 * unrep_inspection_find_glyph:
 * @x: in pixels
 * @y: in pixels
 *
 * Of a letter with marks the marks take no place of their own: the letter is found.
 *
 * Returns: index of the glyph there, %UNREP_INSPECTION_NONE where there is none
 */
guint
unrep_inspection_find_glyph (UnrepInspection *self,
                             double           x,
                             double           y)
{
  guint found = unrep_inspection_find_cluster (self, x, y);
  const UnrepInspectedCluster *cluster;
  double right;

  if (found == UNREP_INSPECTION_NONE)
    return UNREP_INSPECTION_NONE;
  cluster = UNREP_CLUSTER_AT (self, found);
  right = cluster->rectangle.x;
  for (guint i = 0; i < cluster->n_glyphs; i++)
    {
      right += UNREP_GLYPH_AT (self, cluster->first_glyph + i)->advance;
      if (x < right)
        return cluster->first_glyph + i;
    }
  return cluster->n_glyphs > 0 ? cluster->first_glyph + cluster->n_glyphs - 1 : UNREP_INSPECTION_NONE;
}

/**
 * unrep_inspection_move:
 * @cluster: less than unrep_inspection_get_n_clusters()
 * @steps: how far to go to the right; negative for the left
 *
 * For the arrow keys: on a line the next cluster is the one beside it as drawn, and
 * behind its right end comes the left end of the next line.
 *
 * Returns: index of the cluster there, the first or last as drawn where that is too far
 */
guint
unrep_inspection_move (UnrepInspection *self,
                       guint            cluster,
                       int              steps)
{
  gint64 place;

  g_return_val_if_fail (UNREP_IS_INSPECTION (self) && cluster < self->clusters->len, UNREP_INSPECTION_NONE);

  place = (gint64) g_array_index (self->places, guint, cluster) + steps;
  return g_array_index (self->visual_clusters, guint, CLAMP (place, 0, (gint64) self->clusters->len - 1));
}

static gboolean
shows (UnrepInspection             *self,
       const UnrepInspectedCluster *cluster,
       UnrepRange                   range)
{
  for (guint i = cluster->first_char; i < cluster->first_char + cluster->n_chars; i++)
    {
      const UnrepInspectedChar *c = UNREP_CHAR_AT (self, i);

      if (!c->displayed_only && unrep_range_contains (range, c->offset))
        return TRUE;
    }
  return FALSE;
}

/* Whether @next begins where @last ends. */
static gboolean
is_beside (const UnrepRectangle *last,
           const UnrepRectangle *next)
{
  return last->y == next->y && ABS (last->x + last->width - next->x) < 0.5;
}

/**
 * unrep_inspection_list_rectangles:
 * @range: code points of the extracted text
 *
 * A part of a ligature is shown by the whole ligature.
 *
 * Returns: (transfer full) (element-type UnrepRectangle): where it is drawn, from left
 *   to right and line by line; what stands side by side is one
 */
GArray *
unrep_inspection_list_rectangles (UnrepInspection *self,
                                  UnrepRange       range)
{
  GArray *rectangles = g_array_new (FALSE, FALSE, sizeof (UnrepRectangle));

  g_return_val_if_fail (UNREP_IS_INSPECTION (self), rectangles);

  for (guint i = 0; i < self->visual_clusters->len; i++)
    {
      const UnrepInspectedCluster *cluster = UNREP_CLUSTER_AT (self, g_array_index (self->visual_clusters, guint, i));
      UnrepRectangle *last = rectangles->len > 0
                               ? &g_array_index (rectangles, UnrepRectangle, rectangles->len - 1)
                               : NULL;

      if (!shows (self, cluster, range))
        continue;
      if (last != NULL && is_beside (last, &cluster->rectangle))
        last->width = cluster->rectangle.x + cluster->rectangle.width - last->x;
      else
        g_array_append_val (rectangles, cluster->rectangle);
    }
  return rectangles;
}
