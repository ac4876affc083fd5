/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-desk-private.h"

static gboolean
takes_position (UnrepDesk *self,
                guint      unit)
{
  switch (unrep_outline_get_unit (unrep_desk_get_outline (self), unit)->kind)
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
 * unrep_desk_can_tag:
 * @self: a desk
 *
 * Returns: whether the current unit, or those that are selected, may have a position
 */
gboolean
unrep_desk_can_tag (UnrepDesk *self)
{
  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  if (self->current == UNREP_NO_UNIT || !unrep_review_is_writable (self->review))
    return FALSE;
  return self->selected->len > 0 || takes_position (self, self->current);
}

/**
 * unrep_desk_clear_selection:
 * @self: a desk
 *
 * Only the current unit is meant from now on.
 */
void
unrep_desk_clear_selection (UnrepDesk *self)
{
  self->anchor = UNREP_NO_UNIT;
  if (self->selected->len == 0)
    return;
  g_array_set_size (self->selected, 0);
  g_object_notify (G_OBJECT (self), "n-selected");
}

/**
 * unrep_desk_select:
 * @self: a desk
 * @units: (array length=n_units): units of the outline in order, each once
 * @n_units: how many there are
 *
 * Makes several units what positions, flags and tags are meant for; headings and
 * whatever else takes no position are left out. The current unit stays.
 */
void
unrep_desk_select (UnrepDesk   *self,
                   const guint *units,
                   guint        n_units)
{
  g_return_if_fail (UNREP_IS_DESK (self));

  unrep_desk_leave_span (self);
  g_array_set_size (self->selected, 0);
  for (guint i = 0; i < n_units; i++)
    if (takes_position (self, units[i]))
      g_array_append_val (self->selected, units[i]);
  g_object_notify (G_OBJECT (self), "n-selected");
}

/**
 * unrep_desk_select_next:
 * @self: a desk
 * @forward: whether in reading order, or against it
 *
 * Goes to the next unit in the filter, and selects all from where this began.
 *
 * Returns: whether there was one
 */
gboolean
unrep_desk_select_next (UnrepDesk *self,
                        gboolean   forward)
{
  guint anchor = self->anchor != UNREP_NO_UNIT ? self->anchor : self->current;
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  if (!(forward ? unrep_desk_go_next (self) : unrep_desk_go_previous (self)) || anchor == UNREP_NO_UNIT)
    return FALSE;
  for (guint i = MIN (anchor, self->current); i <= MAX (anchor, self->current); i++)
    if (i == anchor || i == self->current || unrep_desk_matches (self, self->filter, i))
      g_array_append_val (units, i);
  unrep_desk_select (self, (const guint *) (gpointer) units->data, units->len);
  self->anchor = anchor;
  return TRUE;
}

/**
 * unrep_desk_is_selected:
 * @self: a desk
 * @unit: a unit of the outline
 *
 * Returns: whether @unit is one of those that are selected together
 */
gboolean
unrep_desk_is_selected (UnrepDesk *self,
                        guint      unit)
{
  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  for (guint i = 0; i < self->selected->len; i++)
    if (g_array_index (self->selected, guint, i) == unit)
      return TRUE;
  return FALSE;
}

/**
 * unrep_desk_get_n_selected:
 * @self: a desk
 *
 * Returns: how many units are selected together, 0 where the current one is meant
 */
guint
unrep_desk_get_n_selected (UnrepDesk *self)
{
  g_return_val_if_fail (UNREP_IS_DESK (self), 0);

  return self->selected->len;
}

/**
 * unrep_desk_get_selected:
 * @self: a desk
 * @index: less than unrep_desk_get_n_selected()
 *
 * Returns: one of the units that are selected together, in reading order
 */
guint
unrep_desk_get_selected (UnrepDesk *self,
                         guint      index)
{
  g_return_val_if_fail (UNREP_IS_DESK (self) && index < self->selected->len, UNREP_NO_UNIT);

  return g_array_index (self->selected, guint, index);
}

/* A selection that the filter no longer shows would be changed again unseen. */
static void
drop_hidden_selection (UnrepDesk *self)
{
  for (guint i = 0; i < self->selected->len; i++)
    if (!unrep_desk_matches (self, self->filter, g_array_index (self->selected, guint, i)))
      {
        unrep_desk_clear_selection (self);
        return;
      }
}

/* What positions, flags and tags are meant for. */
static const guint *
get_units (UnrepDesk *self,
           guint     *n_units)
{
  if (self->selected->len > 0)
    {
      *n_units = self->selected->len;
      return (const guint *) (gpointer) self->selected->data;
    }
  *n_units = self->current != UNREP_NO_UNIT;
  return &self->current;
}

/**
 * unrep_desk_tag:
 * @self: a desk
 * @position: index of a position in the codebook
 * @error: return location
 *
 * Sets the position of the selected units, or else of the current one; with
 * `auto-advance` it then goes to the next in the filter. Does nothing where there
 * is nothing that can be tagged.
 *
 * Returns: %FALSE where the review refused
 */
gboolean
unrep_desk_tag (UnrepDesk *self,
                guint      position,
                GError   **error)
{
  UnrepCodebook *codebook;
  const guint *units;
  guint n_units;

  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  codebook = unrep_desk_get_codebook (self);
  units = get_units (self, &n_units);
  if (n_units == 0 || position >= unrep_codebook_get_n_positions (codebook))
    return TRUE;
  if (!unrep_review_set_positions (self->review, units, n_units, unrep_codebook_get_position (codebook, position)->id,
                                   error))
    return FALSE;
  if (self->auto_advance && self->selected->len == 0)
    unrep_desk_go_next (self);
  drop_hidden_selection (self);
  return TRUE;
}

/**
 * unrep_desk_accept:
 * @self: a desk
 * @error: return location
 *
 * Gives the current unit the position that is suggested for it, as unrep_desk_tag()
 * would. Does nothing where nothing is suggested, where the unit has a position, and
 * where several are selected.
 *
 * Returns: %FALSE where the review refused
 */
gboolean
unrep_desk_accept (UnrepDesk *self,
                   GError   **error)
{
  const UnrepSuggestion *suggestion = NULL;

  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  if (self->selected->len == 0 && unrep_desk_can_tag (self)
      && unrep_review_get_position (self->review, self->current) == NULL)
    suggestion = unrep_suggestions_get (self->suggestions, self->current);
  if (suggestion == NULL || suggestion->position == UNREP_NO_POSITION)
    return TRUE;
  return unrep_desk_tag (self, suggestion->position, error);
}

/**
 * unrep_desk_clear:
 * @self: a desk
 * @error: return location
 *
 * Takes the position of the selected units, or else of the current one, away;
 * notes, flags and tags stay.
 *
 * Returns: %FALSE where the review refused
 */
gboolean
unrep_desk_clear (UnrepDesk *self,
                  GError   **error)
{
  const guint *units;
  guint n_units;

  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  units = get_units (self, &n_units);
  if (!unrep_review_set_positions (self->review, units, n_units, NULL, error))
    return FALSE;
  drop_hidden_selection (self);
  return TRUE;
}

/**
 * unrep_desk_toggle_flag:
 * @self: a desk
 * @error: return location
 *
 * Flags the selected units, or else the current one, to be decided later; where
 * all of them are flagged it takes the flags away.
 *
 * Returns: %FALSE where the review refused
 */
gboolean
unrep_desk_toggle_flag (UnrepDesk *self,
                        GError   **error)
{
  gboolean all = TRUE;
  const guint *units;
  guint n_units;

  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  units = get_units (self, &n_units);
  if (self->selected->len == 0 && !unrep_desk_can_tag (self))
    return TRUE;
  for (guint i = 0; i < n_units; i++)
    all = all && unrep_review_get_flag (self->review, units[i]);
  if (!unrep_review_set_flags (self->review, units, n_units, !all, error))
    return FALSE;
  drop_hidden_selection (self);
  return TRUE;
}

/**
 * unrep_desk_set_tag:
 * @self: a desk
 * @tag: the id of a tag
 * @on: whether to give it or to take it away
 * @error: return location
 *
 * Gives the selected units, or else the current one, a tag or takes it away.
 *
 * Returns: %FALSE where the review refused
 */
gboolean
unrep_desk_set_tag (UnrepDesk   *self,
                    const char  *tag,
                    gboolean     on,
                    GError     **error)
{
  const guint *units;
  guint n_units;

  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  units = get_units (self, &n_units);
  return unrep_review_set_tag (self->review, units, n_units, tag, on, error);
}

/**
 * unrep_desk_undo:
 * @self: a desk
 *
 * Undoes the last change and goes to the unit it was made to, if it has a place in
 * the text.
 *
 * Returns: whether there was something to undo
 */
gboolean
unrep_desk_undo (UnrepDesk *self)
{
  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  if (!unrep_review_can_undo (self->review))
    return FALSE;
  unrep_desk_go_to (self, unrep_review_undo (self->review));
  return TRUE;
}

/**
 * unrep_desk_redo:
 * @self: a desk
 *
 * Makes the last undone change again and goes to its unit, if it has a place in the
 * text.
 *
 * Returns: whether there was something to redo
 */
gboolean
unrep_desk_redo (UnrepDesk *self)
{
  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  if (!unrep_review_can_redo (self->review))
    return FALSE;
  unrep_desk_go_to (self, unrep_review_redo (self->review));
  return TRUE;
}
