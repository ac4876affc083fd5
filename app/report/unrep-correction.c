/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-correction-private.h"

#include "unrep-outline-private.h"

/**
 * unrep_outline_new_corrected:
 * @self: an outline
 * @corrections: (array length=n_corrections): what people say about it, in any
 *   order as long as none contradict each other; the first one wins otherwise
 * @n_corrections: how many
 * @contradicting: (out) (optional) (transfer full) (element-type guint): where to
 *   put the indexes of those that were not applied because they contradict
 *   another one or are not sound, in order
 *
 * Applies corrections. Each becomes a unit, and is certain. Its text is taken
 * from the units that had it: one without any left is gone (so a split is two
 * results, and a join is one), another keeps the rest; what loses its beginning
 * is a continuation. What stands in the middle of a unit (a footnote, a page's
 * footer) stays there, and units below one that is gone stand below the last
 * correction of its kind that shares text with it.
 *
 * Two corrections contradict each other when they differ and share text, unless
 * one is a footnote or an artefact, or corrects a unit, in the middle of the
 * other. Of two that contradict each other the later one in @corrections is not
 * applied, even if the other is not applied either because of a third.
 *
 * Applying the same corrections to the result gives the same units again. Takes
 * time linear in the number of units and n log n in that of corrections.
 *
 * Returns: (transfer full): the corrected outline; @self where nothing is applied
 */
UnrepOutline *
unrep_outline_new_corrected (UnrepOutline          *self,
                             const UnrepCorrection *corrections,
                             guint                  n_corrections,
                             GArray               **contradicting)
{
  g_autoptr (GArray) lost = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) chosen = NULL;
  g_autoptr (GArray) pieces = NULL;
  g_autofree gboolean *nested = NULL;
  g_autofree guint *heirs = NULL;
  GStringChunk *strings;
  GArray *units;

  g_return_val_if_fail (self != NULL, NULL);

  nested = unrep_outline_find_nested (self);
  chosen = unrep_corrections_choose (self, nested, corrections, n_corrections, lost);
  if (contradicting != NULL)
    *contradicting = g_steal_pointer (&lost);
  if (chosen->len == 0)
    return unrep_outline_ref (self);

  strings = g_string_chunk_new (1024);
  heirs = g_new (guint, MAX (unrep_outline_get_n_units (self), 1));
  pieces = unrep_corrections_carve (self, nested, chosen, heirs);
  unrep_corrections_place (self, pieces, heirs, unrep_outline_get_n_units (self) + chosen->len, strings);

  units = g_array_sized_new (FALSE, FALSE, sizeof (UnrepUnit), pieces->len);
  for (guint i = 0; i < pieces->len; i++)
    g_array_append_val (units, g_array_index (pieces, UnrepPiece, i).unit);
  return unrep_outline_new_from_units (self, units, strings);
}

/**
 * unrep_outline_get_correction:
 * @self: an outline
 * @index: index of a unit
 * @correction: (out caller-allocates): the correction that says what is so
 *   already; its strings belong to @self
 *
 * To be changed where something is to become different.
 */
void
unrep_outline_get_correction (UnrepOutline    *self,
                              guint            index,
                              UnrepCorrection *correction)
{
  const UnrepUnit *unit = unrep_outline_get_unit (self, index);

  g_return_if_fail (unit != NULL);

  correction->range = unit->range;
  correction->kind = unit->kind;
  correction->label = unit->label;
  correction->parent = unit->parent != UNREP_NO_UNIT ? unrep_outline_get_unit (self, unit->parent)->path : "";
  correction->recommendation = unit->recommendation;
}

/* Moves the end of @range, at which a unit is cut, before what is not its own. */
static UnrepRange
leave_holes_behind (UnrepOutline *self,
                    guint         index,
                    UnrepRange    range)
{
  UnrepText *text = unrep_outline_get_text (self);

  for (;;)
    {
      gsize end;
      guint hole;

      range = unrep_correction_trim (text, range);
      if (range.start >= range.end)
        return range;
      hole = unrep_outline_get_unit_at (self, range.end - 1);
      end = hole != UNREP_NO_UNIT && hole > index ? unrep_outline_get_unit (self, hole)->range.start : range.end;
      if (end == range.end)
        return range;
      range.end = MAX (end, range.start);
    }
}

static UnrepRange
leave_holes_before (UnrepOutline *self,
                    guint         index,
                    UnrepRange    range)
{
  UnrepText *text = unrep_outline_get_text (self);

  for (;;)
    {
      guint hole;

      range = unrep_correction_trim (text, range);
      if (range.start >= range.end)
        return range;
      hole = unrep_outline_get_unit_at (self, range.start);
      if (hole == UNREP_NO_UNIT || hole <= index)
        return range;
      range.start = MIN (unrep_outline_get_unit (self, hole)->range.end, range.end);
    }
}

/**
 * unrep_outline_find_split:
 * @self: an outline
 * @index: index of a unit
 * @offset: a code point of the text
 * @before: (out): range of what is left when the unit is cut before @offset
 * @behind: (out): range of the rest of it
 *
 * White space at the cut, and a footnote or a page's footer that stands there,
 * belong to neither part.
 *
 * Returns: whether both parts have any text
 */
gboolean
unrep_outline_find_split (UnrepOutline *self,
                          guint         index,
                          gsize         offset,
                          UnrepRange   *before,
                          UnrepRange   *behind)
{
  const UnrepUnit *unit = unrep_outline_get_unit (self, index);

  g_return_val_if_fail (unit != NULL, FALSE);

  if (offset <= unit->range.start || offset >= unit->range.end)
    return FALSE;
  *before = leave_holes_behind (self, index, (UnrepRange) { unit->range.start, offset });
  *behind = leave_holes_before (self, index, (UnrepRange) { offset, unit->range.end });
  return before->start < before->end && behind->start < behind->end;
}

/**
 * unrep_outline_find_previous:
 * @self: an outline
 * @index: index of a unit
 *
 * The unit that @index would be joined with: the nearest one before it. A page's
 * footer in between is passed over, and so is a footnote, unless @index is a
 * footnote itself. What stands in the middle of another unit has none.
 *
 * Returns: index of that unit, or %UNREP_NO_UNIT
 */
guint
unrep_outline_find_previous (UnrepOutline *self,
                             guint         index)
{
  const UnrepUnit *unit = unrep_outline_get_unit (self, index);

  g_return_val_if_fail (unit != NULL, UNREP_NO_UNIT);

  for (guint i = index; i > 0; i--)
    {
      const UnrepUnit *before = unrep_outline_get_unit (self, i - 1);

      if (before->range.end > unit->range.start)
        return UNREP_NO_UNIT;
      if (before->kind != UNREP_UNIT_ARTEFACT
          && (before->kind != UNREP_UNIT_FOOTNOTE || unit->kind == UNREP_UNIT_FOOTNOTE))
        return i - 1;
    }
  return UNREP_NO_UNIT;
}
