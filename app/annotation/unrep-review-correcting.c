/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-correcting.h"

#include <glib/gi18n.h>
#include <string.h>

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
  g_auto (UnrepCorrecting) correcting = { NULL };
  UnrepCorrection result;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);
  g_return_val_if_fail (unit < unrep_outline_get_n_units (self->outline), FALSE);

  if (!unrep_review_check_writable (self, error))
    return FALSE;
  unrep_outline_get_correction (self->outline, unit, &result);
  result.recommendation = is_recommendation ? UNREP_RECOMMENDATION_YES : UNREP_RECOMMENDATION_NO;
  unrep_correcting_init (&correcting, self, result.range);
  unrep_correcting_state (&correcting, &result, unrep_outline_get_unit (self->outline, unit)->path);
  unrep_correcting_commit (&correcting);
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
  gboolean same_place = unrep_correcting_has_path (result->kind) && g_str_equal (result->parent, path);

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
  g_auto (UnrepCorrecting) correcting = { NULL };
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
  unrep_correcting_init (&correcting, self, result.range);
  unrep_correcting_state (&correcting, &result, old->path);
  unrep_correcting_commit (&correcting);
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
  g_auto (UnrepCorrecting) correcting = { NULL };
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
  unrep_correcting_init (&correcting, self, unrep_outline_get_unit (self->outline, unit)->range);
  unrep_correcting_state (&correcting, &first, path);
  unrep_correcting_state (&correcting, &second, path);
  unrep_correcting_commit (&correcting);
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
  g_auto (UnrepCorrecting) correcting = { NULL };
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
  unrep_correcting_init (&correcting, self, result.range);
  unrep_correcting_state (&correcting, &result, unrep_outline_get_unit (self->outline, previous)->path);
  unrep_correcting_commit (&correcting);
  return unrep_outline_get_unit_at (self->outline, result.range.start);
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
  g_auto (UnrepCorrecting) correcting = { NULL };
  UnrepRange range, hull;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), UNREP_NO_UNIT);
  g_return_val_if_fail (unit < unrep_outline_get_n_units (self->outline), UNREP_NO_UNIT);

  if (!unrep_review_check_writable (self, error))
    return UNREP_NO_UNIT;
  range = unrep_outline_get_unit (self->outline, unit)->range;
  hull = unrep_correcting_find_entangled (self, range);
  unrep_correcting_init (&correcting, self, hull);
  for (guint i = 0; i < self->corrections->len; i++)
    {
      UnrepAnnotation *annotation = g_ptr_array_index (self->corrections, i);
      UnrepCorrection correction;

      unrep_annotation_get_correction (annotation, &correction);
      if (unrep_correcting_is_entangled (hull, correction.range) ||
          (unrep_range_overlap (hull, correction.range) > 0 && unrep_range_compare (hull, range) != 0 &&
           correction.range.start >= hull.start && correction.range.end <= hull.end))
        unrep_correcting_bury (&correcting, annotation);
    }
  if (correcting.changes->len == 0)
    {
      refuse (error, UNREP_ERROR_NOT_FOUND, _("You have not corrected this unit."));
      return UNREP_NO_UNIT;
    }
  unrep_correcting_commit (&correcting);
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
    if (unrep_range_compare (unrep_annotation_get_range (g_ptr_array_index (self->corrections, i)),
                             unrep_outline_get_unit (self->outline, unit)->range) == 0)
      return TRUE;
  return FALSE;
}
