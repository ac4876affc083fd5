/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-desk-private.h"

#include "unrep-unit-places.h"

G_DEFINE_FINAL_TYPE (UnrepDesk, unrep_desk, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CURRENT,
  PROP_FILTER,
  PROP_AUTO_ADVANCE,
  PROP_SPAN,
  PROP_N_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint outline_changed_signal;

static void
unrep_desk_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  UnrepDesk *self = UNREP_DESK (object);

  switch (id)
    {
    case PROP_CURRENT:
      g_value_set_uint (value, self->current);
      break;
    case PROP_FILTER:
      g_value_set_uint (value, self->filter);
      break;
    case PROP_AUTO_ADVANCE:
      g_value_set_boolean (value, self->auto_advance);
      break;
    case PROP_SPAN:
      g_value_set_string (value, self->span);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, self->selected->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
unrep_desk_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  UnrepDesk *self = UNREP_DESK (object);

  switch (id)
    {
    case PROP_CURRENT:
      unrep_desk_set_current (self, g_value_get_uint (value));
      break;
    case PROP_FILTER:
      unrep_desk_set_filter (self, g_value_get_uint (value));
      break;
    case PROP_AUTO_ADVANCE:
      if (self->auto_advance != g_value_get_boolean (value))
        {
          self->auto_advance = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
unrep_desk_dispose (GObject *object)
{
  UnrepDesk *self = UNREP_DESK (object);

  g_clear_object (&self->suggestions);
  g_clear_object (&self->review);
  g_clear_pointer (&self->span, g_free);
  g_clear_pointer (&self->selected, g_array_unref);
  g_clear_pointer (&self->heard, g_array_unref);
  unrep_desk_forget_standings (self);
  G_OBJECT_CLASS (unrep_desk_parent_class)->dispose (object);
}

static void
unrep_desk_class_init (UnrepDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = unrep_desk_get_property;
  object_class->set_property = unrep_desk_set_property;
  object_class->dispose = unrep_desk_dispose;

  properties[PROP_CURRENT] = g_param_spec_uint ("current", NULL, NULL, 0, G_MAXUINT, UNREP_NO_UNIT, flags);
  properties[PROP_FILTER] = g_param_spec_uint ("filter", NULL, NULL, 0, G_MAXUINT, UNREP_FILTER_ALL, flags);
  properties[PROP_AUTO_ADVANCE] = g_param_spec_boolean ("auto-advance", NULL, NULL, TRUE, flags);
  properties[PROP_SPAN] = g_param_spec_string ("span", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_SELECTED] = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  outline_changed_signal = g_signal_new ("outline-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static void
unrep_desk_init (UnrepDesk *self)
{
  self->current = UNREP_NO_UNIT;
  self->selected = g_array_new (FALSE, FALSE, sizeof (guint));
  self->heard = g_array_new (FALSE, FALSE, sizeof (UnrepHeardSpan));
  self->auto_advance = TRUE;
}

static void
outline_changed_cb (UnrepDesk *self)
{
  UnrepOutline *outline = unrep_desk_get_outline (self);
  guint current = self->current;

  unrep_desk_clear_selection (self);
  if (current != UNREP_NO_UNIT)
    self->current = unrep_outline_find_overlapping (outline, self->current_range);
  /* One that was split in small parts. */
  if (current != UNREP_NO_UNIT && self->current == UNREP_NO_UNIT)
    self->current = unrep_outline_get_unit_at (outline, self->current_range.start);
  if (self->current != UNREP_NO_UNIT)
    self->current_range = unrep_outline_get_unit (outline, self->current)->range;
  g_signal_emit (self, outline_changed_signal, 0);
  /* The same place by another index is nothing to go to. */
  if (current != UNREP_NO_UNIT && self->current == UNREP_NO_UNIT)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
  unrep_desk_check_span (self);
}

/**
 * unrep_desk_new:
 * @review: one reviewer's work on one report
 *
 * The first unit that is not reviewed is the current one.
 *
 * Returns: (transfer full): a desk
 */
UnrepDesk *
unrep_desk_new (UnrepReview *review)
{
  UnrepDesk *self;

  g_return_val_if_fail (UNREP_IS_REVIEW (review), NULL);

  self = g_object_new (UNREP_TYPE_DESK, NULL);
  self->review = g_object_ref (review);
  /* Before us: who hears of another outline from us must not get what was found in the last one. */
  self->suggestions = unrep_suggestions_new (review);
  unrep_desk_follow_standings (self);
  g_signal_connect_object (review, "outline-changed", G_CALLBACK (outline_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (review, "spans-changed", G_CALLBACK (unrep_desk_check_span), self, G_CONNECT_SWAPPED);
  if (!unrep_desk_go_not_reviewed (self))
    unrep_desk_go_next (self);
  return self;
}

/**
 * unrep_desk_get_review:
 * @self: a desk
 *
 * Returns: (transfer none): the review that is on it
 */
UnrepReview *
unrep_desk_get_review (UnrepDesk *self)
{
  g_return_val_if_fail (UNREP_IS_DESK (self), NULL);

  return self->review;
}

/**
 * unrep_desk_get_outline:
 * @self: a desk
 *
 * Returns: (transfer none): the outline of the report
 */
UnrepOutline *
unrep_desk_get_outline (UnrepDesk *self)
{
  g_return_val_if_fail (UNREP_IS_DESK (self), NULL);

  return unrep_review_get_outline (self->review);
}

/**
 * unrep_desk_get_codebook:
 * @self: a desk
 *
 * Returns: (transfer none): the codebook of the review
 */
UnrepCodebook *
unrep_desk_get_codebook (UnrepDesk *self)
{
  g_return_val_if_fail (UNREP_IS_DESK (self), NULL);

  return unrep_review_get_codebook (self->review);
}

/**
 * unrep_desk_get_suggestions:
 * @self: a desk
 *
 * Returns: (transfer none): what the codebook suggests, while somebody wants that
 */
UnrepSuggestions *
unrep_desk_get_suggestions (UnrepDesk *self)
{
  g_return_val_if_fail (UNREP_IS_DESK (self), NULL);

  return self->suggestions;
}

/**
 * unrep_desk_get_current:
 * @self: a desk
 *
 * Returns: the current unit, or %UNREP_NO_UNIT
 */
guint
unrep_desk_get_current (UnrepDesk *self)
{
  g_return_val_if_fail (UNREP_IS_DESK (self), UNREP_NO_UNIT);

  return self->current;
}

/**
 * unrep_desk_set_current:
 * @self: a desk
 * @unit: a unit of the outline, or %UNREP_NO_UNIT
 *
 * Makes @unit the one that the keys act on.
 */
void
unrep_desk_set_current (UnrepDesk *self,
                        guint      unit)
{
  g_return_if_fail (UNREP_IS_DESK (self));

  if (unit >= unrep_outline_get_n_units (unrep_desk_get_outline (self)))
    unit = UNREP_NO_UNIT;
  unrep_desk_clear_selection (self);
  if (self->current == unit)
    return;
  self->current = unit;
  if (unit != UNREP_NO_UNIT)
    self->current_range = unrep_outline_get_unit (unrep_desk_get_outline (self), unit)->range;
  unrep_desk_check_span (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

/**
 * unrep_desk_find_start:
 * @self: a desk
 * @start: code point of the extracted text
 *
 * Returns: the unit that begins at @start, or %UNREP_NO_UNIT
 */
guint
unrep_desk_find_start (UnrepDesk *self,
                       gsize      start)
{
  UnrepOutline *outline = unrep_desk_get_outline (self);
  guint unit = unrep_unit_places_find_from (outline, start);
  if (unit >= unrep_outline_get_n_units (outline) || unrep_outline_get_unit (outline, unit)->range.start != start)
    return UNREP_NO_UNIT;
  return unit;
}

/**
 * unrep_desk_get_filter:
 * @self: a desk
 *
 * Returns: an UnrepFilter, plus the index of a position
 */
guint
unrep_desk_get_filter (UnrepDesk *self)
{
  g_return_val_if_fail (UNREP_IS_DESK (self), UNREP_FILTER_ALL);

  return self->filter;
}

/**
 * unrep_desk_set_filter:
 * @self: a desk
 * @filter: an UnrepFilter, plus the index of a position
 *
 * Changes which units are shown and walked through.
 */
void
unrep_desk_set_filter (UnrepDesk *self,
                       guint      filter)
{
  g_return_if_fail (UNREP_IS_DESK (self));

  if (self->filter == filter)
    return;
  self->filter = filter;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
}

/**
 * unrep_desk_get_position:
 * @self: a desk
 * @unit: a unit of the outline
 * @index: (out) (optional): index of its position in the codebook
 *
 * Returns: whether @unit has a position that the codebook knows
 */
gboolean
unrep_desk_get_position (UnrepDesk *self,
                         guint      unit,
                         guint     *index)
{
  const char *position;

  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  position = unrep_review_get_position (self->review, unit);
  return position != NULL && unrep_codebook_find_position (unrep_desk_get_codebook (self), position, index);
}

/**
 * unrep_desk_get_other_position:
 * @self: a desk
 * @unit: a unit of the outline
 *
 * Returns: (transfer none) (nullable): the id of a position that @unit has and the
 *   codebook does not know; it is kept and counted
 */
const char *
unrep_desk_get_other_position (UnrepDesk *self,
                               guint      unit)
{
  g_return_val_if_fail (UNREP_IS_DESK (self), NULL);

  return unrep_desk_get_position (self, unit, NULL) ? NULL : unrep_review_get_position (self->review, unit);
}

/**
 * unrep_desk_get_unit_for:
 * @self: a desk
 * @offset: code point of the extracted text
 *
 * The unit that a person means who points at @offset: the recommendation that
 * holds it, else the unit itself. Blank space belongs to nobody.
 *
 * Returns: a unit, or %UNREP_NO_UNIT
 */
guint
unrep_desk_get_unit_for (UnrepDesk *self,
                         gsize      offset)
{
  UnrepOutline *outline = unrep_desk_get_outline (self);
  guint unit = unrep_outline_get_unit_at (outline, offset);

  for (guint i = unit; i != UNREP_NO_UNIT; i = unrep_outline_get_unit (outline, i)->parent)
    if (unrep_desk_matches (self, UNREP_FILTER_ALL, i)
        || unrep_outline_get_unit (outline, i)->recommendation == UNREP_RECOMMENDATION_UNSURE)
      return i;
  return unit;
}

/* The nearest unit behind @from that @filter lets through, UNREP_NO_UNIT for none. */
static guint
find_after (UnrepDesk *self,
            guint      filter,
            guint      from)
{
  guint n_units = unrep_outline_get_n_units (unrep_desk_get_outline (self));

  for (guint i = from == UNREP_NO_UNIT ? 0 : from + 1; i < n_units; i++)
    if (unrep_desk_matches (self, filter, i))
      return i;
  return UNREP_NO_UNIT;
}

/**
 * unrep_desk_go_to:
 * @self: a desk
 * @unit: a unit of the outline, or %UNREP_NO_UNIT for nothing to go to
 *
 * Returns: whether there was a unit to go to
 */
gboolean
unrep_desk_go_to (UnrepDesk *self,
                  guint      unit)
{
  if (unit == UNREP_NO_UNIT)
    return FALSE;
  unrep_desk_set_current (self, unit);
  return TRUE;
}

/**
 * unrep_desk_go_next:
 * @self: a desk
 *
 * Returns: whether there was a next unit in the filter to go to
 */
gboolean
unrep_desk_go_next (UnrepDesk *self)
{
  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  return unrep_desk_go_to (self, find_after (self, self->filter, self->current));
}

/**
 * unrep_desk_go_previous:
 * @self: a desk
 *
 * Returns: whether there was a previous unit in the filter to go to
 */
gboolean
unrep_desk_go_previous (UnrepDesk *self)
{
  guint i;

  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  i = self->current == UNREP_NO_UNIT ? unrep_outline_get_n_units (unrep_desk_get_outline (self)) : self->current;
  while (i-- > 0)
    if (unrep_desk_matches (self, self->filter, i))
      return unrep_desk_go_to (self, i);
  return FALSE;
}

/**
 * unrep_desk_go_not_reviewed:
 * @self: a desk
 *
 * Goes to the next recommendation without a position, from the end of the report
 * on to its beginning.
 *
 * Returns: whether there was one
 */
gboolean
unrep_desk_go_not_reviewed (UnrepDesk *self)
{
  guint unit;

  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  unit = find_after (self, UNREP_FILTER_NOT_REVIEWED, self->current);
  if (unit == UNREP_NO_UNIT)
    unit = find_after (self, UNREP_FILTER_NOT_REVIEWED, UNREP_NO_UNIT);
  return unrep_desk_go_to (self, unit);
}
