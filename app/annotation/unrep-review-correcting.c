/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-private.h"

#include "unrep-annotation-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* One correction by hand while it is prepared. */
typedef struct
{
  UnrepReview *review;
  char *now;
  /* Of UnrepHistoryChange. */
  GArray *changes;
  /* Everything whose unit may become another one. */
  UnrepRange hull;
} Correcting;

static void
correcting_init (Correcting  *self,
                 UnrepReview *review,
                 UnrepRange   hull)
{
  self->review = review;
  self->now = unrep_time_dup_now ();
  self->changes = unrep_history_changes_new ();
  self->hull = hull;
}

static void
correcting_clear (Correcting *self)
{
  g_clear_pointer (&self->now, g_free);
  g_clear_pointer (&self->changes, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Correcting, correcting_clear)

static gboolean
ranges_equal (UnrepRange a,
              UnrepRange b)
{
  return unrep_range_compare (a, b) == 0;
}

static void
change (Correcting      *self,
        UnrepAnnotation *before,
        UnrepAnnotation *after)
{
  g_autoptr (UnrepAnnotation) owned = after;

  unrep_history_changes_add (self->changes, before, owned);
}

static void
bury (Correcting      *self,
      UnrepAnnotation *annotation)
{
  change (self, annotation, unrep_annotation_new_deleted (annotation, self->review->device, self->now));
}

/* Whether @other cannot hold beside @result. What stands in the middle of a unit
 * that there is already stays there; a new hull takes it in. */
static gboolean
gives_way (Correcting            *self,
           const UnrepCorrection *other,
           const UnrepCorrection *result)
{
  guint unit = unrep_outline_find_overlapping (self->review->outline, result->range);
  gboolean is_old = unit != UNREP_NO_UNIT &&
                    ranges_equal (unrep_outline_get_unit (self->review->outline, unit)->range, result->range);

  if (is_old && other->range.start > result->range.start && other->range.end < result->range.end)
    return FALSE;
  if (is_old && result->range.start > other->range.start && result->range.end < other->range.end)
    return FALSE;
  return unrep_correction_contradicts (other, result);
}

static gboolean
is_changed (Correcting      *self,
            UnrepAnnotation *annotation)
{
  for (guint i = 0; i < self->changes->len; i++)
    if (g_array_index (self->changes, UnrepHistoryChange, i).before == annotation)
      return TRUE;
  return FALSE;
}

/* States @result in place of whatever this reviewer said that contradicts it. */
static void
state (Correcting            *self,
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
      if (ranges_equal (other.range, result->range) && !stated)
        {
          stated = TRUE;
          if (!unrep_correction_equal (&other, result))
            change (self, annotation, unrep_annotation_new_restated (annotation, result, review->device, self->now));
        }
      else if (gives_way (self, &other, result) && !is_changed (self, annotation))
        bury (self, annotation);
    }
  if (!stated)
    change (self, NULL, unrep_annotation_new_structure (unit, unrep_report_get_text (review->report), result,
                                                        review->device, self->now));
}

static gboolean
has_path (UnrepUnitKind kind)
{
  return kind == UNREP_UNIT_PARAGRAPH || kind == UNREP_UNIT_ITEM || kind == UNREP_UNIT_SUBITEM;
}

/* Where the path of a parent has changed, corrections of what is below it name
 * the new one: an old one may be another unit's some day. */
static void
follow_parents (Correcting   *self,
                GPtrArray    *corrections,
                UnrepOutline *outline)
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
      if (!ranges_equal (stated.range, actual.range) || !has_path (stated.kind) || actual.parent[0] == '\0' ||
          g_str_equal (stated.parent, actual.parent) || !g_ptr_array_find (self->review->corrections, annotation, NULL))
        continue;
      stated.parent = actual.parent;
      change (self, annotation, unrep_annotation_new_restated (annotation, &stated, self->review->device, self->now));
    }
}

/* Makes everything that was prepared one step. */
static void
commit (Correcting *self)
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
refuse (GError     **error,
        UnrepError   code,
        const char  *message)
{
  g_set_error_literal (error, UNREP_ERROR, code, message);
  return FALSE;
}

/* A label as somebody typed it: `(ب)`, `١٣`, `b)`; bare in the outline. */
static char *
normalize_label (const char  *typed,
                 GError     **error)
{
  g_autofree char *label = g_utf8_validate (typed, -1, NULL) ? unrep_path_normalize (typed) : NULL;

  if (label != NULL && strpbrk (label, "/@") == NULL && g_utf8_strlen (label, -1) <= UNREP_LABEL_MAX_CHARS)
    return g_steal_pointer (&label);
  refuse (error, UNREP_ERROR_USAGE, _("A label is one number, letter or word, such as 13, (b) or ب."));
  return NULL;
}

