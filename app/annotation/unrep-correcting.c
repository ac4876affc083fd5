/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-correcting.h"

#include "unrep-annotation-private.h"

/**
 * unrep_correcting_init:
 * @self: to be filled; cleared with unrep_correcting_clear()
 * @review: whose outline is corrected
 * @hull: everything whose unit may become another one
 *
 * Begins one step.
 */
void
unrep_correcting_init (UnrepCorrecting *self,
                       UnrepReview     *review,
                       UnrepRange       hull)
{
  self->review = review;
  self->now = unrep_time_dup_now ();
  self->changes = unrep_history_changes_new ();
  self->hull = hull;
}

/**
 * unrep_correcting_clear:
 * @self: a step, or one of zeros only
 *
 * Forgets what was prepared.
 */
void
unrep_correcting_clear (UnrepCorrecting *self)
{
  g_clear_pointer (&self->now, g_free);
  g_clear_pointer (&self->changes, g_array_unref);
}

static void
change (UnrepCorrecting *self,
        UnrepAnnotation *before,
        UnrepAnnotation *after)
{
  g_autoptr (UnrepAnnotation) owned = after;

  unrep_history_changes_add (self->changes, before, owned);
}

/**
 * unrep_correcting_bury:
 * @self: a step
 * @annotation: a correction of this reviewer
 *
 * Takes it back.
 */
void
unrep_correcting_bury (UnrepCorrecting *self,
                       UnrepAnnotation *annotation)
{
  change (self, annotation, unrep_annotation_new_deleted (annotation, self->review->device, self->now));
}

/* Whether @other cannot hold beside @result. What stands in the middle of a unit
 * that there is already stays there; a new hull takes it in. */
static gboolean
gives_way (UnrepCorrecting       *self,
           const UnrepCorrection *other,
           const UnrepCorrection *result)
{
  guint unit = unrep_outline_find_overlapping (self->review->outline, result->range);
  gboolean is_old = unit != UNREP_NO_UNIT &&
                    unrep_range_compare (unrep_outline_get_unit (self->review->outline, unit)->range, result->range) == 0;

  if (is_old && other->range.start > result->range.start && other->range.end < result->range.end)
    return FALSE;
  if (is_old && result->range.start > other->range.start && result->range.end < other->range.end)
    return FALSE;
  return unrep_correction_contradicts (other, result);
}

static gboolean
is_changed (UnrepCorrecting *self,
            UnrepAnnotation *annotation)
{
  for (guint i = 0; i < self->changes->len; i++)
    if (g_array_index (self->changes, UnrepHistoryChange, i).before == annotation)
      return TRUE;
  return FALSE;
}

/**
 * unrep_correcting_state:
 * @self: a step
 * @result: what the outline shall say there
 * @unit: path of the unit that it is said of
 *
 * States @result in place of whatever this reviewer said that contradicts it.
 */
void
unrep_correcting_state (UnrepCorrecting       *self,
                        const UnrepCorrection *result,
                        const char            *unit)
{
  UnrepReview *review = self->review;
  gboolean stated = FALSE;

  for (guint i = 0; i < review->corrections->len; i++)
    {
      UnrepAnnotation *annotation = g_ptr_array_index (review->corrections, i);
      UnrepCorrection other;

      unrep_annotation_get_correction (annotation, &other);
      if (unrep_range_compare (other.range, result->range) == 0 && !stated)
        {
          stated = TRUE;
          if (!unrep_correction_equal (&other, result))
            change (self, annotation, unrep_annotation_new_restated (annotation, result, review->device, self->now));
        }
      else if (gives_way (self, &other, result) && !is_changed (self, annotation))
        unrep_correcting_bury (self, annotation);
    }
  if (!stated)
    change (self, NULL, unrep_annotation_new_structure (unit, unrep_report_get_text (review->report), result,
                                                        review->device, self->now));
}

/**
 * unrep_correcting_has_path:
 * @kind: of a unit
 *
 * Returns: whether units of @kind have a place in the numbering
 */
