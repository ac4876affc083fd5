/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

/**
 * unrep_unit_pieces_init:
 * @self: (out caller-allocates): the pieces
 * @outline: an outline
 * @index: the number of one of its units
 *
 * Begins to walk over the text that is the unit's own: what lies within its range and in
 * no other unit's. Its label, which stands behind it in visual order, is left out.
 */
void
unrep_unit_pieces_init (UnrepUnitPieces *self,
                        UnrepOutline    *outline,
                        guint            index)
{
  const UnrepUnit *unit = unrep_outline_get_unit (outline, index);

  *self = (UnrepUnitPieces) {
    .outline = outline, .label = unit->printed_range, .at = unit->range.start, .end = unit->range.end, .next = index + 1
  };
}

/**
 * unrep_unit_pieces_next:
 * @self: pieces
 * @piece: (out): one of them, never empty
 *
 * Returns: whether there was one more
 */
gboolean
unrep_unit_pieces_next (UnrepUnitPieces *self,
                        UnrepRange      *piece)
{
  while (self->at < self->end)
    {
      gsize start = self->at, end = self->end;

      if (unrep_range_length (self->label) > 0 && self->label.end > start)
        {
          if (self->label.start <= start)
            {
              self->at = self->label.end;
              continue;
            }
          end = MIN (end, self->label.start);
        }
      if (self->next < unrep_outline_get_n_units (self->outline))
        {
          UnrepRange other = unrep_outline_get_unit (self->outline, self->next)->range;

          if (other.start < end)
            {
              end = MAX (start, other.start);
              self->at = MAX (end, other.end);
              self->next++;
            }
          else
            self->at = end;
        }
      else
        self->at = end;
      if (start < end)
        {
          *piece = (UnrepRange) { start, end };
          return TRUE;
        }
    }
  return FALSE;
}