/* What stands right below a unit of @kind. */
static UnrepUnitKind
get_kind_below (UnrepUnitKind kind)
{
  return kind == UNREP_UNIT_PARAGRAPH ? UNREP_UNIT_ITEM : UNREP_UNIT_SUBITEM;
}

/**
 * unrep_review_mark_recommendation:
 * @self: a review
 * @unit: index of a unit of any kind
 * @is_recommendation: whether reviewers tag it
 * @error: where to put what went wrong
 *
 * Corrects the outline. A position that the unit has stays.
 *
 * Errors: in state %UNREP_REVIEW_READ_ONLY the reason for it.
 *
 * Returns: whether the unit is so now
 */
gboolean
unrep_review_mark_recommendation (UnrepReview  *self,
                                  guint         unit,
                                  gboolean      is_recommendation,
                                  GError      **error)
{
  g_auto (Correcting) correcting = { NULL };
  UnrepCorrection result;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);
  g_return_val_if_fail (unit < unrep_outline_get_n_units (self->outline), FALSE);

  if (!unrep_review_check_writable (self, error))
    return FALSE;
  unrep_outline_get_correction (self->outline, unit, &result);
  result.recommendation = is_recommendation ? UNREP_RECOMMENDATION_YES : UNREP_RECOMMENDATION_NO;
  correcting_init (&correcting, self, result.range);
  state (&correcting, &result, unrep_outline_get_unit (self->outline, unit)->path);
  commit (&correcting);
  return TRUE;
}

/* Of @typed, a path above @unit, the unit that it names. */
static gboolean
find_parent (UnrepOutline  *outline,
             guint          unit,
             const char    *typed,
             guint         *parent,
             GError       **error)
{
  g_autoptr (GArray) found = g_utf8_validate (typed, -1, NULL) ? unrep_outline_list_path (outline, typed) : NULL;

  *parent = UNREP_NO_UNIT;
  if (typed[0] == '\0')
    return TRUE;
  for (guint i = 0; found != NULL && i < found->len; i++)
    if (g_array_index (found, guint, i) < unit)
      *parent = g_array_index (found, guint, i);
  if (*parent != UNREP_NO_UNIT)
    return TRUE;
  return refuse (error, UNREP_ERROR_NOT_FOUND, _("No unit above this one has the path that it should stand below."));
}

/* Headings and footnotes stay what they are; all else follows from what it stands below. */
static void
relabel (UnrepOutline    *outline,
         UnrepCorrection *result,
         const char      *label,
         guint            parent)
{
  const UnrepUnit *above = parent != UNREP_NO_UNIT ? unrep_outline_get_unit (outline, parent) : NULL;
  const char *path = above != NULL ? above->path : "";
  gboolean same_place = has_path (result->kind) && g_str_equal (result->parent, path);

  result->label = label;
  if (result->kind == UNREP_UNIT_HEADING || result->kind == UNREP_UNIT_FOOTNOTE)
    return;
  result->parent = path;
  if (label[0] == '\0')
    {
      result->kind = UNREP_UNIT_CONTINUATION;
      result->parent = "";
    }
  else if (!same_place)
    result->kind = above != NULL ? get_kind_below (above->kind) : UNREP_UNIT_PARAGRAPH;
}

/**
 * unrep_review_set_label:
 * @self: a review
 * @unit: index of a unit of any kind
 * @label: its true label as somebody may type it, `(ب)` or `13`; "" for none,
 *   which makes it a continuation
 * @parent: (nullable): path of the unit that it stands below, "" for a
 *   paragraph; %NULL for the one it has, or a guess where it has none
 * @error: where to put what went wrong
 *
 * Corrects the outline. Paths of the units below follow.
 *
 * Errors: %UNREP_ERROR_USAGE for what is no label; %UNREP_ERROR_NOT_FOUND where
 * nothing above has the path @parent; in state %UNREP_REVIEW_READ_ONLY the reason.
 *
 * Returns: whether the unit has the label now
 */
gboolean
unrep_review_set_label (UnrepReview  *self,
                        guint         unit,
                        const char   *label,
                        const char   *parent,
                        GError      **error)
{
  g_auto (Correcting) correcting = { NULL };
  g_autofree char *bare = NULL;
  const UnrepUnit *old;
  UnrepCorrection result;
  guint above;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);
  g_return_val_if_fail (unit < unrep_outline_get_n_units (self->outline), FALSE);

  bare = normalize_label (label, error);
  if (bare == NULL || !unrep_review_check_writable (self, error))
    return FALSE;
  old = unrep_outline_get_unit (self->outline, unit);
  if (parent != NULL)
    {
      if (!find_parent (self->outline, unit, parent, &above, error))
        return FALSE;
    }
  else
    above = old->path[0] != '\0' ? old->parent : unrep_outline_guess_parent (self->outline, unit, bare);

  unrep_outline_get_correction (self->outline, unit, &result);
  relabel (self->outline, &result, bare, above);
  correcting_init (&correcting, self, result.range);
  state (&correcting, &result, old->path);
  commit (&correcting);
  return TRUE;
}