gboolean
unrep_correcting_has_path (UnrepUnitKind kind)
{
  return kind == UNREP_UNIT_PARAGRAPH || kind == UNREP_UNIT_ITEM || kind == UNREP_UNIT_SUBITEM;
}

/* Where the path of a parent has changed, corrections of what is below it name
 * the new one: an old one may be another unit's some day. */
static void
follow_parents (UnrepCorrecting *self,
                GPtrArray       *corrections,
                UnrepOutline    *outline)
{
  for (guint i = 0; i < corrections->len; i++)
    {
      UnrepAnnotation *annotation = g_ptr_array_index (corrections, i);
      guint unit = unrep_outline_get_unit_at (outline, unrep_annotation_get_range (annotation).start);
      UnrepCorrection stated, actual;

      if (unit == UNREP_NO_UNIT)
        continue;
      unrep_annotation_get_correction (annotation, &stated);
      unrep_outline_get_correction (outline, unit, &actual);
      if (unrep_range_compare (stated.range, actual.range) != 0 || !unrep_correcting_has_path (stated.kind) ||
          actual.parent[0] == '\0' || g_str_equal (stated.parent, actual.parent) || !g_ptr_array_find (self->review->corrections, annotation, NULL))
        continue;
      stated.parent = actual.parent;
      change (self, annotation, unrep_annotation_new_restated (annotation, &stated, self->review->device, self->now));
    }
}

/**
 * unrep_correcting_commit:
 * @self: a step
 *
 * Makes everything that was prepared one step that can be undone.
 */
void
unrep_correcting_commit (UnrepCorrecting *self)
{
  UnrepReview *review = self->review;
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GPtrArray) corrections = NULL;
  g_autoptr (UnrepOutline) outline = NULL;

  if (self->changes->len == 0)
    return;
  annotations = unrep_review_list_changed (review, self->changes);
  corrections = unrep_review_list_corrections (annotations);
  outline = unrep_review_new_outline (review->team_outline, corrections, NULL);
  follow_parents (self, corrections, outline);
  unrep_review_realign (review, outline, self->hull, self->changes);
  unrep_history_push (review->history, self->changes, FALSE);
  unrep_review_take_step (review, self->changes);
}

static gboolean
grow (UnrepRange *range,
      UnrepRange  by)
{
  UnrepRange both = unrep_range_union (*range, by);
  gboolean grows = unrep_range_compare (both, *range) != 0;

  *range = both;
  return grows;
}

/**
 * unrep_correcting_is_entangled:
 * @range: a unit's
 * @other: another unit's
 *
 * Returns: whether they share text, and neither stands in the middle of the other
 */
gboolean
unrep_correcting_is_entangled (UnrepRange range,
                               UnrepRange other)
{
  return unrep_range_overlap (range, other) > 0 && !(range.start > other.start && range.end < other.end) &&
         !(other.start > range.start && other.end < range.end);
}

/**
 * unrep_correcting_find_entangled:
 * @self: a review
 * @range: what is to be corrected
 *
 * Where units were split and joined by turns, one correction without the other would
 * leave rests.
 *
 * Returns: the hull of all that must be corrected together
 */
UnrepRange
unrep_correcting_find_entangled (UnrepReview *self,
                                 UnrepRange   range)
{
  gboolean grows = TRUE;

  while (grows)
    {
      grows = FALSE;
      for (guint i = 0; i < unrep_outline_get_n_units (self->team_outline); i++)
        if (unrep_correcting_is_entangled (range, unrep_outline_get_unit (self->team_outline, i)->range))
          grows |= grow (&range, unrep_outline_get_unit (self->team_outline, i)->range);
      for (guint i = 0; i < self->corrections->len; i++)
        if (unrep_correcting_is_entangled (range, unrep_annotation_get_range (g_ptr_array_index (self->corrections, i))))
          grows |= grow (&range, unrep_annotation_get_range (g_ptr_array_index (self->corrections, i)));
    }
  return range;
}
