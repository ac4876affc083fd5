/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which units a filter lets through, and how many. Every key asks that of every unit,
 * for each filter: of 10,000 it is remembered. */
#include "unrep-desk-private.h"

/* What the filters say of one unit. */
struct _UnrepStanding
{
  guint filters; /* a bit for each of them before the positions */
  guint position; /* index in the codebook, or UNREP_NO_POSITION */
};

static UnrepStanding
find_standing (UnrepDesk *self,
               guint      unit)
{
  const UnrepUnit *u = unrep_outline_get_unit (unrep_desk_get_outline (self), unit);
  gboolean sure = u->recommendation == UNREP_RECOMMENDATION_YES;
  gboolean tagged = unrep_review_get_position (self->review, unit) != NULL;
  UnrepStanding standing = { 0, UNREP_NO_POSITION };
  gboolean known = unrep_desk_get_position (self, unit, &standing.position);
  const gboolean found[UNREP_FILTER_POSITION] = {
    [UNREP_FILTER_ALL] = sure || tagged,
    [UNREP_FILTER_NOT_REVIEWED] = sure && !tagged,
    [UNREP_FILTER_UNSURE] = u->recommendation == UNREP_RECOMMENDATION_UNSURE,
    [UNREP_FILTER_FLAGGED] = unrep_review_get_flag (self->review, unit),
    [UNREP_FILTER_NOTED] = unrep_review_get_note (self->review, unit)[0] != '\0',
    [UNREP_FILTER_UNCERTAIN] = !u->certain,
    [UNREP_FILTER_OTHER] = tagged && !known,
  };

  for (guint filter = 0; filter < UNREP_FILTER_POSITION; filter++)
    standing.filters |= found[filter] ? 1u << filter : 0;
  return standing;
}

static gboolean
passes (const UnrepStanding *standing,
        guint                filter)
{
  return filter < UNREP_FILTER_POSITION ? (standing->filters & 1u << filter) != 0
                                        : standing->position == filter - UNREP_FILTER_POSITION;
}

static guint
get_n_filters (UnrepDesk *self)
{
  return UNREP_FILTER_POSITION + unrep_codebook_get_n_positions (unrep_desk_get_codebook (self));
}

static void
count (UnrepDesk           *self,
       const UnrepStanding *standing,
       int                  difference)
{
  for (guint filter = 0; filter < get_n_filters (self); filter++)
    if (passes (standing, filter))
      self->counts[filter] += (guint) difference;
}

/**
 * unrep_desk_forget_standings:
 * @self: a desk
 *
 * To be called when anything may have been said of any unit.
 */
void
unrep_desk_forget_standings (UnrepDesk *self)
{
  g_clear_pointer (&self->standings, g_free);
  g_clear_pointer (&self->counts, g_free);
  g_clear_pointer (&self->standings_outline, unrep_outline_unref);
}

static const UnrepStanding *
get_standings (UnrepDesk *self)
{
  UnrepOutline *outline = unrep_desk_get_outline (self);
  guint n_units = unrep_outline_get_n_units (outline);

  if (self->standings_outline == outline)
    return self->standings;
  unrep_desk_forget_standings (self);
  self->standings_outline = unrep_outline_ref (outline);
  self->standings = g_new (UnrepStanding, MAX (n_units, 1));
  self->counts = g_new0 (guint, get_n_filters (self));
  for (guint i = 0; i < n_units; i++)
    {
      self->standings[i] = find_standing (self, i);
      count (self, &self->standings[i], 1);
    }
  return self->standings;
}

static void
unit_changed_cb (UnrepDesk *self,
                 guint      unit)
{
  if (unit == UNREP_NO_UNIT || self->standings_outline != unrep_desk_get_outline (self))
    {
      unrep_desk_forget_standings (self);
      return;
    }
  count (self, &self->standings[unit], -1);
  self->standings[unit] = find_standing (self, unit);
  count (self, &self->standings[unit], 1);
}

/**
 * unrep_desk_follow_standings:
 * @self: a desk that has its review
 *
 * To be called before anybody else follows the review: those ask the desk.
 */
void
unrep_desk_follow_standings (UnrepDesk *self)
{
  g_signal_connect_object (self->review, "outline-changed", G_CALLBACK (unrep_desk_forget_standings), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review, "unit-changed", G_CALLBACK (unit_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * unrep_desk_matches:
 * @self: a desk
 * @filter: an UnrepFilter, plus the index of a position
 * @unit: a unit of the outline
 *
 * Returns: whether @filter lets @unit through
 */
gboolean
unrep_desk_matches (UnrepDesk *self,
                    guint      filter,
                    guint      unit)
{
  return passes (&get_standings (self)[unit], filter);
}

/**
 * unrep_desk_count:
 * @self: a desk
 * @filter: an UnrepFilter, plus the index of a position
 *
 * Returns: how many units @filter lets through
 */
guint
unrep_desk_count (UnrepDesk *self,
                  guint      filter)
{
  g_return_val_if_fail (UNREP_IS_DESK (self) && filter < get_n_filters (self), 0);

  get_standings (self);
  return self->counts[filter];
}

/**
 * unrep_desk_get_section_end:
 * @self: a desk
 * @heading: a heading of the outline
 *
 * Returns: the first unit behind the section of @heading, the sections below it
 *   included; the number of units where there is none
 */
guint
unrep_desk_get_section_end (UnrepDesk *self,
                            guint      heading)
{
  UnrepOutline *outline = unrep_desk_get_outline (self);
  guint end = heading + 1;

  while (end < unrep_outline_get_n_units (outline)
         && (unrep_outline_get_unit (outline, end)->kind != UNREP_UNIT_HEADING
             || unrep_outline_get_unit (outline, end)->level > unrep_outline_get_unit (outline, heading)->level))
    end++;
  return end;
}

/**
 * unrep_desk_get_progress:
 * @self: a desk
 * @heading: a heading of the outline
 * @n_tagged: (out): how many units of its section have a position
 * @n_to_tag: (out): how many are recommendations for sure, and others that are tagged
 */
void
unrep_desk_get_progress (UnrepDesk *self,
                         guint      heading,
                         guint     *n_tagged,
                         guint     *n_to_tag)
{
  const UnrepStanding *standings = get_standings (self);
  guint end = unrep_desk_get_section_end (self, heading);

  *n_tagged = *n_to_tag = 0;
  for (guint i = heading + 1; i < end; i++)
    {
      *n_to_tag += passes (&standings[i], UNREP_FILTER_ALL);
      *n_tagged += standings[i].position != UNREP_NO_POSITION || passes (&standings[i], UNREP_FILTER_OTHER);
    }
}