/* The unit that a split adds: the next one of the list, or the first one below. */
static void
describe_part (UnrepOutline    *outline,
               guint            unit,
               const char      *guessed,
               const char      *label,
               guint            parent,
               UnrepCorrection *part)
{
  const UnrepUnit *old = unrep_outline_get_unit (outline, unit);
  gboolean starts_list = old->kind == UNREP_UNIT_PARAGRAPH && !g_ascii_isdigit (label[0]);

  if (!g_str_equal (guessed, label))
    parent = starts_list ? unit : old->parent;
  if (old->kind == UNREP_UNIT_HEADING || old->kind == UNREP_UNIT_ARTEFACT)
    part->kind = UNREP_UNIT_CONTINUATION;
  relabel (outline, part, label, parent);
  if (parent == unit)
    part->recommendation = UNREP_RECOMMENDATION_UNSURE;
  if (part->kind == UNREP_UNIT_CONTINUATION)
    part->recommendation = UNREP_RECOMMENDATION_NO;
}

/**
 * unrep_review_split:
 * @self: a review
 * @unit: index of a unit of any kind
 * @offset: the code point of the text at which the new unit begins, inside @unit
 * @label: (nullable): the true label of the new unit as somebody may type it, ""
 *   for none; %NULL for the next one of the list
 * @error: where to put what went wrong
 *
 * Corrects the outline. What was said about @unit stays with the part that has
 * more of it, with the first one of equal parts.
 *
 * Errors: %UNREP_ERROR_USAGE where one part would have no text, and for what is
 * no label; in state %UNREP_REVIEW_READ_ONLY the reason for it.
 *
 * Returns: index of the new unit, or %UNREP_NO_UNIT
 */
guint
unrep_review_split (UnrepReview  *self,
                    guint         unit,
                    gsize         offset,
                    const char   *label,
                    GError      **error)
{
  g_auto (Correcting) correcting = { NULL };
  g_autofree char *guessed = NULL, *bare = NULL;
  UnrepCorrection first, second;
  UnrepRange before, behind;
  const char *path;
  guint parent;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), UNREP_NO_UNIT);
  g_return_val_if_fail (unit < unrep_outline_get_n_units (self->outline), UNREP_NO_UNIT);

  if (!unrep_review_check_writable (self, error))
    return UNREP_NO_UNIT;
  if (!unrep_outline_find_split (self->outline, unit, offset, &before, &behind))
    {
      refuse (error, UNREP_ERROR_USAGE, _("A unit can only be split in its middle, so that both parts have text."));
      return UNREP_NO_UNIT;
    }
  guessed = unrep_outline_dup_next_label (self->outline, unit, behind.start, &parent);
  bare = label != NULL ? normalize_label (label, error) : g_strdup (guessed);
  if (bare == NULL)
    return UNREP_NO_UNIT;

  path = unrep_outline_get_unit (self->outline, unit)->path;
  unrep_outline_get_correction (self->outline, unit, &first);
  second = first;
  first.range = before;
  second.range = behind;
  describe_part (self->outline, unit, guessed, bare, parent, &second);
  correcting_init (&correcting, self, unrep_outline_get_unit (self->outline, unit)->range);
  state (&correcting, &first, path);
  state (&correcting, &second, path);
  commit (&correcting);
  return unrep_outline_get_unit_at (self->outline, behind.start);
}

/**
 * unrep_review_join_previous:
 * @self: a review
 * @unit: index of a unit of any kind
 * @error: where to put what went wrong
 *
 * Corrects the outline: @unit and the one before become one, with the kind and
 * the label of the one before; a page's footer and a footnote between them stay.
 * Of what was said about the two, flags, tags and notes are put together. Of
 * differing positions the first one stays, the second one stays readable in the
 * side file as deleted, and the flag is set; undoing brings both back.
 *
 * Errors: %UNREP_ERROR_USAGE where there is none before; in state
 * %UNREP_REVIEW_READ_ONLY the reason for it.
 *
 * Returns: index of the joined unit, or %UNREP_NO_UNIT
 */
