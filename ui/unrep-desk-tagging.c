/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-desk-private.h"

/**
 * unrep_desk_can_tag:
 * @self: a desk
 *
 * Returns: whether the current unit is one that may have a position
 */
gboolean
unrep_desk_can_tag (UnrepDesk *self)
{
  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  if (self->current == UNREP_NO_UNIT || unrep_review_get_state (self->review) == UNREP_REVIEW_READ_ONLY)
    return FALSE;
  switch (unrep_outline_get_unit (unrep_desk_get_outline (self), self->current)->kind)
    {
    case UNREP_UNIT_PARAGRAPH:
    case UNREP_UNIT_ITEM:
    case UNREP_UNIT_SUBITEM:
    case UNREP_UNIT_CONTINUATION:
      return TRUE;
    case UNREP_UNIT_TITLE:
    case UNREP_UNIT_META:
    case UNREP_UNIT_HEADING:
    case UNREP_UNIT_FOOTNOTE:
    case UNREP_UNIT_ARTEFACT:
    default:
      return FALSE;
    }
}

/**
 * unrep_desk_tag:
 * @self: a desk
 * @position: index of a position in the codebook
 * @error: return location
 *
 * Sets the position of the current unit and, with `auto-advance`, goes to the
 * next in the filter. Does nothing where there is nothing that can be tagged.
 *
 * Returns: %FALSE where the review refused
 */
gboolean
unrep_desk_tag (UnrepDesk *self,
                guint      position,
                GError   **error)
{
  UnrepCodebook *codebook;

  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  codebook = unrep_desk_get_codebook (self);
  if (self->current == UNREP_NO_UNIT || position >= unrep_codebook_get_n_positions (codebook))
    return TRUE;
  if (!unrep_review_set_position (self->review, self->current,
                                  unrep_codebook_get_position (codebook, position)->id, error))
    return FALSE;
  if (self->auto_advance)
    unrep_desk_go_next (self);
  return TRUE;
}

/**
 * unrep_desk_clear:
 * @self: a desk
 * @error: return location
 *
 * Takes the position of the current unit away; its note and flag stay.
 *
 * Returns: %FALSE where the review refused
 */
gboolean
unrep_desk_clear (UnrepDesk *self,
                  GError   **error)
{
  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  if (self->current == UNREP_NO_UNIT || unrep_review_get_position (self->review, self->current) == NULL)
    return TRUE;
  return unrep_review_set_position (self->review, self->current, NULL, error);
}

/**
 * unrep_desk_toggle_flag:
 * @self: a desk
 * @error: return location
 *
 * Flags the current unit to be decided later, or takes its flag away.
 *
 * Returns: %FALSE where the review refused
 */
gboolean
unrep_desk_toggle_flag (UnrepDesk *self,
                        GError   **error)
{
  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  if (!unrep_desk_can_tag (self))
    return TRUE;
  return unrep_review_set_flag (self->review, self->current,
                                !unrep_review_get_flag (self->review, self->current), error);
}

/**
 * unrep_desk_undo:
 * @self: a desk
 *
 * Undoes the last change and goes to the unit it was made to.
 *
 * Returns: whether there was something to undo
 */
gboolean
unrep_desk_undo (UnrepDesk *self)
{
  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  return unrep_desk_go_to (self, unrep_review_undo (self->review));
}

/**
 * unrep_desk_redo:
 * @self: a desk
 *
 * Makes the last undone change again and goes to its unit.
 *
 * Returns: whether there was something to redo
 */
gboolean
unrep_desk_redo (UnrepDesk *self)
{
  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  return unrep_desk_go_to (self, unrep_review_redo (self->review));
}