guint
unrep_review_join_previous (UnrepReview  *self,
                            guint         unit,
                            GError      **error)
{
  g_auto (Correcting) correcting = { NULL };
  UnrepCorrection result;
  guint previous;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), UNREP_NO_UNIT);
  g_return_val_if_fail (unit < unrep_outline_get_n_units (self->outline), UNREP_NO_UNIT);

  if (!unrep_review_check_writable (self, error))
    return UNREP_NO_UNIT;
  previous = unrep_outline_find_previous (self->outline, unit);
  if (previous == UNREP_NO_UNIT)
    {
      refuse (error, UNREP_ERROR_USAGE, _("There is no unit before this one that it could be joined with."));
      return UNREP_NO_UNIT;
    }
  unrep_outline_get_correction (self->outline, previous, &result);
  result.range.end = unrep_outline_get_unit (self->outline, unit)->range.end;
  correcting_init (&correcting, self, result.range);
  state (&correcting, &result, unrep_outline_get_unit (self->outline, previous)->path);
  commit (&correcting);
  return unrep_outline_get_unit_at (self->outline, result.range.start);
}

static gboolean
grow (UnrepRange *range,
      UnrepRange  by)
{
  UnrepRange both = { MIN (range->start, by.start), MAX (range->end, by.end) };
  gboolean grows = !ranges_equal (both, *range);

  *range = both;
  return grows;
}

/* Whether what is of @other is entangled with what is of @range: they share text,
 * and neither stands in the middle of the other. */
static gboolean
is_entangled (UnrepRange range,
              UnrepRange other)
{
  return unrep_range_overlap (range, other) > 0 && !(range.start > other.start && range.end < other.end) &&
         !(other.start > range.start && other.end < range.end);
}

/* All that must be reset together: where units were split and joined by turns,
 * one correction without the other would leave rests. */
static UnrepRange
find_entangled (UnrepReview *self,
                UnrepRange   range)
{
  gboolean grows = TRUE;

  while (grows)
    {
      grows = FALSE;
      for (guint i = 0; i < unrep_outline_get_n_units (self->team_outline); i++)
        if (is_entangled (range, unrep_outline_get_unit (self->team_outline, i)->range))
          grows |= grow (&range, unrep_outline_get_unit (self->team_outline, i)->range);
      for (guint i = 0; i < self->corrections->len; i++)
        if (is_entangled (range, unrep_annotation_get_range (g_ptr_array_index (self->corrections, i))))
          grows |= grow (&range, unrep_annotation_get_range (g_ptr_array_index (self->corrections, i)));
    }
  return range;
}

/**
 * unrep_review_reset_structure:
 * @self: a review
 * @unit: index of a unit of any kind
 * @error: where to put what went wrong
 *
 * Takes back this reviewer's corrections of @unit and of what it was split from
 * or joined with, so that the outline there is again as found or published.
 *
 * Errors: %UNREP_ERROR_NOT_FOUND where nothing was corrected; in state
 * %UNREP_REVIEW_READ_ONLY the reason for it.
 *
 * Returns: index of the unit that is there now, or %UNREP_NO_UNIT
 */
guint
unrep_review_reset_structure (UnrepReview  *self,
                              guint         unit,
                              GError      **error)
{
  g_auto (Correcting) correcting = { NULL };
  UnrepRange range, hull;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), UNREP_NO_UNIT);
  g_return_val_if_fail (unit < unrep_outline_get_n_units (self->outline), UNREP_NO_UNIT);

  if (!unrep_review_check_writable (self, error))
    return UNREP_NO_UNIT;
  range = unrep_outline_get_unit (self->outline, unit)->range;
  hull = find_entangled (self, range);
  correcting_init (&correcting, self, hull);
  for (guint i = 0; i < self->corrections->len; i++)
    {
      UnrepAnnotation *annotation = g_ptr_array_index (self->corrections, i);
      UnrepCorrection correction;

      unrep_annotation_get_correction (annotation, &correction);
      if (is_entangled (hull, correction.range) ||
          (unrep_range_overlap (hull, correction.range) > 0 && !ranges_equal (hull, range) &&
           correction.range.start >= hull.start && correction.range.end <= hull.end))
        bury (&correcting, annotation);
    }
  if (correcting.changes->len == 0)
    {
      refuse (error, UNREP_ERROR_NOT_FOUND, _("You have not corrected this unit."));
      return UNREP_NO_UNIT;
    }
  commit (&correcting);
  return unrep_outline_get_unit_at (self->outline, range.start);
}

/**
 * unrep_review_is_corrected:
 * @self: a review
 * @unit: index of a unit
 *
 * Returns: whether this reviewer corrected it
 */
gboolean
unrep_review_is_corrected (UnrepReview *self,
                           guint        unit)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);
  g_return_val_if_fail (unit < unrep_outline_get_n_units (self->outline), FALSE);

  for (guint i = 0; i < self->corrections->len; i++)
    if (ranges_equal (unrep_annotation_get_range (g_ptr_array_index (self->corrections, i)),
                      unrep_outline_get_unit (self->outline, unit)->range))
      return TRUE;
  return FALSE;
}
